/** What the checks of mail clients share: which service a problem is in, where the evidence is, and settings that were seen to work. */
import {
  cannotTell,
  checksOf,
  type Fix,
  type Judgement,
  no,
  type Problem,
  yes,
} from '../../engine/check.ts';
import { type Observation, type Unknown, unknown } from '../../engine/fact.ts';
import { list, type Message, text } from '../../engine/text.ts';
import type { Cell, ClientFacts, Service, Stage } from '../../facts/client.ts';
import { givenCell, isSafe, settingOf, TLS_NAMES, usernameFor } from '../../facts/client-places.ts';
import { clientHostStanding } from '../../knowledge/clients.ts';
import { editionOfClientTarget } from '../../knowledge/editions.ts';
import { PROTOCOL_NAMES, type Protocol } from '../../protocols/mail/types.ts';
import { type FixRest, fix } from './fix.ts';

export { givenCell, isSafe, settingOf, TLS_NAMES, workingCell } from '../../facts/client-places.ts';
export { type FixRest, fix } from './fix.ts';

export const clientCheck = checksOf<ClientFacts>();

export const CLIENT_ROUTE = { intent: 'resolve-failure', path: 'alimail-configuration' } as const;
export const ACCESS_ROUTE = { intent: 'recover-access', path: 'alimail-account' } as const;

export function protocolName(protocol: Protocol): string {
  return PROTOCOL_NAMES[protocol];
}

/** `IMAP and POP3` / `IMAP 和 POP3`. */
export function protocolNames(services: readonly { readonly protocol: Protocol }[]): Message {
  return list([...new Set(services.map((s) => PROTOCOL_NAMES[s.protocol]))]);
}

const ORDER: readonly Stage[] = ['name', 'connection', 'tls', 'greeting', 'capabilities', 'ready'];

/** Whether the person's own settings came past a stage, ended at it or before it. */
export function reached(cell: Cell, stage: Stage): 'past' | 'at' | 'before' {
  const difference = ORDER.indexOf(cell.stage) - ORDER.indexOf(stage);
  return difference > 0 ? 'past' : difference === 0 ? 'at' : 'before';
}

/** The login was accepted with the person's own settings: whatever looks odd about them works. */
export function works(service: Service): boolean {
  const { login } = service;
  return login.result === 'accepted' && login.cell === givenCell(service);
}

/** What a look at one service tells: something bad, nothing bad, that it did not come so far, or not known. */
export type Look<B> = B | 'fine' | 'not-reached' | Unknown;

/** Something bad about one service. */
export interface Bad {
  readonly service: Service;
}

function isUnknown(found: Bad | Unknown): found is Unknown {
  return 'reason' in found && 'known' in found && found.known === false;
}

/**
 * One answer over all services: `yes` when one is bad, `unknown` when one could
 * be bad and is not known or none came so far, else `no`.
 */
export function judge<B extends Bad>(
  services: readonly Service[],
  look: (service: Service) => Look<B>,
  problem: (bad: readonly [B, ...B[]]) => Problem,
): Judgement<'yes' | 'no'> {
  const bad: B[] = [];
  const missing: Unknown[] = [];
  const fine: Observation[] = [];
  for (const service of services) {
    const found = look(service);
    if (found === 'fine') fine.push(givenCell(service).seen);
    else if (found === 'not-reached') continue;
    else if (isUnknown(found)) missing.push(found);
    else bad.push(found);
  }
  const [first, ...rest] = bad;
  if (first !== undefined) return yes(problem([first, ...rest]));
  if (missing.length > 0) return cannotTell(missing);
  if (fine.length > 0) return no(fine);
  return cannotTell([
    unknown(
      'depends-on-unknown',
      services.map((s) => givenCell(s).seen),
    ),
  ]);
}

/** Why a cell ended, for a check that would have to know more of it. */
export function unknownOf(cell: Cell): Unknown {
  return unknown(cell.why ?? 'depends-on-unknown', [cell.seen]);
}

/** A fix that puts other settings into the client; empty where no better ones are known. */
export function settingsFix(
  title: Message,
  services: readonly Service[],
  address: string,
  rest: FixRest = {},
): readonly Fix[] {
  const found = services.flatMap((s) => settingOf(s, address) ?? []);
  if (found.length === 0) return [];
  const tried = found.flatMap((f) => f.tried ?? []);
  return [
    {
      ...fix(title, 'you', { operation: 'configure-mail-client', ...rest }),
      settings: found.map((f) => f.setting),
      // All of them were seen, or it is not said.
      ...(tried.length === found.length ? { tried } : {}),
    },
  ];
}

/** `993 with SSL/TLS` for texts. */
export function portAndMode({ port, tls }: Pick<Cell, 'port' | 'tls'>): Message {
  return PORT_AND_MODE({ port, tls: TLS_NAMES[tls] });
}
const PORT_AND_MODE = text('{port} with {tls}', '{port}（{tls}）');

