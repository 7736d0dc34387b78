/**
 * Invented messages in the forms of real mail systems, each in as many variants
 * as are asked for. A message is a string with one character an octet.
 */
import type { Cause } from '../../src/bounces/causes.ts';
import type { Kind } from '../../src/bounces/types.ts';
import { encode } from '../protocols/mime/support.ts';

export const octets = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
export const bytesOf = (message: string): Buffer => Buffer.from(message, 'latin1');

/** Base64 in lines of 76. */
export function base64(binary: string): string {
  return (
    Buffer.from(binary, 'latin1')
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n');
}

export function quotedPrintable(binary: string): string {
  return binary
    .split('\n')
    .map((line) => {
      const codes = line.replace(
        /[^\t\x20-\x3c\x3e-\x7e]|[\t ]$/g,
        (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      );
      return (codes.match(/.{1,70}(?:=[0-9A-F]{2}|[^=]|$)/g) ?? ['']).join('=\n');
    })
    .join('\n');
}

const word = (text: string, charset = 'utf-8') =>
  `=?${charset}?B?${Buffer.from(encode(text, charset), 'latin1').toString('base64')}?=`;

/** Who wrote to whom, and when: another one for every number. */
export interface Vary {
  readonly n: number;
  readonly sender: string;
  readonly senderDomain: string;
  readonly recipient: string;
  readonly domain: string;
  readonly mx: string;
  readonly ip: string;
  readonly ownIp: string;
  readonly date: string;
  readonly token: string;
  /** The message that came back, with its headers. */
  readonly original: string;
  /** Its headers alone. */
  readonly headers: string;
}

const PEOPLE = [
  'wei.zhang',
  'li',
  'a.meyer',
  'sales',
  'j-doe',
  'chen_fang',
  'o.brien',
  'info',
  'x1',
];
const DOMAINS = ['example.com', 'example.net', 'example.org', 'mail.example', 'trade.example'];
const WORDS =
  'the order was sent on monday and we ask for your answer before friday since price list contract sample goods meeting report thanks regards'.split(
    ' ',
  );

/** The same numbers for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = (seed * 0x9e3779b1) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}

export function vary(n: number): Vary {
  const roll = dice(n + 1);
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)] as T;
  const senderDomain = `s${roll(200)}.${pick(DOMAINS)}`;
  const domain = `r${roll(500)}.${pick(DOMAINS)}`;
  const sender = `${pick(PEOPLE)}${roll(90)}@${senderDomain}`;
  const recipient = `${pick(PEOPLE)}.${roll(9000)}@${domain}`;
  const token = Array.from({ length: 12 }, () => roll(36).toString(36)).join('');
  const time = new Date(Date.UTC(2024, roll(12), 1 + roll(28), roll(24), roll(60), roll(60)));
  const date = `${time.toUTCString().slice(0, -3)}+0000`;
  const ownIp = `198.51.100.${1 + roll(250)}`;
  const lines = 20 + roll(160);
  const text = Array.from({ length: lines }, () =>
    Array.from({ length: 6 + roll(8) }, () => pick(WORDS)).join(' '),
  ).join('\n');
  const headers = [
    `Return-Path: <${sender}>`,
    `Received: from desk.${senderDomain} (desk.${senderDomain} [${ownIp}])`,
    `\tby out.${senderDomain} (Postfix) with ESMTPSA id ${token.slice(0, 9)}`,
    `\tfor <${recipient}>; ${date}`,
    `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${senderDomain}; s=k1;`,
    '\th=from:to:subject:date; bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=;',
    `\tb=${token.repeat(5)}=`,
    `From: "A. ${pick(PEOPLE)}" <${sender}>`,
    `To: <${recipient}>`,
    `Subject: ${pick(WORDS)} ${pick(WORDS)} ${roll(1000)}`,
    `Date: ${date}`,
    `Message-ID: <${token}.${n}@${senderDomain}>`,
    'MIME-Version: 1.0',
  ].join('\n');
  const original =
    roll(2) === 0
      ? `${headers}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`
      : `${headers}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(`<p>${text}</p>`)}\n`;
  return {
    n,
    sender,
    senderDomain,
    recipient,
    domain,
    mx: `mx${1 + roll(4)}.${domain}`,
    ip: `192.0.2.${1 + roll(250)}`,
    ownIp,
    date,
    token,
    original,
    headers: `${headers}\n`,
  };
}

export interface Form {
  readonly id: string;
  readonly kind: Kind;
  readonly cause: Cause;
  /** The notice is plain text from its first line on: it may be quoted and still be read. */
  readonly plain: boolean;
  /** Without transfer encodings: what is read stands so in the line that is named. */
  readonly literal?: false;
  /** What the refusing server says. */
  readonly reply: (v: Vary) => string;
  /** What the notice itself hints at with its own words, whatever the server says. */
  readonly hints?: readonly Cause[];
  readonly make: (v: Vary, reply: string) => string;
}

interface Part {
  readonly type: string;
  readonly body: string;
  readonly more?: string;
}

function multipart(type: string, boundary: string, parts: readonly Part[]): string {
  const pieces = parts.map(
    ({ type: own, body, more }) =>
      `--${boundary}\nContent-Type: ${own}\n${more === undefined ? '' : `${more}\n`}\n${body}\n`,
  );
  return `Content-Type: multipart/${type}; boundary="${boundary}"\n\nThis is a MIME-encapsulated message.\n\n${pieces.join('')}--${boundary}--\n`;
}

interface Dsn {
  readonly head: string;
  readonly text: string;
  readonly status: string;
  readonly original: string;
  readonly boundary: string;
}

/** RFC 3464. */
function dsn({ head, text, status, original, boundary }: Dsn): string {
  return `${head}\nMIME-Version: 1.0\n${multipart('report; report-type=delivery-status', boundary, [
    { type: 'text/plain; charset=us-ascii', body: text },
    { type: 'message/delivery-status', body: status },
    { type: 'message/rfc822', body: original },
  ])}`;
}

/** Postfix, with the reply of the other server. */
function postfix(v: Vary, reply: string, status: string, delayed = false): string {
  const at = `out.${v.senderDomain}`;
  const said = `host ${v.mx}[${v.ip}] said: ${reply} (in reply to RCPT TO command)`;
  return dsn({
    head: [
      'Return-Path: <>',
      `Received: by ${at} (Postfix)`,
      `\tid ${v.token.slice(0, 8).toUpperCase()}; ${v.date}`,
      `Date: ${v.date}`,
      `From: MAILER-DAEMON@${at} (Mail Delivery System)`,
      `Subject: ${delayed ? 'Delayed Mail (still being retried)' : 'Undelivered Mail Returned to Sender'}`,
      `To: ${v.sender}`,
      'Auto-Submitted: auto-replied',
      `Message-Id: <${v.token}.B@${at}>`,
    ].join('\n'),
    text: [
      `This is the mail system at host ${at}.`,
      '',
      ...(delayed
        ? [
            '####################################################################',
            '# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #',
            '####################################################################',
            '',
            'Your message could not be delivered for more than 4 hour(s).',
            'It will be retried until it is 5 day(s) old.',
          ]
        : [
            "I'm sorry to have to inform you that your message could not",
            'be delivered to one or more recipients. It is attached below.',
          ]),
      '',
      'For further assistance, please send mail to postmaster.',
      '',
      '                   The mail system',
      '',
      `<${v.recipient}>: ${said}`,
    ].join('\n'),
    status: [
      `Reporting-MTA: dns; ${at}`,
      `X-Postfix-Queue-ID: ${v.token.slice(0, 8).toUpperCase()}`,
      `X-Postfix-Sender: rfc822; ${v.sender}`,
      `Arrival-Date: ${v.date}`,
      '',
      `Final-Recipient: rfc822; ${v.recipient}`,
      `Original-Recipient: rfc822;${v.recipient}`,
      `Action: ${delayed ? 'delayed' : 'failed'}`,
      `Status: ${status}`,
      `Remote-MTA: dns; ${v.mx}`,
      `Diagnostic-Code: smtp; ${reply}`,
      ...(delayed ? [`Will-Retry-Until: ${v.date}`] : []),
      '',
    ].join('\n'),
    original: v.original,
    boundary: `${v.token.toUpperCase()}.1700000000/${at}`,
  });
}

const plainHead = (v: Vary, from: string, subject: string, more: readonly string[] = []) =>
  [
    'Return-Path: <>',
    `Received: from localhost by out.${v.senderDomain}; ${v.date}`,
    `Date: ${v.date}`,
    `From: ${from}`,
    `To: ${v.sender}`,
    `Subject: ${subject}`,
    `Message-ID: <E${v.token}@out.${v.senderDomain}>`,
    ...more,
  ].join('\n');

export const FORMS: readonly Form[] = [
  {
    id: 'postfix',
    kind: 'bounce',
    cause: 'user-unknown',
    plain: false,
    reply: (v) => `550 5.1.1 <${v.recipient}>: Recipient address rejected: User unknown`,
    make: (v, reply) => postfix(v, reply, '5.1.1'),
  },
  {
    id: 'postfix-delay',
    kind: 'delay',
    cause: 'greylisted',
    plain: false,
    reply: (v) =>
      `450 4.2.0 <${v.recipient}>: Recipient address rejected: Greylisted, try again later`,
    hints: ['delivery-timeout'],
    make: (v, reply) => postfix(v, reply, '4.2.0', true),
  },
  {
    id: 'postfix-blocklist',
    kind: 'bounce',
    cause: 'ip-blocklisted',
    plain: false,
    reply: (v) =>
      `554 5.7.1 Service unavailable; Client host [${v.ownIp}] blocked using zen.spamhaus.org`,
    make: (v, reply) => postfix(v, reply, '5.7.1'),
  },
  {
    id: 'exim',
    kind: 'bounce',
    cause: 'mailbox-full',
    plain: true,
    reply: (v) => `552 5.2.2 <${v.recipient}>: Mailbox is full / over quota`,
    make: (v, reply) =>
      `${plainHead(v, `Mail Delivery System <Mailer-Daemon@out.${v.senderDomain}>`, 'Mail delivery failed: returning message to sender', [`X-Failed-Recipients: ${v.recipient}`, 'Auto-Submitted: auto-replied'])}

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${v.recipient}
    host ${v.mx} [${v.ip}]
    SMTP error from remote mail server after RCPT TO:<${v.recipient}>:
    ${reply}

------ This is a copy of the message, including all the headers. ------

${v.original}`,
  },
  {
    id: 'exim-status',
    kind: 'bounce',
    cause: 'domain-not-found',
    plain: false,
    reply: () => 'all relevant MX records point to non-existent hosts',
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          `Mail Delivery System <Mailer-Daemon@out.${v.senderDomain}>`,
          'Mail delivery failed: returning message to sender',
          [`X-Failed-Recipients: ${v.recipient}`, 'Auto-Submitted: auto-replied'],
        ),
        text: `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${v.recipient}\n    ${reply}`,
        status: `Reporting-MTA: dns; out.${v.senderDomain}\n\nAction: failed\nFinal-Recipient: rfc822;${v.recipient}\nStatus: 5.0.0\n`,
        original: v.headers,
        boundary: `${v.token}-eximdsn-${v.n}`,
      }),
  },
  {
    id: 'qmail',
    kind: 'bounce',
    cause: 'user-unknown',
    plain: true,
    reply: (v) => `550 5.1.1 ${v.recipient} no such user here`,
    make: (v, reply) =>
      `${plainHead(v, `MAILER-DAEMON@out.${v.senderDomain}`, 'failure notice')}

Hi. This is the qmail-send program at out.${v.senderDomain}.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${v.recipient}>:
${v.ip} does not like recipient.
Remote host said: ${reply}
Giving up on ${v.ip}.

--- Below this line is a copy of the message.

${v.original}`,
  },
  {
    id: 'exchange',
    kind: 'bounce',
    cause: 'message-too-large',
    plain: false,
    literal: false,
    reply: () => '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
    make: (v, reply) =>
      `${plainHead(v, `<postmaster@${v.domain}>`, 'Undeliverable: price list', ['MIME-Version: 1.0', 'Content-Language: en-US', 'Auto-Submitted: auto-replied'])}
${multipart('report; report-type=delivery-status', `_${v.token}_`, [
  {
    type: `multipart/alternative; boundary="${v.token}alt"`,
    body: `--${v.token}alt
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

${quotedPrintable(
  octets(`Delivery has failed to these recipients or groups:

${v.recipient}<mailto:${v.recipient}>
Ask the person who runs the other system for help.

Diagnostic information for administrators:

Generating server: ex1.${v.domain}

${v.recipient}
Remote Server returned '${reply}'
`),
)}
--${v.token}alt
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

${base64(octets(`<html><body><p><b>Delivery has failed to these recipients or groups:</b></p><p><a href="mailto:${v.recipient}">${v.recipient}</a><br></p></body></html>`))}

--${v.token}alt--`,
  },
  {
    type: 'message/delivery-status',
    body: `Reporting-MTA: dns;ex1.${v.domain}\nReceived-From-MTA: dns;out.${v.senderDomain}\nArrival-Date: ${v.date}\n\nFinal-Recipient: rfc822;${v.recipient}\nAction: failed\nStatus: 5.2.3\nDiagnostic-Code: smtp;${reply}\n`,
  },
  { type: 'message/rfc822', body: v.original },
])}`,
  },
  {
    id: 'exchange-online',
    kind: 'bounce',
    cause: 'relay-denied',
    plain: false,
    reply: () => '550 5.7.64 TenantAttribution; Relay Access Denied',
    hints: ['policy-rejected'],
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          `Microsoft Outlook <postmaster@${v.senderDomain}>`,
          'Undeliverable: contract',
          ['X-MS-Exchange-Message-Is-Ndr:', 'Auto-Submitted: auto-replied'],
        ),
        text: `Your message to ${v.recipient} couldn't be delivered.\n\n${v.domain} rejected your message.\n\nReported error: ${reply}\nDSN generated by: ex2.${v.senderDomain}`,
        status: `Reporting-MTA: dns;ex2.${v.senderDomain}\nReceived-From-MTA: dns;ex3.${v.senderDomain}\nArrival-Date: ${v.date}\n\nFinal-Recipient: rfc822;${v.recipient}\nAction: failed\nStatus: 5.7.64\nDiagnostic-Code: smtp;${reply}\nRemote-MTA: dns;${v.mx}\n`,
        original: v.original,
        boundary: `${v.token}-ex`,
      }),
  },
  {
    id: 'gmail',
    kind: 'bounce',
    cause: 'user-unknown',
    plain: false,
    reply: (v) =>
      `550 5.1.1 <${v.recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
    hints: ['user-unknown'],
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          'Mail Delivery Subsystem <mailer-daemon@googlemail.com>',
          'Delivery Status Notification (Failure)',
          [`X-Failed-Recipients: ${v.recipient}`, 'Auto-Submitted: auto-replied'],
        ),
        text: `\n** Address not found **\n\nYour message wasn't delivered to ${v.recipient} because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n${reply}\n`,
        status: `Reporting-MTA: dns; googlemail.com\nReceived-From-MTA: dns; ${v.sender}\nArrival-Date: ${v.date}\nX-Original-Message-ID: <${v.token}.${v.n}@${v.senderDomain}>\n\nFinal-Recipient: rfc822; ${v.recipient}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; ${v.mx}. (${v.ip}, the server for the domain ${v.domain}.)\nDiagnostic-Code: smtp; ${reply}\nLast-Attempt-Date: ${v.date}\n`,
        original: v.original,
        boundary: `000000000000${v.token}`,
      }),
  },
  {
    id: 'alimail',
    kind: 'bounce',
    cause: 'rate-limited',
    plain: false,
    literal: false,
    reply: (v) => `450 4.7.1 Too many messages from ${v.ownIp}, sending rate exceeded, slow down`,
    hints: ['rate-limited'],
    make: (v, reply) =>
      `${plainHead(v, `postmaster <postmaster@${v.senderDomain}>`, word('系统退信/Systems bounce'), ['MIME-Version: 1.0'])}
${multipart('mixed', `----ALIBOUNDARY_${v.token}`, [
  {
    type: 'text/html; charset="utf-8"',
    more: 'Content-Transfer-Encoding: base64',
    body: base64(
      octets(`<html><body><div>您的邮件被退回</div>
<div>收件人：<a href="mailto:${v.recipient}">${v.recipient}</a></div>
<table border="0"><tr><td>退信原因</td><td>发信频率超过对方限制。</td></tr>
<tr><td>解决方案</td><td>1. 稍后再发；<br>2. 联系对方管理员。</td></tr>
<tr><td>远程响应</td><td>the mta server of ${v.domain} -- ${v.mx}(${v.ip}) reply:${reply} at 2024-03-01 10:00:00</td></tr></table>
<p>${'&nbsp;&copy; 邮箱 '.repeat(40)}</p></body></html>`),
    ),
  },
  { type: 'message/rfc822', body: v.original },
])}`,
  },
  {
    id: 'netease',
    kind: 'bounce',
    cause: 'user-unknown',
    plain: false,
    reply: (v) => `550 User not found: ${v.recipient}`,
    hints: ['user-unknown'],
    make: (v, reply) =>
      `${plainHead(v, 'Postmaster@163.com', word('系统退信', 'gbk'), ['X-CM-TRANSID: AAAA', 'MIME-Version: 1.0'])}
${multipart('mixed', `=_Part_${v.token}`, [
  {
    type: 'text/html; charset=gbk',
    more: 'Content-Transfer-Encoding: 8bit',
    body: encode(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"></head><body>
<p>抱歉，您的邮件被退回来了……</p>
<table><tr><td>收件人：</td><td>${v.recipient}</td></tr>
<tr><td>退信原因：</td><td>收件人不存在</td></tr>
<tr><td>英文说明：</td><td>SMTP error, RCPT TO: Host ${v.domain}(${v.ip}) in RCPT TO said ${reply}</td></tr></table>
</body></html>
`,
      'gbk',
    ),
  },
  { type: 'message/rfc822', body: v.original },
])}`,
  },
  {
    id: 'qq',
    kind: 'bounce',
    cause: 'content-rejected',
    plain: false,
    literal: false,
    reply: () => '550 5.7.1 Message content rejected as spam',
    hints: ['policy-rejected'],
    make: (v, reply) =>
      `${plainHead(v, 'PostMaster@qq.com', word('来自QQ邮箱的退信', 'gb18030'), ['MIME-Version: 1.0', 'Content-Type: text/html; charset="gb18030"', 'Content-Transfer-Encoding: base64'])}

