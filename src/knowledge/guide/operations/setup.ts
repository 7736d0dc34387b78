/** Opening a domain: accounts, migration, DNS records, mail clients. */
import { EDITIONS, type EditionId } from '../../editions.ts';
import { type Operation, type Words, words } from '../types.ts';

/** A value that is the same in both languages. */
function same(value: string): Words {
  return words(value, value);
}

interface Row {
  readonly host: string;
  readonly type: 'MX' | 'CNAME' | 'TXT';
  readonly priority: number | null;
  readonly value: string;
}

/** The records of an edition whose set is documented, in the setup page's order. */
function rowsOf(id: EditionId): readonly Row[] {
  const { mx, spf, clients } = EDITIONS[id];
  const cnames = (['imap', 'pop3', 'smtp', 'mail'] as const).flatMap((label): Row[] => {
    const target = clients.targets[label];
    return target === null ? [] : [{ host: label, type: 'CNAME', priority: null, value: target }];
  });
  const txt: Row[] =
    spf.include === null
      ? []
      : [{ host: '@', type: 'TXT', priority: null, value: `v=spf1 include:${spf.include} -all` }];
  return [
    ...mx.hosts.map(
      ({ preference, host }): Row => ({ host: '@', type: 'MX', priority: preference, value: host }),
    ),
    ...cnames,
    ...txt,
  ];
}

function rowNote({ host, type, priority, value }: Row): Words {
  return words(
    `Singapore: Hostname ${host}, Record Type ${type}, Priority ${priority ?? '-'}, Record Value ${value}`,
    `新加坡站：主机记录 ${host}，记录类型 ${type}，优先级 ${priority ?? '-'}，记录值 ${value}`,
  );
}

/** A whole set on one line: `@ MX 5 mx1.qiye.aliyun.com; …`. */
function setNote(id: EditionId, en: string, zh: string): Words {
  const rows = rowsOf(id).map((r) =>
    [r.host, r.type, ...(r.priority === null ? [] : [r.priority]), r.value].join(' '),
  );
  return words(`${en}: ${rows.join('; ')}.`, `${zh}：${rows.join('；')}。`);
}

/** The hosts that clients of a site connect to. */
function hostsNote(id: EditionId, en: string, zh: string): Words {
  const { imap, pop3, smtp } = EDITIONS[id].clients.targets;
  return words(
    `${en}: IMAP ${imap}, POP3 ${pop3}, SMTP ${smtp}.`,
    `${zh}：IMAP ${imap}，POP3 ${pop3}，SMTP ${smtp}。`,
  );
}

const SINGAPORE = rowsOf('sg');

const ALIMAIL_CONSOLE = words('Alibaba Mail Console', '阿里邮箱控制台');
const DOMAIN_MANAGEMENT = {
  en: 'Domain management (log on to webmail as postmaster)',
  zh: '域管理后台（用 postmaster 登录网页邮箱进入）',
};
const DNS_CONSOLE = words(
  'Console of the DNS host (Alibaba Cloud DNS Console when DNS is at Alibaba Cloud) > the domain > Add Record',
  '域名解析服务商的控制台（用阿里云解析的为“云解析 DNS”控制台）> 域名 > 添加记录',
);
const DNS_SETTINGS = words(
  'Console > Mail > Domain Management > DNS Settings',
  '控制台 > 邮箱 > 域名管理 > 解析设置',
);
const RESOLUTION = words(
  'Alibaba Mail Console > Manage > Resolution Result or Refresh',
  '阿里邮箱控制台 > 管理 > 解析结果 / 刷新',
);
const MAY_CHANGE_DNS = words(
  'You can log on to the console of whoever hosts the domain’s DNS and change records there.',
  '能登录域名解析服务商的控制台，并有权限修改解析记录。',
);
const HAS_POSTMASTER = words(
  'You have the password of the postmaster account.',
  '有 postmaster 账号的密码。',
);
const PRINTS_RECORDS = words(
  'Use the records of the domain’s own edition; `alimail-doctor check-dns <domain>` finds out which one that is and prints them exactly.',
  '请使用域名所在版本（站点）自己的记录；运行 `alimail-doctor check-dns <域名>` 可识别版本并给出准确的记录。',
);
const OWN_EDITION_NOTE = words(
  'Every edition has a record set of its own. Values from a page about another edition are right for that one and wrong for this domain.',
  '每个版本（站点）都有自己的一套记录。其他版本文档里的值对那个版本是对的，只是不能用在这个域名上。',
);
const EFFECT_NOTE = words(
  'With Alibaba Cloud DNS it takes about 10 minutes as a rule. Elsewhere the TTL of the old record decides; the sources name 5 to 60 minutes, 24 hours, and 48 hours at the most.',
  '使用阿里云解析一般约 10 分钟生效。其他情况取决于旧记录的 TTL；各份资料说法不一：5–60 分钟、24 小时、最长 48 小时都有。',
);

/** The first clicks of what is done in domain management. */
const INTO_ACCOUNTS = [
  {
    do: words(
      'Log on to webmail with the postmaster account and its password.',
      '用 postmaster 账号和密码登录网页邮箱。',
    ),
    element: words('Webmail', '网页邮箱'),
    kind: 'page',
    where: words(
      'mail.<your domain> once its CNAME works, before that the site’s general address: https://mail.sg.aliyun.com/ (Singapore), https://qiye.aliyun.com (mainland)',
      'mail 解析生效后用 mail.你的域名，生效前用站点的通用地址：新加坡站 https://mail.sg.aliyun.com/，中国站 https://qiye.aliyun.com',
    ),
    note: words(
      'Domain management opens by default for postmaster.',
      'postmaster 登录后默认直接进入域管理后台。',
    ),
  },
  {
    do: words(
      'If the mailbox opens instead, switch to domain management.',
      '如果打开的是邮箱界面，点右上角切换到域管理后台。',
    ),
    element: words('Domain Management', '域管理'),
    kind: 'button',
    where: words('upper right corner of webmail', '网页邮箱右上角'),
  },
  {
    do: words('Open the list of accounts.', '打开账号列表。'),
    element: words('Employee Accounts', '员工账号管理'),
    kind: 'menu',
    where: words('left navigation', '左侧导航栏'),
    note: words(
      'In newer consoles it stands under Organization and Users (older ones: DEPTs & Users).',
      '新版后台在“组织与用户”下面（旧版英文界面叫 DEPTs & Users）。',
    ),
  },
] as const;

