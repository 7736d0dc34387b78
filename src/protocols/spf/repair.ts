/**
 * The one SPF record that should be published in the place of what is there.
 *
 * Nothing is proposed that fails the project's own checks: the result parses
 * without a problem, ends in one `all` or one `redirect=`, and stays within the
 * limits of RFC 7208 §4.6.4 as far as the walked tree tells.
 */
import { canonicalName } from '../dns/name.ts';
import { asciiOf, isSpfRecord, parseSpf, splitGlued } from './parse.ts';
import type { SpfNode, SpfTerm, SpfTermNode, SpfTree } from './types.ts';
import { MAX_LOOKUPS, MAX_VOIDS, reachesByTerm } from './walk.ts';

export interface SpfRepairInput {
  /** All that stands there as SPF, also what only looks like it. */
  readonly records: readonly string[];
  readonly domain: string;
  readonly wantedInclude: string;
  /** DirectMail's include: it is kept where it stands and added nowhere. */
  readonly directmail: string;
  readonly tree: SpfTree | null;
  /** The includes of all Alibaba editions. */
  readonly knownIncludes: readonly string[];
}

/** Why a term of the old record is not in the new one. */
export type SpfDropReason =
  /** Receivers cannot read it and what was meant is not certain. */
  | 'syntax'
  | 'duplicate'
  /** RFC 7208 §5.5: "SHOULD NOT be published". */
  | 'ptr'
  /** The include of another edition, or one of the wanted edition that did not let in. */
  | 'replaced'
  /** `redirect=` beside `all`. */
  | 'redirect-beside-all'
  | 'none'
  | 'nxdomain'
  | 'multiple'
  | 'loop'
  /** The included record has a syntax error: it lets in nobody. */
  | 'broken'
  /** `a` or `mx` that finds nothing. */
  | 'void';

export interface SpfRepair {
  readonly text: string;
  readonly dropped: readonly { readonly text: string; readonly why: SpfDropReason }[];
}

export function repairSpf(input: SpfRepairInput): SpfRepair | null {
  const { tree } = input;
  const wanted = canonicalName(input.wantedInclude);
  const directmail = canonicalName(input.directmail);
  if (input.records.length === 0) return checked(`v=spf1 include:${wanted} -all`, [], tree);

  // What was not read cannot be kept: no record is made of a part.
  if (input.records.some((r) => parseSpf(r).problems.some((p) => p.problem === 'too-many-terms'))) {
    return null;
  }
  const dropped: { text: string; why: SpfDropReason }[] = [];
  const drop = (text: string, why: SpfDropReason): void => {
    dropped.push({ text, why });
  };
  const { terms, unread } = meantTerms(input.records);
  for (const text of unread) drop(text, 'syntax');

  const alls = terms.filter(isAll);
  const nodes = nodesByKey(tree);
  /** Whether a term will let the name's senders in, in the new record: there nothing stands behind `all`. */
  const leadsTo = (term: SpfTerm, name: string): boolean => {
    if (lets(term, name)) return true;
    const node = nodes.get(keyOf(term));
    if (node === undefined || term.qualifier !== '+') return false;
    return reachesByTerm({ ...node, evaluated: true, term }, new Set([name])) === 'yes';
  };
  // The wanted edition is let in already: others may stay beside it.
  const both = terms.some((t) => leadsTo(t, wanted));
  const others = new Set(
    // A domain that only sends through DirectMail has no edition of its own to put right.
    wanted === directmail
      ? []
      : input.knownIncludes.map(canonicalName).filter((n) => n !== wanted && n !== directmail),
  );

  const kept: SpfTerm[] = [];
  const modifiers: SpfTerm[] = [];
  const keys = new Set<string>();
  for (const written of terms) {
    let term = written;
    if (isAll(term)) continue;
    const included = includedDomain(term);
    const edition = included !== null && others.has(included);
    if (included === wanted && term.qualifier !== '+') {
      // `-include:` of the very thing that must pass.
      drop(term.text, 'replaced');
      term = termOf(`include:${included}`);
    } else if (edition && !both) {
      drop(term.text, 'replaced');
      term = termOf(`include:${wanted}`);
    }
    const why = faultOf(term, nodes.get(keyOf(term)), alls.length > 0);
    if (why !== null && includedDomain(term) !== wanted) {
      drop(term.text, why);
      continue;
    }
    const key = term.kind === 'modifier' && isKnownModifier(term) ? term.name : keyOf(term);
    if (keys.has(key)) {
      // What was replaced is listed as that already.
      if (term === written) drop(term.text, 'duplicate');
      continue;
    }
    keys.add(key);
    (term.kind === 'modifier' ? modifiers : kept).push(term);
  }

  const reached = (name: string): boolean =>
    [...kept, ...modifiers].some((term) => leadsTo(term, name));
  const first = reached(wanted) ? [] : [`include:${wanted}`];
  const redirect = modifiers.find((t) => t.name === 'redirect');
  const rest = modifiers.filter((t) => t !== redirect);
  let end = redirect?.text ?? endOf(alls);
  if (redirect !== undefined && kept.some((t) => keyOf(t) === keyOf(asIncluded(redirect)))) {
    // What is included already needs no redirect to it: only the `all` of that record is left to say.
    drop(redirect.text, 'duplicate');
    end = endOf(allsOf(nodes.get(keyOf(redirect))));
  }
  const text = [
    'v=spf1',
    ...first,
    ...kept.map((t) => t.text),
    ...rest.map((t) => t.text),
    end,
  ].join(' ');
  return checked(text, dropped, tree);
}

