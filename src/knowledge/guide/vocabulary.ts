/**
 * How the search reads words: what is left out, what is written in several ways,
 * and which words mean the same. The questions that the search is measured by
 * stand elsewhere, and were written without this list.
 */

/** English words that tell nothing of what is meant. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the and or but if of to in on at by for with from into onto over as is are was were be been being am do does did ' +
    'have has had i im ive me my mine we our us you your yours he she it its they them their this that these those there here ' +
    'what which who whom how why when where can could should would will shall may might must not no any some all just ' +
    'please help want need get got so too very really about than then now still again via want make made let using use ' +
    'dont doesnt didnt cant isnt arent wont wasnt what’s wants wanted needs needed gets getting couldnt wouldnt shouldnt hasnt havent mailed mailing one ones alibaba alimail aliyun email e mail mails emails message messages mailbox'
  ).split(' '),
);

/** Chinese words that tell nothing of what is meant. */
export const STOP_WORDS_ZH: ReadonlySet<string> = new Set(
  (
    '的 了 是 在 我 我的 你 您 们 我们 怎么 如何 怎样 为什么 什么 吗 呢 吧 啊 请 请问 想 要 能 可以 会 有 没有 和 与 或 把 被 给 到 从 对 就 都 也 还 ' +
    '一个 这个 那个 哪里 哪儿 在哪 怎 么 后 以后 之后 时候 邮件 邮箱 阿里 阿里云 企业 一下 那么 这样 老是 总是'
  ).split(' '),
);

