/** Gmail, Google Workspace and Google Groups. Texts and codes: support.google.com/a/answer/3726730. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const SENDERS = 'https://support.google.com/mail/answer/81126';
const CODES = 'https://support.google.com/a/answer/3726730';
const QUOTA = 'https://support.google.com/a/answer/166852';
const ATTACHMENTS = 'https://support.google.com/mail/answer/6590';

const UNAUTHENTICATED = text(
  'Gmail takes mail only when SPF or DKIM passes, and neither did.',
  'Gmail 要求 SPF 和 DKIM 至少通过一项，这封信两项都没过。',
);
const SPF = text(
  'Gmail looked up SPF for the MAIL FROM domain and the sending IP is not authorised.',
  'Gmail 查了发件域名的 SPF，发信 IP 不在授权范围内。',
);
const SPF_RECORD = text(
  'Gmail finds suspicious entries in the SPF record of the sender domain and counts it as not passed.',
  'Gmail 认为发件域名的 SPF 记录里有可疑条目，按 SPF 未通过处理。',
);
const DKIM = text(
  'Gmail requires a valid DKIM signature from this sender and did not find one.',
  'Gmail 要求这个发件方带有效的 DKIM 签名，这封信的 DKIM 没通过。',
);
const DMARC = text(
  'The message failed DMARC, and the policy of the From domain tells Gmail to refuse it.',
  '这封信没通过 DMARC，Gmail 按发件域名自己的 DMARC 策略把它拒了。',
);
const NO_DMARC = text(
  'Gmail requires a DMARC record of bulk senders, and the From domain has none.',
  'Gmail 要求大批量发信的域名必须有 DMARC 记录，这个发件域名没有。',
);
const ALIGNMENT = text(
  'The From domain is aligned with neither the SPF domain nor the DKIM domain.',
  'From 里的域名和 SPF、DKIM 用的域名都对不上（DMARC 对齐失败）。',
);
const PTR = text(
  'The sending IP has no PTR record, or the name in it does not resolve back to that IP.',
  '发信 IP 没有 PTR 反向解析，或者反解出来的主机名解析不回这个 IP。',
);
const RATE = text(
  'Gmail sees an unusual amount of unwanted mail from this IP, network or domain and limits it for now.',
  'Gmail 发现这个 IP、网段或域名的垃圾邮件量异常，暂时限流。',
);
const IP_BLOCKED = text(
  'Gmail sees an unusual amount of unwanted mail from this IP and blocks it.',
  'Gmail 发现这个 IP 的垃圾邮件量异常，已拦截该 IP。',
);
const IP_REPUTATION = text(
  'Gmail gives the sending IP a very low reputation.',
  'Gmail 对发信 IP 的信誉评分很低。',
);
const DOMAIN_REPUTATION = text(
  'Gmail gives the sending domain a very low reputation.',
  'Gmail 对发件域名的信誉评分很低。',
);
const UNSOLICITED = text(
  'Gmail judges the message likely to be unsolicited mail.',
  'Gmail 判定这封信很可能是垃圾邮件。',
);
const SUSPICIOUS = text(
  'Gmail finds the content or the links of the message suspicious.',
  'Gmail 认为邮件内容或里面的链接可疑。',
);
const RFC = text(
  'The headers break RFC 5322: a header is missing, doubled or malformed.',
  '邮件头不符合 RFC 5322：缺少、重复，或者格式不对。',
);
const TLS = text(
  'The connection was not encrypted, and Gmail or the recipient domain requires TLS.',
  '连接没有用 TLS 加密，而 Gmail 或收件域名要求必须加密。',
);
const NO_USER = text('That Gmail address does not exist.', '这个 Gmail 地址不存在。');
const DISABLED = text(
  'The recipient account is disabled or inactive at Google.',
  '收件人的 Google 账号已停用或长期未使用。',
);
const TOO_FAST = text(
  'This recipient is getting mail too quickly; Gmail takes it again later.',
  '这个收件人短时间内收信太多，Gmail 过一会儿才会再收。',
);
const FULL = text('The recipient has no Google storage left.', '收件人的 Google 存储空间已用完。');
const TOO_LARGE = text(
  'The message is over the size that Gmail takes.',
  '邮件大小超过了 Gmail 的上限。',
);
const BLOCKED_FILE = text(
  'Gmail blocks the type of an attached file, or an archive that holds one.',
  '附件（或压缩包里的文件）属于 Gmail 禁止的类型。',
);
const DAILY_LIMIT = text(
  'The sending Google account has reached its daily sending limit.',
  '发件的 Google 账号当天发信量已达上限。',
);
const RELAY_LIMIT = text(
  'The customer has reached the limit of the Workspace SMTP relay.',
  '该企业的 Workspace SMTP 中继发信量已达上限。',
);
const RELAY_DENIED = text(
  'The Workspace SMTP relay does not know this IP, account or domain.',
  'Workspace 的 SMTP 中继没有登记这个 IP、账号或域名。',
);
const RECIPIENTS = text(
  'There are too many recipients in one transaction.',
  '一次投递的收件人太多。',
);
const BUSY = text('Google has a temporary problem of its own.', 'Google 自己的服务器暂时有问题。');
const LOOP = text(
  'The message has passed too many servers: it goes in a circle.',
  '邮件中转的次数太多，多半是转发成环了。',
);
const CUSTOM_RULE = text(
  "The administrator of the recipient's Workspace made a rule that refuses this message.",
  '收件方 Workspace 管理员设置的规则拒收了这封信。',
);
const LOGIN = text('Google did not accept the login.', 'Google 没有接受登录。');
const GROUP = text(
  'The group does not exist, or it does not take posts from this sender.',
  '这个群组不存在，或者不允许该发件人投稿。',
);
const NO_DOMAIN = text(
  'Google found no mail server for the recipient domain in DNS.',
  'Google 在 DNS 里查不到收件域名的邮件服务器。',
);

export default receiver({
  id: 'google',
  name: text('Gmail', 'Gmail'),
  hosts: [
    'gmail.com',
    'googlemail.com',
    'google.com',
    'googlegroups.com',
    'aspmx.l.google.com',
    'smtp-in.l.google.com',
    'gmail-smtp-in.l.google.com',
    'googlehosted.com',
    'smtp.goog',
  ],
  rules: [
    // 550-5.7.26 The MAIL FROM domain [example.com] has an SPF record with a hard fail policy (-all) but it fails to pass SPF checks with the ip: [192.0.2.1].
    rule('mail from domain*spf record with a hard fail', 'spf-failed', {
      means: SPF,
      page: SENDERS,
    }),
    // 550-5.7.26 This message fails to pass SPF checks for an SPF record with a hard fail policy (-all).
    rule('fails to pass spf checks', 'spf-failed', { means: SPF, page: SENDERS }),
    // 550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's DMARC policy. (550-5.7.1 before 2022)
    rule("unauthenticated email from*due to*domain's*dmarc policy", 'dmarc-failed', {
      means: DMARC,
      page: SENDERS,
    }),
    // Same, cut off after the domain by the reporting system.
    rule("unauthenticated email from*is not accepted due to domain's", 'dmarc-failed', {
      means: DMARC,
      page: SENDERS,
    }),
    // 550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.
    // 421-4.7.26 Your email has been rate limited because the sender is unauthenticated.
    rule('because the sender is unauthenticated', 'unauthenticated', {
      means: UNAUTHENTICATED,
      page: SENDERS,
    }),
    // 550-5.7.26 This message does not pass authentication checks (SPF and DKIM both do not pass).
    rule('does not pass authentication checks', 'unauthenticated', {
      means: UNAUTHENTICATED,
      page: SENDERS,
    }),
    // 550-5.7.26 This message does not have authentication information or fails to pass authentication checks. (550-5.7.1 before 2021)
    rule('does not have authentication information or fails', 'unauthenticated', {
      means: UNAUTHENTICATED,
      page: SENDERS,
    }),
    // 550-5.7.26 … DMARC policy …
    rule('dmarc policy', 'dmarc-failed', {
      only: true,
      status: 'x.7.26',
      means: DMARC,
      page: SENDERS,
    }),
    // 421-4.7.26 and 550-5.7.26 alone; of servers not known: authentication-codes.ts
    rule('', 'unauthenticated', {
      only: true,
      status: 'x.7.26',
      confidence: 0.92,
      means: UNAUTHENTICATED,
      page: SENDERS,
    }),

    // 451-4.7.24 The SPF record of the sending domain has one or more suspicious entries.
    rule('spf record*suspicious entries', 'spf-failed', { means: SPF_RECORD, page: SENDERS }),
    rule('', 'spf-failed', {
      only: true,
      status: 'x.7.24',
      confidence: 0.95,
      means: SPF_RECORD,
      page: SENDERS,
    }),
    // 451-4.7.23 The sending IP address for this message doesn't have a PTR record, or the PTR record's forward DNS entry doesn't match the sending IP address.
    // 550-5.7.25 [192.0.2.1] The IP address sending this message does not have a PTR record setup …
    rule('ip address*have a ptr record', 'ptr-missing', { means: PTR, page: SENDERS }),
    // RFC 7372 has 23 for SPF: PTR at Google alone.
    rule('', 'ptr-missing', { status: 'x.7.23', only: true, means: PTR, page: SENDERS }),
    rule('', 'ptr-missing', {
      only: true,
      status: 'x.7.25',
      confidence: 0.95,
      means: PTR,
      page: SENDERS,
    }),
    // 550-5.7.1 [2001:db8::1] Our system has detected that this message does not meet IPv6 sending guidelines regarding PTR records and authentication.
    rule('ipv6 sending guidelines*ptr records', 'ptr-missing', {
      confidence: 0.85,
      means: PTR,
      page: SENDERS,
    }),
    // 421-4.7.27 Your email has been rate limited because SPF authentication didn't pass for this message. Gmail requires all bulk email senders to authenticate their email with SPF.
    rule('because spf authentication did*not pass', 'spf-failed', { means: SPF, page: SENDERS }),
    rule("because spf authentication didn't pass", 'spf-failed', { means: SPF, page: SENDERS }),
    // RFC 7505 has 27 for a sender with a null MX.
    rule('', 'spf-failed', { status: 'x.7.27', only: true, means: SPF, page: SENDERS }),
    // 421-4.7.30 Your email has been rate limited because DKIM authentication didn't pass for this message.
    rule("because dkim authentication didn't pass", 'dkim-failed', { means: DKIM, page: SENDERS }),
    rule('because dkim authentication did*not pass', 'dkim-failed', { means: DKIM, page: SENDERS }),
    // RFC 8689 has 30 for REQUIRETLS.
    rule('', 'dkim-failed', { status: 'x.7.30', only: true, means: DKIM, page: SENDERS }),
    // 421-4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection.
    rule('sent over a tls connection', 'tls-required', { means: TLS, page: SENDERS }),
    // RFC 8617 has 29 for ARC.
    rule('', 'tls-required', { status: 'x.7.29', only: true, means: TLS, page: SENDERS }),
    // 421-4.7.32 Your email has been rate limited because the From: header (RFC5322) in this message isn't aligned with either the authenticated SPF or DKIM organizational domain.
    rule('from: header*aligned with either', 'dmarc-failed', { means: ALIGNMENT, page: SENDERS }),
    rule('', 'dmarc-failed', { status: 'x.7.32', means: ALIGNMENT, page: SENDERS }),
    // 421-4.7.40 Your email has been rate limited because the sending domain doesn't have a DMARC record, or the DMARC record doesn't specify a DMARC policy.
    rule('domain*have a dmarc record', 'dmarc-failed', { means: NO_DMARC, page: SENDERS }),
    rule('', 'dmarc-failed', { status: 'x.7.40', means: NO_DMARC, page: SENDERS }),
    rule('', 'dmarc-failed', { status: 'x.7.31', only: true, means: NO_DMARC, page: SENDERS }),

    // 421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address. To protect our users from spam, mail sent from your IP address has been temporarily rate limited. (also: IP Netblock, SPF domain, DKIM domain, URL domain)
    rule('unusual rate of unsolicited mail', 'rate-limited', {
      status: 'x.7.28',
      means: RATE,
      page: SENDERS,
    }),
    // 421-4.7.0 [192.0.2.1 15] Our system has detected an unusual rate of unsolicited mail originating from your IP address.
    rule('unusual rate of unsolicited mail', 'rate-limited', {
      code: '4',
      means: RATE,
      page: SENDERS,
    }),
    // 550-5.7.1 … an unusual rate of unsolicited mail originating from your IP address. … mail sent from your IP address has been blocked.
    rule('unusual rate of unsolicited mail', 'ip-reputation', {
      confidence: 0.9,
      means: IP_BLOCKED,
      page: SENDERS,
    }),
    // 550-5.7.28 / 421-4.7.28 alone
    rule('', 'rate-limited', {
      only: true,
      status: 'x.7.28',
      confidence: 0.93,
      means: RATE,
      page: SENDERS,
    }),

    // 550-5.7.1 [192.0.2.1 18] Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.
    rule('very low reputation of the*sending ip', 'ip-reputation', {
      means: IP_REPUTATION,
      page: SENDERS,
    }),
    // 550-5.7.1 … due to the very low reputation of the sending domain.
    rule('very low reputation of the*sending domain', 'domain-reputation', {
      means: DOMAIN_REPUTATION,
      page: SENDERS,
    }),
    // 550-5.7.1 … likely suspicious due to the very low reputation of the domain (or of the sending URL)
    rule('very low reputation', 'domain-reputation', {
      confidence: 0.8,
      means: DOMAIN_REPUTATION,
      page: SENDERS,
    }),
    // 421-4.7.0 This message is suspicious due to the nature of the content and/or the links within.
    rule('suspicious due to the nature of', 'content-rejected', {
      means: SUSPICIOUS,
      page: SENDERS,
    }),
    // 550-5.7.1 [192.0.2.1 12] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent to Gmail, this message has been blocked.
    rule('message is*likely unsolicited mail', 'content-rejected', {
      confidence: 0.93,
      means: UNSOLICITED,
      page: SENDERS,
    }),
    // Workspace's bounce for a group: Your email to group team@example.com was rejected due to spam classification.
    rule('to group*rejected due to spam classification', 'content-rejected', {
      means: UNSOLICITED,
    }),
    // We're writing to let you know that the group you tried to contact (team) may not exist, or you may not have permission to post messages to the group.
    rule('the group you tried to contact*may not exist', 'recipient-refuses', {
      confidence: 0.93,
      means: GROUP,
    }),
    // 550-5.7.1 [192.0.2.1] The IP you're using to send mail is not authorized to send email directly to our servers.
    rule('not authorized to*send email directly to our servers', 'ip-reputation', {
      means: text(
        'Gmail takes no mail straight from this IP: it counts as dynamic or residential.',
        'Gmail 不接受这个 IP 直接投信：它被视为动态 IP 或家庭宽带。',
      ),
      page: SENDERS,
    }),

    // 550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject headers.
    rule('not*rfc 5322 compliant', 'not-rfc-compliant', { means: RFC, page: SENDERS }),
    // 550-5.7.1 This message is not RFC 5322 compliant, the issue is: duplicate From headers.
    rule('p=rfcmessagenoncompliant', 'not-rfc-compliant', { means: RFC, page: SENDERS }),
    // 550-5.7.1 Messages missing a valid address in From: header, or having no From: header, are not accepted.
    rule('messages missing a valid*address in*from', 'not-rfc-compliant', {
      means: RFC,
      page: SENDERS,
    }),
    // 550-5.7.1 Messages with multiple addresses in From: header are not accepted.
    rule('messages with multiple*addresses in*from', 'not-rfc-compliant', {
      means: RFC,
      page: SENDERS,
    }),
    // 550-5.7.1 Encoded-word syntax is not permitted in message header 'From'.
    rule('encoded-word syntax is not permitted', 'not-rfc-compliant', { means: RFC, page: CODES }),
    // 550-5.7.1 The message contains a unicode character in a disallowed header.
    rule('unicode character in a disallowed header', 'not-rfc-compliant', {
      means: RFC,
      page: CODES,
    }),
    // 554 5.6.0 Mail message is malformed. Not accepted.
    rule('mail message is malformed', 'not-rfc-compliant', { means: RFC, page: CODES }),
    // 553 5.1.7 The sender address <a@b@example.com> is not a valid RFC 5321 address.
    rule('sender address*not a valid rfc*5321 address', 'not-rfc-compliant', {
      means: text(
        'The MAIL FROM address is not written as an address.',
        'MAIL FROM 里的发件地址格式不对。',
      ),
      page: CODES,
    }),
    // 553 5.1.3 The recipient address <bob@> is not a valid RFC 5321 address.
    rule('recipient address*not a valid rfc*5321 address', 'user-unknown', {
      means: text('The recipient address is not written as an address.', '收件地址格式不对。'),
      page: CODES,
    }),
    // 553 5.1.2 We weren't able to find the recipient domain. Please check for any spelling errors …
    rule('able to find the recipient domain', 'domain-not-found', {
      means: NO_DOMAIN,
      page: CODES,
    }),

    // 552-5.7.0 This message was blocked because its content presents a potential security issue.
    rule('content presents a potential', 'content-rejected', {
      means: BLOCKED_FILE,
      page: ATTACHMENTS,
    }),
    // 552-5.7.0 Our system detected an illegal attachment on your message.
    rule('illegal attachment on your message', 'content-rejected', {
      means: BLOCKED_FILE,
      page: ATTACHMENTS,
    }),
    // 550 5.7.0 Mail relay denied [192.0.2.1]. Invalid credentials for relay …
    rule('mail relay denied', 'relay-denied', { status: '5.7', means: RELAY_DENIED, page: CODES }),
    // 550-5.7.1 Invalid credentials for relay [192.0.2.1]. The IP address you've registered in your Workspace SMTP Relay service doesn't match the domain …
    rule('invalid credentials for relay', 'relay-denied', { means: RELAY_DENIED, page: CODES }),
    // 550 5.7.0 Mail sending denied.
    rule('mail sending denied', 'sender-rejected', {
      means: text(
        'The sending Google account is disabled or not registered.',
        '发件的 Google 账号已停用，或者没有注册。',
      ),
      page: CODES,
    }),
    // 552 5.7.0 (only the code): attachments
    rule('', 'content-rejected', {
      code: '552',
      status: '5.7.0',
      only: true,
      confidence: 0.9,
      means: BLOCKED_FILE,
      page: ATTACHMENTS,
    }),

    // 421 4.7.0 TLS required for RCPT domain, closing connection.
    rule('tls required for rcpt domain', 'tls-required', { means: TLS, page: CODES }),
    // 530 5.7.0 Must issue a STARTTLS command first.
    rule('must issue a starttls command first', 'tls-required', {
      only: true,
      means: TLS,
      page: CODES,
    }),
    // 421 4.7.0 IP not in whitelist for RCPT domain, closing connection.
    rule('ip not in whitelist for rcpt domain', 'policy-rejected', {
      means: text(
        'The recipient domain takes mail only from the gateway IPs that its administrator listed.',
        '收件域名只接受其管理员登记的网关 IP 投来的邮件。',
      ),
      page: CODES,
    }),
    // 421 4.7.0 Try again later, closing connection.
    rule('try again later, closing connection', 'rate-limited', {
      confidence: 0.85,
      means: text(
        'Gmail refuses new connections from this server for now, as a guard against floods.',
        'Gmail 为防止被冲击，暂时不接受这台服务器的新连接。',
      ),
      page: CODES,
    }),
    // 421 4.7.0 Temporary System Problem. Try again later
    rule('temporary system problem', 'remote-system-error', { means: BUSY, page: CODES }),
    // 421 4.4.5 Server busy, try again later.
    rule('server busy, try again later', 'remote-system-error', {
      status: '4.4.5',
      means: BUSY,
      page: CODES,
    }),
    // 451 4.3.0 Mail server temporarily rejected message.
    rule('mail server temporarily rejected message', 'remote-system-error', {
      confidence: 0.9,
      means: BUSY,
      page: CODES,
    }),
    // 451 4.3.0 Multiple destination domains per transaction is unsupported. Please try again.
    rule('multiple destination domains per transaction', 'remote-system-error', {
      means: text(
        'Gmail takes one recipient domain a transaction; the server sends the rest again by itself.',
        'Gmail 一次会话只收一个收件域名，其余收件人发信服务器会自动再投。',
      ),
      page: CODES,
    }),
    // 451 4.4.2 Timeout - closing connection.
    rule('timeout - closing connection', 'remote-system-error', {
      status: '4.4.2',
      means: text('The session with Gmail took too long.', '和 Gmail 的会话超时了。'),
      page: CODES,
    }),

    // 450-4.2.1 The user you are trying to contact is receiving mail too quickly.
    rule('contact is receiving mail too quickly', 'rate-limited', {
      lasting: 'passes',
      means: TOO_FAST,
      page: 'https://support.google.com/mail/?p=ReceivingRatePerm',
    }),
    // 550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages from being delivered.
    rule('receiving mail at a rate that*prevents', 'rate-limited', {
      lasting: 'passes',
      means: TOO_FAST,
      page: 'https://support.google.com/mail/?p=ReceivingRatePerm',
    }),
    // 450 4.2.1 Peak SMTP relay limit exceeded for customer.
    rule('smtp relay*limit exceeded', 'rate-limited', {
      lasting: 'passes',
      means: RELAY_LIMIT,
      page: CODES,
    }),
    // 550 5.4.5 Daily SMTP relay sending limit exceeded for user. / Daily user sending limit exceeded.
    // 550 5.4.5 Daily sending quota exceeded.
    rule('daily*sending*exceeded', 'rate-limited', {
      status: '5.4.5',
      lasting: 'passes',
      means: DAILY_LIMIT,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: QUOTA,
    }),
    rule('', 'rate-limited', {
      status: '5.4.5',
      only: true,
      lasting: 'passes',
      means: DAILY_LIMIT,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: QUOTA,
    }),
    // 550 5.7.0 Email sending quota exceeded.
    rule('email sending quota exceeded', 'rate-limited', {
      lasting: 'passes',
      means: DAILY_LIMIT,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: QUOTA,
    }),
    // 550-5.2.1 The email account that you tried to reach is disabled. https://support.google.com/mail/?p=DisabledUser
    rule('account that you tried to reach is disabled', 'recipient-disabled', {
      means: DISABLED,
      page: 'https://support.google.com/mail/?p=DisabledUser',
    }),
    // 550-5.2.1 The email account that you tried to reach is inactive.
    rule('account that you tried to reach is inactive', 'recipient-disabled', {
      means: DISABLED,
      page: 'https://support.google.com/mail/?p=DisabledUser',
    }),
    rule('', 'recipient-disabled', {
      status: '5.2.1',
      only: true,
      confidence: 0.93,
      means: DISABLED,
      page: 'https://support.google.com/mail/?p=DisabledUser',
    }),
    rule('', 'rate-limited', {
      status: '4.2.1',
      only: true,
      confidence: 0.93,
      means: TOO_FAST,
      page: 'https://support.google.com/mail/?p=ReceivingRatePerm',
    }),

    // 552-5.2.2 The email account that you tried to reach is over quota.
    rule('account that you tried to reach is*over quota', 'mailbox-full', {
      means: FULL,
      page: 'https://support.google.com/mail/?p=OverQuotaPerm',
    }),
    // 452-4.2.2 The recipient's inbox is out of storage space.
    rule('inbox is out of storage space', 'mailbox-full', {
      means: FULL,
      page: 'https://support.google.com/mail/?p=OverQuotaTemp',
    }),
    rule('', 'mailbox-full', {
      status: 'x.2.2',
      only: true,
      means: FULL,
      page: 'https://support.google.com/mail/?p=OverQuotaPerm',
    }),
    // 552-5.3.4 Your message exceeded Google's message size limits. (552-5.2.3 before)
    rule("exceeded google's message size limits", 'message-too-large', {
      means: TOO_LARGE,
      page: 'https://support.google.com/mail/?p=MaxSizeError',
    }),
    // 552 5.3.4 Message header size exceeds limit. / The size of the header value exceeds the limit.
    rule('header*size*limit', 'message-too-large', {
      only: true,
      status: '5.3.4',
      means: text(
        'The message header is over the size that Gmail takes.',
        '邮件头超过了 Gmail 的上限。',
      ),
      page: CODES,
    }),
    rule('', 'message-too-large', {
      status: '5.3.4',
      only: true,
      means: TOO_LARGE,
      page: 'https://support.google.com/mail/?p=MaxSizeError',
    }),
    rule('', 'message-too-large', {
      status: '5.2.3',
      only: true,
      means: TOO_LARGE,
      page: 'https://support.google.com/mail/?p=MaxSizeError',
    }),
    // 452-4.5.3 Domain policy size per transaction exceeded, please try this recipient in a separate transaction.
    rule('domain policy size per transaction exceeded', 'too-many-recipients', {
      means: RECIPIENTS,
      page: CODES,
    }),
    // 452-4.5.3 Your message has too many recipients.
    rule('your message has too many recipients', 'too-many-recipients', {
      means: RECIPIENTS,
      page: QUOTA,
    }),
    rule('', 'too-many-recipients', {
      status: 'x.5.3',
      only: true,
      means: RECIPIENTS,
      page: QUOTA,
    }),

    // 550-5.1.1 The email account that you tried to reach does not exist. … https://support.google.com/mail/?p=NoSuchUser
    rule('account that you tried to reach does not exist', 'user-unknown', {
      means: NO_USER,
      page: 'https://support.google.com/mail/?p=NoSuchUser',
    }),
    // 550 5.1.1 … https://support.google.com/mail/?p=NoSuchUser
    rule('support.google.com/mail/?p=nosuchuser', 'user-unknown', {
      means: NO_USER,
      page: 'https://support.google.com/mail/?p=NoSuchUser',
    }),
    // 550-5.1.1 … http://support.google.com/mail/bin/answer.py?answer=6596 (until 2020)
    rule('google.com/*answer=6596', 'user-unknown', {
      means: NO_USER,
      page: 'https://support.google.com/mail/?p=NoSuchUser',
    }),
    rule('', 'user-unknown', {
      status: '5.1.1',
      only: true,
      means: NO_USER,
      page: 'https://support.google.com/mail/?p=NoSuchUser',
    }),
    // 550 5.4.6 Message exceeded 50 hops, this may indicate a mail loop. / 554 5.4.6
    rule('message exceeded*hops', 'mail-loop', { means: LOOP, page: CODES }),
    rule('', 'mail-loop', { status: '5.4.6', only: true, means: LOOP, page: CODES }),

    // 535-5.7.8 Username and Password not accepted.
    rule('username and password not accepted', 'authentication-failed', {
      means: LOGIN,
      page: 'https://support.google.com/mail/?p=BadCredentials',
    }),
    // 534-5.7.9 Application-specific password required.
    rule('application-specific password required', 'authentication-failed', {
      means: text(
        'The account has 2-step verification: an app password is needed.',
        '账号开了两步验证，要用应用专用密码登录。',
      ),
      page: 'https://support.google.com/mail/?p=InvalidSecondFactor',
    }),
    // 534-5.7.14 Please log in with your web browser and then try again.
    rule('please log in with your web browser', 'authentication-failed', {
      means: LOGIN,
      page: 'https://support.google.com/mail/?p=WebLoginRequired',
    }),
    // 530-5.7.0 Authentication Required.
    rule('authentication required', 'authentication-failed', {
      only: true,
      code: '530',
      means: LOGIN,
      page: 'https://support.google.com/mail/?p=WantAuthError',
    }),

    // 550 5.7.1 This message violates example.com email policy. - gcdp x1si1 - gsmtp
    rule('- gcdp', 'policy-rejected', { means: CUSTOM_RULE, page: CODES }),
    // 550-5.7.1 The user or domain that you are sending to (or from) has a policy that prohibited the mail that you sent.
    rule('has a policy that*prohibited the mail', 'policy-rejected', {
      means: CUSTOM_RULE,
      page: 'https://support.google.com/mail/?p=PolicyError',
    }),
    // 550 5.7.1 No such user abc (until 2008)
    rule('no such user', 'user-unknown', { only: true, means: NO_USER }),
    // Any other 5.7.1 of Google: content, reputation and RFC 5322 share the code.
    rule('', 'content-rejected', {
      status: 'x.7.1',
      only: true,
      confidence: 0.7,
      means: text(
        'Gmail blocks the message: its content or the reputation of the sender looks like spam.',
        'Gmail 拦截了这封信：内容或发件方信誉像垃圾邮件。',
      ),
      page: SENDERS,
    }),
    // Any other 421-4.7.0 of Google: deferral over volume or reputation.
    rule('', 'rate-limited', {
      status: '4.7.0',
      only: true,
      confidence: 0.6,
      means: RATE,
      page: SENDERS,
    }),

    // DNS Error: 1 DNS type 'mx' lookup of example.com responded with code NOERROR. The domain example.com doesn't receive email according to the administrator: returned Null MX
    rule('returned null mx', 'null-mx', {
      means: text(
        'The recipient domain says in DNS that it takes no mail (null MX).',
        '收件域名在 DNS 里声明不收邮件（Null MX）。',
      ),
    }),
    // DNS Error: 1 DNS type 'mx' lookup of example.com responded with code NXDOMAIN. Domain name not found: example.com
    rule("dns type '*lookup of*responded with code nxdomain", 'domain-not-found', {
      means: NO_DOMAIN,
    }),
    // DNS Error: 1 DNS type 'mx' lookup of example.com had no relevant answers.
    rule("dns type '*lookup of*no relevant answers", 'domain-not-found', { means: NO_DOMAIN }),
    // DNS Error: 1 DNS type 'mx' lookup of example.com responded with code SERVFAIL
    rule("dns type '*lookup of*responded with code servfail", 'domain-not-found', {
      confidence: 0.85,
      means: text(
        'The name servers of the recipient domain do not answer Google.',
        '收件域名的 DNS 服务器没有给 Google 正常应答。',
      ),
    }),
    // The recipient server did not accept our requests to connect. Learn more at https://support.google.com/mail/answer/7720
    rule('recipient server did not accept our requests to connect', 'host-unreachable', {
      means: text(
        "Google could not connect to the recipient's server.",
        'Google 连不上收件方的服务器。',
      ),
      page: 'https://support.google.com/mail/answer/7720',
    }),
  ],
});