/**
 * Everything that the records meant, in one record without an `all`: walking it
 * tells what a repair may keep of what no receiver evaluates today. `null` when
 * the one record that is there says the same.
 */
export function meantRecord(records: readonly string[]): string | null {
  const [only] = records;
  if (records.length === 1 && only !== undefined && isSpfRecord(only)) {
    const { terms, problems } = parseSpf(only);
    const all = terms.findIndex((t) => t.kind === 'mechanism' && t.name === 'all');
    if (problems.length === 0 && (all < 0 || all === terms.length - 1)) return null;
  }
  const { terms } = meantTerms(records);
  const kept = terms.filter((t) => t.kind !== 'mechanism' || t.name !== 'all');
  const texts = new Map(kept.map((t) => [keyOf(t), t.text]));
  // Only one redirect is ever followed; the others are walked as what they would let in.
  const [first, ...others] = kept.filter((t) => t.kind === 'modifier' && t.name === 'redirect');
  for (const other of others) {
    if (first !== undefined && keyOf(other) === keyOf(first)) continue;
    const included = asIncluded(other);
    texts.delete(keyOf(other));
    texts.set(keyOf(included), included.text);
  }
  return ['v=spf1', ...texts.values()].join(' ');
}

/**
 * The `all` of the new record. What refuses today goes on refusing; anything
 * weaker becomes softfail, while the administrator looks for other senders.
 */
function endOf(alls: readonly SpfTerm[]): string {
  const strict = alls.find((t) => t.qualifier === '-' || t.qualifier === '~');
  return strict === undefined ? '~all' : `${strict.qualifier}all`;
}

// -------------------------------------------------------------------- terms

/** The terms that were meant, all valid, and the texts of which none could be made. */
function meantTerms(records: readonly string[]): {
  readonly terms: readonly SpfTerm[];
  readonly unread: readonly string[];
} {
  const terms: SpfTerm[] = [];
  const unread: string[] = [];
  for (const record of records) {
    const texts = isSpfRecord(record)
      ? parseSpf(record).terms
      : parseSpf(`v=spf1 ${withoutVersion(record)}`).terms;
    for (let i = 0; i < texts.length; i++) {
      const term = texts[i] as SpfTerm;
      const next = texts[i + 1];
      const joined = next === undefined ? null : joinedWithNext(term, next);
      if (joined !== null) {
        terms.push(joined);
        i++;
        continue;
      }
      const found = readings(term);
      if (found === null) unread.push(term.text);
      else terms.push(...found);
    }
  }
  return { terms, unread };
}