${base64(
  encode(
    `<html><body><div>抱歉，您的邮件被退回来了。</div>
<div>无法发送到 ${v.recipient}</div>
<table><tr><td>退信原因：</td><td>对方服务器拒收。</td></tr>
<tr><td>&nbsp;</td><td>host ${v.mx}[${v.ip}] said: ${reply} (in reply to end of DATA command)</td></tr>
<tr><td>建议解决方案：</td><td>请修改邮件内容后重发。</td></tr></table></body></html>`,
    'gb18030',
  ),
)}
`,
  },
  {
    id: 'sendmail',
    kind: 'bounce',
    cause: 'user-unknown',
    plain: false,
    reply: (v) => `550 5.1.1 <${v.recipient}>... User unknown`,
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          `Mail Delivery Subsystem <MAILER-DAEMON@out.${v.senderDomain}>`,
          'Returned mail: see transcript for details',
          ['Auto-Submitted: auto-generated (failure)'],
        ),
        text: `The original message was received at ${v.date}\nfrom desk.${v.senderDomain} [${v.ownIp}]\n\n   ----- The following addresses had permanent fatal errors -----\n<${v.recipient}>\n    (reason: ${reply})\n\n   ----- Transcript of session follows -----\n... while talking to ${v.mx}.:\n>>> DATA\n<<< ${reply}\n${reply}\n<<< 503 5.0.0 Need RCPT (recipient)`,
        status: `Reporting-MTA: dns; out.${v.senderDomain}\nReceived-From-MTA: DNS; desk.${v.senderDomain}\nArrival-Date: ${v.date}\n\nFinal-Recipient: RFC822; ${v.recipient}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: DNS; ${v.mx}\nDiagnostic-Code: SMTP; ${reply}\nLast-Attempt-Date: ${v.date}\n`,
        original: v.original,
        boundary: `${v.token}.1700000000/out.${v.senderDomain}`,
      }),
  },
  {
    id: 'courier',
    kind: 'bounce',
    cause: 'spf-failed',
    plain: false,
    reply: () => '550 5.7.23 The message was rejected because SPF validation failed',
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          `"Courier mail server at out.${v.senderDomain}" <@>`,
          'NOTICE: mail delivery status.',
        ),
        text: `This is a delivery status notification from out.${v.senderDomain},\nrunning the Courier mail server.\n\nUNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<${v.recipient}>:\n    ${v.mx} [${v.ip}]:\n>>> RCPT TO:<${v.recipient}>\n<<< ${reply}`,
        status: `Reporting-MTA: dns; out.${v.senderDomain}\nArrival-Date: ${v.date}\n\nFinal-Recipient: rfc822; ${v.recipient}\nAction: failed\nStatus: 5.7.23\nRemote-MTA: dns; ${v.mx} [${v.ip}]\nDiagnostic-Code: smtp; ${reply}\n`,
        original: v.headers,
        boundary: `=_courier-${v.token}`,
      }),
  },
  {
    id: 'mdaemon',
    kind: 'bounce',
    cause: 'relay-denied',
    plain: true,
    reply: (v) => `554 5.7.1 <${v.recipient}>: Relay access denied`,
    make: (v, reply) =>
      `${plainHead(v, `MAILER-DAEMON@${v.senderDomain}`, 'Permanent Delivery Failure', ['X-Actual-From: Mail Delivery System', 'Content-Type: text/plain; charset=utf-8'])}

