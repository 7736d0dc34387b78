/**
 * The tree of SPF records below a domain, with what each term costs a receiver
 * (RFC 7208 §4.6.4), and questions about that tree.
 *
 * Counted is the evaluation for an IPv4 client that no term matches, the way
 * mailauth counts in strict mode where the RFC leaves it open:
 * - `a` is void when there is no A record; AAAA is only asked for `networks`
 *   ("when <ip> is an IPv4, 'A' records are looked up", §5).
 * - Voids are counted by term (§4.6.4: "the number of 'terms' for which DNS
 *   queries return" nothing): that of the MX lookup itself, not those of the
 *   addresses of MX hosts, which have a limit of their own.
 * - A name that macros made malformed is not looked up: no match and no cost.
 */
import { type Observation, type Reason, type Unknown, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import { type Asked, type Asker, reasonOf } from '../dns/ask.ts';
import { canonicalName, labelBytes, labelFromBytes, labelsOf } from '../dns/name.ts';
import {
  expandDomainSpec,
  isSpfRecord,
  isTargetName,
  parseAddress,
  parseSpf,
  rangeText,
} from './parse.ts';
import type {
  Qualifier,
  SpfNode,
  SpfPermerror,
  SpfRecord,
  SpfTerm,
  SpfTermNode,
  SpfTree,
} from './types.ts';

export const MAX_LOOKUPS = 10;
export const MAX_VOIDS = 2;
const MAX_MX_HOSTS = 10;

/**
 * How many terms are looked up at most, shared out over the branches so that
 * what is walked does not depend on which answer came first. A tree within the
 * limit of ten is always walked whole: halving 120 each time one of ten terms
 * branches leaves enough.
 */
const MAX_TERMS = 120;
/** For what stands behind `all` in the domain's own record; a repair moves it to the front. */
const MAX_UNEVALUATED = 40;
/** Each level costs a lookup: deeper trees are over the limit. */
const MAX_DEPTH = MAX_LOOKUPS + 2;

const FOR = {
  include: text('the SPF record that {by} includes', '{by} 包含的 SPF 记录'),
  redirect: text('the SPF record that {by} redirects to', '{by} 重定向到的 SPF 记录'),
  addresses: text('the addresses that the SPF of {by} names', '{by} 的 SPF 授权的地址'),
  mx: text('the MX hosts that the SPF of {by} names', '{by} 的 SPF 授权的 MX 主机'),
  exists: text('whether a name in the SPF of {by} exists', '{by} 的 SPF 引用的域名是否存在'),
};

// --------------------------------------------------------------------- walk

interface Way {
  readonly ask: Asker;
  /** The checked domain, which `%{o}` is assumed to stand for. */
  readonly sender: string;
  /** Domains from the root to here. */
  readonly domains: readonly string[];
  /** Terms that may still be looked up from here on. */
  readonly budget: number;
}

export async function walkSpf(
  domain: string,
  rootText: { readonly records: readonly string[]; readonly seen: readonly Observation[] },
  ask: Asker,
): Promise<SpfTree> {
  const name = canonicalName(domain);
  const way = { ask, sender: rawName(name), domains: [name], budget: MAX_TERMS };
  return treeOf(await nodeOf(name, rootText.records.filter(isSpfRecord), rootText.seen, way));
}

async function nodeOf(
  domain: string,
  records: readonly string[],
  seen: readonly Observation[],
  way: Way,
): Promise<SpfNode> {
  const node = { domain, records, seen, record: null, terms: [], missing: [] };
  const [first] = records;
  if (first === undefined) return { ...node, state: 'none' };
  if (records.length === 1) {
    const record = parseSpf(first);
    return { ...node, state: 'record', record, terms: await walkTerms(record, domain, way) };
  }
  // RFC 7208 §4.5: permerror. The domain's own records are walked all the same,
  // for display and for the one record into which they will be merged.
  if (way.domains.length > 1) return { ...node, state: 'multiple' };
  const budget = Math.floor(way.budget / records.length);
  const terms = await Promise.all(
    records.slice(0, 20).map((r) => walkTerms(parseSpf(r), domain, { ...way, budget })),
  );
  return { ...node, state: 'multiple', terms: terms.flat() };
}

/** A term with what can be said of it before anything is looked up. */
interface Plan {
  readonly term: SpfTerm;
  readonly evaluated: boolean;
  readonly cost: number;
  /** Canonical; `null` when it needs the message, or there is none. */
  readonly target: string | null;
  /** Macros made a name of it that cannot be asked for (RFC 7208 §4.3). */
  readonly malformed: boolean;
  /** There is something to look up. */
  readonly looks: boolean;
  /** There is a record to walk. */
  readonly walks: boolean;
}

const LOOKS: ReadonlySet<string> = new Set(['include', 'a', 'mx', 'exists', 'redirect']);
const COSTS: ReadonlySet<string> = new Set([...LOOKS, 'ptr']);

function planOf(term: SpfTerm, evaluated: boolean, domain: string, way: Way): Plan {
  const plan = { term, evaluated, cost: 0, target: null, malformed: false };
  // Terms that receivers cannot read are never looked up: the record is a permerror.
  if (term.problem !== null || !COSTS.has(term.name) || !isLookup(term)) {
    return { ...plan, looks: false, walks: false };
  }
  const follows = term.name === 'include' || term.name === 'redirect';
  const own = term.macros.includes('p') ? 2 : 1;
  const name =
    term.value === null
      ? rawName(domain)
      : expandDomainSpec(term.value, (letter) =>
          letter === 'd' ? rawName(domain) : letter === 'o' ? way.sender : null,
        );
  if (name === null) {
    return { ...plan, cost: evaluated ? own : 0, looks: false, walks: false };
  }
  if (!isTargetName(name)) {
    const cost = evaluated && follows ? own : 0;
    return { ...plan, cost, target: name, malformed: true, looks: false, walks: false };
  }
  const target = nameOf(name);
  const looks = LOOKS.has(term.name);
  const walks = follows && !way.domains.includes(target);
  return { ...plan, cost: evaluated ? own : 0, target, looks, walks };
}

/** `redirect` is a modifier, the others are mechanisms; `include=x` is an unknown modifier. */
function isLookup(term: SpfTerm): boolean {
  return (term.kind === 'modifier') === (term.name === 'redirect');
}

async function walkTerms(
  record: SpfRecord,
  domain: string,
  way: Way,
): Promise<readonly SpfTermNode[]> {
  const all = record.terms.findIndex((t) => t.name === 'all' && isAll(t));
  const plans = record.terms.map((term, i) => {
    // RFC 7208 §5.1: mechanisms after `all` are never tested, and a redirect
    // beside it MUST be ignored wherever either stands.
    const evaluated = all < 0 || (term.kind === 'mechanism' ? i <= all : term.name !== 'redirect');
    return planOf(term, evaluated, domain, way);
  });

  const budgets = new Map<Plan, number>();
  share(
    plans.filter((p) => p.evaluated && p.looks),
    way.budget,
    budgets,
  );
  if (way.domains.length === 1) {
    const rest = plans.filter((p) => !p.evaluated && p.looks && p.term.kind === 'mechanism');
    share(rest, MAX_UNEVALUATED, budgets);
  }
  // The eleventh term of one record is over the limit: no need for its hosts' addresses.
  const near = new Set(plans.filter((p) => p.looks).slice(0, MAX_LOOKUPS));
  return Promise.all(
    plans.map((plan) => walkTerm(plan, domain, way, budgets.get(plan), near.has(plan))),
  );
}

/** Gives each term that looks up its place in the budget, and what it may pass on. */
function share(plans: readonly Plan[], budget: number, budgets: Map<Plan, number>): void {
  const within = plans.slice(0, Math.max(0, budget));
  const branches = within.filter((p) => p.walks).length;
  const each = branches === 0 ? 0 : Math.floor((budget - within.length) / branches);
  for (const plan of within) budgets.set(plan, each);
}

async function walkTerm(
  plan: Plan,
  domain: string,
  way: Way,
  budget: number | undefined,
  near: boolean,
): Promise<SpfTermNode> {
  const { term, evaluated, cost, target, malformed, looks } = plan;
  const bare: SpfTermNode = {
    term,
    evaluated,
    cost,
    total: cost,
    voids: 0,
    target,
    tooManyMxHosts: false,
    child: null,
    missing: [],
    seen: [],
    networks: [],
  };
  if (term.name === 'ip4' || term.name === 'ip6') {
    if (term.problem !== null || term.kind !== 'mechanism' || term.value === null) return bare;
    return { ...bare, networks: networksOf([term.value], term) };
  }
  if (malformed && (term.name === 'include' || term.name === 'redirect')) {
    // RFC 7208 §4.3: a malformed domain gives "none", which makes both a permerror.
    return { ...bare, child: leaf(target as string, 'none') };
  }
  if (!looks || target === null) return bare;
  if (term.name === 'include' || term.name === 'redirect') {
    if (way.domains.includes(target)) return { ...bare, child: leaf(target, 'loop') };
    if (budget === undefined || way.domains.length > MAX_DEPTH) {
      // What stands where no receiver gets to is nothing that anybody misses.
      if (!evaluated) return bare;
      const missing = [unknown('limit')];
      return { ...bare, child: { ...leaf(target, 'limit'), missing }, missing };
    }
    return follow(bare, target, domain, { ...way, budget });
  }
  if (budget === undefined) return { ...bare, missing: evaluated ? [unknown('limit')] : [] };
  const { ask } = way;
  const by = domain;
  switch (term.name) {
    case 'exists': {
      // RFC 7208 §5.7: "'A' regardless of the connection type".
      return { ...bare, ...of(await ask(target, 'A', FOR.exists({ by }))) };
    }
    case 'a': {
      const [four, six] = await Promise.all([
        ask(target, 'A', FOR.addresses({ by })),
        ask(target, 'AAAA', FOR.addresses({ by })),
      ]);
      const { voids, missing, seen } = of(four);
      return {
        ...bare,
        voids,
        missing: [...missing, ...of(six).missing],
        seen: [...seen, six.seen],
        networks: networksOf([...addressesIn(four), ...addressesIn(six)], term),
      };
    }
    default: {
      const asked = await ask(target, 'MX', FOR.mx({ by }));
      const { voids, missing, seen } = of(asked);
      const hosts = hostsOf(asked);
      const addresses = near
        ? await Promise.all(
            hosts
              .slice(0, MAX_MX_HOSTS)
              .flatMap((host) => [
                ask(host, 'A', FOR.addresses({ by })),
                ask(host, 'AAAA', FOR.addresses({ by })),
              ]),
          )
        : [];
      return {
        ...bare,
        voids,
        tooManyMxHosts: hosts.length > MAX_MX_HOSTS,
        missing: [...missing, ...addresses.flatMap((a) => of(a).missing)],
        seen: [...seen, ...addresses.map((a) => a.seen)],
        networks: networksOf(addresses.flatMap(addressesIn), term),
      };
    }
  }
}

async function follow(
  bare: SpfTermNode,
  target: string,
  domain: string,
  way: Way,
): Promise<SpfTermNode> {
  const purpose = FOR[bare.term.name as 'include' | 'redirect']({ by: domain });
  const asked = await way.ask(target, 'TXT', purpose);
  const { voids, missing } = of(asked);
  const seen = [asked.seen];
  if (missing.length > 0) {
    return { ...bare, child: { ...leaf(target, 'unknown'), seen, missing }, missing, seen };
  }
  if (asked.answer.outcome === 'nxdomain') {
    return { ...bare, child: { ...leaf(target, 'nxdomain'), seen }, voids, seen };
  }
  const records = asked.answer.records.flatMap((r) =>
    r.type === 'TXT' && isSpfRecord(r.text) ? [r.text] : [],
  );
  const domains = [...way.domains, target];
  const child = await nodeOf(target, records, seen, { ...way, domains });
  const below = child.terms.reduce((sum, t) => sum + t.total, 0);
  return { ...bare, child, voids, seen, total: bare.evaluated ? bare.cost + below : 0 };
}

function leaf(domain: string, state: SpfNode['state']): SpfNode {
  return { domain, state, record: null, records: [], terms: [], seen: [], missing: [] };
}

/** What an answer means for the term that asked: void, missing or neither. */
function of(asked: Asked): Pick<SpfTermNode, 'voids' | 'missing' | 'seen'> {
  const { answer, seen } = asked;
  const reason: Reason | null = reasonOf(answer);
  return {
    // RFC 7208 §4.6.4: "RCODE 0 with an answer count of 0, or RCODE 3".
    voids: answer.outcome === 'nodata' || answer.outcome === 'nxdomain' ? 1 : 0,
    missing: reason === null ? [] : [unknown(reason, [seen])],
    seen: [seen],
  };
}

/** The hosts that a receiver would look up, by preference; the null MX (RFC 7505) names none. */
export function hostsOf(asked: Asked): readonly string[] {
  return asked.answer.records
    .flatMap((r) => (r.type === 'MX' && r.exchange !== '.' ? [r] : []))
    .sort((a, b) => a.preference - b.preference)
    .map((r) => r.exchange);
}

export function addressesIn(asked: Asked): readonly string[] {
  return asked.answer.records.flatMap((r) =>
    r.type === 'A' || r.type === 'AAAA' ? [r.address] : [],
  );
}

function networksOf(addresses: readonly string[], term: SpfTerm): readonly string[] {
  const ranges = addresses.flatMap((text) => {
    const address = parseAddress(text);
    if (address === null) return [];
    const length = address.bits === 32 ? term.cidr4 : term.cidr6;
    return [rangeText(address, length ?? address.bits)];
  });
  return [...new Set(ranges)];
}

/** A name with its bytes as they are, as macros use it. */
export function rawName(name: string): string {
  return labelsOf(name)
    .map((label) => labelBytes(label).toString('latin1'))
    .join('.');
}

/** The other way round: what macros made, as a name to ask for. */
export function nameOf(raw: string): string {
  return raw
    .split('.')
    .map((label) => labelFromBytes(Buffer.from(label, 'latin1')))
    .join('.');
}

// ------------------------------------------------------------------ account

/** Counts through the tree in a receiver's order: redirect last, wherever it stands (RFC 7208 §6.1). */
function treeOf(root: SpfNode): SpfTree {
  const permerrors: SpfPermerror[] = [];
  const notEvaluable: { domain: string; text: string }[] = [];
  const missing = new Set<Unknown>(root.missing);
  const counted: Observation[] = [];
  const voidSeen: Observation[] = [];
  let lookups = 0;
  let voids = 0;

  const visit = (node: SpfNode, way: readonly string[]): void => {
    const { domain, seen } = node;
    const fail = (kind: SpfPermerror['kind'], text: string, because = seen): void => {
      permerrors.push({ kind, domain, text, way, seen: [...new Set(because)] });
    };
    if (node.state === 'multiple') fail('multiple', node.records.join(' | '));
    for (const record of node.state === 'multiple' ? node.records : []) {
      if (way.length === 1) for (const p of parseSpf(record).problems) fail('syntax', p.text);
    }
    // RFC 7208 §4.6: "the syntax of the record is validated first".
    for (const { text } of node.record?.problems ?? []) fail('syntax', text);

    const ordered = [
      ...node.terms.filter((t) => t.term.kind === 'mechanism'),
      ...node.terms.filter((t) => t.term.kind === 'modifier'),
    ];
    for (const t of ordered) {
      if (!t.evaluated) continue;
      const { term, child } = t;
      const before = lookups;
      lookups += t.cost;
      counted.push(...t.seen.slice(0, 1));
      if (before <= MAX_LOOKUPS && lookups > MAX_LOOKUPS) {
        fail('too-many-lookups', term.text, [...seen, ...counted]);
      }
      if (t.voids > 0) {
        voids += t.voids;
        voidSeen.push(...t.seen.slice(0, 1));
        if (voids === MAX_VOIDS + 1) fail('too-many-void-lookups', term.text, voidSeen);
      }
      if (t.tooManyMxHosts) fail('too-many-mx-hosts', term.text, t.seen.slice(0, 1));
      if (needsMessage(t)) notEvaluable.push({ domain, text: term.text });
      // Only what a receiver's count or way depends on; see `SpfTree.missing`.
      for (const m of t.missing) {
        if (term.name === 'a' || term.name === 'mx') {
          if (m.because.length > 0 && m.because[0] !== t.seen[0]) continue;
        }
        missing.add(m);
      }
      if (child === null) continue;
      const kind = term.name as 'include' | 'redirect';
      const because = child.seen.length > 0 ? child.seen : seen;
      if (child.state === 'none') fail(`${kind}-none`, term.text, because);
      if (child.state === 'nxdomain') fail(`${kind}-nxdomain`, term.text, because);
      if (child.state === 'loop') fail('loop', term.text, seen);
      if (child.state === 'record' || child.state === 'multiple') {
        visit(child, [...way, child.domain]);
      }
    }
  };
  visit(root, [root.domain]);
  return { root, lookups, voidLookups: voids, permerrors, missing: [...missing], notEvaluable };
}

function needsMessage({ term, target }: SpfTermNode): boolean {
  return term.problem === null && COSTS.has(term.name) && isLookup(term) && target === null;
}

function isAll(term: SpfTerm): boolean {
  return term.kind === 'mechanism' && term.name === 'all' && term.problem === null;
}

// ---------------------------------------------------------------- questions

/**
 * Whether one of the domains is reached through include and redirect terms
 * whose pass is the domain's own pass (RFC 7208 §5.2: an include with `-`, `~`
 * or `?` matches too, but does not let in). `unknown` when it is not and part
 * of the tree is missing, or is named by the message.
 */
export function reaches(
  tree: SpfTree,
  includeDomains: readonly string[],
): 'yes' | 'no' | 'unknown' {
  return reachesBelow(tree.root, new Set(includeDomains.map(canonicalName)));
}

function reachesBelow(node: SpfNode, wanted: ReadonlySet<string>): 'yes' | 'no' | 'unknown' {
  let result: 'no' | 'unknown' =
    node.state === 'unknown' || node.state === 'limit' ? 'unknown' : 'no';
  for (const t of node.terms) {
    const found = reachesByTerm(t, wanted);
    if (found === 'yes') return 'yes';
    if (found === 'unknown') result = 'unknown';
  }
  return result;
}

/** The same for one term. */
export function reachesByTerm(
  { term, evaluated, target, child }: SpfTermNode,
  wanted: ReadonlySet<string>,
): 'yes' | 'no' | 'unknown' {
  if (!evaluated || term.problem !== null || !isLookup(term)) return 'no';
  if (term.name !== 'redirect' && (term.name !== 'include' || term.qualifier !== '+')) return 'no';
  if (target === null) return 'unknown';
  if (wanted.has(target)) return 'yes';
  return child === null ? 'no' : reachesBelow(child, wanted);
}

export interface SpfAll {
  /** The record in which it stands. */
  readonly domain: string;
  readonly term: SpfTerm;
  readonly qualifier: Qualifier;
}

/** The `all` that decides when nothing matches, through redirects; `null` when there is none or it is not known. */
export function allTerm(tree: SpfTree): SpfAll | null {
  // The tree is finite: a redirect back is a node without terms.
  for (let node: SpfNode | null = tree.root; node !== null; ) {
    if (node.state !== 'record') return null;
    const found = node.terms.find((t) => isAll(t.term));
    if (found !== undefined) {
      return { domain: node.domain, term: found.term, qualifier: found.term.qualifier };
    }
    const redirect: SpfTermNode | undefined = node.terms.find(
      (t) => t.evaluated && t.term.name === 'redirect' && t.term.problem === null,
    );
    node = redirect?.child ?? null;
  }
  return null;
}

export type SpfLineNote =
  | 'syntax'
  /** After `all`, or `redirect=` beside it. */
  | 'not-evaluated'
  | 'none'
  | 'nxdomain'
  | 'multiple'
  | 'unknown'
  | 'loop'
  | 'limit'
  | 'too-many-mx-hosts'
  /** The lookup past the tenth, and all after it. */
  | 'over-limit'
  | 'void'
  | 'depends-on-message';

/** One term of the tree, for printing. */
export interface SpfLine {
  /** 0 for the domain's own terms, 1 for those of what it includes, … */
  readonly depth: number;
  /** The record in which the term stands. */
  readonly domain: string;
  readonly text: string;
  readonly evaluated: boolean;
  readonly cost: number;
  readonly total: number;
  /** Lookups that a receiver has made after this term alone. */
  readonly sofar: number;
  readonly note: SpfLineNote | null;
}

/** All terms in the order in which they are written, what they include indented below them. */
export function describeTree(tree: SpfTree): readonly SpfLine[] {
  const lines: SpfLine[] = [];
  let sofar = 0;
  const visit = (node: SpfNode, depth: number): void => {
    for (const t of node.terms) {
      const { term, evaluated, cost, total, child } = t;
      sofar += cost;
      const note = noteOf(t, sofar);
      const { domain } = node;
      lines.push({ depth, domain, text: term.text, evaluated, cost, total, sofar, note });
      // Below what is not evaluated nothing costs anything.
      if (evaluated && child !== null) visit(child, depth + 1);
    }
  };
  visit(tree.root, 0);
  return lines;
}

function noteOf(t: SpfTermNode, sofar: number): SpfLineNote | null {
  if (t.term.problem !== null) return 'syntax';
  if (!t.evaluated) return 'not-evaluated';
  if (t.child !== null && t.child.state !== 'record') return t.child.state;
  if (t.tooManyMxHosts) return 'too-many-mx-hosts';
  if (t.missing.length > 0) return 'unknown';
  if (t.cost > 0 && sofar > MAX_LOOKUPS) return 'over-limit';
  if (t.voids > 0) return 'void';
  return needsMessage(t) ? 'depends-on-message' : null;
}
