/** `diagnose-bounce` over everything it was given: one message or a million, streamed. */
import type { FailOn, Report } from '../engine/report.ts';
import { exitCodeOf } from '../engine/report.ts';
import type { Language } from '../engine/text.ts';
import { CAUSE_NAMES } from '../knowledge/causes.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { bounceSummary } from '../render/bounce-summary.ts';
import {
  type Format,
  isStreamed,
  type Look,
  preload,
  renderAll,
  renderOne,
} from '../render/index.ts';
import { jsonText } from '../render/safe.ts';
import {
  type BounceSource,
  type BounceSubject,
  diagnoseBounce,
  readBareReply,
  readBounce,
} from './diagnose-bounce.ts';
import type { DnsSession } from './dns-session.ts';
import { messagesFrom } from './mail-files.ts';
import { redactReport } from './redact.ts';

export interface BouncesRun {
  readonly paths: readonly string[];
  readonly stdin: AsyncIterable<Uint8Array>;
  /** A bare SMTP reply in place of messages. */
  readonly reply: string | null;
  /** Recipient and sender that go with it. */
  readonly to: string | null;
  readonly from: string | null;
  readonly redact: boolean;
  readonly format: Format;
  readonly look: Look;
  readonly language: Language;
  readonly edition: EditionId | 'auto';
  readonly failOn: FailOn;
  /** `null`: DNS is not asked. */
  readonly session: DnsSession | null;
  readonly write: (text: string) => Promise<void>;
  readonly complain: (message: string) => Promise<void>;
  readonly progress: (file: string, done: number) => void;
}

/** Exit code of an input that is missing or cannot be read. */
const INPUT = 66;

/** Messages under way at a time, where DNS is asked for them. */
const AT_A_TIME = 24;

/** Characters that are written together. */
const BATCH = 65_536;

type Bounce = Report<BounceSubject>;

/** Diagnoses all and answers with the exit code. */
export async function runBounces(run: BouncesRun): Promise<number> {
  const out = output(run);
  void preload(run.format);
  let worst = 0;
  let unread = false;
  let done = 0;
  const take = async (report: Bounce) => {
    worst = worseOf(worst, exitCodeOf(report, run.failOn));
    await out.add(run.redact ? redactReport(report) : report);
  };
  // Reports come out in the order of the messages, whichever answer came first.
  const waiting: Promise<Bounce>[] = [];
  const drain = async (left: number) => {
    while (waiting.length > left) await take(await (waiting.shift() as Promise<Bounce>));
  };
  const diagnose = async (source: BounceSource, reading: ReturnType<typeof readBounce>) => {
    const { session, language, edition, failOn } = run;
    const report = diagnoseBounce({ source, reading, session, language, edition, failOn });
    if (report instanceof Promise) {
      report.catch(() => {});
      waiting.push(report);
      await drain(AT_A_TIME - 1);
    } else {
      await drain(0);
      await take(report);
    }
  };
  if (run.reply !== null) {
    const reading = readBareReply(run.reply, { to: run.to, from: run.from });
    await diagnose({ file: '--reply', index: null, firstLine: 1, cutAt: null }, reading);
  } else {
    for await (const message of messagesFrom(run.paths, run.stdin)) {
      if (!message.ok) {
        // A dead link somewhere in a folder is told of; what was named and cannot be read fails the run.
        unread ||= run.paths.length === 0 || run.paths.includes(message.path);
        await run.complain(message.message);
        continue;
      }
      if (done % 64 === 0) run.progress(message.file, done);
      done++;
      await diagnose(message, readBounce(message.bytes));
    }
  }
  await drain(0);
  await out.end();
  return unread ? INPUT : worst;
}

function worseOf(a: number, b: number): number {
  return a === 1 || b === 1 ? 1 : Math.max(a, b);
}

interface Output {
  add(report: Bounce): Promise<void>;
  end(): Promise<void>;
}

function output(run: BouncesRun): Output {
  const { format, look } = run;
  if (format === 'json') return jsonOutput(run);
  if ((format === 'text' || format === 'markdown') && !look.verbose && !look.quiet) {
    return summarised(run);
  }
  if (isStreamed(format)) {
    let count = 0;
    // Offline reports come by the thousand a second: written together.
    let pending = '';
    const flush = async () => {
      const text = pending;
      pending = '';
      await run.write(text);
    };
    return {
      async add(report) {
        pending += await renderOne(report, format, look, count++ > 0);
        if (run.session !== null || pending.length > BATCH) await flush();
      },
      end: flush,
    };
  }
  const kept: Bounce[] = [];
  return {
    add: async (report) => {
      kept.push(report);
    },
    end: async () => run.write(await renderAll(kept, format, look, true)),
  };
}

/** An object for one message, an array for several, written as they come. */
function jsonOutput(run: BouncesRun): Output {
  let first: Bounce | null = null;
  let count = 0;
  const item = (report: Bounce) => jsonText([report], 2).slice(2, -2);
  return {
    async add(report) {
      count++;
      if (count === 1) {
        first = report;
        return;
      }
      if (first !== null) await run.write(`[\n${item(first)}`);
      first = null;
      await run.write(`,\n${item(report)}`);
    },
    async end() {
      const many = run.paths.length > 1;
      if (first !== null) await run.write(`${jsonText(many ? [first] : first, 2)}\n`);
      else await run.write(count === 0 ? (many ? '[]\n' : '') : '\n]\n');
    },
  };
}

/** One message in full; of several a summary. */
function summarised(run: BouncesRun): Output {
  const { format, look } = run;
  const summary = bounceSummary(run.language, CAUSE_NAMES);
  let first: Bounce | null = null;
  let count = 0;
  return {
    async add(report) {
      count++;
      summary.add(report);
      first = count === 1 ? report : null;
    },
    async end() {
      if (first !== null) await run.write(await renderOne(first, format, look));
      else if (count > 0) {
        await run.write(format === 'markdown' ? summary.markdown() : summary.text(look));
      }
    },
  };
}
