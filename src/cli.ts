/** The command line: commander's wiring, standard streams and exit codes. The only file that touches `process`. */
import { Command, CommanderError, Option } from 'commander';
import type { DnsSession } from './commands/dns-session.ts';
import type { Zones } from './commands/zone-files.ts';
import type { FailOn, Report } from './engine/report.ts';
import type { Language } from './engine/text.ts';
import { EDITION_IDS } from './knowledge/editions.ts';
import { FORMATS, type Format } from './render/formats.ts';
import type { Look } from './render/index.ts';
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

function formatOf(options: SharedOptions): Format {
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
  process.stderr.write(`alimail-doctor: ${visible(message)}\n`);
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

function lookOf(options: SharedOptions): Look {
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
    .action(async (options: { lang?: Language }) => {
      const { demo } = await import('./commands/demo.ts');
      await demo({
        language: languageOf(options.lang),
        width: process.stdout.columns ?? 80,
        color: colorLevel(false),
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
    throw error;
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
    `${error instanceof Error ? (error.stack ?? '') : ''}\nPlease report it to those who gave you alimail-doctor, with the command that you ran and the lines above; remove addresses and names first.\n`,
  );
  return EXIT.bug;
}
