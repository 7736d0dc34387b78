/**
 * Exchange Online, Outlook.com and Exchange Server. Codes:
 * learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online,
 * consumer codes: the Outlook.com postmaster site.
 */
import { text } from '../../engine/text.ts';
import { type Rule, receiver, rule } from './rule.ts';

const NDR =
  'https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/non-delivery-reports-in-exchange-online';
const DELIST = 'https://sender.office.com/';
const POSTMASTER = 'https://sendersupport.olc.protection.outlook.com/pm/troubleshooting.aspx';
const SUPPORT = 'https://olcsupport.office.com/';
const BULK = 'https://go.microsoft.com/fwlink/p/?linkid=2319303';
const DMARC_PAGE =
  'https://learn.microsoft.com/defender-office-365/email-authentication-dmarc-configure';

const BULK_AUTH = text(
  'Outlook.com requires senders of over 5,000 messages a day to pass SPF, DKIM and DMARC, and this message did not.',
  'Outlook.com 要求日发信量超过 5000 封的域名同时通过 SPF、DKIM 和 DMARC，这封信没达到要求。',
);
const DMARC = text(
  'The message failed DMARC, and the policy of the From domain is to reject.',
  '这封信没通过 DMARC，而发件域名的 DMARC 策略是 reject。',
);
const SPF = text(
  'SPF of the sender domain does not authorise the sending IP.',
  '发件域名的 SPF 没有授权这个发信 IP。',
);
const V6_AUTH = text(
  'Over IPv6, Microsoft takes only mail that passes SPF or DKIM.',
  '走 IPv6 投递时，Microsoft 要求 SPF 或 DKIM 至少通过一项。',
);
const PTR = text('The sending IP has no PTR record.', '发信 IP 没有 PTR 反向解析。');
const BANNED_IP = text(
  "The sending IP is on Microsoft's own blocklist; its owner can have it removed at sender.office.com.",
  '发信 IP 在 Microsoft 自己的黑名单上，可到 sender.office.com 申请移除。',
);
const BANNED_SENDER = text(
  'Microsoft blocks this sender for spam.',
  'Microsoft 因垃圾邮件封禁了这个发件人。',
);
const CUSTOMER_LIST = text(
  'The recipient organisation put the sending IP on its own block list.',
  '收件方单位把发信 IP 加进了自己的黑名单。',
);
const NETWORK_BLOCKED = text(
  'Part of the network of the sending IP is on the Outlook.com block list.',
  '发信 IP 所在网段的一部分被 Outlook.com 列入黑名单。',
);
const IP_REPUTATION = text(
  'Outlook.com limits or refuses the sending IP for its reputation.',
  'Outlook.com 因发信 IP 信誉不佳而限流或拒收。',
);
const DYNAMIC = text(
  'Outlook.com takes no mail straight from dynamic or residential IPs.',
  'Outlook.com 不接受动态 IP 或家庭宽带直接投信。',
);
const SPAMHAUS = text(
  'The sending IP is on a public blocklist that Outlook.com asks.',
  '发信 IP 在 Outlook.com 使用的公共黑名单上。',
);
const RATE = text(
  'The sending server connects or sends faster than Microsoft allows it.',
  '发信服务器的连接或发信速度超过了 Microsoft 允许的范围。',
);
const TRY_LATER = text(
  'Microsoft finds the traffic of the sending IP suspicious and limits it for a while.',
  'Microsoft 认为发信 IP 的流量可疑，暂时限流。',
);
const TENANT_IP = text(
  'Microsoft takes no mail of this tenant from this IP, mostly because the tenant is new or its IP has a poor reputation.',
  'Microsoft 不接受该租户从这个 IP 发出的邮件，多半是租户太新或 IP 信誉差。',
);
const TENANT = text(
  'Most mail of the sending Microsoft 365 tenant looked like spam, and Microsoft stopped its sending.',
  '发件方 Microsoft 365 租户发出的邮件大多像垃圾邮件，Microsoft 已停掉它的外发。',
);
const UNREGISTERED = text(
  'The tenant sends from a domain that is not registered with it.',
  '该租户用没有登记的域名发信。',
);
const OUTBOUND_SENDER = text(
  'The sending Microsoft 365 account is blocked for sending spam; its administrator can unblock it under Restricted entities.',
  '发件的 Microsoft 365 账号因发垃圾邮件被限制，其管理员可在“受限实体”页面解除。',
);
const NO_USER = text(
  'The recipient address does not exist in that organisation.',
  '收件地址在对方单位里不存在。',
);
const NO_CONSUMER = text(
  'That Outlook.com or Hotmail address does not exist or is closed.',
  '这个 Outlook.com / Hotmail 地址不存在或已停用。',
);
const MOVED = text(
  'The recipient has moved and left no address.',
  '收件人已迁走，没有留下新地址。',
);
const DISABLED = text("The recipient's mailbox is disabled.", '收件人的邮箱已停用。');
const FULL = text("The recipient's mailbox is full.", '收件人的邮箱已满。');
const SIZE = text(
  'The message is over the size that the recipient, the connector or the organisation takes.',
  '邮件大小超过了收件人、连接器或对方单位的上限。',
);
const RECIPIENTS = text(
  'There are too many recipients in one message or one session.',
  '一封邮件或一次会话里的收件人太多。',
);
const RECIPIENT_RATE = text(
  'The recipient gets more messages an hour than Exchange Online allows; it clears by itself.',
  '收件人每小时收信量超过 Exchange Online 的上限，过一阵会自动恢复。',
);
const SENDER_QUOTA = text(
  'The sending account or tenant has reached its limit of recipients or messages.',
  '发件账号或租户的收件人数、发信量已达上限。',
);
const LOOP = text(
  'The message goes in a circle between servers: look at MX, connectors and forwarding.',
  '邮件在服务器之间打转，检查 MX、连接器和转发设置。',
);
const DNS = text(
  'Exchange found no mail server for the recipient domain in DNS.',
  'Exchange 在 DNS 里查不到收件域名的邮件服务器。',
);
const EXPIRED = text(
  'Exchange tried until its time ran out and could not deliver.',
  'Exchange 一直重试到超时，仍没投递成功。',
);
const REFUSED = text(
  "Exchange could not connect to the recipient's server.",
  'Exchange 连不上收件方的服务器。',
);
const NOT_AUTHENTICATED = text(
  'The client or device did not log in before sending.',
  '客户端或设备没有登录就发信。',
);
const SEND_AS = text(
  'The login has no right to send as the address in From.',
  '登录的账号没有权限以 From 里的地址发信。',
);
const RELAY = text(
  'Exchange does not relay for this recipient, or no connector matches the sending server.',
  'Exchange 不为这个收件人中继，或者没有匹配发信服务器的连接器。',
);
const CONNECTOR = text(
  "A partner connector of the recipient's tenant takes this mail only from listed IPs or certificates.",
  '对方租户的合作伙伴连接器只接受指定 IP 或证书发来的邮件。',
);
const RESTRICTED = text(
  'The recipient or group takes mail only from permitted or internal senders.',
  '该收件人或群组只接受内部人员或指定发件人的邮件。',
);
const TRANSPORT_RULE = text(
  "A mail flow rule of the recipient's organisation refuses the message.",
  '对方单位的邮件流规则拒收了这封信。',
);
const FORWARDING = text(
  "The sender's organisation does not allow automatic forwarding to outside.",
  '发件方单位不允许自动转发到外部。',
);
const CONTENT = text(
  'The content filter judges the message as spam.',
  '内容过滤判定这封信是垃圾邮件。',
);
const RFC = text(
  'The message breaks RFC 5322 or RFC 5321: headers, From or line ends.',
  '邮件不符合 RFC 5322 / 5321：邮件头、From 或换行格式不对。',
);
const TLS = text(
  "TLS with the recipient's server failed, and the policy of a side requires it.",
  '和收件方服务器的 TLS 协商失败，而其中一方要求必须加密。',
);
const BUSY = text(
  'The Microsoft server is short of resources for now.',
  'Microsoft 服务器暂时资源不足。',
);
const STORE = text(
  'The mailbox store refused the message with an error of its own.',
  '邮箱存储在写入时报错，没收下这封信。',
);

