/** From the bytes of a file to the facts of `check-smime`. Nothing is asked of anybody. */
import { type Facts, known, type ObservationLog, type Reason, unknown } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type {
  HeldCertificate,
  OwnCertificate,
  SmimeAsked,
  SmimeContainer,
  SmimeContents,
  SmimeFacts,
  SmimeFile,
  SmimeProtection,
  Strength,
} from '../facts/smime.ts';
import { readCertificate, type SmimeCertificate } from '../protocols/smime/certificate.ts';
import { chainOf, isSelfIssued, newTries } from '../protocols/smime/chain.ts';
import { isKeyOf, readKey } from '../protocols/smime/key.ts';
import { kindOf } from '../protocols/smime/kind.ts';
import { type MailboxMatch, matchMailbox } from '../protocols/smime/mailbox.ts';
import {
  type Bag,
  type Container,
  type Contents,
  type Opening,
  openContainer,
  type Protection,
  readContainer,
} from '../protocols/smime/pkcs12.ts';

/** No file of one mailbox is larger, in bytes. */
export const MAX_FILE = 1024 * 1024;

/** Mailboxes of a certificate that an observation lists. */
const SEEN_MAILBOXES = 100;

export interface SmimeQuestion {
  /** The file, or as much of it as `MAX_FILE`. */
  readonly bytes: Uint8Array;
  /** In bytes; `null` where its end was not seen. */
  readonly size: number | null;
  /** Without its folder; `null` for standard input. */
  readonly name: string | null;
  readonly mailbox: string | null;
  readonly password: string | null;
  readonly now: Date;
  /** Roots that are known here, in PEM. */
  readonly roots: () => readonly string[];
  readonly log: ObservationLog;
}

const FOR = {
  file: text('what the file is', '文件是什么'),
  container: text('how the file is wrapped and encrypted', '文件如何封装和加密'),
  password: text('whether the password opens it', '密码能否打开文件'),
  contents: text('what the file holds', '文件里有什么'),
  certificate: text('what the certificate says', '证书的内容'),
};

/** Whether the file has to be opened with a password that is not empty. */
export async function needsPassword(bytes: Uint8Array): Promise<boolean> {
  const read = readContainer(bytes);
  if (read.kind !== 'pkcs12') return false;
  return (await openContainer(read.container, null)).state === 'needs-password';
}

