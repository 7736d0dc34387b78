/** The command line: commander's wiring, standard streams and exit codes. The only file that touches `process`. */
import { Command, CommanderError, Option } from 'commander';
import type { ClientOptions } from './commands/client-settings.ts';
import type { DemoKind } from './commands/demo.ts';
import type { DnsSession } from './commands/dns-session.ts';
import type { Guided } from './commands/guide.ts';
import type { Terminal } from './commands/guide-interview.ts';
import type { ReadMailbox } from './commands/options.ts';
import type { Zones } from './commands/zone-files.ts';
import type { FailOn, Report } from './engine/report.ts';
import type { Language } from './engine/text.ts';
import { EDITION_IDS } from './knowledge/editions.ts';
import { FORMATS, type Format } from './render/formats.ts';
import type { Look } from './render/index.ts';
import type { PageLook } from './render/page.ts';
import {
  EMIT_KINDS,
  type EmitKind,
  type FullServerSettings,
  type SettingsFile,
} from './settings/types.ts';
import { VERSION } from './version.ts';

/** Exit codes of the contract that are not a report's own. */
const EXIT = { usage: 64, input: 66, bug: 70, interrupted: 130 } as const;

/** Something that the person at the keyboard can put right; its message is one line. */
class CliError extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

interface SharedOptions {
  readonly json?: true;
  readonly format?: Format;
  readonly output?: string;
  readonly lang?: Language;
  readonly resolver?: readonly string[];
  readonly zone?: readonly string[];
  readonly offline?: true;
  readonly timeout: number;
  readonly edition: (typeof EDITION_IDS)[number] | 'auto';
  readonly failOn: FailOn;
  readonly verbose?: true;
  readonly quiet?: true;
}

const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];

/** The options that all diagnosing commands share. */
function shared(command: Command): Command {
  return command
    .option('--json', 'one JSON report; an array where there are several subjects')
    .addOption(new Option('--format <format>', 'how the report is written').choices([...FORMATS]))
    .option('--output <file>', 'write the report to a file instead of standard output')
    .addOption(new Option('--lang <lang>', 'language of all text for people').choices(['en', 'zh']))
    .option(
      '--resolver <addr>',
      'DNS server to ask, repeatable: 1.1.1.1, 127.0.0.1:5353, [::1]:53, tls://1.1.1.1, https://dns.example/dns-query (default: the system’s)',
      collect,
    )
    .option(
      '--zone <file>',
      'zone file laid over DNS, repeatable: names at or below its origin are answered from it alone',
      collect,
    )
    .option('--offline', 'ask nothing outside the zone files; what is not there is unknown')
    .option(
      '--timeout <seconds>',
      'time for asking the network, in all; for each message, and for each domain that standard input gives',
      Number,
      15,
    )
    .addOption(
      new Option('--edition <id>', 'edition of Alibaba Mail to judge against')
        .choices(['auto', ...EDITION_IDS])
        .default('auto'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'what makes the exit code 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--verbose', 'every answer and the path through the tree')
    .option('--quiet', 'the verdict alone');
}

/** The options of commands that ask nothing of the network. */
type ReportOptions = Pick<
  SharedOptions,
  'json' | 'format' | 'output' | 'lang' | 'failOn' | 'verbose' | 'quiet'
>;

/** The shared options that have nothing to do with a network. */
function reporting(command: Command): Command {
  const kept = ['json', 'format', 'output', 'lang', 'failOn', 'verbose', 'quiet'];
  for (const option of shared(new Command()).options) {
    if (kept.includes(option.attributeName())) command.addOption(option);
  }
  return command;
}

function languageOf(chosen: Language | undefined): Language {
  if (chosen !== undefined) return chosen;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en';
}

/** Chalk's level for standard output: `NO_COLOR` and `FORCE_COLOR` first, then whether it is a terminal. */
function colorLevel(toFile: boolean): 0 | 1 | 2 | 3 {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') {
    if (FORCE_COLOR === 'false') return 0;
    const level = FORCE_COLOR === 'true' ? 1 : Number.parseInt(FORCE_COLOR, 10);
    return Number.isNaN(level) ? 1 : (Math.min(Math.max(level, 0), 3) as 0 | 1 | 2 | 3);
  }
  if (NO_COLOR !== undefined && NO_COLOR !== '') return 0;
  return !toFile && process.stdout.isTTY && TERM !== 'dumb' ? 1 : 0;
}

function formatOf(options: { readonly json?: true; readonly format?: Format }): Format {
  if (options.json === true && options.format !== undefined && options.format !== 'json') {
    throw new CliError(EXIT.usage, `--json and --format ${options.format} exclude each other`);
  }
  return options.json === true ? 'json' : (options.format ?? 'text');
}

let drained: Promise<void> | null = null;

/** Writes and waits until it is taken, so that a slow reader bounds the memory. */
async function write(text: string): Promise<void> {
  if (text === '' || process.stdout.write(text)) return;
  // One listener for all writers that wait.
  drained ??= new Promise((resolve) =>
    process.stdout.once('drain', () => {
      drained = null;
      resolve();
    }),
  );
  await drained;
}

async function complain(message: string): Promise<void> {
  // A message may repeat what a stranger wrote.
  const { visible } = await import('./render/safe.ts');
  process.stderr.write(`alimail-doctor: ${visible(withoutSecrets(message))}\n`);
}

interface CheckDnsOptions extends SharedOptions {
  readonly selector?: readonly string[];
  readonly spfIp?: string;
  readonly mailFrom?: string;
  readonly helo?: string;
}

async function optionProblem(options: CheckDnsOptions): Promise<string | null> {
  const [{ ipProblem, mailFromProblem, selectorProblem, timeoutProblem }, { readDomain }] =
    await Promise.all([import('./commands/options.ts'), import('./protocols/dns/name.ts')]);
  const { spfIp, mailFrom, helo, selector } = options;
  if (spfIp === undefined && (mailFrom ?? helo) !== undefined) {
    return '--mail-from and --helo need --spf-ip';
  }
  const said = (option: string, problem: string | null) =>
    problem === null ? null : `${option}: ${problem}`;
  return (
    said('--timeout', timeoutProblem(options.timeout)) ??
    (spfIp === undefined ? null : said('--spf-ip', ipProblem(spfIp))) ??
    (mailFrom === undefined ? null : said('--mail-from', mailFromProblem(mailFrom))) ??
    (helo === undefined || readDomain(helo) !== null
      ? null
      : `--helo: ${JSON.stringify(helo)} is not a host name`) ??
    said('--selector', (selector ?? []).map(selectorProblem).find((p) => p !== null) ?? null)
  );
}

