/** Delivery status notifications (RFC 3464), as real systems write them. Pure; takes decoded lines. */
import { append } from '../mime/lines.ts';
import type { LimitHit, Line } from '../mime/types.ts';

/** Fields in lower case with their decoded values; a field that comes twice keeps its first value. */
export type FieldGroup = ReadonlyMap<string, Line>;

export interface DeliveryStatus {
  /** Per-message fields (RFC 3464 §2.2). */
  readonly message: FieldGroup;
  /** Per-recipient fields (§2.3), one group a recipient. */
  readonly recipients: readonly FieldGroup[];
}

/** Groups of fields that are read of one report, a recipient each; mailing lists stay far below. */
const MAX_RECIPIENTS = 5000;

/** Longest value of a field, in characters. */
const MAX_VALUE = 20_000;

const RECIPIENT_FIELDS = [
  'final-recipient',
  'original-recipient',
  'x-actual-recipient',
  'action',
  'status',
] as const;

/** Fields that begin the next recipient where the blank line between two is missing. */
const STARTS = ['final-recipient', 'original-recipient'] as const;

/** `Name: value` → its parts, `null` for other lines. */
export function splitField(text: string): readonly [name: string, value: string] | null {
  const colon = text.indexOf(':');
  if (colon < 1 || colon > 60) return null;
  const name = text.slice(0, colon).trimEnd();
  return isFieldName(name) ? [name.toLowerCase(), text.slice(colon + 1).trim()] : null;
}

function isFieldName(name: string): boolean {
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code <= 32 || code >= 127) return false;
  }
  return true;
}

/** Told of the bounds that a report ran into. */
export type Told = (hit: LimitHit) => void;

/** Reads fields that stand in groups with blank lines between. */
export function fieldGroups(lines: readonly Line[], told?: Told): FieldGroup[] {
  const groups: FieldGroup[] = [];
  let group = new Map<string, Line>();
  let last: string | null = null;
  const close = () => {
    if (group.size > 0) groups.push(group);
    group = new Map();
    last = null;
  };
  for (const { text, line } of lines) {
    if (text.trim() === '') {
      close();
      continue;
    }
    const folded = text.startsWith(' ') || text.startsWith('\t');
    const field = folded ? null : splitField(text);
    if (field === null) {
      // Folded, or a line that some gateway wrapped without folding it.
      const before: Line | undefined = last === null ? undefined : group.get(last);
      if (last !== null && before !== undefined) {
        const more = append(before, { text, line });
        const full = more.text.length > MAX_VALUE;
        if (full) told?.({ limit: 'field-length', line });
        group.set(last, full ? { ...more, text: more.text.slice(0, MAX_VALUE) } : more);
        if (full) last = null;
      }
      continue;
    }
    const [key, value] = field;
    if ((STARTS as readonly string[]).includes(key) && repeats(group, key)) close();
    // One group more than recipients: that of the message.
    if (group.size === 0 && groups.length > MAX_RECIPIENTS) {
      told?.({ limit: 'recipients', line });
      break;
    }
    last = group.has(key) ? null : key;
    if (last === null) continue;
    if (value.length > MAX_VALUE) {
      told?.({ limit: 'field-length', line });
      last = null;
    }
    group.set(key, { text: value.slice(0, MAX_VALUE), line });
  }
  close();
  return groups;
}

/** A second recipient in the same group: the field is there already, or all of a recipient is. */
function repeats(group: FieldGroup, key: string): boolean {
  return group.has(key) || (group.has('final-recipient') && group.has('action'));
}

function isRecipient(group: FieldGroup): boolean {
  return RECIPIENT_FIELDS.some((key) => group.has(key));
}

/** Reads the body of a message/delivery-status or message/global-delivery-status (RFC 6533 §3). */
export function parseDeliveryStatus(lines: readonly Line[], told?: Told): DeliveryStatus {
  const message = new Map<string, Line>();
  const recipients: FieldGroup[] = [];
  for (const group of fieldGroups(lines, told)) {
    if (isRecipient(group)) recipients.push(group);
    // Some systems leave no blank line behind the per-message fields.
    if (!isRecipient(group) || group.has('reporting-mta')) {
      for (const [key, value] of group) if (!message.has(key)) message.set(key, value);
    }
  }
  return { message, recipients };
}

/** Whether text is a delivery status that was not labelled as one. */
export function looksLikeDeliveryStatus(lines: readonly Line[]): boolean {
  let reporting = false;
  let final = false;
  for (const { text } of lines.slice(0, 200)) {
    const start = text.slice(0, 20).toLowerCase();
    if (start.startsWith('reporting-mta:')) reporting = true;
    else if (start.startsWith('final-recipient:')) final = true;
    if (reporting && final) return true;
  }
  return false;
}

/**
 * The value behind its type: `rfc822; a@example.com` → `a@example.com`. Without
 * a type the whole (RFC 3464 §2.3.2 wants one, gateways forget it).
 */
export function untyped(value: string): string {
  const semicolon = value.indexOf(';');
  if (semicolon < 0) return value.trim();
  const type = value.slice(0, semicolon).trim().toLowerCase();
  return /^[a-z0-9-]{1,20}$/.test(type) ? value.slice(semicolon + 1).trim() : value.trim();
}
