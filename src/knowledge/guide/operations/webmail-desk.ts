/** Operations of the webmail manual beside mail itself: contacts, settings, calendar, drive, notes, tasks, groups, help. */
import { MAILBOX_PATHS } from '../../mailbox-pages.ts';
import { asWords, type Operation, type Step, type Words, words } from '../types.ts';

const LOGGED_ON = words('You can log on to webmail.', '能登录网页邮箱。');
const TOP_RIGHT = words('upper right corner', '页面右上角');
const LEFT = words('left navigation', '左侧导航栏');
const CENTRE = words('main area', '页面中部');
const BELOW = words('menu below the list', '列表下方的菜单');

/** For clicks that the manual describes without a label. */
const LABEL_MAY_DIFFER = words(
  'The manual does not give this label; it may read differently.',
  '手册没写这里的名称，以页面显示为准。',
);

const SAVE: Step = {
  do: words('Save.', '保存。'),
  element: words('Save', '保存'),
  kind: 'button',
  where: CENTRE,
};

/** Opens one of the programs behind the nine-dot icon. */
function openApp(app: Words): Step {
  return {
    do: words(
      `Click the nine-dot icon and choose ${app.en}.`,
      `点左上角的九宫格图标，选“${app.zh}”。`,
    ),
    element: app,
    kind: 'icon',
    where: words(
      'shortcut bar: the nine-dot icon in the upper left corner',
      '快捷栏：页面左上角的九宫格',
    ),
  };
}

/** The two clicks to a page of the settings. */
function openSettings(menu: Words): readonly [Step, Step] {
  return [
    {
      do: words('Click Settings, then View More Settings.', '点“设置”，再点“查看更多设置”。'),
      element: words('Settings > View More Settings', '设置 > 查看更多设置'),
      kind: 'button',
      where: TOP_RIGHT,
    },
    {
      do: words(`Go to ${menu.en}.`, `进入“${menu.zh}”。`),
      element: menu,
      kind: 'menu',
      where: LEFT,
    },
  ];
}

function settingsPath(menu: Words): Words {
  return words(
    `Webmail > Settings > View More Settings > ${menu.en}`,
    `网页邮箱 > 设置 > 查看更多设置 > ${menu.zh}`,
  );
}

function appPath(rest: Words): Words {
  return words(`Webmail > nine-dot icon > ${rest.en}`, `网页邮箱 > 九宫格 > ${rest.zh}`);
}

const CONTACTS = words('Contacts', '通讯录');
const CALENDAR = words('Calendar', '日历');
const DRIVE = words('Drive', '网盘');
const NOTES = words('Notes', '笔记');
const TASKS = words('Tasks', '任务');
const GROUPS = words('Groups', '群组');

