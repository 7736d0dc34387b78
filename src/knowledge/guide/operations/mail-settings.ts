/** Operations of the email guide, second half: rules, signatures, receipts, webmail, accounts, logs, notifications. */
import { MAILBOX_PATHS } from '../../mailbox-pages.ts';
import { asWords, type Operation, type Step, words } from '../types.ts';

const LOGGED_ON = words('You can log on to webmail.', '能登录网页邮箱。');

const RULES_PATH = words(
  'Webmail > Settings > View More Settings > Mailbox Settings > Incoming Mail Rules',
  '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信规则',
);

const OPEN_SETTINGS: Step = {
  do: words('Log on to webmail and open the settings.', '登录网页邮箱，打开设置。'),
  element: words('Settings', '设置'),
  kind: 'button',
  where: words('upper right corner', '页面右上角'),
  note: words('The full settings are behind View More Settings.', '全部设置项在“查看更多设置”里。'),
};

const SAME_FEATURE = words(
  'Incoming Mail Rules, Inbox Rules and Receiving Rules are one feature; pages and languages name it differently.',
  'Incoming Mail Rules、Inbox Rules、Receiving Rules 都是“收信规则”，只是不同页面叫法不同。',
);

const RULE_COUNT = words(
  'How many rules fit: 200 by the official page, 100 by the email guide. Go by 200.',
  '规则条数：官方页面写 200 条，邮件指引写 100 条，以 200 条为准。',
);

