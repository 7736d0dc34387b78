/**
 * alimail-doctor as a library.
 *
 * ```ts
 * import { checkDns } from 'alimail-doctor';
 *
 * const report = await checkDns('example.com', { resolvers: ['127.0.0.1:5353'] });
 * if (report.verdict === 'problem') console.log(report.findings[0]?.title);
 * ```
 */
import { type CheckDnsSubject, checkDomain, type SpfQuery } from './commands/check-dns.ts';
import { type CheckSmimeSubject, checkSmimeFile } from './commands/check-smime.ts';
import { MAX_FILE } from './commands/check-smime-file.ts';
import { type AllSettings, readHost } from './commands/client-settings.ts';
import {
  type BounceSubject,
  diagnoseBounce as diagnose,
  readBareReply,
  readBounce,
} from './commands/diagnose-bounce.ts';
import { type DnsSession, dnsSession, UsageProblem } from './commands/dns-session.ts';
import type { GuideDocument } from './commands/guide.ts';
import {
  ipProblem,
  mailboxProblem,
  mailFromProblem,
  type ReadMailbox,
  readMailbox,
  selectorProblem,
  timeoutProblem,
} from './commands/options.ts';
import { redactReport } from './commands/redact.ts';
import { type TraceMissingSubject, traceMissing as trace } from './commands/trace-missing.ts';
import { LOOPBACK_MS, soughtFrom, soughtProblem, traceDialers } from './commands/trace-options.ts';
import { type VerifyClientSubject, verifyClient as verify } from './commands/verify-client.ts';
import type { FailOn, Report } from './engine/report.ts';
import { LANGUAGES, type Language } from './engine/text.ts';
import { EDITION_IDS, type EditionId } from './knowledge/editions.ts';
import { networkDialer } from './net/dial.ts';
import { readDomain } from './protocols/dns/name.ts';
import type { Zone } from './protocols/dns/zone.ts';
import { PROTOCOLS, type Protocol, TLS_MODES, type TlsMode } from './protocols/mail/types.ts';

export type { CheckDnsSubject, SpfAnswer, SpfQuery, SpfTreeLine } from './commands/check-dns.ts';
export type { CheckSmimeSubject, SmimeCertificateReport } from './commands/check-smime.ts';
export type { BounceLines, BounceRecipient, BounceSubject } from './commands/diagnose-bounce.ts';
export type { GuideDocument, GuideResult } from './commands/guide.ts';
export type {
  TracedAttempt,
  TracedFolder,
  TracedHop,
  TracedMessage,
  TraceMissingSubject,
} from './commands/trace-missing.ts';
export type { TraceEnd } from './commands/trace-sections.ts';
export type {
  ClientLogin,
  ClientMailbox,
  ClientService,
  VerifyClientSubject,
} from './commands/verify-client.ts';
export type {
  Change,
  ChangeRecord,
  ClientSetting,
  Owner,
  Route,
  Severity,
} from './engine/check.ts';
export type {
  FailOn,
  Report,
  ReportCheck,
  ReportEvidence,
  ReportFinding,
  ReportFix,
  ReportObservation,
  ReportRecord,
  ReportSection,
  ReportStep,
  Verdict,
} from './engine/report.ts';
export type { Language } from './engine/text.ts';
export type { EditionId } from './knowledge/editions.ts';
export type { Certificate, Protocol, TlsMode } from './protocols/mail/types.ts';

/** What every function takes. */
export interface SharedOptions {
  /** Language of titles, details and fixes; `en` by default. Ids and keys never change. */
  readonly language?: Language;
  /** DNS servers to ask: `1.1.1.1`, `127.0.0.1:5353`, `tls://1.1.1.1`, `https://…`. The system's by default. */
  readonly resolvers?: readonly string[];
  /** Zone files laid over DNS: names at or below a zone's origin are answered from it alone. */
  readonly zones?: readonly {
    readonly text: string;
    readonly file?: string;
    readonly origin?: string;
  }[];
  /** Ask nothing outside the zones; what is not there is unknown, never missing. */
  readonly offline?: boolean;
  /** Seconds for asking the network; 15 by default. */
  readonly timeout?: number;
  /** Edition of Alibaba Mail to judge against; found from DNS by default (`auto`). */
  readonly edition?: EditionId | 'auto';
  /** What makes the verdict `problem`: `error` by default. */
  readonly failOn?: FailOn;
  /** Certificate authorities for DoT and DoH, in PEM, instead of the usual ones. */
  readonly ca?: string;
  /** Port of name servers that are asked directly; another one than 53 only in laboratories. */
  readonly nameServerPort?: number;
}

