/** Whether a copy from the sender's side was ever sent. */
import { decodeText } from '../protocols/mime/decode.ts';
import type { Field } from '../protocols/mime/types.ts';
import { journeyOf, parseDate } from './hops.ts';
import { messageIdOf } from './match.ts';

export interface SentState {
  readonly state: 'sent' | 'draft' | 'unknown';
  /** Names of the fields that say so; `no-date`, `no-message-id` for what is missing. */
  readonly why: readonly string[];
  /** Of the Date field, ISO 8601 in UTC. */
  readonly date: string | null;
  /** Without angle brackets. */
  readonly messageId: string | null;
  /** The server that took it from the sender, by the oldest Received field. */
  readonly server: string | null;
}

/** Fields that a server adds when it takes or hands over a message. */
const SENT: ReadonlySet<string> = new Set([
  'received',
  'return-path',
  'dkim-signature',
  'authentication-results',
  'received-spf',
  'arc-seal',
  'x-alimail-antispam',
]);

/** Fields that programs keep in what is not sent yet, with what their value begins with. */
const DRAFT: ReadonlyMap<string, string> = new Map([
  ['x-unsent', '1'],
  ['x-mozilla-draft-info', ''],
  ['x-draft-info', ''],
  ['x-apple-auto-saved', ''],
  ['x-uniform-type-identifier', 'com.apple.mail-draft'],
]);

/** What the fields of a copy tell. Signs of a server weigh more than those of a draft. */
export function sentStateOf(fields: readonly Field[]): SentState {
  const sent = new Set<string>();
  const draft = new Set<string>();
  let date: string | null = null;
  let messageId: string | null = null;
  let dated = false;
  let named = false;
  for (const { name, key, raw } of fields) {
    if (SENT.has(key)) sent.add(name);
    const begin = DRAFT.get(key);
    if (begin !== undefined && raw.slice(0, 60).toLowerCase().startsWith(begin)) draft.add(name);
    if (key === 'date' && !dated) {
      dated = raw !== '';
      date = parseDate(decodeText(raw.slice(0, 1_000), null));
    }
    if (key === 'message-id' && !named) {
      messageId = messageIdOf(decodeText(raw.slice(0, 2_000), null));
      named = messageId !== null;
    }
  }
  const told = { date, messageId, server: serverOf(fields) };
  if (sent.size > 0) return { state: 'sent', why: bounded(sent), ...told };
  if (draft.size > 0) return { state: 'draft', why: bounded(draft), ...told };
  if (!dated && !named) {
    const why = fields.length === 0 ? [] : ['no-date', 'no-message-id'];
    return { state: why.length === 0 ? 'unknown' : 'draft', why, ...told };
  }
  return { state: 'unknown', why: [], ...told };
}

const bounded = (names: ReadonlySet<string>) => [...names].slice(0, 20);

function serverOf(fields: readonly Field[]): string | null {
  return journeyOf(fields).hops.find(({ by }) => by !== null)?.by ?? null;
}
