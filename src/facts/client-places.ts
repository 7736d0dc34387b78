/** Which places of a service a client could use, and how they are called. */
import type { Observation } from '../engine/fact.ts';
import { type Message, text } from '../engine/text.ts';
import type { ServerSetting, TlsMode } from '../protocols/mail/types.ts';
import { isBadUsername } from '../protocols/mail/username.ts';
import type { Cell, Service } from './client.ts';

/** How a client's settings call the ways of encryption. */
export const TLS_NAMES: Readonly<Record<TlsMode, Message>> = {
  implicit: text('SSL/TLS', 'SSL/TLS')(),
  starttls: text('STARTTLS', 'STARTTLS')(),
  none: text('no encryption', '不加密')(),
};

/** The cell of the person's own settings. */
export function givenCell(service: Service): Cell {
  return service.cells[0];
}

/** A cell at which a client could log in: encrypted, with a certificate that proves the host. */
export function isSafe(cell: Cell): boolean {
  return (
    cell.stage === 'ready' &&
    cell.secured?.ok === true &&
    cell.secured.certificate !== null &&
    cell.secured.certificate.problems.length === 0
  );
}

/** Another place of the same service that was seen to work, the best first: the documented one, then other ports of the host. */
export function workingCell(service: Service): Cell | null {
  const others = service.cells.slice(1).filter(isSafe);
  return (
    others.find((c) => c.role === 'documented') ??
    others.find((c) => c.port === service.wanted?.port) ??
    others[0] ??
    null
  );
}

/** Full address for the client's user name field. */
export function usernameFor(service: Service, address: string): string {
  const given = service.given.username.value;
  return isBadUsername(given) ? address : given;
}

/** The settings to use for a service: a place that was seen to work, else the documented one; `null` where neither is known. */
export function settingOf(
  service: Service,
  address: string,
): { readonly setting: ServerSetting; readonly tried: Observation | null } | null {
  const username = usernameFor(service, address);
  const { protocol } = service;
  const own = givenCell(service);
  const cell = isSafe(own) ? own : workingCell(service);
  if (cell !== null) {
    const { host, port, tls } = cell;
    return { setting: { protocol, host, port, tls, username }, tried: cell.seen };
  }
  if (service.wanted === null) return null;
  return { setting: { protocol, ...service.wanted, username }, tried: null };
}
