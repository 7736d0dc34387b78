/** `diagnose-bounce`: reads one message, gathers what DNS says of its cause, judges and reports. */
import {
  type BounceReading,
  type ReadRecipient,
  readBareReply,
  readBounce,
} from '../bounces/read.ts';
import type { Action, Kind } from '../bounces/types.ts';
import type { Change } from '../engine/check.ts';
import { type Facts, observationLog } from '../engine/fact.ts';
import { type Proof, prove } from '../engine/prove.ts';
import { buildReport, type FailOn, type Report, type ReportSection } from '../engine/report.ts';
import { type Language, type Message, say, text } from '../engine/text.ts';
import { type Walked, walk } from '../engine/walk.ts';
import type { BounceFacts } from '../facts/bounce.ts';
import { gatherBounce } from '../gather/bounce.ts';
import { CAUSE_NAMES } from '../knowledge/causes.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import { asker } from '../protocols/dns/ask.ts';
import type { Resolver } from '../protocols/dns/types.ts';
import type { LimitHit, Line } from '../protocols/mime/types.ts';
import { diagnoseBounceTree } from '../trees/diagnose-bounce.ts';
import { VERSION } from '../version.ts';
import type { DnsSession } from './dns-session.ts';
import { recordShower } from './judge-dns.ts';

/** Lines of the file, counted from 1, in which the pieces stand; those that are not there are left out. */
export type BounceLines = Readonly<Record<string, number>>;

export interface BounceRecipient {
  readonly address: string | null;
  readonly action: Action;
  /** Enhanced status code (RFC 3463), `5.1.1`. */
  readonly status: string | null;
  /** SMTP reply code, `550`. */
  readonly replyCode: string | null;
  readonly diagnostic: string | null;
  readonly remoteHost: string | null;
  readonly remoteIp: string | null;
  /** `bounce/user-unknown`; `null` where nothing failed. */
  readonly cause: string | null;
  readonly lines: BounceLines;
}

export interface BounceSubject {
  /** The path as it was reached, `-` for standard input, `--reply` for a bare reply. */
  readonly file: string;
  /** Place in an mbox, from 1. */
  readonly index?: number;
  readonly kind: Kind;
  /** Id of the reporting system. */
  readonly format: string | null;
  readonly recipients: readonly BounceRecipient[];
  /** Recipients of the same report who got the message; left out where there are none. */
  readonly arrived?: readonly string[];
  readonly original: {
    readonly messageId: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly subject: string | null;
    readonly date: string | null;
    readonly lines: BounceLines;
  };
  /** Envelope sender of the message that came back. */
  readonly sender: string | null;
  readonly reportedBy: string | null;
  /** The notice's explanation and the server's reply say different things. */
  readonly disagreement?: {
    readonly notice: string;
    readonly noticeCause: string;
    readonly reply: string;
    readonly replyCause: string;
  };
  /** Bounds that the message ran into: what follows was not read. */
  readonly limits?: readonly { readonly limit: string; readonly line: number }[];
}

export interface BounceSource {
  readonly file: string;
  readonly index: number | null;
  /** Line of the file in which the message begins. */
  readonly firstLine: number;
  /** Bytes that were kept of a longer message. */
  readonly cutAt: number | null;
}

export interface DiagnoseBounceRun {
  readonly source: BounceSource;
  readonly reading: BounceReading;
  /** `null`: DNS is not asked. */
  readonly session: DnsSession | null;
  readonly language: Language;
  readonly edition: EditionId | 'auto';
  readonly failOn: FailOn;
}

export { readBareReply, readBounce };

const NO_PROOFS: ReadonlyMap<string, Proof> = new Map();