export interface CheckDnsOptions extends SharedOptions {
  /** Further DKIM selectors to look at. */
  readonly selectors?: readonly string[];
  /** Also say what SPF tells a receiver about an address. */
  readonly spf?: SpfQuery;
}

export interface DiagnoseBounceOptions extends SharedOptions {
  /** What the report calls the message; `-` by default. */
  readonly file?: string;
  /** Replaces local parts, names and the subject in the report. */
  readonly redact?: boolean;
}

/** One server of a mail client; what is left out is the domain's edition's. */
export interface ServerSettings {
  readonly host?: string;
  readonly port?: number;
  /** `implicit` (TLS at once), `starttls` or `none`. */
  readonly tls?: TlsMode;
  /** The address by default. */
  readonly username?: string;
}

export interface VerifyClientOptions extends SharedOptions {
  /** All three by default. */
  readonly protocols?: readonly Protocol[];
  readonly settings?: Readonly<Partial<Record<Protocol, ServerSettings>>>;
  /** Without one, everything up to the login is checked and the rest is unknown. It is in nothing that is returned. */
  readonly password?: string;
  /** `false`: no login is tried, and none is missed. */
  readonly login?: boolean;
  /** Log in where the settings say that the connection is not encrypted. */
  readonly allowPlaintext?: boolean;
  /** Certificate authorities to trust for mail servers beside the usual ones, in PEM. */
  readonly mailCa?: string;
  /** Where a server really is; in laboratories, where nobody may listen on port 993. */
  readonly place?: (target: {
    readonly host: string;
    readonly address: string;
    readonly port: number;
  }) => { readonly address: string; readonly port: number };
}

/** A mailbox that is read, over IMAP. */
export interface MailboxAccount {
  /** Without one the mailbox is not looked into. It is in nothing that is returned. */
  readonly password?: string;
  readonly imap?: ServerSettings;
}

export interface TraceMissingOptions extends SharedOptions, MailboxAccount {
  /** What is known of the message: its sender as an address or a domain. */
  readonly from?: string;
  readonly subject?: string;
  readonly messageId?: string;
  /** A day (`2026-11-18`), a time (ISO 8601), or how long ago (`3d`, `12h`). */
  readonly since?: string;
  readonly until?: string;
  /** The sender's copy, or the bounce, in bytes; and what the report calls it. */
  readonly copy?: Uint8Array;
  readonly copyFile?: string;
  /** Ask the mail exchangers up to RCPT TO; nothing is sent. */
  readonly probeSmtp?: boolean;
  /** Send one marked message to the mailbox through its own SMTP, wait for it and remove it. Needs the password. */
  readonly loopback?: boolean;
  readonly smtp?: ServerSettings;
  /** The sender's own mailbox, for the copy and for bounces. */
  readonly sender?: MailboxAccount & { readonly address: string };
  /** Certificate authorities to trust for mail servers beside the usual ones, in PEM. */
  readonly mailCa?: string;
  /** Where a server really is; in laboratories, where nobody may listen on port 993. */
  readonly place?: VerifyClientOptions['place'];
  /** Told of the way through a large mailbox. */
  readonly progress?: (compared: number, folder: string) => void;
}

export interface CheckSmimeOptions {
  /** Language of titles, details and fixes; `en` by default. Ids and keys never change. */
  readonly language?: Language;
  /** What makes the verdict `problem`: `error` by default. */
  readonly failOn?: FailOn;
  /** What the report calls the file; `mail.p12` by default. Its extension is judged. */
  readonly file?: string;
  /** The mailbox that the certificate has to name. */
  readonly address?: string;
  /** Without one an empty one is tried. It is in nothing that is returned. */
  readonly password?: string;
  /** What dates are compared with; the clock by default. */
  readonly now?: Date;
}

/**
 * Diagnoses a domain's DNS for Alibaba Mail.
 *
 * @param domain a domain name in any case, with U-labels or A-labels
 * @returns the report that `alimail-doctor check-dns --json` prints; lookups that fail are in it as `unknown`
 * @throws TypeError when `domain`, an edition, a resolver or a zone cannot be read; never for what DNS answers
 */
