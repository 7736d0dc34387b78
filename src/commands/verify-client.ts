/** `verify-client`: gathers what a mail client would meet, has it judged, and reports. */
import { type Facts, type ObservationLog, observationLog } from '../engine/fact.ts';
import type { Proof } from '../engine/prove.ts';
import { buildReport, type FailOn, type Report, type ReportSection } from '../engine/report.ts';
import { join, type Language, type Message, say, text, verbatim } from '../engine/text.ts';
import { type Walked, walk } from '../engine/walk.ts';
import type { Cell, ClientFacts, Login, Service } from '../facts/client.ts';
import { settingOf, TLS_NAMES } from '../facts/client-places.ts';
import { type AskedSettings, gatherClient } from '../gather/client.ts';
import type { EditionId } from '../knowledge/editions.ts';
import { KNOWLEDGE_DATE } from '../knowledge/sources.ts';
import { asker } from '../protocols/dns/ask.ts';
import {
  type Certificate,
  type Dialer,
  PROTOCOL_NAMES,
  type Protocol,
  type TlsMode,
} from '../protocols/mail/types.ts';
import { padTo, widthOf } from '../render/width.ts';
import type { FullServerSettings } from '../settings/types.ts';
import { verifyClientTree } from '../trees/verify-client.ts';
import { VERSION } from '../version.ts';
import type { DnsSession } from './dns-session.ts';
import { editionWords, type ReportEdition, reportEdition } from './edition-words.ts';

export interface ClientService {
  readonly protocol: Protocol;
  readonly host: string;
  readonly port: number;
  readonly tls: TlsMode;
  /** True for the settings that were given, false for the other places of the grid. */
  readonly given: boolean;
  /** Whether a connection was opened; `null` where that could not be told. */
  readonly reachable: boolean | null;
  readonly greeting: string | null;
  /** As a client has them at login; `null` where it did not come so far. */
  readonly capabilities: readonly string[] | null;
  /** `TLSv1.3`; `null` without TLS. */
  readonly tlsVersion: string | null;
  readonly cipher: string | null;
  readonly certificate: Certificate | null;
  /** Of the place where it was tried; `null` elsewhere. */
  readonly login: ClientLogin | null;
  /** How far it came: `name`, `connection`, `tls`, `greeting`, `capabilities`, `ready`. */
  readonly stage: Cell['stage'];
  /** Why it ended there, where that says nothing of the server. */
  readonly why: string | null;
  readonly seen: string;
}

export interface ClientLogin {
  readonly result: 'accepted' | 'refused' | 'unknown' | 'not-tried';
  readonly reply: string | null;
  /** Of `unknown` and `not-tried`. */
  readonly why: string | null;
}

/** What was seen after the login. */
export interface ClientMailbox {
  readonly protocol: Protocol;
  readonly folders: readonly { readonly name: string; readonly role: string | null }[] | null;
  readonly messages: number | null;
  readonly oldest: string | null;
  readonly uidl: boolean | null;
  readonly expire: number | 'never' | null;
  readonly mailFrom: { readonly accepted: boolean; readonly reply: string } | null;
}

export interface VerifyClientSubject {
  readonly address: string;
  /** `null` when what would have told it could not be looked up. */
  readonly edition: ReportEdition | null;
  /** The settings that were given come first, by protocol; then the other places of the grid. */
  readonly services: readonly ClientService[];
  readonly mailboxes: readonly ClientMailbox[];
}

export interface VerifyClientRun {
  readonly address: string;
  /** Canonical ASCII name. */
  readonly domain: string;
  readonly protocols: readonly Protocol[];
  readonly settings: Readonly<Partial<Record<Protocol, AskedSettings>>>;
  readonly file: string | null;
  readonly session: DnsSession;
  readonly dialer: Dialer;
  readonly edition: EditionId | 'auto';
  readonly password: string | null;
  readonly noLogin: boolean;
  readonly allowPlaintext: boolean;
  readonly timeoutMs: number;
  readonly language: Language;
  readonly failOn: FailOn;
  readonly beforeLogin?: (username: string) => void;
  readonly progress?: (done: number, of: number) => void;
}

const NO_PROOFS: ReadonlyMap<string, Proof> = new Map();

/** The report, and the settings that `--emit` writes: those that were seen to work, else the documented ones. */
export interface VerifiedClient {
  readonly report: Report<VerifyClientSubject>;
  readonly settings: readonly FullServerSettings[];
}

export async function verifyClient(run: VerifyClientRun): Promise<Report<VerifyClientSubject>> {
  return (await verifyWithSettings(run)).report;
}