The attached message had PERMANENT fatal delivery errors!

After one or more unsuccessful delivery attempts the attached message has
been removed from the mail queue on this server.

YOUR MESSAGE WAS NOT DELIVERED TO ONE OR MORE RECIPIENTS!

Failed address: ${v.recipient}

--- Session Transcript ---
 Parsing message <xxxx${v.token}.msg>
 From: ${v.sender}
 To: ${v.recipient}
 Connection established (${v.ownIp}:3312 -> ${v.ip}:25)
 --> MAIL From:<${v.sender}>
 <-- 250 2.1.0 Ok
 --> RCPT To:<${v.recipient}>
 <-- ${reply}
 --> QUIT
--- End Transcript ---

`,
  },
  {
    id: 'ironport',
    kind: 'bounce',
    cause: 'dmarc-failed',
    plain: true,
    reply: (v) =>
      `550-'5.7.1 Unauthenticated email from ${v.senderDomain} is not accepted due to domain's DMARC policy'`,
    hints: ['user-unknown'],
    make: (v, reply) =>
      `${plainHead(v, `Mail Delivery System <MAILER-DAEMON@esa.${v.senderDomain}>`, 'Delivery Status Notification (Failure)', ['Content-Type: text/plain; charset="us-ascii"'])}

The following message to <${v.recipient}> was undeliverable.
The reason for the problem:
5.1.0 - Unknown address error ${reply}

`,
  },
  {
    id: 'yahoo',
    kind: 'bounce',
    cause: 'recipient-disabled',
    plain: true,
    reply: (v) =>
      `554 delivery error: dd This user doesn't have an account here: the account is disabled or discontinued [-9] - ${v.mx}`,
    make: (v, reply) =>
      `${plainHead(v, 'MAILER-DAEMON@yahoo.com', 'Failure Notice', ['Content-Type: text/plain; charset=utf-8'])}

Sorry, we were unable to deliver your message to the following address.

<${v.recipient}>:
Remote host said: ${reply}

--- Below this line is a copy of the message.

${v.original}`,
  },
  {
    id: 'domino',
    kind: 'bounce',
    cause: 'host-unreachable',
    plain: false,
    reply: (v) => `Unable to connect to host ${v.mx}: Connection timed out`,
    make: (v, reply) =>
      dsn({
        head: plainHead(
          v,
          `Postmaster <postmaster@${v.senderDomain}>`,
          'DELIVERY FAILURE: Error connecting to the server',
        ),
        text: `Your message\n\n  Subject: contract\n\nwas not delivered to:\n\n  ${v.recipient}\n\nbecause:\n\n  ${reply}`,
        status: `Reporting-MTA: dns;out.${v.senderDomain}\n\nFinal-Recipient: rfc822;${v.recipient}\nAction: failed\nStatus: 4.4.1\nDiagnostic-Code: X-Notes; ${reply}\n`,
        original: v.original,
        boundary: `==IFJRGLKFGIR${v.token}UHRUHIHD`,
      }),
  },
  {
    id: 'postfix-tls',
    kind: 'bounce',
    cause: 'tls-required',
    plain: false,
    reply: () => '530 5.7.0 Must issue a STARTTLS command first',
    make: (v, reply) => postfix(v, reply, '5.7.0'),
  },
  {
    id: 'postfix-loop',
    kind: 'bounce',
    cause: 'mail-loop',
    plain: false,
    reply: () => '554 5.4.6 Too many hops: 51, mail loop detected',
    make: (v, reply) => postfix(v, reply, '5.4.6'),
  },
  {
    id: 'chinese-text',
    kind: 'bounce',
    cause: 'mailbox-full',
    plain: true,
    reply: () => '552 5.2.2 Mailbox full 收件人邮箱空间已满',
    make: (v, reply) =>
      `${plainHead(v, `MAILER-DAEMON@${v.domain}`, word('退信：邮件投递失败'), ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'])}

${octets(`您发送的邮件未能送达以下收件人：

${v.recipient}
  ${reply}

`)}`,
  },
];