export async function gatherSmime(question: SmimeQuestion): Promise<Facts<SmimeFacts>> {
  const { bytes, name, log, now } = question;
  const at = now.toISOString();
  const see = (
    order: string,
    asked: string,
    why: (typeof FOR)[keyof typeof FOR],
    got: Readonly<Record<string, unknown>>,
  ) =>
    log.add({
      from: 'file',
      at,
      asked,
      of: name ?? '-',
      for: why(),
      got,
      ms: 0,
      order,
    });
  const cut = question.size === null || question.size > MAX_FILE;
  const kind = kindOf(bytes);
  const fileSeen = see('a', 'file', FOR.file, { kind, size: question.size });
  const file: SmimeFile = { name, size: question.size, kind, cut, seen: fileSeen };
  const asked: SmimeAsked = { mailbox: question.mailbox, now: now.getTime() };
  const base = { file: known(file, [fileSeen]), asked: known(asked) };
  const none = (reason: Parameters<typeof unknown>[0], because = [fileSeen]) => ({
    container: unknown(reason, because),
    password: unknown(reason, because),
    contents: unknown(reason, because),
    own: unknown(reason, because),
  });
  const read = cut ? null : readContainer(bytes);
  if (read === null || read.kind === 'other') {
    const reason = cut ? 'limit' : 'depends-on-unknown';
    return { ...base, reading: unknown(reason, [fileSeen]), ...none(reason) };
  }
  if (read.kind === 'damaged') {
    if (read.problem === 'limit') {
      return { ...base, reading: unknown('limit', [fileSeen]), ...none('limit') };
    }
    const reading = known({ damage: read.problem, seen: fileSeen }, [fileSeen]);
    return { ...base, reading, ...none('malformed') };
  }
  const { container } = read;
  const opening = await openContainer(container, question.password);
  const wrapped = wrappingOf(container, opening);
  const wrapSeen = see('b', 'container', FOR.container, {
    mac: wrapped.mac === null ? null : wrapped.mac.name,
    macIterations: wrapped.mac?.iterations ?? null,
    encryption: wrapped.protections.map((p) =>
      p.iterations === null ? p.name : `${p.name}, ${p.iterations}`,
    ),
    keyInTheClear: wrapped.bareKey,
  });
  const container2: SmimeContainer = { ...wrapped, seen: wrapSeen };
  const passwordSeen = see('c', 'password', FOR.password, {
    given: question.password !== null && question.password !== '',
    result: opening.state,
    ...(opening.state === 'unsupported' ? { what: opening.what } : {}),
    ...(opening.state === 'limit' ? { iterations: opening.iterations } : {}),
  });
  const wrap = { ...base, container: known(container2, [wrapSeen]) };
  const sound = known({ damage: null, seen: wrapSeen }, [wrapSeen]);
  if (opening.state === 'damaged') {
    const { problem } = opening;
    const outcome =
      problem === 'limit'
        ? unknown('limit', [wrapSeen])
        : known({ damage: problem, seen: passwordSeen }, [passwordSeen]);
    const reason = problem === 'limit' ? 'limit' : 'malformed';
    return {
      ...none(reason, [passwordSeen]),
      ...wrap,
      reading: outcome,
      password: known({ outcome: 'right', emptyOpens: false, seen: passwordSeen }, [passwordSeen]),
    };
  }
  if (opening.state !== 'opened') {
    const { state } = opening;
    if (state === 'wrong-password') {
      const password = known(
        { outcome: 'wrong' as const, emptyOpens: opening.empty, seen: passwordSeen },
        [passwordSeen],
      );
      return { ...none('depends-on-unknown', [passwordSeen]), ...wrap, reading: sound, password };
    }
    return { ...none(state, [passwordSeen]), ...wrap, reading: sound };
  }
  const { contents } = opening;
  const roots = () => question.roots().flatMap((pem) => rootsOf(pem) ?? []);
  const tries = newTries();
  const certificates = contents.certificates.map((bag) => ({
    bag,
    certificate: readCertificate(bag.der),
  }));
  const readable = certificates.flatMap(({ certificate }) => certificate ?? []);
  const paired = pairsOf(contents, certificates);
  const held: HeldCertificate[] = [];
  for (const [i, { certificate }] of certificates.entries()) {
    if (certificate === null) continue;
    // The same certificate twice in a file is one.
    if (held.some((h) => h.certificate.fingerprint === certificate.fingerprint)) continue;
    const number = i + 1;
    held.push({
      number,
      certificate,
      hasKey: paired.with.has(certificate),
      match: question.mailbox === null ? null : nearest(question.mailbox, certificate),
      chain: chainOf(certificate, readable, roots, now.getTime(), tries),
      seen: see(`e${String(number).padStart(4, '0')}`, `certificate ${number}`, FOR.certificate, {
        subject: certificate.subject,
        issuer: certificate.issuer,
        mailboxes: certificate.mailboxes.slice(0, SEEN_MAILBOXES).map((m) => m.address),
        validFrom: isoOf(certificate.from),
        validTo: isoOf(certificate.to),
        serial: certificate.serial,
        fingerprint: certificate.fingerprint,
      }),
    });
  }
  const contentsSeen = see('d', 'contents', FOR.contents, {
    keys: contents.keys.length,
    certificates: contents.certificates.length,
  });
  const inside: SmimeContents = {
    keys: contents.keys.length,
    strayKeys: paired.stray,
    unreadKeys: paired.unread,
    certificates: held,
    unreadCertificates: certificates.length - readable.length,
    seen: contentsSeen,
  };
  const own = ownOf(held, asked);
  return {
    ...wrap,
    reading: sound,
    password: known({ outcome: 'right', emptyOpens: opening.empty, seen: passwordSeen }, [
      passwordSeen,
    ]),
    contents: known(inside, [contentsSeen]),
    own:
      own === null
        ? unknown(inside.unreadCertificates > 0 ? 'unsupported' : 'depends-on-unknown', [
            contentsSeen,
          ])
        : known(own, [own.own.seen]),
  };
}

export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

/** Roots are read once: they are the same in every run. */
const knownRoots = new Map<string, SmimeCertificate | null>();

