/**
 * A tape: what mail servers say, for playing a run without a network.
 *
 *     [imap.sg.aliyun.com:993 tls]
 *     certificate: names=*.sg.aliyun.com from=2026-01-05 to=2027-02-05 issuer=A CA
 *     * OK AliYun IMAP Server Ready
 *     > CAPABILITY
 *     * CAPABILITY IMAP4rev1 IDLE
 *     = OK CAPABILITY completed
 *
 *     [imap.sg.aliyun.com:143 refused]
 *
 * What stands before the first `>` is the greeting. `> LOGIN` answers every
 * command that begins so (after IMAP's tag), with the lines below it; `=` stands
 * for the tag. Of two answers the last one in the file counts, and of two places
 * too, so that a tape can be laid over another; `[… with]` goes on with a place
 * that is there already. A place is `tls`, `clear`,
 * `starttls` (clear, TLS on demand), `refused`, `timeout`, `unreachable`, or
 * `tls-fails`, followed by `closed`, `failed`, `timeout`, or `too-old TLSv1`.
 * A place with `folder:` lines holds a mailbox (tape-mailbox.ts), which answers
 * what the tape does not. `certificate:` also takes `problems=name,expired`; `silent` as the only line
 * means that nothing is said. A place that is not on the tape refuses.
 */

import type {
  Certificate,
  CertificateProblem,
  Dialed,
  Dialer,
  LineRead,
  Tls,
  Wire,
} from '../protocols/mail/types.ts';
import { mailboxServer, readMailboxLine, type TapeFolder } from './tape-mailbox.ts';

interface Answer {
  readonly command: string;
  readonly lines: string[];
}

interface Place {
  readonly key: string;
  readonly state: string;
  readonly words: readonly string[];
  certificate: Certificate | null;
  silent: boolean;
  readonly greeting: string[];
  readonly answers: Answer[];
  /** Of a place that has a mailbox. */
  readonly folders: TapeFolder[];
}

/** The network of a tape. Throws on a tape that cannot be read: tapes are ours. */
export function tapeDialer(text: string): Dialer {
  const places = readTape(text);
  return {
    async dial({ host, addresses, port, tls }): Promise<Dialed> {
      const address = addresses[0] ?? '';
      const place = places.get(`${host}:${port}`);
      if (place === undefined) return { tcp: 'refused', problem: 'ECONNREFUSED', address, ms: 0 };
      const { state } = place;
      if (state === 'refused') return { tcp: 'refused', problem: 'ECONNREFUSED', address, ms: 0 };
      if (state === 'timeout') return { tcp: 'timeout', problem: null, address, ms: 0 };
      if (state === 'unreachable')
        return { tcp: 'unreachable', problem: 'EHOSTUNREACH', address, ms: 0 };
      if (tls === 'none')
        return { tcp: 'open', address, ms: 0, tls: null, wire: playing(place, false) };
      const secured = handshake(place);
      return {
        tcp: 'open',
        address,
        ms: 0,
        tls: secured,
        wire: secured.ok ? playing(place, true) : null,
      };
    },
  };
}

function handshake(place: Place): Tls {
  const failed = (why: 'clear' | 'too-old' | 'timeout' | 'closed' | 'failed', more = {}): Tls => ({
    ok: false,
    why,
    said: '',
    version: null,
    problem: null,
    ...more,
  });
  if (place.state === 'clear' || place.state === 'starttls') {
    return place.silent ? failed('timeout') : failed('clear', { said: place.greeting[0] ?? '' });
  }
  if (place.state === 'tls-fails') {
    const [why = 'failed', version] = place.words;
    return failed(why as 'failed', { version: version ?? null });
  }
  return {
    ok: true,
    version: place.words[0] ?? 'TLSv1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    certificate: place.certificate,
  };
}

