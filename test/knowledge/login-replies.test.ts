import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LOGIN_REPLIES,
  type LoginCause,
  loginReplyOf,
  meaningOf,
} from '../../src/knowledge/login-replies.ts';
import { PROTOCOLS, type Protocol } from '../../src/protocols/mail/types.ts';

const protocolOf = (reply: string): Protocol => {
  if (/^(?:NO|BAD|BYE)\b/.test(reply)) return 'imap';
  return reply.startsWith('-ERR') ? 'pop3' : 'smtp';
};

const understood = (reply: string) => meaningOf(protocolOf(reply), reply);

describe('the table of replies', () => {
  it.each(LOGIN_REPLIES.map((row) => [row.reply, row] as const))('%s', (reply, row) => {
    expect(loginReplyOf(protocolOf(reply), reply)).toBe(row);
    expect(understood(reply)).toMatchObject({ cause: row.cause, confidence: row.confidence });
    expect(understood(reply)?.state).toBe(row.state);
  });

  it('looks for words in the form in which they are compared', () => {
    for (const { words, code, status, reply } of LOGIN_REPLIES) {
      expect(words.length > 0 || code !== undefined || status !== undefined, reply).toBe(true);
      for (const word of words.flat()) expect(word).toBe(word.toLowerCase());
    }
  });

  it('is sure of a row only in measure', () => {
    for (const { confidence, source, reply } of LOGIN_REPLIES) {
      expect(confidence, reply).toBeGreaterThan(0.4);
      expect(confidence, reply).toBeLessThanOrEqual(source.trust === 'low' ? 0.9 : 0.97);
    }
  });

  it('says the state of every account that is not in order, where the reply does', () => {
    const without = LOGIN_REPLIES.filter(
      (r) => r.cause === 'account-frozen' && r.state === undefined,
    );
    expect(without.every((r) => r.confidence <= 0.5)).toBe(true);
    expect(LOGIN_REPLIES.some((r) => r.cause !== 'account-frozen' && r.state !== undefined)).toBe(
      false,
    );
  });
});

const REPLIES: readonly (readonly [reply: string, cause: LoginCause | null])[] = [
  // Alibaba
  ['526 Authentication failure[0]', 'authentication-failed'],
  ['526 Authentication failure[1]', 'account-locked'],
  ['526 5.7.8 Authentication failure[1]', 'account-locked'],
  ['526 Authentication failure[UC_LOGIN_SOURCE_NOT_ALLOWED]', 'protocol-disabled'],
  ['NO LOGIN failed: UC_OPER_NO_PERMISSION', 'third-party-clients-disabled'],
  ['-ERR UC_CLIENT_NON_SSL', 'plaintext'],
  ['524 username or passwd is NULL', 'authentication-failed'],
  ['502 Mailfrom account is a local account', 'wrong-host'],
  ['501 “MAIL FROM” is non-local account', 'wrong-host'],
  [
    "440 mail from account doesn't conform with authentication (Auth Account:a|Mail Account:b)",
    null,
  ],
  ['523 cipher text is invalid base64 format', null],
  ['NO 三方客户端安全密码错误', 'security-password-needed'],
  ['NO 未开启三方客户端访问权限', 'third-party-clients-disabled'],
  ['535 管理员未允许三方客户端登录', 'third-party-clients-disabled'],
  ['-ERR 您没有开启POP服务', 'protocol-disabled'],
  ['550 SMTP服务已关闭', 'protocol-disabled'],
  ['NO 您的帐号zhang.wei@example.com已被冻结', 'account-frozen'],
  ['NO 您的帐号已被封禁', 'account-frozen'],
  ['NO 密码错误过多,请1小时后重试', 'account-locked'],
  ['NO 用户名或密码错误', 'authentication-failed'],
  ['NO 密码已过期，请修改', 'authentication-failed'],
  // RFC 5530
  ['NO [AUTHENTICATIONFAILED] LOGIN failed', 'authentication-failed'],
  ['NO [AUTHENTICATIONFAILED] The account is locked', 'account-locked'],
  ['NO [AUTHENTICATIONFAILED] Invalid credentials, try again later', 'authentication-failed'],
  ['NO [AUTHORIZATIONFAILED] User is disabled', 'account-frozen'],
  ['NO [AUTHORIZATIONFAILED] IMAP is disabled for this user', 'protocol-disabled'],
  ['NO [LIMIT] Too many failed login attempts', 'account-locked'],
  ['NO [LIMIT] LOGIN Rate limit hit.', 'server-trouble'],
  ['NO [INUSE] Another client is expunging', 'server-trouble'],
  ['NO [SERVERBUG] Internal error occurred.', 'server-trouble'],
  ['NO Login to your account via IMAP is disabled', 'protocol-disabled'],
  // RFC 3206, RFC 2449
  ['-ERR [AUTH] Username and password not accepted.', 'authentication-failed'],
  ['-ERR [SYS/PERM] Your account is not enabled for POP access.', 'protocol-disabled'],
  ['-ERR [IN-USE] Mailbox is locked by another POP3 client', 'server-trouble'],
  ['-ERR maildrop already locked', 'server-trouble'],
  // SMTP, in several lines
  [
    '535-5.7.8 Username and Password not accepted. For more\n535 5.7.8 information',
    'authentication-failed',
  ],
  [
    '534-5.7.9 Application-specific password required.\n534 5.7.9 Learn more',
    'security-password-needed',
  ],
  ['535 5.7.3 Authentication unsuccessful', 'authentication-failed'],
  ['454 4.7.0 Too many login attempts, please try again later.', 'account-locked'],
  ['421 4.7.0 Temporary System Problem. Try again later', 'server-trouble'],
  ['421 Too many failed logins from your address', 'account-locked'],
  ['535 5.7.0 (#AUTH005) Too many bad auth attempts.', 'account-locked'],
  ['535', 'authentication-failed'],
  // The password is wrong, and the account not locked yet
  ['NO Login failed. 2 attempts remaining before your account is locked', 'authentication-failed'],
  // What others say
  ['NO Please using authorized code to login.', 'security-password-needed'],
  [
    '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    'authentication-failed',
  ],
  ['-ERR Logon failure: unknown user name or bad password.', 'authentication-failed'],
  ['-ERR Unable to log on', 'authentication-failed'],
  ['550 User suspended', 'account-frozen'],
  ['NO LOGIN Server error - Please try again later', 'server-trouble'],
  // About the command: the password was not judged
  ['BAD Command received in Invalid state.', 'server-trouble'],
  ['NO nothing said', null],
  ['503 5.5.1 Error: authentication not enabled', 'server-trouble'],
  ['504 5.7.4 Unrecognized authentication type', 'server-trouble'],
  // Words that tell nothing, or of something else
  ['', null],
  ['NO', null],
  ['-ERR', null],
  ['550 5.7.1 Rejected', null],
  // A number in the words is no code of the reply
  ['NO 535 messages', null],
  // Names are no words
  ['NO locked.frozen@disabled.example cannot come in', null],
  ['NO see https://example.com/account-locked/authorization%20code/frozen', null],
];