function rootsOf(pem: string): SmimeCertificate | null {
  let root = knownRoots.get(pem);
  if (root === undefined) {
    const base64 = pem.replace(/-----[A-Z ]{1,40}-----/g, '');
    root = readCertificate(Buffer.from(base64, 'base64'));
    knownRoots.set(pem, root);
  }
  return root;
}

// ------------------------------------------------------------------------------ the wrapping

const STRENGTH: readonly (readonly [RegExp, Strength])[] = [
  [/^RC[24]/, 'weak'],
  [/^3DES/, 'old'],
  [/^(AES|Camellia|SM4)/, 'good'],
];

function protectionOf(protection: Protection): SmimeProtection {
  const { name } = protection;
  return {
    name,
    strength: STRENGTH.find(([pattern]) => pattern.test(name))?.[1] ?? 'not-known',
    iterations:
      protection.scheme === 'unsupported' || !Number.isFinite(protection.iterations)
        ? null
        : protection.iterations,
  };
}

function closedBy({ state }: Opening): Reason | null {
  if (state === 'opened') return null;
  if (state === 'damaged') return 'malformed';
  return state === 'wrong-password' ? 'depends-on-unknown' : state;
}

function wrappingOf(container: Container, opening: Opening): Omit<SmimeContainer, 'seen'> {
  const { mac } = container;
  const opened = opening.state === 'opened' ? opening : null;
  const all = opened?.contents.protections ?? container.protections;
  const each = new Map(all.map(protectionOf).map((p) => [`${p.name} ${p.iterations}`, p] as const));
  return {
    mac:
      mac === null
        ? null
        : {
            name: mac.name,
            kind: mac.kind,
            iterations:
              mac.kind === 'unsupported' || !Number.isFinite(mac.iterations)
                ? null
                : mac.iterations,
          },
    protections: [...each.values()],
    closed: closedBy(opening),
    bareKey: opened?.contents.bareKey ?? container.bareKey,
    oddPassword: opened?.odd ?? false,
  };
}

// ------------------------------------------------------------------------------ what is inside

interface Read {
  readonly bag: Bag;
  readonly certificate: SmimeCertificate | null;
}

/** Which certificates have their key in the file. */
function pairsOf({ keys }: Contents, certificates: readonly Read[]) {
  const matched = new Set<SmimeCertificate>();
  let stray = 0;
  let unread = 0;
  for (const bag of keys) {
    const key = readKey(bag.der);
    const own = certificates.flatMap(({ bag: held, certificate }) => {
      if (certificate === null) return [];
      const fits =
        key === null
          ? bag.localId !== null && held.localId === bag.localId
          : isKeyOf(key, certificate);
      return fits ? [certificate] : [];
    });
    for (const certificate of own) matched.add(certificate);
    if (own.length > 0) continue;
    if (key === null) unread++;
    else stray++;
  }
  return { with: matched, stray, unread };
}

const NEAR: Readonly<Record<MailboxMatch, number>> = { exact: 2, case: 1, other: 0 };

function nearest(asked: string, { mailboxes }: SmimeCertificate): MailboxMatch {
  return mailboxes
    .map(({ address }) => matchMailbox(asked, address))
    .reduce<MailboxMatch>((best, match) => (NEAR[match] > NEAR[best] ? match : best), 'other');
}

/**
 * The certificate that the file is for: one with a key, for the mailbox, of a
 * person, in its time, and of several such the one that lasts longest.
 */
function ownOf(held: readonly HeldCertificate[], { now }: SmimeAsked): OwnCertificate | null {
  const issuers = new Set(held.flatMap((h) => h.chain.links.slice(1)));
  const points = ({ certificate, hasKey, match }: HeldCertificate): readonly number[] => [
    hasKey ? 1 : 0,
    match === null || match === 'other' ? 0 : 1,
    issuers.has(certificate) || (certificate.isCa && !isSelfIssued(certificate)) ? 0 : 1,
    certificate.from <= now && now <= certificate.to ? 1 : 0,
    certificate.to,
    certificate.from,
  ];
  const ranked = held
    .map((h) => ({ h, by: points(h) }))
    .sort((a, b) => {
      const at = a.by.findIndex((value, i) => value !== b.by[i]);
      return at < 0 ? a.h.number - b.h.number : (b.by[at] as number) - (a.by[at] as number);
    })
    .map(({ h }) => h);
  const [own] = ranked;
  return own === undefined ? null : { own, paired: ranked.filter((h) => h.hasKey) };
}
