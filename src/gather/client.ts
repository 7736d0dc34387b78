/**
 * Gathers what a mail client would meet: whose the hosts are, what each server of
 * the grid says, and one login a protocol at most.
 */
import {
  type Fact,
  type Facts,
  known,
  type Observation,
  type ObservationLog,
  type Reason,
  unknown,
} from '../engine/fact.ts';
import { text } from '../engine/text.ts';
import type {
  Cell,
  ClientFacts,
  GivenSettings,
  Login,
  NotTried,
  Service,
  Setting,
  Stage,
  WantedSettings,
} from '../facts/client.ts';
import { TLS_NAMES } from '../facts/client-places.ts';
import type { EditionFact, MxSet } from '../facts/dns.ts';
import {
  type ClientHost,
  classifyClientHost,
  clientHostOf,
  PORTS,
  preferredPort,
} from '../knowledge/clients.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { type LoginMeaning, meaningOf } from '../knowledge/login-replies.ts';
import type { Asker } from '../protocols/dns/ask.ts';
import { imap } from '../protocols/imap/conversation.ts';
import { scrubber } from '../protocols/mail/secrets.ts';
import { POKE, speaks } from '../protocols/mail/speaks.ts';
import {
  type Conversation,
  type Dialer,
  type Greeting,
  type MailboxView,
  PROTOCOL_NAMES,
  type Protocol,
  type Tls,
  type TlsMode,
  type Wire,
} from '../protocols/mail/types.ts';
import { isBadUsername } from '../protocols/mail/username.ts';
import { pop3 } from '../protocols/pop3/conversation.ts';
import { smtp } from '../protocols/smtp/conversation.ts';
import { gatherEdition } from './check-dns.ts';
import { modeFor, portFor, type Resolved, resolveHost } from './mail-places.ts';

/** What a person's client is set to, as far as they said. */
export interface AskedSettings {
  readonly host?: Setting<string>;
  readonly port?: Setting<number>;
  readonly tls?: Setting<TlsMode>;
  readonly username?: Setting<string>;
}

export interface GatherClientOptions {
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
  readonly protocols: readonly Protocol[];
  readonly settings: Readonly<Partial<Record<Protocol, AskedSettings>>>;
  readonly edition: EditionId | 'auto';
  /** `null`: none was given. */
  readonly password: string | null;
  readonly noLogin: boolean;
  readonly allowPlaintext: boolean;
  /** Settings file, `null` without one. */
  readonly file: string | null;
  readonly ask: Asker;
  readonly dialer: Dialer;
  readonly log: ObservationLog;
  /** Milliseconds that the network may take. */
  readonly timeoutMs: number;
  /** Called once, before the first login is sent. */
  readonly beforeLogin?: (username: string) => void;
  /** Called as cells end. */
  readonly progress?: (done: number, of: number) => void;
}

const CONVERSATIONS: Readonly<Record<Protocol, Conversation>> = { imap, pop3, smtp };

const FOR = {
  given: text('the {protocol} settings of the client', '客户端的 {protocol} 设置'),
  cell: text('what {host} says on port {port}', '{host} 的 {port} 端口是什么服务'),
  login: text('whether {protocol} accepts the login', '{protocol} 能否登录'),
  view: text('what the account shows over {protocol}', '登录后 {protocol} 能看到什么'),
};

/** Addresses of a host that are tried. */
const MAX_ADDRESSES = 3;
/** A server of clear text greets at once; one that waits for TLS never does. The least of this and a part of the time. */
const SILENCE_MS = 4000;
const SILENCE_PART = 0.3;
const POKE_MS = 2000;
const POKE_PART = 0.15;
/** Head start of the first login: where its answer says that logins are locked, no other is sent. */
const HEAD_START_MS = 1500;
const MAX_SAID = 500;
/** Of a reply that is gone through for what it may hold. */
const MAX_REPLY = 20_000;

