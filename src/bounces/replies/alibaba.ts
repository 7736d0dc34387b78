/**
 * Replies of Alibaba Mail (阿里邮箱): its submission servers and its MX.
 *
 * None of them carries an enhanced status code, and their classes mislead: 440
 * and 450 are errors of configuration that never pass, 504 and 505 pass by the
 * next day. Tokens are glued to what stands before them
 * (`…spamANTISPAM_BAT[…, …]: spf check failedCONTINUE`).
 *
 * Source: help.aliyun.com 36612, 36620, 602363; alibabacloud.com faq 109009,
 * 109004; a reseller's copy of the full list.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const help = (page: number) => `https://help.aliyun.com/zh/document_detail/${page}.html`;

const TOO_FREQUENT_PAGE = 'https://www.alibabacloud.com/help/faq-detail/109009.htm';

/** The limits are kept secret by Alibaba: no number here. */
const TOO_FREQUENT = text(
  'Alibaba Mail limits how much a sender may send per minute, hour and day, and this sender is over; an account with a weak password gets a lower limit.',
  '阿里邮箱对每分钟、每小时、每天的发信量都有限制，发件人已超限；账号用弱密码时限制更严。',
);

const EXTERNAL_SENDING = text(
  'The administrator of the sender has turned off sending to external domains for this account.',
  '发件人的管理员关闭了该账号的外发权限，不能发往外部域名。',
);

const ATTACHMENT = text(
  'The attachments are over what Alibaba Mail lets through in size or number.',
  '附件的大小或个数超过了阿里邮箱的上限，改用超大附件链接。',
);

const NO_RECIPIENT = text(
  'The recipient address does not exist at Alibaba Mail; a client that stops here sends to none of the other recipients.',
  '收件地址在阿里邮箱不存在；有的客户端遇到这个就整封不发，其他收件人也收不到。',
);

const LOCAL_SPAM = text(
  'Alibaba judged the outgoing message to be spam before it left; a wrong verdict is appealed with the bounce attached as .eml.',
  '邮件还没发出，就被阿里邮箱自己的反垃圾引擎判成了垃圾邮件；误判可把退信以 .eml 附件形式提交申诉。',
);

