/** Operations that give people their access back: logons, accounts, mail clients, and mail that the service itself holds. */

import { CLIENT_PATHS } from '../../client-pages.ts';
import { MAILBOX_PATHS } from '../../mailbox-pages.ts';
import { asWords, type Operation, type Step, words } from '../types.ts';

const LEFT = words('left navigation', '左侧导航栏');
const MAIN = words('main area', '页面中部');
const LOGON_PAGE = words('logon page of webmail', '网页邮箱登录页');

const ADMIN = words(
  'You have the administrator account (postmaster) or one with the same rights.',
  '有管理员账号（postmaster）或同等权限的分级管理员账号。',
);

const ENTER_ACCOUNTS: Step = {
  do: words(
    'Log on to webmail as postmaster and open the employee accounts in domain management.',
    '用 postmaster 登录网页邮箱，在域管理后台打开员工账号管理。',
  ),
  element: words('Organization and Users > Employee Accounts', '组织与用户 > 员工账号管理'),
  kind: 'menu',
  where: LEFT,
  note: words(
    'The menu may be named differently: Organization and Users > Mailbox Management on a newer official page, DEPTs & Users on older ones.',
    '菜单名可能不同：较新的官方文档写 Organization and Users > Mailbox Management（邮箱管理），旧文档写 DEPTs & Users。',
  ),
};

const FIND_ACCOUNT: Step = {
  do: words('Search for the account and tick it.', '搜索该账号并勾选。'),
  element: words('Search', '搜索'),
  kind: 'field',
  where: words('above the list of accounts', '账号列表上方'),
};

const RENEW_CLIENTS = words(
  'Then put the new password into every client: an old one that keeps trying locks the logon for an hour.',
  '之后所有客户端都要换上新密码，旧密码反复登录会被锁 1 小时。',
);

const WHICH_CONSOLE = words(
  'The product page gives https://mail.console.aliyun.com for this. No official page has that address: use domain management inside webmail.',
  '产品页写的入口是 https://mail.console.aliyun.com，官方文档里没有这个地址：以网页邮箱里的域管理后台为准。',
);

