/** The report: what a run found, in one language, as plain JSON. */
import type { Change, ChangeRecord, ClientSetting, Fix, Owner, Route, Severity } from './check.ts';
import type { Observation } from './fact.ts';
import { changeKey, type Proof, provedFor } from './prove.ts';
import { compareFixes, rank } from './rank.ts';
import { type Language, type Message, say, text } from './text.ts';
import type { Finding, Walked } from './walk.ts';

export type Verdict = 'healthy' | 'problem' | 'unknown';
export type FailOn = 'error' | 'warning' | 'never';

export interface ReportEvidence {
  /** Id of an observation: `dns:2`. */
  readonly from: string;
  readonly saw: string;
  readonly wanted?: string;
}

/** A record of a fix as the DNS console shows it, and as a zone file does. */
export interface ReportRecord {
  /** Host record (主机记录), relative to the zone: `@`, `_dmarc`. */
  readonly host: string;
  /** Record type (记录类型). */
  readonly type: string;
  /** MX priority, which the console asks for apart. */
  readonly priority: number | null;
  /** Record value (记录值), without quotes or trailing dot. */
  readonly value: string;
  /** The same as a line of a zone file. */
  readonly zoneLine: string;
}

export interface ReportFix {
  readonly title: string;
  readonly owner: Owner;
  readonly effort: Fix['effort'];
  readonly risk: Fix['risk'];
  readonly console?: string;
  readonly operation?: string;
  readonly steps?: readonly string[];
  readonly change?: Change;
  /** What to put into the mail client. */
  readonly settings?: readonly ClientSetting[];
  /** Observations that show the fix to work. */
  readonly tried?: readonly string[];
  /** What to do with the records: put new ones, put them in the place of old ones, or take old ones away. */
  readonly action?: 'add' | 'replace' | 'delete';
  /** The records to take away and to put there, in the console's columns. */
  readonly remove?: readonly ReportRecord[];
  readonly put?: readonly ReportRecord[];
  /** The change was laid over DNS and the finding went away, with no new one; or the settings were seen to work. */
  readonly verified: boolean;
  /** Ids of all findings that the change makes go away. */
  readonly resolves: readonly string[];
  /** Ids of findings that the change would bring, where there are some. */
  readonly brings?: readonly string[];
  /** Checks that could not be answered with the change laid over. */
  readonly unproved?: readonly string[];
  /** TTL in seconds of what is replaced, or of the answer that nothing is there; `null` where a TTL was not seen. */
  readonly seenTtl?: number | null;
  readonly takesEffect?: string;
}

export interface ReportFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: number;
  readonly title: string;
  readonly detail: string;
  readonly evidence: readonly ReportEvidence[];
  readonly contradicts?: readonly string[];
  readonly owner: Owner;
  readonly route: Route;
  readonly fixes: readonly ReportFix[];
  readonly references: readonly string[];
}

export interface ReportCheck {
  readonly id: string;
  readonly answer: string;
  readonly why?: string;
  readonly question: string;
  /** False for an extra whose `unknown` does not touch the verdict. */
  readonly needed: boolean;
  /** Observations that the answer rests on; for `unknown`, the lookups that failed. */
  readonly because: readonly string[];
}

export interface ReportStep {
  readonly node: string;
  readonly question: string;
  readonly answer: string;
  readonly because: readonly string[];
}

export interface ReportObservation {
  readonly id: string;
  readonly at: string;
  readonly asked: string;
  readonly of: string;
  readonly for: string;
  readonly got: Readonly<Record<string, unknown>>;
  readonly ms: number;
}

export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Shown with `--verbose` only. */
  readonly verbose: boolean;
  /** Stands before the findings: what they are about. */
  readonly first?: boolean;
}

