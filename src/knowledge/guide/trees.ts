/** The four decision trees, one an intent: questions that a person can answer without knowing anything of mail. */
import type { InterviewNode, Question } from '../../engine/interview.ts';
import { type IntentId, type PathId, type Words, words } from './types.ts';

/** Where a tree ends. */
export interface Ending {
  readonly path: PathId;
  /** The answer that fits, where there is one. */
  readonly answer?: string;
  /** What to do first; the path’s own operations come after. */
  readonly operations?: readonly string[];
  /** What follows from the answers and stands nowhere else. */
  readonly note?: Words;
}

export type GuideNode = InterviewNode<Ending>;

type Rest = Omit<Ending, 'path'>;

function leaf(path: PathId, rest: Rest = {}): GuideNode {
  return { kind: 'leaf', leaf: { path, ...rest } };
}

type Row = readonly [id: string, en: string, zh: string, next: GuideNode];

function question(
  id: string,
  en: string,
  zh: string,
  first: Row,
  second: Row,
  ...rest: Row[]
): Question<Ending> {
  const choice = ([name, e, z, next]: Row) => ({ id: name, label: words(e, z), next });
  return {
    kind: 'question',
    id,
    ask: words(en, zh),
    choices: [choice(first), choice(second), ...rest.map(choice)],
  };
}

// ------------------------------------------------------------------------ parts that several trees share

const STATUS = 'resolve-failure/webmail-and-account';
const CLIENT = 'resolve-failure/mail-client';
const REJECTED = 'resolve-failure/rejected-mail';
const FORGOTTEN = 'recover-access/forgotten-password';
const LOCKED = 'recover-access/locked-account';
const QR = 'recover-access/qr-code-login';
const SETTINGS = 'troubleshoot-received/mailbox-settings';
const INBOUND = 'troubleshoot-received/inbound-delivery';
const SPAM = 'troubleshoot-received/anti-spam';
const DNS = 'configure-communication/dns-authentication';
const FILTERS = 'configure-communication/sender-filters';
const SMIME = 'configure-communication/s-mime';

/** What the page says of an account that is not in order. */
const accountStatus = question(
  'status',
  'Which word does the page show?',
  '页面提示的是哪一个？',
  [
    'frozen',
    'AccountFrozen, “frozen or deleted”',
    'AccountFrozen，“已被冻结或已注销”',
    leaf(STATUS, { answer: 'account-frozen', operations: ['unfreeze-account'] }),
  ],
  [
    'blocked',
    'AccountBlocked, blocked after abuse',
    'AccountBlocked，被封禁',
    leaf(STATUS, {
      answer: 'account-blocked',
      operations: ['unblock-account', 'change-password'],
    }),
  ],
  [
    'expired',
    'AccountExpired',
    'AccountExpired，已过期',
    leaf(STATUS, { answer: 'account-expired', operations: ['renew-expired-account'] }),
  ],
  [
    'disabled',
    'AccountDisabled',
    'AccountDisabled，已停用',
    leaf(STATUS, { answer: 'account-disabled', operations: ['unfreeze-account'] }),
  ],
);

/** The page of webmail itself fails. */
const page = question(
  'page',
  'What does the page do?',
  '页面是什么情况？',
  [
    'unreachable',
    'mail.<our domain> does not load, other pages do',
    'mail.域名 打不开，别的网站正常',
    leaf(STATUS, {
      operations: ['point-webmail-address', 'log-on-with-postmaster-account'],
      note: words(
        'The general address of your edition works without the CNAME: https://qiye.aliyun.com in mainland China, https://mail.sg.aliyun.com in Singapore.',
        '不依赖 CNAME 的通用地址可先用：中国站 https://qiye.aliyun.com，新加坡站 https://mail.sg.aliyun.com。',
      ),
    }),
  ],
  [
    '503',
    '503, or an empty inbox',
    '报 503，或收件箱空白',
    leaf(STATUS, { answer: 'webmail-503' }),
  ],
  [
    '209',
    'System error 209',
    'System error 209',
    leaf(STATUS, { answer: 'wrong-region-address', operations: ['log-in-to-webmail'] }),
  ],
);