export async function verifyWithSettings(run: VerifyClientRun): Promise<VerifiedClient> {
  const started = performance.now();
  const log = observationLog();
  const facts = await gatherClient({
    address: run.address,
    domain: run.domain,
    protocols: run.protocols,
    settings: run.settings,
    file: run.file,
    edition: run.edition,
    password: run.password,
    noLogin: run.noLogin,
    allowPlaintext: run.allowPlaintext,
    timeoutMs: run.timeoutMs,
    ask: asker(run.session.forSubject(), log),
    dialer: run.dialer,
    log,
    ...(run.beforeLogin === undefined ? {} : { beforeLogin: run.beforeLogin }),
    ...(run.progress === undefined ? {} : { progress: run.progress }),
  });
  const walked = walk(verifyClientTree.root, facts);
  return {
    report: reportOf(run, facts, walked, log, started),
    settings: servicesOf(facts).flatMap((s) => settingOf(s, run.address)?.setting ?? []),
  };
}

function reportOf(
  run: VerifyClientRun,
  facts: Facts<ClientFacts>,
  walked: Walked,
  log: ObservationLog,
  started: number,
): Report<VerifyClientSubject> {
  const observations = log.seal();
  return buildReport<VerifyClientSubject>({
    tool: { name: 'alimail-doctor', version: VERSION, knowledge: KNOWLEDGE_DATE },
    command: 'verify-client',
    language: run.language,
    failOn: run.failOn,
    subject: subjectOf(run, facts),
    summary: summaryOf(run, facts),
    sections: sectionsOf(run, facts),
    walked,
    proofs: NO_PROOFS,
    observations,
    stats: {
      queries: observations.filter((o) => o.from !== 'settings').length,
      ms: Math.round(performance.now() - started),
    },
    // No fix of a client's settings changes a record.
    showRecord: ({ name, type, value }) => ({
      host: name,
      type,
      priority: null,
      value,
      zoneLine: `${name} IN ${type} ${value}`,
    }),
  });
}

function servicesOf(facts: Facts<ClientFacts>): readonly Service[] {
  return facts.services.known ? facts.services.value : [];
}

function subjectOf(run: VerifyClientRun, facts: Facts<ClientFacts>): VerifyClientSubject {
  const { edition } = facts;
  const services = servicesOf(facts);
  const cells = [
    ...services.map((s) => clientService(s, s.cells[0])),
    ...services.flatMap((s) => s.cells.slice(1).map((c) => clientService(s, c))),
  ];
  return {
    address: run.address,
    edition: reportEdition(edition, run.language),
    services: cells,
    mailboxes: services.flatMap((s) =>
      s.view === null ? [] : [{ protocol: s.protocol, ...s.view.mailbox }],
    ),
  };
}

function clientService(service: Service, cell: Cell): ClientService {
  const { secured } = cell;
  const given = cell === service.cells[0];
  return {
    protocol: cell.protocol,
    host: cell.host,
    port: cell.port,
    tls: cell.tls,
    given,
    reachable: reachable(cell),
    greeting: cell.greeting?.line ?? null,
    capabilities: cell.capabilities,
    tlsVersion: secured?.ok === true ? secured.version : (secured?.version ?? null),
    cipher: secured?.ok === true ? secured.cipher : null,
    certificate: secured?.ok === true ? secured.certificate : null,
    login: clientLogin(service.login, cell, given),
    stage: cell.stage,
    why: cell.why,
    seen: cell.seen.id,
  };
}

function reachable({ tcp, addresses }: Cell): boolean | null {
  if (tcp === 'open' || tcp === 'reset') return true;
  if (tcp === 'refused') return false;
  return addresses.known && addresses.value.length === 0 ? false : null;
}

function clientLogin(login: Login, cell: Cell, given: boolean): ClientLogin | null {
  if (login.result === 'not-tried') {
    return given ? { result: 'not-tried', reply: null, why: login.why } : null;
  }
  if (login.cell !== cell) return null;
  return login.result === 'unknown'
    ? { result: 'unknown', reply: null, why: login.why }
    : { result: login.result, reply: login.reply, why: null };
}

// ------------------------------------------------------------------------------ what people read

const TEXT = {
  summary: text('{address} — {edition}', '{address} — {edition}'),
};

function summaryOf(run: VerifyClientRun, { edition }: Facts<ClientFacts>): Message {
  return TEXT.summary({ address: run.address, edition: editionWords(edition) });
}

