/** What the SPF checks share: the one record that they propose, and views of the walked tree. */
import type { Change, Evidence, Fix } from '../../engine/check.ts';
import { type Observation, type Unknown, unknown } from '../../engine/fact.ts';
import { list, type Message, type Text, text } from '../../engine/text.ts';
import type { DomainFact, EditionFact, SpfRecords } from '../../facts/dns.ts';
import { DIRECTMAIL } from '../../knowledge/directmail.ts';
import { EDITION_INCLUDES } from '../../knowledge/editions.ts';
import { hostRecord, isAtOrBelow } from '../../protocols/dns/name.ts';
import { parseSpf } from '../../protocols/spf/parse.ts';
import { repairSpf, type SpfDropReason, type SpfRepair } from '../../protocols/spf/repair.ts';
import type {
  SpfNode,
  SpfPermerror,
  SpfTerm,
  SpfTermNode,
  SpfTree,
} from '../../protocols/spf/types.ts';
import { allTerm, reaches } from '../../protocols/spf/walk.ts';
import { CONSOLE, clip, editionSteps, record, SAW } from './dns.ts';

/** RFC 7208 §4.6.4: more DNS lookups than these make receivers answer permerror. */
export const MAX_LOOKUPS = 10;
/** RFC 7208 §4.6.4: more void lookups than these make receivers answer permerror. */
export const MAX_VOID_LOOKUPS = 2;

export const SPF_ROUTE = { intent: 'resolve-failure', path: 'alimail-email-delivery' } as const;

/** The include that the domain's record needs; `null` when no public page names it. */
export function wantedInclude({ edition, directmailOnly }: EditionFact): string | null {
  return directmailOnly ? DIRECTMAIL.include : edition.spf.include;
}

/** What should stand in the record, for `wanted`. */
export function wantedSpf(edition: EditionFact): string {
  const include = wantedInclude(edition);
  return include === null ? 'v=spf1 … -all' : `v=spf1 include:${include} -all`;
}

/** The records as they were seen, in one line each. */
export function sawSpf(spf: SpfRecords): string | Message {
  const all = [...spf.records, ...spf.lookalikes];
  return all.length === 0 ? SAW.nothing() : all.join('\n');
}

/** Whether a text holds a name as a whole, not as a part of a longer one. */
export function mentions(value: string, name: string): boolean {
  const lower = value.toLowerCase();
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const before = lower[at - 1] ?? '';
    const after = lower.slice(at + name.length, at + name.length + 2);
    if (!/[a-z0-9_.-]/.test(before) && !/^([a-z0-9_-]|\.[a-z0-9_])/.test(after)) return true;
  }
  return false;
}

/** All nodes of the tree in the order in which a receiver meets them; unevaluated terms are not entered. */
export function nodesOf(tree: SpfTree): readonly SpfNode[] {
  const nodes: SpfNode[] = [];
  const visit = (node: SpfNode): void => {
    nodes.push(node);
    for (const { evaluated, child } of node.terms) if (evaluated && child !== null) visit(child);
  };
  visit(tree.root);
  return nodes;
}

/** What keeps records of the tree from being known; addresses that could not be looked up are not among them. */
export function missingRecords(tree: SpfTree): readonly Unknown[] {
  return nodesOf(tree).flatMap((node) => {
    if (node.state !== 'unknown' && node.state !== 'limit') return [];
    return node.missing.length > 0 ? node.missing : [unknown('limit', node.seen)];
  });
}

/** Whether a record stands in the zone that the domain's owner edits. */
export function isOwn(name: string, zone: string): boolean {
  return isAtOrBelow(name, zone);
}

/** The root's term through which a way leads; `null` when the fault is in the root itself. */
export function rootTermOf(tree: SpfTree, way: readonly string[]): SpfTermNode | null {
  const next = way[1];
  if (next === undefined) return null;
  return tree.root.terms.find((t) => t.evaluated && t.child !== null && t.target === next) ?? null;
}