const ADDRESS_BOOK: readonly Operation[] = [
  {
    id: 'view-organization-directory',
    name: words('View Organization Directory', '查看组织通讯录'),
    aliases: [
      '通讯录管理',
      'Organization Contacts',
      'Enterprise Contacts',
      'company directory',
      '组织通讯录',
      '企业通讯录',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows colleagues’ addresses by department, without adding them to your contacts.',
      '按部门查看同事的邮箱地址，不用自己加联系人。',
    ),
    navigation: [appPath(words('Contacts > Enterprise Contacts', '通讯录 > 企业通讯录'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words(
          'Open the tree down to the department and the person you want.',
          '在树状目录里逐级展开部门，找到要找的人。',
        ),
        element: words(
          'Enterprise Contacts > department > subdepartment > contact',
          '企业通讯录 > 部门 > 子部门 > 联系人',
        ),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'When you write a message, type a few Chinese or Latin letters of the name; matching colleagues are offered.',
          '写信时在“收件人”里输入几个汉字或字母，会提示匹配的同事。',
        ),
        element: words('To', '收件人'),
        kind: 'field',
        where: words('compose page', '写信页面'),
      },
    ],
    notes: [
      words(
        'If somebody is missing, the account may be set to confidential, which hides it here.',
        '有人查不到：账号可能被设成了保密，这里就不显示。',
      ),
      words(
        'Departments and people can be put in any order, so they need not be alphabetical.',
        '企业、部门和用户的顺序都可以调整，不一定按字母排。',
      ),
    ],
    related: ['search-contacts', 'manage-contacts', 'choose-recipients', 'manage-domain-accounts'],
    sources: ['webmail-manual'],
    keywords: [
      'address book',
      'colleague',
      'employee list',
      'department',
      'hidden account',
      '同事地址',
      '公司通讯录',
      '找不到同事',
      '部门',
      '组织架构',
    ],
  },
  {
    id: 'use-company-mail-groups',
    name: words('Use Company Mail Groups', '使用企业邮件组'),
    aliases: ['Mail Groups', 'Enterprise Mail Groups', '企业邮件组', '邮件组'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows the company’s mail groups with their members and mail, and lets you write to the public ones.',
      '查看公司的邮件组、组内成员和往来邮件，并给公开的邮件组发信。',
    ),
    navigation: [
      appPath(
        words('Contacts > Mail Groups > Enterprise Mail Groups', '通讯录 > 邮件组 > 企业邮件组'),
      ),
    ],
    prerequisites: [
      LOGGED_ON,
      words('The administrator has created the group.', '管理员已经建好邮件组。'),
    ],
    steps: [
      openApp(CONTACTS),
      {
        do: words('Open the list of company mail groups.', '打开企业邮件组列表。'),
        element: words('Mail Groups > Enterprise Mail Groups', '邮件组 > 企业邮件组'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'Click a group to see its members, its mail and the attachments.',
          '点开一个邮件组，看组内成员、往来邮件和附件。',
        ),
        element: words('mail group', '邮件组名称'),
        kind: 'link',
        where: CENTRE,
      },
      {
        do: words(
          'Write to the group’s address; all members get the mail.',
          '给邮件组的地址写信，组内成员都会收到。',
        ),
        element: words('Compose', '写信'),
        kind: 'button',
        where: words('page of the group, or upper left corner', '邮件组页面，或页面左上角'),
        note: words('This works for public groups.', '只限公开的邮件组。'),
      },
    ],
    notes: [
      words(
        'The administrator creates mail groups (邮件组); users create groups (群组) for their projects themselves.',
        '邮件组由管理员建立；群组是用户自己为项目建的，两者不是一回事。',
      ),
    ],
    limits: ['mail-groups'],
    related: ['view-joined-mail-groups', 'manage-mail-group-members', 'create-group'],
    sources: ['webmail-manual', 'help/439253'],
    keywords: [
      'mailing list',
      'distribution list',
      'write to everybody',
      'group address',
      '群发',
      '全员邮件',
      '邮件列表',
      '组成员',
    ],
  },
  {
    id: 'view-joined-mail-groups',
    name: words('View Joined Mail Groups', '查看我加入的邮件组'),
    aliases: ['Mail Groups I Joined', 'My Mail Groups', '我加入的邮件组'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows which mail groups you are in, and all their members.',
      '查看自己在哪些邮件组里，以及这些组的全部成员。',
    ),
    navigation: [
      appPath(
        words('Contacts > Mail Groups > Mail Groups I Joined', '通讯录 > 邮件组 > 我加入的邮件组'),
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words('Open the list of groups that you are in.', '打开自己所在的邮件组。'),
        element: words('Mail Groups > Mail Groups I Joined', '邮件组 > 我加入的邮件组'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'Click a group to see its details and all its members.',
          '点开一个组，看组信息和全体成员。',
        ),
        element: words('mail group', '邮件组名称'),
        kind: 'link',
        where: CENTRE,
      },
    ],
    notes: [
      words(
        'If a group whose mail you should get is not listed, ask its manager or the mail administrator to add you.',
        '该收组邮件、这里却没有那个组，请邮件组管理者或邮箱管理员把你加进去。',
      ),
    ],
    limits: ['mail-groups'],
    related: ['use-company-mail-groups', 'manage-mail-group-members'],
    sources: ['webmail-manual'],
    keywords: [
      'which groups am I in',
      'membership',
      'why do I get group mail',
      'not on the list',
      '为什么收到组邮件',
      '没收到组邮件',
      '组内成员',
    ],
  },
  {
    id: 'manage-mail-group-members',
    name: words('Manage Mail Group Members', '管理邮件组成员'),
    aliases: ['Mail Groups I Manage', '我管理的邮件组', '邮件组成员管理'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Adds and removes members of the mail groups that you manage.',
      '给自己管理的邮件组增加或删除成员。',
    ),
    navigation: [
      appPath(
        words('Contacts > Mail Groups > Mail Groups I Manage', '通讯录 > 邮件组 > 我管理的邮件组'),
      ),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'The administrator has made you manager of the group.',
        '管理员已把你设为该邮件组的管理者。',
      ),
    ],
    steps: [
      openApp(CONTACTS),
      {
        do: words('Open the list of groups that you manage.', '打开自己管理的邮件组列表。'),
        element: words('Mail Groups > Mail Groups I Manage', '邮件组 > 我管理的邮件组'),
        kind: 'menu',
        where: LEFT,
        note: words(
          'If it is empty, the administrator has given you no group to manage.',
          '列表为空，说明管理员没给你分配邮件组。',
        ),
      },
      {
        do: words('Click the group.', '点开邮件组。'),
        element: words('mail group', '邮件组名称'),
        kind: 'link',
        where: CENTRE,
      },
      {
        do: words('To add members, click Add and choose them.', '加人：点“添加”，选择成员。'),
        element: words('Add', '添加'),
        kind: 'button',
        where: CENTRE,
        note: LABEL_MAY_DIFFER,
      },
      {
        do: words('To remove members, select them and click Delete.', '移人：选中成员，点“删除”。'),
        element: words('Delete', '删除'),
        kind: 'button',
        where: CENTRE,
        note: LABEL_MAY_DIFFER,
      },
    ],
    notes: [
      words(
        'You can change the members only; for a new group or another manager ask the mail administrator.',
        '这里只能增删成员；新建邮件组、更换管理者要找邮箱管理员。',
      ),
    ],
    limits: ['mail-groups'],
    related: ['use-company-mail-groups', 'view-joined-mail-groups', 'manage-group'],
    sources: ['webmail-manual', 'help/439253'],
    keywords: [
      'group owner',
      'add member',
      'remove member',
      'distribution list',
      '邮件组管理员',
      '加人',
      '移除成员',
      '离职移出邮件组',
    ],
  },
  {
    id: 'manage-contacts',
    name: words('Manage Contacts', '管理联系人'),
    aliases: [
      'New Contact',
      'Personal Contacts',
      '新建联系人',
      '个人联系人',
      '个人通讯录',
      '删除联系人',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Keeps your own contacts: add, view, edit, star, group and delete them, and write to them.',
      '维护自己的联系人：新建、查看、编辑、加星、分组、删除，还可以直接写信。',
    ),
    navigation: [appPath(words('Contacts > Contacts', '通讯录 > 联系人'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words('Open your own contacts.', '打开个人联系人。'),
        element: words('Contacts', '联系人'),
        kind: 'menu',
        where: words('lower part of the left navigation', '左侧导航栏下部'),
        note: words(
          'The list shows name, e-mail address and mobile number.',
          '列表里有姓名、邮箱地址和手机号。',
        ),
      },
      {
        do: words(
          'To add one, fill in the form and choose a contact group.',
          '新建：填好表单，并选择放进哪个联系组。',
        ),
        element: words('New Contact', '新建联系人'),
        kind: 'button',
        where: CENTRE,
      },
      {
        do: words(
          'To see the details, click the name or the mobile number.',
          '看详情：点姓名或手机号。',
        ),
        element: words('Name', '姓名'),
        kind: 'link',
        where: CENTRE,
      },
      {
        do: words(
          'To change the details, open the contact and click Edit.',
          '改资料：打开联系人，点“编辑”。',
        ),
        element: words('Edit', '编辑'),
        kind: 'button',
        where: words('page of the contact', '联系人详情页'),
      },
      {
        do: words(
          'To write to a contact, select it and click the compose icon; the address is filled in.',
          '写信：选中联系人，点写信图标，收件人会自动填好。',
        ),
        element: words('Compose', '写信'),
        kind: 'icon',
        where: words('list or page of the contact', '列表或联系人详情页'),
      },
      {
        do: words(
          'To see all mail from a contact, select or open it and click List Received Mail.',
          '看对方的来信：选中或打开联系人，点“列出来信”。',
        ),
        element: words('List Received Mail', '列出来信'),
        kind: 'button',
        where: words('list or page of the contact', '列表或联系人详情页'),
      },
      {
        do: words(
          'To find a contact under Contacts I Follow, star it.',
          '关注：给联系人加星标，会归到“我关注的联系人”。',
        ),
        element: words('Contacts I Follow', '我关注的联系人'),
        kind: 'icon',
        where: CENTRE,
      },
      {
        do: words(
          'To put contacts into a group, select them, click the group icon and choose the group.',
          '分组：勾选联系人，点下方的分组图标，选要放进的组。',
        ),
        element: words('Group', '分组'),
        kind: 'icon',
        where: BELOW,
        note: words(
          'They are copied: they stay where they were too.',
          '是复制过去，原来的分组里还有。',
        ),
      },
      {
        do: words(
          'To delete, select one or more and click Delete.',
          '删除：勾选一个或多个，点“删除”。',
        ),
        element: words('Delete', '删除'),
        kind: 'button',
        where: BELOW,
        note: words(
          'They are deleted from your contacts for good.',
          '会从个人通讯录里彻底删除，删前想清楚。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Name', '姓名'),
        type: 'text',
        required: true,
        about: words('Name of the contact.', '联系人的姓名。'),
      },
      {
        name: words('E-mail address', '邮箱地址'),
        type: 'text',
        required: true,
        about: words('The contact’s address.', '联系人的邮箱。'),
      },
      {
        name: words('Contact group', '联系组'),
        type: 'choice',
        required: false,
        about: words('Group to put the contact into.', '放进哪个联系组。'),
      },
      {
        name: words('Birthday', '生日'),
        type: 'date',
        required: false,
        about: words('Date of birth.', '出生日期。'),
      },
      {
        name: words('Mobile', '手机'),
        type: 'text',
        required: false,
        about: words('Mobile number; the list shows it.', '手机号，列表里会显示。'),
      },
      {
        name: words('Instant messaging ID', '即时通讯 ID'),
        type: 'text',
        required: false,
        about: words('Account in a messenger.', '聊天工具账号。'),
      },
      {
        name: words('Homepage', '主页地址'),
        type: 'text',
        required: false,
        about: words('Address of a web page.', '个人网页地址。'),
      },
      {
        name: words('Home address', '家庭地址'),
        type: 'text',
        required: false,
        about: words('Street and town.', '住址。'),
      },
      {
        name: words('Home postal code', '家庭邮编'),
        type: 'text',
        required: false,
        about: words('Postal code of the home.', '住址的邮编。'),
      },
      {
        name: words('Home telephone', '家庭电话'),
        type: 'text',
        required: false,
        about: words('Telephone at home.', '住宅电话。'),
      },
      {
        name: words('Company name', '公司名称'),
        type: 'text',
        required: false,
        about: words('Where the contact works.', '所在单位。'),
      },
      {
        name: words('Company address', '公司地址'),
        type: 'text',
        required: false,
        about: words('Street and town of the company.', '单位地址。'),
      },
      {
        name: words('Company postal code', '公司邮编'),
        type: 'text',
        required: false,
        about: words('Postal code of the company.', '单位邮编。'),
      },
      {
        name: words('Company telephone', '公司电话'),
        type: 'text',
        required: false,
        about: words('Telephone at work.', '单位电话。'),
      },
      {
        name: words('Company fax', '公司传真'),
        type: 'text',
        required: false,
        about: words('Fax at work.', '单位传真。'),
      },
    ],
    notes: [
      words(
        'At the anti-spam level Strict only mail from whitelisted senders and from your contacts gets through.',
        '反垃圾级别设为“严格”时，只收得到白名单和联系人发来的邮件。',
      ),
    ],
    limits: ['strict-anti-spam'],
    related: [
      'manage-contact-groups',
      'search-contacts',
      'import-contacts',
      'add-sender-to-contacts',
      'view-correspondence',
    ],
    sources: ['webmail-manual', 'security-guide'],
    keywords: [
      'address book',
      'add contact',
      'delete contact',
      'edit contact',
      'star a contact',
      'customer address',
      '加联系人',
      '通讯录增删',
      '客户地址',
      '星标联系人',
      '列出来信',
    ],
  },
  {
    id: 'manage-contact-groups',
    name: words('Manage Contact Groups', '管理联系人分组'),
    aliases: [
      'New Contact Group',
      'Contact Groups',
      '分组管理',
      '新建分组',
      '通讯录分组',
      '联系组',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sorts your own contacts into groups, or takes them out.',
      '把个人联系人归到不同分组，或从分组里移出。',
    ),
    navigation: [
      appPath(
        words(
          'Contacts > Contacts > drop-down arrow > New Group',
          '通讯录 > 联系人 > 下拉箭头 > 新建分组',
        ),
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words(
          'Click the arrow beside Contacts and choose New Group.',
          '点“联系人”旁边的下拉箭头，选“新建分组”。',
        ),
        element: words('New Group', '新建分组'),
        kind: 'menu',
        where: words('right of Contacts in the left navigation', '左侧“联系人”右边'),
      },
      {
        do: words('Enter a name for the group and confirm.', '输入分组名称，确定。'),
        element: words('Group name', '分组名称'),
        kind: 'field',
        where: words('dialog', '弹出框'),
      },
      {
        do: words(
          'To add people, select contacts, click the group icon below the list and choose the group.',
          '加人：勾选联系人，点列表下方的分组图标，选这个分组。',
        ),
        element: words('Group', '分组'),
        kind: 'icon',
        where: BELOW,
        note: words('A contact can be in several groups.', '一个联系人可以同时在几个分组里。'),
      },
      {
        do: words(
          'To take people out, open the group, select contacts and click Remove from Group.',
          '移人：打开分组，勾选联系人，点“从组中移除”。',
        ),
        element: words('Remove from Group', '从组中移除'),
        kind: 'button',
        where: BELOW,
      },
    ],
    parameters: [
      {
        name: words('Group name', '分组名称'),
        type: 'text',
        required: true,
        about: words('Name that the list shows.', '列表里显示的名字。'),
      },
    ],
    notes: [
      words(
        'Removing a contact from a group does not delete it: it stays in its other groups, or goes to Ungrouped if it has none.',
        '移出分组不等于删除：联系人还在其他分组里；哪个组都不在的，归到“未分组”。',
      ),
    ],
    related: ['share-contact-group', 'manage-contacts', 'import-contacts', 'export-contacts'],
    sources: ['webmail-manual'],
    keywords: [
      'contact list',
      'sort contacts',
      'Ungrouped',
      'remove from group',
      '联系人分类',
      '未分组',
      '移除联系人',
      '组里加人',
    ],
  },
  {
    id: 'share-contact-group',
    name: words('Share Contact Group', '共享联系人分组'),
    aliases: ['Group Sharing', '分组共享', '共享通讯录'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shares the contacts of one of your groups with other people.',
      '把某个分组里的联系人共享给其他人。',
    ),
    navigation: [
      appPath(
        words('Contacts > Contacts > group > drop-down arrow', '通讯录 > 联系人 > 分组 > 下拉箭头'),
      ),
    ],
    prerequisites: [LOGGED_ON, words('The contact group exists.', '分组已经建好。')],
    steps: [
      openApp(CONTACTS),
      {
        do: words('Click the arrow to the right of the group.', '点分组名右边的箭头。'),
        element: words('group', '分组'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'Choose Share, name the people and confirm.',
          '选“分组共享”，指定共享给谁，确定。',
        ),
        element: words('Share', '分组共享'),
        kind: 'menu',
        where: words('drop-down menu of the group', '分组的下拉菜单'),
        note: LABEL_MAY_DIFFER,
      },
    ],
    notes: [
      words(
        'The contacts of the whole group are shared; first take out those that are to stay private.',
        '共享的是整个分组，不想公开的联系人先从组中移除。',
      ),
    ],
    related: ['manage-contact-groups', 'manage-contacts', 'export-contacts'],
    sources: ['webmail-manual'],
    keywords: [
      'share contacts',
      'shared address book',
      'give contacts to a colleague',
      '联系人给同事',
      '共享联系人',
      '团队通讯录',
    ],
  },
  {
    id: 'search-contacts',
    name: words('Search Contacts', '搜索联系人'),
    aliases: ['Contact Search', '联系搜索', '联系人搜索', '搜索联系人'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Finds a contact by name or address.', '按姓名或邮箱地址查找联系人。'),
    navigation: [appPath(words('Contacts > Search', '通讯录 > 搜索'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words(
          'Type a name or an address into the search box.',
          '在搜索框里输入姓名或邮箱地址。',
        ),
        element: words('Search', '搜索'),
        kind: 'field',
        where: words('top of the page', '页面上方'),
      },
      {
        do: words('Click the contact in the results.', '在结果里点要找的联系人。'),
        element: words('Name', '姓名'),
        kind: 'link',
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Search', '搜索'),
        type: 'text',
        required: true,
        about: words('Name or e-mail address.', '姓名或邮箱地址。'),
      },
    ],
    notes: [
      words(
        'The search box of webmail finds contacts too, besides mail, calendar, drive and notes.',
        '网页邮箱的搜索栏也能搜通讯录，还能搜邮件、日程、网盘和笔记。',
      ),
    ],
    related: ['view-organization-directory', 'manage-contacts', 'search-mail'],
    sources: ['webmail-manual'],
    keywords: [
      'find a contact',
      'look up address',
      'find colleague',
      '查联系人',
      '找地址',
      '查同事邮箱',
    ],
  },
  {
    id: 'import-contacts',
    name: words('Import Contacts', '导入联系人'),
    aliases: ['Contact Import', '通讯录导入', '导入通讯录', '联系人的导入/导出'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Imports contacts from a CSV or VCF file, such as one exported from Outlook or Foxmail.',
      '从 CSV 或 VCF 文件导入联系人，例如 Outlook、Foxmail 导出的文件。',
    ),
    navigation: [
      appPath(words('Contacts > Contacts > Import Contacts', '通讯录 > 联系人 > 导入联系人')),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'You have a CSV or VCF file, or will fill in the template.',
        '有 CSV 或 VCF 文件，没有就用模板填。',
      ),
    ],
    steps: [
      openApp(CONTACTS),
      {
        do: words('In your own contacts, open Import Contacts.', '在个人联系人里点“导入联系人”。'),
        element: words('Import Contacts', '导入联系人'),
        kind: 'menu',
        where: words('Contacts page', '联系人页面'),
        note: words(
          'The manual does not show where the entry is; look behind the arrow beside Contacts.',
          '手册没写入口在哪，可在“联系人”旁的下拉箭头里找。',
        ),
      },
      {
        do: words(
          'If you have no file yet, download the template and fill it in.',
          '还没有文件时，先下载模板来填。',
        ),
        element: words('Get Import Template', '获取导入模板'),
        kind: 'link',
        where: words('import dialog', '导入窗口'),
      },
      {
        do: words('Choose the file.', '选择文件。'),
        element: words('Select File', '选择文件'),
        kind: 'button',
        where: words('import dialog', '导入窗口'),
      },
      {
        do: words('Choose the group that the contacts go into.', '选择导入到哪个联系组。'),
        element: words('Import to Group', '导入联系人组'),
        kind: 'dropdown',
        where: words('import dialog', '导入窗口'),
      },
      {
        do: words('Choose the encoding of the file.', '选择文件的编码。'),
        element: words('Encoding', '编码'),
        kind: 'dropdown',
        where: words('import dialog', '导入窗口'),
        note: words(
          'If names come out garbled, import again with another encoding.',
          '姓名变成乱码，就换一种编码再导。',
        ),
      },
      {
        do: words(
          'Choose what happens to addresses that are already in your contacts.',
          '选择地址重复时怎么处理。',
        ),
        element: words('Duplicate Address', '邮件地址重复'),
        kind: 'radio',
        where: words('import dialog', '导入窗口'),
      },
      {
        do: words('Start the import.', '开始导入。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('import dialog', '导入窗口'),
      },
    ],
    parameters: [
      {
        name: words('Select File', '选择文件'),
        type: 'file',
        required: true,
        options: [words('CSV', 'CSV'), words('VCF', 'VCF')],
        about: words('The file with the contacts.', '联系人文件。'),
      },
      {
        name: words('Import to Group', '导入联系人组'),
        type: 'choice',
        required: false,
        about: words('Contact group for all of them.', '统一放进的联系组。'),
      },
      {
        name: words('Encoding', '编码'),
        type: 'choice',
        required: false,
        about: words('Character set of the file.', '文件的字符集。'),
      },
      {
        name: words('Duplicate Address', '邮件地址重复'),
        type: 'choice',
        required: false,
        options: [words('Ignore', '忽略'), words('Overwrite', '覆盖')],
        about: words(
          'Keep what you have, or replace it with what is in the file.',
          '保留现有的，或用文件里的替换。',
        ),
      },
    ],
    notes: [
      words(
        'Overwrite replaces the entries that you have; export them first.',
        '选“覆盖”会替换现有记录，建议先导出备份。',
      ),
      words(
        'The manual’s text speaks of duplicate names, the dialog of duplicate addresses; go by the dialog.',
        '手册正文说的是重名，窗口里写的是地址重复，以窗口为准。',
      ),
    ],
    related: ['export-contacts', 'manage-contacts', 'manage-contact-groups'],
    sources: ['webmail-manual'],
    keywords: [
      'csv',
      'vcf',
      'vcard',
      'Outlook address book',
      'Foxmail',
      'move contacts',
      'garbled names',
      '通讯录迁移',
      '批量添加联系人',
      '导入乱码',
      '导入模板',
    ],
  },
  {
    id: 'export-contacts',
    name: words('Export Contacts', '导出联系人'),
    aliases: ['Contact Export', '通讯录导出', '导出通讯录'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Exports your contacts to a file for Outlook, Excel or Apple’s Address Book.',
      '把个人联系人导出成文件，给 Outlook、Excel 或苹果通讯录用。',
    ),
    navigation: [
      appPath(words('Contacts > Contacts > Export Contacts', '通讯录 > 联系人 > 导出联系人')),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CONTACTS),
      {
        do: words('In your own contacts, open Export Contacts.', '在个人联系人里点“导出联系人”。'),
        element: words('Export Contacts', '导出联系人'),
        kind: 'menu',
        where: words('Contacts page', '联系人页面'),
        note: words(
          'The manual does not show where the entry is; look behind the arrow beside Contacts.',
          '手册没写入口在哪，可在“联系人”旁的下拉箭头里找。',
        ),
      },
      {
        do: words('Choose the group.', '选择要导出的联系组。'),
        element: words('Export Group', '导出联系人组'),
        kind: 'dropdown',
        where: words('export dialog', '导出窗口'),
      },
      {
        do: words('Choose the encoding.', '选择编码。'),
        element: words('Encoding', '编码'),
        kind: 'dropdown',
        where: words('export dialog', '导出窗口'),
      },
      {
        do: words('Choose the format.', '选择格式。'),
        element: words('Export Format', '导出格式'),
        kind: 'radio',
        where: words('export dialog', '导出窗口'),
      },
      {
        do: words('Click OK and save the file.', '点“确定”，保存文件。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('export dialog', '导出窗口'),
      },
    ],
    parameters: [
      {
        name: words('Export Group', '导出联系人组'),
        type: 'choice',
        required: true,
        about: words('Which contacts to export.', '要导出的联系组。'),
      },
      {
        name: words('Encoding', '编码'),
        type: 'choice',
        required: false,
        about: words('Character set of the file.', '文件的字符集。'),
      },
      {
        name: words('Export Format', '导出格式'),
        type: 'choice',
        required: true,
        options: [
          words('CSV (for Outlook or Excel)', 'CSV（Outlook、Excel 用）'),
          words('VCF (for Apple Address Book)', 'VCF（苹果通讯录用）'),
        ],
        about: words('Format of the file.', '文件格式。'),
      },
    ],
    notes: [
      words(
        'Only your own contacts are exported, not the company directory.',
        '导出的只是个人联系人，不含企业通讯录。',
      ),
    ],
    related: ['import-contacts', 'manage-contacts', 'manage-contact-groups'],
    sources: ['webmail-manual'],
    keywords: [
      'csv',
      'vcf',
      'vcard',
      'backup contacts',
      'Outlook',
      'Excel',
      '备份通讯录',
      '联系人备份',
      '换邮箱',
      '手机通讯录',
    ],
  },
];

/** A page of the settings: the clicks to it are those of every page there. */
const ACCOUNT_INFORMATION = words(
  'Account and Security > Account Information',
  '账号与安全 > 账户信息',
);
const RECEIVING_AND_SENDING = words(
  'Mailbox Settings > Receiving and Sending',
  '邮箱设置 > 收信和发信',
);
const DISPLAY_SETTINGS = words('Mailbox Settings > Display Settings', '邮箱设置 > 显示设置');
const REMINDERS = words('Notifications > Reminder Settings', '消息通知 > 提醒设置');
const LANGUAGE = words('General Settings > Language', '通用设置 > 语言设置');
const TIME_ZONE = words('General Settings > Time Zone', '通用设置 > 时区设置');
const SKIN = words('General Settings > Skin', '通用设置 > 皮肤设置');
const SHOW = words('Show', '显示');
const HIDE = words('Hide', '隐藏');

const LOG_REACH = words(
  'Logs go back 180 days, but one query covers 7 days at most: go back week by week. An English guide says 30 days; go by the help page.',
  '日志能查 180 天，一次最多查 7 天，更早的分段查。英文指引写最近 30 天，以官方帮助页为准。',
);
const LOG_GUIDE_PATH = words(
  'Webmail > Settings > Email sending and receiving logs',
  '网页邮箱 > 设置 > 收发信日志',
);

function queryLog(tab: Words): readonly [Step, Step, Step] {
  return [
    ...openSettings(words('Account and Security > Log Query', '账号与安全 > 日志查询')),
    {
      do: words(`Open ${tab.en}.`, `打开“${tab.zh}”。`),
      element: tab,
      kind: 'tab',
      where: words('Log Query page', '日志查询页面'),
    },
  ];
}

const SETTINGS: readonly Operation[] = [
  {
    id: 'edit-account-information',
    name: words('Edit Account Information', '修改账户信息'),
    aliases: ['设置中心', 'Account Information', '账户信息', '邮箱昵称', '头像'],
    guide: 'alimail-account',
    who: 'user',
    about: words(
      'Sets the picture, the nickname and the default sender address of your account.',
      '设置头像、邮箱昵称和默认发件邮箱。',
    ),
    navigation: [
      settingsPath(ACCOUNT_INFORMATION),
      words('Settings > Account & Security > Account Information', '设置 > 账号与安全 > 账户信息'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(ACCOUNT_INFORMATION),
      {
        do: words('Choose the address that new mail is sent from.', '选择写信时默认用哪个地址发。'),
        element: words('Default Sender Address', '默认发件邮箱'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words('Enter a nickname.', '填写昵称。'),
        element: words('Mailbox Nickname', '邮箱昵称'),
        kind: 'field',
        where: CENTRE,
        note: words(
          'Recipients outside the company see it in the From field.',
          '公司外的收件人在“发件人”里看到的就是它。',
        ),
      },
      {
        do: words('Change the picture.', '更换头像。'),
        element: words('Profile Picture', '头像'),
        kind: 'icon',
        where: CENTRE,
      },
      {
        do: words('Save; changes take effect only then.', '点“保存”，保存后才生效。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Default Sender Address', '默认发件邮箱'),
        type: 'choice',
        required: false,
        about: words('One of the addresses of your account.', '本账号名下的一个地址。'),
      },
      {
        name: words('Mailbox Nickname', '邮箱昵称'),
        type: 'text',
        required: false,
        about: words('Name that mail to the outside carries.', '外发邮件显示的名字。'),
      },
      {
        name: words('Profile Picture', '头像'),
        type: 'file',
        required: false,
        about: words('Picture of yourself.', '本人头像。'),
      },
    ],
    notes: [
      words(
        'The nickname is for mail that leaves the company; colleagues still see the default name. A recipient’s own address book may show another name.',
        '昵称只用于外发邮件，公司内部看到的仍是默认名称；对方通讯录里存的名字可能优先显示。',
      ),
      words(
        'Password, security questions and secure phone are on the Account Security page beside it.',
        '密码、安全问题、安全手机在旁边的“账户安全”里改。',
      ),
    ],
    related: [
      'set-mailbox-nickname',
      'set-default-sender-email',
      'set-up-account-security',
      'change-password',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'my name',
      'display name',
      'avatar',
      'photo',
      'profile',
      'sender name wrong',
      '改名字',
      '改头像',
      '发件人名称',
      '个人资料',
      '别名发信',
    ],
  },
  {
    id: 'query-received-mail',
    name: words('Query Received Mail', '收信查询'),
    aliases: [
      'Received Mail Log',
      'Received-mail log',
      'Email sending and receiving logs',
      '收信查询',
      '收信记录',
      '收信日志',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows which mail arrived, which was intercepted, and the folder that each message is in.',
      '查哪些邮件到了、哪些被拦下，以及每封在哪个文件夹。',
    ),
    navigation: [asWords(MAILBOX_PATHS.receivedLog), LOG_GUIDE_PATH],
    prerequisites: [LOGGED_ON],
    steps: [
      ...queryLog(words('Received Mail', '收信查询')),
      {
        do: words(
          'Choose the days on which the mail should have come, and look for its sender and subject.',
          '选好邮件应该到达的日期，按发件人和主题找。',
        ),
        element: words('Time range', '时间范围'),
        kind: 'field',
        where: CENTRE,
        note: LOG_REACH,
      },
      {
        do: words(
          'See which folder the mail is in: often it is Junk, or a folder that a rule moves mail to.',
          '看邮件在哪个文件夹：常见的是在“垃圾邮件”，或被收信规则移走了。',
        ),
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Time range', '时间范围'),
        type: 'date',
        required: false,
        about: words('First and last day, 7 days at most.', '起止日期，跨度不超过 7 天。'),
      },
    ],
    notes: [
      words(
        'Suspected spam and virus mail may have been intercepted; the log shows it.',
        '疑似垃圾或带病毒的邮件可能被拦截，记录里能找到。',
      ),
      words(
        'In the log but in no folder: look in the deleted-mail log. Not in the log for those days: most likely it never got into Alibaba Mail, so ask the sender for the bounce.',
        '记录里有、文件夹里没有：去看“删信查询”。那几天都没有记录：多半没进阿里邮箱，请发件人提供退信。',
      ),
    ],
    limits: ['log-retention', 'log-query-span', 'log-entries-shown'],
    related: [
      'query-sent-mail',
      'query-deleted-mail',
      'query-logs',
      'check-junk-folder',
      'create-inbox-rule',
    ],
    sources: ['help/36767', 'help/439253', 'webmail-manual', 'email-guide'],
    keywords: [
      'missing mail',
      'lost mail',
      'did not arrive',
      'where is my mail',
      'intercepted',
      'delivery log',
      '收不到邮件',
      '丢信',
      '邮件被拦截',
      '邮件去哪了',
      '180 天',
    ],
  },
  {
    id: 'query-sent-mail',
    name: words('Query Sent Mail', '发信查询'),
    aliases: [
      'Sent Mail Log',
      'Sent-mail log',
      'Email sending and receiving logs',
      '发信查询',
      '发信记录',
      '发信日志',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows whether mail that you sent was delivered or failed.',
      '查自己发的邮件是成功还是失败。',
    ),
    navigation: [asWords(MAILBOX_PATHS.sentLog), LOG_GUIDE_PATH],
    prerequisites: [LOGGED_ON],
    steps: [
      ...queryLog(words('Sent Mail', '发信查询')),
      {
        do: words('Choose the day on which you sent the mail.', '选好发信那天。'),
        element: words('Time range', '时间范围'),
        kind: 'field',
        where: CENTRE,
        note: LOG_REACH,
      },
      {
        do: words(
          'Find the mail and read the result; if it failed, the bounce in your Inbox gives the reason.',
          '找到那封邮件看结果；失败的，收件箱里的退信会写原因。',
        ),
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Time range', '时间范围'),
        type: 'date',
        required: false,
        about: words('First and last day, 7 days at most.', '起止日期，跨度不超过 7 天。'),
      },
    ],
    notes: [
      words(
        'Delivered means that the recipient’s server accepted it; the recipient’s filter may still have put it into a junk folder.',
        '成功是指对方服务器收下了，仍可能被放进对方的垃圾邮件。',
      ),
      words(
        'If the list has mail that you did not write, change your password at once and check the logon log.',
        '出现不是自己发的邮件：马上改密码，再看“登录查询”。',
      ),
    ],
    limits: ['log-retention', 'log-query-span', 'log-entries-shown'],
    related: [
      'query-received-mail',
      'query-logs',
      'change-password',
      'view-sent-mail',
      'view-recent-logon-logs',
    ],
    sources: ['help/36767', 'help/439253', 'webmail-manual', 'email-guide'],
    keywords: [
      'was it delivered',
      'delivery status',
      'sending failed',
      'recipient says no mail',
      'bounce',
      '发送失败',
      '对方没收到',
      '投递结果',
      '退信',
      '180 天',
    ],
  },
  {
    id: 'query-deleted-mail',
    name: words('Query Deleted Mail', '删信查询'),
    aliases: [
      'Deleted Mail Log',
      'Deleted-mail log',
      'Operation logs',
      '删信查询',
      '删信记录',
      '删信日志',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows what mail was deleted, when, and how, by a mail client or on the server.',
      '查邮件什么时候、怎么被删的，客户端删的和服务器上删的都在内。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.deletedLog),
      words('Webmail > Settings > Operation logs', '网页邮箱 > 设置 > 操作日志'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...queryLog(words('Deleted Mail', '删信查询')),
      {
        do: words('Choose the days on which the mail disappeared.', '选邮件不见的那几天。'),
        element: words('Time range', '时间范围'),
        kind: 'field',
        where: CENTRE,
        note: words(
          'Logs go back 180 days. For sent and received mail one query covers 7 days at most; expect the same here.',
          '日志能查 180 天。收发信日志一次最多查 7 天，删信查询也建议按 7 天一段查。',
        ),
      },
      {
        do: words(
          'Find the mail by subject and sender, and read when and how it was deleted.',
          '按主题和发件人找到那封邮件，看删除时间和删除信息。',
        ),
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Time range', '时间范围'),
        type: 'date',
        required: false,
        about: words('First and last day.', '起止日期。'),
      },
    ],
    notes: [
      words(
        'Many deletions by POP at once: a mail client deletes what it has fetched, and the POP setting of webmail allows it.',
        '短时间里大量 POP 删除：客户端设成收完就删，网页邮箱的 POP 设置又允许。',
      ),
      words(
        'The log restores nothing: move the mail back from Deleted, or ask the mail administrator if it is gone from there.',
        '这里只能查，不能恢复：“已删除”里有就自己移回，没有就找邮箱管理员。',
      ),
    ],
    limits: ['log-retention', 'log-query-span', 'log-entries-shown', 'deleted-mail-recovery'],
    related: [
      'query-received-mail',
      'query-sent-mail',
      'query-logs',
      'restore-deleted-mail',
      'configure-pop-retrieval-scope',
    ],
    sources: ['help/36767', 'help/439253', 'webmail-manual', 'email-guide'],
    keywords: [
      'who deleted my mail',
      'mail disappeared',
      'inbox is empty',
      'POP deleted',
      'client deleted',
      '邮件不见了',
      '谁删了邮件',
      '收件箱空了',
      '客户端删信',
      '180 天',
    ],
  },
  {
    id: 'set-receiving-and-sending-options',
    name: words('Set Receiving and Sending Options', '设置收信和发信'),
    aliases: ['Receiving and Sending', '收信和发信', '收发信设置'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sets what is saved to Sent, read receipts, the header lines in replies, and the reply address.',
      '设置“已发送”的保存方式、已读回执、回复/转发时的邮件头和回复地址。',
    ),
    navigation: [
      settingsPath(RECEIVING_AND_SENDING),
      words('Settings > Mailbox Settings > Receiving and Sending', '设置 > 邮箱设置 > 收信和发信'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(RECEIVING_AND_SENDING),
      {
        do: words(
          'Choose whether Sent keeps mail from mail clients too, or only mail from webmail.',
          '选择“已发送”里只存网页邮箱发的，还是客户端发的也存。',
        ),
        element: words('Save to Sent', '保存到已发送'),
        kind: 'radio',
        where: CENTRE,
      },
      {
        do: words(
          'Choose the language of the header lines above the quoted mail.',
          '选择引用原信时，邮件头信息用什么语言。',
        ),
        element: words('Header Information in Replies and Forwards', '回复/转发时邮件头信息'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words(
          'Choose whether to request a read receipt from recipients.',
          '选择要不要向收件人要已读回执。',
        ),
        element: words('Recipient sends read receipt', '收件人发送已读回执'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words(
          'Choose whether you send a receipt when others request one.',
          '选择别人要回执时自己发不发。',
        ),
        element: words('Send read receipt', '发送已读回执'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words('Choose the address that replies go to.', '选择对方回复时默认发到哪个地址。'),
        element: words('Reply E-mail', '邮件回复'),
        kind: 'dropdown',
        where: CENTRE,
      },
      SAVE,
    ],
    parameters: [
      {
        name: words('Save to Sent', '保存到已发送'),
        type: 'choice',
        required: false,
        options: [
          words('Save only from Webmail', '仅保存网页邮箱发送的邮件'),
          words('Save all', '全部保存'),
        ],
        about: words('What is kept in Sent.', '已发送里保存哪些邮件。'),
      },
      {
        name: words('Header Information in Replies and Forwards', '回复/转发时邮件头信息'),
        type: 'choice',
        required: false,
        about: words(
          'Language of From, To, Date and Subject above the quote.',
          '引文上方发件人、收件人等字样的语言。',
        ),
      },
      {
        name: words('Recipient sends read receipt', '收件人发送已读回执'),
        type: 'choice',
        required: false,
        options: [
          words('Do not request a read receipt', '不要求已读回执'),
          words('Request a read receipt from the recipient', '要求收件人发送已读回执'),
        ],
        about: words('For all mail that you send.', '对所有外发邮件有效。'),
      },
      {
        name: words('Send read receipt', '发送已读回执'),
        type: 'choice',
        required: false,
        about: words('What you do when others request a receipt.', '别人要回执时发不发。'),
      },
      {
        name: words('Reply E-mail', '邮件回复'),
        type: 'choice',
        required: false,
        about: words('Default address for replies.', '默认回复地址。'),
      },
    ],
    notes: [
      words(
        'If mail sent from Outlook or a phone is missing in Sent, choose Save all.',
        'Outlook、手机发的信不在“已发送”里，就选“全部保存”。',
      ),
      words(
        'The checkbox “Save to Sent” on the compose page is another thing: it applies to that one mail.',
        '写信页的“保存到已发送”是另一回事，只管当前这封。',
      ),
    ],
    related: [
      'save-sent-emails-from-client-to-webmail',
      'request-read-receipt',
      'set-reply-to-address',
      'save-to-sent',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'sent mail not saved',
      'Outlook sent folder',
      'read receipt',
      'reply address',
      'header language',
      '已发送没有记录',
      '客户端发信不保存',
      '回执设置',
      '回复地址',
    ],
  },
  {
    id: 'set-display-options',
    name: words('Set Display Options', '显示设置'),
    aliases: ['Display Settings', 'Reading Display', '显示设置', '阅读显示', '邮箱视图'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Changes how mail looks in webmail: the layout, the summaries, the names and the conversations.',
      '调整网页邮箱的版式、邮件摘要、名称显示和会话显示。',
    ),
    navigation: [
      settingsPath(DISPLAY_SETTINGS),
      words('Settings > Mail Settings > Display Settings', '设置 > 邮箱设置 > 显示设置'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(DISPLAY_SETTINGS),
      {
        do: words(
          'Choose which name is shown for recipients.',
          '选择收件人名称按企业通讯录还是个人联系人显示。',
        ),
        element: words('Recipient Name Display', '收件人名称显示'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words('Choose the layout.', '选择版式。'),
        element: words('Mailbox View', '邮箱视图'),
        kind: 'dropdown',
        where: words('reading section', '阅读邮件显示设置'),
      },
      {
        do: words(
          'Show or hide the first words of each mail in the list.',
          '选择列表里要不要显示邮件摘要。',
        ),
        element: words('Show Mail Summary', '显示邮件摘要'),
        kind: 'dropdown',
        where: words('reading section', '阅读邮件显示设置'),
      },
      {
        do: words('Choose single messages or conversations.', '选择按单封显示，还是按会话显示。'),
        element: words('Email Reading Mode', '邮件阅读模式'),
        kind: 'dropdown',
        where: words('reading section', '阅读邮件显示设置'),
      },
      {
        do: words('Choose how a conversation is laid out.', '选择会话怎么展示。'),
        element: words('Conversation Display', '会话邮件展示方式'),
        kind: 'dropdown',
        where: words('reading section', '阅读邮件显示设置'),
      },
      {
        do: words(
          'Choose what is expanded when you open a conversation.',
          '选择打开会话时展开哪些邮件。',
        ),
        element: words('When Reading a Conversation', '阅读会话邮件时'),
        kind: 'dropdown',
        where: words('reading section', '阅读邮件显示设置'),
      },
      {
        do: words(
          'Click Save, or Cancel to leave things as they were.',
          '点“保存”；不想改就点“取消”。',
        ),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('top of the page, beside Cancel', '页面上方，“取消”旁边'),
      },
    ],
    parameters: [
      {
        name: words('Recipient Name Display', '收件人名称显示'),
        type: 'choice',
        required: false,
        options: [
          words('Name in the enterprise address book', '企业通讯录里的名称'),
          words('Name in your own contacts', '个人通讯录里自定义的名称'),
        ],
        about: words('Name shown with mail that you receive.', '收到的邮件里显示的名字。'),
      },
      {
        name: words('Mailbox View', '邮箱视图'),
        type: 'choice',
        required: false,
        options: [words('Full width', '通栏模式'), words('Three columns', '三栏模式')],
        about: words(
          'The list over the whole width, or folders, list and mail side by side.',
          '列表占满整页，或文件夹、列表、正文并排。',
        ),
      },
      {
        name: words('Show Mail Summary', '显示邮件摘要'),
        type: 'choice',
        required: false,
        options: [SHOW, HIDE],
        about: words('First words below the subject.', '主题下方的几句正文。'),
      },
      {
        name: words('Email Reading Mode', '邮件阅读模式'),
        type: 'choice',
        required: false,
        options: [words('Standard mode', '标准模式'), words('Conversation mode', '会话模式')],
        about: words(
          'Conversation mode groups mail of the same subject.',
          '会话模式把同一主题的邮件收在一起。',
        ),
      },
      {
        name: words('Conversation Display', '会话邮件展示方式'),
        type: 'choice',
        required: false,
        options: [words('Bubbles', '气泡阅读')],
        about: words('The manual shows this choice only.', '手册里只看得到这一项。'),
      },
      {
        name: words('When Reading a Conversation', '阅读会话邮件时'),
        type: 'choice',
        required: false,
        options: [words('Expand unread mail', '展开未读邮件')],
        about: words('The manual shows this choice only.', '手册里只看得到这一项。'),
      },
    ],
    notes: [
      words(
        'Default font and calendar display are further down on the same page.',
        '写信默认字体和日历显示也在这一页，往下翻。',
      ),
    ],
    related: [
      'set-email-reading-mode',
      'set-recipient-display-name',
      'view-email-conversations',
      'set-default-writing-font',
      'set-calendar-display',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'layout',
      'preview pane',
      'three panes',
      'split view',
      'hide preview',
      'conversation view',
      '三栏',
      '通栏',
      '摘要',
      '版面',
      '界面布局',
      '预览',
    ],
  },
  {
    id: 'set-default-writing-font',
    name: words('Set Default Writing Font', '设置写信默认字体'),
    aliases: ['Default Font', '写信默认字体', '写邮件默认字体', '默认字体'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sets the font, size and color that new mail starts with.',
      '设置新邮件默认的字体、字号和颜色。',
    ),
    navigation: [
      settingsPath(
        words(`${DISPLAY_SETTINGS.en} > Default Font`, `${DISPLAY_SETTINGS.zh} > 写邮件默认字体`),
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(DISPLAY_SETTINGS),
      {
        do: words('Choose the font.', '选择字体。'),
        element: words('Default Font', '默认字体'),
        kind: 'dropdown',
        where: words('section for writing', '写邮件默认字体'),
      },
      {
        do: words('Choose the size.', '选择字号。'),
        element: words('Font Size', '字体大小'),
        kind: 'dropdown',
        where: words('section for writing', '写邮件默认字体'),
      },
      {
        do: words('Choose the color.', '选择颜色。'),
        element: words('Font Color', '字体颜色'),
        kind: 'dropdown',
        where: words('section for writing', '写邮件默认字体'),
      },
      SAVE,
    ],
    parameters: [
      {
        name: words('Default Font', '默认字体'),
        type: 'choice',
        required: false,
        about: words('“System default” or one of the list.', '“系统默认”或列表里的字体。'),
      },
      {
        name: words('Font Size', '字体大小'),
        type: 'choice',
        required: false,
        about: words('Size in pixels, such as 14px.', '像素字号，如 14px。'),
      },
      {
        name: words('Font Color', '字体颜色'),
        type: 'choice',
        required: false,
        about: words('Color of the text.', '文字颜色。'),
      },
    ],
    notes: [
      words(
        'The recipient may see another font: the system and the browser there decide.',
        '对方看到的字体可能不同，要看对方的系统和浏览器。',
      ),
    ],
    related: [
      'set-display-options',
      'format-email-text',
      'write-plain-text',
      'set-mailbox-signature',
    ],
    sources: ['webmail-manual'],
    keywords: [
      'font size',
      'text color',
      'letters too small',
      'typeface',
      '字号',
      '字太小',
      '改字体',
      '字体颜色',
    ],
  },
  {
    id: 'set-calendar-display',
    name: words('Set Calendar Display', '设置日历显示'),
    aliases: ['Calendar Display Settings', '日历显示设置'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sets the first day of the week, cancelled meetings and the lunar calendar.',
      '设置一周从哪天开始，是否显示已取消的会议和农历。',
    ),
    navigation: [
      settingsPath(
        words(`${DISPLAY_SETTINGS.en} > Calendar Display`, `${DISPLAY_SETTINGS.zh} > 日历显示设置`),
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(DISPLAY_SETTINGS),
      {
        do: words('Choose the first day of the week.', '选择一周从星期几开始。'),
        element: words('Week Starts On', '星期开始于'),
        kind: 'dropdown',
        where: words('calendar section', '日历显示设置'),
      },
      {
        do: words('Show or hide cancelled meetings.', '选择是否显示已取消的会议。'),
        element: words('Cancelled Meetings', '已取消的会议'),
        kind: 'dropdown',
        where: words('calendar section', '日历显示设置'),
      },
      {
        do: words('Show or hide the lunar calendar.', '选择是否显示农历。'),
        element: words('Lunar Calendar', '农历'),
        kind: 'dropdown',
        where: words('calendar section', '日历显示设置'),
      },
      SAVE,
    ],
    parameters: [
      {
        name: words('Week Starts On', '星期开始于'),
        type: 'choice',
        required: false,
        about: words('A day of the week, such as Sunday.', '星期几，如星期日。'),
      },
      {
        name: words('Cancelled Meetings', '已取消的会议'),
        type: 'choice',
        required: false,
        options: [SHOW, HIDE],
        about: words('Whether they stay in the calendar.', '是否留在日历里。'),
      },
      {
        name: words('Lunar Calendar', '农历'),
        type: 'choice',
        required: false,
        options: [SHOW, HIDE],
        about: words('Lunar days in the month view.', '月视图里的农历日期。'),
      },
    ],
    notes: [
      words(
        'These settings are among the mailbox settings, not on the calendar page.',
        '入口在邮箱设置里，不在日历页面。',
      ),
    ],
    related: ['view-calendar', 'set-display-options', 'set-time-zone'],
    sources: ['webmail-manual'],
    keywords: [
      'first day of week',
      'Monday',
      'Sunday',
      'lunar',
      'cancelled meeting still shown',
      '周一开始',
      '农历',
      '节日',
      '取消的会议还在',
    ],
  },
  {
    id: 'set-reminders',
    name: words('Set Reminders', '提醒设置'),
    aliases: [
      'Reminder Settings',
      'Notifications',
      'Notification Settings',
      '提醒设置',
      '消息通知',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Turns reminders on and off: new mail by folder, calendar, desktop pop-ups, logons from unusual places.',
      '开启或关闭各种提醒：各文件夹新邮件、日历、桌面弹窗、异地登录。',
    ),
    navigation: [
      settingsPath(REMINDERS),
      words('Settings > General Settings > Notification Settings', '设置 > 通用设置 > 消息通知'),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'For pop-ups, the browser allows notifications from the webmail site.',
        '要弹窗的话，浏览器已允许网页邮箱发通知。',
      ),
    ],
    steps: [
      ...openSettings(REMINDERS),
      {
        do: words(
          'Choose the folders that you want new-mail reminders for.',
          '选择哪些文件夹有新邮件要提醒。',
        ),
        element: words('Mail Reminder', '邮件提醒'),
        kind: 'checkbox',
        where: CENTRE,
        note: words('Each folder is set separately.', '每个文件夹单独设。'),
      },
      {
        do: words('Turn the calendar’s reminders on or off.', '开启或关闭日历提醒。'),
        element: words('Calendar Reminder', '日历提醒'),
        kind: 'toggle',
        where: CENTRE,
      },
      {
        do: words('Turn desktop pop-ups on or off.', '开启或关闭桌面弹窗。'),
        element: words('Desktop Pop-up Reminder', '桌面弹窗提醒'),
        kind: 'toggle',
        where: CENTRE,
      },
      {
        do: words(
          'Turn the warning about logons from an unusual place on or off.',
          '开启或关闭异地登录提醒。',
        ),
        element: words('Remote Logon Reminder', '异地登录提醒'),
        kind: 'toggle',
        where: CENTRE,
        note: words(
          'Leave it on: it warns you when somebody else uses your password.',
          '建议开着，密码被盗用能及时发现。',
        ),
      },
      SAVE,
    ],
    parameters: [
      {
        name: words('Mail Reminder', '邮件提醒'),
        type: 'switch',
        required: false,
        about: words('One switch for each folder.', '每个文件夹一个开关。'),
      },
      {
        name: words('Calendar Reminder', '日历提醒'),
        type: 'switch',
        required: false,
        about: words('Reminders of events.', '日程到点提醒。'),
      },
      {
        name: words('Desktop Pop-up Reminder', '桌面弹窗提醒'),
        type: 'switch',
        required: false,
        about: words('Pop-ups of the browser.', '浏览器弹窗。'),
      },
      {
        name: words('Remote Logon Reminder', '异地登录提醒'),
        type: 'switch',
        required: false,
        about: words('Logons from an unusual place.', '在异地登录时提醒。'),
      },
    ],
    notes: [
      words(
        'If no pop-up appears although it is on, the browser most likely blocks notifications from the site.',
        '开了却不弹：多半是浏览器没允许这个网站发通知。',
      ),
      words(
        'For a folder that rules move mail to, turn on its own reminder, or new mail there goes unnoticed.',
        '收信规则移入的文件夹要单独开提醒，否则来了新邮件也不知道。',
      ),
    ],
    related: ['enable-email-notifications', 'view-recent-logon-logs', 'create-event'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'new mail alert',
      'popup',
      'sound',
      'logon alert',
      'no notification',
      '新邮件不提醒',
      '弹窗',
      '异地登录',
      '关闭提醒',
    ],
  },
  {
    id: 'set-language',
    name: words('Set Language', '语言设置'),
    aliases: ['Language Settings', '语言设置', '切换语言'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Switches webmail between Chinese and English.',
      '把网页邮箱在中文和英文之间切换。',
    ),
    navigation: [settingsPath(LANGUAGE)],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(LANGUAGE),
      {
        do: words('Choose the language and save.', '选好语言，点“保存”。'),
        element: words('Language', '语言'),
        kind: 'dropdown',
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Language', '语言'),
        type: 'choice',
        required: true,
        options: [words('Chinese', '中文'), words('English', 'English')],
        about: words('Language of the interface.', '界面语言。'),
      },
    ],
    notes: [
      words(
        'It applies to the interface. The header lines in replies have a language setting of their own under Receiving and Sending.',
        '这里只管界面；回复/转发时邮件头的语言在“收信和发信”里另设。',
      ),
    ],
    related: ['set-time-zone', 'set-receiving-and-sending-options', 'change-email-encoding'],
    sources: ['webmail-manual'],
    keywords: [
      'English interface',
      'Chinese interface',
      'change language',
      'webmail is in Chinese',
      '英文界面',
      '中文界面',
      '换语言',
    ],
  },
  {
    id: 'set-time-zone',
    name: words('Set Time Zone', '时区设置'),
    aliases: ['Time Zone Settings', '时区设置'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Sets the time zone that times are shown in.', '设置时间按哪个时区显示。'),
    navigation: [settingsPath(TIME_ZONE)],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(TIME_ZONE),
      {
        do: words('Choose the time zone of the place where you are.', '选择所在地区的时区。'),
        element: words('Time Zone', '时区'),
        kind: 'dropdown',
        where: CENTRE,
      },
      {
        do: words('Show or hide the additional region, then save.', '选择是否显示附加地区，保存。'),
        element: words('Additional Region', '附加地区'),
        kind: 'toggle',
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Time Zone', '时区'),
        type: 'choice',
        required: true,
        about: words('Zone by region.', '按地区选。'),
      },
      {
        name: words('Additional Region', '附加地区'),
        type: 'choice',
        required: false,
        options: [SHOW, HIDE],
        about: words('A second region besides yours.', '除本地外再多显示一个地区。'),
      },
    ],
    notes: [
      words(
        'The manual writes 附件地区 (attachment region), most likely a slip for 附加地区 (additional region).',
        '手册写的是“附件地区”，多半是“附加地区”的笔误。',
      ),
      words(
        'If meetings or mail are some hours off, check this first.',
        '会议或邮件时间差几个小时，先看这里。',
      ),
    ],
    related: ['set-calendar-display', 'set-language', 'create-event', 'schedule-email-delivery'],
    sources: ['webmail-manual'],
    keywords: [
      'wrong time',
      'hours off',
      'travel',
      'UTC',
      '时间不对',
      '差几小时',
      '海外',
      '北京时间',
    ],
  },
  {
    id: 'set-skin',
    name: words('Set Skin', '皮肤设置'),
    aliases: ['Skin Settings', 'Theme', '皮肤设置', '主题'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Changes the color or background picture of webmail.',
      '更换网页邮箱的颜色或背景图。',
    ),
    navigation: [settingsPath(SKIN)],
    prerequisites: [LOGGED_ON],
    steps: [
      ...openSettings(SKIN),
      {
        do: words('Click a color or a landscape picture.', '点一个颜色或风景图。'),
        element: words('Skin', '皮肤'),
        kind: 'icon',
        where: CENTRE,
      },
    ],
    parameters: [
      {
        name: words('Skin', '皮肤'),
        type: 'choice',
        required: true,
        options: [
          words('8 classic colors', '8 款经典色'),
          words('9 landscape pictures', '9 款风景图'),
        ],
        about: words('Look of webmail.', '界面外观。'),
      },
    ],
    notes: [
      words(
        'It applies to webmail only; the clients do not change.',
        '只对网页邮箱有效，客户端不变。',
      ),
    ],
    related: ['set-display-options', 'set-language'],
    sources: ['webmail-manual'],
    keywords: [
      'theme',
      'background',
      'colour scheme',
      'appearance',
      '换皮肤',
      '背景',
      '换颜色',
      '外观',
    ],
  },
];

const COMPOSE_PAGE = words('page of the new event', '新建日程页面');
const EVENT_MENU = words('bottom of the new event’s page', '新建日程页面底部');
const TOP_LEFT = words('upper left corner', '页面左上方');
const ATTENDEE_DIALOG = words('Attendees’ Schedules', '与会者行程');
const REPEAT_DIALOG = words('“Set Repeat Rule” dialog', '“设置重复规则”窗口');

const CALENDARS: readonly Operation[] = [
  {
    id: 'create-event',
    name: words('Create Event', '新建日程'),
    aliases: [
      'New Event',
      'Send Meeting',
      'Appointment',
      '新建日程',
      '发送会议',
      '约会',
      '会议邀请',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Creates a meeting and invites people by mail, or an appointment for yourself.',
      '新建会议并发邮件邀请，或给自己记一个约会。',
    ),
    navigation: [appPath(words('Calendar > New Event', '日历 > 新建日程'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words(
          'Click New Event, or double-click a time in the calendar.',
          '点“新建日程”；也可以在日历上双击某个时间，直接建在那个时间。',
        ),
        element: words('New Event', '新建日程'),
        kind: 'button',
        where: TOP_LEFT,
        note: words(
          'A compose page opens, with location and time added.',
          '打开的是写信页面，多了地点和时间两项。',
        ),
      },
      {
        do: words(
          'For an appointment that only reminds you, click Switch to Appointment; it needs no recipients.',
          '只提醒自己的，点“切换为约会”，不用填收件人。',
        ),
        element: words('Switch to Appointment', '切换为约会'),
        kind: 'button',
        where: EVENT_MENU,
      },
      {
        do: words(
          'For a meeting, enter who must come and who may come.',
          '会议要填必须参加和可以参加的人。',
        ),
        element: words('Required / Optional', '必选 / 可选'),
        kind: 'field',
        where: COMPOSE_PAGE,
        note: words(
          'Typing @ and a name in the text adds that person too.',
          '在正文里输入 @ 加联系人，也会把人加进来。',
        ),
      },
      {
        do: words('Choose a meeting room.', '选择会议室。'),
        element: words('Meeting Room', '会议室'),
        kind: 'field',
        where: COMPOSE_PAGE,
      },
      {
        do: words('Enter subject and location.', '填写主题和地点。'),
        element: words('Subject, Location', '主题、地点'),
        kind: 'field',
        where: COMPOSE_PAGE,
      },
      {
        do: words(
          'Set start and end, or choose All-day Event.',
          '设置开始和结束时间，或勾选全天。',
        ),
        element: words('Time: Start, End, All-day Event', '时间：开始、结束、全天事件'),
        kind: 'field',
        where: COMPOSE_PAGE,
      },
      {
        do: words('Choose how long before the start to remind you.', '选择提前多久提醒。'),
        element: words('Reminder', '提醒'),
        kind: 'dropdown',
        where: COMPOSE_PAGE,
      },
      {
        do: words('See whether people are free.', '看参会者有没有空。'),
        element: words('View Attendees’ Schedules', '查看参会者行程'),
        kind: 'link',
        where: COMPOSE_PAGE,
      },
      {
        do: words('For a recurring meeting, set its repeat rule.', '定期开的会，设置重复规则。'),
        element: words('Set Repeat Rule', '设置重复规则'),
        kind: 'link',
        where: COMPOSE_PAGE,
      },
      {
        do: words(
          'Write the text; add attachments or a signature, or switch to plain text.',
          '写正文，可添加附件、插入签名，也可改成纯文本。',
        ),
        element: words(
          'Add Attachment, Insert Signature, Plain Text',
          '添加附件、插入签名、纯文本',
        ),
        kind: 'button',
        where: COMPOSE_PAGE,
        note: words(
          'The attachment button in the manual reads 4 GB.',
          '手册截图里附件按钮标的是 4GB。',
        ),
      },
      {
        do: words('Choose the address to send from.', '选择用哪个地址发。'),
        element: words('your email address', '发件地址'),
        kind: 'dropdown',
        where: EVENT_MENU,
      },
      {
        do: words('Send the invitation.', '发出会议邀请。'),
        element: words('Send Meeting', '发送会议'),
        kind: 'button',
        where: EVENT_MENU,
      },
      {
        do: words(
          'The people invited open the mail and accept, accept tentatively or decline, choosing the time of their response.',
          '收到邀请的人打开邮件，选接受、暂定或拒绝，并选反馈时间。',
        ),
        element: words('Accept, Tentative, Decline', '接受（手册写作“接收”）、暂定、拒绝'),
        kind: 'button',
        where: words('in the meeting mail', '会议邮件里'),
        note: words('You get a mail with each response.', '对方是否参加，会有反馈邮件发给你。'),
      },
    ],
    parameters: [
      {
        name: words('Required', '必选'),
        type: 'text',
        required: false,
        about: words(
          'People who must come; needed for a meeting, not for an appointment.',
          '必须参加的人；会议要填，约会不用。',
        ),
      },
      {
        name: words('Optional', '可选'),
        type: 'text',
        required: false,
        about: words('People who may come.', '可以参加的人。'),
      },
      {
        name: words('Meeting Room', '会议室'),
        type: 'text',
        required: false,
        about: words('Room to book.', '要用的会议室。'),
      },
      {
        name: words('Subject', '主题'),
        type: 'text',
        required: true,
        about: words('Title in the calendar and in the mail.', '日历和邮件里的标题。'),
      },
      {
        name: words('Location', '地点'),
        type: 'text',
        required: false,
        about: words('Where it is.', '在哪里。'),
      },
      {
        name: words('Start', '开始'),
        type: 'date',
        required: true,
        about: words('Day and time.', '日期和时间。'),
      },
      {
        name: words('End', '结束'),
        type: 'date',
        required: true,
        about: words('Day and time.', '日期和时间。'),
      },
      {
        name: words('All-day Event', '全天事件'),
        type: 'switch',
        required: false,
        about: words('The whole day, without start and end time.', '占一整天，不设具体时刻。'),
      },
      {
        name: words('Reminder', '提醒'),
        type: 'choice',
        required: false,
        about: words('Time before the start, such as 15 minutes.', '提前多久，如 15 分钟。'),
      },
      {
        name: words('Add Attachment', '添加附件'),
        type: 'file',
        required: false,
        about: words('Files for the people invited.', '给参会者的文件。'),
      },
    ],
    notes: [
      words(
        'If no reminder appears, see whether calendar reminders are on under Notifications > Reminder Settings.',
        '到点没提醒，看“消息通知 > 提醒设置”里的日历提醒开了没有。',
      ),
    ],
    limits: ['large-attachment'],
    related: [
      'schedule-recurring-meeting',
      'check-attendee-availability',
      'view-calendar',
      'set-reminders',
      'set-time-zone',
    ],
    sources: ['webmail-manual'],
    keywords: [
      'invitation',
      'invite',
      'accept meeting',
      'decline',
      'tentative',
      'remind me',
      'meeting room',
      '开会',
      '约会议',
      '接受邀请',
      '拒绝会议',
      '日程提醒',
      '会议邮件',
    ],
  },
  {
    id: 'schedule-recurring-meeting',
    name: words('Schedule Recurring Meeting', '设置重复会议'),
    aliases: ['Set Repeat Rule', 'Recurring Meeting', '设置重复规则', '重复日程', '周期会议'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Repeats a meeting daily, weekly, monthly or yearly and notifies the attendees each time.',
      '让会议按天、按周、按月或按年重复，并按规则发信通知参会者。',
    ),
    navigation: [
      appPath(words('Calendar > New Event > Set Repeat Rule', '日历 > 新建日程 > 设置重复规则')),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words('Click New Event.', '点“新建日程”。'),
        element: words('New Event', '新建日程'),
        kind: 'button',
        where: TOP_LEFT,
      },
      {
        do: words('Click Set Repeat Rule.', '点“设置重复规则”。'),
        element: words('Set Repeat Rule', '设置重复规则'),
        kind: 'link',
        where: COMPOSE_PAGE,
      },
      {
        do: words('Choose day, week, month or year.', '选按天、按周、按月还是按年。'),
        element: words('Frequency', '频率'),
        kind: 'radio',
        where: REPEAT_DIALOG,
      },
      {
        do: words(
          'Enter the interval; for weekly meetings tick the days.',
          '填每隔多久重复一次；按周的勾选星期几。',
        ),
        element: words('Every … weeks on', '每 … 周的以下日期重复一次'),
        kind: 'field',
        where: REPEAT_DIALOG,
      },
      {
        do: words('Set the time.', '设置时间。'),
        element: words('Time', '时间'),
        kind: 'field',
        where: REPEAT_DIALOG,
      },
      {
        do: words('Choose when the repetition ends.', '选择什么时候停止。'),
        element: words('Range', '范围'),
        kind: 'radio',
        where: REPEAT_DIALOG,
      },
      {
        do: words('Confirm.', '点“确定”。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: REPEAT_DIALOG,
      },
      {
        do: words(
          'Fill in attendees, subject and the rest, and send.',
          '填好参会者、主题等，点“发送会议”。',
        ),
        element: words('Send Meeting', '发送会议'),
        kind: 'button',
        where: EVENT_MENU,
      },
    ],
    parameters: [
      {
        name: words('Frequency', '频率'),
        type: 'choice',
        required: true,
        options: [
          words('By day', '按天'),
          words('By week', '按周'),
          words('By month', '按月'),
          words('By year', '按年'),
        ],
        about: words('Unit of the repetition.', '重复的单位。'),
      },
      {
        name: words('Every', '每'),
        type: 'number',
        required: true,
        about: words(
          'Repeat every so many days, weeks, months or years.',
          '每几天、几周、几月或几年重复一次。',
        ),
      },
      {
        name: words('Days of the week', '星期'),
        type: 'choice',
        required: false,
        options: [
          words('Sunday', '星期日'),
          words('Monday', '星期一'),
          words('Tuesday', '星期二'),
          words('Wednesday', '星期三'),
          words('Thursday', '星期四'),
          words('Friday', '星期五'),
          words('Saturday', '星期六'),
        ],
        about: words('For weekly meetings; several can be ticked.', '按周重复时用，可多选。'),
      },
      {
        name: words('Time', '时间'),
        type: 'date',
        required: true,
        about: words('When the meetings take place.', '会议的时间。'),
      },
      {
        name: words('Range', '范围'),
        type: 'choice',
        required: true,
        options: [
          words('No end date', '无结束日期'),
          words('Ends after … times', '重复 … 次结束'),
          words('Date', '日期'),
        ],
        about: words('When the repetition stops.', '重复到什么时候。'),
      },
    ],
    notes: [
      words(
        'Invitations go out by the rule. With No end date they go on without end, so better set one.',
        '邀请会按规则发出；选“无结束日期”会一直重复，最好设结束条件。',
      ),
    ],
    related: ['create-event', 'check-attendee-availability', 'view-calendar'],
    sources: ['webmail-manual'],
    keywords: [
      'weekly meeting',
      'every Monday',
      'series',
      'repeat event',
      'daily',
      'monthly',
      '例会',
      '周会',
      '每周开会',
      '定期会议',
      '循环',
    ],
  },
  {
    id: 'check-attendee-availability',
    name: words('Check Attendee Availability', '查看参会者行程'),
    aliases: [
      'View Attendees’ Schedules',
      'Attendees’ Schedules',
      'free/busy',
      '查看参会者行程',
      '与会者行程',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows who is free at the time of a meeting and who is not.',
      '查看会议那个时间谁有空、谁有冲突。',
    ),
    navigation: [
      appPath(
        words(
          'Calendar > New Event > View Attendees’ Schedules',
          '日历 > 新建日程 > 查看参会者行程',
        ),
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words('Click New Event and enter people and time.', '点“新建日程”，填参会者和时间。'),
        element: words('New Event', '新建日程'),
        kind: 'button',
        where: TOP_LEFT,
      },
      {
        do: words('Click View Attendees’ Schedules.', '点“查看参会者行程”。'),
        element: words('View Attendees’ Schedules', '查看参会者行程'),
        kind: 'link',
        where: COMPOSE_PAGE,
      },
      {
        do: words(
          'Read each person’s row: the current meeting, busy, on leave, or not available.',
          '看每个人那一行：当前会议、已安排、假期，还是无法获取。',
        ),
        element: words(
          'Current Meeting, Busy, On Leave, Not Available',
          '当前会议、已安排、假期、无法获取',
        ),
        kind: 'page',
        where: ATTENDEE_DIALOG,
      },
      {
        do: words('Add another person.', '需要时再加人。'),
        element: words('Add Attendee', '添加与会者'),
        kind: 'button',
        where: ATTENDEE_DIALOG,
      },
      {
        do: words(
          'Change start, end or All-day Event until it suits everybody.',
          '调整开始、结束时间或全天，直到大家都合适。',
        ),
        element: words('Meeting Time: Start, End, All-day Event', '会议时间：开始、结束、全天事件'),
        kind: 'field',
        where: ATTENDEE_DIALOG,
      },
      {
        do: words('Confirm, or cancel to leave the event as it was.', '点“确定”；点“取消”则不改。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: ATTENDEE_DIALOG,
      },
    ],
    parameters: [
      {
        name: words('Meeting Time', '会议时间'),
        type: 'date',
        required: true,
        about: words('Start and end, or all day.', '开始和结束，或全天。'),
      },
      {
        name: words('Add Attendee', '添加与会者'),
        type: 'text',
        required: false,
        about: words('Address of the person.', '参会者的地址。'),
      },
    ],
    notes: [
      words(
        'Not Available means that the schedule cannot be read, not that the person is free.',
        '“无法获取”只是读不到行程，不等于有空。',
      ),
    ],
    related: ['create-event', 'schedule-recurring-meeting', 'share-calendar'],
    sources: ['webmail-manual'],
    keywords: [
      'free busy',
      'conflict',
      'is everybody free',
      'find a time',
      '有没有空',
      '时间冲突',
      '会议冲突',
      '忙闲',
    ],
  },
  {
    id: 'manage-calendars',
    name: words('Manage Calendars', '管理多个日历'),
    aliases: ['My Calendars', 'Add Calendar', '多个日历创建', '我的日历', '多个日程与共享'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Adds further calendars and gives each a color.', '再建几个日历，用颜色区分开。'),
    navigation: [appPath(words('Calendar > My Calendars', '日历 > 我的日历'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words(
          'Click the plus sign, name the new calendar and confirm.',
          '点“+”，给新日历起名，确定。',
        ),
        element: words('+', '+'),
        kind: 'icon',
        where: words('right of My Calendars', '“我的日历”右边'),
      },
      {
        do: words('Give it a color.', '选一个颜色。'),
        element: words('Color', '颜色'),
        kind: 'icon',
        where: LEFT,
      },
      {
        do: words(
          'Click the arrow of a calendar to create an event in it or to share it.',
          '点某个日历右边的箭头，可在其中新建日程或把它共享。',
        ),
        element: words('New Event, Share Calendar', '新建日程、共享日历'),
        kind: 'menu',
        where: words('right of the calendar', '日历名右边的箭头'),
      },
    ],
    parameters: [
      {
        name: words('Calendar name', '日历名称'),
        type: 'text',
        required: true,
        about: words('Name that the list shows.', '列表里显示的名字。'),
      },
      {
        name: words('Color', '颜色'),
        type: 'choice',
        required: false,
        about: words('Color of its events.', '该日历日程的颜色。'),
      },
    ],
    notes: [
      words(
        'Sharing is by calendar, not by event: keep what you share in a calendar of its own.',
        '共享以日历为单位，不是按单条日程：要共享的日程单独放一个日历。',
      ),
    ],
    related: ['share-calendar', 'create-event', 'view-calendar', 'set-calendar-display'],
    sources: ['webmail-manual'],
    keywords: [
      'second calendar',
      'new calendar',
      'calendar color',
      'private calendar',
      '新建日历',
      '日历颜色',
      '多日历',
    ],
  },
  {
    id: 'share-calendar',
    name: words('Share Calendar', '共享日历'),
    aliases: ['Calendars Shared with Me', '共享日历', '共享给我的日历'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Gives somebody access to one of your calendars, and shows calendars that others share with you.',
      '把自己的日历共享给别人，也能查看别人共享给你的日历。',
    ),
    navigation: [
      appPath(
        words(
          'Calendar > My Calendars > calendar > Share Calendar',
          '日历 > 我的日历 > 某个日历 > 共享日历',
        ),
      ),
      appPath(words('Calendar > Calendars Shared with Me', '日历 > 共享给我的日历')),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words(
          'Click the arrow of the calendar and choose Share Calendar.',
          '点日历右边的箭头，选“共享日历”。',
        ),
        element: words('Share Calendar', '共享日历'),
        kind: 'menu',
        where: words('right of the calendar', '日历名右边的箭头'),
      },
      {
        do: words(
          'Enter the person’s address, choose the permission and confirm.',
          '填对方的邮箱账号，选权限，确定。',
        ),
        element: words('Permission', '权限'),
        kind: 'dropdown',
        where: words('sharing dialog', '共享窗口'),
      },
      {
        do: words(
          'To see somebody else’s calendar, enter that person’s address here.',
          '要看别人的日历，在这里输入对方的邮箱账号查询。',
        ),
        element: words('Calendars Shared with Me', '共享给我的日历'),
        kind: 'field',
        where: LEFT,
        note: words(
          'If nothing is found, that person has not shared a calendar with you.',
          '查不到，说明对方还没有共享给你。',
        ),
      },
    ],
    parameters: [
      {
        name: words('E-mail address', '邮箱账号'),
        type: 'text',
        required: true,
        about: words(
          'Person to share with, or whose calendar you look for.',
          '要共享的人，或要查的人。',
        ),
      },
      {
        name: words('Permission', '权限'),
        type: 'choice',
        required: true,
        about: words(
          'What that person may do; the manual does not list the choices.',
          '对方能做什么；手册没有列出选项。',
        ),
      },
    ],
    related: ['manage-calendars', 'view-calendar', 'check-attendee-availability'],
    sources: ['webmail-manual'],
    keywords: [
      'colleague’s calendar',
      'team calendar',
      'calendar permission',
      'cannot see the boss’s calendar',
      '看同事日历',
      '领导日程',
      '日历权限',
      '查不到共享日历',
    ],
  },
  {
    id: 'view-calendar',
    name: words('View Calendar', '查看日历'),
    aliases: ['Calendar Management', '日历管理', '日程查看', '日视图', '周视图', '月视图'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows events by day, week or month, and who has responded.',
      '按日、周、月查看日程，以及参会者的回复情况。',
    ),
    navigation: [appPath(CALENDAR)],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(CALENDAR),
      {
        do: words('Choose day, week or month.', '切换日、周、月。'),
        element: words('Day, Week, Month', '日、周、月'),
        kind: 'tab',
        where: TOP_RIGHT,
        note: words(
          'The month view can show the lunar calendar and public holidays.',
          '月视图里可以看到农历和法定节假日。',
        ),
      },
      {
        do: words('Move to another week or month with the arrows.', '用箭头翻到别的周或月。'),
        element: words('‹ ›', '‹ ›'),
        kind: 'icon',
        where: words('beside the dates at the top', '上方日期旁边'),
      },
      {
        do: words(
          'Click an event for subject and text, attendees, replies, status and details.',
          '点一条日程，看会议主题和内容、参会者、回复、状态和详情。',
        ),
        element: words('event', '日程'),
        kind: 'link',
        where: CENTRE,
      },
    ],
    related: ['create-event', 'set-calendar-display', 'manage-calendars', 'share-calendar'],
    sources: ['webmail-manual'],
    keywords: [
      'month view',
      'week view',
      'holidays',
      'who accepted',
      '谁参加',
      '月历',
      '法定节假日',
      '看日程',
      '会议详情',
    ],
  },
];

const FILE_MENU = words('menu below the files', '文件下方的菜单');
const ON_FILE = words('beside the file', '文件旁边');
const DRIVE_SIZE = words(
  'Go by the used and total space that the drive page shows at the upper right. The manual’s text says 5 GB, one of its screens 2 GB.',
  '容量以网盘页面右上角显示的为准：手册正文写 5G，有一张截图是 2GB。',
);

const DRIVES: readonly Operation[] = [
  {
    id: 'use-personal-drive',
    name: words('Use Personal Drive', '使用个人网盘'),
    aliases: [
      'Drive',
      'Netdisk',
      'Personal Files',
      'My Drive',
      '网盘',
      '个人网盘',
      '我的网盘',
      '个人文件',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Keeps files and saved attachments in the drive of your mailbox, where you can sort, preview, rename, move and delete them.',
      '在邮箱网盘里存放文件和附件：建文件夹、重命名、预览、移动、删除。',
    ),
    navigation: [appPath(words('Drive > Personal Files', '网盘 > 个人文件'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(DRIVE),
      {
        do: words(
          'Open Personal Files: your uploads and the attachments that you saved from mail.',
          '打开“个人文件”，自己上传的文件和从邮件转存的附件都在这里。',
        ),
        element: words('Personal Files', '个人文件'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('To sort files, create folders.', '要归类就新建文件夹。'),
        element: words('New Folder', '新建文件夹'),
        kind: 'button',
        where: words('top of the page', '页面上方'),
      },
      {
        do: words(
          'To look at a file without downloading it, click Online Preview.',
          '不下载直接看：点“在线预览”。',
        ),
        element: words('Online Preview', '在线预览'),
        kind: 'icon',
        where: ON_FILE,
      },
      {
        do: words('To download it, click Download.', '下载到本机：点“下载”。'),
        element: words('Download', '下载'),
        kind: 'icon',
        where: ON_FILE,
      },
      {
        do: words('To give it another name, click Rename.', '改文件名：点“重命名”。'),
        element: words('Rename', '重命名'),
        kind: 'icon',
        where: ON_FILE,
      },
      {
        do: words('To let others use it, click Share.', '共享给别人：点“共享”。'),
        element: words('Share', '共享'),
        kind: 'icon',
        where: ON_FILE,
      },
      {
        do: words(
          'For several files, select them first, or all of them.',
          '批量操作先勾选文件，或点“全选”。',
        ),
        element: words('Select All', '全选'),
        kind: 'checkbox',
        where: FILE_MENU,
      },
      {
        do: words('Send the selected files by mail.', '用邮件发送选中的文件。'),
        element: words('Send', '发送'),
        kind: 'button',
        where: FILE_MENU,
      },
      {
        do: words('Move them to another folder.', '移动到别的文件夹。'),
        element: words('Move', '移动'),
        kind: 'button',
        where: FILE_MENU,
      },
      {
        do: words('Copy them.', '复制一份。'),
        element: words('Copy', '复制'),
        kind: 'button',
        where: FILE_MENU,
      },
      {
        do: words(
          'Delete them, or click Cancel to clear the selection.',
          '删除；点“取消”则取消勾选。',
        ),
        element: words('Delete', '删除'),
        kind: 'button',
        where: FILE_MENU,
      },
      {
        do: words('See how much space is left.', '看还剩多少空间。'),
        element: words('Used / Capacity', '已使用 / 容量'),
        kind: 'page',
        where: TOP_RIGHT,
      },
    ],
    parameters: [
      {
        name: words('New Folder', '新建文件夹'),
        type: 'text',
        required: false,
        about: words('Name of the folder.', '文件夹名称。'),
      },
    ],
    notes: [
      DRIVE_SIZE,
      words(
        'Group Shared Files on the left has the files of your groups; large attachments are in the Transfer Station.',
        '左侧“群组共享文件”是各群组的文件；超大附件在“大附件中转站”，不在这里。',
      ),
    ],
    limits: ['personal-drive'],
    related: ['upload-drive-file', 'share-drive-file', 'use-transfer-station', 'open-attachments'],
    sources: ['webmail-manual'],
    keywords: [
      'cloud storage',
      'save attachment',
      'drive full',
      'file storage',
      'folder',
      '存附件',
      '网盘满了',
      '网盘容量',
      '云盘',
      '文件夹',
    ],
  },
  {
    id: 'upload-drive-file',
    name: words('Upload Drive File', '上传文件到网盘'),
    aliases: ['Upload File', '上传文件', '网盘上传'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Puts a file from the computer into the drive.', '把电脑里的文件传到网盘。'),
    navigation: [appPath(words('Drive > Upload File', '网盘 > 上传文件'))],
    prerequisites: [LOGGED_ON, words('The drive has room for the file.', '网盘还有空间。')],
    steps: [
      openApp(DRIVE),
      {
        do: words('Open the place where the file should go.', '打开要存放的位置。'),
        element: words('Personal Files', '个人文件'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'Click Upload File and choose the file on your computer.',
          '点“上传文件”，选电脑里的文件。',
        ),
        element: words('Upload File', '上传文件'),
        kind: 'button',
        where: words('top of the page', '页面上方'),
      },
    ],
    parameters: [
      {
        name: words('File', '文件'),
        type: 'file',
        required: true,
        about: words('File on the computer.', '电脑本地的文件。'),
      },
    ],
    notes: [
      DRIVE_SIZE,
      words(
        'You need not download an attachment first: click Save to Drive in the mail.',
        '邮件附件不用先下载再传，在邮件里点“保存到网盘”就行。',
      ),
    ],
    limits: ['personal-drive'],
    related: [
      'use-personal-drive',
      'share-drive-file',
      'use-transfer-station',
      'attach-large-files',
    ],
    sources: ['webmail-manual'],
    keywords: [
      'upload',
      'store a file',
      'put a document online',
      'upload fails',
      '传文件',
      '上传失败',
      '存文件',
      '网盘空间不足',
    ],
  },
  {
    id: 'share-drive-file',
    name: words('Share Drive File', '共享网盘文件'),
    aliases: [
      'Shared by Me',
      'Shared with Me',
      'Group Shared Files',
      '分享给我的',
      '我分享的',
      '群组共享文件',
      '文件共享',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shares a file of your drive with others, and shows what they share with you.',
      '把网盘文件分享给别人，也能查看别人分享来的。',
    ),
    navigation: [appPath(words('Drive > Personal Files > Share', '网盘 > 个人文件 > 共享'))],
    prerequisites: [LOGGED_ON, words('The file is in the drive.', '文件已经在网盘里。')],
    steps: [
      openApp(DRIVE),
      {
        do: words('Find the file.', '找到文件。'),
        element: words('Personal Files', '个人文件'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('Click Share and choose the people.', '点“共享”，选择共享给谁。'),
        element: words('Share', '共享'),
        kind: 'icon',
        where: ON_FILE,
      },
      {
        do: words(
          'To see what you have shared, open Shared by Me.',
          '看自己分享出去的：点“我分享的”。',
        ),
        element: words('Shared by Me', '我分享的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'To see what others have shared with you, open Shared with Me.',
          '看别人分享来的：点“分享给我的”。',
        ),
        element: words('Shared with Me', '分享给我的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'For the files of your groups, open Group Shared Files; all members can share, open and download them.',
          '看群组的文件：点“群组共享文件”，组员都能共享、查看、下载。',
        ),
        element: words('Group Shared Files', '群组共享文件'),
        kind: 'menu',
        where: LEFT,
      },
    ],
    notes: [
      words(
        'The manual speaks of sharing with colleagues. To people outside the company, send the file by mail or as a large attachment.',
        '手册说的是共享给同事；要给公司外的人，用邮件发送，或作为超大附件发。',
      ),
      words('Only members can open the files of a group.', '群组里的文件只有组员能打开。'),
    ],
    limits: ['large-attachment'],
    related: ['use-personal-drive', 'upload-drive-file', 'manage-group', 'attach-large-files'],
    sources: ['webmail-manual'],
    keywords: [
      'give a file to a colleague',
      'shared files',
      'who shared',
      'file link',
      '发文件给同事',
      '文件分享',
      '别人分享的文件',
      '看不到共享文件',
    ],
  },
  {
    id: 'use-transfer-station',
    name: words('Use Transfer Station', '使用大附件中转站'),
    aliases: [
      'Large Attachment Transfer Station',
      'Transfer Station',
      '大附件中转站',
      '文件中转站',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Holds the large attachments that you sent and shows when each one expires.',
      '存放发出的超大附件，能看到每个文件什么时候到期。',
    ),
    navigation: [
      appPath(words('Drive > Transfer Station', '网盘 > 大附件中转站')),
      words('Webmail > Large Attachments > arrow', '网页邮箱 > 超大附件 > 右侧箭头'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(DRIVE),
      {
        do: words('Open Transfer Station.', '打开“大附件中转站”。'),
        element: words('Transfer Station', '大附件中转站'),
        kind: 'menu',
        where: LEFT,
        note: words(
          'The arrow beside the Large Attachments folder leads here too.',
          '点“超大附件”文件夹右侧的箭头也能进来。',
        ),
      },
      {
        do: words(
          'See upload time, folder and expiry time of each file.',
          '看每个文件的上传时间、目录和到期时间。',
        ),
        element: words('Upload Time, Folder, Expiry', '上传时间、目录、到期时间'),
        kind: 'page',
        where: CENTRE,
      },
      {
        do: words('If you like, upload a file yourself.', '也可以自己上传文件。'),
        element: words('Upload File', '上传文件'),
        kind: 'button',
        where: words('top of the page', '页面上方'),
      },
    ],
    parameters: [
      {
        name: words('File', '文件'),
        type: 'file',
        required: false,
        about: words('File to hold ready for sending.', '准备发送的大文件。'),
      },
    ],
    notes: [
      words(
        'A large attachment is kept for 30 days and then deleted. After that the link in the mail is dead and you have to send the file again.',
        '超大附件保存 30 天，到期就删，之后邮件里的链接失效，只能重发。',
      ),
      words(
        'The manual gives it 4 GB by default. If it is full, large attachments may fail until older ones expire.',
        '手册写默认容量 4 GB；满了可能发不了超大附件，要等旧文件到期。',
      ),
    ],
    limits: ['transfer-station', 'large-attachment'],
    related: [
      'attach-large-files',
      'view-large-attachments',
      'use-personal-drive',
      'upload-drive-file',
    ],
    sources: ['intl/the-differences-between-attachment-and-large-attachment', 'webmail-manual'],
    keywords: [
      'expired link',
      'attachment expired',
      'big file',
      'large attachment list',
      'download link dead',
      '附件过期',
      '超大附件',
      '链接失效',
      '大文件',
      '到期时间',
      '中转站满了',
    ],
  },
];

const TEAMWORK: readonly Operation[] = [
  {
    id: 'write-notes',
    name: words('Write Notes', '写笔记'),
    aliases: ['Notes', 'Notebook', '笔记', '写笔记', '我的笔记本'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Keeps notes on work and meetings in the mailbox, sorted into notebooks.',
      '在邮箱里记工作和会议内容，按笔记本归类。',
    ),
    navigation: [appPath(NOTES)],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(NOTES),
      {
        do: words(
          'To add a notebook, click the plus sign and name it.',
          '点“+”新建笔记本，起个名字。',
        ),
        element: words('+', '+'),
        kind: 'icon',
        where: words('right of My Notebooks', '“我的笔记本”右侧'),
      },
      {
        do: words('Click Write Note and write.', '点“写笔记”，开始写。'),
        element: words('Write Note', '写笔记'),
        kind: 'button',
        where: TOP_LEFT,
        note: words(
          'It is saved by itself; you can change it at any time.',
          '会自动保存，之后随时能改。',
        ),
      },
      {
        do: words('To send the note to somebody, click Send.', '把笔记发给别人：点“发送”。'),
        element: words('Send', '发送'),
        kind: 'button',
        where: TOP_RIGHT,
      },
      {
        do: words('To put it into another notebook, click Move.', '换到别的笔记本：点“移动”。'),
        element: words('Move', '移动'),
        kind: 'button',
        where: TOP_RIGHT,
      },
      {
        do: words('To delete it, click Delete.', '删除：点“删除”。'),
        element: words('Delete', '删除'),
        kind: 'button',
        where: TOP_RIGHT,
      },
      {
        do: words(
          'To get rid of it for good, open Deleted and delete it there again.',
          '要彻底删掉，到“已删除”里再删一次。',
        ),
        element: words('Deleted', '已删除'),
        kind: 'folder',
        where: words('below the notebooks', '笔记本列表下方'),
      },
    ],
    parameters: [
      {
        name: words('Notebook name', '笔记本名称'),
        type: 'text',
        required: false,
        about: words('Name of the new notebook.', '新笔记本的名字。'),
      },
    ],
    notes: [
      words(
        'A note that was deleted once is still in Deleted.',
        '只删过一次的笔记还在“已删除”里。',
      ),
    ],
    related: ['manage-tasks', 'use-personal-drive', 'search-mail'],
    sources: ['webmail-manual'],
    keywords: [
      'memo',
      'meeting minutes',
      'notebook',
      'deleted note',
      'autosave',
      '备忘录',
      '会议记录',
      '记事',
      '笔记丢了',
      '自动保存',
    ],
  },
  {
    id: 'manage-tasks',
    name: words('Manage Tasks', '管理任务'),
    aliases: ['Tasks', 'New Task', 'Create Task', '任务', '新建任务', '创建任务', '指派任务'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Creates and assigns tasks, and lists those that you assigned, received, finished or let expire.',
      '新建和指派任务，查看自己发起的、收到的、完成的和过期的。',
    ),
    navigation: [appPath(TASKS)],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(TASKS),
      {
        do: words('Create a task and choose who does it.', '点“新建任务”，指派执行人。'),
        element: words('New Task', '新建任务'),
        kind: 'button',
        where: LEFT,
        note: words(
          'From a mail: right-click it and choose Create Task.',
          '从邮件建任务：在邮件上点右键，选“创建任务”。',
        ),
      },
      {
        do: words('See the tasks that are still open.', '看还在进行的任务。'),
        element: words('Not Completed', '未完成的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('See the tasks that are done.', '看已完成的任务。'),
        element: words('Completed', '已完成的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('See what others assigned to you.', '看别人派给自己的任务。'),
        element: words('Assigned to Me', '指派给我的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('See what you assigned to others.', '看自己派给别人的任务。'),
        element: words('Started by Me', '我发起的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words('See the tasks that are past their time.', '看已过期的任务。'),
        element: words('Expired', '已过期的'),
        kind: 'menu',
        where: LEFT,
      },
      {
        do: words(
          'To change who does a task, its time or its text, or to delete it, open More Options.',
          '要改执行人、时间、内容或删除任务，点“更多选项”。',
        ),
        element: words('More Options', '更多选项'),
        kind: 'menu',
        where: words('right of the task', '任务右侧'),
      },
    ],
    parameters: [
      {
        name: words('Assignee', '执行人'),
        type: 'text',
        required: false,
        about: words('Who does it.', '由谁来做。'),
      },
      {
        name: words('Time', '时间'),
        type: 'date',
        required: false,
        about: words('When it is due; after that it counts as expired.', '截止时间，过了算过期。'),
      },
      {
        name: words('Content', '任务内容'),
        type: 'text',
        required: false,
        about: words('What is to be done.', '要做什么。'),
      },
    ],
    notes: [
      words(
        'You see tasks that you created or that are assigned to you. All the tasks of a group are in the group.',
        '这里只有自己建的和指派给自己的任务；群组的全部任务到群组里看。',
      ),
    ],
    related: ['manage-group', 'write-notes', 'create-event', 'mark-completed'],
    sources: ['webmail-manual'],
    keywords: [
      'to-do',
      'todo list',
      'assign work',
      'deadline',
      'overdue',
      'follow up',
      '待办',
      '派任务',
      '截止时间',
      '过期任务',
      '任务看不到',
    ],
  },
  {
    id: 'create-group',
    name: words('Create Group', '新建群组'),
    aliases: ['New Group', 'Collaboration Group', '新建群组', '创建群组', '项目协同群组'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Creates a group for a project, with one mail address for all members, shared files and tasks.',
      '为项目建群组：一个群邮件地址、共享文件、跟踪任务。',
    ),
    navigation: [appPath(words('Groups > New/Upload', '群组 > 新建/上传'))],
    prerequisites: [LOGGED_ON],
    steps: [
      openApp(GROUPS),
      {
        do: words('Click New/Upload and create a group.', '点“新建/上传”，新建群组。'),
        element: words('New/Upload', '新建/上传'),
        kind: 'button',
        where: words('Groups page', '群组页面'),
      },
      {
        do: words(
          'Add members: recent contacts are offered when you point at the field; the plus sign opens the address book.',
          '添加成员：鼠标移上去会列出最近联系人，点“+”从通讯录里选。',
        ),
        element: words('Add Group Members', '添加群组成员'),
        kind: 'field',
        where: words('dialog of the new group', '“新建群组”窗口'),
      },
      {
        do: words(
          'Enter a name that tells others what the group is for.',
          '起个名字，让别人知道这个群组干什么。',
        ),
        element: words('Group Name', '群组名称'),
        kind: 'field',
        where: words('dialog of the new group', '“新建群组”窗口'),
      },
      {
        do: words('Check who manages the group.', '确认群组管理员是谁。'),
        element: words('Group Administrator', '群组管理员'),
        kind: 'field',
        where: words('dialog of the new group', '“新建群组”窗口'),
      },
      {
        do: words(
          'Enter the address that reaches all members.',
          '填写群邮件地址，发到这里，全体成员都能收到。',
        ),
        element: words('Group E-mail Address', '群邮件地址'),
        kind: 'field',
        where: words('dialog of the new group', '“新建群组”窗口'),
      },
      {
        do: words('Click OK, or Cancel to drop it.', '点“确定”；不建了就点“取消”。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('dialog of the new group', '“新建群组”窗口'),
      },
    ],
    parameters: [
      {
        name: words('Add Group Members', '添加群组成员'),
        type: 'text',
        required: true,
        about: words('Addresses of the members.', '成员的地址。'),
      },
      {
        name: words('Group Name', '群组名称'),
        type: 'text',
        required: true,
        about: words('Name that members see.', '成员看到的名字。'),
      },
      {
        name: words('Group Administrator', '群组管理员'),
        type: 'text',
        required: true,
        about: words(
          'Who manages the group; the manual’s form shows the creator.',
          '管理这个群组的人；手册截图里是创建者本人。',
        ),
      },
      {
        name: words('Group E-mail Address', '群邮件地址'),
        type: 'text',
        required: true,
        about: words('Mail to it goes to all members.', '发到这个地址，组员都会收到。'),
      },
    ],
    notes: [
      words(
        'Mail groups (邮件组) are created by the administrator; groups (群组) you create yourself.',
        '邮件组由管理员建立，群组是自己建的，别弄混。',
      ),
    ],
    related: ['manage-group', 'use-company-mail-groups', 'manage-tasks', 'share-drive-file'],
    sources: ['webmail-manual'],
    keywords: [
      'team',
      'project',
      'collaboration',
      'send to everybody',
      'mailing list',
      '建群',
      '项目组',
      '群发',
      '协同',
      '群邮件',
    ],
  },
  {
    id: 'manage-group',
    name: words('Manage Group', '管理群组'),
    aliases: [
      'Groups',
      'Edit Group',
      'Dismiss Group',
      'Leave Group',
      'Group Tasks',
      'Shared Files',
      '群组',
      '群组编辑',
      '解散群组',
      '退出群组',
      '群任务',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Uses and maintains a group: mail, tasks, files, members, administrators and name; also leaves or dismisses it.',
      '使用和维护群组：群邮件、任务、共享文件、成员、管理员、名称，以及退出或解散。',
    ),
    navigation: [appPath(words('Groups > group', '群组 > 某个群组'))],
    prerequisites: [LOGGED_ON, words('You are a member of the group.', '你是群组成员。')],
    steps: [
      openApp(GROUPS),
      {
        do: words('Click the group.', '点开群组。'),
        element: words('group', '群组名称'),
        kind: 'link',
        where: LEFT,
      },
      {
        do: words('Read the mail of the group or write to it.', '看群组邮件，或给群组写信。'),
        element: words('Mail', '邮件'),
        kind: 'tab',
        where: CENTRE,
      },
      {
        do: words(
          'See all tasks that members created, and which are done.',
          '看组员建的所有任务及完成情况。',
        ),
        element: words('Tasks', '任务'),
        kind: 'tab',
        where: CENTRE,
      },
      {
        do: words('See, upload and download the files of the group.', '查看、上传、下载群组文件。'),
        element: words('Shared Files', '共享文件'),
        kind: 'tab',
        where: CENTRE,
        note: words('Only members can open them.', '只有组员能打开。'),
      },
      {
        do: words(
          'To change members, administrators or the name, edit the group.',
          '改成员、管理员或名称：点右侧图标编辑群组。',
        ),
        element: words('Edit Group', '群组编辑'),
        kind: 'icon',
        where: words('icon at the right', '右侧图标'),
      },
      {
        do: words(
          'To leave the group, or to dismiss it for everybody, choose Dismiss/Leave Group.',
          '退出群组或解散整个群组：选“解散/退出群组”。',
        ),
        element: words('Dismiss/Leave Group', '解散/退出群组'),
        kind: 'menu',
        where: words('icon at the right', '右侧图标'),
      },
    ],
    parameters: [
      {
        name: words('Members', '人员'),
        type: 'text',
        required: false,
        about: words('Who is in the group.', '群组里有谁。'),
      },
      {
        name: words('Administrators', '管理员'),
        type: 'text',
        required: false,
        about: words('Who manages the group.', '谁来管理。'),
      },
      {
        name: words('Group Name', '群组名称'),
        type: 'text',
        required: false,
        about: words('Name that members see.', '成员看到的名字。'),
      },
    ],
    notes: [
      words(
        'Download the files that you need before you leave or dismiss a group: only members can open them.',
        '退出或解散前先把要用的文件下载下来，文件只有组员能打开。',
      ),
    ],
    related: ['create-group', 'share-drive-file', 'manage-tasks', 'manage-mail-group-members'],
    sources: ['webmail-manual'],
    keywords: [
      'leave group',
      'delete group',
      'add member',
      'group files',
      'rename group',
      '退群',
      '解散群',
      '群文件',
      '加群成员',
      '换群主',
    ],
  },
  {
    id: 'use-help-center',
    name: words('Use Help Center', '使用帮助中心'),
    aliases: [
      'Help Center',
      'Mailbox Assistant',
      'Feedback',
      'Service Center',
      '帮助中心',
      '邮箱助手',
      '阿里邮箱助手',
      '人工云客服',
      '服务中心',
    ],
    guide: 'alimail-service',
    who: 'user',
    about: words(
      'Answers questions about the mailbox: search, a chat robot, or a person.',
      '解决邮箱使用问题：搜索、机器人问答、人工客服。',
    ),
    navigation: [
      words('Webmail > Mailbox Assistant', '网页邮箱 > 邮箱助手'),
      words(
        'Webmail > Settings > drop-down arrow > Help Center',
        '网页邮箱 > 设置 > 下拉箭头 > 帮助中心',
      ),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'For the chat with the robot, you have a Taobao account.',
        '要用机器人问答，需有淘宝账号。',
      ),
    ],
    steps: [
      {
        do: words('Open the assistant.', '打开邮箱助手。'),
        element: words('Mailbox Assistant', '邮箱助手'),
        kind: 'button',
        where: TOP_RIGHT,
      },
      {
        do: words(
          'Log on to Taobao and type the question; the robot answers.',
          '登录淘宝账号，在聊天框输入问题，由机器人回答。',
        ),
        element: words('Chat box', '聊天框'),
        kind: 'field',
        where: words('page of the assistant', '邮箱助手页面'),
        note: words(
          'Common questions are listed beside it; you can save and rate the chat.',
          '旁边列有热点问题；聊天记录可以保存，也可以评价。',
        ),
      },
      {
        do: words(
          'If that does not help, ask a person or go to the service center.',
          '没解决就点“人工云客服”或“服务中心”。',
        ),
        element: words('Human Cloud Support, Service Center', '人工云客服、服务中心'),
        kind: 'button',
        where: TOP_RIGHT,
      },
      {
        do: words(
          'Or open the help center directly from the arrow beside Settings.',
          '也可以从“设置”旁的下拉菜单直接进帮助中心。',
        ),
        element: words('Help Center', '帮助中心'),
        kind: 'menu',
        where: words('drop-down arrow right of Settings', '“设置”右侧的下拉菜单'),
      },
      {
        do: words('Search there, or use the topics on the left.', '在搜索框里搜，或按左侧目录找。'),
        element: words('Search', '搜索'),
        kind: 'field',
        where: words('top of the help center, topics at the left', '帮助中心上方；目录在左侧'),
      },
      {
        do: words('To suggest improvements, use Feedback.', '有改进建议，用“反馈”提交。'),
        element: words('Feedback', '反馈'),
        kind: 'button',
        where: TOP_RIGHT,
      },
    ],
    parameters: [
      {
        name: words('Search', '搜索'),
        type: 'text',
        required: false,
        about: words('The question in a few words.', '用几个词描述问题。'),
      },
    ],
    notes: [
      words(
        'The assistant is only a robot: for upgrades and other business matters call the hotline.',
        '邮箱助手是机器人；升级等业务问题请直接打客服热线。',
      ),
      words(
        'If your account is locked or your password is lost, ask your company’s mail administrator first.',
        '账号被锁、忘了密码，先找本公司的邮箱管理员。',
      ),
    ],
    related: [
      'find-way-around-webmail',
      'download-alibaba-mail-clients',
      'unlock-account',
      'reset-forgotten-password',
    ],
    sources: ['webmail-manual'],
    keywords: [
      'support',
      'customer service',
      'hotline',
      'chatbot',
      'contact Alibaba',
      'complaint',
      'suggestion',
      '客服',
      '人工',
      '联系阿里',
      '意见反馈',
      '求助',
    ],
  },
];

export const WEBMAIL_DESK_OPERATIONS: readonly Operation[] = [
  ...ADDRESS_BOOK,
  ...SETTINGS,
  ...CALENDARS,
  ...DRIVES,
  ...TEAMWORK,
];
