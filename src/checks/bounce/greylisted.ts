import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { again, MAILBOX_PAGES } from '../common/bounce-recipient.ts';
import { explained, ROUTES, whitelistFix } from '../common/bounce-sending.ts';

const title = text(
  'Greylisted: {receiver} puts off unknown senders and takes a later try',
  '灰名单：{receiver} 暂缓接收陌生发件人，稍后再投就能通过',
);
const means = text(
  'The first try of an unknown sender is refused; one from the same address some minutes or an hour later is taken.',
  '陌生发件人第一次投递会被暂时拒绝，隔几分钟到一小时，从同一 IP 再投就会接收。',
);
const changing = text(
  'Alibaba Mail may try again from changing addresses, each of which counts as unknown, so it can take hours.',
  '阿里邮箱重试时可能换出口 IP，每个 IP 都要重新等，所以有时要几个小时。',
);
const lost = text(
  'The sending system gave up before a try passed. Sending once more after an hour or two is right.',
  '发信系统没等到通过就放弃了。过一两个小时再发一次即可。',
);
const wait = text(
  'Do nothing: the sending system tries again by itself',
  '不用处理，发信系统会自动重试',
);
const once = text(
  'Send it once more, an hour or two after the first try',
  '距第一次投递一两个小时后，再发一次',
);
const queue = text(
  'A program that sends by itself has to keep the message and try again for days, or hand it to a mail server that does',
  '自己直接投递的程序要能保存邮件并持续重试几天，否则就交给会重试的邮件服务器发',
);
const exempt = text(
  'If it holds up every message, ask the administrator of {domain} to exempt {senderDomain} from greylisting',
  '如果每封都被耽误，请 {domain} 的管理员把 {senderDomain} 加到灰名单例外里',
);

export default bounceCheck({
  cause: 'greylisted',
  question: text('Was it put off by greylisting?', '是不是被灰名单暂缓了？'),
  why: text(
    'Greylisting refuses the first try with a 4xx because mail servers try again and spam programs do not; nothing has to be changed (RFC 6647 §2, RFC 5321 §4.5.4.1).',
    '灰名单先用 4xx 拒一次，正规服务器会重试，垃圾程序不会；发信方不用改任何设置（RFC 6647 §2、RFC 5321 §4.5.4.1）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 6647 §2', 'RFC 5321 §4.5.4.1', MAILBOX_PAGES.returned],
  title,
  detail(_, given) {
    const advice = again(given, lost());
    return given.failure.alibaba === 'sent'
      ? explained(given, means(), changing(), ...advice)
      : explained(given, means(), ...advice);
  },
  page: () => 'mail-admin',
  fixes(given) {
    const { domain, senderDomain } = given.values;
    const { delayed } = given;
    const whitelist = whitelistFix(given);
    return [
      delayed ? fix(wait(), 'you') : fix(once(), 'you', { effort: 'hours' }),
      ...(delayed || given.failure.alibaba === 'sent' ? [] : [fix(queue(), 'mail-admin')]),
      ...(whitelist.length > 0
        ? whitelist
        : [fix(exempt({ domain, senderDomain }), 'recipient', { effort: 'hours' })]),
    ];
  },
});
