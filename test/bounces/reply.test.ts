import { describe, expect, it } from 'vitest';
import { readReply } from '../../src/bounces/reply.ts';
import { cpuMs } from '../support/cpu.ts';

/** Diagnostic, code, status, text. */
const DIAGNOSTICS: readonly (readonly [string, string | null, string | null, string?])[] = [
  // Plain, RFC 3464 §2.3.6
  [
    'smtp; 550 5.1.1 <u@example.com>... User unknown',
    '550',
    '5.1.1',
    '550 5.1.1 <u@example.com>... User unknown',
  ],
  ['smtp;550 User unknown', '550', null],
  ['SMTP; 5.1.1 User unknown', null, '5.1.1'],
  ['smtp; 250 2.1.5 Ok', '250', '2.1.5'],
  ['550.5.1.1 Unknown', '550', '5.1.1'],
  ['550: 5.1.1 <u@example.com>... User Unknown', '550', '5.1.1'],
  ['550 #5.1.0 Address rejected.', '550', '5.1.0'],
  ['550_5.1.1_User_unknown', '550', '5.1.1'],
  // Several lines (RFC 5321 §4.2.1)
  [
    'smtp;550-5.7.26 This mail is unauthenticated, which poses\r\n 550-5.7.26 a risk to the sender. 550 5.7.26 See https://example.com/421 ab12cd',
    '550',
    '5.7.26',
    '550-5.7.26 This mail is unauthenticated, which poses a risk to the sender. See https://example.com/421 ab12cd',
  ],
  [
    '550-Verification failed 550-No such user 550 Sender verify failed',
    '550',
    null,
    '550-Verification failed No such user Sender verify failed',
  ],
  // Postfix
  [
    'host mx.example.net[192.0.2.250] said: 550 5.7.1 <u@example.com>: Recipient address rejected (in reply to RCPT TO command)',
    '550',
    '5.7.1',
    '550 5.7.1 <u@example.com>: Recipient address rejected',
  ],
  [
    'x-postfix; host mx.example.net[192.0.2.5] refused to talk to me: 421 4.7.0 Too busy',
    '421',
    '4.7.0',
  ],
  ['connect to mx.example.org[203.0.113.225]:25: Connection timed out', null, null],
  ['connect to mx.example.org[203.0.113.225]:587: Connection refused', null, null],
  // qmail
  [
    '192.0.2.4 does not like recipient.\nRemote host said: 550 no such user\nGiving up on 192.0.2.4.',
    '550',
    null,
    '550 no such user',
  ],
  ['Sorry, no mailbox here by that name. (#5.1.1)', null, '5.1.1'],
  // Exim
  [
    'SMTP error from remote mail server after RCPT TO:<u@example.com>: host mx.example.com [192.0.2.254]: 550 Mailbox gone',
    '550',
    null,
    '550 Mailbox gone',
  ],
  ['mx.example.com [192.0.2.254]:550 is a port and not a reply', null, null],
  // sendmail
  [
    '... while talking to mx.example.com.: >>> DATA <<< 554 5.7.1 Looks like junk <<< 503 5.0.0 Need RCPT (recipient)',
    '554',
    '5.7.1',
  ],
  [
    '>>> RCPT To:<u@example.com>\n<<< 450 4.2.0 Greylisted\n... while talking to mx2.example.com.:\n<<< 550 5.1.1 User unknown\n>>> DATA\n<<< 503 5.5.1 No recipients',
    '550',
    '5.1.1',
  ],
  ['(reason: 552 5.2.2 Over quota)', '552', '5.2.2'],
  ['X-Unix; 77', null, null, 'X-Unix; 77'],
  // Exchange
  [
    '#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##',
    '550',
    '5.1.1',
    '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found',
  ],
  ['#< #5.7.1 smtp; 550 5.7.1 Access denied>', '550', '5.7.1'],
  [
    "Remote Server returned '550 5.4.1 All recipient addresses rejected'",
    '550',
    '5.4.1',
    '550 5.4.1 All recipient addresses rejected',
  ],
  [
    'smtp;550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 : User unknown',
    '550',
    '5.1.351',
  ],
  // IronPort, Amazon SES, Zoho
  [
    "smtp; 5.1.0 - Unknown address error 550-'5.7.1 <a@example.com>... Access denied' (delivery attempts: 0)",
    '550',
    '5.7.1',
  ],
  [
    "smtp; 5.3.0 - Other mail system problem 550-'Unknown user u@example.com' (delivery attempts: 0)",
    '550',
    '5.3.0',
  ],
  [
    'smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>',
    '421',
    '4.4.2',
  ],
  [
    'u@example.com Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <u@example.com>... User Unknown',
    '550',
    '5.1.1',
  ],
  // Alibaba Mail and DirectMail
  [
    'the mta server of example.com -- mx3.example.com(203.0.113.1) reply:550 The "From" header is missing. at 2026-01-02 03:04:05',
    '550',
    null,
    '550 The "From" header is missing. at 2026-01-02 03:04:05',
  ],
  [
    'smtp; 554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.4)ANTISPAM_BAT[01201311R123aS1,ex01e04400]: spf check failedCONTINUE',
    '554',
    null,
  ],
  // In the text of a notice
  ['-------server message\n550 unknown user\n-------', '550', null],
  ['Sorry, delivery failed.\n<u@example.com>:\n550: : User unknown', '550', null],
  // A specific status before x.0.0; its own before another's
  ['550 5.0.0 Rejected (5.7.1 local policy)', '550', '5.7.1'],
  ['550-5.0.0 Rejected 550 5.7.1 by local policy', '550', '5.7.1'],
  [
    '550 Backend Replied [4a.0.668380.00-2282.p01.example.net]: 5.7.1 Message rejected',
    '550',
    '5.7.1',
  ],
  // No codes at all
  ['message size 552 exceeds size limit 450 of server', null, null],
  ['Delivery failed 450 attempts', null, null],
  ['delivered by sendmail 8.12.11 version 4.1.2 (5.7.1.2)', null, null],
  [
    'Postfix/2.10.1 on 2.4.5.6 at 12:34:550, queue id 4F550, http://example.com/550?a=554&b=5.1.1',
    null,
    null,
  ],
  ['501 too many of 2.3.4', '501', null],
  ['550 4.4.7 queue expired', '550', null],
  ['Message 1234550 of 550 messages, 550-1234', null, null],
  ['', null, null],
];

