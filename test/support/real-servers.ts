/**
 * Knot, NSD and Unbound as plain processes on loopback, each with a folder of
 * its own, so that tests ask what people's domains are really served by.
 * Nothing here can reach another host.
 */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { packet } from './dns-server.ts';
import { findBinary, openFolder, runForeground } from './foreground.ts';

export type ServerName = 'knot' | 'nsd' | 'unbound';

const BINARIES: Readonly<Record<ServerName, string>> = {
  knot: 'knotd',
  nsd: 'nsd',
  unbound: 'unbound',
};

export interface ZoneText {
  readonly origin: string;
  /** A zone file. */
  readonly text: string;
}

export interface Place {
  readonly address: string;
  readonly port: number;
}

export interface RealServer extends Place {
  /** For `--resolver`. */
  readonly resolver: string;
  /** Ends the process by its pid and removes its folder. May be called twice. */
  stop(): Promise<void>;
}

export interface Knot extends RealServer {
  /** DS records of a signed zone as they stand in the parent's zone file: `example. DS 1 13 2 ab…`. */
  ds(origin: string): readonly string[];
}

export interface Unbound extends RealServer {
  /** `tls://…`, `null` without `tls`. */
  readonly tlsResolver: string | null;
  readonly httpsResolver: string | null;
  /** The certificate to trust; it names `dns.test` and the address. */
  readonly ca: string;
  /** The file that holds it. */
  readonly caFile: string;
}

export interface StartAt {
  /** Free ones are chosen for what is left out. */
  readonly address?: string;
  readonly port?: number;
}

export function binaryOf(name: ServerName): string | null {
  return findBinary(BINARIES[name]);
}

/** Whether a server is installed. */
export function available(name: ServerName): boolean {
  return binaryOf(name) !== null;
}

