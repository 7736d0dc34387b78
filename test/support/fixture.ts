/**
 * Runs a fixture: a zone file whose first comments say what to run, what to
 * expect, which lookups fail and which records stand outside the zone.
 *
 *     ; run: check-dns example.com --edition sg
 *     ; expect: spf/include-missing yes
 *     ; fail: TXT spf.sg.aliyun.com timeout
 *     ; fail: MX+cd example.com timeout          (asked with checking disabled)
 *     ; also: other.example. 600 IN A 192.0.2.1
 *     ; ns: 192.0.2.1 same                       (a name server asked directly)
 *     ; ns: 192.0.2.2 @ IN MX 10 old.example.    (one that has a further record)
 *     ; ns: 192.0.2.3 refused
 *
 * A bounce is a `.eml` file as it is, and its name begins with the answer that is
 * expected: `yes-postfix.eml`. A `.zone` file beside it is the DNS of that moment,
 * with `fail:` and `also:` as above; without one DNS is not asked.
 *
 * What mail servers say is a `.tape` file (src/net/tape.ts). Its head, up to the
 * first `[`, has the lines above and, where it has an $ORIGIN, the zone; else the
 * domain is office.example. Its places are laid over those of a healthy site.
 *
 *     ; run: verify-client li@office.example --protocol imap --imap-port 994
 *     ; password: none                           (one is given otherwise)
 *     ; settings: prefs.js                       (a file beside it, for --settings)
 *
 * A search for a message is a tape too, with further lines in its head; a `.eml`
 * below fixtures/missing is what such a tape names.
 *
 *     ; run: trace-missing li@office.example --from boss@partner.example --since 2026-11-18
 *     ; eml: copy.eml                            (a file beside it, for --eml)
 *     ; now: 2026-11-21T02:00:00Z
 *
 * A certificate file is a `.p12` file, whatever is in it; its name begins with the
 * answer that is expected. What else is given stands in a `.run` file beside it.
 *
 *     ; run: check-smime mail.pfx --address li@office.example    (the name that it is said to have)
 *     ; password: secret                         (none is given otherwise)
 *     ; now: 2026-11-21T02:00:00Z
 *     ; pad: 2000000                             (zeros up to this size)
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkDomain } from '../../src/commands/check-dns.ts';
import { checkSmimeFile } from '../../src/commands/check-smime.ts';
import {
  type ClientOptions,
  clientOptionProblem,
  protocolsOf,
  settingsOf,
} from '../../src/commands/client-settings.ts';
import { diagnoseBounce, readBounce } from '../../src/commands/diagnose-bounce.ts';
import type { DnsSession } from '../../src/commands/dns-session.ts';
import { allChecks } from '../../src/commands/explain.ts';
import { traceMissing } from '../../src/commands/trace-missing.ts';
import { verifyClient } from '../../src/commands/verify-client.ts';
import { exitCodeOf, type FailOn, type Report } from '../../src/engine/report.ts';
import type { Language } from '../../src/engine/text.ts';
import { MAX_FILE } from '../../src/gather/check-smime.ts';
import type { EditionId } from '../../src/knowledge/editions.ts';
import { tapeDialer } from '../../src/net/tape.ts';
import { zoneResolver } from '../../src/net/zones.ts';
import { failure } from '../../src/protocols/dns/answer.ts';
import { canonicalName } from '../../src/protocols/dns/name.ts';
import type { Outcome, Resolver } from '../../src/protocols/dns/types.ts';
import { parseZone, type Zone } from '../../src/protocols/dns/zone.ts';
import { renderOne } from '../../src/render/index.ts';
import { readSettings } from '../../src/settings/read.ts';
import { filesBelow, ROOT } from './files.ts';

export { ROOT } from './files.ts';

export interface Expected {
  readonly id: string;
  readonly answer: string;
}

export interface Fixture {
  /** Relative to the project: `fixtures/spf/missing/yes.zone`. */
  readonly path: string;
  /** What the fixture is for. */
  readonly expected: Expected;
  /** What else is to be answered beside it. */
  readonly further: readonly Expected[];
  readonly run: (language: Language) => Promise<Report<unknown>>;
  readonly failOn: FailOn;
}

