import { expect, test } from 'vitest';
import { formatServer, parseServer, systemServers } from '../../src/net/servers.ts';

test.each([
  ['1.1.1.1', { kind: 'udp', address: '1.1.1.1', port: 53 }, '1.1.1.1'],
  [' 127.0.0.1:5353 ', { kind: 'udp', address: '127.0.0.1', port: 5353 }, '127.0.0.1:5353'],
  ['::1', { kind: 'udp', address: '::1', port: 53 }, '::1'],
  ['[::1]:53', { kind: 'udp', address: '::1', port: 53 }, '::1'],
  ['[2001:db8::1]', { kind: 'udp', address: '2001:db8::1', port: 53 }, '2001:db8::1'],
  ['[::1]:5353', { kind: 'udp', address: '::1', port: 5353 }, '[::1]:5353'],
  ['fe80::1%eth0', { kind: 'udp', address: 'fe80::1%eth0', port: 53 }, 'fe80::1%eth0'],
  ['tls://1.1.1.1', { kind: 'tls', host: '1.1.1.1', port: 853, name: null }, 'tls://1.1.1.1'],
  [
    'tls://1.1.1.1:853#one.one.one.one',
    { kind: 'tls', host: '1.1.1.1', port: 853, name: 'one.one.one.one' },
    'tls://1.1.1.1#one.one.one.one',
  ],
  [
    'TLS://[::1]:8853#a.test',
    { kind: 'tls', host: '::1', port: 8853, name: 'a.test' },
    'tls://[::1]:8853#a.test',
  ],
  ['tls://dns.test', { kind: 'tls', host: 'dns.test', port: 853, name: null }, 'tls://dns.test'],
  [
    'https://dns.test/dns-query{?dns}',
    { kind: 'https', url: 'https://dns.test/dns-query' },
    'https://dns.test/dns-query',
  ],
  ['https://[::1]:8443/q', { kind: 'https', url: 'https://[::1]:8443/q' }, 'https://[::1]:8443/q'],
])('%s', (text, server, formatted) => {
  expect(parseServer(text)).toEqual(server);
  expect(formatServer(server as never)).toBe(formatted);
  expect(parseServer(formatted)).toEqual(server);
});

test.each([
  '',
  'dns.test',
  '1.1.1',
  '1.1.1.1.1',
  '256.1.1.1',
  '1.1.1.1:0',
  '1.1.1.1:65536',
  '1.1.1.1:x',
  '[::1',
  '[1.1.1.1]:53',
  '::1::1',
  'udp://1.1.1.1',
  'tls://',
  'tls://1.1.1.1#',
  'tls://1.1.1.1#a b',
  'tls://1.1.1.1/path',
  'tls://999.1.1.1',
  'http://dns.test/dns-query',
  'https://',
  'https://user:secret@dns.test/',
  'https://dns.test/#x',
])('%j is no server', (text) => expect(parseServer(text)).toBeNull());

test('the servers of the system can be asked', () => {
  for (const server of systemServers()) expect(parseServer(formatServer(server))).toEqual(server);
});
