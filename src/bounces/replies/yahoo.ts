/** Yahoo and AOL, one platform; AT&T's domains are moving to it. Codes: senders.yahooinc.com/smtp-error-codes. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const CODES = 'https://senders.yahooinc.com/smtp-error-codes';
const PRACTICES = 'https://senders.yahooinc.com/best-practices';
const CONTACT = 'https://senders.yahooinc.com/contact';

const COMPLAINTS = text(
  'Yahoo defers this IP for now: unusual volume, or its users complain about the mail.',
  'Yahoo 暂缓接收这个 IP 的邮件：发信量异常，或者用户投诉多。',
);
const DEFERRED_FOR_GOOD = text(
  'Yahoo refuses all mail of this IP or domain; sending again does not help.',
  'Yahoo 长期拒收这个 IP 或域名的邮件，重发没用。',
);
const LATER = text('some hours, with less mail at once', '等几个小时，并降低发信速度');
const UNAUTHENTICATED = text(
  'Yahoo could not verify the sender: SPF, DKIM or DMARC did not pass.',
  'Yahoo 无法验证发件人：SPF、DKIM 或 DMARC 没通过。',
);
const DMARC = text(
  'The message failed DMARC, and Yahoo follows the policy of the From domain.',
  '这封信没通过 DMARC，Yahoo 按发件域名的 DMARC 策略拒收。',
);
const POLICY = text(
  'Yahoo refuses the message under its policy: content or links look like phishing or spam.',
  'Yahoo 按策略拒收：内容或链接像钓鱼、垃圾邮件。',
);
const SPAMHAUS = text(
  'The sending IP is on a blocklist that Yahoo asks, such as Spamhaus.',
  '发信 IP 在 Yahoo 使用的黑名单（如 Spamhaus）上。',
);
const PTR = text(
  'The reverse DNS of the sending IP is missing, or its name does not resolve back.',
  '发信 IP 没有反向解析，或者反解出的主机名解析不回这个 IP。',
);
const NO_USER = text('That Yahoo address does not exist.', '这个 Yahoo 地址不存在。');
const DISABLED = text(
  'The recipient account is disabled or discontinued.',
  '收件人的账号已停用或注销。',
);
const FULL = text("The recipient's mailbox is full.", '收件人的邮箱已满。');
const TOO_FAST = text(
  'This recipient is getting mail too quickly; Yahoo takes it again later.',
  '这个收件人短时间内收信太多，Yahoo 过一会儿再收。',
);
const BUSY = text("Yahoo's servers are busy.", 'Yahoo 服务器繁忙。');
const CONNECTIONS = text(
  'Too many connections at once from this IP.',
  '这个 IP 同时建立的连接太多。',
);

export default receiver({
  id: 'yahoo',
  name: text('Yahoo Mail', 'Yahoo 邮箱'),
  hosts: [
    'yahoodns.net',
    'yahoo.com',
    'yahoo.net',
    'ymail.com',
    'rocketmail.com',
    'myyahoo.com',
    'yahoo.co.uk',
    'yahoo.fr',
    'yahoo.de',
    'yahoo.it',
    'yahoo.es',
    'yahoo.ca',
    'yahoo.in',
    'yahoo.co.in',
    'yahoo.co.id',
    'yahoo.com.br',
    'yahoo.com.mx',
    'yahoo.com.ar',
    'yahoo.com.au',
    'yahoo.com.hk',
    'yahoo.com.tw',
    'yahoo.com.sg',
    'yahoo.com.vn',
    'yahoo.com.cn',
    'yahoo.cn',
    'yahooinc.com',
    'verizonmedia.com',
    'oath.com',
  ],
  rules: [
    // 553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.
    rule('[tss09]', 'ip-reputation', { means: DEFERRED_FOR_GOOD, page: CODES }),
    // 553 5.7.2 [TSS11] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.
    rule('[tss11]', 'ip-reputation', { means: DEFERRED_FOR_GOOD, page: CODES }),
    // 421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.
    rule('permanently deferred', 'ip-reputation', {
      lasting: 'permanent',
      means: DEFERRED_FOR_GOOD,
      page: CODES,
    }),
    // 421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://senders.yahooinc.com/error-codes
    rule('[tss04]', 'ip-reputation', { means: COMPLAINTS, wait: LATER, page: CODES }),
    // 421 4.7.1 [IPTS04] Messages from 192.0.2.1 temporarily deferred due to user complaints - 4.16.56.1
    rule('[ipts04]', 'ip-reputation', { means: COMPLAINTS, wait: LATER, page: CODES }),
    // 421 4.7.0 [TS01] Messages from 192.0.2.1 temporarily deferred due to user complaints - 4.16.55.1
    // 421 4.7.0 [TSS05] …
    rule('temporarily deferred due to*user complaints', 'ip-reputation', {
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),
    rule('[tss', 'ip-reputation', {
      confidence: 0.9,
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),
    rule('[ts0', 'ip-reputation', {
      confidence: 0.9,
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),
    rule('[ipts', 'ip-reputation', {
      confidence: 0.9,
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),
    // 421 Message temporarily deferred - [GL01]
    rule('[gl01]', 'greylisted', {
      means: text(
        'Yahoo does not know this sender yet and asks for another try.',
        'Yahoo 还不认识这个发件方，要求稍后重试。',
      ),
      page: CODES,
    }),
    // 421 Message from (192.0.2.1) temporarily deferred - 4.16.50.
    // 421 Message temporarily deferred - [190]
    rule('message*temporarily deferred -', 'ip-reputation', {
      confidence: 0.9,
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),

    // 553 5.7.1 [BL21] Connections not accepted from IP addresses on Spamhaus SBL
    rule('[bl21]', 'ip-blocklisted', { means: SPAMHAUS, page: 'https://check.spamhaus.org/' }),
    // 553 5.7.1 [BL23] Connections not accepted from IP addresses on Spamhaus XBL; see https://senders.yahooinc.com/error-codes [550]
    rule('[bl23]', 'ip-blocklisted', { means: SPAMHAUS, page: 'https://check.spamhaus.org/' }),
    // 553 5.7.1 [BL22] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list
    rule('connections*not*accepted from*spamhaus', 'ip-blocklisted', {
      means: SPAMHAUS,
      page: 'https://check.spamhaus.org/',
    }),
    rule('[bl2', 'ip-blocklisted', {
      confidence: 0.93,
      means: SPAMHAUS,
      page: 'https://check.spamhaus.org/',
    }),

    // 550 5.7.25 Forward-confirmed reverse DNS failed
    rule('forward-confirmed reverse dns', 'ptr-missing', { means: PTR, page: PRACTICES }),
    rule('', 'ptr-missing', { status: '5.7.25', only: true, means: PTR, page: PRACTICES }),
    // 550 5.7.1 Connections not accepted from servers without a valid sender domain. Fix reverse DNS for 192.0.2.1
    rule('fix reverse dns for', 'ptr-missing', { means: PTR, page: PRACTICES }),

    // 550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.
    rule('sender is unauthenticated*yahoo requires*authenticate', 'unauthenticated', {
      means: UNAUTHENTICATED,
      page: PRACTICES,
    }),
    rule('sender is unauthenticated', 'unauthenticated', {
      only: true,
      means: UNAUTHENTICATED,
      page: PRACTICES,
    }),
    // 554 5.7.5 (DMARC) … message failed DMARC evaluation
    rule('dmarc', 'dmarc-failed', { code: '5', only: true, means: DMARC, page: PRACTICES }),
    // 554 5.7.9 [PH01] Email not accepted for policy reasons. / 554 Message not allowed - [PH01] Email not accepted for policy reasons.
    rule('[ph01]', 'policy-rejected', { means: POLICY, page: CODES }),
    // 554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes
    rule('message not accepted for policy reasons', 'unauthenticated', {
      status: '5.7.9',
      confidence: 0.9,
      means: UNAUTHENTICATED,
      page: PRACTICES,
    }),
    rule('', 'unauthenticated', {
      status: '5.7.9',
      only: true,
      confidence: 0.9,
      means: UNAUTHENTICATED,
      page: PRACTICES,
    }),
    // 554 Message not allowed - UP Email not accepted for policy reasons. Please visit http://postmaster.yahoo.com/errors/postmaster-27.html [120]
    rule('not accepted for policy reasons', 'policy-rejected', {
      confidence: 0.93,
      means: POLICY,
      page: CODES,
    }),
    // 554 5.7.4 Message cannot be accepted, [UP] …
    rule('554 message not allowed', 'policy-rejected', {
      confidence: 0.9,
      means: POLICY,
      page: CODES,
    }),
    // 554 5.7.1 [DU01] Connections not accepted from dynamic IP addresses
    rule('connections*not*accepted from*dynamic', 'ip-reputation', {
      means: text(
        'Yahoo takes no mail straight from dynamic or residential IPs.',
        'Yahoo 不接受动态 IP 或家庭宽带直接投信。',
      ),
      page: CODES,
    }),

    // 554 delivery error: dd Sorry your message to bob@yahoo.com cannot be delivered. This account is over quota. - mta1.mail.bf1.yahoo.com
    rule('delivery error: dd*over quota', 'mailbox-full', { means: FULL, page: CODES }),
    // 554 delivery error: dd Sorry your message to bob@yahoo.com cannot be delivered. This account has been disabled or discontinued [#102]. - mta1.mail.bf1.yahoo.com
    rule('delivery error: dd*disabled or discontinued', 'recipient-disabled', {
      means: DISABLED,
      page: CODES,
    }),
    // 554 delivery error: dd This account has been temporarily suspended. Please try again later.
    rule('delivery error: dd*suspended', 'recipient-disabled', { means: DISABLED, page: CODES }),
    // 554 delivery error: dd Sorry, your message to bob@yahoo.com cannot be delivered. This mailbox is disabled (554.30).
    rule('delivery error: dd*disabled', 'recipient-disabled', { means: DISABLED, page: CODES }),
    // 554 delivery error: dd Not a valid recipient / This user doesn't have a yahoo.com account (bob@yahoo.com) [0] - mta1.mail.bf1.yahoo.com
    rule("doesn't have a * account", 'user-unknown', { means: NO_USER, page: CODES }),
    // 554 delivery error: dd Requested mail action aborted, mailbox not found
    rule('delivery error: dd', 'user-unknown', { confidence: 0.9, means: NO_USER, page: CODES }),
    // 554 30 Sorry, your message to bob@yahoo.com cannot be delivered. This mailbox is disabled (554.30).
    rule('this mailbox is disabled (554.30)', 'recipient-disabled', {
      means: DISABLED,
      page: CODES,
    }),
    // 552 1 Requested mail action aborted, mailbox not found
    rule('requested mail action aborted, mailbox not found', 'user-unknown', {
      means: NO_USER,
      page: CODES,
    }),
    // 550 relaying denied for <bob@yahoo.com>
    rule('relaying denied for', 'relay-denied', {
      only: true,
      means: text(
        'That Yahoo server does not take mail for this domain.',
        '这台 Yahoo 服务器不负责接收该域名的邮件。',
      ),
      page: CODES,
    }),
    // 450 User is receiving mail too quickly
    rule('user is receiving mail too quickly', 'rate-limited', {
      lasting: 'passes',
      means: TOO_FAST,
      page: CODES,
    }),
    // 451 VS1-MF Excessive unknown recipients - possible Open Relay
    rule('excessive unknown recipients', 'ip-reputation', {
      confidence: 0.9,
      means: text(
        'Too many of the addresses from this server do not exist; Yahoo takes it for a spam relay.',
        '这台服务器发往的地址里不存在的太多，Yahoo 当它是垃圾邮件中转。',
      ),
      page: CODES,
    }),
    // 421 4.7.1 Max message per connection reached, closing transmission channel
    rule('max message per connection reached', 'rate-limited', {
      means: CONNECTIONS,
      page: CODES,
    }),
    // 421 Too many concurrent connections (#4.16.5) / 421 Unable to connect: too many connections
    rule('too many*connections', 'rate-limited', {
      code: '4',
      only: true,
      means: CONNECTIONS,
      page: CODES,
    }),
    // 451 Resources temporarily not available - Please try again later [#4.16.1].
    // 451 Resources temporarily unavailable. Please try again later [#4.16.5].
    rule('resources temporarily*available', 'remote-system-error', {
      confidence: 0.85,
      means: BUSY,
      page: CODES,
    }),
    // 552 5.2.2 Mailbox is full / user over quota
    rule('', 'mailbox-full', { status: 'x.2.2', only: true, means: FULL, page: CODES }),
    // 550 5.1.1 <bob@yahoo.com> user doesn't exist
    rule('', 'user-unknown', { status: '5.1.1', only: true, means: NO_USER, page: CODES }),
    // 553 5.7.2 alone
    rule('', 'ip-reputation', {
      code: '553',
      status: '5.7.2',
      only: true,
      confidence: 0.9,
      means: DEFERRED_FOR_GOOD,
      page: CONTACT,
    }),
    // 421 4.7.0 alone
    rule('', 'ip-reputation', {
      code: '421',
      status: '4.7',
      only: true,
      confidence: 0.85,
      means: COMPLAINTS,
      wait: LATER,
      page: CODES,
    }),
    // 553 5.7.1 alone
    rule('', 'ip-blocklisted', {
      code: '553',
      status: '5.7.1',
      only: true,
      confidence: 0.85,
      means: SPAMHAUS,
      page: CODES,
    }),
  ],
});
