/**
 * What enhanced status codes and bare reply codes say of the cause. Systems use
 * many of them loosely: the confidence is the part of replies in the wild for
 * which the cause is right when nothing but the code is known.
 */
import type { Cause } from './causes.ts';

export interface CodeReading {
  readonly cause: Cause;
  readonly confidence: number;
}

type Row = readonly [cause: Cause, confidence: number];

/** Subject and detail, for both classes. IANA registry "SMTP Enhanced Status Codes". */
const BY_DETAIL: Readonly<Record<string, Row>> = {
  // RFC 3463 §3.2, address
  '1.0': ['user-unknown', 0.55],
  '1.1': ['user-unknown', 0.93],
  '1.2': ['domain-not-found', 0.85],
  '1.3': ['user-unknown', 0.6],
  '1.4': ['user-unknown', 0.6],
  '1.6': ['recipient-moved', 0.75],
  '1.7': ['sender-rejected', 0.8],
  '1.8': ['sender-rejected', 0.88],
  // RFC 3886: relayed to a mailer that does not do tracking
  '1.9': ['protocol-error', 0.4],
  // RFC 7505 §6; Exchange Online gives it to recipients it does not find
  '1.10': ['null-mx', 0.5],
  // RFC 3463 §3.3, mailbox
  '2.0': ['recipient-disabled', 0.4],
  '2.1': ['recipient-disabled', 0.8],
  '2.2': ['mailbox-full', 0.95],
  '2.3': ['message-too-large', 0.9],
  '2.4': ['recipient-refuses', 0.5],
  // RFC 3463 §3.4, mail system
  '3.0': ['remote-system-error', 0.45],
  '3.1': ['remote-system-error', 0.75],
  '3.2': ['remote-system-error', 0.7],
  '3.3': ['protocol-error', 0.6],
  '3.4': ['message-too-large', 0.93],
  '3.5': ['remote-system-error', 0.75],
  // RFC 6710: the priority asked for was changed
  '3.6': ['protocol-error', 0.4],
  // RFC 3463 §3.5, network and routing
  '4.0': ['host-unreachable', 0.5],
  '4.1': ['host-unreachable', 0.75],
  '4.2': ['host-unreachable', 0.75],
  '4.3': ['remote-system-error', 0.7],
  '4.4': ['domain-not-found', 0.8],
  '4.5': ['rate-limited', 0.6],
  '4.6': ['mail-loop', 0.93],
  '4.7': ['delivery-timeout', 0.93],
  // RFC 3463 §3.6, protocol
  '5.0': ['protocol-error', 0.4],
  '5.1': ['protocol-error', 0.7],
  '5.2': ['protocol-error', 0.65],
  '5.3': ['too-many-recipients', 0.85],
  '5.4': ['protocol-error', 0.65],
  '5.5': ['protocol-error', 0.7],
  // RFC 4954 §6: authentication exchange line too long
  '5.6': ['protocol-error', 0.75],
  // RFC 3463 §3.7, content
  '6.0': ['content-rejected', 0.65],
  '6.1': ['content-rejected', 0.65],
  '6.2': ['not-rfc-compliant', 0.55],
  '6.3': ['not-rfc-compliant', 0.6],
  '6.4': ['not-rfc-compliant', 0.55],
  '6.5': ['not-rfc-compliant', 0.55],
  // RFC 4468: BURL content not available
  '6.6': ['remote-system-error', 0.5],
  // RFC 6531, internationalised mail
  '6.7': ['protocol-error', 0.7],
  '6.8': ['protocol-error', 0.7],
  '6.9': ['protocol-error', 0.7],
  '6.10': ['protocol-error', 0.7],
  // RFC 3463 §3.8, security and policy
  '7.0': ['policy-rejected', 0.55],
  '7.1': ['policy-rejected', 0.6],
  '7.2': ['recipient-refuses', 0.75],
  '7.3': ['policy-rejected', 0.5],
  '7.4': ['tls-required', 0.45],
  '7.5': ['tls-required', 0.45],
  '7.6': ['tls-required', 0.45],
  '7.7': ['content-rejected', 0.5],
  // RFC 5248 §2.4, RFC 4954 §6; Yahoo's 5.7.9 is a policy refusal
  '7.8': ['authentication-failed', 0.85],
  '7.9': ['policy-rejected', 0.55],
  '7.10': ['tls-required', 0.85],
  '7.11': ['tls-required', 0.85],
  '7.12': ['authentication-failed', 0.85],
  '7.13': ['recipient-disabled', 0.85],
  '7.14': ['relay-denied', 0.55],
  // RFC 6710: priority
  '7.15': ['policy-rejected', 0.6],
  '7.16': ['message-too-large', 0.85],
  // RFC 7293: the owner of the mailbox or of the domain has changed
  '7.17': ['recipient-moved', 0.8],
  '7.18': ['recipient-moved', 0.7],
  '7.19': ['policy-rejected', 0.5],
  // RFC 7372 §3
  '7.20': ['dkim-failed', 0.92],
  '7.21': ['dkim-failed', 0.92],
  '7.22': ['dkim-failed', 0.85],
  '7.23': ['spf-failed', 0.93],
  '7.24': ['spf-failed', 0.9],
  '7.25': ['ptr-missing', 0.93],
  '7.26': ['unauthenticated', 0.9],
  // RFC 7505 §6: the sender's domain has a null MX; Gmail's 5.7.27 is SPF
  '7.27': ['spf-failed', 0.5],
  // Registry: mail flood detected; Gmail's rate limit
  '7.28': ['rate-limited', 0.8],
  // RFC 8617: ARC validation failure; Gmail's 5.7.29 is TLS
  '7.29': ['unauthenticated', 0.45],
  // RFC 8689: REQUIRETLS support required; Gmail's 5.7.30 is DKIM
  '7.30': ['dkim-failed', 0.5],
};

