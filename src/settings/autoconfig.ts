/** Thunderbird's autoconfig answer, config-v1.1.xml. */
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import { type Account, type Found, place, type Reading, usernameOf } from './found.ts';
import { childText, elementsOf, type XmlElement } from './xml.ts';

const MODES: Readonly<Record<string, TlsMode>> = {
  plain: 'none',
  none: 'none',
  ssl: 'implicit',
  tls: 'implicit',
  starttls: 'starttls',
};

function fill(template: string | undefined, address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const values: Readonly<Record<string, string>> = {
    EMAILADDRESS: address,
    EMAILLOCALPART: at < 0 ? address : address.slice(0, at),
    EMAILDOMAIN: address.slice(at + 1),
  };
  return template?.replace(
    /%(EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%/g,
    (_whole, name: string) => values[name] ?? '',
  );
}

function serverOf(element: XmlElement, address: string): Found | null {
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const protocol: Protocol | null =
    element.name === 'outgoingserver'
      ? type === '' || type === 'smtp'
        ? 'smtp'
        : null
      : type === 'imap' || type === 'pop3'
        ? type
        : null;
  if (protocol === null) return null;
  const found: Found = { protocol };
  const host = fill(childText(element, 'hostname'), address);
  place(found, host, childText(element, 'port'), `${protocol} (<port>)`);
  found.tls = MODES[(childText(element, 'sockettype') ?? '').trim().toLowerCase()];
  found.username = usernameOf(fill(childText(element, 'username'), address));
  return found;
}

/** `address` is put where the file has a placeholder. */
export function readAutoconfig(root: XmlElement, address: string): Reading {
  const top = elementsOf(root, 'clientconfig');
  if (top.length === 0) return null;
  const providers = top.flatMap((one) => elementsOf(one, 'emailprovider'));
  let holdsPassword = false;
  const accounts = (providers.length > 0 ? providers : top).map((provider): Account => {
    const servers: Found[] = [];
    for (const name of ['incomingserver', 'outgoingserver']) {
      for (const element of elementsOf(provider, name)) {
        const found = serverOf(element, address);
        if (found !== null) servers.push(found);
        if ((childText(element, 'password') ?? '') !== '') holdsPassword = true;
      }
    }
    const domains = provider.children.filter((c) => c.name === 'domain').map((c) => c.text);
    return { addresses: [], domains, servers };
  });
  return { accounts, holdsPassword };
}