/** Evidence of an error in the tree; the domain's own record proves it where nothing nearer was seen. */
export function evidenceOf(
  error: SpfPermerror,
  spf: SpfRecords,
  wanted?: Evidence['wanted'],
): Evidence {
  return {
    from: error.seen[0] ?? spf.seen,
    saw: `${error.domain}: ${error.text}`,
    ...(wanted === undefined ? {} : { wanted }),
  };
}

/** What proves a statement about a node. */
export function seenOf(node: SpfNode, spf: SpfRecords): Observation {
  return node.seen[0] ?? spf.seen;
}

/** Terms of the domain's own record by what they cost, dearest first. */
export function costliest(tree: SpfTree): readonly SpfTermNode[] {
  return tree.root.terms.filter((t) => t.total > 0).sort((a, b) => b.total - a.total);
}

/** How the record stands to the include of the domain's own site, and to those of the others. */
export interface SiteIncludes {
  readonly wanted: string;
  /** `yes` is nothing to tell. */
  readonly reached: 'no' | 'unknown';
  readonly others: readonly string[];
  readonly other: 'yes' | 'no' | 'unknown';
}

/**
 * `null` where nothing is to be told of it: the include is reached or not known,
 * or it is there and has a finding of its own. One cause, one finding: spf/syntax
 * tells of an include that was written wrong, spf/after-all and
 * spf/redirect-ignored of one that no receiver gets to.
 */
export function siteIncludes(
  spf: SpfRecords,
  tree: SpfTree,
  { edition, directmailOnly }: EditionFact,
): SiteIncludes | null {
  const wanted = edition.spf.include;
  if (wanted === null || directmailOnly) return null;
  // Further sites beside the domain's own do no harm: spf.mxhichina.com itself includes spf.qiye.aliyun.com.
  const reached = reaches(tree, [wanted]);
  if (reached === 'yes') return null;
  if (standsBroken(spf, wanted) || standsUnevaluated(tree, wanted)) return null;
  const others = EDITION_INCLUDES.filter((name) => name !== wanted);
  return { wanted, reached, others, other: reaches(tree, others) };
}

/** Whether the include stands in something that receivers cannot read: spf/syntax tells of it. */
function standsBroken(spf: SpfRecords, name: string): boolean {
  return (
    spf.lookalikes.some((l) => mentions(l, name)) ||
    // A glued term holds the name as a part of a longer one.
    spf.records.some((r) => parseSpf(r).problems.some((p) => p.text.toLowerCase().includes(name)))
  );
}

/** Whether the include stands where no receiver gets to, after or beside `all`: spf/after-all and spf/redirect-ignored tell of it. */
function standsUnevaluated(tree: SpfTree, name: string): boolean {
  return tree.root.terms.some((t) => !t.evaluated && mentions(t.term.text, name));
}

/** An `all` that decides for what nothing else matched, and the record in which it stands. */
export interface All {
  readonly term: SpfTerm;
  readonly node: SpfNode;
}

/** `redirect=`; a mechanism of that name is a slip (RFC 7208 §6). */
export function isRedirect(term: SpfTerm): boolean {
  return term.kind === 'modifier' && term.name === 'redirect' && term.problem === null;
}

/** The record that decides in the end: the domain's own, or the one that redirects lead to (RFC 7208 §6.1). */
export function endOfRedirects(tree: SpfTree): SpfNode {
  let node = tree.root;
  // The tree is finite: a redirect back is a node without terms.
  for (;;) {
    const next = node.terms.find((t) => t.evaluated && isRedirect(t.term))?.child ?? null;
    if (next === null) return node;
    node = next;
  }
}

/** The deciding `all`; `null` when there is none, `unknown` when a redirect's target could not be looked up. */
export function allOf(tree: SpfTree): All | null | 'unknown' {
  const node = endOfRedirects(tree);
  if (node.state === 'unknown' || node.state === 'limit') return 'unknown';
  const all = allTerm(tree);
  return all === null ? null : { term: all.term, node };
}

/** A term that passes every address, and the record in which it stands. */
interface Open {
  readonly term: SpfTerm;
  readonly node: SpfNode;
}

