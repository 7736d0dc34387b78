/**
 * Asks DNS everything that `check-dns` needs to know of one domain. Every
 * question goes out as soon as its name is known; none waits for one that it
 * does not depend on. No verdicts here.
 */
import {
  type Fact,
  type Facts,
  type Known,
  known,
  type Partly,
  type Unknown,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type {
  ApexAlias,
  ClientName,
  Delegation,
  DkimSelector,
  DmarcElsewhere,
  DnsFacts,
  EditionFact,
  Existence,
  Mx,
  MxSet,
  MxTarget,
  SpfRecords,
  UnseenSelector,
  Validation,
  Wildcard,
} from '../facts/dns.ts';
import { DIRECTMAIL } from '../knowledge/directmail.ts';
import {
  CLIENT_LABELS,
  type ClientLabel,
  type EditionId,
  editionOfClientTarget,
} from '../knowledge/editions.ts';
import { classifyMxHost } from '../knowledge/hosts.ts';
import { looksLikeDkimKey, parseDkimKey } from '../protocols/dkim/parse.ts';
import { externalDestinations } from '../protocols/dmarc/authorize.ts';
import { discoverDmarc, dmarcStepAt } from '../protocols/dmarc/discover.ts';
import { isDmarcRecord, parseDmarc } from '../protocols/dmarc/parse.ts';
import type { DmarcDiscovery, ExternalDestination } from '../protocols/dmarc/types.ts';
import { type Asked, type Asker, factOf, reasonOf } from '../protocols/dns/ask.ts';
import { recordValue } from '../protocols/dns/format.ts';
import { displayName, isAtOrBelow, labelsOf, parentOf } from '../protocols/dns/name.ts';
import { type Answer, type DnsRecord, isConclusive } from '../protocols/dns/types.ts';
import { looksLikeSpf } from '../protocols/spf/lookalike.ts';
import { isSpfRecord } from '../protocols/spf/parse.ts';
import { meantRecord } from '../protocols/spf/repair.ts';
import type { SpfTree } from '../protocols/spf/types.ts';
import { walkSpf } from '../protocols/spf/walk.ts';
import { type AskAt, gatherDelegation } from './delegation.ts';
import { detectEdition, usesDirectMail } from './edition.ts';
import { notAsked } from './not-asked.ts';

export interface GatherDnsOptions {
  readonly edition: EditionId | 'auto';
  /** Further DKIM selectors to look at. */
  readonly selectors: readonly string[];
  /** How name servers are asked directly; answers `null` for those that are not asked. */
  readonly askAt: AskAt;
}

/** Alibaba Mail's own selector. */
export const ALIMAIL_SELECTOR = 'default';

/** A label that nobody publishes; if it answers, a wildcard does. */
const PROBE = 'alimail-doctor-wildcard-probe';

/** More MX hosts than any sensible set has; the rest is not looked up. */
const MAX_MX = 20;

const FOR = {
  mx: text('the mail servers of {domain}', '{domain} 的 MX 记录'),
  txt: text('the SPF record of {domain}', '{domain} 的 SPF 记录'),
  host: text('the address of the mail server {host}', '邮件服务器 {host} 的地址'),
  zone: text('the zone of {domain}', '{domain} 所在的区域'),
  client: text('where {name} leads', '{name} 指向哪里'),
  dkim: text('the DKIM key of the selector {selector}', '选择器 {selector} 的 DKIM 公钥'),
  probe: text('whether a wildcard answers for made-up names', '随便编的名字会不会被泛解析应答'),
  doubled: text(
    'whether the DMARC record was published below a doubled name',
    'DMARC 记录是否被加到了重复拼接的域名下',
  ),
  validation: text(
    'whether the failure is one of DNSSEC validation',
    '解析失败是否由 DNSSEC 校验引起',
  ),
};

export async function gatherDns(
  domain: string,
  ask: Asker,
  options: GatherDnsOptions,
): Promise<Facts<DnsFacts>> {
  const mxAsked = ask(domain, 'MX', FOR.mx({ domain }));
  const txtAsked = ask(domain, 'TXT', FOR.txt({ domain }));
  const delegation = gatherDelegation(domain, ask, options.askAt);
  const ownSelectors = [
    ...new Set([ALIMAIL_SELECTOR, ...options.selectors.map((s) => s.toLowerCase())]),
  ];
  const ownDkim = ownSelectors.map((selector, i) =>
    askDkim(domain, selector, i === 0 ? 'alibaba-mail' : 'option', ask),
  );
  const clients = CLIENT_LABELS.map((label) => askClientName(domain, label, ask));
  const probe = `${PROBE}.${domain}`;
  const probeAsked = ask(probe, 'MX', FOR.probe());

  const mxNamed = mxAsked.then((asked) => factOf(asked, (answer) => mxSet(domain, answer, asked)));
  const mxTargets = mxNamed.then((fact) => askMxTargets(domain, fact, ask));
  const mx = Promise.all([mxNamed, mxTargets]).then(([set, targets]) => withStates(set, targets));
  const spf = txtAsked.then((asked) => readSpf(domain, asked, ask));
  const spfTree = spf.then((fact) => walk(domain, fact, ask));
  // DirectMail's selectors are asked for as soon as the record itself names it; a nested include waits for the tree.
  const directmail = spf.then(async (fact) =>
    usesDirectMail(fact, unknown('depends-on-unknown')) || usesDirectMail(fact, await spfTree)
      ? Promise.all(
          DIRECTMAIL.selectors
            .filter((selector) => !ownSelectors.includes(selector))
            .map((selector) => askDkim(domain, selector, 'directmail', ask)),
        )
      : [],
  );
  const dmarc = discoverDmarc(domain, ask)
    .then(async (found) =>
      found.known
        ? found
        : withinZone(
            domain,
            found,
            zoneOf(domain, [await probeAsked, await mxAsked, await txtAsked], await delegation),
            ask,
          ),
    )
    .then((found) => markWildcard(domain, found, ask));
  const dmarcElsewhere = Promise.all([dmarc, txtAsked]).then(([found, txt]) =>
    askElsewhere(domain, found, txt, ask),
  );
  const dmarcReports = dmarc.then(async (found) =>
    askReports(domain, found, await dmarcElsewhere, ask),
  );
  const validation = Promise.all([mxAsked, txtAsked]).then((asked) => askValidation(asked, ask));

  const [mxFact, txt, spfFact, treeFact, probed, ...clientFacts] = await Promise.all([
    mx,
    txtAsked,
    spf,
    spfTree,
    probeAsked,
    ...clients,
  ]);
  const found = await delegation;
  const zone = zoneOf(domain, [probed, await mxAsked, txt], found);
  const edition = detectEdition({
    domain,
    below: await isBelowOrganization(domain, zone ?? domain, mxFact),
    chosen: options.edition,
    mx: mxFact,
    spf: spfFact,
    spfTree: treeFact,
    clients: clientFacts,
  });
  const [mailName, imapName, pop3Name, smtpName] = clientFacts as [
    Fact<ClientName>,
    Fact<ClientName>,
    Fact<ClientName>,
    Fact<ClientName>,
  ];
  const dkim = partly([...(await Promise.all(ownDkim)), ...(await directmail)]);
  return {
    domain: known({ name: domain, display: displayName(domain) }),
    zone: known(zone ?? domain),
    existence: existence([await mxAsked, txt], found),
    delegation: found,
    validation: await validation,
    mx: mxFact,
    mxTargets: await mxTargets,
    wildcard: factOf(probed, (answer) => wildcard(probe, answer, probed)),
    apexAlias: apexAlias(domain, [await mxAsked, txt]),
    spf: spfFact,
    spfTree: treeFact,
    edition,
    dkim: known(dkim),
    dmarc: await dmarc,
    dmarcReports: await dmarcReports,
    dmarcElsewhere: await dmarcElsewhere,
    mailName,
    imapName,
    pop3Name,
    smtpName,
  };
}

/** The edition alone, in as few questions as tell it: MX, and only where that does not, SPF and the client names. */
export async function gatherEdition(
  domain: string,
  ask: Asker,
  chosen: EditionId | 'auto',
): Promise<{ readonly mx: Fact<MxSet>; readonly edition: Known<EditionFact> }> {
  const mxAsked = await ask(domain, 'MX', FOR.mx({ domain }));
  const named = factOf(mxAsked, (answer) => mxSet(domain, answer, mxAsked));
  const unasked = unknown('depends-on-unknown');
  const inputs = { domain, below: false, chosen, spfTree: unasked };
  const first = detectEdition({ ...inputs, mx: named, spf: unasked, clients: [] });
  if (first.value.basis !== 'assumed') return { mx: named, edition: first };
  const [targets, spf, ...clients] = await Promise.all([
    askMxTargets(domain, named, ask),
    ask(domain, 'TXT', FOR.txt({ domain })).then((asked) => readSpf(domain, asked, ask)),
    ...CLIENT_LABELS.map((label) => askClientName(domain, label, ask)),
  ]);
  const mx = withStates(named, targets);
  const spfTree = await walk(domain, spf, ask);
  return { mx, edition: detectEdition({ ...inputs, mx, spf, spfTree, clients }) };
}

/** What tells where mail for a domain goes, and no more: its MX, their addresses, its edition. */
export async function gatherReception(
  domain: string,
  ask: Asker,
  chosen: EditionId | 'auto',
): Promise<Facts<DnsFacts>> {
  const probe = `${PROBE}.${domain}`;
  const [mxAsked, probed, soa, { edition }] = await Promise.all([
    ask(domain, 'MX', FOR.mx({ domain })),
    ask(probe, 'MX', FOR.probe()),
    ask(domain, 'SOA', FOR.zone({ domain })),
    gatherEdition(domain, ask, chosen),
  ]);
  const named = factOf(mxAsked, (answer) => mxSet(domain, answer, mxAsked));
  const mxTargets = await askMxTargets(domain, named, ask);
  const nothing = notAsked('not-tried');
  const own = soa.answer.records.some((r) => r.type === 'SOA' && r.name === domain);
  const zone = own ? domain : zoneOf(domain, [soa, probed, mxAsked], nothing.delegation);
  return {
    ...nothing,
    domain: known({ name: domain, display: displayName(domain) }),
    zone: known(zone ?? domain),
    existence: existence([mxAsked, soa], nothing.delegation),
    mx: withStates(named, mxTargets),
    mxTargets,
    wildcard: factOf(probed, (answer) => wildcard(probe, answer, probed)),
    edition,
  };
}

function partly<T, U extends Unknown>(
  facts: readonly (Known<T> | U)[],
): { readonly items: readonly T[]; readonly missing: readonly U[] } {
  const missing: U[] = [];
  const items: T[] = [];
  for (const fact of facts) {
    if (fact.known) items.push(fact.value);
    else missing.push(fact);
  }
  return { items, missing };
}

/**
 * The zone's apex: where its NS records stand, or the SOA of a negative answer
 * (RFC 2308 §2). `null` when neither was seen.
 */
function zoneOf(
  domain: string,
  asked: readonly Asked[],
  delegation: Fact<Delegation>,
): string | null {
  if (delegation.known && delegation.value.servers.length > 0) return domain;
  for (const { answer } of asked) {
    if (answer.chain.length > 0) continue;
    const soa = answer.authority.find((r) => r.type === 'SOA');
    if (soa !== undefined && isAtOrBelow(domain, soa.name)) return soa.name;
  }
  return null;
}

/**
 * Whether the domain is a subdomain of an organization's: in a zone above it, or
 * delegated from one that is no registry's. Asked only where it matters.
 */
async function isBelowOrganization(
  domain: string,
  zone: string,
  mx: Fact<MxSet>,
): Promise<boolean> {
  if (domain !== zone) return true;
  if (!mx.known || !mx.value.records.some((r) => r.host.kind === 'directmail')) return false;
  const { getDomain } = await import('tldts');
  const organization = getDomain(domain, { allowPrivateDomains: true });
  return organization !== null && organization !== domain;
}

/** A name that has any answer exists, whatever another server says. */
function existence(asked: readonly Asked[], delegation: Fact<Delegation>): Fact<Existence> {
  const conclusive = asked.filter(({ answer }) => isConclusive(answer));
  // NXDOMAIN at the end of a CNAME is about the target (RFC 6604 §3).
  const there = conclusive.find(
    ({ answer }) => answer.outcome !== 'nxdomain' || answer.chain.length > 0,
  );
  if (there !== undefined) return known({ exists: true, seen: there.seen }, [there.seen]);
  if (delegation.known && delegation.value.servers.length > 0) {
    return known({ exists: true, seen: delegation.value.seen }, delegation.because);
  }
  const [first] = conclusive;
  if (first !== undefined) return known({ exists: false, seen: first.seen }, [first.seen]);
  const [failed] = asked;
  return unknown(
    failed === undefined ? 'depends-on-unknown' : (reasonOf(failed.answer) ?? 'servfail'),
    asked.map((a) => a.seen),
  );
}

function mxSet(domain: string, answer: Answer, asked: Asked): MxSet {
  const all = answer.records.flatMap((r) => (r.type === 'MX' ? [r] : []));
  const records = all
    .filter((r) => r.exchange !== '.')
    .map(({ preference, exchange }): Mx => {
      const host = classifyMxHost(exchange, domain);
      return {
        preference,
        exchange,
        host,
        state: host.kind === 'ip' ? 'ip' : 'unknown',
        alias: null,
      };
    })
    .sort((a, b) => a.preference - b.preference || (a.exchange < b.exchange ? -1 : 1));
  const nulls = all.filter((r) => r.exchange === '.').map((r) => r.preference);
  return {
    records,
    isNull: nulls.length > 0 && records.length === 0,
    hasNull: nulls.length > 0,
    nulls,
    ttl: answer.ttl,
    seen: asked.seen,
  };
}

/** The set with what became of its hosts; an alias of a known host counts as that host's. */
function withStates(mx: Fact<MxSet>, targets: Fact<Partly<MxTarget>>): Fact<MxSet> {
  if (!mx.known || !targets.known) return mx;
  const byName = new Map(targets.value.items.map((t) => [t.exchange, t]));
  const records = mx.value.records.map((r): Mx => {
    const target = byName.get(r.exchange);
    if (target === undefined) return r;
    const { host, state, alias } = target;
    return { ...r, host, state, alias };
  });
  return known({ ...mx.value, records }, mx.because);
}

async function askMxTargets(
  domain: string,
  mx: Fact<MxSet>,
  ask: Asker,
): Promise<Fact<Partly<MxTarget>>> {
  if (!mx.known) return unknown(mx.reason, mx.because);
  const facts = await Promise.all(
    mx.value.records.map(async ({ exchange, preference, host }, i): Promise<Fact<MxTarget>> => {
      if (i >= MAX_MX) return unknown('limit', [mx.value.seen]);
      const base = { exchange, preference, host, alias: null, addresses: [] };
      if (host.kind === 'ip') return known({ ...base, state: 'ip', seen: [mx.value.seen] });
      const a = await ask(exchange, 'A', FOR.host({ host: exchange }));
      // A host may have IPv6 only: one more question, and only then.
      const last =
        a.answer.outcome === 'nodata'
          ? await ask(exchange, 'AAAA', FOR.host({ host: exchange }))
          : a;
      const seen = last === a ? [a.seen] : [a.seen, last.seen];
      const reason = reasonOf(last.answer);
      if (reason !== null) return unknown(reason, seen);
      const { outcome } = last.answer;
      const aliases = a.answer.chain.map((r) => classifyMxHost(r.target, domain));
      // An alias is whatever it leads to; its own name tells nothing.
      const behind = aliases.find((h) => h.kind !== 'other' || h.provider !== null);
      return known(
        {
          ...base,
          host: host.kind === 'other' && behind !== undefined ? behind : host,
          state: outcome === 'nxdomain' || outcome === 'nodata' ? outcome : 'addresses',
          alias: a.answer.chain[0]?.target ?? null,
          addresses: addressesIn(last.answer.records),
          seen,
        },
        seen,
      );
    }),
  );
  return known(partly(facts), mx.because);
}

function addressesIn(records: readonly DnsRecord[]): string[] {
  return records.flatMap((r) => (r.type === 'A' || r.type === 'AAAA' ? [r.address] : []));
}

function textsIn(records: readonly DnsRecord[]): string[] {
  return records.flatMap((r) => (r.type === 'TXT' ? [r.text] : []));
}

async function readSpf(domain: string, asked: Asked, ask: Asker): Promise<Fact<SpfRecords>> {
  const { answer, seen } = asked;
  const texts = textsIn(answer.records);
  const records = texts.filter(isSpfRecord);
  const lookalikes = texts.filter((t) => !isSpfRecord(t) && looksLikeSpf(t));
  const written = meantRecord([...records, ...lookalikes]);
  const meant =
    written === null || records.length + lookalikes.length === 0
      ? null
      : await walkSpf(domain, { records: [written], seen: [seen] }, ask);
  return factOf(asked, () => ({ records, lookalikes, meant, ttl: answer.ttl, seen }));
}

async function walk(domain: string, spf: Fact<SpfRecords>, ask: Asker): Promise<Fact<SpfTree>> {
  if (!spf.known) return unknown(spf.reason, spf.because);
  const { records, seen } = spf.value;
  // Of several records receivers evaluate none (RFC 7208 §4.5).
  if (records.length > 1) return unknown('depends-on-unknown', spf.because);
  return known(await walkSpf(domain, { records, seen: [seen] }, ask), [seen]);
}

function wildcard(probe: string, answer: Answer, asked: Asked): Wildcard {
  const mx = answer.records.flatMap((r) => (r.type === 'MX' ? [recordValue(r)] : []));
  return { probe, mx, ttl: answer.ttl, seen: asked.seen };
}

function apexAlias(domain: string, asked: readonly Asked[]): Fact<ApexAlias> {
  const conclusive = asked.filter(({ answer }) => isConclusive(answer) || answer.chain.length > 0);
  const first = conclusive[0];
  if (first === undefined) {
    const failed = asked[0] as Asked;
    return unknown(reasonOf(failed.answer) ?? 'servfail', [failed.seen]);
  }
  const hit = conclusive.find(({ answer }) => answer.chain[0]?.name === domain) ?? first;
  const alias = hit.answer.chain[0];
  return known(
    {
      target: alias !== undefined && alias.name === domain ? alias.target : null,
      beside: [
        ...new Set(
          conclusive.flatMap(({ answer }) =>
            answer.beside.map(
              (r) => `${r.type === 'OTHER' ? r.typeName : r.type} ${recordValue(r)}`,
            ),
          ),
        ),
      ],
      ttl: alias?.ttl ?? null,
      seen: hit.seen,
    },
    [hit.seen],
  );
}

async function askDkim(
  domain: string,
  selector: string,
  origin: DkimSelector['origin'],
  ask: Asker,
): Promise<Known<DkimSelector> | UnseenSelector> {
  const name = `${selector}._domainkey.${domain}`;
  const asked = await ask(name, 'TXT', FOR.dkim({ selector }));
  const found = textsIn(asked.answer.records);
  // Texts that are no key may come from a wildcard, which stands at every name and at none.
  let wild: readonly string[] = [];
  if (found.length > 0 && !found.some(looksLikeDkimKey)) {
    const probe = await ask(`${PROBE}._domainkey.${domain}`, 'TXT', FOR.probe());
    wild = textsIn(probe.answer.records);
  }
  const fact = factOf(asked, (answer): DkimSelector => {
    const texts = found.filter((t) => !wild.includes(t));
    return {
      selector,
      name,
      origin,
      keys: texts.filter(looksLikeDkimKey).map(parseDkimKey),
      others: texts.filter((t) => !looksLikeDkimKey(t)),
      alias: answer.chain[0]?.target ?? null,
      ttl: answer.ttl,
      seen: asked.seen,
    };
  });
  return fact.known ? fact : { ...fact, selector };
}

async function askClientName(
  domain: string,
  label: ClientLabel,
  ask: Asker,
): Promise<Fact<ClientName>> {
  const name = `${label}.${domain}`;
  const a = await ask(name, 'A', FOR.client({ name }));
  const { answer } = a;
  const aliases = answer.chain.map((r) => r.target);
  // Addresses of its own have to go before an alias may come, so all of them are needed.
  const own = aliases.length === 0 && answer.outcome === 'answer';
  const six =
    own || answer.outcome === 'nodata' ? await ask(name, 'AAAA', FOR.client({ name })) : null;
  const last = answer.outcome === 'nodata' && six !== null ? six : a;
  const addresses = [
    ...addressesIn(answer.records),
    ...(six === null ? [] : addressesIn(six.answer.records)),
  ];
  const base = {
    label,
    name,
    alias: aliases[0] ?? null,
    aliases,
    addresses,
    occupied: last.answer.outcome === 'nodata',
    byWildcard: await isByWildcard(domain, aliases, addresses, ask),
    beside: answer.beside.map(
      (r) => `${r.type === 'OTHER' ? r.typeName : r.type} ${recordValue(r)}`,
    ),
    ttl: answer.ttl,
    seen: a.seen,
  };
  // An alias would have to stand alone: what else is at the name has to go first.
  const others = own || base.occupied ? await othersAt(name, ask) : [];
  const reason = reasonOf(last.answer);
  if (reason !== null) {
    // The alias was seen even where its end was not.
    return aliases.length > 0
      ? known({ ...base, others, state: 'alias-only' }, [a.seen])
      : unknown(reason, [last.seen]);
  }
  const state =
    last.answer.outcome === 'answer' ? 'resolves' : aliases.length > 0 ? 'dangling' : 'absent';
  return known({ ...base, others, state }, last === a ? [a.seen] : [a.seen, last.seen]);
}

/** TXT and MX records at a client name, as `TXT v=spf1 …`. */
async function othersAt(name: string, ask: Asker): Promise<readonly string[]> {
  const asked = await Promise.all(
    ['TXT', 'MX'].map((type) => ask(name, type, FOR.client({ name }))),
  );
  return asked.flatMap(({ answer }) => answer.records.map((r) => `${r.type} ${recordValue(r)}`));
}

/** Whether a made-up name gives the same answer. Asked only where a name leads to no host of Alibaba's. */
async function isByWildcard(
  domain: string,
  aliases: readonly string[],
  addresses: readonly string[],
  ask: Asker,
): Promise<boolean> {
  if (aliases.length + addresses.length === 0) return false;
  if (aliases.some((alias) => editionOfClientTarget(alias) !== null)) return false;
  const { answer } = await ask(`${PROBE}.${domain}`, 'A', FOR.probe());
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length > 0 && a.every((value) => b.includes(value));
  return aliases.length > 0
    ? same(
        aliases,
        answer.chain.map((r) => r.target),
      )
    : same(addressesIn(answer.records), addresses);
}

/**
 * A tree walk that failed only at a registry's names (`_dmarc.com`) still tells
 * that the domain's owner publishes nothing. Below a registry it does not: a
 * delegated subdomain inherits from the organization above it.
 */
async function withinZone(
  domain: string,
  found: Fact<DmarcDiscovery>,
  zone: string | null,
  ask: Asker,
): Promise<Fact<DmarcDiscovery>> {
  if (found.known || zone === null) return found;
  const { getPublicSuffix } = await import('tldts');
  const above = parentOf(zone);
  if (getPublicSuffix(above, { allowPrivateDomains: true }) !== above) return found;
  const names: string[] = [];
  for (let name = domain; isAtOrBelow(name, zone); name = parentOf(name)) names.push(name);
  const steps = await Promise.all(names.map((name) => dmarcStepAt(name, ask)));
  const inZone = steps.flatMap((s) => (s.known ? [s.value] : []));
  if (inZone.length < steps.length || inZone.some((s) => s.records.length > 0)) return found;
  return known(
    { steps: inZone, applied: null, inherited: false, policy: null, organizationalDomain: zone },
    inZone.map((s) => s.seen),
  );
}

/** Tells of the domain's own DMARC answer whether a wildcard made it. A good record needs no fix and no question. */
async function markWildcard(
  domain: string,
  found: Fact<DmarcDiscovery>,
  ask: Asker,
): Promise<Fact<DmarcDiscovery>> {
  if (!found.known) return found;
  const { steps, applied, policy } = found.value;
  const [own] = steps;
  if (own === undefined || own.domain !== domain) return found;
  if (own.alias === null && own.texts.length === 0) return found;
  const record = own.records[0];
  const isGood =
    own === applied &&
    policy !== 'none' &&
    record?.rua.length !== 0 &&
    record?.problems.length === 0;
  if (isGood) return found;
  const { answer } = await ask(`${PROBE}.${domain}`, 'TXT', FOR.probe());
  const texts = textsIn(answer.records);
  const byWildcard =
    own.alias === null
      ? own.texts.every((t) => texts.includes(t))
      : answer.chain[0]?.target === own.alias;
  if (!byWildcard) return found;
  const marked = { ...own, byWildcard };
  return known(
    {
      ...found.value,
      steps: [marked, ...steps.slice(1)],
      applied: own === applied ? marked : applied,
    },
    found.because,
  );
}

/**
 * Whether the external addresses agreed to get reports: of the record in use,
 * and of what was meant to be one, which a fix would put into use.
 */
async function askReports(
  domain: string,
  dmarc: Fact<DmarcDiscovery>,
  elsewhere: Fact<DmarcElsewhere>,
  ask: Asker,
): Promise<Fact<Partly<ExternalDestination>>> {
  if (!dmarc.known) return unknown(dmarc.reason, dmarc.because);
  const { applied, organizationalDomain, steps } = dmarc.value;
  const meant = [
    ...steps.filter((s) => s.domain === domain && s !== applied).flatMap((s) => s.texts),
    ...(elsewhere.known ? [...elsewhere.value.atApex, ...elsewhere.value.atDoubledName] : []),
  ].map((text) => ({ record: parseDmarc(text), at: domain }));
  const inUse = applied?.records[0];
  if (applied !== null && inUse !== undefined) meant.unshift({ record: inUse, at: applied.domain });
  const found = await Promise.all(
    meant.map(({ record, at }) => externalDestinations(record, at, organizationalDomain, ask)),
  );
  const items = [...new Map(found.flat().map((d) => [`${d.asked} ${d.uri.uri}`, d])).values()];
  const missing = items.flatMap((d) => (d.authorized.known ? [] : [d.authorized]));
  return known({ items, missing }, dmarc.because);
}

async function askElsewhere(
  domain: string,
  dmarc: Fact<DmarcDiscovery>,
  txt: Asked,
  ask: Asker,
): Promise<Fact<DmarcElsewhere>> {
  if (!dmarc.known) return unknown(dmarc.reason, dmarc.because);
  const doubledName = `_dmarc.${domain}.${domain}`;
  const reason = reasonOf(txt.answer);
  if (reason !== null) return unknown(reason, [txt.seen]);
  const atApex = textsIn(txt.answer.records).filter(isDmarcRecord);
  // With a record where it belongs nobody needs to look for a lost one.
  const lost = dmarc.value.steps[0]?.domain !== domain || dmarc.value.steps[0].records.length === 0;
  if (!lost || labelsOf(doubledName).length > 60 || doubledName.length > 240) {
    const ttl = atApex.length > 0 ? txt.answer.ttl : null;
    return known({ atApex, atDoubledName: [], doubledName, ttl, seen: [txt.seen] }, [txt.seen]);
  }
  const asked = await ask(doubledName, 'TXT', FOR.doubled());
  const failed = reasonOf(asked.answer);
  if (failed !== null && atApex.length === 0) return unknown(failed, [asked.seen]);
  const atDoubledName = textsIn(asked.answer.records).filter(isDmarcRecord);
  const ttls = [
    ...(atApex.length > 0 ? [txt.answer.ttl] : []),
    ...(atDoubledName.length > 0 ? [asked.answer.ttl] : []),
  ].filter((ttl) => ttl !== null);
  return known(
    {
      atApex,
      atDoubledName,
      doubledName,
      ttl: ttls.length === 0 ? null : Math.max(...ttls),
      seen: [txt.seen, asked.seen],
    },
    [txt.seen, asked.seen],
  );
}

async function askValidation(asked: readonly Asked[], ask: Asker): Promise<Fact<Validation>> {
  const failed = asked.find(({ answer }) => answer.outcome === 'servfail');
  const first = asked[0] as Asked;
  if (failed === undefined) {
    // A lookup that failed in another way leaves it open whether validation would have.
    const silent = asked.find(({ answer }) => reasonOf(answer) !== null);
    if (silent !== undefined && asked.every(({ answer }) => reasonOf(answer) !== null)) {
      return unknown(reasonOf(silent.answer) ?? 'timeout', [silent.seen]);
    }
    return known({ bogus: false, extended: '', seen: [first.seen] }, [first.seen]);
  }
  const { name, type } = failed.answer.question;
  const again = await ask(name, type, FOR.validation(), { checkingDisabled: true });
  const extended = failed.answer.extendedErrors
    .map((e) => (e.text === '' ? `EDE ${e.code}` : `EDE ${e.code}: ${e.text}`))
    .join('; ');
  const reason = reasonOf(again.answer);
  if (reason === 'servfail' || reason === 'refused') {
    return known({ bogus: false, extended, seen: [failed.seen, again.seen] }, [failed.seen]);
  }
  if (reason !== null) return unknown(reason, [again.seen]);
  return known({ bogus: true, extended, seen: [failed.seen, again.seen] }, [
    failed.seen,
    again.seen,
  ]);
}
