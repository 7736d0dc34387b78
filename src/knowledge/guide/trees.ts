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
  'What does it say of the account?',
  '提示的是哪一种？',
  [
    'frozen',
    'AccountFrozen, or “frozen or deleted”',
    'AccountFrozen，“已被冻结或已注销”',
    leaf(STATUS, { answer: 'account-frozen', operations: ['unfreeze-account'] }),
  ],
  [
    'blocked',
    'AccountBlocked: blocked after abuse',
    'AccountBlocked，被封禁',
    leaf(STATUS, {
      answer: 'account-blocked',
      operations: ['reset-member-password', 'unblock-account', 'view-recent-logon-logs'],
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
  [
    'other',
    'Something else, or I cannot tell',
    '别的提示，或说不清',
    leaf(STATUS, {
      operations: ['manage-domain-accounts'],
      note: words(
        'Ask your mail administrator to look the account up in Employee Accounts, where its state is shown.',
        '请邮箱管理员在“员工账号管理”里查这个账号，那里有账号状态。',
      ),
    }),
  ],
);

/** The page of webmail itself fails. */
const page = question(
  'page',
  'What does the page do?',
  '页面是什么情况？',
  [
    'unreachable',
    'mail.<our domain> does not load, other websites do',
    'mail.域名 打不开，别的网站正常',
    leaf(STATUS, {
      answer: 'webmail-503',
      operations: ['log-in-to-webmail', 'point-webmail-address'],
    }),
  ],
  [
    'cname',
    'It did not load, and we have just repaired the CNAME',
    '之前打不开，刚改好 CNAME',
    leaf(STATUS, {
      answer: 'cname-how-long',
      operations: ['refresh-resolution-status', 'point-webmail-address'],
    }),
  ],
  [
    '503',
    '503, or an empty inbox',
    '报 503，或收件箱空白',
    leaf(STATUS, { answer: 'webmail-503', operations: ['log-in-to-webmail'] }),
  ],
  [
    '209',
    'System error 209',
    'System error 209',
    leaf(STATUS, { answer: 'wrong-region-address', operations: ['log-in-to-webmail'] }),
  ],
  [
    'other',
    'It shows another error',
    '报别的错误',
    leaf(STATUS, {
      operations: ['log-in-to-webmail', 'use-help-center'],
      note: words(
        'Look up the exact words: alimail-doctor guide "<what the page says>"',
        '按页面原话查：alimail-doctor guide "页面提示的原话"',
      ),
    }),
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
          'How can you prove that it is you?',
          '能用什么证明是你本人？',
          [
            'phone',
            'The secure phone of the account is with me and gets text messages',
            '账号绑定的安全手机在手上，能收短信',
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
              operations: [
                'log-in-with-qr-code',
                'reset-member-password',
                'set-up-account-security',
              ],
              note: words(
                'The QR code gets you in; changing the password inside asks for the old one, so ask the administrator to reset it as well.',
                '扫码能先进邮箱；在里面改密码要填旧密码，所以还得请管理员重置一次。',
              ),
            }),
          ],
          [
            'nothing',
            'None of these',
            '都没有',
            leaf(FORGOTTEN, {
              answer: 'no-secure-phone-or-questions',
              operations: ['reset-member-password', 'set-up-account-security'],
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
            'First close the clients and programs that still hold the old password; otherwise the account is soon locked again.',
            '先关掉还存着旧密码的客户端和程序，否则很快又会被锁。',
          ),
        }),
      ],
      [
        'no',
        'No, now',
        '不行，马上要用',
        leaf(LOCKED, {
          answer: 'account-locked',
          operations: ['unlock-account'],
          note: words(
            'Only the mail administrator (postmaster) can unlock the account; ask them now, and log on from another network.',
            '只有邮箱管理员（postmaster）能提前解锁，马上找管理员；解锁后换个网络登录。',
          ),
        }),
      ],
    ),
  ],
  [
    'wrong-password',
    '“User name or password is wrong”, and I believe that they are right',
    '提示“用户名或密码错误”，可我觉得没填错',
    leaf(FORGOTTEN, {
      answer: 'wrong-username-or-password',
      operations: ['log-in-to-webmail', 'reset-forgotten-password'],
    }),
  ],
  [
    'captcha',
    'It asks for the letters of a picture (captcha)',
    '要填图形验证码',
    leaf(FORGOTTEN, {
      answer: 'captcha',
      operations: ['log-in-to-webmail', 'reset-forgotten-password'],
    }),
  ],
  [
    'status',
    'It says that the account is frozen, blocked, expired or disabled',
    '提示账号被冻结、封禁、过期或停用',
    accountStatus,
  ],
  [
    'second-step',
    'The password is accepted, the verification code is not, or it never comes',
    '密码对了，二次验证过不去（验证码不对或收不到）',
    leaf(FORGOTTEN, {
      answer: 'two-factor-blocked',
      operations: ['pass-two-factor-authentication', 'set-up-account-security'],
    }),
  ],
  [
    'qr',
    'I want to log on by QR code, or scanning fails',
    '想扫码登录，或扫码不成功',
    question(
      'app',
      'How do things stand with the Alibaba Mail app on your phone?',
      '手机上的阿里邮箱 App 是什么情况？',
      [
        'yes',
        'It is logged on',
        '登录着',
        leaf(QR, { answer: 'qr-code-login', operations: ['log-in-with-qr-code'] }),
      ],
      [
        'expired',
        'It is logged on, but the QR code has expired',
        '登录着，但二维码过期了',
        leaf(QR, { answer: 'qr-code-expired', operations: ['log-in-with-qr-code'] }),
      ],
      [
        'locked',
        'It is logged on, but the account is locked',
        '登录着，但账号被锁了',
        leaf(QR, {
          answer: 'locked-account-and-qr-code',
          operations: ['unlock-account', 'log-in-with-qr-code'],
        }),
      ],
      [
        'no',
        'It is not there, or not logged on',
        '没装，或没登录',
        leaf(FORGOTTEN, {
          answer: 'forgot-password',
          operations: ['reset-forgotten-password', 'download-alibaba-mail-clients'],
          note: words(
            'Scanning needs an app that is logged on. If you know the password, log on with it; if not, reset it.',
            '扫码要 App 先登录。记得密码就直接用密码登录，不记得就重置。',
          ),
        }),
      ],
    ),
  ],
  ['page', 'The page does not load or shows an error', '页面打不开或报错', page],
  [
    'stranger',
    'Somebody else was in it: hacked, or the password typed on a phishing page',
    '别人进过我的邮箱：被盗，或在钓鱼页面输过密码',
    question(
      'still-in',
      'Can you still log on with your password?',
      '现在的密码还能登录吗？',
      [
        'yes',
        'Yes',
        '能',
        leaf(FORGOTTEN, {
          answer: 'account-compromised',
          operations: [
            'change-password',
            'view-recent-logon-logs',
            'set-third-party-client-security-password',
            'set-up-email-forwarding',
            'create-inbox-rule',
            'set-or-cancel-trusted-devices',
          ],
        }),
      ],
      [
        'no',
        'No, it was changed, or the account is blocked',
        '不能，密码被改了，或账号被封禁了',
        leaf(FORGOTTEN, {
          answer: 'account-compromised',
          operations: ['reset-member-password', 'view-recent-logon-logs', 'unblock-account'],
          note: words(
            'Call the mail administrator (postmaster) now: only a reset throws the stranger out. Unblocking comes last.',
            '马上打电话找邮箱管理员（postmaster）：只有重置密码才能把对方挡在外面，解封放到最后。',
          ),
        }),
      ],
    ),
  ],
  [
    'client',
    'Webmail works, only a mail client or the phone does not log on',
    '网页能登录，只有客户端或手机不行',
    leaf(CLIENT, {
      answer: 'password-works-on-web-only',
      operations: [
        'allow-third-party-clients',
        'enable-pop-and-imap',
        'set-third-party-client-security-password',
      ],
    }),
  ],
  ['other', 'Something else', '其他情况', leaf(FORGOTTEN, { answer: 'recover-mailbox-access' })],
);

