import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { isPublic, theirAdmin } from '../common/bounce-recipient.ts';
import { explained, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The mailbox of {recipient} has moved: find out the new address',
  '{recipient} 的邮箱已迁移，先向对方要新地址再发',
);
const means = text(
  'The address is no longer kept here, or belongs to somebody else by now, and nothing is forwarded.',
  '这个地址已经搬走，或者已经换了主人，而且没有设置转发。',
);
const again = text(
  'Sending again to the old address is useless; to the new one it is right.',
  '往旧地址重发没用，改成新地址再发就行。',
);
const newAddress = text(
  'Get the new address (some replies name it), have the recipient confirm it by phone or chat, and send there',
  '拿到新地址（有的退信里会写），用电话、微信等方式向对方确认后再发',
);
const replace = text(
  'Replace the old address in contacts, groups and forwarding rules',
  '把联系人、邮件组和转发规则里的旧地址换掉',
);
const forward = text(
  'The administrator of {domain} can keep the old address as an alias or forward it',
  '{domain} 的管理员可以把旧地址设为别名，或者设置转发',
);

export default bounceCheck({
  cause: 'recipient-moved',
  question: text('Has the recipient’s mailbox moved?', '收件人的邮箱是不是迁走了？'),
  why: text(
    'A server may tell that a user has moved instead of forwarding (551), and may name the new address (RFC 5321 §3.4, RFC 3463 §3.2).',
    '服务器可以不转发，而是答复用户已迁移（551），有时还会给出新地址（RFC 5321 §3.4、RFC 3463 §3.2）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §3.4', 'RFC 3463 §3.2'],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'you',
  fixes: (given) => [
    fix(newAddress(), 'you'),
    fix(replace(), 'you'),
    ...(isPublic(given) ? [] : [fix(forward({ domain: given.values.domain }), theirAdmin(given))]),
  ],
});