export const MAIL_SETTINGS_OPERATIONS: readonly Operation[] = [
  {
    id: 'adjust-mail-rule-priority',
    name: words('Adjust Mail Rule Priority', '调整收信规则的优先级'),
    aliases: ['Reorder Rules', 'Rule Priority', '规则排序'],
    guide: 'alimail-email',
    who: 'user',
    about: words('Changes which incoming mail rule is run first.', '调整哪一条收信规则先执行。'),
    navigation: [RULES_PATH, words('Mail > Rules > Incoming Mail Rules', '邮箱 > 规则 > 收信规则')],
    prerequisites: [
      LOGGED_ON,
      words('There is an incoming mail rule already.', '已经建过收信规则。'),
    ],
    steps: [
      {
        do: words(
          'Open the rules and put the mouse over the one that you want to move.',
          '打开收信规则，把鼠标移到要调整的那条上。',
        ),
        element: words('Move up', '上移'),
        kind: 'button',
        where: words('right end of the rule’s row', '该规则所在行的右侧'),
        note: words(
          'Move up and Move down show only while the mouse is over a rule.',
          '鼠标停在规则上时才会出现“上移”“下移”。',
        ),
      },
      {
        do: words('Click Move up to have the rule run earlier.', '要让它先执行，点“上移”。'),
        element: words('Move up', '上移'),
        kind: 'button',
        where: words('right end of the rule’s row', '该规则所在行的右侧'),
        note: words('Each click is one place up.', '点一次往上移一位。'),
      },
      {
        do: words('Click Move down to have it run later.', '要让它后执行，点“下移”。'),
        element: words('Move down', '下移'),
        kind: 'button',
        where: words('right end of the rule’s row', '该规则所在行的右侧'),
        note: words('Each click is one place down.', '点一次往下移一位。'),
      },
    ],
    notes: [
      words(
        'Only the order changes; no rule has to be made again.',
        '只改顺序，规则内容不变，不需要重建。',
      ),
      SAME_FEATURE,
    ],
    limits: ['mail-rules'],
    related: ['create-inbox-rule', 'configure-receiving-rules', 'categorize-historical-emails'],
    sources: ['email-guide'],
    keywords: [
      'rule order',
      'which rule wins',
      'wrong folder',
      'rules conflict',
      'sort rules',
      '规则冲突',
      '规则顺序',
      '先执行哪条',
      '分错文件夹',
    ],
  },
  {
    id: 'create-inbox-rule',
    name: words('Create Inbox Rule', '新建收信规则'),
    aliases: [
      'Inbox Rules',
      'Receiving Rules',
      'Incoming Mail Rules',
      'New Incoming Mail Rule',
      'Create New Inbox Rule',
      '收信规则',
      '创建收信规则',
      '添加收信规则',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Creates a rule that sorts, labels, forwards or deletes new mail by itself.',
      '建一条规则，让新邮件自动归类、打标签、转发或删除。',
    ),
    navigation: [
      RULES_PATH,
      words('Settings > Mailbox Settings > Inbox Rules', '设置 > 邮箱设置 > 收信规则'),
      words(
        'Webmail > open a mail > right-click > Create Incoming Mail Rule',
        '网页邮箱 > 打开邮件 > 右键 > 创建收信规则',
      ),
    ],
    prerequisites: [],
    steps: [
      OPEN_SETTINGS,
      {
        do: words('Go to the rules in the mailbox settings.', '在邮箱设置里进入收信规则。'),
        element: words('Mailbox Settings > Inbox Rules', '邮箱设置 > 收信规则'),
        kind: 'menu',
        where: words('settings menu', '设置菜单'),
      },
      {
        do: words('Click Create New Inbox Rule.', '点“新建收信规则”。'),
        element: words('Create New Inbox Rule', '新建收信规则'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
      {
        do: words(
          'Name the rule, tick the conditions and what is to happen, and confirm.',
          '填规则名称，勾选收信条件和要执行的操作，然后确定。',
        ),
        element: words('OK', '确定'),
        kind: 'button',
        where: words('bottom of the rule form', '规则窗口底部'),
        note: words(
          'A mail must meet every ticked condition; otherwise it arrives as usual.',
          '勾选的条件要全部满足才执行，否则照常收进来。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Rule name', '规则名称'),
        type: 'text',
        required: true,
        about: words('A name to find the rule by.', '便于辨认的名字。'),
      },
      {
        name: words('Enabled', '启用'),
        type: 'switch',
        required: false,
        about: words('Whether the rule runs at all.', '这条规则是否生效。'),
      },
      {
        name: words('Conditions', '收信条件'),
        type: 'choice',
        required: true,
        options: [
          words('Sender’s address equals', '发件人地址 等于'),
          words('Recipient’s address equals', '收件人地址 等于'),
          words('Subject contains (may be case-sensitive)', '主题 包含（可区分大小写）'),
          words('Mail size from … to … KB', '邮件大小 … KB 至 … KB'),
          words('With attachment', '带附件'),
        ],
        about: words(
          'What a mail must look like. Several can be ticked; all of them must hold.',
          '对什么样的邮件生效；可勾多项，须同时满足。',
        ),
      },
      {
        name: words('Kind of action', '执行操作'),
        type: 'choice',
        required: true,
        options: [words('Ordinary rule', '普通规则'), words('Delete permanently', '彻底删除')],
        about: words(
          'Permanent deletion takes the place of all other actions.',
          '选“彻底删除”就不再做其他操作。',
        ),
      },
      {
        name: words('Actions of an ordinary rule', '普通规则的操作'),
        type: 'choice',
        required: false,
        options: [
          words('Move to …', '移动到…'),
          words('Set label', '设置标签'),
          words('Mark as read', '将邮件标记为已读'),
          words('Mark as follow-up', '将邮件标记为跟进事项'),
          words('Mark as important', '将邮件标记为重要邮件'),
          words('Forward automatically', '自动转发'),
        ],
        about: words('What is done with the mail; several at once.', '对邮件做什么，可多选。'),
      },
    ],
    notes: [
      SAME_FEATURE,
      words(
        'A mail that a rule moves does not show in the Inbox and is often taken for lost: look in the rule’s folder first, or in the received-mail log, which names the folder of each mail.',
        '被规则移走的邮件不会出现在收件箱，常被当成丢信：先看规则指定的文件夹，或在“收信查询”里看这封信在哪个文件夹。',
      ),
      words(
        'Mail that a rule deletes permanently skips the Deleted folder. Ask the mail administrator at once if it is needed.',
        '被规则“彻底删除”的邮件不进“已删除”；要找回请尽快联系邮箱管理员。',
      ),
      words(
        'Forwarding by a rule works once the owner of the other mailbox has opened the validation link.',
        '规则里的自动转发，要等目标邮箱的使用者点过验证链接才生效。',
      ),
      RULE_COUNT,
    ],
    limits: ['mail-rules', 'auto-forwarding', 'validation-link', 'deleted-mail-recovery'],
    related: [
      'configure-receiving-rules',
      'adjust-mail-rule-priority',
      'categorize-historical-emails',
      'create-rule-from-email',
      'set-up-email-forwarding',
    ],
    sources: ['help/439253', 'webmail-manual', 'email-guide'],
    keywords: [
      'filter',
      'sort mail',
      'automatic sorting',
      'mail disappears',
      'move to folder',
      'missing mail',
      'auto delete',
      '过滤器',
      '自动分类',
      '自动归档',
      '邮件不在收件箱',
      '丢信',
      '按发件人分类',
    ],
  },
  {
    id: 'categorize-historical-emails',
    name: words('Categorize Historical Emails', '对历史邮件执行收信规则'),
    aliases: [
      'Manually execute rule',
      'Run Rule on Existing Mail',
      'Apply Rules to Old Mail',
      '历史邮件分类',
      '手动执行规则',
      '对历史邮件执行规则',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Runs a rule over mail that had already arrived.',
      '让已有的收信规则处理以前收到的邮件。',
    ),
    navigation: [
      RULES_PATH,
      words('Settings > Mailbox Settings > Incoming Mail Rules', '设置 > 邮箱设置 > 收信规则'),
    ],
    prerequisites: [],
    steps: [
      {
        do: words(
          'Log on to webmail and open the list of rules.',
          '登录网页邮箱，打开收信规则列表。',
        ),
        element: words('Incoming Mail Rules', '收信规则'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Choose the rule and run it by hand.', '选中规则，手动执行。'),
        element: words('Manually execute rule', '手动执行规则'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'The status of the rule must be ON, or nothing happens.',
          '规则的执行状态必须是 ON（启用），否则不会执行。',
        ),
      },
    ],
    notes: [
      words(
        'By itself a rule acts on new mail only; older mail stays where it is until you run the rule by hand.',
        '规则本身只管新到的邮件，旧邮件要手动执行才会处理。',
      ),
      words(
        'The form of a new rule may offer to run it on older mail straight away.',
        '新建规则的窗口里也可能有“对历史邮件执行规则”的选项，勾上即可。',
      ),
      words(
        'Check what the rule does first: one that deletes will delete old mail as well.',
        '执行前看清规则动作：带“彻底删除”的规则会连旧邮件一起删。',
      ),
    ],
    limits: ['mail-rules', 'deleted-mail-recovery'],
    related: ['create-inbox-rule', 'configure-receiving-rules', 'move-emails'],
    sources: ['webmail-manual', 'email-guide', 'reseller'],
    keywords: [
      'old mail',
      'past emails',
      'existing messages',
      'sort old mail',
      'rule does not work on old mail',
      '旧邮件',
      '以前的邮件',
      '整理收件箱',
      '规则对旧邮件不生效',
    ],
  },
  {
    id: 'configure-receiving-rules',
    name: words('Configure Receiving Rules', '设置收信规则'),
    aliases: [
      'Receiving Rules',
      'Inbox Rules',
      'Incoming Mail Rules',
      'Create Rule',
      'Mail Rules',
      '收信规则',
      '配置收信规则',
      '编辑收信规则',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sets the conditions and actions of a rule for incoming mail in detail.',
      '详细设置收信规则的条件和动作。',
    ),
    navigation: [RULES_PATH, words('Console > Mail > Receiving Rules', '控制台 > 邮箱 > 收信规则')],
    prerequisites: [
      words('The Alibaba Mail account is active.', '阿里邮箱账号状态正常。'),
      words('You may change the settings of the mailbox.', '有修改邮箱设置的权限。'),
      words('You know how filters combine conditions and actions.', '了解过滤条件和动作怎样配合。'),
    ],
    steps: [
      {
        do: words('Open the rules.', '打开收信规则。'),
        element: words('Receiving Rules', '收信规则'),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Click Create Rule and give the rule a name.', '新建规则并填名称。'),
        element: words('Create Rule', '新建收信规则'),
        kind: 'button',
        where: words('upper right corner', '右上角'),
      },
      {
        do: words('Choose what the rule looks at.', '选择按什么条件判断。'),
        element: words('Condition Type', '条件类型'),
        kind: 'dropdown',
        where: words('main area', '页面中部'),
        note: words('Sender, subject, keywords, size and more.', '发件人、主题、关键词、大小等。'),
      },
      {
        do: words('Enter what it must match.', '填写要匹配的内容。'),
        element: words('Value', '条件值'),
        kind: 'field',
        where: words('below Condition Type', '条件类型下方'),
        note: words(
          'An address for the sender, a word for the subject.',
          '例如填邮箱地址或关键词。',
        ),
      },
      {
        do: words('Tick what happens with mail that matches.', '勾选命中后要做的动作，可多选。'),
        element: words('Actions', '执行操作'),
        kind: 'checkbox',
        where: words('actions section', '执行操作区'),
        note: words(
          'Move, forward, mark as read or delete, alone or together.',
          '移动、转发、标为已读、删除等。',
        ),
      },
      {
        do: words('Save. The rule takes effect at once.', '保存，规则立即生效。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('bottom of the form', '表单底部'),
        note: words('It acts on mail that arrives after that.', '此后新到的邮件按规则处理。'),
      },
    ],
    parameters: [
      {
        name: words('Rule Name', '规则名称'),
        type: 'text',
        required: true,
        about: words('Must differ from your other rules.', '不要与其他规则重名。'),
      },
      {
        name: words('Condition Type', '条件类型'),
        type: 'choice',
        required: true,
        options: [
          words('From', '发件人'),
          words('Subject', '主题'),
          words('Contains Keywords', '包含关键词'),
          words('Size', '邮件大小'),
          words('Has Attachment', '带附件'),
        ],
        about: words('What decides whether the rule acts.', '按哪一项判断是否执行。'),
      },
      {
        name: words('Value', '条件值'),
        type: 'text',
        required: true,
        about: words('What the condition is compared with.', '与条件比较的内容。'),
      },
      {
        name: words('Actions', '执行操作'),
        type: 'choice',
        required: false,
        options: [
          words('Move to Folder', '移动到'),
          words('Forward Email', '自动转发'),
          words('Mark as Read', '标记为已读'),
          words('Delete', '删除'),
          words('Apply Label', '设置标签'),
        ],
        about: words('What is done with mail that matches.', '命中的邮件怎么处理。'),
      },
      {
        name: words('Folder', '文件夹'),
        type: 'choice',
        required: false,
        options: [
          words('Inbox', '收件箱'),
          words('Spam', '垃圾邮件'),
          words('Sent', '已发送'),
          words('Drafts', '草稿箱'),
          words('Custom Folder', '自定义文件夹'),
        ],
        about: words('Where Move to Folder puts the mail.', '选“移动到”时的目标文件夹。'),
      },
      {
        name: words('Forward To', '转发到'),
        type: 'text',
        required: false,
        about: words('Address that Forward Email sends to.', '选“自动转发”时的转发地址。'),
      },
    ],
    notes: [
      SAME_FEATURE,
      words(
        'All conditions of a rule must hold together. For “this or that” make two rules.',
        '一条规则里的条件是“同时满足”；要“满足其一”就建多条规则。',
      ),
      words(
        'Mail is missing? Read through the rules: one may move, forward or delete it before you see it.',
        '找不到邮件时先逐条看收信规则，可能被移走、转发或删除了。',
      ),
      words(
        'In the Chinese manual the form has no keyword condition apart from the subject, and its only way to delete is permanent deletion.',
        '手册里的新建窗口只有“主题 包含”，没有单独的关键词条件；删除只有“彻底删除”一种。',
      ),
      words('An existing rule can be edited in the same place.', '已有的规则在同一页面编辑。'),
      RULE_COUNT,
    ],
    limits: ['mail-rules', 'auto-forwarding', 'validation-link', 'deleted-mail-recovery'],
    related: [
      'create-inbox-rule',
      'adjust-mail-rule-priority',
      'categorize-historical-emails',
      'set-up-email-forwarding',
      'query-received-mail',
    ],
    sources: ['help/439253', 'webmail-manual', 'email-guide', 'product-page'],
    keywords: [
      'filter',
      'conditions and actions',
      'edit rule',
      'mail went to another folder',
      'not in inbox',
      'auto forward',
      '过滤规则',
      '邮件去哪了',
      '收不到邮件',
      '修改规则',
      '自动归类',
    ],
  },
  {
    id: 'set-reply-to-address',
    name: words('Set Reply-To Address', '设置回复地址'),
    aliases: [
      'Reply-To',
      'Reply E-mail',
      'Reply Address',
      '邮件回复',
      '回复邮件地址',
      '默认回复地址',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Sends the answers to your mail to another address.',
      '让别人的回复发到另一个地址。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Receiving and Sending > Mail Reply',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信和发信 > 邮件回复',
      ),
      words('Alibaba Mail Web Client > Settings', '阿里邮箱网页版 > 设置'),
      words(
        'Mail client > Account Settings > More Settings > General > Reply E-mail',
        '邮件客户端 > 账户设置 > 其他设置 > 常规 > 答复电子邮件',
      ),
    ],
    prerequisites: [words('You can get into the Alibaba Mail account.', '能登录该阿里邮箱账号。')],
    steps: [
      OPEN_SETTINGS,
      {
        do: words(
          'Go to Mailbox Settings > Receiving and Sending, choose the address for replies and save.',
          '进入“邮箱设置 > 收信和发信”，在“邮件回复”处选回复地址，保存。',
        ),
        element: words('Mail Reply', '邮件回复'),
        kind: 'dropdown',
        where: words('Receiving and Sending', '“收信和发信”区'),
      },
      {
        do: words(
          'For mail that you send with a mail client: enter the address in the client’s account settings instead.',
          '用邮件客户端发的信：在客户端的账户设置里填回复地址。',
        ),
        element: words('Reply E-mail', '答复电子邮件'),
        kind: 'field',
        where: words('Account Settings > More Settings > General', '账户设置 > 其他设置 > 常规'),
        note: words(
          'These are the labels of one client; others may name the field differently.',
          '这是其中一种客户端的叫法，其他客户端里名称可能不同。',
        ),
      },
    ],
    notes: [
      words(
        'The guide mixes two places: it opens webmail but names a field in a mail client. What is set in a client holds only for mail sent with that client.',
        '指引把两处混在一起：打开的是网页邮箱，写的却是客户端里的字段。客户端里的设置只对用它发出的邮件有效。',
      ),
      words(
        'The step in webmail is from the Chinese manual, which calls Mail Reply the default address for replies.',
        '网页邮箱里的这一步出自使用手册：“邮件回复”用来选回复的默认地址。',
      ),
      words(
        'In a mail client, leave From as it is: a sender other than the account that logged on is refused (440).',
        '客户端里不要改发件人：与登录账号不一致会被拒收（440）。',
      ),
    ],
    related: [
      'set-default-sender-email',
      'set-receiving-and-sending-options',
      'set-mailbox-nickname',
      'configure-mail-client',
    ],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'replies go to wrong address',
      'answer address',
      'different reply address',
      'shared mailbox reply',
      '回复到别的邮箱',
      '回信地址',
      '对方回复收不到',
      '代收回复',
    ],
  },
  {
    id: 'request-read-receipt',
    name: words('Request Read Receipt', '要求已读回执'),
    aliases: [
      'Read Receipt',
      'Recipient sends read receipt',
      'Return Receipt',
      '已读回执',
      '需要回执',
      '收件人发送已读回执',
      '发送已读回执',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Asks recipients to confirm that they opened your mail, for one mail or for all.',
      '让收件人打开邮件后回一封已读回执；可以只对一封信，也可以对所有信。',
    ),
    navigation: [
      words(
        'Webmail > Compose > More Options > Request Read Receipt',
        '网页邮箱 > 写信 > 更多选项 > 需要回执',
      ),
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Receiving and Sending > Recipient sends read receipt',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信和发信 > 收件人发送已读回执',
      ),
      words(
        'Console > Alibaba Mail > Compose > More Options > Request Read Receipt',
        '控制台 > 阿里邮箱 > 写信 > 更多选项 > 需要回执',
      ),
    ],
    prerequisites: [
      LOGGED_ON,
      words('Your account is a valid company account.', '使用的是有效的企业账号。'),
    ],
    steps: [
      {
        do: words('For one mail: start writing it.', '只对一封信：点“写信”。'),
        element: words('Compose', '写信'),
        kind: 'button',
        where: words('upper left corner', '页面左上角'),
      },
      {
        do: words('Open the options of the mail.', '打开写信选项。'),
        element: words('More Options', '更多选项'),
        kind: 'button',
        where: words('under the text', '正文下方'),
      },
      {
        do: words('Tick the receipt, then send the mail.', '勾选“需要回执”，再发送。'),
        element: words('Request Read Receipt', '需要回执'),
        kind: 'checkbox',
        where: words('More Options', '更多选项里'),
      },
      {
        do: words(
          'For all mail: open Settings, then Mailbox Settings, then Receiving and Sending.',
          '对所有信：打开“设置”，进入“邮箱设置”里的“收信和发信”。',
        ),
        element: words('Settings', '设置'),
        kind: 'link',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words(
          'At Recipient sends read receipt, choose to ask for one.',
          '在“收件人发送已读回执”处选要求回执。',
        ),
        element: words('Recipient sends read receipt', '收件人发送已读回执'),
        kind: 'dropdown',
        where: words('Receiving and Sending', '“收信和发信”区'),
        note: words(
          'Choose “Request a read receipt from the recipient”.',
          '选“要求收件人发送已读回执”。',
        ),
      },
      {
        do: words('Save.', '保存。'),
        element: words('Save', '保存'),
        kind: 'button',
        where: words('bottom of the page', '页面底部'),
      },
    ],
    parameters: [
      {
        name: words('Recipient sends read receipt', '收件人发送已读回执'),
        type: 'choice',
        required: false,
        options: [
          words('Do not request a read receipt', '不要求已读回执'),
          words('Request a read receipt from the recipient', '要求收件人发送已读回执'),
        ],
        about: words(
          'Whether every mail that you send asks for one.',
          '发出的每封信是否都自动要求回执。',
        ),
      },
    ],
    notes: [
      words(
        'The recipient is asked and may refuse: no receipt does not mean unread.',
        '收件人会看到提示，可以不发：没收到回执不等于没读。',
      ),
      words(
        'A receipt comes as a mail with “read” (已读 in Chinese) before the subject.',
        '回执是一封主题前面带“已读”的邮件。',
      ),
      words(
        'Whether you answer such requests yourself is another setting in the same place, Send read receipt.',
        '自己是否给别人发回执，是同一处的“发送已读回执”。',
      ),
      words(
        'To see whether a mail reached the other server at all, use the sent-mail log.',
        '只想知道信有没有送到，用“发信查询”。',
      ),
    ],
    related: ['set-receiving-and-sending-options', 'query-sent-mail', 'send-email', 'recall-email'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'has it been read',
      'opened',
      'tracking',
      'confirmation',
      'did they read my mail',
      '对方看了没有',
      '是否已读',
      '阅读确认',
      '回执',
    ],
  },
  {
    id: 'save-sent-emails-from-client-to-webmail',
    name: words('Save Sent Emails from Client to Webmail', '客户端发出的邮件保存到网页邮箱'),
    aliases: ['Save to Sent', 'Save to Sent Email', '保存到已发送', '客户端已发送同步'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Puts mail that you send with Outlook, Foxmail or a phone into the Sent folder of webmail as well.',
      '让用 Outlook、Foxmail、手机等客户端发的信也出现在网页邮箱的“已发送”。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Receiving and Sending > Save to Sent',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 收信和发信 > 保存到已发送',
      ),
      words('Alibaba Mail Web Client > Settings', '阿里邮箱网页版 > 设置'),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      OPEN_SETTINGS,
      {
        do: words(
          'At Save to Sent choose Save all, then save the page.',
          '在“保存到已发送”处选“全部保存”，再保存设置。',
        ),
        element: words('Save all', '全部保存'),
        kind: 'radio',
        where: words('Save to Sent', '“保存到已发送”处'),
      },
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
        about: words(
          'Which sent mail gets a copy in the Sent folder.',
          '哪些发出的邮件会在“已发送”留一份。',
        ),
      },
    ],
    notes: [
      words(
        'With Save only from Webmail, what a mail client sends does not show in Sent; the mail has gone out all the same. The sent-mail log proves it.',
        '选“仅保存网页邮箱发送的邮件”时，客户端发的信不会出现在“已发送”，但信已经发出，可在“发信查询”里核实。',
      ),
      words(
        'The guides say that mail from clients is not kept unless you choose Save all. Do not expect mail that was sent before the change to turn up.',
        '按指引，不选“全部保存”就不会保存客户端发的信；改设置之前发的，别指望会补进来。',
      ),
      words(
        'The Save to Sent box under a mail that you write in webmail is something else: it is for that one mail.',
        '写信页面下方的“保存到‘已发送’”是另一回事，只管当前这一封。',
      ),
      words(
        'Another guide calls it Save to Sent Email under Email Settings.',
        '另一份指引把它写作 Email Settings 里的 Save to Sent Email。',
      ),
    ],
    related: [
      'set-receiving-and-sending-options',
      'save-to-sent',
      'view-sent-mail',
      'query-sent-mail',
      'configure-mail-client',
    ],
    sources: ['webmail-manual', 'email-guide', 'product-page'],
    keywords: [
      'Outlook',
      'Foxmail',
      'sent folder empty',
      'sent items missing',
      'phone',
      'copy of sent mail',
      '已发送没有',
      '发件箱',
      '看不到发出的邮件',
      '手机发的邮件',
    ],
  },
  {
    id: 'insert-signature',
    name: words('Insert Signature', '插入签名'),
    aliases: ['Use Signature', 'Add Signature', '使用签名', '写信插入签名'],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Puts a signature that you have made into the mail that you are writing.',
      '把已设好的签名加到正在写的邮件里。',
    ),
    navigation: [
      words('Webmail > Compose > Insert Signature', '网页邮箱 > 写信 > 插入签名'),
      words('Mail > Compose > Insert Signature', '邮箱 > 写信 > 插入签名'),
    ],
    prerequisites: [words('There is a signature in the mailbox settings.', '邮箱设置里已有签名。')],
    steps: [
      {
        do: words(
          'While writing, click the signature button and choose one.',
          '写信时点“插入签名”，选一个签名。',
        ),
        element: words('Insert Signature', '插入签名'),
        kind: 'button',
        where: words('upper right corner of the editor', '编辑框右上角的工具栏'),
        note: words(
          'No button? Then no signature has been made yet.',
          '看不到按钮，说明还没设置签名。',
        ),
      },
    ],
    notes: [
      words('The signature goes below the text of the mail.', '签名加在正文最下方。'),
      words(
        'According to the Chinese manual, the same menu also leads to a new signature and to the signature settings.',
        '按手册，同一菜单里还有“新建签名”和“签名设置”。',
      ),
      words(
        'Switching to plain text may lose pictures and formats of the signature.',
        '切换成纯文本后，签名里的图片和格式可能丢失。',
      ),
    ],
    limits: ['signatures'],
    related: ['set-mailbox-signature', 'write-plain-text', 'send-email'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'sign',
      'footer',
      'name under mail',
      'business card',
      'signature missing',
      '落款',
      '名片',
      '签名不见了',
      '签名档',
    ],
  },
  {
    id: 'set-mailbox-signature',
    name: words('Set Mailbox Signature', '设置邮箱签名'),
    aliases: [
      'Signature Settings',
      'New Signature',
      'Default Signature',
      '签名设置',
      '新建签名',
      '签名档',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Creates signatures and sets which one goes under new mail and under replies.',
      '新建签名，并指定新邮件、回复或转发默认用哪一个。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Mailbox Settings > Signature Settings',
        '网页邮箱 > 设置 > 查看更多设置 > 邮箱设置 > 签名设置',
      ),
      words(
        'Console > Alibaba Mail > Mailbox Settings > Signature Settings',
        '控制台 > 阿里邮箱 > 邮箱设置 > 签名设置',
      ),
    ],
    prerequisites: [LOGGED_ON],
    steps: [
      OPEN_SETTINGS,
      {
        do: words('Go to the signatures in the mailbox settings.', '在邮箱设置里进入签名设置。'),
        element: words('Mailbox Settings > Signature Settings', '邮箱设置 > 签名设置'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Click New Signature, write it and save.', '新建签名，写好后保存。'),
        element: words('New Signature', '新建签名'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'The form has a text box and a preview; pictures can be put in.',
          '有输入框和预览，可以插入图片。',
        ),
      },
    ],
    notes: [
      words('A mailbox holds up to 10 signatures.', '一个邮箱最多 10 个签名。'),
      words(
        'One can be set for new mail and another for replies and forwards.',
        '新邮件和转发/回复可以分别用不同的签名。',
      ),
      words(
        'This is webmail’s. Outlook, Foxmail and phones have signatures of their own.',
        '这是网页邮箱的签名，Outlook、Foxmail、手机上的签名要各自设置。',
      ),
    ],
    limits: ['signatures'],
    related: ['insert-signature', 'set-mailbox-nickname', 'set-default-writing-font'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'footer',
      'logo in signature',
      'company signature',
      'automatic signature',
      'reply signature',
      '落款',
      '签名图片',
      '公司签名',
      '自动签名',
      '回复签名',
    ],
  },
  {
    id: 'log-in-to-webmail',
    name: words('Log In to Webmail', '登录网页邮箱'),
    aliases: [
      'Webmail 简介',
      'Log On',
      'Sign In',
      'Webmail Login',
      '登录 Webmail',
      '登录阿里邮箱',
      '登录企业邮箱',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words('Opens your mailbox in a browser.', '用浏览器打开自己的邮箱。'),
    navigation: [],
    prerequisites: [],
    steps: [
      {
        do: words('Open the address of webmail in a browser.', '在浏览器里打开网页邮箱的地址。'),
        element: words('https://qiye.aliyun.com/', 'https://qiye.aliyun.com/'),
        kind: 'field',
        where: words('address bar', '地址栏'),
        note: words(
          'Singapore: mail.sg.aliyun.com. Hong Kong: mail.hk.aliyun.com. Germany: mail.de.alibabacloud.com. United States: mail.us.alibabacloud.com. Older mainland domains: mail.mxhichina.com.',
          '新加坡站 mail.sg.aliyun.com，香港站 mail.hk.aliyun.com，德国站 mail.de.alibabacloud.com，美国站 mail.us.alibabacloud.com，旧版国内域名 mail.mxhichina.com。',
        ),
      },
      {
        do: words(
          'Enter the full mail address and the password, and log on.',
          '输入完整邮箱地址和密码，点登录。',
        ),
        element: words('Log On', '登录'),
        kind: 'button',
        where: words('logon page', '登录页'),
        note: words(
          'After several wrong passwords you also have to solve a captcha.',
          '密码多次输错后还要填图形验证码。',
        ),
      },
    ],
    notes: [
      words(
        'If the domain’s mail CNAME is set, mail.<your domain> leads to the same page; if it fails, use the address above.',
        '域名配好 mail 的 CNAME 后也可以打开 mail.<你的域名>；打不开就用上面的地址。',
      ),
      words(
        'The site of another region does not let the account in; “System error 209” is a sign of it.',
        '用错地区的地址登不上去，常见提示是“System error 209”。',
      ),
      words(
        '“User name or password is wrong” (用户名或密码错误) means just that. After too many tries the account and the IP address that you come from may be locked for 1 hour.',
        '提示“用户名或密码错误”就是账号或密码不对；错太多次，账号和当前使用的 IP 都可能被锁 1 小时。',
      ),
      words(
        '“Your email address is frozen or deleted”: only the mail administrator can help.',
        '提示账号已被冻结或已注销时，只能找邮箱管理员处理。',
      ),
      words(
        'The first logon asks for security questions and a phone number. On a shared computer, do not tick the box that remembers the user name.',
        '首次登录要设安全提示问题并绑定安全手机。公用电脑上不要勾“记住用户名”。',
      ),
    ],
    limits: ['lockout-time'],
    related: [
      'reset-forgotten-password',
      'unlock-account',
      'log-in-with-qr-code',
      'set-up-account-security',
      'log-out-of-webmail',
    ],
    sources: [
      'intl/alibaba-mail-imap-pop-smtp-address-and-port-information',
      'intl/frozen',
      'setup-page',
      'webmail-manual',
      'email-guide',
    ],
    keywords: [
      'web address',
      'URL',
      'cannot log in',
      'login page',
      'qiye.aliyun.com',
      'mail.sg.aliyun.com',
      'System error 209',
      '登录网址',
      '登录入口',
      '登不上',
      '打不开邮箱',
      '用户名或密码错误',
    ],
  },
  {
    id: 'assign-employee-mailbox',
    name: words('Assign Employee Mailbox', '分配员工邮箱（金融云）'),
    aliases: [
      'Assign Employee Account',
      'Mailbox Management',
      'Finance Cloud Mailbox',
      'Alibaba Mail Finance Cloud',
      '分配员工账号',
      '分配员工帐号',
      '金融云邮箱',
      '邮箱管理',
    ],
    guide: 'alimail-email',
    who: 'mail-admin',
    about: words(
      'Sets up Alibaba Mail Finance Cloud: the administrator’s password, mailboxes for employees, DNS.',
      '开通阿里邮箱金融云：设管理员密码、给员工开邮箱、检查域名解析。',
    ),
    navigation: [
      words(
        'Alibaba Mail Console > Mailbox Management > (domain) > Manage',
        '阿里邮箱控制台 > 邮箱管理 >（域名）> 管理',
      ),
      words('Alibaba Mail Console > Mailbox Management', '阿里邮箱控制台 > 邮箱管理'),
      asWords(MAILBOX_PATHS.accounts),
    ],
    prerequisites: [
      words(
        'You own the domain; it may be managed at Alibaba Cloud or elsewhere.',
        '域名已购买，在阿里云或其他服务商处管理都可以。',
      ),
      words(
        'The administrator account exists (made with the purchase or the setup).',
        '管理员账号已在购买或开通时建好。',
      ),
      words('You can change the DNS records of the domain.', '能修改域名的解析记录。'),
    ],
    steps: [
      {
        do: words(
          'Use the Alibaba Cloud account to log on to Alibaba Mail’s console.',
          '用阿里云账号登录阿里邮箱控制台。',
        ),
        element: words('Alibaba Mail console', '阿里邮箱控制台'),
        kind: 'link',
        where: words('top navigation', '顶部导航'),
      },
      {
        do: words('Open the list of mail domains.', '打开邮箱管理列表。'),
        element: words('Mailbox Management', '邮箱管理'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Click Manage at your domain.', '点对应域名旁的“管理”。'),
        element: words('Manage', '管理'),
        kind: 'button',
        where: words('list of mailboxes', '邮箱列表'),
      },
      {
        do: words('Set the administrator’s password.', '设置管理员密码。'),
        element: words('Reset Password', '重置密码'),
        kind: 'button',
        where: words('domain management section', '域名管理区'),
        note: words('Skip this if it was set with the purchase.', '购买时已设过就不用再设。'),
      },
      {
        do: words(
          'Log on to the Finance Cloud web client as the administrator.',
          '用管理员账号登录金融云网页邮箱。',
        ),
        element: words('Alibaba Mail Finance Cloud web client', '阿里邮箱金融云网页版'),
        kind: 'link',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Open the mailboxes there.', '在里面进入邮箱管理。'),
        element: words('Mailbox Management', '邮箱管理'),
        kind: 'menu',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Create mailboxes one by one.', '逐个新建邮箱。'),
        element: words('New Account', '新建账号'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Or create many at once: click Import.', '或者点“导入”，批量新建。'),
        element: words('Import', '导入'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
      {
        do: words('Download the template, fill it in and upload it.', '下载模板，填好后上传。'),
        element: words('Import', '导入'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words('Keep to the format of the template.', '格式要与模板一致。'),
      },
      {
        do: words(
          'Add the DNS records, then have the resolution checked.',
          '加好解析记录后，检查域名解析。',
        ),
        element: words('Check Domain Name Resolution', '检查域名解析'),
        kind: 'button',
        where: words('domain management section', '域名管理区'),
        note: words(
          'Elsewhere the button is called Refresh Status, Resolution Result or Refresh.',
          '有的页面叫“刷新状态”“解析结果”或“刷新”。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Hostname', '主机记录'),
        type: 'text',
        required: true,
        about: words(
          'Domain or subdomain that the DNS record is for.',
          '解析记录对应的域名或子域名。',
        ),
      },
      {
        name: words('Record type', '记录类型'),
        type: 'choice',
        required: true,
        options: [words('MX', 'MX'), words('CNAME', 'CNAME'), words('TXT', 'TXT')],
        about: words('Kind of the record.', '要添加的记录种类。'),
      },
      {
        name: words('Priority', '优先级'),
        type: 'number',
        required: false,
        about: words('MX only; the lowest number is tried first.', '只有 MX 要填，数字小的优先。'),
      },
      {
        name: words('Record value', '记录值'),
        type: 'text',
        required: true,
        about: words(
          'Where the record points to, such as mx1.fin.aliyun.com.',
          '记录指向的值，如 mx1.fin.aliyun.com。',
        ),
      },
    ],
    notes: [
      words(
        'The parameters are those of the DNS records, not of the mailboxes.',
        '上面的参数是解析记录的，不是建邮箱的。',
      ),
      words(
        'mx1.fin.aliyun.com is only the guide’s example. We found no page with the full set for Finance Cloud: copy it from your console.',
        'mx1.fin.aliyun.com 只是指引里的例子；金融云完整的解析记录没有找到公开资料，以控制台显示的为准。',
      ),
      words(
        'In other editions accounts are made in domain management (Employee Accounts > Create Account), not in the console; so says the setup page.',
        '其他版本在域管理后台的“员工账号管理 > 新建账号”里开账号，不在控制台（见开通指引）。',
      ),
      words(
        'Mailboxes can be made before the DNS records work, but sending, receiving and webmail wait for them.',
        '解析没生效也能先建邮箱，但收发信和网页邮箱要等解析生效。',
      ),
    ],
    limits: [
      'finance-cloud-accounts',
      'finance-cloud-billing',
      'resolution-status',
      'dns-propagation',
    ],
    related: [
      'set-postmaster-password',
      'create-employee-account',
      'import-employee-accounts',
      'add-dns-records',
      'refresh-resolution-status',
    ],
    sources: ['setup-page', 'email-guide'],
    keywords: [
      'new employee',
      'add user',
      'open mailbox',
      'batch import',
      'finance',
      'onboarding',
      '新员工',
      '开邮箱',
      '批量导入',
      '开通邮箱',
      '金融云',
    ],
  },
  {
    id: 'change-postmaster-password',
    name: words('Change Postmaster Password', '修改 postmaster 密码'),
    aliases: [
      'Reset Postmaster Password',
      'Administrator Password',
      '重置 postmaster 密码',
      '管理员密码',
      '重置管理员密码',
    ],
    guide: 'alimail-email',
    who: 'mail-admin',
    about: words(
      'Sets a new password for postmaster, the administrator of the mail domain.',
      '给邮箱域的管理员账号 postmaster 换密码。',
    ),
    navigation: [
      words(
        'Alibaba Cloud Console > Products > Enterprise Email > [Domain Name] > Manage > Reset Password',
        '阿里云控制台 > 产品 > 企业邮箱 > [域名] > 管理 > 重置密码',
      ),
      words(
        'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts > postmaster > Reset Password',
        '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理 > postmaster > 重置密码',
      ),
      words(
        'Webmail > Settings > View More Settings > Account and Security > Account Security > Change Password',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 账户安全 > 修改密码',
      ),
    ],
    prerequisites: [
      words(
        'An Alibaba Cloud account that may administer the mail service.',
        '有管理权限的阿里云账号。',
      ),
      words(
        'Or: you can log on as postmaster or get into domain management.',
        '或者能登录 postmaster 账号，或能进域管理后台。',
      ),
    ],
    steps: [
      {
        do: words(
          'Way 1, forgotten password: log on to Alibaba Cloud and go to Enterprise Email.',
          '方法一（忘了密码）：登录阿里云，进入企业邮箱。',
        ),
        element: words('Products', '产品'),
        kind: 'menu',
        where: words('top navigation', '顶部导航'),
      },
      {
        do: words('Click Manage at the mail domain.', '点该邮箱域名的“管理”。'),
        element: words('Manage', '管理'),
        kind: 'button',
        where: words('right end of the domain’s row', '域名所在行右侧'),
      },
      {
        do: words('Set the new password there.', '在“重置密码”里设新密码。'),
        element: words('Reset Password', '重置密码'),
        kind: 'tab',
        where: words('Email Management page', '邮箱管理页'),
      },
      {
        do: words(
          'Way 2, in domain management: log on to webmail as an administrator and open the employee accounts.',
          '方法二（域管理后台）：用管理员账号登录网页邮箱，进入“组织与用户 > 员工账号管理”。',
        ),
        element: words('DEPTs & Users > Employee Accounts', '组织与用户 > 员工账号管理'),
        kind: 'link',
        where: words('Webmail, top navigation', '网页邮箱顶部导航'),
      },
      {
        do: words('Search for postmaster.', '搜索 postmaster。'),
        element: words('Search box', '搜索框'),
        kind: 'field',
        where: words('above the list of accounts', '账号列表上方'),
      },
      {
        do: words('Click the account’s name; Edit Account opens.', '点账号名，打开“编辑账号”。'),
        element: words('Account name', '账号名'),
        kind: 'link',
        where: words('list of accounts', '账号列表'),
      },
      {
        do: words(
          'Click Reset Password, enter the new one and save.',
          '点“重置密码”，填新密码并保存。',
        ),
        element: words('Reset Password', '重置密码'),
        kind: 'button',
        where: words('Edit Account', '“编辑账号”窗口'),
      },
      {
        do: words(
          'Way 3, with the old password: log on as postmaster and go to its mailbox.',
          '方法三（记得旧密码）：用 postmaster 登录，进入邮箱。',
        ),
        element: words('Enter Mailbox', '进入邮箱'),
        kind: 'button',
        where: words('first page of domain management', '域管理首页'),
      },
      {
        do: words('Open the settings.', '打开设置。'),
        element: words('gear icon', '齿轮图标'),
        kind: 'button',
        where: words('upper right corner', '页面右上角'),
      },
      {
        do: words(
          'Go to Account Security and change the password.',
          '进入“账户安全”，点“修改密码”。',
        ),
        element: words(
          'Account and Security > Account Security > Change Password',
          '账号与安全 > 账户安全 > 修改密码',
        ),
        kind: 'menu',
        where: words('settings menu', '设置左侧菜单'),
        note: words(
          'You may have to enter a code from a text message to the account’s phone.',
          '可能要用绑定手机收短信验证。',
        ),
      },
    ],
    notes: [
      words(
        'The source lists the three ways one after the other; one of them is enough.',
        '原文把三种方法连着写，做其中一种就行。',
      ),
      words(
        'This is the password of postmaster, the mail administrator, not of the Alibaba Cloud account.',
        '改的是邮箱管理员 postmaster 的密码，不是阿里云账号的密码。',
      ),
      words(
        'Programs that log on as postmaster fail until the new password is stored there (526 Authentication failure).',
        '用 postmaster 登录的程序要同步改密码，否则报 526 Authentication failure。',
      ),
    ],
    limits: ['password-policy'],
    related: [
      'set-postmaster-password',
      'log-on-with-postmaster-account',
      'change-password',
      'reset-member-password',
      'reset-forgotten-password',
    ],
    sources: ['help/602363', 'setup-page', 'security-guide', 'email-guide'],
    keywords: [
      'admin password',
      'forgot administrator password',
      'lost postmaster',
      'previous admin left',
      'domain administrator',
      '管理员忘记密码',
      '管理员离职',
      '改管理员密码',
      '域管理员',
    ],
  },
  {
    id: 'log-on-with-postmaster-account',
    name: words('Log On with Postmaster Account', '用 postmaster 账号登录'),
    aliases: [
      'Log On via Postmaster Account',
      'Administrator Login',
      '管理员登录',
      'postmaster 登录',
      '域管理登录',
    ],
    guide: 'alimail-email',
    who: 'mail-admin',
    about: words(
      'Lets the administrator log on at Alibaba Mail’s own address when the domain’s mail CNAME does not resolve.',
      '域名的 mail CNAME 解析不了时，管理员从阿里邮箱自己的地址登录。',
    ),
    navigation: [
      words(
        'Webmail of your region (Singapore: https://mail.sg.aliyun.com) > log on as postmaster',
        '所在地区的网页邮箱（新加坡站 https://mail.sg.aliyun.com）> 用 postmaster 登录',
      ),
      words('Console > Mail > Log On via Postmaster Account', '控制台 > 邮箱 > 用 postmaster 登录'),
    ],
    prerequisites: [
      words('You have postmaster’s password.', '有 postmaster 的密码。'),
      words(
        'Your network reaches the site of your region, such as mail.sg.aliyun.com.',
        '网络能访问所在地区的站点，如 mail.sg.aliyun.com。',
      ),
    ],
    steps: [
      {
        do: words('Open the address and log on as postmaster.', '打开地址，用 postmaster 登录。'),
        element: words('https://mail.sg.aliyun.com', 'https://mail.sg.aliyun.com'),
        kind: 'link',
        where: words('top of the page', '页面上方'),
        note: words(
          'Use the site of your own region; mainland China: https://qiye.aliyun.com.',
          '要用自己所在地区的地址，国内是 https://qiye.aliyun.com。',
        ),
      },
      {
        do: words(
          'To get from domain management to the mailbox, click Enter Mailbox.',
          '要从域管理后台到邮箱界面，点“进入邮箱”。',
        ),
        element: words('Enter Mailbox', '进入邮箱'),
        kind: 'button',
        where: words('top of the page', '页面上方'),
      },
    ],
    notes: [
      words(
        'After logon postmaster is in domain management. From the mailbox, the domain management button at the upper right leads back.',
        'postmaster 登录后默认进域管理后台；在邮箱界面点右上角“域管理”可以回去。',
      ),
      words(
        'The email guide says that Enter Mailbox changes to an employee’s account. Another part of it has the button open postmaster’s own mailbox; go by that.',
        '邮件指引说“进入邮箱”会切到员工账号，同一指引另一处写的是进 postmaster 自己的邮箱，以后者为准。',
      ),
      words(
        'This only gets round a missing mail CNAME. Mail still needs the MX record.',
        '这只是绕开 mail 的 CNAME；收信还是要 MX 记录正确。',
      ),
    ],
    limits: ['lockout-time'],
    related: [
      'change-postmaster-password',
      'manage-domain-accounts',
      'point-webmail-address',
      'log-in-to-webmail',
    ],
    sources: [
      'intl/alibaba-mail-imap-pop-smtp-address-and-port-information',
      'setup-page',
      'email-guide',
    ],
    keywords: [
      'admin login',
      'CNAME failed',
      'domain admin page',
      'management console',
      'mail.mydomain does not open',
      '管理后台',
      '管理员入口',
      'CNAME 失败',
      '域名打不开邮箱',
      '域管理入口',
    ],
  },
  {
    id: 'manage-domain-accounts',
    name: words('Manage Domain Accounts', '员工账号管理'),
    aliases: [
      'Domain Accounts',
      'Employee Accounts',
      'Employee Account Management',
      'Manage Accounts',
      'DEPTs & Users',
      'Organization and Users',
      '域账号管理',
      '员工帐号管理',
      '组织与用户',
    ],
    guide: 'alimail-email',
    who: 'mail-admin',
    about: words(
      'Creates departments, and creates, edits, enables or deletes the accounts of a domain.',
      '在域管理后台建部门，新建、编辑、启停、删除员工账号。',
    ),
    navigation: [
      asWords(MAILBOX_PATHS.accounts),
      words('Console > Mail > Domain Accounts', '控制台 > 邮箱 > 员工账号管理'),
    ],
    prerequisites: [
      words(
        'You log on as postmaster or as a sub-administrator.',
        '用 postmaster 或分级管理员账号登录。',
      ),
    ],
    steps: [
      {
        do: words(
          'Log on as postmaster or sub-administrator and open the employee accounts.',
          '用 postmaster 或分级管理员登录，打开员工账号管理。',
        ),
        element: words('Alibaba Mail', '阿里邮箱'),
        kind: 'link',
        where: words('top navigation', '顶部导航'),
      },
      {
        do: words('Create a department.', '新建部门。'),
        element: words('Create department', '新建部门'),
        kind: 'button',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words('Create accounts.', '新建员工账号。'),
        element: words('Create accounts', '新建账号'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words('For many at once there is Import.', '人多时用“导入”。'),
      },
      {
        do: words('Delete accounts of people who left.', '删除离职员工的账号。'),
        element: words('Delete accounts', '删除账号'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'Before that, find out whether somebody needs the mail.',
          '删除前先确认邮件是否要留存。',
        ),
      },
      {
        do: words(
          'Change the state or the rights of an account.',
          '对账号做开启、解封、收发权限等操作。',
        ),
        element: words('Account operation', '账号操作'),
        kind: 'button',
        where: words('main area', '页面中部'),
        note: words(
          'Enable is for a frozen account, Unblock for one that is banned from sending.',
          '冻结的账号点“开启”，被封禁的点“解封”。',
        ),
      },
      {
        do: words('Edit the data of an account.', '编辑员工账号资料。'),
        element: words('Edit accounts', '编辑账号'),
        kind: 'button',
        where: words('main area', '页面中部'),
      },
    ],
    notes: [
      words(
        'This page is in domain management, inside webmail. The Alibaba Cloud console only has Manage, Reset Password and the like.',
        '这个页面在网页邮箱的域管理后台里；阿里云控制台只有“管理”“重置密码”等。',
      ),
      words(
        'Employee Accounts, Employee Account Management, Domain Accounts and DEPTs & Users are names of one place.',
        'Employee Accounts、Employee Account Management、Domain Accounts、DEPTs & Users 指的是同一处。',
      ),
      words(
        'A sub-administrator can manage only what postmaster has allowed.',
        '分级管理员只能管 postmaster 授权的范围。',
      ),
    ],
    related: [
      'create-employee-account',
      'import-employee-accounts',
      'unfreeze-account',
      'allow-external-sending',
      'reset-member-password',
    ],
    sources: ['help/36734', 'intl/frozen', 'setup-page', 'email-guide', 'product-page', 'reseller'],
    keywords: [
      'add user',
      'delete user',
      'employee left',
      'department',
      'sub-administrator',
      'user list',
      '新建员工',
      '删除员工',
      '离职',
      '部门',
      '子管理员',
      '成员管理',
    ],
  },
  {
    id: 'query-logs',
    name: words('Query Logs', '日志查询'),
    aliases: [
      'Log Query',
      'Logon logs',
      'Email sending and receiving logs',
      'Operation logs',
      '登录查询',
      '登录日志',
      '收信查询',
      '发信查询',
      '删信查询',
      '操作日志',
      '行为查询',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Shows logons, received, sent and deleted mail and operations of your mailbox.',
      '查自己邮箱的登录、收信、发信、删信和操作记录。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Account and Security > Log Query',
        '网页邮箱 > 设置 > 查看更多设置 > 账号与安全 > 日志查询',
      ),
      words('Alibaba Mail Web Client > Settings', '阿里邮箱网页版 > 设置'),
    ],
    prerequisites: [],
    steps: [
      OPEN_SETTINGS,
      {
        do: words(
          'For logons: see when and from where somebody logged on.',
          '查登录：看什么时间、从哪里登录过。',
        ),
        element: words('Logon logs', '登录查询'),
        kind: 'link',
        where: words('Log Query', '日志查询页'),
        note: words(
          'Time, city, IP address, way of logon and whether it succeeded. A place that you do not know may mean a stolen password.',
          '有时间、城市、IP、登录方式和是否成功；出现陌生地点，可能是邮箱被盗。',
        ),
      },
      {
        do: words(
          'For mail: look up what was received or sent and what became of it.',
          '查邮件：看收到或发出的信现在是什么状态。',
        ),
        element: words('Email sending and receiving logs', '收信查询 / 发信查询'),
        kind: 'link',
        where: words('Log Query', '日志查询页'),
        note: words(
          'Received: also mail that was held back as spam, and the folder of each mail. Sent: delivered or failed.',
          '收信查询能查到被拦截的邮件和每封信所在文件夹；发信查询看成功还是失败。',
        ),
      },
      {
        do: words(
          'For changes: look up what was done in the mailbox.',
          '查操作：看邮箱里做过什么操作。',
        ),
        element: words('Operation logs', '操作日志'),
        kind: 'link',
        where: words('Log Query', '日志查询页'),
        note: words(
          'What, when and with which result. In the Chinese interface deleted mail has its own log.',
          '有操作内容、时间和结果；查删除的邮件，中文界面另有“删信查询”。',
        ),
      },
    ],
    notes: [
      words(
        'Logs go back 180 days, say the official page and the security guide: go by that. The 30 days and 200 entries of the email guide are rather what one query shows.',
        '日志保留 180 天（官方页面和安全指引），以此为准；邮件指引写的 30 天、最多 200 条，更像单次查询能看到的范围。',
      ),
      words(
        'For sent and received mail the official page allows 7 days per query. Query 7 days at a time: every source allows that.',
        '收发信日志，官方写单次最多查 7 天；每次查 7 天以内，各处说法都允许。',
      ),
      words(
        'A mail that is not in the received-mail log did not reach the mailbox: check DNS and ask the sender for the bounce. The administrator has logs of the whole domain.',
        '收信查询里没有，说明信没到这个邮箱：查域名解析，并向发件人要退信。管理员可查全域的日志。',
      ),
    ],
    limits: ['log-retention', 'log-query-span', 'log-entries-shown'],
    related: [
      'query-received-mail',
      'query-sent-mail',
      'query-deleted-mail',
      'view-recent-logon-logs',
      'change-password',
    ],
    sources: [
      'help/36767',
      'help/439253',
      'intl/domain-management-log-field-description',
      'webmail-manual',
      'security-guide',
      'email-guide',
      'reseller',
    ],
    keywords: [
      'history',
      'trace mail',
      'hacked',
      'who logged in',
      'missing mail',
      'where is my mail',
      'IP address',
      '查日志',
      '被盗号',
      '丢信',
      '邮件去哪了',
      '异地登录',
      '谁删了邮件',
    ],
  },
  {
    id: 'enable-email-notifications',
    name: words('Enable Email Notifications', '开启新邮件提醒'),
    aliases: [
      'Notification Settings',
      'New Mail Alert',
      'Desktop Notifications',
      '消息通知',
      '提醒设置',
      '桌面弹窗提醒',
      '新邮件提醒',
    ],
    guide: 'alimail-email',
    who: 'user',
    about: words(
      'Marks folders with a red dot and shows pop-ups on the desktop when mail arrives in webmail.',
      '网页邮箱来新邮件时，在文件夹上显示红点，并在桌面弹窗。',
    ),
    navigation: [
      words(
        'Webmail > Settings > View More Settings > Message Notification > Reminder Settings',
        '网页邮箱 > 设置 > 查看更多设置 > 消息通知 > 提醒设置',
      ),
      words('Settings > General Settings > Notification Settings', '设置 > 通用设置 > 消息通知'),
    ],
    prerequisites: [
      LOGGED_ON,
      words(
        'Your browser can show notifications (Chrome, Edge, Safari, Firefox).',
        '浏览器支持通知（Chrome、Edge、Safari、Firefox）。',
      ),
      words('You may change the browser’s notification settings.', '能修改浏览器的通知设置。'),
    ],
    steps: [
      OPEN_SETTINGS,
      {
        do: words('Go to the notifications.', '进入消息通知。'),
        element: words('General Settings > Notification Settings', '消息通知 > 提醒设置'),
        kind: 'link',
        where: words('left navigation', '左侧导航栏'),
      },
      {
        do: words(
          'Switch on the alert for new mail and choose folders.',
          '打开新邮件提醒，选要提醒的文件夹。',
        ),
        element: words('Enable new email notifications', '新邮件提醒'),
        kind: 'checkbox',
        where: words('main area', '页面中部'),
        note: words('New mail gives the chosen folders a red dot.', '选中的文件夹来信时显示红点。'),
      },
      {
        do: words('Switch on the pop-ups.', '打开桌面弹窗提醒。'),
        element: words('Enable desktop pop-up notifications', '桌面弹窗提醒'),
        kind: 'checkbox',
        where: words('main area', '页面中部'),
        note: words(
          'The browser must allow them too, or none come up.',
          '浏览器也要允许，否则不会弹出。',
        ),
      },
      {
        do: words(
          'Chrome: open chrome://settings/content/notifications and add webmail to the sites that may send notifications.',
          'Chrome：打开 chrome://settings/content/notifications，在“允许发送通知”里添加网页邮箱地址。',
        ),
        element: words('Add', '添加'),
        kind: 'button',
        where: words('Allowed to send notifications', '“允许发送通知”处'),
        note: words(
          'Enter qiye.aliyun.com or mail.sg.aliyun.com, whichever you use, then Add.',
          '填你用的地址，如 qiye.aliyun.com 或 mail.sg.aliyun.com，再点“添加”。',
        ),
      },
      {
        do: words(
          'Edge: open edge://settings/content/notifications and add it under Allow.',
          'Edge：打开 edge://settings/content/notifications，在“允许”里添加。',
        ),
        element: words('Add', '添加'),
        kind: 'button',
        where: words('Notifications, section Allow', '“通知”页的“允许”处'),
        note: words(
          'Enter qiye.aliyun.com or mail.sg.aliyun.com, whichever you use, then Add.',
          '填你用的地址，如 qiye.aliyun.com 或 mail.sg.aliyun.com，再点“添加”。',
        ),
      },
      {
        do: words(
          'Safari: in its settings open Websites, then Notifications, and allow webmail.',
          'Safari：在设置里打开“网站”页的“通知”，允许网页邮箱。',
        ),
        element: words('Notifications', '通知'),
        kind: 'tab',
        where: words('Websites', '“网站”页'),
        note: words(
          'Without “Allow sites to ask to send notifications”, no site asks any more; one that is not allowed yet stays without.',
          '取消勾选“允许网站请求发送通知”后，所有网站都不再询问；还没允许的网站也就没法弹通知了。',
        ),
      },
      {
        do: words(
          'Firefox: in its settings open Permissions > Notifications, set webmail to Allow and save.',
          'Firefox：在设置里打开“权限 > 通知”，把网页邮箱设为“允许”，保存。',
        ),
        element: words('Save Changes', '保存更改'),
        kind: 'button',
        where: words('bottom of the permissions', '权限窗口底部'),
        note: words(
          'The choice is in the Status list beside the address.',
          '在地址旁的“状态”下拉框里选“允许”。',
        ),
      },
    ],
    parameters: [
      {
        name: words('Enable new email notifications', '新邮件提醒'),
        type: 'switch',
        required: false,
        about: words('Red dot on the chosen folders.', '选中的文件夹显示红点。'),
      },
      {
        name: words('Enable desktop pop-up notifications', '桌面弹窗提醒'),
        type: 'switch',
        required: false,
        about: words('Pop-ups of the browser.', '由浏览器弹出提醒。'),
      },
      {
        name: words('Allowed to send notifications', '允许发送通知'),
        type: 'choice',
        required: false,
        options: [words('Allow', '允许'), words('Block', '禁止')],
        about: words(
          'In the browser: whether webmail may show any.',
          '浏览器里的设置：是否允许网页邮箱发通知。',
        ),
      },
    ],
    notes: [
      words(
        'In the Chinese manual it is a menu of its own, Message Notification, with calendar reminders and alerts of logons from unusual places; the email guide has it under General Settings. Look in both.',
        '手册里是单独的“消息通知 > 提醒设置”，还包括日历提醒和异地登录提醒；邮件指引写在“通用设置”下，两处都看看。',
      ),
      words(
        'No pop-up although both are on: see whether the system’s own notifications for the browser are off.',
        '都打开了还不弹：检查操作系统是否关了这个浏览器的通知。',
      ),
      words(
        'This is for webmail in the browser. Apps and other clients have their own settings.',
        '这里只管浏览器里的网页邮箱，手机 App 和客户端要各自设置。',
      ),
    ],
    related: ['set-reminders', 'log-in-to-webmail', 'download-alibaba-mail-clients'],
    sources: ['webmail-manual', 'email-guide'],
    keywords: [
      'alert',
      'popup',
      'red dot',
      'no notification',
      'sound',
      'browser permission',
      'new mail reminder',
      '没有提醒',
      '红点',
      '弹窗',
      '来信提醒',
      '不弹通知',
    ],
  },
];