/** An address with /0 stands for all of them (RFC 7208 §5.3, §5.4, §5.6). */
function isWholeWorld({ kind, name, cidr4, cidr6, qualifier, problem }: SpfTerm): boolean {
  if (problem !== null || kind !== 'mechanism' || qualifier !== '+') return false;
  return name === 'all' || cidr4 === 0 || cidr6 === 0;
}

/** What passes everybody through a record; included records count, as their pass is a match of the include (RFC 7208 §5.2). */
export function openIn(node: SpfNode): Open | null {
  for (const { term, evaluated, child } of node.terms) {
    if (!evaluated || term.problem !== null || term.kind !== 'mechanism') continue;
    if (term.name === 'include' && term.qualifier === '+' && child !== null) {
      const open = openIn(child);
      if (open !== null) return open;
    }
    if (isWholeWorld(term)) return { term, node };
    if (term.name === 'all') return null;
  }
  // What a redirect leads to decides last, wherever it is written, and as it is (RFC 7208 §6.1).
  const redirect = node.terms.find((t) => t.evaluated && isRedirect(t.term));
  return redirect === undefined || redirect.child === null ? null : openIn(redirect.child);
}

/** The same for one term other than `all`, also where nobody reads it yet: `node` is `null` for the term itself. */
function opensBy({ term, child }: SpfTermNode): { readonly node: SpfNode | null } | null {
  if (term.name !== 'all' && isWholeWorld(term)) return { node: null };
  const leads = isRedirect(term) || (term.name === 'include' && term.qualifier === '+');
  const open = !leads || child === null ? null : openIn(child);
  return open === null ? null : { node: open.node };
}

const PLACE = {
  own: text('', ''),
  redirect: text(
    ' It stands in the record of {name}, which yours redirects to.',
    '它在 {name} 的记录里，由 redirect 引用。',
  ),
  foreign: text(
    ' It stands in the record of {name}, which is not yours: write include: instead of redirect= and an “all” of your own.',
    '它在 {name} 的记录里，归对方管理：请把 redirect= 改成 include:，并在自己的记录里写 all。',
  ),
};

/** Says where a deciding `all` stands when that is not the domain's own record. */
export function placeOfAll(tree: SpfTree, { node }: All, zone: string): Message {
  if (node === tree.root) return PLACE.own();
  const { domain: name } = node;
  return isOwn(name, zone) ? PLACE.redirect({ name }) : PLACE.foreign({ name });
}

const COST = text('{term} ({count})', '{term}（{count} 次）');

/** `include:_spf.google.com (4) and mx (1)`. */
export function costsOf(terms: readonly SpfTermNode[]): Message {
  return list(terms.slice(0, 6).map((t) => COST({ term: clip(t.term.text), count: t.total })));
}

/** Whether the name is one of the includes that Alibaba publishes. */
function letsAlibabaSend(name: string | null): boolean {
  return name !== null && (name === DIRECTMAIL.include || EDITION_INCLUDES.includes(name));
}

/** The root's term below which a node stands. */
function rootTermLeadingTo(tree: SpfTree, node: SpfNode): SpfTermNode | null {
  const holds = (at: SpfNode): boolean =>
    at === node || at.terms.some((t) => t.child !== null && holds(t.child));
  return tree.root.terms.find((t) => t.child !== null && holds(t.child)) ?? null;
}

const OWNER = {
  own: text(
    'The fault is in your own TXT record at {name}.',
    '出错的是您自己的 TXT 记录（{name}）。',
  ),
  alibaba: text(
    'The record at {name} is Alibaba’s: only Alibaba can fix it.',
    '{name} 是阿里云的记录，只能由阿里云修复。',
  ),
  foreign: text(
    'The record at {name} belongs to another operator: you cannot edit it, but you can take {term} out of your own record.',
    '{name} 的记录归对方管理，您改不了，但可以在自己的记录里删掉 {term}。',
  ),
};

