/**
 * Replies of Tencent: QQ Mail (QQ邮箱), Foxmail, and Exmail (腾讯企业邮箱), which
 * share their servers. No enhanced status code; newer replies end in
 * `[token IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/N`.
 *
 * Source: Tencent's detail pages, by their numbers.
 */
import { text } from '../../engine/text.ts';
import type { Cause } from '../causes.ts';
import type { Rule, RuleOptions } from './rule.ts';
import { receiver, rule } from './rule.ts';

const detail = (page: number) => `https://service.mail.qq.com/detail/122/${page}`;

/** Words that others use too: theirs only where the receiver is known, or by the page that follows. */
function plain(says: string, cause: Cause, options: RuleOptions): readonly Rule[] {
  return [rule(says, cause, { ...options, only: true }), rule(`${says}*.qq.com/`, cause, options)];
}

/** The limits per minute, hour and day are kept secret by Tencent. */
const WAIT = text(
  'an hour, or until the next day if the daily limit is meant',
  '一小时；如果是当天超限就等到第二天',
);

export default receiver({
  id: 'tencent',
  name: text('QQ Mail and Tencent Exmail', 'QQ邮箱和腾讯企业邮箱'),
  hosts: ['qq.com', 'foxmail.com', 'exmail.com'],
  rules: [
    // 550 The "From" header is missing or invalid. Please follow RFC5322, RFC2047, RFC822 standard protocol. […== IP: 192.0.2.1]. https://service.mail.qq.com/detail/124/995
    rule('"from" header is missing or invalid', 'not-rfc-compliant', {
      means: text(
        'The From header of the message is missing or malformed; the program that wrote the message has to be fixed.',
        '邮件的 From 头缺失或格式不合规，要改发信程序。',
      ),
      lasting: 'permanent',
      page: 'https://service.mail.qq.com/detail/124/995',
    }),
    // 550 Ip frequency limited. […]. https://service.mail.qq.com/detail/122/172
    rule('ip frequency limited', 'rate-limited', {
      means: text(
        'This IP address has sent more than Tencent takes from it; one with a poor record or without SPF gets a lower limit.',
        '该 IP 的发信频率超限；据反映信誉差或没配 SPF 的 IP 限得更严。',
      ),
      lasting: 'passes',
      wait: WAIT,
      page: detail(172),
    }),
    // 550 Domain frequency limited. […]. https://service.mail.qq.com/detail/122/173
    rule('domain frequency limited', 'rate-limited', {
      means: text(
        'The sender’s domain has sent more than Tencent takes from it.',
        '发件域名的发信频率超限。',
      ),
      lasting: 'passes',
      wait: WAIT,
      page: detail(173),
    }),
    // 550 Sender frequency limited. […]. https://service.mail.qq.com/detail/122/174
    rule('sender frequency limited', 'rate-limited', {
      means: text(
        'The sender address has sent more than Tencent takes from it.',
        '发件地址的发信频率超限。',
      ),
      lasting: 'passes',
      wait: WAIT,
      page: detail(174),
    }),
    // 550 Connection frequency limited. […]. https://service.mail.qq.com/detail/122/175
    rule('connection frequency limited', 'rate-limited', {
      means: text(
        'The sending server connects to Tencent too often.',
        '发信服务器连接腾讯太频繁。',
      ),
      lasting: 'passes',
      wait: WAIT,
      page: detail(175),
    }),
    // 550 Mailbox unavailable or access denied […]. https://service.mail.qq.com/detail/122/166
    // Also seen misspelt: access denined
    rule('mailbox unavailable or access den', 'rate-limited', {
      means: text(
        'The recipient gets so much mail at present that Tencent takes no more for it.',
        '收件人短时间内收到的邮件太多，腾讯暂时不再往里投。',
      ),
      lasting: 'passes',
      page: detail(166),
    }),
    // 550 Mailbox not found […]. https://service.mail.qq.com/detail/122/169
    ...plain('mailbox not found', 'user-unknown', {
      means: text('The recipient address does not exist.', '收件地址不存在。'),
      lasting: 'permanent',
      page: detail(169),
    }),
    // 550 Bad address syntax […]. https://service.mail.qq.com/detail/122/167
    // 501 Bad address syntax
    ...plain('bad address syntax', 'user-unknown', {
      means: text(
        'The recipient address is not written as an address can be; correct it.',
        '收件地址格式不对，改正后再发。',
      ),
      lasting: 'permanent',
      page: detail(167),
    }),
    // 550 User is a deactivated mailbox
    rule('is a deactivated mailbox', 'recipient-disabled', {
      means: text(
        'The mailbox of the recipient has been deactivated; reach the person by phone or chat.',
        '收件人的邮箱已停用，请用电话、微信联系对方。',
      ),
      lasting: 'permanent',
    }),
    // 550 Mail is rejected by recipients […]. https://service.mail.qq.com/detail/122/92
    rule('mail is rejected by recipients', 'recipient-refuses', {
      means: text(
        'The sender is on the recipient’s blacklist or caught by a filter of the recipient.',
        '发件人在对方的黑名单里，或被对方的收信规则拒收。',
      ),
      lasting: 'permanent',
      page: detail(92),
    }),
    // 550 Message too large […]. https://service.mail.qq.com/detail/122/168
    ...plain('message too large', 'message-too-large', {
      means: text(
        'The message is larger than the recipient’s mailbox takes.',
        '邮件超过了对方邮箱允许的大小。',
      ),
      lasting: 'permanent',
      page: detail(168),
    }),
    // 550 SPF check failed […]. https://service.mail.qq.com/detail/122/72
    ...plain('spf check failed', 'spf-failed', {
      means: text(
        'The SPF record of the sender’s domain does not allow the IP address that connected.',
        '发件域名的 SPF 记录没有包含发信 IP。',
      ),
      lasting: 'permanent',
      page: detail(72),
    }),
    // 550 DMARC check failed […]
    ...plain('dmarc check failed', 'dmarc-failed', {
      means: text(
        'The message passed neither SPF nor DKIM for the From domain, whose own DMARC policy asks to reject it.',
        '邮件的 SPF、DKIM 都没有对齐 From 域名，按该域名自己的 DMARC 策略被拒收。',
      ),
      lasting: 'permanent',
    }),
    // 550 Connection denied […]. https://service.mail.qq.com/detail/122/170
    ...plain('connection denied', 'ip-blocklisted', {
      means: text(
        'Tencent blocks the IP address of the sending server.',
        '发信服务器的 IP 被腾讯拦截。',
      ),
      page: detail(170),
    }),
    // 550 Connection denied, without the page: nobody else is known to say just that.
    rule('550 connection denied', 'ip-blocklisted', {
      confidence: 0.8,
      means: text(
        'The receiver blocks the IP address of the sending server.',
        '发信服务器的 IP 被对方拦截。',
      ),
    }),
    // 550 Suspected spam ip […]. https://service.mail.qq.com/detail/122/66
    rule('suspected spam ip', 'ip-reputation', {
      means: text(
        'Tencent suspects the IP address of the sending server of spam.',
        '发信服务器的 IP 被腾讯怀疑发垃圾邮件。',
      ),
      page: detail(66),
    }),
    // 550 Suspected spam sender
    rule('suspected spam sender', 'domain-reputation', {
      means: text(
        'Much spam has come from the sender’s domain or mail provider.',
        '发件域名或其邮件服务商发出过大量垃圾邮件。',
      ),
    }),
    // 550 Suspected bounce attacks […]. https://service.mail.qq.com/detail/122/57
    rule('suspected bounce attacks', 'policy-rejected', {
      means: text(
        'The server sends so many bounces to Tencent that they are taken for an attack with forged senders.',
        '发信服务器往腾讯发了太多退信，被当成退信攻击。',
      ),
      page: detail(57),
    }),
    // 550 Suspected spam […]. https://service.mail.qq.com/detail/122/71
    ...plain('suspected spam', 'content-rejected', {
      means: text('Tencent takes the message for spam.', '邮件被腾讯判成疑似垃圾邮件。'),
      page: detail(71),
    }),
    // 550 spam is embedded in the email […]. https://service.mail.qq.com/detail/122/59
    rule('spam is embedded in the email', 'content-rejected', {
      means: text(
        'Tencent found spam in the text or the attachments of the message.',
        '邮件正文或附件里夹带了垃圾内容。',
      ),
      page: detail(59),
    }),
    // 550 Mail content denied […]. https://service.mail.qq.com/detail/122/171
    rule('mail content denied', 'content-rejected', {
      means: text(
        'The content looks like bulk mail that users have reported as spam; change it.',
        '内容疑似群发且被用户举报过，改一改再发。',
      ),
      lasting: 'permanent',
      page: detail(171),
    }),
    // 550 Domain may not exist or DNS check failed
    rule('domain may not exist or dns check failed', 'domain-not-found', {
      confidence: 0.9,
      means: text(
        'Tencent finds no DNS for the domain of the sender.',
        '腾讯查不到发件域名的解析记录。',
      ),
    }),
    // 550 Error: content rejected
    rule('550 error: content rejected', 'content-rejected', {
      confidence: 0.9,
      means: text('Tencent takes the message for spam.', '邮件内容被腾讯拒收。'),
    }),

    // -- Submission ---------------------------------------------------------------

    // 501 mail from address must be same as authorization user
    rule('mail from address must be same as authorization user', 'sender-login-mismatch', {
      means: text(
        'The sender address is not the account that logged in.',
        '发件地址和登录账号不一致。',
      ),
      lasting: 'permanent',
    }),
    // 535 Login Fail. Please enter your authorization code to login.
    rule('enter your authorization code to login', 'authentication-failed', {
      means: text(
        'The client must log in with an authorization code made in the webmail, not with the password.',
        '客户端要用网页邮箱里生成的授权码登录，不能用邮箱密码。',
      ),
      lasting: 'permanent',
    }),
    // 530 Error: A secure connection is requiered(such as ssl).
    rule('a secure connection is requi', 'tls-required', {
      confidence: 0.9,
      means: text('The server takes logins over TLS only.', '必须加密连接（SSL）才能登录发信。'),
      lasting: 'permanent',
    }),
    // 550 The recipient may contain a non-existent account, please check the recipient address.
    rule('recipient may contain a non-existent account', 'user-unknown', {
      means: text(
        'One of the recipient addresses does not exist; the whole message was held back.',
        '收件人里有不存在的账号，核对后再发。',
      ),
      lasting: 'permanent',
    }),
  ],
});