export async function checkDns(
  domain: string,
  options: CheckDnsOptions = {},
): Promise<Report<CheckDnsSubject>> {
  const read = typeof domain === 'string' ? readDomain(domain) : null;
  if (read === null) throw new TypeError(`${JSON.stringify(domain)} is not a domain name`);
  const problem = optionProblem(options);
  if (problem !== null) throw new TypeError(problem);
  const session = await sessionOf(options);
  try {
    return await checkDomain({
      domain: read.name,
      ...(read.readAs === null ? {} : { input: domain }),
      session,
      language: options.language ?? 'en',
      edition: options.edition ?? 'auto',
      selectors: options.selectors ?? [],
      failOn: options.failOn ?? 'error',
      ...(options.spf === undefined ? {} : { spfQuery: options.spf }),
    });
  } finally {
    session.close();
  }
}

/**
 * Diagnoses a message that came back, or a bare SMTP reply.
 *
 * @param message the message as it is, in bytes (an `.eml`, at most some 32 MB of it are worth giving);
 *   a string is taken as a bare reply such as `550 5.1.1 User unknown`
 * @returns the report that `alimail-doctor diagnose-bounce --json` prints; `subject.kind` tells whether it is a bounce at all
 * @throws TypeError when an option cannot be read; never for what the message holds
 */
export async function diagnoseBounce(
  message: Uint8Array | string,
  options: DiagnoseBounceOptions = {},
): Promise<Report<BounceSubject>> {
  const isReply = typeof message === 'string';
  if (!isReply && !(message instanceof Uint8Array)) {
    throw new TypeError('message: give the bytes of a message, or a reply as a string');
  }
  const problem = optionProblem(options);
  if (problem !== null) throw new TypeError(problem);
  const asks = options.offline !== true || (options.zones ?? []).length > 0;
  const session = asks ? await sessionOf(options) : null;
  try {
    const report = await diagnose({
      source: {
        file: options.file ?? (isReply ? '--reply' : '-'),
        index: null,
        firstLine: 1,
        cutAt: null,
      },
      reading: isReply ? readBareReply(message, { to: null, from: null }) : readBounce(message),
      session,
      language: options.language ?? 'en',
      edition: options.edition ?? 'auto',
      failOn: options.failOn ?? 'error',
    });
    return options.redact === true ? redactReport(report) : report;
  } finally {
    session?.close();
  }
}

/**
 * Verifies what a mail client of an address needs: hosts, ports, TLS, and one login a protocol at most.
 *
 * @param address a mail address, such as `user@example.com`
 * @returns the report that `alimail-doctor verify-client --json` prints
 * @throws TypeError when the address or an option cannot be read; never for what a server says
 */
export async function verifyClient(
  address: string,
  options: VerifyClientOptions = {},
): Promise<Report<VerifyClientSubject>> {
  const problem =
    (typeof address === 'string' ? mailboxProblem(address) : 'address: give a string') ??
    optionProblem(options) ??
    clientProblem(options);
  if (problem !== null) throw new TypeError(problem);
  const mailbox = readMailbox(address) as ReadMailbox;
  const timeoutMs = (options.timeout ?? 15) * 1000;
  const session = await sessionOf(options);
  try {
    return await verify({
      address: mailbox.address,
      domain: mailbox.domain,
      protocols: PROTOCOLS.filter((p) => (options.protocols ?? PROTOCOLS).includes(p)),
      settings: Object.fromEntries(
        Object.entries(options.settings ?? {}).map(([protocol, settings]) => [
          protocol,
          askedOf(settings),
        ]),
      ),
      file: null,
      session,
      dialer: networkDialer({
        connectMs: Math.min(8000, timeoutMs * 0.5),
        stepMs: Math.min(8000, timeoutMs * 0.4),
        ...(options.mailCa === undefined ? {} : { ca: options.mailCa }),
        ...(options.place === undefined ? {} : { place: options.place }),
      }),
      edition: options.edition ?? 'auto',
      password: options.password === '' ? null : (options.password ?? null),
      noLogin: options.login === false,
      allowPlaintext: options.allowPlaintext ?? false,
      timeoutMs,
      language: options.language ?? 'en',
      failOn: options.failOn ?? 'error',
    });
  } finally {
    session.close();
  }
}

/**
 * Looks for a message that did not arrive: in the mailbox (read only, where a password is given),
 * in DNS, and in what the sender has of it.
 *
 * @param address the address that waits for the message
 * @returns the report that `alimail-doctor trace-missing --json` prints
 * @throws TypeError when the address or an option cannot be read; never for what a server or a message says
 */
