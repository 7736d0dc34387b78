import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import {
  again,
  compareFix,
  isOwnDomain,
  MAILBOX_PAGES,
  NO_MX,
  receptionOf,
  receptionWord,
  renewFix,
} from '../common/bounce-recipient.ts';
import { explained, PAGES, ROUTES } from '../common/bounce-sending.ts';

const thereNow = text(
  'No mail server was found for {domain} then, and there is one now',
  '当时查不到 {domain} 的收信服务器，现在已经能查到',
);
const title = text(
  'No mail server can be found for {domain}: check the spelling',
  '查不到 {domain} 的收信服务器，请核对域名拼写',
);
const means = text(
  'DNS had no such domain, or neither an MX nor an address for it: it is misspelled or expired, or its DNS is broken.',
  'DNS 里没有这个域名，或者它既没有 MX 也没有地址记录：可能拼错了、到期了，或者解析坏了。',
);
const later = text(
  'Sent again unchanged, it comes back until the address is corrected or the domain fixed.',
  '域名改对或者对方修好之前，原样重发还会被退。',
);
const STILL = {
  lasting: text('So it was no passing fault.', '所以不是临时故障。'),
  fixed: text('So the domain works again.', '看来域名已经恢复。'),
};
const own = text(
  'Check renewal, name servers and MX records of {domain}, which is your own (alimail-doctor check-dns)',
  '{domain} 是自己的域名，检查是否到期、DNS 服务器和 MX 记录（可用 alimail-doctor check-dns）',
);
const resolver = text(
  'If it comes back once more, the resolver of the sending system is at fault: have its operator look the MX up there',
  '如果还被退，就是发信系统的 DNS 解析有问题，请它的管理员在服务器上查一下 MX',
);

export default bounceCheck({
  cause: 'domain-not-found',
  question: text(
    'Could no mail server be found for the recipient’s domain?',
    '是不是查不到收件域名的服务器？',
  ),
  why: text(
    'Mail goes to the MX of the domain, or to its address where it has none; with neither there is nowhere to send it (RFC 5321 §5.1, RFC 3463 §3.2).',
    '邮件投到域名的 MX，没有 MX 就投到地址记录，都没有就无处可投（RFC 5321 §5.1、RFC 3463 §3.2）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §5.1', 'RFC 3463 §3.2', PAGES.bounces, MAILBOX_PAGES.notReceived],
  title: ({ domain }, { fixed }) => (fixed ? thereNow : title)({ domain }),
  detail: (_, given) =>
    receptionOf(given)?.state === 'mx'
      ? explained(given, means())
      : explained(given, means(), ...again(given, later())),
  live: (given) =>
    receptionWord(
      given,
      ({ state }) => (state === 'mx' ? 'against' : state === 'address' ? 'neither' : 'for'),
      ({ state }) => {
        if (state === 'mx') return [STILL.fixed()];
        if (state === 'address') return [NO_MX()];
        return state === 'null-mx' ? [] : [STILL.lasting()];
      },
    ),
  page: () => 'you',
  fixes(given) {
    const { domain } = given.values;
    const now = receptionOf(given);
    return [
      compareFix(given),
      ...(now?.state === 'mx'
        ? [
            fix(resolver(), given.failure.alibaba === 'sent' ? 'alibaba' : 'mail-admin', {
              effort: 'hours',
            }),
          ]
        : []),
      ...(given.fixed
        ? []
        : isOwnDomain(given)
          ? [fix(own({ domain }), 'domain-admin', { effort: 'hours' })]
          : [renewFix(given)]),
    ];
  },
});