/** Where the class makes another thing of it. */
const BY_CLASS: Readonly<Record<string, Row>> = {
  '4.1.0': ['sender-rejected', 0.35],
  '4.1.1': ['user-unknown', 0.6],
  '4.1.2': ['domain-not-found', 0.75],
  '4.1.10': ['null-mx', 0.5],
  '4.2.0': ['greylisted', 0.5],
  '4.2.1': ['rate-limited', 0.45],
  '4.3.0': ['remote-system-error', 0.6],
  '4.3.2': ['rate-limited', 0.5],
  // No answer, time after time, is what 5.4.1 says; Exchange Online's is an unknown recipient.
  '5.4.1': ['user-unknown', 0.5],
  '5.4.0': ['domain-not-found', 0.5],
  '4.5.0': ['remote-system-error', 0.45],
  '4.5.1': ['rate-limited', 0.4],
  '4.5.3': ['too-many-recipients', 0.75],
  '4.7.0': ['rate-limited', 0.4],
  '4.7.1': ['greylisted', 0.5],
  '4.7.26': ['unauthenticated', 0.85],
};

/** What an enhanced status code says; `null` for success, for x.0.0 and for codes outside the registry. */
export function statusCause(status: string): CodeReading | null {
  const row = status[0] === '4' || status[0] === '5' ? rowOf(status) : undefined;
  return row === undefined ? null : { cause: row[0], confidence: row[1] };
}

function rowOf(status: string): Row | undefined {
  return own(BY_CLASS, status) ?? (status[1] === '.' ? own(BY_DETAIL, status.slice(2)) : undefined);
}

/** RFC 5321 §4.2.3 where no other is named. */
const BY_CODE: Readonly<Record<string, Row>> = {
  '421': ['remote-system-error', 0.4],
  // RFC 4954 §6: a password transition is needed
  '432': ['authentication-failed', 0.6],
  '450': ['greylisted', 0.35],
  '451': ['remote-system-error', 0.4],
  '452': ['remote-system-error', 0.4],
  '454': ['tls-required', 0.35],
  '455': ['protocol-error', 0.5],
  '500': ['protocol-error', 0.6],
  '501': ['protocol-error', 0.5],
  '502': ['protocol-error', 0.55],
  '503': ['protocol-error', 0.55],
  '504': ['protocol-error', 0.5],
  // RFC 7504 §3: the host takes no mail at all; others refuse clients with it
  '521': ['null-mx', 0.4],
  '523': ['message-too-large', 0.5],
  '525': ['recipient-disabled', 0.4],
  // RFC 4954 §6
  '530': ['authentication-failed', 0.6],
  '534': ['authentication-failed', 0.5],
  '535': ['authentication-failed', 0.8],
  '538': ['tls-required', 0.6],
  '541': ['policy-rejected', 0.4],
  '550': ['user-unknown', 0.5],
  '551': ['user-unknown', 0.5],
  '552': ['mailbox-full', 0.6],
  '553': ['user-unknown', 0.45],
  '554': ['policy-rejected', 0.45],
  '555': ['protocol-error', 0.6],
  // RFC 7504 §4: the domain takes no mail
  '556': ['null-mx', 0.7],
  '571': ['policy-rejected', 0.55],
};

/** What a bare reply code says; `null` where it says nothing of a cause. */
export function codeCause(code: string): CodeReading | null {
  const row = own(BY_CODE, code);
  return row === undefined ? null : { cause: row[0], confidence: row[1] };
}

/** Keys come out of messages: `constructor` is none of ours. */
function own(table: Readonly<Record<string, Row>>, key: string): Row | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