// ------------------------------------------------------------------------ recover-access

const recoverAccess = question(
  'sees',
  'What happens when you log on?',
  '登录时遇到什么情况？',
  [
    'forgotten',
    'I do not know the password',
    '不知道密码',
    question(
      'whose',
      'Whose password is it?',
      '是谁的密码？',
      [
        'mine',
        'That of my own mailbox',
        '我自己的邮箱',
        question(
          'proof',
          'What can you prove that it is you with?',
          '能用什么证明是你本人？',
          [
            'phone',
            'The secure phone bound to the account gets SMS',
            '账号绑定的安全手机能收短信',
            leaf(FORGOTTEN, {
              answer: 'forgot-password',
              operations: ['reset-forgotten-password'],
            }),
          ],
          [
            'questions',
            'I know the answers to the security questions',
            '记得安全问题的答案',
            leaf(FORGOTTEN, {
              answer: 'forgot-password',
              operations: ['reset-forgotten-password'],
            }),
          ],
          [
            'app',
            'The Alibaba Mail app on my phone is still logged on',
            '手机上的阿里邮箱 App 还登录着',
            leaf(QR, {
              answer: 'qr-code-login',
              operations: ['log-in-with-qr-code', 'reset-forgotten-password'],
              note: words(
                'The QR code gets you in; changing the password inside asks for the old one, so have it reset as well.',
                '扫码能先进邮箱；在里面改密码要填旧密码，所以还得重置一次。',
              ),
            }),
          ],
          [
            'nothing',
            'None of these',
            '都没有',
            leaf(FORGOTTEN, {
              operations: ['reset-member-password', 'set-up-account-security'],
              note: words(
                'You cannot do this alone: ask your mail administrator (postmaster) to reset it, and bind a phone afterwards.',
                '自己没法找回：请邮箱管理员（postmaster）重置，之后记得绑定安全手机。',
              ),
            }),
          ],
        ),
      ],
      [
        'member',
        'That of an employee, and I am the administrator',
        '员工的，我是管理员',
        leaf(FORGOTTEN, { operations: ['reset-member-password'] }),
      ],
      [
        'postmaster',
        'That of postmaster itself',
        'postmaster 自己的',
        leaf(FORGOTTEN, {
          answer: 'postmaster-password-forgotten',
          operations: ['change-postmaster-password', 'set-postmaster-password'],
        }),
      ],
    ),
  ],
  [
    'too-many',
    '“Too many password errors”',
    '提示密码错误过多',
    question(
      'wait',
      'Can it wait an hour?',
      '能等一个小时吗？',
      [
        'yes',
        'Yes',
        '能等',
        leaf(LOCKED, {
          answer: 'account-locked',
          note: words(
            'Close the clients and programs that still hold the old password; otherwise the hour starts again.',
            '先关掉还存着旧密码的客户端和程序，否则又会重新锁定。',
          ),
        }),
      ],
      [
        'no',
        'No, now',
        '不行，马上要用',
        leaf(LOCKED, { answer: 'account-locked', operations: ['unlock-account'] }),
      ],
    ),
  ],
  [
    'status',
    'A word such as AccountFrozen, blocked, expired',
    '提示冻结、封禁、过期之类',
    accountStatus,
  ],
  [
    'second-step',
    'The password is taken, the code of the second step is not',
    '密码对了，二次验证过不去',
    leaf(FORGOTTEN, {
      answer: 'two-factor-blocked',
      operations: ['pass-two-factor-authentication', 'set-or-cancel-trusted-devices'],
    }),
  ],
  [
    'qr',
    'I want to log on by QR code',
    '想扫码登录',
    question(
      'app',
      'Is the Alibaba Mail app on your phone logged on?',
      '手机上的阿里邮箱 App 登录着吗？',
      [
        'yes',
        'Yes',
        '登录着',
        leaf(QR, { answer: 'qr-code-login', operations: ['log-in-with-qr-code'] }),
      ],
      ['no', 'No', '没有', leaf(FORGOTTEN, { operations: ['reset-forgotten-password'] })],
    ),
  ],
  ['page', 'The page does not load or shows an error', '页面打不开或报错', page],
  [
    'client',
    'Webmail works, only a client or the phone does not log on',
    '网页能登录，只有客户端或手机不行',
    leaf(CLIENT, {
      operations: ['enable-pop-and-imap', 'set-third-party-client-security-password'],
    }),
  ],
  ['other', 'Something else', '其他情况', leaf(FORGOTTEN)],
);

