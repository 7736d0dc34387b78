import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'recipient',
  text('Is the recipient’s address or mailbox the reason?', '是不是收件地址或收件邮箱的问题？'),
  text(
    'No setting of the sender helps against a wrong address or a full, disabled or closed mailbox (RFC 3463 §3.2, §3.3).',
    '地址写错，或者对方邮箱满了、停用了、拒收了，发信方改设置没有用（RFC 3463 §3.2、§3.3）。',
  ),
);