/** One line a cell, below the server that it is on. */
function sectionsOf(run: VerifyClientRun, facts: Facts<ClientFacts>): readonly ReportSection[] {
  const { language } = run;
  const services = servicesOf(facts);
  if (services.length === 0) return [];
  const rows = services.flatMap((s) => s.cells.map((cell) => ({ service: s, cell })));
  const modes = rows.map(({ cell }) => placeOf(cell, language));
  const width = Math.max(...modes.map(widthOf));
  const lines: string[] = [];
  let head = '';
  for (const [i, { service, cell }] of rows.entries()) {
    const server = `${PROTOCOL_NAMES[cell.protocol]} ${cell.host}${cell.address === null || cell.address === cell.host ? '' : ` (${cell.address})`}`;
    if (server !== head) lines.push(server);
    head = server;
    const said = join(cellWords(service, cell), { en: ', ', zh: '，' });
    lines.push(
      `  ${markOf(service, cell)} ${padTo(modes[i] as string, width)}  ${say(said, language)}`,
    );
  }
  const sections: ReportSection[] = [
    { id: 'servers', title: say(GRID.title(), language), lines, verbose: false, first: true },
  ];
  const views = services.flatMap((s) => viewLines(s, run.address, language));
  if (views.length > 0) {
    sections.push({
      id: 'mailbox',
      title: say(GRID.mailbox(), language),
      lines: views,
      verbose: false,
    });
  }
  return sections;
}

function placeOf({ port, tls }: Cell, language: Language): string {
  return `${String(port).padStart(5)} ${say(TLS_NAMES[tls], language)}`;
}

/** `+` a client could use it, `-` it could not, `?` not known. */
function markOf(service: Service, cell: Cell): '+' | '-' | '?' {
  const { login } = service;
  if (login.result === 'refused' && login.cell === cell) return '-';
  if (cell.stage === 'ready') {
    const { secured } = cell;
    if (cell.offersPassword === false && secured !== null) return '-';
    const sound = secured?.ok !== true || (secured.certificate?.problems.length ?? 1) === 0;
    return sound ? '+' : '-';
  }
  return cell.why === null ? '-' : '?';
}

const GRID = {
  title: text('What each server says', '各服务器的实测结果'),
  mailbox: text('What the account shows after the login', '登录后看到的情况'),
  noName: text('the name does not resolve', '域名解析不到'),
  dnsFailed: text('DNS gave no answer', 'DNS 没有应答'),
  refused: text('connection refused', '连接被拒绝'),
  timeout: text('no answer', '没有应答'),
  unreachable: text('unreachable', '网络不可达'),
  clear: text('answers in clear text: {said}', '明文应答：{said}'),
  old: text('speaks {version} only', '只支持 {version}'),
  tlsTimeout: text('no answer in the TLS handshake', 'TLS 握手没有应答'),
  tlsClosed: text('closes in the TLS handshake', 'TLS 握手时断开'),
  tlsFailed: text('TLS fails: {problem}', 'TLS 握手失败：{problem}'),
  wantsTls: text('waits for TLS at once', '要求直接用 SSL/TLS'),
  silent: text('opens and says nothing', '能连上但没有任何应答'),
  closes: text('closes at once', '一连上就断开'),
  other: text('is no {protocol} server: {said}', '不是 {protocol} 服务：{said}'),
  turnedAway: text('turns the connection away: {said}', '拒绝服务：{said}'),
  endless: text('sends more than an honest answer has', '应答异常，超出正常长度'),
  broken: text('stops after its greeting', '欢迎语之后没有后续应答'),
  noStartTls: text('offers no STARTTLS', '不支持 STARTTLS'),
  noEncryption: text('not encrypted', '不加密'),
  until: text('certificate until {day}', '证书有效期至 {day}'),
  certificate: text('certificate not in order', '证书有问题'),
  accepted: text('login accepted', '登录成功'),
  rejected: text('login refused: {reply}', '登录被拒：{reply}'),
  noPassword: text('offers no password login', '不支持密码登录'),
  loginSilent: text('no answer to the login', '登录没有应答'),
  folders: text('{n} folders: {names}', '{n} 个文件夹：{names}'),
  messages: text('{protocol}: messages in INBOX: {n}', '{protocol}：收件箱 {n} 封'),
  since: text(
    '{protocol}: messages in INBOX: {n}, the first of {day}',
    '{protocol}：收件箱 {n} 封，最早一封 {day}',
  ),
  noUidl: text(
    '{protocol}: no UIDL, so a client cannot reliably leave mail on the server',
    '{protocol}：不支持 UIDL，客户端难以在服务器上保留副本',
  ),
  uidl: text(
    '{protocol}: UIDL works, so a client can leave mail on the server if it is told to',
    '{protocol}：支持 UIDL，客户端勾选“在服务器上保留副本”即可保留',
  ),
  expires: text(
    '{protocol}: the server may delete mail after {n} days',
    '{protocol}：邮件在服务器上可能只保留 {n} 天',
  ),
  expiresAtOnce: text(
    '{protocol}: the server may delete mail as soon as it was fetched',
    '{protocol}：邮件收取后可能立即从服务器删除',
  ),
  sender: text(
    '{protocol}: {address} is accepted as sender (nothing was sent)',
    '{protocol}：可以用 {address} 发信（未实际发送）',
  ),
};

