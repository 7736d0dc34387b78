/**
 * Taking one message out of a mailbox, and nothing else: it is looked at again in the folder
 * that is opened for it, and expunged by its UID alone (RFC 9051 §6.4.9).
 */
import { quoted } from '../mail/common.ts';
import type { Learnt, Wire, WireEnd } from '../mail/types.ts';
import { header } from '../mime/decode.ts';
import { parseMime } from '../mime/parse.ts';
import { AFTER_BYE_MS, nextTag } from './conversation.ts';
import { type FolderInfo, fetchHeader } from './mailbox.ts';
import { lineKind, literalAtEnd } from './parse.ts';
import { encodeMailboxName } from './utf7.ts';

export interface MarkedMessage {
  readonly folder: FolderInfo;
  readonly uid: number;
  /** With its angle brackets; without it, the UID is another message's. */
  readonly messageId: string;
}

export type Removal =
  | { readonly removed: true }
  | {
      readonly removed: false;
      /**
       * `not-there`: the folder has no message of that UID. `other`: the UID is another message's.
       * `no-uidplus`: the server cannot expunge one message alone. `read-only`: it lets nothing be
       * changed. `kept`: it said OK, and the message is still there.
       */
      readonly why:
        | 'not-there'
        | 'other'
        | 'no-uidplus'
        | 'read-only'
        | 'kept'
        | 'rejected'
        | WireEnd;
      /** `\Deleted` was set, or the answer to that was not seen. */
      readonly marked: boolean;
      /** What the server said against it. */
      readonly said: string | null;
    };

const MAX_HEADER = 64 * 1024;
/** Untagged lines of an answer; other clients may make many at once. */
const MAX_LINES = 20_000;

/**
 * Marks the message \Deleted and expunges it. Where the server has no UID EXPUNGE, it is only
 * marked: EXPUNGE would take what others have marked as well. `offered` are the capabilities
 * after login. After `timeout`, `closed` or `limit` the wire is of no more use.
 */
export async function removeMessage(
  wire: Wire,
  { folder, uid, messageId }: MarkedMessage,
  offered: readonly string[],
): Promise<Removal> {
  let marked = false;
  const not = (failed: Exclude<Learnt<unknown>, { ok: true }>): Removal => ({
    removed: false,
    marked,
    ...{ why: failed.why, said: failed.said },
  });
  const because = (why: Extract<Removal, { removed: false }>['why']): Removal =>
    not({ ok: false, why: why as 'rejected', said: null });

  const name = /^[\x01-\x7f]*$/.test(folder.wire) ? folder.wire : encodeMailboxName(folder.wire);
  if (/[\r\n\0]/.test(name)) return because('rejected');
  const opened = await tell(wire, `SELECT ${quoted(name)}`);
  if (!opened.ok) return not(opened);
  if (/^OK \[READ-ONLY\]/i.test(opened.value)) return because('read-only');

  const before = await idOf(wire, uid);
  if (!before.ok) return not(before);
  if (before.value !== messageId) return because(before.value === null ? 'not-there' : 'other');

  // No answer does not say that it was not done.
  marked = true;
  const stored = await tell(wire, `UID STORE ${uid} +FLAGS.SILENT (\\Deleted)`);
  if (!stored.ok) {
    marked = stored.why !== 'rejected';
    return not(stored);
  }
  if (!offered.includes('UIDPLUS') && !offered.includes('IMAP4REV2')) return because('no-uidplus');
  const expunged = await tell(wire, `UID EXPUNGE ${uid}`);
  if (!expunged.ok) return not(expunged);

  const after = await idOf(wire, uid);
  if (!after.ok) return not(after);
  return after.value === messageId ? because('kept') : { removed: true };
}

/** Message-ID of a message; `''` for one without, `null` where there is no such message. */
async function idOf(wire: Wire, uid: number): Promise<Learnt<string | null>> {
  const got = await fetchHeader(wire, uid, MAX_HEADER);
  if (got.ok) return { ok: true, value: messageIdIn(got.value) };
  // Nothing was said against it: there is no such message.
  return got.why === 'rejected' && got.said === null ? { ok: true, value: null } : got;
}

/** Of a header, with its angle brackets; `''` where it has none. */
export function messageIdIn(bytes: Uint8Array): string {
  return header(parseMime(bytes).root, 'message-id')?.text.trim() ?? '';
}

/** A command whose answer holds no literal; the value is the text of its tagged line. */
async function tell(wire: Wire, command: string): Promise<Learnt<string>> {
  const tag = nextTag(wire);
  wire.send(`${tag} ${command}`);
  let bye: string | null = null;
  for (let lines = 0; lines < MAX_LINES; lines++) {
    const read = await (bye === null ? wire.line() : wire.line(AFTER_BYE_MS));
    if (!read.ok) return { ok: false, why: bye === null ? read.why : 'closed', said: bye };
    const line = lineKind(read.line, tag);
    if (line.kind === 'tagged' && line.status === 'OK') {
      return bye === null
        ? { ok: true, value: line.text }
        : { ok: false, why: 'closed', said: bye };
    }
    if (line.kind === 'tagged' || line.kind === 'strange') {
      return { ok: false, why: 'rejected', said: line.text };
    }
    if (line.kind === 'bye') bye ??= line.text;
    if (line.kind === 'data' && literalAtEnd(line.text) !== null) break;
  }
  return { ok: false, why: 'limit', said: null };
}
