import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'reputation',
  text(
    'Does the receiver object to the sender, its server or its domain?',
    '对方是不是不信任发件人、发信服务器或发件域名？',
  ),
  text(
    'A receiver may refuse by policy whom it does not trust, whatever the message says; standing is repaired at the sender’s side (RFC 3463 §3.8).',
    '对方可以按策略拒收不信任的来源，与邮件内容无关，要从发信方的信誉入手（RFC 3463 §3.8）。',
  ),
);
