/** What the checks of the sender's side and of delivery share: how two addresses differ, what reports are about, what a refusal asks for. */
import type { Cause } from '../../bounces/causes.ts';
import type { Observation } from '../../engine/fact.ts';
import { type Message, type TextValue, text } from '../../engine/text.ts';
import type { FoundMessage, ProbeAttempt, Returned, Trail, Wanted } from '../../facts/missing.ts';
import { bestOf, given } from './missing.ts';

/** From here on a message of the mailbox is taken for the one that is sought. */
const SURE = 0.9;
/** From here on a report is about the message that is sought. */
const LIKELY = 0.5;

/** The message in the mailbox that may be the one. */
export function bestIn({ mailbox }: Trail): FoundMessage | null {
  const box = given(mailbox);
  return box === null ? null : bestOf(box);
}

/** The message in the mailbox, where it surely is: then no fault of the way kept it out. */
export function arrivedIn(trail: Trail): FoundMessage | null {
  const best = bestIn(trail);
  return best !== null && best.match.confidence >= SURE ? best : null;
}

/** Whether a report may be about the message that is sought; one that names another message is not. */
export function isAbout({ match }: Returned): boolean {
  return match === null || match.confidence >= LIKELY || match.against.length === 0;
}

/** Reports that a search turned up, those of the message first, then the newest. */
export function reportsOf({ returned }: Trail): readonly Returned[] {
  const sure = (r: Returned) => Math.round((r.match?.confidence ?? 0.6) * 10);
  return (given(returned) ?? [])
    .filter(isAbout)
    .sort((a, b) => sure(b) - sure(a) || ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
}

/** A report that names the address that waits: then the sender wrote it right. */
export function namesWanted({ slip }: Returned): boolean {
  return slip.kind === 'same';
}

const SENDER = text('the sender', '发件人');

/** The sender by address where it is known. */
export function senderOf({ sought }: Wanted): TextValue {
  return sought.from ?? SENDER();
}

/** The longest words of a server that are quoted, in characters. */
const MAX_QUOTED = 500;

export function quoted(words: string): string {
  const line = words
    .slice(0, MAX_QUOTED * 4)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  const isWhole = letters.length <= MAX_QUOTED && words.length <= MAX_QUOTED * 4;
  return isWhole ? line : `${letters.slice(0, MAX_QUOTED - 1).join('')}…`;
}

/** What a mail exchanger said to the address; `null` where it was not asked so far. */
export function replyTo({ steps }: ProbeAttempt): string | null {
  return steps.findLast((s) => s.step === 'RCPT TO')?.reply ?? null;
}

/** Servers that took nothing for the address just now, for lack of space. */
export function refusedAsFull({ probe }: Trail): readonly ProbeAttempt[] {
  return (given(probe)?.attempts ?? []).filter(
    (a) => (a.outcome === 'refused' || a.outcome === 'deferred') && a.cause === 'mailbox-full',
  );
}

// ------------------------------------------------------------------------------ how addresses differ

const DIFFERS = {
  missing: text('“{right}” is missing {where}', '{where}少了“{right}”'),
  tooMuch: text('there is an extra “{typed}” {where}', '{where}多了“{typed}”'),
  other: text(
    '{where} it says “{typed}” instead of “{right}”',
    '{where}把“{right}”写成了“{typed}”',
  ),
  before: text('before the @', '@ 前面'),
  behind: text('after the @', '@ 后面'),
  both: text('on both sides of the @', '@ 前后'),
  wholly: text('they have little in common', '差别很大'),
};
/** A longer piece is no slip of the keys that needs pointing at. */
const MAX_PIECE = 12;

/** What differs between two addresses, as a clause: `after the @ it says “ci” instead of “ic”`. */
export function difference(typed: string, right: string): Message {
  const a = [...typed.toLowerCase()];
  const b = [...right.toLowerCase()];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const wrong = a.slice(start, a.length - end).join('');
  const good = b.slice(start, b.length - end).join('');
  if (wrong.length > MAX_PIECE || good.length > MAX_PIECE || wrong + good === '') {
    return DIFFERS.wholly();
  }
  const at = b.indexOf('@');
  const where =
    wrong.includes('@') || good.includes('@')
      ? DIFFERS.both()
      : start <= at && b.length - end <= at
        ? DIFFERS.before()
        : DIFFERS.behind();
  if (wrong === '') return DIFFERS.missing({ right: good, where });
  if (good === '') return DIFFERS.tooMuch({ typed: wrong, where });
  return DIFFERS.other({ typed: wrong, right: good, where });
}

// ------------------------------------------------------------------------------ what a refusal asks for

/** Whose turn it is after a refusal, by its cause. */
export type Turn =
  /** The mailbox has no room. */
  | 'space'
  /** The account is not there, or is disabled. */
  | 'account'
  /** The mailbox keeps the sender out. */
  | 'blacklist'
  /** Mail for the domain finds no server that takes it. */
  | 'domain'
  /** It is passed round in a circle. */
  | 'loop'
  /** The message itself is not taken. */
  | 'message'
  /** The sender's account or its own server does not let it out. */
  | 'sender-account'
  /** The sender's domain or server is not trusted. */
  | 'sender-server'
  /** Nothing but another try. */
  | 'again'
  /** The server of the mailbox is at fault. */
  | 'fault'
  /** Nobody can tell from the cause. */
  | 'notice';

const TURNS: Readonly<Record<Cause, Turn>> = {
  'spf-failed': 'sender-server',
  'dkim-failed': 'sender-server',
  'dmarc-failed': 'sender-server',
  unauthenticated: 'sender-server',
  'external-sending-disabled': 'sender-account',
  'weak-password-throttled': 'sender-account',
  'auditor-rejected': 'sender-account',
  'local-spam': 'sender-account',
  'behaviour-spam': 'sender-account',
  'content-rejected': 'message',
  virus: 'message',
  'ip-blocklisted': 'sender-server',
  'ip-reputation': 'sender-server',
  'ptr-missing': 'sender-server',
  'domain-reputation': 'sender-server',
  'sender-rejected': 'sender-server',
  'sender-login-mismatch': 'sender-account',
  'authentication-failed': 'sender-account',
  'relay-denied': 'domain',
  'wrong-submission-host': 'sender-account',
  'user-unknown': 'account',
  'recipient-disabled': 'account',
  'recipient-moved': 'account',
  'recipient-refuses': 'blacklist',
  'mailbox-full': 'space',
  'message-too-large': 'message',
  'too-many-recipients': 'message',
  'rate-limited': 'again',
  greylisted: 'again',
  'domain-not-found': 'domain',
  'host-unreachable': 'domain',
  'null-mx': 'domain',
  'tls-required': 'sender-server',
  'delivery-timeout': 'domain',
  'mail-loop': 'loop',
  'remote-system-error': 'again',
  'local-delivery-failed': 'fault',
  'protocol-error': 'sender-server',
  'not-rfc-compliant': 'message',
  'policy-rejected': 'sender-server',
  unknown: 'notice',
};

export function turnOf(cause: Cause | null): Turn {
  return TURNS[cause ?? 'unknown'];
}

/** Observations, each once. */
export function each(observations: readonly Observation[]): readonly Observation[] {
  return [...new Set(observations)];
}
