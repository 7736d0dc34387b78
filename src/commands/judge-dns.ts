/**
 * The judging half of `check-dns`: walk, prove, report. A module of its own, so
 * that the checks are loaded while the first questions are under way.
 */
import type { Change, ChangeRecord } from '../engine/check.ts';
import { type Facts, type ObservationLog, observationLog } from '../engine/fact.ts';
import { prove } from '../engine/prove.ts';
import {
  buildReport,
  type Report,
  type ReportRecord,
  type ReportSection,
} from '../engine/report.ts';
import { type Language, type Message, say, type Text, text } from '../engine/text.ts';
import { type Walked, walk } from '../engine/walk.ts';
import type { DnsFacts } from '../facts/dns.ts';
import { gatherDns } from '../gather/check-dns.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import { overlay } from '../net/overlay.ts';
import { asker } from '../protocols/dns/ask.ts';
import { quoteText } from '../protocols/dns/format.ts';
import { displayName, hostRecord, isAtOrBelow } from '../protocols/dns/name.ts';
import type { Resolver } from '../protocols/dns/types.ts';
import { describeTree, type SpfLine, type SpfLineNote } from '../protocols/spf/walk.ts';
import { checkDnsTree } from '../trees/check-dns.ts';
import { VERSION } from '../version.ts';
import type { CheckDnsRun, CheckDnsSubject, SpfAnswer } from './check-dns.ts';
import { editionWords, reportEdition } from './edition-words.ts';

export interface DnsCase {
  readonly run: CheckDnsRun;
  /** What the facts were asked of; questions that a fix brings up are asked of it too. */
  readonly resolver: Resolver;
  readonly facts: Facts<DnsFacts>;
  readonly spf: SpfAnswer | undefined;
  readonly log: ObservationLog;
  /** When the run began, on `performance`’s clock. */
  readonly started: number;
}

const TEXT = {
  summary: text('{domain} — {edition} — {resolution}', '{domain} — {edition} — {resolution}'),
  resolved: text('Resolved', '解析正常（Resolved）'),
  invalid: text('Resolution Invalid', '解析异常（Resolution Invalid）'),
  unresolved: text('resolution unknown', '解析状态未知'),
  spfTitle: text('SPF tree: {lookups} of 10 lookups', 'SPF 展开：10 次查询上限，已用 {lookups} 次'),
  spfTitleAtLeast: text(
    'SPF tree: at least {lookups} of 10 lookups (a part could not be looked up)',
    'SPF 展开：10 次查询上限，至少已用 {lookups} 次（有一部分未能查到）',
  ),
  askedTitle: text('SPF of {checked} for {ip}', '{checked} 对 {ip} 的 SPF 结果'),
  asked: text(
    '{result} for a message from {mailFrom}, greeting (HELO) {helo}',
    '{result}（发件人 {mailFrom}，HELO {helo}）',
  ),
  more: text('… and {n} more', '……另有 {n} 行'),
  decided: text('decided by {term}', '由 {term} 决定'),
};

const INVALIDATES = ['domain/', 'dnssec/', 'mx/', 'cname/at-apex'];

export async function judge(given: DnsCase): Promise<Report<CheckDnsSubject>> {
  const { run, resolver, facts, spf, log, started } = given;
  const { domain, language } = run;
  const walked = walk(checkDnsTree.root, facts);
  // The edition stays: a change is judged by what it was made for.
  const known = facts.edition.known ? facts.edition.value : null;
  const edition = known === null || known.directmailOnly ? run.edition : known.edition.id;
  const walkAgain = async (change: Change): Promise<Walked> => {
    const again = await gatherDns(domain, asker(overlay(resolver, [change]), observationLog()), {
      edition,
      selectors: run.selectors,
      askAt: () => null,
    });
    return walk(checkDnsTree.root, again);
  };
  const proofs = await prove(walked, walkAgain);
  const observations = log.seal();
  const report = buildReport<CheckDnsSubject>({
    tool: { name: 'alimail-doctor', version: VERSION, knowledge: KNOWLEDGE_DATE },
    command: 'check-dns',
    language,
    failOn: run.failOn,
    subject: subjectOf(run, facts, walked, spf),
    summary: summaryOf(facts, walked, domain),
    sections: sectionsOf(facts, walked, spf, language),
    walked,
    proofs,
    observations,
    stats: { queries: observations.length, ms: Math.round(performance.now() - started) },
    showRecord: recordShower(facts),
  });
  // What was asked for by --spf-ip could not be established either.
  return spf?.result === 'temperror' && report.verdict === 'healthy'
    ? { ...report, verdict: 'unknown' }
    : report;
}

function resolutionOf(facts: Facts<DnsFacts>, walked: Walked): CheckDnsSubject['resolution'] {
  const bad = walked.findings.some(
    (f) => f.severity === 'error' && INVALIDATES.some((prefix) => f.id.startsWith(prefix)),
  );
  if (bad) return 'Resolution Invalid';
  if (!facts.mx.known || !facts.mxTargets.known) return null;
  // One host that was seen to work is enough; with none seen it is not known.
  const works = facts.mxTargets.value.items.some((t) => t.state === 'addresses');
  return works ? 'Resolved' : null;
}