// ------------------------------------------------------------------------ resolve-failure

/** Saves the bounce and has it read; for a reply that fits nowhere else. */
const readBounce = words(
  'Save the bounce as .eml and run: alimail-doctor diagnose-bounce bounce.eml',
  '把退信另存为 .eml，运行：alimail-doctor diagnose-bounce bounce.eml',
);

const spfFailed = leaf(REJECTED, {
  answer: 'spf-check-failed',
  operations: ['publish-spf-record', 'refresh-resolution-status'],
});
const notExternal = leaf(REJECTED, {
  answer: 'external-sending-disabled',
  operations: ['allow-external-sending'],
});
const contentSpam = leaf(REJECTED, { answer: 'content-spam', operations: ['appeal-spam-verdict'] });

const resolveFailure = question(
  'where',
  'Where does it fail?',
  '在哪一步失败？',
  [
    'bounce',
    'The message came back (a bounce), or a server refused it with a code such as 550 or 554',
    '邮件被退回（有退信），或服务器用 550、554 之类的代码拒收',
    question(
      'says',
      'What do the server’s own words name?',
      '服务器原话（远程响应）里提到什么？',
      ['spf', 'SPF', 'SPF', spfFailed],
      [
        'authentication',
        'DKIM, DMARC or “unauthenticated” (Gmail, Outlook.com and others)',
        'DKIM、DMARC 或 unauthenticated（Gmail、Outlook.com 等）',
        leaf(REJECTED, {
          answer: 'mail-marked-as-spam',
          operations: ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'],
        }),
      ],
      ['external', 'No permission for external domains', '没有外发权限', notExternal],
      [
        'auditor',
        'An auditor who does not approve',
        '审核员未通过',
        leaf(REJECTED, { answer: 'auditor-rejected', operations: ['review-held-mail'] }),
      ],
      [
        'behaviour',
        '“Reject by behaviour spam”, “too frequently sending”',
        'Reject by behaviour spam、too frequently sending',
        question(
          'reason',
          'What stands after the last colon?',
          '最后一个冒号后面写的是什么？',
          ['spf', 'spf check failed', 'spf check failed', spfFailed],
          [
            'frequency',
            'too frequently sending',
            'too frequently sending',
            leaf(REJECTED, {
              answer: 'too-frequently-sending',
              operations: ['query-sent-mail', 'change-password'],
            }),
          ],
          [
            'unexpected',
            'currently unexpected sending',
            'currently unexpected sending',
            leaf(REJECTED, {
              answer: 'currently-unexpected-sending',
              operations: ['query-sent-mail'],
            }),
          ],
          [
            'reputation',
            'bad sending, or list on rbl sites',
            'bad sending 或 list on rbl sites',
            leaf(REJECTED, { answer: 'poor-sending-record', operations: ['query-sent-mail'] }),
          ],
          ['rules', 'broken the antispam rules', 'broken the antispam rules', contentSpam],
          [
            'other',
            'Something else, or nothing',
            '别的，或者没写',
            leaf(REJECTED, {
              answer: 'behaviour-spam',
              operations: ['query-sent-mail', 'change-password'],
            }),
          ],
        ),
      ],
      [
        'content',
        'ESO_LOCAL_SPAM',
        'ESO_LOCAL_SPAM',
        leaf(REJECTED, {
          answer: 'eso-local-spam',
          operations: ['appeal-spam-verdict', 'forward-as-attachment'],
        }),
      ],
      ['content-spam', '“Reject by content spam”', 'Reject by content spam', contentSpam],
      [
        'size',
        'Too large, or too many attachments',
        '邮件或附件太大、附件太多',
        leaf(REJECTED, { answer: 'message-too-large', operations: ['attach-large-files'] }),
      ],
      [
        'many',
        'Too many recipients (504, 505, RCPTs)',
        '收件人太多（504、505，RCPT）',
        leaf(REJECTED, {
          answer: 'too-many-recipients',
          operations: ['use-company-mail-groups', 'query-sent-mail'],
        }),
      ],
      [
        'virus',
        'A virus',
        '病毒',
        leaf(REJECTED, {
          answer: 'virus-found',
          operations: ['attach-files', 'attach-large-files'],
        }),
      ],
      [
        'recipient',
        'The recipient: unknown, full, or does not want my mail',
        '收件人：不存在、邮箱满，或拒收我的邮件',
        question(
          'recipient',
          'What does it say of the recipient?',
          '关于收件人是怎么说的？',
          [
            'unknown',
            'No such user, unknown, mailbox unavailable',
            '用户不存在，或邮箱不可用',
            leaf(REJECTED, {
              answer: 'recipient-does-not-exist',
              operations: ['choose-recipients', 'manage-contacts'],
            }),
          ],
          [
            'full',
            'The mailbox is full',
            '邮箱已满',
            leaf(REJECTED, {
              answer: 'recipient-mailbox-full',
              operations: ['edit-sent-email-again'],
            }),
          ],
          [
            'not-local',
            '503: not a local account',
            '503，isn’t a local account',
            leaf(REJECTED, { answer: 'recipient-not-local', operations: ['choose-recipients'] }),
          ],
          [
            'no-account',
            '“this user doesn’t have a e-mail account”',
            'this user doesn’t have a e-mail account',
            leaf(REJECTED, { answer: 'no-email-account', operations: ['choose-recipients'] }),
          ],
          [
            'blacklist',
            '“You are not allowed to send emails to the account”',
            'You are not allowed to send emails to the account',
            leaf(REJECTED, { answer: 'recipient-blacklist' }),
          ],
        ),
      ],
      [
        'own',
        'My own account may not send (541, 450 MAIL FROM)',
        '自己的账号不能发信（541、450 MAIL FROM）',
        leaf(REJECTED, {
          answer: 'account-may-not-send',
          operations: ['unfreeze-account', 'unblock-account', 'manage-domain-accounts'],
        }),
      ],
      [
        'other',
        'Something else, or I cannot read it',
        '别的，或者看不懂',
        leaf(REJECTED, { note: readBounce }),
      ],
    ),
  ],
  [
    'webmail',
    'In webmail: I cannot get in, or it refuses to send',
    '网页邮箱：进不去，或发不出',
    question(
      'trouble',
      'What is it?',
      '是哪种情况？',
      [
        'logon',
        'I cannot log on',
        '登录不了',
        leaf(FORGOTTEN, { answer: 'recover-mailbox-access' }),
      ],
      [
        'status',
        'It says that the account is frozen, blocked, expired or disabled',
        '提示账号被冻结、封禁、过期或停用',
        accountStatus,
      ],
      ['page', 'The page does not load or shows an error', '页面打不开或报错', page],
      [
        'sending',
        'I am in, and it shows an error when I send',
        '能登录，点发送时报错',
        question(
          'message',
          'What does it say?',
          '提示什么？',
          [
            'sender',
            'The sender address is wrong (发件人地址错误)',
            '发件人地址错误',
            leaf(REJECTED, {
              answer: 'sender-address-wrong',
              operations: ['refresh-resolution-status', 'add-dns-records'],
            }),
          ],
          [
            'recipient',
            'The recipient address or its domain does not exist',
            '收件人地址不存在，或该地址的域名可能不存在',
            leaf(REJECTED, {
              answer: 'recipient-address-missing',
              operations: ['choose-recipients', 'manage-contacts'],
            }),
          ],
          ['external', 'No permission for external domains', '没有外发权限', notExternal],
          [
            'system',
            '“System error, cannot send”',
            '系统错误，无法发送',
            leaf(STATUS, {
              answer: 'webmail-cannot-send',
              operations: ['log-out-of-webmail', 'manage-domain-accounts'],
            }),
          ],
          [
            'other',
            'Something else',
            '别的',
            leaf(REJECTED, {
              operations: ['query-sent-mail'],
              note: words(
                'Look up the exact words: alimail-doctor guide "<what webmail says>"',
                '按提示原话查：alimail-doctor guide "页面提示的原话"',
              ),
            }),
          ],
        ),
      ],
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
        'It refuses the password, without a code',
        '提示密码错误，没有代码',
        question(
          'web',
          'Does the same password work in webmail?',
          '同一个密码能登录网页吗？',
          [
            'yes',
            'Yes',
            '能',
            leaf(CLIENT, {
              answer: 'password-works-on-web-only',
              operations: [
                'allow-third-party-clients',
                'enable-pop-and-imap',
                'set-third-party-client-security-password',
              ],
            }),
          ],
          [
            'security',
            'It is a third-party client security password, which does not work there',
            '用的是三方客户端安全密码，登录不了网页',
            leaf(CLIENT, {
              answer: 'password-works-on-web-only',
              operations: [
                'set-third-party-client-security-password',
                'allow-third-party-clients',
                'enable-pop-and-imap',
              ],
            }),
          ],
          [
            'no',
            'No, or webmail says something else',
            '不能，或网页提示别的',
            leaf(FORGOTTEN, {
              answer: 'wrong-username-or-password',
              operations: ['reset-forgotten-password'],
            }),
          ],
        ),
      ],
      [
        'code',
        'It shows a code: 440, 501, 502, 523, 524, 526 or UC_…',
        '有代码：440、501、502、523、524、526 或 UC_ 开头',
        question(
          'code',
          'Which code?',
          '是哪个代码？',
          [
            '526',
            '526 Authentication failure[0]',
            '526 Authentication failure[0]',
            leaf(CLIENT, {
              answer: 'authentication-failure-526',
              operations: [
                'set-third-party-client-security-password',
                'allow-third-party-clients',
                'enable-pop-and-imap',
              ],
            }),
          ],
          [
            '526-1',
            '526 Authentication failure[1]',
            '526 Authentication failure[1]',
            leaf(CLIENT, {
              answer: 'authentication-failed-too-often',
              operations: ['unlock-account', 'configure-mail-client'],
            }),
          ],
          [
            'uc',
            'UC_…',
            'UC_ 开头',
            leaf(CLIENT, {
              answer: 'uc-sub-codes',
              operations: [
                'enable-pop-and-imap',
                'allow-third-party-clients',
                'configure-mail-client',
              ],
            }),
          ],
          [
            '440',
            '440 or 436: MAIL FROM does not conform with authentication',
            '440、436：mail from 与登录账号不一致',
            leaf(CLIENT, {
              answer: 'mail-from-is-not-the-login',
              operations: ['configure-mail-client'],
            }),
          ],
          [
            '501',
            '501 non-local account',
            '501 non-local account',
            leaf(CLIENT, {
              answer: 'mail-from-is-not-local',
              operations: ['configure-mail-client'],
            }),
          ],
          [
            '502',
            '502 Mailfrom account is a local account',
            '502 Mailfrom account is a local account',
            leaf(CLIENT, { answer: 'mx-host-as-smtp', operations: ['configure-mail-client'] }),
          ],
          [
            '523',
            '523 or 524',
            '523 或 524',
            leaf(CLIENT, {
              answer: 'empty-or-garbled-login',
              operations: ['configure-mail-client'],
            }),
          ],
          [
            'other',
            'Another one',
            '别的代码',
            leaf(CLIENT, {
              operations: ['configure-mail-client'],
              note: words(
                'Look up the exact words: alimail-doctor guide "<what the client says>"',
                '按提示原话查：alimail-doctor guide "客户端提示的原话"',
              ),
            }),
          ],
        ),
      ],
      [
        'connect',
        'It does not connect, or complains about the certificate',
        '连接不上，或报证书错误',
        leaf(CLIENT, {
          operations: ['configure-mail-client'],
          note: words(
            'Without sending a password, this tests hosts, ports and certificates: alimail-doctor verify-client you@example.com --no-login',
            '不发送密码，只检测服务器、端口和证书：alimail-doctor verify-client you@example.com --no-login',
          ),
        }),
      ],
      [
        'frozen',
        'The settings are right, but the account is frozen or blocked',
        '设置都对，但账号被冻结或封禁',
        leaf(STATUS, {
          answer: 'frozen-account-and-client-settings',
          operations: ['unfreeze-account', 'unblock-account'],
        }),
      ],
      [
        'settings',
        'I need the servers and ports',
        '想要服务器地址和端口',
        leaf(CLIENT, {
          answer: 'mobile-and-desktop-clients',
          operations: ['configure-mail-client', 'download-alibaba-mail-clients'],
        }),
      ],
      [
        'not-in-sent',
        'It sends, and the mail is not in Sent',
        '能发，但“已发送”里没有',
        leaf(SETTINGS, {
          answer: 'sent-mail-missing-from-webmail',
          operations: ['save-sent-emails-from-client-to-webmail'],
        }),
      ],
      [
        'other',
        'Something else',
        '别的提示',
        leaf(CLIENT, {
          operations: ['configure-mail-client'],
          note: words(
            'Have it tested: alimail-doctor verify-client you@example.com',
            '逐项检测：alimail-doctor verify-client you@example.com',
          ),
        }),
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
        '先看发信查询：对方服务器收下了，就请对方查垃圾邮件。',
      ),
    }),
  ],
  ['other', 'Something else', '其他情况', leaf(REJECTED, { answer: 'resolve-sending-failure' })],
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
      ['spf', 'SPF', 'SPF', leaf(INBOUND, { answer: 'sender-got-spf-failure' })],
      [
        'behaviour',
        '“Reject by behaviour spam”',
        'Reject by behaviour spam',
        leaf(INBOUND, { answer: 'sender-got-behaviour-spam' }),
      ],
      [
        'spam',
        'ESO_LOCAL_SPAM',
        'ESO_LOCAL_SPAM',
        leaf(SPAM, { answer: 'eso-local-spam', operations: ['appeal-spam-verdict'] }),
      ],
      [
        'blacklist',
        '“You are not allowed to send emails to the account”',
        'You are not allowed to send emails to the account',
        leaf(SPAM, {
          operations: ['add-to-blacklist', 'add-to-whitelist'],
          note: words(
            'The sender or their domain is on your blacklist: delete the entry there. If you have none, ask your mail administrator.',
            '发件人或其域名在你的黑名单里：到黑名单里删掉这一条。自己没加过的，问邮箱管理员。',
          ),
        }),
      ],
      [
        'full',
        'The mailbox is full',
        '邮箱已满',
        leaf(SETTINGS, {
          answer: 'mailbox-full',
          operations: ['empty-folder', 'permanently-delete-email'],
        }),
      ],
      [
        'unknown-user',
        'No such user, or the account may not receive (542)',
        '用户不存在，或账号不能收信（542）',
        leaf(INBOUND, {
          answer: 'senders-are-told-that-i-do-not-exist',
          operations: ['manage-domain-accounts', 'refresh-resolution-status'],
        }),
      ],
      [
        'permission',
        'External domains are disabled, or an auditor did not approve',
        '外发权限关闭，或审核员未通过',
        leaf(INBOUND, {
          answer: 'sender-was-not-permitted',
          operations: ['allow-external-sending'],
        }),
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
          note: words(
            'If only one account is concerned, its permission Receive from External Domains is the likelier cause; if all are, MX is.',
            '只有一个账号收不到，先查它的“外域收信”权限；全公司都收不到，先查 MX。',
          ),
        }),
      ],
      [
        'now-and-then',
        'Mail of anybody, now and then',
        '时有时无，谁的都可能',
        leaf(INBOUND, { operations: ['remove-other-mail-provider', 'refresh-resolution-status'] }),
      ],
      [
        'late',
        'It comes, but late',
        '能收到，但很晚',
        leaf(INBOUND, {
          operations: ['query-received-mail', 'receive-emails-from-other-mailboxes'],
          note: words(
            'Mail that is fetched from another mailbox may be an hour late. For other mail, save the message and see where it waited: alimail-doctor trace-missing user@example.com --eml late.eml',
            '从其他邮箱代收的邮件可能晚 1 小时。其他邮件存成 .eml，看卡在哪一段：alimail-doctor trace-missing user@example.com --eml late.eml',
          ),
        }),
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
            leaf(SETTINGS, {
              answer: 'pop-deletes-mail',
              operations: ['query-deleted-mail', 'configure-pop-retrieval-scope'],
            }),
          ],
          [
            'person',
            'Another person, or a client or program with IMAP',
            '别人在用，或有客户端、程序用 IMAP 收',
            leaf(SETTINGS, {
              answer: 'recent-login-history',
              operations: ['query-deleted-mail', 'view-recent-logon-logs', 'change-password'],
            }),
          ],
          [
            'nobody',
            'Nothing, webmail alone',
            '没有，只用网页',
            leaf(SETTINGS, {
              answer: 'find-missing-mail',
              operations: [
                'restore-deleted-mail',
                'query-deleted-mail',
                'configure-receiving-rules',
              ],
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
            '在“垃圾邮件”里',
            leaf(SPAM, { operations: ['check-junk-folder', 'add-to-whitelist'] }),
          ],
          [
            'folder',
            'In another folder, or in Deleted',
            '在别的文件夹，或“已删除”里',
            leaf(SETTINGS, {
              answer: 'change-mail-rule',
              operations: ['configure-receiving-rules', 'restore-deleted-mail', 'move-emails'],
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
                  operations: [
                    'query-received-mail',
                    'add-to-whitelist',
                    'configure-custom-anti-spam-settings',
                  ],
                }),
              ],
              [
                'delivered',
                'Delivered into a folder',
                '已投递到某个文件夹',
                leaf(SETTINGS, {
                  operations: [
                    'query-deleted-mail',
                    'configure-receiving-rules',
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
                    'If the dates of the query are right, it did not reach Alibaba Mail: the sender has to look in the log of their own server, under the Message-ID.',
                    '查询日期没选错的话，邮件没有到过阿里邮箱：请对方按 Message-ID 查自己服务器的日志。',
                  ),
                }),
              ],
              [
                'cannot-look',
                'I cannot look there',
                '看不了日志',
                leaf(SETTINGS, {
                  answer: 'find-missing-mail',
                  operations: ['search-mail', 'query-logs'],
                  note: words(
                    'The mail administrator can look it up for you in domain management.',
                    '可以请邮箱管理员在域管理后台代查。',
                  ),
                }),
              ],
            ),
          ],
          [
            'no-webmail',
            'I cannot log on to webmail',
            '登录不了网页邮箱',
            leaf(FORGOTTEN, { answer: 'recover-mailbox-access' }),
          ],
        ),
      ],
      [
        'sent-copy',
        'Mail that I sent from a client is not in Sent',
        '客户端发的邮件，“已发送”里没有',
        leaf(SETTINGS, {
          answer: 'sent-mail-missing-from-webmail',
          operations: ['save-sent-emails-from-client-to-webmail'],
        }),
      ],
      ['other', 'Something else', '其他情况', leaf(SETTINGS, { answer: 'find-missing-mail' })],
    ),
  ],
);