// ------------------------------------------------------------------------ resolve-failure

const resolveFailure = question(
  'where',
  'Where does it fail?',
  '在哪一步失败？',
  [
    'bounce',
    'The message came back, or the server answered with a code',
    '邮件被退回，或服务器返回了错误代码',
    question(
      'says',
      'What do the server’s own words name?',
      '服务器原话里提到什么？',
      [
        'spf',
        'SPF',
        'SPF',
        leaf(REJECTED, {
          operations: ['publish-spf-record', 'refresh-resolution-status'],
        }),
      ],
      [
        'external',
        'No permission for external domains',
        '没有外发权限',
        leaf(REJECTED, { operations: ['allow-external-sending'] }),
      ],
      [
        'auditor',
        'An auditor who does not approve',
        '审核人未通过',
        leaf(REJECTED, { operations: ['review-held-mail'] }),
      ],
      [
        'behaviour',
        'Behaviour spam, too frequently sending',
        'behaviour spam、发送过于频繁',
        leaf(REJECTED, {
          operations: ['change-password', 'query-sent-mail'],
          note: words(
            'A weak password lowers what an account may send. Stop sending, change the password, and go on later; Alibaba tells no numbers.',
            '弱密码会被限制发信。先停发、改密码，过后再发；具体上限阿里不公布。',
          ),
        }),
      ],
      [
        'content',
        'ESO_LOCAL_SPAM, content spam',
        'ESO_LOCAL_SPAM、内容垃圾',
        leaf(REJECTED, { operations: ['appeal-spam-verdict'] }),
      ],
      [
        'size',
        'Too large, or the recipient’s mailbox is full',
        '超大，或对方邮箱已满',
        leaf(REJECTED, { operations: ['attach-large-files'] }),
      ],
      [
        'recipient',
        'No such user, unknown recipient',
        '收件人不存在',
        leaf(REJECTED, {
          operations: ['query-sent-mail', 'search-contacts'],
          note: words(
            'Ask the recipient for the address in another way; sending again to the same one only brings the same bounce.',
            '换个方式向对方核实地址；原样重发只会再退一次。',
          ),
        }),
      ],
      [
        'other',
        'Something else, or I cannot read it',
        '别的，或者看不懂',
        leaf(REJECTED, {
          note: words(
            'Save the bounce as .eml and run: alimail-doctor diagnose-bounce bounce.eml',
            '把退信另存为 .eml，运行：alimail-doctor diagnose-bounce bounce.eml',
          ),
        }),
      ],
    ),
  ],
  [
    'webmail',
    'In webmail: the page or the account',
    '网页邮箱：页面或账号有问题',
    question(
      'trouble',
      'What is it?',
      '是哪种情况？',
      ['status', 'It shows an account status', '提示账号状态', accountStatus],
      ['page', 'The page does not load or shows an error', '页面打不开或报错', page],
    ),
  ],
  [
    'client',
    'In Outlook, Foxmail, a phone or a program',
    'Outlook、Foxmail、手机或程序里',
    question(
      'happens',
      'What does the client say?',
      '客户端怎么提示？',
      [
        'password',
        'It refuses the password',
        '提示密码错误',
        question(
          'web',
          'Does the same password work in webmail?',
          '同一个密码能登录网页吗？',
          [
            'yes',
            'Yes',
            '能',
            leaf(CLIENT, {
              operations: [
                'allow-third-party-clients',
                'enable-pop-and-imap',
                'set-third-party-client-security-password',
              ],
            }),
          ],
          ['no', 'No', '不能', leaf(FORGOTTEN, { operations: ['reset-forgotten-password'] })],
        ),
      ],
      [
        'connect',
        'It does not connect, or complains about the certificate',
        '连接不上，或报证书错误',
        leaf(CLIENT, { operations: ['configure-mail-client'] }),
      ],
      [
        'settings',
        'I need the servers and ports',
        '想要服务器地址和端口',
        leaf(CLIENT, { operations: ['configure-mail-client', 'download-alibaba-mail-clients'] }),
      ],
      [
        'not-in-sent',
        'It sends, and the mail is not in Sent',
        '能发，但“已发送”里没有',
        leaf(SETTINGS, { operations: ['save-sent-emails-from-client-to-webmail'] }),
      ],
    ),
  ],
  [
    'silent',
    'It was sent, nothing came back, and the recipient has nothing',
    '显示已发送、没退信，对方却没收到',
    leaf(REJECTED, {
      operations: ['query-sent-mail'],
      note: words(
        'The sent-mail log tells whether the recipient’s server took it; if it did, the recipient has to look in the spam folder.',
        '先看发信查询：对方服务器收下了，就请对方查垃圾箱。',
      ),
    }),
  ],
  ['other', 'Something else', '其他情况', leaf(REJECTED)],
);

