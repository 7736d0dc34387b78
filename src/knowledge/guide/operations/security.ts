/** Operations of the security guide: password, devices, S/MIME, what filters keep out, logons. */
import { MAILBOX_PATHS } from '../../mailbox-pages.ts';
import { asWords, type Operation, type Step, words } from '../types.ts';

const TOP_RIGHT = words('upper right corner', '页面右上角');
const LEFT = words('left navigation', '左侧导航栏');
const MAIN = words('main area', '页面中部');

const OPEN_SETTINGS: Step = {
  do: words('Open the settings of webmail.', '打开网页邮箱的设置。'),
  element: words('Settings', '设置'),
  kind: 'button',
  where: TOP_RIGHT,
};

const LOGGED_ON = words('You can log on to webmail.', '能登录网页邮箱。');
const ADMIN = words(
  'You have the administrator account (postmaster).',
  '有管理员账号（postmaster）。',
);

export const SECURITY_OPERATIONS: readonly Operation[] = [
  {
    id: 'change-password',
    name: words('Change Password', '修改密码'),
    aliases: ['修改邮箱密码', '改密', 'Change mailbox password'],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Gives your own mailbox a new password while you still know the old one; a code on your phone confirms it.',
      '还记得旧密码时，给自己的邮箱换新密码，用手机验证码确认。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Security > Change Password',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户安全 > 修改密码',
      ),
      words(
        'Settings > Account and Security > Account Security > Change Password',
        '设置 > 账号与安全 > 账户安全 > 修改密码',
      ),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'A mobile phone is bound to the account and at hand.',
        '账号已绑定安全手机，手机在身边。',
      ),
    ],
    steps: [
      {
        ...OPEN_SETTINGS,
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
      },
      {
        do: words(
          'Go to Account and Security, then Account Security.',
          '进入“账号与安全 > 账户安全”。',
        ),
        element: words('Account and Security', '账号与安全'),
        kind: 'menu',
        where: LEFT,
        note: words(
          'Account Security also shows when the password was last changed and when the last logon was.',
          '“账户安全”里还能看到上次改密时间和上次登录时间。',
        ),
      },
      {
        do: words(
          'Click Change Password and enter the code from the text message.',
          '点“修改密码”，填短信验证码。',
        ),
        element: words('Change Password', '修改密码'),
        kind: 'button',
        where: MAIN,
        note: words(
          'The code goes to the bound mobile phone. Some accounts are asked a security question instead, resellers say.',
          '验证码发到绑定的安全手机；有的账号改为回答安全问题（代理商说法）。',
        ),
      },
      {
        do: words(
          'Fill in the old and the new password and confirm.',
          '填旧密码和新密码，点“确定”。',
        ),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('dialog', '弹窗'),
        note: words(
          'Without the phone check the old password stays.',
          '手机验证没通过，密码就没有改成。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Old Password', '旧密码'),
        type: 'password',
        required: true,
        about: words('The password that works now.', '现在能登录的密码。'),
      },
      {
        name: words('New Password', '新密码'),
        type: 'password',
        required: true,
        about: words(
          'Has to meet the password rules: long enough, three of the four kinds of characters, without the address in it.',
          '要符合密码规则：长度够、四类字符里至少三类、不含邮箱地址。',
        ),
      },
    ],
    notes: [
      words(
        'Put the new password into every mail client, phone and scanner at once: repeated logins with the old one lock the account and the IP address for an hour.',
        '改完马上更新所有客户端、手机、扫描仪里的密码，否则旧密码反复登录会把账号和 IP 锁 1 小时。',
      ),
      words(
        'Clients that use a third-party client security password keep theirs.',
        '用三方客户端安全密码的客户端不用改。',
      ),
      words(
        'Old password forgotten? Use Forgot Password on the logon page. No phone bound either? Ask the administrator.',
        '忘了旧密码就用登录页的“忘记密码”；手机也没绑的，找管理员重置。',
      ),
    ],
    limits: ['password-policy', 'lockout-time'],
    related: [
      'reset-forgotten-password',
      'reset-member-password',
      'set-up-account-security',
      'change-postmaster-password',
    ],
    sources: ['intl/qiyyxwjmmdjjff1468291986198', 'webmail-manual', 'security-guide', 'reseller'],
    keywords: [
      'new password',
      'weak password',
      'hacked',
      'stolen account',
      'text message',
      '换密码',
      '弱密码',
      '盗号',
      '泄露',
      '短信验证',
    ],
  },
  {
    id: 'set-or-cancel-trusted-devices',
    name: words('Set or Cancel Trusted Devices', '设置或取消可信设备'),
    aliases: [
      'Trusted device',
      'Unauthorize device',
      'Device Management',
      '可信设备',
      '信任设备',
      '设备管理',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Lets a device of yours skip the second check at logon, or ends that.',
      '让自己常用的设备登录时不用再做二次验证，或者取消这种信任。',
    ),
    navigation: [
      words(
        'Webmail > logon > Two-Factor Authentication page (to trust); Webmail > Settings > Device Management (to cancel)',
        '网页邮箱 > 登录 > 双重认证页面（设为可信）；网页邮箱 > 设置 > 设备管理（取消）',
      ),
      words('Settings > Device Management', '设置 > 设备管理'),
    ],
    prerequisites: [
      words('The Alibaba Mail account is active.', '阿里邮箱账号状态正常。'),
      words('You are logged on to webmail (to cancel).', '已登录网页邮箱（取消可信设备时）。'),
    ],
    steps: [
      {
        do: words('Log on to webmail with address and password.', '用账号和密码登录网页邮箱。'),
        element: words('Alibaba Mail web client', '阿里邮箱网页版'),
        kind: 'link',
        where: words('browser’s address bar', '浏览器地址栏'),
      },
      {
        do: words(
          'Tick the trust box before you confirm the second check.',
          '二次验证时勾选设为可信设备。',
        ),
        element: words(
          'Set as trusted device, skip verification for next logon',
          '设为可信设备，下次登录不进行验证',
        ),
        kind: 'checkbox',
        where: words('Two-Factor Authentication page', '双重认证页面'),
        note: words(
          'This page comes after the right password has been entered.',
          '密码输对之后才会出现这个页面。',
        ),
      },
      {
        ...OPEN_SETTINGS,
        do: words('To cancel the trust later, open the settings.', '要取消时，打开设置。'),
      },
      {
        do: words(
          'Under Device Management, click Cancel trusted device.',
          '在“设备管理”里点“取消可信设备”。',
        ),
        element: words('Cancel trusted device', '取消可信设备'),
        kind: 'button',
        where: words('Device Management', '“设备管理”一栏'),
        note: words(
          'The label differs by region; international sites call it Unauthorize device.',
          '各站点的叫法略有不同，国际站是 Unauthorize device。',
        ),
      },
    ],
    notes: [
      words(
        'Trust only a device that nobody else uses; cancel it when the device is sold, lost or handed on.',
        '只信任自己专用的设备；设备转手、丢失或交还时记得取消。',
      ),
      words(
        'The box is there only with two-factor authentication, which the administrator switches on. Mail clients over IMAP, POP3 or SMTP never show this page.',
        '没开双重认证就没有这个勾选框，双重认证由管理员开启；IMAP、POP3、SMTP 客户端不会出现这个页面。',
      ),
    ],
    related: [
      'pass-two-factor-authentication',
      'view-recent-logon-logs',
      'set-third-party-client-security-password',
    ],
    sources: ['security-guide', 'reseller'],
    keywords: [
      '2FA',
      'remember this device',
      'stop asking for the code',
      'lost phone',
      'lost laptop',
      '记住设备',
      '每次都要验证码',
      '免验证',
      '解除授权',
    ],
  },
  {
    id: 'set-up-s-mime-signing-and-encryption',
    name: words('Set Up S/MIME Signing and Encryption', '设置 S/MIME 签名加密'),
    aliases: [
      'S/MIME Settings',
      'S/MIME设置',
      'Digital signature',
      'Email encryption',
      '数字签名',
      '邮件加密',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Imports your certificate so that mail can be signed, encrypted and decrypted in webmail.',
      '把自己的证书导入邮箱，在网页邮箱里给邮件签名、加密和解密。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > S/MIME Settings',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > S/MIME 设置',
      ),
      words(
        'Settings > View more settings > Account and Security > S/MIME Settings',
        '设置 > 查看更多设置 > 账号与安全 > S/MIME 设置',
      ),
    ],
    prerequisites: [
      words('The mailbox is on the AI Premium Edition (AI 尊享版).', '邮箱是 AI 尊享版。'),
      words(
        'A valid S/MIME certificate for this address as a PKCS#12 file, .p12 or .pfx, with its private key.',
        '有该地址的有效 S/MIME 证书，PKCS#12 格式（.p12 或 .pfx），含私钥。',
      ),
      words(
        'The administrator has enabled S/MIME in domain management.',
        '管理员已在域管理后台开启 S/MIME。',
      ),
    ],
    steps: [
      {
        do: words('Open the settings.', '点“设置”。'),
        element: words('Settings', '设置'),
        kind: 'menu',
        where: words('top navigation', '顶部导航栏'),
      },
      {
        do: words('Open the full settings.', '点“查看更多设置”。'),
        element: words('View more settings', '查看更多设置'),
        kind: 'link',
        where: words('below Settings', '“设置”下方'),
      },
      {
        do: words('Go to Account and Security.', '进入“账号与安全”。'),
        element: words('Account and Security', '账号与安全'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('Open the S/MIME tab.', '打开“S/MIME 设置”。'),
        element: words('S/MIME Settings', 'S/MIME 设置'),
        kind: 'tab',
        where: MAIN,
        note: words(
          'Not there? The edition is another one, or the administrator has not enabled S/MIME.',
          '看不到这一项：版本不对，或管理员没开启。',
        ),
      },
      {
        do: words('Upload the certificate file.', '导入证书文件。'),
        element: words('Import a new certificate', '导入新证书'),
        kind: 'button',
        where: TOP_RIGHT,
        note: words(
          'A .p12 or .pfx with the private key; .cer, .crt and .pem are not taken.',
          '要带私钥的 .p12 或 .pfx；.cer、.crt、.pem 不行。',
        ),
      },
      {
        do: words('Enter the password of the file.', '输入证书密码。'),
        element: words('Certificate password', '证书密码'),
        kind: 'field',
        where: words('dialog', '弹窗'),
        note: words(
          'The password set when the file was exported, not that of the mailbox. A file with a private key needs it.',
          '是导出证书时设的密码，不是邮箱密码；含私钥的文件都要填。',
        ),
      },
      {
        do: words('Turn on signing.', '打开“数字签名”。'),
        element: words('Digital signature', '数字签名'),
        kind: 'toggle',
        where: MAIN,
        note: words('Import the certificate first, then this.', '先导入证书，再打开。'),
      },
      {
        do: words('Turn on encryption.', '打开“邮件加密”。'),
        element: words('Email encryption', '邮件加密'),
        kind: 'toggle',
        where: MAIN,
        note: words(
          'Encrypts with the recipient’s public key, so that must be there first.',
          '加密用的是收件人的公钥，要先有对方的公钥。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Certificate file', '证书文件'),
        type: 'file',
        required: true,
        about: words('PKCS#12: .p12 or .pfx.', 'PKCS#12 格式：.p12 或 .pfx。'),
      },
      {
        name: words('Certificate password', '证书密码'),
        type: 'password',
        required: true,
        about: words('Opens the private key in the file.', '用来打开文件里的私钥。'),
      },
    ],
    notes: [
      words(
        'Exchange signed messages with the other side first: that is how each gets the public key of the other.',
        '双方先互发一封签名邮件，才能拿到对方的公钥，之后才能加密。',
      ),
      words(
        'In one place the security guide has it in the standard plans, in another in the AI Premium Edition only: go by Premium only. There it costs nothing extra.',
        '安全指引一处说标准套餐都含，另一处说只有 AI 尊享版支持：以“只有 AI 尊享版”为准，该版本内不另收费。',
      ),
      words(
        'A mailbox holds at most 30 certificates. Do not delete expired ones in a hurry: old encrypted mail opens only with the key it was encrypted for.',
        '每个邮箱最多存 30 张证书。过期证书不要急着删，旧的加密邮件只能用当时的密钥打开。',
      ),
      words(
        'The subject, sender and recipients stay readable; only the content is encrypted.',
        '主题、发件人和收件人不加密，加密的只有内容。',
      ),
    ],
    limits: ['s-mime-certificates'],
    related: ['send-confidential-email', 'publish-dkim-record', 'send-email'],
    sources: ['security-guide', 'product-page', 'reseller'],
    keywords: [
      'certificate',
      'p12',
      'pfx',
      'PKCS#12',
      'sign',
      'encrypt',
      'end-to-end',
      '证书',
      '签名',
      '加密',
      '端到端',
      '私钥',
    ],
  },
  {
    id: 'configure-spam-filtering',
    name: words('Configure Spam Filtering', '反垃圾设置（全域）'),
    aliases: ['Anti-spam Settings', '反垃圾设置', 'Spam Filtering Level', '反垃圾策略'],
    guide: 'alimail-security',
    who: 'mail-admin',
    about: words(
      'Sets for the whole domain how strictly mail is filtered and whether suspected spam is held for review.',
      '为整个域设置反垃圾的严格程度，以及是否把疑似垃圾邮件隔离待查。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.domainAntiSpam),
      words('Console > Mail > Anti-spam Settings', '控制台 > 邮箱 > 反垃圾设置'),
    ],
    prerequisites: [
      ADMIN,
      words('The domain is set up in Alibaba Mail.', '域名已在阿里邮箱配置好。'),
    ],
    steps: [
      {
        do: words(
          'Log on to webmail as postmaster and open Anti-spam Settings in domain management.',
          '用 postmaster 登录网页邮箱，在域管理后台打开“反垃圾设置”。',
        ),
        element: words('Anti-spam Settings', '反垃圾设置'),
        kind: 'link',
        where: LEFT,
      },
      {
        do: words('Choose the level.', '选择过滤级别。'),
        element: words('Spam Filtering Level', '垃圾邮件过滤级别'),
        kind: 'dropdown',
        where: MAIN,
        note: words(
          'Low, Medium, High or Custom; Custom opens rules of your own.',
          '低、中、高、自定义；选“自定义”可以自己定规则。',
        ),
      },
      {
        do: words(
          'Tick the quarantine if somebody will look through it.',
          '有人复查的话，勾选隔离。',
        ),
        element: words('Enable Spam Quarantine', '启用垃圾邮件隔离'),
        kind: 'checkbox',
        where: MAIN,
        note: words(
          'Suspected spam then waits in a quarantine folder for review.',
          '勾选后，疑似垃圾邮件先进隔离区，等人复查。',
        ),
      },
      {
        do: words('Save.', '保存。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('bottom of the page', '页面底部'),
        note: words('Takes effect at once.', '保存后立即生效。'),
      },
    ],
    parameters: [
      {
        name: words('Spam Filtering Level', '垃圾邮件过滤级别'),
        type: 'choice',
        required: true,
        options: [
          words('Low', '低'),
          words('Medium', '中'),
          words('High', '高'),
          words('Custom', '自定义'),
        ],
        about: words('How strictly the content is judged.', '内容判定的严格程度。'),
      },
      {
        name: words('Enable Spam Quarantine', '启用垃圾邮件隔离'),
        type: 'switch',
        required: false,
        about: words(
          'Holds spam in quarantine where it would otherwise be deleted.',
          '垃圾邮件先隔离，不直接删除。',
        ),
      },
    ],
    notes: [
      words(
        'This is the domain’s level (Low, Medium, High, Custom). Users have one of their own (Low, Medium, High, Strict). When mail is missing, look at both.',
        '这里是全域级别（低、中、高、自定义），用户自己还有一个（低、中、高、严格）。邮件被拦时两处都要看。',
      ),
      words(
        'The official page shows other settings: spam goes to Junk, or Delete Permanently (Not Recommended), which it says works only on senders on the domain’s blacklist. Your page may look different.',
        '官方文档里的选项不一样：垃圾邮件放入“垃圾邮件”，或彻底删除（不推荐），后者只对域黑名单里的发件人生效。以自己看到的页面为准。',
      ),
      words(
        'Mail in quarantine counts against the storage of the mailbox.',
        '隔离的邮件也占邮箱容量。',
      ),
    ],
    limits: ['mailbox-storage'],
    related: [
      'configure-custom-anti-spam-settings',
      'check-junk-folder',
      'query-received-mail',
      'add-to-whitelist',
    ],
    sources: ['intl/anti-spam-settings', 'security-guide'],
    keywords: [
      'quarantine',
      'too much spam',
      'false positive',
      'whole domain',
      '隔离区',
      '全公司',
      '误拦',
      '垃圾邮件太多',
      '过滤级别',
    ],
  },
  {
    id: 'configure-custom-anti-spam-settings',
    name: words('Configure Custom Anti-Spam Settings', '反垃圾选项'),
    aliases: [
      'Anti-Spam Settings',
      'Anti-spam Level',
      '反垃圾级别',
      '反垃圾设置',
      'Permanently delete spam',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Sets for your own mailbox how strictly mail is filtered and what becomes of spam.',
      '设置自己邮箱的反垃圾级别，以及垃圾邮件怎么处理。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.antiSpam),
      words('Web Client > Settings > Anti-Spam Settings', '网页邮箱 > 设置 > 反垃圾选项'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      {
        ...OPEN_SETTINGS,
        do: words(
          'Open the settings and go to the anti-spam settings.',
          '打开设置，进入“反垃圾选项”。',
        ),
      },
      {
        do: words('Choose one of the four levels.', '选择反垃圾级别。'),
        element: words('Low, Medium, High, Strict', '低、中、高、严格'),
        kind: 'radio',
        where: MAIN,
        note: words(
          'Strict lets only whitelist and contacts through. With Low, spam may reach the inbox.',
          '“严格”只放行白名单和联系人；“低”可能有垃圾邮件进收件箱。',
        ),
      },
      {
        do: words(
          'Leave permanent deletion off unless you can afford to lose mail.',
          '“彻底删除”一般不要勾选，除非丢信也无所谓。',
        ),
        element: words('Permanently delete', '彻底删除'),
        kind: 'checkbox',
        where: MAIN,
        note: words(
          'Not recommended: important mail that is misjudged is lost. The guide names no Save button; click it if there is one.',
          '不推荐：重要邮件一旦误判就没了。指引没写“保存”按钮，页面上有就点。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Anti-spam Level', '反垃圾级别'),
        type: 'choice',
        required: false,
        options: [
          words('Low', '低'),
          words('Medium', '中'),
          words('High', '高'),
          words('Strict', '严格'),
        ],
        about: words('How strictly incoming mail is filtered.', '收信过滤的严格程度。'),
      },
      {
        name: words('Permanently delete spam', '彻底删除垃圾邮件'),
        type: 'choice',
        required: false,
        options: [words('Yes', '是'), words('No', '否')],
        about: words(
          'Yes: new spam is deleted at once and never reaches Junk. No: it goes to Junk.',
          '选“是”：新来的垃圾邮件直接删除，不进“垃圾邮件”；选“否”：放入“垃圾邮件”。',
        ),
      },
      {
        name: words('Spam reminder', '垃圾邮件提醒'),
        type: 'switch',
        required: false,
        about: words(
          'Tells you that spam came in (webmail manual).',
          '有垃圾邮件时是否提醒（见使用手册）。',
        ),
      },
    ],
    notes: [
      words(
        'The manual recommends High. Strict suits a mailbox that only known people write to: mail from new customers and registration mail is kept out.',
        '使用手册建议选“高”。“严格”只适合联系人固定的邮箱，新客户来信和注册验证邮件都会被拦。',
      ),
      words(
        'Where mail goes that Strict keeps out is disputed: the product page has it blocked without notice, the manual puts what is judged spam into Junk. Look in Junk first, then in the received-mail log (收信查询).',
        '“严格”拦下的邮件去哪了，说法不一：产品页说直接拦截、没有提示，手册说判为垃圾的都放入“垃圾邮件”。先看“垃圾邮件”，再查“收信查询”。',
      ),
      words(
        'Permanently deleted spam cannot be brought back: it is in neither Junk nor Deleted.',
        '彻底删除的垃圾邮件找不回来，“垃圾邮件”和“已删除”里都没有。',
      ),
      words(
        'Do not mix it up with the level of the whole domain, which the administrator sets: Low, Medium, High, Custom.',
        '不要和管理员的全域级别（低、中、高、自定义）混淆。',
      ),
    ],
    limits: ['strict-anti-spam', 'deleted-mail-recovery'],
    related: [
      'configure-spam-filtering',
      'add-to-whitelist',
      'add-to-blacklist',
      'check-junk-folder',
      'query-received-mail',
    ],
    sources: ['webmail-manual', 'security-guide', 'product-page'],
    keywords: [
      'strict mode',
      'spam',
      'junk',
      'missing mail',
      'not received',
      '垃圾邮件',
      '收不到',
      '被拦截',
      '误判',
      '严格模式',
    ],
  },
  {
    id: 'add-to-blacklist',
    name: words('Add to Blacklist', '添加黑名单'),
    aliases: ['Blacklist', 'Black List', 'Block sender', '黑名单', '拉黑', '拒收'],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Keeps mail of a sender, a domain or an IP address out of your inbox.',
      '不让某个发件人、域名或 IP 地址的邮件进收件箱。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.blacklist),
      words('Console > Mail > Settings > Blacklist', '控制台 > 邮箱 > 设置 > 黑名单'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
        element: words('Settings icon', '设置图标'),
        kind: 'icon',
        where: TOP_RIGHT,
      },
      {
        do: words('Go to the blacklist.', '进入“黑名单”。'),
        element: words('Mail Settings > Blacklist', '邮箱设置 > 黑名单'),
        kind: 'menu',
        where: words('menu of the settings icon', '设置图标的下拉菜单'),
        note: words(
          'Some pages say Mailbox Settings for Mail Settings: it is the same menu.',
          '英文界面有 Mail Settings 和 Mailbox Settings 两种写法，是同一个菜单。',
        ),
      },
      {
        do: words('Add the entry.', '添加一条记录。'),
        element: words('Add to Blacklist', '添加黑名单'),
        kind: 'button',
        where: MAIN,
        note: words(
          'A full address, a domain such as example.com, or an IP address; a display name or nickname is not taken.',
          '可以填完整邮箱地址、域名（如 example.com）或 IP 地址；显示名称和昵称不行。',
        ),
      },
      {
        do: words(
          'Or start from a message of that sender: open it and choose More options.',
          '也可以从邮件里加：打开那封信，点“更多”。',
        ),
        element: words('More options', '更多'),
        kind: 'link',
        where: words('context menu or action bar', '右键菜单或操作栏'),
      },
      {
        do: words(
          'Choose to report it, and tick the blacklist box in the form.',
          '点“举报”，在窗口里勾选加入黑名单。',
        ),
        element: words('Add to blacklist', '加入黑名单'),
        kind: 'checkbox',
        where: words('report form', '举报窗口'),
        note: words(
          'International sites: Add the above address to the blacklist.',
          '国际站的写法是 Add the above address to the blacklist。',
        ),
      },
    ],
    notes: [
      words(
        'According to the manual, blacklisted mail goes to Junk or is deleted; the guides only say “block”. Look in Junk.',
        '按使用手册，命中黑名单的邮件进“垃圾邮件”或直接删除；英文指引只说“拦截”。要找就先看“垃圾邮件”。',
      ),
      words(
        'Sources disagree about IP addresses: the security guide allows them, the manual names addresses and domains only. Try it, and see whether the entry is in the list.',
        '能不能填 IP 说法不一：安全指引说可以，手册只写地址和域名。填了看列表里有没有即可。',
      ),
      words(
        'Spammers change their address. Against forged senders SPF, DKIM and DMARC help, a blacklist does not.',
        '垃圾邮件经常换地址；防冒名发信要靠 SPF、DKIM、DMARC，黑名单管不住。',
      ),
      words(
        'A sender who is on the list by mistake may get a bounce that says “You are not allowed to send emails to the account”.',
        '被误加的人可能收到退信，提示 You are not allowed to send emails to the account。',
      ),
    ],
    limits: ['black-and-white-lists'],
    related: [
      'add-to-whitelist',
      'report-spam',
      'create-inbox-rule',
      'configure-custom-anti-spam-settings',
    ],
    sources: ['help/439253', 'webmail-manual', 'security-guide', 'product-page'],
    keywords: [
      'block',
      'ban',
      'unwanted sender',
      'newsletter',
      'harassment',
      '屏蔽',
      '骚扰',
      '广告邮件',
      '不想收',
    ],
  },
  {
    id: 'add-to-whitelist',
    name: words('Add to Whitelist', '添加白名单'),
    aliases: ['Whitelist', 'White List', '白名单', 'allowlist'],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Lets mail of a sender, a domain or an IP address past the spam filter of one mailbox.',
      '让某个发件人、域名或 IP 地址发来的邮件不再被这个邮箱的反垃圾拦下。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.whitelist),
      words('Console > Mail > Settings > Whitelist', '控制台 > 邮箱 > 设置 > 白名单'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      OPEN_SETTINGS,
      {
        do: words('Go to the whitelist in the mailbox settings.', '在邮箱设置里进入白名单。'),
        element: words('Mailbox Settings > Whitelist', '邮箱设置 > 白名单'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('Add the entry.', '添加一条记录。'),
        element: words('Add to Whitelist', '添加白名单'),
        kind: 'button',
        where: MAIN,
        note: words(
          'A full address, a domain such as example.com, or an IP address; a display name or nickname is not taken.',
          '可以填完整邮箱地址、域名（如 example.com）或 IP 地址；显示名称和昵称不行。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Address to add', '要添加的地址'),
        type: 'text',
        required: true,
        about: words(
          'The sender’s full address, domain or IP address.',
          '发件人的完整地址、域名或 IP 地址。',
        ),
      },
    ],
    notes: [
      words(
        'Never add your own domain or a free-mail domain such as gmail.com or qq.com: forgers use exactly those, and their mail would get past the filter. Prefer a single address to a whole domain.',
        '千万别加自己的域名，也别加 gmail.com、qq.com 这类免费邮箱域名：骗子伪造的正是这些，加了就直接放行。尽量只加单个地址，不加整个域名。',
      ),
      words(
        'It works on mail that comes later. What was misjudged before is in Junk; move it back yourself.',
        '只对以后的来信生效；之前误判的还在“垃圾邮件”里，要自己移回。',
      ),
      words(
        'It works on your own spam filter only. If the message bounced, by a failed SPF check for one, the sender has to mend it; if the domain’s filter kept it, turn to the administrator.',
        '只影响自己邮箱的反垃圾。已经退信的（比如对方 SPF 没通过）要发件方修，被全域设置拦下的找管理员。',
      ),
      words(
        'The manual names addresses and domains only; IP addresses are in the security guide alone.',
        '手册只写了地址和域名，IP 地址只有安全指引提到。',
      ),
    ],
    limits: ['black-and-white-lists', 'strict-anti-spam'],
    related: [
      'add-to-blacklist',
      'configure-custom-anti-spam-settings',
      'check-junk-folder',
      'add-sender-to-contacts',
    ],
    sources: ['help/439253', 'webmail-manual', 'security-guide'],
    keywords: [
      'safe sender',
      'trust',
      'always allow',
      'false positive',
      'goes to junk',
      '放行',
      '信任发件人',
      '误判',
      '进垃圾箱',
      '加白',
    ],
  },
  {
    id: 'view-recent-logon-logs',
    name: words('View Recent Logon Logs', '登录查询'),
    aliases: ['Logon Log', 'Login history', '登录日志', '登录记录'],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Shows the logons to your mailbox over 180 days: time, IP address, place and way of logon.',
      '查看自己邮箱 180 天内的登录记录：时间、IP、地点、登录方式。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.logonLog),
      words(
        'Alibaba Mail Web Client > Settings > Account and Security > Log Query > Logon Log',
        '阿里邮箱网页版 > 设置 > 账号与安全 > 日志查询 > 登录查询',
      ),
    ],
    prerequisites: [words('You are logged on to webmail.', '已登录网页邮箱。')],
    steps: [
      OPEN_SETTINGS,
      {
        do: words('Go to the log query.', '进入“日志查询”。'),
        element: words('Account and Security > Log Query', '账号与安全 > 日志查询'),
        kind: 'menu',
        where: words('settings page', '设置页面'),
      },
      {
        do: words('Open the tab with the logons.', '打开“登录查询”。'),
        element: words('Logon Log', '登录查询'),
        kind: 'tab',
        where: words('Log Query', '“日志查询”一栏'),
        note: words('It reaches back 180 days.', '最多能查 180 天内的记录。'),
      },
    ],
    notes: [
      words(
        'Each row has time, IP, place, way of logon and whether it succeeded. Look for places and clients that are not yours, and for many failures in a row.',
        '每条记录有时间、IP、地点、登录方式和是否成功。重点看陌生的地点和客户端，以及成串的失败。',
      ),
      words(
        'A stranger got in? Change the password, cancel trusted devices, delete the security passwords of clients, and check automatic forwarding and incoming mail rules.',
        '发现陌生登录成功：改密码、取消可信设备、删除三方客户端安全密码，再检查自动转发和收信规则。',
      ),
      words(
        'The email guide says 30 days, the official page 180: go by 180. A single query may cover less.',
        '邮件指引写 30 天，官方文档写 180 天，以 180 天为准；单次查询的跨度可能更短。',
      ),
      words(
        'The administrator sees the logons of all accounts in domain management.',
        '管理员可以在域管理后台查所有账号的登录日志。',
      ),
    ],
    limits: ['log-retention', 'log-query-span', 'log-entries-shown'],
    related: [
      'query-logs',
      'change-password',
      'set-or-cancel-trusted-devices',
      'unblock-account',
      'set-third-party-client-security-password',
    ],
    sources: ['help/36767', 'webmail-manual', 'security-guide', 'email-guide'],
    keywords: [
      'hacked',
      'unusual logon',
      'unknown IP',
      'suspicious',
      'who logged in',
      '异地登录',
      '被盗',
      '陌生 IP',
      '登录历史',
    ],
  },
  {
    id: 'configure-external-account-reminder',
    name: words('Configure External Account Reminder', '外部账号提醒'),
    aliases: [
      'External Account Reminder',
      'External mail warning',
      'External account alert',
      '外部帐号提醒',
      '外域邮件提醒',
    ],
    guide: 'alimail-security',
    who: 'mail-admin',
    about: words(
      'Marks mail from outside the company, so that people notice when somebody poses as a colleague.',
      '外部来信时给收件人警示，防止有人冒充同事。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Security Management > External Account Reminder (international sites: Security > External mail warning)',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 外部账号提醒（国际站：Security > External mail warning）',
      ),
      words(
        'Console > Security Management > External Account Reminder',
        '控制台 > 安全管理 > 外部账号提醒',
      ),
    ],
    prerequisites: [ADMIN],
    steps: [
      {
        do: words(
          'Log on as administrator and open Security Management in domain management.',
          '用管理员账号登录，在域管理后台打开“安全管理”。',
        ),
        element: words('Security Management', '安全管理'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('Open the reminder page.', '点“外部账号提醒”。'),
        element: words('External Account Reminder', '外部账号提醒'),
        kind: 'link',
        where: LEFT,
        note: words(
          'The official page turns on the External account alert switch here first.',
          '官方文档在这一步先打开“外部账号警示”开关。',
        ),
      },
      {
        do: words('Choose one of the three levels.', '三个级别选一个。'),
        element: words('No Alert (Not Recommended)', '不做警示（不推荐）'),
        kind: 'radio',
        where: MAIN,
        note: words(
          'The other two: General Alert for Sender Name (Default), and the Advanced Alert, which marks the address as well.',
          '另外两个：对发件人名称做出一般警示（默认）；对发件人名称、发件人地址做出高级警示。',
        ),
      },
      {
        do: words('Save.', '保存。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('upper left corner', '页面左上角'),
      },
    ],
    parameters: [
      {
        name: words('No Alert (Not Recommended)', '不做警示（不推荐）'),
        type: 'choice',
        required: false,
        options: [
          words('No Alert (Not Recommended)', '不做警示（不推荐）'),
          words('General Alert for Sender Name (Default)', '对发件人名称做出一般警示（默认）'),
          words(
            'Advanced Alert for Sender Name and Address',
            '对发件人名称、发件人地址做出高级警示',
          ),
        ],
        about: words(
          'How strongly outside senders are marked. The guide names the field after its first option.',
          '外部发件人的警示程度；指引里直接用第一个选项当作这一项的名称。',
        ),
      },
    ],
    notes: [
      words(
        'Domains of partners and of your own other systems can be whitelisted on the same page (Add to Whitelist), at most 50; subdomains are included.',
        '合作方或自家其他系统的域名可以在同一页“添加白名单”，最多 50 个，自动包含子域名。',
      ),
      words(
        'The official page shows the alert in webmail and in Alibaba Mail’s own client; do not count on it in Outlook and others. It blocks nothing.',
        '官方示例只有网页邮箱和阿里邮箱客户端，别指望 Outlook 等三方客户端显示；只提示，不拦截。',
      ),
    ],
    related: ['configure-spam-filtering', 'publish-dmarc-record', 'set-recipient-display-name'],
    sources: ['intl/external-account-reminder', 'security-guide'],
    keywords: [
      'phishing',
      'impersonation',
      'spoofing',
      'external sender',
      'banner',
      'warning',
      '钓鱼',
      '冒充领导',
      '仿冒',
      '外部邮件',
    ],
  },
];
