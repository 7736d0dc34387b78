/**
 * Gathers what is known of a message that did not arrive: the sender's copy and
 * what came back, the mailbox, the recipient's DNS, and, on request, what the
 * mail exchanger says. Each is a part of its own: that one is not to be had leaves
 * the others as they are.
 */
import type { BounceReading } from '../bounces/read.ts';
import { type Fact, type Facts, known, type ObservationLog, unknown } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { EditionFact } from '../facts/dns.ts';
import { bestOf } from '../facts/mailbox-places.ts';
import type {
  FoundMessage,
  Loopback,
  Mailbox,
  MissingFacts,
  Returned,
  SendersCopy,
  Standing,
  Trail,
} from '../facts/missing.ts';
import { clientHostOf } from '../knowledge/clients.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { classifyMxHost } from '../knowledge/hosts.ts';
import { type Asker, factOf } from '../protocols/dns/ask.ts';
import { scrubber } from '../protocols/mail/secrets.ts';
import type { Dialer, Protocol } from '../protocols/mail/types.ts';
import { addressesIn, mailboxesIn } from '../trace/addresses.ts';
import { parseDate } from '../trace/dates.ts';
import { messageIdOf } from '../trace/match.ts';
import type { Sought } from '../trace/types.ts';
import { domainIn, spfNow } from './bounce.ts';
import { gatherEdition, gatherReception } from './check-dns.ts';
import type { AskedSettings } from './client.ts';
import { readCopy } from './copy.ts';
import type { MailPlace } from './loopback.ts';
import { modeFor, portFor, resolveHost } from './mail-places.ts';
import { type ReadMailboxOptions, readMailbox } from './mailbox.ts';

/** An account whose mailbox is read. */
export interface Account {
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
  readonly edition: EditionId | 'auto';
  readonly imap: AskedSettings;
  /** Only for a message to oneself. */
  readonly smtp: AskedSettings;
  /** `null`: none was given. */
  readonly password: string | null;
}

export interface GatherMissingOptions {
  readonly account: Account;
  readonly sought: Sought;
  /** The sender's copy, or what came back, and its path. */
  readonly copy: { readonly bytes: Uint8Array; readonly file: string } | null;
  /** The sender's own mailbox. */
  readonly sender: Account | null;
  readonly probeSmtp: boolean;
  /** `null`: no message is sent. The token is random and marks it. */
  readonly loopback: { readonly token: string; readonly waitMs: number } | null;
  readonly ask: Asker;
  /** For what comes up when mailboxes were read, which may take long. */
  readonly askLater: Asker;
  /** For mailboxes, where a wait counts only while nothing comes. */
  readonly dialer: Dialer;
  /** For the mail exchangers. */
  readonly prober: Dialer;
  readonly log: ObservationLog;
  /** Milliseconds for the mail exchangers. */
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly progress?: (done: Progress) => void;
}

export type Progress =
  | { readonly step: 'mailbox'; readonly compared: number; readonly folder: string }
  | { readonly step: 'probe'; readonly host: string }
  | { readonly step: 'loopback'; readonly seconds: number };

export interface Gathered {
  readonly facts: Facts<MissingFacts>;
  /** A bounce or a delay, for the tree of `diagnose-bounce`. */
  readonly bounce: { readonly reading: BounceReading; readonly file: string } | null;
}

const FOR = {
  wanted: text('the message that is sought', '要找的邮件'),
  sender: text('where mail for {domain} goes', '{domain} 的邮件投到哪里'),
};

const NOT_GIVEN = unknown('not-tried');
/** Addresses of a host that are tried. */
const MAX_ADDRESSES = 3;
const DAY = 86_400_000;
/** Senders try for four to five days (RFC 5321 §4.5.4.1). */
const RETRY_DAYS = 5;
/** Longer than any mailbox takes: reading ends when nothing more comes. */
const READING_MS = 4 * 3_600_000;