describe('readReply', () => {
  it.each(
    DIAGNOSTICS.map(([diagnostic, code, status, text]) => ({ diagnostic, code, status, text })),
  )('$diagnostic', ({ diagnostic, code, status, text }) => {
    const reply = readReply(diagnostic);
    expect({ code: reply.code, status: reply.status }).toEqual({ code, status });
    if (text !== undefined) expect(reply.text).toBe(text);
  });

  it('reads codes behind the wide punctuation of Chinese and Japanese', () => {
    expect(readReply('原因：550 5.1.1 找不到使用者')).toMatchObject({
      code: '550',
      status: '5.1.1',
    });
    expect(readReply('错误（552 Mailbox full）').code).toBe('552');
  });

  it('takes linear time', () => {
    const hostile = [
      '550 5.1.1 '.repeat(50_000),
      'said: 550 '.repeat(50_000),
      '5.1.1.'.repeat(50_000),
      ' \n'.repeat(200_000),
      'a'.repeat(500_000),
      '550-'.repeat(100_000),
      '(\'"<['.repeat(100_000),
    ];
    const started = cpuMs();
    for (const text of hostile) readReply(text);
    expect(cpuMs() - started).toBeLessThan(2000);
  });

  it('makes no code up', () => {
    const numbers = [
      '192.0.2.550',
      'a550',
      '550a',
      '2024-05-50',
      '5.1',
      '5.1.1234',
      '1.5.1.1',
      '650 x',
    ];
    for (const number of numbers) {
      expect(readReply(`it was ${number} then`)).toMatchObject({ code: null, status: null });
    }
  });
});
