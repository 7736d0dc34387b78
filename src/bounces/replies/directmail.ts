/**
 * Replies of DirectMail (邮件推送), Alibaba's service for bulk mail, which uses
 * codes of Alibaba Mail for other things: 524, 526, 551 and 552.
 *
 * Source: alibabacloud.com, DirectMail, summary of common email return codes.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const CODES_PAGE =
  'https://www.alibabacloud.com/help/zh/directmail/latest/summary-of-common-email-return-codes-and-solutions';

const RECIPIENT_MX = text(
  'DirectMail found no MX for the recipient’s domain; check its spelling, or its DNS.',
  '邮件推送查不到收件域名的 MX 记录，核对域名拼写或对方的解析。',
);

const CONTENT = text(
  'The content filter of DirectMail takes the message for spam; a link shown as a bare URL is enough.',
  '内容被邮件推送判成垃圾邮件，正文里直接写裸链接也会触发。',
);

export default receiver({
  id: 'directmail',
  name: text('DirectMail', '邮件推送'),
  hosts: [
    'dm.aliyun.com',
    'smtpdm.aliyun.com',
    'smtpdm-ap-southeast-1.aliyun.com',
    'smtpdm-ap-southeast-2.aliyun.com',
    'aliyuncs.com',
  ],
  rules: [
    // 535 Authentication failure.
    rule('authentication failure', 'authentication-failed', {
      code: '535',
      means: text(
        'The SMTP password is wrong, or the server belongs to another region than the console.',
        'SMTP 密码不对，或服务器地址和控制台所在区域不一致。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
      only: true,
    }),
    // 436 "MAIL FROM" doesn't conform with authentication [@sm060104] (Auth Account:a@example.com|Mail Account:b@example.com)
    rule("doesn't conform with authentication", 'sender-login-mismatch', {
      means: text(
        'The envelope sender is not the account that logged in to DirectMail; sending again changes nothing.',
        'MAIL FROM 和登录邮件推送的发信地址不一致，改一致之前重发也没用。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 504 Invalid setting [@sm190210]
    // 504 Invalid setting: Unsubscribe.LinkType [@sm190211]
    // 504 Invalid setting: Unsubscribe.FilterLevel [@sm190212]
    rule('invalid setting*[@sm19021', 'protocol-error', {
      means: text(
        'The X-AliDM-Settings header of the message holds a value that DirectMail does not know.',
        '邮件头 X-AliDM-Settings 里有非法值，按文档改正。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 556 The number of RCPTs is over size
    rule('number of rcpts is over size', 'too-many-recipients', {
      means: text(
        'The message has more recipients than DirectMail takes in one; split the list.',
        '单封邮件的收件人数超限，分批发。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 557 The length of DATA content is achieved the maximum threshold. Alibaba Mail says it with 510.
    rule('length of data content is achieved', 'message-too-large', {
      means: text(
        'The message as a whole is larger than DirectMail takes.',
        '整封邮件超过了邮件推送允许的大小。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 559 Invalid rcptto
    rule('invalid rcptto', 'user-unknown', {
      means: text(
        'The address is in DirectMail’s database of invalid addresses, so nothing was sent; make sure that it exists.',
        '收件地址在邮件推送的全局无效地址库里，没有投递；确认地址真实存在。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 561 Honeypot rcptto [@out060104]
    rule('honeypot rcptto', 'policy-rejected', {
      means: text(
        'The recipient is a spam trap: the address list was bought, scraped or never cleaned.',
        '收件地址是蜜罐邮箱，说明名单来路不明或长期没清理。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 563 Rcptto …
    rule('rcptto', 'user-unknown', {
      code: '563',
      means: text(
        'The address is in the invalid address list of your own DirectMail account, because it bounced before.',
        '收件地址在你账号自己的无效地址库里，之前投递失败过。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 423 Dns resolve error
    rule('dns resolve error', 'domain-not-found', {
      code: '4',
      means: text(
        'DirectMail could not look up the MX of the recipient’s domain.',
        '邮件推送解析收件域名的 MX 记录出错。',
      ),
      page: CODES_PAGE,
    }),
    // 524 Host not found by dns resolve. Alibaba Mail uses 524 for an empty password.
    rule('host not found by dns resolve', 'domain-not-found', {
      means: RECIPIENT_MX,
      page: CODES_PAGE,
    }),
    // 526 No data by dns resolve. Alibaba Mail uses 526 for a failed login.
    rule('no data by dns resolve', 'domain-not-found', { means: RECIPIENT_MX, page: CODES_PAGE }),
    // 427 Socks Connect to UNREACHABLE host
    rule('socks connect to unreachable host', 'host-unreachable', {
      means: text(
        'The recipient’s server cannot be reached; most often its domain has no MX.',
        '连不上对方服务器，多半是收件域名没有 MX 记录。',
      ),
      page: CODES_PAGE,
    }),
    // 400 the mta server of unexpected closed
    rule('the mta server of*unexpected closed', 'host-unreachable', {
      confidence: 0.85,
      means: text(
        'The recipient’s server closed the connection without a reply.',
        '对方服务器没有答复就断开了连接。',
      ),
    }),
    // 552 Daily sending quota exceeded. Alibaba Mail uses 552 for a full mailbox.
    rule('daily sending quota exceeded', 'rate-limited', {
      code: '552',
      means: text(
        'The DirectMail account has used up its sending quota of the day.',
        '邮件推送账号当天的发信额度用完了。',
      ),
      lasting: 'passes',
      wait: text('until the next day', '等到第二天'),
      page: CODES_PAGE,
    }),
    // 552 Monthly sending quota exceeded
    rule('monthly sending quota exceeded', 'rate-limited', {
      code: '552',
      means: text(
        'The DirectMail account has used up its sending quota of the month.',
        '邮件推送账号当月的发信额度用完了。',
      ),
      lasting: 'passes',
      wait: text('until the next month', '等到下个月'),
      page: CODES_PAGE,
    }),
    // 552 Not enough sending quota
    rule('not enough sending quota', 'rate-limited', {
      means: text(
        'The sending quota left in the DirectMail account is not enough for this message.',
        '邮件推送账号剩余的发信额度不够发这封。',
      ),
      lasting: 'passes',
      page: CODES_PAGE,
    }),
    // 551 Main account unavailable. Alibaba Mail uses 551 for a virus.
    rule('main account unavailable', 'sender-rejected', {
      means: text(
        'The DirectMail account is restricted or not in good standing; its state is on the overview page of the console.',
        '邮件推送账号被限制外发或状态异常，到控制台概览页看账号状态。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
    // 554 Reject by content spam [@sm190603] ANTISPAM_CAT: spam content
    rule('reject by content spam*[@sm', 'content-rejected', { means: CONTENT, page: CODES_PAGE }),
    // 同域认证报错
    rule('同域认证', 'sender-rejected', {
      confidence: 0.85,
      means: text(
        'The message came through DirectMail in the name of the recipient’s own domain, which takes such senders only after a login; use a subdomain for DirectMail.',
        '用邮件推送发信时，发信域名和收件方企业邮箱的域名一样，被对方按同域未认证拒收；邮件推送要换用子域名。',
      ),
      lasting: 'permanent',
      page: CODES_PAGE,
    }),
  ],
});
