/** IMAP connections of the product's own to a test server, greeted and logged in. */
import { networkDialer } from '../../src/net/dial.ts';
import { imap } from '../../src/protocols/imap/conversation.ts';
import type { Wire } from '../../src/protocols/mail/types.ts';
import { certificates } from './certificates.ts';

export interface Place {
  readonly address: string;
  readonly port: number;
}

export async function openMailbox(
  { address, port }: Place,
  credentials: { readonly username: string; readonly password: string },
): Promise<Wire> {
  const dialer = networkDialer({
    connectMs: 5000,
    stepMs: 20_000,
    ca: certificates().ca,
    maxBytes: 1024 * 1024 * 1024,
  });
  const target = { host: 'localhost', addresses: [address], port, tls: 'implicit' } as const;
  const dialed = await dialer.dial(target, performance.now() + 120_000);
  if (dialed.tcp !== 'open' || dialed.wire === null) throw new Error('no connection');
  const { wire } = dialed;
  await imap.greet(wire);
  const { result } = await imap.login(wire, credentials, []);
  if (result !== 'accepted') throw new Error(`login: ${result}`);
  return wire;
}