/** Words of a server in one line of the grid. */
const MAX_WORDS = 40;

function brief(said: string): string {
  return said.length > MAX_WORDS ? `${said.slice(0, MAX_WORDS)}…` : said;
}

function isTried({ login }: Service, cell: Cell): boolean {
  return login.result !== 'not-tried' && login.cell === cell;
}

function cellWords(service: Service, cell: Cell): Message[] {
  const { secured, greeting, tcp, why } = cell;
  const protocol = PROTOCOL_NAMES[cell.protocol];
  const said = brief(greeting?.line ?? '');
  if (cell.stage === 'name') return [cell.addresses.known ? GRID.noName() : GRID.dnsFailed()];
  if (cell.stage === 'connection') {
    return [
      tcp === 'refused'
        ? GRID.refused()
        : tcp === 'reset'
          ? GRID.closes()
          : tcp === 'unreachable'
            ? GRID.unreachable()
            : GRID.timeout(),
    ];
  }
  if (cell.wantsImplicitTls) return [GRID.wantsTls()];
  const words: Message[] = [];
  if (secured?.ok === true) {
    const { version, certificate } = secured;
    words.push(verbatim(version.replace('TLSv', 'TLS ')));
    if (certificate !== null && certificate.problems.length > 0) words.push(GRID.certificate());
    // Where a login was tried, that is what counts.
    else if (certificate !== null && !isTried(service, cell)) {
      words.push(GRID.until({ day: certificate.validTo.slice(0, 10) }));
    }
  } else if (secured !== null) {
    if (secured.why === 'clear') return [GRID.clear({ said: brief(secured.said) })];
    if (secured.why === 'too-old') {
      return [GRID.old({ version: (secured.version ?? '?').replace('TLSv', 'TLS ') })];
    }
    if (secured.why === 'timeout') return [GRID.tlsTimeout()];
    if (secured.why === 'closed') return [GRID.tlsClosed()];
    return [GRID.tlsFailed({ problem: brief(secured.problem ?? '?') })];
  }
  if (cell.stage === 'greeting') {
    if (greeting?.state === 'refused') words.push(GRID.turnedAway({ said }));
    else if (greeting?.line != null) words.push(GRID.other({ protocol, said }));
    else if (why === 'closed') words.push(GRID.closes());
    else words.push(why === 'limit' ? GRID.endless() : GRID.silent());
    return words;
  }
  if (cell.stage === 'capabilities') {
    if (cell.offersStartTls === false) words.push(GRID.noStartTls());
    else words.push(why === 'limit' ? GRID.endless() : GRID.broken());
    return words;
  }
  if (cell.stage === 'tls') return [GRID.tlsFailed({ problem: 'STARTTLS' })];
  if (secured === null) words.push(GRID.noEncryption());
  else if (cell.offersPassword === false) words.push(GRID.noPassword());
  const { login } = service;
  if (login.result !== 'not-tried' && isTried(service, cell)) {
    if (login.result === 'unknown') words.push(GRID.loginSilent());
    else if (login.result === 'accepted') words.push(GRID.accepted());
    else words.push(GRID.rejected({ reply: brief(login.reply) }));
  }
  return words;
}

function viewLines(service: Service, address: string, language: Language): string[] {
  if (service.view === null) return [];
  const { folders, messages, oldest, uidl, expire, mailFrom } = service.view.mailbox;
  const protocol = PROTOCOL_NAMES[service.protocol];
  const lines: Message[] = [];
  if (folders !== null && folders.length > 0) {
    const shown = folders
      .slice(0, 12)
      .map((f) => (f.role === null ? f.name : `${f.name} ${f.role}`));
    if (folders.length > 12) shown.push('…');
    lines.push(GRID.folders({ n: folders.length, names: join(shown, { en: ', ', zh: '、' }) }));
  }
  if (messages !== null) {
    lines.push(
      oldest === null
        ? GRID.messages({ protocol, n: messages })
        : GRID.since({ protocol, n: messages, day: oldest.slice(0, 10) }),
    );
  }
  if (uidl !== null) lines.push(uidl ? GRID.uidl({ protocol }) : GRID.noUidl({ protocol }));
  if (expire === 0) lines.push(GRID.expiresAtOnce({ protocol }));
  else if (typeof expire === 'number') lines.push(GRID.expires({ protocol, n: expire }));
  if (mailFrom?.accepted === true) {
    lines.push(GRID.sender({ protocol, address }));
  }
  return lines.map((line) => say(line, language));
}