// ------------------------------------------------------------------------ troubleshoot-received

const troubleshootReceived = question(
  'bounced',
  'Did the sender get a bounce?',
  '发件人收到退信了吗？',
  [
    'yes',
    'Yes',
    '收到了',
    question(
      'says',
      'What does the bounce say?',
      '退信里怎么说？',
      [
        'spf',
        'SPF, or “behaviour spam”',
        'SPF，或 behaviour spam',
        leaf(INBOUND, {
          note: words(
            'It is the sender’s SPF that failed: send them the bounce’s reply, their administrator has to mend the record.',
            '不合格的是对方的 SPF：把退信原文转给对方，由对方管理员改解析。',
          ),
        }),
      ],
      [
        'spam',
        'ESO_LOCAL_SPAM',
        'ESO_LOCAL_SPAM',
        leaf(SPAM, { operations: ['appeal-spam-verdict', 'add-to-whitelist'] }),
      ],
      [
        'blacklist',
        '“You are not allowed to send emails to the account”',
        '“You are not allowed to send emails to the account”',
        leaf(SPAM, { operations: ['add-to-blacklist'] }),
      ],
      [
        'full',
        'The mailbox is full',
        '邮箱已满',
        leaf(SETTINGS, { operations: ['empty-folder', 'permanently-delete-email'] }),
      ],
      [
        'unknown-user',
        'No such user',
        '用户不存在',
        leaf(INBOUND, { operations: ['manage-domain-accounts', 'refresh-resolution-status'] }),
      ],
      [
        'other',
        'Something else, or I do not have it',
        '别的，或者拿不到退信',
        leaf(INBOUND, {
          note: words(
            'Ask the sender for the bounce as .eml and run: alimail-doctor diagnose-bounce bounce.eml',
            '请对方把退信存成 .eml 发来，运行：alimail-doctor diagnose-bounce bounce.eml',
          ),
        }),
      ],
    ),
  ],
  [
    'no',
    'No, or I do not know',
    '没有，或不清楚',
    question(
      'missing',
      'What is missing?',
      '缺的是什么？',
      [
        'everything',
        'All mail from outside',
        '所有外部来信',
        leaf(INBOUND, {
          operations: ['refresh-resolution-status', 'add-dns-records', 'allow-external-sending'],
        }),
      ],
      [
        'now-and-then',
        'Mail of anybody, now and then',
        '时有时无，谁的都可能',
        leaf(INBOUND, { operations: ['remove-other-mail-provider', 'refresh-resolution-status'] }),
      ],
      [
        'vanished',
        'Mail that was here and is gone',
        '本来有、后来没了',
        question(
          'reader',
          'What else reads this mailbox?',
          '还有谁在收这个邮箱？',
          [
            'pop',
            'A client or phone with POP3, or I do not know',
            '有客户端或手机用 POP3 收，或不清楚',
            leaf(SETTINGS, { operations: ['query-deleted-mail', 'configure-pop-retrieval-scope'] }),
          ],
          [
            'person',
            'Another person or a program with IMAP',
            '别人或程序用 IMAP 在收',
            leaf(SETTINGS, {
              operations: ['query-deleted-mail', 'view-recent-logon-logs', 'change-password'],
            }),
          ],
          [
            'nobody',
            'Nothing, webmail alone',
            '没有，只用网页',
            leaf(SETTINGS, {
              operations: ['restore-deleted-mail', 'query-deleted-mail', 'create-inbox-rule'],
            }),
          ],
        ),
      ],
      [
        'some',
        'One message, or those of one sender',
        '某一封，或某个发件人的',
        question(
          'webmail',
          'Search for it in webmail. Where is it?',
          '在网页邮箱里搜一下，它在哪里？',
          [
            'junk',
            'In Junk',
            '在垃圾邮件里',
            leaf(SPAM, { operations: ['check-junk-folder', 'add-to-whitelist'] }),
          ],
          [
            'folder',
            'In another folder, or in Deleted',
            '在别的文件夹，或已删除里',
            leaf(SETTINGS, {
              operations: ['create-inbox-rule', 'move-emails', 'restore-deleted-mail'],
            }),
          ],
          [
            'webmail-only',
            'In webmail it is there, the client does not show it',
            '网页里有，客户端里没有',
            leaf(SETTINGS, {
              operations: ['set-imap-email-retrieval-scope', 'configure-pop-retrieval-scope'],
            }),
          ],
          [
            'nowhere',
            'Nowhere',
            '哪里都没有',
            question(
              'log',
              'What does the received-mail log (Log Query) say?',
              '收信查询（日志查询）里怎么显示？',
              [
                'stopped',
                'Stopped as spam or virus',
                '被当作垃圾或病毒拦截',
                leaf(SPAM, {
                  operations: ['query-received-mail', 'add-to-whitelist', 'appeal-spam-verdict'],
                }),
              ],
              [
                'delivered',
                'Delivered into a folder',
                '已投递到某个文件夹',
                leaf(SETTINGS, {
                  operations: [
                    'query-deleted-mail',
                    'create-inbox-rule',
                    'set-up-email-forwarding',
                  ],
                }),
              ],
              [
                'absent',
                'Not listed',
                '没有记录',
                leaf(INBOUND, {
                  operations: ['query-received-mail', 'refresh-resolution-status'],
                  note: words(
                    'It did not reach Alibaba Mail: the sender has to look in the log of their own server, under the Message-ID.',
                    '邮件没有到过阿里邮箱：请对方按 Message-ID 查自己服务器的日志。',
                  ),
                }),
              ],
              [
                'cannot-look',
                'I cannot look there',
                '看不了日志',
                leaf(SETTINGS, { operations: ['query-received-mail', 'search-mail'] }),
              ],
            ),
          ],
        ),
      ],
      [
        'sent-copy',
        'Mail that I sent from a client is not in Sent',
        '客户端发的邮件，“已发送”里没有',
        leaf(SETTINGS, { operations: ['save-sent-emails-from-client-to-webmail'] }),
      ],
    ),
  ],
);