function playing(place: Place, secured: boolean): Wire {
  // A TLS server says nothing to a client that waits for a greeting in clear.
  let mute = !secured && (place.state === 'tls' || place.state === 'tls-fails');
  const waiting: string[] = mute || place.silent ? [] : [...place.greeting];
  let closed = false;
  const mailbox = place.folders.length === 0 ? null : mailboxServer(place.folders);
  const read = (): LineRead => {
    const line = waiting.shift();
    if (line === undefined) return { ok: false, why: closed ? 'closed' : 'timeout' };
    if (line === '(closes)') {
      closed = true;
      return { ok: false, why: 'closed' };
    }
    return { ok: true, line };
  };
  return {
    line: async () => read(),
    literal: async () => read(),
    async bytes(count) {
      // Lines and their ends, up to so many bytes; the last line may go on behind them.
      let bytes = Buffer.alloc(0);
      while (bytes.length < count) {
        const next = read();
        if (!next.ok) return next;
        bytes = Buffer.concat([bytes, Buffer.from(`${next.line}\r\n`)]);
      }
      const rest = bytes
        .subarray(count)
        .toString()
        .replace(/\r?\n$/, '');
      if (bytes.length > count) waiting.unshift(rest);
      return { ok: true, bytes: bytes.subarray(0, count) };
    },
    send(line) {
      if (mute || closed) return;
      const tagged = /^(\S+) (.*)$/.exec(line);
      const [tag, command] = [tagged?.[1] ?? '', tagged?.[2] ?? line];
      const upper = (said: string) => said.toUpperCase();
      const answer = place.answers.findLast(
        (a) => upper(line).startsWith(a.command) || upper(command).startsWith(a.command),
      );
      if (
        answer === undefined ||
        (mailbox !== null && /^(LIST|EXAMINE|FETCH|UID)/i.test(command))
      ) {
        waiting.push(...(mailbox?.(line) ?? []));
        return;
      }
      waiting.push(...answer.lines.map((said) => said.replace(/^= /, `${tag} `)));
    },
    heard: () => waiting.length > 0,
    async secure() {
      waiting.length = 0;
      const tls = handshake({ ...place, state: place.state === 'starttls' ? 'tls' : place.state });
      // Implicit TLS after all: the greeting comes now.
      if (tls.ok && mute) waiting.push(...place.greeting);
      mute = false;
      return tls;
    },
    close() {
      closed = true;
    },
  };
}

function readTape(text: string): Map<string, Place> {
  const places = new Map<string, Place>();
  let place: Place | null = null;
  let answer: Answer | null = null;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trimEnd();
    const head = /^\[(\S+) (\S+)(.*)\]$/.exec(line);
    if (head !== null) {
      const [, key = '', state = '', rest = ''] = head;
      place = {
        key,
        state,
        words: rest.trim() === '' ? [] : rest.trim().split(/\s+/),
        certificate: null,
        silent: false,
        greeting: [],
        answers: [],
        folders: [],
      };
      // An overlay that only changes answers keeps the rest.
      const before = places.get(key);
      if (before !== undefined && state === 'with') {
        place = before;
      }
      places.set(key, place);
      answer = null;
    } else if (place === null || line.startsWith(';')) {
      // Zone lines and comments are for others.
    } else if (readMailboxLine(place.folders, line) || line === '') {
      answer = null;
    } else if (line.startsWith('certificate: ')) {
      place.certificate = certificate(line.slice(13), place.key);
    } else if (line === 'silent') {
      place.silent = true;
    } else if (line.startsWith('> ')) {
      answer = { command: line.slice(2).toUpperCase(), lines: [] };
      place.answers.push(answer);
    } else {
      (answer?.lines ?? place.greeting).push(line);
    }
  }
  return places;
}

/** `names=a.example,b.example from=2026-01-01 to=2027-01-01 issuer=An Authority problems=name`. */
function certificate(said: string, key: string): Certificate {
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of said.matchAll(/(\w+)=(.*?)(?= \w+=|$)/g)) {
    values.set(name, value);
  }
  const names = (values.get('names') ?? key.replace(/:\d+$/, '')).split(',');
  const issuer = values.get('issuer') ?? 'Example Authority';
  const day = (name: string, or: string) =>
    new Date(`${values.get(name) ?? or}T00:00:00Z`).toISOString();
  const problems = (values.get('problems') ?? '').split(',').filter((p) => p !== '');
  return {
    subject: names[0] as string,
    names,
    issuer,
    validFrom: day('from', '2026-01-01'),
    validTo: day('to', '2027-12-31'),
    chain: problems.includes('self-signed') ? [names[0] as string] : [names[0] as string, issuer],
    fingerprint: '00:'.repeat(31).concat('00'),
    problems: problems as CertificateProblem[],
  };
}
