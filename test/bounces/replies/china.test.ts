import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/bounces/causes.ts';
import alibaba from '../../../src/bounces/replies/alibaba.ts';
import china from '../../../src/bounces/replies/china.ts';
import directmail from '../../../src/bounces/replies/directmail.ts';
import netease from '../../../src/bounces/replies/netease.ts';
import type { Receiver, Rule } from '../../../src/bounces/replies/rule.ts';
import { matches, normalise } from '../../../src/bounces/replies/rule.ts';
import sina from '../../../src/bounces/replies/sina.ts';
import sohu from '../../../src/bounces/replies/sohu.ts';
import tencent from '../../../src/bounces/replies/tencent.ts';

const RECEIVERS = [alibaba, directmail, tencent, netease, sina, sohu, china] as const;

const UNKNOWN_RECEIVER: readonly Rule[] = RECEIVERS.flatMap((receiver) =>
  receiver.rules.filter((rule) => !rule.only),
);

function first(rules: readonly Rule[], reply: string): Rule | null {
  const text = normalise(reply);
  const code = /^[245]\d\d(?=\D|$)/.exec(text)?.[0] ?? null;
  const status = /^[245]\d\d[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null;
  return rules.find((rule) => matches(rule, { text, code, status })) ?? null;
}

type Row = readonly [reply: string, cause: Cause, lasting?: 'passes' | 'permanent'];

const BAT = 'ANTISPAM_BAT[01201311R5167S531,r41g03022]';
const AT_RCPT = 'at Rcpt State(Connection IP address:192.0.2.7)';
const AT_DATA = 'at DATA State(Connection IP address:192.0.2.7)';

const ALIBABA: readonly Row[] = [
  ['526 Authentication failure[0]', 'authentication-failed', 'permanent'],
  ['526 Authentication failure[1]', 'authentication-failed', 'passes'],
  ['524 username or passwd is NULL', 'authentication-failed', 'permanent'],
  ['523 cipher text is invalid base64 format', 'protocol-error', 'permanent'],
  ["554 RCPT (zhang.wei@example.com) dosn't exist", 'user-unknown'],
  ['554 RCPT (zhang.wei@example.com) dosn’t exist', 'user-unknown'],
  ["554 RCPT (zhang.wei@example.com) doesn't exist", 'user-unknown'],
  ['501 "MAIL FROM" is non-local account', 'sender-rejected', 'permanent'],
  ['502 Mailfrom account is a local account', 'wrong-submission-host', 'permanent'],
  ["503 Rcptto account isn't a local account", 'user-unknown', 'permanent'],
  ['503 Rcptto account isn’t a local account', 'user-unknown', 'permanent'],
  ['450 "MAIL FROM" mailbox unavailable', 'sender-rejected', 'permanent'],
  ['450 “MAIL FROM” mailbox unavailable', 'sender-rejected', 'permanent'],
  [
    "440 mail from account doesn't conform with authentication (Auth Account:a@example.com|Mail Account:b@example.com)",
    'sender-login-mismatch',
    'permanent',
  ],
  ['553 "RCPT TO" mailbox unavailable', 'user-unknown', 'permanent'],
  ['504 the number of RCPT attempts is achieved the maximum threshold', 'rate-limited', 'passes'],
  ['505 the total of RCPTs is achieved the maximum threshold', 'rate-limited', 'passes'],
  ['552 mailbox is full', 'mailbox-full'],
  [
    '510 The length of DATA content is achieved the maximum threshold',
    'message-too-large',
    'permanent',
  ],
  ['510 The length of Attach is achieved the maximum threshold', 'message-too-large', 'permanent'],
  [
    '510 The number of attachments is achieved the maximum threshold',
    'message-too-large',
    'permanent',
  ],
  ['551 virus infected mail rejected', 'virus', 'permanent'],
  ["541 This account isn't allowed to send email", 'sender-rejected', 'permanent'],
  ['542 This account isn’t allowed to receive email', 'recipient-disabled', 'permanent'],
  [`554 Reject by behaviour spam ${AT_RCPT}${BAT}: spf check failedCONTINUE`, 'spf-failed'],
  [`554 Reject by behavior spam ${AT_RCPT}${BAT}: spf check failed`, 'spf-failed'],
  [
    `454 Transient reject by behaviour spam${BAT}: too frequently sending`,
    'rate-limited',
    'passes',
  ],
  [
    `454 Transient reject by behaviour spam ${AT_RCPT}${BAT}: too frequently sendingCONTINUE`,
    'rate-limited',
    'passes',
  ],
  [`554 Reject by behaviour spam${BAT}: too frequently sending`, 'rate-limited', 'passes'],
  [
    `554 Reject by behaviour spam ${AT_RCPT}${BAT}: much too frequently sendingCONTINUE`,
    'rate-limited',
    'passes',
  ],
  [
    `454 Transient reject by behaviour spam ${AT_DATA}${BAT}: currently unexpected sending (in reply to DATA command`,
    'rate-limited',
    'passes',
  ],
  [`554 Reject by behaviour spam${BAT}: weak password`, 'weak-password-throttled'],
  [`554 Reject by behaviour spam ${AT_RCPT}${BAT}: bad sending`, 'behaviour-spam'],
  [`554 Reject by behaviour spam ${AT_RCPT}${BAT}: list on rbl sitesCONTINUE`, 'ip-blocklisted'],
  [`554 Reject by behaviour spam ${AT_DATA}${BAT}: broken the antispam rules`, 'policy-rejected'],
  [`454 Transient reject by behaviour spam ${AT_DATA}${BAT}: other`, 'behaviour-spam', 'passes'],
  [`554 Reject by behaviour spam ${AT_DATA}`, 'behaviour-spam'],
  ['554 Reject by content spam', 'content-rejected'],
  [
    `554 Reject by content spam ${AT_DATA}${BAT}(13)ESO_LOCAL_SPAM: spamed by local spam engine`,
    'local-spam',
  ],
  ['(13)ESO_LOCAL_SPAM: spamed by local spam engine', 'local-spam'],
  ['(13)ESO_LOCAL_SPAM: spammed by local spam engine', 'local-spam'],
  ['554 spammed by local spam engine', 'local-spam'],
  ['554 You are not allowed to send emails to the account', 'recipient-refuses'],
  ["550 this user doesn't have a e-mail account", 'user-unknown'],
  ['526 Authentication failure[UC_OPER_NO_PERMISSION]', 'authentication-failed'],
  ['526 Authentication failure[UC_LOGIN_SOURCE_NOT_ALLOWED]', 'authentication-failed'],
  ['526 Authentication failure[UC_CLIENT_NON_SSL]', 'tls-required'],
  [
    'Permission for sending emails to external domains is disabled',
    'external-sending-disabled',
    'permanent',
  ],
  [
    'Your mailbox account is blocked from sending emails to external domains by the administrator',
    'external-sending-disabled',
    'permanent',
  ],
  ['外发权限关闭', 'external-sending-disabled', 'permanent'],
  ['auditor does not approve to send this email', 'auditor-rejected', 'permanent'],
  ['550 failed to meet SPF requirements', 'spf-failed'],
];

const DIRECTMAIL: readonly Row[] = [
  ['535 Authentication failure.', 'authentication-failed', 'permanent'],
  [
    '436 "MAIL FROM" doesn\'t conform with authentication [@sm060104] (Auth Account:a@example.com|Mail Account:b@example.com)',
    'sender-login-mismatch',
    'permanent',
  ],
  ['504 Invalid setting [@sm190210]', 'protocol-error', 'permanent'],
  ['504 Invalid setting: Unsubscribe.LinkType [@sm190211]', 'protocol-error', 'permanent'],
  ['504 Invalid setting: Unsubscribe.FilterLevel [@sm190212]', 'protocol-error', 'permanent'],
  ['556 The number of RCPTs is over size', 'too-many-recipients'],
  ['557 The length of DATA content is achieved the maximum threshold', 'message-too-large'],
  ['559 Invalid rcptto', 'user-unknown'],
  ['563 Rcptto in the invalid list', 'user-unknown'],
  ['561 Honeypot rcptto [@out060104]', 'policy-rejected'],
  ['423 Dns resolve error', 'domain-not-found'],
  ['524 Host not found by dns resolve', 'domain-not-found'],
  ['526 No data by dns resolve', 'domain-not-found'],
  ['427 Socks Connect to UNREACHABLE host', 'host-unreachable'],
  ['400 the mta server of unexpected closed', 'host-unreachable'],
  [
    '400 the mta server of example.net -- mx.example.net(198.51.100.4) unexpected closed',
    'host-unreachable',
  ],
  ['552 Monthly sending quota exceeded', 'rate-limited', 'passes'],
  ['552 Daily sending quota exceeded', 'rate-limited', 'passes'],
  ['552 Not enough sending quota', 'rate-limited', 'passes'],
  ['551 Main account unavailable', 'sender-rejected', 'permanent'],
  ['554 Reject by content spam [@sm190603] ANTISPAM_CAT: spam content', 'content-rejected'],
  ['同域认证报错', 'sender-rejected'],
];

const qq = (says: string, page: number) =>
  `550 ${says} [MTAx8Q== IP: 203.0.113.9]. https://service.mail.qq.com/detail/122/${page}.`;

const TENCENT: readonly Row[] = [
  [qq('SPF check failed', 72), 'spf-failed'],
  ['550 SPF check failed', 'spf-failed'],
  [
    '550 DMARC check failed http://service.mail.qq.com/cgi-bin/help?subtype=1&&no=1001508&&id=16.',
    'dmarc-failed',
  ],
  [qq('Mailbox not found', 169), 'user-unknown'],
  ['550 Mailbox not found', 'user-unknown'],
  [qq('Mailbox unavailable or access denied', 166), 'rate-limited', 'passes'],
  ['550 Mailbox unavailable or access denined', 'rate-limited', 'passes'],
  [qq('Bad address syntax', 167), 'user-unknown'],
  ['501 Bad address syntax. https://service.mail.qq.com/detail/122/167', 'user-unknown'],
  [qq('Message too large', 168), 'message-too-large'],
  ['550 Connection denied', 'ip-blocklisted'],
  [qq('Connection denied', 170), 'ip-blocklisted'],
  [qq('Mail content denied', 171), 'content-rejected'],
  [qq('Ip frequency limited', 172), 'rate-limited', 'passes'],
  [qq('Domain frequency limited', 173), 'rate-limited', 'passes'],
  [qq('Sender frequency limited', 174), 'rate-limited', 'passes'],
  [qq('Connection frequency limited', 175), 'rate-limited', 'passes'],
  [qq('Suspected spam', 71), 'content-rejected'],
  [qq('Suspected spam ip', 66), 'ip-reputation'],
  ['550 Suspected spam sender', 'domain-reputation'],
  [qq('Suspected bounce attacks', 57), 'policy-rejected'],
  [qq('Spam is embedded in the email', 59), 'content-rejected'],
  [qq('Mail is rejected by recipients', 92), 'recipient-refuses'],
  ['550 1234567 is a deactivated mailbox', 'recipient-disabled'],
  [
    '550 The "From" header is missing or invalid. Please follow RFC5322, RFC2047, RFC822 standard protocol. [MTAx8Q== IP: 203.0.113.9]. https://service.mail.qq.com/detail/124/995.',
    'not-rfc-compliant',
  ],
  [
    'the mta server of qq.com -- mx3.qq.com(198.51.100.9) reply:550 The “From” header is missing or invalid. Please follow RFC5322',
    'not-rfc-compliant',
  ],
  ['550 Domain may not exist or DNS check failed', 'domain-not-found'],
  ['550 Error: content rejected.', 'content-rejected'],
  ['501 mail from address must be same as authorization user', 'sender-login-mismatch'],
  [
    '535 Login Fail. Please enter your authorization code to login. More information in http://service.mail.qq.com/',
    'authentication-failed',
  ],
  ['530 Error: A secure connection is requiered(such as ssl).', 'tls-required'],
  [
    '550 The recipient may contain a non-existent account, please check the recipient address.',
    'user-unknown',
  ],
];

const token = (code: number, name: string) =>
  `${code} ${name} 163 mx12,PMCowABnT0kZ${code}.41552S3 1700000000,please see http://mail.163.com/help/help_spam_16.htm?ip=203.0.113.9&hostid=mx12&time=1700000000`;

const NETEASE: readonly Row[] = [
  [token(421, 'HL:REP'), 'ip-reputation'],
  [token(421, 'HL:ICC'), 'rate-limited'],
  [token(421, 'HL:IFC'), 'rate-limited'],
  [token(421, 'HL:MEP'), 'ip-reputation'],
  [token(450, 'MI:CEL'), 'protocol-error'],
  [token(451, 'RP:CEL'), 'protocol-error'],
  [token(450, 'MI:DMC'), 'rate-limited'],
  [token(451, 'MI:DMC'), 'rate-limited'],
  [token(450, 'MI:CCL'), 'protocol-error'],
  [token(450, 'RP:CCL'), 'protocol-error'],
  [token(450, 'RP:DRC'), 'too-many-recipients'],
  [token(450, 'DT:RBL'), 'ip-blocklisted', 'permanent'],
  [token(450, 'WM:BLI'), 'ip-blocklisted', 'permanent'],
  [token(450, 'WM:BLU'), 'sender-rejected', 'permanent'],
  ['451 DT:SPM ,please try again', 'content-rejected', 'passes'],
  [token(451, 'MI:SFQ'), 'rate-limited', 'passes'],
  [token(451, 'RP:QRC'), 'rate-limited', 'passes'],
  [token(554, 'RP:QRC'), 'rate-limited', 'passes'],
  [
    '451 Requested mail action not taken: too much fail authentication',
    'authentication-failed',
    'passes',
  ],
  ['451 Requested action aborted: local error in processing', 'remote-system-error', 'passes'],
  [token(550, 'MI:SPF'), 'spf-failed'],
  [token(550, 'MI:DMA'), 'dmarc-failed'],
  [token(550, 'MI:NHD'), 'protocol-error'],
  [token(550, 'MI:IMF'), 'not-rfc-compliant'],
  [token(554, 'MI:IMF'), 'not-rfc-compliant'],
  [token(550, 'MI:STC'), 'rate-limited', 'passes'],
  [token(554, 'MI:STC'), 'rate-limited', 'passes'],
  [token(550, 'RP:FRL'), 'relay-denied'],
  [token(550, 'RP:RCL'), 'too-many-recipients'],
  [token(550, 'RP:TRC'), 'rate-limited', 'passes'],
  [token(550, 'DT:SPM'), 'content-rejected'],
  [token(554, 'DT:SPM'), 'content-rejected'],
  ['550 Invalid User', 'user-unknown'],
  ['550 User suspended', 'recipient-disabled'],
  ['550 User in blacklist', 'sender-rejected'],
  ['550 User not found: zhang.wei@163.example', 'user-unknown'],
  ['550 Requested mail action not taken: too much recipient', 'too-many-recipients'],
  ['552 Illegal Attachment', 'content-rejected'],
  ['552 Requested mail action aborted: exceeded mailsize limit', 'message-too-large'],
  ['553 Requested action not taken: NULL sender is not allowed', 'sender-rejected'],
  ['553 Requested action not taken: Local user only', 'wrong-submission-host'],
  ['553 Requested action not taken: no smtp MX only', 'wrong-submission-host'],
  ['553 authentication is required', 'authentication-failed'],
  [token(554, 'DT:SUM'), 'sender-rejected'],
  [token(554, 'HL:IHU'), 'ip-reputation', 'passes'],
  [token(554, 'HL:IPB'), 'ip-blocklisted'],
  ['554 IP in blacklist', 'ip-blocklisted'],
  [token(554, 'MI:SPB'), 'sender-rejected'],
  ['554 IP is rejected, smtp auth error limit exceed', 'authentication-failed', 'passes'],
  ['500 Error: bad syntaxU', 'protocol-error'],
  ['553 Mail from must equal authorized user', 'sender-login-mismatch'],
  ['550 User has no permission', 'authentication-failed'],
  [token(554, 'HL:ZZZ'), 'policy-rejected'],
  [token(554, 'MI:ZZZ'), 'policy-rejected'],
  [token(554, 'RP:ZZZ'), 'policy-rejected'],
  [token(554, 'DT:ZZZ'), 'policy-rejected'],
  [token(554, 'WM:ZZZ'), 'policy-rejected'],
];

const SINA: readonly Row[] = [
  ['550 Too many recipients.', 'rate-limited', 'passes'],
  [
    '554 Please visit http://antispam.sina.com.cn/denyip.php?IP=203.0.113.9 (#5.7.1)',
    'ip-blocklisted',
  ],
  ['550 black ip', 'ip-blocklisted'],
  ['552 message rejected by anti-spam engine', 'content-rejected'],
  ['552 looping message', 'mail-loop'],
  ['554 rbl deny', 'ip-blocklisted'],
  ['554 openrelay check', 'ip-reputation'],
  ['556 remote ip check error', 'spf-failed'],
  ['550 user is locked.', 'recipient-disabled'],
  ['550 mailbox unavailable.', 'user-unknown'],
  ['552 too many same size mails.', 'rate-limited', 'passes'],
  ['552 mail from invalid.', 'sender-rejected'],
  ['553 host denies the sender.', 'sender-rejected'],
  ['554 Black mail address.', 'sender-rejected'],
  ['554 sender is unvalidated.', 'sender-rejected'],
  ['553 private list access denied.', 'recipient-refuses'],
  ['553 relay check domain fail', 'relay-denied'],
  ['553 host denies relay.', 'relay-denied'],
  ['553 relay check local fail.', 'authentication-failed'],
  ['552 message is too long.', 'message-too-large'],
  ['554 attachment is too long.', 'message-too-large'],
  ['552 Virus found.', 'virus'],
  ['451 out of allow RCPT numbers.', 'too-many-recipients'],
  ['450 out of memory.', 'remote-system-error'],
  ['450 queue unavailable.', 'remote-system-error'],
  ['450 database temporary error.', 'remote-system-error'],
];

const SOHU: readonly Row[] = [
  ['450 4.1.8 <li@example.com>: Sender address rejected: Domain not found', 'sender-rejected'],
  ['450 4.1.8 Malformed DNS server reply', 'sender-rejected'],
  ['554 5.7.1 <li@example.com>: Sender address rejected: Access denied', 'sender-rejected'],
  ['554 5.7.1 <li@example.net>: Relay access denied', 'relay-denied'],
  [
    '550 5.1.1 <li@example.net>: Recipient address rejected: User unknown in local recipient table',
    'user-unknown',
  ],
  ['552 5.3.4 Message size exceeds fixed limit', 'message-too-large'],
  ['504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname', 'protocol-error'],
  [
    '503 5.5.0 <mail.example.com[203.0.113.9]>: Client host rejected: Improper use of SMTP command pipelining',
    'protocol-error',
  ],
  ['553 5.7.0 IP REJECT: 203.0.113.9:1700000000:http://mail.example.com/ip', 'ip-blocklisted'],
];

const CHINA: readonly Row[] = [
  ['550 user not exist (in reply to RCPT TO command)', 'user-unknown'],
  ['552 mail size limit exceeded (in reply to end of DATA command)', 'mailbox-full'],
  ['550 maillist null', 'user-unknown'],
  ['550 maillist team@example.com is null, please contact admin', 'user-unknown'],
  ['450 Mail rejected, please try again', 'policy-rejected', 'passes'],
  ['550 Requested mail action not taken: Invalid IP', 'ip-blocklisted'],
  ['554 IP is Hangup', 'ip-reputation', 'passes'],
  ['554 IP is rejected', 'ip-blocklisted'],
  ['554 IP is rejected, smtp auth error limit exceed', 'authentication-failed', 'passes'],
  ['550 Requested mail action not taken: Fake sender', 'sender-rejected'],
  ['553 sender is rejected', 'sender-rejected'],
  ['553 Requested action not taken: mail li@example.com is rejected', 'sender-rejected'],
  ['550 rcpt is rejected', 'recipient-refuses'],
  ['550 User rejected', 'recipient-refuses'],
  ['550 User hangup', 'recipient-disabled'],
  ['550 User suspended', 'recipient-disabled'],
  ['550 Invalid User', 'user-unknown'],
  ['550 User not found: li@example.net', 'user-unknown'],
  ['550 no such user', 'user-unknown'],
  ['550 Mailbox not found', 'user-unknown'],
  ['553 invalid address (#5.5.0)', 'user-unknown'],
  ['550 li@example.net is disabled', 'recipient-disabled'],
  ['550 sending quota exceeded', 'rate-limited', 'passes'],
  ['552 Quota exceeded', 'mailbox-full'],
  ['552 mailbox is full', 'mailbox-full'],
  ['552 5.3.4 Message size exceeds fixed limit', 'message-too-large'],
  ['552 Requested mail action aborted: exceeded mailsize limit', 'message-too-large'],
  ['Host/Dns not found', 'domain-not-found'],
  ['bad host', 'domain-not-found'],
  ['DNS query error', 'domain-not-found'],
  ["Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)", 'domain-not-found'],
  ["Sorry, I couldn't find any host named mail.example.net. (#5.1.2)", 'domain-not-found'],
  ["I'm not going to try again; this message has been in the queue too long.", 'delivery-timeout'],
  ['rcpt handle timeout', 'delivery-timeout'],
  ['550 Content reject', 'content-rejected'],
  ['550 Spam denied', 'content-rejected'],
  ['554 remote ip is forbidden', 'ip-blocklisted'],
];

const TABLE: readonly (readonly [id: string, receiver: Receiver, rows: readonly Row[]])[] = [
  [alibaba.id, alibaba, ALIBABA],
  [directmail.id, directmail, DIRECTMAIL],
  [tencent.id, tencent, TENCENT],
  [netease.id, netease, NETEASE],
  [sina.id, sina, SINA],
  [sohu.id, sohu, SOHU],
  [china.id, china, CHINA],
];

describe.each(TABLE)('%s', (_id, receiver, rows) => {
  for (const [reply, cause, lasting] of rows) {
    it(reply, () => {
      const rule = first(receiver.rules, reply);
      expect(rule?.cause).toBe(cause);
      if (lasting !== undefined) expect(rule?.lasting).toBe(lasting);

      // Where the receiver is not known, another's words may not tell another cause.
      const guess = first(UNKNOWN_RECEIVER, reply);
      if (rule?.only === false) expect(guess).not.toBeNull();
      if (guess !== null) expect(guess.cause).toBe(cause);
    });
  }

  it('has no rule that an earlier one hides', () => {
    const reached = new Set<Rule | null>();
    const open = receiver.rules.filter((rule) => !rule.only);
    for (const [reply] of rows) {
      reached.add(first(receiver.rules, reply));
      reached.add(first(open, reply));
    }
    const hidden = receiver.rules.filter((rule) => !reached.has(rule));
    expect(hidden.map((rule) => rule.pieces)).toEqual([]);
  });

  it('says in both languages what each reply means', () => {
    for (const rule of receiver.rules) {
      for (const said of [rule.means, rule.wait]) {
        if (said === null) {
          expect(said).toBe(rule.wait);
          continue;
        }
        expect(said.en).toMatch(/^[\x20-\x7e’]+$/);
        expect(said.zh).toMatch(/\p{Script=Han}/u);
        expect(`${said.en}${said.zh}`).not.toMatch(/[{}!！]/);
      }
      // One sentence.
      expect(rule.means?.en.endsWith('.')).toBe(true);
      expect(rule.means?.en).not.toContain('. ');
      expect(rule.means?.zh.endsWith('。')).toBe(true);
    }
  });
});

describe('all of them', () => {
  it('prints no sending limit of Alibaba', () => {
    for (const rule of [...alibaba.rules, ...directmail.rules]) {
      if (rule.cause !== 'rate-limited' && rule.cause !== 'too-many-recipients') continue;
      expect(rule.means?.zh).not.toMatch(/\d/);
      expect(rule.means?.en).not.toMatch(/\d/);
    }
  });

  it('points only at pages of the receiver itself', () => {
    for (const rule of RECEIVERS.flatMap((receiver) => receiver.rules)) {
      if (rule.page === null) continue;
      expect(new URL(rule.page).host).toMatch(
        /^(?:help\.aliyun\.com|www\.alibabacloud\.com|service\.mail\.qq\.com)$/,
      );
    }
  });

  it('gives each host to one receiver', () => {
    const hosts = RECEIVERS.flatMap((receiver) => receiver.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.each([
    '550 5.1.1 The email account that you tried to reach does not exist',
    '421 4.7.0 Try again later, closing connection',
    '552 5.2.2 The recipient has no room left',
    '550 5.7.26 Unauthenticated email is not accepted due to DMARC policy',
    '452 4.5.3 Too many recipients',
    '535 5.7.8 Authentication failure',
    '250 2.0.0 OK',
    '',
  ])('leaves the words of others alone: %s', (reply) => {
    expect(first(UNKNOWN_RECEIVER, reply)).toBeNull();
  });
});
