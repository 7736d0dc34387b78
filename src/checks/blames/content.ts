import { text } from '../../engine/text.ts';
import { blames } from '../common/blames.ts';

export default blames(
  'content',
  text('Is the message itself the reason?', '是不是邮件本身的问题？'),
  text(
    'Content, attachments, size and headers are the sender’s to change, and unchanged the message is refused again (RFC 3463 §3.7).',
    '内容、附件、大小和邮件头要由发件人改，不改的话重发还会被拒（RFC 3463 §3.7）。',
  ),
);
