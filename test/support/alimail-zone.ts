/** Zone files of Alibaba Mail domains, made from the knowledge base: healthy, and with parts exchanged. */
import { readFileSync } from 'node:fs';
import { CLIENT_LABELS, EDITIONS, type EditionId } from '../../src/knowledge/editions.ts';
import type { ZoneText } from './real-servers.ts';

/** The rest of the Internet, which everything outside a test's zones is answered from. */
export const WORLD: ZoneText = {
  origin: '.',
  text: readFileSync(new URL('../../fixtures/world/root.zone', import.meta.url), 'utf8'),
};

const DKIM_KEY = /default\._domainkey IN (TXT \([\s\S]*?\))\s*$/m.exec(
  readFileSync(new URL('../../fixtures/demo/healthy.example.zone', import.meta.url), 'utf8'),
)?.[1] as string;

export interface ZoneParts {
  /** `ns1` to its address. */
  readonly nameServers: Readonly<Record<string, string>>;
  readonly mx: readonly string[];
  /** TXT of the domain itself, without quotes. */
  readonly txt: readonly string[];
  /** `null` for none. */
  readonly dmarc: string | null;
  /** Further lines, relative to the origin. */
  readonly extra: readonly string[];
  readonly serial: number;
}

/** A zone in which all is as the edition's setup page asks, but for `parts`. */
export function alimailZone(
  origin: string,
  edition: EditionId,
  parts: Partial<ZoneParts> = {},
): ZoneText {
  const { mx, spf, clients } = EDITIONS[edition];
  const {
    nameServers = { ns1: '192.0.2.1', ns2: '192.0.2.2' },
    mx: exchanges = mx.hosts.map((m) => `${m.preference} ${m.host}.`),
    txt = [`v=spf1 include:${spf.include} -all`],
    dmarc = `v=DMARC1; p=quarantine; rua=mailto:postmaster@${origin}`,
    extra = [],
    serial = 1,
  } = parts;
  const lines = [
    `$ORIGIN ${origin}.`,
    '$TTL 600',
    `@ IN SOA ns1 hostmaster ${serial} 3600 900 604800 600`,
    ...Object.keys(nameServers).map((name) => `@ IN NS ${name}`),
    ...Object.entries(nameServers).map(([name, address]) => `${name} IN A ${address}`),
    ...exchanges.map((m) => `@ IN MX ${m}`),
    ...txt.map((t) => `@ IN TXT ${quoted(t)}`),
    ...CLIENT_LABELS.flatMap((label) => {
      const target = clients.targets[label];
      return target === null ? [] : [`${label} IN CNAME ${target}.`];
    }),
    ...(dmarc === null ? [] : [`_dmarc IN TXT ${quoted(dmarc)}`]),
    `default._domainkey IN ${DKIM_KEY}`,
    ...extra,
  ];
  return { origin, text: `${lines.join('\n')}\n` };
}

/** A text over 255 bytes stands in several character-strings. */
function quoted(text: string): string {
  return (text.match(/[\s\S]{1,255}/g) ?? ['']).map((part) => `"${part}"`).join(' ');
}
