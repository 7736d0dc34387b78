/** The MX set that a domain of an edition should have, as a change. */
import type { Change, Fix } from '../../engine/check.ts';
import { list, type Message, text } from '../../engine/text.ts';
import type { EditionFact, Mx, MxSet } from '../../facts/dns.ts';
import type { Edition } from '../../knowledge/editions.ts';
import type { MxHost } from '../../knowledge/hosts.ts';
import { absolute } from '../../protocols/dns/name.ts';
import { CONSOLE, editionNote, record } from './dns.ts';

/** Only hosts that a page names are put into a fix. */
export function mxIsDocumented(edition: Edition): boolean {
  return edition.mx.standing === 'documented' || edition.mx.standing === 'single-page';
}

/**
 * What has to go and what has to come so that the set is the edition's own.
 * Right hosts stay with the priority that they have, and so do hosts of
 * Alibaba's that stand on no page: they are not known to be wrong.
 */
export function mxChange(domain: string, mx: MxSet, edition: Edition): Change | null {
  if (!mxIsDocumented(edition)) return null;
  const wanted = edition.mx.hosts;
  const keeps = (exchange: string, kind: string) =>
    kind === 'alibaba' || wanted.some((w) => w.host === exchange);
  const replace = mx.records
    .filter((r) => !keeps(r.exchange, r.host.kind))
    .map((r) => record(domain, 'MX', `${r.preference} ${absolute(r.exchange)}`));
  if (mx.hasNull) replace.push(record(domain, 'MX', '0 .'));
  const present = new Set(mx.records.map((r) => r.exchange));
  const missing = wanted
    .filter((w) => !present.has(w.host))
    .map((w) => record(domain, 'MX', `${w.preference} ${absolute(w.host)}`));
  return replace.length + missing.length === 0 ? null : { replace, with: missing };
}

const FIX = {
  change: text(
    'Make the MX records those of {edition}; delete every other MX.{note}',
    '把 MX 记录改成{edition}的，其他 MX 全部删除。{note}',
  ),
  ask: text(
    'Take the MX values from the console of {edition}: no public page lists them all.{note}',
    '请从{edition}的控制台复制 MX 记录值：公开文档没有列全。{note}',
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
  const values: Record<'edition' | 'note', Message> = {
    edition: edition.edition.name(),
    note: editionNote(edition),
  };
  return {
    title: change === null ? FIX.ask(values) : FIX.change(values),
    owner: 'you',
    effort: 'minutes',
    risk,
    console: change === null ? CONSOLE.resolution() : CONSOLE.dns(),
    ...(change === null ? {} : { change, seenTtl: mx.ttl }),
  };
}

/** `5 mx1.sg.aliyun.com, 10 mx2.sg.aliyun.com`: an edition's set in one line, for `wanted`. */
export function wantedMx(edition: Edition): string {
  return edition.mx.hosts.map((h) => `${h.preference} ${h.host}`).join(', ');
}

/** A set as it was seen, in one line. */
export function sawMx(mx: MxSet): string {
  if (mx.records.length === 0) return mx.hasNull ? '0 .' : '(none)';
  return mx.records.map((r) => `${r.preference} ${r.exchange}`).join(', ');
}

/** A host that is neither Alibaba's nor was meant to be. */
export function isForeign(host: MxHost): boolean {
  return host.kind === 'other';
}

/** The known host that a slip was meant to be, `null` when it is none. */
export function meantBy(host: MxHost): string | null {
  return 'meant' in host ? host.meant : null;
}

/** The providers behind foreign hosts, by name where it is known, else by host. */
export function providerOf(records: readonly Mx[]): Message {
  return list([
    ...new Set(
      records.map((r) => (r.host.kind === 'other' ? (r.host.provider ?? r.exchange) : r.exchange)),
    ),
  ]);
}
