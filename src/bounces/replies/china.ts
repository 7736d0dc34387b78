/**
 * Replies of other mail hosts in China: 263, 139 (China Mobile), 189 and 21cn
 * (China Telecom), Coremail appliances of companies and universities, and hosts
 * that sell mailboxes. Nothing is known of 189's own words. Tokens such as
 * `DT:SPM`, which Coremail shares with NetEase, are in `netease.ts`.
 *
 * Source: help pages of 263, Coremail and resellers, all of middling trust.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const NO_USER = text('The recipient address does not exist.', '收件地址不存在。');

const FULL = text(
  'The mailbox of the recipient is full; the recipient has to free space first.',
  '收件人邮箱满了，要对方先清理空间。',
);

const TOO_LARGE = text(
  'The message is larger than the receiver takes.',
  '邮件超过了对方允许接收的大小。',
);

const NO_HOST = text(
  'No mail server was found for the recipient’s domain; check its spelling, or its MX.',
  '查不到收件域名的邮件服务器，核对域名拼写或对方的 MX。',
);

const CONTENT = text('The receiver takes the message for spam.', '邮件被对方判成垃圾邮件。');

const IP_REFUSED = text(
  'The receiver does not take mail from this IP address.',
  '对方拒收来自该 IP 的邮件。',
);

const SENDER_REFUSED = text(
  'The receiver does not take mail from this sender.',
  '对方拒收该发件人的邮件。',
);

export default receiver({
  id: 'china',
  name: text('Mail host in China', '国内其他邮箱'),
  hosts: [
    '263.net',
    '263.net.cn',
    '263xmail.com',
    '139.com',
    '10086.cn',
    '189.cn',
    '21cn.com',
    '21cn.net',
    'wo.cn',
    'tom.com',
    '163.net',
    'icoremail.net',
    'icoremail.vip',
    'coremail.cn',
    'cstnet.cn',
    '35.com',
    'eyou.net',
  ],
  rules: [
    // -- 263 and 139 ------------------------------------------------------------

    // 550 maillist team@example.com is null, please contact admin
    // maillist null
    rule('maillist* null', 'user-unknown', {
      confidence: 0.8,
      means: text(
        'The recipient is a mailing list without members; its administrator has to add them.',
        '收件地址是邮件列表，里面没有成员，要对方管理员处理。',
      ),
      lasting: 'permanent',
    }),
    // 552 mail size limit exceeded. The help of 263 explains it by a mailbox over its capacity.
    rule('mail size limit exceeded', 'mailbox-full', {
      confidence: 0.7,
      means: text(
        'The mailbox of the recipient has no room for the message, as the help of 263 explains it; a smaller message may pass.',
        '按 263 的说明是收件人邮箱超容了；邮件小一点也许能收下。',
      ),
      only: true,
    }),
    // 450 Mail rejected, please try again
    rule('450 mail rejected, please try again', 'policy-rejected', {
      confidence: 0.7,
      means: text(
        'The message was refused for now without a reason; a later attempt may pass.',
        '邮件被临时拒收，对方没说原因，过一会儿再发可能通过。',
      ),
      lasting: 'passes',
    }),

    // -- Coremail -----------------------------------------------------------------

    // 550 Requested mail action not taken: Invalid IP
    rule('action not taken: invalid ip', 'ip-blocklisted', {
      confidence: 0.85,
      means: IP_REFUSED,
    }),
    // 554 IP is Hangup
    rule('ip is hangup', 'ip-reputation', {
      means: text(
        'The receiver has suspended this IP address for a while.',
        '该 IP 被对方暂时挂起。',
      ),
      lasting: 'passes',
    }),
    // 554 IP is rejected, smtp auth error limit exceed
    rule('smtp auth error limit exceed', 'authentication-failed', {
      means: text(
        'Too many logins have failed from this IP address, so it is refused for a while.',
        '该 IP 登录失败次数太多，被临时禁止连接。',
      ),
      lasting: 'passes',
      only: true,
    }),
    // 554 IP is rejected
    rule('554 ip is rejected', 'ip-blocklisted', { means: IP_REFUSED }),
    // 550 Requested mail action not taken: Fake sender
    rule('action not taken: fake sender', 'sender-rejected', {
      confidence: 0.9,
      means: text('The receiver takes the sender address for forged.', '发件地址被对方当成伪造。'),
    }),
    // 553 sender is rejected
    rule('sender is rejected', 'sender-rejected', { confidence: 0.85, means: SENDER_REFUSED }),
    // 553 Requested action not taken: mail user@example.com is rejected
    rule('requested action not taken: mail * is rejected', 'sender-rejected', {
      confidence: 0.85,
      means: SENDER_REFUSED,
    }),
    // 550 rcpt is rejected
    rule('rcpt is rejected', 'recipient-refuses', {
      confidence: 0.8,
      means: text(
        'The receiver does not take mail for this recipient.',
        '对方不收发给该收件人的邮件。',
      ),
    }),
    // 550 User rejected
    rule('user rejected', 'recipient-refuses', {
      confidence: 0.7,
      means: text('The receiver does not take mail for this user.', '对方不收发给该用户的邮件。'),
      only: true,
    }),
    // 550 User hangup
    rule('user hangup', 'recipient-disabled', {
      confidence: 0.85,
      means: text('The mailbox of the recipient is suspended.', '收件人的邮箱被挂起。'),
    }),
    // 550 User suspended
    rule('user suspended', 'recipient-disabled', {
      means: text(
        'The mailbox of the recipient is disabled or frozen.',
        '收件人的邮箱被禁用或冻结。',
      ),
      only: true,
    }),
    // 550 Invalid User
    rule('invalid user', 'user-unknown', { means: NO_USER, only: true }),
    // 550 User not found: user@example.com
    rule('user not found', 'user-unknown', { means: NO_USER, only: true }),

    // -- Hosts that sell mailboxes ----------------------------------------------

    // 550 user not exist
    rule('user not exist', 'user-unknown', { means: NO_USER, only: true }),
    // 550 no such user
    rule('no such user', 'user-unknown', { means: NO_USER, only: true }),
    // 550 Mailbox not found
    rule('mailbox not found', 'user-unknown', { means: NO_USER, only: true }),
    // 550 invalid address (#5.5.0). qmail's servers in China say it for an unknown recipient.
    rule('invalid address (#5.5.0)', 'user-unknown', {
      confidence: 0.85,
      means: text(
        'The recipient address does not exist or is not well-formed.',
        '收件地址不存在或格式不对。',
      ),
    }),
    // 550 local user is disabled
    rule('is disabled', 'recipient-disabled', {
      confidence: 0.85,
      means: text(
        'The mailbox of the recipient is disabled: expired, frozen or deleted.',
        '收件人的邮箱被禁用（到期、冻结或已删除）。',
      ),
      only: true,
    }),
    // 552 sending quota exceeded. A limit of the sender, unlike the next.
    rule('sending quota exceeded', 'rate-limited', {
      confidence: 0.9,
      means: text(
        'The sender has used up what the sending host allows.',
        '发件人的发信数超过了服务商的限制。',
      ),
      lasting: 'passes',
    }),
    // 552 Quota exceeded
    rule('quota exceeded', 'mailbox-full', { confidence: 0.9, means: FULL, only: true }),
    // 552 mailbox is full
    rule('mailbox is full', 'mailbox-full', { means: FULL, only: true }),
    // 552 Message size exceeds fixed limit
    rule('message size exceeds fixed limit', 'message-too-large', { means: TOO_LARGE, only: true }),
    // 552 Requested mail action aborted: exceeded mailsize limit
    rule('exceeded mailsize limit', 'message-too-large', { means: TOO_LARGE, only: true }),
    // Host/Dns not found
    rule('host/dns not found', 'domain-not-found', { means: NO_HOST }),
    // bad host
    rule('bad host', 'domain-not-found', { confidence: 0.8, means: NO_HOST, only: true }),
    // DNS query error
    rule('dns query error', 'domain-not-found', { confidence: 0.85, means: NO_HOST }),
    // Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)
    rule("couldn't find a mail exchanger or ip address", 'domain-not-found', {
      means: NO_HOST,
      only: true,
    }),
    // Sorry, I couldn't find any host named mail.example.com. (#5.1.2)
    rule("couldn't find any host*named", 'domain-not-found', { means: NO_HOST, only: true }),
    // I'm not going to try again; this message has been in the queue too long.
    rule('message has been in the queue too long', 'delivery-timeout', {
      means: text(
        'The sending server has tried for days without success and has given up.',
        '发信服务器反复投递多次都没成功，已放弃。',
      ),
      only: true,
    }),
    // rcpt handle timeout
    rule('rcpt handle timeout', 'delivery-timeout', {
      confidence: 0.9,
      means: text(
        'The recipient’s server did not answer in time.',
        '对方服务器响应超时，可能是网络异常，稍后再发。',
      ),
      lasting: 'passes',
    }),
    // Content reject
    rule('content reject', 'content-rejected', { confidence: 0.9, means: CONTENT, only: true }),
    // Spam denied
    rule('spam denied', 'content-rejected', { confidence: 0.9, means: CONTENT }),
    // remote ip is forbidden
    rule('remote ip is forbidden', 'ip-blocklisted', { confidence: 0.9, means: IP_REFUSED }),
  ],
});
