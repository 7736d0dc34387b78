/**
 * The name servers of a domain, asked one by one. The resolver shows one
 * consistent answer; only the servers themselves show that one of them is lame
 * (RFC 1912 §2.8) or still serves an older zone.
 */
import { type Fact, known, type Observation, unknown } from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type { Delegation, NameServer } from '../facts/dns.ts';
import { type Asked, type Asker, reasonOf } from '../protocols/dns/ask.ts';
import { recordValue } from '../protocols/dns/format.ts';
import { parentOf } from '../protocols/dns/name.ts';
import { type Answer, isConclusive, type Resolver } from '../protocols/dns/types.ts';

/** Gives a way to ask one server directly, or `null` where it must not or cannot be asked. */
export type AskAt = (address: string) => Resolver | null;

/** More name servers than any sensible delegation has. */
const MAX_SERVERS = 13;

const FOR = {
  names: text('the name servers of {domain}', '{domain} 的 NS 服务器'),
  address: text('the address of the name server {server}', 'NS 服务器 {server} 的地址'),
  direct: text('what the name server {server} itself says', '直接问 NS 服务器 {server}'),
  parent: text('who {domain} is delegated to', '{domain} 被委派给了谁'),
};

export async function gatherDelegation(
  domain: string,
  ask: Asker,
  askAt: AskAt,
): Promise<Fact<Delegation>> {
  const asked = await ask(domain, 'NS', FOR.names({ domain }));
  const names = nameServersIn(asked.answer.records);
  if (names.length > 0) {
    return known(await askAll(domain, names, asked.seen, true, ask, askAt), [asked.seen]);
  }
  if (isConclusive(asked.answer)) {
    // Not a zone of its own: its records stand in a parent's zone, whose servers are not the domain's concern.
    return known({ servers: [], answersAnyhow: true, seen: asked.seen }, [asked.seen]);
  }
  if (asked.answer.outcome !== 'servfail') {
    return unknown(reasonOf(asked.answer) ?? 'servfail', [asked.seen]);
  }
  return fromParent(domain, asked, ask, askAt);
}

/** The resolver fails: ask the parent's servers who the domain is delegated to, then those. */
async function fromParent(
  domain: string,
  failed: Asked,
  ask: Asker,
  askAt: AskAt,
): Promise<Fact<Delegation>> {
  const parent = parentOf(domain);
  const above = await ask(parent, 'NS', FOR.names({ domain: parent }));
  const glue = new Map<string, string[]>();
  let referral: Asked | null = null;
  for (const server of nameServersIn(above.answer.records).slice(0, 3)) {
    const address = (await ask(server, 'A', FOR.address({ server }))).answer.records.flatMap((r) =>
      r.type === 'A' ? [r.address] : [],
    )[0];
    const resolver = address === undefined ? null : askAt(address);
    if (address === undefined || resolver === null) continue;
    const reply = await ask(domain, 'NS', FOR.parent({ domain }), {
      at: { via: address, resolver },
    });
    const records = [...reply.answer.records, ...reply.answer.authority];
    if (nameServersIn(records.filter((r) => r.name === domain)).length === 0) continue;
    referral = reply;
    for (const r of reply.answer.additional) {
      if (r.type === 'A' || r.type === 'AAAA')
        glue.set(r.name, [...(glue.get(r.name) ?? []), r.address]);
    }
    break;
  }
  if (referral === null) return unknown('servfail', [failed.seen]);
  const names = nameServersIn(
    [...referral.answer.records, ...referral.answer.authority].filter((r) => r.name === domain),
  );
  return known(await askAll(domain, names, referral.seen, false, ask, askAt, glue), [
    failed.seen,
    referral.seen,
  ]);
}

function nameServersIn(records: Answer['records']): string[] {
  return [...new Set(records.flatMap((r) => (r.type === 'NS' ? [r.target] : [])))]
    .sort()
    .slice(0, MAX_SERVERS);
}

async function askAll(
  domain: string,
  names: readonly string[],
  seen: Observation,
  answersAnyhow: boolean,
  ask: Asker,
  askAt: AskAt,
  glue: ReadonlyMap<string, readonly string[]> = new Map(),
): Promise<Delegation> {
  const servers = await Promise.all(
    names.map((name) => askServer(domain, name, seen, ask, askAt, glue.get(name))),
  );
  return { servers, answersAnyhow, seen };
}

async function askServer(
  domain: string,
  name: string,
  seen: Observation,
  ask: Asker,
  askAt: AskAt,
  glue: readonly string[] | undefined,
): Promise<NameServer> {
  let addresses = glue ?? [];
  let state: NameServer['state'] = 'addresses';
  let addressSeen = seen;
  if (glue === undefined) {
    const a = await ask(name, 'A', FOR.address({ server: name }));
    let last = a;
    if (a.answer.outcome === 'nodata')
      last = await ask(name, 'AAAA', FOR.address({ server: name }));
    addressSeen = last.seen;
    addresses = last.answer.records.flatMap((r) =>
      r.type === 'A' || r.type === 'AAAA' ? [r.address] : [],
    );
    if (addresses.length === 0) {
      const { outcome } = last.answer;
      state = outcome === 'nxdomain' || outcome === 'nodata' ? outcome : 'unknown';
    }
  }
  const servers = await Promise.all(
    addresses.slice(0, 2).map((address) => askAddress(domain, name, address, ask, askAt)),
  );
  return { name, servers, state, seen: addressSeen };
}

async function askAddress(
  domain: string,
  name: string,
  address: string,
  ask: Asker,
  askAt: AskAt,
): Promise<NameServer['servers'][number]> {
  const resolver = askAt(address);
  const nothing = { address, seen: null, refusal: null, mx: null, txt: null, compared: [] };
  if (resolver === null) return { ...nothing, state: 'not-asked' };
  const at = { at: { via: address, resolver } };
  const purpose = FOR.direct({ server: `${name} (${address})` });
  const [soa, mx, txt] = await Promise.all([
    ask(domain, 'SOA', purpose, at),
    ask(domain, 'MX', purpose, at),
    ask(domain, 'TXT', purpose, at),
  ]);
  const state = !isConclusive(soa.answer)
    ? soa.answer.rcode === null
      ? 'silent'
      : 'lame'
    : soa.answer.authoritative
      ? 'authoritative'
      : 'lame';
  const values = (asked: Asked) =>
    isConclusive(asked.answer) ? asked.answer.records.map(recordValue).sort() : null;
  return {
    address,
    state,
    seen: soa.seen,
    refusal: isConclusive(soa.answer) ? null : soa.answer.rcode,
    mx: values(mx),
    txt: values(txt),
    compared: [mx.seen, txt.seen],
  };
}
