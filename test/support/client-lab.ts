/**
 * A laboratory for `verify-client`: `office.example` is at Alibaba Mail Singapore,
 * and each of its places, such as `imap.sg.aliyun.com:993`, is a server on
 * loopback. What is not on the list refuses connections.
 */
import { readFileSync } from 'node:fs';
import type { VerifyClientSubject } from '../../src/index.ts';
import { type Report, type VerifyClientOptions, verifyClient } from '../../src/index.ts';
import { secretForms } from '../../src/protocols/mail/secrets.ts';
import { certificates } from './certificates.ts';
import { ROOT } from './fixture.ts';
import { type MailServer, refusedPort } from './mail-servers.ts';

export const ADDRESS = 'li@office.example';
/** Also what is looked for in every output: in base64 it has a tail at each of the three places. */
export const PASSWORD = 'Zx9-qu1tte-geheim';

export const NAMES = ['*.sg.aliyun.com', 'sg.aliyun.com'];

export type Places = Readonly<Record<string, { readonly address: string; readonly port: number }>>;

const file = (path: string) => ({ text: readFileSync(`${ROOT}${path}`, 'utf8'), file: path });

export const ZONES = [file('fixtures/world/office.example.zone'), file('fixtures/world/root.zone')];

export interface LabOptions extends VerifyClientOptions {
  /** Further records, as lines of a zone file. */
  readonly records?: string;
  readonly address?: string;
}

export async function verifyIn(
  places: Places,
  { records = '', address: whose = ADDRESS, ...options }: LabOptions = {},
): Promise<Report<VerifyClientSubject>> {
  const closed = await refusedPort();
  return verifyClient(whose, {
    zones: [
      { ...(ZONES[0] as (typeof ZONES)[0]), text: `${ZONES[0]?.text}\n${records}\n` },
      ...ZONES.slice(1),
    ],
    offline: true,
    password: PASSWORD,
    timeout: 6,
    mailCa: certificates().ca,
    place: ({ host, address, port }) =>
      places[`${host}:${port}`] ??
      places[`${address}:${port}`] ?? { address: '127.0.0.1', port: closed },
    ...options,
  });
}

/** Logins by protocol, over all servers. */
export function loginsOf(servers: readonly MailServer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const server of servers) {
    counts[server.protocol] = (counts[server.protocol] ?? 0) + server.logins;
  }
  return counts;
}

/** Forms of the password that stand in a text. */
export function leaksIn(text: string): readonly string[] {
  return [...secretForms(PASSWORD, ADDRESS), PASSWORD.toLowerCase(), PASSWORD.toUpperCase()].filter(
    (form) => text.includes(form),
  );
}
