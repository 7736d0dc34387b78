/** What the words of a refused login mean. */
import type { Protocol } from '../protocols/mail/types.ts';
import { help, international, type Source } from './sources.ts';

/** The check that a refusal belongs to, below `client/`. */
export type LoginCause =
  | 'username-not-full-address'
  | 'authentication-failed'
  | 'security-password-needed'
  | 'protocol-disabled'
  | 'third-party-clients-disabled'
  | 'account-locked'
  | 'account-frozen'
  | 'plaintext'
  | 'wrong-host'
  /** The server has a trouble of its own; the password was not judged. */
  | 'server-trouble';

export interface LoginMeaning {
  readonly cause: LoginCause;
  /** Of those said with 0.9, nine in ten are right. */
  readonly confidence: number;
  /** For `account-frozen`: which state. */
  readonly state?: 'frozen' | 'blocked' | 'expired' | 'disabled';
  /** For `wrong-host`: the host that the server refers to (RFC 2221). */
  readonly referral?: string;
}

/** One of them has to stand in the reply: in lower case, quotation marks straight. */
type Any = readonly string[];

/**
 * A row of the table. The reply is a verbatim one, or in words of the web page
 * or the console where no reply was seen (`trust: 'low'`).
 */
export interface LoginReply {
  readonly reply: string;
  readonly cause: LoginCause;
  readonly confidence: number;
  readonly state?: NonNullable<LoginMeaning['state']>;
  /** The reply code of SMTP: `535`. */
  readonly code?: string;
  /** The enhanced code (RFC 3463): `5.7.8`. */
  readonly status?: string;
  /** Each of the lists has to be met. */
  readonly words: readonly Any[];
  readonly source: Source;
}

// -- Sources ------------------------------------------------------------------

const ALIBABA: Source = { at: help(602363), date: '2026-11-20', trust: 'high' };
const ALIBABA_LIST: Source = {
  at: 'https://www.sh-aliyun.com/index.php/Products/detail/cid/0/pid/87.html',
  date: '2026-11-20',
  trust: 'medium',
};
/** Said by webmail; no server was seen to say it to a client. */
const WEBMAIL: Source = { at: international('frozen'), date: '2026-11-20', trust: 'medium' };
/** Words of the console, in the form in which a server could say them. */
const CONSOLE: Source = { at: help(447503), date: '2026-11-20', trust: 'low' };
const SECURITY_PASSWORD: Source = { at: help(444269), date: '2026-11-20', trust: 'low' };

const rfc = (at: string, date: string): Source => ({ at, date, trust: 'high' });
const RFC_2221 = rfc('RFC 2221 §4', '1997-10-01');
const RFC_2449 = rfc('RFC 2449 §8.1', '1998-11-01');
const RFC_3206 = rfc('RFC 3206 §4', '2002-02-01');
const RFC_3207 = rfc('RFC 3207 §4', '2002-02-01');
const RFC_4954 = rfc('RFC 4954 §6', '2007-07-01');
const RFC_5248 = rfc('RFC 5248 §2.4', '2008-06-01');
const RFC_5321 = rfc('RFC 5321 §4.2.2', '2008-10-01');
const RFC_5530 = rfc('RFC 5530 §3', '2009-05-01');

/** Replies that are often quoted by users of another server. */
const seen = (whose: string): Source => ({
  at: `replies of ${whose}`,
  date: '2026-11-20',
  trust: 'medium',
});
/** The plain English of no server in particular. */
const PLAIN: Source = { at: 'usual words of mail servers', date: '2026-11-20', trust: 'low' };

// -- Words --------------------------------------------------------------------

const each = (heads: Any, tails: Any): Any => heads.flatMap((h) => tails.map((t) => h + t));

/** `account is closed`, `user has been temporarily disabled`. */
const areIn = (whose: Any, ...states: Any): Any =>
  each(
    whose,
    each(
      [
        ' ',
        ' is ',
        ' was ',
        ' has been ',
        ' is temporarily ',
        ' has been temporarily ',
        ' temporarily ',
        ' is currently ',
        ' is permanently ',
        ' status is ',
      ],
      states,
    ),
  );