/** Whose the record with the fault is, and what the domain's owner can do about it. */
export function whose(error: SpfPermerror, zone: string, via: SpfTermNode | null): Message {
  const { domain: name } = error;
  if (via === null || isOwn(name, zone)) return OWNER.own({ name });
  if (isAlibabas(error)) return OWNER.alibaba({ name });
  return OWNER.foreign({ name, term: clip(via.term.text) });
}

/** Whether the fault is in a record of Alibaba's, or below one. */
function isAlibabas(error: SpfPermerror): boolean {
  return error.way.some(letsAlibabaSend);
}

const FIX = {
  replace: text(
    'Replace the TXT record at {host}; it must be the only SPF record there',
    '替换主机记录 {host} 的 TXT 记录，SPF 只能保留这一条',
  ),
  merge: text(
    'Replace the {count} SPF records at {host} with this one TXT record; there must be only one',
    '把主机记录 {host} 的 {count} 条 SPF 合并成下面这一条 TXT，原来的全部删除，SPF 只能有一条',
  ),
  add: text(
    'Add this TXT record at {host}; there must be only one SPF record',
    '在主机记录 {host} 添加这一条 TXT 记录，SPF 只能有一条',
  ),
  ask: text(
    'Take the SPF value from the console of {edition}: no public page names it',
    '请从{edition}的控制台复制 SPF 记录值：公开文档没有给出',
  ),
  fewer: text(
    'Make the SPF record at {host} cost no more than 10 DNS lookups',
    '精简主机记录 {host} 的 SPF，把 DNS 查询控制在 10 次以内',
  ),
  room: text(
    'Make room in the SPF record at {host}: few of 10 DNS lookups are left',
    '精简主机记录 {host} 的 SPF，给 10 次查询上限留出余量',
  ),
  hand: text(
    'Edit the TXT record at {host} by hand; there must be only one SPF record',
    '手动修改主机记录 {host} 的 TXT 记录，SPF 只能有一条',
  ),
  elsewhere: text('Edit the TXT record at {name}', '修改 {name} 的 TXT 记录'),
  alibaba: text(
    'Open a ticket with Alibaba Mail: its own SPF record at {name} is at fault',
    '提交工单给阿里邮箱：{name} 是阿里云自己的 SPF 记录',
  ),
};

const DROPPED: Readonly<Record<SpfDropReason, Text<'term'>>> = {
  syntax: text('{term} (cannot be read)', '{term}（无法识别）'),
  duplicate: text('{term} (stands there twice)', '{term}（重复）'),
  ptr: text('{term} (should not be published)', '{term}（标准不建议使用）'),
  replaced: text('{term} (replaced)', '{term}（已替换）'),
  'redirect-beside-all': text('{term} (ignored beside all)', '{term}（有 all 时不生效）'),
  none: text('{term} (no SPF record there)', '{term}（对方没有 SPF 记录）'),
  nxdomain: text('{term} (does not exist)', '{term}（域名不存在）'),
  multiple: text('{term} (more than one SPF record there)', '{term}（对方有多条 SPF）'),
  loop: text('{term} (includes itself)', '{term}（循环引用）'),
  broken: text('{term} (the record there is broken)', '{term}（对方的记录有错）'),
  void: text('{term} (finds nothing)', '{term}（查不到结果）'),
};

/** Reasons for which a sender may be left out that is still in use. */
const LOSES: ReadonlySet<SpfDropReason> = new Set([
  'syntax',
  'ptr',
  'none',
  'nxdomain',
  'multiple',
  'broken',
  'void',
]);