// ------------------------------------------------------------------------ configure-communication

const threeRecords = ['publish-spf-record', 'publish-dkim-record', 'publish-dmarc-record'];

const configureCommunication = question(
  'goal',
  'What do you want to achieve?',
  '想达到什么目的？',
  [
    'spoofing',
    'Keep others from sending in our name',
    '防止别人冒用我们的域名发信',
    question(
      'dns',
      'Can you change the DNS of the domain?',
      '你能改域名解析吗？',
      [
        'yes',
        'Yes, at Alibaba Cloud',
        '能，解析在阿里云',
        leaf(DNS, { answer: 'where-to-start-securing', operations: threeRecords }),
      ],
      [
        'elsewhere',
        'Yes, at another provider',
        '能，解析在别的服务商',
        leaf(DNS, { answer: 'dns-hosted-elsewhere', operations: threeRecords }),
      ],
      [
        'no',
        'No, someone else does',
        '不能，归别人管',
        leaf(DNS, {
          note: words(
            'Run alimail-doctor check-dns <your domain> and send the result to whoever manages the DNS: it names what is missing. The DKIM key comes from domain management, so ask your mail administrator for it.',
            '运行 alimail-doctor check-dns 你的域名，把结果发给管解析的人，里面写明缺什么。DKIM 公钥由域管理后台生成，请找邮箱管理员要。',
          ),
        }),
      ],
    ),
  ],
  [
    'spam-elsewhere',
    'Keep our mail out of the spam folder of Gmail, Outlook.com or QQ',
    '我们的邮件别再进 Gmail、Outlook.com、QQ 的垃圾邮件',
    leaf(DNS, { answer: 'mail-marked-as-spam', operations: threeRecords }),
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
          'Do you see Settings > View More Settings > Account and Security > S/MIME Settings?',
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
                    'Get a personal email certificate from a certificate authority, and export it with its private key as PKCS#12 (.p12).',
                    '向证书颁发机构申请个人邮件证书，并连同私钥导出为 PKCS#12（.p12）。',
                  ),
                }),
              ],
            ),
          ],
          ['no', 'No', '看不到', leaf(SMIME, { answer: 's-mime-settings-missing' })],
        ),
      ],
      ['no', 'No', '不是', leaf(SMIME, { answer: 's-mime-settings-missing' })],
      [
        'unknown',
        'I do not know',
        '不清楚',
        leaf(SMIME, {
          answer: 's-mime-settings-missing',
          note: words(
            'Ask your mail administrator which edition the domain is on.',
            '先问邮箱管理员域名是什么版本。',
          ),
        }),
      ],
    ),
  ],
  [
    'block',
    'Block a sender',
    '拦截某个发件人',
    question(
      'forged',
      'Do they come back with other, forged addresses?',
      '对方会换伪造的地址再发吗？',
      [
        'no',
        'No',
        '不会',
        leaf(FILTERS, {
          answer: 'what-blacklist-takes',
          operations: ['add-to-blacklist', 'report-spam'],
        }),
      ],
      [
        'yes',
        'Yes',
        '会',
        leaf(FILTERS, {
          answer: 'blacklist-and-forged-senders',
          operations: [
            'report-spam',
            'configure-custom-anti-spam-settings',
            'publish-dmarc-record',
          ],
        }),
      ],
    ),
  ],
  [
    'allow',
    'Always let a sender in',
    '放行某个发件人',
    leaf(FILTERS, { answer: 'what-blacklist-takes', operations: ['add-to-whitelist'] }),
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
        leaf(FILTERS, {
          answer: 'strict-anti-spam-blocks-others',
          operations: ['configure-custom-anti-spam-settings'],
        }),
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
  [
    'other',
    'Make our mail safer in general',
    '总之想更安全',
    leaf(DNS, { answer: 'secure-email-communication' }),
  ],
);

export const GUIDE_TREES: Readonly<Record<IntentId, Question<Ending>>> = {
  'configure-communication': configureCommunication,
  'recover-access': recoverAccess,
  'resolve-failure': resolveFailure,
  'troubleshoot-received': troubleshootReceived,
};
