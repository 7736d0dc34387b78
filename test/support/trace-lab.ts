/**
 * A laboratory for `trace-missing`: `office.example` is at Alibaba Mail Singapore, its IMAP
 * server is the scripted one of mailbox-server.ts on loopback, and Boss sent “Contract 7”
 * to Li on 18 November 2026. Runs take place three days later.
 */
import { readFileSync } from 'node:fs';
import { dnsSession } from '../../src/commands/dns-session.ts';
import { type TraceMissingSubject, traceMissing } from '../../src/commands/trace-missing.ts';
import { traceDialers } from '../../src/commands/trace-options.ts';
import type { Report } from '../../src/engine/report.ts';
import type { Language } from '../../src/engine/text.ts';
import type { Account, Progress } from '../../src/gather/missing.ts';
import { parseZone } from '../../src/protocols/dns/zone.ts';
import type { Sought } from '../../src/trace/types.ts';
import { certificates } from './certificates.ts';
import { ADDRESS, NAMES, PASSWORD, type Places } from './client-lab.ts';
import { ROOT } from './fixture.ts';
import { refusedPort } from './mail-servers.ts';
import {
  type MailboxFolder,
  type MailboxMessage,
  type MailboxServer,
  type MailboxServerOptions,
  startMailboxServer,
} from './mailbox-server.ts';

export { ADDRESS, PASSWORD, type Places } from './client-lab.ts';

export const IMAP = 'imap.sg.aliyun.com:993';
export const MX = ['mx1.sg.aliyun.com:25', 'mx2.sg.aliyun.com:25'] as const;
export const BOSS = 'boss@partner.example';
export const BOSS_PASSWORD = 'Bo5s-an0ther-secret';
/** Where Boss’s mailbox is. */
export const BOSS_IMAP = 'imap.hk.aliyun.com:993';
export const CONTRACT = '7@partner.example';
/** When it is looked into. */
export const NOW = '2026-11-21T02:00:00Z';

export const JUNK = '垃圾邮件';
export const TRASH = '已删除邮件';
export const SENT = '已发送';
export const DRAFTS = '草稿';

/** What the person knows of the message. */
export const SOUGHT: Sought = {
  messageId: null,
  from: BOSS,
  subject: 'Contract 7',
  since: '2026-11-18',
  until: '2026-11-19',
};

// ------------------------------------------------------------------------------ messages

export interface MailOptions {
  readonly flags?: readonly string[];
  readonly from?: string;
  readonly subject?: string;
  readonly id?: string;
  /** In the Date field; when it came in otherwise. */
  readonly sent?: string;
  /** Further fields, above the others. */
  readonly fields?: readonly string[];
}

export function mail(uid: number, came: string, options: MailOptions = {}): MailboxMessage {
  const internalDate = new Date(came);
  const {
    flags = ['\\Seen'],
    from = 'News <news@shop.example>',
    subject = `Weekly news ${uid}`,
    id = `${uid}@shop.example`,
    sent = came,
    fields = [],
  } = options;
  return {
    uid,
    internalDate,
    flags,
    header: [
      ...fields,
      `Date: ${new Date(sent).toUTCString().replace('GMT', '+0000')}`,
      `From: ${from}`,
      `To: ${ADDRESS}`,
      `Subject: ${subject}`,
      `Message-ID: <${id}>`,
      '',
    ].join('\r\n'),
  };
}

/** The fields of a message that took so many seconds from the partner to the office. */
export function received(seconds = 30): readonly string[] {
  const begin = Date.parse('2026-11-18T01:00:00Z');
  const at = (after: number) =>
    new Date(begin + after * 1000).toUTCString().replace('GMT', '+0000');
  return [
    `Received: from mail.partner.example (mail.partner.example [203.0.113.77])\r\n\tby mx1.sg.aliyun.com with ESMTPS id 2;\r\n\t${at(5 + seconds)}`,
    `Received: from boss-pc (unknown [192.0.2.77])\r\n\tby mail.partner.example with ESMTPSA id 1;\r\n\t${at(5)}`,
  ];
}

export function contract(
  uid: number,
  options: MailOptions & { readonly came?: string } = {},
): MailboxMessage {
  return mail(uid, options.came ?? '2026-11-18T01:00:35Z', {
    flags: [],
    from: 'Boss <boss@partner.example>',
    subject: 'Contract 7',
    id: CONTRACT,
    sent: '2026-11-18T01:00:00Z',
    fields: received(),
    ...options,
  });
}

