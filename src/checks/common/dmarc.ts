/** What the DMARC checks share: which record is judged, and the one record that fixes them all. */
import type { ChangeRecord, Fix } from '../../engine/check.ts';
import type { Observation, Partly } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { DmarcElsewhere, DomainFact } from '../../facts/dns.ts';
import { parseDmarc } from '../../protocols/dmarc/parse.ts';
import { POLICY_RANK, repairDmarc } from '../../protocols/dmarc/repair.ts';
import type {
  DmarcDiscovery,
  DmarcPolicy,
  DmarcRecord,
  DmarcStep,
  ExternalDestination,
} from '../../protocols/dmarc/types.ts';
import { absolute, isAtOrBelow } from '../../protocols/dns/name.ts';
import { CONSOLE, record } from './dns.ts';

/** The step at the domain itself; `null` when its name is too long to be asked for. */
export function ownStep(dmarc: DmarcDiscovery, domain: string): DmarcStep | null {
  return dmarc.steps.find((step) => step.domain === domain) ?? null;
}

/**
 * The step whose texts are judged: what is meant as DMARC at the domain itself,
 * usable or not; else the record that applies; else whatever is meant as one
 * further up and is not usable.
 */
export function judgedStep(dmarc: DmarcDiscovery, domain: string): DmarcStep | null {
  const own = ownStep(dmarc, domain);
  if (own !== null && own.texts.length > 0) return own;
  return dmarc.applied ?? dmarc.steps.find((step) => step.texts.length > 0) ?? null;
}

/** The record that applies and that receivers use; `null` when there is none. */
export function usedRecord(
  dmarc: DmarcDiscovery,
): { readonly step: DmarcStep; readonly record: DmarcRecord } | null {
  const found = dmarc.applied?.records[0];
  if (dmarc.applied === null || found === undefined || found.policy === null) return null;
  return { step: dmarc.applied, record: found };
}

/** Receivers take the record as `p=none` because its policies cannot be read (RFC 9989 §4.10.1). */
export function isSubstituted(found: DmarcRecord): boolean {
  return found.problems.some((p) => p.kind === 'missing-policy' || p.kind === 'bad-policy');
}

export function isWeaker(policy: DmarcPolicy | null, than: DmarcPolicy): boolean {
  return policy !== null && POLICY_RANK[policy] < POLICY_RANK[than];
}

/** Everything that was looked at on the way. */
export function walked(dmarc: DmarcDiscovery): readonly Observation[] {
  return dmarc.steps.map((step) => step.seen);
}

/** Published where nobody looks, while nothing stands where it belongs. */
export function isLost(dmarc: DmarcDiscovery, domain: string, elsewhere: DmarcElsewhere): boolean {
  const own = ownStep(dmarc, domain);
  const misplaced = elsewhere.atApex.length + elsewhere.atDoubledName.length > 0;
  return misplaced && (own === null || own.texts.length === 0);
}

/** The misplaced texts as records of a change. */
export function misplacedRecords(domain: string, elsewhere: DmarcElsewhere): ChangeRecord[] {
  return [
    ...elsewhere.atApex.map((value) => record(domain, 'TXT', value)),
    ...elsewhere.atDoubledName.map((value) => record(elsewhere.doubledName, 'TXT', value)),
  ];
}

export interface DmarcFixInput {
  readonly domain: DomainFact;
  readonly zone: string;
  readonly dmarc: DmarcDiscovery;
  readonly dmarcReports: Partly<ExternalDestination>;
  /** Given where the record was published in the wrong place and is to be moved. */
  readonly elsewhere?: DmarcElsewhere;
}

const FIX = {
  add: text('Publish one TXT record at {name}', '添加一条 TXT 记录，名称为 {name}'),
  replace: text(
    'Replace what is published at {name} with one record',
    '把 {name} 上现有的记录换成这一条',
  ),
  remove: text('Delete what does not belong at {name}', '删除 {name} 上多余的记录'),
  move: text(
    'Move the record to {name}, where receivers look for it',
    '把这条记录移到 {name}，收信方只在这里查找',
  ),
  before: text(
    'First fix what this report says about SPF and DKIM: with p={policy}, mail that passes neither is {fate}.',
    '先处理好报告里的 SPF 和 DKIM 问题：p={policy} 生效后，两项都没通过的邮件会{fate}。',
  ),
  others: text(
    'Other services that send as {domain} (newsletters, DirectMail, CRM, ticket systems) must sign with DKIM as {domain}, or use an envelope sender in it that SPF allows.',
    '以 {domain} 名义发信的其他服务（群发、邮件推送、CRM、工单系统等）也要对齐：用 {domain} 做 DKIM 签名，或信封发件人使用该域名并通过 SPF。',
  ),
  later: text(
    'After some weeks of reports without mail of yours that fails, go on to p=reject.',
    '观察几周报告，确认没有自家邮件验证失败后，再改成 p=reject。',
  ),
  postmaster: text(
    '{address} has to be a mailbox that somebody reads; another one of the domain will do as well.',
    '{address} 要有人查看，也可以换成本域名下的其他邮箱。',
  ),
  below: text(
    'This record also decides for every other subdomain of {name} that has none of its own.',
    '这条记录同时作用于 {name} 下所有没有单独配置 DMARC 的子域名。',
  ),
  alias: text(
    '{name} is an alias (CNAME) of {target}: either have the record changed there, or replace the alias as written here.',
    '{name} 是指向 {target} 的 CNAME：可以在那边修改，也可以按这里的写法用 TXT 替换这条 CNAME。',
  ),
};

