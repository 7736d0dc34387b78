/** Outlook's Autodiscover answer in its old form, POX ([MS-OXDSCLI] §2.2.4). */
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import {
  type Found,
  isClearPort,
  isImplicitPort,
  place,
  type Reading,
  usernameOf,
  usualPort,
} from './found.ts';
import { childText, elementsOf, type XmlElement } from './xml.ts';

const word = (element: XmlElement, name: string) =>
  (childText(element, name) ?? '').trim().toLowerCase();

/** `Encryption` takes the place of `SSL` where it is given. */
function modeOf(element: XmlElement, port: number | undefined): TlsMode | undefined {
  switch (word(element, 'encryption')) {
    case 'ssl':
      return 'implicit';
    case 'tls':
    case 'auto':
      return isImplicitPort(port) ? 'implicit' : 'starttls';
    case 'none':
      return 'none';
  }
  const ssl = word(element, 'ssl');
  if (ssl === 'on' || ssl === 'true') return isClearPort(port) ? 'starttls' : 'implicit';
  return ssl === 'off' || ssl === 'false' ? 'none' : undefined;
}

export function readAutodiscover(root: XmlElement): Reading {
  const top = elementsOf(root, 'autodiscover');
  if (top.length === 0) return null;
  const servers: Found[] = [];
  let holdsPassword = false;
  for (const element of top.flatMap((one) => elementsOf(one, 'protocol'))) {
    const type = word(element, 'type') || (element.attributes.get('type') ?? '').toLowerCase();
    const protocol: Protocol | null =
      type === 'imap' || type === 'pop3' || type === 'smtp' ? type : null;
    if (protocol === null) continue;
    const found: Found = { protocol };
    place(found, childText(element, 'server'), childText(element, 'port'), `${type} (<Port>)`);
    found.tls = modeOf(element, found.port);
    if (found.port === undefined && found.badPort === undefined && found.tls !== undefined) {
      found.port = usualPort(protocol, found.tls);
    }
    found.username = usernameOf(childText(element, 'loginname'));
    if ((childText(element, 'password') ?? '') !== '') holdsPassword = true;
    servers.push(found);
  }
  if (servers.length === 0) {
    return top.some((one) => elementsOf(one, 'error').length > 0)
      ? 'the Autodiscover answer is an error and holds no settings'
      : 'the Autodiscover answer names no IMAP, POP3 or SMTP server';
  }
  const addresses = ['autodiscoversmtpaddress', 'emailaddress']
    .flatMap((name) => top.flatMap((one) => elementsOf(one, name)))
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  return { accounts: [{ addresses: [...new Set(addresses)], servers }], holdsPassword };
}