/** 5.7.606 to 5.7.649. */
const BANNED: readonly Rule[] = Array.from({ length: 44 }, (_, n) =>
  // 550 5.7.606 Access denied, banned sending IP [192.0.2.1]
  rule('', 'ip-blocklisted', { status: `5.7.${606 + n}`, means: BANNED_IP, page: DELIST }),
);

/** 4.7.500 to 4.7.699 and 4.7.850 to 4.7.899. */
const LIMITED: readonly Rule[] = [
  ...Array.from({ length: 200 }, (_, n) => 500 + n),
  ...Array.from({ length: 50 }, (_, n) => 850 + n),
]
  // Has a meaning of its own.
  .filter((n) => n !== 650)
  .map((n) =>
    // 451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)
    // 451 4.7.850 Access denied, please try again later
    rule('', 'rate-limited', { status: `4.7.${n}`, means: TRY_LATER, page: NDR }),
  );

export default receiver({
  id: 'microsoft',
  name: text('Microsoft 365 / Outlook.com', 'Microsoft 365 / Outlook.com'),
  hosts: [
    'protection.outlook.com',
    'olc.protection.outlook.com',
    'mail.eo.outlook.com',
    'prod.outlook.com',
    'mx.microsoft',
    'partner.outlook.cn',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'msn.com',
    'outlook.cn',
    'live.cn',
    'hotmail.co.uk',
    'hotmail.co.jp',
    'hotmail.fr',
    'hotmail.de',
    'hotmail.it',
    'hotmail.es',
    'hotmail.com.br',
    'hotmail.com.ar',
    'outlook.fr',
    'outlook.de',
    'outlook.jp',
    'outlook.es',
    'outlook.it',
    'live.co.uk',
    'live.fr',
    'live.de',
    'live.it',
    'live.nl',
    'live.jp',
    'passport.com',
    'windowslive.com',
    'onmicrosoft.com',
    'microsoft.com',
    'bigfish.com',
    'frontbridge.com',
    'messaging.microsoft.com',
  ],
  rules: [
    // --- authentication
    // 550 5.7.515 Access denied, sending domain EXAMPLE.COM does not meet the required authentication level. … Spf= Fail , Dkim= Pass , DMARC= Fail
    rule('', 'unauthenticated', { status: '5.7.515', means: BULK_AUTH, page: BULK }),
    rule('does not meet the required authentication level', 'unauthenticated', {
      means: BULK_AUTH,
      page: BULK,
    }),
    // 550 5.7.509 Access denied, sending domain EXAMPLE.COM does not pass DMARC verification and has a DMARC policy of reject.
    rule('', 'dmarc-failed', { status: '5.7.509', means: DMARC, page: DMARC_PAGE }),
    rule('does not pass dmarc verification', 'dmarc-failed', { means: DMARC, page: DMARC_PAGE }),
    // 550 5.7.23 The message was rejected because of Sender Policy Framework violation
    rule('sender policy framework violation', 'spf-failed', { means: SPF, page: NDR }),
    // RFC 7372 has 23 for SPF too.
    rule('', 'spf-failed', {
      only: true,
      status: '5.7.23',
      confidence: 0.93,
      means: SPF,
      page: NDR,
    }),
    // 550 5.7.1 Sender ID (PRA) Not Permitted
    rule('sender id (pra) not permitted', 'spf-failed', { confidence: 0.93, means: SPF }),
    // 450 4.7.26 Service does not accept messages sent over IPv6 [2001:db8::1] unless they pass either SPF or DKIM validation (message not signed)
    rule('sent over ipv6*unless they pass', 'unauthenticated', { means: V6_AUTH, page: NDR }),
    // 550 5.7.26 …
    rule('', 'unauthenticated', {
      status: 'x.7.26',
      only: true,
      confidence: 0.93,
      means: V6_AUTH,
      page: NDR,
    }),
    // 450 4.7.25 Service does not accept messages sent over IPv6 [2001:db8::1] unless they have a PTR / 550 5.7.25 Access denied, the sending IPv6 address [..] must have a reverse DNS record
    rule('', 'ptr-missing', { status: 'x.7.25', only: true, means: PTR, page: NDR }),
    rule('must have a reverse dns record', 'ptr-missing', { means: PTR, page: NDR }),

    // --- sending IP
    // 550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/
    rule('banned sending ip', 'ip-blocklisted', { means: BANNED_IP, page: DELIST }),
    ...BANNED,
    // 550 5.7.511 Access denied, banned sender[192.0.2.1]. To request removal from this list please forward this message to delist@messaging.microsoft.com.
    rule('', 'ip-blocklisted', { status: '5.7.511', means: BANNED_IP, page: DELIST }),
    rule('delist@messaging.microsoft.com', 'ip-blocklisted', { means: BANNED_IP, page: DELIST }),
    // 550 5.7.513 Service unavailable, Client host [192.0.2.1] blocked by example.com using Customer Block list (AS16012607)
    rule('', 'ip-blocklisted', { status: '5.7.513', means: CUSTOMER_LIST, page: NDR }),
    rule('using customer block list', 'ip-blocklisted', { means: CUSTOMER_LIST, page: NDR }),
    // 451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. (S775)
    rule('rate limited due to ip reputation', 'ip-reputation', {
      means: IP_REPUTATION,
      page: POSTMASTER,
    }),
    rule('(s775)', 'ip-reputation', { means: IP_REPUTATION, page: POSTMASTER }),
    rule('', 'ip-reputation', { status: '4.7.650', means: IP_REPUTATION, page: POSTMASTER }),
    // 550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).
    rule('s3140)', 'ip-reputation', { means: NETWORK_BLOCKED, page: SUPPORT }),
    // … part of their network is on our block list (S3150). / (AS3150)
    rule('s3150', 'ip-reputation', { code: '5', means: NETWORK_BLOCKED, page: SUPPORT }),
    rule('network is on our block list', 'ip-reputation', {
      means: NETWORK_BLOCKED,
      page: SUPPORT,
    }),
    // 550 DY-001 (COL004-MC1F1) Unfortunately, messages from 192.0.2.1 weren't sent. … dynamic IP
    rule(' dy-001', 'ip-reputation', { code: '5', means: DYNAMIC, page: POSTMASTER }),
    rule(' dy-002', 'ip-reputation', { code: '5', means: DYNAMIC, page: POSTMASTER }),
    // 550 OU-001 … / OU-002 Mail rejected by Outlook.com for policy reasons.
    rule(' ou-001', 'ip-reputation', { code: '5', means: SPAMHAUS, page: POSTMASTER }),
    rule(' ou-002', 'ip-reputation', { code: '5', means: IP_REPUTATION, page: POSTMASTER }),
    // 550 SC-001 (BAY004-MC1F1) Unfortunately, messages from 192.0.2.1 weren't sent. Please contact your Internet service provider.
    rule(' sc-001', 'ip-reputation', { code: '5', means: IP_REPUTATION, page: POSTMASTER }),
    rule(' sc-002', 'ip-reputation', { code: '5', means: IP_REPUTATION, page: POSTMASTER }),
    rule(' sc-003', 'ip-reputation', {
      code: '5',
      means: text('The sending IP looks like an open proxy.', '发信 IP 像是开放代理。'),
      page: POSTMASTER,
    }),
    rule(' sc-004', 'ip-reputation', {
      code: '5',
      means: text(
        'Too many Outlook.com users complained about mail of this IP.',
        'Outlook.com 用户对这个 IP 的投诉太多。',
      ),
      page: POSTMASTER,
    }),
    // 421 RP-001 (BAY0-MC1-F1) Unfortunately, some messages from 192.0.2.1 weren't sent. … rate limit
    rule('421 rp-00', 'rate-limited', { code: '4', means: RATE, page: POSTMASTER }),
    // 550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. …
    rule("unfortunately, messages from*weren't sent", 'ip-reputation', {
      confidence: 0.93,
      means: IP_REPUTATION,
      page: POSTMASTER,
    }),
    // 550 Mail rejected by Windows Live Hotmail for policy reasons.
    rule('mail rejected by*for policy reasons', 'ip-reputation', {
      confidence: 0.9,
      means: IP_REPUTATION,
      page: POSTMASTER,
    }),
    // 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.
    rule('', 'ip-reputation', { status: '5.7.708', means: TENANT_IP, page: NDR }),
    rule('access denied, traffic not accepted from this ip', 'ip-reputation', {
      means: TENANT_IP,
      page: NDR,
    }),
    // 550 5.7.508 Access denied, [192.0.2.1] has exceeded permitted limits within subnet range.
    rule('', 'rate-limited', { status: '5.7.508', lasting: 'passes', means: RATE, page: NDR }),
    // 421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel
    rule('maximum number of concurrent*connections has exceeded', 'rate-limited', {
      means: RATE,
      page: NDR,
    }),
    // 421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2.
    rule('tls 1.0 and 1.1 are not supported', 'tls-required', { means: TLS, page: NDR }),
    // 451 4.7.500 Server busy. Please try again later from [192.0.2.1].
    rule('server busy. please try again later from', 'rate-limited', {
      means: TRY_LATER,
      page: NDR,
    }),
    // 451 4.7.850 Access denied, please try again later
    rule('access denied, please try again later', 'rate-limited', {
      code: '4',
      confidence: 0.93,
      means: TRY_LATER,
      page: NDR,
    }),
    ...LIMITED,

    // --- sending tenant or account
    // 550 5.7.705 Access denied, tenant has exceeded threshold
    rule('', 'behaviour-spam', { status: '5.7.705', means: TENANT, page: NDR }),
    rule('tenant has exceeded threshold', 'behaviour-spam', { means: TENANT, page: NDR }),
    // 550 5.7.703 Your message can't be delivered because messages to x are blocked by your organization using Tenant Allow Block List.
    rule('', 'policy-rejected', {
      status: '5.7.703',
      means: text(
        "The sender's organisation blocks mail to this recipient.",
        '发件方单位的租户允许/阻止列表禁止向该收件人发信。',
      ),
      page: NDR,
    }),
    // MSEXCH: The recipient was unavailable to take delivery of the message
    rule('recipient was unavailable to take delivery', 'user-unknown', {
      confidence: 0.7,
      means: NO_USER,
    }),
    // 550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains.
    rule('', 'sender-rejected', { status: '5.7.750', means: UNREGISTERED, page: NDR }),
    // 550 5.7.233 Your message can't be sent because your tenant exceeded its daily limit for sending email to external recipients.
    rule('', 'rate-limited', {
      status: '5.7.233',
      lasting: 'passes',
      means: SENDER_QUOTA,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: NDR,
    }),
    rule('', 'rate-limited', {
      status: '5.7.232',
      lasting: 'passes',
      means: SENDER_QUOTA,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: NDR,
    }),
    // 550 5.1.8 Access denied, bad outbound sender AS(42004)
    rule('bad outbound sender', 'sender-rejected', { means: OUTBOUND_SENDER, page: NDR }),
    rule('', 'sender-rejected', {
      status: '5.1.8',
      only: true,
      means: OUTBOUND_SENDER,
      page: NDR,
    }),
    // 550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients
    rule('', 'rate-limited', {
      status: '5.1.90',
      lasting: 'passes',
      means: SENDER_QUOTA,
      wait: text('up to 24 hours', '最多 24 小时'),
      page: NDR,
    }),
    // 554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; …
    rule('submissionquotaexceeded', 'rate-limited', {
      lasting: 'passes',
      means: SENDER_QUOTA,
      page: NDR,
    }),
    // 554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; … WASCL UserAction verdict is not None
    rule('outboundspamexception', 'sender-rejected', { means: OUTBOUND_SENDER, page: NDR }),
    rule('wascl useraction verdict', 'sender-rejected', { means: OUTBOUND_SENDER, page: NDR }),
    // 550 5.7.501 Access denied, spam abuse detected
    rule('', 'behaviour-spam', { status: '5.7.501', means: BANNED_SENDER, page: NDR }),
    // 550 5.7.502 Access denied, banned sender / 5.7.503
    rule('', 'sender-rejected', { status: '5.7.502', means: BANNED_SENDER, page: NDR }),
    rule('', 'sender-rejected', { status: '5.7.503', means: BANNED_SENDER, page: NDR }),
    rule('access denied, banned sender', 'sender-rejected', { means: BANNED_SENDER, page: NDR }),
    // 550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)
    rule('', 'policy-rejected', { status: '5.7.520', means: FORWARDING, page: NDR }),
    rule('does not allow external forwarding', 'policy-rejected', {
      means: FORWARDING,
      page: NDR,
    }),

    // --- submission and relaying
    // 550 5.7.64 TenantAttribution; Relay Access Denied SMTP.
    rule('tenantattribution; relay access denied', 'relay-denied', { means: RELAY, page: NDR }),
    rule('', 'relay-denied', { status: '5.7.64', means: RELAY, page: NDR }),
    // 550 5.7.367 Remote server returned not permitted to relay -> 554 5.7.1 <bob@example.com>: Relay access denied
    rule('', 'relay-denied', { status: '5.7.367', means: RELAY, page: NDR }),
    // 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain
    rule('unable to relay', 'relay-denied', { means: RELAY, page: NDR }),
    rule('', 'relay-denied', { status: '5.7.54', means: RELAY, page: NDR }),
    // 530 5.7.57 Client not authenticated to send mail. / SMTP; Client was not authenticated to send anonymous mail during MAIL FROM
    rule('client was not authenticated', 'authentication-failed', {
      means: NOT_AUTHENTICATED,
      page: NDR,
    }),
    rule('client not authenticated', 'authentication-failed', {
      means: NOT_AUTHENTICATED,
      page: NDR,
    }),
    rule('', 'authentication-failed', { status: '5.7.57', means: NOT_AUTHENTICATED, page: NDR }),
    // 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.
    rule('smtpclientauthentication is disabled', 'authentication-failed', {
      means: text(
        'SMTP AUTH is switched off for the tenant or the mailbox.',
        '租户或邮箱关闭了 SMTP AUTH。',
      ),
      page: 'https://aka.ms/smtp_auth_disabled',
    }),
    rule('', 'authentication-failed', {
      status: '5.7.139',
      means: text(
        'Microsoft did not accept the login: basic authentication is off, or a security policy forbids it.',
        'Microsoft 没接受登录：基本身份验证已关闭，或被安全策略禁止。',
      ),
      page: NDR,
    }),
    // 451 5.7.3 STARTTLS is required to send mail
    rule('starttls is required to send mail', 'tls-required', { means: TLS, page: NDR }),
    // 535 5.7.3 Authentication unsuccessful
    rule('authentication unsuccessful', 'authentication-failed', {
      code: '535',
      means: text('Microsoft did not accept the login.', 'Microsoft 没有接受登录。'),
      page: NDR,
    }),
    // 550 5.7.60 SMTP; Client does not have permissions to send as this sender
    rule('permissions to send as this sender', 'sender-login-mismatch', {
      means: SEND_AS,
      page: NDR,
    }),
    rule('', 'sender-login-mismatch', { status: '5.7.60', means: SEND_AS, page: NDR }),
    // 554 5.2.252 SendAsDenied; alice@example.com not allowed to send as bob@example.com; STOREDRV.Submission.Exception:SendAsDeniedException
    rule('sendasdenied', 'sender-login-mismatch', { means: SEND_AS, page: NDR }),
    rule('', 'sender-login-mismatch', { status: '5.2.252', means: SEND_AS, page: NDR }),
    // 550 5.7.51 TenantInboundAttribution; There is a partner connector configured that matched the message's recipient domain. The connector had either the RestrictDomainsToIPAddresses or RestrictDomainsToCertificate set
    rule('tenantinboundattribution', 'policy-rejected', { means: CONNECTOR, page: NDR }),
    rule('', 'policy-rejected', { status: '5.7.51', means: CONNECTOR, page: NDR }),
    // 550 5.7.1 External client with IP address 192.0.2.1 does not have permissions to submit to this server.
    rule('does not have permissions to submit to this server', 'relay-denied', {
      confidence: 0.9,
      means: RELAY,
      page: NDR,
    }),

    // --- who may write to the recipient
    // 550 5.7.124 RESOLVER.RST.NotAuthorized / sender not in allowed-senders list
    rule('', 'recipient-refuses', { status: '5.7.124', means: RESTRICTED, page: NDR }),
    // 550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required
    rule('', 'recipient-refuses', { status: '5.7.133', means: RESTRICTED, page: NDR }),
    // 550 5.7.134 RESOLVER.RST.SenderNotAuthenticatedForMailbox; authentication required
    rule('', 'recipient-refuses', { status: '5.7.134', means: RESTRICTED, page: NDR }),
    // 5.7.135 public folder, 5.7.136 mail user, 5.7.137 mail contact, 5.7.129 restricted
    rule('', 'recipient-refuses', { status: '5.7.135', means: RESTRICTED, page: NDR }),
    rule('', 'recipient-refuses', { status: '5.7.136', means: RESTRICTED, page: NDR }),
    rule('', 'recipient-refuses', { status: '5.7.137', means: RESTRICTED, page: NDR }),
    rule('', 'recipient-refuses', { status: '5.7.129', means: RESTRICTED, page: NDR }),
    rule('resolver.rst.sendernotauthenticated', 'recipient-refuses', {
      means: RESTRICTED,
      page: NDR,
    }),
    // 550 5.7.1 RESOLVER.RST.AuthRequired; authentication required
    rule('resolver.rst.authrequired', 'recipient-refuses', { means: RESTRICTED, page: NDR }),
    // 550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized
    rule('resolver.rst.notauthorized', 'recipient-refuses', { means: RESTRICTED, page: NDR }),
    rule('resolver.rst.restricted', 'recipient-refuses', { means: RESTRICTED, page: NDR }),
    // 550 5.7.12 Sender was not authenticated by organization
    rule('sender was not authenticated by organization', 'recipient-refuses', {
      means: RESTRICTED,
      page: NDR,
    }),
    // 550 5.7.505 Access denied, banned recipient / 550 5.7.507 Access denied, rejected by recipient
    rule('', 'recipient-refuses', { status: '5.7.505', means: RESTRICTED, page: NDR }),
    rule('', 'recipient-refuses', {
      status: '5.7.507',
      means: text('The recipient blocked this sender.', '收件人屏蔽了这个发件人。'),
      page: NDR,
    }),
    // 550 5.7.504 [bob@example.com]: Recipient address rejected: Access denied
    rule('', 'recipient-refuses', { status: '5.7.504', means: RESTRICTED, page: NDR }),
    // 550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy
    rule('transport.rules.rejectmessage', 'policy-rejected', { means: TRANSPORT_RULE, page: NDR }),
    rule('rejected by organization policy', 'policy-rejected', {
      means: TRANSPORT_RULE,
      page: NDR,
    }),
    // 550 5.7.510 Access denied, example.com does not accept email over IPv6
    rule('', 'policy-rejected', {
      status: '5.7.510',
      means: text(
        'The recipient domain takes no mail over IPv6.',
        '收件域名不接受走 IPv6 的邮件。',
      ),
      page: NDR,
    }),
    // 550 5.7.506 Access Denied, Bad HELO
    rule('', 'not-rfc-compliant', {
      status: '5.7.506',
      means: text(
        'The sending server says the name of another server in HELO.',
        '发信服务器在 HELO 里报了别人的主机名。',
      ),
      page: NDR,
    }),
    // 550 5.7.512 Access denied, message must be RFC 5322 section 3.6.2 compliant
    rule('', 'not-rfc-compliant', { status: '5.7.512', means: RFC, page: NDR }),
    rule('message must be rfc 5322', 'not-rfc-compliant', { means: RFC, page: NDR }),

    // --- recipient
    // 550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [BN8NAM11FT030.eop-nam11.prod.protection.outlook.com]
    rule('recipient address rejected: access denied', 'user-unknown', {
      status: '5.4.1',
      means: text(
        'The address is not in the directory of the recipient organisation, or its domain is not set up there.',
        '收件地址不在对方单位的通讯录里，或者该域名没在对方的 Microsoft 365 里配好。',
      ),
      page: NDR,
    }),
    // Same without its status.
    rule('recipient address rejected: access denied*as(201806281)', 'user-unknown', {
      means: NO_USER,
      page: NDR,
    }),
    rule('', 'user-unknown', {
      status: '5.4.1',
      only: true,
      confidence: 0.93,
      means: NO_USER,
      page: NDR,
    }),
    // 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).
    rule('(s2017062302)', 'user-unknown', { means: NO_CONSUMER, page: POSTMASTER }),
    // 550 Requested action not taken: mailbox unavailable
    rule('requested action not taken: mailbox unavailable', 'user-unknown', {
      code: '5',
      only: true,
      means: NO_CONSUMER,
      page: POSTMASTER,
    }),
    rule('', 'user-unknown', {
      code: '550',
      status: '5.5.0',
      only: true,
      confidence: 0.93,
      means: NO_CONSUMER,
      page: POSTMASTER,
    }),
    // 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.com not found by SMTP address lookup
    rule('', 'user-unknown', { status: '5.1.10', means: NO_USER, page: NDR }),
    rule('resolver.adr.recipientnotfound', 'user-unknown', { means: NO_USER, page: NDR }),
    // 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found
    // 550 5.1.1 RESOLVER.ADR.ExRecipNotFound; not found
    rule('resolver.adr.recipnotfound', 'user-unknown', { means: NO_USER, page: NDR }),
    rule('resolver.adr.exrecipnotfound', 'user-unknown', { means: NO_USER, page: NDR }),
    // 550 5.1.4 RESOLVER.ADR.Ambiguous; ambiguous address
    rule('resolver.adr.ambiguous', 'user-unknown', {
      means: text(
        'The address belongs to more than one recipient there.',
        '对方系统里有多个收件人用同一个地址。',
      ),
      page: NDR,
    }),
    // 550 5.1.11 RESOLVER.ADR.BadPrimary / 550 5.1.0 RESOLVER.ADR.InvalidInSmtp
    rule('resolver.adr.', 'user-unknown', { confidence: 0.88, means: NO_USER, page: NDR }),
    rule('', 'user-unknown', { status: '5.1.1', only: true, means: NO_USER, page: NDR }),
    // 550 5.1.6 Recipient no longer on server
    rule('', 'recipient-moved', { status: '5.1.6', only: true, means: MOVED, page: NDR }),
    // 554 5.2.1 STOREDRV.Deliver.Exception:AccountDisabledException; / mailbox disabled
    rule('accountdisabledexception', 'recipient-disabled', { means: DISABLED, page: NDR }),
    rule('storedrv.deliver*mailbox disabled', 'recipient-disabled', { means: DISABLED, page: NDR }),
    rule('', 'recipient-disabled', { status: '5.2.1', only: true, means: DISABLED, page: NDR }),
    // 554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded
    rule('quotaexceededexception', 'mailbox-full', { means: FULL, page: NDR }),
    rule('mapiexceptionshutoffquotaexceeded', 'mailbox-full', { means: FULL, page: NDR }),
    rule('storedrv.deliver*mailbox full', 'mailbox-full', { means: FULL, page: NDR }),
    // 552 5.2.3 the same, where the status tells which of the two it is
    rule("current system limit or the recipient's mailbox is full", 'message-too-large', {
      status: 'x.2.3',
      means: SIZE,
      page: NDR,
    }),
    // 552 5.2.2 This message is larger than the current system limit or the recipient's mailbox is full.
    rule("current system limit or the recipient's mailbox is full", 'mailbox-full', {
      confidence: 0.9,
      means: FULL,
      page: NDR,
    }),
    rule('', 'mailbox-full', { status: 'x.2.2', only: true, means: FULL, page: NDR }),
    // 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient
    rule('resolver.rst.recipsizelimit', 'message-too-large', { means: SIZE, page: NDR }),
    // 550 5.2.3 RESOLVER.RST.SendSizeLimit.Sender; message too large for this sender
    rule('resolver.rst.sendsizelimit', 'message-too-large', { means: SIZE, page: NDR }),
    rule('', 'message-too-large', { status: '5.2.3', only: true, means: SIZE, page: NDR }),
    // 552 5.3.4 Message size exceeds fixed maximum message size / 550 5.3.4 ROUTING.SizeLimit; message size exceeds fixed maximum size for route
    rule('routing.sizelimit', 'message-too-large', { means: SIZE, page: NDR }),
    rule('', 'message-too-large', { status: '5.3.4', only: true, means: SIZE, page: NDR }),
    // 550 5.2.121 / 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour.
    rule('', 'rate-limited', {
      status: '5.2.121',
      lasting: 'passes',
      means: RECIPIENT_RATE,
      wait: text('an hour', '等 1 小时'),
      page: NDR,
    }),
    rule('', 'rate-limited', {
      status: '5.2.122',
      lasting: 'passes',
      means: RECIPIENT_RATE,
      wait: text('an hour', '等 1 小时'),
      page: NDR,
    }),
    // 452 4.5.3 Too many recipients (AS780090) [ATTR38]
    rule('attr38', 'too-many-recipients', {
      code: '4',
      lasting: 'passes',
      means: RECIPIENTS,
      page: NDR,
    }),
    rule('(as780090)', 'too-many-recipients', {
      lasting: 'passes',
      means: RECIPIENTS,
      page: NDR,
    }),
    // 550 5.5.3 RESOLVER.ADR.RecipLimit; too many recipients
    rule('', 'too-many-recipients', { status: 'x.5.3', only: true, means: RECIPIENTS, page: NDR }),

    // --- routing
    // 554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [BN8NAM11FT030.eop-nam11.prod.protection.outlook.com]
    rule('', 'mail-loop', { status: '5.4.14', means: LOOP, page: NDR }),
    // 554 5.4.12 SMTP; Hop count exceeded - possible mail loop detected on message id
    rule('', 'mail-loop', { status: '5.4.12', means: LOOP, page: NDR }),
    // 550 5.4.11 Agent generated message depth exceeded
    rule('', 'mail-loop', { status: '5.4.11', means: LOOP, page: NDR }),
    // 554 5.4.6 Hop count exceeded - possible mail loop
    rule('hop count exceeded', 'mail-loop', { means: LOOP, page: NDR }),
    // 550 5.4.8 SMTPSEND.DNS.MxLoopback; DNS records for this domain are configured in a loop
    rule('smtpsend.dns.mxloopback', 'mail-loop', { means: LOOP, page: NDR }),
    rule('', 'mail-loop', { status: '5.4.6', only: true, means: LOOP, page: NDR }),
    // 550 5.4.4 SMTPSEND.DNS.NonExistentDomain; nonexistent domain
    rule('smtpsend.dns.nonexistentdomain', 'domain-not-found', { means: DNS, page: NDR }),
    // 550 5.4.310 DNS domain example.com does not exist [Message=InfoDomainNonexistent] [LastAttemptedServerName=example.com]
    rule('', 'domain-not-found', { status: 'x.4.310', means: DNS, page: NDR }),
    rule('infodomainnonexistent', 'domain-not-found', { means: DNS, page: NDR }),
    // 550 5.4.312 Message expired, DNS query failed(ErrorRetry)
    rule('', 'domain-not-found', { status: 'x.4.312', confidence: 0.93, means: DNS, page: NDR }),
    // 450 4.4.312 DNS query failed
    rule('dns query failed', 'domain-not-found', { confidence: 0.9, means: DNS, page: NDR }),
    // 450 4.4.316 Connection refused [Message=Socket error code 10061] / 550 5.4.316 Message expired, connection refused(Socket error code 10061)
    rule('', 'host-unreachable', { status: 'x.4.316', means: REFUSED, page: NDR }),
    // 450 4.4.315 Connection timed out / 550 5.4.315 Message expired, connection timed out
    rule('', 'host-unreachable', { status: 'x.4.315', means: REFUSED, page: NDR }),
    // 550 5.4.317 Message expired, cannot connect to remote server / 450 4.4.317 Cannot establish session with remote server
    rule('', 'host-unreachable', { status: 'x.4.317', means: REFUSED, page: NDR }),
    // 550 5.4.318 Message expired, connection reset
    rule('', 'host-unreachable', { status: 'x.4.318', means: REFUSED, page: NDR }),
    // 550 5.4.300 Message expired -> 451 4.7.1 Try again later
    rule('', 'delivery-timeout', { status: 'x.4.300', confidence: 0.9, means: EXPIRED, page: NDR }),
    // 550 4.4.7 QUEUE.Expired; message expired
    rule('queue.expired', 'delivery-timeout', { means: EXPIRED, page: NDR }),
    rule('', 'delivery-timeout', { status: 'x.4.7', only: true, means: EXPIRED, page: NDR }),
    // 450 4.7.321 starttls-not-supported: Destination mail server must support TLS to receive mail.
    // 450 4.7.322 certificate-expired; 4.7.323 tlsa-invalid; 4.7.324 dnssec-invalid; 4.7.325 certificate-host-mismatch
    rule('', 'tls-required', { status: 'x.7.321', means: TLS, page: NDR }),
    rule('', 'tls-required', { status: 'x.7.322', means: TLS, page: NDR }),
    rule('', 'tls-required', { status: 'x.7.323', means: TLS, page: NDR }),
    rule('', 'tls-required', { status: 'x.7.324', means: TLS, page: NDR }),
    rule('', 'tls-required', { status: 'x.7.325', means: TLS, page: NDR }),
    // 5.4.8 MX hosts of 'example.com' failed MTA-STS validation.
    rule('failed mta-sts validation', 'tls-required', { means: TLS, page: NDR }),

    // --- content
    // 550 5.6.11 SMTPSEND.BareLinefeedsAreIllegal; message contains bare linefeeds, which cannot be sent via DATA
    rule('barelinefeedsareillegal', 'not-rfc-compliant', { means: RFC, page: NDR }),
    rule('', 'not-rfc-compliant', { status: '5.6.11', means: RFC, page: NDR }),
    // 550 5.1.20 Multiple From addresses are not allowed without Sender address.
    rule('', 'not-rfc-compliant', { status: '5.1.20', means: RFC, page: NDR }),
    // 550 5.7.1 Missing purported responsible address
    rule('missing purported responsible address', 'not-rfc-compliant', { means: RFC }),
    // 554 5.6.0 CAT.InvalidContent.Exception: … could not be converted
    rule('invalidcontent', 'not-rfc-compliant', { confidence: 0.9, means: RFC, page: NDR }),
    // 550 5.7.1 Message rejected as spam by Content Filtering.
    rule('message rejected as spam by conten', 'content-rejected', { means: CONTENT, page: NDR }),
    // 554 5.7.0 Message rejected / 550 5.7.1 Message rejected … AS(201602061)
    rule('message rejected*spam', 'content-rejected', {
      only: true,
      confidence: 0.9,
      means: CONTENT,
      page: NDR,
    }),

    // --- the server itself
    // 452 4.3.1 Insufficient system resources
    rule('insufficient system resources', 'remote-system-error', { means: BUSY, page: NDR }),
    // 432 4.3.2 STOREDRV.Deliver; recipient thread limit exceeded / concurrent connections
    rule('recipient thread limit exceeded', 'rate-limited', { means: RECIPIENT_RATE, page: NDR }),
    rule('sender thread limit exceeded', 'rate-limited', { means: SENDER_QUOTA, page: NDR }),
    // 554 5.2.0 STOREDRV.Deliver.Exception:CorruptDataException.MapiExceptionCorruptData
    rule('storedrv.deliver', 'local-delivery-failed', {
      confidence: 0.85,
      means: STORE,
      page: NDR,
    }),
  ],
});
