/** `check-smime`: what a PKCS#12 file holds, and whether it will do for S/MIME in Alibaba Mail. */
import { rootCertificates } from 'node:tls';
import { type Facts, type ObservationLog, observationLog } from '../engine/fact.ts';
import type { Proof } from '../engine/prove.ts';
import { buildReport, type FailOn, type Report } from '../engine/report.ts';
import { type Language, type Message, text } from '../engine/text.ts';
import { type Walked, walk } from '../engine/walk.ts';
import type { HeldCertificate, SmimeFacts } from '../facts/smime.ts';
import { gatherSmime, isoOf, MAX_FILE, needsPassword } from '../gather/check-smime.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import type { FileKind } from '../protocols/smime/kind.ts';
import { checkSmimeTree } from '../trees/check-smime.ts';
import { VERSION } from '../version.ts';
import type { SmimeBytes } from './check-smime-file.ts';
import { sectionsOf } from './check-smime-sections.ts';

export interface SmimeCertificateReport {
  /** Place in the file, from 1. */
  readonly number: number;
  readonly subject: string;
  readonly issuer: string;
  readonly mailboxes: readonly string[];
  /** ISO 8601 in UTC. */
  readonly validFrom: string;
  readonly validTo: string;
  /** Hex. */
  readonly serial: string;
  readonly key: {
    readonly type: string;
    readonly bits: number | null;
    readonly curve: string | null;
  };
  readonly signature: string;
  /** `null`: the certificate does not limit them. */
  readonly usages: readonly string[] | null;
  /** Object identifiers; `null`: the certificate does not limit them. */
  readonly purposes: readonly string[] | null;
  readonly ca: boolean;
  /** Its private key is in the file. */
  readonly privateKey: boolean;
  /** SHA-256, hex with colons. */
  readonly fingerprint: string;
  /** Subjects, the certificate’s own first. */
  readonly chain: readonly string[];
  /** How the chain ends; whether receivers trust its root cannot be told from here. */
  readonly chainEnd: 'root' | 'known-root' | 'missing' | 'limit';
  readonly seen: string;
}

export interface CheckSmimeSubject {
  /** As it was given; `-` for standard input. */
  readonly file: string;
  /** What the certificate has to name; `null` where nothing was asked. */
  readonly mailbox: string | null;
  readonly kind: FileKind;
  /** In bytes; `null` where the file was not read to its end. */
  readonly size: number | null;
  /** `null` for what is no PKCS#12 file. */
  readonly opened: boolean | null;
  readonly container: {
    readonly mac: string | null;
    readonly macIterations: number | null;
    readonly encryption: readonly {
      readonly name: string;
      readonly iterations: number | null;
    }[];
  } | null;
  /** Private keys in the file; `null` where it was not opened. */
  readonly keys: number | null;
  /** The one that was judged. */
  readonly certificate: SmimeCertificateReport | null;
  readonly others: readonly SmimeCertificateReport[];
}

export interface CheckSmimeRun extends SmimeBytes {
  /** As it was given. */
  readonly file: string;
  readonly mailbox: string | null;
  readonly password: string | null;
  readonly now: Date;
  readonly language: Language;
  readonly failOn: FailOn;
  /** Roots that count as known, in PEM; those of Node when left out. They are those of TLS. */
  readonly roots?: readonly string[];
}

/** Whether a password has to be asked for: nothing else opens the file. */
export async function passwordNeeded({ bytes, size }: SmimeBytes): Promise<boolean> {
  return size !== null && size <= MAX_FILE && needsPassword(bytes);
}

const NO_PROOFS: ReadonlyMap<string, Proof> = new Map();

export async function checkSmimeFile(run: CheckSmimeRun): Promise<Report<CheckSmimeSubject>> {
  const started = performance.now();
  const log = observationLog();
  const facts = await gatherSmime({
    bytes: run.bytes,
    size: run.size,
    name: run.name,
    mailbox: run.mailbox,
    password: run.password,
    now: run.now,
    roots: () => run.roots ?? rootCertificates,
    log,
  });
  return reportOf(run, facts, walk(checkSmimeTree.root, facts), log, started);
}