export interface Report<S = Readonly<Record<string, unknown>>> {
  readonly schemaVersion: 1;
  readonly tool: {
    readonly name: 'alimail-doctor';
    readonly version: string;
    readonly knowledge: string;
  };
  readonly command: string;
  readonly language: Language;
  readonly subject: S;
  /** The subject in one line: name, edition, state. */
  readonly summary: string;
  readonly verdict: Verdict;
  readonly findings: readonly ReportFinding[];
  /** Further parts for people, such as the SPF tree: a title and preformatted lines. */
  readonly sections: readonly ReportSection[];
  readonly checks: readonly ReportCheck[];
  readonly path: readonly ReportStep[];
  readonly observations: readonly ReportObservation[];
  readonly stats: { readonly queries: number; readonly ms: number };
}

export interface ReportInput<S> {
  readonly tool: Report['tool'];
  readonly command: string;
  readonly language: Language;
  readonly failOn: FailOn;
  readonly subject: S;
  readonly summary: Message;
  readonly sections: readonly ReportSection[];
  readonly walked: Walked;
  readonly proofs: ReadonlyMap<string, Proof>;
  /** Sealed: every observation has its id. */
  readonly observations: readonly Observation[];
  readonly stats: Report['stats'];
  /** Shows a record of a change in the console's columns. */
  readonly showRecord: (record: ChangeRecord) => ReportRecord;
}

const EFFECT = {
  replaced: text(
    'The old record was seen with a TTL of {ttl}: resolvers that hold it may use it that much longer. Some resolvers are slower.',
    '查到的旧记录 TTL 为 {ttl}，已缓存旧记录的解析服务器最多会再用这么久，个别运营商的缓存可能更慢。',
  ),
  added: text(
    'Resolvers may remember for {ttl} that nothing was there (the negative TTL that was seen).',
    '此前查询“无记录”的结果会被缓存（实测否定缓存 TTL 为 {ttl}），之后新记录即可查到。',
  ),
  unseen: text(
    'Depends on the TTL, which was not seen.',
    '取决于 TTL；本次未查到 TTL，无法给出时间。',
  ),
  seconds: text('{n} s', '{n} 秒'),
  minutes: text('{n} min', '{n} 分钟'),
  hours: text('{n} h', '{n} 小时'),
};

/** `10 min`: a TTL for people, rounded up to the unit that it is given in. */
function span(seconds: number) {
  if (seconds < 60) return EFFECT.seconds({ n: seconds });
  if (seconds < 7200) return EFFECT.minutes({ n: Math.ceil(seconds / 60) });
  return EFFECT.hours({ n: Math.ceil(seconds / 3600) });
}

function takesEffect(fix: Fix) {
  if (fix.change === undefined || fix.seenTtl === undefined) return undefined;
  if (fix.seenTtl === null) return EFFECT.unseen();
  const ttl = span(fix.seenTtl);
  return fix.change.replace.length > 0 ? EFFECT.replaced({ ttl }) : EFFECT.added({ ttl });
}

/** `add` where nothing is taken away, `delete` where nothing is put there. */
function actionOf(change: Change): 'add' | 'replace' | 'delete' {
  if (change.replace.length === 0) return 'add';
  return change.with.length === 0 ? 'delete' : 'replace';
}

function reportFix<S>(fix: Fix, finding: Finding, input: ReportInput<S>): ReportFix {
  const { proofs, language } = input;
  const proof = fix.change === undefined ? undefined : proofs.get(changeKey(fix.change));
  const effect = takesEffect(fix);
  return {
    title: say(fix.title, language),
    owner: fix.owner,
    effort: fix.effort,
    risk: fix.risk,
    ...(fix.console === undefined ? {} : { console: say(fix.console, language) }),
    ...(fix.operation === undefined ? {} : { operation: fix.operation }),
    ...(fix.steps === undefined ? {} : { steps: fix.steps.map((s) => say(s, language)) }),
    ...(fix.change === undefined
      ? {}
      : {
          change: fix.change,
          action: actionOf(fix.change),
          remove: fix.change.replace.map(input.showRecord),
          put: fix.change.with.map(input.showRecord),
        }),
    ...(fix.settings === undefined ? {} : { settings: fix.settings }),
    ...(fix.tried === undefined || fix.tried.length === 0 ? {} : { tried: ids(fix.tried) }),
    verified: provedFor(proof, finding) || (fix.tried ?? []).length > 0,
    resolves: proof?.resolves ?? [],
    ...(proof !== undefined && proof.brings.length > 0
      ? { brings: proof.brings.map((b) => b.id) }
      : {}),
    ...(proof !== undefined && proof.unknown.length > 0 ? { unproved: proof.unknown } : {}),
    ...(fix.seenTtl === undefined ? {} : { seenTtl: fix.seenTtl }),
    ...(effect === undefined ? {} : { takesEffect: say(effect, language) }),
  };
}