/** Domains under way at a time. */
const DOMAINS_AT_A_TIME = 24;

async function checkDns(args: readonly string[], options: CheckDnsOptions): Promise<number> {
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const problem = await optionProblem(options);
  if (problem !== null) throw new CliError(EXIT.usage, problem);
  const { subjectFrom, subjectsFrom, eachOf } = await import('./commands/domains.ts');
  const given = args.map((arg) => (arg === '-' ? null : subjectFrom(arg)));
  for (const subject of given) {
    if (subject !== null && !subject.ok) throw new CliError(EXIT.usage, subject.message);
  }
  const [{ checkDomain }, { exitCodeOf }, rendering, session] = await Promise.all([
    import('./commands/check-dns.ts'),
    import('./engine/report.ts'),
    import('./render/index.ts'),
    sessionOf(options, args.includes('-')),
  ]);
  const toFile = options.output !== undefined;
  const many = args.length > 1 || args.includes('-');
  const look = lookOf(options);
  const streamed = rendering.isStreamed(format);
  const preloaded = rendering.preload(format);
  const kept: Report<unknown>[] = [];
  const pieces: string[] = [];
  let worst = 0;
  let done = 0;
  const progress = await startProgress();

  async function* subjects() {
    for (const subject of given) {
      if (subject === null) yield* subjectsFrom(process.stdin);
      else yield subject;
    }
  }
  try {
    await eachOf(subjects(), DOMAINS_AT_A_TIME, async (subject) => {
      if (!subject.ok) {
        await complain(subject.message);
        worst = worseOf(worst, 2);
        return;
      }
      const asking = `asking about ${subject.domain}`;
      progress.say(many ? `${done} done, ${asking}` : asking);
      const { domain, input } = subject;
      if (input !== undefined) {
        await progress.pauseFor(() =>
          complain(
            language === 'zh'
              ? `已把 ${JSON.stringify(input)} 理解为域名 ${domain}`
              : `read ${JSON.stringify(input)} as the domain ${domain}`,
          ),
        );
      }
      const report = await checkDomain({
        domain,
        ...(input === undefined ? {} : { input }),
        session,
        language,
        edition: options.edition,
        selectors: options.selector ?? [],
        failOn: options.failOn,
        ...(options.spfIp === undefined
          ? {}
          : {
              spfQuery: {
                ip: options.spfIp,
                ...(options.mailFrom === undefined ? {} : { mailFrom: options.mailFrom }),
                ...(options.helo === undefined ? {} : { helo: options.helo }),
              },
            }),
      });
      done++;
      worst = worseOf(worst, exitCodeOf(report, options.failOn));
      if (!streamed) {
        kept.push(report);
        return;
      }
      const piece = await rendering.renderOne(report, format, look, done > 1);
      if (toFile) pieces.push(piece);
      else await progress.pauseFor(() => write(piece));
    });
  } finally {
    progress.stop();
    session.close();
    await preloaded;
  }
  if (!streamed) {
    // In the order in which they were given, not in which they became ready.
    const order = new Map(
      given.flatMap((s, i) => (s?.ok === true ? [[s.domain, i] as const] : [])),
    );
    kept.sort((a, b) => (order.get(domainOf(a)) ?? 0) - (order.get(domainOf(b)) ?? 0));
    const text = await rendering.renderAll(kept, format, look, many);
    if (toFile) pieces.push(text);
    else await write(text);
  }
  if (options.output !== undefined) await writeFileOrFail(options.output, pieces.join(''));
  return worst;
}

interface DiagnoseBounceOptions extends SharedOptions {
  readonly reply?: string;
  readonly to?: string;
  readonly from?: string;
  readonly redact?: true;
}

async function diagnoseBounce(
  paths: readonly string[],
  options: DiagnoseBounceOptions,
): Promise<number> {
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const { reply, to, from } = options;
  if (reply === undefined && (to ?? from) !== undefined) {
    throw new CliError(EXIT.usage, '--to and --from need --reply');
  }
  if (reply !== undefined && paths.length > 0) {
    throw new CliError(EXIT.usage, 'give either --reply or files, not both');
  }
  if (reply !== undefined && reply.trim() === '') {
    throw new CliError(
      EXIT.usage,
      '--reply: give the server’s words, such as "550 5.1.1 User unknown"',
    );
  }
  if (reply === undefined && paths.length === 0 && process.stdin.isTTY) {
    throw new CliError(
      EXIT.usage,
      'give a file, or pipe the message in: alimail-doctor diagnose-bounce < bounce.eml',
    );
  }
  const { addressProblem, bareAddress, timeoutProblem } = await import('./commands/options.ts');
  for (const [name, problem] of [
    ['--timeout', timeoutProblem(options.timeout)],
    ['--to', to === undefined ? null : addressProblem(to)],
    ['--from', from === undefined ? null : addressProblem(from)],
  ] as const) {
    if (problem !== null) throw new CliError(EXIT.usage, `${name}: ${problem}`);
  }
  const offline = options.offline === true && (options.zone ?? []).length === 0;
  const [{ runBounces }, session] = await Promise.all([
    import('./commands/bounces.ts'),
    offline ? null : sessionOf(options, true),
  ]);
  const toFile = options.output !== undefined;
  const pieces: string[] = [];
  const progress = await startProgress();
  try {
    return await runBounces({
      paths,
      stdin: process.stdin,
      reply: reply ?? null,
      to: to === undefined ? null : bareAddress(to),
      from: from === undefined ? null : bareAddress(from),
      redact: options.redact === true,
      format,
      look: lookOf(options),
      language,
      edition: options.edition,
      failOn: options.failOn,
      session,
      write: (text) => {
        if (toFile) pieces.push(text);
        return toFile ? Promise.resolve() : progress.pauseFor(() => write(text));
      },
      complain: (message) => progress.pauseFor(() => complain(message)),
      progress: (file, done) =>
        progress.say(done > 0 ? `${done} done, reading ${file}` : `reading ${file}`),
    });
  } finally {
    progress.stop();
    session?.close();
    // Nothing was read: what stands in the file stays.
    if (options.output !== undefined && pieces.length > 0) {
      await writeFileOrFail(options.output, pieces.join(''));
    }
  }
}

interface VerifyClientOptions extends SharedOptions, ClientOptions {
  readonly settings?: string;
  /** False with `--no-login`. */
  readonly login: boolean;
  readonly allowPlaintext?: true;
  readonly passwordStdin?: true;
  readonly ca?: string;
  readonly emit?: EmitKind;
}