/** Authoritative; signs the zones named in `signed` by itself. */
export async function startKnot(
  options: { readonly zones: readonly ZoneText[]; readonly signed?: readonly string[] } & StartAt,
): Promise<Knot> {
  const place = await placeFor(options);
  const folder = openFolder('knot');
  const config = join(folder, 'knot.conf');
  mkdirSync(join(folder, 'db'));
  const zones = await Promise.all(
    options.zones.map(async ({ origin, text }, i) => {
      const file = join(folder, `${i}.zone`);
      await writeFile(file, text);
      const signed = options.signed?.includes(origin) === true;
      return [
        `  - domain: "${dotted(origin)}"`,
        `    file: "${file}"`,
        ...(signed ? ['    dnssec-signing: on', '    dnssec-policy: own'] : []),
      ].join('\n');
    }),
  );
  await writeFile(
    config,
    `server:
    rundir: "${folder}"
    listen: ${place.address}@${place.port}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
database:
    storage: "${join(folder, 'db')}"
log:
  - target: stderr
    any: warning
policy:
  - id: own
    algorithm: ecdsap256sha256
    single-type-signing: on
template:
  - id: default
    zonefile-sync: -1
    zonefile-load: whole
    journal-content: none
zone:
${zones.join('\n')}
`,
  );
  const running = await runForeground({
    binary: need('knot'),
    args: ['-c', config],
    folder,
    ready: () => allServed(place, options.zones, options.signed ?? []),
  });
  return {
    ...place,
    resolver: resolverOf(place),
    stop: running.stop,
    ds(origin) {
      const keymgr = findBinary('keymgr') ?? 'keymgr';
      return execFileSync(keymgr, ['-c', config, dotted(origin), 'ds'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => / DS \d+ 13 2 /.test(line));
    },
  };
}

/** Authoritative, without signing. */
export async function startNsd(
  options: { readonly zones: readonly ZoneText[] } & StartAt,
): Promise<RealServer> {
  const place = await placeFor(options);
  const folder = openFolder('nsd');
  const config = join(folder, 'nsd.conf');
  const zones = await Promise.all(
    options.zones.map(async ({ origin, text }, i) => {
      const file = join(folder, `${i}.zone`);
      await writeFile(file, text);
      return `zone:\n  name: "${dotted(origin)}"\n  zonefile: "${file}"`;
    }),
  );
  await writeFile(
    config,
    `server:
  ip-address: ${place.address}@${place.port}
  username: ""
  chroot: ""
  database: ""
  server-count: 1
  rrl-ratelimit: 0
  zonesdir: "${folder}"
  pidfile: "${join(folder, 'nsd.pid')}"
  zonelistfile: "${join(folder, 'zone.list')}"
  xfrdfile: "${join(folder, 'xfrd.state')}"
  xfrdir: "${folder}"
remote-control:
  control-enable: no
${zones.join('\n')}
`,
  );
  const { stop } = await runForeground({
    binary: need('nsd'),
    args: ['-d', '-c', config],
    folder,
    ready: () => allServed(place, options.zones, []),
  });
  return { ...place, resolver: resolverOf(place), stop };
}

export interface UnboundOptions extends StartAt {
  /** Where each zone is served; the root's makes the world complete. */
  readonly stubs: readonly ({ readonly zone: string } & Place)[];
  /** DS or DNSKEY records: `. DS 1 13 2 ab…`. */
  readonly trustAnchors?: readonly string[];
  /** Extended DNS errors (RFC 8914); on unless it is switched off. */
  readonly ede?: boolean;
  readonly tls?: boolean;
  readonly doh?: boolean;
}

/** A validating resolver in a sealed Internet: it can ask the stubs and nothing else. */
export async function startUnbound(options: UnboundOptions): Promise<Unbound> {
  const place = await placeFor(options);
  const secure = options.tls === true || options.doh === true;
  const tlsPort = options.tls === true ? await freePort([place.address]) : null;
  const httpsPort = options.doh === true ? await freePort([place.address]) : null;
  const folder = openFolder('unbound');
  const config = join(folder, 'unbound.conf');
  if (secure) makeCertificate(folder, place.address);
  const hints = join(folder, 'root.hints');
  await writeFile(hints, '. 3600 IN NS sealed.invalid.\nsealed.invalid. 3600 IN A 127.0.0.1\n');
  // Without hints the real root servers are built in; beside a stub for the root, hints would win.
  const sealed = options.stubs.some(({ zone }) => zone === '.');
  const listen = [place.port, ...[tlsPort, httpsPort].filter((port) => port !== null)];
  await writeFile(
    config,
    `server:
${listen.map((port) => `  interface: ${place.address}@${port}`).join('\n')}
${tlsPort === null ? '' : `  tls-port: ${tlsPort}`}
${httpsPort === null ? '' : `  https-port: ${httpsPort}`}
${secure ? `  tls-service-key: "${join(folder, 'key.pem')}"\n  tls-service-pem: "${join(folder, 'cert.pem')}"` : ''}
  # A socket that is bound to loopback cannot send anywhere else.
  outgoing-interface: 127.0.0.1
  do-ip6: no
  do-not-query-localhost: no
${sealed ? '' : `  root-hints: "${hints}"`}
  trust-anchor-signaling: no
  access-control: 127.0.0.0/8 allow
  chroot: ""
  username: ""
  directory: "${folder}"
  pidfile: "${join(folder, 'unbound.pid')}"
  use-syslog: no
  logfile: ""
  verbosity: 1
  num-threads: 1
  outgoing-range: 512
  module-config: "validator iterator"
  ede: ${options.ede === false ? 'no' : 'yes'}
${(options.trustAnchors ?? []).map((anchor) => `  trust-anchor: "${anchor}"`).join('\n')}
remote-control:
  control-enable: no
${options.stubs
  .map(
    ({ zone, address, port }) =>
      `stub-zone:\n  name: "${dotted(zone)}"\n  stub-addr: ${address}@${port}\n  stub-prime: no`,
  )
  .join('\n')}
`,
  );
  const { stop } = await runForeground({
    binary: unconfined(need('unbound'), folder),
    args: ['-d', '-c', config],
    folder,
    // Answered from a built-in zone, so that no stub needs to run yet.
    ready: () => askOnce(place, 'localhost', 'A'),
  });
  return {
    ...place,
    resolver: resolverOf(place),
    tlsResolver: tlsPort === null ? null : `tls://${place.address}:${tlsPort}#dns.test`,
    httpsResolver: httpsPort === null ? null : `https://${place.address}:${httpsPort}/dns-query`,
    ca: secure ? readFileSync(join(folder, 'cert.pem'), 'utf8') : '',
    caFile: join(folder, 'cert.pem'),
    stop,
  };
}

function need(name: ServerName): string {
  const binary = binaryOf(name);
  if (binary === null) throw new Error(`${BINARIES[name]} is not installed`);
  return binary;
}

/** Debian's AppArmor profile goes by the path and lets Unbound read no folder of ours. */
function unconfined(binary: string, folder: string): string {
  let enabled = '';
  try {
    enabled = readFileSync('/sys/module/apparmor/parameters/enabled', 'utf8');
  } catch {
    // No AppArmor.
  }
  if (!enabled.startsWith('Y')) return binary;
  const copy = join(folder, 'unbound');
  copyFileSync(binary, copy);
  return copy;
}

function resolverOf({ address, port }: Place): string {
  return `${address}:${port}`;
}

function dotted(origin: string): string {
  return origin.endsWith('.') ? origin : `${origin}.`;
}

/** A loopback address that nothing else is likely to use. */
export function freeAddress(): string {
  const part = () => 1 + Math.floor(Math.random() * 254);
  return `127.${part()}.${part()}.${part()}`;
}

async function placeFor({ address = freeAddress(), port }: StartAt): Promise<Place> {
  return { address, port: port ?? (await freePort([address])) };
}

/** A port that is free on all the addresses, over UDP and TCP. */
export async function freePort(addresses: readonly string[]): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    // Below the ports that the system gives to clients, so that none of those gets in the way.
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const free = await Promise.all(addresses.map((address) => isFree({ address, port })));
    if (free.every(Boolean)) return port;
  }
  throw new Error(`no free port on ${addresses.join(', ')}`);
}