const accountIs = (...states: Any): Any => areIn(['account', 'user', 'mailbox'], ...states);

const ACCOUNT_ZH: Any = ['帐号', '账号', '账户', '帐户', '用户', '邮箱'];
const SERVICE: Any = ['imap', 'pop', 'smtp', '协议'];
const CLIENT: Any = [
  'third-party client',
  'third party client',
  '3rd-party client',
  '3rd party client',
  'third-party mail client',
  'third-party app',
  'third party app',
];
const CLIENT_ZH: Any = ['三方客户端', '第三方应用', '第三方软件', '外部客户端'];
const NOT_ALLOWED: Any = [
  'not allowed',
  "isn't allowed",
  'not permitted',
  'not enabled',
  'not authorized',
  'disallowed',
  'disabled',
  'forbidden',
  'prohibited',
  'denied',
  'blocked',
  'restricted',
  'turned off',
];
const NOT_ALLOWED_ZH: Any = [
  '禁止',
  '禁用',
  '不允许',
  '未允许',
  '没有允许',
  '未授权',
  '未开启',
  '未开通',
  '未开放',
  '限制',
  '关闭',
  '无权',
  '没有权限',
];

// -- The table ----------------------------------------------------------------

const one = (...words: Any): readonly Any[] => [words];

/** The first row that fits counts: what tells more stands before what tells less. */
export const LOGIN_REPLIES: readonly LoginReply[] = [
  // -- The wrong server -------------------------------------------------------
  {
    reply: 'NO [REFERRAL imap://zhang.wei;AUTH=*@imap.sg.aliyun.com/] Specified user is invalid.',
    cause: 'wrong-host',
    confidence: 0.95,
    words: one('[referral imap:', '[referral pop'),
    source: RFC_2221,
  },
  {
    reply: '502 Mailfrom account is a local account',
    cause: 'wrong-host',
    confidence: 0.9,
    words: one('mailfrom account is a local account'),
    source: ALIBABA_LIST,
  },
  {
    reply: '501 "MAIL FROM" is non-local account',
    cause: 'wrong-host',
    confidence: 0.75,
    words: one('"mail from" is non-local account'),
    source: ALIBABA_LIST,
  },
  {
    reply: '553 Local user only',
    cause: 'wrong-host',
    confidence: 0.6,
    code: '553',
    words: one('local user only'),
    source: seen('NetEase'),
  },

  // -- Alibaba's codes --------------------------------------------------------
  {
    reply: '526 Authentication failure[UC_CLIENT_NON_SSL]',
    cause: 'plaintext',
    confidence: 0.95,
    words: one('uc_client_non_ssl'),
    source: ALIBABA_LIST,
  },
  {
    reply: '526 Authentication failure[UC_LOGIN_SOURCE_NOT_ALLOWED]',
    cause: 'protocol-disabled',
    confidence: 0.9,
    words: one('uc_login_source_not_allowed'),
    source: ALIBABA_LIST,
  },
  {
    reply: '526 Authentication failure[UC_OPER_NO_PERMISSION]',
    cause: 'third-party-clients-disabled',
    confidence: 0.75,
    words: one('uc_oper_no_permission'),
    source: ALIBABA_LIST,
  },
  {
    reply: '526 Authentication failure[1]',
    cause: 'account-locked',
    confidence: 0.9,
    words: one('authentication failure[1]'),
    source: ALIBABA_LIST,
  },

  // -- Without encryption -----------------------------------------------------
  {
    reply: 'NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections.',
    cause: 'plaintext',
    confidence: 0.97,
    words: one('[privacyrequired]'),
    source: RFC_5530,
  },
  {
    reply: '538 5.7.11 Encryption required for requested authentication mechanism',
    cause: 'plaintext',
    confidence: 0.97,
    status: '5.7.11',
    words: [],
    source: RFC_4954,
  },
  {
    reply: '538 Encryption required for requested authentication mechanism',
    cause: 'plaintext',
    confidence: 0.95,
    code: '538',
    words: one('encrypt', 'tls', 'ssl'),
    source: RFC_4954,
  },
  {
    reply: '530 5.7.0 Must issue a STARTTLS command first',
    cause: 'plaintext',
    confidence: 0.97,
    words: one(
      'issue a starttls',
      'issue starttls',
      'issue a stls',
      'starttls first',
      'stls first',
    ),
    source: RFC_3207,
  },
  {
    reply: '-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
    cause: 'plaintext',
    confidence: 0.95,
    words: one(
      ...each(
        [
          'plaintext authentication ',
          'cleartext authentication ',
          'plaintext login ',
          'plaintext logins ',
        ],
        [
          'disallowed',
          'not allowed',
          'disabled',
          'is disabled',
          'are disabled',
          'is not allowed',
          'are not allowed',
        ],
      ),
    ),
    source: seen('Dovecot'),
  },
  {
    reply: '-ERR SSL required',
    cause: 'plaintext',
    confidence: 0.9,
    words: one(
      ...each(
        ['ssl', 'tls', 'ssl/tls', 'starttls', 'encryption', 'ssl connection', 'secure connection'],
        [' required', ' is required', ' needed', ' is needed', ' must be used'],
      ),
      'requires ssl',
      'requires tls',
      'requires encryption',
      'requires a secure',
      'must use ssl',
      'must use tls',
      'use a secure connection',
      'non-ssl',
    ),
    source: PLAIN,
  },
  {
    reply: 'NO 请使用SSL加密方式登录',
    cause: 'plaintext',
    confidence: 0.85,
    words: one(
      '使用ssl',
      '使用 ssl',
      '开启ssl',
      '使用加密',
      '加密方式登录',
      '非ssl',
      '非加密',
      '明文登录',
    ),
    source: CONSOLE,
  },

  // -- Another password -------------------------------------------------------
  {
    reply: '526 Authentication failure: third-party client security password required',
    cause: 'security-password-needed',
    confidence: 0.9,
    words: one('client security password', 'client-security password', 'client password required'),
    source: SECURITY_PASSWORD,
  },
  {
    reply: 'NO 请使用三方客户端安全密码登录',
    cause: 'security-password-needed',
    confidence: 0.9,
    words: one(
      '客户端安全密码',
      '客户端专用密码',
      '客户端专用安全密码',
      '客户端授权',
      '应用专用密码',
      '独立密码',
    ),
    source: SECURITY_PASSWORD,
  },
  {
    reply: '535 Error: 请使用授权码登录。',
    cause: 'security-password-needed',
    confidence: 0.85,
    words: one('授权码', '授权密码'),
    source: seen('QQ Mail'),
  },
  {
    reply: '535 Login Fail. Please enter your authorization code to login.',
    cause: 'security-password-needed',
    confidence: 0.85,
    words: one('authorization code', 'authorized code', 'authorisation code'),
    source: seen('QQ Mail'),
  },
  {
    reply: 'NO [ALERT] Application-specific password required (Failure)',
    cause: 'security-password-needed',
    confidence: 0.95,
    words: one(
      'application-specific password',
      'application specific password',
      'app-specific password',
      'app specific password',
      'app password',
      'application password',
    ),
    source: seen('Gmail'),
  },

  // -- Too many tries ---------------------------------------------------------
  // A warning: it is not locked yet.
  {
    reply: 'NO 用户名或密码错误，再错3次账号将被锁定',
    cause: 'authentication-failed',
    confidence: 0.85,
    words: one(
      '将被锁定',
      '将锁定',
      '会被锁定',
      '将被禁用',
      '剩余次数',
      '次机会',
      'attempts remaining',
      'attempts left',
      'will be locked',
    ),
    source: PLAIN,
  },
  {
    reply: '-ERR [IN-USE] account is locked by another session or for maintenance',
    cause: 'server-trouble',
    confidence: 0.95,
    words: one('[in-use]', 'locked by another', 'another session', 'maildrop'),
    source: RFC_2449,
  },
  {
    reply: '-ERR [LOGIN-DELAY] minimum time between mail checks violation',
    cause: 'server-trouble',
    confidence: 0.95,
    words: one('[login-delay]', 'minimum time between'),
    source: RFC_2449,
  },
  {
    reply: 'NO [ALERT] Too many simultaneous connections. (Failure)',
    cause: 'server-trouble',
    confidence: 0.9,
    words: [
      ['too many', 'maximum number', 'exceeded'],
      ['connections', 'sessions'],
    ],
    source: seen('Gmail'),
  },
  {
    reply: 'NO Too many password errors. Please try again in 1 hour.',
    cause: 'account-locked',
    confidence: 0.95,
    words: [
      ['too many', 'too much', 'number of failed', 'maximum number of', 'max number of'],
      [
        'password error',
        'wrong password',
        'incorrect',
        'invalid',
        'fail',
        'bad auth',
        'bad login',
        'auth error',
        'authentication error',
        'login error',
        'login attempt',
        'logins',
        'sign-in attempt',
      ],
    ],
    source: WEBMAIL,
  },
  {
    reply: 'NO 密码错误过多，请1小时后重试',
    cause: 'account-locked',
    confidence: 0.95,
    words: one(
      '错误过多',
      '错误太多',
      '错误次数',
      '失败次数',
      '失败过多',
      '尝试次数',
      '次数过多',
      '次数太多',
      '小时后重试',
      '小时后再试',
    ),
    source: WEBMAIL,
  },
  {
    reply: 'NO [AUTHENTICATIONFAILED] Your account has been locked',
    cause: 'account-locked',
    confidence: 0.9,
    // A locked mailbox is one that another session has open (RFC 1939 §4).
    words: one(...areIn(['account', 'user'], 'locked'), 'accountlocked', 'account lockout'),
    source: PLAIN,
  },
  {
    reply: 'NO 账号已被锁定',
    cause: 'account-locked',
    confidence: 0.9,
    words: one('锁定'),
    source: WEBMAIL,
  },
  {
    reply: 'NO Your IP has been blocked',
    cause: 'account-locked',
    confidence: 0.75,
    words: one(
      ...each(
        [' ip', ' ip address', ' source address'],
        each(
          [' ', ' is ', ' has been ', ' was ', ' is temporarily '],
          ['blocked', 'locked', 'banned'],
        ),
      ),
    ),
    source: PLAIN,
  },
  {
    reply: 'NO LOGIN login frequently',
    cause: 'account-locked',
    confidence: 0.7,
    words: one(
      'login frequently',
      'login too frequent',
      'logins too frequent',
      'too frequent login',
      'too frequently login',
      'auth error limit',
      '登录过于频繁',
      '登录频繁',
      '登录太频繁',
      '登录次数',
    ),
    source: seen('NetEase'),
  },

  // -- Third-party clients ----------------------------------------------------
  {
    reply: '526 Authentication failure: third-party clients are not allowed',
    cause: 'third-party-clients-disabled',
    confidence: 0.9,
    words: [CLIENT, NOT_ALLOWED],
    source: CONSOLE,
  },
  {
    reply: 'NO 管理员已禁止三方客户端登录',
    cause: 'third-party-clients-disabled',
    confidence: 0.9,
    words: [CLIENT_ZH, NOT_ALLOWED_ZH],
    source: CONSOLE,
  },
  {
    reply: 'NO LOGIN refused by access policy',
    cause: 'third-party-clients-disabled',
    confidence: 0.85,
    words: one('access policy', 'access policies', 'client access rule', '访问策略'),
    source: CONSOLE,
  },
  {
    reply: '534-5.7.14 Please log in via your web browser and then try again.',
    cause: 'third-party-clients-disabled',
    confidence: 0.55,
    words: one('log in via your web browser', 'web login required', 'less secure app'),
    source: seen('Gmail'),
  },
  {
    reply: 'NO LOGIN Unsafe Login. Please contact kefu@188.com for help',
    cause: 'third-party-clients-disabled',
    confidence: 0.6,
    words: one('unsafe login'),
    source: seen('NetEase'),
  },

  // -- The protocol is off ----------------------------------------------------
  // Names three causes at once, of which the password is one.
  {
    reply:
      'NO Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy.',
    cause: 'authentication-failed',
    confidence: 0.5,
    words: one('account is abnormal, service is not open'),
    source: seen('QQ Mail'),
  },
  {
    reply: 'NO IMAP access is disabled for this account',
    cause: 'protocol-disabled',
    confidence: 0.9,
    words: one(
      ...each(
        ['imap', 'imap4', 'pop', 'pop3', 'smtp', 'smtp auth', 'protocol', 'service'],
        [
          ...each(
            [
              ' ',
              ' is ',
              ' access ',
              ' access is ',
              ' service ',
              ' service is ',
              ' login is ',
              ' was ',
              ' has been ',
            ],
            ['disabled', 'not enabled', 'not open', 'not allowed', 'turned off', 'not activated'],
          ),
        ],
      ),
    ),
    source: PLAIN,
  },
  {
    reply:
      'NO [ALERT] Your account is not enabled for IMAP use. Please visit your settings page and enable your account for IMAP access. (Failure)',
    cause: 'protocol-disabled',
    confidence: 0.95,
    words: one(
      ...each(
        [
          'not enabled for ',
          'yet to enable ',
          'disabled for ',
          'not permitted to use ',
          'not allowed to use ',
        ],
        ['imap', 'pop', 'smtp'],
      ),
    ),
    source: seen('Gmail'),
  },
  {
    reply: '-ERR [AUTH] User is not permitted to use this protocol',
    cause: 'protocol-disabled',
    confidence: 0.9,
    words: one('use this protocol', 'for this protocol'),
    source: PLAIN,
  },
  {
    reply:
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
    cause: 'protocol-disabled',
    confidence: 0.95,
    words: one('smtpclientauthentication is disabled', 'smtp authentication is disabled'),
    source: seen('Microsoft 365'),
  },
  {
    reply: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    cause: 'protocol-disabled',
    confidence: 0.6,
    words: one('basic authentication is disabled', 'basic auth is disabled'),
    source: seen('Microsoft 365'),
  },
  {
    reply: '550 User has no permission',
    cause: 'protocol-disabled',
    confidence: 0.8,
    words: one('user has no permission'),
    source: seen('NetEase'),
  },
  {
    reply: 'NO 该账号未开启IMAP服务',
    cause: 'protocol-disabled',
    confidence: 0.9,
    words: [
      SERVICE,
      [
        '未开启',
        '未开通',
        '没有开启',
        '没有开通',
        '未启用',
        '没有启用',
        ...each(
          ['服务', '权限', '协议'],
          ['已关闭', '被关闭', '已停用', '已禁用', '被禁用', '关闭'],
        ),
      ],
    ],
    source: CONSOLE,
  },

  // -- The account's state ----------------------------------------------------
  {
    reply: 'NO Your email address is frozen or deleted. Contact the postmaster for help.',
    cause: 'account-frozen',
    confidence: 0.95,
    state: 'frozen',
    words: one('frozen', '冻结'),
    source: WEBMAIL,
  },
  {
    reply: '503 AccountBlocked',
    cause: 'account-frozen',
    confidence: 0.9,
    state: 'blocked',
    words: one('accountblocked', ...accountIs('blocked', 'banned'), '封禁', '被封', '封停'),
    source: WEBMAIL,
  },
  // A password that is out of date, not the account.
  {
    reply: 'NO [EXPIRED] Your password has expired',
    cause: 'authentication-failed',
    confidence: 0.8,
    words: one(
      ...each(
        ['password', 'credentials'],
        [' expired', ' is expired', ' has expired', ' have expired'],
      ),
      '密码已过期',
      '密码过期',
      '密码已失效',
    ),
    source: PLAIN,
  },
  {
    reply: '503 AccountExpired',
    cause: 'account-frozen',
    confidence: 0.9,
    state: 'expired',
    words: one(
      'accountexpired',
      ...accountIs('expired'),
      'account has expired',
      'subscription has expired',
      'service has expired',
    ),
    source: WEBMAIL,
  },
  {
    reply: 'NO 邮箱服务已过期，请续费',
    cause: 'account-frozen',
    confidence: 0.85,
    state: 'expired',
    words: one('已过期', '已到期', '欠费'),
    source: WEBMAIL,
  },
  {
    reply: "NO [EXPIRED] That password isn't valid any more.",
    cause: 'account-frozen',
    confidence: 0.5,
    state: 'expired',
    words: one('[expired]'),
    source: RFC_5530,
  },
  {
    reply: '525 5.7.13 User Account Disabled',
    cause: 'account-frozen',
    confidence: 0.95,
    state: 'disabled',
    status: '5.7.13',
    words: [],
    source: RFC_5248,
  },
  {
    reply: '503 AccountDisabled',
    cause: 'account-frozen',
    confidence: 0.9,
    state: 'disabled',
    words: one(
      'accountdisabled',
      ...accountIs('disabled', 'deactivated', 'inactive', 'closed', 'not active', 'deleted'),
    ),
    source: PLAIN,
  },
  {
    reply: '-ERR User suspended',
    cause: 'account-frozen',
    confidence: 0.85,
    state: 'blocked',
    words: one(...accountIs('suspended'), 'accountsuspended'),
    source: seen('NetEase'),
  },
  {
    reply: 'NO 您的帐号已注销',
    cause: 'account-frozen',
    confidence: 0.85,
    state: 'disabled',
    words: [ACCOUNT_ZH, ['注销', '停用', '禁用', '被禁', '已关闭', '已删除']],
    source: WEBMAIL,
  },
  {
    reply: '450 "MAIL FROM" mailbox unavailable',
    cause: 'account-frozen',
    confidence: 0.5,
    words: one('"mail from" mailbox unavailable'),
    source: ALIBABA_LIST,
  },

  // -- The user name ----------------------------------------------------------
  // Said of every wrong password too.
  {
    reply: 'NO Invalid user name or password. Please use full email address as user name.',
    cause: 'username-not-full-address',
    confidence: 0.5,
    words: one('please use full email address as user name'),
    source: seen('hMailServer'),
  },
  {
    reply: '535 User name must be the full address',
    cause: 'username-not-full-address',
    confidence: 0.9,
    words: one(
      ...each(
        ['full', 'complete', 'entire', 'whole'],
        [
          ' email address',
          ' e-mail address',
          ' mail address',
          ' address',
          ' mailbox name',
          ' user name',
          ' username',
        ],
      ),
      ...each(
        ['invalid ', 'illegal ', 'bad '],
        ['user name format', 'username format', 'format of user'],
      ),
      'user name must include',
      'username must include',
      'user name must contain',
      'username must contain',
      'missing domain',
      'without domain',
    ),
    source: PLAIN,
  },
  {
    reply: 'NO 用户名必须是完整的邮箱地址',
    cause: 'username-not-full-address',
    confidence: 0.9,
    words: [
      ['用户名', '帐号', '账号'],
      ['完整', '全称', '包含域名', '带域名', '格式错误', '格式不正确', '格式有误'],
    ],
    source: CONSOLE,
  },

  // -- The server's own trouble -----------------------------------------------
  {
    reply: 'NO [UNAVAILABLE] Temporary authentication failure.',
    cause: 'server-trouble',
    confidence: 0.97,
    words: one('[unavailable]', '[serverbug]', '[inuse]', '[limit]', '[overquota]'),
    source: RFC_5530,
  },
  {
    reply: '-ERR [SYS/TEMP] Temporary authentication failure.',
    cause: 'server-trouble',
    confidence: 0.97,
    words: one('[sys/temp]'),
    source: RFC_3206,
  },
  {
    reply: '-ERR [SYS/PERM] Mailbox is corrupt',
    cause: 'server-trouble',
    confidence: 0.75,
    words: one('[sys/perm]'),
    source: RFC_3206,
  },
  {
    reply: '454 4.7.0 Temporary authentication failure',
    cause: 'server-trouble',
    confidence: 0.95,
    words: one('temporary authentication failure', 'temporary auth'),
    source: RFC_4954,
  },
  {
    reply: '454 4.7.0 Connection lost to authentication server',
    cause: 'server-trouble',
    confidence: 0.9,
    code: '454',
    words: [],
    source: RFC_4954,
  },
  {
    reply: '421 Service not available, closing transmission channel',
    cause: 'server-trouble',
    confidence: 0.9,
    code: '421',
    words: [],
    source: RFC_5321,
  },
  {
    reply: '451 4.3.0 Local error in processing',
    cause: 'server-trouble',
    confidence: 0.85,
    code: '451',
    words: [],
    source: RFC_5321,
  },
  {
    reply: '535 Error: authentication failed, system busy',
    cause: 'server-trouble',
    confidence: 0.6,
    words: one('authentication failed, system busy'),
    source: seen('QQ Mail'),
  },
  {
    reply: 'NO System error',
    cause: 'server-trouble',
    confidence: 0.85,
    words: one(
      'internal error',
      'internal server error',
      'internal system error',
      'server error',
      'system error',
      'system busy',
      'system is busy',
      'server busy',
      'server is busy',
      'service unavailable',
      'service is unavailable',
      'service not available',
      'temporarily unavailable',
      'temporary failure',
      'temporary error',
      'rate limit',
      'database error',
    ),
    source: PLAIN,
  },
  {
    reply: 'NO 系统繁忙',
    cause: 'server-trouble',
    confidence: 0.85,
    words: one('系统繁忙', '系统忙', '服务器繁忙', '服务繁忙', '系统错误', '系统异常', '服务异常'),
    source: WEBMAIL,
  },

  // -- Refused, without saying why --------------------------------------------
  // The password was right: what is left is a permission.
  {
    reply: 'NO [AUTHORIZATIONFAILED] No such authorization-ID',
    cause: 'third-party-clients-disabled',
    confidence: 0.5,
    words: one('[authorizationfailed]'),
    source: RFC_5530,
  },
  {
    reply: 'NO [AUTHENTICATIONFAILED] Authentication failed.',
    cause: 'authentication-failed',
    confidence: 0.9,
    words: one('[authenticationfailed]'),
    source: RFC_5530,
  },
  {
    reply: '-ERR [AUTH] PASS command failed',
    cause: 'authentication-failed',
    confidence: 0.85,
    words: one('[auth]'),
    source: RFC_3206,
  },
  {
    reply: '526 Authentication failure[0]',
    cause: 'authentication-failed',
    confidence: 0.9,
    words: one('authentication failure[0]'),
    source: ALIBABA,
  },
  {
    reply: '524 username or passwd is NULL',
    cause: 'authentication-failed',
    confidence: 0.8,
    words: one('username or passwd is null'),
    source: ALIBABA_LIST,
  },
  {
    reply: '535 5.7.8 Error: authentication failed: authentication failure',
    cause: 'authentication-failed',
    confidence: 0.9,
    status: '5.7.8',
    words: [],
    source: RFC_4954,
  },
  {
    reply: 'NO Login error or password error',
    cause: 'authentication-failed',
    confidence: 0.9,
    words: one(
      'invalid credentials',
      'invalid user',
      'invalid login',
      'invalid password',
      'incorrect password',
      'incorrect username',
      'incorrect authentication data',
      'password error',
      'password incorrect',
      'password is incorrect',
      'password not accepted',
      'passwd error',
      'wrong password',
      'bad password',
      'bad username',
      'bad login',
      'unknown user',
      'user not found',
      'login incorrect',
      'credentials were incorrect',
    ),
    source: PLAIN,
  },
  {
    reply: '535 用户名或密码错误',
    cause: 'authentication-failed',
    confidence: 0.9,
    words: one(
      '密码错误',
      '密码不正确',
      '密码有误',
      '密码不匹配',
      '用户名错误',
      '帐号不存在',
      '账号不存在',
      '用户不存在',
    ),
    source: WEBMAIL,
  },
  {
    reply: 'NO LOGIN failed, please try again later',
    cause: 'server-trouble',
    confidence: 0.65,
    words: one('try again later', 'try later', '稍后再试', '稍后重试'),
    source: PLAIN,
  },
  {
    reply: 'NO LOGIN failed',
    cause: 'authentication-failed',
    confidence: 0.75,
    words: one(
      ...each(
        ['authentication', 'auth', 'authenticate', 'login', 'logon', 'log in', 'log on', 'sign-in'],
        [' failed', ' failure', ' fail', ' unsuccessful', ' error', ' rejected', ' denied'],
      ),
      'unable to log on',
      'unable to log in',
      'unable to login',
    ),
    source: seen('Exchange'),
  },
  {
    reply: 'NO 登录失败',
    cause: 'authentication-failed',
    confidence: 0.75,
    words: one('登录失败', '登陆失败', '认证失败', '验证失败', '身份验证未通过'),
    source: PLAIN,
  },
  {
    reply: '535 Denied',
    cause: 'authentication-failed',
    confidence: 0.75,
    code: '535',
    words: [],
    source: RFC_4954,
  },
  {
    reply: 'NO Permission denied',
    cause: 'third-party-clients-disabled',
    confidence: 0.5,
    words: one('permission denied', 'no permission', '没有权限', '无权限'),
    source: PLAIN,
  },
  // Nobody knows why, but only an administrator can help.
  {
    reply: 'NO [CONTACTADMIN] Please contact the administrator',
    cause: 'account-frozen',
    confidence: 0.45,
    words: one('[contactadmin]'),
    source: RFC_5530,
  },
];