/** The password of this run: kept so that no message of ours can ever show it. */
let withoutSecrets = (text: string): string => text;

/** Longest password that is read from standard input, in bytes. */
const MAX_PASSWORD = 4096;

/** Whose passwords a run needs, in the order of the lines of `--password-stdin`. */
interface PasswordWanted {
  readonly address: string;
  readonly username: string;
  readonly variable: 'ALIMAIL_PASSWORD' | 'ALIMAIL_SENDER_PASSWORD';
  /** What is asked at the terminal; `null` asks nothing there. */
  readonly prompt?: string | null;
}

/** A variable, standard input with `--password-stdin`, or a hidden prompt on a terminal; `null` without one. */
async function passwordsOf(
  options: { readonly login: boolean; readonly passwordStdin?: true; readonly lang?: Language },
  wanted: readonly PasswordWanted[],
): Promise<readonly (string | null)[]> {
  const given = wanted.map(({ variable }) => {
    const value = process.env[variable];
    // Nothing that is started from here needs it.
    delete process.env[variable];
    return value;
  });
  if (!options.login) return wanted.map(() => null);
  const piped = options.passwordStdin === true ? await pipedPasswords(wanted.length) : null;
  const passwords: (string | null)[] = [];
  for (const [i, { address, username, prompt }] of wanted.entries()) {
    let password: string | null = piped === null ? (given[i] ?? null) : (piped[i] ?? null);
    const terminal = process.stdin.isTTY && process.stderr.isTTY;
    if (piped === null && !password && terminal && prompt !== null) {
      const { say } = await import('./engine/text.ts');
      const { PROMPT } = await import('./commands/client-prompt.ts');
      password = await askHidden(prompt ?? say(PROMPT({ address }), languageOf(options.lang)));
    }
    if (password === null || password === '') {
      passwords.push(null);
      continue;
    }
    const { scrubber } = await import('./protocols/mail/secrets.ts');
    const [before, scrub] = [withoutSecrets, scrubber(password, username)];
    withoutSecrets = (text) => scrub(before(text));
    passwords.push(password);
  }
  return passwords;
}

/** One password a line; the last line may lack its end. */
async function pipedPasswords(count: number): Promise<readonly string[]> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of process.stdin as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    if (length > count * MAX_PASSWORD) {
      throw new CliError(EXIT.usage, '--password-stdin: that is too long for a password');
    }
  }
  // Some shells put a byte order mark before what they pipe.
  const text = Buffer.concat(pieces)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.trim() === '') throw new CliError(EXIT.usage, '--password-stdin: nothing came in');
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length > count || /[\r\0]/.test(lines.join(''))) {
    throw new CliError(
      EXIT.usage,
      count === 1
        ? '--password-stdin: give one line, the password alone'
        : '--password-stdin: give two lines, the password of the mailbox and that of the sender’s account',
    );
  }
  return lines;
}