const STEP = {
  range: text(
    'Write the addresses that really send in the place of {term}, which stands for all of them.',
    '{term} 等于放行所有 IP，请换成真正用来发信的 IP。',
  ),
  open: text(
    'Leave {term} out: the record of {name} lets everybody in, and so does yours with it.',
    '去掉 {term}：{name} 的记录放行所有人，引用它等于您的域名也放行所有人。',
  ),
  end: text('End it with ~all or -all.', '以 ~all 或 -all 结尾。'),
  correct: text('Correct or remove {term}.', '改正或删除 {term}。'),
  without: text(
    'Take {term} out until the operator of {name} has fixed it; if that service still sends for you, ask it for a term that works.',
    '先删掉 {term}，等 {name} 的管理方修好再加回；如果仍在用它发信，请向对方索取可用的写法。',
  ),
  dropped: text('Left out of the new record: {terms}.', '新记录里去掉了：{terms}。'),
  stillUsed: text(
    'Before you save: if a service that was left out still sends for this domain, ask its operator for the term that is right today.',
    '保存前请确认：如果去掉的服务还在用本域名发信，请向对方索取现在有效的写法。',
  ),
  value: text(
    'Put the value from the console of {edition} into it: no public page names it.',
    '把{edition}控制台给出的 SPF 值写进去：公开文档没有给出。',
  ),
  faults: text('Correct or remove: {terms}.', '改正或删除：{terms}。'),
  cost: text(
    'DNS lookups by term: {terms}; {total} in all, 10 are allowed.',
    '各项占用的 DNS 查询：{terms}；共 {total} 次，上限 10 次。',
  ),
  remove: text(
    'Remove what no longer sends for this domain, or let it send from a subdomain with its own SPF record. Without {terms} the record would cost {left}.',
    '删掉已不再使用的发信服务，或让它改用子域名发信（子域名单独配 SPF）。去掉 {terms} 后为 {left} 次。',
  ),
  ranges: text(
    'A service that promises fixed addresses can be written as ip4: and ip6: terms, which cost no lookup.',
    '如果对方承诺发信 IP 固定，可以改写成 ip4:、ip6:，不占查询次数。',
  ),
  keep: text(
    '{term} has to stay or come in: Alibaba Mail sends through it.',
    '记录里必须有 {term}，阿里邮箱靠它发信。',
  ),
};

/** The facts that every proposed record is made from. */
interface SpfGiven {
  readonly domain: DomainFact;
  readonly zone: string;
  readonly spf: SpfRecords;
  readonly edition: EditionFact;
}

/** The host record of the domain in its zone. */
function hostOf({ domain, zone }: Pick<SpfGiven, 'domain' | 'zone'>): string {
  return hostRecord(domain.name, zone);
}

/** What becomes of a term of the domain's own record, as written, before it is repaired. */
type Rewrite = (term: string) => string;

/**
 * The fix that all SPF findings share: one TXT in the place of everything that
 * is or was meant as SPF. Equal for all findings of one domain, so that they
 * merge into one. Without a change when no record can be proposed: the
 * edition's include is not known, or the record would still be a permerror.
 */
export function spfFix(given: SpfGiven, walked: SpfTree | null, rewrite?: Rewrite): Fix {
  const { domain, spf, edition } = given;
  // Where receivers do not evaluate all that was meant, the tree of that tells what may stay.
  const tree = spf.meant ?? walked;
  const wanted = wantedInclude(edition);
  const old = [...spf.records, ...spf.lookalikes];
  if (wanted === null && old.length > 0) {
    const value = STEP.value({ edition: edition.edition.name() });
    return byHand(given, [...faultsOf(given, tree), value]);
  }
  if (wanted === null) {
    return {
      title: FIX.ask({ edition: edition.edition.name() }),
      owner: 'you',
      effort: 'minutes',
      risk: 'low',
      console: CONSOLE.resolution(),
      operation: 'refresh-resolution-status',
    };
  }
  const left = tree === null ? [] : leftOut(given, tree);
  const repaired = repairSpf({
    records: old.map((value) => rewritten(value, left, rewrite)),
    domain: domain.name,
    wantedInclude: wanted,
    directmail: DIRECTMAIL.include,
    tree,
    knownIncludes: EDITION_INCLUDES,
  });
  if (repaired === null) {
    const more = tree !== null && reaches(tree, [wanted]) !== 'yes' ? 1 : 0;
    return tree !== null && tree.lookups + more > MAX_LOOKUPS
      ? fewerLookups(given, tree)
      : byHand(given, faultsOf(given, tree));
  }
  // A fault that no other record of the domain can mend: told in words.
  if (old.length === 1 && old[0] === repaired.text) return byHand(given, faultsOf(given, tree));
  const change: Change = {
    replace: old.map((value) => record(domain.name, 'TXT', value)),
    with: [record(domain.name, 'TXT', repaired.text)],
  };
  const host = hostOf(given);
  const steps = [
    // DirectMail's include is the same whichever site hosts mailboxes elsewhere.
    ...(edition.directmailOnly ? [] : editionSteps(edition)),
    ...left.map((l) => l.why),
    ...droppedSteps(repaired),
  ];
  return {
    title:
      old.length === 0
        ? FIX.add({ host })
        : old.length === 1
          ? FIX.replace({ host })
          : FIX.merge({ host, count: old.length }),
    owner: 'you',
    effort: 'minutes',
    risk: 'low',
    console: CONSOLE.dns(),
    ...operationFor(given),
    ...(steps.length === 0 ? {} : { steps }),
    change,
    seenTtl: spf.ttl,
  };
}

