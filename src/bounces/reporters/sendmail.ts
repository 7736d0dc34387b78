/**
 * sendmail: `----- The following addresses had permanent fatal errors -----` with
 * `(reason: …)`, then the transcript of the session. The reason is only the first
 * line of a reply; the transcript has all of it, behind `<<<`. Version 5 and
 * before have the transcript alone.
 */
import { lineWithin } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn } from '../addresses.ts';
import type { Action, Kind, Mail, Reading, RecipientReading, Reporter } from '../types.ts';
import {
  addressIn,
  hints,
  isAddress,
  joined,
  readingOf,
  recipient,
  startsWithCode,
} from './common.ts';

export default {
  id: 'sendmail',
  name: 'Sendmail',
  recognises(mail: Mail): boolean {
    const { head, subject, ruled } = hints(mail);
    if (subject === 'returned mail: see transcript for details') return true;
    if (!ruled) return false;
    return (
      head.includes('- transcript of session follows') ||
      head.includes('addresses had permanent ') ||
      head.includes('addresses had transient non-fatal errors') ||
      head.includes('addresses had delivery problems -') ||
      head.includes('addresses have delivery notifications') ||
      head.includes('had successful delivery notifications')
    );
  },
  read: readSendmail,
} satisfies Reporter;

export function readSendmail(mail: Mail): Reading | null {
  const parts = partsOf(mail.text, hints(mail).status);
  const replies = repliesIn(parts.transcript);
  const kind = kindOf(mail, parts);
  const listed = parts.recipients.map((one) => understood(one, replies, parts));
  return readingOf(kind, listed.length > 0 ? listed : fromTranscript(mail, replies));
}

interface Listed {
  readonly address: Line;
  /** `(reason: …)`. */
  readonly reason: Line | null;
  readonly action: Action;
}

interface Parts {
  readonly recipients: readonly Listed[];
  readonly transcript: readonly Line[];
}

/** `<a@example.com>`, bare, with `(unrecoverable error)`, or as `>>> a@example.com <<<` and `>>> a <a@example.com>` (ActiveHunter). */
function listedAddress(trimmed: string): string | null {
  const marked = trimmed.startsWith('>>> ');
  if (marked && trimmed.endsWith('>')) {
    const value = trimmed.slice(trimmed.lastIndexOf('<') + 1, -1);
    return isAddress(value) ? value : null;
  }
  const bare = marked ? trimmed.slice(4).replace(/ <<<$/, '') : trimmed;
  if (bare.startsWith('"|') || bare.startsWith('|') || bare.startsWith('(')) return null;
  const paren = bare.indexOf(' (');
  const value = (paren < 0 ? bare : bare.slice(0, paren)).trim().replace(/^<|>$/g, '');
  return isAddress(value) ? value : null;
}

/** Where there is a delivery status, it names the address before expansion. */
function partsOf(text: readonly Line[], expanded: boolean): Parts {
  const recipients: { address: Line; reason: Line | null; action: Action }[] = [];
  const transcript: Line[] = [];
  let section: Action | 'transcript' | null = null;
  for (const { text: raw, line } of text) {
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const rule = ruleWords(trimmed);
    if (rule !== null) {
      const next = sectionOf(rule);
      if (next === 'end') break;
      if (next !== undefined) section = next;
      continue;
    }
    if (section === null) continue;
    if (section === 'transcript') {
      if (transcript.length < 2000) transcript.push({ text: raw.trimEnd(), line });
      continue;
    }
    const address = listedAddress(trimmed);
    if (address !== null) {
      if (recipients.length < 1000) {
        recipients.push({ address: { text: address, line }, reason: null, action: section });
      }
      continue;
    }
    const last = recipients[recipients.length - 1];
    const local = aliasIn(trimmed);
    if (trimmed.startsWith('(reason: ') && last !== undefined) {
      const value = trimmed.slice(9);
      last.reason = { text: value.endsWith(')') ? value.slice(0, -1) : value, line };
    } else if (local !== null && last !== undefined && (expanded || last.address.text === '')) {
      last.address = { text: local, line };
    } else if (trimmed.startsWith('"|') || trimmed.startsWith('|') || trimmed.startsWith('/')) {
      // A program or a file: the address is where it was expanded from.
      recipients.push({ address: { text: '', line }, reason: null, action: section });
    }
  }
  return { recipients: recipients.filter((r) => r.address.text !== ''), transcript };
}

/** `(expanded from: <a@example.com>)`. */
function aliasIn(trimmed: string): string | null {
  return trimmed.startsWith('(expanded from:') ? addressIn(trimmed) : null;
}

/** The words of `   ----- Transcript of session follows -----` in lower case. */
function ruleWords(trimmed: string): string | null {
  if (!trimmed.startsWith('---')) return null;
  return trimmed.replace(/^-{3,80} {0,4}/, '').toLowerCase();
}