/** A whole message as it stands in a file. */
export function whole(uid: number, came: string, text: string): MailboxMessage {
  const end = text.indexOf('\n\n') + 1;
  const bytes = (part: string) => Buffer.from(part.replaceAll('\n', '\r\n')).toString('latin1');
  return {
    uid,
    internalDate: new Date(came),
    flags: ['\\Seen'],
    header: bytes(text.slice(0, end)),
    body: bytes(text.slice(end + 1)),
  };
}

/** UIDs and when they came, of the weeks around the message: the hours leave it its place. */
const ORDINARY: readonly (readonly [number, string])[] = [
  [1438, '2026-11-10T03:00:00Z'],
  [1439, '2026-11-12T03:00:00Z'],
  [1440, '2026-11-14T03:00:00Z'],
  [1441, '2026-11-18T03:00:00Z'],
  [1442, '2026-11-19T03:00:00Z'],
];

/** Mail of other people, no UID of which is missing. */
export const others = (leftOut: readonly number[] = []): readonly MailboxMessage[] =>
  ORDINARY.filter(([uid]) => !leftOut.includes(uid)).map(([uid, came]) => mail(uid, came));

// ------------------------------------------------------------------------------ folders

/** A name in modified UTF-7. */
const WIRE: Readonly<Record<string, string>> = {
  [JUNK]: '&V4NXPpCuTvY-',
  [TRASH]: '&XfJSIJZkkK5O9g-',
  [SENT]: '&XfJT0ZAB-',
  [DRAFTS]: '&g0l6Pw-',
};
const ROLES: Readonly<Record<string, string>> = {
  [JUNK]: '\\Junk',
  [TRASH]: '\\Trash',
  [SENT]: '\\Sent',
  [DRAFTS]: '\\Drafts',
};

export function folder(
  name: string,
  messages: readonly MailboxMessage[] = [],
  uidNext?: number,
): MailboxFolder {
  const role = ROLES[name];
  return {
    name: WIRE[name] ?? name,
    ...(role === undefined ? {} : { flags: [role] }),
    messages: messages.length,
    message: (index) => messages[index] as MailboxMessage,
    ...(uidNext === undefined ? {} : { uidNext }),
  };
}

/** A mailbox of the usual five folders, with what is said of some of them, and further ones. */
export function mailbox(
  special: Readonly<Record<string, readonly MailboxMessage[] | MailboxFolder>> = {},
): readonly MailboxFolder[] {
  const given = { INBOX: folder('INBOX', others(), 1443), ...special };
  const names = new Set([...Object.keys(given), JUNK, TRASH, SENT, DRAFTS]);
  return [...names].map((name) => {
    const what: readonly MailboxMessage[] | MailboxFolder = (given as typeof special)[name] ?? [];
    return 'name' in what ? what : folder(name, what as readonly MailboxMessage[]);
  });
}

// ------------------------------------------------------------------------------ the sender's side

export interface ReportOptions {
  /** `failed`, `delayed`, `delivered`. */
  readonly action: 'failed' | 'delayed' | 'delivered';
  readonly status: string;
  readonly said: string;
  readonly recipient?: string;
}

const SUBJECTS = {
  failed: 'Undelivered Mail Returned to Sender',
  delayed: 'Delayed Mail (still being retried)',
  delivered: 'Successful Mail Delivery Report',
};

/** What Boss’s server wrote about the contract (RFC 3464). */
export function report({ action, status, said, recipient = ADDRESS }: ReportOptions): string {
  return `Return-Path: <>
Date: Wed, 18 Nov 2026 09:30:00 +0800
From: MAILER-DAEMON@mail.partner.example (Mail Delivery System)
To: ${BOSS}
Subject: ${SUBJECTS[action]}
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B7"
Message-Id: <1A2B@mail.partner.example>

--B7
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.partner.example.

<${recipient}>: host mx1.sg.aliyun.com[198.51.100.1] said: ${said}

--B7
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.partner.example
Arrival-Date: Wed, 18 Nov 2026 09:00:05 +0800

Final-Recipient: rfc822; ${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx1.sg.aliyun.com
Diagnostic-Code: smtp; ${said}

--B7
Content-Type: text/rfc822-headers

Received: from [192.0.2.77] (unknown [192.0.2.77])
\tby mail.partner.example (Postfix) with ESMTPSA id 1A2B;
\tWed, 18 Nov 2026 09:00:05 +0800
From: Boss <${BOSS}>
To: ${recipient}
Subject: Contract 7
Date: Wed, 18 Nov 2026 09:00:00 +0800
Message-ID: <${CONTRACT}>

--B7--
`;
}

