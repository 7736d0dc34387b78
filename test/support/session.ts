/** A DNS session over zone texts, sealed by the fixtures' world. */
import { readFileSync } from 'node:fs';
import { type CheckDnsSubject, checkDomain } from '../../src/commands/check-dns.ts';
import { dnsSession } from '../../src/commands/dns-session.ts';
import type { Report } from '../../src/engine/report.ts';
import { parseZone } from '../../src/protocols/dns/zone.ts';
import { ROOT, timeless } from './fixture.ts';

const WORLD = parseZone(readFileSync(`${ROOT}fixtures/world/root.zone`, 'utf8'), {
  file: 'fixtures/world/root.zone',
});

/** What `check-dns` says of a domain when DNS holds this zone and the world. */
export async function diagnose(
  domain: string,
  zoneText: string,
  language: 'en' | 'zh' = 'en',
): Promise<Report<CheckDnsSubject>> {
  const session = await dnsSession({
    resolvers: [],
    zones: [parseZone(zoneText, { file: 'zone' }), WORLD],
    offline: true,
    timeoutMs: 15_000,
  });
  try {
    return timeless(
      await checkDomain({
        domain,
        session,
        language,
        edition: 'auto',
        selectors: [],
        failOn: 'error',
      }),
    );
  } finally {
    session.close();
  }
}