function sectionOf(words: string): Action | 'transcript' | 'end' | undefined {
  if (words.startsWith('transcript of session')) return 'transcript';
  if (words.includes('addresses ha') || words.includes('recipients ha')) {
    if (words.includes('non-fatal') || words.includes('transient')) return 'delayed';
    return words.includes('delivery notifications') ? 'delivered' : 'failed';
  }
  if (words.includes('message follows') || words.includes('original message')) return 'end';
  if (words.includes('header follows') || words.includes('headers follow')) return 'end';
  return undefined;
}

function kindOf(mail: Mail, { recipients }: Parts): Kind {
  if (recipients.some((r) => r.action === 'failed')) {
    return hints(mail).subject.startsWith('warning: could not send') ? 'delay' : 'bounce';
  }
  if (recipients.some((r) => r.action === 'delayed')) return 'delay';
  if (recipients.length > 0) return 'delivered';
  return hints(mail).subject.startsWith('warning') ? 'delay' : 'bounce';
}

/** A reply in the transcript. */
interface Said {
  readonly reply: Line;
  /** First line of it, for finding it by the reason. */
  readonly first: string;
  /** What it answered: `RCPT To:<a@example.com>`; empty at the greeting. */
  readonly command: string;
  readonly host: Line | null;
  /** Said by the server, or sendmail's own line. */
  readonly remote: boolean;
}

