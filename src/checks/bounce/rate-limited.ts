import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, MAIL_CONSOLE, says } from '../common/bounce.ts';
import { again, isOwnDomain, supportFix } from '../common/bounce-recipient.ts';
import {
  explained,
  isAlibabaAccount,
  isDirectMail,
  PAGES,
  PATHS,
  ROUTES,
} from '../common/bounce-sending.ts';

const title = text(
  'Too much mail in too short a time: stop, wait, then send slower',
  '短时间内发信太多：先停发，等一段时间再慢慢发',
);
const flooded = text(
  '{recipient} gets too much mail at present: only time helps',
  '{recipient} 短时间内收信太多，只能等',
);
const floodedMeans = text(
  'The limit counts what arrives in that mailbox from all senders together.',
  '这个限制算的是该邮箱收到的所有来信，不只是您发的。',
);
const floodedLater = text(
  'Sent again after some hours, the same message goes through.',
  '隔几个小时原样重发即可。',
);
const floodedWait = text('Wait for the next tries', '等系统自动重试');
const floodedOnce = text(
  'Send it once more after some hours; if it is urgent, call or message the recipient',
  '隔几个小时再发一次；着急就用电话、微信等方式联系对方',
);
const floodedTell = text(
  'Tell the recipient by phone or chat if it lasts: something may be flooding the mailbox, such as notices of a program, a forwarding loop or an attack',
  '一直这样就用电话、微信等方式告诉对方：可能有东西在灌满这个邮箱，比如程序通知、转发死循环或邮件轰炸',
);
const floodedOwn = text(
  'Let programs that write to this mailbox gather their notices into fewer messages',
  '如果有程序频繁往这个邮箱发通知，合并成少量邮件再发',
);
const renew = text(
  'Wait until the quota renews, or have the sender’s mail provider raise it',
  '等额度恢复，或者联系自己的邮箱服务商提高额度',
);
const means = text(
  'There is a limit to what {receiver} takes in a time from one sender, domain or IP, or for one mailbox.',
  '{receiver} 对同一发件人、域名或 IP，以及同一个收件邮箱，都有单位时间的数量限制。',
);
const later = text(
  'Sending again right away is harmful: every try counts and prolongs the pause. After the pause the same message goes through.',
  '马上重发有害，每次尝试都算数，只会限得更久；等限制解除后原样重发即可。',
);
const untold = text(
  'How long is not said: wait some hours, and a day if a daily limit is meant.',
  '没说要等多久：先等几个小时，如果是当天超限就等一天。',
);
const pause = text(
  'Stop mailings and programs that send, wait, then begin with one message',
  '先停掉群发和自动发信的程序，等一段时间，再试发一封',
);
const slower = text(
  'Afterwards send slower and only to addresses that exist: many wrong recipients use the limit up as well.',
  '恢复后放慢速度，只发给有效地址，无效收件人多也会触发限制。',
);
const quota = text(
  'If the sending quota of the DirectMail account is used up, wait for the next day or month, or have it raised',
  '如果是邮件推送账号的发信额度用完，等到第二天或下个月，或者申请提高额度',
);
const password = text(
  'If little was sent, change the password: an account with a weak one gets a lower limit, and a stolen one is used for spam',
  '如果没发多少，就改密码：弱密码账号限得更严，密码被盗也会有人拿它发垃圾邮件',
);
const log = text(
  'Look in the send log for mail of {sender} that nobody wrote',
  '在收发信日志里查 {sender} 有没有不是本人发的邮件',
);
const bulk = text(
  'Send newsletters and notices through DirectMail from a subdomain, not from mailboxes',
  '通知、营销类群发改用邮件推送（DirectMail），用子域名发，不要用普通邮箱',
);
const server = text(
  'Set the sending server or program to fewer connections and messages at a time for {receiver}',
  '调低发信服务器或程序对 {receiver} 的并发连接数和发送速度',
);
const shared = text(
  'If it goes on for more than a day though little was sent, the limit counts an IP of Alibaba that many share',
  '如果没发多少却超过一天还这样，可能是阿里邮箱的共用出口 IP 被限，请反馈给阿里邮箱',
);