function subjectOf(
  run: CheckDnsRun,
  facts: Facts<DnsFacts>,
  walked: Walked,
  spf: SpfAnswer | undefined,
): CheckDnsSubject {
  const { edition, spfTree } = facts;
  return {
    domain: run.domain,
    ...(run.input === undefined ? {} : { input: run.input }),
    edition: reportEdition(edition, run.language),
    resolution: resolutionOf(facts, walked),
    ...(spf === undefined ? {} : { spf }),
    ...(spfTree.known
      ? {
          spfTree: {
            lookups: spfTree.value.lookups,
            limit: 10,
            complete: spfTree.value.missing.length === 0,
            lines: describeTree(spfTree.value).map((l) => ({
              depth: l.depth,
              text: l.text,
              cost: l.cost,
              total: l.total,
              note: l.note,
            })),
          },
        }
      : {}),
  };
}

function summaryOf(facts: Facts<DnsFacts>, walked: Walked, domain: string): Message {
  const { edition } = facts;
  const state = resolutionOf(facts, walked);
  return TEXT.summary({
    domain: displayName(domain),
    edition: editionWords(edition),
    resolution:
      state === null ? TEXT.unresolved() : state === 'Resolved' ? TEXT.resolved() : TEXT.invalid(),
  });
}

function sectionsOf(
  facts: Facts<DnsFacts>,
  walked: Walked,
  spf: SpfAnswer | undefined,
  language: Language,
): ReportSection[] {
  const sections: ReportSection[] = [];
  if (spf !== undefined) {
    const { ip, domain: checked, result, mailFrom, helo, term, explanation } = spf;
    sections.push({
      id: 'spf-ip',
      title: say(TEXT.askedTitle({ checked, ip }), language),
      lines: [
        say(TEXT.asked({ result, mailFrom, helo }), language),
        ...(term === null ? [] : [say(TEXT.decided({ term }), language)]),
        ...(explanation === null ? [] : [explanation]),
      ],
      verbose: false,
    });
  }
  if (facts.spfTree.known) {
    const tree = facts.spfTree.value;
    const title = tree.missing.length > 0 ? TEXT.spfTitleAtLeast : TEXT.spfTitle;
    sections.push({
      id: 'spf-tree',
      title: say(title({ lookups: tree.lookups }), language),
      lines: spfLines(describeTree(tree), language),
      // Of interest when something is wrong with SPF, and otherwise on request.
      verbose: spf === undefined && !walked.findings.some((f) => f.id.startsWith('spf/')),
    });
  }
  return sections;
}

/** What a line of the SPF tree says behind its term. */
const NOTES: Readonly<Record<SpfLineNote, Text<never>>> = {
  syntax: text('not valid', '写法无效'),
  'not-evaluated': text('never evaluated', '不会被执行'),
  none: text('no SPF record there', '对方没有 SPF 记录'),
  nxdomain: text('does not exist', '域名不存在'),
  multiple: text('several SPF records there', '对方有多条 SPF 记录'),
  unknown: text('could not be looked up', '未能查到'),
  loop: text('leads back to where it came from', '循环包含'),
  limit: text('not followed further', '不再展开'),
  'too-many-mx-hosts': text('more than 10 MX hosts', 'MX 主机超过 10 台'),
  'over-limit': text('over the limit from here on', '从这里起超过上限'),
  void: text('finds nothing', '查无结果'),
  'depends-on-message': text('depends on the message', '取决于具体邮件'),
};

/** As many lines of an SPF tree as a person reads. */
const MAX_SPF_LINES = 100;

/** Costs in a column in front, so that long terms do not move them. */
function spfLines(lines: readonly SpfLine[], language: Language): string[] {
  const shown = lines.slice(0, MAX_SPF_LINES).map((l) => {
    const cost = l.total === 0 ? '  ' : String(l.total).padStart(2);
    const note = l.note === null ? '' : `   ← ${say(NOTES[l.note](), language)}`;
    return `${cost}  ${'  '.repeat(l.depth)}${l.text}${note}`;
  });
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, say(TEXT.more({ n: more }), language)] : shown;
}

/** Shows records in the columns of the DNS console, whose host records are relative to the zone. */
export function recordShower(facts: Facts<DnsFacts>): (record: ChangeRecord) => ReportRecord {
  const zone = facts.zone.known ? facts.zone.value : '';
  return ({ name, type, value }) => {
    const owner = name.replace(/\.$/, '');
    const host = isAtOrBelow(owner, zone) ? hostRecord(owner, zone) : name;
    const mx = type === 'MX' ? /^(\d+) (.*)$/.exec(value) : null;
    return {
      host,
      type,
      priority: mx === null ? null : Number(mx[1]),
      value: type === 'TXT' ? value : (mx?.[2] ?? value).replace(/(.)\.$/, '$1'),
      zoneLine: `${name} IN ${type} ${type === 'TXT' ? quoteText(value) : value}`,
    };
  };
}