/** The report of one message; at once where nothing has to be asked. */
export function diagnoseBounce(
  run: DiagnoseBounceRun,
): Report<BounceSubject> | Promise<Report<BounceSubject>> {
  const started = performance.now();
  const log = observationLog();
  const resolver = run.session?.forSubject() ?? null;
  const gathered = gatherBounce(run.reading, {
    log,
    file: run.source.file,
    firstLine: run.source.firstLine,
    ask: resolver === null ? null : asker(resolver, log),
    askAt: (domain) => run.session?.askAt(domain) ?? (() => null),
    edition: run.edition,
    at: new Date().toISOString(),
  });
  const finish = (
    facts: Facts<BounceFacts>,
    walked: Walked,
    proofs: ReadonlyMap<string, Proof>,
  ): Report<BounceSubject> => {
    const observations = log.seal();
    return buildReport<BounceSubject>({
      tool: { name: 'alimail-doctor', version: VERSION, knowledge: KNOWLEDGE_DATE },
      command: 'diagnose-bounce',
      language: run.language,
      failOn: run.failOn,
      subject: subjectOf(run),
      summary: summaryOf(run),
      sections: sectionsOf(run),
      walked,
      proofs,
      observations,
      stats: {
        queries: observations.filter((o) => o.from === 'dns').length,
        ms: Math.round(performance.now() - started),
      },
      showRecord: recordShower(facts),
    });
  };
  if (!(gathered instanceof Promise)) {
    return finish(gathered, walk(diagnoseBounceTree.root, gathered), NO_PROOFS);
  }
  return gathered.then(async (facts) => {
    const walked = walk(diagnoseBounceTree.root, facts);
    const proofs =
      resolver === null ? NO_PROOFS : await prove(walked, walkAgain(run, facts, resolver));
    return finish(facts, walked, proofs);
  });
}

/** Walks the tree again with a change laid over the DNS of the sender's domain. */
function walkAgain(
  run: DiagnoseBounceRun,
  facts: Facts<BounceFacts>,
  resolver: Resolver,
): (change: Change) => Promise<Walked> {
  return async (change) => {
    const [{ gatherDns }, { overlay }] = await Promise.all([
      import('../gather/check-dns.ts'),
      import('../net/overlay.ts'),
    ]);
    const { bounced, live, ...before } = facts;
    const domain = facts.domain.known ? facts.domain.value.name : null;
    if (domain === null) return walk(diagnoseBounceTree.root, facts);
    const known = facts.edition.known ? facts.edition.value : null;
    const dkim = facts.dkim.known ? facts.dkim.value.items.map((s) => s.selector) : [];
    const again = await gatherDns(domain, asker(overlay(resolver, [change]), observationLog()), {
      edition: known === null || known.directmailOnly ? run.edition : known.edition.id,
      selectors: dkim,
      askAt: () => null,
    });
    return walk(diagnoseBounceTree.root, { ...before, ...again, bounced, live });
  };
}

// ----------------------------------------------------------------- what the report says of the message

function linesOf(
  run: DiagnoseBounceRun,
  pieces: Readonly<Record<string, Line | null>>,
): BounceLines {
  const lines: Record<string, number> = {};
  for (const [name, piece] of Object.entries(pieces)) {
    if (piece !== null) lines[name] = piece.line + run.source.firstLine - 1;
  }
  return lines;
}

function saidBy(line: Line | null): string | null {
  return line === null ? null : line.text;
}

/** Recipients that a report lists; a report of more says so among its limits. */
const MAX_RECIPIENTS = 1000;

function subjectOf(run: DiagnoseBounceRun): BounceSubject {
  const { source, reading } = run;
  const { original } = reading;
  const { messageId, from, to, subject, date } = original;
  const torn = reading.recipients.find((r) => r.disagree);
  const limits = limitsOf(run);
  return {
    file: source.file,
    ...(source.index === null ? {} : { index: source.index }),
    kind: reading.kind,
    format: reading.format,
    recipients: reading.recipients.slice(0, MAX_RECIPIENTS).map((r) => recipientOf(run, r)),
    ...(reading.arrived.length === 0
      ? {}
      : { arrived: reading.arrived.slice(0, MAX_RECIPIENTS).map((a) => a.text) }),
    original: {
      messageId: saidBy(messageId),
      from: saidBy(from),
      to: saidBy(to),
      subject: saidBy(subject),
      date: saidBy(date),
      lines: linesOf(run, { messageId, from, to, subject, date }),
    },
    sender: original.returnPath?.text ?? reading.sentTo,
    reportedBy: saidBy(reading.reportedBy),
    ...(torn === undefined || torn.explanation === null || torn.diagnostic === null
      ? {}
      : {
          disagreement: {
            notice: torn.explanation.text,
            noticeCause: `bounce/${torn.explained?.cause ?? 'unknown'}`,
            reply: torn.diagnostic.text,
            replyCause: `bounce/${torn.cause}`,
          },
        }),
    ...(limits.length === 0 ? {} : { limits }),
  };
}

