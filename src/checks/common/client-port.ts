/** When a port is the wrong one, for the checks that tell it apart from one that is blocked. */
import type { Cell, Service } from '../../facts/client.ts';
import { PORTS, protocolOfPort } from '../../knowledge/clients.ts';
import type { Protocol, Speaks } from '../../protocols/mail/types.ts';
import { givenCell, isSafe, workingCell } from './client.ts';

export type WrongPort =
  /** It is the usual port of another protocol: 995 called IMAP. */
  | { readonly kind: 'port-of-other'; readonly of: Protocol }
  /** Another mail protocol answers there. */
  | { readonly kind: 'speaks-other'; readonly speaks: Protocol }
  /** Nothing answers there, and a usual port was seen to work. */
  | { readonly kind: 'elsewhere'; readonly working: Cell }
  /** SMTP on 587 or 80, on which the sources disagree; it may work. */
  | { readonly kind: 'disputed' };

const MAIL: readonly string[] = ['imap', 'pop3', 'smtp'] satisfies readonly Protocol[];

export function isMail(speaks: Speaks): speaks is Protocol {
  return MAIL.includes(speaks);
}

/** Hosts whose ports Alibaba's pages are about; elsewhere 587 is what RFC 6409 §3.1 names. */
const ALIBABA: ReadonlySet<Service['given']['known']['kind']> = new Set([
  'right',
  'same-site',
  'own-name',
  'other-edition',
]);

/** Why the given port is the wrong one; `null` when it is not, or when that cannot be told. */
export function wrongPort(service: Service): WrongPort | null {
  const cell = givenCell(service);
  const { protocol, port, greeting } = cell;
  const usable = isSafe(cell) || cell.stage === 'ready';
  if (usable) return isDisputed(service) ? { kind: 'disputed' } : null;
  const spoken = greeting?.speaks;
  if (spoken !== undefined && spoken !== protocol && isMail(spoken)) {
    return { kind: 'speaks-other', speaks: spoken };
  }
  const usual = protocolOfPort(port);
  if (usual !== null && usual !== protocol && spoken !== protocol) {
    return { kind: 'port-of-other', of: usual };
  }
  // A server that said something is told by what it said.
  const dead =
    cell.stage === 'connection' || (cell.stage === 'greeting' && greeting?.line === null);
  if (standing(cell) !== 'documented' && dead) {
    const working = workingCell(service);
    if (working !== null) return { kind: 'elsewhere', working };
  }
  return isDisputed(service) ? { kind: 'disputed' } : null;
}

function standing({ protocol, port }: Cell): (typeof PORTS)[Protocol][number]['standing'] | null {
  return PORTS[protocol].find((p) => p.port === port)?.standing ?? null;
}

/** A port that Alibaba's pages name for the protocol. */
export function isDocumentedPort(cell: Cell): boolean {
  return standing(cell) === 'documented';
}

/** A documented port on which TLS begins at once: 993, 995, 465. */
export function isImplicitPort({ protocol, port }: Cell): boolean {
  return PORTS[protocol].some(
    (p) => p.port === port && p.standing === 'documented' && p.tls === 'implicit',
  );
}

function isDisputed(service: Service): boolean {
  return ALIBABA.has(service.given.known.kind) && standing(givenCell(service)) === 'disputed';
}

/** The port is wrong and nothing works on it: not a matter of blocking or refusing. */
export function isWrongPort(service: Service): boolean {
  const wrong = wrongPort(service);
  return wrong !== null && wrong.kind !== 'disputed';
}