export function bounce(form: Form, v: Vary, reply = form.reply(v)): string {
  return form.make(v, reply);
}

// ----------------------------------------------------------------- in other messages

/** As an attachment of somebody who forwards it. */
export function forwarded(message: string, v: Vary): string {
  return `From: <${v.sender}>\nTo: <help@support.example>\nSubject: Fwd: a question\nMessage-ID: <f.${v.token}@${v.senderDomain}>\nMIME-Version: 1.0\n${multipart(
    'mixed',
    `fwd_${v.token}`,
    [
      { type: 'text/plain; charset=utf-8', body: 'Hello, what does this one mean?\n' },
      { type: 'message/rfc822', body: message, more: 'Content-Disposition: attachment' },
    ],
  )}`;
}

/** Each line behind `> `, as the body of a message. */
export function quoted(message: string, v: Vary): string {
  const lines = message.replace(/\n$/, '').split('\n');
  return `From: <${v.sender}>\nTo: <help@support.example>\nSubject: a question\nMessage-ID: <q.${v.token}@${v.senderDomain}>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nHello, what does this one mean?\n\n${lines.map((line) => `> ${line}\n`).join('')}`;
}

/** A message of an mbox. */
export function mboxed(message: string, v: Vary): string {
  const text = message.replace(/^(>*From )/gm, '>$1');
  const [day = '', n = '', month = '', year = '', time = ''] = v.date.replace(',', '').split(' ');
  return `From MAILER-DAEMON ${day} ${month} ${n.replace(/^0/, ' ')} ${time} ${year}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`;
}