export async function traceMissing(
  address: string,
  options: TraceMissingOptions = {},
): Promise<Report<TraceMissingSubject>> {
  const now = new Date();
  const { sender, mailCa, place, progress } = options;
  const problem =
    (typeof address === 'string' ? mailboxProblem(address) : 'address: give a string') ??
    (sender === undefined ? null : mailboxProblem(sender.address)) ??
    optionProblem(options) ??
    clientProblem({ settings: serversOf(options) }) ??
    clientProblem({ settings: serversOf(sender ?? {}) }) ??
    soughtProblem(options, now);
  if (problem !== null) throw new TypeError(problem);
  const timeoutMs = (options.timeout ?? 15) * 1000;
  const session = await sessionOf(options, true);
  const accountOf = (given: string, from: TraceMissingOptions, edition: EditionId | 'auto') => ({
    ...(readMailbox(given) as ReadMailbox),
    edition,
    imap: askedOf(from.imap ?? {}),
    smtp: askedOf(from.smtp ?? {}),
    password: from.password === '' ? null : (from.password ?? null),
  });
  try {
    return await trace({
      account: accountOf(address, options, options.edition ?? 'auto'),
      sought: soughtFrom(options, now),
      copy:
        options.copy === undefined ? null : { bytes: options.copy, file: options.copyFile ?? '-' },
      sender: sender === undefined ? null : accountOf(sender.address, sender, 'auto'),
      probeSmtp: options.probeSmtp ?? false,
      loopback:
        options.loopback === true
          ? { token: crypto.randomUUID().replaceAll('-', ''), waitMs: LOOPBACK_MS }
          : null,
      session,
      ...traceDialers(timeoutMs, {
        ...(mailCa === undefined ? {} : { ca: mailCa }),
        ...(place === undefined ? {} : { place }),
      }),
      timeoutMs,
      language: options.language ?? 'en',
      failOn: options.failOn ?? 'error',
      ...(progress === undefined
        ? {}
        : {
            progress: (done) => {
              if (done.step === 'mailbox') progress(done.compared, done.folder);
            },
          }),
    });
  } finally {
    session.close();
  }
}

/**
 * Checks whether a certificate file (PKCS#12) will do for S/MIME in Alibaba Mail. Nothing is asked of anybody.
 *
 * @param file the bytes of the file; more than 1 MiB of it is not read
 * @returns the report that `alimail-doctor check-smime --json` prints
 * @throws TypeError when an option cannot be read; never for what the file holds
 */
export async function checkSmime(
  file: Uint8Array,
  options: CheckSmimeOptions = {},
): Promise<Report<CheckSmimeSubject>> {
  if (!(file instanceof Uint8Array)) throw new TypeError('file: give its bytes');
  const { address, password, now = new Date(), file: name = 'mail.p12' } = options;
  const { language, failOn } = options;
  const problem =
    (address === undefined ? null : mailboxProblem(address)) ??
    optionProblem({
      ...(language === undefined ? {} : { language }),
      ...(failOn === undefined ? {} : { failOn }),
    }) ??
    (Number.isNaN(now.getTime()) ? 'now: give a date' : null);
  if (problem !== null) throw new TypeError(problem);
  return checkSmimeFile({
    bytes: file.subarray(0, MAX_FILE),
    size: file.length,
    name: name === '-' ? null : (name.split(/[/\\]/).pop() ?? name),
    file: name,
    mailbox: address === undefined ? null : (readMailbox(address) as ReadMailbox).address,
    password: password === undefined || password === '' ? null : password,
    now,
    language: language ?? 'en',
    failOn: failOn ?? 'error',
  });
}

/** Options of `guide`. */
export interface GuideOptions {
  /** Answers to an intent’s tree: `question=choice`, or choices in order. */
  readonly answers?: readonly string[];
  /** Language of all texts; `en` when left out. */
  readonly language?: Language;
}

/**
 * Answers from the guide of Alibaba Mail: a question, an error text, an intent, a guide or an id. Nothing is asked of anybody.
 *
 * @param words what `alimail-doctor guide` takes, in one text; `operation <id>` and the like in two words
 * @returns the document that `alimail-doctor guide --json` prints; its results are empty where nothing fits
 * @throws TypeError for an id that is none, and for answers that do not fit
 */