// -- Reading ------------------------------------------------------------------

/** What stands behind it says nothing that a refusal has to say. */
const MAX_REPLY = 2000;

/**
 * Addresses and links are taken out: the account `locked@example.com` is not
 * locked, and a link names pages.
 */
function normalise(reply: string): string {
  return reply
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\bhttps?:\/\/[\x21-\x7e]{1,500}/g, ' ')
    .replace(/[a-z0-9._%+=-]{1,64}@[a-z0-9.-]{1,253}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `535-5.7.8 …` → 535 and 5.7.8. */
const CODES = /^([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3})(?![\d.]))?(?!\d)/;

/** The host of `[REFERRAL imap://user;AUTH=*@host:port/]` (RFC 2221, RFC 5092), in lower case. */
const REFERRAL =
  /\[referral (?:imap|pop)[a-z0-9]{0,2}:\/\/(?:[^\s\]/@]{0,300}@)?([a-z0-9.-]{1,253})(?::\d{1,5})?[/\]\s]/;

/** The row of the table that a reply falls under. */
export function loginReplyOf(protocol: Protocol, reply: string): LoginReply | null {
  const raw = reply.slice(0, MAX_REPLY).toLowerCase();
  // The address in a referral is the row's own.
  const words = REFERRAL.test(raw) ? raw : normalise(raw);
  const codes = protocol === 'smtp' ? CODES.exec(words.trimStart()) : null;
  return (
    LOGIN_REPLIES.find(
      (row) =>
        (row.code === undefined || row.code === codes?.[1]) &&
        (row.status === undefined || row.status === codes?.[2]) &&
        row.words.every((any) => any.some((word) => words.includes(word))),
    ) ?? null
  );
}