async function isFree({ address, port }: Place): Promise<boolean> {
  const udp = createSocket('udp4');
  const tcp = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      udp.once('error', reject);
      udp.bind(port, address, resolve);
    });
    await new Promise<void>((resolve, reject) => {
      tcp.once('error', reject);
      tcp.listen(port, address, resolve);
    });
    return true;
  } catch {
    return false;
  } finally {
    udp.close();
    if (tcp.listening) await new Promise((resolve) => tcp.close(resolve));
  }
}

function makeCertificate(folder: string, address: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
      ...['-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-subj', '/CN=dns.test'],
      ...['-addext', `subjectAltName=IP:${address},DNS:dns.test`],
    ],
    { cwd: folder, stdio: 'ignore' },
  );
}

async function allServed(
  place: Place,
  zones: readonly ZoneText[],
  signed: readonly string[],
): Promise<true | null> {
  for (const { origin } of zones) {
    // A zone that is being signed is served when its keys are.
    const type = signed.includes(origin) ? 'DNSKEY' : 'SOA';
    const reply = await askOnce(place, origin, type);
    if (reply === null || reply.rcode !== 'NOERROR' || reply.answers.length === 0) return null;
  }
  return true;
}

export interface RawReply {
  readonly rcode: string;
  readonly truncated: boolean;
  readonly answers: readonly unknown[];
}

/** One question over UDP, without the product's own client; `null` when no reply came in time. */
export function askOnce(
  { address, port }: Place,
  name: string,
  type: string,
  waitMs = 300,
): Promise<RawReply | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const finish = (reply: RawReply | null) => {
      clearTimeout(timer);
      socket.close();
      resolve(reply);
    };
    const timer = setTimeout(() => finish(null), waitMs);
    socket.on('error', () => finish(null));
    socket.on('message', (bytes) => {
      const { rcode, flag_tc, answers } = packet.decode(bytes) as unknown as {
        rcode: string;
        flag_tc: boolean;
        answers: unknown[];
      };
      finish({ rcode, truncated: flag_tc, answers });
    });
    socket.connect(port, address, () => {
      socket.send(
        packet.encode({
          type: 'query',
          id: Math.floor(Math.random() * 0x10000),
          flags: 0x0100,
          questions: [{ name: name === '.' ? '.' : name, type, class: 'IN' }],
          additionals: [{ name: '.', type: 'OPT', udpPayloadSize: 1232, flags: 0, options: [] }],
        }),
        () => {},
      );
    });
  });
}