/** A term of the domain's own record that has to go, whatever a repair makes of the rest. */
interface LeftOut {
  /** As written, in lower case: the tree may be one of what was meant, with offsets of its own. */
  readonly text: string;
  readonly why: Message;
}

/** Kinds of permerror that somebody else's record brings with it. */
const BROUGHT: ReadonlySet<SpfPermerror['kind']> = new Set([
  'syntax',
  'multiple',
  'include-none',
  'include-nxdomain',
  'redirect-none',
  'redirect-nxdomain',
  'loop',
  'too-many-mx-hosts',
]);

/**
 * What the domain's owner can only mend by leaving it out: terms that let
 * everybody in, and those that lead to faults in somebody else's record.
 */
function leftOut({ zone }: SpfGiven, tree: SpfTree): readonly LeftOut[] {
  const out = new Map<string, LeftOut>();
  const add = (at: SpfTermNode | null, why: (term: string) => Message): void => {
    const text = at?.term.text.toLowerCase();
    if (at === null || text === undefined || out.has(text)) return;
    out.set(text, { text, why: why(clip(at.term.text)) });
  };
  for (const error of tree.permerrors) {
    const { domain: name } = error;
    if (!BROUGHT.has(error.kind) || isOwn(name, zone) || isAlibabas(error)) continue;
    add(rootTermOf(tree, error.way), (term) => STEP.without({ term, name }));
  }
  if (tree.voidLookups > MAX_VOID_LOOKUPS) {
    for (const node of nodesOf(tree)) {
      const { domain: name } = node;
      const isVoid = node.terms.some((t) => t.evaluated && t.voids > 0);
      if (!isVoid || isOwn(name, zone)) continue;
      add(rootTermLeadingTo(tree, node), (term) => STEP.without({ term, name }));
    }
  }
  for (const at of tree.root.terms) {
    const open = opensBy(at);
    if (open === null) continue;
    if (open.node === null) add(at, (term) => STEP.range({ term }));
    else if (!isOwn(open.node.domain, zone)) {
      const { domain: name } = open.node;
      add(at, (term) => STEP.open({ term, name }));
    }
  }
  return [...out.values()];
}