// ------------------------------------------------------------------------ configure-communication

const configureCommunication = question(
  'goal',
  'What do you want to reach?',
  '想达到什么目的？',
  [
    'spoofing',
    'Nobody shall send in our name',
    '防止别人冒用我们的域名发信',
    question(
      'dns',
      'Can you change the DNS of the domain?',
      '你能改域名解析吗？',
      [
        'yes',
        'Yes',
        '能',
        leaf(DNS, {
          operations: ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'],
        }),
      ],
      [
        'no',
        'No, someone else does',
        '不能，归别人管',
        leaf(DNS, {
          note: words(
            'Send who manages the DNS the output of: alimail-doctor check-dns <your domain>. The records stand in it, ready to paste.',
            '把 alimail-doctor check-dns 你的域名 的结果发给管解析的人，里面有可以直接粘贴的记录。',
          ),
        }),
      ],
    ),
  ],
  [
    'spam-elsewhere',
    'Our mail shall not land in the spam folder of Gmail, Outlook.com or QQ',
    '我们的邮件别再进 Gmail、Outlook.com、QQ 的垃圾箱',
    leaf(DNS, {
      operations: ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'],
    }),
  ],
  [
    'encrypt',
    'Sign or encrypt messages',
    '给邮件签名或加密',
    question(
      'edition',
      'Is the domain on the AI Premium Edition?',
      '域名是 AI 尊享版吗？',
      [
        'yes',
        'Yes',
        '是',
        question(
          'enabled',
          'Do you see Settings > View more settings > Account and Security > S/MIME Settings?',
          '能看到“设置 > 查看更多设置 > 账号与安全 > S/MIME 设置”吗？',
          [
            'yes',
            'Yes',
            '能',
            question(
              'certificate',
              'Do you have a certificate as .p12 or .pfx?',
              '手里有 .p12 或 .pfx 证书吗？',
              [
                'yes',
                'Yes',
                '有',
                leaf(SMIME, {
                  operations: ['set-up-s-mime-signing-and-encryption'],
                  note: words(
                    'Test the file before the upload: alimail-doctor check-smime mail.p12 --address you@example.com',
                    '上传前先检查：alimail-doctor check-smime mail.p12 --address you@example.com',
                  ),
                }),
              ],
              [
                'no',
                'No, or in another form',
                '没有，或是别的格式',
                leaf(SMIME, {
                  note: words(
                    'Get a personal e-mail certificate from a certificate authority, and export it with its private key as PKCS#12 (.p12).',
                    '向证书颁发机构申请个人邮件证书，并连同私钥导出为 PKCS#12（.p12）。',
                  ),
                }),
              ],
            ),
          ],
          [
            'no',
            'No',
            '看不到',
            leaf(SMIME, {
              note: words(
                'The administrator has to enable S/MIME in domain management first.',
                '需要管理员先在域管理后台开启 S/MIME。',
              ),
            }),
          ],
        ),
      ],
      [
        'no',
        'No, or I do not know',
        '不是，或不清楚',
        leaf(SMIME, {
          note: words(
            'Without the AI Premium Edition the S/MIME settings do not show: ask the administrator which edition it is.',
            '不是 AI 尊享版就看不到 S/MIME 设置：先问管理员是什么版本。',
          ),
        }),
      ],
    ),
  ],
  [
    'block',
    'Block a sender',
    '拦截某个发件人',
    leaf(FILTERS, { operations: ['add-to-blacklist', 'report-spam'] }),
  ],
  [
    'allow',
    'Always let a sender in',
    '放行某个发件人',
    leaf(FILTERS, { operations: ['add-to-whitelist'] }),
  ],
  [
    'strictness',
    'Filter spam more or less strictly',
    '调整反垃圾的严格程度',
    question(
      'scope',
      'For whom?',
      '对谁生效？',
      [
        'mine',
        'My own mailbox',
        '我自己的邮箱',
        leaf(FILTERS, { operations: ['configure-custom-anti-spam-settings'] }),
      ],
      [
        'domain',
        'The whole domain, and I am the administrator',
        '整个域名，我是管理员',
        leaf(FILTERS, {
          operations: ['configure-spam-filtering', 'configure-external-account-reminder'],
        }),
      ],
    ),
  ],
  ['other', 'Mail shall just be safer', '总之想更安全', leaf(DNS)],
);

export const GUIDE_TREES: Readonly<Record<IntentId, Question<Ending>>> = {
  'configure-communication': configureCommunication,
  'recover-access': recoverAccess,
  'resolve-failure': resolveFailure,
  'troubleshoot-received': troubleshootReceived,
};
