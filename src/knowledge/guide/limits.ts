/**
 * Numbers and rules of the service. Where sources name different ones, the
 * value is that of the most trusted one and the rest stands in `otherwise`;
 * nothing is averaged.
 */
import { type Limit, words } from './types.ts';

export const LIMITS: readonly Limit[] = [
  // -- Logs -------------------------------------------------------------------
  {
    id: 'log-retention',
    title: words('How long logs are kept', '日志保留时间'),
    value: words(
      '180 days (six months), for logons, sent and received mail, deletions and operations.',
      '180 天（6 个月），登录、收发信、删信和操作日志都是。',
    ),
    note: words(
      'What is older is gone. Write down what an investigation needs before then.',
      '超过就查不到了，需要留证的请提前记录。',
    ),
    guide: 'alimail-security',
    sources: ['help/36767', 'help/439253', 'security-guide'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'Log queries reach back 30 days. That is rather the span of one query.',
          '日志只能查最近 30 天。这更像是单次查询的时间跨度。',
        ),
        source: 'email-guide',
      },
    ],
    keywords: ['180 days', '30 days', 'audit trail', 'login history', '日志保存多久', '半年'],
  },
  {
    id: 'log-query-span',
    title: words('Span of one log query', '单次日志查询的时间跨度'),
    value: words(
      '7 days at a time for sent and received mail; repeat the query for the weeks before.',
      '收发信日志一次最多查 7 天，更早的分段查。',
    ),
    guide: 'alimail-security',
    sources: ['help/36767', 'help/439253'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'One query spans up to 30 days, within 180 days.',
          '单次查询最长 30 天，总共可查 180 天。',
        ),
        source: 'reseller',
      },
    ],
    keywords: ['date range', 'time range', '7 days', '时间范围', '查询区间'],
  },
  {
    id: 'log-entries-shown',
    title: words('Entries that a log query shows', '日志查询显示的条数'),
    value: words(
      'At most 200 entries; narrow the time span or the filter if yours is not among them.',
      '最多显示 200 条；没看到要找的那条，就缩小时间范围或加筛选条件。',
    ),
    note: words('One guide alone says it.', '只有一份指引提到。'),
    guide: 'alimail-security',
    sources: ['email-guide'],
    trust: 'low',
    keywords: ['200', 'truncated', 'not all entries', '显示不全'],
  },

  // -- Sending ----------------------------------------------------------------
  {
    id: 'sending-frequency',
    title: words('How much an account may send', '发信频率和发信量'),
    value: words(
      'Alibaba keeps the limits per minute, hour and day secret on purpose. Whoever names a number is guessing.',
      '每分钟、每小时、每天的发信上限，阿里邮箱有意不公开；网上的具体数字都不可靠。',
    ),
    note: words(
      'A weak password lowers them. Over the limit comes “too frequently sending”: pause for some hours, or 24 hours where the daily limit is meant. Mass mail belongs to DirectMail.',
      '弱密码账号的限制更严。超限时提示 too frequently sending：停发几小时，当天超限的等 24 小时。群发请用邮件推送（DirectMail）。',
    ),
    guide: 'alimail-email-delivery',
    sources: ['intl/454', 'help/36612'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'Several numbers that contradict each other; none of them is confirmed, so none is repeated here.',
          '说法不一，且都没有官方依据，这里不引用。',
        ),
        source: 'reseller',
      },
    ],
    keywords: [
      'rate limit',
      'how many emails per day',
      'sending quota',
      'daily limit',
      'bulk mail',
      '每天能发多少封',
      '发信上限',
      '群发限制',
    ],
  },
  {
    id: 'recipients-per-message',
    title: words('Recipients of one message', '单封邮件的收件人数'),
    value: words(
      'There is no official figure. Use a mail group, or split a long list.',
      '没有官方数字。人多时用邮件组，或分批发送。',
    ),
    note: words(
      'The administrator may have set a limit for the domain or an account.',
      '管理员可能给域或账号单独设了上限。',
    ),
    guide: 'alimail-email-delivery',
    sources: ['help/36612'],
    trust: 'medium',
    otherwise: [
      {
        says: words(
          'A figure that no page of Alibaba confirms; it is not repeated here.',
          '代理商给过一个数字，官方没有证实，这里不引用。',
        ),
        source: 'reseller',
      },
    ],
    keywords: ['To Cc Bcc', 'how many recipients', 'maximum recipients', '收件人上限', '抄送人数'],
  },
  {
    id: 'smtp-login-rate',
    title: words('Logons over SMTP', 'SMTP 登录频率'),
    value: words('Up to 10 logons per second.', '每秒最多登录 10 次。'),
    note: words(
      'This is about logging on, not about mail. Programs should keep one connection open and send several messages through it.',
      '说的是登录次数，不是发信量。程序应复用连接，一次登录发多封。',
    ),
    guide: 'alimail-configuration',
    sources: ['help/602363'],
    trust: 'medium',
    keywords: ['connection rate', 'script', 'application mail', '程序发信', '登录太频繁'],
  },
  {
    id: 'scheduled-send',
    title: words('Scheduled delivery', '定时发信'),
    value: words('Up to 30 days ahead.', '最多提前 30 天。'),
    note: words(
      'The message waits in Drafts, marked by a clock icon, and can be called off there.',
      '到点前邮件在草稿箱里，带时钟图标，可以在那里取消。',
    ),
    guide: 'alimail-email',
    sources: ['email-guide'],
    trust: 'medium',
    keywords: ['send later', 'delay', '预约发送', '延迟发送'],
  },
  {
    id: 'recall',
    title: words('Recalling a message', '邮件撤回'),
    value: words('Only as long as the recipient has not read it.', '对方还没阅读时才能撤回。'),
    note: words(
      'A status bar and a system notice tell how it went.',
      '撤回后会弹出状态提示，结果另有系统通知信告知。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual'],
    trust: 'medium',
    keywords: ['unsend', 'take back', 'sent by mistake', '发错了', '召回'],
  },
  {
    id: 'confidential-mode',
    title: words('Confidential mode', '邮件机密模式'),
    value: words(
      'A watermark and an expiry date can be set. The ban on forwarding, copying and downloading holds inside Alibaba Mail only; recipients elsewhere cannot read the message directly and are sent to the Alibaba Mail client.',
      '可设水印和有效期；禁止转发、复制、下载只在阿里邮箱内生效。外部收件人不能直接查看，会提示到阿里邮箱客户端打开。',
    ),
    note: words(
      'After the expiry date the content cannot be seen any more.',
      '过了有效期，正文就看不到了。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual'],
    trust: 'medium',
    keywords: ['watermark', 'self-destruct', 'secret mail', '水印', '保密邮件', '阅后'],
  },

  // -- Size and space ---------------------------------------------------------
  {
    id: 'mailbox-storage',
    title: words('Space of a mailbox', '邮箱容量'),
    value: words(
      'Paid Standard accounts have unlimited space. For the Free Edition the figures are in dispute: see free-edition.',
      '付费标准版不限容量。免费版的容量说法不一，见 free-edition。',
    ),
    note: words(
      'A full mailbox does not swallow mail: new mail makes a bounce, and the sender gets it back with “552 mailbox is full”. What spam quarantine holds counts as well.',
      '邮箱满了不会悄悄丢信，发件人会收到“552 mailbox is full”退信。反垃圾隔离的邮件也占容量。',
    ),
    guide: 'alimail-email',
    sources: ['help/36586', 'security-guide'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          '10 GB for free accounts; new mail is refused without notice once it is reached.',
          '免费账号 10 GB，满了以后新邮件被静默拒收。',
        ),
        source: 'product-page',
      },
      {
        says: words(
          'Storage and use come with the account at no charge; no size is named.',
          '账号自带免费存储，没有写大小。',
        ),
        source: 'email-guide',
      },
    ],
    keywords: ['quota', 'mailbox full', 'out of space', '10GB', '邮箱满了', '空间不足', '扩容'],
  },
  {
    id: 'free-edition',
    title: words('Free Edition', '免费版'),
    value: words(
      'No automatic forwarding, no open API, no aliases. How much space and how many accounts it has is not said officially; 5 GB and 10 GB are both named.',
      '没有自动转发、没有开放 API、没有别名。容量和账号数没有官方数字，5 GB 和 10 GB 的说法都有。',
    ),
    note: words(
      'It is an edition of the enterprise service for your own domain, not a personal @aliyun.com mailbox.',
      '它是企业邮箱的一个版本，用自己的域名；和个人的 @aliyun.com 邮箱是两回事。',
    ),
    guide: 'alimail-service',
    sources: ['intl/open-api-platform', 'webmail-manual', 'email-guide'],
    trust: 'low',
    otherwise: [
      {
        says: words('10 GB of space, as a hard limit.', '容量 10 GB，不能超。'),
        source: 'product-page',
      },
      {
        says: words(
          '5 GB in one place and 10 GB in another; 50 accounts.',
          '有的说 5 GB，有的说 10 GB；账号 50 个。',
        ),
        source: 'reseller',
      },
    ],
    keywords: ['free plan', 'free account', '5GB', '10GB', '免费企业邮箱', '免费账号'],
  },
  {
    id: 'attachment-size',
    title: words('Ordinary attachments', '普通附件大小'),
    value: words(
      'Up to 60 MB, better below 30 MB; what is larger goes as a large attachment.',
      '最大 60 MB，建议不超过 30 MB；再大就用超大附件。',
    ),
    note: words(
      'The administrator can set less, and many receivers take less.',
      '管理员可以设得更小，不少对方邮箱的上限也更低。',
    ),
    guide: 'alimail-email',
    sources: ['intl/the-differences-between-attachment-and-large-attachment'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'A file over 50 MB counts as a large attachment.',
          '单个文件超过 50 MB 就算超大附件。',
        ),
        source: 'webmail-manual',
      },
    ],
    keywords: ['file too big', 'message size', '510', '附件太大', '发不出附件'],
  },
  {
    id: 'large-attachment',
    title: words('Large attachments', '超大附件'),
    value: words(
      'Up to 4 GB for a file; the link works for 30 days.',
      '单个文件最大 4 GB，链接 30 天内有效。',
    ),
    note: words(
      'The mail carries a link, so the receiver’s size limit does not matter. Whoever needs the file has to download it in time.',
      '邮件里只有链接，对方邮箱的大小上限管不到它；需要的人要在到期前下载。',
    ),
    guide: 'alimail-email',
    sources: ['intl/the-differences-between-attachment-and-large-attachment', 'webmail-manual'],
    trust: 'high',
    keywords: ['big file', 'download link', 'expired link', '大文件', '链接过期', '中转站'],
  },
  {
    id: 'personal-drive',
    title: words('Personal drive', '网盘容量'),
    value: words('5 GB per mailbox by default.', '默认每个邮箱 5 GB。'),
    note: words(
      'What counts is the figure that the drive itself shows, at its upper right.',
      '以网盘页面右上角显示的为准。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual'],
    trust: 'medium',
    otherwise: [
      {
        says: words('A screenshot in the same manual shows 2 GB.', '同一手册的一张截图显示 2 GB。'),
        source: 'webmail-manual',
      },
    ],
    keywords: ['netdisk', 'file storage', '网盘满了'],
  },
  {
    id: 'transfer-station',
    title: words('Transfer station for large attachments', '大附件中转站'),
    value: words(
      '4 GB by default; files are deleted on their expiry date.',
      '默认 4 GB；到期的文件会被删除。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual'],
    trust: 'medium',
    keywords: ['file transfer station', 'expired file', '文件中转站', '到期时间'],
  },

  // -- Settings of a mailbox --------------------------------------------------
  {
    id: 'mail-rules',
    title: words('Incoming mail rules', '收信规则数量'),
    value: words('200 for a mailbox.', '每个邮箱 200 条。'),
    guide: 'alimail-email',
    sources: ['help/439253'],
    trust: 'high',
    otherwise: [
      {
        says: words('100 receiving rules for an account.', '每个账号 100 条。'),
        source: 'email-guide',
      },
    ],
    keywords: ['inbox rules', 'receiving rules', 'how many rules', '规则上限', '过滤器'],
  },
  {
    id: 'black-and-white-lists',
    title: words('Entries of blacklist and whitelist', '黑名单和白名单条数'),
    value: words(
      '500 in each. An entry is a full address, a domain or an IP address; names are not taken.',
      '各 500 条。可填完整地址、域名或 IP 地址，不能填名称。',
    ),
    guide: 'alimail-security',
    sources: ['help/439253', 'webmail-manual', 'security-guide'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'Addresses and domains only; IP addresses are not mentioned.',
          '只提到地址和域名，没有提 IP 地址。',
        ),
        source: 'webmail-manual',
      },
    ],
    keywords: ['blocklist', 'allowlist', '500', '名单上限'],
  },
  {
    id: 'strict-anti-spam',
    title: words('Anti-spam level Strict', '反垃圾级别“严格”'),
    value: words(
      'Only senders on the whitelist and in the contacts get through.',
      '只放行白名单和联系人，其他发件人一律拦下。',
    ),
    note: words(
      'New customers, registrations and newsletters are kept out too. The manual recommends High.',
      '新客户、注册验证、订阅邮件也会被拦。手册建议选“高”。',
    ),
    guide: 'alimail-security',
    sources: ['security-guide', 'product-page'],
    trust: 'high',
    keywords: ['strict mode', 'blocks everybody', '严格模式', '收不到新客户邮件'],
  },
  {
    id: 'signatures',
    title: words('Signatures', '签名数量'),
    value: words(
      '10 for a mailbox, one of them preset for new mail and one for replies and forwards.',
      '每个邮箱 10 个，可分别设为新邮件和转发/回复的默认签名。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual'],
    trust: 'medium',
    keywords: ['email footer', '签名档'],
  },
  {
    id: 'out-of-office-text',
    title: words('Text of the out-of-office reply', '自动回复的正文长度'),
    value: words(
      '500 characters, basic HTML and links included.',
      '500 个字符，可用简单 HTML 和链接。',
    ),
    guide: 'alimail-email',
    sources: ['email-guide'],
    trust: 'medium',
    keywords: ['message too long', 'auto reply length', '字数限制'],
  },
  {
    id: 'vacation-reply-frequency',
    title: words('How often the vacation reply goes out', '假期自动回复的频率'),
    value: words('Once a day to each sender.', '同一发件人每天只回复一次。'),
    guide: 'alimail-email',
    sources: ['email-guide'],
    trust: 'medium',
    keywords: ['auto reply only once', 'no second reply', '只回复一次'],
  },
  {
    id: 'pop-last-days',
    title: words('POP: mail of the last days', 'POP 收取最近几天的邮件'),
    value: words(
      '“Last N days” goes up to 180; all mail and new mail only can be chosen as well.',
      '“最近 N 天”最多 180 天；也可以选全部或只收新邮件。',
    ),
    note: words('Older mail is still there in webmail.', '更早的邮件在网页邮箱里还能看到。'),
    guide: 'alimail-email',
    sources: ['webmail-manual', 'email-guide'],
    trust: 'medium',
    keywords: ['old mail missing in client', 'retrieval scope', '客户端只有最近邮件', '收取范围'],
  },
  {
    id: 'other-mailboxes-delay',
    title: words('Delay of mail fetched from other mailboxes', '代收其他邮箱的延迟'),
    value: words('Fetched mail may come up to an hour late.', '代收的邮件最长可能晚 1 小时到。'),
    guide: 'alimail-email',
    sources: ['email-guide'],
    trust: 'low',
    keywords: ['fetch', 'external mailbox', 'late', '代收慢', '代收延迟'],
  },
  {
    id: 'auto-forwarding',
    title: words('Automatic forwarding', '自动转发'),
    value: words(
      'Not in the Free Edition. The administrator can turn it off for all, and the target mailbox has to confirm.',
      '免费版没有。管理员可以统一关闭；目标邮箱必须先完成验证。',
    ),
    note: words(
      'A secure phone has to be linked, to receive the dynamic password.',
      '需要先绑定安全手机，用来接收动态密码。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual', 'email-guide'],
    trust: 'high',
    keywords: ['redirect', 'forwarding unavailable', '不能转发', '转发灰色'],
  },
  {
    id: 'validation-link',
    title: words('Validation of a forwarding target', '转发地址的验证'),
    value: words(
      'Nothing is forwarded before the owner of the target mailbox has clicked the link sent there and the status reads `Validation Successful`.',
      '目标邮箱的使用者点了验证邮件里的链接、状态变为“验证成功”（Validation Successful）之前，不会转发。',
    ),
    note: words('Refresh the page to see the status.', '刷新页面查看状态。'),
    guide: 'alimail-email',
    sources: ['webmail-manual', 'email-guide'],
    trust: 'high',
    keywords: ['confirm forwarding', 'verification email', '验证邮件', '转发不生效'],
  },
  {
    id: 'deleted-mail-recovery',
    title: words('Getting deleted mail back', '恢复已删除的邮件'),
    value: words(
      'What is in Deleted you can move back yourself. What was deleted permanently only the administrator can try to restore.',
      '在“已删除”里的可以自己移回；彻底删除的只能请管理员尝试恢复。',
    ),
    note: words(
      'Spam that the option to delete it permanently has removed is gone for good. For how long the administrator can restore is not said.',
      '被“彻底删除”选项直接删掉的垃圾邮件找不回来。管理员能恢复多久以内的，没有说明。',
    ),
    guide: 'alimail-email',
    sources: ['webmail-manual', 'security-guide'],
    trust: 'medium',
    keywords: ['undelete', 'restore', 'emptied folder', '误删', '找回邮件', '清空'],
  },

  // -- Organization -----------------------------------------------------------
  {
    id: 'mail-groups',
    title: words('Mail groups', '邮件组'),
    value: words('1000 groups, 99,999 members.', '1000 个组，成员 99999 个。'),
    guide: 'alimail-account',
    sources: ['help/439253'],
    trust: 'medium',
    keywords: ['mailing list', 'distribution list', '群发组', '组成员上限'],
  },
  {
    id: 'aliases',
    title: words('Aliases of accounts and domains', '别名账号和别名域'),
    value: words('5 for an account, 6 for a domain.', '账号别名 5 个，域别名 6 个。'),
    note: words('Paid editions only.', '收费版才支持。'),
    guide: 'alimail-account',
    sources: ['help/439253', 'webmail-manual'],
    trust: 'medium',
    otherwise: [
      {
        says: words('5 for an account and 5 for a domain.', '别名账号和别名域各 5 个。'),
        source: 'webmail-manual',
      },
    ],
    keywords: ['second address', 'domain alias', '别名邮箱', '多域名'],
  },
  {
    id: 'public-contacts',
    title: words('Public contacts', '公共联系人'),
    value: words('1000 for a domain.', '每个域 1000 个。'),
    guide: 'alimail-account',
    sources: ['help/439253'],
    trust: 'medium',
    keywords: ['shared address book', '公共通讯录'],
  },
  {
    id: 'subdomains',
    title: words('Subdomains with mailboxes', '子域名'),
    value: words('10, 30 or 100, by edition.', '10、30 或 100 个，按版本不同。'),
    guide: 'alimail-configuration',
    sources: ['help/439253'],
    trust: 'medium',
    keywords: ['subdomain mailbox', '二级域名邮箱'],
  },
  {
    id: 'open-api',
    title: words('Open API', '开放 API'),
    value: words(
      '40 requests per second for a domain, OAuth 2 client credentials; not in the Free Edition.',
      '每个域每秒 40 次请求，OAuth 2 客户端凭证方式；免费版没有。',
    ),
    guide: 'alimail-configuration',
    sources: ['intl/open-api-platform'],
    trust: 'medium',
    keywords: ['QPS', 'OAuth2', 'integration', 'developer', '接口限流', '开放平台'],
  },

  // -- Security and logging in ------------------------------------------------
  {
    id: 's-mime-certificates',
    title: words('S/MIME certificates', 'S/MIME 证书数量'),
    value: words(
      '30 for a mailbox; AI Premium Edition only, once the administrator has turned S/MIME on.',
      '每个邮箱 30 张；只有 AI 尊享版支持，并要管理员先开启。',
    ),
    note: words('PKCS#12 files only (.p12, .pfx).', '只支持 PKCS#12 文件（.p12、.pfx）。'),
    guide: 'alimail-security',
    sources: ['security-guide', 'product-page'],
    trust: 'medium',
    keywords: ['encryption', 'digital certificate', 'p12', 'pfx', '加密证书', '数字签名'],
  },
  {
    id: 'lockout-time',
    title: words('Lock after too many wrong passwords', '密码错误过多后的锁定时间'),
    value: words(
      'One hour, for the IP address that the logons came from as well as for the account.',
      '1 小时；登录用的 IP 和账号都会被锁。',
    ),
    note: words(
      'The administrator can unlock the account; a locked IP has to wait. Do not try in between.',
      '管理员可以解锁账号，但被锁的 IP 只能等。期间不要再试。',
    ),
    guide: 'alimail-account',
    sources: ['intl/frozen', 'product-page'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'Speaks of the account alone, not of the IP address.',
          '只说锁账号，没有提 IP。',
        ),
        source: 'product-page',
      },
    ],
    keywords: ['too many password errors', 'locked out', '1 hour', '密码错误过多', '锁定', '解锁'],
  },
  {
    id: 'qr-code-validity',
    title: words('Validity of the logon QR code', '登录二维码有效期'),
    value: words('5 minutes; refresh the logon page for a new one.', '5 分钟；过期就刷新登录页。'),
    guide: 'alimail-account',
    sources: ['product-page'],
    trust: 'low',
    keywords: ['scan code', 'expired code', '扫码过期', '二维码失效'],
  },
  {
    id: 'password-policy',
    title: words('Password rules', '密码规则'),
    value: words(
      '8 to 64 characters, out of three of the four kinds: capitals, small letters, digits, symbols.',
      '8–64 位，大写字母、小写字母、数字、符号四类中至少三类。',
    ),
    note: words(
      'The guides only speak of requirements; the numbers are those of an official page. A weak password lowers what an account may send.',
      '指引里只说要符合要求，数字来自官方页面。弱密码账号发信更容易被限制。',
    ),
    guide: 'alimail-security',
    // The official page was seen without its address, so it is not cited.
    sources: ['security-guide'],
    trust: 'medium',
    keywords: ['password complexity', 'weak password', 'strong password', '弱密码', '密码强度'],
  },
  {
    id: 'security-password',
    title: words('Third-party client security password', '三方客户端安全密码'),
    value: words(
      '16 characters, shown once. While it is on, the webmail password works in no client.',
      '16 位，只显示一次。启用后，网页密码在所有客户端都不能用。',
    ),
    note: words(
      'If it is lost, make a new one. The administrator can force it on everybody.',
      '忘了就重新生成。管理员可以强制所有人使用。',
    ),
    guide: 'alimail-configuration',
    sources: ['help/444269', 'help/444380', 'intl/the-third-party-client-password'],
    trust: 'high',
    keywords: ['app password', 'authorization code', '授权码', '客户端专用密码'],
  },
  {
    id: 'third-party-clients-default',
    title: words('Third-party clients', '三方客户端默认是否允许'),
    value: words(
      'Off for new customers until the administrator allows them in the access policy. POP, IMAP and SMTP have switches of their own for each account.',
      '新客户默认禁止，要管理员在访问策略里放开；每个账号的 POP、IMAP、SMTP 还各有开关。',
    ),
    guide: 'alimail-configuration',
    sources: ['help/606337', 'help/447503', 'intl/how-to-prohibit-the-use-of-three-party-clients'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'Switching on POP or IMAP in webmail is enough.',
          '用户在网页邮箱里开启 POP/IMAP 就行。',
        ),
        source: 'product-page',
      },
    ],
    keywords: ['Outlook refused', 'Foxmail', 'access policy', '访问策略', '禁止三方客户端'],
  },
  {
    id: 'client-ports',
    title: words('Ports for mail clients', '客户端端口'),
    value: words(
      'With TLS: IMAP 993, POP3 995, SMTP 465. Without: IMAP 143, POP3 110, SMTP 25.',
      '加密（SSL/TLS）：IMAP 993、POP3 995、SMTP 465。不加密：IMAP 143、POP3 110、SMTP 25。',
    ),
    note: words(
      'Take the ports with TLS. 25 is closed in many networks; pages disagree on whether 80 and 587 work, so do not use them.',
      '请用加密端口。25 在很多网络被封；80 和 587 能否用，官方页面说法不一，不要用。',
    ),
    guide: 'alimail-configuration',
    sources: ['help/36576', 'setup-page', 'email-guide'],
    trust: 'high',
    otherwise: [
      {
        says: words(
          'SMTP on 25, 80 or 465, in the guide for programs.',
          '编程指南里写 SMTP 可用 25、80 或 465。',
        ),
        source: 'help/36687',
      },
      {
        says: words(
          'Calls 995 the port of IMAP in one place; it is the port of POP3.',
          '有一处把 995 写成 IMAP 端口；995 是 POP3 的。',
        ),
        source: 'product-page',
      },
    ],
    keywords: ['993', '995', '465', '587', '110', '143', 'SSL', '端口号'],
  },

  // -- Domain and purchase ----------------------------------------------------
  {
    id: 'dns-propagation',
    title: words('How long DNS changes take', 'DNS 修改多久生效'),
    value: words(
      'It depends on the TTL of the old record: usually 10 to 20 minutes, up to 48 hours.',
      '取决于旧记录的 TTL：一般 10–20 分钟，最长 48 小时。',
    ),
    note: words(
      'Look at the TTL before the change, and do not promise a minute.',
      '改之前先看 TTL，不要承诺具体时间。',
    ),
    guide: 'alimail-configuration',
    sources: ['help/36771', 'setup-page'],
    trust: 'medium',
    otherwise: [
      {
        says: words(
          'About 10 minutes where Alibaba Cloud hosts the DNS.',
          '用阿里云 DNS 的，约 10 分钟。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'Up to 24 hours for SPF, DKIM, DMARC and CNAME; elsewhere on the page 5 to 60 minutes for SPF and MX.',
          'SPF、DKIM、DMARC、CNAME 最长 24 小时；同页另一处又说 SPF 和 MX 只要 5–60 分钟。',
        ),
        source: 'product-page',
      },
    ],
    keywords: ['TTL', 'propagation', 'how long', '多久生效', '解析生效'],
  },
  {
    id: 'resolution-status',
    title: words('Resolution status in the console', '控制台里的解析状态'),
    value: words(
      'Two states: Resolved, and Resolution Invalid, in which webmail and clients can neither send nor receive. It is checked at intervals; Refresh checks at once.',
      '两种状态：解析正常（Resolved）和解析异常（Resolution Invalid）。后者不能用网页和客户端收发信。系统会定期检测，也可手动刷新。',
    ),
    note: words(
      'Creating accounts and moving old mail work in either state.',
      '两种状态下都可以建账号、搬家（迁移邮件）。',
    ),
    guide: 'alimail-configuration',
    sources: ['setup-page'],
    trust: 'high',
    keywords: ['Resolved', 'Resolution Invalid', 'not resolved', '未解析', '解析失败'],
  },
  {
    id: 'finance-cloud-accounts',
    title: words('Finance Cloud: mailboxes', '金融云版邮箱数'),
    value: words('Up to 1000 mailboxes for a domain.', '单个域名最多 1000 个邮箱。'),
    guide: 'alimail-service',
    sources: ['email-guide'],
    trust: 'low',
    keywords: ['fin', 'financial cloud', '金融云'],
  },
  {
    id: 'finance-cloud-billing',
    title: words('Finance Cloud: billing', '金融云版计费'),
    value: words(
      '1000 emails a month are free; beyond that 0.001 for each email, sent or received.',
      '每月免费 1000 封；超出部分每封 0.001，收发都算。',
    ),
    note: words(
      'The currency is not named. The free 1000 belong to Finance Cloud alone, not to every edition.',
      '没有写币种。每月 1000 封只针对金融云版，不是所有版本。',
    ),
    guide: 'alimail-service',
    sources: ['email-guide'],
    trust: 'low',
    keywords: ['price per email', '1000 free emails', '金融云', '按封计费'],
  },
  {
    id: 'ai-service-billing',
    title: words('MCP service: billing', 'MCP 服务计费'),
    value: words(
      'A custom MCP service deployed through Model Studio is charged by Function Compute, for duration and number of calls.',
      '通过百炼（Model Studio）部署自定义 MCP 服务时，由函数计算按调用时长和次数收费。',
    ),
    note: words('The setting itself needs the AI Premium Edition.', '功能本身需要 AI 尊享版。'),
    guide: 'alimail-service',
    sources: ['email-guide'],
    trust: 'medium',
    keywords: ['AI assistant', 'Function Compute', 'DingTalk', '函数计算', '钉钉', '通义'],
  },
];