function rewritten(
  value: string,
  left: readonly LeftOut[],
  rewrite: Rewrite = (term) => term,
): string {
  // Terms are separated by spaces and nothing else (RFC 7208 §4.6.1).
  return value
    .split(' ')
    .filter((term) => !left.some((l) => l.text === term.toLowerCase().replace(/["'`\\]+$/, '')))
    .map(rewrite)
    .join(' ');
}

function droppedSteps({ dropped }: SpfRepair): readonly Message[] {
  if (dropped.length === 0) return [];
  const terms = list(dropped.slice(0, 8).map((d) => DROPPED[d.why]({ term: clip(d.text) })));
  return dropped.some((d) => LOSES.has(d.why))
    ? [STEP.dropped({ terms }), STEP.stillUsed()]
    : [STEP.dropped({ terms })];
}

/** The faults that a person has to see to, where no record can be proposed. */
function faultsOf(given: SpfGiven, tree: SpfTree | null): readonly Message[] {
  const terms = tree?.permerrors.map((e) =>
    e.way.length > 1 ? PLACED({ term: clip(e.text), name: e.domain }) : clip(e.text),
  );
  const steps =
    terms === undefined || terms.length === 0
      ? []
      : [STEP.faults({ terms: list(terms.slice(0, 6)) })];
  const wanted = wantedInclude(given.edition);
  return wanted === null ? steps : [...steps, STEP.keep({ term: `include:${wanted}` })];
}

const PLACED = text('{term} (in {name})', '{term}（在 {name} 中）');

/**
 * The fix of an `all` that is too weak or missing: in a record that the domain
 * redirects to and that is somebody else's, an include and an own `all` take
 * the place of the redirect.
 */
export function endFix(given: SpfGiven, tree: SpfTree, node: SpfNode): Fix {
  if (node === tree.root) return spfFix(given, tree);
  if (isOwn(node.domain, given.zone)) return editAt(node.domain, [STEP.end()]);
  return spfFix(given, tree, (term) => term.replace(/^redirect=/i, 'include:'));
}

/**
 * The fix of a fault somewhere in the tree: the shared one where the fault is in
 * the domain's own record, words where it is in another record of the zone, a
 * ticket where it is in Alibaba's, and the record without the include where it
 * is in somebody else's.
 */
export function faultFix(given: SpfGiven, tree: SpfTree, error: SpfPermerror): Fix {
  const { domain: name } = error;
  if (error.way.length < 2) return spfFix(given, tree);
  if (isOwn(name, given.zone)) return editAt(name, [STEP.correct({ term: clip(error.text) })]);
  if (isAlibabas(error)) {
    return { title: FIX.alibaba({ name }), owner: 'alibaba', effort: 'days', risk: 'none' };
  }
  return spfFix(given, tree);
}

/** The guide's is for the include of Alibaba Mail, not for DirectMail's alone. */
function operationFor({ edition }: SpfGiven): Pick<Fix, 'operation'> {
  return edition.directmailOnly ? {} : { operation: 'publish-spf-record' };
}

/** What to do about too many lookups when a person has to choose what goes. */
export function fewerLookups(given: SpfGiven, tree: SpfTree): Fix {
  const wanted = wantedInclude(given.edition);
  const dear = costliest(tree);
  const reached = wanted === null || reaches(tree, [wanted]) === 'yes';
  let left = tree.lookups + (reached ? 0 : 1);
  const over = left > MAX_LOOKUPS;
  const go: SpfTermNode[] = [];
  for (const term of dear) {
    // Two lookups of room: no further service costs less by much.
    if (left <= MAX_LOOKUPS - 2) break;
    if (letsAlibabaSend(term.target)) continue;
    go.push(term);
    left -= term.total;
  }
  const terms = list(go.map((t) => clip(t.term.text)));
  const host = hostOf(given);
  return {
    title: over ? FIX.fewer({ host }) : FIX.room({ host }),
    owner: 'you',
    effort: 'hours',
    risk: 'low',
    console: CONSOLE.dns(),
    ...operationFor(given),
    steps: [
      STEP.cost({ terms: costsOf(dear), total: tree.lookups }),
      ...(go.length === 0 ? [] : [STEP.remove({ terms, left })]),
      STEP.ranges(),
      ...(wanted === null ? [] : [STEP.keep({ term: `include:${wanted}` })]),
    ],
  };
}

/** A fix in words at the domain's own record. */
function byHand(given: SpfGiven, steps: readonly Message[] = []): Fix {
  return {
    title: FIX.hand({ host: hostOf(given) }),
    owner: 'you',
    effort: 'minutes',
    risk: 'low',
    console: CONSOLE.dns(),
    ...operationFor(given),
    ...(steps.length === 0 ? {} : { steps }),
  };
}

/** A fix in words at another record of the same zone. */
export function editAt(name: string, steps: readonly Message[]): Fix {
  return {
    title: FIX.elsewhere({ name }),
    owner: 'you',
    effort: 'minutes',
    risk: 'low',
    console: CONSOLE.dns(),
    steps,
  };
}