function ids(observations: readonly Observation[]): string[] {
  return [...new Set(observations.map((o) => o.id))];
}

function inLanguage(said: string | Message, language: Language): string {
  return typeof said === 'string' ? said : say(said, language);
}

function reportFinding<S>(finding: Finding, input: ReportInput<S>): ReportFinding {
  const { problem, check } = finding;
  const { language } = input;
  const fixes = [...problem.fixes].sort(compareFixes);
  return {
    id: finding.id,
    severity: finding.severity,
    confidence: finding.confidence,
    title: say(problem.title, language),
    detail: say(problem.detail, language),
    evidence: problem.evidence.map((e) => ({
      from: e.from.id,
      saw: inLanguage(e.saw, language),
      ...(e.wanted === undefined ? {} : { wanted: inLanguage(e.wanted, language) }),
    })),
    ...(problem.contradicts === undefined || problem.contradicts.length === 0
      ? {}
      : { contradicts: ids(problem.contradicts) }),
    owner: problem.owner ?? fixes[0]?.owner ?? 'you',
    route: check.route,
    fixes: fixes.map((fix) => reportFix(fix, finding, input)),
    references: check.references,
  };
}

/**
 * A problem is a finding at or above the severity that fails the run (`error`
 * unless `warning` was asked for). Without one, an unanswered question that was
 * needed keeps the verdict from being healthy.
 */
function verdictOf(walked: Walked, failOn: FailOn): Verdict {
  const fails = (severity: Severity) =>
    severity === 'error' || (failOn === 'warning' && severity === 'warning');
  if (walked.findings.some((f) => fails(f.severity))) return 'problem';
  return walked.checks.some((c) => c.answer === 'unknown' && !c.optional) ? 'unknown' : 'healthy';
}

export function buildReport<S>(input: ReportInput<S>): Report<S> {
  const { walked, language } = input;
  return {
    schemaVersion: 1,
    tool: input.tool,
    command: input.command,
    language,
    subject: input.subject,
    summary: say(input.summary, language),
    verdict: verdictOf(walked, input.failOn),
    findings: rank(walked.findings).map((f) => reportFinding(f, input)),
    sections: input.sections,
    checks: walked.checks.map((c) => ({
      id: c.id,
      answer: c.answer,
      ...(c.why === undefined ? {} : { why: c.why }),
      question: say(c.question(), language),
      needed: !c.optional,
      because: ids(c.because),
    })),
    path: walked.path.map((step) => ({
      node: step.node,
      question: say(step.question(), language),
      answer: step.answer,
      because: ids(step.because),
    })),
    observations: input.observations.map((o) => ({
      id: o.id,
      at: o.at,
      asked: o.asked,
      of: o.of,
      for: say(o.for, language),
      got: o.got,
      ms: o.ms,
    })),
    stats: input.stats,
  };
}

/** The exit code of one report (contract: 1 before 2 before 0). */
export function exitCodeOf(report: Report<unknown>, failOn: FailOn): 0 | 1 | 2 {
  if (report.verdict === 'problem') return failOn === 'never' ? 0 : 1;
  return report.verdict === 'unknown' ? 2 : 0;
}