/** What only looks like SPF, without the version that it has in whatever spelling. */
function withoutVersion(text: string): string {
  return asciiOf(text)
    .replace(/["'`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:v ?[=:]? ?)?(?:spf|sfp)\d{0,2}[=:;,]?/i, '');
}

/** `include: spf.example.com`, a space too many. */
function joinedWithNext(term: SpfTerm, next: SpfTerm): SpfTerm | null {
  if (term.problem !== 'missing-argument' || next.problem !== 'unknown-mechanism') return null;
  if (!term.text.endsWith(':') || /[:=/]/.test(next.text)) return null;
  const joined = termOf(`${term.text}${next.text}`);
  return joined.problem === null ? joined : null;
}

/** The valid terms that a written one stands for; `null` when that is not certain. */
function readings(term: SpfTerm): readonly SpfTerm[] | null {
  const { text, problem } = term;
  if (problem === null) {
    if (term.kind !== 'modifier') return [term];
    // `v=spf1` once more, where records were joined: noise.
    if (/^v=spf1$/i.test(text)) return [];
    return slipOf(text) ?? [term];
  }
  if (problem === 'duplicate-modifier') return [{ ...term, problem: null }];
  const parts = splitGlued(text);
  if (parts !== null) return parts.flatMap((part) => readings(termOf(part)) ?? []);
  const plain = asciiOf(text)
    .replace(/["'`\\]/g, '')
    .replace(/include the following:? ?/gi, 'include:')
    .replace(/^([+?~-]?)includ(?:ed|es|ing):/i, '$1include:')
    .trim();
  const found: SpfTerm[] = [];
  for (const word of plain.split(' ')) {
    if (word === '') continue;
    // A comma or semicolon at the end belongs to the sentence it came from.
    const bare = word.replace(/[,;]$/, '');
    const one = termOf(bare);
    if (one.problem === null) found.push(...(bare === text ? [one] : (readings(one) ?? [])));
    else {
      const glued = splitGlued(bare);
      const read = glued?.map(termOf).filter((t) => t.problem === null) ?? slipOf(bare);
      if (read === null) return null;
      found.push(...read);
    }
  }
  return found.length === 0 ? null : found;
}

/** Slips that leave one reading: `include=x`, `redirect:x`, `ip:192.0.2.1`, `-al`. */
function slipOf(text: string): readonly SpfTerm[] | null {
  if (/^[+?~-]?al{1,3}[.]?$/i.test(text)) {
    const sign = /^[+?~-]/.exec(text)?.[0] ?? '';
    return [termOf(`${sign}all`)];
  }
  const slip = /^([+?~-]?)(include|exists|ip4|ip6|ipv4|ipv6|ip|mx|a|redirect)[:=]+(.+)$/i.exec(
    text,
  );
  if (slip === null) return null;
  const [, sign = '', written = '', value = ''] = slip;
  const six = value.includes(':');
  const names: Readonly<Record<string, string>> = {
    ip: six ? 'ip6' : 'ip4',
    ipv4: 'ip4',
    ipv6: 'ip6',
  };
  const name = names[written.toLowerCase()] ?? written.toLowerCase();
  const term = termOf(name === 'redirect' ? `redirect=${value}` : `${sign}${name}:${value}`);
  return term.problem === null ? [term] : null;
}

function termOf(text: string): SpfTerm {
  const [term] = parseSpf(`v=spf1 ${text}`).terms;
  return { ...(term as SpfTerm), offset: 0 };
}

function isAll(term: SpfTerm): boolean {
  return term.kind === 'mechanism' && term.name === 'all';
}

function isKnownModifier(term: SpfTerm): boolean {
  return term.name === 'redirect' || term.name === 'exp';
}

/** Equal for terms that match the same. The qualifier is left out: of two, the first decides. */
function keyOf(term: SpfTerm): string {
  const { kind, name, value, cidr4, cidr6 } = term;
  const written = /%\{[A-Z]/.test(value ?? '') ? value : value?.toLowerCase();
  const own = name === 'ip4' ? 32 : name === 'ip6' ? 128 : null;
  return [
    kind,
    name,
    written?.replace(/\.$/, '') ?? '',
    cidr4 ?? (name === 'ip4' ? own : (own ?? 32)),
    cidr6 ?? (name === 'ip6' ? own : (own ?? 128)),
  ].join(' ');
}

/** The include that lets in what a `redirect=` does. */
function asIncluded(redirect: SpfTerm): SpfTerm {
  return termOf(`include:${redirect.value ?? ''}`);
}

/** The `all` of the record that a term leads to. */
function allsOf(node: SpfTermNode | undefined): readonly SpfTerm[] {
  return node?.child?.record?.terms.filter(isAll) ?? [];
}

function includedDomain(term: SpfTerm): string | null {
  if (term.kind !== 'mechanism' || term.name !== 'include' || term.problem !== null) return null;
  return term.value === null || term.macros.length > 0 ? null : canonicalName(term.value);
}

/** Whether the term itself, and not what it leads to, lets the name's senders in. */
function lets(term: SpfTerm, name: string): boolean {
  if (includedDomain(term) === name) return term.qualifier === '+';
  return (
    term.kind === 'modifier' && term.name === 'redirect' && canonicalName(term.value ?? '') === name
  );
}

// --------------------------------------------------------------------- tree

function nodesByKey(tree: SpfTree | null): ReadonlyMap<string, SpfTermNode> {
  const nodes = new Map<string, SpfTermNode>();
  for (const node of tree?.root.terms ?? []) {
    const key = keyOf(node.term);
    // One that was walked tells more than one that was not.
    if (nodes.get(key)?.child == null) nodes.set(key, node);
    const target = includedDomain(node.term);
    if (target === null || node.child === null || node.term.qualifier !== '+') continue;
    const redirect = keyOf(termOf(`redirect=${target}`));
    if (nodes.get(redirect)?.child == null) nodes.set(redirect, node);
  }
  return nodes;
}

function faultOf(
  term: SpfTerm,
  node: SpfTermNode | undefined,
  hasAll: boolean,
): SpfDropReason | null {
  if (term.kind === 'modifier') {
    if (term.name !== 'redirect') return null;
    if (hasAll) return 'redirect-beside-all';
  } else if (term.name === 'ptr') {
    return 'ptr';
  }
  if (node === undefined) return null;
  if ((term.name === 'a' || term.name === 'mx') && node.voids > 0) return 'void';
  const { child } = node;
  if (child === null) return null;
  switch (child.state) {
    case 'none':
    case 'nxdomain':
    case 'multiple':
    case 'loop':
      return child.state;
    case 'record':
      return (child.record?.problems.length ?? 0) > 0 ? 'broken' : null;
    default:
      return null;
  }
}

/** The result, or `null` when receivers would still answer permerror. */
function checked(
  text: string,
  dropped: SpfRepair['dropped'],
  tree: SpfTree | null,
): SpfRepair | null {
  const record = parseSpf(text);
  if (!isSpfRecord(text) || record.problems.length > 0) return null;
  const ends = record.terms.filter(
    (t) => (t.kind === 'mechanism' && t.name === 'all') || t.name === 'redirect',
  );
  if (ends.length !== 1 || record.terms[record.terms.length - 1] !== ends[0]) return null;
  const nodes = nodesByKey(tree);
  let lookups = 0;
  let voids = 0;
  for (const term of record.terms) {
    const node = nodes.get(keyOf(term));
    if (node === undefined) {
      lookups += costOf(term);
      continue;
    }
    if (isFatal(node)) return null;
    lookups += costOf(term) + (node.child === null ? 0 : costBelow(node.child));
    voids += voidsOf(node);
  }
  return lookups > MAX_LOOKUPS || voids > MAX_VOIDS ? null : { text, dropped };
}

/** A term's own lookups, evaluated or not: in the new record it will be. */
function costOf(term: SpfTerm): number {
  const costs =
    term.kind === 'modifier'
      ? term.name === 'redirect'
      : ['include', 'a', 'mx', 'ptr', 'exists'].includes(term.name);
  if (!costs) return 0;
  return term.macros.includes('p') ? 2 : 1;
}

function costBelow(node: SpfNode): number {
  return node.terms.reduce((sum, t) => sum + t.total, 0);
}

function voidsOf(node: SpfTermNode): number {
  const below = node.child?.terms.filter((t) => t.evaluated) ?? [];
  return below.reduce((sum, t) => sum + voidsOf(t), node.voids);
}

/** Whether a receiver that gets past the term meets a permerror in it. */
function isFatal({ tooManyMxHosts, child }: SpfTermNode): boolean {
  if (tooManyMxHosts) return true;
  if (child === null || child.state === 'unknown') return false;
  if (child.state !== 'record' || (child.record?.problems.length ?? 0) > 0) return true;
  return child.terms.some((t) => t.evaluated && isFatal(t));
}
