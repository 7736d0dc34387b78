/** The walk and our own evaluation against mailauth's, on zones made at random. */
import fc from 'fast-check';
import { spf } from 'mailauth/lib/spf/index.js';
import { expect, it } from 'vitest';
import { text } from '../../../src/engine/text.ts';
import { canonicalName } from '../../../src/protocols/dns/name.ts';
import { evaluateSpf, evaluateTerms } from '../../../src/protocols/spf/evaluate.ts';
import { nameOf } from '../../../src/protocols/spf/walk.ts';
import type { MemoryRecords } from '../../support/memory-resolver.ts';
import {
  clients,
  failingZones,
  ROOT_NAME,
  STRANGER,
  spfZone,
  spfZones,
  walkZone,
} from '../../support/spf-zones.ts';

const RUNS = Number(process.env.SPF_RUNS ?? 300);

/** mailauth over the zone, without anything of ours between but names and codes. */
async function mailauth(zone: MemoryRecords, ip: string) {
  const { resolver } = spfZone(zone);
  const codes: Record<string, string> = {
    nxdomain: 'ENOTFOUND',
    nodata: 'ENODATA',
    timeout: 'ETIMEOUT',
    refused: 'EREFUSED',
  };
  const result = await spf({
    sender: `someone@${ROOT_NAME}`,
    ip,
    helo: 'client.elsewhere.test',
    mta: 'unknown',
    strict: true,
    resolver: async (name: string, type: string) => {
      const answer = await resolver.query({ name: nameOf(name), type });
      if (answer.outcome !== 'answer') {
        throw Object.assign(new Error('no'), { code: codes[answer.outcome] ?? 'ESERVFAIL' });
      }
      return answer.records.map((r) => {
        if (r.type === 'TXT') return [r.text];
        if (r.type === 'MX') return { priority: r.preference, exchange: r.exchange };
        if (r.type === 'PTR') return r.target;
        return 'address' in r ? r.address : '';
      });
    },
  } as unknown as Parameters<typeof spf>[0]);
  return result as typeof result & { lookups: { count: number; void: number } };
}

it('finds the permerrors, lookups and voids that mailauth meets for a stranger', async () => {
  let valid = 0;
  await fc.assert(
    fc.asyncProperty(spfZones, async (zone) => {
      const tree = await walkZone(ROOT_NAME, spfZone(zone));
      const theirs = await mailauth(zone, STRANGER);
      const { result, comment } = theirs.status as { result: string; comment?: string };
      expect(tree.missing.filter((m) => m.reason !== 'limit')).toEqual([]);
      if (tree.root.state === 'none') {
        expect(result).toBe('none');
        return;
      }
      expect({ permerror: tree.permerrors.length > 0, comment }).toEqual({
        permerror: result === 'permerror',
        comment,
      });
      if (result !== 'permerror') {
        valid++;
        expect({ lookups: tree.lookups, voids: tree.voidLookups }).toEqual({
          lookups: theirs.lookups.count,
          voids: theirs.lookups.void,
        });
        return;
      }
      // A receiver does not see a loop as such: it runs into a limit some rounds later.
      if (tree.permerrors[0]?.kind === 'loop') return;
      const said = comment ?? '';
      // mailauth drops its void limit on TXT lookups and names what follows from the void: the same result.
      const voidText = said.includes('no SPF records');
      const first = tree.permerrors.find((e) => !voidText || e.kind !== 'too-many-void-lookups');
      const kind = said.includes('Too many DNS requests')
        ? /^too-many-(lookups|mx-hosts)$/
        : said.includes('Too many void')
          ? /^too-many-void-lookups$/
          : said.includes('multiple SPF')
            ? /^multiple$/
            : said.includes('no SPF records') || said.includes('target')
              ? /^(include|redirect)-(none|nxdomain)$/
              : /^syntax$/;
      expect(first?.kind, said).toMatch(kind);
    }),
    { numRuns: RUNS },
  );
  // The generator must not make permerrors only.
  expect(valid).toBeGreaterThan(RUNS / 10);
});

it('gives the result of mailauth for any client, and says which term decided', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(failingZones, clients, async (records, ip) => {
      const zone = spfZone(records);
      const helo = 'client.elsewhere.test';
      const from = `someone@${ROOT_NAME}`;
      const theirs = await mailauth(records, ip);
      const own = await evaluateTerms(canonicalName(ROOT_NAME), from, { ip, helo }, (name, type) =>
        zone.ask(name, type, text('a test', '测试')()),
      );
      expect(own.result).toBe(theirs.status.result);
      const both = await evaluateSpf({
        domain: ROOT_NAME,
        ip,
        mailFrom: from,
        helo,
        ask: zone.ask,
      });
      expect(both.result).toBe(theirs.status.result);
      if (['pass', 'fail', 'softfail'].includes(both.result)) {
        told++;
        expect(both.term).not.toBeNull();
      }
    }),
    { numRuns: RUNS },
  );
  expect(told).toBeGreaterThan(RUNS / 5);
});