const FATE = {
  none: text('delivered', '正常收下'),
  quarantine: text('treated as spam', '进垃圾箱'),
  reject: text('refused', '被拒收'),
};

interface Place {
  readonly domain: string;
  readonly step: DmarcStep | null;
}

/**
 * Where the record is to stand: at the domain, or further up where the judged
 * record stands, as long as that is in the same zone. A record in a zone above
 * may be somebody else's; one at the domain itself then takes its place.
 */
function placeOf({ domain, zone, dmarc, elsewhere }: DmarcFixInput): Place {
  const own = { domain: domain.name, step: ownStep(dmarc, domain.name) };
  if (elsewhere !== undefined) return own;
  const judged = judgedStep(dmarc, domain.name);
  if (judged === null || !isAtOrBelow(judged.domain, zone)) return own;
  return { domain: judged.domain, step: judged };
}

/** What is to be repaired: the records that receivers see, else what was meant as one. */
function textsOf(step: DmarcStep | null): readonly string[] {
  if (step === null) return [];
  return step.records.length > 0 ? step.records.map((r) => r.text) : step.texts;
}

/** The record that this report proposes, without quotes. */
export function proposedRecord(input: DmarcFixInput): string {
  const { domain, dmarc, dmarcReports, elsewhere } = input;
  const place = placeOf(input);
  const judged = judgedStep(dmarc, domain.name);
  const texts =
    elsewhere === undefined ? textsOf(judged) : [...elsewhere.atApex, ...elsewhere.atDoubledName];
  // Consent names the domain of the record (RFC 9990 §4): at another name none is known.
  const moved = judged !== null && judged.domain !== place.domain;
  const unauthorized = dmarcReports.items
    .filter(({ authorized }) => moved || (authorized.known && !authorized.value))
    .map(({ uri }) => uri.address);
  return repairDmarc({ records: texts.map(parseDmarc), domain: place.domain, unauthorized });
}

/** The fix of every DMARC finding: the same facts give the same one. */
export function dmarcFix(input: DmarcFixInput): Fix {
  const { domain, dmarc, elsewhere } = input;
  const place = placeOf(input);
  const name = `_dmarc.${place.domain}`;
  const value = proposedRecord(input);
  const alias = place.step?.alias ?? null;
  const texts = place.step?.texts ?? [];
  // The texts at the end of an alias are not in this zone: the alias itself goes.
  const seen =
    alias === null
      ? texts.map((t) => record(name, 'TXT', t))
      : [record(name, 'CNAME', absolute(alias))];
  // What a wildcard made up does not stand at the name and need not go.
  const wild = place.step?.byWildcard === true;
  const there = wild ? [] : seen;
  const replace = [
    ...there.filter((r) => r.value !== value),
    ...(elsewhere === undefined ? [] : misplacedRecords(domain.name, elsewhere)),
  ];
  const isThere = !wild && alias === null && texts.includes(value);
  const policy = parseDmarc(value).policy ?? 'none';
  const stricter = isWeaker(inForce(dmarc), policy);

  const steps: Message[] = [];
  if (alias !== null && !wild) steps.push(FIX.alias({ name, target: alias }));
  if (stricter) {
    steps.push(FIX.before({ policy, fate: FATE[policy]() }));
    steps.push(FIX.others({ domain: place.domain }));
    if (policy !== 'reject') steps.push(FIX.later());
  }
  const postmaster = `postmaster@${place.domain}`;
  if (value.includes(`mailto:${postmaster}`) && !texts.some((t) => t.includes(postmaster))) {
    steps.push(FIX.postmaster({ address: postmaster }));
  }
  if (place.domain !== domain.name) steps.push(FIX.below({ name: place.domain }));

  const title =
    elsewhere !== undefined
      ? FIX.move
      : isThere
        ? FIX.remove
        : there.length > 0
          ? FIX.replace
          : FIX.add;
  return {
    title: title({ name }),
    owner: 'you',
    effort: 'minutes',
    // Mail of forgotten services goes to junk once the policy is in force.
    risk: stricter ? 'high' : 'low',
    console: CONSOLE.dns(),
    ...(isThere ? {} : { operation: 'publish-dmarc-record' }),
    ...(steps.length > 0 ? { steps } : {}),
    change: {
      replace,
      with: isThere ? [] : [record(name, 'TXT', value)],
      ...(wild ? { shadows: seen } : {}),
    },
    // What is moved stays in caches where it was; nobody asked for it where it belongs.
    seenTtl: elsewhere === undefined ? (place.step?.ttl ?? null) : elsewhere.ttl,
  };
}

/** The policy that receivers apply now: `t=y` asks for the next milder one (RFC 9989 §4.7). */
function inForce(dmarc: DmarcDiscovery): DmarcPolicy {
  const policy = dmarc.policy ?? 'none';
  if (usedRecord(dmarc)?.record.testing !== true) return policy;
  return policy === 'reject' ? 'quarantine' : 'none';
}