function recipientOf(run: DiagnoseBounceRun, r: ReadRecipient): BounceRecipient {
  const { address, status, replyCode, diagnostic, remoteHost, remoteIp } = r;
  const failed = r.action === 'failed' || r.action === 'delayed';
  return {
    address: saidBy(address),
    action: r.action,
    status: saidBy(status),
    replyCode: saidBy(replyCode),
    diagnostic: saidBy(diagnostic),
    remoteHost: saidBy(remoteHost),
    remoteIp: saidBy(remoteIp),
    cause: failed ? `bounce/${r.cause}` : null,
    lines: linesOf(run, {
      address,
      status,
      replyCode,
      diagnostic,
      explanation: r.explanation,
      remoteHost,
      remoteIp,
    }),
  };
}

function limitsOf(run: DiagnoseBounceRun): readonly LimitHit[] {
  const { source, reading } = run;
  const beyond = reading.recipients[MAX_RECIPIENTS];
  const known = beyond === undefined ? reading.limits : listedLimits(reading.limits, beyond);
  const own = known.map(({ limit, line }) => ({ limit, line: line + source.firstLine - 1 }));
  return [
    ...own.slice(0, 20),
    ...(source.cutAt === null ? [] : [{ limit: 'size' as const, line: source.firstLine }]),
  ];
}

/** The first recipient that is not listed stands before those that were not read. */
function listedLimits(limits: readonly LimitHit[], beyond: ReadRecipient): readonly LimitHit[] {
  const { address, status, diagnostic, explanation } = beyond;
  const line = (address ?? status ?? diagnostic ?? explanation)?.line ?? 1;
  return [{ limit: 'recipients', line }, ...limits.filter(({ limit }) => limit !== 'recipients')];
}

const KINDS: Readonly<Record<Kind, () => Message>> = {
  bounce: text('bounce', '退信'),
  delay: text('delay notice: still being tried', '延迟通知：仍在重试'),
  delivered: text('delivery confirmation: nothing failed', '送达回执：没有失败'),
  'auto-reply': text('automatic reply: no bounce', '自动回复，不是退信'),
  'feedback-report': text('complaint report (feedback loop): no bounce', '投诉反馈报告，不是退信'),
  'not-a-bounce': text('not a bounce', '不是退信'),
};

const TEXT = {
  summary: text('{file}: {kind}', '{file}：{kind}'),
  place: text('{file}, message {index}', '{file} 第 {index} 封'),
  input: text('standard input', '标准输入'),
  reply: text('reply', '返回信息'),
  cause: text('{kind}, {recipient}: {cause}', '{kind}，{recipient}：{cause}'),
  bare: text('{kind}: {cause}', '{kind}：{cause}'),
  torn: text(
    '{what}; its notice says otherwise than the server',
    '{what}；退信说明和服务器原话不一致',
  ),
  causes: text('{cause} and {n} more causes', '{cause}等 {n} 种原因'),
  people: text('{first} and {n} more', '{first} 和另外 {n} 个收件人'),
  says: text('What the message says', '邮件内容摘录'),
  sentBy: text('reported by {system} at {host}', '退信系统：{system}（{host}）'),
  sentByHost: text('reported by {host}', '退信系统：{host}'),
  line: text('line {line}', '第 {line} 行'),
  row: text('{name}: {value}   ({place})', '{name}：{value}   （{place}）'),
  original: {
    from: text('From', '发件人'),
    to: text('To', '收件人'),
    subject: text('Subject', '主题'),
    date: text('Date', '时间'),
    messageId: text('Message-ID', 'Message-ID'),
  },
  limits: text('Not read in full', '未全部读取'),
  limit: text('{what}, from line {line} on', '{what}，自第 {line} 行起'),
  bounds: {
    size: text('the message is too long', '邮件过大'),
    depth: text('messages nested too deep', '嵌套层数过多'),
    parts: text('too many parts', '部分过多'),
    fields: text('too many header fields', '邮件头过多'),
    'field-length': text('a header field is too long', '邮件头过长'),
    decoded: text('a part is too long', '正文过长'),
    lines: text('too many lines', '行数过多'),
    'line-length': text('a line is too long', '单行过长'),
    recipients: text('too many recipients', '收件人过多'),
  } as Readonly<Record<string, () => Message>>,
};

