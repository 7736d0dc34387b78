import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';

const title = text(
  '{recipient} does not exist: correct the address',
  '收件地址 {recipient} 不存在，请核对地址',
);
const detail = text(
  '{receiver} knows no such mailbox. Sending again to the same address is refused again, and many such refusals harm the sender’s standing.',
  '{receiver}没有这个邮箱。原样重发还会被退，这类退信多了还会影响发信信誉。',
);
const correct = text(
  'Compare {recipient} letter by letter with what the recipient gives you by another way, and send again',
  '用电话、微信等其他方式向对方逐字核对 {recipient}，改对后再发',
);
const remove = text(
  'If it left for good, take the address out of contacts, groups and forwarding rules',
  '如果对方已不再使用该地址，请从联系人、邮件组和转发规则里删掉它',
);
const noMail = text(
  'DNS says now: the domain {domain} takes no mail at all ({state}), so the domain itself may be misspelled.',
  '现在查 DNS：域名 {domain} 根本不收信（{state}），很可能是域名写错了。',
);
const nxdomain = text('it does not exist', '域名不存在');
const nullMx = text('null MX', '空 MX');

export default bounceCheck({
  cause: 'user-unknown',
  question: text('Does the recipient’s mailbox not exist?', '收件人的邮箱是不是不存在？'),
  why: text(
    'A server that knows no such mailbox refuses at RCPT TO, and no setting of the sender changes that (RFC 5321 §3.3, RFC 3463 §3.2).',
    '对方没有这个邮箱时会在 RCPT TO 阶段拒收，发信方改什么设置都没用（RFC 5321 §3.3、RFC 3463 §3.2）。',
  ),
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 3463 §3.2', 'RFC 5321 §3.3'],
  title,
  detail,
  live({ live: { recipient } }) {
    if (!recipient.known) return null;
    const { state, domain, seen } = recipient.value;
    if (state !== 'nxdomain' && state !== 'null-mx') return null;
    const words = state === 'nxdomain' ? nxdomain() : nullMx();
    return {
      says: noMail({ domain, state: words }),
      evidence: [{ from: seen[0], saw: words }],
    };
  },
  fixes: ({ values }) => [
    fix(correct({ recipient: values.recipient }), 'sender'),
    fix(remove(), 'sender'),
  ],
});