/** One line typed at the terminal without being shown; `null` where nothing was typed. */
async function askHidden(prompt: string): Promise<string | null> {
  const { StringDecoder } = await import('node:string_decoder');
  const { stdin, stderr } = process;
  // Before the prompt invites anybody to type: the terminal would show it.
  stdin.setRawMode(true);
  stdin.resume();
  stderr.write(prompt);
  // A letter may come in two pieces.
  const decoder = new StringDecoder('utf8');
  try {
    return await new Promise((resolve) => {
      let typed = '';
      const onData = (data: Buffer) => {
        // Some terminals put marks around what is pasted.
        for (const letter of decoder.write(data).replace(/\x1b\[20[01]~/g, '')) {
          if (letter === '\u0003') process.exit(EXIT.interrupted);
          if (letter === '\r' || letter === '\n' || letter === '\u0004') {
            stdin.off('data', onData);
            resolve(typed === '' ? null : typed);
            return;
          }
          if (letter === '\u007f' || letter === '\b') typed = typed.slice(0, -1);
          else if (letter === '\u0015') typed = '';
          else if (letter >= ' ' && typed.length < MAX_PASSWORD) typed += letter;
        }
      };
      stdin.on('data', onData);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

/** Larger than any bundle of certificate authorities, in bytes. */
const MAX_CA = 16 * 1024 * 1024;

/** Milliseconds at the end of a run that belong to judging and printing. */
const PRINTING_MS = 150;

async function verifyClient(given: string, options: VerifyClientOptions): Promise<number> {
  // The clock began with the process: starting up counts as well.
  const timeoutMs = Math.max(
    options.timeout * 500,
    options.timeout * 1000 - performance.now() - PRINTING_MS,
  );
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const [{ mailboxProblem, readMailbox, timeoutProblem }, settings] = await Promise.all([
    import('./commands/options.ts'),
    import('./commands/client-settings.ts'),
  ]);
  const problem =
    mailboxProblem(given) ??
    (timeoutProblem(options.timeout) === null
      ? null
      : `--timeout: ${timeoutProblem(options.timeout)}`) ??
    settings.clientOptionProblem(options);
  if (problem !== null) throw new CliError(EXIT.usage, problem);
  if (options.passwordStdin === true && !options.login) {
    throw new CliError(EXIT.usage, '--password-stdin and --no-login exclude each other');
  }
  const { address, domain } = readMailbox(given) as ReadMailbox;
  let file: SettingsFile | null = null;
  if (options.settings !== undefined) {
    const read = await settings.readSettingsFile(options.settings, address);
    if (!read.ok) throw new CliError(EXIT.input, `--settings ${read.message}`);
    file = read.file;
    const lacking = settings.fileProblem(options, file);
    if (lacking !== null) {
      throw new CliError(EXIT.input, `--settings ${options.settings}: ${lacking}`);
    }
    if (file.holdsPassword) {
      await complain(
        language === 'zh'
          ? `${options.settings} 里存有密码，程序不会读取它；请用 ALIMAIL_PASSWORD 或 --password-stdin 提供密码`
          : `${options.settings} holds a password, which is not read; give it in ALIMAIL_PASSWORD or with --password-stdin`,
      );
    }
  }
  const ca = await authoritiesOf(options.ca);
  const protocols = settings.protocolsOf(options, file);
  const [{ verifyWithSettings }, { networkDialer }, { exitCodeOf }, rendering, session] =
    await Promise.all([
      import('./commands/verify-client.ts'),
      import('./net/dial.ts'),
      import('./engine/report.ts'),
      import('./render/index.ts'),
      sessionOf({ ...options, timeout: timeoutMs / 1000 }, false),
    ]);
  const [password = null] = await passwordsOf(options, [
    { address, username: options.username ?? address, variable: 'ALIMAIL_PASSWORD' },
  ]);
  const progress = await startProgress();
  try {
    const { SAYING } = await import('./commands/client-prompt.ts');
    const { say } = await import('./engine/text.ts');
    const { report, settings: emitted } = await verifyWithSettings({
      address,
      domain,
      protocols,
      settings: settings.settingsOf(options, file, protocols),
      file: options.settings ?? null,
      session,
      dialer: networkDialer({
        connectMs: Math.min(8000, timeoutMs * 0.5),
        stepMs: Math.min(8000, timeoutMs * 0.4),
        ...(ca === undefined ? {} : { ca }),
      }),
      edition: options.edition,
      password,
      noLogin: !options.login,
      allowPlaintext: options.allowPlaintext === true,
      timeoutMs,
      language,
      failOn: options.failOn,
      beforeLogin: (username) => {
        // Said before it is done: failures count towards a lock-out.
        if (options.quiet !== true) {
          void progress.pauseFor(() =>
            complain(say(SAYING.login({ address: username }), language)),
          );
        }
      },
      progress: (done, of) => progress.say(say(SAYING.asking({ done, of }), language)),
    });
    progress.stop();
    const code = exitCodeOf(report, options.failOn);
    if (options.emit !== undefined) {
      await emit(options, options.emit, address, emitted, report, language);
      return code;
    }
    const text = await rendering.renderAll([report], format, lookOf(options), false);
    if (options.output === undefined) await write(text);
    else await writeFileOrFail(options.output, text);
    return code;
  } finally {
    progress.stop();
    session.close();
  }
}

interface TraceMissingOptions extends SharedOptions, ClientOptions {
  readonly from?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly since?: string;
  readonly until?: string;
  readonly eml?: string;
  /** False with `--no-login`. */
  readonly login: boolean;
  readonly passwordStdin?: true;
  readonly ca?: string;
  readonly probeSmtp?: true;
  readonly loopback?: true;
  readonly senderAccount?: string;
  readonly senderImapHost?: string;
  readonly senderImapPort?: string;
  readonly senderImapTls?: string;
}

/** What is wrong with the options of `trace-missing`, in one line. */
async function traceProblem(
  given: string,
  options: TraceMissingOptions,
  now: Date,
): Promise<string | null> {
  const [{ mailboxProblem, timeoutProblem }, { clientOptionProblem }, { soughtProblem }] =
    await Promise.all([
      import('./commands/options.ts'),
      import('./commands/client-settings.ts'),
      import('./commands/trace-options.ts'),
    ]);
  const { eml, passwordStdin, loopback, login, senderAccount } = options;
  const said = (option: string, problem: string | null) =>
    problem === null ? null : `${option}: ${problem}`;
  const senderSettings = senderClientOptions(options);
  // A password never goes in clear text here.
  const settingsProblem = (settings: ClientOptions) =>
    clientOptionProblem(settings)?.replace('implicit, starttls or none', 'implicit or starttls') ??
    null;
  const senderProblem = settingsProblem(senderSettings);
  if (senderAccount === undefined && Object.keys(senderSettings).length > 0) {
    return '--sender-imap-host, -port and -tls need --sender-account';
  }
  if (eml === '-' && passwordStdin === true) {
    return '--eml - and --password-stdin exclude each other: both read standard input; give the password in ALIMAIL_PASSWORD';
  }
  if (!login && (passwordStdin === true || loopback === true || senderAccount !== undefined)) {
    const other =
      passwordStdin === true
        ? '--password-stdin'
        : loopback === true
          ? '--loopback'
          : '--sender-account';
    return `${other} and --no-login exclude each other`;
  }
  for (const [name, mode] of [
    ['--imap-tls', options.imapTls],
    ['--smtp-tls', options.smtpTls],
    ['--sender-imap-tls', options.senderImapTls],
  ] as const) {
    if (mode === 'none') {
      return `${name}: none would send the password in clear text; give implicit or starttls`;
    }
  }
  return (
    mailboxProblem(given) ??
    said('--timeout', timeoutProblem(options.timeout)) ??
    settingsProblem(options) ??
    (senderProblem === null ? null : senderProblem.replace('--imap', '--sender-imap')) ??
    (senderAccount === undefined
      ? null
      : said('--sender-account', mailboxProblem(senderAccount))) ??
    soughtProblem(options, now)
  );
}

function senderClientOptions(options: TraceMissingOptions): ClientOptions {
  const { senderImapHost, senderImapPort, senderImapTls } = options;
  return {
    ...(senderImapHost === undefined ? {} : { imapHost: senderImapHost }),
    ...(senderImapPort === undefined ? {} : { imapPort: senderImapPort }),
    ...(senderImapTls === undefined ? {} : { imapTls: senderImapTls }),
  };
}

async function traceMissing(given: string, options: TraceMissingOptions): Promise<number> {
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const now = new Date();
  const problem = await traceProblem(given, options, now);
  if (problem !== null) throw new CliError(EXIT.usage, problem);
  const timeoutMs = options.timeout * 1000;
  const [{ readMailbox }, settings, telling, { say }, { SAYING }] = await Promise.all([
    import('./commands/options.ts'),
    import('./commands/client-settings.ts'),
    import('./commands/trace-options.ts'),
    import('./engine/text.ts'),
    import('./commands/client-prompt.ts'),
  ]);
  const { LOOPBACK_MS, progressWords, readEml, soughtFrom, traceDialers } = telling;
  const { address, domain } = readMailbox(given) as ReadMailbox;
  let copy: { readonly bytes: Uint8Array; readonly file: string } | null = null;
  if (options.eml !== undefined) {
    const read = await readEml(options.eml, process.stdin);
    if (!read.ok) throw new CliError(EXIT.input, `--eml ${read.message}`);
    if (read.others) await complain(say(SAYING.firstOnly({ file: read.file }), language));
    copy = read;
  }
  const ca = await authoritiesOf(options.ca);
  const [{ traceMissing: trace }, { exitCodeOf }, rendering, session] = await Promise.all([
    import('./commands/trace-missing.ts'),
    import('./engine/report.ts'),
    import('./render/index.ts'),
    sessionOf(options, true),
  ]);
  const sender =
    options.senderAccount === undefined
      ? null
      : (readMailbox(options.senderAccount) as ReadMailbox);
  const [password = null, senderPassword = null] = await passwordsOf(options, [
    { address, username: options.username ?? address, variable: 'ALIMAIL_PASSWORD' },
    ...(sender === null
      ? []
      : [
          {
            address: sender.address,
            username: sender.address,
            variable: 'ALIMAIL_SENDER_PASSWORD' as const,
          },
        ]),
  ]);
  // Said before it is done.
  const announced = [
    ...(password === null ? [] : [SAYING.reading({ address: options.username ?? address })]),
    ...(sender === null || senderPassword === null
      ? []
      : [SAYING.reading({ address: sender.address })]),
    ...(options.loopback === true && password !== null ? [SAYING.loopback({ address })] : []),
  ];
  if (options.quiet !== true) {
    for (const message of announced) await complain(say(message, language));
  }
  const own = settings.settingsOf(options, null, ['imap', 'smtp']);
  const theirs = settings.settingsOf(senderClientOptions(options), null, ['imap']);
  const progress = await startProgress();
  try {
    const report = await trace({
      account: {
        address,
        domain,
        edition: options.edition,
        imap: own.imap ?? {},
        smtp: own.smtp ?? {},
        password,
      },
      sought: soughtFrom(options, now),
      copy,
      sender:
        sender === null
          ? null
          : {
              ...sender,
              edition: 'auto',
              imap: theirs.imap ?? {},
              smtp: {},
              password: senderPassword,
            },
      probeSmtp: options.probeSmtp === true,
      loopback:
        options.loopback === true
          ? { token: crypto.randomUUID().replaceAll('-', ''), waitMs: LOOPBACK_MS }
          : null,
      session,
      ...traceDialers(timeoutMs, ca === undefined ? {} : { ca }),
      timeoutMs,
      language,
      failOn: options.failOn,
      progress: (done) => progress.say(say(progressWords(done), language)),
    });
    progress.stop();
    const text = await rendering.renderAll([report], format, lookOf(options), false);
    if (options.output === undefined) await write(text);
    else await writeFileOrFail(options.output, text);
    return exitCodeOf(report, options.failOn);
  } finally {
    progress.stop();
    session.close();
  }
}

interface CheckSmimeOptions extends ReportOptions {
  readonly address?: string;
  readonly passwordStdin?: true;
}

async function checkSmime(path: string, options: CheckSmimeOptions): Promise<number> {
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const { mailboxProblem, readMailbox } = await import('./commands/options.ts');
  const { address } = options;
  const problem = address === undefined ? null : mailboxProblem(address);
  if (problem !== null) throw new CliError(EXIT.usage, `--address: ${problem}`);
  if (path === '-' && options.passwordStdin === true) {
    throw new CliError(
      EXIT.usage,
      '- and --password-stdin exclude each other: both read standard input; give the password in ALIMAIL_PASSWORD',
    );
  }
  if (path === '-' && process.stdin.isTTY) {
    throw new CliError(
      EXIT.usage,
      'give a file, or pipe it in: alimail-doctor check-smime - < mail.p12',
    );
  }
  const { readSmimeFile } = await import('./commands/check-smime-file.ts');
  const read = await readSmimeFile(path, process.stdin);
  if (!read.ok) throw new CliError(EXIT.input, read.message);
  const [{ checkSmimeFile, passwordNeeded }, { exitCodeOf }, rendering, { say }, { SMIME_PROMPT }] =
    await Promise.all([
      import('./commands/check-smime.ts'),
      import('./engine/report.ts'),
      import('./render/index.ts'),
      import('./engine/text.ts'),
      import('./commands/client-prompt.ts'),
    ]);
  // At a terminal nothing is asked that is not needed; to find that out costs a try of the file.
  const given = options.passwordStdin === true || Boolean(process.env.ALIMAIL_PASSWORD);
  const asks = !given && process.stdin.isTTY && (await passwordNeeded(read));
  const [password = null] = await passwordsOf({ ...options, login: true }, [
    {
      address: path,
      username: '',
      variable: 'ALIMAIL_PASSWORD',
      prompt: asks ? say(SMIME_PROMPT(), language) : null,
    },
  ]);
  const report = await checkSmimeFile({
    ...read,
    file: path,
    mailbox: address === undefined ? null : (readMailbox(address) as ReadMailbox).address,
    password,
    now: new Date(),
    language,
    failOn: options.failOn,
  });
  const text = await rendering.renderAll([report], format, lookOf(options), false);
  if (options.output === undefined) await write(text);
  else await writeFileOrFail(options.output, text);
  return exitCodeOf(report, options.failOn);
}

/** Certificate authorities of `--ca`. */
async function authoritiesOf(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const settings = await import('./commands/client-settings.ts');
  const read = await settings.readBounded(path, MAX_CA);
  if (!read.ok) throw new CliError(EXIT.input, `--ca ${read.message}`);
  const ca = read.bytes.toString('latin1');
  if (!settings.isCertificates(ca)) {
    throw new CliError(EXIT.input, `--ca ${path}: no certificate in PEM can be read there`);
  }
  return ca;
}

/** Writes settings for a client in place of the report, whose verdict goes to standard error. */
async function emit(
  options: VerifyClientOptions,
  kind: EmitKind,
  address: string,
  servers: readonly FullServerSettings[],
  report: Report<unknown>,
  language: Language,
): Promise<void> {
  const [{ emitSettings }, rendering, { say }, { SAYING }] = await Promise.all([
    import('./settings/emit.ts'),
    import('./render/index.ts'),
    import('./engine/text.ts'),
    import('./commands/client-prompt.ts'),
  ]);
  if (servers.length === 0) {
    throw new CliError(EXIT.usage, `--emit: ${say(SAYING.nothing(), language)}`);
  }
  const look = { ...lookOf(options), color: 0 as const, quiet: true };
  const verdict = await rendering.renderAll([report], 'text', look, false);
  for (const line of [verdict.trimEnd(), ...report.findings.slice(0, 1).map((f) => f.title)]) {
    await complain(line);
  }
  const text = emitSettings(kind, { address, servers }, language);
  const { readSettings } = await import('./settings/read.ts');
  const back = readSettings(new TextEncoder().encode(text), address);
  const lost = servers.filter(
    (s) => !back.ok || !back.file.servers.some((b) => b.protocol === s.protocol),
  );
  if (lost.length > 0) {
    const protocols = lost.map((s) => s.protocol.toUpperCase()).join(', ');
    await complain(say(SAYING.lost({ client: kind, protocols }), language));
  }
  if (options.output === undefined) await write(text);
  else await writeFileOrFail(options.output, text);
}

/** The DNS side of a run, with the zone files read; complains of what is odd in them. */
async function sessionOf(options: SharedOptions, perSubject: boolean): Promise<DnsSession> {
  const [{ dnsSession, UsageProblem }, zones] = await Promise.all([
    import('./commands/dns-session.ts'),
    readZones(options.zone ?? []),
  ]);
  if (!zones.ok) throw new CliError(EXIT.input, zones.messages.join('\n'));
  for (const warning of zones.warnings) await complain(warning);
  try {
    return await dnsSession({
      resolvers: options.resolver ?? [],
      zones: zones.zones,
      offline: options.offline === true,
      timeoutMs: options.timeout * 1000,
      perSubject,
    });
  } catch (error) {
    if (error instanceof UsageProblem)
      throw new CliError(EXIT.usage, `--resolver ${error.message}`);
    throw error;
  }
}

function lookOf(options: ReportOptions): Look {
  return {
    width: process.stdout.columns ?? 80,
    color: colorLevel(options.output !== undefined),
    verbose: options.verbose === true,
    quiet: options.quiet === true,
    failOn: options.failOn,
  };
}

async function readZones(files: readonly string[]): Promise<Zones> {
  if (files.length === 0) return { ok: true, zones: [], warnings: [] };
  return (await import('./commands/zone-files.ts')).readZones(files);
}

function domainOf(report: Report<unknown>): string {
  return (report.subject as { readonly domain: string }).domain;
}

/** 1 before 2 before 0. */
function worseOf(a: number, b: number): number {
  if (a === 1 || b === 1) return 1;
  return Math.max(a, b);
}

async function writeFileOrFail(file: string, text: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError(EXIT.input, `--output ${file}: ${errorText(error)}`);
  }
}

function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

interface Progress {
  say(text: string): void;
  /** Takes the spinner off the terminal while something else is written. */
  pauseFor(work: () => Promise<void>): Promise<void>;
  stop(): void;
}

interface GuideOptions {
  readonly answer?: readonly string[];
  readonly json?: true;
  readonly format?: 'text' | 'json' | 'markdown';
  readonly output?: string;
  readonly lang?: Language;
}

async function showGuide(given: readonly string[], options: GuideOptions): Promise<number> {
  const format = formatOf(options);
  const language = languageOf(options.lang);
  const { guide } = await import('./commands/guide.ts');
  const answer = await guide({ words: given, answers: options.answer ?? [], language });
  if (!answer.ok) throw new CliError(EXIT.usage, answer.message);
  const toFile = options.output !== undefined;
  const look = { width: process.stdout.columns ?? 80, color: colorLevel(toFile) };
  const { stdin, stdout, stderr } = process;
  const atTerminal = stdin.isTTY && stdout.isTTY && stderr.isTTY;
  if (answer.ask !== undefined && format === 'text' && !toFile && atTerminal) {
    const { interview } = await import('./commands/guide-interview.ts');
    const terminal = await lineTerminal();
    try {
      await interview(answer.ask.intent, answer.ask.answers, terminal, language, look);
    } finally {
      terminal.close();
    }
    return answer.code;
  }
  const written = await writtenAs(format, answer, look);
  if (options.output === undefined) await write(written);
  else await writeFileOrFail(options.output, written);
  return answer.code;
}

async function writtenAs(
  format: Format,
  { page, document }: Extract<Guided, { readonly ok: true }>,
  look: PageLook,
): Promise<string> {
  if (format === 'json') {
    const { jsonText } = await import('./render/safe.ts');
    return `${jsonText(document, 2)}\n`;
  }
  const { pageMarkdown, pageText } = await import('./render/page.ts');
  return format === 'markdown' ? pageMarkdown(page) : pageText(page, look);
}

/** Questions on standard error and lines from standard input; the answer alone goes to standard output. */
async function lineTerminal(): Promise<Terminal & { readonly close: () => void }> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // Lines may come before they are asked for: pasted, or typed ahead.
  const waiting: (string | null)[] = [];
  let take: ((line: string | null) => void) | null = null;
  const give = (line: string | null) => {
    const asking = take;
    take = null;
    if (asking === null) waiting.push(line);
    else asking(line);
  };
  lines.on('line', give);
  lines.on('close', () => give(null));
  lines.on('SIGINT', () => {
    process.stderr.write('\n');
    process.exit(EXIT.interrupted);
  });
  return {
    ask: async (prompt) => {
      lines.setPrompt(prompt);
      lines.prompt();
      const early = waiting.shift();
      const line =
        early !== undefined
          ? early
          : await new Promise<string | null>((resolve) => {
              take = resolve;
            });
      if (line === null) process.stderr.write('\n');
      return line;
    },
    tell: (text) => void process.stderr.write(text),
    show: write,
    close: () => lines.close(),
  };
}

/** A spinner on standard error, on a terminal only. */
async function startProgress(): Promise<Progress> {
  // A terminal without a width (as `script` and `expect` make them) has ora clear lines without end.
  if (!process.stderr.isTTY || !(process.stderr.columns > 0)) {
    return {
      say: () => {},
      pauseFor: (work) => work(),
      stop: () => {},
    };
  }
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  // Stopped, not only cleared: nothing may be drawn into what is written; the next subject starts it again.
  const pauseFor = async (work: () => Promise<void>) => {
    spinner.stop();
    await work();
  };
  return {
    say(text) {
      spinner.text = text;
      spinner.start();
    },
    pauseFor,
    stop: () => {
      spinner.stop();
    },
  };
}

const EXIT_CODES = `Exit codes: 0 nothing at or above --fail-on, 1 a problem was seen, 2 something
needed could not be established, 64 wrong arguments, 66 an input file cannot be
read, 70 a bug, 130 interrupted.`;

const SETTINGS_HELP =
  'settings as a client holds them: prefs.js of Thunderbird, .mobileconfig, autoconfig XML, an environment file, JSON for nodemailer';

function program(exit: (code: number) => void): Command {
  const root = new Command('alimail-doctor')
    .description(
      'Finds out why mail of an Alibaba Mail (阿里邮箱) domain does not flow, and what to change first.',
    )
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError(true)
    .addHelpText(
      'after',
      `
${EXIT_CODES}

Examples:
  alimail-doctor demo
  alimail-doctor check-dns example.com
  alimail-doctor check-dns example.com --zone example.com.zone --lang zh
  alimail-doctor diagnose-bounce < bounce.eml
  alimail-doctor trace-missing user@example.com --from boss@partner.com --since 2026-11-18
  alimail-doctor verify-client user@example.com
  alimail-doctor explain spf/include-missing`,
    );

  shared(
    root
      .command('check-dns')
      .description('whether a domain’s DNS lets Alibaba Mail send and receive, and what to change')
      .argument('<domain...>', 'domains; - reads one a line from standard input')
      .option('--selector <name>', 'further DKIM selector to look at, repeatable', collect)
      .option('--spf-ip <ip>', 'also say what SPF tells a receiver about this address')
      .option('--mail-from <address>', 'envelope sender for --spf-ip')
      .option('--helo <name>', 'HELO name for --spf-ip'),
  )
    .addHelpText(
      'after',
      `
${EXIT_CODES}

Examples:
  alimail-doctor check-dns example.com
  alimail-doctor check-dns example.com --zone example.com.zone --format github
  alimail-doctor check-dns example.com --spf-ip 203.0.113.7
  alimail-doctor check-dns - --format ndjson < domains.txt`,
    )
    .action(async (domains: string[], options: CheckDnsOptions) => {
      exit(await checkDns(domains, options));
    });

  shared(
    root
      .command('diagnose-bounce')
      .description('why a message came back, who has to act, and what to change')
      .argument(
        '[path...]',
        'messages (.eml), mbox files, Maildirs or folders of them; - or nothing reads standard input',
      )
      .option('--reply <text>', 'a bare SMTP reply in place of a message: "550 5.7.1 …"')
      .option('--to <address>', 'recipient that goes with --reply')
      .option('--from <address>', 'sender that goes with --reply')
      .option(
        '--redact',
        'replace local parts, names and bodies, so that the report can be shared',
      ),
  )
    .addHelpText(
      'after',
      `
Of several messages, text and markdown show a summary (--verbose: every report);
json and ndjson hold one report a message.

${EXIT_CODES}

Examples:
  alimail-doctor diagnose-bounce < bounce.eml
  alimail-doctor diagnose-bounce bounce.eml --offline --redact --json
  alimail-doctor diagnose-bounce Maildir/ --format ndjson
  alimail-doctor diagnose-bounce --reply "552 mailbox is full" --to someone@example.com`,
    )
    .action(async (paths: string[], options: DiagnoseBounceOptions) => {
      exit(await diagnoseBounce(paths, options));
    });

  shared(
    root
      .command('trace-missing')
      .description('where a message is that did not arrive: in which folder, or where it was lost')
      .argument('<address>', 'the address that waits for the message')
      .option('--from <address>', 'who sent it: an address or a domain')
      .option('--subject <text>', 'its subject, or a part of it')
      .option('--message-id <id>', 'its Message-ID')
      .option('--since <time>', 'not sent before: 2026-11-18, 2026-11-18T09:30+08:00, or 3d')
      .option('--until <time>', 'not sent after')
      .option('--eml <file>', 'the sender’s copy of it, or the bounce; - reads standard input')
      .option('--username <name>', 'user name of the mailbox (default: the address)')
      .option('--imap-host <host>', 'IMAP server (default: that of the domain’s edition)')
      .option('--imap-port <port>', 'IMAP port (default: 993)')
      .option('--imap-tls <mode>', 'implicit or starttls (default: as the port is meant)')
      .option('--no-login', 'do not look into the mailbox')
      .option(
        '--password-stdin',
        'read the password from standard input (else ALIMAIL_PASSWORD, else a hidden prompt)',
      )
      .option('--ca <file>', 'further certificate authorities to trust, in PEM')
      .option('--probe-smtp', 'ask the mail exchangers up to RCPT TO; nothing is sent')
      .option('--loopback', 'send one marked message to the mailbox, wait for it, remove it')
      .option('--smtp-host <host>', 'SMTP server for --loopback')
      .option('--smtp-port <port>', 'SMTP port for --loopback (default: 465)')
      .option('--smtp-tls <mode>', 'implicit or starttls')
      .option(
        '--sender-account <address>',
        'also read the sender’s mailbox, for the copy and for bounces (ALIMAIL_SENDER_PASSWORD)',
      )
      .option('--sender-imap-host <host>', 'IMAP server of the sender’s mailbox')
      .option('--sender-imap-port <port>', 'its port')
      .option('--sender-imap-tls <mode>', 'implicit or starttls'),
  )
    .addHelpText(
      'after',
      `
The mailbox is only read: no flag changes, nothing is marked as seen. Without a
password the DNS and the sender’s copy alone are judged. With --password-stdin and
--sender-account, the second line is the password of the sender’s account.

${EXIT_CODES}

Examples:
  alimail-doctor trace-missing user@example.com --from boss@partner.com --since 2026-11-18
  alimail-doctor trace-missing user@example.com --eml sent-copy.eml --no-login
  alimail-doctor trace-missing user@example.com --eml bounce.eml --no-login --lang zh
  alimail-doctor trace-missing user@example.com --from partner.com --since 3d --probe-smtp`,
    )
    .action(async (address: string, options: TraceMissingOptions) => {
      exit(await traceMissing(address, options));
    });

  shared(
    root
      .command('verify-client')
      .description('why a mail client does not connect or log in, and which setting is wrong')
      .argument('<address>', 'the mail address, such as user@example.com')
      .option('--protocol <name>', 'imap, pop3 or smtp, repeatable (default: all three)', collect)
      .option('--settings <file>', SETTINGS_HELP)
      .option('--username <name>', 'user name of the client (default: the address)')
      .option('--imap-host <host>', 'IMAP server (default: that of the domain’s edition)')
      .option('--imap-port <port>', 'IMAP port (default: 993)')
      .option('--imap-tls <mode>', 'implicit, starttls or none (default: as the port is meant)')
      .option('--pop-host <host>', 'POP3 server')
      .option('--pop-port <port>', 'POP3 port (default: 995)')
      .option('--pop-tls <mode>', 'implicit, starttls or none')
      .option('--smtp-host <host>', 'SMTP server')
      .option('--smtp-port <port>', 'SMTP port (default: 465)')
      .option('--smtp-tls <mode>', 'implicit, starttls or none')
      .option('--no-login', 'look at the servers, try no login')
      .option(
        '--password-stdin',
        'read the password from standard input (else ALIMAIL_PASSWORD, else a hidden prompt)',
      )
      .option('--allow-plaintext', 'log in over a connection that is not encrypted, if so set')
      .option('--ca <file>', 'further certificate authorities to trust, in PEM')
      .addOption(
        new Option(
          '--emit <client>',
          'write settings for a mail client in place of the report',
        ).choices([...EMIT_KINDS]),
      ),
  )
    .addHelpText(
      'after',
      `
At most one login a protocol is sent, never with another user name, and never to
a server whose certificate does not prove who it is. Wrong passwords count towards
a lock-out of an hour: --no-login leaves it out. With --offline only DNS is answered
from the zone files; the mail servers whose addresses stand there are asked all the same.

${EXIT_CODES}

Examples:
  alimail-doctor verify-client user@example.com
  alimail-doctor verify-client user@example.com --no-login --protocol imap
  alimail-doctor verify-client user@example.com --settings prefs.js --lang zh
  alimail-doctor verify-client user@example.com --emit apple --output mail.mobileconfig`,
    )
    .action(async (address: string, options: VerifyClientOptions) => {
      exit(await verifyClient(address, options));
    });

  root
    .command('guide')
    .description('what to click: a question in words, an intent, a path or an operation')
    .argument(
      '[words...]',
      'a question, an error text, an intent such as recover-access, a guide such as alimail-security, an id such as add-to-whitelist; also list, limits, operation <id>',
    )
    .option(
      '--answer <question=choice>',
      'answers a question of an intent’s tree, repeatable; the choice alone will do, in order',
      collect,
    )
    .option('--json', 'results as JSON')
    .addOption(
      new Option('--format <format>', 'how the answer is written').choices([
        'text',
        'json',
        'markdown',
      ]),
    )
    .option('--output <file>', 'write the answer to a file instead of standard output')
    .addOption(new Option('--lang <lang>', 'language').choices(['en', 'zh']))
    .addHelpText(
      'after',
      `
At a terminal an intent asks its questions one by one: a number chooses, b goes back,
q leaves. Elsewhere it prints its tree, and --answer walks it.

Exit codes: 0 answered, 2 nothing in the guide fits the question, 64 wrong arguments,
70 a bug, 130 interrupted.

Examples:
  alimail-doctor guide
  alimail-doctor guide "emails vanish after I read them on my phone"
  alimail-doctor guide 邮件被退回 550
  alimail-doctor guide recover-access --answer sees=too-many --answer wait=no
  alimail-doctor guide operation add-to-whitelist --lang zh
  alimail-doctor guide limits --format markdown`,
    )
    .action(async (given: readonly string[], options: GuideOptions) => {
      exit(await showGuide(given, options));
    });

  reporting(
    root
      .command('check-smime')
      .description('whether a certificate file (.p12, .pfx) will do for S/MIME, before the upload')
      .argument('<file>', 'the file; - reads standard input')
      .option('--address <mailbox>', 'the mailbox that the certificate has to name')
      .option(
        '--password-stdin',
        'read the file’s password from standard input (else ALIMAIL_PASSWORD, else a hidden prompt)',
      ),
  )
    .addHelpText(
      'after',
      `
Nothing is asked of any server, and neither file nor password leaves this computer.
Without a password an empty one is tried.

${EXIT_CODES}

Examples:
  alimail-doctor check-smime mail.p12 --address user@example.com
  alimail-doctor check-smime mail.pfx --lang zh
  alimail-doctor check-smime - --json < mail.p12`,
    )
    .action(async (path: string, options: CheckSmimeOptions) => {
      exit(await checkSmime(path, options));
    });

  root
    .command('explain')
    .description('one finding, or the tree of a command')
    .argument(
      '[id]',
      'a finding such as spf/include-missing, or a command such as check-dns; all ids when left out',
    )
    .addOption(new Option('--lang <lang>', 'language').choices(['en', 'zh']))
    .addOption(
      new Option('--format <format>', 'how a tree is drawn')
        .choices(['text', 'mermaid'])
        .default('text'),
    )
    .action(
      async (id: string | undefined, options: { lang?: Language; format: 'text' | 'mermaid' }) => {
        const { explain } = await import('./commands/explain.ts');
        const explained = explain(id, languageOf(options.lang), options.format);
        if (!explained.ok) throw new CliError(EXIT.usage, explained.message);
        await write(explained.text);
        exit(0);
      },
    );

  root
    .command('demo')
    .description('diagnoses canned cases, with no network')
    .addOption(new Option('--lang <lang>', 'language').choices(['en', 'zh']))
    .addOption(
      new Option('--only <kind>', 'cases of one command alone').choices([
        'dns',
        'bounce',
        'missing',
        'client',
      ]),
    )
    .action(async (options: { lang?: Language; only?: DemoKind }) => {
      const { demo } = await import('./commands/demo.ts');
      await demo({
        language: languageOf(options.lang),
        width: process.stdout.columns ?? 80,
        color: colorLevel(false),
        ...(options.only === undefined ? {} : { only: options.only }),
        write,
      });
      exit(0);
    });

  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeErr: (text) => process.stderr.write(text),
      outputError: (text, out) => out(text.replace(/^error: /, 'alimail-doctor: ')),
    });
  }
  return root;
}