function directives(text: string, name: string): string[] {
  return [...text.matchAll(new RegExp(`^; *${name}: *(.*)$`, 'gm'))].map((m) =>
    (m[1] as string).trim(),
  );
}

function world(also: readonly string[]): Zone {
  const file = 'fixtures/world/root.zone';
  const text = `${readFileSync(`${ROOT}${file}`, 'utf8')}\n${also.join('\n')}\n`;
  return readZone(text, file);
}

function readZone(text: string, file: string): Zone {
  const zone = parseZone(text, { file });
  const error = zone.problems.find((p) => p.severity === 'error');
  if (error !== undefined) throw new Error(`${file}:${error.line}: ${error.message}`);
  return zone;
}

/** Lets some questions fail; everything else goes on. */
function failing(resolver: Resolver, fails: readonly string[]): Resolver {
  const outcomes = new Map(
    fails.map((line) => {
      const [type, name, outcome] = line.split(/\s+/) as [string, string, Outcome];
      return [`${type} ${canonicalName(name)}`, outcome];
    }),
  );
  return {
    query(question) {
      const type = question.checkingDisabled === true ? `${question.type}+cd` : question.type;
      const outcome = outcomes.get(`${type} ${question.name}`);
      return outcome === undefined
        ? resolver.query(question)
        : Promise.resolve(failure(question, outcome, '192.0.2.53:53', null, 0));
    },
  };
}

/** The name servers that may be asked directly, by address; the others are not asked. */
function nameServers(text: string, path: string): ReadonlyMap<string, Resolver> {
  return new Map(
    directives(text, 'ns').map((line) => {
      const [address = '', ...rest] = line.split(/\s+/);
      const says = rest.join(' ');
      if (says === 'same' || says.startsWith('@')) {
        const own = says === 'same' ? text : `${text}\n${says}\n`;
        return [address, zoneResolver([readZone(own, path)], null)];
      }
      const resolver: Resolver = {
        query: async (question) => ({
          ...failure(question, says as Outcome, `${address}:53`, null, 0),
          rcode: says === 'refused' ? 'REFUSED' : null,
        }),
      };
      return [address, resolver];
    }),
  );
}

/** Files that are fixtures; a zone beside a bounce belongs to it. */
export function fixturePaths(): readonly string[] {
  return ['.zone', '.eml', '.tape', '.p12']
    .flatMap((ending) => filesBelow('fixtures', ending))
    .filter((p) => !p.startsWith('fixtures/world/') && !p.startsWith('fixtures/demo/'))
    .filter((p) => !p.startsWith('fixtures/missing/') || p.endsWith('.tape'))
    .filter((p) => !p.endsWith('.zone') || !existsSync(`${ROOT}${p.replace(/\.zone$/, '.eml')}`))
    .sort();
}

/** The file of expected output beside a fixture. */
export function outPath(path: string): string {
  return path.replace(/\.(zone|eml|tape|p12)$/, '.out');
}

export function readFixture(path: string): Fixture {
  if (path.endsWith('.tape')) return readTapeFixture(path);
  if (path.endsWith('.p12')) return readSmimeFixture(path);
  return path.endsWith('.eml') ? readBounceFixture(path) : readZoneFixture(path);
}

/** The password of runs that have one: no server of a tape looks at it. */
export const TAPE_PASSWORD = 'correct-horse-16';

/** The zone in the head of a tape, else that of the office, with what the head adds. */
function zoneIn(head: string): string {
  return /^\$ORIGIN/m.test(head)
    ? head
    : `${readFileSync(`${ROOT}fixtures/world/office.example.zone`, 'utf8')}\n${head}`;
}