/** Boss’s own copy. */
export function copyTo(to: string, fields: readonly string[] = []): string {
  return `${[
    ...fields,
    `From: Boss <${BOSS}>`,
    `To: ${to}`,
    'Subject: Contract 7',
    'Date: Wed, 18 Nov 2026 09:00:00 +0800',
    `Message-ID: <${CONTRACT}>`,
  ].join('\n')}\n\nPlease sign by Friday.\n`;
}

// ------------------------------------------------------------------------------ runs

const file = (path: string) => readFileSync(`${ROOT}${path}`, 'utf8');
const OFFICE = file('fixtures/world/office.example.zone');
const WORLD = file('fixtures/world/root.zone');

export interface TraceOptions {
  readonly sought?: Partial<Sought>;
  readonly copy?: string;
  /** Further records of office.example. */
  readonly records?: string;
  /** Of the whole world. */
  readonly world?: string;
  /** Nothing but these zones. */
  readonly zones?: readonly string[];
  /** Asked for what is in no zone; nobody is by default. */
  readonly resolvers?: readonly string[];
  readonly probeSmtp?: boolean;
  /** Boss’s own mailbox is read as well, with this password. */
  readonly sender?: string;
  readonly password?: string | null;
  readonly imap?: Account['imap'];
  readonly timeoutMs?: number;
  readonly language?: Language;
  /** `false`: the laboratory’s own authority is not trusted. */
  readonly trusted?: boolean;
  readonly progress?: (done: Progress) => void;
}

const SENDER: Account = {
  address: BOSS,
  domain: 'partner.example',
  edition: 'auto',
  imap: { host: { value: 'imap.hk.aliyun.com', origin: 'option' } },
  smtp: {},
  password: null,
};

/** Looks for the message where servers are at these places; what is not on the list refuses connections. */
export async function traceIn(
  places: Places,
  options: TraceOptions = {},
): Promise<Report<TraceMissingSubject>> {
  const closed = await refusedPort();
  const { copy, password = PASSWORD, timeoutMs = 6000, resolvers = [] } = options;
  const zones = options.zones ?? [
    `${OFFICE}\n${options.records ?? ''}\n`,
    `${WORLD}\n${options.world ?? ''}\n`,
  ];
  const session = await dnsSession({
    resolvers,
    zones: zones.map((text, i) => parseZone(text, { file: `zone ${i}` })),
    offline: resolvers.length === 0,
    timeoutMs,
    perSubject: true,
  });
  try {
    return await traceMissing({
      account: {
        address: ADDRESS,
        domain: 'office.example',
        edition: 'auto',
        imap: options.imap ?? {},
        smtp: {},
        password,
      },
      sought: { ...SOUGHT, ...options.sought },
      copy: copy === undefined ? null : { bytes: Buffer.from(copy), file: 'copy.eml' },
      sender: options.sender === undefined ? null : { ...SENDER, password: options.sender },
      probeSmtp: options.probeSmtp ?? false,
      loopback: null,
      session,
      ...traceDialers(timeoutMs, {
        ...(options.trusted === false ? {} : { ca: certificates().ca }),
        place: ({ host, address, port }) =>
          places[`${host}:${port}`] ??
          places[`${address}:${port}`] ?? { address: '127.0.0.1', port: closed },
      }),
      timeoutMs,
      language: options.language ?? 'en',
      failOn: 'error',
      now: () => new Date(NOW),
      ...(options.progress === undefined ? {} : { progress: options.progress }),
    });
  } finally {
    session.close();
  }
}

/** The scripted server with Li’s mailbox, at the certificate of the real one’s names. */
export function serveMailbox(
  folders: readonly MailboxFolder[],
  options: Partial<MailboxServerOptions> = {},
): Promise<MailboxServer> {
  return startMailboxServer({
    folders,
    login: { [ADDRESS]: PASSWORD },
    certificate: certificates().good(NAMES),
    ...options,
  });
}

/** The scripted server with Boss’s mailbox. */
export function serveSender(
  folders: readonly MailboxFolder[],
  options: Partial<MailboxServerOptions> = {},
): Promise<MailboxServer> {
  return serveMailbox(folders, {
    login: { [BOSS]: BOSS_PASSWORD },
    certificate: certificates().good(['imap.hk.aliyun.com']),
    ...options,
  });
}

/** What clients did to messages, flags or folders: nothing, where they only read. */
export function touchesOf(server: MailboxServer): readonly string[] {
  const { changes, folders } = server.state();
  return [
    ...changes,
    ...folders.flatMap(({ name, seen, flagged, expunged }) => [
      ...seen.map((uid) => `${name} ${uid} became \\Seen`),
      ...flagged.map((uid) => `${name} ${uid} has other flags`),
      ...expunged.map((uid) => `${name} ${uid} is gone`),
    ]),
  ];
}