export async function guide(words = '', options: GuideOptions = {}): Promise<GuideDocument> {
  const { answers = [], language = 'en' } = options;
  if (typeof words !== 'string') throw new TypeError('words: give a text');
  const problem = optionProblem({ language });
  if (problem !== null) throw new TypeError(problem);
  const { guide: ask } = await import('./commands/guide.ts');
  const answer = await ask({ words: words.split(/\s+/), answers, language });
  if (!answer.ok) throw new TypeError(answer.message);
  return answer.document;
}

function serversOf({ imap, smtp }: Pick<TraceMissingOptions, 'imap' | 'smtp'>) {
  return { ...(imap === undefined ? {} : { imap }), ...(smtp === undefined ? {} : { smtp }) };
}

function askedOf({ host, port, tls, username }: ServerSettings): NonNullable<AllSettings['imap']> {
  const given = <T>(value: T) => ({ value, origin: 'option' as const });
  return {
    ...(host === undefined ? {} : { host: given(readHost(host) as string) }),
    ...(port === undefined ? {} : { port: given(port) }),
    ...(tls === undefined ? {} : { tls: given(tls) }),
    ...(username === undefined ? {} : { username: given(username) }),
  };
}

function clientProblem({ protocols = [], settings = {} }: VerifyClientOptions): string | null {
  for (const name of [...protocols, ...Object.keys(settings)]) {
    if (!(PROTOCOLS as readonly string[]).includes(name)) {
      return `protocols: give imap, pop3 or smtp, not ${JSON.stringify(name)}`;
    }
  }
  for (const [protocol, { host, port, tls }] of Object.entries(settings)) {
    if (host !== undefined && readHost(host) === null) {
      return `settings.${protocol}.host: ${JSON.stringify(host)} is not a host name or an address`;
    }
    if (port !== undefined && !(Number.isInteger(port) && port >= 1 && port <= 65_535)) {
      return `settings.${protocol}.port: give a number from 1 to 65535`;
    }
    if (tls !== undefined && !TLS_MODES.includes(tls)) {
      return `settings.${protocol}.tls: give implicit, starttls or none`;
    }
  }
  return null;
}

/** `perSubject`: what is asked after a mailbox was read has a time of its own. */
async function sessionOf(options: SharedOptions, perSubject = false): Promise<DnsSession> {
  const zones = options.zones === undefined ? [] : await readZones(options.zones);
  try {
    return await dnsSession({
      resolvers: options.resolvers ?? [],
      zones,
      offline: options.offline ?? false,
      timeoutMs: (options.timeout ?? 15) * 1000,
      perSubject,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
      ...(options.nameServerPort === undefined ? {} : { nameServerPort: options.nameServerPort }),
    });
  } catch (error) {
    if (error instanceof UsageProblem) throw new TypeError(`resolvers: ${error.message}`);
    throw error;
  }
}

function optionProblem(options: CheckDnsOptions): string | null {
  const { language = 'en', failOn = 'error', edition = 'auto', timeout = 15, spf } = options;
  const oneOf = (name: string, value: string, values: readonly string[]) =>
    values.includes(value) ? null : `${name}: give one of ${values.join(', ')}`;
  const said = (name: string, problem: string | null) =>
    problem === null ? null : `${name}: ${problem}`;
  return (
    oneOf('language', language, LANGUAGES) ??
    oneOf('failOn', failOn, ['error', 'warning', 'never']) ??
    oneOf('edition', edition, ['auto', ...EDITION_IDS]) ??
    said('timeout', timeoutProblem(timeout)) ??
    said('selectors', options.selectors?.map(selectorProblem).find((p) => p !== null) ?? null) ??
    (spf === undefined ? null : said('spf.ip', ipProblem(spf.ip))) ??
    (spf?.mailFrom === undefined ? null : said('spf.mailFrom', mailFromProblem(spf.mailFrom)))
  );
}

async function readZones(files: NonNullable<CheckDnsOptions['zones']>): Promise<readonly Zone[]> {
  const { parseZone, zoneProblemLine } = await import('./protocols/dns/zone.ts');
  return files.map(({ text, file = 'zone', origin }) => {
    const zone = parseZone(text, { file, origin });
    const error = zone.problems.find((p) => p.severity === 'error');
    if (error !== undefined) throw new TypeError(zoneProblemLine(file, error));
    return zone;
  });
}