export async function gatherMissing(options: GatherMissingOptions): Promise<Gathered> {
  const { account, ask, log } = options;
  const { address, domain } = account;
  const at = options.now().toISOString();
  const dns = gatherReception(domain, ask, account.edition);
  const probe = dns.then(async ({ mx, mxTargets }) => {
    if (!options.probeSmtp) return NOT_GIVEN;
    const { gatherProbe } = await import('./probe.ts');
    return gatherProbe({
      address,
      mx,
      mxTargets,
      dialer: options.prober,
      log,
      deadline: performance.now() + options.timeoutMs,
      progress: (host) => options.progress?.({ step: 'probe', host }),
    });
  });

  const file = options.copy === null ? null : readCopyFile(options, at);
  let sought = file === null ? options.sought : completed(options.sought, file);
  const senders = await readSender(options, sought);
  if (senders.known && senders.value.copy !== null && file?.copy == null) {
    sought = completed(sought, { copy: senders.value.copy, returned: [], reading: null });
  }
  const copy = copyOf(file, senders);
  const named = sought.messageId !== null || sought.from !== null || sought.subject !== null;
  const read = await openMailbox(account, sought, options, 'mailbox');
  const mailbox = named ? read : withoutMatches(read);
  const loopback = await runLoopbackOf(options, mailbox);
  const returned = returnedOf(file, senders);
  const senderHouse = senderAtAlibaba(sought, options.askLater);
  const standing = standingOf(sought, mailbox, copy, file?.reading ?? null, options.askLater);
  const trail: Trail = {
    mailbox,
    copy,
    returned,
    probe: await probe,
    loopback,
    standing: await standing,
    senderAtAlibaba: await senderHouse,
  };
  const reading = file?.reading ?? readingAbout(senders);
  const diagnosed = reading?.kind === 'bounce' || reading?.kind === 'delay' ? reading : null;
  return {
    facts: {
      ...(await dns),
      wanted: known({
        address,
        domain,
        sought,
        named,
        now: at,
        seen: log.add({
          from: 'asked',
          at,
          asked: address,
          of: '',
          for: FOR.wanted(),
          got: { ...sought },
          ms: 0,
          order: 'asked',
        }),
      }),
      mailbox,
      trail: known(trail),
    },
    bounce:
      diagnosed === null
        ? null
        : {
            reading: diagnosed,
            file:
              file?.reading == null ? (options.sender?.address ?? '') : (options.copy?.file ?? ''),
          },
  };
}

// ------------------------------------------------------------------------------ the sender's side

interface ReadFile {
  readonly copy: SendersCopy | null;
  readonly returned: readonly Returned[];
  readonly reading: BounceReading | null;
}

function readCopyFile({ copy, account, sought, log }: GatherMissingOptions, at: string): ReadFile {
  if (copy === null) return { copy: null, returned: [], reading: null };
  const read = readCopy(copy.bytes, {
    from: 'file',
    place: copy.file,
    role: null,
    address: account.address,
    sought,
    log,
    at,
  });
  return read.kind === 'copy'
    ? { copy: read.copy, returned: [], reading: null }
    : { copy: null, returned: read.returned, reading: read.reading };
}

/** What the person did not tell, from the copy or from the message that came back. */
function completed(sought: Sought, { copy, reading, returned }: ReadFile): Sought {
  const original = reading?.original ?? null;
  const told = {
    messageId: copy?.envelope.messageId ?? original?.messageId?.text ?? null,
    from: copy?.envelope.from ?? original?.from?.text ?? null,
    subject: copy?.envelope.subject ?? original?.subject?.text ?? null,
    date: copy?.envelope.date ?? original?.date?.text ?? null,
  };
  const answered = reading?.kind === 'auto-reply' ? null : told;
  const date = answered?.date == null ? null : parseDate(answered.date);
  const reported = returned[0]?.at ?? null;
  const began = date ?? (reported === null ? null : later(reported, -RETRY_DAYS));
  const ended = date === null ? reported : later(date, 1);
  const timed = sought.since !== null || sought.until !== null;
  return {
    messageId: sought.messageId ?? idIn(answered?.messageId ?? null),
    from: sought.from ?? addressIn(answered?.from ?? null),
    subject: sought.subject ?? answered?.subject ?? null,
    since: timed ? sought.since : began,
    until: timed ? sought.until : ended,
  };
}

function later(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * DAY).toISOString();
}

function idIn(said: string | null): string | null {
  return said === null ? null : messageIdOf(said);
}

function addressIn(said: string | null): string | null {
  if (said === null) return null;
  return mailboxesIn(said, 1).main[0] ?? addressesIn(said, 1)[0] ?? null;
}

type Senders = Fact<import('./sender-mailbox.ts').SenderMailbox>;