/** Words of Alibaba Mail's own limits, which its notices quote without naming a server. */
function isAlibabas(given: BounceCase): boolean {
  return says(given, 'reject by behavio', 'is achieved the maximum threshold');
}

/** The recipient gets too much, from whomever. */
function isFlooded(given: BounceCase): boolean {
  return says(
    given,
    // Gmail: The user you are trying to contact is receiving mail at a rate that prevents …; … too quickly
    'receiving mail at a rate',
    'receiving mail too quickly',
    'receiving email at a rate',
    // QQ: Mailbox unavailable or access denied, and as it is misspelt
    'mailbox unavailable or access den',
    // Exchange: recipient thread limit exceeded; RESOLVER.ADR.RecipientLimit
    'recipient thread limit',
    'recipient rate limit',
  );
}

export default bounceCheck({
  cause: 'rate-limited',
  question: text('Was too much sent in too short a time?', '是不是短时间内发得太多？'),
  why: text(
    'Receivers limit rates to keep out spam; the limits are mostly secret, pass with time and are harder for weak passwords (RFC 3463 §3.5, Alibaba’s page on frequency).',
    '收信方限制频率是为了防垃圾邮件，具体数值大多保密，过一段时间会解除，弱密码账号限得更严（RFC 3463 §3.5，官方发信频率说明）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 3463 §3.5', PAGES.frequency, PAGES.transient, PAGES.marketing],
  title: ({ recipient }, given) => (isFlooded(given) ? flooded({ recipient }) : title()),
  detail({ receiver }, given) {
    if (isFlooded(given)) {
      return explained(given, floodedMeans(), ...again(given, floodedLater()));
    }
    return given.failure.meaning?.wait != null || given.delayed
      ? explained(given, means({ receiver }), ...again(given, later()))
      : explained(given, means({ receiver }), ...again(given, later()), untold());
  },
  page: (given) => (isFlooded(given) ? 'recipient' : 'mail-admin'),
  fixes(given) {
    const { receiver, sender } = given.values;
    const { alibaba } = given.failure;
    if (isFlooded(given)) {
      return [
        given.delayed ? fix(floodedWait(), 'you') : fix(floodedOnce(), 'you', { effort: 'hours' }),
        fix(floodedOwn(), isOwnDomain(given) ? 'mail-admin' : 'you', { effort: 'days' }),
        fix(floodedTell(), 'recipient', { effort: 'hours' }),
      ];
    }
    const isDirect = isDirectMail(given);
    const account = isAlibabaAccount(given) && alibaba !== 'received';
    // What Alibaba Mail itself limits: for others the password changes nothing.
    const isOwnLimit = account && (alibaba !== 'sent' || isAlibabas(given));
    const isQuota = !account && !isDirect && says(given, 'quota', 'user sending limit');
    return [
      fix(pause(), 'you', { effort: 'hours', steps: [slower()] }),
      ...(isDirect ? [fix(quota(), 'you', { effort: 'days' })] : []),
      ...(isQuota ? [fix(renew(), 'you', { effort: 'days' })] : []),
      ...(isOwnLimit
        ? [
            fix(password(), 'you', {
              effort: 'hours',
              console: PATHS.password(),
              operation: 'change-password',
            }),
          ]
        : []),
      ...(account ? [fix(log({ sender }), 'mail-admin', { console: MAIL_CONSOLE.sendLog() })] : []),
      ...(account || isQuota || isDirect ? [] : [fix(server({ receiver }), 'mail-admin')]),
      ...(account ? [fix(bulk(), 'mail-admin', { effort: 'days' })] : []),
      ...(alibaba === 'sent' && !isOwnLimit ? [supportFix(shared())] : []),
    ];
  },
});