/** The host of `... while talking to mx.example.com.:`. */
function talkingTo({ text, line }: Line): Line | null {
  const at = text.toLowerCase().indexOf('while talking to ');
  if (at < 0 || at > 5) return null;
  const [host = ''] = text.slice(at + 17).split(/[\s[(]/, 1);
  const name = host.replace(/[.:]{0,2}$/, '').toLowerCase();
  return name.includes('.') ? { text: name, line } : null;
}

function repliesIn(transcript: readonly Line[]): readonly Said[] {
  const found: Said[] = [];
  let host: Line | null = null;
  let command = '';
  let open: Line[] = [];
  let remote = false;
  const close = () => {
    const reply = joined(open);
    const [first] = open;
    if (reply !== null && first !== undefined) {
      found.push({ reply, first: first.text.trim(), command, host, remote });
    }
    open = [];
  };
  for (const piece of transcript) {
    const { text: raw, line } = piece;
    const text = raw.trimStart();
    if (text.startsWith('<<<')) {
      const value = { text: text.slice(3).trim(), line };
      // A line `550-…` goes on; one with a space after its code is the last.
      const previous = open[open.length - 1];
      if (!remote || previous === undefined || !/^\d{3}-/.test(previous.text)) close();
      remote = true;
      open.push(value);
      continue;
    }
    const talking = talkingTo({ text, line });
    if (talking !== null || text.startsWith('>>>')) {
      close();
      if (talking !== null) {
        host = talking;
        command = '';
      } else command = text.slice(3).trim();
      continue;
    }
    if (remote || startsWithCode(text) || !/^\s/.test(raw)) {
      close();
      remote = false;
    }
    open.push({ text, line });
  }
  close();
  return found;
}

function isRefusal({ reply }: Said): boolean {
  return /^[45]/.test(reply.text) || !/^\d/.test(reply.text);
}

/** Answers to commands that came after the refusal: `503 Need RCPT`. */
function isAftermath({ reply }: Said): boolean {
  return /^503[ -]/.test(reply.text);
}

function understood(
  { address, reason, action }: Listed,
  replies: readonly Said[],
  { recipients }: Parts,
): RecipientReading {
  const said = replyFor(address.text, reason, replies, recipients.length === 1);
  return recipient({
    address,
    action,
    diagnostic: said?.reply ?? reason,
    remoteHost: said?.remote === true ? said.host : null,
  });
}

function replyFor(
  address: string,
  reason: Line | null,
  replies: readonly Said[],
  single: boolean,
): Said | null {
  const named = address.toLowerCase();
  const remote = replies.filter((r) => r.remote && isRefusal(r) && !isAftermath(r));
  if (reason !== null) {
    const start = reason.text.slice(0, 60);
    const same = remote.filter((r) => r.first.startsWith(start));
    const own = same.find((r) => r.command.toLowerCase().includes(named)) ?? same[0];
    if (own !== undefined) return own;
    // sendmail's own reason; its line in the transcript has a code: `550 5.0.0 <a@example.com>... Can't create output`.
    return startsWithCode(reason.text) ? null : localReply(reason.text, named, replies, single);
  }
  const asked = remote.find((r) => r.command.toLowerCase().includes(named));
  if (asked !== undefined) return asked;
  const local = replies.find((r) => !r.remote && isRefusal(r) && mentions(r.reply.text, named));
  if (single && remote.length > 0) return remote[remote.length - 1] ?? null;
  if (local !== undefined) return withNeighbour(local, replies);
  if (!single) return null;
  const own = replies.filter((r) => !r.remote && isRefusal(r));
  const coded = own.find((r) => startsWithCode(r.reply.text));
  return coded === undefined ? (own[0] ?? null) : withNeighbour(coded, replies);
}

/** sendmail's own line with a code that repeats its reason. */
function localReply(
  reason: string,
  address: string,
  replies: readonly Said[],
  single: boolean,
): Said | null {
  const coded = replies.filter((r) => !r.remote && isRefusal(r) && startsWithCode(r.reply.text));
  const found =
    coded.find((r) => mentions(r.reply.text, address)) ??
    // `(reason: 1)`: how a program ended, which is anywhere.
    (reason.length > 3 ? coded.find((r) => r.reply.text.includes(reason)) : undefined) ??
    (single ? coded[0] : undefined);
  return found === undefined ? null : withNeighbour(found, replies);
}

/**
 * What stands right above sendmail's own line on the same failure: the words of a
 * program (`maildrop: maildir over quota.`), or the reply that a line without a code
 * comes from (`451 4.4.1 reply: read error from mx.example.com.`).
 */
function withNeighbour(own: Said, replies: readonly Said[]): Said {
  const before = replies[replies.indexOf(own) - 1];
  if (before === undefined || before.remote || before.reply.text.includes('@')) return own;
  const coded = startsWithCode(own.reply.text);
  if (coded && !startsWithCode(before.reply.text) && before.reply.text.includes(': ')) {
    return {
      ...own,
      reply: { text: `${own.reply.text} (${before.reply.text})`, line: own.reply.line },
    };
  }
  if (!coded && startsWithCode(before.reply.text)) {
    return {
      ...before,
      reply: { text: `${before.reply.text} ${own.reply.text}`, line: before.reply.line },
    };
  }
  return own;
}

function mentions(text: string, address: string): boolean {
  return text.toLowerCase().includes(address);
}

/** Recipients of a transcript alone: those whose command was refused, and those of sendmail's own lines. */
function fromTranscript(mail: Mail, replies: readonly Said[]): readonly RecipientReading[] {
  const found: RecipientReading[] = [];
  let hosts = 0;
  for (const said of replies) {
    if (!isRefusal(said) || isAftermath(said)) continue;
    const { reply, command, host, remote } = said;
    const own = remote
      ? command.toUpperCase().startsWith('RCPT') || command.toUpperCase().startsWith('X')
        ? addressIn(command)
        : null
      : subjectOf(reply.text);
    if (own === null) {
      hosts++;
      continue;
    }
    const before = remote ? null : remoteBefore(replies, said);
    found.push(
      recipient({
        address: { text: own, line: reply.line },
        diagnostic: before?.reply ?? behindDots(reply),
        remoteHost: before?.host ?? (remote ? host : null),
      }),
    );
  }
  if (found.length > 0 || hosts === 0) return found;
  // `421 example.com (smtp)... Deferred`: only the host is named.
  const first = replies.find((r) => isRefusal(r) && !isAftermath(r));
  const [to, ...others] = originalTo(mail);
  if (first === undefined || to === undefined || others.length > 0) return [];
  return [recipient({ address: to, diagnostic: first.reply, remoteHost: first.host })];
}

/** The reply right before sendmail's own line on the same failure. */
function remoteBefore(replies: readonly Said[], own: Said): Said | null {
  const before = replies[replies.indexOf(own) - 1];
  return before?.remote === true &&
    before.host === own.host &&
    isRefusal(before) &&
    before.command !== 'QUIT'
    ? before
    : null;
}

/** `550 <a@example.com>... User unknown`, `554 5.1.1 a@example.com... …`: who it is about. */
function subjectOf(text: string): string | null {
  const dots = text.indexOf('... ');
  if (dots < 0 || dots > 300) return null;
  const [found] = addressesIn(text.slice(0, dots), 1);
  return found?.address ?? null;
}

/** `554 <a@example.com>... 550 Host unknown`: the code behind the dots is the cause's. */
function behindDots(reply: Line): Line {
  const dots = reply.text.indexOf('... ');
  const rest = dots < 0 ? '' : reply.text.slice(dots + 4);
  return startsWithCode(rest) ? { text: rest, line: reply.line } : reply;
}

function originalTo(mail: Mail): readonly Line[] {
  const field = mail.original?.first('to') ?? null;
  if (field !== null)
    return addressesIn(field.text, 3).map(({ address }) => ({
      text: address,
      line: lineWithin(field, address),
    }));
  // The unsent message follows in the same text.
  const at = mail.text.findIndex(
    (l) => ruleWords(l.text.trim())?.includes('message follows') === true,
  );
  if (at < 0) return [];
  const to = mail.text.slice(at, at + 60).find((l) => l.text.slice(0, 3).toLowerCase() === 'to:');
  return to === undefined
    ? []
    : addressesIn(to.text, 3).map(({ address }) => ({
        text: address,
        line: lineWithin(to, address),
      }));
}