async function readSender(options: GatherMissingOptions, sought: Sought): Promise<Senders> {
  const { sender, account } = options;
  if (sender === null) return NOT_GIVEN;
  const asked = { ...sought, from: sender.address };
  const place = await readingOf(sender, asked, options, 'sender');
  if (!place.known) return place;
  const { readSenderMailbox } = await import('./sender-mailbox.ts');
  return readSenderMailbox({ ...place.value, recipient: account.address });
}

function copyOf(file: ReadFile | null, senders: Senders): Fact<SendersCopy> {
  if (file?.copy != null) return known(file.copy, [file.copy.seen]);
  if (!senders.known) return senders;
  const { copy, seen } = senders.value;
  return copy === null ? unknown('depends-on-unknown', [seen]) : known(copy, [copy.seen]);
}

function returnedOf(file: ReadFile | null, senders: Senders): Fact<readonly Returned[]> {
  const own = file?.returned ?? [];
  if (!senders.known) {
    return own.length > 0
      ? known(
          own,
          own.map((r) => r.seen),
        )
      : senders;
  }
  const all = [...own, ...senders.value.returned];
  // A part that was not read may hold the bounce.
  if (all.length === 0 && !senders.value.complete) {
    return unknown('depends-on-unknown', [senders.value.seen]);
  }
  return known(all, [senders.value.seen]);
}

/** The bounce of the address that waits, before one of another recipient of the message. */
function readingAbout(senders: Senders): BounceReading | null {
  if (!senders.known) return null;
  const { returned, readings } = senders.value;
  const reports = returned.filter((r) => r.kind === 'bounce' || r.kind === 'delay');
  const own = reports.findIndex((r) => r.slip.kind === 'same' || r.slip.kind === 'none');
  return readings[Math.max(0, own)] ?? null;
}

// ------------------------------------------------------------------------------ mailboxes

/** Where a server of an account is: what was set, else what is documented; never a guess. */
async function placeOf(
  account: Account,
  protocol: Extract<Protocol, 'imap' | 'smtp'>,
  ask: Asker,
): Promise<Fact<MailPlace & { readonly others: readonly string[] }>> {
  const { domain, edition } = account;
  const settings = account[protocol];
  const port = settings.port?.value ?? portFor(protocol, settings.tls?.value);
  const tls = settings.tls?.value ?? modeFor(protocol, port);
  // A password never goes in clear text.
  if (tls === 'none') return unknown('not-tried');
  let host = settings.host?.value ?? null;
  if (host === null) {
    const { edition: found } = await gatherEdition(domain, ask, edition);
    const told = hostIn(found.value, protocol);
    if (!told.known) return told;
    host = told.value;
  }
  const { addresses } = await resolveHost(host, ask);
  if (!addresses.known) return addresses;
  const [address, ...others] = addresses.value.slice(0, MAX_ADDRESSES);
  if (address === undefined) return unknown('unreachable', addresses.because);
  return known({ host, address, others, port, implicit: tls === 'implicit' });
}

function hostIn(
  { basis, edition, missing, because }: EditionFact,
  protocol: 'imap' | 'smtp',
): Fact<string> {
  if (basis === 'assumed') {
    return unknown(
      missing[0]?.reason ?? 'not-tried',
      missing.flatMap((m) => m.because),
    );
  }
  const host = clientHostOf(edition.id, protocol);
  return host === null ? unknown('not-tried', because) : known(host, because);
}

async function readingOf(
  account: Account,
  sought: Sought,
  options: GatherMissingOptions,
  which: 'mailbox' | 'sender',
): Promise<Fact<ReadMailboxOptions>> {
  const { password, address } = account;
  if (password === null) return unknown('no-password');
  const place = await placeOf(account, 'imap', options.ask);
  if (!place.known) return place;
  const username = account.imap.username?.value ?? address;
  return known({
    ...place.value,
    username,
    owner: address,
    password,
    sought,
    dialer: options.dialer,
    log: options.log,
    scrub: scrubOf(options),
    deadline: performance.now() + READING_MS,
    now: options.now,
    progress: (compared, _of, folder) =>
      options.progress?.({
        step: 'mailbox',
        compared,
        folder: which === 'sender' ? `${address} ${folder}` : folder,
      }),
  });
}

