/** The MX set that a domain of an edition should have, as a change. */
import type { Change, Fix } from '../../engine/check.ts';
import { list, type Message, text } from '../../engine/text.ts';
import type { EditionFact, Mx, MxSet } from '../../facts/dns.ts';
import type { Edition } from '../../knowledge/editions.ts';
import type { MxHost } from '../../knowledge/hosts.ts';
import { absolute } from '../../protocols/dns/name.ts';
import { CONSOLE, editionSteps, record, SAW } from './dns.ts';

/** Only hosts that a page names are put into a fix. */
export function mxIsDocumented(edition: Edition): boolean {
  return edition.mx.standing === 'documented' || edition.mx.standing === 'single-page';
}

/** A host that was seen to lead nowhere. */
export function isDead({ state }: Mx): boolean {
  return state === 'nxdomain' || state === 'nodata';
}

/**
 * What has to go and what has to come so that the set is the edition's own.
 * Right hosts stay with the priority that they have, and so do hosts of
 * Alibaba's that stand on no page and work: they are not known to be wrong.
 */
export function mxChange(domain: string, mx: MxSet, edition: Edition): Change | null {
  if (!mxIsDocumented(edition)) return null;
  const wanted = edition.mx.hosts;
  const keeps = (r: Mx) =>
    (r.host.kind === 'alibaba' && r.alias === null && !isDead(r)) ||
    wanted.some((w) => w.host === r.exchange);
  const replace = mx.records
    .filter((r) => !keeps(r))
    .map((r) => record(domain, 'MX', `${r.preference} ${absolute(r.exchange)}`));
  for (const preference of mx.nulls) replace.push(record(domain, 'MX', `${preference} .`));
  const present = new Set(mx.records.map((r) => r.exchange));
  const missing = wanted
    .filter((w) => !present.has(w.host))
    .map((w) => record(domain, 'MX', `${w.preference} ${absolute(w.host)}`));
  return replace.length + missing.length === 0 ? null : { replace, with: missing };
}

const FIX = {
  add: text('Add the missing MX records of {edition}', '补上{edition}缺少的 MX 记录'),
  remove: text('Delete the MX records that are not of {edition}', '删除不属于{edition}的 MX 记录'),
  replace: text('Replace the MX records with those of {edition}', '把 MX 记录改成{edition}的'),
  ask: text(
    'Take the MX values from the console of {edition}: no public page lists them all',
    '请从{edition}的控制台复制 MX 记录值：公开文档没有列全',
  ),
};

/** The fix that most MX findings share. */
export function mxFix(
  domain: string,
  mx: MxSet,
  edition: EditionFact,
  risk: Fix['risk'] = 'low',
): Fix {
  const change = mxChange(domain, mx, edition.edition);
  const steps = editionSteps(edition);
  // DirectMail receives no mail: at a mail domain it counts as another provider. No
  // page of the guide is about stray records that have to go.
  const others = mx.records.some((r) => isForeign(r) || r.host.kind === 'directmail');
  const operation =
    change === null
      ? 'refresh-resolution-status'
      : others
        ? 'remove-other-mail-provider'
        : change.with.length > 0
          ? 'add-dns-records'
          : null;
  const title =
    change === null
      ? FIX.ask
      : change.replace.length === 0
        ? FIX.add
        : change.with.length === 0
          ? FIX.remove
          : FIX.replace;
  return {
    title: title({ edition: edition.edition.name() }),
    owner: 'you',
    effort: 'minutes',
    risk,
    console: change === null ? CONSOLE.resolution() : CONSOLE.dns(),
    ...(operation === null ? {} : { operation }),
    ...(steps.length === 0 ? {} : { steps }),
    ...(change === null ? {} : { change, seenTtl: mx.ttl }),
  };
}

/** `5 mx1.sg.aliyun.com, 10 mx2.sg.aliyun.com`: an edition's set in one line, for `wanted`. */
export function wantedMx(edition: Edition): string {
  return edition.mx.hosts.map((h) => `${h.preference} ${h.host}`).join(', ');
}

/** A set as it was seen, in one line. */
export function sawMx(mx: MxSet): string | Message {
  const all = [
    ...mx.nulls.map((preference) => `${preference} .`),
    ...mx.records.map((r) => `${r.preference} ${r.exchange}`),
  ];
  return all.length === 0 ? SAW.nothing() : all.join(', ');
}

/** A host that is neither Alibaba's nor was meant to be; one that leads nowhere is nobody's. */
export function isForeign(r: Mx): boolean {
  return r.host.kind === 'other' && !isDead(r);
}

/** A host of Alibaba's that was not seen to be dead. */
export function isOurs(r: Mx): boolean {
  return ['edition', 'alibaba', 'directmail', 'client-host'].includes(r.host.kind) && !isDead(r);
}

/** A host of no known provider that could not be looked up: it may be an alias of anybody's. */
export function isUnseen({ host, state }: Mx): boolean {
  return host.kind === 'other' && host.provider === null && state === 'unknown';
}

/** The known host that a slip was meant to be, `null` when it is none. */
export function meantBy(host: MxHost): string | null {
  return 'meant' in host ? host.meant : null;
}

/** The providers behind foreign hosts, by name where it is known, else by host. */
export function providerOf(records: readonly Mx[]): Message {
  const names = new Map<string, string | Message>();
  for (const { host, exchange } of records) {
    const provider = host.kind === 'other' ? host.provider : null;
    names.set(provider?.en ?? exchange, provider === null ? exchange : { ...provider, values: {} });
  }
  return list([...names.values()]);
}
