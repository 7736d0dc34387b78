/** Reads what delivery statuses say (RFC 3464 §2.3; RFC 6533 for SMTPUTF8). */

import { type FieldGroup, untyped } from '../../protocols/dsn/parse.ts';
import { lineWithin } from '../../protocols/mime/lines.ts';
import type { Line } from '../../protocols/mime/types.ts';
import { addressesIn, ipsIn } from '../addresses.ts';
import type { Action, Kind, Mail, Reading, RecipientReading } from '../types.ts';

const ACTIONS: Readonly<Record<string, Action>> = {
  failed: 'failed',
  failure: 'failed',
  failur: 'failed',
  fail: 'failed',
  // Not in the RFC, and written all the same.
  error: 'failed',
  expired: 'failed',
  undeliverable: 'failed',
  delayed: 'delayed',
  delay: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  expanded: 'expanded',
  // MAPI's word for delivered.
  deliverable: 'delivered',
};

export function readStatuses(mail: Mail): Reading | null {
  const recipients: RecipientReading[] = [];
  for (const status of mail.statuses) {
    for (const group of status.recipients) recipients.push(recipientOf(group));
  }
  if (recipients.length === 0) return null;
  const kind = kindOf(recipients);
  // A report may tell of all recipients: those that got the message did not fail.
  return kind === 'delivered'
    ? { kind, recipients }
    : {
        kind,
        recipients: recipients.filter((r) => !arrived(r)),
        arrived: recipients.filter(arrived).flatMap((r) => r.address ?? []),
      };
}

function arrived({ action }: RecipientReading): boolean {
  return action === 'delivered' || action === 'relayed' || action === 'expanded';
}

/** `failed` before `delayed` before `delivered`. */
export function kindOf(recipients: readonly RecipientReading[]): Kind {
  const actions = recipients.map((r) => r.action);
  if (actions.includes('failed')) return 'bounce';
  if (actions.includes('delayed')) return 'delay';
  if (actions.some((a) => a === 'delivered' || a === 'relayed' || a === 'expanded')) {
    return 'delivered';
  }
  return 'bounce';
}

function recipientOf(group: FieldGroup): RecipientReading {
  const address = addressIn(group);
  const status = statusIn(group);
  const action = actionIn(group, status);
  const diagnostic = group.get('diagnostic-code') ?? null;
  const remote = group.get('remote-mta') ?? null;
  const [host, ip] = remote === null ? [null, null] : hostIn(remote);
  return {
    ...(address === null ? {} : { address }),
    ...(action === null ? {} : { action }),
    ...(status === null ? {} : { status }),
    ...(diagnostic === null || untyped(diagnostic.text) === '' ? {} : { diagnostic }),
    ...(host === null ? {} : { remoteHost: host }),
    ...(ip === null ? {} : { remoteIp: ip }),
  };
}

/** The final recipient, unless it is no mail address and the original or actual one is. */
function addressIn(group: FieldGroup): Line | null {
  let first: Line | null = null;
  let routed: Line | null = null;
  for (const key of ['final-recipient', 'x-actual-recipient', 'original-recipient']) {
    const field = group.get(key);
    if (field === undefined) continue;
    const value = decoded(untyped(field.text), field.text);
    const [found] = addressesIn(value, 1);
    // Some write `LOCAL;<>` or a user name alone.
    if (found !== undefined && !value.startsWith('/')) {
      const own = { text: found.address, line: lineWithin(field, found.address) };
      // A source route or a host of the inside (RFC 5321 Appendix C): the original is what people know.
      if (
        !value.startsWith('@') &&
        found.address.slice(found.address.lastIndexOf('@')).includes('.')
      ) {
        return own;
      }
      routed ??= own;
      continue;
    }
    const bare = value.replace(/^<|>$/g, '').trim();
    if (bare !== '') first ??= { text: bare, line: field.line };
  }
  return routed ?? first;
}

/** `utf-8; \x{4E2D}@…` (RFC 6533 §3): the xtext form made readable. */
function decoded(value: string, whole: string): string {
  if (!value.includes('\\x{') || !/^utf-8/i.test(whole.trim())) return value;
  return value.replace(/\\x\{([0-9A-Fa-f]{2,6})\}/g, (all, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : all;
  });
}

function statusIn(group: FieldGroup): Line | null {
  const field = group.get('status');
  if (field === undefined) return null;
  const found = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(field.text.slice(0, 200));
  return found === null ? null : { text: found[1] as string, line: field.line };
}

function actionIn(group: FieldGroup, status: Line | null): Action | null {
  const field = group.get('action');
  const word =
    field === undefined ? '' : (/^[a-z]+/i.exec(field.text.trim())?.[0] ?? '').toLowerCase();
  const action = ACTIONS[word];
  if (action !== undefined) return action;
  if (status === null) return null;
  // Without an action the class of the status tells (RFC 3463 §3.1).
  return status.text.startsWith('2')
    ? 'delivered'
    : status.text.startsWith('4')
      ? 'delayed'
      : 'failed';
}

/** `dns; mx.example.com (192.0.2.1)`, `dns;mx.example.com [192.0.2.1]`, `smtp;192.0.2.1`. */
export function hostIn({ text, line }: Line): readonly [host: Line | null, ip: Line | null] {
  const value = untyped(text);
  const ip = ipsIn(value)[0] ?? null;
  const name = /^[^\s()[\]<>;,]{1,255}/.exec(value.replace(/^[[(<]/, ''))?.[0] ?? '';
  const isName = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i.test(name) && !/^[\d.]+$/.test(name);
  return [
    isName ? { text: name.replace(/\.$/, '').toLowerCase(), line } : null,
    ip === null ? null : { text: ip, line },
  ];
}