export const ACCESS_OPERATIONS: readonly Operation[] = [
  {
    id: 'reset-forgotten-password',
    name: words('Reset a Forgotten Password', '忘记密码'),
    aliases: ['Forgot Password', '找回密码', '忘记密码自助重置', 'Password recovery'],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Gets you a new password without the old one, by a text message or your security questions.',
      '忘了旧密码时，用手机短信或安全问题自助设置新密码。',
    ),
    navigation: [words('Webmail > logon page > Forgot Password', '网页邮箱 > 登录页 > 忘记密码')],
    prerequisites: [
      words(
        'A secure phone number is bound to the account, or security questions were set up, before you need them.',
        '事先绑定过安全手机，或设置过安全问题。',
      ),
      words(
        'The account is not frozen; a new password does not lift that.',
        '账号没有被冻结；改密码不能解冻。',
      ),
    ],
    steps: [
      {
        do: words('On the logon page click Forgot Password.', '在登录页点“忘记密码”。'),
        element: words('Forgot Password', '忘记密码'),
        kind: 'link',
        where: LOGON_PAGE,
      },
      {
        do: words(
          'Enter your full address and the code in the picture, then click Next.',
          '输入完整邮箱地址和图形验证码，点“下一步”。',
        ),
        element: words('Next', '下一步'),
        kind: 'button',
        where: MAIN,
      },
      {
        do: words(
          'Choose how to prove that it is you: a text message, or the security questions.',
          '选择验证方式：安全手机短信，或安全问题。',
        ),
        element: words('Send SMS', '发送短信'),
        kind: 'button',
        where: MAIN,
        note: words('Only what was set up beforehand works.', '只有事先设置过的方式才能用。'),
      },
      {
        do: words(
          'Enter the code from the text message, or answer the questions.',
          '输入短信验证码，或回答安全问题。',
        ),
        element: words('Verification Code', '验证码'),
        kind: 'field',
        where: MAIN,
      },
      {
        do: words('Enter the new password twice.', '设置新密码并确认。'),
        element: words('New Password', '新密码'),
        kind: 'field',
        where: MAIN,
        note: words('Has to meet the password policy.', '要符合密码规则。'),
      },
      {
        do: words(
          'If the phone number or the answers no longer hold, have the security settings reset, then set them up again.',
          '手机号或安全问题已失效的，重置安全设置后重新设置。',
        ),
        element: words('Reset Security Settings', '重置安全设置'),
        kind: 'button',
        note: words(
          'Without a phone that gets the code, only the administrator can do this.',
          '手机收不到验证码的，只能请管理员重置。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Email address', '邮箱地址'),
        type: 'text',
        required: true,
        about: words('The full address: name@example.com.', '完整地址，如 name@example.com。'),
      },
      {
        name: words('Verification method', '验证方式'),
        type: 'choice',
        required: true,
        options: [words('Send SMS', '安全手机短信验证'), words('Security questions', '安全问题')],
        about: words('How you prove that it is you.', '用哪种方式验证身份。'),
      },
      {
        name: words('Verification Code', '验证码'),
        type: 'text',
        required: false,
        about: words(
          'From the text message; not asked when you answer questions.',
          '短信里的验证码；选安全问题时不用填。',
        ),
      },
      {
        name: words('New Password', '新密码'),
        type: 'password',
        required: true,
        about: words('The new one, entered twice.', '新密码，输入两次。'),
      },
    ],
    notes: [
      words(
        'Neither phone nor questions? You cannot do it yourself. The company’s mail administrator resets the password under Employee Accounts.',
        '没绑手机又没设安全问题（或都忘了）：自己找不回，只能请本公司的邮箱管理员在“员工账号管理”里重置。',
      ),
      words(
        'The postmaster’s own password is reset in the Alibaba Cloud purchase console (Manage > Reset Password).',
        'postmaster 自己的密码在阿里云控制台重置（管理 > 重置密码）。',
      ),
      words(
        '“Too many password errors” is a lock, not necessarily a forgotten password: wait an hour or have the account unlocked.',
        '提示“密码错误过多”是被锁定，不一定是忘了密码：等 1 小时或请管理员解锁。',
      ),
      words(
        'The product page also sends people here who cannot answer their security questions. For them it works by phone only.',
        '产品页让答不出安全问题的人也走这里；这种情况要绑过安全手机才行。',
      ),
      RENEW_CLIENTS,
    ],
    limits: ['password-policy', 'lockout-time'],
    related: [
      'reset-member-password',
      'set-up-account-security',
      'change-password',
      'unlock-account',
      'change-postmaster-password',
    ],
    sources: ['intl/qiyyxwjmmdjjff1468291986198', 'webmail-manual', 'product-page'],
    keywords: [
      'cannot log in',
      'lost password',
      'recover access',
      'secure phone number',
      'self-service',
      '登录不了',
      '密码忘了',
      '密码找回',
      '安全手机',
      '密保',
    ],
  },
  {
    id: 'set-up-account-security',
    name: words('Set Up Account Security', '账户安全设置'),
    aliases: [
      'Security questions',
      'Secure phone number',
      'Bind secure mobile phone',
      '安全提示问题',
      '安全问题设置',
      '绑定安全手机',
      '密保问题',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Sets up the security questions and the secure phone with which you get back in when the password is gone.',
      '设置安全问题和安全手机，忘记密码或要验证身份时用得上。',
    ),
    navigation: [
      words(
        'Webmail > first logon > three-step page (first time)',
        '网页邮箱 > 首次登录 > 三步安全设置页（第一次）',
      ),
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Security (later)',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户安全（以后）',
      ),
    ],
    prerequisites: [
      words('You can log on to webmail.', '能登录网页邮箱。'),
      words('A mobile phone that gets text messages.', '有能收短信的手机。'),
    ],
    steps: [
      {
        do: words(
          'On the first logon, choose two security questions and answer them.',
          '首次登录时，选两个安全问题并填答案。',
        ),
        element: words('Set security question', '设定安全提示问题'),
        kind: 'page',
        where: words('step 1 of 3', '第 1 步，共 3 步'),
        note: words(
          'Keep the answers where you can find them: later you have to give the same ones.',
          '答案要记牢，以后校验要填得一样。',
        ),
      },
      {
        do: words('Go on.', '点“下一步”。'),
        element: words('Next', '下一步'),
        kind: 'button',
        where: words('bottom of the page', '页面底部'),
      },
      {
        do: words('Answer them once more.', '再确认一次答案。'),
        element: words('Confirm security question', '确认安全提示问题'),
        kind: 'page',
        where: words('step 2 of 3', '第 2 步，共 3 步'),
      },
      {
        do: words('Bind the phone with the code it gets.', '绑定手机，填短信验证码。'),
        element: words('Bind secure mobile phone', '绑定安全手机'),
        kind: 'page',
        where: words('step 3 of 3', '第 3 步，共 3 步'),
        note: words(
          'It can be skipped, resellers say, but should not be: many other checks need the phone.',
          '可以跳过（代理商说法），但建议绑定，很多验证都要用到手机。',
        ),
      },
      {
        do: words(
          'Later, change questions or phone under Account Security.',
          '以后要改，到“账户安全”里修改安全问题或安全手机。',
        ),
        element: words('Account Security', '账户安全'),
        kind: 'menu',
        where: LEFT,
        note: words(
          'Labels there: Change security questions (修改安全问题), Bind secure mobile phone (绑定安全手机).',
          '页面上的入口：“修改安全问题”“绑定安全手机”。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Security Question 1', '安全问题1'),
        type: 'choice',
        required: true,
        about: words('Chosen from a list, with an answer.', '从列表选一个，并填答案。'),
      },
      {
        name: words('Security Question 2', '安全问题2'),
        type: 'choice',
        required: true,
        about: words('A second one, with an answer.', '再选一个，并填答案。'),
      },
      {
        name: words('Secure phone number', '安全手机号码'),
        type: 'text',
        required: false,
        about: words(
          'Gets the codes for logging on, changing the password and making client passwords.',
          '用来接收登录、改密、生成安全密码的验证码。',
        ),
      },
    ],
    notes: [
      words(
        'Change the phone here before you give up the old number. After that only the administrator can reset the security settings.',
        '换号之前先在这里换绑；旧号停了就只能请管理员重置安全设置。',
      ),
      words(
        'Resellers say that the questions can be changed only while a phone is bound, and that without a bound phone there are no alerts or codes by phone.',
        '代理商说法：绑了手机才能改安全问题；解绑后就没有手机提醒和短信验证了。',
      ),
      words(
        'Account Security also shows the last logon and the last change of password: look at it now and then.',
        '“账户安全”里能看到上次登录和上次改密时间，不妨常看看。',
      ),
    ],
    related: [
      'reset-forgotten-password',
      'pass-two-factor-authentication',
      'change-password',
      'set-third-party-client-security-password',
    ],
    sources: ['webmail-manual', 'product-page', 'reseller'],
    keywords: [
      'first logon',
      'new phone number',
      'change phone',
      'recovery',
      '首次登录',
      '换手机号',
      '换绑',
      '密保',
      '安全校验',
    ],
  },
  {
    id: 'unlock-account',
    name: words('Unlock an Account', '解锁账号'),
    aliases: ['Unlock', '解锁', 'Too many password errors', '密码错误过多', '账号锁定'],
    guide: 'alimail-account',
    who: 'mail-admin',
    about: words(
      'Lifts the one-hour lock after too many wrong passwords.',
      '密码输错太多次被锁 1 小时，由管理员提前解锁。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > Action > Unlock',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > 权限操作 > 解锁',
      ),
      words(
        'Alibaba Mail console > Employee Accounts > Unlock',
        '阿里邮箱控制台 > 员工账号管理 > 解锁',
      ),
    ],
    prerequisites: [ADMIN],
    steps: [
      {
        do: words(
          'Have the user stop trying, and close every mail client and program that has the old password, on computers and phones.',
          '让用户先停止尝试，把电脑、手机上还存着旧密码的客户端和程序都关掉。',
        ),
        note: words(
          'Whoever can wait needs no administrator: the lock ends after 1 hour.',
          '能等的话不用找管理员，1 小时后自动解锁。',
        ),
      },
      ENTER_ACCOUNTS,
      FIND_ACCOUNT,
      {
        do: words('Click Unlock.', '点“解锁”。'),
        element: words('Action > Unlock', '权限操作 > 解锁'),
        kind: 'menu',
        where: words('above the list, or Actions column', '列表上方或操作列'),
      },
      {
        do: words(
          'Have the user log on to webmail, change the password (recommended by the official page), then correct the clients one by one.',
          '让用户登录网页邮箱，改密码（官方建议），再逐个更新客户端。',
        ),
        note: words(
          'If the user does not know the right password, reset it first.',
          '用户不知道正确密码的，先重置密码。',
        ),
      },
    ],
    notes: [
      words(
        'The product page and an older official page say that the account is locked; the newer official page says the IP address used for the logon is. Expect both: unlocking frees the account, but a locked IP address has to wait out its hour.',
        '产品页和一份旧官方文档说锁的是账号，新官方文档说锁的是登录 IP。两种都要防：解锁只管账号，IP 被锁只能等满 1 小时。',
      ),
      words(
        'Colleagues behind the same office IP address may be shut out too. Try from another network, such as a phone’s: if that works, it is the IP address.',
        '同一出口 IP 的同事可能也登录不了。换个网络（如手机热点）试一下：能登录，锁的就是 IP。',
      ),
      words(
        'The QR code is no way around it: it needs an account in normal state and will likely fail.',
        '锁定期间扫码登录多半也不行，它要求账号状态正常。',
      ),
      words(
        'Locked again soon after? Some device still sends the old password, or somebody is guessing. The logon log shows the IP address.',
        '解锁后很快又锁：还有设备在用旧密码，或有人在猜密码。到登录查询里看 IP。',
      ),
      WHICH_CONSOLE,
    ],
    limits: ['lockout-time'],
    related: [
      'reset-member-password',
      'reset-forgotten-password',
      'view-recent-logon-logs',
      'unfreeze-account',
      'unblock-account',
    ],
    sources: ['intl/frozen', 'product-page', 'reseller'],
    keywords: [
      'locked out',
      'wrong password',
      'too many attempts',
      'try again in 1 hour',
      'one hour',
      '1小时后重试',
      '被锁',
      '输错密码',
      '登录不上',
    ],
  },
  {
    id: 'unfreeze-account',
    name: words('Unfreeze an Account', '解冻账号'),
    aliases: [
      'Enable',
      '开启',
      '启用',
      '解除冻结',
      'AccountFrozen',
      'AccountDisabled',
      'Frozen account',
    ],
    guide: 'alimail-service',
    who: 'mail-admin',
    about: words(
      'Lets a frozen account log on, send and receive again.',
      '让被冻结的账号恢复登录和收发。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > Action > Enable',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > 权限操作 > 开启',
      ),
      words('Employee Accounts > Enable', '员工账号管理 > 开启'),
    ],
    prerequisites: [
      ADMIN,
      words('It is clear who froze the account and why.', '清楚是谁冻结的、为什么冻结。'),
    ],
    steps: [
      ENTER_ACCOUNTS,
      FIND_ACCOUNT,
      {
        do: words('Click Enable.', '点“开启”。'),
        element: words('Action > Enable', '权限操作 > 开启'),
        kind: 'menu',
        where: words('above the list, or Actions column', '列表上方或操作列'),
      },
      {
        do: words(
          'Have the user log on to webmail and change the password.',
          '让用户登录网页邮箱并修改密码。',
        ),
        note: words('Recommended by the official page.', '官方建议这样做。'),
      },
    ],
    notes: [
      words(
        'What the user sees: “Your email address is frozen or deleted. Contact the postmaster for help.” (您的帐号已被冻结或已注销), although the password is right.',
        '用户看到的提示是“您的帐号已被冻结或已注销”（Your email address is frozen or deleted），密码是对的。',
      ),
      words(
        'A deleted account gives the same message. If the account is not in the list, there is nothing to enable.',
        '账号被删除也是这句提示；列表里找不到的是已删除，没法开启。',
      ),
      words(
        'A frozen account neither sends nor receives. Mail from that time may have to be sent again.',
        '冻结期间不能收发；这段时间的来信可能要请对方重发。',
      ),
      words(
        'Accounts of people who have left are often frozen on purpose. Users cannot enable their own account.',
        '离职员工的账号常是有意冻结的；用户自己不能开启。',
      ),
      words(
        'The words AccountFrozen and AccountDisabled are from the product page alone. A frozen account needs Enable, a blocked one Unblock; do not mix them up.',
        'AccountFrozen、AccountDisabled 只见于产品页。冻结点“开启”，封禁点“解封”，不要弄混。',
      ),
    ],
    related: [
      'unblock-account',
      'unlock-account',
      'renew-expired-account',
      'manage-domain-accounts',
    ],
    sources: ['intl/frozen', 'product-page', 'reseller'],
    keywords: [
      'frozen or deleted',
      'disabled',
      'suspended',
      'cannot log in',
      'left the company',
      '冻结',
      '已注销',
      '停用',
      '离职',
    ],
  },
  {
    id: 'unblock-account',
    name: words('Unblock an Account', '解封账号'),
    aliases: ['Unblock', 'Unban', '解封', '解除封禁', 'AccountBlocked', 'Banned account'],
    guide: 'alimail-service',
    who: 'mail-admin',
    about: words(
      'Lets an account send again after the service banned it for abuse.',
      '账号因外发异常被封禁后，恢复发信。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > Action > Unban (also: Unblock)',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > 权限操作 > 解封',
      ),
      words('Employee Accounts > Unblock', '员工账号管理 > 解封'),
    ],
    prerequisites: [ADMIN],
    steps: [
      ENTER_ACCOUNTS,
      {
        do: words(
          'Click the name of the account and reset its password before anything else.',
          '点该账号的姓名，先重置密码。',
        ),
        element: words('Reset Password', '重置密码'),
        kind: 'button',
        where: words('edit page of the account', '账号编辑页'),
        note: words(
          'Usually somebody else sends spam with a stolen or weak password.',
          '多半是密码被盗或太弱，被人拿来发垃圾邮件。',
        ),
      },
      {
        do: words(
          'Find the cause: look for strangers in the logon log, delete client passwords that nobody knows, check incoming mail rules and forwarding, scan the user’s computer.',
          '查清原因：在登录查询里找陌生登录，删掉来历不明的三方客户端安全密码，检查收信规则和自动转发，给用户电脑杀毒。',
        ),
      },
      {
        ...FIND_ACCOUNT,
        do: words(
          'Back in the list of accounts, search for the account and tick it.',
          '回到账号列表，搜索该账号并勾选。',
        ),
      },
      {
        do: words('Click Unban (Unblock).', '点“解封”。'),
        element: words('Action > Unban', '权限操作 > 解封'),
        kind: 'menu',
        where: words('above the list, or Actions column', '列表上方或操作列'),
        note: words(
          'The official page writes Unban, the product page Unblock.',
          '英文界面官方文档写 Unban，产品页写 Unblock。',
        ),
      },
      {
        do: words('Send one test message to an outside address.', '往外部地址发一封测试邮件。'),
      },
    ],
    notes: [
      words(
        'A ban is announced: the administrator gets a text message, the user a mail. Logging on may still work; what is stopped is sending.',
        '封禁会有通知：管理员收到短信，用户收到邮件。登录可能正常，被限制的是发信。',
      ),
      words(
        'Unblocked without a new password, it will be blocked again.',
        '不改密码就解封，很快会再被封。',
      ),
      words(
        'Advertising and bulk notices do not belong in Alibaba Mail: use DirectMail for them, on a domain of their own.',
        '群发广告或系统通知不要用阿里邮箱发，改用邮件推送（DirectMail），并单独用一个域名。',
      ),
      words(
        'Users cannot unblock their own account. The word AccountBlocked is from the product page alone.',
        '用户自己不能解封。AccountBlocked 这个写法只见于产品页。',
      ),
    ],
    limits: ['sending-frequency', 'password-policy'],
    related: [
      'reset-member-password',
      'view-recent-logon-logs',
      'unfreeze-account',
      'allow-external-sending',
    ],
    sources: ['intl/frozen', 'product-page', 'reseller'],
    keywords: ['blocked', 'banned', 'cannot send', '封禁', '被封', '限制外发', '发不出去'],
  },
  {
    id: 'renew-expired-account',
    name: words('Renew an Expired Account', '续费（账号过期）'),
    aliases: ['Renew', 'Alibaba Mail renewal', '续费', '邮箱续费', 'AccountExpired', '账号过期'],
    guide: 'alimail-service',
    who: 'domain-admin',
    about: words(
      'Brings mail back after the subscription has expired, before everything is deleted.',
      '邮箱到期后续费恢复使用，赶在数据被删之前。',
    ),
    navigation: [
      words(
        'Alibaba Cloud console (the account that bought it) > Alibaba Mail > (the domain) > Renew',
        '阿里云控制台（购买时的阿里云账号）> 阿里邮箱 > （对应域名）> 续费',
      ),
    ],
    prerequisites: [
      words(
        'You have the Alibaba Cloud account that bought the mail service.',
        '有购买邮箱时的阿里云账号。',
      ),
      words('It expired less than 30 days ago.', '过期不超过 30 天。'),
    ],
    steps: [
      {
        do: words(
          'Find out what has expired: the mail subscription, or the domain name itself.',
          '先看到期的是邮箱套餐还是域名。',
        ),
        note: words(
          'An expired domain name stops the mail too, even if the mail is paid for.',
          '域名过期了，邮箱续了费也用不了。',
        ),
      },
      {
        do: words(
          'Log on to the Alibaba Cloud console with the account that bought it.',
          '用购买邮箱的阿里云账号登录控制台。',
        ),
        element: words('Alibaba Mail Console', '阿里邮箱控制台'),
        kind: 'page',
        note: words(
          'https://alimail.console.aliyun.com for China. It is not the postmaster account.',
          '国内站是 https://alimail.console.aliyun.com；不是 postmaster 账号。',
        ),
      },
      {
        do: words('Choose the mail service and renew it.', '找到该邮箱，点“续费”。'),
        element: words('Renew', '续费'),
        kind: 'button',
        where: words('row of the domain', '该域名所在行'),
      },
      {
        do: words('Choose the period and pay.', '选续费时长并付款。'),
        element: words('Pay', '支付'),
        kind: 'button',
        note: words('Once the payment is through, the renewal is done.', '付款成功即续费成功。'),
      },
      {
        do: words(
          'Renew the domain name with its registrar if that has expired.',
          '域名过期的，到域名注册商那里续费。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Renewal period', '续费时长'),
        type: 'choice',
        required: true,
        about: words('How long to pay for.', '续多久。'),
      },
    ],
    notes: [
      words(
        '30 days after expiry the mailboxes are deleted and nothing can be got back: do it today.',
        '过期满 30 天邮箱会被删除，数据找不回来，要尽快续。',
      ),
      words('Bought through a reseller: the reseller renews it.', '通过代理商买的，找代理商续费。'),
      words(
        'Automatic renewal needs money in the Alibaba Cloud account beforehand.',
        '开了自动续费也要提前充值，余额不足会失败。',
      ),
      words(
        'The word AccountExpired is from the product page alone, which does not say what has expired.',
        'AccountExpired 只见于产品页，而且没说到期的是什么。',
      ),
    ],
    related: ['unfreeze-account', 'refresh-resolution-status', 'add-dns-records'],
    sources: [
      'intl/alibaba-mail-renewal',
      'intl/troubleshooting-causes-of-failure-to-send-and-receive-mail',
      'product-page',
      'reseller',
    ],
    keywords: [
      'expired',
      'subscription',
      'payment',
      'all mail stopped',
      'domain expired',
      '到期',
      '过期',
      '欠费',
      '域名到期',
      '全公司收发不了',
    ],
  },
  {
    id: 'log-in-with-qr-code',
    name: words('Log In with a QR Code', '扫码登录'),
    aliases: [
      'Scan code to log in',
      'Scan QR Code to Login',
      'Code scanning entry',
      'QR code login',
      '扫一扫登录',
      '二维码登录',
    ],
    guide: 'alimail-account',
    who: 'user',
    about: words(
      'Logs you on to webmail with the Alibaba Mail app on your phone, without a password.',
      '用手机上的阿里邮箱 App 扫码登录网页邮箱，不用输密码。',
    ),
    navigation: [
      words('Webmail > logon page > Code scanning entry', '网页邮箱 > 登录页 > 扫码登录入口'),
    ],
    prerequisites: [
      words(
        'The Alibaba Mail app is installed and up to date.',
        '手机装了阿里邮箱 App，并且是新版本。',
      ),
      words('You are already logged on in the app.', 'App 里已登录该账号。'),
      words('The account is in normal state.', '账号状态正常（没有锁定、冻结、封禁）。'),
    ],
    steps: [
      {
        do: words(
          'Open the logon page of webmail on the computer.',
          '在电脑上打开网页邮箱登录页。',
        ),
        element: words('Logon page', '登录页'),
        kind: 'page',
        where: words('browser', '浏览器'),
      },
      {
        do: words('Switch to the QR code.', '点扫码登录入口，显示二维码。'),
        element: words('Code scanning entry', '扫码登录入口'),
        kind: 'icon',
        where: LOGON_PAGE,
      },
      {
        do: words('Scan it with the Alibaba Mail app.', '用阿里邮箱 App 扫码。'),
        element: words('Scan', '扫一扫'),
        kind: 'icon',
        where: words('Alibaba Mail app', '阿里邮箱 App'),
        note: words('The code is valid for 5 minutes.', '二维码 5 分钟内有效。'),
      },
      {
        do: words('Confirm on the phone.', '在手机上确认登录。'),
        where: words('Alibaba Mail app', '阿里邮箱 App'),
        note: words('Confirm only a page that you opened yourself.', '只确认自己打开的登录页。'),
      },
    ],
    notes: [
      words(
        'Expired after 5 minutes: refresh the logon page for a new code.',
        '超过 5 分钟失效，刷新登录页换一个新码再扫。',
      ),
      words(
        'It does not get round a lock: with “Too many password errors” it will likely fail as well, says the product page, which is not sure.',
        '扫码不能绕过锁定：提示“密码错误过多”时多半也登录不了（产品页的说法，并不肯定）。',
      ),
      words(
        'It gets you in, but is no way to a new password: Change Password asks for the old one. If you forgot it, use Forgot Password or ask the administrator.',
        '扫码只是登录，改密码还要填旧密码；忘了旧密码的，走“忘记密码”或请管理员重置。',
      ),
    ],
    limits: ['qr-code-validity', 'lockout-time'],
    related: [
      'reset-forgotten-password',
      'unlock-account',
      'log-in-to-webmail',
      'download-alibaba-mail-clients',
    ],
    sources: ['product-page'],
    keywords: [
      'passwordless',
      'scan',
      'mobile app',
      'QR code expired',
      'phone login',
      '扫码',
      '二维码过期',
      '免密登录',
      '手机登录',
    ],
  },
  {
    id: 'reset-member-password',
    name: words('Reset a Member’s Password', '重置员工密码'),
    aliases: ['Reset Password', 'Reset an employee account password', '重置密码', '重置子账号密码'],
    guide: 'alimail-account',
    who: 'mail-admin',
    about: words(
      'Gives an employee’s mailbox a new password without the old one.',
      '员工忘记密码或账号被盗时，由管理员直接设新密码。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > (Name) > Reset Password',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > （点姓名）> 重置密码',
      ),
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Batch Settings > Reset Password',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 批量设置 > 重置密码',
      ),
    ],
    prerequisites: [
      ADMIN,
      words(
        'You are sure who is asking; it is best to call the employee back.',
        '核实过申请人身份，最好电话确认。',
      ),
    ],
    steps: [
      ENTER_ACCOUNTS,
      {
        do: words('Click the name of the account.', '点该账号的姓名。'),
        element: words('Name', '姓名'),
        kind: 'link',
        where: words('Name column', '“姓名”列'),
      },
      {
        do: words('Choose to reset the password.', '在编辑页点“重置密码”。'),
        element: words('Reset Password', '重置密码'),
        kind: 'button',
        where: words('Edit Account page', '编辑账号页'),
      },
      {
        do: words('Enter the new password, confirm it and save.', '输入并确认新密码，点“保存”。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('Edit Account page', '编辑账号页'),
      },
      {
        do: words(
          'Hand it over by telephone or in person, not by mail.',
          '用电话或当面告知新密码，不要发邮件。',
        ),
      },
    ],
    parameters: [
      {
        name: words('New Password', '新密码'),
        type: 'password',
        required: true,
        about: words(
          'Three of four character classes (capital, small, digit, special), without the address. 9 characters or more fit both official pages.',
          '大写、小写、数字、特殊字符至少三类，不含邮箱地址；9 位以上两份官方文档都满足。',
        ),
      },
      {
        name: words('Confirm Password', '确认密码'),
        type: 'password',
        required: true,
        about: words('The same once more.', '再输一次。'),
      },
      {
        name: words('Change Password on First Logon', '初次登录修改密码'),
        type: 'switch',
        required: false,
        about: words(
          'Makes the user set a password of their own at the next logon; ticked by default, says the official page.',
          '勾选后，用户下次登录必须自己改密码；官方文档说默认勾选。',
        ),
      },
    ],
    notes: [
      words(
        'Official pages disagree on the length: 8–64 characters on one, 9–64 on the newer one. Take 9 or more.',
        '密码长度官方文档不一致：旧文档 8–64 位，新文档 9–64 位，按 9 位以上设。',
      ),
      words(
        'A reset does not lift a lock of the IP and does not enable a frozen account.',
        '重置密码不能解除 IP 锁定，也不能解冻账号。',
      ),
      words(
        'Phone lost or answers forgotten as well? Reset the security settings of the account too, or the user does not get through the second check.',
        '手机和安全问题也失效的，要一并重置安全设置，否则二次验证过不去。',
      ),
      words(
        'After a break-in, delete the account’s security passwords for clients too: they are independent of this password.',
        '账号被盗的，还要删掉该账号的三方客户端安全密码，它和登录密码是两套。',
      ),
      RENEW_CLIENTS,
    ],
    limits: ['password-policy', 'lockout-time'],
    related: [
      'reset-forgotten-password',
      'unlock-account',
      'change-postmaster-password',
      'pass-two-factor-authentication',
      'manage-domain-accounts',
    ],
    sources: [
      'intl/how-to-reset-password-of-employee-accounts',
      'intl/qiyyxwjmmdjjff1468291986198',
      'product-page',
      'reseller',
    ],
    keywords: [
      'employee forgot password',
      'new password for a colleague',
      'initial password',
      'admin reset',
      '员工忘记密码',
      '初始密码',
      '管理员改密码',
      '子账号',
    ],
  },
  {
    id: 'pass-two-factor-authentication',
    name: words('Pass Two-Factor Authentication', '通过双重认证'),
    aliases: [
      'Two-Factor Authentication',
      'Two-step verification',
      '2FA',
      'MFA',
      '双重认证',
      '二次验证',
      '多因子认证',
      '身份验证器',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'How to get through the second check after the password, and what to do when it fails.',
      '密码之后的第二道验证怎么过，过不去时找谁。',
    ),
    navigation: [
      words('Webmail > logon > Two-Factor Authentication page', '网页邮箱 > 登录 > 双重认证页面'),
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Security > Attach Authenticator (to set up an app)',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户安全 > 绑定身份验证器（用验证器 App）',
      ),
    ],
    prerequisites: [
      words(
        'A secure phone, security questions or an authenticator app is set up for the account.',
        '账号已设置安全手机、安全问题或身份验证器。',
      ),
      words('You know the password.', '记得登录密码。'),
    ],
    steps: [
      {
        do: words('Log on with address and password.', '输入账号密码登录。'),
        element: words('Logon page', '登录页'),
        kind: 'page',
        where: words('webmail or the Alibaba Mail app', '网页邮箱或阿里邮箱客户端'),
      },
      {
        do: words(
          'Choose what you have at hand: text message, security questions or authenticator.',
          '选手头有的方式：短信、安全问题或身份验证器。',
        ),
        element: words('Send SMS', '发送短信'),
        kind: 'button',
        where: words('Two-Factor Authentication page', '双重认证页面'),
        note: words(
          'With a phone and an authenticator bound, one of the two is enough.',
          '手机和验证器都绑了，用其中一种就行。',
        ),
      },
      {
        do: words('Enter the code.', '输入验证码。'),
        element: words('Verification Code', '验证码'),
        kind: 'field',
        where: words('Two-Factor Authentication page', '双重认证页面'),
        note: words(
          'If an authenticator’s code is never right, check the clock of the phone.',
          '验证器的码一直错，先看手机时间准不准。',
        ),
      },
      {
        do: words(
          'On your own device, tick the trust box to be spared next time.',
          '自己的设备可以勾选信任，下次免验证。',
        ),
        element: words(
          'Set as trusted device, skip verification for next logon',
          '设为可信设备，下次登录不进行验证',
        ),
        kind: 'checkbox',
        where: words('Two-Factor Authentication page', '双重认证页面'),
      },
      {
        do: words(
          'If it fails because the phone is gone or the answers are forgotten, ask the administrator to reset your security settings, then set them up again.',
          '手机号停用或答案忘了：请管理员重置安全设置，登录后重新设置。',
        ),
        element: words('Reset Security Settings', '重置安全设置'),
        kind: 'button',
        where: words('domain management', '域管理后台'),
      },
    ],
    parameters: [
      {
        name: words('Verification method', '验证方式'),
        type: 'choice',
        required: true,
        options: [
          words('Secure phone (SMS)', '安全手机短信'),
          words('Security questions', '安全问题'),
          words('Authenticator App', '身份验证器'),
        ],
        about: words(
          'Which of them are offered is up to the administrator and to what is bound.',
          '能选哪些，取决于管理员的设置和账号绑定了什么。',
        ),
      },
      {
        name: words('Verification Code', '验证码'),
        type: 'text',
        required: true,
        about: words('From the text message or the app.', '短信或验证器里的验证码。'),
      },
    ],
    notes: [
      words(
        'Mail clients over IMAP, POP3 and SMTP are never asked for a code: use the third-party client security password there.',
        'IMAP、POP3、SMTP 客户端不做二次验证，请用三方客户端安全密码。',
      ),
      words(
        'The administrator switches it on for the domain, and may exempt the company’s own IP addresses.',
        '双重认证由管理员开启，可以把公司出口 IP 设为安全登录 IP 免验证。',
      ),
      words(
        'Resellers: logons from a new place, or after 30 days without one, are checked too; the postmaster always is. The postmaster’s phone is reset in the Alibaba Cloud console.',
        '代理商说法：异地登录、30 天没登录也会触发；postmaster 每次都要验证，它的安全手机在阿里云控制台重置。',
      ),
      words(
        'Authenticators that the official page names: Alibaba Cloud App, Microsoft Authenticator, Google Authenticator, Authy.',
        '官方列出的验证器：阿里云 App、Microsoft Authenticator、Google Authenticator、Authy。',
      ),
    ],
    related: [
      'set-up-account-security',
      'set-or-cancel-trusted-devices',
      'reset-member-password',
      'set-third-party-client-security-password',
    ],
    sources: ['help/2703527', 'security-guide', 'product-page', 'reseller'],
    keywords: [
      'no text message',
      'code does not arrive',
      'lost phone',
      'verification failure',
      'second factor',
      '收不到验证码',
      '验证码错误',
      '手机丢了',
      '异地登录验证',
    ],
  },
  {
    id: 'allow-third-party-clients',
    name: words('Allow Third-Party Clients', '允许三方客户端登录'),
    aliases: [
      'Access Policy',
      'Third-party Client Access Policy',
      'Allow third-party clients',
      '访问策略',
      '三方客户端访问策略',
      '第三方客户端',
    ],
    guide: 'alimail-configuration',
    who: 'mail-admin',
    about: words(
      'Lets Outlook, Foxmail, iPhone Mail and other third-party clients log on.',
      '放开 Outlook、Foxmail、iPhone 邮件等三方客户端的登录。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Security Management > Account Security > Access Policy',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 账号安全 > 访问策略',
      ),
      words(
        'International sites: Domain management > Security > Account Security Policies',
        '国际站：域管理后台 > Security > Account Security Policies',
      ),
    ],
    prerequisites: [
      ADMIN,
      words('Your company’s rules permit third-party clients.', '公司安全规定允许使用三方客户端。'),
    ],
    steps: [
      {
        do: words(
          'Log on to webmail as postmaster and open the policies.',
          '用 postmaster 登录，打开访问策略。',
        ),
        element: words(
          'Security Management > Account Security > Access Policy',
          '安全管理 > 账号安全 > 访问策略',
        ),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'In the list, find the policy that blocks third-party clients.',
          '在列表里找到禁止三方客户端的那条策略。',
        ),
        element: words('Third-party Client Access Policy', '三方客户端访问策略'),
        kind: 'link',
        where: words('list of policies', '策略列表'),
        note: words(
          'A blacklist policy that comes switched on with new subscriptions.',
          '新开通的邮箱自带这条黑名单策略，默认启用。',
        ),
      },
      {
        do: words('Disable it, or delete it.', '停用或删除这条策略。'),
        element: words('Disable', '停用'),
        kind: 'toggle',
        where: words('row of the policy', '该策略所在行'),
        note: words(
          'Disabling is enough and easy to undo. If only some people need a client, narrow the scope of the policy instead.',
          '停用就够了，也方便恢复；只有部分人要用的，可以缩小适用范围。',
        ),
      },
      {
        do: words(
          'On international sites, instead of the two steps above, set third-party clients to Enable and save.',
          '国际站不用前面两步：把三方客户端登录设为允许（Enable），点左上角“保存”。',
        ),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('upper left corner', '页面左上角'),
      },
      {
        do: words(
          'Wait about five minutes, then try one client once.',
          '等约 5 分钟，再用一个客户端试一次。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Third-party client logon', '三方客户端登录'),
        type: 'choice',
        required: true,
        options: [words('Enable (allow)', '允许'), words('Disable (block)', '禁止')],
        about: words(
          'Disable does not touch webmail and Alibaba Mail’s own clients.',
          '禁止后，网页邮箱和阿里邮箱自有客户端不受影响。',
        ),
      },
    ],
    notes: [
      words(
        'A blocked client shows a plain authentication failure: the password is not to blame, so do not let people try others.',
        '被拦的客户端只提示认证失败，和密码无关，不要让用户反复试密码。',
      ),
      words(
        'Three gates have to be open: this policy, the POP/IMAP/SMTP switches of the account, and the security password where it is in force.',
        '三道关都要过：访问策略、账号的 POP/IMAP/SMTP 开关、（启用了的话）三方客户端安全密码。',
      ),
      words(
        'The product page only has the switches in webmail. Go by the official pages: new customers start with third-party clients blocked.',
        '产品页只提网页邮箱里的开关；以官方文档为准，新客户默认禁止三方客户端。',
      ),
      words(
        'Free Edition has access policies too, but without IP ranges.',
        '免费版也有访问策略，但不能按 IP 段设置。',
      ),
    ],
    limits: ['third-party-clients-default'],
    related: [
      'enable-pop-and-imap',
      'set-third-party-client-security-password',
      'configure-mail-client',
      'pass-two-factor-authentication',
    ],
    sources: [
      'help/3010275',
      'intl/how-to-prohibit-the-use-of-three-party-clients',
      'help/3029617',
      'help/606337',
      'help/447503',
      'product-page',
    ],
    keywords: [
      'Outlook',
      'Foxmail',
      'iPhone Mail',
      'Thunderbird',
      'authentication failed',
      'password rejected in client',
      '客户端登录失败',
      '密码正确却登录不了',
      '526',
      'UC_LOGIN_SOURCE_NOT_ALLOWED',
    ],
  },
  {
    id: 'enable-pop-and-imap',
    name: words('Enable POP and IMAP', '开启 POP 和 IMAP'),
    aliases: [
      'Enable POP',
      'Enable IMAP',
      'Feature Permissions',
      'POP/IMAP',
      '功能权限',
      '开启POP3/SMTP服务',
      '开启IMAP/SMTP服务',
    ],
    guide: 'alimail-configuration',
    who: 'mail-admin',
    about: words(
      'Switches POP3, IMAP and SMTP on for an account, so that mail clients can fetch and send.',
      '给账号开启 POP3、IMAP、SMTP 服务，客户端才能收发。',
    ),
    navigation: [
      asWords(CLIENT_PATHS.features),
      asWords(MAILBOX_PATHS.popAndImap),
      words('Settings > POP/IMAP', '设置 > POP/IMAP'),
    ],
    prerequisites: [
      ADMIN,
      words('Third-party clients are allowed by the access policy.', '访问策略已允许三方客户端。'),
    ],
    steps: [
      ENTER_ACCOUNTS,
      {
        do: words('Click the account and open its permissions.', '点开该账号，找到“功能权限”。'),
        element: words('Feature Permissions', '功能权限'),
        kind: 'tab',
        where: words('edit page of the account', '账号编辑页'),
      },
      {
        do: words('Tick the services that are needed.', '勾选要用的服务。'),
        element: words(
          'Enable POP3/SMTP service, Enable IMAP/SMTP service',
          '开启 POP3/SMTP 服务、开启 IMAP/SMTP 服务',
        ),
        kind: 'checkbox',
        where: words('edit page of the account', '账号编辑页'),
        note: words(
          'Many accounts at once: Organization and Users > Batch Settings.',
          '多个账号一起改：组织与用户 > 批量设置。',
        ),
      },
      {
        do: words('Save.', '保存。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('edit page of the account', '账号编辑页'),
      },
      {
        do: words(
          'The user then looks in webmail and switches on what is off there.',
          '用户再到网页邮箱里看一眼，没开的打开。',
        ),
        element: words('Enable POP, Enable IMAP', '开启 POP、开启 IMAP'),
        kind: 'toggle',
        where: words('Webmail > Settings > POP and IMAP', '网页邮箱 > 设置 > POP 和 IMAP'),
        note: words(
          'The manual of 2020 has only what POP fetches on this page, no such switch.',
          '2020 年的使用手册里，这一页只有 POP 收取范围，没有开关。',
        ),
      },
      {
        do: words('Log on in the client with the full address.', '客户端里用完整邮箱地址登录。'),
        note: words('The part before the @ alone is refused.', '只填 @ 前面的部分会认证失败。'),
      },
    ],
    parameters: [
      {
        name: words('Enable POP', '开启 POP'),
        type: 'switch',
        required: false,
        about: words('POP3, with TLS on port 995.', 'POP3 收信，SSL 端口 995。'),
      },
      {
        name: words('Enable IMAP', '开启 IMAP'),
        type: 'switch',
        required: false,
        about: words(
          'IMAP, with TLS on port 993; the better choice for several devices.',
          'IMAP 收信，SSL 端口 993；多设备同步用它。',
        ),
      },
      {
        name: words('Enable SMTP', '开启 SMTP'),
        type: 'switch',
        required: false,
        about: words(
          'For sending, with TLS on port 465; it comes with either of the two boxes.',
          '发信，SSL 端口 465；随上面两项一起开启。',
        ),
      },
    ],
    notes: [
      words(
        'The product page says that the user’s own switch is enough. According to the official pages the administrator decides: look at Feature Permissions and the access policy first.',
        '产品页说用户自己开就行；以官方文档为准，先查管理员的“功能权限”和“访问策略”。',
      ),
      words(
        'In one place the product page has 995 as the IMAP port. It is that of POP3; IMAP has 993.',
        '产品页有一处把 995 写成 IMAP 端口，那是 POP3 的；IMAP 是 993。',
      ),
      words(
        'One protocol works and the other does not, with the same password? Most likely a switch is off; the password is right.',
        '同一密码一个协议能登、另一个不能，多半是开关没开，不是密码错。',
      ),
    ],
    limits: ['client-ports', 'third-party-clients-default', 'pop-last-days'],
    related: [
      'allow-third-party-clients',
      'set-third-party-client-security-password',
      'configure-mail-client',
      'configure-pop-retrieval-scope',
      'set-imap-email-retrieval-scope',
    ],
    sources: [
      'help/447503',
      'help/36576',
      'webmail-manual',
      'email-guide',
      'product-page',
      'reseller',
    ],
    keywords: [
      'POP3',
      'SMTP',
      'protocol disabled',
      'client cannot receive',
      'no permission',
      'UC_OPER_NO_PERMISSION',
      '协议没开',
      '客户端收不到信',
      '服务未开启',
    ],
  },
  {
    id: 'set-third-party-client-security-password',
    name: words('Set the Third-Party Client Security Password', '三方客户端安全密码'),
    aliases: [
      'Third-Party Client Security Password',
      'Security password',
      'App-specific password',
      'Secure password',
      '安全密码',
      '专用密码',
      '客户端授权码',
    ],
    guide: 'alimail-configuration',
    who: 'user',
    about: words(
      'Makes a password of 16 characters for mail clients only, which you can delete at any time.',
      '生成一个 16 位、只给客户端用的密码，随时可以作废。',
    ),
    navigation: [
      asWords(CLIENT_PATHS.securityPassword),
      words(
        'To require it of everybody: Domain management (log on to webmail as postmaster) > Security Management > Account Security Policy > Force Enable Security Password',
        '管理员强制启用：域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 账号安全策略 > 强制启用安全密码',
      ),
    ],
    prerequisites: [
      words('The administrator allows third-party clients.', '管理员已允许三方客户端登录。'),
      words(
        'POP3, IMAP and SMTP are switched on for the account.',
        '账号已开启 POP3/IMAP/SMTP 服务。',
      ),
      words('A secure phone is bound and at hand.', '已绑定安全手机，手机在身边。'),
    ],
    steps: [
      {
        do: words('Log on to webmail and open the full settings.', '登录网页邮箱，打开更多设置。'),
        element: words('Settings > View More Settings', '设置 > 查看更多设置'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words('Go to Account Security.', '进入“账户安全”。'),
        element: words('Account and Security > Account Security', '账号与安全 > 账户安全'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('Turn the security password on.', '打开三方客户端安全密码开关。'),
        element: words('Third-Party Client Security Password', '三方客户端安全密码'),
        kind: 'toggle',
        where: words('Third-Party Client Logon Security Management', '三方客户端登录安全管理'),
        note: words(
          'If it is on and cannot be switched off, the administrator requires it. Go on with the next step.',
          '开关已开且关不掉：管理员强制启用了，直接下一步。',
        ),
      },
      {
        do: words('Generate a password.', '点“生成新密码”。'),
        element: words('Generate New Password', '生成新密码'),
        kind: 'button',
        where: words('Third-Party Client Logon Security Management', '三方客户端登录安全管理'),
      },
      {
        do: words('Get the code on your phone and enter it.', '获取动态验证码，填好后点“下一步”。'),
        element: words('Get Dynamic Captcha', '获取动态验证码'),
        kind: 'button',
        where: words('identity check', '身份验证窗口'),
        note: words(
          'Older pages offer security questions here too.',
          '旧版文档里也可以选安全问题验证。',
        ),
      },
      {
        do: words('Copy the password right now.', '马上复制密码。'),
        element: words('Copy', '复制'),
        kind: 'button',
        where: words('dialog', '弹窗'),
        note: words(
          'It is shown only once. Missed it? Generate another one.',
          '只显示一次，没复制就只能重新生成。',
        ),
      },
      {
        do: words('Name the device and confirm.', '填设备名称，点“确定”。'),
        element: words('Device', '设备名称'),
        kind: 'field',
        where: words('dialog', '弹窗'),
      },
      {
        do: words(
          'Log on in the client with the full address and this password.',
          '在客户端里用完整邮箱地址和这个安全密码登录。',
        ),
        note: words(
          'Enter it for both the incoming and the outgoing server.',
          '收信和发信服务器两处密码都要改。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Third-Party Client Security Password', '三方客户端安全密码'),
        type: 'switch',
        required: true,
        about: words('Turns the feature on for your account.', '是否启用安全密码。'),
      },
      {
        name: words('Dynamic Captcha', '动态验证码'),
        type: 'text',
        required: true,
        about: words('The code that your phone gets.', '手机短信里的验证码。'),
      },
      {
        name: words('Device', '设备名称'),
        type: 'text',
        required: true,
        about: words(
          'A label, so that you know later which one to delete.',
          '给密码起个名，方便以后分清要删哪个。',
        ),
      },
    ],
    notes: [
      words(
        'From then on the webmail password is refused in every third-party client. In webmail it goes on working. Clients set up before need the new one.',
        '启用后，网页邮箱的登录密码在所有三方客户端都会失效，只能登录网页邮箱；以前配好的客户端都要换成安全密码。',
      ),
      words(
        'Make one for each device: a lost phone then costs one password. Deleting it logs that client out.',
        '每台设备单独生成一个，丢了哪台就删哪个，删除后该客户端即不能登录。',
      ),
      words(
        'The administrator can force it for all or for some, and delete a member’s passwords (Employee Accounts > Security tab > Secure Password). What is forced only the administrator can switch off.',
        '管理员可以强制启用（全员或指定范围），也能删除员工的安全密码（账号的“安全”页签）；强制启用的只有管理员能关。',
      ),
      words(
        'This is not the code of two-factor authentication: clients are not asked for that.',
        '它不是双重认证的验证码，客户端登录不需要验证码。',
      ),
    ],
    limits: ['security-password'],
    related: [
      'allow-third-party-clients',
      'enable-pop-and-imap',
      'configure-mail-client',
      'set-up-account-security',
    ],
    sources: [
      'help/444269',
      'help/444380',
      'intl/the-third-party-client-password',
      'intl/exclusive-password-management-1',
    ],
    keywords: [
      'app password',
      'Outlook asks for password',
      'works on web but not in Outlook',
      '16 characters',
      'authentication failed',
      '526',
      '授权码',
      '网页能登客户端不能',
      '客户端密码错误',
      '16位密码',
    ],
  },
  {
    id: 'allow-external-sending',
    name: words('Allow External Sending', '开通外发权限'),
    aliases: [
      'Send to External Domains',
      'Receive from External Domains',
      '外域发信',
      '外域收信',
      '外发权限',
      '邮件收发限制',
    ],
    guide: 'alimail-email-delivery',
    who: 'mail-admin',
    about: words(
      'Lets an account send to addresses outside the company, and receive from them.',
      '允许账号往公司外部发信，以及接收外部来信。',
    ),
    navigation: [
      words(
        'Domain management (log on to webmail as postmaster) > Organization & Users > Employee Account Management > (the account)',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > （点开该账号）',
      ),
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Batch Settings',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 批量设置',
      ),
    ],
    prerequisites: [
      ADMIN,
      words('The company agrees that this account may send outside.', '公司同意该账号对外发信。'),
    ],
    steps: [
      {
        ...ENTER_ACCOUNTS,
        element: words(
          'Organization & Users > Employee Account Management',
          '组织与用户 > 员工账号管理',
        ),
      },
      {
        do: words('Click the account.', '点开该账号。'),
        element: words('Name', '姓名'),
        kind: 'link',
        where: words('list of accounts', '账号列表'),
      },
      {
        do: words('Allow sending outside.', '把“外域发信”设为“允许”。'),
        element: words('Send to External Domains', '外域发信'),
        kind: 'radio',
        where: words('edit page of the account', '账号编辑页'),
      },
      {
        do: words(
          'Allow receiving from outside, so that answers arrive.',
          '要收回信，把“外域收信”也设为“允许”。',
        ),
        element: words('Receive from External Domains', '外域收信'),
        kind: 'radio',
        where: words('edit page of the account', '账号编辑页'),
      },
      {
        do: words('Save.', '保存。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('edit page of the account', '账号编辑页'),
      },
      {
        do: words('Have the message sent again.', '让用户重发那封邮件。'),
        note: words('What came back is not sent again by itself.', '退回的邮件不会自动重发。'),
      },
    ],
    parameters: [
      {
        name: words('Send to External Domains', '外域发信'),
        type: 'choice',
        required: true,
        options: [words('Allow', '允许'), words('Forbid', '禁止')],
        about: words(
          'With Forbid, only mail within the domain can be sent.',
          '禁止后只能在本域内部发信。',
        ),
      },
      {
        name: words('Receive from External Domains', '外域收信'),
        type: 'choice',
        required: false,
        options: [words('Allow', '允许'), words('Forbid', '禁止')],
        about: words('Whether outside senders reach the account.', '外部发件人能否发信给该账号。'),
      },
    ],
    notes: [
      words(
        'Bounces that lead here: “Permission for sending emails to external domains is disabled”, “Your mailbox account is blocked from sending emails to external domains by the administrator”, 外发权限关闭.',
        '对应的退信：“外发权限关闭”、Permission for sending emails to external domains is disabled、Your mailbox account is blocked from sending emails to external domains by the administrator。',
      ),
      words(
        'It is set to Allow already? Then the account may be banned after abuse, or a mail rule holds the message.',
        '本来就是“允许”：账号可能被封禁，或邮件被审核规则拦下。',
      ),
      words(
        'Resellers say that Batch Settings allows exceptions for single addresses or domains.',
        '个别地址或域名可以在批量设置里“设置例外”（代理商说法）。',
      ),
      words(
        'The recipient and DNS have nothing to do with it. An SPF failure looks different: “spf check failed”.',
        '和收件方、域名解析都无关；SPF 问题的退信写的是 spf check failed。',
      ),
    ],
    related: [
      'unblock-account',
      'review-held-mail',
      'manage-domain-accounts',
      'publish-spf-record',
    ],
    sources: [
      'intl/an-error-message-appears-to-indicate-that-permission-for-sending-emails-to-external-domains-is-disabled-when-you-try-to-send-an-email',
      'product-page',
      'reseller',
    ],
    keywords: [
      'not authorized to send',
      'cannot send outside',
      'internal only',
      'bounce',
      '550',
      '不能外发',
      '只能内部发信',
      '外部收不到',
      '禁止外域发信',
      '退信',
    ],
  },
  {
    id: 'review-held-mail',
    name: words('Review Held Mail', '邮件审核'),
    aliases: [
      'Mail Approval',
      'Email approval',
      'Mail audit',
      'Auditor rejection',
      '审核邮件',
      '待审核邮件',
    ],
    guide: 'alimail-email-delivery',
    who: 'user',
    about: words(
      'Lets an auditor of the company release or refuse mail that is held by a rule of the administrator.',
      '管理员设了审核规则时，由审核员决定邮件放行还是拒绝。',
    ),
    navigation: [
      words('Webmail > Mail Review (folder)', '网页邮箱 > 邮件审核（文件夹）'),
      words(
        'To set the rules: Domain management (log on to webmail as postmaster) > Security Management > Mail Rules (formerly Mail Approval)',
        '设置规则：域管理后台（用 postmaster 登录网页邮箱进入）> 安全管理 > 邮件规则（旧版为“邮件审核”）',
      ),
    ],
    prerequisites: [
      words(
        'The administrator has made a rule and named you its auditor: only then is the folder there.',
        '管理员设了审核规则，并指定你为审核员，才会出现这个文件夹。',
      ),
    ],
    steps: [
      {
        do: words(
          'Log on to webmail and open the review folder.',
          '登录网页邮箱，打开“邮件审核”文件夹。',
        ),
        element: words('Mail Review', '邮件审核'),
        kind: 'folder',
        where: LEFT,
      },
      {
        do: words('Open the review page.', '点图标右侧的 ↗ 进入审核页面。'),
        element: words('↗', '↗'),
        kind: 'icon',
        where: words('right of the folder', '文件夹图标右侧'),
      },
      {
        do: words('Open a message that is waiting and read it.', '打开待审核的邮件看内容。'),
        element: words('Pending', '待审核'),
        kind: 'tab',
        where: words('review page', '邮件审核页面'),
      },
      {
        do: words('Approve it or refuse it, with a reason.', '同意或拒绝，拒绝时写明原因。'),
        element: words('Approve, Reject', '同意、拒绝'),
        kind: 'button',
        where: words('review page', '邮件审核页面'),
        note: words(
          'Approved mail is sent; refused mail goes back to the sender.',
          '同意后才发出；拒绝的退给发件人。',
        ),
      },
      {
        do: words('Look up earlier decisions in the records.', '要查以前的，看审核记录。'),
        element: words('Review records', '审核记录'),
        kind: 'tab',
        where: words('review page', '邮件审核页面'),
      },
    ],
    notes: [
      words(
        'For senders: “auditor does not approve to send this email” comes from your own company. Ask the auditor what is wrong, change it, send again; unchanged it meets the same auditor.',
        '给发件人：“auditor does not approve to send this email” 是本公司审核没通过。问清原因，改好再发，原样重发还是会被拦。',
      ),
      words(
        'The product page says that the recipient’s server returns it. That is wrong: the audit is a feature of Alibaba Mail on the sender’s side.',
        '产品页说是收件方服务器返回的，不对：邮件审核是阿里邮箱发件方自己的功能。',
      ),
      words(
        'Mail waits until somebody looks at it. Name more than one auditor, and set in the rule what happens when the time is up.',
        '没人审，邮件就一直等着。审核员最好不止一个，并在规则里设好超时怎么处理。',
      ),
      words(
        'Approval, monitoring and filtering are one page now: Mail Rules. Try a new rule on few people first.',
        '审核、监控、过滤已合并为“邮件规则”；新规则先小范围试。',
      ),
      words(
        'Only the folder and the records are named in the manual; the buttons may be named differently.',
        '文件夹和审核记录出自使用手册，按钮名称以实际界面为准。',
      ),
    ],
    related: ['allow-external-sending', 'view-sent-mail', 'send-email', 'query-sent-mail'],
    sources: ['intl/mail-rules', 'webmail-manual', 'product-page', 'reseller'],
    keywords: [
      'auditor does not approve',
      'approval',
      'moderation',
      'held',
      'mail stuck sending',
      'reviewer',
      '审核员',
      '审核不通过',
      '发送中',
      '审批',
    ],
  },
  {
    id: 'appeal-spam-verdict',
    name: words('Appeal a Spam Verdict', '反垃圾误判申诉'),
    aliases: [
      'ESO_LOCAL_SPAM',
      'spamed by local spam engine',
      'spammed by local spam engine',
      'antispam_fankui@alibaba-inc.com',
      '误判申诉',
      '垃圾邮件申诉',
    ],
    guide: 'alimail-security',
    who: 'user',
    about: words(
      'Asks Alibaba’s anti-spam people to look at mail that was refused as spam by mistake.',
      '正常邮件被反垃圾误判退回时，请阿里的专员复核。',
    ),
    navigation: [
      words(
        'Webmail > (the bounce) > right-click > Forward as Attachment',
        '网页邮箱 > （退信）> 右键 > 以附件转发',
      ),
    ],
    prerequisites: [
      words(
        'The bounce says (13)ESO_LOCAL_SPAM, and is still in the mailbox.',
        '退信里有 (13)ESO_LOCAL_SPAM，退信还在邮箱里。',
      ),
      words('The message is neither advertising nor bulk mail.', '不是营销邮件，也不是群发。'),
    ],
    steps: [
      {
        do: words(
          'Look through subject and text first; take out what reads like spam and send again.',
          '先检查主题和正文，去掉像垃圾邮件的内容再发一次。',
        ),
        note: words(
          'Keywords in them set off a rule. Changing the text is quicker than an appeal.',
          '是里面的关键词触发了规则；改内容重发比申诉快。',
        ),
      },
      {
        do: words('Log on to webmail and find the bounce.', '登录网页邮箱，找到退信。'),
        where: words('inbox', '收件箱'),
      },
      {
        do: words('Forward it as an attachment.', '右键点退信，选“以附件转发”。'),
        element: words('Forward as Attachment', '以附件转发'),
        kind: 'menu',
        where: words('context menu', '右键菜单'),
        note: words(
          'Or Download Email, and attach the .eml file to a new message.',
          '也可以“下载邮件”，把 .eml 文件作为附件发。',
        ),
      },
      {
        do: words(
          'Address it to antispam_fankui@alibaba-inc.com.',
          '收件人填 antispam_fankui@alibaba-inc.com。',
        ),
        element: words('To', '收件人'),
        kind: 'field',
        where: words('writing page', '写信页'),
      },
      {
        do: words('Write what the mail was for, and send it.', '正文写清发信用途，然后发送。'),
        element: words('Send', '发送'),
        kind: 'button',
        where: words('writing page', '写信页'),
        note: words('Knowing the purpose speeds up the review.', '说明发信场景，处理会快一些。'),
      },
      {
        do: words('Wait for the answer by mail.', '等专员回信。'),
      },
    ],
    parameters: [
      {
        name: words('To', '收件人'),
        type: 'text',
        required: true,
        about: words('antispam_fankui@alibaba-inc.com', 'antispam_fankui@alibaba-inc.com'),
      },
      {
        name: words('Attachment', '附件'),
        type: 'file',
        required: true,
        about: words(
          'The .eml file: headers are needed, so no screenshot and no copied text.',
          '.eml 原文件，要有完整邮件头；截图或复制的文字不行。',
        ),
      },
    ],
    notes: [
      words(
        'Nothing is released by itself: people review it. No source says how long it takes.',
        '没有自动放行，要人工审核；多久回复没有说明。',
      ),
      words(
        'The official page is about mail that you send from Alibaba Mail; the product page lists the error under mail not received. The recipient never got the message: the whitelist and Junk do not help.',
        '官方文档说的是用阿里邮箱发信被拦，产品页把它归到“收不到信”。收件人那里没有这封信，加白名单、翻“垃圾邮件”都没用。',
      ),
      words(
        'System notices, sign-up codes and invitations in bulk are not for Alibaba Mail: use DirectMail, on a domain of its own.',
        '系统通知、注册验证、邀请函等批量邮件请用邮件推送（DirectMail），并单独用一个域名。',
      ),
      words(
        'Mail that is only in Junk needs no appeal: move it to the Inbox and whitelist the sender.',
        '只是进了“垃圾邮件”的不用申诉，移回收件箱并加白名单即可。',
      ),
    ],
    related: ['forward-as-attachment', 'download-email', 'report-spam', 'add-to-whitelist'],
    sources: ['help/36620', 'intl/localspamengine', 'product-page'],
    keywords: [
      'eml file',
      'bounced as spam',
      'false positive',
      'delisting',
      'complaint',
      '误判',
      '被判垃圾邮件',
      '申诉',
      '反馈',
      '退信',
    ],
  },
];