/** What a command of a mail client brings out of servers that wait for the client to speak. */
const STRANGE: ReadonlySet<string> = new Set(['http', 'ssh', 'ftp']);

/** Whose hosts get no password: the login could not work there, and its words are not for them. */
const STRANGERS: ReadonlySet<ClientHost['kind']> = new Set([
  'other-edition',
  'other-protocol',
  'webmail',
  'mx',
  'directmail',
  'personal',
  'undocumented',
  'other-provider',
  'near-miss',
]);

interface Spec {
  readonly protocol: Protocol;
  readonly role: Cell['role'];
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
}

interface Probe {
  readonly cell: Cell;
  /** Open and ready for a login; `null` where it is not. */
  readonly wire: Wire | null;
  /** As the server sent them. */
  readonly capabilities: readonly string[];
}

export async function gatherClient(options: GatherClientOptions): Promise<Facts<ClientFacts>> {
  const { ask, domain, timeoutMs } = options;
  const deadline = performance.now() + timeoutMs;
  const found = gatherEdition(domain, ask, options.edition);
  const run = new ClientRun(options, deadline);
  const edition = within(found, deadline - 0.5 * timeoutMs, {
    mx: unknown('timeout') as Fact<MxSet>,
    edition: null,
  });
  const services = await Promise.all(
    options.protocols.map((protocol) => run.service(protocol, edition)),
  );
  run.close();
  const { mx, edition: fact } = await edition;
  const unplaced = services.some((s) => s === null);
  return {
    account: known({
      address: options.address,
      domain,
      allowPlaintext: options.allowPlaintext,
    }),
    edition: fact ?? unknown('timeout'),
    mx,
    services: unplaced
      ? unknown(
          fact === null || !fact.known ? 'timeout' : (fact.value.missing[0]?.reason ?? 'timeout'),
          fact?.known === true ? fact.value.missing.flatMap((m) => m.because) : [],
        )
      : known(services.filter((s): s is Service => s !== null)),
  };
}

interface FoundEdition {
  readonly mx: Fact<MxSet>;
  readonly edition: Fact<EditionFact> | null;
}

/** The first of the two; `or` when the time is up on `performance`’s clock. */
function within<T, U>(work: Promise<T>, end: number, or: U): Promise<T | U> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(or), Math.max(0, end - performance.now()));
    work.then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}

/** One run: its connections, and the order of its logins. */
class ClientRun {
  readonly #options: GatherClientOptions;
  readonly #deadline: number;
  readonly #wires = new Set<Wire>();
  readonly #resolved = new Map<string, Promise<Resolved>>();
  /** Takes the password out of what a server says, on whichever connection. */
  readonly #scrub: (text: string) => string;
  #total = 0;
  #done = 0;
  #said = false;
  /** The first login of the run, and what came of it. */
  #first: Promise<Login> | null = null;

  constructor(options: GatherClientOptions, deadline: number) {
    this.#options = options;
    this.#deadline = deadline;
    const names = Object.values(options.settings).map((s) => s.username?.value);
    const { password, address } = options;
    const scrubbers =
      password === null
        ? []
        : [...new Set([address, ...names])].map((name) => scrubber(password, name ?? address));
    this.#scrub = (text) => scrubbers.reduce((safe, scrub) => scrub(safe), text);
  }

