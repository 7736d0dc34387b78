/** Operations of the mail guide, first half: reading, sending, forwarding, replies by themselves, what clients fetch. */
import { MAILBOX_PATHS } from '../../mailbox-pages.ts';
import { asWords, type Operation, words } from '../types.ts';

const SIGNED_IN = words('You can log on to webmail.', '能登录网页邮箱。');

export const MAIL_HANDLING_OPERATIONS: readonly Operation[] = [
  {
    id: 'move-emails',
    name: words('Move Emails', '移动邮件'),
    aliases: ['Move', 'Move All Emails', '移动到', '移动', '移动全部邮件', '转移邮件'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Puts one message, a page of them, or everything in a folder into another folder.',
      '把一封、一页或整个文件夹的邮件移到另一个文件夹。',
    ),
    navigation: [
      words('Webmail > Inbox > select mail > Move', '网页邮箱 > 收件箱 > 选中邮件 > 移动'),
      words('Webmail > right-click a message > Move', '网页邮箱 > 右键点邮件 > 移动'),
      words(
        'Webmail > hover over the folder > More > Move All Emails',
        '网页邮箱 > 鼠标移到文件夹上 > 更多 > 移动全部邮件',
      ),
      words('Mail > Inbox > Select Email(s) > Move', '邮件 > 收件箱 > 选择邮件 > 移动'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('For one message: tick it and choose Move.', '移动单封：选中邮件，点“移动”。'),
        element: words('Move', '移动'),
        kind: 'button',
        where: words('top right of the mail list', '邮件列表右上角'),
        note: words(
          'The Chinese manual has it in the menu below the list, in the right-click menu and under “…” of an open message.',
          '《Webmail 使用手册》里的入口是列表下方的菜单、右键菜单，以及打开邮件后右上角的“…”。',
        ),
      },
      {
        do: words(
          'For a page of mail: click Select All, then Move.',
          '移动整页：点“全选”，再点“移动”。',
        ),
        element: words('Select All', '全选'),
        kind: 'button',
        where: words('below the mail list', '邮件列表下方'),
        note: words('Takes in this page only, not the folder.', '只选中这一页，不是整个文件夹。'),
      },
      {
        do: words(
          'For a whole folder: hover over the folder that the mail is in and open its menu.',
          '移动整个文件夹：把鼠标移到邮件所在的文件夹上，打开它的菜单。',
        ),
        element: words('More', '更多'),
        kind: 'button',
        where: words('right of the folder’s name', '文件夹名称右侧'),
        note: words(
          'The button is not there until the mouse is over the folder.',
          '鼠标移上去才看得到这个按钮。',
        ),
      },
      {
        do: words('Choose Move All Emails.', '选“移动全部邮件”。'),
        element: words('Move All Emails', '移动全部邮件'),
        kind: 'link',
        where: words('menu under More', '“更多”的下拉菜单'),
      },
      {
        do: words('Choose the folder that the mail goes to.', '选目标文件夹。'),
        element: words('Destination Folder Selector', '目标文件夹'),
        kind: 'dropdown',
        where: words('dialog box', '弹出的对话框'),
        note: words('Every folder that mail can go to is listed.', '能移入的文件夹都列在里面。'),
      },
    ],
    notes: [
      words(
        'These are three ways: step 1 moves one message, step 2 a page, steps 3 and 4 a whole folder. Step 5 follows each of them.',
        '这是三种做法：第 1 步移单封，第 2 步移整页，第 3、4 步移整个文件夹，最后都要做第 5 步。',
      ),
      words(
        'This moves the mail that is there now. For mail still to come, make a rule.',
        '移动只管现有邮件；以后收到的邮件要用收信规则。',
      ),
    ],
    related: [
      'create-inbox-rule',
      'categorize-historical-emails',
      'manage-folders',
      'select-emails',
      'empty-folder',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'archive',
      'sort',
      'tidy up',
      'bulk',
      'transfer',
      '归档',
      '批量',
      '整理',
      '换文件夹',
    ],
  },
  {
    id: 'print-email',
    name: words('Print Email', '打印邮件'),
    aliases: ['Print', '打印'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Prints a message from webmail.', '在网页邮箱里直接打印一封邮件。'),
    navigation: [
      words(
        'Webmail > open the message > More > Print Email',
        '网页邮箱 > 打开邮件 > 更多 > 打印邮件',
      ),
      words(
        'Webmail > open the message > right-click > Print Email',
        '网页邮箱 > 打开邮件 > 右键 > 打印邮件',
      ),
      words(
        'Alibaba Mail Web Client > Open Email > Click More Button > Print Email',
        '阿里邮箱网页版 > 打开邮件 > 点“更多” > 打印邮件',
      ),
    ],
    prerequisites: [SIGNED_IN],
    steps: [
      {
        do: words('Open the message in webmail.', '在网页邮箱里打开要打印的邮件。'),
        element: words('Alibaba Mail web client', '阿里邮箱网页版'),
        kind: 'link',
        where: words('browser', '浏览器'),
      },
      {
        do: words(
          'Right-click the text, or open More, and choose Print Email.',
          '在正文上点右键，或者点“更多”，再选“打印邮件”。',
        ),
        element: words('More button', '更多'),
        kind: 'button',
        where: words('top right of the message', '邮件正文右上角'),
        note: words(
          'The same menu has Download Email and View Source.',
          '和“下载邮件”“查看原文”在同一个菜单里。',
        ),
      },
    ],
    related: ['download-email', 'view-email-source'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: ['printer', 'paper', 'hard copy', 'save as PDF', '打印机', '纸质', '导出 PDF'],
  },
  {
    id: 'schedule-email-delivery',
    name: words('Schedule Email Delivery', '定时发信'),
    aliases: ['Schedule Send', 'Scheduled Send', '定时发送', '定时邮件'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sends a message by itself at a time that you set, up to 30 days ahead.',
      '让邮件到指定时间自动发出，最多提前 30 天设置。',
    ),
    navigation: [
      words(
        'Webmail > Compose > More Options > Schedule Send',
        '网页邮箱 > 写信 > 更多选项 > 定时发信',
      ),
      words('Console > Mail > Drafts > Schedule Send', '控制台 > 邮箱 > 草稿箱 > 定时发信'),
    ],
    prerequisites: [
      words('An Alibaba Mail account that is active.', '阿里邮箱账号状态正常。'),
      SIGNED_IN,
    ],
    steps: [
      {
        do: words(
          'Click Compose, open More Options under the text and choose Schedule Send.',
          '点“写信”，再点写信框下方的“更多选项”，选“定时发信”。',
        ),
        element: words('More Options', '更多选项'),
        kind: 'link',
        where: words('under the compose box', '写信框下方'),
      },
      {
        do: words('Pick the time and confirm with OK.', '选好时间，点“确定”。'),
        element: words('Schedule Send', '定时发信'),
        kind: 'menu',
        where: words('settings page', '设置页面'),
        note: words(
          'It has to be later than now, and within 30 days.',
          '时间必须晚于现在，且不超过 30 天。',
        ),
      },
      {
        do: words('Finish the message and send it.', '写完邮件，点“发送”。'),
        element: words('Send', '发送'),
        kind: 'button',
        where: words('top right of the compose window', '写信窗口右上角'),
        note: words(
          'Nothing is scheduled until you press Send. Then the message waits in Drafts.',
          '不点“发送”，定时就不生效；点了以后邮件先放在草稿箱里等着。',
        ),
      },
      {
        do: words(
          'Look in Drafts: a clock icon shows that the message is waiting.',
          '到草稿箱里看有没有时钟图标，确认在等待发送。',
        ),
        element: words('clock icon', '时钟图标'),
        kind: 'icon',
        where: words('beside the message in Drafts', '草稿箱里该邮件旁边'),
        note: words('Plain drafts have no clock.', '普通草稿没有这个图标。'),
      },
      {
        do: words(
          'To cancel, open it in Drafts before its time and click Clear Schedule.',
          '要取消，就在发出前到草稿箱打开它，点“取消定时”。',
        ),
        element: words('Clear Schedule', '取消定时'),
        kind: 'button',
        where: words('page of the message', '邮件详情页'),
      },
    ],
    notes: [
      words(
        'The guide’s path starts in Drafts, its steps start in Compose. Start in Compose; Drafts is where the message waits.',
        '指引的路径从草稿箱开始，步骤却从写信开始。以写信为准，草稿箱只是等待发送的地方。',
      ),
      words(
        'Not in Sent and not arrived? Look for it in Drafts: without the clock it was saved and never sent.',
        '“已发送”里没有、对方也没收到，就去草稿箱看：没有时钟图标的，是只存了草稿，没有发。',
      ),
    ],
    limits: ['scheduled-send'],
    related: ['use-drafts', 'send-email', 'recall-email', 'set-time-zone', 'view-sent-mail'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'delay',
      'send later',
      'timer',
      'future',
      'cancel',
      '延迟发送',
      '预约',
      '晚点发',
      '草稿没发出去',
    ],
  },
  {
    id: 'view-email-conversations',
    name: words('View Email Conversations', '查看会话邮件'),
    aliases: ['Conversation Mode', 'Conversation View', '会话邮件', '会话模式', '会话阅读'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows the mail of one subject as a single entry that opens into a thread.',
      '把同一主题的来往邮件合成一条，点开就能看到整段往来。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Display Settings > Email Reading Mode',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 显示设置 > 邮件阅读模式',
      ),
      words(
        'Mailbox > Settings > View More Settings > Mailbox Settings > Display Settings > Email Reading Mode',
        '邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 显示设置 > 邮件阅读模式',
      ),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Open all settings of webmail.', '打开网页邮箱的全部设置。'),
        element: words('Settings > View More Settings', '设置 > 查看更多设置'),
        kind: 'link',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words(
          'In the display settings, set the reading mode to Conversation Mode and save.',
          '在显示设置里把邮件阅读模式选成“会话模式”，保存。',
        ),
        element: words('Conversation Mode', '会话模式'),
        kind: 'radio',
        where: words(
          'Mailbox Settings > Display Settings > Email Reading Mode',
          '邮箱设置 > 显示设置 > 邮件阅读模式',
        ),
      },
      {
        do: words(
          'Click the number beside a message to open its thread.',
          '点邮件旁边的数字，展开这一段往来。',
        ),
        element: words('number next to email', '邮件旁的数字'),
        kind: 'button',
        where: words('mail list', '邮件列表'),
        note: words(
          'The number tells how many messages are in it.',
          '数字就是这条会话里的邮件数。',
        ),
      },
    ],
    notes: [
      words(
        'A thread is sorted by its newest message. An older mail that seems to be gone may be inside one.',
        '会话按其中最新一封的时间排序。找不到的旧邮件，可能就收在某条会话里。',
      ),
      words(
        'Grouping goes by subject, so unrelated mail with the same subject may end up together.',
        '会话按主题归并，主题相同但不相干的邮件也可能合在一起。',
      ),
      words(
        'According to the manual, the selection menu above the list turns the mode on and off too, and Display Settings also choose how a thread is shown and which of its messages unfold.',
        '按《Webmail 使用手册》，列表的“选择”菜单里也能开关会话模式；“显示设置”里还可以选会话的展示方式，以及阅读时展开哪些邮件。',
      ),
    ],
    related: ['set-email-reading-mode', 'set-display-options', 'view-correspondence'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'thread',
      'grouped',
      'same subject',
      'missing reply',
      'collapse',
      '聚合',
      '合并',
      '往来邮件',
      '回复不见了',
    ],
  },
  {
    id: 'view-unread-emails',
    name: words('View Unread Emails', '查看未读邮件'),
    aliases: ['Unread', 'Unread folder', '未读邮件', '未读'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Lists all mail that has not been read yet.', '把还没读的邮件集中列出来。'),
    navigation: [
      words('Webmail > Unread', '网页邮箱 > 未读邮件'),
      words('Mail > Unread', '邮件 > 未读'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Go to the Unread folder.', '进入“未读邮件”。'),
        element: words('Unread', '未读邮件'),
        kind: 'folder',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Read through the list.', '查看列表里的未读邮件。'),
        element: words('Unread', '未读邮件'),
        kind: 'folder',
        where: words('left navigation', '左侧导航栏'),
        note: words('The red number is how many there are.', '红色数字是未读总数。'),
      },
    ],
    notes: [
      words(
        'The manual does not name such a folder: there each folder shows its own count, and the selection menu ticks the unread mail of a page.',
        '《Webmail 使用手册》没提这个文件夹：里面是每个文件夹右侧各有未读数，用“选择”菜单勾选当页的未读邮件。',
      ),
    ],
    related: ['mark-email', 'select-emails', 'enable-email-notifications', 'search-mail'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'new mail',
      'red number',
      'badge',
      'count',
      '红点',
      '新邮件',
      '未读数',
      '没看的邮件',
    ],
  },
  {
    id: 'set-mailbox-nickname',
    name: words('Set Mailbox Nickname', '设置邮箱昵称'),
    aliases: [
      'Mailbox Nickname',
      'Custom sender name',
      'Use custom name',
      '邮箱昵称',
      '发件人名称',
      '发信昵称',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sets the name that people outside the organization see as the sender.',
      '设置对外发信时，对方看到的发件人名称。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Information',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户信息',
      ),
      words('Settings > Account & Security > Account Information', '设置 > 账号与安全 > 账户信息'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
        element: words('Settings', '设置'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words('Go to the account information.', '进入账户信息。'),
        element: words('Account & Security > Account Information', '账号与安全 > 账户信息'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Choose Use custom name and type the name.', '选“使用自定义名称”，填写名称。'),
        element: words('Use custom name', '使用自定义名称'),
        kind: 'radio',
        where: words('main area', '页面中部'),
        note: words(
          'Whoever has you in their address book may see the name from there instead.',
          '对方通讯录里存了你的话，可能显示的是通讯录里的名字。',
        ),
      },
      {
        do: words('Save.', '点“保存”。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
      {
        do: words(
          'Send a test to an address outside and look at the name there.',
          '往外部邮箱发一封测试信，看显示的名称。',
        ),
        note: words(
          'Colleagues go on seeing the default name of the mailbox.',
          '组织内部的同事看到的仍是默认名称。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Use custom name', '使用自定义名称'),
        type: 'choice',
        required: false,
        options: [
          words('Use default name', '使用默认名称'),
          words('Use custom name', '使用自定义名称'),
        ],
        about: words(
          'Whether mail to the outside carries your own choice of name.',
          '对外发信时是否用自己起的名称。',
        ),
      },
      {
        name: words('Custom sender name', '自定义发件人名称'),
        type: 'text',
        required: true,
        about: words('The name that people outside see.', '外部收件人看到的名称。'),
      },
    ],
    notes: [
      words(
        'The recipient sees another name? Look at the decoded From line in the source of the test message: that is what was sent.',
        '对方显示得不对时，看测试信原文里解码后的 From 字段，那才是实际发出的名称。',
      ),
      words(
        'A mail client sends the name from its own account settings; set it there too.',
        '邮件客户端用的是客户端账户里填的名称，要在客户端里另改。',
      ),
    ],
    related: [
      'set-default-sender-email',
      'edit-account-information',
      'set-recipient-display-name',
      'view-email-source',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'alias name',
      'From name',
      'wrong name',
      'display name',
      'rename',
      '显示名',
      '名字不对',
      '改名',
      '署名',
    ],
  },
  {
    id: 'set-default-sender-email',
    name: words('Set Default Sender Email', '设置默认发件邮箱'),
    aliases: ['Default sender address', '默认发件邮箱', '默认发件人', '默认发信地址'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Chooses which of your addresses new mail goes out from.',
      '选择新邮件默认用哪个地址发出。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Information',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户信息',
      ),
      words('Settings > Account & Security > Account Information', '设置 > 账号与安全 > 账户信息'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Log on to webmail and start a new message.', '登录网页邮箱，点“写信”。'),
        element: words('Compose', '写信'),
        kind: 'button',
        where: words('top left corner', '页面左上角'),
      },
      {
        do: words(
          'For this message alone: click your address and choose another one.',
          '只改这一封：点自己的地址，从列表里换一个。',
        ),
        element: words('your email address', '你的邮箱地址'),
        kind: 'dropdown',
        where: words('top of the compose form', '写信页面上方'),
        note: words(
          'Lists each address that belongs to the account.',
          '列出这个账号可用的所有发件地址。',
        ),
      },
      {
        do: words('For all new mail: open the settings.', '改以后的新邮件：打开设置。'),
        element: words('Settings', '设置'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words('Go to the account information.', '进入账户信息。'),
        element: words('Account & Security > Account Information', '账号与安全 > 账户信息'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Choose the default address and save.', '选好默认发件邮箱，点“保存”。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('bottom of the page', '页面底部'),
        note: words('New messages start with it from now on.', '之后新写的邮件都默认用它。'),
      },
    ],
    notes: [
      words(
        'Steps 1 and 2 change one message, steps 3 to 5 the default.',
        '第 1、2 步只改一封，第 3 到 5 步才是改默认。',
      ),
      words(
        'This is for webmail. A client must send with the address that it logs in with, otherwise the server answers 440.',
        '这里只管网页邮箱。客户端的发件地址必须和登录账号一致，否则服务器返回 440。',
      ),
    ],
    limits: ['aliases'],
    related: ['set-mailbox-nickname', 'set-reply-to-address', 'edit-account-information'],
    sources: ['webmail-manual', 'email-guide', 'reseller'],
    keywords: [
      'From address',
      'alias',
      'wrong sender',
      'switch sender',
      '440',
      '别名',
      '发件地址',
      '换发件人',
      '发信账号',
    ],
  },
  {
    id: 'manage-email-and-calendar-via-ai',
    name: words('Manage Email and Calendar via AI', '用 AI 管理邮件和日历'),
    aliases: ['MCP Service', 'Alibaba Mail MCP', 'MCP 服务', '阿里邮箱 MCP', 'AI 助手接入'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Lets an AI assistant work with your mail and calendar through the MCP service.',
      '通过 MCP 服务，让 AI 助手处理你的邮件和日历。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mail Settings > MCP Service',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > MCP 服务',
      ),
      words('Mail Settings > MCP Service', '邮箱设置 > MCP 服务'),
    ],
    prerequisites: [
      words(
        'The organization has AI Premium Edition.',
        '企业开通了 AI 尊享版（AI Premium Edition）。',
      ),
      words(
        'Access to the AI assistant, for example DingTalk, Model Studio, Tongyi Lingma or Wukong.',
        '能使用要接入的 AI 助手平台，如钉钉、百炼（Model Studio）、通义灵码、悟空。',
      ),
    ],
    steps: [
      {
        do: words('Open the MCP service in the mail settings.', '在邮箱设置里打开 MCP 服务。'),
        element: words('Mail Settings', '邮箱设置'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Click Generate Token.', '点“生成 Token”。'),
        element: words('Generate Token', '生成 Token'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'Copy it, or the JSON configuration, for the AI platform. Without a valid token nothing connects.',
          '复制 Token 或 JSON 配置，到 AI 平台里用；Token 无效就连不上。',
        ),
      },
      {
        do: words(
          'In the AI assistant, add the MCP service with that token.',
          '到 AI 助手里添加这个 MCP 服务，填上 Token。',
        ),
        element: words('Add', '添加'),
        kind: 'button',
        where: words('MCP Service section', 'MCP 服务区域'),
        note: words(
          'Each platform asks for it in its own way; the header is Authorization: Bearer <token>.',
          '各平台的填法不同；请求头写成 Authorization: Bearer <token>。',
        ),
      },
    ],
    notes: [
      words(
        'Treat the token like a password: whoever has it can get at the mailbox.',
        'Token 要像密码一样保管：拿到它的人就能动这个邮箱。',
      ),
      words(
        'A custom MCP service deployed in Model Studio costs extra: Function Compute charges by how often and how long it runs.',
        '在百炼里部署自定义 MCP 服务会另外产生函数计算费用，按调用次数和时长计费。',
      ),
      words(
        'No connection? Check that the header has the word Bearer, and that your organization has AI Premium Edition.',
        '连不上时先看两处：请求头里有没有写 Bearer，企业是不是 AI 尊享版。',
      ),
    ],
    limits: ['ai-service-billing'],
    related: ['create-event', 'manage-calendars', 'search-mail'],
    sources: ['email-guide'],
    keywords: [
      'agent',
      'chatbot',
      'LLM',
      'Bearer',
      'Authorization',
      'Model Context Protocol',
      '人工智能',
      '大模型',
      '智能体',
      '令牌',
      '日程',
    ],
  },
  {
    id: 'set-up-email-forwarding',
    name: words('Set Up Email Forwarding', '设置自动转发'),
    aliases: [
      'Automatic Forwarding',
      'Auto-forwarding',
      'Forward to',
      '自动转发',
      '邮件转发',
      '转发规则',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sends incoming mail on to another address: all of it, or what a rule picks out.',
      '把收到的邮件自动转到另一个邮箱：全部转，或者按收信规则只转一部分。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.forwarding),
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Incoming Mail Rules',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信规则',
      ),
      words(
        'Settings > Mailbox Settings > Automatic Forwarding / Incoming Mail Rules',
        '设置 > 邮箱设置 > 自动转发 / 收信规则',
      ),
    ],
    prerequisites: [
      words(
        'A secure phone is bound to the account, for proving who you are.',
        '账号绑定了安全手机，用来验证身份。',
      ),
      words(
        'The edition is not the Free Edition, which has no automatic forwarding.',
        '用的不是免费版；免费版没有自动转发。',
      ),
      words(
        'The administrator has not turned forwarding off for you; only the administrator can turn it on again.',
        '管理员没有关闭转发；关了的只能请管理员放开。',
      ),
    ],
    steps: [
      {
        do: words(
          'All mail: open Automatic Forwarding and click Add Forwarding Email Address.',
          '全部转发：打开“自动转发”，点“添加转发邮箱地址”。',
        ),
        element: words(
          'Settings > Mailbox Settings > Automatic Forwarding > Add Forwarding Email Address',
          '设置 > 邮箱设置 > 自动转发 > 添加转发邮箱地址',
        ),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Prove who you are with a code to the secure phone.', '用安全手机验证身份。'),
        element: words('Get Dynamic Password', '获取动态密码'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'Type the code from the text message, then Next.',
          '填写短信里的动态密码，点“下一步”。',
        ),
      },
      {
        do: words('Enter the address that mail should go to.', '填写要转发到的邮箱地址。'),
        element: words('Add the forwarding email address', '添加转发邮箱地址'),
        kind: 'field',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Choose what happens to the original.', '选择转发后原邮件怎么处理。'),
        element: words('Select an action to apply to forwarded emails', '选择对转发邮件的处理方式'),
        kind: 'dropdown',
        where: words('main area', '页面中部'),
        note: words(
          'Keep the copy until you have seen the forwarding work.',
          '没确认转发正常之前，先选保留原邮件。',
        ),
      },
      {
        do: words(
          'In the other mailbox, open the mail from Alibaba Mail and click its validation link.',
          '到转发目标邮箱里打开验证邮件，点里面的验证链接。',
        ),
        element: words('Click the validation link', '点击验证链接'),
        kind: 'link',
        where: words('inbox of the other mailbox', '目标邮箱的收件箱'),
        note: words('Only the owner of that mailbox can do this.', '只能由目标邮箱的使用者来点。'),
      },
      {
        do: words(
          'Refresh the forwarding page and look at the status.',
          '回到自动转发页面刷新，看状态。',
        ),
        element: words('Refresh', '刷新'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
        note: words(
          'The status has to read Validation Successful.',
          '要显示“验证成功”（Validation Successful）才算通过。',
        ),
      },
      {
        do: words(
          'Only some mail: open Incoming Mail Rules and make a new rule.',
          '只转一部分：打开“收信规则”，新建一条。',
        ),
        element: words('New Incoming Mail Rule', '新建收信规则'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Say which mail the rule is for.', '设置收信条件。'),
        element: words('Set conditions for incoming emails', '收信条件'),
        kind: 'field',
        where: words('main area', '页面中部'),
        note: words(
          'By sender, recipient, subject, size or attachment. A message must meet every condition that you set.',
          '可按发件人、收件人、主题、大小、有无附件；设了多个条件时要全部满足。',
        ),
      },
      {
        do: words('Tick Forward to and enter the address.', '勾选“自动转发”，填写目标地址。'),
        element: words('Forward to', '自动转发'),
        kind: 'checkbox',
        where: words('rule form', '规则表单'),
        note: words(
          'The owner of this address has to open the validation link too.',
          '这个地址的使用者同样要点验证链接。',
        ),
      },
      {
        do: words('Save the rule.', '保存规则。'),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('bottom right of the form', '表单右下角'),
      },
    ],
    parameters: [
      {
        name: words('Forwarding Email Address', '转发邮箱地址'),
        type: 'text',
        required: true,
        about: words('Where mail is sent on to.', '邮件转到哪个地址。'),
      },
      {
        name: words('Action on Forwarded Emails', '原邮件处理方式'),
        type: 'choice',
        required: true,
        options: [
          words('Keep a copy of the original email', '保留原邮件'),
          words('Delete the original email after forwarding', '转发后删除原邮件'),
        ],
        about: words(
          'Whether the original stays in this mailbox.',
          '转发后，原邮件在本邮箱里留还是删。',
        ),
      },
    ],
    notes: [
      words(
        'Two ways: steps 1 to 6 forward everything, steps 7 to 10 only what a rule matches.',
        '两种做法：第 1 到 6 步转发全部邮件，第 7 到 10 步按规则转发一部分。',
      ),
      words(
        'Nothing is forwarded before the status is Validation Successful. No mail with the link? Look in Junk of the other mailbox.',
        '状态没到“验证成功”之前不会转发。收不到验证邮件，先看目标邮箱的垃圾邮件文件夹。',
      ),
      words(
        'Mail does not show up in this mailbox? See whether “Delete the original email after forwarding” is chosen, and whether it was you who set the forwarding address.',
        '邮件没出现在本邮箱：看是不是选了“转发后删除原邮件”，转发地址是不是自己设的。',
      ),
      words(
        'The guide requires a secure phone, yet its steps ask for the code only if there is one. Bind a phone first.',
        '指引的前提里要求绑定安全手机，步骤里又说“已绑定时”才验证。先绑定再设。',
      ),
    ],
    limits: ['auto-forwarding', 'validation-link', 'free-edition', 'mail-rules'],
    related: [
      'create-inbox-rule',
      'configure-receiving-rules',
      'set-up-account-security',
      'receive-emails-from-other-mailboxes',
      'forward-email',
    ],
    sources: ['webmail-manual', 'email-guide', 'product-page'],
    keywords: [
      'redirect',
      'copy to another mailbox',
      'verification email',
      'not forwarded',
      'mail disappears',
      'handover',
      '转到另一个邮箱',
      '转发不了',
      '验证邮件',
      '离职交接',
      '邮件被转走',
    ],
  },
  {
    id: 'set-email-reading-mode',
    name: words('Set Email Reading Mode', '设置邮件阅读模式'),
    aliases: ['Email Reading Mode', 'Standard mode', '邮件阅读模式', '标准模式', '阅读模式'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Switches the mail list between single messages by time and threads by subject.',
      '邮件列表在“按时间逐封显示”和“按主题合并显示”之间切换。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Display Settings > Email Reading Mode',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 显示设置 > 邮件阅读模式',
      ),
      words(
        'Settings > Mail Settings > Display Settings > Email Reading Mode',
        '设置 > 邮箱设置 > 显示设置 > 邮件阅读模式',
      ),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Open the settings of webmail.', '打开网页邮箱的设置。'),
        element: words('Settings', '设置'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words(
          'Go to the reading mode in the display settings.',
          '在显示设置里找到邮件阅读模式。',
        ),
        element: words(
          'Mail Settings > Display Settings > Email Reading Mode',
          '邮箱设置 > 显示设置 > 邮件阅读模式',
        ),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Choose Standard mode for one line per message.', '要逐封显示，选“标准模式”。'),
        element: words('Standard mode', '标准模式'),
        kind: 'radio',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Or choose Conversation mode for threads.', '要合并显示，选“会话模式”。'),
        element: words('Conversation mode', '会话模式'),
        kind: 'radio',
        where: words('main area', '页面中部'),
        note: words('Save at the end, whichever you take.', '选好后记得保存。'),
      },
    ],
    parameters: [
      {
        name: words('Email Reading Mode', '邮件阅读模式'),
        type: 'choice',
        required: true,
        options: [words('Standard mode', '标准模式'), words('Conversation mode', '会话模式')],
        about: words(
          'Standard lists by time; Conversation gathers what has the same subject.',
          '标准模式按时间排列，会话模式把同主题的邮件合在一起。',
        ),
      },
    ],
    notes: [
      words(
        'Most pages say Mailbox Settings, this one says Mail Settings: it is the same menu.',
        '多数资料叫 Mailbox Settings，这里叫 Mail Settings，都是“邮箱设置”。',
      ),
      words(
        'A reply that “did not come” may be folded into a thread: try Standard mode before you search the logs.',
        '“没收到”的回复可能只是折在会话里：查日志之前，先换成标准模式看看。',
      ),
    ],
    related: ['view-email-conversations', 'set-display-options', 'search-mail'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'thread',
      'ungroup',
      'chronological',
      'list view',
      'turn off threads',
      '取消会话',
      '拆开',
      '逐封显示',
      '按时间排序',
    ],
  },
  {
    id: 'set-recipient-display-name',
    name: words('Set Recipient Display Name', '设置收件人名称显示'),
    aliases: ['Recipient Name Display', '收件人名称显示', '收件人显示名称'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Chooses which address book the names come from that you see when you read mail.',
      '设置读信时，人名按哪份通讯录显示。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Display Settings > Recipient Name Display',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 显示设置 > 收件人名称显示',
      ),
      words(
        'Webmail > Settings > Display Settings > Recipient Name Display',
        '网页邮箱 > 设置 > 显示设置 > 收件人名称显示',
      ),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Log on to webmail.', '登录网页邮箱。'),
        element: words('Webmail', '网页邮箱'),
        kind: 'link',
        where: words('top navigation', '顶部导航栏'),
      },
      {
        do: words('Open the settings.', '打开设置。'),
        element: words('Settings', '设置'),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
        note: words(
          'Other pages put Settings in the upper right corner; look there first.',
          '其他资料里“设置”都在右上角，先看那里。',
        ),
      },
      {
        do: words('Go to the display settings.', '进入显示设置。'),
        element: words('Display Settings', '显示设置'),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Choose how names are shown, then save.', '选择收件人名称的显示方式，保存。'),
        element: words('Recipient Name Display', '收件人名称显示'),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
    ],
    parameters: [
      {
        name: words('Recipient Name Display', '收件人名称显示'),
        type: 'choice',
        required: false,
        options: [
          words('Name in the company’s directory', '企业通讯录名称'),
          words('Name in your own contacts', '个人通讯录自定义名称'),
        ],
        about: words('Which address book names come from.', '名称取自哪份通讯录。'),
      },
    ],
    notes: [
      words(
        'Changes what you see, not what others see of you; for that, set the nickname.',
        '只影响自己看到的名称；要改别人看到的你，去设邮箱昵称。',
      ),
    ],
    related: [
      'set-mailbox-nickname',
      'set-display-options',
      'manage-contacts',
      'view-organization-directory',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'contact name',
      'wrong name shown',
      'directory name',
      'who',
      '名字显示',
      '备注名',
      '通讯录名称',
      '姓名不对',
    ],
  },
  {
    id: 'receive-emails-from-other-mailboxes',
    name: words('Receive Emails from Other Mailboxes', '其他邮箱（代收邮件）'),
    aliases: [
      'Other Mailboxes',
      'Add Other Mailbox',
      '其他邮箱',
      '代收邮箱',
      '代收',
      '添加其他邮箱',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Fetches the mail of a mailbox elsewhere into Alibaba Mail.',
      '把别处邮箱里的邮件代收到阿里邮箱里来。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Other Mailboxes',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 其他邮箱',
      ),
      words('Settings > Mailbox Settings > Other Mailboxes', '设置 > 邮箱设置 > 其他邮箱'),
    ],
    prerequisites: [
      SIGNED_IN,
      words('The other mailbox has POP or IMAP switched on.', '对方邮箱已开启 POP 或 IMAP。'),
      words(
        'Only for the IMAP way: a mail client on your computer that syncs over IMAP.',
        '只有用 IMAP 时需要：电脑上的邮件客户端已设好 IMAP 同步。',
      ),
    ],
    steps: [
      {
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
        element: words('Settings', '设置'),
        kind: 'menu',
        where: words('top navigation', '顶部导航栏'),
      },
      {
        do: words('Go to Other Mailboxes in the mailbox settings.', '在邮箱设置里进入“其他邮箱”。'),
        element: words('Mailbox Settings', '邮箱设置'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words(
          'Add a mailbox: fill in its address, name and password.',
          '点“添加其他邮箱”，填邮箱地址、邮箱名和密码。',
        ),
        element: words('Add Other Mailbox', '添加其他邮箱'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'The same form has the servers and the other options.',
          '服务器和其他选项也在这个表单里。',
        ),
      },
      {
        do: words(
          'Let the POP server be detected, or type it in.',
          'POP 服务器选自动识别，或手动填写。',
        ),
        element: words('Auto-detect POP server', '自动识别（推荐）'),
        kind: 'button',
        where: words('form', '表单'),
        note: words(
          'Not found? Take host and port from the other provider’s help.',
          '识别不了，就按对方邮箱的说明手动填服务器和端口。',
        ),
      },
      {
        do: words(
          'Choose how mail goes out, through the other SMTP server or through Alibaba Mail, then click OK.',
          '设置怎么发信：用对方的 SMTP，或者由阿里邮箱代发；最后点“确定”。',
        ),
        element: words('SMTP server information', '发送设置（SMTP 服务器信息）'),
        kind: 'field',
        where: words('form', '表单'),
        note: words(
          'Alibaba Mail as the sender is the easy choice, and the form recommends it.',
          '“使用阿里邮箱代发”最省事，表单里也标了推荐。',
        ),
      },
      {
        do: words(
          'For IMAP instead: add the other mailbox to your mail client, over IMAP.',
          '要用 IMAP：在邮件客户端里添加那个邮箱，协议选 IMAP。',
        ),
        element: words('IMAP', 'IMAP'),
        kind: 'radio',
        where: words('choice of the incoming protocol', '收件协议选项'),
        note: words('Once for each account.', '每个账号都要单独设一次。'),
      },
    ],
    parameters: [
      {
        name: words('IMAP server address', 'IMAP 服务器地址'),
        type: 'text',
        required: false,
        about: words('IMAP host of the other mailbox.', '对方邮箱的 IMAP 服务器。'),
      },
      {
        name: words('Port', '端口'),
        type: 'number',
        required: false,
        about: words('IMAP port; 993 where SSL is used.', 'IMAP 端口；用 SSL 时填 993。'),
      },
      {
        name: words('Secure Sockets Layer (SSL) encryption port', 'SSL 加密端口'),
        type: 'choice',
        required: false,
        options: [words('993', '993')],
        about: words('The port of IMAP over SSL.', 'IMAP 走 SSL 加密时的端口。'),
      },
      {
        name: words('Mailbox address', '邮箱地址'),
        type: 'text',
        required: true,
        about: words('Address of the other mailbox.', '要代收的邮箱地址。'),
      },
      {
        name: words('Mailbox name', '邮箱名'),
        type: 'text',
        required: false,
        about: words('What it is called in your folder list.', '在文件夹列表里显示的名称。'),
      },
      {
        name: words('Mailbox password', '邮箱密码'),
        type: 'password',
        required: true,
        about: words(
          'Its password; many providers want an app password here.',
          '对方邮箱的密码；不少服务商要求填授权码。',
        ),
      },
      {
        name: words('Receive mail automatically', '自动收信'),
        type: 'switch',
        required: false,
        about: words('Fetches without being asked.', '不用手动，自动去收。'),
      },
      {
        name: words('Keep a backup in the original mailbox', '原邮箱中保留邮件备份'),
        type: 'switch',
        required: false,
        about: words(
          'If it is off, fetched mail does not stay in the other mailbox.',
          '不勾选，收走的邮件不会留在原邮箱。',
        ),
      },
      {
        name: words('Receive into the inbox', '收取到收件箱'),
        type: 'switch',
        required: false,
        about: words(
          'Puts fetched mail into your own inbox. Cannot be changed afterwards.',
          '代收的邮件直接放进收件箱；勾选后不能再改。',
        ),
      },
    ],
    notes: [
      words(
        'The sources disagree: the guide says POP or IMAP, the manual has POP only. Go by POP; the guide’s IMAP step happens in a mail client, not here.',
        '资料不一致：指引说 POP 或 IMAP，《Webmail 使用手册》只有 POP。以 POP 为准；指引里的 IMAP 那步是在邮件客户端里做的。',
      ),
      words(
        'Mail may come up to one hour late. That is normal.',
        '代收最多会晚 1 小时，属正常现象。',
      ),
      words(
        'Fetched mail stands below your folders, under its own account, unless you ticked “Receive into the inbox”.',
        '没勾“收取到收件箱”的，代收的邮件在文件夹列表下方单独显示。',
      ),
    ],
    limits: ['other-mailboxes-delay'],
    related: [
      'set-up-email-forwarding',
      'configure-pop-retrieval-scope',
      'configure-mail-client',
      'migrate-email',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'import mail',
      'collect',
      'Gmail',
      'QQ',
      '163',
      'external account',
      'late',
      'POP3 fetch',
      '外部邮箱',
      '收取其他邮箱',
      '延迟',
      '授权码',
    ],
  },
  {
    id: 'set-vacation-reply',
    name: words('Set Vacation Reply', '假期自动回复'),
    aliases: [
      'Vacation Reply',
      'Vacation Reply Settings',
      '假期回复',
      '自动回复',
      '假期自动回复设置',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Answers incoming mail automatically while you are away.',
      '不在的时候，自动回复收到的邮件。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Vacation Reply',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 假期自动回复',
      ),
      words('Mailbox Settings > Vacation Reply Settings', '邮箱设置 > 假期自动回复'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words(
          'Open the vacation reply in the mailbox settings.',
          '在邮箱设置里打开假期自动回复。',
        ),
        element: words('Vacation Reply Settings', '假期自动回复'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words(
          'Switch it on, then set the period and the text.',
          '开启后，设置时间段和回复内容。',
        ),
      },
      {
        do: words(
          'If strangers should get no answer, choose to reply to your contacts only. Save at the end.',
          '不想回复陌生人，就勾选只对联系人回复；最后保存。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Period', '时间段'),
        type: 'date',
        required: false,
        about: words('From when to when it answers.', '从什么时候到什么时候自动回复。'),
      },
      {
        name: words('Reply text', '正文内容'),
        type: 'text',
        required: false,
        about: words('What senders get.', '对方收到的内容。'),
      },
      {
        name: words('Reply to my contacts only', '只对我的联系人进行自动回复'),
        type: 'switch',
        required: false,
        about: words('Keeps the reply from everybody else.', '其他人来信不回复。'),
      },
    ],
    notes: [
      words(
        'A sender gets one reply a day, however much they write.',
        '同一发件人一天只回一次，来信再多也一样。',
      ),
      words(
        'No reply to your test? You have had today’s already, or the reply is for contacts only.',
        '测试时没收到回复：可能今天已经回过一次，或者设了只回复联系人。',
      ),
      words(
        'The email guide describes this twice, as Vacation Reply and as Out-of-Office Reply. The Chinese manual has one setting: 假期自动回复.',
        '邮件指引写了两遍：Vacation Reply 和 Out-of-Office Reply。中文手册里只有“假期自动回复”这一项。',
      ),
      words(
        'The guide itself only names the page; period, text and contacts are from the manual.',
        '指引只写到打开页面为止；时间段、内容和联系人选项来自《Webmail 使用手册》。',
      ),
    ],
    limits: ['vacation-reply-frequency', 'out-of-office-text'],
    related: ['set-out-of-office-reply', 'set-up-email-forwarding', 'manage-contacts'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'holiday',
      'away',
      'autoresponder',
      'auto reply',
      'leave',
      'no reply sent',
      '休假',
      '请假',
      '出差',
      '自动答复',
      '没有自动回复',
    ],
  },
  {
    id: 'set-out-of-office-reply',
    name: words('Set Out-of-Office Reply', '设置外出自动回复'),
    aliases: [
      'Out-of-Office Reply',
      'Out of Office',
      'OOO',
      'Auto-reply',
      '外出自动回复',
      '外出回复',
      '假期自动回复',
      '自动回复',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Answers mail automatically between two dates, with a text of your own.',
      '在设定的日期之间，用自己写的内容自动回复来信。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Vacation Reply (also: Out-of-Office Reply)',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 假期自动回复',
      ),
      words('Mail > Settings > Out-of-Office Reply', '邮件 > 设置 > 外出自动回复'),
    ],
    prerequisites: [
      words('You are logged on to your Alibaba Mail account.', '已登录阿里邮箱账号。'),
      words('You can get to the mailbox settings.', '能进入邮箱设置。'),
    ],
    steps: [
      {
        do: words(
          'Open Out-of-Office Reply in the settings.',
          '在设置里打开外出自动回复（假期自动回复）。',
        ),
        element: words('Out-of-Office Reply', '外出自动回复（假期自动回复）'),
        kind: 'link',
        where: words('left navigation, under Settings', '左侧导航栏“设置”下'),
      },
      {
        do: words('Turn it on.', '打开开关。'),
        element: words('Turn On', '开启'),
        kind: 'toggle',
        where: words('top of the section', '该设置区域上方'),
        note: words(
          'The guide says the switch cannot be used while an absence is under way.',
          '指引说：正处在外出时段内时，这个开关不可用。',
        ),
      },
      {
        do: words('Set the first and the last day.', '设置开始和结束日期。'),
        element: words('Start Date', '开始日期'),
        kind: 'field',
        where: words('main area', '页面中部'),
        note: words(
          'The last day comes after the first. Left empty, replies go on until you stop them.',
          '结束日期要晚于开始日期；不填就一直回复，直到手动关闭。',
        ),
      },
      {
        do: words('Write the reply.', '填写回复内容。'),
        element: words('Custom Message', '自定义内容'),
        kind: 'field',
        where: words('text area under the dates', '日期下面的文本框'),
        note: words(
          'At most 500 characters; links and simple HTML work. The guide names no Save button; click it if there is one.',
          '最多 500 个字符，可以用链接和简单的 HTML 格式。指引没写“保存”按钮，页面上有就点。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Turn On', '开启'),
        type: 'switch',
        required: false,
        about: words('Whether replies are sent.', '是否自动回复。'),
      },
      {
        name: words('Start Date', '开始日期'),
        type: 'date',
        required: true,
        about: words('First day of replies.', '从哪天开始回复。'),
      },
      {
        name: words('End Date', '结束日期'),
        type: 'date',
        required: false,
        about: words(
          'Last day of replies. Empty means no end.',
          '回复到哪天为止；不填表示不结束。',
        ),
      },
      {
        name: words('Custom Message', '自定义内容'),
        type: 'text',
        required: false,
        about: words(
          'The text that senders get, with simple HTML if you like.',
          '对方收到的内容，可用简单的 HTML 格式。',
        ),
      },
    ],
    notes: [
      words(
        'Still answering after you are back? The end date is empty: turn it off by hand.',
        '回来了还在自动回复：多半是没填结束日期，手动关掉即可。',
      ),
      words(
        'The guide contradicts itself: a reply without an end date is stopped with the switch, yet the switch is said not to work during an absence. If so, set an end date.',
        '指引自相矛盾：不填结束日期要靠开关来停，又说外出时段内开关不可用。真点不了，就填一个结束日期。',
      ),
      words(
        'The Chinese manual has only one such setting, 假期自动回复; it answers each sender once a day (see Vacation Reply).',
        '中文手册里只有“假期自动回复”一项；同一发件人一天只回一次，见“假期自动回复”。',
      ),
    ],
    limits: ['out-of-office-text', 'vacation-reply-frequency'],
    related: ['set-vacation-reply', 'set-up-email-forwarding', 'set-time-zone'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'away message',
      'holiday',
      'absence',
      'autoresponder',
      'will not stop',
      '500',
      '出差',
      '休假',
      '不在办公室',
      '停不下来',
    ],
  },
  {
    id: 'set-imap-email-retrieval-scope',
    name: words('Set IMAP Email Retrieval Scope', '设置 IMAP 收取范围'),
    aliases: ['IMAP retrieval scope', 'POP and IMAP', 'IMAP 收取范围', 'IMAP 设置', 'POP 和 IMAP'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Decides how much of the mailbox a mail client gets to see over IMAP.',
      '设置邮件客户端通过 IMAP 能看到邮箱里的哪些邮件。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.popAndImap),
      words(
        'Settings > See more settings > Settings > POP and IMAP',
        '设置 > 查看更多设置 > 设置 > POP 和 IMAP',
      ),
    ],
    prerequisites: [SIGNED_IN],
    steps: [
      {
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
        element: words('Settings', '设置'),
        kind: 'link',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words('Open the rest of the settings.', '点“查看更多设置”。'),
        element: words('See more settings', '查看更多设置'),
        kind: 'link',
        where: words('menu under Settings', '“设置”的下拉菜单'),
      },
      {
        do: words('Go to POP and IMAP.', '进入“POP 和 IMAP”。'),
        element: words('Settings > POP and IMAP', '设置 > POP 和 IMAP'),
        kind: 'menu',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Choose the range and save.', '选择收取范围，点“保存”。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('bottom of the form', '表单底部'),
        note: words('Without Save nothing changes.', '不点“保存”不生效。'),
      },
    ],
    parameters: [
      {
        name: words('Email retrieval scope', '邮件收取范围'),
        type: 'choice',
        required: false,
        options: [
          words('All emails', '全部邮件'),
          words('Recent emails only', '仅最近的邮件'),
          words('Custom range', '自定义范围'),
        ],
        about: words('What a client is shown over IMAP.', '客户端通过 IMAP 能看到的邮件。'),
      },
    ],
    notes: [
      words(
        'Old mail is in webmail but not in the client? Look here first, then at the sync period in the client itself.',
        '旧邮件网页邮箱里有、客户端里没有：先查这里的范围，再查客户端自己的同步时间。',
      ),
      words(
        'This does not switch IMAP on. A login that is refused is a matter of permissions: the administrator’s Feature Permissions and access policy, and the security password.',
        '这里不是 IMAP 的开关。登录被拒要查权限：管理员的功能权限和访问策略，以及三方客户端安全密码。',
      ),
      words(
        'The older Chinese manual has POP settings only (POP 设置), nothing for IMAP.',
        '较早的中文手册只有“POP 设置”，没有 IMAP 这一项。',
      ),
    ],
    limits: ['third-party-clients-default'],
    related: [
      'configure-pop-retrieval-scope',
      'enable-pop-and-imap',
      'configure-mail-client',
      'allow-third-party-clients',
      'set-third-party-client-security-password',
    ],
    sources: ['help/447503', 'webmail-manual', 'email-guide'],
    keywords: [
      'sync',
      'old mail missing',
      'Outlook',
      'Foxmail',
      'phone',
      'history',
      '同步',
      '旧邮件',
      '历史邮件',
      '客户端收不全',
      '手机',
    ],
  },
  {
    id: 'configure-pop-retrieval-scope',
    name: words('Configure POP Retrieval Scope', '设置 POP 收取范围'),
    aliases: [
      'POP Settings',
      'POP retrieval scope',
      'POP and IMAP',
      'POP 设置',
      'POP 收取范围',
      'POP 和 IMAP',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Decides which mail a client may download over POP: all, new, or of the last days.',
      '设置客户端通过 POP 能收哪些邮件：全部、仅新邮件，或最近若干天。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.popAndImap),
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > POP Settings',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > POP 设置',
      ),
      words('Alibaba Mail Web Client > Settings', '阿里邮箱网页版 > 设置'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
        element: words('Settings', '设置'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words('Choose what POP may fetch, and save.', '选择 POP 的收取范围，保存。'),
        element: words('Settings', '设置'),
        kind: 'link',
        where: words('main area, under POP and IMAP', '页面中部的“POP 和 IMAP”'),
        note: words(
          'All mail, only new mail, or the last N days; N is at most 180 days.',
          '可选全部邮件、仅新邮件，或最近 N 天的邮件；N 最大为 180 天。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Email retrieval scope', '邮件收取范围'),
        type: 'choice',
        required: false,
        options: [
          words('All mail', '全部邮件'),
          words('Only new mail', '仅新邮件'),
          words('Mail from the last N days', '最近 N 天的邮件'),
        ],
        about: words(
          'What a client finds over POP. N goes up to 180.',
          '客户端通过 POP 能收到的邮件；N 最大 180。',
        ),
      },
      {
        name: words('Deletion by Receiving Software', '是否允许 POP 收取后删除服务器邮件'),
        type: 'switch',
        required: false,
        about: words(
          'Whether a client may delete on the server what it has downloaded.',
          '客户端收完之后，能不能删掉服务器上的邮件。',
        ),
      },
    ],
    notes: [
      words(
        'Mail is gone from webmail after a client fetched it? Forbid deletion here, and set the client to keep a copy on the server.',
        '客户端一收，网页邮箱里的邮件就没了：在这里禁止删除，并在客户端里勾选“在服务器上保留副本”。',
      ),
      words(
        'Sources disagree on whether deletion is on from the start: one page says so, the manual only calls it a setting. See what your own page shows.',
        '收取后是否默认删除，各资料说法不一：有的说默认删除，手册只说可以设置。以自己邮箱里看到的为准。',
      ),
      words(
        'What was deleted and when, by a client or in webmail, is in the deleted-mail log (Deleted Mail).',
        '什么时候删了哪些邮件，不管是客户端删的还是网页邮箱里删的，都在“删信查询”里。',
      ),
      words(
        'POP knows no folders. To see the same folders on several devices, use IMAP.',
        'POP 没有文件夹的概念；多台设备要看同样的文件夹，改用 IMAP。',
      ),
    ],
    limits: ['pop-last-days', 'third-party-clients-default', 'deleted-mail-recovery'],
    related: [
      'set-imap-email-retrieval-scope',
      'enable-pop-and-imap',
      'query-deleted-mail',
      'configure-mail-client',
      'query-logs',
    ],
    sources: ['webmail-manual', 'email-guide', 'product-page'],
    keywords: [
      'POP3',
      'mail vanished',
      'disappears after download',
      'leave a copy on server',
      'Outlook',
      'Foxmail',
      'only new mail',
      '邮件不见了',
      '服务器邮件被删',
      '保留副本',
      '只收到部分邮件',
    ],
  },
];