function passwordIn(head: string): string | null {
  return directives(head, 'password')[0] === 'none' ? null : TAPE_PASSWORD;
}

function readTapeFixture(path: string): Fixture {
  const text = readFileSync(`${ROOT}${path}`, 'utf8');
  const start = /^\[/m.exec(text)?.index ?? text.length;
  const head = text.slice(0, start);
  const tape = `${readFileSync(`${ROOT}fixtures/world/alimail.tape`, 'utf8')}\n${text.slice(start)}`;
  const { command, expected, further } = expectations(head, path);
  if (command.startsWith('trace-missing ')) return readTraceFixture(path, head, text.slice(start));
  const { values, positionals } = parseArgs({
    args: words(command),
    allowPositionals: true,
    options: {
      ...Object.fromEntries(
        ['imap', 'pop', 'smtp'].flatMap((p) =>
          ['host', 'port', 'tls'].map((o) => [`${p}-${o}`, { type: 'string' as const }]),
        ),
      ),
      protocol: { type: 'string', multiple: true },
      username: { type: 'string' },
      edition: { type: 'string', default: 'auto' },
      'fail-on': { type: 'string', default: 'error' },
      'no-login': { type: 'boolean', default: false },
      'allow-plaintext': { type: 'boolean', default: false },
    },
  });
  const address = positionals[1] as string;
  const [, domain = ''] = address.split('@');
  const options = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as ClientOptions;
  const problem = clientOptionProblem(options);
  if (problem !== null) throw new Error(`${path}: ${problem}`);
  const [settings] = directives(head, 'settings');
  const given =
    settings === undefined
      ? null
      : readSettings(readFileSync(`${ROOT}${path.replace(/[^/]+$/, settings)}`), address);
  if (given?.ok === false) throw new Error(`${path}: ${given.problem}`);
  const protocols = protocolsOf(options, given?.file ?? null);
  const zone = zoneIn(head);
  const failOn = values['fail-on'] as FailOn;
  return {
    path,
    expected,
    further,
    failOn,
    run: async (language) =>
      timeless(
        await verifyClient({
          address,
          domain,
          protocols,
          settings: settingsOf(options, given?.file ?? null, protocols),
          file: settings ?? null,
          session: zoneSession(zone, path),
          dialer: tapeDialer(tape),
          edition: values.edition as EditionId | 'auto',
          password: passwordIn(head),
          noLogin: values['no-login'] === true,
          allowPlaintext: values['allow-plaintext'] === true,
          timeoutMs: 15_000,
          language,
          failOn,
        }),
      ),
  };
}

/** The words of a command line; double quotes hold some together. */
function words(command: string): string[] {
  return command.split(/\s+(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((a) => a.replaceAll('"', ''));
}

function readTraceFixture(path: string, head: string, places: string): Fixture {
  const { command, expected, further } = expectations(head, path);
  const worlds = ['alimail', 'mailbox'].map((name) =>
    readFileSync(`${ROOT}fixtures/world/${name}.tape`, 'utf8'),
  );
  const dialer = tapeDialer([...worlds, places].join('\n'));
  const { values, positionals } = parseArgs({
    args: words(command),
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      subject: { type: 'string' },
      'message-id': { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      username: { type: 'string' },
      'imap-host': { type: 'string' },
      'sender-account': { type: 'string' },
      'probe-smtp': { type: 'boolean', default: false },
      edition: { type: 'string', default: 'auto' },
      'fail-on': { type: 'string', default: 'error' },
    },
  });
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
  const address = positionals[1] as string;
  const sender = values['sender-account'] ?? null;
  const setting = (value: string | undefined) =>
    value === undefined ? undefined : { value, origin: 'option' as const };
  const username = setting(values.username);
  const host = setting(values['imap-host']);
  const edition = values.edition as EditionId | 'auto';
  const password = passwordIn(head);
  const [eml] = directives(head, 'eml');
  const [now = '2026-11-21T02:00:00Z'] = directives(head, 'now');
  const zone = zoneIn(head);
  const failOn = values['fail-on'] as FailOn;
  return {
    path,
    expected,
    further,
    failOn,
    run: async (language) =>
      timeless(
        await traceMissing({
          account: {
            address,
            domain: domainOf(address),
            edition,
            imap: {
              ...(username === undefined ? {} : { username }),
              ...(host === undefined ? {} : { host }),
            },
            smtp: {},
            password,
          },
          sought: {
            messageId: values['message-id'] ?? null,
            from: values.from ?? null,
            subject: values.subject ?? null,
            since: values.since ?? null,
            until: values.until ?? null,
          },
          copy:
            eml === undefined
              ? null
              : { bytes: readFileSync(`${ROOT}${path.replace(/[^/]+$/, eml)}`), file: eml },
          sender:
            sender === null
              ? null
              : {
                  address: sender,
                  domain: domainOf(sender),
                  edition: 'auto',
                  imap: {},
                  smtp: {},
                  password: TAPE_PASSWORD,
                },
          probeSmtp: values['probe-smtp'] === true,
          loopback: null,
          session: zoneSession(zone, path),
          dialer,
          prober: dialer,
          timeoutMs: 15_000,
          language,
          failOn,
          now: () => new Date(now),
        }),
      ),
  };
}

/** What a fixture says of itself in its first comments. */
function expectations(text: string, path: string) {
  const [command] = directives(text, 'run');
  const [expected, ...further] = directives(text, 'expect').map((line): Expected => {
    const [id = '', answer = ''] = line.split(/\s+/);
    return { id, answer };
  });
  if (command === undefined || expected === undefined) {
    throw new Error(`${path}: needs "; run: …" and "; expect: …" in its first lines`);
  }
  return { command, expected, further };
}

/** The answer that the name of a fixture begins with: `not-a-bounce-newsletter.eml` → `not-a-bounce`. */
function answerOf(id: string, name: string): string {
  const answers = [...(checkOf(id)?.answers ?? []), 'unknown'];
  const found = answers
    .filter((a) => name === a || name.startsWith(`${a}-`))
    .sort((a, b) => b.length - a.length)[0];
  if (found === undefined)
    throw new Error(`${id}: ${name} begins with none of ${answers.join(', ')}`);
  return found;
}

function checkOf(id: string) {
  return allChecks().find((c) => c.id === id);
}

function readBounceFixture(path: string): Fixture {
  const [, area, what, file = ''] = path.split('/');
  const id = `${area}/${what}`;
  const zone = `${ROOT}${path.replace(/\.eml$/, '.zone')}`;
  return {
    path,
    expected: { id, answer: answerOf(id, file.replace(/\.eml$/, '')) },
    further: [],
    failOn: 'error',
    run: async (language) =>
      timeless(
        await diagnoseBounce({
          source: { file: path, index: null, firstLine: 1, cutAt: null },
          reading: readBounce(readFileSync(`${ROOT}${path}`)),
          session: existsSync(zone)
            ? zoneSession(readFileSync(zone, 'utf8'), path.replace(/\.eml$/, '.zone'))
            : null,
          language,
          edition: 'auto',
          failOn: 'error',
        }),
      ),
  };
}

function readSmimeFixture(path: string): Fixture {
  const [, area, what, file = ''] = path.split('/');
  const id = `${area}/${what}`;
  const beside = `${ROOT}${path.replace(/\.p12$/, '.run')}`;
  const head = existsSync(beside) ? readFileSync(beside, 'utf8') : '';
  const [command = 'check-smime mail.p12'] = directives(head, 'run');
  const { values, positionals } = parseArgs({
    args: words(command),
    allowPositionals: true,
    options: {
      address: { type: 'string' },
      'fail-on': { type: 'string', default: 'error' },
    },
  });
  const name = positionals[1] as string;
  const [password = null] = directives(head, 'password');
  const [now = '2026-11-21T02:00:00Z'] = directives(head, 'now');
  const [pad = '0'] = directives(head, 'pad');
  const failOn = values['fail-on'] as FailOn;
  return {
    path,
    expected: { id, answer: answerOf(id, file.replace(/\.p12$/, '')) },
    further: [],
    failOn,
    run: async (language) => {
      const own = readFileSync(`${ROOT}${path}`);
      const bytes = Buffer.concat([own, Buffer.alloc(Math.max(0, Number(pad) - own.length))]);
      return timeless(
        await checkSmimeFile({
          bytes: bytes.subarray(0, MAX_FILE),
          size: bytes.length,
          name: name === '-' ? null : name,
          file: name,
          mailbox: values.address ?? null,
          password,
          now: new Date(now),
          language,
          failOn,
          roots: [],
        }),
      );
    },
  };
}

/** The DNS of a fixture: its zone, the world around, what fails and which name servers answer. */
function zoneSession(text: string, path: string): DnsSession {
  const resolver = failing(
    zoneResolver([readZone(text, path), world(directives(text, 'also'))], null),
    directives(text, 'fail'),
  );
  const servers = nameServers(text, path);
  return {
    forSubject: () => resolver,
    askAt: () => (address) => servers.get(address) ?? null,
    close: () => {},
  };
}

function readZoneFixture(path: string): Fixture {
  const text = readFileSync(`${ROOT}${path}`, 'utf8');
  const { command, expected, further } = expectations(text, path);
  const { values, positionals } = parseArgs({
    args: command.split(/\s+/),
    allowPositionals: true,
    options: {
      edition: { type: 'string', default: 'auto' },
      selector: { type: 'string', multiple: true, default: [] },
      'fail-on': { type: 'string', default: 'error' },
    },
  });
  const domain = canonicalName(positionals[1] as string);
  const failOn = values['fail-on'] as FailOn;
  const session = zoneSession(text, path);
  return {
    path,
    expected,
    further,
    failOn,
    run: async (language) =>
      timeless(
        await checkDomain({
          domain,
          session,
          language,
          edition: values.edition as EditionId | 'auto',
          selectors: values.selector,
          failOn,
        }),
      ),
  };
}

/** The same report whenever and however fast it was made. */
export function timeless<S>(report: Report<S>): Report<S> {
  return {
    ...report,
    tool: { ...report.tool, version: '0.0.0' },
    observations: report.observations.map((o) => ({ ...o, at: '2026-01-01T00:00:00.000Z', ms: 0 })),
    sections: report.sections.map((section) => ({
      ...section,
      // Steps of a conversation tell how long each took.
      lines: section.lines.map((line) => line.replace(/(?<=[(（])\d+(?= (?:ms|毫秒)[)）])/g, '0')),
    })),
    stats: { ...report.stats, ms: 0 },
  };
}

/** What stands in the `.out` file beside a fixture. */
export async function outputOf(fixture: Fixture): Promise<string> {
  const parts: string[] = [];
  for (const language of ['en', 'zh'] as const) {
    const report = await fixture.run(language);
    if (language === 'en') {
      const answer = report.checks.find((c) => c.id === fixture.expected.id)?.answer;
      parts.push(`${fixture.expected.id}: ${answer ?? 'not asked'}`);
      parts.push(`exit: ${exitCodeOf(report, fixture.failOn)}`);
      parts.push(`findings: ${report.findings.map((f) => f.id).join(', ') || 'none'}`);
    }
    const text = await renderOne(report, 'text', {
      width: 80,
      color: 0,
      verbose: false,
      quiet: false,
      failOn: fixture.failOn,
    });
    parts.push('', `--- ${language}`, text.trimEnd());
  }
  return `${parts.join('\n')}\n`;
}