export const SETUP_OPERATIONS: readonly Operation[] = [
  {
    id: 'set-postmaster-password',
    name: words('Set the Password of Postmaster Account', '设置 postmaster 管理员密码'),
    aliases: [
      'Set The Password of Postmaster Account',
      'Reset Password',
      'postmaster',
      '重置密码',
      '设置管理员密码',
      '管理员账号初始密码',
    ],
    guide: 'alimail-account',
    who: 'domain-admin',
    about: words(
      'Gives the administrator account postmaster its password, the first thing to do after the purchase.',
      '给管理员账号 postmaster 设密码，购买后第一件要做的事。',
    ),
    navigation: [
      words(
        'Alibaba Mail Console > Email Services > Manage > Reset Password',
        '阿里邮箱控制台 > 邮箱服务 > 管理 > 重置密码',
      ),
    ],
    prerequisites: [
      words(
        'You can log on to the Alibaba Cloud account that bought the mailboxes.',
        '能登录购买邮箱的阿里云账号。',
      ),
    ],
    steps: [
      {
        do: words(
          'Log on to the console with the account that made the purchase.',
          '用购买时的阿里云账号登录控制台。',
        ),
        element: ALIMAIL_CONSOLE,
        kind: 'link',
        where: words(
          'mainland China: https://alimail.console.aliyun.com',
          '中国站：https://alimail.console.aliyun.com',
        ),
      },
      {
        do: words('Open the list of your mail domains.', '打开邮箱列表。'),
        element: words('Email Services', '邮箱服务'),
        kind: 'page',
      },
      {
        do: words('Open the domain.', '打开要设置的域名。'),
        element: words('Manage', '管理'),
        kind: 'button',
        where: words('row of the domain', '域名所在行'),
      },
      {
        do: words('Set the new password and confirm.', '设置新密码并确认。'),
        element: words('Reset Password', '重置密码'),
        kind: 'button',
      },
    ],
    notes: [
      words(
        'Skip it when a password was chosen during the purchase.',
        '购买时已经设过密码的，跳过这一步。',
      ),
      words(
        'Order of opening: postmaster password, employee accounts, Email Migration, DNS resolution.',
        '开通顺序：postmaster 密码、员工账号、邮箱搬家、域名解析。',
      ),
      words(
        'This console is for the purchase; accounts are managed in domain management inside webmail. Employees’ passwords are not reset here.',
        '这里是购买管理控制台；账号管理在网页邮箱里的域管理后台。员工的密码不在这里重置。',
      ),
    ],
    limits: ['password-policy'],
    related: [
      'change-postmaster-password',
      'log-on-with-postmaster-account',
      'create-employee-account',
    ],
    sources: ['setup-page', 'email-guide'],
    keywords: [
      'administrator password',
      'admin account',
      'first login',
      'open mailbox',
      'getting started',
      '开通邮箱',
      '首次登录',
      '管理员密码忘了',
      '管理员账号',
      '开通流程',
    ],
  },
  {
    id: 'create-employee-account',
    name: words('Create Employee Account', '新建员工账号'),
    aliases: [
      'Assign The Employee Account',
      'Assign Employee Accounts',
      'Create Account',
      'New Account',
      '新建账号',
      '创建账号',
      '分配员工账号',
      '开设员工邮箱',
    ],
    guide: 'alimail-account',
    who: 'mail-admin',
    about: words(
      'Creates one mailbox for an employee in domain management.',
      '在域管理后台给一名员工开一个邮箱。',
    ),
    navigation: [
      words(
        `${DOMAIN_MANAGEMENT.en} > Organization and Users > Employee Accounts > Create Account`,
        `${DOMAIN_MANAGEMENT.zh}> 组织与用户 > 员工账号管理 > 新建账号`,
      ),
    ],
    prerequisites: [HAS_POSTMASTER],
    steps: [
      ...INTO_ACCOUNTS,
      {
        do: words('Start a new account.', '新建一个账号。'),
        element: words('Create Account', '新建账号'),
        kind: 'button',
        where: words('Employee Accounts page', '员工账号管理页面'),
      },
      {
        do: words('Fill in the form and save.', '填写信息后保存。'),
        element: words('Save', '保存'),
        kind: 'button',
      },
    ],
    notes: [
      words(
        'Works before DNS is right: the state Resolution Invalid does not keep you from creating accounts.',
        '解析没配好也能建账号：状态为“解析异常”不影响新建账号。',
      ),
      words(
        'One guide names https://mail.console.aliyun.com for Employee Accounts; go by the setup page, where it is inside webmail.',
        '有一份指引说员工账号管理在 https://mail.console.aliyun.com；请以开通指引为准，它在网页邮箱的域管理后台里。',
      ),
    ],
    limits: ['free-edition', 'password-policy', 'third-party-clients-default'],
    related: [
      'import-employee-accounts',
      'manage-domain-accounts',
      'assign-employee-mailbox',
      'allow-third-party-clients',
      'log-on-with-postmaster-account',
    ],
    sources: ['setup-page', 'help/36734'],
    keywords: [
      'add user',
      'new employee',
      'new mailbox',
      'add mailbox',
      '添加员工',
      '新员工入职',
      '开邮箱',
      '加账号',
      '开账号',
    ],
  },
  {
    id: 'import-employee-accounts',
    name: words('Import Employee Accounts', '批量导入员工账号'),
    aliases: ['Import', 'Assign The Employee Account', '导入', '批量导入账号', '批量开通账号'],
    guide: 'alimail-account',
    who: 'mail-admin',
    about: words(
      'Creates many mailboxes at once from a template file.',
      '用模板文件一次开多个邮箱。',
    ),
    navigation: [
      words(
        `${DOMAIN_MANAGEMENT.en} > Organization and Users > Employee Accounts > Import`,
        `${DOMAIN_MANAGEMENT.zh}> 组织与用户 > 员工账号管理 > 导入`,
      ),
    ],
    prerequisites: [HAS_POSTMASTER],
    steps: [
      ...INTO_ACCOUNTS,
      {
        do: words('Open the import.', '打开导入。'),
        element: words('Import', '导入'),
        kind: 'button',
        where: words('Employee Accounts page', '员工账号管理页面'),
      },
      {
        do: words('Download the template.', '下载模板。'),
      },
      {
        do: words('Fill in the accounts as the template asks for.', '按模板要求填写账号信息。'),
        note: words(
          'Keep to its format, or the import may fail.',
          '不要改动模板格式，否则可能导入失败。',
        ),
      },
      {
        do: words('Upload the file; the accounts are created.', '上传文件，账号随之建好。'),
      },
    ],
    notes: [
      words(
        'For a single account Create Account is quicker.',
        '只建一个账号时，直接“新建账号”更快。',
      ),
    ],
    limits: ['free-edition', 'password-policy'],
    related: ['create-employee-account', 'manage-domain-accounts', 'assign-employee-mailbox'],
    sources: ['setup-page', 'help/36734', 'email-guide'],
    keywords: [
      'bulk create',
      'batch',
      'many accounts',
      'template',
      'spreadsheet',
      'Excel',
      '批量',
      '批量添加员工',
      '员工比较多',
      '模板',
    ],
  },
  {
    id: 'migrate-email',
    name: words('Email Migration', '邮箱搬家'),
    aliases: ['Migrate Email', '邮件迁移', '邮件搬家', '数据迁移'],
    guide: 'alimail-configuration',
    who: 'mail-admin',
    about: words(
      'Brings the mail of the former provider over to Alibaba Mail.',
      '把原来邮箱里的历史邮件搬到阿里邮箱。',
    ),
    navigation: [],
    prerequisites: [
      words('The employees’ accounts exist at Alibaba Mail.', '阿里邮箱这边已经建好员工账号。'),
      words('The old mailboxes can still be logged on to.', '原邮箱还能登录。'),
    ],
    steps: [
      {
        do: words(
          'Find out whether anything is to be moved; without old mail skip this.',
          '确认有没有历史邮件要搬，没有就跳过。',
        ),
      },
      {
        do: words(
          'Start Email Migration and enter what it asks for about the old mailboxes.',
          '启动邮箱搬家，按页面要求填写原邮箱信息。',
        ),
        element: words('Email Migration', '邮箱搬家'),
        kind: 'page',
        note: words(
          'The setup page names the tool and not the menu that it stands in.',
          '开通指引只给出这个工具的名称，没有写它在哪个菜单里。',
        ),
      },
      {
        do: words(
          'Check in some mailboxes that the old mail is there.',
          '抽查几个邮箱，看旧邮件是否都到了。',
        ),
      },
    ],
    notes: [
      words(
        'It comes after the accounts and before the DNS records. Resolution Invalid does not hinder it.',
        '顺序在建账号之后、改解析之前。“解析异常”不影响搬家。',
      ),
      words(
        'Do not end the contract with the old provider before the migration is done and MX has changed.',
        '搬家完成、MX 切换之前，不要停掉原邮箱服务。',
      ),
      words(
        'To fetch the mail of one old mailbox only, the user can set it up under Other Mailboxes.',
        '只需要收一个旧邮箱的邮件时，用户自己在“其他邮箱”里设置代收即可。',
      ),
    ],
    limits: ['mailbox-storage'],
    related: [
      'receive-emails-from-other-mailboxes',
      'create-employee-account',
      'remove-other-mail-provider',
    ],
    sources: ['setup-page'],
    keywords: [
      'move mailbox',
      'switch provider',
      'import old mail',
      'transfer mail',
      '换邮箱服务商',
      '旧邮件',
      '历史邮件导入',
      '迁移',
      '从其他服务商转入',
    ],
  },
  {
    id: 'add-dns-records',
    name: words('Add DNS Records', '添加域名解析'),
    aliases: [
      'Add The Resolution',
      'Domain Name Resolution',
      'DNS Settings',
      'Add Record',
      'MX record',
      '域名解析',
      '解析设置',
      '添加解析记录',
      '设置 MX 记录',
    ],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Points the domain’s mail, and the host names that people and clients use, at Alibaba Mail.',
      '把域名的收信，以及网页、客户端用的主机名解析到阿里邮箱。',
    ),
    navigation: [DNS_CONSOLE, DNS_SETTINGS],
    prerequisites: [
      MAY_CHANGE_DNS,
      words(
        'You know at which site (edition) the mailboxes were opened.',
        '知道邮箱开在哪个站点（版本）。',
      ),
    ],
    steps: [
      {
        do: words(
          'Find out which records the domain needs: `alimail-doctor check-dns <domain>` prints those of its own edition.',
          '先确定该用哪套记录：运行 `alimail-doctor check-dns <域名>`，会给出该域名所在版本的记录。',
        ),
      },
      {
        do: words(
          'Open the console where the domain’s DNS is hosted.',
          '打开域名解析所在的控制台。',
        ),
        element: words('Alibaba Cloud DNS Console', '云解析 DNS 控制台'),
        kind: 'link',
        note: words(
          'When DNS is hosted elsewhere, use that provider’s console or ask its support; Alibaba Mail only names the values.',
          '解析不在阿里云的，到对应服务商的控制台修改或找其客服；阿里邮箱只提供记录值。',
        ),
      },
      {
        do: words(
          'Delete or suspend the mail records of a former provider.',
          '删除或暂停原邮箱服务商的邮件相关记录。',
        ),
      },
      {
        do: words('Start a new record.', '新建一条记录。'),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
      {
        do: words('Choose the kind of record.', '选择记录类型。'),
        element: words('Record Type', '记录类型'),
        kind: 'dropdown',
      },
      {
        do: words('Enter the label: @ for the domain itself.', '填写主机记录：域名本身填 @。'),
        element: words('Host Record', '主机记录'),
        kind: 'field',
        note: words(
          'The setup page calls the column Hostname.',
          '开通指引的表里这一列叫 Hostname。',
        ),
      },
      {
        do: words(
          'Enter the value and, for MX, the priority; then save.',
          '填写记录值，MX 还要填优先级，然后保存。',
        ),
        element: words('Record Value', '记录值'),
        kind: 'field',
      },
      {
        do: words(
          'Repeat it for every record of the set, MX and SPF first.',
          '其余记录照此添加，先加 MX 和 SPF。',
        ),
        note: words(
          'Without MX and SPF sending and receiving suffer; the CNAME records are recommended.',
          'MX 和 SPF 必须添加，缺了会影响收发；CNAME 建议也加上。',
        ),
      },
      {
        do: words(
          'Wait for DNS and refresh the resolution status in the console.',
          '等解析生效后，到控制台刷新解析状态。',
        ),
        element: words('Resolution Result', '解析结果'),
        kind: 'button',
      },
    ],
    parameters: [
      {
        name: words('Hostname', '主机记录'),
        type: 'choice',
        required: true,
        options: [...new Set(SINGAPORE.map((r) => r.host))].map(same),
        about: words(
          'Label below the domain; @ is the domain itself. Also called Host Record.',
          '域名下的标签，@ 表示域名本身。英文界面也叫 Host Record。',
        ),
      },
      {
        name: words('Record Type', '记录类型'),
        type: 'choice',
        required: true,
        options: ['MX', 'CNAME', 'TXT'].map(same),
        about: words(
          'MX for receiving, CNAME for names that people and clients use, TXT for SPF.',
          'MX 用于收信，CNAME 用于访问和客户端主机名，TXT 用于 SPF。',
        ),
      },
      {
        name: words('Priority', '优先级'),
        type: 'number',
        required: false,
        options: SINGAPORE.flatMap((r) => (r.priority === null ? [] : [same(`${r.priority}`)])),
        about: words(
          'For MX alone; the lowest number is tried first. The order counts, not the exact number.',
          '只有 MX 需要填；数值小的优先。重要的是先后顺序，不是具体数字。',
        ),
      },
      {
        name: words('Record Value', '记录值'),
        type: 'text',
        required: true,
        options: SINGAPORE.map((r) => same(r.value)),
        about: words(
          'What the record points to. The values shown are those of the Singapore site, as an example.',
          '记录指向的内容。这里列的是新加坡站的值，仅作示例。',
        ),
      },
    ],
    notes: [
      PRINTS_RECORDS,
      OWN_EDITION_NOTE,
      ...SINGAPORE.map(rowNote),
      setNote('cn-qiye', 'Mainland China', '中国站'),
      setNote('cn-mxhichina', 'Mainland China, legacy (mxhichina)', '中国站旧版（mxhichina）'),
      words(
        'In the setup page’s table the row of mail.sg.aliyun.com has lost its label; it is mail.',
        '开通指引表格里 mail.sg.aliyun.com 那一行漏了主机记录，应为 mail。',
      ),
      words(
        'The label is pop3 while the value begins with pop; only the mxhichina set has pop3 on both sides.',
        '主机记录是 pop3，记录值却以 pop. 开头；只有 mxhichina 那套两边都是 pop3。',
      ),
      words(
        'No CNAME at @: beside it MX and TXT do not work.',
        '@ 不能加 CNAME，否则 MX 和 TXT 会失效。',
      ),
      words(
        'Never keep another provider’s MX beside these: mail then gets lost at random.',
        '不要同时保留其他服务商的 MX，否则邮件会随机丢失。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['dns-propagation', 'resolution-status', 'subdomains'],
    related: [
      'remove-other-mail-provider',
      'refresh-resolution-status',
      'publish-spf-record',
      'publish-dkim-record',
      'point-webmail-address',
    ],
    sources: ['help/36710', 'help/446248', 'help/609862', 'setup-page', 'product-page'],
    keywords: [
      'domain setup',
      'cannot receive any mail',
      'name server',
      'zone',
      'MX missing',
      '收不到邮件',
      '解析怎么设置',
      '解析记录',
      '域名配置',
      '云解析',
    ],
  },
  {
    id: 'refresh-resolution-status',
    name: words('Refresh Resolution Status', '刷新解析状态'),
    aliases: [
      'Check Domain Name Resolution',
      'Manually Refresh The Resolution Status',
      'Refresh Status',
      'Resolution Result',
      '检查域名解析',
      '检测解析',
      '解析结果',
    ],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Makes Alibaba Mail check the domain’s DNS at once and shows whether it is right.',
      '让阿里邮箱立即重新检测域名解析，并显示结果。',
    ),
    navigation: [RESOLUTION],
    prerequisites: [
      words('The DNS records have been added.', '已添加解析记录。'),
      words('You have access to the console of the purchase.', '能登录购买邮箱的阿里云控制台。'),
    ],
    steps: [
      {
        do: words('Log on to the console of the purchase.', '登录购买管理控制台。'),
        element: ALIMAIL_CONSOLE,
        kind: 'link',
      },
      {
        do: words('Open the domain.', '打开对应域名。'),
        element: words('Manage', '管理'),
        kind: 'link',
        where: words('Actions column, row of the domain', '域名所在行的“操作”列'),
      },
      {
        do: words('Start the check.', '开始检测。'),
        element: words('Resolution Result or Refresh', '解析结果 / 刷新'),
        kind: 'button',
        note: words(
          'Other names of the same button: Check Domain Name Resolution, Refresh Status.',
          '其他文档里同一个按钮叫“检查域名解析”（Check Domain Name Resolution）或“刷新状态”（Refresh Status）。',
        ),
      },
      {
        do: words(
          'Read the state; if it is not Resolved, wait and refresh again.',
          '看状态：不是“解析正常”就稍等再刷新。',
        ),
        element: words('Resolved', '解析正常'),
        kind: 'page',
      },
    ],
    notes: [
      words(
        'Resolved: mail goes in and out, everything can be managed.',
        '解析正常（Resolved）：收发信和邮箱管理都正常。',
      ),
      words(
        'Resolution Invalid: the records do not point to Alibaba Mail, so webmail and clients neither send nor receive; creating accounts and moving mailboxes still work.',
        '解析异常（Resolution Invalid）：记录没有指向阿里邮箱，网页和客户端都收发不了邮件；新建账号、邮箱搬家不受影响。',
      ),
      words(
        'It is refreshed at intervals without you as well; refreshing by hand does not make DNS faster.',
        '系统也会定时自动刷新；手动刷新并不能让解析更快生效。',
      ),
      words(
        'If the console does not say why, `alimail-doctor check-dns <domain>` names the record that is wrong.',
        '控制台没写原因的话，运行 `alimail-doctor check-dns <域名>` 可以看到是哪条记录不对。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['resolution-status', 'dns-propagation'],
    related: ['add-dns-records', 'remove-other-mail-provider', 'assign-employee-mailbox'],
    sources: ['setup-page', 'email-guide', 'product-page'],
    keywords: [
      'verify DNS',
      'domain not resolved',
      'status invalid',
      'propagation',
      '解析不生效',
      '解析异常',
      '未解析',
      '检测域名',
      '刷新状态',
    ],
  },
  {
    id: 'remove-other-mail-provider',
    name: words('Remove the Records of Another Mail Provider', '删除其他邮箱服务商的解析记录'),
    aliases: ['old MX records', 'MX conflict', 'MX 冲突', '删除原邮箱解析', '暂停原邮箱记录'],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Takes the former provider’s records out of DNS, so that all mail arrives at Alibaba Mail.',
      '清理原服务商的解析记录，让邮件全部投到阿里邮箱。',
    ),
    navigation: [DNS_CONSOLE, DNS_SETTINGS],
    prerequisites: [
      MAY_CHANGE_DNS,
      words('Old mail has been moved and the new accounts exist.', '旧邮件已搬完，新账号已建好。'),
    ],
    steps: [
      {
        do: words(
          'List the records of the domain and mark those of the old provider: `alimail-doctor check-dns <domain>` names them.',
          '查看域名现有记录，找出原服务商的那些：运行 `alimail-doctor check-dns <域名>` 会列出。',
        ),
      },
      {
        do: words(
          'Delete or suspend every MX record of the old provider.',
          '删除或暂停原服务商的全部 MX 记录。',
        ),
        element: words('Delete or Suspend', '删除 / 暂停'),
        kind: 'button',
        where: words('row of the record', '记录所在行'),
        note: words(
          'Other labels such as www or the website’s A record stay.',
          'www、网站的 A 记录等与邮件无关的不要动。',
        ),
      },
      {
        do: words(
          'Delete its CNAME records for mail, imap, pop3 and smtp, whose names Alibaba Mail’s need.',
          '删除占用 mail、imap、pop3、smtp 主机记录的旧 CNAME。',
        ),
      },
      {
        do: words(
          'Take its include out of the SPF record, unless it goes on sending for the domain.',
          '从 SPF 记录里去掉它的 include；如果它还会代发邮件则保留。',
        ),
      },
      {
        do: words('Add the records of Alibaba Mail.', '添加阿里邮箱的解析记录。'),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
    ],
    notes: [
      words(
        'Only one provider’s MX at a time. With both there, mail goes missing at random, whatever the priorities.',
        'MX 只能保留一家。两家并存时邮件会随机丢失，调优先级也没有用。',
      ),
      words(
        'DirectMail’s mx01.dm.aliyun.com at the mail domain counts as foreign too: DirectMail does not receive mail.',
        '邮箱域名上的邮件推送 MX（mx01.dm.aliyun.com）同样要删：邮件推送不收信。',
      ),
      words(
        'Until the old records have left the caches, some mail still goes to the old provider. Look there for some days.',
        '旧记录在缓存里过期之前，仍会有邮件投到原服务商，切换后几天内记得回去看看。',
      ),
    ],
    limits: ['dns-propagation'],
    related: [
      'add-dns-records',
      'migrate-email',
      'publish-spf-record',
      'refresh-resolution-status',
    ],
    sources: ['help/609862', 'setup-page', 'help/36771'],
    keywords: [
      'switch provider',
      'two providers',
      'mail arrives at old mailbox',
      'some mail missing',
      'mixed MX',
      '换邮箱',
      '部分邮件收不到',
      '随机收不到',
      '邮件跑到旧邮箱',
      '腾讯企业邮',
      '网易企业邮',
    ],
  },
  {
    id: 'publish-spf-record',
    name: words('Publish SPF Record', '添加 SPF 记录'),
    aliases: [
      'SPF record',
      'SPF TXT record',
      'Configure the SPF Record',
      '配置 SPF',
      'SPF 解析',
      'TXT 记录',
    ],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Tells receivers that Alibaba Mail may send for the domain.',
      '告诉收信方：阿里邮箱可以代表这个域名发信。',
    ),
    navigation: [DNS_CONSOLE, DNS_SETTINGS],
    prerequisites: [MAY_CHANGE_DNS],
    steps: [
      {
        do: words(
          'See whether @ already has a TXT record that begins with v=spf1.',
          '先看 @ 上是否已有以 v=spf1 开头的 TXT 记录。',
        ),
      },
      {
        do: words(
          'Without one, add a record; with one, edit that one.',
          '没有就新建一条；已有就在那一条上改。',
        ),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
      {
        do: words(
          'Record Type TXT, Host Record @, Record Value with the include of the domain’s own edition; save.',
          '记录类型选 TXT，主机记录填 @，记录值用域名所在版本的 include，保存。',
        ),
        element: words('Record Value', '记录值'),
        kind: 'field',
        note: words(
          'Singapore: v=spf1 include:spf.sg.aliyun.com -all. Mainland: v=spf1 include:spf.qiye.aliyun.com -all.',
          '新加坡站：v=spf1 include:spf.sg.aliyun.com -all。中国站：v=spf1 include:spf.qiye.aliyun.com -all。',
        ),
      },
      {
        do: words(
          'After some minutes run `alimail-doctor check-dns <domain>` and send a test mail outside.',
          '过几分钟运行 `alimail-doctor check-dns <域名>` 复查，再往外发一封测试邮件。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Record Type', '记录类型'),
        type: 'choice',
        required: true,
        options: [same('TXT')],
        about: words('SPF is published as TXT.', 'SPF 以 TXT 记录发布。'),
      },
      {
        name: words('Host Record', '主机记录'),
        type: 'text',
        required: true,
        options: [same('@')],
        about: words('@ for the domain itself.', '域名本身填 @。'),
      },
      {
        name: words('Record Value', '记录值'),
        type: 'text',
        required: true,
        options: (['sg', 'cn-qiye', 'cn-mxhichina', 'hk', 'de', 'us'] as const).flatMap((id) => {
          const { include } = EDITIONS[id].spf;
          return include === null ? [] : [same(`v=spf1 include:${include} -all`)];
        }),
        about: words(
          'Choose by the site of the mailboxes: Singapore, mainland, mainland legacy, Hong Kong, Germany, United States.',
          '按邮箱所在站点选：新加坡、中国、中国旧版、香港、德国、美国。',
        ),
      },
    ],
    notes: [
      PRINTS_RECORDS,
      words(
        'One SPF record only. Two make SPF fail altogether (permerror); put all includes into one, such as v=spf1 include:spf.qiye.aliyun.com include:spf1.dm.aliyun.com -all for Alibaba Mail with DirectMail.',
        'SPF 只能有一条，两条会直接判错（permerror）。要把多个 include 合并到一条里，例如阿里邮箱加邮件推送：v=spf1 include:spf.qiye.aliyun.com include:spf1.dm.aliyun.com -all。',
      ),
      words(
        'Machine-translated pages print “include the following:spf.sg.aliyun.com”. Write include: without more.',
        '机器翻译的英文文档里会出现“include the following:spf.sg.aliyun.com”，记录里只写 include:。',
      ),
      words('Older guides end in ~all; that works too.', '旧文档结尾是 ~all，也可以用。'),
      words(
        'Missing or wrong SPF shows in bounces: SPF check failed, 550 failed to meet SPF requirements.',
        'SPF 缺失或不对时，退信里会有 550 failed to meet SPF requirements 或 SPF check failed。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['dns-propagation'],
    related: [
      'publish-dkim-record',
      'publish-dmarc-record',
      'add-dns-records',
      'refresh-resolution-status',
    ],
    sources: ['help/36771', 'intl/spfadd', 'setup-page', 'product-page'],
    keywords: [
      'SPF check failed',
      'bounce',
      'sender authentication',
      'spoofing',
      'mail goes to spam',
      '退信',
      '发信失败',
      '伪造发件人',
      '进垃圾箱',
      '发信验证',
    ],
  },
  {
    id: 'publish-dkim-record',
    name: words('Publish DKIM Record', '添加 DKIM 记录'),
    aliases: ['DKIM', 'Enable DKIM', 'DKIM 签名', '配置 DKIM', '开启 DKIM'],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Signs outgoing mail and publishes the key by which receivers verify it.',
      '给外发邮件签名，并发布收信方验证签名要用的公钥。',
    ),
    navigation: [
      words(
        `${DOMAIN_MANAGEMENT.en} > Mail Security > DKIM`,
        `${DOMAIN_MANAGEMENT.zh}> 邮件安全 > DKIM`,
      ),
      DNS_CONSOLE,
      DNS_SETTINGS,
    ],
    prerequisites: [HAS_POSTMASTER, MAY_CHANGE_DNS],
    steps: [
      {
        do: words('Open DKIM in domain management.', '在域管理后台打开 DKIM。'),
        element: words('Mail Security > DKIM', '邮件安全 > DKIM'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words(
          'Generate the key and copy host record and record value as shown.',
          '生成密钥，按页面显示复制主机记录和记录值。',
        ),
      },
      {
        do: words('Add a record in the DNS console.', '到解析控制台添加记录。'),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
      {
        do: words(
          'Record Type TXT, Host Record default._domainkey, Record Value as copied, without quotes; save.',
          '记录类型选 TXT，主机记录填 default._domainkey，记录值粘贴复制的内容（不带引号），保存。',
        ),
        element: words('Record Value', '记录值'),
        kind: 'field',
        note: words(
          'A 2048-bit key is longer than 255 characters. If the console refuses it, write it as several quoted strings within the one record.',
          '2048 位密钥超过 255 个字符。控制台不接受时，在同一条记录里拆成多个带引号的字符串。',
        ),
      },
      {
        do: words(
          'Once DNS has it, turn signing on in domain management if it waits for that, and check with `alimail-doctor check-dns <domain>`.',
          '解析生效后，如果域管理后台还需要启用签名就启用，再用 `alimail-doctor check-dns <域名>` 复查。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Record Type', '记录类型'),
        type: 'choice',
        required: true,
        options: [same('TXT')],
        about: words('The key is published as TXT.', '公钥以 TXT 记录发布。'),
      },
      {
        name: words('Host Record', '主机记录'),
        type: 'text',
        required: true,
        options: [same('default._domainkey')],
        about: words('The selector of Alibaba Mail is default.', '阿里邮箱的选择器是 default。'),
      },
      {
        name: words('Record Value', '记录值'),
        type: 'text',
        required: true,
        about: words(
          'v=DKIM1; k=rsa; p=… with the domain’s own key, from domain management. It cannot be made up or taken from another domain.',
          'v=DKIM1; k=rsa; p=…，其中的公钥由域管理后台生成，每个域名不同，不能照抄别的域名。',
        ),
      },
    ],
    notes: [
      words(
        'Signing is not on from the start: mail of domains that skipped this goes out without DKIM.',
        '默认不签名，没做这一步的域名发出的邮件没有 DKIM。',
      ),
      words(
        'DirectMail is a service apart with selectors of its own, one a region, such as aliyun-cn-hangzhou._domainkey.',
        '邮件推送是另一项服务，选择器按地域区分，例如 aliyun-cn-hangzhou._domainkey。',
      ),
      words(
        'No public page describes the menu fully; if it is not there, ask Alibaba Mail’s support for the domain’s key.',
        '公开文档没有完整写明这个菜单；找不到时请联系阿里邮箱客服获取该域名的密钥。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['dns-propagation'],
    related: ['publish-spf-record', 'publish-dmarc-record', 'add-dns-records'],
    sources: ['intl/because-spf-dkim-dmarc-and-other-mailbox-protocols-are-not', 'product-page'],
    keywords: [
      'signature of mail',
      'domain key',
      'selector',
      'default._domainkey',
      'Gmail rejects',
      'unauthenticated',
      '邮件签名验证',
      '公钥',
      '选择器',
      '谷歌退信',
      '防伪造',
    ],
  },
  {
    id: 'publish-dmarc-record',
    name: words('Publish DMARC Record', '添加 DMARC 记录'),
    aliases: ['DMARC', 'DMARC policy', '配置 DMARC', 'DMARC 策略'],
    guide: 'alimail-configuration',
    who: 'domain-admin',
    about: words(
      'Tells receivers what to do with mail that misuses the domain, and asks them for reports.',
      '告诉收信方怎么处理冒用本域名的邮件，并索取报告。',
    ),
    navigation: [DNS_CONSOLE, DNS_SETTINGS],
    prerequisites: [
      MAY_CHANGE_DNS,
      words('SPF and, better, DKIM of the domain are in order.', 'SPF 已配好，最好 DKIM 也配好。'),
    ],
    steps: [
      {
        do: words(
          'Choose a mailbox that somebody reads for the reports.',
          '准备一个有人查看的邮箱接收报告。',
        ),
      },
      {
        do: words('Add a record in the DNS console.', '到解析控制台添加记录。'),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
      {
        do: words(
          'Record Type TXT, Host Record _dmarc, Record Value v=DMARC1; p=none; rua=mailto:postmaster@<domain>; save.',
          '记录类型选 TXT，主机记录填 _dmarc，记录值填 v=DMARC1; p=none; rua=mailto:postmaster@<域名>，保存。',
        ),
        element: words('Record Value', '记录值'),
        kind: 'field',
      },
      {
        do: words(
          'Read the reports for some weeks; every service that sends for the domain has to pass SPF or DKIM.',
          '看几周报告，确认所有以本域名发信的服务都能通过 SPF 或 DKIM。',
        ),
      },
      {
        do: words(
          'Go on to p=quarantine, later to p=reject.',
          '再改成 p=quarantine，稳定后改成 p=reject。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Record Type', '记录类型'),
        type: 'choice',
        required: true,
        options: [same('TXT')],
        about: words('DMARC is published as TXT.', 'DMARC 以 TXT 记录发布。'),
      },
      {
        name: words('Host Record', '主机记录'),
        type: 'text',
        required: true,
        options: [same('_dmarc')],
        about: words(
          'Receivers look at _dmarc and nowhere else below the domain.',
          '收信方只在 _dmarc 下查找。',
        ),
      },
      {
        name: words('Record Value', '记录值'),
        type: 'text',
        required: true,
        options: ['p=none', 'p=quarantine', 'p=reject'].map(same),
        about: words(
          'v=DMARC1; p=<policy>; rua=mailto:<address for reports>',
          'v=DMARC1; p=<策略>; rua=mailto:<接收报告的地址>',
        ),
      },
    ],
    notes: [
      words(
        'Write no pct=: RFC 9989 took it away, as rf and ri. To try a policy out, use t=y.',
        '不要写 pct=：RFC 9989 已废除，rf、ri 也是。想先试运行可以用 t=y。',
      ),
      words(
        'Alibaba’s page begins with p=quarantine; p=none first is safer while not all senders are known.',
        '阿里的文档从 p=quarantine 开始；还没摸清所有发信来源时，先用 p=none 更稳妥。',
      ),
      words(
        'Gmail and Yahoo ask bulk senders for a record, p=none at least.',
        'Gmail、Yahoo 要求大量发信的域名有 DMARC，至少 p=none。',
      ),
      words(
        'One record only: with two, receivers act as if there were none.',
        '只能有一条，两条等于没有。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['dns-propagation'],
    related: ['publish-spf-record', 'publish-dkim-record', 'add-dns-records'],
    sources: ['intl/what-is-dmarc-how-do-i-set-it-up', 'product-page'],
    keywords: [
      'domain spoofing',
      'forged mail',
      'phishing',
      'reports',
      'Gmail Yahoo requirements',
      '域名被冒用',
      '冒充发信',
      '钓鱼邮件',
      '群发要求',
    ],
  },
  {
    id: 'point-webmail-address',
    name: words('Point the Webmail Address at Alibaba Mail', '设置 mail 访问地址（CNAME）'),
    aliases: ['mail CNAME', 'CNAME record', 'mail.domain.com', 'mail 解析', '自定义邮箱登录地址'],
    guide: 'alimail-service',
    who: 'domain-admin',
    about: words(
      'Makes mail.<your domain> open the logon page of webmail.',
      '让 mail.你的域名 打开网页邮箱登录页。',
    ),
    navigation: [DNS_CONSOLE, DNS_SETTINGS],
    prerequisites: [MAY_CHANGE_DNS],
    steps: [
      {
        do: words(
          'See what the label mail has now; delete an A record or CNAME that points elsewhere.',
          '看 mail 上现有的记录，指向别处的 A 记录或 CNAME 先删掉。',
        ),
      },
      {
        do: words('Add a record.', '添加一条记录。'),
        element: words('Add Record', '添加记录'),
        kind: 'button',
      },
      {
        do: words(
          'Record Type CNAME, Host Record mail, Record Value with the webmail host of the domain’s own edition; save.',
          '记录类型选 CNAME，主机记录填 mail，记录值填域名所在版本的网页邮箱主机名，保存。',
        ),
        element: words('Record Value', '记录值'),
        kind: 'field',
        note: words(
          'Singapore: mail.sg.aliyun.com. Mainland: qiye.aliyun.com; legacy: mail.mxhichina.com.',
          '新加坡站：mail.sg.aliyun.com。中国站：qiye.aliyun.com；旧版：mail.mxhichina.com。',
        ),
      },
      {
        do: words(
          'Open http://mail.<your domain> after some minutes.',
          '过几分钟打开 http://mail.你的域名 试试。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Record Type', '记录类型'),
        type: 'choice',
        required: true,
        options: [same('CNAME')],
        about: words('An alias.', '别名记录。'),
      },
      {
        name: words('Host Record', '主机记录'),
        type: 'text',
        required: true,
        options: [same('mail')],
        about: words('The label mail.', '填 mail。'),
      },
      {
        name: words('Record Value', '记录值'),
        type: 'text',
        required: true,
        options: ['mail.sg.aliyun.com', 'qiye.aliyun.com', 'mail.mxhichina.com'].map(same),
        about: words(
          'Webmail host of the site at which the mailboxes are.',
          '邮箱所在站点的网页邮箱主机名。',
        ),
      },
    ],
    notes: [
      PRINTS_RECORDS,
      words(
        'One guide names alimail.aliyun.com; no official page confirms it. Go by the record of the domain’s edition.',
        '有一份指引写的是 alimail.aliyun.com，官方文档里查不到；请以域名所在版本的记录为准。',
      ),
      words(
        'Until it works, log on at the general address, such as https://mail.sg.aliyun.com/ or https://qiye.aliyun.com. Sending and receiving do not depend on this record.',
        '生效之前先用通用地址登录，例如 https://mail.sg.aliyun.com/ 或 https://qiye.aliyun.com。收发信不依赖这条记录。',
      ),
      words(
        'A 503 error of a page that does open comes from the service, not from this record.',
        '页面能打开但报 503，是服务端的问题，与这条记录无关。',
      ),
      EFFECT_NOTE,
    ],
    limits: ['dns-propagation'],
    related: ['add-dns-records', 'log-in-to-webmail', 'log-on-with-postmaster-account'],
    sources: ['help/36710', 'help/609862', 'setup-page', 'product-page'],
    keywords: [
      'cannot open mail.domain.com',
      'webmail does not load',
      'login page address',
      'custom domain login',
      '登录页打不开',
      'mail 打不开',
      '邮箱网址',
      '登录入口',
    ],
  },
  {
    id: 'configure-mail-client',
    name: words('Configure a Mail Client', '配置邮件客户端'),
    aliases: [
      'Common Used Client Configuration',
      'POP/IMAP',
      'IMAP settings',
      'SMTP settings',
      'POP3 settings',
      '客户端设置',
      '客户端配置',
      '第三方客户端',
    ],
    guide: 'alimail-configuration',
    who: 'user',
    about: words(
      'Sets up Outlook, Foxmail, a phone or another program for the mailbox.',
      '在 Outlook、Foxmail、手机等三方客户端里收发阿里邮箱的邮件。',
    ),
    navigation: [
      words(
        'Mail client > Add account > Manual setup > IMAP (or POP3)',
        '邮件客户端 > 添加账号 > 手动配置 > IMAP（或 POP3）',
      ),
    ],
    prerequisites: [
      words(
        'The administrator allows third-party clients; for new customers they are off.',
        '管理员已允许使用三方客户端；新客户默认关闭。',
      ),
      words(
        'IMAP or POP3 and SMTP are on for the account (Feature Permissions), and in webmail (Enable POP, Enable IMAP) where that switch exists.',
        '账号的“功能权限”已开通 IMAP 或 POP3 以及 SMTP；网页邮箱里有开关的（Enable POP / Enable IMAP）也要打开。',
      ),
      words(
        'Where a third-party client security password is in force, you have made one.',
        '启用了三方客户端安全密码的，已生成该密码。',
      ),
    ],
    steps: [
      {
        do: words(
          'Make sure that ports 993 (or 995) and 465 are open on your computer and in your network.',
          '确认电脑和网络放行 993（或 995）和 465 端口。',
        ),
        note: words(
          '`alimail-doctor verify-client <address>` tests hosts, ports, TLS and the logon.',
          '`alimail-doctor verify-client <邮箱地址>` 可以检测主机名、端口、加密和登录。',
        ),
      },
      {
        do: words(
          'Add an account in the client and choose the manual way.',
          '在客户端添加账号，选择手动配置。',
        ),
        note: words(
          'Alibaba Mail publishes no autodiscover record, so clients may guess wrongly.',
          '阿里邮箱没有自动发现（autodiscover）记录，客户端自动识别可能不对。',
        ),
      },
      {
        do: words(
          'Incoming: host of your site, IMAP port 993 or POP3 port 995, SSL/TLS.',
          '收件服务器：填站点对应的主机名，IMAP 端口 993 或 POP3 端口 995，加密选 SSL/TLS。',
        ),
        element: words('Incoming server', '收件服务器'),
        kind: 'field',
      },
      {
        do: words(
          'Outgoing: SMTP host of your site, port 465, SSL/TLS, with authentication.',
          '发件服务器：填站点对应的 SMTP 主机名，端口 465，加密选 SSL/TLS，并勾选需要身份验证。',
        ),
        element: words('Outgoing server', '发件服务器'),
        kind: 'field',
      },
      {
        do: words(
          'Username: the full email address. Password: the security password if there is one, else that of webmail.',
          '用户名填完整邮箱地址；密码：启用了三方客户端安全密码就填它，否则填网页登录密码。',
        ),
        element: words('Username', '用户名'),
        kind: 'field',
      },
      {
        do: words(
          'With POP3, tell the client to leave a copy on the server.',
          '用 POP3 时，在客户端勾选“在服务器上保留副本”。',
        ),
        element: words('Leave a copy on the server', '在服务器上保留副本'),
        kind: 'checkbox',
      },
      {
        do: words('Send a mail to yourself and fetch it.', '给自己发一封邮件并收取。'),
      },
    ],
    parameters: [
      {
        name: words('Incoming protocol', '收信协议'),
        type: 'choice',
        required: true,
        options: [same('IMAP'), same('POP3')],
        about: words(
          'IMAP keeps all folders in step; POP3 downloads the inbox.',
          'IMAP 与服务器同步所有文件夹；POP3 只下载收件箱。',
        ),
      },
      {
        name: words('Incoming port', '收件端口'),
        type: 'choice',
        required: true,
        options: [
          words('993 (IMAP, SSL/TLS)', '993（IMAP，SSL/TLS）'),
          words('995 (POP3, SSL/TLS)', '995（POP3，SSL/TLS）'),
          words('143 (IMAP, not encrypted)', '143（IMAP，不加密）'),
          words('110 (POP3, not encrypted)', '110（POP3，不加密）'),
        ],
        about: words('Choose an encrypted one.', '请选加密端口。'),
      },
      {
        name: words('SMTP port', '发件端口'),
        type: 'choice',
        required: true,
        options: [
          words('465 (SSL/TLS)', '465（SSL/TLS）'),
          words('25 (not encrypted)', '25（不加密）'),
        ],
        about: words('Many networks block port 25; take 465.', '很多网络封了 25 端口，请用 465。'),
      },
      {
        name: words('Encryption', '加密方式'),
        type: 'choice',
        required: true,
        options: [same('SSL/TLS')],
        about: words(
          'Encrypted from the first byte, not STARTTLS, on 993, 995 and 465.',
          '993、995、465 一连上就是加密连接，不是 STARTTLS。',
        ),
      },
      {
        name: words('Username', '用户名'),
        type: 'text',
        required: true,
        about: words(
          'Full email address, user@domain.com; the part before @ alone is refused.',
          '完整邮箱地址，如 user@domain.com；只填 @ 前面的部分会登录失败。',
        ),
      },
      {
        name: words('Password', '密码'),
        type: 'password',
        required: true,
        about: words(
          'Once a security password exists, the webmail password works in no client.',
          '启用三方客户端安全密码后，网页登录密码在客户端里就不能用了。',
        ),
      },
    ],
    notes: [
      hostsNote('sg', 'Singapore', '新加坡站'),
      hostsNote('cn-qiye', 'Mainland China', '中国站'),
      hostsNote('cn-mxhichina', 'Mainland China, legacy', '中国站旧版'),
      hostsNote('hk', 'Hong Kong (POP3 by analogy)', '香港站（POP3 为推断）'),
      hostsNote('de', 'Germany (POP3 by analogy)', '德国站（POP3 为推断）'),
      hostsNote('us', 'United States (POP3 by analogy)', '美国站（POP3 为推断）'),
      words(
        'Enter these hosts rather than imap.<your domain>: the certificate is likely to be for Alibaba’s names only, and the client then complains.',
        '服务器请填这些主机名，不要填 imap.你的域名：证书里多半只有阿里的域名，客户端会报证书不符。',
      ),
      words(
        'Port 995 is POP3, never IMAP; one guide has it wrong. It also names pop.mail.aliyun.com, which nothing confirms.',
        '995 是 POP3 端口，不是 IMAP，有一份指引写错了；它给的 pop.mail.aliyun.com 也没有任何佐证。',
      ),
      words(
        'Ports 587 and 80: official pages contradict each other; use 465.',
        '587 和 80 端口：官方文档互相矛盾，请用 465。',
      ),
      words(
        'Works in webmail and not in the client: look at the administrator’s switches first, then the security password, then the full address.',
        '网页能登录、客户端不行：先查管理员的开关，再查安全密码，最后查用户名是否完整。',
      ),
      words(
        'A client that sends under another address than it logs on with is refused.',
        '客户端的发件地址与登录账号不一致会被拒绝。',
      ),
    ],
    limits: ['client-ports', 'third-party-clients-default', 'security-password', 'smtp-login-rate'],
    related: [
      'allow-third-party-clients',
      'enable-pop-and-imap',
      'set-third-party-client-security-password',
      'save-sent-emails-from-client-to-webmail',
      'download-alibaba-mail-clients',
    ],
    sources: [
      'help/36576',
      'intl/alibaba-mail-imap-pop-smtp-address-and-port-information',
      'setup-page',
      'product-page',
    ],
    keywords: [
      'iPhone Mail',
      'Thunderbird',
      'Android',
      'Apple Mail',
      'cannot connect',
      'wrong password in Outlook',
      'server address',
      '手机收邮件',
      '服务器地址',
      '端口号',
      '连接不上',
      '密码正确却登录不了',
    ],
  },
  {
    id: 'download-alibaba-mail-clients',
    name: words('Download the Alibaba Mail Clients', '下载阿里邮箱客户端'),
    aliases: [
      'Alibaba Mail full-platform client',
      'Alibaba Mail app',
      'Client',
      '客户端下载',
      '全平台客户端',
      'Outlook 插件',
      'Outlook插件',
    ],
    guide: 'alimail-service',
    who: 'user',
    about: words(
      'Alibaba’s own programs for computers and phones, which need no hosts or ports.',
      '阿里邮箱自己的电脑和手机客户端，不用填服务器和端口。',
    ),
    navigation: [
      words(
        'Webmail > Client (icon in the upper right corner)',
        '网页邮箱 > 功能栏 > 客户端（右上角图标）',
      ),
    ],
    prerequisites: [words('You can log on to webmail.', '能登录网页邮箱。')],
    steps: [
      {
        do: words('Open the download page.', '打开下载页。'),
        element: words('Client', '客户端'),
        kind: 'icon',
        where: words('function bar, upper right corner', '右上方功能栏'),
      },
      {
        do: words('Choose the system and download the installer.', '选择系统，下载安装文件。'),
        element: words(
          'Windows, macOS, iOS, Android or Outlook plug-in',
          'Windows、macOS、iOS、Android、Outlook插件',
        ),
        kind: 'tab',
      },
      {
        do: words(
          'Install it and log on with the full address and the password of the mailbox.',
          '安装后用完整邮箱地址和邮箱密码登录。',
        ),
      },
    ],
    parameters: [
      {
        name: words('System', '系统'),
        type: 'choice',
        required: true,
        options: [
          same('Windows'),
          same('macOS'),
          same('iOS'),
          same('Android'),
          words('Outlook plug-in', 'Outlook插件'),
        ],
        about: words(
          'Windows: Windows7 (32bit or 64bit) or newer, 300MB of free disk.',
          'Windows 版要求 Windows7 32bit/64bit 或更新版本，300MB可用磁盘空间。',
        ),
      },
    ],
    notes: [
      words(
        'Unlike with other programs, no IMAP or SMTP settings are to be made; the app is also what scans the QR code for logon.',
        '与三方客户端不同，不需要配置 IMAP、SMTP；扫码登录用的也是这个手机客户端。',
      ),
      words(
        'For Outlook itself there is a plug-in; without it, set Outlook up by hand.',
        '想用 Outlook 的可装插件；不装插件就手动配置。',
      ),
    ],
    related: ['configure-mail-client', 'log-in-with-qr-code'],
    sources: ['setup-page', 'webmail-manual'],
    keywords: [
      'desktop app',
      'phone app',
      'mobile',
      'install',
      'iPhone',
      'Mac',
      '手机版',
      '电脑版',
      '安装客户端',
      'App 下载',
    ],
  },
];
