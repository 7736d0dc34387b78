import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'sending',
  text('Was it refused on the way out?', '是不是在发信环节就被拒了？'),
  text(
    'What the sender’s own system refuses never reached the recipient: account, permissions and client settings are to be looked at (help page 36612).',
    '自己的邮箱系统拒发的邮件没有到过对方那里，要查账号、权限和客户端设置（见官方 36612 说明）。',
  ),
);