/** Both passwords are taken out of whatever either server says. */
function scrubOf({ account, sender }: GatherMissingOptions): (said: string) => string {
  const scrubs = [account, sender].flatMap((one) =>
    one === null || one.password === null
      ? []
      : [scrubber(one.password, one.imap.username?.value ?? one.address)],
  );
  return (said) => scrubs.reduce((safe, scrub) => scrub(safe), said);
}

async function openMailbox(
  account: Account,
  sought: Sought,
  options: GatherMissingOptions,
  which: 'mailbox',
): Promise<Fact<Mailbox>> {
  const reading = await readingOf(account, sought, options, which);
  return reading.known ? readMailbox(reading.value) : reading;
}

/** Of a time alone every message of it is; none of them is the one. */
function withoutMatches(mailbox: Fact<Mailbox>): Fact<Mailbox> {
  return mailbox.known
    ? { ...mailbox, value: { ...mailbox.value, found: [], later: [] } }
    : mailbox;
}

async function runLoopbackOf(
  options: GatherMissingOptions,
  mailbox: Fact<Mailbox>,
): Promise<Fact<Loopback>> {
  const { account, loopback, ask, dialer, log } = options;
  const { address, password } = account;
  if (loopback === null) return NOT_GIVEN;
  if (password === null) return unknown('no-password');
  // A refused login is not tried again, and nothing is sent that could not be taken out.
  if (!mailbox.known) return unknown(mailbox.reason, mailbox.because);
  const [imap, smtp] = await Promise.all([
    placeOf(account, 'imap', ask),
    placeOf(account, 'smtp', ask),
  ]);
  if (!imap.known) return imap;
  if (!smtp.known) return smtp;
  const { runLoopback } = await import('./loopback.ts');
  return runLoopback({
    address,
    username: account.imap.username?.value ?? address,
    password,
    smtp: smtp.value,
    imap: imap.value,
    dialer,
    log,
    scrub: scrubOf(options),
    waitMs: loopback.waitMs,
    now: options.now,
    token: loopback.token,
    progress: (seconds) => options.progress?.({ step: 'loopback', seconds }),
  });
}

// ------------------------------------------------------------------------------ what receivers hold of the sender

async function senderAtAlibaba({ from }: Sought, ask: Asker): Promise<Fact<boolean>> {
  const domain = from === null ? null : domainIn(from.includes('@') ? from : `x@${from}`);
  if (domain === null) return NOT_GIVEN;
  const asked = await ask(domain, 'MX', FOR.sender({ domain }));
  return factOf(asked, ({ records }) =>
    records.some(
      (r) =>
        r.type === 'MX' &&
        'exchange' in r &&
        ['edition', 'alibaba'].includes(
          classifyMxHost(String(r.exchange).toLowerCase().replace(/\.$/, ''), domain).kind,
        ),
    ),
  );
}

/** The message that is most likely the one, with its way. */
function likeliest(mailbox: Fact<Mailbox>): FoundMessage | null {
  return mailbox.known ? bestOf(mailbox.value) : null;
}

async function standingOf(
  sought: Sought,
  mailbox: Fact<Mailbox>,
  copy: Fact<SendersCopy>,
  reading: BounceReading | null,
  ask: Asker,
): Promise<Fact<Standing>> {
  const found = likeliest(mailbox);
  const journeys = [found?.journey, copy.known ? copy.value.journey : null];
  const ip =
    journeys.find((j) => j?.sendingIp != null)?.sendingIp ??
    reading?.recipients.find((r) => r.senderIp !== null)?.senderIp ??
    null;
  // The person's own word for the sender goes before what is read.
  const from =
    sought.from?.includes('@') === true
      ? sought.from
      : (addressIn(found?.envelope.from ?? null) ?? sought.from);
  const domain = from === null ? null : domainIn(from.includes('@') ? from : `x@${from}`);
  if (ip === null || domain === null) return NOT_GIVEN;
  const { discoverDmarc } = await import('../protocols/dmarc/discover.ts');
  const [spf, dmarc] = await Promise.all([
    spfNow(domain, ip, from, ask),
    discoverDmarc(domain, ask),
  ]);
  if (!spf.known) return spf;
  if (!dmarc.known) return dmarc;
  return known({
    domain,
    ip,
    spf: spf.value.result,
    policy: dmarc.value.policy,
    seen: spf.value.seen,
  });
}
