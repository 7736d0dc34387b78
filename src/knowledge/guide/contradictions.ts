/** Where the sources disagree: what each says, and what to go by. */
import { type Contradiction, words } from './types.ts';

export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    id: 'log-retention',
    topic: words('How long logs are kept', '日志保留多久'),
    claims: [
      {
        says: words(
          'Six months, 180 days, for logons, mail and operations.',
          '登录、收发信、操作日志保留 6 个月（180 天）。',
        ),
        source: 'help/36767',
      },
      {
        says: words('Logons of the last 180 days can be seen.', '可查最近 180 天的登录记录。'),
        source: 'security-guide',
      },
      {
        says: words(
          'Log search covers 30 days; no more than 200 entries appear.',
          '日志只查最近 30 天，最多显示 200 条。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'A query spans up to 30 days, within 180 days.',
          '单次查询不超过 30 天，总共可查 180 天。',
        ),
        source: 'reseller',
      },
    ],
    goBy: words(
      '180 days: the official page says so. The 30 days are rather the span of one query, as resellers describe it; the official span for sent and received mail is 7 days, so query week by week.',
      '以 180 天为准，官方页面有写。30 天更像单次查询的跨度（代理商这么说）；收发信的官方单次跨度是 7 天，按周分段查即可。',
    ),
    guide: 'alimail-security',
    trust: 'high',
  },
  {
    id: 'port-995',
    topic: words('What port 995 is for', '995 是什么端口'),
    claims: [
      {
        says: words(
          'POP3 with TLS is 995, IMAP with TLS is 993.',
          'POP3 加密端口 995，IMAP 加密端口 993。',
        ),
        source: 'help/36576',
      },
      {
        says: words('Names 465, 995 and 993 as the encrypted ports.', '加密端口为 465、995、993。'),
        source: 'setup-page',
      },
      {
        says: words('IMAP over SSL uses 993.', 'IMAP 的 SSL 端口是 993。'),
        source: 'email-guide',
      },
      {
        says: words(
          'POP3 is on 995 in the key facts, but the client path labels 995 as IMAP.',
          '要点里写 POP3 用 995，客户端那一节却把 995 标成 IMAP。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'POP3 995, IMAP 993, SMTP 465. The official page and the standards agree; IMAP never answers on 995.',
      'POP3 用 995，IMAP 用 993，SMTP 用 465。官方页面和标准一致，995 上没有 IMAP。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'mx-records',
    topic: words('Which MX records a domain needs', 'MX 记录填什么'),
    claims: [
      {
        says: words(
          'By edition: mx1 to mx3.qiye.aliyun.com (5, 10, 15), or mxn and mxw.mxhichina.com (5, 10).',
          '按版本：mx1–mx3.qiye.aliyun.com（5、10、15），或 mxn、mxw.mxhichina.com（5、10）。',
        ),
        source: 'help/609862',
      },
      {
        says: words(
          'Singapore: mx1 and mx2.sg.aliyun.com (5, 10).',
          '新加坡：mx1、mx2.sg.aliyun.com（5、10）。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'Gives mx1.fin.aliyun.com as the example for Finance Cloud.',
          '金融云版的例子是 mx1.fin.aliyun.com。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'Insists on mx1 and mx2.imm.aliyun.com (10, 20) for everybody.',
          '要求一律填 mx1、mx2.imm.aliyun.com（10、20）。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The set of your own edition. Never change a working domain to imm: nothing else knows these hosts, and imm is the name of another Alibaba Cloud product.',
      '按自己的版本填。正常使用的域名不要改成 imm：别处都查不到这两个主机，而且 imm 是阿里云另一个产品的名字。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'spf-include',
    topic: words('Which include the SPF record needs', 'SPF 里 include 哪个'),
    claims: [
      {
        says: words(
          'One for each region: spf.sg.aliyun.com, spf.hk.aliyun.com, spf.us.alibabacloud.com, spf.de.alibabacloud.com.',
          '各区域不同：spf.sg.aliyun.com、spf.hk.aliyun.com、spf.us.alibabacloud.com、spf.de.alibabacloud.com。',
        ),
        source: 'intl/spfadd',
      },
      {
        says: words(
          'include:spf.qiye.aliyun.com, merged into one record with that of DirectMail where both send.',
          'include:spf.qiye.aliyun.com；同时用邮件推送的合并成一条。',
        ),
        source: 'help/36771',
      },
      {
        says: words(
          'include:spf.sg.aliyun.com, ending in -all.',
          'include:spf.sg.aliyun.com，以 -all 结尾。',
        ),
        source: 'setup-page',
      },
      {
        says: words('include:aliyun-inc.com.', 'include:aliyun-inc.com。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The spf host of your own edition (qiye, mxhichina, sg, …). aliyun-inc.com is an internal host name and confirmed by nothing.',
      '填自己版本的 spf 主机（qiye、mxhichina、sg 等）。aliyun-inc.com 只是内部主机名，没有任何佐证。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'mail-cname',
    topic: words('Where the mail CNAME points', 'mail 的 CNAME 指向哪里'),
    claims: [
      {
        says: words('qiye.aliyun.com (mainland).', 'qiye.aliyun.com（国内）。'),
        source: 'help/36710',
      },
      {
        says: words(
          'mail.sg.aliyun.com (Singapore); the host column of that row is blank.',
          'mail.sg.aliyun.com（新加坡）；该行主机记录一栏是空的。',
        ),
        source: 'setup-page',
      },
      {
        says: words('alimail.aliyun.com.', 'alimail.aliyun.com。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'qiye.aliyun.com, mail.mxhichina.com or the host of your region. alimail.aliyun.com is in one guide only.',
      '填 qiye.aliyun.com、mail.mxhichina.com 或所在区域的主机。alimail.aliyun.com 只有一份资料提到。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'client-hosts',
    topic: words('Which host a POP client connects to', 'POP 客户端填哪个服务器'),
    claims: [
      {
        says: words(
          'pop.qiye.aliyun.com; the legacy set has pop3.mxhichina.com.',
          'pop.qiye.aliyun.com；旧版是 pop3.mxhichina.com。',
        ),
        source: 'help/36576',
      },
      {
        says: words(
          'pop.sg.aliyun.com, though the label in your own domain is pop3.',
          'pop.sg.aliyun.com；自己域名下的主机记录则是 pop3。',
        ),
        source: 'setup-page',
      },
      {
        says: words('pop.mail.aliyun.com.', 'pop.mail.aliyun.com。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The host of your own site. Label pop3 with the target pop.… is no mistake. No other page has pop.mail.aliyun.com.',
      '填自己站点的主机。主机记录是 pop3、记录值是 pop.… 并没有错。pop.mail.aliyun.com 别处都没有。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'dns-propagation',
    topic: words('How long DNS changes take', 'DNS 修改多久生效'),
    claims: [
      {
        says: words('10 to 20 minutes, 48 hours at most.', '10–20 分钟，最长 48 小时。'),
        source: 'help/36771',
      },
      {
        says: words(
          'About ten minutes where Alibaba Cloud hosts the zone.',
          '用阿里云解析的，大约 10 分钟。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'A whole day for SPF, DKIM and DMARC; further down 5 to 60 minutes for SPF and MX, and a day for CNAME.',
          '前面说 SPF、DKIM、DMARC 要一天；后面又说 SPF 和 MX 5–60 分钟、CNAME 一天。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The TTL of the record that was there before. Look it up and promise nothing shorter.',
      '看修改前那条记录的 TTL，不要承诺比它更短的时间。',
    ),
    guide: 'alimail-configuration',
    trust: 'medium',
  },
  {
    id: 'webmail-and-consoles',
    topic: words('Which console an operation is in', '在哪个控制台操作'),
    claims: [
      {
        says: words(
          'Employee Accounts is in domain management, inside webmail; the console is for Manage and Reset Password.',
          '员工账号管理在网页邮箱的域管理后台里；控制台只用来点“管理”“重置密码”。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'Settings of a mailbox are in webmail, in the settings centre.',
          '邮箱的个人设置在网页邮箱的设置中心。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          '“Console > Mail > …” even for settings that every user has.',
          '连普通用户的设置也写成“Console > Mail > …”。',
        ),
        source: 'security-guide',
      },
      {
        says: words(
          'Webmail is at qiye.aliyun.com in one place, at mail.sg.aliyun.com in another.',
          '网页邮箱一处写 qiye.aliyun.com，另一处写 mail.sg.aliyun.com。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'Employee Accounts is at mail.console.aliyun.com.',
          '员工账号在 mail.console.aliyun.com。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Three places: webmail for users; domain management, which opens when postmaster logs on to webmail; the purchase console alimail.console.aliyun.com for renewal, resolution and the postmaster password. The webmail address is that of your region.',
      '分三处：个人设置在网页邮箱；账号和安全在域管理后台（postmaster 登录网页邮箱后进入）；续费、解析状态、postmaster 密码在购买控制台 alimail.console.aliyun.com。网页地址按所在区域。',
    ),
    guide: 'alimail-service',
    trust: 'high',
  },
  {
    id: 'mailbox-capacity',
    topic: words(
      'How large a mailbox is, and what happens when it is full',
      '邮箱容量多大，满了会怎样',
    ),
    claims: [
      {
        says: words('Standard has unlimited storage.', '标准版不限容量。'),
        source: 'help/36586',
      },
      {
        says: words(
          'The reply to mail for a full mailbox is “552 mailbox is full”.',
          '邮箱满时返回“552 mailbox is full”。',
        ),
        source: 'help/36612',
      },
      {
        says: words(
          'The drive holds 2 GB in one picture and 5 GB in the text; the transfer station 4 GB.',
          '网盘在截图里是 2 GB，正文里是 5 GB；大附件中转站 4 GB。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words('Storage comes free with the account.', '账号自带免费存储。'),
        source: 'email-guide',
      },
      {
        says: words(
          'Free accounts end at 10 GB. In one place mail beyond that bounces, in another it is dropped without a word.',
          '免费账号 10 GB 封顶。一处说超出会退信，另一处说悄悄拒收。',
        ),
        source: 'product-page',
      },
      {
        says: words('5 GB or 10 GB for the Free Edition.', '免费版 5 GB 或 10 GB，说法不一。'),
        source: 'reseller',
      },
    ],
    goBy: words(
      'It bounces, with 552. Do not rely on any size of the Free Edition: no official page names one. What webmail displays counts.',
      '满了会退信（552）。免费版容量没有官方数字，以网页邮箱里显示的为准。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'spam-levels',
    topic: words('Names of the anti-spam levels', '反垃圾级别有哪几种'),
    claims: [
      {
        says: words(
          'Low, medium, high, strict; high is recommended.',
          '低、中、高、严格，建议选高。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Low, Medium, High, Custom for the administrator, but Strict in place of Custom for the user.',
          '管理员是低、中、高、自定义；用户则是低、中、高、严格。',
        ),
        source: 'security-guide',
      },
      {
        says: words('Puts Strict forward.', '推荐用严格。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Both lists are right: the one that ends with Custom belongs to the domain, the one that ends with Strict to one mailbox. Choose High for a mailbox; Strict only where all partners are whitelisted.',
      '两套都对：最后一项是“自定义”的是全域的，最后一项是“严格”的是单个邮箱的。个人邮箱选“高”，往来对象都在白名单里才用“严格”。',
    ),
    guide: 'alimail-security',
    trust: 'medium',
  },
  {
    id: 'spam-handling',
    topic: words('What becomes of spam', '被判为垃圾的邮件去哪了'),
    claims: [
      {
        says: words(
          'It is put into Junk. Blacklisted mail goes there too or is deleted.',
          '放进“垃圾邮件”；黑名单的邮件也放进“垃圾邮件”，或直接删除。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Goes to quarantine for review, or is deleted for good where that is chosen; blacklisted senders are blocked.',
          '进隔离区待查，勾选了的直接彻底删除；黑名单发件人被阻止。',
        ),
        source: 'security-guide',
      },
      {
        says: words(
          'With Strict, unknown senders are blocked and nobody is told.',
          '“严格”级别下，陌生发件人被静默拦截。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'It depends on the settings, so look before you conclude: first Junk, then the received-mail log, which tells the folder.',
      '取决于设置，先查再下结论：先看“垃圾邮件”，再查“收信查询”，里面写着在哪个文件夹。',
    ),
    guide: 'alimail-security',
    trust: 'medium',
  },
  {
    id: 'blacklist-entries',
    topic: words('What a blacklist entry may be', '黑名单能填什么'),
    claims: [
      {
        says: words('A mail address or a domain.', '邮件地址或域。'),
        source: 'webmail-manual',
      },
      {
        says: words('Address, domain or IP address.', '邮箱地址、域名或 IP。'),
        source: 'security-guide',
      },
      {
        says: words(
          'IP addresses too in the text; the FAQ of the same page knows addresses and domains only.',
          '正文说也可以填 IP，同页的问答却只说地址和域名。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'IP addresses are taken as well: the newer guides agree, and the manual is from 2020. If the form refuses one, enter the domain.',
      'IP 也可以：较新的指引都这么写，手册是 2020 年的。页面不让填时就填域名。',
    ),
    guide: 'alimail-security',
    trust: 'medium',
  },
  {
    id: 'mail-rule-limit',
    topic: words('How many mail rules', '收信规则上限'),
    claims: [
      { says: words('200 rules.', '200 条。'), source: 'help/439253' },
      {
        says: words('100 rules for one account at most.', '每个账号最多 100 条。'),
        source: 'email-guide',
      },
    ],
    goBy: words(
      '200, by the official page of limits. The guide may be out of date.',
      '200 条，以官方的限制说明为准；指引可能过时了。',
    ),
    guide: 'alimail-email',
    trust: 'high',
  },
  {
    id: 'domain-aliases',
    topic: words('How many domain aliases', '别名域上限'),
    claims: [
      { says: words('6 for a domain.', '6 个。'), source: 'help/439253' },
      {
        says: words('5, and paid editions only.', '5 个，收费版才支持。'),
        source: 'webmail-manual',
      },
    ],
    goBy: words(
      '6, by the official page of limits. Both agree on 5 aliases for an account.',
      '6 个，以官方的限制说明为准。账号别名两边都是 5 个。',
    ),
    guide: 'alimail-account',
    trust: 'medium',
  },
  {
    id: 'pop-default',
    topic: words('Whether POP deletes mail on the server', 'POP 收取后是否删除服务器邮件'),
    claims: [
      {
        says: words(
          'It is a setting: whether POP may delete after fetching.',
          '是一个设置项：是否允许 POP 收取后删除。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'What POP fetches can be set: all, new mail, or some days.',
          'POP 收取范围可设：全部、只收新邮件、最近几天。',
        ),
        source: 'email-guide',
      },
      {
        says: words('POP3 deletes unless told otherwise.', 'POP3 默认会删除服务器邮件。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Do not assume a default. Look at the setting in webmail and at “leave a copy” in the client: both decide.',
      '不要假定默认值。网页邮箱的设置和客户端的“保留副本”都要看，两边共同决定。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'enabling-pop-and-imap',
    topic: words('What it takes to use POP and IMAP', '怎样才能用 POP 和 IMAP'),
    claims: [
      {
        says: words(
          'The administrator switches the protocols on for each account.',
          '管理员按账号开启协议。',
        ),
        source: 'help/447503',
      },
      {
        says: words(
          'New customers have third-party clients off, by the access policy.',
          '新客户的访问策略默认禁止三方客户端。',
        ),
        source: 'help/606337',
      },
      {
        says: words(
          'Once the client security password is on, only that opens a client.',
          '启用三方客户端安全密码后，客户端只认它。',
        ),
        source: 'help/444269',
      },
      {
        says: words('Knows settings of POP only.', '只有 POP 的设置。'),
        source: 'webmail-manual',
      },
      {
        says: words('Has one page for POP and IMAP.', '有“POP 和 IMAP”设置页。'),
        source: 'email-guide',
      },
      {
        says: words('Switching them on in webmail will do.', '用户在网页邮箱里开启即可。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'All of them together, the administrator’s part first: access policy, switches of the account, security password, then the user’s page.',
      '几样都要，先查管理员那边：访问策略、账号协议开关、安全密码，最后才是用户自己的设置页。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 's-mime-edition',
    topic: words('Which editions have S/MIME', '哪些版本有 S/MIME'),
    claims: [
      {
        says: words(
          'AI Premium Edition only, in the steps; but the pricing part counts S/MIME among what standard plans include.',
          '步骤里说只有 AI 尊享版有；计费部分又把 S/MIME 算进标准套餐。',
        ),
        source: 'security-guide',
      },
      {
        says: words('AI Premium Edition only.', '只有 AI 尊享版有。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'AI Premium Edition only. “At no additional cost” means: none on top of that edition.',
      '只有 AI 尊享版。“不另收费”指的是在该版本之上不再加钱。',
    ),
    guide: 'alimail-security',
    trust: 'medium',
  },
  {
    id: 'lockout',
    topic: words('What is locked after too many wrong passwords', '密码错误过多锁的是什么'),
    claims: [
      {
        says: words('The IP address in use is locked for an hour.', '登录用的 IP 被锁 1 小时。'),
        source: 'intl/frozen',
      },
      {
        says: words(
          'The account is locked for an hour; postmaster can lift that, and a QR code likely does not get around it.',
          '账号被锁 1 小时，postmaster 可解锁；扫码多半也绕不过。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Expect both. Unlocking the account does not free the IP address, so stop old clients first and wait, or change the network.',
      '按两者都锁处理。解锁账号不会解除 IP 的锁，先停掉旧客户端再等，或换网络。',
    ),
    guide: 'alimail-account',
    trust: 'high',
  },
  {
    id: 'large-attachment-threshold',
    topic: words('From what size an attachment is a large one', '多大算超大附件'),
    claims: [
      {
        says: words(
          'Ordinary up to 60 MB, 30 MB advised.',
          '普通附件最大 60 MB，建议 30 MB 以内。',
        ),
        source: 'intl/the-differences-between-attachment-and-large-attachment',
      },
      {
        says: words('Large from 50 MB per file.', '单个超过 50 MB 算超大附件。'),
        source: 'webmail-manual',
      },
    ],
    goBy: words(
      '60 MB, by the official page; keep below 30 MB, since many receivers take no more. The administrator may have set less.',
      '以官方页面的 60 MB 为准；建议控制在 30 MB 内，很多对方邮箱收不了更大的。管理员也可能设得更小。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'auditor-error',
    topic: words('Who says that the auditor does not approve', '“审核员不同意”是谁退的'),
    claims: [
      {
        says: words(
          'Mail audit is a rule of the administrator; auditors find held mail in a folder of their own.',
          '邮件审核是管理员设的规则，审核员在自己的“邮件审核”里处理。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words('The recipient’s server returns it.', '是收件方服务器返回的。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The sender’s own side. The mail has not left: ask the auditor, not the recipient.',
      '是发件方自己这边。邮件没发出去，找审核员，不是找对方。',
    ),
    guide: 'alimail-email-delivery',
    trust: 'medium',
  },
  {
    id: 'smtp-552-and-553',
    topic: words('Whose errors 552 and 553 are', '552、553 是谁的问题'),
    claims: [
      {
        says: words(
          '552: a full mailbox. 553: the recipient’s mailbox cannot be used. Alibaba’s own servers say both.',
          '552 是邮箱满，553 是收件人邮箱不可用；阿里自己的服务器也会返回。',
        ),
        source: 'help/36612',
      },
      {
        says: words(
          'They are anti-spam blocks of the recipient; nothing can be done.',
          '是收件方反垃圾拦截，没法处理。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'The words after the number. 552 with “sending quota” is DirectMail, for example.',
      '看代码后面的文字。比如 552 后面是 sending quota 的，说的是邮件推送额度。',
    ),
    guide: 'alimail-email-delivery',
    trust: 'high',
  },
  {
    id: 'free-edition',
    topic: words('Whether there are free accounts', '有没有免费账号'),
    claims: [
      {
        says: words(
          'Personal @aliyun.com mail is a service of its own, with other hosts.',
          '个人 @aliyun.com 邮箱是另一个服务，服务器也不同。',
        ),
        source: 'help/465307',
      },
      {
        says: words(
          'There is a Free Edition, without automatic forwarding.',
          '有免费版，没有自动转发。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'Serves enterprises and no free personal mailboxes, yet speaks of free accounts with 10 GB.',
          '只服务企业、不含个人免费邮箱，却又提到 10 GB 的免费账号。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Two things: the Free Edition is enterprise mail with your own domain; personal @aliyun.com mailboxes are not meant by these guides.',
      '是两回事：免费版是用自己域名的企业邮箱；个人 @aliyun.com 邮箱不在这些指引范围内。',
    ),
    guide: 'alimail-service',
    trust: 'medium',
  },
  {
    id: 'menu-names',
    topic: words('Different names for the same menu', '同一菜单的不同叫法'),
    claims: [
      {
        says: words(
          'Employee Accounts, in domain management.',
          'Employee Accounts（员工账号管理），在域管理后台。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          '收信规则, 邮箱设置, 假期自动回复, 保存到已发送.',
          '收信规则、邮箱设置、假期自动回复、保存到已发送。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Mailbox Settings and Mail Settings for one menu.',
          '同一菜单写成 Mailbox Settings 和 Mail Settings。',
        ),
        source: 'security-guide',
      },
      {
        says: words(
          'Inbox Rules, Receiving Rules and Incoming Mail Rules for one feature; Vacation Reply and Out-of-Office Reply; Save to Sent; DEPTs & Users.',
          '同一功能写成 Inbox Rules、Receiving Rules、Incoming Mail Rules；还有 Vacation Reply 和 Out-of-Office Reply、Save to Sent、DEPTs & Users。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'Save to Sent Email, under Email Settings; Employee Account Management.',
          'Save to Sent Email（在 Email Settings 下）；Employee Account Management。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Look for either name; they lead to the same page. The Chinese names are those of the manual.',
      '两个名字都找找，是同一个页面。中文以手册里的叫法为准。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'other-mailboxes',
    topic: words('How other mailboxes are fetched', '代收其他邮箱用什么协议'),
    claims: [
      { says: words('By POP.', '用 POP。'), source: 'webmail-manual' },
      { says: words('By POP or IMAP.', '用 POP 或 IMAP。'), source: 'email-guide' },
    ],
    goBy: words(
      'POP works by both. IMAP in that guide is about setting up a desktop client for each account, so do not count on it in webmail.',
      'POP 两边都有。指引里的 IMAP 说的是在电脑客户端里逐个账号配置，不要指望网页邮箱用 IMAP 代收。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'sent-mail',
    topic: words('Whether sent mail is kept', '已发邮件是否保存'),
    claims: [
      {
        says: words(
          'A box below each new mail decides whether a copy is kept; a setting does so for clients and webmail.',
          '写信页有“保存到已发送”勾选框；设置里还可定客户端和网页的保存位置。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Only webmail’s own mail is kept until Save all is chosen.',
          '不选“全部保存”时，只保存网页发的。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'Mail from clients is not kept unless Save to Sent Email is on.',
          '不开启 Save to Sent Email，客户端发的不保存。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Two features: the box is for one mail written in webmail, the setting is for what clients send. Choose Save all.',
      '是两个功能：勾选框管网页写的那一封，设置项管客户端发的。设为“全部保存”即可。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'permanently-deleted-mail',
    topic: words('Whether deleted mail comes back', '彻底删除的邮件能否恢复'),
    claims: [
      {
        says: words(
          'The user cannot restore what was deleted permanently; the administrator can. Elsewhere in the manual it cannot be undone.',
          '彻底删除后用户不能恢复，要找管理员；手册另一处又说不可撤销。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Spam removed by the permanent option is lost.',
          '勾选彻底删除后，删掉的垃圾邮件找不回来。',
        ),
        source: 'security-guide',
      },
      {
        says: words('The same: that option cannot be reversed.', '同样说该选项不可逆。'),
        source: 'product-page',
      },
    ],
    goBy: words(
      'Two features. Mail that somebody deleted: ask the administrator soon. Spam deleted on arrival: it was never stored, so ask the sender again.',
      '是两个功能。自己删的：尽快找管理员。到达时就被删的垃圾邮件：没有存下来，请发件人重发。',
    ),
    guide: 'alimail-email',
    trust: 'medium',
  },
  {
    id: 'finance-cloud-free-quota',
    topic: words('For whom 1000 emails a month are free', '每月免费 1000 封是给谁的'),
    claims: [
      {
        says: words('The open API is not part of the Free Edition.', '免费版没有开放 API。'),
        source: 'intl/open-api-platform',
      },
      {
        says: words(
          'Stands under the free tier of all editions, in a line that names Finance Cloud.',
          '写在所有版本的免费额度下，但那一行写的是金融云版。',
        ),
        source: 'email-guide',
      },
      {
        says: words(
          'The same guide: IMAP, POP, signatures and rules cost nothing, while forwarding is left out of the Free Edition.',
          '同一指引：IMAP/POP、签名、规则免费，免费版却没有自动转发。',
        ),
        source: 'email-guide',
      },
    ],
    goBy: words(
      'Finance Cloud alone, which is billed by the email. No other edition counts emails for its bill.',
      '只针对按封计费的金融云版。其他版本没有按封计费的说法。',
    ),
    guide: 'alimail-service',
    trust: 'low',
  },
  {
    id: 'mail-cname-row',
    topic: words('The row for mail in the setup table', '开通页解析表里 mail 那一行'),
    claims: [
      {
        says: words('The mainland table has the label: mail.', '国内的解析表里主机记录是 mail。'),
        source: 'help/36710',
      },
      {
        says: words(
          'The table row begins with CNAME and has the value one column early: no host label.',
          '表格那行以 CNAME 开头，各列错了一位，没有主机记录。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'The text of the same page: once the mail record works, “mail.” before the domain opens webmail.',
          '同页正文：mail 解析生效后，可用“mail.域名”打开邮箱。',
        ),
        source: 'setup-page',
      },
    ],
    goBy: words(
      'Host label mail, type CNAME, value mail.sg.aliyun.com. Two other places fill in what the row lost.',
      '主机记录 mail，类型 CNAME，记录值 mail.sg.aliyun.com。另外两处可以补上这行缺的内容。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
  {
    id: 'garbled-product-page',
    topic: words('How far the product page can be trusted', '产品页有多可信'),
    claims: [
      {
        says: words(
          'Full tables and steps, with values that other official pages confirm.',
          '有完整的表格和步骤，数值与其他官方页面一致。',
        ),
        source: 'setup-page',
      },
      {
        says: words(
          'Complete sections with the labels of the console, though from 2020.',
          '章节完整，用的是界面上的原词，只是截图为 2020 年。',
        ),
        source: 'webmail-manual',
      },
      {
        says: words(
          'Paths without a name, and words run together: `DNSSPF/DKIM/DMARC`, `SPFinclude:aliyun-inc.comSPF`.',
          '有的路径没有名字，有的文字粘在一起：`DNSSPF/DKIM/DMARC`、`SPFinclude:aliyun-inc.comSPF`。',
        ),
        source: 'product-page',
      },
    ],
    goBy: words(
      'It was put together by a machine, it seems. The setup page and the manual go before it and before the two guides; official help pages go before all.',
      '看来是机器生成的。开通页和手册优先于它和另外两份指引；官方帮助文档优先于全部。',
    ),
    guide: 'alimail-configuration',
    trust: 'high',
  },
];