/** Runs the program and sets the exit code. `argv` is node’s. */
export async function main(argv: readonly string[]): Promise<void> {
  process.once('SIGINT', () => {
    process.exit(EXIT.interrupted);
  });
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    // A full disk, a closed descriptor: nobody reads the rest.
    process.stderr.write(`alimail-doctor: cannot write to standard output: ${error.code}\n`);
    process.exit(EXIT.input);
  });
  // Whatever fails where nobody waits for it is a bug as well.
  process.on('unhandledRejection', (error) => {
    void report(error).then((code) => process.exit(code));
  });
  let code = 0;
  try {
    const root = program((c) => {
      code = c;
    });
    if (argv.length <= 2) {
      root.outputHelp({ error: true });
      code = EXIT.usage;
    } else {
      await root.parseAsync(argv as string[]);
    }
  } catch (error) {
    code = await report(error);
  }
  process.exitCode = code;
}

async function report(error: unknown): Promise<number> {
  if (error instanceof CliError) {
    for (const line of error.message.split('\n')) await complain(line);
    return error.code;
  }
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : EXIT.usage;
  }
  await complain(`this is a bug: ${errorText(error)}`);
  process.stderr.write(
    `${withoutSecrets(error instanceof Error ? (error.stack ?? '') : '')}\nPlease report it to those who gave you alimail-doctor, with the command that you ran and the lines above; remove addresses and names first.\n`,
  );
  return EXIT.bug;
}