function placeOf({ source }: DiagnoseBounceRun): string | Message {
  const file =
    source.file === '-' ? TEXT.input() : source.file === '--reply' ? TEXT.reply() : source.file;
  return source.index === null ? file : TEXT.place({ file, index: source.index });
}

function summaryOf(run: DiagnoseBounceRun): Message {
  const { reading } = run;
  const kind = KINDS[reading.kind]();
  const failed = reading.recipients.filter((r) => r.action === 'failed' || r.action === 'delayed');
  const [first] = failed;
  if (first === undefined) return TEXT.summary({ file: placeOf(run), kind });
  const causes = new Set(failed.map((r) => r.cause));
  const name = CAUSE_NAMES[first.cause]();
  const cause = causes.size > 1 ? TEXT.causes({ cause: name, n: causes.size - 1 }) : name;
  const torn = failed.some((r) => r.disagree);
  const address = first.address?.text ?? null;
  const what =
    address === null
      ? TEXT.bare({ kind, cause })
      : TEXT.cause({
          kind,
          recipient:
            failed.length > 1 ? TEXT.people({ first: address, n: failed.length - 1 }) : address,
          cause,
        });
  return TEXT.summary({
    file: placeOf(run),
    kind: torn ? TEXT.torn({ what }) : what,
  });
}

/** Recipients that are shown to people. */
const SHOWN = 20;

function sectionsOf(run: DiagnoseBounceRun): ReportSection[] {
  const { reading, source, language } = run;
  const sections: ReportSection[] = [];
  const lines: string[] = [];
  const place = (line: Line) => TEXT.line({ line: line.line + source.firstLine - 1 });
  if (reading.format !== 'reply') {
    const host = reading.reportedBy?.text ?? null;
    if (host !== null) {
      lines.push(
        say(
          reading.system === null
            ? TEXT.sentByHost({ host })
            : TEXT.sentBy({ system: reading.system, host }),
          language,
        ),
      );
    }
    for (const r of reading.recipients.slice(0, SHOWN)) {
      const parts = [
        r.address?.text,
        r.action,
        r.status?.text,
        r.replyCode?.text,
        r.remoteHost?.text,
      ];
      lines.push(parts.filter((p) => p !== undefined && p !== null).join('  '));
    }
    for (const name of ['from', 'to', 'subject', 'date', 'messageId'] as const) {
      const piece = reading.original[name];
      if (piece === null) continue;
      lines.push(
        say(
          TEXT.row({
            name: TEXT.original[name](),
            value: piece.text.slice(0, 200),
            place: place(piece),
          }),
          language,
        ),
      );
    }
  }
  if (lines.length > 0) {
    sections.push({ id: 'message', title: say(TEXT.says(), language), lines, verbose: true });
  }
  const limits = limitsOf(run);
  if (limits.length > 0) {
    sections.push({
      id: 'limits',
      title: say(TEXT.limits(), language),
      lines: limits.map(({ limit, line }) =>
        say(TEXT.limit({ what: TEXT.bounds[limit]?.() ?? limit, line }), language),
      ),
      verbose: false,
    });
  }
  return sections;
}