  close(): void {
    for (const wire of this.#wires) wire.close();
  }

  /** `null`: no host is known that could be asked. */
  async service(protocol: Protocol, edition: Promise<FoundEdition>): Promise<Service | null> {
    const { domain, settings, address } = this.#options;
    const asked = settings[protocol] ?? {};
    const preferred = preferredPort(protocol);
    const usual = <T>(value: T): Setting<T> => ({ value, origin: 'edition' });
    const port = asked.port ?? usual(portFor(protocol, asked.tls?.value));
    const tls = asked.tls ?? usual(modeFor(protocol, port.value));
    const username = asked.username ?? usual(address);
    const toProbe = (host: string): Promise<Probe>[] =>
      this.#specs(protocol, host, port.value, tls.value).map((spec, i) => this.#probe(spec, i));

    // A host that was named is asked at once, whatever DNS says of the domain.
    const early = asked.host === undefined ? null : toProbe(asked.host.value);
    const { edition: fact } = await edition;
    const told = fact?.known === true ? fact.value : null;
    const documented = told === null ? null : clientHostOf(told.edition.id, protocol);
    // What could have told another edition was not seen: nobody is asked on a guess.
    const open = told !== null && told.basis === 'assumed' && told.missing.length > 0;
    const guess: Setting<string> | null =
      told === null || open
        ? null
        : documented === null
          ? { value: `${protocol}.${domain}`, origin: 'domain' }
          : { value: documented, origin: 'edition' };
    const host = asked.host ?? guess;
    if (host === null) return null;
    // A guessed edition documents nothing of this domain.
    const wanted: WantedSettings | null =
      documented === null || told?.basis === 'assumed'
        ? null
        : { host: documented, port: preferred.port, tls: preferred.tls };
    const probes = early ?? toProbe(host.value);
    // The documented place, for proving that it works.
    if (wanted !== null && wanted.host !== host.value) {
      const spec: Spec = { protocol, role: 'documented', ...wanted };
      probes.push(this.#probe(spec, probes.length));
    }
    const known =
      told === null
        ? ({ kind: 'unknown' } as const)
        : classifyClientHost(host.value, protocol, told.edition.id, domain);
    const settled = { protocol, host, port, tls, username };
    const given: GivenSettings = { ...settled, known, seen: this.#noteSettings(settled) };
    const [first, ...others] = probes as [Promise<Probe>, ...Promise<Probe>[]];
    const { login, view } = await this.#login(given, told, first, others);
    const cells = await Promise.all([first, ...others]);
    return {
      protocol,
      given,
      wanted,
      cells: cells.map((p) => p.cell) as unknown as readonly [Cell, ...Cell[]],
      login,
      view,
    };
  }

  /** The cells of a host: the given one, then the usual ports. */
  #specs(protocol: Protocol, host: string, port: number, tls: TlsMode): Spec[] {
    const specs: Spec[] = [{ protocol, role: 'given', host, port, tls }];
    for (const one of PORTS[protocol]) {
      if (one.probed && one.port !== port) {
        specs.push({ protocol, role: 'same-host', host, port: one.port, tls: one.tls });
      }
    }
    return specs;
  }

  #noteSettings(settled: Omit<GivenSettings, 'known' | 'seen'>): Observation {
    const { log, file } = this.#options;
    const { protocol, host, port, tls } = settled;
    return log.add({
      from: 'settings',
      at: new Date().toISOString(),
      asked: `${PROTOCOL_NAMES[protocol]} ${host.value}:${port.value} ${TLS_NAMES[tls.value].en}`,
      of: file ?? '',
      for: FOR.given({ protocol: PROTOCOL_NAMES[protocol] }),
      got: { ...settled },
      ms: 0,
      order: `settings ${protocol}`,
    });
  }

  // ------------------------------------------------------------------------------------ one cell

  async #probe(spec: Spec, index: number): Promise<Probe> {
    this.#total++;
    const began = performance.now();
    const at = new Date().toISOString();
    const { protocol, host, port, tls } = spec;
    const { wire, ...found } = await this.#talk(spec);
    const draft = scrubbed(found, this.#scrub);
    const { log } = this.#options;
    const seen = log.add({
      from: protocol,
      at,
      asked: `${PROTOCOL_NAMES[protocol]} ${host}:${port} ${TLS_NAMES[tls].en}`,
      of: draft.address === null ? host : place(draft.address, port),
      for: FOR.cell({ host, port }),
      got: shown(draft),
      ms: Math.round(performance.now() - began),
      order: `cell ${protocol} ${spec.role === 'given' ? 0 : spec.role === 'same-host' ? 1 : 2} ${String(index).padStart(2, '0')}`,
    });
    this.#done++;
    this.#options.progress?.(this.#done, this.#total);
    const keep =
      wire !== null &&
      draft.stage === 'ready' &&
      (spec.role !== 'same-host' || port === preferredPort(protocol).port);
    if (wire !== null && !keep) {
      CONVERSATIONS[protocol].leave(wire);
      wire.close();
    }
    return {
      cell: { ...spec, ...draft, seen },
      wire: keep ? wire : null,
      capabilities: found.capabilities ?? [],
    };
  }

  async #talk(
    spec: Spec,
  ): Promise<Omit<Cell, keyof Spec | 'seen'> & { readonly wire: Wire | null }> {
    const { protocol, host, port, tls } = spec;
    const draft: Draft = {
      addresses: unknown('depends-on-unknown'),
      nxdomain: false,
      address: null,
      tcp: null,
      greeting: null,
      secured: null,
      clearCapabilities: null,
      capabilities: null,
      offersStartTls: null,
      offersPassword: null,
      wantsImplicitTls: false,
      stage: 'name',
      why: null,
    };
    const stop = (stage: Stage, why: Reason | null, wire: Wire | null = null) => ({
      ...draft,
      stage,
      why,
      wire,
    });
    const { addresses, nxdomain } = await this.#resolve(host);
    draft.addresses = addresses;
    draft.nxdomain = nxdomain;
    if (!addresses.known) return stop('name', addresses.reason);
    if (addresses.value.length === 0) return stop('name', null);

    const implicit = tls === 'implicit';
    const opened = await this.#options.dialer.dial(
      {
        host,
        addresses: addresses.value.slice(0, MAX_ADDRESSES),
        port,
        tls: implicit ? 'implicit' : 'none',
      },
      this.#deadline,
    );
    draft.address = opened.address;
    draft.tcp = opened.tcp;
    if (opened.tcp !== 'open') {
      if (draft.tcp === 'reset') return stop('connection', 'closed');
      const why = draft.tcp === 'timeout' || draft.tcp === 'unreachable' ? draft.tcp : null;
      return stop('connection', why);
    }
    draft.secured = opened.tls;
    const talk = CONVERSATIONS[protocol];
    const wire = opened.wire;
    if (wire === null) {
      const failed = opened.tls as Extract<Tls, { ok: false }>;
      if (failed.why === 'clear') {
        draft.greeting = clearGreeting(failed.said);
        return stop('tls', null);
      }
      return stop('tls', whyOfTls(failed));
    }
    this.#wires.add(wire);
    const silence = Math.min(SILENCE_MS, SILENCE_PART * this.#options.timeoutMs);
    let greeting = await talk.greet(implicit ? wire : hurried(wire, silence));
    // The beginning of a greeting is one: it only comes slowly.
    if (greeting.speaks === 'silent' && wire.heard()) return stop('greeting', 'timeout', wire);
    if (greeting.speaks === 'silent' && !implicit && greeting.why === 'timeout') {
      // Perhaps it waits for TLS: the same connection finds out.
      const secured = await wire.secure();
      draft.secured = secured;
      if (secured.ok) {
        draft.wantsImplicitTls = true;
        greeting = await talk.greet(hurried(wire, silence));
        draft.greeting = bounded(greeting);
        return stop('tls', null, wire);
      }
      draft.secured = null;
      if (secured.why === 'clear') {
        draft.greeting = clearGreeting(secured.said);
        // It is slow to greet and speaks in clear after all, or is something else.
        return stop('greeting', speaks(secured.said) === protocol ? 'timeout' : null);
      }
      draft.greeting = bounded(greeting);
      return stop('greeting', 'timeout');
    }
    if (greeting.speaks === 'silent' && greeting.why === 'timeout') {
      wire.send(POKE[protocol]);
      const answer = await wire.line(Math.min(POKE_MS, POKE_PART * this.#options.timeoutMs));
      // A mail server that answers commands and never greets is no use to a client either.
      if (answer.ok && STRANGE.has(speaks(answer.line))) greeting = clearGreeting(answer.line);
    }
    draft.greeting = bounded(greeting);
    if (greeting.state === 'none' && greeting.line === null) {
      return stop('greeting', greeting.why ?? 'timeout');
    }
    if (greeting.state === 'none' || greeting.state === 'refused') {
      return stop('greeting', null, wire);
    }

    const list = await talk.capabilities(wire);
    if (!list.ok && list.why !== 'rejected') return stop('capabilities', list.why, wire);
    const before = list.ok ? list.value : [];
    if (implicit) {
      draft.capabilities = before;
      draft.offersPassword = talk.offersPassword(before);
      return stop('ready', null, wire);
    }
    draft.clearCapabilities = before;
    draft.offersStartTls = talk.offersStartTls(before);
    if (tls === 'none') {
      draft.capabilities = before;
      draft.offersPassword = talk.offersPassword(before);
      return stop('ready', null, wire);
    }
    if (!draft.offersStartTls) return stop('capabilities', null, wire);
    const going = await talk.startTls(wire);
    if (!going.ok) return stop('tls', going.why === 'rejected' ? null : going.why, wire);
    const secured = await wire.secure();
    draft.secured = secured;
    if (!secured.ok) return stop('tls', secured.why === 'clear' ? null : whyOfTls(secured));
    const after = await talk.capabilities(wire);
    if (!after.ok && after.why !== 'rejected') {
      return stop('capabilities', after.why, wire);
    }
    draft.capabilities = after.ok ? after.value : [];
    draft.offersPassword = talk.offersPassword(draft.capabilities);
    return stop('ready', null, wire);
  }

  #resolve(host: string): Promise<Resolved> {
    let found = this.#resolved.get(host);
    if (found === undefined) {
      found = resolveHost(host, this.#options.ask);
      this.#resolved.set(host, found);
    }
    return found;
  }

  // --------------------------------------------------------------------------------------- login

  async #login(
    given: GivenSettings,
    edition: EditionFact | null,
    first: Promise<Probe>,
    others: readonly Promise<Probe>[],
  ): Promise<Pick<Service, 'login' | 'view'>> {
    const not = (why: NotTried) => ({ login: { result: 'not-tried', why } as const, view: null });
    const { password, noLogin } = this.#options;
    const probe = await first;
    if (probe.cell.greeting?.state === 'preauth') return not('not-wanted');
    if (noLogin) return not('no-login');
    const guessed = edition === null || edition.basis === 'assumed';
    const named = given.host.origin === 'option' || given.host.origin === 'file';
    if (isBadUsername(given.username.value)) return not('settings');
    let hindered: NotTried = 'no-server';
    let chosen: Probe | null = null;
    // Against a guess no host is another edition's.
    const strange =
      STRANGERS.has(given.known.kind) && !(guessed && given.known.kind === 'other-edition');
    if (named && strange) hindered = 'settings';
    else if (!named && guessed) hindered = 'edition-assumed';
    else {
      const why = this.#hindrance(probe);
      if (why === null) chosen = probe;
      else hindered = why;
    }
    if (chosen === null) {
      // Another place that is the person's own or the edition's shows whether the rest is right.
      for (const other of await Promise.all(others)) {
        const { role } = other.cell;
        const trusted = role === 'documented' ? !guessed : named && hindered !== 'settings';
        const sure = trusted || (role === 'same-host' && !named && !guessed);
        if (chosen === null && sure && this.#hindrance(other, true) === null) chosen = other;
      }
    }
    if (chosen === null) return not(hindered);
    if (password === null) return not('no-password');
    return this.#inTurn(chosen, given.username.value, password);
  }

  /** Why no password is sent to a cell; `null` when one may be. */
  #hindrance({ cell, wire }: Probe, onlySafe = false): NotTried | null {
    if (cell.stage !== 'ready' || wire === null) return 'no-server';
    if (cell.offersPassword === false && cell.secured?.ok === true) return 'no-mechanism';
    if (cell.secured?.ok === true) {
      const { certificate } = cell.secured;
      return certificate !== null && certificate.problems.length === 0 ? null : 'certificate';
    }
    return this.#options.allowPlaintext && !onlySafe ? null : 'plaintext';
  }

  async #inTurn(
    probe: Probe,
    username: string,
    password: string,
  ): Promise<Pick<Service, 'login' | 'view'>> {
    if (!this.#said) {
      this.#said = true;
      this.#options.beforeLogin?.(username);
    }
    const before = this.#first;
    const work = before === null ? this.#logIn(probe, username, password) : null;
    if (work !== null) {
      this.#first = work.then(({ login }) => login);
      // Who waits for it is not who is told of its failure.
      this.#first.catch(() => {});
      return work;
    }
    const left = (this.#deadline - performance.now()) / 3;
    const answer = await within(
      before as Promise<Login>,
      performance.now() + Math.min(HEAD_START_MS, left),
      null,
    );
    if (answer?.result === 'refused' && answer.meaning?.cause === 'account-locked') {
      return { login: { result: 'not-tried', why: 'locked' }, view: null };
    }
    return this.#logIn(probe, username, password);
  }

  /** A meaning may quote the server. */
  #told(meaning: LoginMeaning | null): LoginMeaning | null {
    return meaning?.referral === undefined
      ? meaning
      : { ...meaning, referral: this.#scrub(meaning.referral) };
  }

  async #logIn(
    { cell, wire, capabilities }: Probe,
    username: string,
    password: string,
  ): Promise<Pick<Service, 'login' | 'view'>> {
    const { log, address } = this.#options;
    const { protocol, host, port } = cell;
    const talk = CONVERSATIONS[protocol];
    const open = wire as Wire;
    const note = (
      asked: string,
      purpose: Observation['for'],
      got: Readonly<Record<string, unknown>>,
      began: number,
      at: string,
      kind: string,
    ) =>
      log.add({
        from: protocol,
        at,
        asked: `${PROTOCOL_NAMES[protocol]} ${asked} ${host}:${port}`,
        of: cell.address === null ? host : place(cell.address, port),
        for: purpose,
        got,
        ms: Math.round(performance.now() - began),
        order: `cell ${protocol} ${kind}`,
      });
    let began = performance.now();
    let at = new Date().toISOString();
    const answer = await talk.login(open, { username, password }, capabilities);
    const purpose = FOR.login({ protocol: PROTOCOL_NAMES[protocol] });
    if (answer.result === 'unknown') {
      const seen = note('login', purpose, { ...answer, username }, began, at, '8');
      const why = answer.why === 'no-mechanism' ? 'not-implemented-there' : answer.why;
      return { login: { result: 'unknown', cell, why, seen }, view: null };
    }
    const reply = this.#scrub(answer.reply.slice(0, MAX_REPLY)).slice(0, MAX_SAID);
    // Understood as it came: a password that is a word must not change what it means.
    const meaning =
      answer.result === 'refused'
        ? this.#told(meaningOf(protocol, answer.reply.slice(0, MAX_REPLY)))
        : null;
    const seen = note(
      'login',
      purpose,
      { result: answer.result, mechanism: answer.mechanism, username, reply },
      began,
      at,
      '8',
    );
    const login: Login = {
      result: answer.result,
      cell,
      mechanism: answer.mechanism,
      reply,
      meaning,
      seen,
    };
    if (answer.result === 'refused') {
      talk.leave(open);
      return { login, view: null };
    }
    began = performance.now();
    at = new Date().toISOString();
    const mailbox = scrubbedView(await talk.look(open, address, capabilities), this.#scrub);
    talk.leave(open);
    const viewed = note(
      'mailbox',
      FOR.view({ protocol: PROTOCOL_NAMES[protocol] }),
      { ...mailbox, folders: mailbox.folders?.slice(0, 200) ?? null },
      began,
      at,
      '9',
    );
    return { login, view: { mailbox, seen: viewed } };
  }
}

type Draft = { -readonly [K in Exclude<keyof Cell, keyof Spec | 'seen'>]: Cell[K] };

/** `192.0.2.1:993`, `[2001:db8::1]:993`. */
function place(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function hurried(wire: Wire, ms: number): Wire {
  return { ...wire, line: (wanted) => wire.line(Math.min(wanted ?? ms, ms)) };
}

function clearGreeting(line: string): Greeting {
  return { speaks: speaks(line), line: line.slice(0, MAX_SAID), state: 'none', why: null };
}

function bounded(greeting: Greeting): Greeting {
  return greeting.line === null
    ? greeting
    : { ...greeting, line: greeting.line.slice(0, MAX_SAID) };
}

/** What a cell keeps of a server's words, with the password taken out of them. */
function scrubbed<
  D extends Pick<Cell, 'greeting' | 'secured' | 'clearCapabilities' | 'capabilities'>,
>(draft: D, scrub: (text: string) => string): D {
  const { greeting, secured } = draft;
  const each = (list: readonly string[] | null) => list?.map(scrub) ?? null;
  const certificate = secured?.ok === true ? secured.certificate : null;
  return {
    ...draft,
    greeting: greeting?.line == null ? greeting : { ...greeting, line: scrub(greeting.line) },
    secured:
      secured === null
        ? null
        : !secured.ok
          ? { ...secured, said: scrub(secured.said) }
          : certificate === null
            ? secured
            : {
                ...secured,
                certificate: {
                  ...certificate,
                  subject: scrub(certificate.subject),
                  issuer: scrub(certificate.issuer),
                  names: certificate.names.map(scrub),
                  chain: certificate.chain.map(scrub),
                },
              },
    clearCapabilities: each(draft.clearCapabilities),
    capabilities: each(draft.capabilities),
  };
}

function scrubbedView(view: MailboxView, scrub: (text: string) => string): MailboxView {
  const { folders, mailFrom } = view;
  return {
    ...view,
    folders: folders?.map(({ name, role }) => ({ name: scrub(name), role })) ?? null,
    mailFrom: mailFrom === null ? null : { ...mailFrom, reply: scrub(mailFrom.reply) },
  };
}

/** `null` where the failure itself tells: the server's TLS is too old. */
function whyOfTls(tls: Extract<Tls, { ok: false }>): Reason | null {
  if (tls.why === 'too-old') return tls.version === null ? 'malformed' : null;
  if (tls.why === 'timeout' || tls.why === 'closed') return tls.why;
  return 'malformed';
}

/** What a cell found, as JSON: in the order in which it was found. */
function shown(draft: Omit<Cell, keyof Spec | 'seen'>): Record<string, unknown> {
  const { addresses, secured, greeting, why, stage } = draft;
  return {
    addresses: addresses.known ? addresses.value : null,
    address: draft.address,
    tcp: draft.tcp,
    ...(secured === null ? {} : { tls: secured }),
    greeting: greeting?.line ?? null,
    ...(greeting === null ? {} : { speaks: greeting.speaks }),
    ...(draft.clearCapabilities === null ? {} : { clearCapabilities: draft.clearCapabilities }),
    capabilities: draft.capabilities,
    ...(draft.offersStartTls === null ? {} : { offersStartTls: draft.offersStartTls }),
    ...(draft.wantsImplicitTls ? { wantsImplicitTls: true } : {}),
    stage,
    ...(why === null ? {} : { why }),
  };
}
