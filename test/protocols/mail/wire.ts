/** A server in memory: what it says to which line, through the `Wire` port. */
import type { BytesRead, LineRead, Tls, Wire, WireEnd } from '../../../src/protocols/mail/types.ts';

export interface Step {
  /** The line that is waited for, without its tag; a pattern where the whole is of no interest. */
  readonly on: string | RegExp;
  /** Lines that are said then; `{tag}` is the last tag that came. */
  readonly say: readonly string[];
}

export interface FakeWire extends Wire {
  /** Lines as they came. */
  readonly sent: string[];
  /** Lines as they came, tags taken off. */
  readonly commands: string[];
  /** Lines that were not what the next step waits for. */
  readonly unexpected: string[];
  /** Steps that were not reached. */
  readonly left: () => number;
  /** Lines and literals that were asked for. */
  readonly reads: () => number;
  /** Time limits of single lines. */
  readonly limits: number[];
}

const TAG = /^(A\d+) /;

/** `end`: what reading ends with when nothing more is said. `endless`: a line that is said for ever then. */
export function fakeWire(
  greeting: readonly string[],
  steps: readonly Step[] = [],
  { end = 'timeout', endless = null }: { end?: WireEnd; endless?: string | null } = {},
): FakeWire {
  let received = Buffer.from(greeting.map((line) => `${line}\r\n`).join(''));
  let tag = '';
  let at = 0;
  let reads = 0;
  const wire: FakeWire = {
    sent: [],
    commands: [],
    unexpected: [],
    limits: [],
    left: () => steps.length - at,
    reads: () => reads,
    async line(ms): Promise<LineRead> {
      reads++;
      if (ms !== undefined) wire.limits.push(ms);
      if (received.length === 0) {
        return endless === null ? { ok: false, why: end } : { ok: true, line: endless };
      }
      const stop = received.indexOf('\r\n');
      const line = received.subarray(0, stop).toString();
      received = received.subarray(stop + 2);
      return { ok: true, line };
    },
    async literal(bytes): Promise<LineRead> {
      reads++;
      if (received.length < bytes) return { ok: false, why: end };
      const line = received.subarray(0, bytes).toString();
      received = received.subarray(bytes);
      return { ok: true, line };
    },
    async bytes(count): Promise<BytesRead> {
      reads++;
      if (received.length < count) return { ok: false, why: end };
      const bytes = Buffer.from(received.subarray(0, count));
      received = received.subarray(count);
      return { ok: true, bytes };
    },
    send(line) {
      wire.sent.push(line);
      tag = TAG.exec(line)?.[1] ?? tag;
      const command = line.replace(TAG, '');
      wire.commands.push(command);
      const step = steps[at];
      const matches =
        step !== undefined &&
        (typeof step.on === 'string' ? step.on === command : step.on.test(command));
      if (!matches) {
        wire.unexpected.push(command);
        return;
      }
      at++;
      const said = step.say.map((text) => `${text.replaceAll('{tag}', tag)}\r\n`).join('');
      received = Buffer.concat([received, Buffer.from(said)]);
    },
    heard: () => received.length > 0,
    async secure(): Promise<Tls> {
      received = Buffer.alloc(0);
      return { ok: false, why: 'failed', said: '', version: null, problem: 'no TLS here' };
    },
    close: () => {},
  };
  return wire;
}