// ------------------------------------------------------------------------ hosts, ports and places

/** Kinds of hosts at which the account cannot be, whatever the edition: what such a host says of ports and certificates is not the person's matter. */
const FOREIGN: ReadonlySet<Service['given']['known']['kind']> = new Set([
  'other-protocol',
  'webmail',
  'mx',
  'directmail',
  'personal',
  'undocumented',
  'other-provider',
  'near-miss',
]);

/** The host itself is what is wrong; `wrong-host` tells it. */
export function isForeign(service: Service): boolean {
  return FOREIGN.has(service.given.known.kind) && !works(service);
}

/** The host is one that Alibaba's pages name for this mailbox, not one formed like those of other sites. */
export function isDocumentedHost({ given }: Service): boolean {
  const { kind } = given.known;
  return (kind === 'right' || kind === 'same-site') && !isByAnalogy(given.host.value);
}

/** The host follows the naming of other sites and stands on no page. */
export function isByAnalogy(host: string): boolean {
  const id = editionOfClientTarget(host);
  return id !== null && clientHostStanding(id) === 'by-analogy';
}

/** Evidence of each service that is bad. */
export function evidenceOf<B extends Bad>(
  bad: readonly [B, ...B[]],
  of: (bad: B) => Problem['evidence'][number],
): Problem['evidence'] {
  const [first, ...rest] = bad;
  return [of(first), ...rest.map(of)];
}

/** `imap.example.com and smtp.example.com`, each once. */
export function hostsOf(services: readonly Service[]): Message {
  return list([...new Set(services.map((s) => givenCell(s).host))]);
}

const ONE_PORT = text('port {ports} of {hosts}', '{hosts} 的 {ports} 端口');
const PORTS_OF = text('ports {ports} of {hosts}', '{hosts} 的 {ports} 端口');
const ONLY_PORTS = text('ports {ports}', '{ports} 端口');

/** `port 993 of imap.example.com`; of several hosts only the ports, which are what a firewall names. */
export function portsOf(services: readonly Service[]): Message {
  const ports = [...new Set(services.map((s) => givenCell(s).port))];
  const hosts = [...new Set(services.map((s) => givenCell(s).host))];
  const values = { ports: list(ports), hosts: list(hosts) };
  if (hosts.length > 1) return ONLY_PORTS({ ports: values.ports });
  return (ports.length > 1 ? PORTS_OF : ONE_PORT)(values);
}

/** The server greets over TLS with a certificate in order. */
function isProven({ secured, greeting, protocol }: Cell): boolean {
  return (
    secured?.ok === true &&
    secured.certificate?.problems.length === 0 &&
    greeting?.speaks === protocol
  );
}

/** The edition's own setting for a service, with where it was seen to work; `null` where it is not documented. */
function documentedSetting(service: Service, address: string): ReturnType<typeof settingOf> {
  const { wanted, cells, protocol } = service;
  if (wanted === null) return null;
  const cell = cells.find(
    (c) =>
      c.host === wanted.host &&
      c.port === wanted.port &&
      (isSafe(c) || (c.wantsImplicitTls && wanted.tls === 'implicit' && isProven(c))),
  );
  return {
    setting: { protocol, ...wanted, username: usernameFor(service, address) },
    tried: cell?.seen ?? null,
  };
}

function fixOf(
  title: Message,
  found: readonly NonNullable<ReturnType<typeof settingOf>>[],
  rest: FixRest,
): readonly Fix[] {
  if (found.length === 0) return [];
  const tried = found.flatMap((f) => f.tried ?? []);
  return [
    {
      ...fix(title, 'you', { operation: 'configure-mail-client', ...rest }),
      settings: found.map((f) => f.setting),
      ...(tried.length === found.length ? { tried } : {}),
    },
  ];
}

/** Puts the edition's own servers into the client, whatever answered elsewhere. */
export function documentedFix(
  title: Message,
  services: readonly Service[],
  address: string,
  rest: FixRest = {},
): readonly Fix[] {
  return fixOf(
    title,
    services.flatMap((s) => documentedSetting(s, address) ?? []),
    rest,
  );
}

/** Puts other settings into the client than those that did not do: a place that was seen to work, else the documented one; empty where there is none. */
export function otherPlaceFix(
  title: Message,
  services: readonly Service[],
  address: string,
  rest: FixRest = {},
): readonly Fix[] {
  const found = services.flatMap((s) => {
    const own = givenCell(s);
    const best =
      isForeign(s) || s.given.known.kind === 'other-edition'
        ? documentedSetting(s, address)
        : settingOf(s, address);
    if (best === null) return [];
    const { host, port, tls } = best.setting;
    if (host === own.host && port === own.port && tls === own.tls) return [];
    // What is documented may have been seen to work in another mode than was asked for.
    return [best.tried === null ? (documentedSetting(s, address) ?? best) : best];
  });
  return fixOf(title, found, rest);
}
