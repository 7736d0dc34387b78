import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'network',
  text('Did the message find no way to the recipient’s server?', '是不是邮件到不了对方服务器？'),
  text(
    'Before a server can refuse, DNS has to name it and a connection has to stand (RFC 5321 §5.1, RFC 3463 §3.5).',
    '要先从 DNS 查到对方服务器并连上，才谈得上收不收（RFC 5321 §5.1、RFC 3463 §3.5）。',
  ),
);