/** Several ways of writing one thing, brought to one before words are cut. Typing errors that are common in Chinese stand here too. */
export const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/s[\s/-]?mime/g, ' smime '],
  [/[’']s\b/g, ''],
  [/\bthr(?:ow|ew|own|owing) (?:\w+ ){0,3}away\b/g, ' delete '],
  [/\b(?:get|got|bring) (?:it|them|that|this|those|(?:my|the|an?) \w+) back\b/g, ' restore '],
  [/\b(?:delete|erase|wipe|clear|remove)(?: out)? (?:everything|all)\b/g, ' deleteall delete '],
  [/e-mail/g, 'email'],
  [/\b(?:log|sign)(?:ging|ged|ing)?[ -]?(?:in|on)(?:to)?\b/g, ' login '],
  [/\b(?:log|sign)(?:ging|ged)?[ -]?(?:out|off)\b/g, ' logout '],
  [/\b(?:2fa|mfa|two[ -]?(?:factor|step)|second (?:step|factor))\b/g, ' twofactor '],
  [/\bout[ -]of[ -](?:the )?office\b/g, ' outofoffice '],
  [/\bauto(?:matic(?:ally)?)?[ -]?repl(?:y|ies)\b/g, ' autoreply '],
  [/\bauto(?:matic(?:ally)?)?[ -]?forward(?:s|ing|ed)?\b/g, ' autoforward forward '],
  [/\bwhite[ -]?list(?:ed|ing)?\b/g, ' whitelist '],
  [/\bblack[ -]?list(?:ed|ing)?\b/g, ' blacklist '],
  [/\bpass[ -]?words?\b|\bpasswd\b|\bpwd\b/g, ' password '],
  [/\bqr[ -]?codes?\b/g, ' qr code '],
  [/\banti[ -]?spam\b/g, ' antispam spam '],
  [/\bweb[ -]?mail\b/g, ' webmail '],
  [/\bpop ?3\b/g, ' pop '],
  [/\bimap ?4\b/g, ' imap '],
  [/\bnick[ -]?names?\b/g, ' nickname '],
  [/\b(?:mailing|distribution)[ -]?lists?\b|\bmail[ -]?groups?\b/g, ' mailgroup group '],
  [/\baddress[ -]?books?\b/g, ' addressbook '],
  [/\btime[ -]zones?\b/g, ' timezone '],
  [/\bdisplay[ -]names?\b/g, ' nickname displayname '],
  [/\bto[ -]?do(?:s|[ -]lists?)\b|\bto-do\b/g, ' todo '],
  [/\bsign[ -]?offs?\b/g, ' signoff '],
  [/\btelephones?\b/g, ' phone '],
  [/\bread[ -]receipts?\b/g, ' readreceipt receipt '],
  [/\bun[ -]?send\b/g, ' recall '],
  [/登陆|登入/g, '登录'],
  [/忘记了|忘了|忘掉|记不得|记不住|不记得|想不起来?|记不清/g, '忘记'],
  [/没有?收到|未收到|收不着|接收不到|没收着|没见着|没见到/g, '收不到'],
  [/发不出去|发不出来|寄不出去?|送不出去/g, '发不出'],
  [/垃圾邮件箱|垃圾邮件夹|垃圾文件夹|垃圾桶|垃圾筐/g, '垃圾箱'],
  [/辞职|离开公司|离了职|不干了|跳槽/g, '离职'],
  [/日程表|行程表/g, '日程'],
  [/(?:好几|几|两|二|三|五)?百多?(?:兆|m\b|mb\b)|(?<=\d)多?(?:兆|mb?\b)/g, '兆'],
  [/帐(?=[号户])/g, '账'],
  [/邮相/g, '邮箱'],
  [/两步验证|双重验证|双因[素子](?:认证|验证)?|二步验证|二次验证/g, '二次验证'],
  [/电邮/g, '邮件'],
  [/被黑(?!名)客?|被盗[取用号]/g, '被盗'],
];

/** Groups of words that are asked for as one another; a synonym counts less than the word itself. English words as their stems are made of them. */
export const SYNONYMS: readonly string[] = [
  'vanish disappear gone missing lost lose miss',
  'bounce bounced return returned kicked undelivered undeliverable ndr reject rejected refuse refused denied kickback',
  'junk spam',
  'delete remove erase purge trash deleted bin',
  'restore recover undelete retrieve',
  'blacklist block ban blocklist denylist',
  'whitelist allow allowlist trust safelist',
  'forward redirect reroute',
  'autoreply vacation outofoffice holiday absence ooo',
  'quit resign resigned left leaver dismissed fired former',
  'signature footer signoff',
  'password credentials passcode',
  'forgot forgotten forget lost',
  'locked lockout lock',
  'login access',
  'large big bigger huge oversize gigabyte megabyte mb gb',
  'picture photo image',
  'garbled gibberish mojibake symbol character scrambled encoding',
  'mailgroup list',
  'collect fetch pull poll',
  'hacked stranger intruder stolen compromised abroad foreign country overseas russia vietnam nigeria',
  'phishing scam fraud crook fraudster swindler',
  'virus trojan malware spyware',
  'everyone everybody',
  'colleague coworker teammate',
  'automatic automatically itself',
  'source header headers raw original',
  'expire unreadable destroy destruct disappear',
  'limit quota maximum max many size',
  'full storage space capacity quota',
  'recall unsend withdraw retract undo',
  'rule filter sort',
  'phone mobile iphone android smartphone cell',
  'schedule delay later timed',
  'late delay slow',
  'contact contacts addressbook',
  'log history record audit trace',
  'proof prove evidence confirm',
  'deliver delivered arrive reach',
  'calendar meeting event appointment',
  'drive disk netdisk cloud',
  'encrypt encryption encrypted secure',
  'certificate cert p12 pfx pkcs12',
  'spoof spoofing spoofed pretend pretending pose posing forge forged impersonate impersonation fake',
  'dns resolution resolve record',
  'receive incoming inbound arrive come',
  'send outgoing outbound sent deliver',
  'external outside outbound',
  'employee staff user member colleague',
  'administrator admin postmaster',
  'import upload',
  'export download backup',
  'nickname displayname alias',
  'thread conversation',
  'notification popup alert reminder desktop notify',
  'migrate migration transfer',
  'department team',
  'confidential secret private',
  'read open',
  'expired expire expiry renew',
  'frozen freeze suspended disabled deactivated',
  'company organization enterprise corporate',
  'app application',
  'print paper printer',
  'skin theme appearance wallpaper',
  'task todo assignment',
  'note memo notebook',
  'timezone clock',
  'language translate chinese english',
  'font typeface',
  'draft unfinished unsent',
  'star flag important',
  '被盗 盗号 盗用 被黑 泄露 被盗号',
  '国外 境外 海外 异地 陌生 俄罗斯 越南',
  '钓鱼 诈骗 骗局',
  '延迟 延误 晚到 迟到 晚',
  '小时 钟头',
  '退信 退回 被退 弹回 打回 被拒 拒收 退件',
  '收不到 进不来',
  '发不出 发送失败 发不了',
  '不见 不见了 消失 丢失 丢了 没了 找不到 不翼而飞',
  '垃圾邮件 垃圾箱 垃圾 垃圾文件夹 垃圾桶',
  '登录 进不去 登不上 登不进 进入 登录不上',
  '转发 转寄 转到',
  '撤回 召回 撤销 收回',
  '自动回复 假期回复 休假 假期 外出 请假 放假 不在',
  '黑名单 拉黑 屏蔽 拦截 阻止',
  '白名单 放行 信任',
  '容量 空间 满 满了 存储 爆满 大小',
  '手机 iphone 安卓 苹果',
  '加密 smime 机密',
  '解析 dns 域名解析',
  '伪造 冒充 冒用 仿冒 假冒',
  '规则 过滤 分类 归类',
  '密码 口令',
  '忘记 找回 重置',
  '锁定 被锁 锁了 锁住',
  '解锁 解封 解冻 启用',
  '冻结 封禁 停用 禁用 注销',
  '恢复 还原 找回',
  '删除 删掉 删了 清空 清除',
  '附件 文件',
  '超大 大附件 太大',
  '日历 日程 会议',
  '网盘 云盘 文件夹',
  '通讯录 联系人 地址簿',
  '定时 延迟 预约',
  '回执 已读',
  '签名 落款',
  '昵称 显示名 名字 名称',
  '皮肤 主题 背景',
  '管理员 postmaster',
  '员工 同事 成员',
  '限制 上限 最多 多少 几个',
  '保留 保存 多久 多长',
  '日志 记录 查询',
  '发送 发信 发件 发出 外发',
  '接收 收信 收件',
  '外域 外部 对外',
  '迁移 搬家 搬迁 导入',
  '提醒 通知 弹窗',
  '兆 超大 附件 太大',
  '误判 误杀 误拦 误伤',
  '只收 只允许 只接收 允许 仅',
  '开通 创建 新建 开个 注册',
  '新人 新来 入职 新员工 新同事',
  '全员 全公司 全体 所有人 大家',
  '邮件组 邮件列表 群组 mailgroup',
  '归到 归类 分类 放到 移到',
  '图片 照片',
  '看了 读了 已读 看没看',
  '密送 互相 彼此',
  '日程 日历',
  '乱码 符号 编码',
  '关了 关掉 关闭',
  '去年 以前 从前 前年',
  '拉黑 骚扰',
];

/** Words that stand in many entries: they say little by themselves. */
export const WEAK =
  // single digits are parts of codes such as 5.7.1, which stands whole beside them
  '0 1 2 3 4 5 6 7 8 9 ' +
  // asking for a number is heard elsewhere
  'many maximum max most 最多 多少 几个 几条 几封 能建 多大 多久 多长 最大 上限 ' +
  'send sent sender receive received incoming outgoing new old see look show open page set account user address server ' +
  'option list one every people person find go check click app work add remove change switch on off first last month day week ' +
  'country web website computer same other another number somebody someone nobody inbox save settings ' +
  // who, when and about what the mail is: stories hold them, and they change nothing of the answer
  'customer client supplier boss company firm partner auditor teacher student parent school payroll director secretary hr tender ' +
  'bank germany german invoice order contract quote offer office sale shop volunteer donor job guy hi us him her ' +
  'after before since until while because once yesterday monday year next today two ten second each own whole different like more ' +
  'else also thing something anything everything nothing put keep come back give take goes know say says happen become fine up down ' +
  'out through between instead without end yet under colleague coworker left letter refuse ' +
  '发 收 信 发信 收信 发送 接收 发件 收件 查看 打开 设置 账号 使用 添加 新建 选择 点击 修改 别人 对方 内容 信息 地址 网页 手机 显示 保存 ' +
  '哪 让 来 点 自己 去 件 还是 放 发票 供应 应商 供应商 件人 时 过 一封 着 老板 领导 看到 几 再 前 已 系统 带 哪个 两 报价 老 行 好 合同 订单 ' +
  '家长 学生 老师 德国 海关 财务 人事 工资 银行 他们 客户 同事 公司 说 总 一直 直接 弄 做 等 太 却 当 像 成 完 掉 知道 办 买 要 个人 封';