describe('meaningOf', () => {
  it.each(REPLIES)('%s → %s', (reply, cause) => {
    expect(understood(reply)?.cause ?? null).toBe(cause);
  });

  it.each([
    ['NO Your account has been frozen', 'frozen'],
    ['503 AccountFrozen', 'frozen'],
    ['503 AccountBlocked', 'blocked'],
    ['NO 该账号已被封禁', 'blocked'],
    ['503 AccountExpired', 'expired'],
    ['503 AccountDisabled', 'disabled'],
    ['NO 该账号已停用', 'disabled'],
  ])('%s: the account is %s', (reply, state) => {
    expect(understood(reply)).toMatchObject({ cause: 'account-frozen', state });
  });

  it.each([
    [
      'NO [REFERRAL imap://zhang.wei;AUTH=*@IMAP.sg.aliyun.com/] Specified user is invalid',
      'imap.sg.aliyun.com',
    ],
    ['NO [REFERRAL imap://imap.sg.aliyun.com:993/] Try this server', 'imap.sg.aliyun.com'],
    ['BYE [REFERRAL imap://imap.sg.aliyun.com] Server overloaded', 'imap.sg.aliyun.com'],
    ['NO [REFERRAL imap://zhang.wei%40example.com@imap.sg.aliyun.com/]', 'imap.sg.aliyun.com'],
  ])('%s: refers to %s', (reply, referral) => {
    expect(understood(reply)).toEqual({ cause: 'wrong-host', confidence: 0.95, referral });
  });

  it('names no host where the referral is not one', () => {
    expect(meaningOf('imap', 'NO [REFERRAL imap://\u001b[31m/] elsewhere')).toEqual({
      cause: 'wrong-host',
      confidence: 0.95,
    });
  });

  it('reads the codes of SMTP in SMTP only', () => {
    expect(meaningOf('smtp', '538 Encryption required')?.cause).toBe('plaintext');
    expect(meaningOf('smtp', '525 5.7.13 no')?.cause).toBe('account-frozen');
    expect(meaningOf('imap', '525 5.7.13 no')).toBeNull();
    expect(meaningOf('smtp', '5350 no')).toBeNull();
  });

  it('does not read beyond the first 2000 characters', () => {
    expect(meaningOf('imap', `NO ${'x'.repeat(1980)} frozen`)?.cause).toBe('account-frozen');
    expect(meaningOf('imap', `NO ${'x'.repeat(2000)} frozen`)).toBeNull();
  });

  it('understands every row in any letters and spaces, and behind other words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LOGIN_REPLIES), fc.boolean(), (row, loud) => {
        const reply = loud ? row.reply.toUpperCase() : row.reply.replaceAll(' ', '\r\n  ');
        expect(meaningOf(protocolOf(row.reply), reply)?.cause).toBe(row.cause);
      }),
    );
  });

  it('takes anything', () => {
    const pieces = fc.constantFrom(
      '[REFERRAL imap://',
      '@',
      'https://',
      'too many',
      '535',
      '5.7.8',
      '\ud800',
      '\u0000',
      'İ',
      '锁定',
      ' ',
    );
    const reply = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3000 }),
      fc.array(pieces, { maxLength: 300 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...PROTOCOLS), reply, (protocol, said) => {
        const meaning = meaningOf(protocol, said);
        if (meaning?.referral !== undefined)
          expect(meaning.referral).toMatch(/^[a-z0-9.-]{1,253}$/);
      }),
    );
  });

  it.each(['a', '@', 'a@', '[referral imap://a', 'https://', '5.7.8 ', '\ud83d\ude00'])(
    'is done at once with a megabyte of %j',
    (piece) => {
      const reply = piece.repeat(Math.ceil(1e6 / piece.length));
      const start = performance.now();
      meaningOf('smtp', reply);
      expect(performance.now() - start).toBeLessThan(30_000);
    },
  );
});