export default receiver({
  id: 'alibaba',
  name: text('Alibaba Mail', '阿里邮箱'),
  hosts: [
    'aliyun.com',
    // Only the name of an internal hop, but it stands in notices.
    'aliyun-inc.com',
    'mxhichina.com',
    'hichina.com',
    'alibaba.com',
    'alibaba-inc.com',
    'alibabacloud.com',
  ],
  rules: [
    // -- Logging in to submit ------------------------------------------------

    // 526 Authentication failure[UC_OPER_NO_PERMISSION]
    rule('uc_oper_no_permission', 'authentication-failed', {
      means: text(
        'The account has no permission for this kind of login; the administrator has to grant it.',
        '账号没有这种登录方式的权限，要管理员放开。',
      ),
      lasting: 'permanent',
      page: help(602363),
    }),
    // UC_LOGIN_SOURCE_NOT_ALLOWED
    rule('uc_login_source_not_allowed', 'authentication-failed', {
      means: text(
        'The protocol used (POP, IMAP or SMTP) is switched off for the account; the administrator has to switch it on.',
        '账号没有开启所用的协议（POP、IMAP 或 SMTP），要管理员开启。',
      ),
      lasting: 'permanent',
      page: help(602363),
    }),
    // UC_CLIENT_NON_SSL
    rule('uc_client_non_ssl', 'tls-required', {
      means: text(
        'The administrator does not allow logins without TLS; submit through port 465 with TLS.',
        '管理员禁止不加密登录，改用 465 端口并开启 SSL。',
      ),
      lasting: 'permanent',
      page: help(36576),
    }),
    // 526 Authentication failure[1]
    rule('authentication failure[1]', 'authentication-failed', {
      means: text(
        'Too many logins have failed, so this one was not tried; stop every client that holds an old password, then wait.',
        '登录失败次数太多，暂时不让登录；先停掉还存着旧密码的客户端，过一阵再试。',
      ),
      lasting: 'passes',
      page: help(602363),
    }),
    // 526 Authentication failure[0]
    rule('authentication failure', 'authentication-failed', {
      code: '526',
      means: text(
        'The login was refused: wrong user name or password, no client security password, SMTP switched off, or a client that is not allowed.',
        '登录被拒：账号或密码不对、没用三方客户端安全密码、没开 SMTP，或不允许用第三方客户端。',
      ),
      lasting: 'permanent',
      page: help(602363),
    }),
    // 524 username or passwd is NULL
    rule('username or passwd is null', 'authentication-failed', {
      means: text('The client sent no user name or no password.', '客户端没有提交用户名或密码。'),
      lasting: 'permanent',
    }),
    // 523 cipher text is invalid base64 format
    rule('cipher text is invalid base64', 'protocol-error', {
      means: text(
        'The client did not send its login in base64; the client or script is at fault, not the password.',
        '客户端提交的登录信息不是 base64 格式，是程序或脚本的问题，不是密码的问题。',
      ),
      lasting: 'permanent',
    }),

    // -- Who may send ---------------------------------------------------------

    // 440 mail from account doesn't conform with authentication (Auth Account:a@example.com|Mail Account:b@example.com)
    rule("mail from account doesn't conform with authentication", 'sender-login-mismatch', {
      means: text(
        'The sender address is not the account that logged in; sending again changes nothing.',
        '发件地址和登录账号不一致，改一致之前重发也没用。',
      ),
      lasting: 'permanent',
    }),
    // 501 "MAIL FROM" is non-local account
    rule('is non-local account', 'sender-rejected', {
      code: '5',
      means: text(
        'The sender address is not a mailbox on the server that was used; use the mailbox address and the server of its region.',
        '发件地址不是这台服务器上的邮箱，要用真实邮箱地址，并选对所在区域的服务器。',
      ),
      lasting: 'permanent',
    }),
    // 502 Mailfrom account is a local account
    rule('mailfrom account is a local account', 'wrong-submission-host', {
      means: text(
        'The client submitted to the MX host, which only takes mail from outside; submit through the smtp host on port 465.',
        '客户端把 MX 主机当成了发信服务器；发信服务器要填 smtp 开头的那个，端口 465。',
      ),
      lasting: 'permanent',
      page: help(36612),
    }),
    // 450 "MAIL FROM" mailbox unavailable
    rule('"mail from" mailbox unavailable', 'sender-rejected', {
      means: text(
        'The mailbox of the sender cannot be used: deleted, frozen or expired; waiting does not help.',
        '发件人邮箱不可用（已注销、冻结或到期），等也没用。',
      ),
      lasting: 'permanent',
    }),
    // 541 This account isn't allowed to send email
    rule("account isn't allowed to send email", 'sender-rejected', {
      means: text(
        'Sending is disabled for this account; its administrator has to allow it.',
        '该账号被禁止发信，要管理员放开发信权限。',
      ),
      lasting: 'permanent',
    }),
    // Permission for sending emails to external domains is disabled
    rule(
      'permission for sending emails to external domains is disabled',
      'external-sending-disabled',
      {
        means: EXTERNAL_SENDING,
        lasting: 'permanent',
      },
    ),
    // Your mailbox account is blocked from sending emails to external domains by the administrator
    rule('blocked from sending emails to external domains', 'external-sending-disabled', {
      means: EXTERNAL_SENDING,
      lasting: 'permanent',
    }),
    // 外发权限关闭
    rule('外发权限', 'external-sending-disabled', {
      means: EXTERNAL_SENDING,
      lasting: 'permanent',
    }),
    // auditor does not approve to send this email
    rule('auditor*not approve', 'auditor-rejected', {
      confidence: 0.9,
      means: text(
        'The mail audit of the sender’s own company turned the message down; the recipient’s server never saw it.',
        '发件方自己公司的邮件审核没有通过，邮件根本没发到对方服务器。',
      ),
      lasting: 'permanent',
    }),

    // -- Recipients -----------------------------------------------------------

    // 554 RCPT (user@example.com) dosn't exist
    rule("rcpt (*) dosn't exist", 'user-unknown', { means: NO_RECIPIENT }),
    // The same, in newer pages: 554 RCPT (user@example.com) doesn't exist
    rule("rcpt (*) doesn't exist", 'user-unknown', { means: NO_RECIPIENT }),
    // 503 Rcptto account isn't a local account
    rule("rcptto account isn't a local account", 'user-unknown', {
      confidence: 0.85,
      means: text(
        'The address is mistyped, or its domain has left Alibaba Mail and is still bound there, which the recipient’s administrator has to undo.',
        '收件地址写错了，或对方域名已搬离阿里邮箱但还绑着，要对方管理员解绑旧域名。',
      ),
      lasting: 'permanent',
      page: help(36612),
    }),
    // 553 "RCPT TO" mailbox unavailable
    rule('"rcpt to" mailbox unavailable', 'user-unknown', {
      confidence: 0.9,
      means: text(
        'The mailbox of the recipient does not exist or cannot be used; check the address.',
        '收件人邮箱不存在或不可用，核对一下地址。',
      ),
      lasting: 'permanent',
    }),
    // this user doesn't have a e-mail account
    rule("this user doesn't have a* e-mail account", 'user-unknown', {
      confidence: 0.85,
      means: text(
        'The server that the recipient’s MX names has no such account: the address is wrong, or the MX points to the wrong place.',
        '对方 MX 指向的服务器上没有这个账号：要么地址写错，要么对方 MX 配错了。',
      ),
    }),
    // 542 This account isn't allowed to receive email
    rule("account isn't allowed to receive email", 'recipient-disabled', {
      means: text(
        'Receiving is disabled for the recipient’s account; its administrator has to allow it.',
        '收件账号被禁止收信，要对方管理员放开收信权限。',
      ),
      lasting: 'permanent',
    }),
    // You are not allowed to send emails to the account
    rule('you are not allowed to send emails to the account', 'recipient-refuses', {
      means: text(
        'The sender is on the blacklist of the recipient, who has to take it off.',
        '发件人在对方的黑名单里，要对方移除。',
      ),
      lasting: 'permanent',
    }),
    // 552 mailbox is full. DirectMail uses 552 for its own sending quota.
    rule('mailbox is full', 'mailbox-full', {
      means: text(
        'The mailbox of the recipient is full; the recipient has to free space first.',
        '收件人邮箱满了，要对方先清理空间。',
      ),
      only: true,
    }),

    // -- How much -------------------------------------------------------------

    // 504 the number of RCPT attempts is achieved the maximum threshold
    rule('number of rcpt attempts is achieved the maximum', 'rate-limited', {
      means: text(
        'Too many recipients were tried, many of them wrong perhaps; clean the list before sending again.',
        '尝试的收件人太多，可能很多是无效地址；清理名单后再发。',
      ),
      lasting: 'passes',
      wait: text('until the next day', '等到第二天'),
      page: help(36612),
    }),
    // 505 the total of RCPTs is achieved the maximum threshold
    rule('rcpts is achieved the maximum', 'rate-limited', {
      means: text(
        'The sender has used up what it may send to in recipients; send slower and to fewer.',
        '发件人累计的收件人数超限，放慢速度、减少收件人。',
      ),
      lasting: 'passes',
      page: help(36612),
    }),
    // 510 The length of DATA content is achieved the maximum threshold. DirectMail says it with 557.
    rule('length of data content is achieved', 'message-too-large', {
      code: '510',
      means: text(
        'The message as a whole is larger than Alibaba Mail takes.',
        '整封邮件超过了阿里邮箱允许的大小。',
      ),
      lasting: 'permanent',
      page: help(36612),
    }),
    // 510 The length of Attach is achieved the maximum threshold
    rule('length of attach* is achieved', 'message-too-large', {
      means: ATTACHMENT,
      lasting: 'permanent',
      page: help(36612),
    }),
    // 510 The number of attachments is achieved the maximum threshold
    rule('number of attach* is achieved', 'message-too-large', {
      means: ATTACHMENT,
      lasting: 'permanent',
      page: help(36612),
    }),

    // -- Filters --------------------------------------------------------------

    // 551 virus infected mail rejected. DirectMail uses 551 for a restricted account.
    rule('virus infected mail rejected', 'virus', {
      means: text(
        'A virus was found in the message; clean the sending computer before sending again.',
        '邮件里查出病毒，先给发件电脑杀毒再发。',
      ),
      lasting: 'permanent',
    }),
    // (13)ESO_LOCAL_SPAM: spamed by local spam engine
    rule('eso_local_spam', 'local-spam', {
      means: LOCAL_SPAM,
      lasting: 'permanent',
      page: help(36620),
    }),
    // The same without its name, as newer pages spell it: spammed by local spam engine
    rule('by local spam engine', 'local-spam', {
      means: LOCAL_SPAM,
      lasting: 'permanent',
      page: help(36620),
    }),
    // 554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R9368S1,x]: spf check failedCONTINUE
    rule('reject by behavio*r spam*spf check failed', 'spf-failed', {
      means: text(
        'The SPF record of the sender’s domain does not allow the IP address that connected.',
        '发件域名的 SPF 记录没有包含发信 IP，阿里邮箱拒收。',
      ),
      lasting: 'permanent',
      page: help(36771),
    }),
    // 554 Reject by behaviour spamANTISPAM_BAT[01201311R196S1, c01a1]: weak password. Words not seen
    // in full: the password is named as a reason only by Alibaba's page.
    rule('reject by behavio*r spam*weak password', 'weak-password-throttled', {
      confidence: 0.85,
      means: text(
        'The account has a weak password, so Alibaba Mail limits what it may send until the password is changed.',
        '账号用的是弱密码，阿里邮箱限制了它的发信量，改成强密码才会放开。',
      ),
      lasting: 'permanent',
      page: TOO_FREQUENT_PAGE,
    }),
    // 454 Transient reject by behaviour spamANTISPAM_BAT[01201311R1468S45301, a0330021]: too frequently sending
    // 554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R1568S1, x]: much too frequently sendingCONTINUE
    rule('reject by behavio*r spam*too frequently sending', 'rate-limited', {
      means: TOO_FREQUENT,
      lasting: 'passes',
      wait: text(
        'a few hours, or 24 hours if the daily limit is meant',
        '几个小时；如果是当天超限就等 24 小时',
      ),
      page: TOO_FREQUENT_PAGE,
    }),
    // 454 Transient reject by behaviour spam at DATA State(Connection IP address:*)ANTISPAM_BAT[01201311R5167S531,r41g03022]: currently unexpected sending (in reply to DATA command
    rule('reject by behavio*r spam*currently unexpected sending', 'rate-limited', {
      confidence: 0.85,
      means: text(
        'The server connects too often and is taken for hostile at present; that clears by itself once the rate falls.',
        '发信服务器连接太频繁，暂时被当成异常；降低频率后会自动恢复。',
      ),
      lasting: 'passes',
    }),
    // 554 Reject by behaviour spam at Rcpt State(…)ANTISPAM_BAT[…]: bad sending
    rule('reject by behavio*r spam*bad sending', 'behaviour-spam', {
      confidence: 0.8,
      means: text(
        'The sending IP address or domain seems to have a poor record at Alibaba.',
        '发信 IP 或域名在阿里这边的信誉似乎不好。',
      ),
    }),
    // 554 Reject by behaviour spam at Rcpt State(…)ANTISPAM_BAT[…]: list on rbl sites
    rule('reject by behavio*r spam*rbl site', 'ip-blocklisted', {
      confidence: 0.85,
      means: text(
        'The sending IP address is on a public blocklist; it has to be delisted there first.',
        '发信 IP 在公共黑名单（RBL）里，要先去申请移除。',
      ),
      lasting: 'permanent',
      page: help(36612),
    }),
    // 554 Reject by behaviour spam at DATA State(…)ANTISPAM_BAT[…]: broken the antispam rules
    rule('reject by behavio*r spam*broken the antispam rules', 'policy-rejected', {
      confidence: 0.8,
      means: text(
        'The message breaks an anti-spam rule of Alibaba Mail; which one is not said.',
        '邮件触发了阿里邮箱的反垃圾规则，具体哪条没有说明。',
      ),
    }),
    // 454 Transient reject by behaviour spam
    rule('transient reject by behavio*r spam', 'behaviour-spam', {
      means: text(
        'The behaviour filter of Alibaba Mail refuses this sender for now: too fast, too many, or a poor record.',
        '阿里邮箱的行为过滤暂时拒收：发得太快、太多，或信誉不好。',
      ),
      lasting: 'passes',
      page: TOO_FREQUENT_PAGE,
    }),
    // 554 Reject by behaviour spam
    rule('reject by behavio*r spam', 'behaviour-spam', {
      means: text(
        'The behaviour filter of Alibaba Mail refuses this sender: too fast, too many, or an IP address or domain with a poor record.',
        '阿里邮箱的行为过滤拒收：发得太快、太多，或者 IP、域名信誉不好。',
      ),
      page: help(36612),
    }),
    // 554 Reject by content spam
    rule('reject by content spam', 'content-rejected', {
      means: text(
        'The content filter of Alibaba takes the message for spam; change text, links or attachments.',
        '内容被阿里的反垃圾判成垃圾邮件，改一改正文、链接或附件。',
      ),
    }),
    // 550 failed to meet SPF requirements. Which server says it is not known.
    rule('failed to meet spf requirements', 'spf-failed', {
      confidence: 0.85,
      means: text(
        'The SPF record of the sender’s domain does not seem to allow the sending server.',
        '发件域名的 SPF 记录应该没有包含发信服务器。',
      ),
    }),
  ],
});
