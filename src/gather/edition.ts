/** Finds the edition of a domain from what its DNS says: MX first, then SPF includes, then client names. */
import type { Fact, Known, Observation } from '../engine/fact.ts';
import type { ClientName, EditionFact, MxSet, SpfRecords } from '../facts/dns.ts';
import { DIRECTMAIL } from '../knowledge/directmail.ts';
import {
  DEFAULT_EDITION,
  EDITION_IDS,
  EDITIONS,
  type EditionId,
  editionOfClientTarget,
  editionsOfMx,
} from '../knowledge/editions.ts';
import { isAtOrBelow } from '../protocols/dns/name.ts';
import type { SpfTree } from '../protocols/spf/types.ts';
import { reaches } from '../protocols/spf/walk.ts';

export interface EditionInputs {
  readonly domain: string;
  /** The domain is a subdomain of an organization's. */
  readonly below: boolean;
  readonly chosen: EditionId | 'auto';
  readonly mx: Fact<MxSet>;
  readonly spf: Fact<SpfRecords>;
  readonly spfTree: Fact<SpfTree>;
  readonly clients: readonly Fact<ClientName>[];
}

export function detectEdition(inputs: EditionInputs): Known<EditionFact> {
  const { chosen, mx, spf } = inputs;
  const found = (
    id: EditionId,
    basis: EditionFact['basis'],
    because: readonly Observation[],
    rest: Partial<EditionFact> = {},
  ): Known<EditionFact> => ({
    known: true,
    value: { edition: EDITIONS[id], basis, because, directmailOnly: false, missing: [], ...rest },
    because,
  });

  if (chosen !== 'auto') return found(chosen, 'option', []);
  if (mx.known) {
    const id = editionOfMxSet(mx.value, inputs);
    if (id !== null) return found(id, 'mx', [mx.value.seen]);
  }
  if (spf.known) {
    const id = editionOfSpf(spf.value, inputs.spfTree);
    if (id !== null) return found(id, 'spf', [spf.value.seen]);
  }
  for (const client of inputs.clients) {
    if (!client.known) continue;
    for (const alias of client.value.aliases) {
      const id = editionOfClientTarget(alias);
      if (id !== null) return found(id, 'cname', [client.value.seen]);
    }
  }
  // Always known, so that a problem that was seen can be told with a fix; what
  // could have told another edition and was not seen is kept beside it.
  const missing = [mx, spf, ...inputs.clients].flatMap((f) => (f.known ? [] : [f]));
  const directmail =
    mx.known &&
    mx.value.records.length > 0 &&
    mx.value.records.every((r) => r.host.kind === 'directmail') &&
    inputs.below;
  return found(DEFAULT_EDITION, 'assumed', mx.known ? [mx.value.seen] : [], {
    directmailOnly: directmail,
    missing,
  });
}

/**
 * The edition that the MX hosts belong to or were meant to belong to. Where they
 * belong to several, what SPF names decides, then the client names, then the
 * number of hosts; the most preferred host decides a tie.
 */
function editionOfMxSet(mx: MxSet, { spf, clients }: EditionInputs): EditionId | null {
  const votes = new Map<EditionId, number>();
  for (const { host } of mx.records) {
    const ids =
      host.kind === 'edition'
        ? host.editions
        : host.kind === 'zone-appended' || host.kind === 'near-miss'
          ? editionsOfMx(host.meant)
          : host.kind === 'client-host'
            ? [host.edition]
            : host.kind === 'alibaba'
              ? siteOf(mx, host.meant)
              : [];
    for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + 1);
  }
  const backing = (id: EditionId): number => {
    const named = spf.known && mentions(spf.value, EDITIONS[id].spf.include) ? 1 : 0;
    const led = clients.filter(
      (c) => c.known && c.value.aliases.some((a) => editionOfClientTarget(a) === id),
    ).length;
    return named * 10_000 + led * 100 + (votes.get(id) ?? 0);
  };
  let best: EditionId | null = null;
  for (const id of votes.keys()) {
    if (best === null || backing(id) > backing(best)) best = id;
  }
  return best;
}

/** An undocumented host below a site's own name (`mx7.sg.aliyun.com`) tells the site. */
function siteOf(mx: MxSet, meant: string | null): readonly EditionId[] {
  const bases: readonly (readonly [EditionId, string])[] = EDITION_IDS.flatMap((id) => {
    const first = EDITIONS[id].mx.hosts[0]?.host;
    return first === undefined ? [] : [[id, first.slice(first.indexOf('.') + 1)] as const];
  });
  for (const { exchange } of mx.records) {
    const hit = bases.find(([, base]) => isAtOrBelow(exchange, base));
    if (hit !== undefined) return [hit[0]];
  }
  return meant === null ? [] : editionsOfMx(meant);
}

function editionOfSpf(spf: SpfRecords, tree: Fact<SpfTree>): EditionId | null {
  // The walked tree first: an include may be nested or reached through a redirect.
  if (tree.known) {
    const reached = EDITION_IDS.filter((id) => {
      const { include } = EDITIONS[id].spf;
      return include !== null && reaches(tree.value, [include]) === 'yes';
    });
    // spf.mxhichina.com includes spf.qiye.aliyun.com: the one named in the record itself wins.
    const named = reached.find((id) => mentions(spf, EDITIONS[id].spf.include));
    if (named !== undefined) return named;
    if (reached[0] !== undefined) return reached[0];
  }
  return EDITION_IDS.find((id) => mentions(spf, EDITIONS[id].spf.include)) ?? null;
}

function mentions(spf: SpfRecords, include: string | null): boolean {
  if (include === null) return false;
  return [...spf.records, ...spf.lookalikes].some((text) => {
    const lower = text.toLowerCase();
    const at = lower.indexOf(include);
    return (
      at >= 0 &&
      !/[a-z0-9-]/.test(lower[at - 1] ?? '') &&
      !/[a-z0-9.-]/.test(lower[at + include.length] ?? '')
    );
  });
}

/** Whether SPF names DirectMail's include, so that its DKIM selectors are worth a question. */
export function usesDirectMail(spf: Fact<SpfRecords>, tree: Fact<SpfTree>): boolean {
  if (tree.known && reaches(tree.value, [DIRECTMAIL.include]) === 'yes') return true;
  return spf.known && mentions(spf.value, DIRECTMAIL.include);
}