function reportOf(
  run: CheckSmimeRun,
  facts: Facts<SmimeFacts>,
  walked: Walked,
  log: ObservationLog,
  started: number,
): Report<CheckSmimeSubject> {
  const observations = log.seal();
  return buildReport<CheckSmimeSubject>({
    tool: { name: 'alimail-doctor', version: VERSION, knowledge: KNOWLEDGE_DATE },
    command: 'check-smime',
    language: run.language,
    failOn: run.failOn,
    subject: subjectOf(run, facts),
    summary: summaryOf(run, facts),
    sections: sectionsOf(facts, run.language),
    walked,
    proofs: NO_PROOFS,
    observations,
    // Nobody is asked.
    stats: { queries: 0, ms: Math.round(performance.now() - started) },
    // No fix of a file changes a record.
    showRecord: ({ name, type, value }) => ({
      host: name,
      type,
      priority: null,
      value,
      zoneLine: `${name} IN ${type} ${value}`,
    }),
  });
}

function subjectOf(run: CheckSmimeRun, facts: Facts<SmimeFacts>): CheckSmimeSubject {
  const { container, contents, own, file } = facts;
  const kind = file.known ? file.value.kind : 'unknown';
  const judged = own.known ? own.value.own : null;
  const held = contents.known ? contents.value.certificates : [];
  return {
    file: run.file,
    mailbox: run.mailbox,
    kind,
    size: run.size,
    opened: kind === 'pkcs12' ? contents.known : null,
    container: container.known
      ? {
          mac: container.value.mac?.name ?? null,
          macIterations: container.value.mac?.iterations ?? null,
          encryption: container.value.protections.map(({ name, iterations }) => ({
            name,
            iterations,
          })),
        }
      : null,
    keys: contents.known ? contents.value.keys : null,
    certificate: judged === null ? null : certificateReport(judged),
    others: held.filter((h) => h !== judged).map(certificateReport),
  };
}

function certificateReport(held: HeldCertificate): SmimeCertificateReport {
  const { certificate: c, chain } = held;
  return {
    number: held.number,
    subject: c.subject,
    issuer: c.issuer,
    mailboxes: c.mailboxes.map((m) => m.address),
    validFrom: isoOf(c.from),
    validTo: isoOf(c.to),
    serial: c.serial,
    key: c.key,
    signature: c.signature.name,
    usages: c.usages,
    purposes: c.purposes,
    ca: c.isCa,
    privateKey: held.hasKey,
    fingerprint: c.fingerprint,
    chain: chain.links.map((link) => link.subject),
    chainEnd: chain.end,
    seen: held.seen.id,
  };
}

const TEXT = {
  summary: text('{file} — {what}', '{file} — {what}'),
  input: text('standard input', '标准输入'),
  certificate: text('S/MIME certificate of {name}', '{name} 的 S/MIME 证书'),
  other: text('no PKCS #12 file', '不是 PKCS #12 文件'),
  tooLarge: text('too large to be read', '文件过大，未读取'),
  closed: text('PKCS #12, not opened', 'PKCS #12 文件，未打开'),
  without: text('PKCS #12 without a certificate', 'PKCS #12 文件，没有证书'),
};

function summaryOf(run: CheckSmimeRun, { file, own, contents }: Facts<SmimeFacts>): Message {
  const what = (): Message => {
    if (own.known) {
      const { mailboxes, subject } = own.value.own.certificate;
      return TEXT.certificate({ name: mailboxes[0]?.address ?? subject });
    }
    if (file.known && file.value.cut) return TEXT.tooLarge();
    if (file.known && file.value.kind !== 'pkcs12') return TEXT.other();
    return contents.known ? TEXT.without() : TEXT.closed();
  };
  return TEXT.summary({ file: run.file === '-' ? TEXT.input() : run.file, what: what() });
}
