import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, recordsIn, says } from '../common/bounce.ts';
import { isGone, isPublic, theirAdmin } from '../common/bounce-recipient.ts';
import { explained } from '../common/bounce-sending.ts';

const title = text(
  '{recipient} does not exist: correct the address',
  '收件地址 {recipient} 不存在，请核对地址',
);
const unnamedTitle = text(
  'The recipient does not exist: correct the address',
  '收件地址不存在，请核对地址',
);
const unnamedLeftTitle = text(
  'Alibaba Mail does not know the recipient: check the address, or unbind the old domain',
  '阿里邮箱里没有这个收件人：核对地址，或请对方解绑旧域名',
);
const leftTitle = text(
  'Alibaba Mail knows no {recipient}: check the address, or unbind the old domain',
  '阿里邮箱里没有 {recipient}：核对地址，或请对方解绑旧域名',
);
const means = text('{receiver} knows no such mailbox.', '对方（{receiver}）没有这个邮箱。');
const meansUnnamed = text(
  'The recipient’s server knows no such mailbox.',
  '对方服务器没有这个邮箱。',
);
const again = text(
  'Sent again to the same address, it will be refused again, and many such refusals harm the sender’s standing.',
  '原样重发还会被退，这类退信多了还会影响发信信誉。',
);
const correct = text(
  'Check {recipient} letter by letter with the recipient by phone or chat, correct the address, and send again',
  '用电话、微信等方式和对方逐字核对 {recipient}，改对后再发',
);
const ask = text(
  'If the address is right, ask the administrator of {domain} by phone or chat whether the mailbox was deleted or renamed',
  '如果地址没错，请 {domain} 的管理员看看邮箱是不是已删除或改名',
);
const unbind = text(
  'If the domain has moved away, have the administrator of {domain} unbind it in its former Alibaba Mail',
  '如果对方域名已搬离阿里邮箱，请 {domain} 的管理员在原阿里邮箱里解绑该域名',
);
const unbindStep = text(
  'As long as it is bound there, mail sent from Alibaba Mail stays inside and never reaches the new servers.',
  '没解绑之前，从阿里邮箱发过去的邮件会留在阿里内部，到不了新服务器。',
);
const remove = text(
  'If the recipient no longer uses the address, take it out of contacts, groups and forwarding rules',
  '如果对方已不再使用该地址，就从联系人、邮件组和转发规则里删掉它',
);
const noMail = text(
  'DNS says now: the domain {domain} takes no mail at all ({state}), so the domain itself may be misspelled.',
  '现在查 DNS：域名 {domain} 根本不收信（{state}），很可能是域名写错了。',
);
const nxdomain = text('it does not exist', '域名不存在');
const nullMx = text('null MX', '空 MX');

/** 503 Rcptto account isn't a local account: mistyped, or the domain has left and is still bound. */
const mayHaveLeft = (given: BounceCase) => says(given, "rcptto account isn't a local account");

export default bounceCheck({
  cause: 'user-unknown',
  question: text('Does the recipient’s mailbox not exist?', '收件人的邮箱是不是不存在？'),
  why: text(
    'A server that knows no such mailbox refuses at RCPT TO, and no setting of the sender changes that (RFC 5321 §3.3, RFC 3463 §3.2).',
    '对方没有这个邮箱时会在 RCPT TO 阶段拒收，发信方改什么设置都没用（RFC 5321 §3.3、RFC 3463 §3.2）。',
  ),
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 3463 §3.2', 'RFC 5321 §3.3'],
  title({ recipient }, given) {
    const left = mayHaveLeft(given);
    if (given.failure.recipient === null) return left ? unnamedLeftTitle() : unnamedTitle();
    return (left ? leftTitle : title)({ recipient });
  },
  detail(_, given) {
    const { receiver, remoteHost, domain } = given.failure;
    const who = receiver?.name() ?? remoteHost ?? domain;
    return explained(given, who === null ? meansUnnamed() : means({ receiver: who }), again());
  },
  live({ live: { recipient } }) {
    if (!recipient.known) return null;
    const { state, domain, seen } = recipient.value;
    if (state !== 'nxdomain' && state !== 'null-mx') return null;
    const words = state === 'nxdomain' ? nxdomain() : nullMx();
    return {
      says: noMail({ domain, state: words }),
      evidence: [{ from: seen[0], saw: recordsIn(seen[0]) ?? words }],
    };
  },
  fixes(given) {
    const { recipient, domain } = given.values;
    return [
      fix(correct({ recipient }), 'sender'),
      fix(remove(), 'sender'),
      ...(mayHaveLeft(given)
        ? [fix(unbind({ domain }), theirAdmin(given), { effort: 'hours', steps: [unbindStep()] })]
        : isPublic(given) || isGone(given)
          ? []
          : [fix(ask({ domain }), theirAdmin(given), { effort: 'hours' })]),
    ];
  },
});
