/** What people ask, what accounts and servers show them, and the answers. */
import { type Answer, words } from './types.ts';

/** Protecting the domain and the mailbox. */
const PROTECTION: readonly Answer[] = [
  {
    id: 'secure-email-communication',
    question: words(
      'How do I make our email secure, and what works best?',
      '怎样保证邮件通信安全？哪种做法最好？',
    ),
    answer: [
      words(
        'Three layers, from the bottom up. Who holds the DNS publishes SPF, DKIM and DMARC, so that nobody can send in your name unnoticed. Users and the administrator then tune the spam filter and the lists. S/MIME comes on top where content must stay secret.',
        '分三层，从下往上做：先由管 DNS 的人发布 SPF、DKIM、DMARC，防止别人冒用域名；再由用户和管理员调反垃圾级别和黑白名单；内容要保密的，最后再加 S/MIME。',
      ),
      words(
        'The first two cost nothing. S/MIME needs the AI Premium Edition and a .p12 or .pfx certificate, and the administrator has to switch it on. Choose Strict filtering only if your partners are all whitelisted.',
        '前两层不另收费。S/MIME 需要 AI 尊享版、.p12 或 .pfx 证书，并由管理员开启。往来对象都已加进白名单的，才适合用“严格”级别。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: [
      'publish-spf-record',
      'publish-dkim-record',
      'publish-dmarc-record',
      'configure-custom-anti-spam-settings',
      'add-to-whitelist',
      'set-up-s-mime-signing-and-encryption',
    ],
    limits: ['dns-propagation', 's-mime-certificates', 'strict-anti-spam'],
    sources: ['security-guide', 'product-page'],
    keywords: ['security', 'spoofing', 'protect domain', '防伪造', '防冒用', '邮件加密'],
  },
  {
    id: 'where-to-start-securing',
    question: words(
      'Where do I start: DNS records, filters or S/MIME?',
      'DNS 记录、过滤、S/MIME，先做哪个？',
    ),
    answer: [
      words(
        'With the DNS records, unless you came for encryption. Gmail, Yahoo and others may refuse or junk mail from domains without them, however harmless the content.',
        '除非就是来做加密的，否则先做 DNS 记录。缺了它，再正常的邮件也可能被 Gmail、Yahoo 等拒收或判为垃圾邮件。',
      ),
      words(
        'Start with SPF, then DKIM, then DMARC; `alimail-doctor check-dns` shows which one is missing.',
        '顺序是 SPF、DKIM、DMARC；用 `alimail-doctor check-dns` 看缺哪一个。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'],
    limits: ['dns-propagation'],
    sources: ['product-page'],
    keywords: ['first step', 'which path', '从哪里开始', '先做什么'],
  },
  {
    id: 'dns-hosted-elsewhere',
    question: words(
      'Our DNS is not at Alibaba Cloud. Can we still use SPF, DKIM and DMARC?',
      '域名解析不在阿里云，也能配 SPF、DKIM、DMARC 吗？',
    ),
    answer: [
      words(
        'Yes. Whoever can edit the zone adds the same records there: Record Type, Host Record and Record Value as Alibaba Mail gives them for your edition.',
        '能。让有解析权限的人在现用的 DNS 服务商那里添加同样的记录：类型、主机记录、记录值按阿里邮箱对应版本的要求填。',
      ),
      words(
        'Keep one SPF record only and merge what is there. Afterwards choose Refresh in the console, or wait for it to look again by itself.',
        'SPF 只能有一条，原来有的要合并。加好后在控制台点“刷新”，或等它自动检测。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: [
      'add-dns-records',
      'publish-spf-record',
      'publish-dkim-record',
      'publish-dmarc-record',
      'refresh-resolution-status',
    ],
    limits: ['dns-propagation', 'resolution-status'],
    sources: ['help/36771', 'setup-page', 'product-page'],
    keywords: [
      'Cloudflare',
      'GoDaddy',
      'third-party DNS',
      'DNSPod',
      '第三方 DNS',
      '域名不在阿里云',
    ],
  },
  {
    id: 'mail-marked-as-spam',
    question: words(
      'Why does our mail land in other people’s spam folder?',
      '为什么我们发的邮件总被对方判为垃圾邮件？',
    ),
    answer: [
      words(
        'Mostly because SPF, DKIM or DMARC is missing or wrong. Mail carries no DKIM signature until the administrator has made a key and its record is published at `default._domainkey`.',
        '多数是 SPF、DKIM、DMARC 没配或配错。DKIM 默认不签名，要管理员先生成密钥，再把记录发布到 `default._domainkey`。',
      ),
      words(
        'Run `alimail-doctor check-dns` and repair what it names. If the records are right, it is reputation or content: send less at a time, take out bare links, and ask the receiver to mark the mail as not spam.',
        '用 `alimail-doctor check-dns` 检查并按提示改。记录都对的话，就是信誉或内容问题：放慢发信、去掉裸链接，请对方点“这不是垃圾邮件”。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'],
    limits: ['dns-propagation'],
    sources: [
      'intl/because-spf-dkim-dmarc-and-other-mailbox-protocols-are-not',
      'intl/what-is-dmarc-how-do-i-set-it-up',
      'product-page',
    ],
    keywords: ['junk', 'deliverability', 'delisting', 'Gmail spam', '进垃圾箱', '送达率'],
  },
  {
    id: 'blacklist-and-forged-senders',
    question: words(
      'I blacklisted a sender, but they come back with forged addresses. What helps?',
      '加了黑名单，对方换个伪造地址又发来，怎么办？',
    ),
    answer: [
      words(
        'The blacklist matches what is entered, an address, a domain or an IP address, so a new forged address passes. It was not made against forgery.',
        '黑名单只按填的地址、域名或 IP 匹配，换个伪造地址就匹配不上了。它不是用来防伪造的。',
      ),
      words(
        'Raise the anti-spam level and report the mails. If it is your own domain that is forged, publish SPF, DKIM and a DMARC policy of quarantine or reject. The administrator can turn on External Account Reminder, which marks mail from outside.',
        '把反垃圾级别调高，并逐封举报。如果冒用的是自己的域名，就发布 SPF、DKIM，并把 DMARC 策略设为 quarantine 或 reject。管理员还可以开启“外部账号提醒”，外来邮件会有标记。',
      ),
    ],
    path: 'configure-communication/sender-filters',
    operations: [
      'add-to-blacklist',
      'configure-custom-anti-spam-settings',
      'report-spam',
      'configure-external-account-reminder',
      'publish-dmarc-record',
    ],
    limits: ['black-and-white-lists'],
    sources: ['security-guide', 'product-page'],
    keywords: ['spoofing', 'phishing', 'fake sender', '冒充', '钓鱼邮件', '伪造发件人'],
  },
  {
    id: 'what-blacklist-takes',
    question: words('What can I put on the blacklist or whitelist?', '黑名单和白名单可以填什么？'),
    answer: [
      words(
        'A full address, a domain such as example.com, or an IP address. A display name or nickname is not matched.',
        '完整邮箱地址、域名（如 example.com）或 IP 地址。显示名称、昵称不行。',
      ),
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Blacklist or Whitelist. Blacklisted mail goes to Junk or is deleted, so look there before you say that it never came.',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 黑名单或白名单。黑名单发件人的邮件会进“垃圾邮件”或被直接删除，找不到信时先看那里。',
      ),
    ],
    path: 'configure-communication/sender-filters',
    operations: ['add-to-blacklist', 'add-to-whitelist'],
    limits: ['black-and-white-lists'],
    sources: ['help/439253', 'webmail-manual', 'security-guide'],
    keywords: ['block sender', 'allow sender', 'IP address', '拉黑', '加白'],
  },
  {
    id: 'strict-anti-spam-blocks-others',
    question: words(
      'What happens if I choose Strict and the whitelist is empty?',
      '选了“严格”级别，但白名单是空的，会怎样？',
    ),
    answer: [
      words(
        'Mail from your contacts still comes; everybody else is kept out, new customers and newsletters included, and neither you nor they may notice.',
        '联系人的邮件还能收到，其他人的一律拦下，包括新客户和订阅邮件，而且双方可能都不知道。',
      ),
      words(
        'Go back to High, which the manual recommends, or whitelist the domains of your partners first. What was kept out is listed in the received-mail log.',
        '改回手册建议的“高”，或先把往来单位的域名加进白名单。被拦的邮件可在“收信查询”里查到。',
      ),
    ],
    path: 'configure-communication/sender-filters',
    operations: ['configure-custom-anti-spam-settings', 'add-to-whitelist', 'query-received-mail'],
    limits: ['strict-anti-spam', 'black-and-white-lists'],
    sources: ['webmail-manual', 'security-guide', 'product-page'],
    keywords: ['only contacts get through', 'silently blocked', '严格模式', '收不到陌生人邮件'],
  },
  {
    id: 'permanently-delete-spam',
    question: words('What does “Permanently delete” do to spam?', '反垃圾里勾选“彻底删除”会怎样？'),
    answer: [
      words(
        'Whatever the filter takes for spam from then on is deleted at once and never shows up in Junk. Nobody can bring it back, and a wrong verdict costs you the mail.',
        '之后凡是判成垃圾的邮件都直接删掉，不进“垃圾邮件”。误判的也找不回来。',
      ),
      words(
        'Leave it off and empty Junk from time to time instead.',
        '建议不要勾，隔段时间清空一次“垃圾邮件”就行。',
      ),
    ],
    path: 'configure-communication/sender-filters',
    operations: ['configure-custom-anti-spam-settings', 'check-junk-folder'],
    limits: ['deleted-mail-recovery'],
    sources: ['security-guide'],
    keywords: ['irreversible', 'spam deleted', '误删', '垃圾邮件直接删除'],
  },
  {
    id: 'filters-do-not-encrypt',
    question: words(
      'I need encrypted mail. Do blacklist and whitelist help?',
      '想发加密邮件，设置黑白名单有用吗？',
    ),
    answer: [
      words(
        'No. They only decide what comes in. What you send can still be read, changed and passed on by whoever gets hold of it.',
        '没用。黑白名单只管收进来的邮件，发出去的内容照样能被看到、改动和转发。',
      ),
      words(
        'For encryption and signatures set up S/MIME: import a PKCS#12 certificate, then switch on Digital signature and Email encryption.',
        '要加密和签名就设置 S/MIME：导入 PKCS#12 证书，再打开“数字签名”和“邮件加密”。',
      ),
    ],
    path: 'configure-communication/s-mime',
    operations: ['set-up-s-mime-signing-and-encryption'],
    limits: ['s-mime-certificates'],
    sources: ['security-guide', 'product-page'],
    keywords: ['encrypt', 'confidential', 'digital signature', '加密', '签名邮件'],
  },
  {
    id: 'dns-records-do-not-encrypt',
    question: words(
      'We have SPF, DKIM and DMARC. Can somebody still read our mail on the way?',
      '已经配了 SPF、DKIM、DMARC，邮件途中还会被人看到吗？',
    ),
    answer: [
      words(
        'They may. These records prove who sent a message; none of them hides the content.',
        '有可能。这些记录只证明是谁发的，不加密内容。',
      ),
      words(
        'Where the content must stay secret, use S/MIME. Both sides need a certificate, and you need the other’s public one to encrypt for them.',
        '内容要保密就用 S/MIME：双方都要有证书，加密时要用对方的公钥证书。',
      ),
    ],
    path: 'configure-communication/s-mime',
    operations: ['set-up-s-mime-signing-and-encryption'],
    limits: ['s-mime-certificates'],
    sources: ['security-guide', 'product-page'],
    keywords: ['in transit', 'eavesdropping', 'interception', '传输加密', '被截获'],
  },
  {
    id: 's-mime-settings-missing',
    question: words(
      'My settings have no S/MIME. Does it work without the AI Premium Edition?',
      '设置里找不到 S/MIME，不是 AI 尊享版能用吗？',
    ),
    answer: [
      words(
        'No. S/MIME belongs to the AI Premium Edition; in other editions the tab is not shown, and having a certificate changes nothing.',
        '不能。S/MIME 只有 AI 尊享版有，其他版本不显示这个页签，有证书也没用。',
      ),
      words(
        'If you do have that edition, the administrator still has to turn S/MIME on in domain management. Then: Settings > View More Settings > Account and Security > S/MIME Settings.',
        '已经是 AI 尊享版的，还要管理员在域管理后台开启 S/MIME，然后在 设置 > 查看更多设置 > 账号与安全 > S/MIME 设置 里导入证书。',
      ),
    ],
    path: 'configure-communication/s-mime',
    operations: ['set-up-s-mime-signing-and-encryption'],
    limits: ['s-mime-certificates'],
    sources: ['security-guide', 'product-page'],
    keywords: ['S/MIME tab', 'edition', 'upgrade', '没有 S/MIME', '尊享版'],
  },
  {
    id: 'mail-sent-in-our-name',
    question: words(
      'Somebody writes to our customers in our name. How do I stop it?',
      '有人冒充我们给客户发邮件，怎么制止？',
    ),
    answer: [
      words(
        'See first whether it went out from your mailbox: look through the sent-mail log and the logon log. If it did, the account is in other hands: change its password and go by account-compromised.',
        '先查是不是从自己邮箱发出去的：看“发信查询”和“登录查询”。是的话就是账号被盗，马上改密码，按 account-compromised 处理。',
      ),
      words(
        'If it did not, the address is forged. Who holds the DNS publishes SPF and DKIM, then a DMARC policy of quarantine or reject, first with reports only until all of your own senders pass. Receivers that check DMARC then stop mail with your exact domain.',
        '不是的话，就是伪造了发件地址。请管解析的人发布 SPF 和 DKIM，再发布 DMARC：先只看报告，自己的发信渠道都通过后，再把策略改成 quarantine 或 reject。这样查 DMARC 的收件方会拦下冒用你们域名的邮件。',
      ),
      words(
        'No record stops a domain that merely looks like yours, nor a free mailbox with your name on it. Warn the customers by phone, agree that new bank details are confirmed by a call, and have them send you a sample as .eml.',
        '形近的域名，或只是挂了你们名字的免费邮箱，什么解析记录都拦不住。请电话提醒客户，约好改收款账号必须电话核实，并让客户把样本存成 .eml 发来。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: [
      'publish-dmarc-record',
      'publish-spf-record',
      'publish-dkim-record',
      'query-sent-mail',
      'view-recent-logon-logs',
    ],
    limits: ['dns-propagation'],
    sources: ['intl/what-is-dmarc-how-do-i-set-it-up', 'help/36771', 'product-page'],
    keywords: [
      'spoofing',
      'impersonation',
      'in my name',
      'pretending to be us',
      '冒充我们',
      '冒名',
      '冒用',
      '假冒',
    ],
  },
  {
    id: 'boss-impersonated',
    question: words(
      'Our accountant got mail from a false boss. What do we do?',
      '会计收到冒充老板的邮件，怎么办？',
    ),
    answer: [
      words(
        'Pay nothing, do not answer, and call the boss on a known number. If money has gone out, call the bank and the police at once. Keep the message.',
        '不付款、不回复，用已知的电话找老板本人核实。钱已经转出的，马上联系银行并报警。原邮件不要删。',
      ),
      words(
        'Look at the address behind the name. Your own domain: publish SPF, DKIM and DMARC with quarantine or reject. Another domain or a free mailbox: the administrator turns on External Account Reminder, which marks outside senders who bear a colleague’s name. The boss’s true address, sent from your service: his account is in other hands, see account-compromised.',
        '看发件人名字后面的地址。是自己的域名：发布 SPF、DKIM，DMARC 设为 quarantine 或 reject。是别的域名或免费邮箱：请管理员开启“外部账号提醒”，外部发件人冒用同事名字时会有警示。确实是从老板邮箱发出的：他的账号被盗了，见 account-compromised。',
      ),
      words(
        'Report the message as spam, and give the administrator the original as .eml. Never whitelist your own domain: forged mail would pass.',
        '在邮件里点举报，再把原信存成 .eml 交给管理员。不要把自己的域名加进白名单，否则伪造的邮件也会放行。',
      ),
    ],
    path: 'configure-communication/dns-authentication',
    operations: [
      'configure-external-account-reminder',
      'publish-dmarc-record',
      'report-spam',
      'view-email-source',
      'forward-as-attachment',
    ],
    sources: [
      'intl/external-account-reminder',
      'intl/what-is-dmarc-how-do-i-set-it-up',
      'webmail-manual',
    ],
    keywords: [
      'CEO fraud',
      'false boss',
      'fake director',
      'wire transfer',
      'business email compromise',
      '假老板',
      '冒充领导',
      '冒充老板',
      '假冒老板',
      '转账诈骗',
    ],
  },
  {
    id: 'whitelist-own-domain',
    question: words(
      'May I whitelist my own domain, or gmail.com and qq.com?',
      '可以把自己的域名，或 gmail.com、qq.com 加进白名单吗？',
    ),
    answer: [
      words(
        'Better not. Mail of a whitelisted domain passes the spam filter, and forgers write just these: your own domain, to look like a colleague, and the large free-mail domains, from which anybody can send.',
        '不要加。白名单域名的邮件会绕过反垃圾，而骗子最爱用的就是这两种：伪造你自己的域名冒充同事，或用谁都能注册的免费邮箱。',
      ),
      words(
        'Whitelist the single addresses that you expect. If mail of your own domain lands in Junk, repair its SPF, DKIM and DMARC; receivers outside see the same fault.',
        '只加具体的往来地址。自己域名的邮件进了“垃圾邮件”，说明 SPF、DKIM、DMARC 有问题，要修解析，外面的收件方也会遇到。',
      ),
    ],
    path: 'configure-communication/sender-filters',
    operations: ['add-to-whitelist', 'publish-spf-record', 'publish-dmarc-record'],
    limits: ['black-and-white-lists'],
    sources: ['security-guide', 'product-page'],
    keywords: [
      'whitelist own domain',
      'whitelist gmail.com',
      'whitelist free mail',
      'whitelist everything',
      '自己的域名加白名单',
      '免费邮箱加白',
    ],
  },
];

/** Getting back into an account. */
const ACCESS: readonly Answer[] = [
  {
    id: 'account-compromised',
    question: words(
      'My mailbox was hacked, or I typed my password on a phishing page. What now, in which order?',
      '邮箱被盗，或在钓鱼页面输了密码，按什么顺序处理？',
    ),
    answer: [
      words(
        'First change the password, from another device if malware may run on yours. If the old one no longer works, the administrator resets it at once; do not wait. Change it wherever else you used it. Whoever clicked and typed nothing changes it too, and has the device scanned.',
        '第一步改密码；电脑可能中毒的，换一台设备改。旧密码已登录不上，马上请管理员重置，不要等。别处用过同一密码的也全部改掉。只点了链接、没输密码的，也改一次并给设备杀毒。',
      ),
      words(
        'Then shut the back doors, each of which survives a new password: delete client security passwords and make new ones, remove trusted devices that are not yours, and remove a forwarding or incoming mail rule that you did not make. See that the secure phone is still yours.',
        '第二步堵后门，改密码并不能清掉这些：删除三方客户端安全密码后重建，移除不认识的可信设备，删掉不是自己设的自动转发和收信规则。再确认安全手机还是自己的。',
      ),
      words(
        'Write down what you find before you remove it, and delete nothing else: the administrator needs the logon log (time, IP address, place), the sent-mail log, and the phishing mail as .eml. Warn whoever got mail in your name. Whoever paid calls the bank.',
        '删除前先截图记下，其他一律别删：管理员要看登录查询（时间、IP、地点）、发信查询和钓鱼邮件的 .eml 原信。通知收到冒名邮件的人；已经付款的，马上联系银行。',
      ),
      words(
        'Only then the administrator unblocks the account, if Alibaba blocked it. Unblocked before, it is soon blocked again.',
        '以上都做完，账号若被封禁，最后才请管理员解封。提前解封，很快会再被封。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: [
      'change-password',
      'view-recent-logon-logs',
      'reset-member-password',
      'set-third-party-client-security-password',
      'set-up-email-forwarding',
      'create-inbox-rule',
      'set-or-cancel-trusted-devices',
      'query-sent-mail',
      'unblock-account',
    ],
    limits: ['log-retention', 'password-policy', 'security-password'],
    sources: ['help/444269', 'help/36767', 'intl/frozen', 'webmail-manual', 'security-guide'],
    keywords: [
      'hacked',
      'compromised',
      'account takeover',
      'stolen password',
      'phishing link',
      'clicked a link',
      'entered my password',
      'leaked password',
      '被盗',
      '盗号',
      '被黑',
      '钓鱼链接',
      '被钓鱼',
      '密码泄露',
      '中招',
    ],
  },
  {
    id: 'recover-mailbox-access',
    question: words(
      'I cannot get into my mailbox. How do I get back in, and what is fastest?',
      '邮箱登录不了，怎样最快恢复？',
    ),
    answer: [
      words(
        'It depends on what you see. Password forgotten: Forgot Password on the logon page, with a code to the secure phone or the security questions. Too many password errors: stop all clients and wait an hour, or have the administrator unlock the account.',
        '看是哪种情况。忘记密码：登录页点“忘记密码”，用安全手机验证码或安全问题找回。提示密码错误过多：停掉所有客户端等 1 小时，或请管理员解锁。',
      ),
      words(
        'Frozen, blocked, expired or disabled: only the administrator can help. Second factor out of reach: ask the administrator too. If the app on your phone is still logged on, scanning the code is the quickest way, as long as the account itself is in order.',
        '被冻结、封禁、过期、停用：只能找管理员。二次验证通不过：也找管理员。手机上的阿里邮箱 App 还登录着、账号状态又正常的，扫码最快。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: [
      'reset-forgotten-password',
      'unlock-account',
      'log-in-with-qr-code',
      'pass-two-factor-authentication',
      'reset-member-password',
    ],
    limits: ['lockout-time', 'qr-code-validity'],
    sources: ['intl/frozen', 'product-page'],
    keywords: ['locked out', 'cannot log in', 'sign in', '登不上', '无法登录', '进不去邮箱'],
  },
  {
    id: 'where-to-start-recovering',
    question: words('Which way back in should I try first?', '找回登录，先试哪种办法？'),
    answer: [
      words(
        'Secure phone or security questions at hand: Forgot Password. The page speaks of too many password errors: do not try again, wait or have it unlocked. App logged on on your phone: Scan code to log in.',
        '有安全手机或记得安全问题：用“忘记密码”。提示密码错误过多：不要再试，等或请管理员解锁。手机 App 还登录着：扫码登录。',
      ),
      words(
        'Neither phone nor answers: go to the administrator at once.',
        '手机和答案都没有：直接找管理员。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['reset-forgotten-password', 'unlock-account', 'log-in-with-qr-code'],
    limits: ['lockout-time', 'qr-code-validity'],
    sources: ['product-page'],
    keywords: ['which path', 'first step', '先试哪个'],
  },
  {
    id: 'forgot-password',
    question: words('I forgot my password.', '忘记密码了。'),
    answer: [
      words(
        'You can reset it yourself if you once set up a secure phone or security questions. On the logon page choose Forgot Password, then Send SMS and enter the Verification Code, or answer the questions, and set a new password.',
        '设过安全手机或安全问题的可以自己找回：登录页点“忘记密码”，点“发送短信”并填验证码，或回答安全问题，然后设新密码。',
      ),
      words(
        'If you set up neither, the administrator resets it: Domain management > Organization and Users > Employee Accounts > your account > Reset Password.',
        '都没设过，就请管理员重置：域管理后台 > 组织与用户 > 员工账号管理 > 点开账号 > 重置密码。',
      ),
      words(
        'Afterwards put the new password into every client at once, or the old one locks the logon. Where a client security password is in use, clients go on with that.',
        '改完马上更新所有客户端，否则旧密码会把登录锁住。客户端用的是三方客户端安全密码的，不受影响。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['reset-forgotten-password', 'reset-member-password', 'set-up-account-security'],
    limits: ['password-policy', 'security-password'],
    sources: ['webmail-manual', 'product-page'],
    shows: ['Forgot Password', '忘记密码', 'Reset Security Settings'],
    keywords: [
      'lost password',
      'reset password',
      'secure phone',
      'SMS code',
      '找回密码',
      '重置密码',
    ],
  },
  {
    id: 'wrong-username-or-password',
    question: words(
      'Webmail says that the user name or password is wrong.',
      '网页登录提示“用户名或密码错误”。',
    ),
    answer: [
      words(
        'Enter the full address as the user name, without blanks, and check caps lock and the input method. A third-party client security password does not open webmail; that takes the account’s own password.',
        '用户名填完整邮箱地址，前后不要有空格；检查大小写和输入法。三方客户端安全密码不能登录网页，网页要用邮箱本身的密码。',
      ),
      words(
        'Stop after a few tries: a captcha comes first, then a lock of one hour. Reset the password instead. Make sure too that the address is that of your own site.',
        '错几次就别再试了：先出图形验证码，再错就锁 1 小时，不如直接找回密码。同时确认打开的是自己所在站点的地址。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['reset-forgotten-password', 'reset-member-password', 'log-in-to-webmail'],
    limits: ['lockout-time', 'security-password'],
    sources: ['help/444269', 'webmail-manual'],
    shows: ['用户名或密码错误'],
    keywords: ['incorrect password', 'invalid login', '密码不对', '登录失败'],
  },
  {
    id: 'captcha',
    question: words('Logon suddenly asks for a captcha.', '登录时突然要填图形验证码。'),
    answer: [
      words(
        'That comes after several wrong passwords, or when the same browser has logged on to another mailbox. It is no lock.',
        '密码错了几次，或者同一浏览器登录过别的邮箱，就会要求填图形验证码。这不是锁定。',
      ),
      words(
        'Enter both the password and the captcha correctly. If you are not sure of the password, reset it now, before a lock follows. If you entered no wrong one, look into the logon log.',
        '密码和图形验证码都填对就能登录。拿不准密码就先找回，免得被锁。自己没输错过的，登录后看一下登录查询。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['log-in-to-webmail', 'reset-forgotten-password', 'view-recent-logon-logs'],
    limits: ['lockout-time'],
    sources: ['webmail-manual'],
    shows: ['图形验证码'],
    keywords: ['verification image', 'picture code', '验证码', '输入图片'],
  },
  {
    id: 'no-secure-phone-or-questions',
    question: words(
      'I have neither the secure phone nor the security answers (never set up, or lost). Can I still recover?',
      '没设过或丢了安全手机，安全问题也答不出，还能找回吗？',
    ),
    answer: [
      words(
        'Not by yourself: without phone or security questions, Forgot Password does not let you past that point. The mail administrator has to make sure that it is you, and resets the password in Employee Accounts.',
        '自己找回不了，“忘记密码”走到这一步就过不去。要找邮箱管理员核实身份后，在“员工账号管理”里重置密码。',
      ),
      words(
        'If it is the administrator’s own account, the owner of the Alibaba Cloud account resets it in the purchase console, or opens a ticket. Afterwards link a phone and set the questions.',
        '如果是管理员自己的账号，由购买邮箱的阿里云账号在控制台重置，或提交工单。找回后请绑定安全手机、设置安全问题。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['reset-member-password', 'set-up-account-security', 'change-postmaster-password'],
    sources: ['webmail-manual', 'product-page'],
    keywords: [
      'lost phone',
      'changed number',
      'forgot security answers',
      '换手机号',
      '忘记安全问题',
      '手机丢了',
    ],
  },
  {
    id: 'reset-own-password-in-console',
    question: words(
      'May I reset my own password in the console without being an administrator?',
      '不是管理员，能在控制台重置自己的密码吗？',
    ),
    answer: [
      words(
        'No. Employee Accounts is open to postmaster and those with administrator rights only.',
        '不能。“员工账号管理”只有 postmaster 和有管理权限的人能进。',
      ),
      words(
        'If you know the password, change it in webmail: Settings > View More Settings > Account and Security > Account Security > Change Password. If not, use Forgot Password.',
        '知道旧密码的，在网页邮箱 设置 > 查看更多设置 > 账号与安全 > 账户安全 > 修改密码；不知道的，用“忘记密码”。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['change-password', 'reset-forgotten-password', 'reset-member-password'],
    sources: ['security-guide', 'product-page'],
    keywords: ['self service', 'employee accounts', '普通用户改密码', '没有权限'],
  },
  {
    id: 'postmaster-password-forgotten',
    question: words(
      'Nobody knows the postmaster password any more.',
      'postmaster（管理员）密码忘了。',
    ),
    answer: [
      words(
        'Who holds the Alibaba Cloud account that bought the mailbox resets it: Alibaba Mail console > Email Services > Manage > Reset Password.',
        '由购买邮箱的阿里云账号重置：阿里邮箱控制台 > 邮箱服务 > 管理 > 重置密码。',
      ),
      words(
        'Then log on to webmail as postmaster; domain management opens by itself. If another administrator still gets in, that one can reset it in Employee Accounts.',
        '之后用 postmaster 登录网页邮箱，默认进入域管理后台。如果还有其他管理员能登录，也可以在“员工账号管理”里重置。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: [
      'change-postmaster-password',
      'set-postmaster-password',
      'log-on-with-postmaster-account',
    ],
    limits: ['password-policy'],
    sources: ['setup-page', 'email-guide'],
    keywords: ['admin password', 'administrator password', '管理员密码', '重置管理员'],
  },
  {
    id: 'two-factor-blocked',
    question: words(
      'I cannot log on because the second factor fails.',
      '二次验证（双重认证）通不过，登录不了。',
    ),
    answer: [
      words(
        'The password was right; the code was not, or it never came. Look whether the number shown is still yours, wait for the newest code and enter only that one.',
        '密码已经对了，是验证码不对或没收到。看页面上的手机号是不是还在用，等最新一条短信，只填最新的验证码。',
      ),
      words(
        'If the phone is gone, the administrator has to help: reset the security settings of your account, or the password. An app that is still logged on may get you in by QR code. Once inside, link the new number.',
        '手机号不用了就找管理员重置账号的安全设置或密码。手机 App 还登录着的，可以试试扫码登录。进去之后马上改绑新手机。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: [
      'pass-two-factor-authentication',
      'set-up-account-security',
      'set-or-cancel-trusted-devices',
      'log-in-with-qr-code',
    ],
    sources: ['security-guide', 'product-page'],
    shows: ['Two-Factor Authentication'],
    keywords: [
      '2FA',
      'MFA',
      'verification code not received',
      '双因素',
      '两步验证',
      '收不到验证码',
    ],
  },
  {
    id: 'trusted-device',
    question: words(
      'How do I stop the second-factor prompt on my own computer?',
      '自己的电脑每次都要二次验证，怎么免掉？',
    ),
    answer: [
      words(
        'After the password, tick “Set as trusted device, skip verification for next logon” on the Two-Factor Authentication page. Do it only on devices that nobody else uses.',
        '输完密码后，在双重认证（二次验证）页面勾选“设为可信设备，下次登录不进行验证”。只在自己专用的设备上勾。',
      ),
      words(
        'To take it back: Settings > Device Management > Cancel trusted device (international sites: Unauthorize device).',
        '取消：设置 > 设备管理 > 取消可信设备（国际站叫 Unauthorize device）。',
      ),
    ],
    path: 'recover-access/forgotten-password',
    operations: ['set-or-cancel-trusted-devices', 'pass-two-factor-authentication'],
    sources: ['security-guide'],
    shows: ['Set as trusted device, skip verification for next logon'],
    keywords: ['2FA every time', 'remember this device', '信任设备', '受信任设备', '免验证'],
  },
  {
    id: 'account-locked',
    question: words(
      'Logon says: too many password errors, try again in an hour.',
      '登录提示“密码错误过多，请 1 小时后重试”。',
    ),
    answer: [
      words(
        'The account is locked for one hour, and so is the IP address that the logons came from: colleagues behind the same office address may be shut out as well. Usually a phone, a printer or a program keeps trying an old password.',
        '账号被锁 1 小时，登录用的 IP 也同样被锁，同一办公出口的同事可能也登录不了。多半是手机、打印机或程序还在用旧密码反复登录。',
      ),
      words(
        'Stop every client and program of this account, then wait the hour without trying. If it cannot wait, the administrator (postmaster) unlocks the account: Domain management > Organization and Users > Employee Accounts. That does not free the IP address; use another network or wait.',
        '先停掉这个账号的所有客户端和程序，等满 1 小时，期间不要试。等不了就请管理员（postmaster）在 域管理后台 > 组织与用户 > 员工账号管理 里解锁。解锁不解除 IP 的锁，要换个网络或等。',
      ),
      words(
        'Logon by QR code will likely fail as well while the lock lasts. If you did not know the password, reset it before you try again.',
        '锁定期间扫码登录多半也不行。如果是密码记不清，先重置再登录。',
      ),
    ],
    path: 'recover-access/locked-account',
    operations: ['unlock-account', 'reset-forgotten-password', 'view-recent-logon-logs'],
    limits: ['lockout-time'],
    sources: ['intl/frozen', 'product-page'],
    shows: [
      'Too many password errors',
      '密码错误过多,请1小时后重试',
      '密码错误过多，请1小时后重试',
      '密码错误过多',
    ],
    keywords: [
      'locked',
      'retry in 1 hour',
      'IP locked',
      'wrong password',
      '账号锁定',
      '被锁',
      '解锁',
    ],
  },
  {
    id: 'recent-login-history',
    question: words('Where do I see who logged on to my mailbox?', '在哪里看最近的登录记录？'),
    answer: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > Log Query > Logon Log: time, IP address, place, kind of logon, and whether it worked, for 180 days.',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询 > 登录查询：能看到 180 天内的时间、IP、地点、登录方式和是否成功。',
      ),
      words(
        'If there is a successful logon that was not yours, change the password at once and tell the administrator.',
        '有不是自己的成功登录，马上改密码并告诉管理员。',
      ),
    ],
    path: 'recover-access/locked-account',
    operations: ['view-recent-logon-logs', 'query-logs', 'change-password'],
    limits: ['log-retention', 'log-query-span'],
    sources: ['help/36767', 'webmail-manual', 'security-guide'],
    keywords: [
      'logon log',
      'hacked',
      'stolen account',
      'unusual logon',
      '被盗',
      '异地登录',
      '登录日志',
    ],
  },
  {
    id: 'qr-code-login',
    question: words('How do I log on with a QR code?', '怎么扫码登录？'),
    answer: [
      words(
        'You need the Alibaba Mail app on a phone, up to date and logged on to this account. On the logon page of webmail choose Code scanning entry, scan the code with the app and confirm.',
        '手机上要有最新版阿里邮箱 App，并已登录该账号。在网页登录页点扫码入口，用 App 扫码并确认。',
      ),
      words(
        'The code works for five minutes. No password is asked for, but an account that is locked, frozen or blocked will hardly get in this way.',
        '二维码 5 分钟内有效。扫码不用输密码，但账号被锁、被冻结或封禁时多半也登不上。',
      ),
    ],
    path: 'recover-access/qr-code-login',
    operations: ['log-in-with-qr-code', 'download-alibaba-mail-clients'],
    limits: ['qr-code-validity'],
    sources: ['product-page'],
    shows: ['Code scanning entry', 'Scan code to log in', '扫码登录'],
    keywords: ['scan', 'passwordless', 'mobile app', '二维码', '扫一扫'],
  },
  {
    id: 'qr-code-expired',
    question: words('Is the QR code still good after five minutes?', '超过 5 分钟才扫码会怎样？'),
    answer: [
      words(
        'It is refused. Refresh the logon page, scan the new code and confirm it in the app right away. Nothing else is lost by that.',
        '二维码失效，登录不了。刷新登录页，重新扫码并马上在 App 里确认即可，没有其他影响。',
      ),
    ],
    path: 'recover-access/qr-code-login',
    operations: ['log-in-with-qr-code'],
    limits: ['qr-code-validity'],
    sources: ['product-page'],
    keywords: ['code expired', 'refresh', '二维码过期', '刷新'],
  },
  {
    id: 'locked-account-and-qr-code',
    question: words(
      'My account is locked. Can I get in by QR code instead?',
      '账号被锁了，能改用扫码登录吗？',
    ),
    answer: [
      words(
        'Probably not. Scanning replaces the password, it does not lift the lock. Wait the hour or ask the administrator to unlock the account, then scan.',
        '多半不行。扫码只是代替密码，不会解除锁定。等满 1 小时或请管理员解锁后再扫。',
      ),
    ],
    path: 'recover-access/qr-code-login',
    operations: ['unlock-account', 'log-in-with-qr-code'],
    limits: ['lockout-time'],
    sources: ['product-page'],
    keywords: ['bypass lock', 'scan while locked', '锁定 扫码'],
  },
];

/** Webmail and the state of an account. */
const WEBMAIL: readonly Answer[] = [
  {
    id: 'account-frozen',
    question: words('The account is frozen (AccountFrozen).', '账号被冻结（AccountFrozen）。'),
    answer: [
      words(
        'An administrator has frozen it, or it has been deleted; no password and no client setting helps. Ask why first: perhaps the person has left.',
        '账号被管理员冻结，或已注销；改密码、改客户端设置都没用。先问清原因，比如员工是否已离职。',
      ),
      words(
        'The administrator (postmaster) chooses Enable: Domain management > Organization and Users > Employee Accounts > Action. Mail that came back to its senders in the meantime has to be sent again.',
        '请管理员（postmaster）点“开启”：域管理后台 > 组织与用户 > 员工账号管理 > 权限操作。期间被退的邮件要请发件人重发。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['unfreeze-account', 'manage-domain-accounts'],
    sources: ['intl/frozen', 'product-page'],
    shows: [
      'AccountFrozen',
      'Your email address is frozen or deleted. Contact the postmaster for help.',
      'email address is frozen or deleted',
      '您的帐号已被冻结或已注销',
      '帐号已被冻结',
    ],
    keywords: ['账号已被冻结', 'frozen', 'freeze', 'suspended', '冻结', '解冻', '注销'],
  },
  {
    id: 'account-blocked',
    question: words('The account is blocked (AccountBlocked).', '账号被封禁（AccountBlocked）。'),
    answer: [
      words(
        'Alibaba stopped it from sending after abuse, usually spam that somebody sent with a stolen password.',
        '账号因滥用被封禁、不能发信，多半是密码泄露后被人拿去发垃圾邮件。',
      ),
      words(
        'In this order: the administrator changes the password, the owner scans the computer and looks through the logon log, then the administrator chooses Unblock: Domain management > Organization and Users > Employee Accounts > Action. Unblocked with the old password, it is soon blocked again.',
        '按顺序来：管理员先改密码，使用者给电脑杀毒、查登录日志，管理员再点“解封”：域管理后台 > 组织与用户 > 员工账号管理 > 权限操作。不改密码就解封，很快会再被封。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['unblock-account', 'reset-member-password', 'view-recent-logon-logs'],
    sources: ['intl/frozen', 'product-page'],
    shows: ['AccountBlocked', '封禁'],
    keywords: ['banned', 'unban', 'abuse', '解封', '被封', '滥发'],
  },
  {
    id: 'account-expired',
    question: words('The account has expired (AccountExpired).', '账号已过期（AccountExpired）。'),
    answer: [
      words(
        'Find out what expired. If it is the validity of this one account, the administrator extends it in Employee Accounts. If it is the subscription of the whole domain, who bought it renews it in the Alibaba Mail console.',
        '先看是什么到期。只是这个账号的有效期：管理员在“员工账号管理”里延长。整个域的邮箱套餐到期：由购买人在阿里邮箱控制台续费。',
      ),
      words(
        'Do it soon: mail to an expired mailbox may be refused, and no source says how long the old mail is kept.',
        '请尽快处理：过期期间来信可能被退回，历史邮件保留多久没有查到说明。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['renew-expired-account', 'manage-domain-accounts'],
    sources: ['product-page'],
    shows: ['AccountExpired'],
    keywords: ['expired', 'renew', 'subscription ended', '过期', '到期', '续费'],
  },
  {
    id: 'account-disabled',
    question: words(
      'The account is disabled (AccountDisabled).',
      '账号被停用（AccountDisabled）。',
    ),
    answer: [
      words(
        'Somebody with administrator rights switched it off; the owner cannot switch it on. Ask for the reason, then have the administrator choose Enable: Domain management > Organization and Users > Employee Accounts > Action.',
        '是有管理权限的人停用的，自己恢复不了。问清原因后请管理员点“开启”：域管理后台 > 组织与用户 > 员工账号管理 > 权限操作。',
      ),
      words(
        'If there is no such account in the list, it was deleted.',
        '列表里找不到这个账号的话，就是已经删除了。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['unfreeze-account', 'manage-domain-accounts'],
    sources: ['product-page'],
    shows: ['AccountDisabled'],
    keywords: ['disabled', 'deactivated', 'switched off', '停用', '禁用'],
  },
  {
    id: 'frozen-account-and-client-settings',
    question: words(
      'My account is frozen (AccountFrozen), but my client settings are right. Why does it not send?',
      '客户端设置都对，账号却显示冻结（AccountFrozen），为什么还是发不出？',
    ),
    answer: [
      words(
        'Because the server refuses the account itself. Full address, TLS and ports do not matter until the administrator has enabled it, or unblocked it where it was blocked.',
        '因为服务器拒的是账号本身。管理员开启账号（封禁的要解封）之前，完整地址、SSL、端口填得再对也没用。',
      ),
      words('Log on to webmail once: it names the state.', '登录一次网页邮箱，会显示是什么状态。'),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['unfreeze-account', 'unblock-account', 'log-in-to-webmail'],
    sources: ['intl/frozen', 'product-page'],
    keywords: ['POP IMAP settings', 'client refused', '客户端 冻结'],
  },
  {
    id: 'webmail-503',
    question: words(
      'Webmail shows a 503 error or an empty inbox, or does not load at all.',
      '网页邮箱报 503、收件箱空白，或者打不开。',
    ),
    answer: [
      words(
        'Open the general address first: qiye.aliyun.com in mainland China (mail.mxhichina.com for the legacy edition), mail.sg.aliyun.com in Singapore. If that works, the service is fine, and the `mail` record of your own domain is wrong or missing: who holds the DNS points it there as a CNAME.',
        '先打开通用地址：国内 qiye.aliyun.com（旧版 mail.mxhichina.com），新加坡 mail.sg.aliyun.com。能打开说明服务正常，是自己域名的 `mail` 记录没配或配错，请管 DNS 的人把它的 CNAME 指到这个地址。',
      ),
      words(
        'If that fails too, try another network and browser. A 503 everywhere is a fault of the service: wait, and use a client if that still works. An inbox that looks empty does not mean that mail is gone. One guide says that old mail can be reached through the avatars in the list meanwhile.',
        '通用地址也打不开，就换网络和浏览器再试。到处都是 503 就是服务故障：等恢复，期间试试客户端。收件箱显示空白不等于邮件没了。有一份指引说，期间可点列表里的头像查看历史邮件信息。',
      ),
      words(
        'Pages that tell you to point `mail` at alimail.aliyun.com stand alone with that; do not follow them.',
        '有的资料说要把 `mail` 指到 alimail.aliyun.com，没有其他来源证实，不要照做。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['log-in-to-webmail', 'point-webmail-address', 'refresh-resolution-status'],
    limits: ['dns-propagation', 'resolution-status'],
    sources: ['help/36710', 'setup-page', 'product-page'],
    shows: ['503 error', '503 Service Unavailable'],
    keywords: [
      'page does not load',
      'blank page',
      'outage',
      'mail.domain.com',
      '打不开',
      '空白',
      '服务不可用',
    ],
  },
  {
    id: 'wrong-region-address',
    question: words(
      'Webmail logon fails with “System error 209”.',
      '网页登录报“System error 209”。',
    ),
    answer: [
      words(
        'You are at the web address of another region; your account is not there. Nothing is wrong with the account or the password.',
        '打开的是别的区域的登录地址，账号不在那里。账号和密码都没问题。',
      ),
      words(
        'Use the address of your own site: https://qiye.aliyun.com (mainland China), https://mail.sg.aliyun.com (Singapore), https://mail.hk.aliyun.com, https://mail.us.alibabacloud.com or https://mail.de.alibabacloud.com. `alimail-doctor check-dns` names the edition of a domain.',
        '改用自己站点的地址：国内 https://qiye.aliyun.com，新加坡 https://mail.sg.aliyun.com，香港 https://mail.hk.aliyun.com，美国 https://mail.us.alibabacloud.com，德国 https://mail.de.alibabacloud.com。不确定时用 `alimail-doctor check-dns` 查域名的版本。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['log-in-to-webmail', 'point-webmail-address'],
    sources: [
      'intl/alibaba-mail-imap-pop-smtp-address-and-port-information',
      'setup-page',
      'webmail-manual',
    ],
    shows: ['System error 209'],
    keywords: ['系统错误 209', 'wrong site', 'region', 'login URL', '登录地址', '区域不对'],
  },
  {
    id: 'webmail-cannot-send',
    question: words('Webmail says “System error, cannot send”.', '写信提示“系统错误，无法发送”。'),
    answer: [
      words(
        'Seen with accounts that were not used for a long time. Log out and on again, and try a short mail to a colleague.',
        '长期未使用的账号会出现。先退出重新登录，给同事发一封简短的试试。',
      ),
      words(
        'If it stays, have the administrator look at the state of the account and open a ticket with Alibaba.',
        '还不行，就请管理员查看账号状态，并向阿里邮箱提交工单。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: ['log-out-of-webmail', 'manage-domain-accounts', 'use-help-center'],
    sources: ['webmail-manual'],
    shows: ['系统错误,无法发送', '系统错误，无法发送'],
    keywords: ['send button', 'dormant account', '发送失败', '长期未登录'],
  },
  {
    id: 'cname-how-long',
    question: words(
      'I repaired the CNAME. When will mail.<our domain> work?',
      '改好了 CNAME，mail.域名 多久能打开？',
    ),
    answer: [
      words(
        'When the old record has run out of every cache: minutes to hours, 48 hours at the most, by its TTL. Until then use the general address of your site, which needs no record.',
        '等各处缓存里的旧记录过期：几分钟到几小时，最长 48 小时，看 TTL。期间先用站点的通用地址，不依赖解析。',
      ),
      words(
        'Then look at the resolution status in the console and choose Refresh.',
        '之后在控制台看解析状态，点“刷新”。',
      ),
    ],
    path: 'resolve-failure/webmail-and-account',
    operations: [
      'point-webmail-address',
      'refresh-resolution-status',
      'log-on-with-postmaster-account',
    ],
    limits: ['dns-propagation', 'resolution-status'],
    sources: ['help/36771', 'setup-page', 'product-page'],
    keywords: ['propagation', 'TTL', 'CNAME not working', '多久生效', '解析生效'],
  },
];

/** The user's own mail came back. */
const REJECTED: readonly Answer[] = [
  {
    id: 'resolve-sending-failure',
    question: words(
      'My mail is not sent. How do I find out why, and what is the best way to repair it?',
      '邮件发不出去，怎么查原因、怎么修？',
    ),
    answer: [
      words(
        'Find where it fails. A bounce has come: read the last part (Reply, 远程响应) and paste it into `alimail-doctor diagnose-bounce`. Webmail itself fails or names a state of the account: that is for the administrator. Only a client fails: it is the logon or its settings.',
        '先看卡在哪。收到退信：看最后一段（远程响应 / Reply），贴给 `alimail-doctor diagnose-bounce`。网页打不开或提示账号状态：找管理员。只有客户端发不出：是登录或设置问题。',
      ),
      words(
        'The usual repairs: the SPF and MX records (Check Domain Name Resolution in the console), Send to External Domains set to Allow, a strong password, and in clients the full address with IMAP 993, POP3 995 and SMTP 465.',
        '常见处理：修 SPF 和 MX（控制台可检测域名解析）、把“外域发信”设为允许、换强密码；客户端用完整地址，端口 IMAP 993、POP3 995、SMTP 465。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: [
      'publish-spf-record',
      'add-dns-records',
      'refresh-resolution-status',
      'allow-external-sending',
      'configure-mail-client',
      'unfreeze-account',
    ],
    limits: ['client-ports', 'sending-frequency'],
    sources: ['help/36612', 'help/2693291', 'product-page'],
    keywords: [
      'cannot send',
      'bounce',
      'returned mail',
      'undeliverable',
      '发不出去',
      '退信',
      '发信失败',
    ],
  },
  {
    id: 'where-to-start-sending-failure',
    question: words('Sending fails. Where do I begin?', '发信失败，从哪里查起？'),
    answer: [
      words(
        'Mail to other companies comes back with 550 or 554: begin with the bounce and the DNS records. You cannot log on or webmail is broken: begin with webmail and the account. Only the mail program fails: begin with its settings.',
        '发到外部被退、有 550 或 554：从退信和 DNS 查。登不上或网页异常：从网页和账号状态查。只有邮件客户端有问题：从客户端设置查。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['publish-spf-record', 'log-in-to-webmail', 'configure-mail-client'],
    sources: ['product-page'],
    keywords: ['which path', 'first step', '从哪查起'],
  },
  {
    id: 'console-or-protocols',
    question: words(
      'When do I look in the console, and when at DNS and mail protocols?',
      '什么时候看控制台，什么时候查 DNS 和协议？',
    ),
    answer: [
      words(
        'To set something up, such as forwarding or a password, go to webmail or domain management. When something fails with a code, a bounce or a refused logon, test first: DNS, the bounce, the client’s logon.',
        '要设置功能（转发、改密码等）去网页邮箱或域管理后台。报错、退信、登录被拒时先检测：DNS、退信内容、客户端登录。',
      ),
      words(
        '`alimail-doctor guide` has the click paths; check-dns, diagnose-bounce, trace-missing and verify-client do the tests.',
        '`alimail-doctor guide` 里有点击路径；检测用 check-dns、diagnose-bounce、trace-missing、verify-client。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['use-help-center', 'refresh-resolution-status', 'query-logs'],
    sources: ['product-page'],
    keywords: ['console vs troubleshooting', 'diagnostics', '控制台', '排查'],
  },
  {
    id: 'spf-check-failed',
    question: words(
      'My mail came back with “SPF check failed”.',
      '我发的邮件被退，提示 SPF check failed。',
    ),
    answer: [
      words(
        'The SPF record of your domain does not list the server that sent the mail. Your DNS has to change; the recipient and your mail program have no part in it.',
        '你们域名的 SPF 记录没有包含发信服务器。要改的是自己域名的 DNS，跟对方、跟邮件客户端都没关系。',
      ),
      words(
        'Who holds the DNS keeps exactly one TXT record that begins with v=spf1 at the domain itself and puts in the include of your edition: spf.qiye.aliyun.com, spf.mxhichina.com or spf.sg.aliyun.com. If a program, a website or DirectMail sends too, add theirs to the same record.',
        '由管 DNS 的人处理：主域名（@）上 v=spf1 开头的 TXT 只留一条，加上对应版本的 include：spf.qiye.aliyun.com、spf.mxhichina.com 或 spf.sg.aliyun.com。另有程序、网站或邮件推送发信的，把它们的 include 并进同一条。',
      ),
      words(
        'Check with `alimail-doctor check-dns`, wait for the TTL, then send again. Beware of “include the following:”: that is a mistranslation in the English pages, and no valid SPF.',
        '用 `alimail-doctor check-dns` 复查，等 TTL 过后再重发。注意英文文档里的“include the following:”是翻译错误，照抄无效。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['publish-spf-record', 'refresh-resolution-status', 'add-dns-records'],
    limits: ['dns-propagation'],
    sources: ['help/36771', 'intl/spfcheckfailed', 'intl/spfadd', 'product-page'],
    shows: [
      'spf check failed',
      '550 SPF check failed',
      '550 failed to meet SPF requirements',
      'failed to meet SPF requirements',
      'spf check failedCONTINUE',
    ],
    keywords: ['SPF', '550', '554', 'TXT record', 'SPF 检查失败', 'SPF 记录'],
  },
  {
    id: 'spf-error-is-not-the-client',
    question: words(
      'I get a 550 SPF error. Should I change the settings of Outlook?',
      '提示 550 SPF 错误，要改 Outlook 设置吗？',
    ),
    answer: [
      words(
        'No. The client did its work; the receiver refused the mail because of your domain’s DNS. Ports and passwords do not come into it.',
        '不用。客户端已经把信发出去了，是对方按你们域名的 DNS 拒收的，跟端口、密码无关。',
      ),
      words(
        'Have the SPF record repaired. There is one exception: if the client sends through another provider’s SMTP server, set it to that of Alibaba Mail.',
        '请修 SPF 记录。只有一种例外：客户端的发信服务器填的是别家的，要改成阿里邮箱的。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['publish-spf-record', 'configure-mail-client'],
    sources: ['help/36771', 'product-page'],
    keywords: ['Outlook', 'port 465', 'client settings', '客户端设置'],
  },
  {
    id: 'internal-mail-only',
    question: words(
      'We only write to colleagues. Can we leave DNS alone?',
      '只在公司内部发邮件，DNS 可以不管吗？',
    ),
    answer: [
      words(
        'Mail within the company hardly depends on SPF, so an internal failure has another cause: the account, a rule, an auditor. A 554 is rare there. But MX has to be right for the service to work at all.',
        '公司内部往来基本不看 SPF，也很少见到 554；内部发不通多半是账号、规则或邮件审核的原因。但 MX 必须正确，否则整个邮箱都不能正常用。',
      ),
      words(
        'As soon as one mail goes outside, SPF counts, and the account needs Send to External Domains = Allow.',
        '只要往外发，SPF 就会被检查，“外域发信”也要设为允许。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['add-dns-records', 'publish-spf-record', 'allow-external-sending'],
    sources: ['setup-page', 'product-page'],
    keywords: ['internal mail', 'skip DNS', '内部邮件', '不发外部'],
  },
  {
    id: 'external-sending-disabled',
    question: words(
      'Permission for sending to external domains is disabled.',
      '提示外发权限已关闭，不能发外部邮件。',
    ),
    answer: [
      words(
        'Your own administrator lets this account write to colleagues only. The mail never left; the recipient cannot do anything.',
        '是自己公司的管理员限制了这个账号只能发给内部。邮件没发出去，跟对方无关。',
      ),
      words(
        'The administrator opens the account in Domain management > Organization and Users > Employee Accounts and sets Send to External Domains to Allow; for answers Receive from External Domains too. Then send again. If it was set to Allow already, see whether the account is blocked after abuse.',
        '请管理员在 域管理后台 > 组织与用户 > 员工账号管理 里点开账号，把“外域发信”设为允许；要收回信的，“外域收信”也设为允许。保存后重发。本来就是允许的，看看账号是否因滥发被封禁。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['allow-external-sending', 'manage-domain-accounts', 'unblock-account'],
    sources: ['webmail-manual', 'product-page'],
    shows: [
      'Permission for sending emails to external domains is disabled',
      'Your mailbox account is blocked from sending emails to external domains by the administrator',
      '外发权限关闭',
      '外发权限已关闭',
    ],
    keywords: [
      'external mail',
      'not authorized to send',
      'only internal',
      '不能外发',
      '外域发信',
      '无权发送',
    ],
  },
  {
    id: 'auditor-rejected',
    question: words(
      'My mail came back because the auditor did not approve it.',
      '退信说审核员没有批准（邮件审核不通过）。',
    ),
    answer: [
      words(
        'That is mail audit of your own company (邮件审核), a rule that your administrator set. Some guides blame the recipient’s server, which never saw the mail.',
        '这是自己公司的邮件审核，由管理员设的规则。有的资料说是对方服务器退的，不对，邮件根本没到对方。',
      ),
      words(
        'Ask the auditor or administrator what was objected to, change it, send again. If such mail should pass, the administrator narrows the rule or makes an exception. Sent again unchanged, it goes to the same auditor.',
        '问清审核员或管理员哪里不合规，改好再发。本应放行的，请管理员收窄规则或设例外。原样重发还是要过同一个审核员。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['review-held-mail'],
    sources: ['webmail-manual', 'product-page'],
    shows: ['auditor does not approve to send this email', 'auditor does not approve'],
    keywords: [
      'mail approval',
      '邮件审核不通过',
      '审核员不同意',
      'moderation',
      'held mail',
      '邮件审核',
      '审核拒绝',
    ],
  },
  {
    id: 'behaviour-spam',
    question: words(
      'My mail came back with “Reject by behaviour spam”.',
      '我的邮件被退：Reject by behaviour spam。',
    ),
    answer: [
      words(
        'The behaviour filter of Alibaba Mail refused it: too many mails too fast, or an IP address or domain in bad standing. What follows the last colon is the reason; look that up first. With 454 and “Transient” it passes by itself.',
        '被阿里邮箱的行为反垃圾拒了：发得太快太多，或 IP、域名信誉差。最后一个冒号后面是具体原因，先看那个。454 且带 Transient 的是临时的，会自己恢复。',
      ),
      words(
        'Where it says “at Rcpt State” or “at DATA State”, a server of Alibaba refused mail from the connecting IP address. Without it, your own sending was stopped on the way out.',
        '写着 at Rcpt State / at DATA State 的，是阿里的收信服务器拒了括号里那个 IP；没有的，是自己发出时就被拦了。',
      ),
      words(
        'Stop what sends in bulk, change a weak password, make sure of SPF, wait some hours and send one mail as a test.',
        '先停掉批量发信，弱密码改强，确认 SPF 正确，过几小时先发一封试。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['change-password', 'publish-spf-record', 'query-sent-mail'],
    limits: ['sending-frequency', 'password-policy'],
    sources: ['help/36612', 'intl/454', 'product-page'],
    shows: [
      'Reject by behaviour spam',
      'Reject by behavior spam',
      '554 Reject by behaviour spam',
      '454 Transient reject by behaviour spam',
      'Transient reject by behaviour spam',
      'ANTISPAM_BAT',
    ],
    keywords: ['554', '454', 'behavior filter', 'reputation', '行为反垃圾', '信誉'],
  },
  {
    id: 'too-frequently-sending',
    question: words('Rejected: “too frequently sending”.', '被退：too frequently sending。'),
    answer: [
      words(
        'The account sent more than it may per minute, hour or day. Alibaba does not publish how much that is, and gives an account with a weak password less. It may also mean that somebody else sends through the account.',
        '账号超过了每分钟、每小时或每天的发信限制。具体数字阿里不公开，弱密码的账号限得更严。也可能是账号被盗用来发信。',
      ),
      words(
        'Stop sending for a few hours, or 24 hours if it stays. Look through the sent-mail log for mail that is not yours; if there is any, change the password. Then spread the mails out, and send newsletters through DirectMail from a subdomain.',
        '停发几小时，还不行就等 24 小时。在“发信查询”里看有没有不是自己发的，有就马上改密码。之后分散发送；群发、通知用邮件推送（DirectMail）和子域名。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['query-sent-mail', 'change-password', 'view-recent-logon-logs'],
    limits: ['sending-frequency', 'password-policy'],
    sources: ['intl/454', 'help/36612', 'product-page'],
    shows: [
      'too frequently sending',
      'much too frequently sending',
      'too frequently sendingCONTINUE',
      'weak password',
    ],
    keywords: ['rate limit', 'bulk', 'weak password', 'throttled', '发信太频繁', '弱密码', '超限'],
  },
  {
    id: 'currently-unexpected-sending',
    question: words(
      'Rejected for now: “currently unexpected sending”.',
      '被临时拒收：currently unexpected sending。',
    ),
    answer: [
      words(
        'A server connects so often that Alibaba takes it for hostile at present. It is temporary.',
        '发信服务器连接太频繁，暂时被当成异常。是临时的。',
      ),
      words(
        'Slow down and let the queue retry; it clears when the rate falls. Who runs the sending server keeps fewer connections open at once.',
        '放慢速度，等队列自动重试，频率降下来就恢复。自建发信服务器的请减少并发连接。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['query-sent-mail'],
    limits: ['sending-frequency'],
    sources: ['intl/454', 'reseller'],
    shows: ['currently unexpected sending'],
    keywords: ['454', 'temporary', 'connections', '临时拒收', '连接频繁'],
  },
  {
    id: 'poor-sending-record',
    question: words(
      'Rejected: “bad sending” or “list on rbl sites”.',
      '被退：bad sending 或 list on rbl sites。',
    ),
    answer: [
      words(
        'The IP address that sent the mail stands in bad repute (bad sending) or on a public blocklist (list on rbl sites). It is the address in the bracket after “Connection IP address”.',
        '发信 IP 信誉差（bad sending）或在公共黑名单里（list on rbl sites）。看括号里 Connection IP address 后面的地址。',
      ),
      words(
        'If it is a server of your own, stop what it sends wrongly, then apply at the blocklist for removal. If it is your provider’s, tell the provider. Send again after that.',
        '自己的服务器：先停掉异常发信，再到黑名单网站申请移除。服务商的 IP：找服务商处理。之后再重发。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['publish-spf-record', 'query-sent-mail'],
    sources: ['help/36612'],
    shows: ['bad sending', 'list on rbl sites'],
    keywords: ['RBL', 'blocklist', 'Spamhaus', 'delist', 'IP 黑名单', '移除黑名单'],
  },
  {
    id: 'content-spam',
    question: words(
      'Rejected: “Reject by content spam” or “broken the antispam rules”.',
      '被退：Reject by content spam 或 broken the antispam rules。',
    ),
    answer: [
      words(
        'The content, or something else about the message, met a spam rule; which one is not told.',
        '内容或邮件的其他特征命中了反垃圾规则，具体是哪条没有说明。',
      ),
      words(
        'Take out promotional words, bare and short links, large pictures and odd attachments, and try with one recipient. If it is ordinary mail, appeal with the bounce as .eml.',
        '去掉营销词、裸链接和短链接、大图、可疑附件，先给一个人试发。确属正常邮件的，把退信存成 .eml 申诉。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['appeal-spam-verdict', 'download-email'],
    sources: ['reseller'],
    shows: ['Reject by content spam', '554 Reject by content spam', 'broken the antispam rules'],
    keywords: ['content filter', 'links', 'marketing', '内容拦截', '敏感内容'],
  },
  {
    id: 'sender-address-wrong',
    question: words(
      'Sending fails with “发件人地址错误” (sender address wrong).',
      '发信提示“发件人地址错误”。',
    ),
    answer: [
      words(
        'It is not about typing: your own domain does not resolve properly. Its MX is wrong, its DNS fails, or the domain has expired.',
        '不是填错了，是自己域名的解析有问题：MX 不对、DNS 异常，或域名到期了。',
      ),
      words(
        'Who holds the domain renews it or repairs the MX, and then chooses Refresh in the console. `alimail-doctor check-dns` shows what is wrong.',
        '由管域名的人续费或修 MX，然后在控制台刷新解析状态。用 `alimail-doctor check-dns` 看哪里不对。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['add-dns-records', 'refresh-resolution-status', 'remove-other-mail-provider'],
    limits: ['dns-propagation', 'resolution-status'],
    sources: ['help/36617'],
    shows: ['发件人地址错误'],
    keywords: ['sender address error', 'domain expired', 'MX', '域名到期', '解析异常'],
  },
  {
    id: 'recipient-address-missing',
    question: words(
      'Webmail says that the recipient address or its domain does not exist.',
      '写信提示“收件人地址不存在”或“该地址的域名可能不存在”。',
    ),
    answer: [
      words(
        'Mostly a typing mistake. Compare letter by letter what stands after the @, and delete the wrong entry that webmail offers from the contacts.',
        '多半是打错了。逐字核对 @ 后面的部分，并把联系人里自动带出的错误地址删掉。',
      ),
      words(
        'If it is right, the recipient’s domain has no working DNS; let them know by phone.',
        '地址没错的话，就是对方域名解析有问题，请用电话告诉对方。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['choose-recipients', 'manage-contacts'],
    sources: ['webmail-manual'],
    shows: ['收件人地址不存在', '该地址的域名可能不存在'],
    keywords: ['typo', 'recipient not found', 'invalid domain', '地址写错', '域名不存在'],
  },
  {
    id: 'recipient-does-not-exist',
    question: words(
      'My mail came back: “RCPT dosn’t exist” or “RCPT TO mailbox unavailable”.',
      '被退：RCPT dosn\'t exist 或 "RCPT TO" mailbox unavailable。',
    ),
    answer: [
      words(
        'There is no such mailbox (554), or it cannot be used (553). Correct the address or ask the recipient in another way. Sending again is useless.',
        '对方没有这个邮箱（554），或邮箱不可用（553）。核对地址或换方式问对方，重发没用。',
      ),
      words(
        'Some programs stop at the first such answer and send to none of the other recipients. Take the bad address out and send again to the rest.',
        '有的程序遇到一个坏地址就整封不发，其他人也收不到。去掉坏地址后再发给其余的人。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['choose-recipients', 'manage-contacts', 'edit-sent-email-again'],
    sources: ['help/36612', 'reseller'],
    shows: [
      "554 RCPT dosn't exist",
      "dosn't exist",
      '553 "RCPT TO" mailbox unavailable',
      '"RCPT TO" mailbox unavailable',
    ],
    keywords: ['554', '553', 'user unknown', 'no such user', '收件人不存在', '地址不存在'],
  },
  {
    id: 'recipient-not-local',
    question: words(
      'Rejected: “503 Rcptto account isn’t a local account”.',
      "被退：503 Rcptto account isn't a local account。",
    ),
    answer: [
      words(
        'Either the address is mistyped, or the recipient’s company has left Alibaba Mail while its domain is still bound there.',
        '要么地址写错，要么对方公司已搬离阿里邮箱，但域名还绑着没解除。',
      ),
      words(
        'Check the address. If it is right, the recipient’s administrator has to unbind the old domain at Alibaba Mail; tell them by phone.',
        '先核对地址。没错的话，要对方管理员在阿里邮箱解绑旧域名，请电话告知。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['choose-recipients'],
    sources: ['help/36612'],
    shows: [
      "503 Rcptto account isn't a local account",
      "Rcptto account isn't a local account",
      'Rcptto account isn’t a local account',
    ],
    keywords: ['503', 'domain moved', 'unbind', '域名解绑', '已搬家'],
  },
  {
    id: 'no-email-account',
    question: words(
      'Rejected: “this user doesn’t have a e-mail account”.',
      "被退：this user doesn't have a e-mail account。",
    ),
    answer: [
      words(
        'The server that the recipient’s MX names does not know the address: mistyped, no mailbox assigned yet, or an MX that points to the wrong place.',
        '对方 MX 指向的服务器上没有这个账号：地址写错、还没开邮箱，或对方 MX 配错了。',
      ),
      words(
        'Check the address first. The rest is for the recipient’s administrator.',
        '先核对地址，其余要对方管理员处理。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['choose-recipients', 'create-employee-account', 'add-dns-records'],
    sources: ['help/2693291'],
    shows: ["this user doesn't have a e-mail account", 'this user doesn’t have a e-mail account'],
    keywords: ['no account', 'wrong MX', '没有开通邮箱'],
  },
  {
    id: 'recipient-mailbox-full',
    question: words(
      'My mail came back: “552 mailbox is full”.',
      '我发的邮件被退：552 mailbox is full。',
    ),
    answer: [
      words(
        'The recipient has no space left. Reach them another way; they have to delete mail or get more space. Your own settings are fine.',
        '对方邮箱满了。换个方式通知对方清理或扩容，自己这边没问题。',
      ),
      words(
        'The same number with the word “quota” means a sending quota, in DirectMail. Go by the text, not the number.',
        '同样是 552，如果写的是 sending quota，说的是邮件推送的发信额度。以文字为准，不要只看数字。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['edit-sent-email-again'],
    limits: ['mailbox-storage'],
    sources: ['help/36612', 'reseller'],
    shows: ['552 mailbox is full', 'mailbox is full'],
    keywords: ['552', 'over quota', 'recipient full', '对方邮箱满', '空间不足'],
  },
  {
    id: 'recipient-blacklist',
    question: words(
      'Rejected: “You are not allowed to send emails to the account”.',
      '被退：You are not allowed to send emails to the account（被限制给此账号发信）。',
    ),
    answer: [
      words(
        'The recipient has put you or your domain on a blacklist. Only they can take you off: Webmail > Settings > View More Settings > Mailbox Settings > Blacklist. Ask by phone.',
        '对方把你或你的域名加进了黑名单，只有对方能移除：网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 黑名单。请用电话联系对方。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['add-to-blacklist', 'add-to-whitelist'],
    sources: ['webmail-manual'],
    shows: ['You are not allowed to send emails to the account', '帐号被限制给此帐号发信'],
    keywords: ['blocked by recipient', 'blacklisted', '被对方拉黑', '黑名单'],
  },
  {
    id: 'message-too-large',
    question: words(
      'Rejected with 510: data, attachments or their number over the maximum.',
      '被退 510：邮件、附件大小或附件个数超限。',
    ),
    answer: [
      words(
        'The message is too large or has too many attachments. Pack them or leave some out, or send them as a large attachment: only a link travels, and it works for 30 days.',
        '邮件太大或附件太多。压缩、拆分，或改用超大附件：发出去的只是链接，30 天内可下载。',
      ),
      words(
        'The administrator may have set less than the service allows.',
        '管理员也可能设了更小的上限。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['attach-large-files', 'attach-files', 'view-large-attachments'],
    limits: ['attachment-size', 'large-attachment'],
    sources: ['help/36612', 'intl/the-differences-between-attachment-and-large-attachment'],
    shows: [
      'The length of DATA content is achieved the maximum threshold',
      'The length of Attach is achieved',
      'The number of attachments is achieved',
    ],
    keywords: ['510', 'too big', 'attachment limit', '附件太大', '邮件过大'],
  },
  {
    id: 'too-many-recipients',
    question: words(
      'Rejected with 504 or 505: number or total of RCPTs over the maximum.',
      '被退 504 或 505：RCPT 次数或总数超限。',
    ),
    answer: [
      words(
        '504: too many recipients were tried, often because many of them do not exist. 505: recipients in total, or the rate, are over the limit. How much is allowed is not published.',
        '504：尝试的收件人太多，常因名单里坏地址多。505：收件人总数或频率超限。具体数字不公开。',
      ),
      words(
        'Both pass, though they begin with 5. Clean the list, go on the next day, slower; for colleagues use a mail group, for campaigns DirectMail.',
        '虽然是 5 开头，过一段时间会恢复。清理名单，第二天再慢慢发；内部群发用邮件组，营销用邮件推送（DirectMail）。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['use-company-mail-groups', 'query-sent-mail'],
    limits: ['sending-frequency', 'recipients-per-message', 'mail-groups'],
    sources: ['help/36612'],
    shows: [
      'the number of RCPT attempts is achieved the maximum threshold',
      'the total of RCPTs is achieved the maximum threshold',
    ],
    keywords: ['504', '505', 'recipients limit', '收件人太多', '收件人超限'],
  },
  {
    id: 'virus-found',
    question: words(
      'Rejected: “551 virus infected mail rejected”.',
      '被退：551 virus infected mail rejected（带毒）。',
    ),
    answer: [
      words(
        'A virus was found in the mail. Scan the computer that it came from before anything else, then send the clean file again, packed anew or as a large attachment.',
        '邮件里查出病毒。先给发件电脑杀毒，再把干净的文件重新打包或用超大附件发送。',
      ),
      words(
        'In DirectMail 551 means a restricted account; go by the text.',
        '邮件推送的 551 是账号受限，以文字为准。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: ['attach-files', 'attach-large-files'],
    sources: ['reseller'],
    shows: ['virus infected mail rejected'],
    keywords: ['551', 'malware', 'infected', '病毒', '杀毒'],
  },
  {
    id: 'account-may-not-send',
    question: words(
      'Rejected: “This account isn’t allowed to send email” or “MAIL FROM mailbox unavailable”.',
      '被拒：This account isn\'t allowed to send email，或 "MAIL FROM" mailbox unavailable。',
    ),
    answer: [
      words(
        'It is about your own account. 541: sending is switched off for it. 450 with “MAIL FROM”: it is frozen, expired or deleted, and that does not pass although 4xx usually does.',
        '问题在自己的账号。541：发信权限被关。450 "MAIL FROM"：账号被冻结、过期或注销；虽是 4 开头，等也不会好。',
      ),
      words(
        'The administrator looks at the account in Employee Accounts: enable or unblock it, or allow sending.',
        '请管理员在“员工账号管理”里查看：开启、解封账号，或放开发信权限。',
      ),
    ],
    path: 'resolve-failure/rejected-mail',
    operations: [
      'unfreeze-account',
      'unblock-account',
      'allow-external-sending',
      'renew-expired-account',
    ],
    sources: ['reseller'],
    shows: [
      "This account isn't allowed to send email",
      'This account isn’t allowed to send email',
      '"MAIL FROM" mailbox unavailable',
    ],
    keywords: ['541', '450', 'sending disabled', '禁止发信', '账号不可用'],
  },
];

/** Mail clients and programs. */
const CLIENTS: readonly Answer[] = [
  {
    id: 'client-certificate-error',
    question: words(
      'The mail client complains about a certificate: wrong name, expired, or not trusted.',
      '客户端提示证书错误：名称不符、过期或不受信任。',
    ),
    answer: [
      words(
        'Wrong name: a host such as imap.<your domain> is entered, and the certificate is likely to be for Alibaba’s names only. Enter the hosts of your edition. Do not tell the client to go on for good: then it would also take a stranger’s server.',
        '名称不符：多半填了 imap.你的域名，而证书里只有阿里的域名。请改填所在站点的阿里服务器。不要点“永远信任”，那样连到假服务器也不会再提示。',
      ),
      words(
        'Expired or not trusted: see to the clock of the device, then to an antivirus program or company firewall that reads encrypted mail and shows a certificate of its own. Very old systems lack the certificate authority and need an update.',
        '过期或不受信任：先看设备时间对不对；再看杀毒软件或公司防火墙是否在解密检查邮件、换上了自己的证书；很老的系统缺根证书，要升级。',
      ),
      words(
        '`alimail-doctor verify-client you@example.com --no-login` shows which certificate each server gives, from where you are, without sending the password.',
        '`alimail-doctor verify-client you@example.com --no-login` 不发密码，就能看到在你的网络里各服务器给出的证书。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client', 'download-alibaba-mail-clients'],
    limits: ['client-ports'],
    sources: ['help/36576', 'setup-page'],
    shows: [
      'certificate name mismatch',
      'certificate verify failed',
      'target principal name is incorrect',
      '目标主要名称不正确',
    ],
    keywords: [
      'certificate error',
      'certificate warning',
      'SSL error',
      'untrusted certificate',
      '证书错误',
      '证书不受信任',
      '证书不符',
      '证书过期',
      '安全证书',
    ],
  },
  {
    id: 'client-times-out',
    question: words(
      'The mail client times out, or says that the server is busy.',
      '客户端连接超时，或提示服务器忙。',
    ),
    answer: [
      words(
        'Timed out means that nothing answered: wrong host, wrong port, or a network that blocks it. Use 993, 995 and 465 with SSL/TLS; port 25 is blocked in many networks. Try another network, the phone’s for one: if it works there, who runs the first has to open the port.',
        '超时是没有任何应答：服务器或端口填错，或被网络拦了。用 993、995、465 加 SSL/TLS；25 端口很多网络都封。换个网络（比如手机热点）试：能连上，就是原来的网络要放开端口。',
      ),
      words(
        'Busy, or too many connections: close programs and phones that fetch from the same mailbox, make them fetch less often, wait some minutes. A large mail that never gets through is a matter of the line or of an antivirus program.',
        '提示忙或连接过多：关掉同时收这个邮箱的程序和手机，把收取间隔调长，等几分钟。只有大附件发不完的，是网速或杀毒软件的问题。',
      ),
      words(
        '`alimail-doctor verify-client you@example.com --no-login` shows which host and port answers.',
        '`alimail-doctor verify-client you@example.com --no-login` 能看出哪个服务器、哪个端口有应答。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client'],
    limits: ['client-ports'],
    sources: ['help/36576', 'setup-page'],
    shows: ['connection timed out', 'operation timed out', 'server busy', '连接超时', '服务器忙'],
    keywords: [
      'timeout',
      'timed out',
      'time-out',
      'no response',
      'busy',
      '超时',
      '无响应',
      '连接不上服务器',
    ],
  },
  {
    id: 'device-sends-mail',
    question: words(
      'How does a printer, scanner or camera send mail through Alibaba Mail?',
      '打印机、扫描仪、摄像头怎么用阿里邮箱发邮件？',
    ),
    answer: [
      words(
        'SMTP host of your edition, port 465 with SSL/TLS, authentication on. User name: the full address. Password: the third-party client security password where that is in use, else the mailbox’s own. Sender (From): the same address as the user name, or 440 comes back.',
        'SMTP 填所在站点的服务器，端口 465，开 SSL/TLS，打开身份验证。用户名填完整邮箱地址；密码：启用了三方客户端安全密码的填它，没启用的填邮箱密码。发件人地址必须与用户名一致，否则报 440。',
      ),
      words(
        'The administrator has to allow third-party clients and SMTP for the account. Give devices an account of their own, so that a changed password or a lock hits nobody else.',
        '管理员要先放开该账号的三方客户端和 SMTP。建议给设备单独开一个账号，改密码或被锁时不影响别人。',
      ),
      words(
        'A device without SSL/TLS cannot send directly; update its firmware. After a password is changed, change it in the device at once: its retries lock the account.',
        '不支持 SSL/TLS 的设备不能直接发，先升级固件。改密码后马上同步改设备，否则它不停重试会把账号锁住。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: [
      'configure-mail-client',
      'set-third-party-client-security-password',
      'allow-third-party-clients',
      'create-employee-account',
    ],
    limits: ['client-ports', 'security-password', 'smtp-login-rate'],
    sources: ['help/36576', 'help/444269', 'help/602363', 'help/36612'],
    keywords: [
      'printer',
      'scanner',
      'copier',
      'scan to email',
      'multifunction',
      'NAS',
      'camera',
      'device',
      '打印机',
      '扫描仪',
      '复印机',
      '一体机',
      '扫描到邮箱',
      '摄像头',
      '设备发信',
    ],
  },
  {
    id: 'mobile-and-desktop-clients',
    question: words(
      'Can I use my mailbox on the phone or in Outlook, Foxmail or Apple Mail?',
      '手机或 Outlook、Foxmail、苹果邮件能用吗？',
    ),
    answer: [
      words(
        'Yes. Easiest are Alibaba Mail’s own apps: address and password are enough. Other clients need: the administrator’s consent to third-party clients, IMAP or POP and SMTP switched on for the account, and a client security password where that is in use.',
        '能。最省事的是阿里邮箱自己的客户端，填账号密码即可。用其他客户端需要：管理员放开三方客户端，账号开启 IMAP/POP 和 SMTP；启用了三方客户端安全密码的要填它。',
      ),
      words(
        'User name: the full address. IMAP 993, POP3 995, SMTP 465, all with SSL/TLS. Hosts by site, for instance imap.qiye.aliyun.com and smtp.qiye.aliyun.com, or imap.sg.aliyun.com and smtp.sg.aliyun.com. To see sent mail everywhere, choose Save all under Save to Sent.',
        '用户名填完整地址；端口 IMAP 993、POP3 995、SMTP 465，都勾 SSL。服务器按站点，如 imap.qiye.aliyun.com / smtp.qiye.aliyun.com 或 imap.sg.aliyun.com / smtp.sg.aliyun.com。想在网页也看到已发邮件，把“保存到已发送”设为全部保存。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: [
      'configure-mail-client',
      'download-alibaba-mail-clients',
      'allow-third-party-clients',
      'enable-pop-and-imap',
      'set-third-party-client-security-password',
      'save-sent-emails-from-client-to-webmail',
    ],
    limits: ['client-ports', 'third-party-clients-default', 'security-password'],
    sources: ['help/36576', 'help/606337', 'help/447503', 'setup-page', 'product-page'],
    keywords: [
      'iPhone',
      'Android',
      'Outlook setup',
      'IMAP settings',
      '手机配置',
      '客户端配置',
      '收发信服务器',
    ],
  },
  {
    id: 'password-works-on-web-only',
    question: words(
      'Webmail takes my password, Outlook does not. Why?',
      '网页能登录，Outlook 却提示密码错误，为什么？',
    ),
    answer: [
      words(
        'Usually the password is right and the client is not let in. Check in this order: full address as user name; client security password in use (the webmail password then works in no client); third-party clients allowed by the administrator; IMAP, POP and SMTP switched on for the account (Enable POP, Enable IMAP); the host of your own site.',
        '多半密码没错，是客户端没被放行。按顺序查：用户名是不是完整地址；是否启用了三方客户端安全密码（启用后网页密码在客户端都无效）；管理员是否放开三方客户端；账号的 IMAP/POP/SMTP 是否开启；服务器是不是自己站点的。',
      ),
      words(
        'New customers have third-party clients off, so ask the administrator early. Do not try again and again, an hour’s lock follows. `alimail-doctor verify-client` tests all of it.',
        '新客户默认禁止三方客户端，先问管理员。不要反复试，会被锁 1 小时。用 `alimail-doctor verify-client` 可以逐项检测。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: [
      'set-third-party-client-security-password',
      'allow-third-party-clients',
      'enable-pop-and-imap',
      'configure-mail-client',
    ],
    limits: ['security-password', 'third-party-clients-default', 'lockout-time'],
    sources: ['help/602363', 'help/444269', 'help/606337', 'help/447503', 'product-page'],
    keywords: [
      'Outlook password',
      'Foxmail rejected',
      'keeps asking for password',
      '客户端密码错误',
      '反复要密码',
    ],
  },
  {
    id: 'authentication-failure-526',
    question: words(
      'The client reports “526 Authentication failure[0]”.',
      '客户端报 526 Authentication failure[0]。',
    ),
    answer: [
      words(
        'The server refused the logon for sending. The causes, the likeliest first: the webmail password where a client security password is due, third-party clients not allowed, SMTP switched off for the account, no full address, the server of another site.',
        '发信登录被拒。按可能性排：该填三方客户端安全密码却填了网页密码；管理员没放开三方客户端；账号没开 SMTP；用户名不是完整地址；服务器填成别的站点。',
      ),
      words(
        'Correct one thing, then try once. Switches and policy are the administrator’s, the security password is yours: Settings > View More Settings > Account and Security > Account Security.',
        '改一项试一次。开关和策略找管理员；安全密码自己在 设置 > 查看更多设置 > 账号与安全 > 账户安全 里生成。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: [
      'set-third-party-client-security-password',
      'allow-third-party-clients',
      'enable-pop-and-imap',
      'configure-mail-client',
    ],
    limits: ['security-password', 'third-party-clients-default'],
    sources: ['help/602363', 'help/444269'],
    shows: [
      '526 Authentication failure',
      '526 Authentication failure[0]',
      'Authentication failure[0]',
    ],
    keywords: ['526', 'SMTP login', 'auth failed', '认证失败', '发信登录失败'],
  },
  {
    id: 'authentication-failed-too-often',
    question: words(
      'The client reports “526 Authentication failure[1]”.',
      '客户端报 526 Authentication failure[1]。',
    ),
    answer: [
      words(
        'Too many logons have failed. Stop all clients, printers and programs that hold an old password, and wait an hour.',
        '登录失败次数太多。先停掉所有存着旧密码的客户端、打印机、程序，等 1 小时。',
      ),
      words(
        'Then correct one of them and try once; go on with the others after that works.',
        '然后只改好一个、试一次，成功后再改其他的。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: [
      'unlock-account',
      'set-third-party-client-security-password',
      'configure-mail-client',
    ],
    limits: ['lockout-time'],
    sources: ['help/602363', 'intl/frozen'],
    shows: ['526 Authentication failure[1]', 'Authentication failure[1]'],
    keywords: ['526', 'too many failures', 'locked', '失败次数太多'],
  },
  {
    id: 'empty-or-garbled-login',
    question: words(
      'The program gets “524 username or passwd is NULL” or “523 cipher text is invalid base64 format”.',
      '程序报 524 username or passwd is NULL，或 523 cipher text is invalid base64 format。',
    ),
    answer: [
      words(
        '524: no user name or no password was sent. 523: they were not sent in base64. Your password was not judged; the program or its configuration is at fault.',
        '524：没有提交用户名或密码。523：登录信息没有按 base64 编码。密码对不对还没验证，是程序或配置的问题。',
      ),
      words(
        'Fill both fields, look whether the program reads its variables, and leave the encoding to its mail library (AUTH LOGIN or PLAIN on port 465).',
        '两项都要填，确认程序真的读到了变量；编码交给邮件库去做（465 端口，AUTH LOGIN 或 PLAIN）。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client'],
    limits: ['client-ports'],
    sources: ['reseller'],
    shows: ['username or passwd is NULL', 'cipher text is invalid base64 format'],
    keywords: ['524', '523', 'script', 'base64', '程序发信', '用户名为空'],
  },
  {
    id: 'uc-sub-codes',
    question: words(
      'The logon was refused with a code that begins with UC_.',
      '登录被拒，带 UC_ 开头的代码。',
    ),
    answer: [
      words(
        'UC_LOGIN_SOURCE_NOT_ALLOWED: the protocol (POP, IMAP or SMTP) is off for this account. UC_OPER_NO_PERMISSION: the account has no permission for this logon. Both are for the administrator: Employee Accounts > Feature Permissions, and the access policy.',
        'UC_LOGIN_SOURCE_NOT_ALLOWED：账号没开这个协议（POP、IMAP 或 SMTP）。UC_OPER_NO_PERMISSION：账号没有这种登录的权限。都要管理员处理：员工账号管理 > 功能权限，以及访问策略。',
      ),
      words(
        'UC_CLIENT_NON_SSL: logons without encryption are forbidden. Switch the client to SSL/TLS: IMAP 993, POP3 995, SMTP 465.',
        'UC_CLIENT_NON_SSL：不允许不加密登录。客户端改用 SSL：IMAP 993、POP3 995、SMTP 465。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['enable-pop-and-imap', 'allow-third-party-clients', 'configure-mail-client'],
    limits: ['client-ports', 'third-party-clients-default'],
    sources: ['help/602363', 'help/447503', 'reseller'],
    shows: ['UC_OPER_NO_PERMISSION', 'UC_LOGIN_SOURCE_NOT_ALLOWED', 'UC_CLIENT_NON_SSL'],
    keywords: ['protocol disabled', 'SSL required', 'no permission', '协议未开启', '没有权限'],
  },
  {
    id: 'mail-from-is-not-the-login',
    question: words(
      'Sending fails with “440 mail from account doesn’t conform with authentication”.',
      "发信报 440 mail from account doesn't conform with authentication。",
    ),
    answer: [
      words(
        'The sender address is not the account that logged on; the reply names both. Although it begins with 4, it never passes by itself.',
        '发件地址和登录账号不一致，应答里两个都写了。虽然是 4 开头，但等也不会好。',
      ),
      words(
        'Make them the same in the client or program: From, envelope sender (MAIL FROM) and user name. The reply 436 says the same in DirectMail.',
        '在客户端或程序里改一致：发件人、信封发件人（MAIL FROM）和登录用户名。邮件推送的 436 是同样的意思。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client', 'set-default-sender-email'],
    sources: ['reseller'],
    shows: [
      "mail from account doesn't conform with authentication",
      'mail from account doesn’t conform with authentication',
      '440 mail from account',
      '"MAIL FROM" doesn\'t conform with authentication',
    ],
    keywords: [
      '440',
      '436',
      'Auth Account',
      'Mail Account',
      'not authorized to send',
      '发件人和账号不一致',
    ],
  },
  {
    id: 'mail-from-is-not-local',
    question: words(
      'Sending fails with “501 MAIL FROM is non-local account”.',
      '发信报 501 "MAIL FROM" is non-local account。',
    ),
    answer: [
      words(
        'The sender address is no mailbox on this server: mistyped, another provider’s address, or an account of another region.',
        '发件地址不是这台服务器上的邮箱：写错、是别家的地址，或账号在别的区域。',
      ),
      words(
        'Use the address of the mailbox itself and the SMTP server of its own site, port 465.',
        '发件地址填邮箱本身的地址，SMTP 服务器用所属站点的，端口 465。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client', 'set-default-sender-email'],
    limits: ['client-ports'],
    sources: ['reseller'],
    shows: ['"MAIL FROM" is non-local account', 'is non-local account'],
    keywords: ['501', 'wrong region', 'wrong sender', '发件地址不对', '区域不对'],
  },
  {
    id: 'mx-host-as-smtp',
    question: words(
      'Sending fails with “502 Mailfrom account is a local account”.',
      '发信报 502 Mailfrom account is a local account。',
    ),
    answer: [
      words(
        'The client hands its mail to the MX host, which only takes mail from outside. Set the outgoing server to the one that begins with smtp, for instance smtp.qiye.aliyun.com or smtp.sg.aliyun.com, port 465 with SSL/TLS, and log on there.',
        '客户端把 MX 主机当成发信服务器了，它只收外部来信。发信服务器要填 smtp 开头的，如 smtp.qiye.aliyun.com 或 smtp.sg.aliyun.com，端口 465 加 SSL，并开启身份验证。',
      ),
    ],
    path: 'resolve-failure/mail-client',
    operations: ['configure-mail-client'],
    limits: ['client-ports'],
    sources: ['help/36612', 'help/36576'],
    shows: ['502 Mailfrom account is a local account', 'Mailfrom account is a local account'],
    keywords: ['502', 'MX as SMTP', 'outgoing server', '发信服务器填错'],
  },
];

/** Mail that should be in the mailbox, and the features that put it elsewhere. */
const MAILBOX: readonly Answer[] = [
  {
    id: 'make-room',
    question: words(
      'How do I make room, or clear out my mailbox, safely?',
      '邮箱快满了，怎样安全地清理或清空？',
    ),
    answer: [
      words(
        'Save first: download what must stay (.eml), or let a mail client fetch a copy that it keeps on disk. In that client, switch off deleting on the server until you are sure of the copy.',
        '先备份：要留的邮件下载成 .eml，或用客户端收一份存在本机。收取时先别让客户端删服务器上的邮件，确认本机有了再说。',
      ),
      words(
        'Then go from big to small: look for old mail with attachments in Advanced Search, or have a rule with the condition of size collect the large ones in a folder. Delete these; they go to Deleted and can still be moved back.',
        '再从大到小清：用“高级搜索”找带附件的旧邮件，或用“邮件大小”条件的收信规则把大邮件归到一个文件夹。先普通删除，进了“已删除”还能移回。',
      ),
      words(
        'At the end look through Deleted and Junk, and empty them. IRREVERSIBLE: after Empty or a permanent deletion there is nothing that you could move back. Before a whole mailbox goes, ask the administrator whether its mail has to be kept.',
        '最后看一遍“已删除”和“垃圾邮件”，再清空。不可恢复：“清空”和彻底删除之后，自己移不回来。整个邮箱要清空的，先问过管理员有没有留存要求。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'delete-email',
      'search-mail',
      'empty-folder',
      'download-email',
      'create-inbox-rule',
    ],
    limits: ['mailbox-storage', 'deleted-mail-recovery'],
    sources: ['help/36586', 'webmail-manual'],
    keywords: [
      'almost full',
      'clean up',
      'free space',
      'delete everything',
      'delete all mail',
      'wipe',
      '快满了',
      '清理',
      '腾空间',
      '全部删除',
      '清空邮箱',
    ],
  },
  {
    id: 'find-missing-mail',
    question: words(
      'An email never arrived. How do I find out why, and what is the best way?',
      '有封邮件没收到，怎么查原因最有效？',
    ),
    answer: [
      words(
        'First ask whether the sender got a bounce. If so, the answer is in it. If not, look in webmail, not in a client: Junk, Deleted, all folders, then the received-mail log, which names the folder of every mail.',
        '先问发件人有没有收到退信，有就看退信内容。没有的话在网页邮箱里找（不要只看客户端）：垃圾邮件、已删除、各文件夹，再查“收信查询”，里面写着每封信在哪个文件夹。',
      ),
      words(
        'Then what acts by itself: rules, forwarding, blacklist, the level Strict, a POP client that deletes on the server, a full mailbox. If the log has nothing at all, mail does not reach you: check the MX record. `alimail-doctor trace-missing` goes through this for you.',
        '再看会自动处理邮件的设置：收信规则、自动转发、黑名单、“严格”级别、会删服务器邮件的 POP 客户端、邮箱是否满了。日志里完全没有，就是没投到：查 MX。`alimail-doctor trace-missing` 会逐项查。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'query-received-mail',
      'check-junk-folder',
      'configure-receiving-rules',
      'configure-custom-anti-spam-settings',
      'configure-pop-retrieval-scope',
      'add-dns-records',
    ],
    limits: ['log-retention', 'log-query-span', 'strict-anti-spam', 'mailbox-storage'],
    sources: [
      'help/36767',
      'intl/troubleshooting-causes-of-failure-to-send-and-receive-mail',
      'webmail-manual',
      'product-page',
    ],
    keywords: ['not received', 'lost mail', 'did not arrive', '没收到', '收不到邮件', '丢信'],
  },
  {
    id: 'where-to-start-missing-mail',
    question: words('Mail is missing. Where do I look first?', '邮件不见了，先看哪里？'),
    answer: [
      words(
        'You can log on and nobody got a bounce: begin with your own mailbox, that is rules, POP settings, Junk, space. Sender has a bounce with 550 or 554: delivery. ESO_LOCAL_SPAM in it: the spam filter.',
        '能登录、对方也没收到退信：先查自己的邮箱，收信规则、POP 设置、垃圾邮件、容量。对方收到 550 或 554 退信：查投递。退信里有 ESO_LOCAL_SPAM：查反垃圾。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'query-received-mail',
      'configure-receiving-rules',
      'configure-pop-retrieval-scope',
    ],
    sources: ['product-page'],
    keywords: ['which path', 'first step', '先查哪里'],
  },
  {
    id: 'mailbox-full',
    question: words(
      'My mailbox is full (10 GB). Do I still get mail, and is it DNS?',
      '邮箱满了（10 GB），还能收信吗？要查 DNS 吗？',
    ),
    answer: [
      words(
        'New mail is refused, and its senders get it back with “552 mailbox is full”. DNS has nothing to do with it. One guide says that it vanishes without notice, which the official text contradicts.',
        '新邮件会被拒收，发件人收到“552 mailbox is full”退信，跟 DNS 无关。有份资料说是静默丢弃，与官方文字不符。',
      ),
      words(
        'Look at the storage indicator in webmail, empty Junk and Deleted, remove old mail with large attachments, or get a larger edition. Paid Standard has no limit; the size of free mailboxes is in dispute. What is emptied cannot be restored. Ask the senders to send again.',
        '看网页邮箱里的容量显示，清空垃圾邮件和已删除，删掉带大附件的旧邮件，或升级版本。付费标准版不限容量；免费版容量说法不一。清空的邮件无法恢复。腾出空间后请发件人重发。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: ['empty-folder', 'permanently-delete-email', 'search-mail'],
    limits: ['mailbox-storage', 'free-edition'],
    sources: ['help/36586', 'help/36612', 'product-page'],
    shows: ['552 mailbox is full', 'mailbox is full'],
    keywords: ['storage limit', 'capacity', '10GB capacity limit', '容量已满', '空间满', '扩容'],
  },
  {
    id: 'sent-mail-missing-from-webmail',
    question: words(
      'Why is mail that I sent from Outlook not in the Sent folder of webmail?',
      '用 Outlook 发的邮件，为什么网页“已发送”里没有？',
    ),
    answer: [
      words(
        'It was sent; only the copy is missing. Save to Sent may be set to keep what webmail sends alone.',
        '邮件发出去了，只是没存副本：“保存到已发送”可能只保存网页发出的。',
      ),
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Receiving and Sending > Save to Sent (also Save to Sent Email): choose Save all. It holds from then on; older mail stays in the client. Whether a mail went out shows in the sent-mail log.',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信和发信 > 保存到已发送：选“全部保存”。只对以后的邮件有效，以前的还在客户端里。有没有发出可在“发信查询”里看。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: ['save-sent-emails-from-client-to-webmail', 'query-sent-mail', 'view-sent-mail'],
    sources: ['webmail-manual', 'email-guide', 'product-page'],
    shows: ['Save to Sent', 'Save to Sent Email', '保存到已发送'],
    keywords: ['Sent folder', 'Foxmail sent', 'missing sent messages', '已发送没有', '发件箱'],
  },
  {
    id: 'pop-deletes-mail',
    question: words(
      'Mail disappears from webmail after POP3 fetched it. How do I stop that?',
      'POP3 收取后网页里邮件没了，怎么避免？',
    ),
    answer: [
      words(
        'A client deletes on the server after fetching. One guide calls that the default; it is a setting, in the client and in webmail, so look at both.',
        '是客户端收取后把服务器上的删了。有资料说默认如此，其实是设置，客户端和网页两边都要看。',
      ),
      words(
        'In the client, turn on “Leave a copy on the server”. In webmail, forbid POP to delete (Deletion by Receiving Software) under POP and IMAP. Or use IMAP, which leaves everything where it is.',
        '客户端里勾选“在服务器上保留副本”；网页邮箱的 POP 设置里，不允许 POP 收取后删除。或者改用 IMAP。',
      ),
      words(
        'What is gone already is in the client that fetched it, and perhaps in Deleted; the deleted-mail log tells when it was deleted and whether a client did it.',
        '已经没了的，在收取它的那台客户端里，也看看“已删除”；“删信查询”能看到删除时间，以及是不是客户端删的。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'configure-pop-retrieval-scope',
      'query-deleted-mail',
      'restore-deleted-mail',
      'configure-mail-client',
    ],
    limits: ['pop-last-days', 'deleted-mail-recovery'],
    sources: ['webmail-manual', 'email-guide', 'product-page'],
    shows: [
      'Deletion by Receiving Software',
      'Leave a copy on the server',
      '是否允许POP收取以后删除服务器邮件',
    ],
    keywords: [
      'POP3 deletes',
      'emails vanish',
      'mail gone after sync',
      '邮件被收走',
      '服务器邮件被删',
    ],
  },
  {
    id: 'move-all-mail',
    question: words(
      'How do I move all mail from one folder to another?',
      '怎么把一个文件夹的邮件全部移到另一个文件夹？',
    ),
    answer: [
      words(
        'Hover over the folder that the mail is in, click the More button that appears beside its name, choose Move All Emails and then the target folder. Select All at the bottom takes only the page shown.',
        '鼠标移到源文件夹上，点名称右侧出现的“更多”，选“移动全部邮件”，再选目标文件夹。页面底部的“全选”只选当前页。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: ['move-emails', 'manage-folders'],
    sources: ['email-guide'],
    shows: ['Move All Emails'],
    keywords: ['bulk move', 'whole folder', '批量移动', '全部移动'],
  },
  {
    id: 'check-nickname',
    question: words('How do I see whether my mailbox nickname works?', '怎么确认邮箱昵称生效了？'),
    answer: [
      words(
        'Send a test to an address outside the company and look at the source of the mail there: the decoded From field has to show the nickname. Colleagues keep seeing the default name.',
        '给公司外的邮箱发一封测试信，在那边查看原文，解码后的 From 字段里应是昵称。公司内部看到的仍是默认名称。',
      ),
      words(
        'The list of mails proves nothing: many clients show the name from their own address book.',
        '只看列表不算数：很多客户端优先显示自己通讯录里的名字。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: ['set-mailbox-nickname', 'view-email-source'],
    sources: ['email-guide'],
    keywords: ['sender name', 'display name', 'From name', '发件人名称', '昵称不生效'],
  },
  {
    id: 'out-of-office-without-end',
    question: words(
      'What if the out-of-office reply has no end date?',
      '自动回复不填结束日期会怎样？',
    ),
    answer: [
      words(
        'It goes on until you switch it off by hand. Note the day of your return, or enter an End Date now.',
        '会一直生效，直到手动关闭。建议现在就填上结束日期，或记得回来后关掉。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: ['set-out-of-office-reply', 'set-vacation-reply'],
    limits: ['out-of-office-text', 'vacation-reply-frequency'],
    sources: ['email-guide'],
    keywords: ['auto reply', 'vacation', 'end date blank', '假期自动回复', '一直自动回复'],
  },
  {
    id: 'change-mail-rule',
    question: words('Can I change a mail rule after I made it?', '收信规则建好后还能改吗？'),
    answer: [
      words(
        'Yes: Webmail > Settings > View More Settings > Mailbox Settings > Incoming Mail Rules (also Inbox Rules, Receiving Rules). Open the rule and save it anew.',
        '能：网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信规则，打开要改的规则，改完保存。',
      ),
      words(
        'For the order alone, hover over the rule and use Move up or Move down. Mail that is already there is sorted only if you run the rule by hand.',
        '只调顺序的，鼠标移到规则上点“上移”“下移”。已有的邮件要手动执行规则才会分类。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'configure-receiving-rules',
      'create-inbox-rule',
      'adjust-mail-rule-priority',
      'categorize-historical-emails',
    ],
    limits: ['mail-rules'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: ['edit rule', 'filter', 'rule priority', '修改规则', '规则顺序'],
  },
];

/** Mail of others to the user came back to them. */
const INBOUND: readonly Answer[] = [
  {
    id: 'mail-delayed',
    question: words('Mail arrives late. Where did it wait?', '邮件到得很晚，卡在哪里了？'),
    answer: [
      words(
        'Mostly on the way: a server refused it for the moment (4xx, greylisting, sending too fast), and the sender’s server kept it in its queue and tried again, often after minutes, sometimes after hours. The sender’s side can see why; a mail that never gets through comes back to them.',
        '多数卡在路上：某台服务器临时拒收（4xx、灰名单、发得太快），对方服务器放进队列过一会儿重试，短则几分钟，长则几小时。原因对方能查到；一直投不进去会退给对方。',
      ),
      words(
        'Two other delays are none of the sender’s. Mail fetched by Other Mailboxes may take up to an hour. A client shows mail only when it fetches: look in webmail whether it was there before.',
        '还有两种与对方无关：“其他邮箱”代收的，最长可能晚 1 小时；客户端按间隔收取，先看网页邮箱里是不是早就到了。',
      ),
      words(
        'The Received lines of the source show each hop with its time, the newest on top: `alimail-doctor trace-missing user@example.com --eml mail.eml` reads them. If all mail is late, check MX too: two providers there make it come now and then.',
        '在原文的 Received 行里能看到每一跳的时间，最上面是最后一跳；`alimail-doctor trace-missing user@example.com --eml mail.eml` 会帮你读。所有来信都晚的，还要查 MX 是否混有两家。',
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: [
      'query-received-mail',
      'view-email-source',
      'receive-emails-from-other-mailboxes',
      'download-email',
    ],
    limits: ['other-mailboxes-delay'],
    sources: ['intl/454', 'help/36767', 'email-guide'],
    keywords: [
      'delay',
      'delayed',
      'late',
      'slow',
      'greylisting',
      'queue',
      '延迟',
      '延误',
      '很慢',
      '迟到',
      '晚到',
      '灰名单',
      '排队',
    ],
  },
  {
    id: 'sender-got-spf-failure',
    question: words(
      'Somebody’s mail to me came back with an SPF failure.',
      '别人给我发的邮件被退，提示 SPF 失败。',
    ),
    answer: [
      words(
        'The SPF record of the sender’s domain is at fault, not yours: it does not list the IP address in the bracket of the reply. Pass the bounce on to them; their administrator has to repair it.',
        '问题在发件人域名的 SPF，不在你这边：它没有包含应答括号里的那个 IP。把退信转给对方，由对方管理员修。',
      ),
      words(
        'If the mail was passed on automatically, by forwarding, a mailing list or a mail gateway of your own, the address in the bracket is that of the forwarder. Ask the sender to write to you directly. Whether a whitelist entry lets it in is not certain.',
        '如果是经自动转发、邮件列表或自己的邮件网关过来的，括号里是转发方的 IP，请对方直接发给你。加白名单能不能放行，没有把握。',
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: ['add-to-whitelist', 'publish-spf-record'],
    sources: ['help/36771', 'intl/spfcheckfailed', 'product-page'],
    shows: [
      'spf check failed',
      '550 failed to meet SPF requirements',
      'failed to meet SPF requirements',
      'at Rcpt State(Connection IP address:',
    ],
    keywords: ['sender bounced', 'customer cannot reach us', '对方被退信', '客户发不进来'],
  },
  {
    id: 'spf-in-security-settings',
    question: words(
      'Is “550 failed to meet SPF requirements” a matter of the security settings?',
      '“550 failed to meet SPF requirements”能在安全设置里解决吗？',
    ),
    answer: [
      words(
        'No. It comes from the SPF record in the DNS of the sender’s domain. Spam level and lists of a mailbox do not touch it.',
        '不能。它由发件域名 DNS 里的 SPF 记录决定，邮箱里的反垃圾级别和黑白名单管不到。',
      ),
      words(
        'Is the domain yours? Then look with Check Domain Name Resolution in the console or `alimail-doctor check-dns`, and correct the TXT record. If it is the sender’s, send them the bounce.',
        '域名是自己的：在控制台检测域名解析，或用 `alimail-doctor check-dns` 查，改好 TXT 记录。是对方的：把退信发给对方。',
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: ['publish-spf-record', 'refresh-resolution-status'],
    limits: ['dns-propagation'],
    sources: ['help/36771', 'product-page'],
    shows: ['550 failed to meet SPF requirements'],
    keywords: ['SPF TXT record', 'whitelist SPF', 'SPF 退信'],
  },
  {
    id: 'sender-got-behaviour-spam',
    question: words(
      'Somebody’s mail to me came back with “Reject by behaviour spam”.',
      '别人给我发的邮件被退：Reject by behaviour spam。',
    ),
    answer: [
      words(
        'Alibaba’s servers refused the IP address that connected: too many mails too fast, or an address in bad standing. The reason stands after the last colon. The sender’s side has to act; send them the text.',
        '阿里的收信服务器拒了对方的 IP：发得太快太多，或信誉差。原因在最后一个冒号后面。要发件方处理，把原文转给对方。',
      ),
      words(
        'With 454 their server tries again by itself. With 554 they send less at a time, have the IP address taken off blocklists, and repair SPF. A whitelist entry of yours need not help, for the refusal comes before your mailbox.',
        '454 的，对方服务器会自动重试。554 的，对方要放慢发信、把 IP 从黑名单移除、修 SPF。你加白名单不一定有用，因为还没到你的邮箱就被拒了。',
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: ['add-to-whitelist', 'query-received-mail'],
    limits: ['sending-frequency'],
    sources: ['help/36612', 'intl/454', 'product-page'],
    shows: [
      'Reject by behaviour spam at Rcpt State',
      'Reject by behaviour spam at DATA State',
      'Transient reject by behaviour spam at DATA State',
      '554 Reject by behaviour spam',
      'too frequently sending',
      'currently unexpected sending',
      'list on rbl sites',
      'bad sending',
    ],
    keywords: ['sender blocked', 'partner bounced', '对方发不过来', '对方被拒'],
  },
  {
    id: 'sender-was-not-permitted',
    question: words(
      'Somebody’s mail to me was stopped: external domains disabled, or the auditor did not approve.',
      '别人给我发信被拦：外发权限关闭，或审核员没批准。',
    ),
    answer: [
      words(
        'The sender’s own company stopped it; it never came near your mailbox. You cannot change that. Their administrator has to allow Send to External Domains, or their auditor to approve the mail.',
        '是发件人自己公司拦的，没到你的邮箱，你这边改不了。要对方管理员放开“外域发信”，或由对方审核员通过。',
      ),
      words(
        'If your own account does not receive from outside, have your administrator set Receive from External Domains to Allow.',
        '如果是自己收不到外部邮件，请管理员把“外域收信”设为允许。',
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: ['allow-external-sending', 'review-held-mail'],
    sources: ['webmail-manual', 'product-page'],
    shows: [
      'Permission for sending emails to external domains is disabled',
      'auditor does not approve to send this email',
      '外发权限关闭',
    ],
    keywords: ['sender restricted', 'receive from external domains', '外域收信', '对方无权外发'],
  },
  {
    id: 'senders-are-told-that-i-do-not-exist',
    question: words(
      'Senders are told that my mailbox does not exist or may not receive.',
      '别人给我发信，被告知我的邮箱不存在或不能收信。',
    ),
    answer: [
      words(
        'See first whether they wrote the address right. Then your administrator looks in Employee Accounts: is the account there, enabled, not expired, and may it receive (542)?',
        '先看对方地址写对没有。再请管理员在“员工账号管理”里查：账号在不在、有没有被冻结或停用、有没有过期、能不能收信（542）。',
      ),
      words(
        'If all of that is right, MX may lead to another provider that does not know you: check it with `alimail-doctor check-dns`. “isn’t a local account” means that the domain is bound to Alibaba Mail without being served there.',
        "都没问题，就可能是 MX 指到了别家，那边没有你的账号：用 `alimail-doctor check-dns` 查。“isn't a local account”表示域名还绑在阿里邮箱，实际已不在那里用。",
      ),
    ],
    path: 'troubleshoot-received/inbound-delivery',
    operations: [
      'manage-domain-accounts',
      'unfreeze-account',
      'create-employee-account',
      'remove-other-mail-provider',
      'add-dns-records',
    ],
    sources: ['help/36612', 'help/609862', 'reseller'],
    shows: [
      "554 RCPT dosn't exist",
      "dosn't exist",
      "This account isn't allowed to receive email",
      'This account isn’t allowed to receive email',
      '553 "RCPT TO" mailbox unavailable',
      "Rcptto account isn't a local account",
      "this user doesn't have a e-mail account",
    ],
    keywords: ['542', '554', 'user unknown', 'no such user', '查无此人', '账号不存在', '禁止收信'],
  },
];

/** What the spam filter stopped. */
const SPAM: readonly Answer[] = [
  {
    id: 'eso-local-spam',
    question: words(
      'A mail was stopped with ESO_LOCAL_SPAM. Where is it, and what do I do?',
      '邮件被拦，提示 ESO_LOCAL_SPAM，邮件在哪、怎么办？',
    ),
    answer: [
      words(
        'Alibaba’s own spam engine refused the mail while it was being sent, so it is in no folder of the recipient. Searching there or changing lists does not bring it back. The sender has to act.',
        '是阿里自己的反垃圾引擎在发送时拦下的，没有投递，收件人的任何文件夹里都没有。翻文件夹、改黑白名单都没用，要发件人处理。',
      ),
      words(
        'Advertising or mass mail: change the content, and send such mail through DirectMail. Ordinary mail: forward the bounce as an attachment (.eml) to antispam_fankui@alibaba-inc.com and write what the mail is for. Wait for the answer before sending it again.',
        '营销或群发：改内容，改用邮件推送（DirectMail）。正常邮件：把退信“以附件转发”（.eml）发到 antispam_fankui@alibaba-inc.com，写明用途。收到答复前不要重发同样内容。',
      ),
    ],
    path: 'troubleshoot-received/anti-spam',
    operations: ['appeal-spam-verdict', 'forward-as-attachment', 'download-email'],
    sources: ['help/36620', 'intl/localspamengine', 'help/36612', 'product-page'],
    shows: [
      'ESO_LOCAL_SPAM',
      '(13)ESO_LOCAL_SPAM: spamed by local spam engine',
      'spamed by local spam engine',
      'spammed by local spam engine',
    ],
    keywords: ['spam engine', 'outgoing spam', 'appeal', '误判', '申诉', '发信被拦'],
  },
  {
    id: 'why-an-eml-file',
    question: words(
      'Why does an appeal against a spam verdict need an .eml file?',
      '申诉反垃圾误判，为什么要 .eml 文件？',
    ),
    answer: [
      words(
        'Because it holds the whole message with all of its headers, by which the verdict can be looked up. A screenshot or a mail forwarded inline has lost them.',
        '.eml 里有完整的邮件和邮件头，才能查到拦截记录。截图或直接转发正文，邮件头就没了。',
      ),
      words(
        'In webmail right-click the mail and choose Forward as attachment, or download it as .eml. There is no automatic release; people look at it.',
        '在网页邮箱右键点邮件，选“以附件转发”，或“下载邮件”存成 .eml。没有自动放行，要人工审核。',
      ),
    ],
    path: 'troubleshoot-received/anti-spam',
    operations: ['forward-as-attachment', 'download-email', 'appeal-spam-verdict'],
    sources: ['intl/localspamengine', 'webmail-manual', 'product-page'],
    shows: ['.eml'],
    keywords: ['eml', 'headers', 'original message', '原始邮件', '邮件头', '误判申诉'],
  },
];

export const ANSWERS: readonly Answer[] = [
  ...PROTECTION,
  ...ACCESS,
  ...WEBMAIL,
  ...REJECTED,
  ...CLIENTS,
  ...MAILBOX,
  ...INBOUND,
  ...SPAM,
  {
    id: 'what-costs-extra',
    question: words(
      'What is included, and what costs extra?',
      '哪些功能不另收费，哪些要加钱或换版本？',
    ),
    answer: [
      words(
        'Included with an account: IMAP, POP and SMTP, signatures, automatic replies, read receipts, rules, trusted devices, blacklist and whitelist, logs, External Account Reminder and password changes.',
        '账号自带、不另收费：IMAP、POP、SMTP、签名、自动回复、已读回执、收信规则、可信设备、黑白名单、日志查询、外部账号提醒、修改密码。',
      ),
      words(
        'S/MIME asks for the AI Premium Edition and costs nothing on top. Automatic forwarding and the open API are not in the Free Edition. Finance Cloud is billed by message; its price comes from one guide alone.',
        'S/MIME 需要 AI 尊享版，不再另收费。免费版没有自动转发和开放 API。金融云按封计费，价格只见于一份指引。',
      ),
      words(
        'Programs of your own that run at Alibaba Cloud for the AI service are billed there by use.',
        '为 AI 服务在阿里云上自建的程序，按阿里云用量另计费。',
      ),
    ],
    path: 'troubleshoot-received/mailbox-settings',
    operations: [
      'manage-email-and-calendar-via-ai',
      'set-up-s-mime-signing-and-encryption',
      'set-up-email-forwarding',
    ],
    limits: ['free-edition', 'finance-cloud-billing', 'ai-service-billing', 's-mime-certificates'],
    sources: ['security-guide', 'email-guide'],
    keywords: [
      'price',
      'pricing',
      'cost',
      'free',
      'charge',
      'billing',
      '收费',
      '价格',
      '多少钱',
      '免费',
      '计费',
    ],
  },
];