/** `526 Authentication failure[1]` → locked; `null` where the words tell no more than that it was refused. */
export function meaningOf(protocol: Protocol, reply: string): LoginMeaning | null {
  const row = loginReplyOf(protocol, reply);
  if (row === null) return isNoJudgement(protocol, reply) ? NO_JUDGEMENT : null;
  const referral = REFERRAL.exec(reply.slice(0, MAX_REPLY).toLowerCase())?.[1];
  return {
    cause: row.cause,
    confidence: row.confidence,
    ...(row.state === undefined ? {} : { state: row.state }),
    ...(row.cause === 'wrong-host' && referral !== undefined ? { referral } : {}),
  };
}

const NO_JUDGEMENT: LoginMeaning = { cause: 'server-trouble', confidence: 0.6 };

/**
 * Whether a reply is about the command and not about the password: BAD and BYE in
 * IMAP (RFC 9051 §7.1), 500 to 504, 421 and 432 in SMTP (RFC 5321 §4.2.2, RFC 4954 §6), an unknown
 * command in POP3. Only for replies whose words say nothing.
 */
function isNoJudgement(protocol: Protocol, reply: string): boolean {
  const said = reply.slice(0, MAX_REPLY).trim().toLowerCase();
  if (protocol === 'imap')
    return said.startsWith('bad') || said.replace(/^\* /, '').startsWith('bye');
  if (protocol === 'smtp') return /^(?:50[0-4]|421|432)(?:\D|$)/.test(said);
  return [
    'unknown command',
    'invalid command',
    'bad command',
    'unrecognized command',
    'unimplemented',
  ].some((words) => said.includes(words));
}
