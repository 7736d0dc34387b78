/** What the checks of bounces share: the maker of checks, the ways to send again, addresses for appeals. */
import type { Cause } from '../../bounces/causes.ts';
import {
  type Check,
  checksOf,
  type Evidence,
  type Fix,
  no,
  type Owner,
  type Route,
  type Severity,
  yes,
} from '../../engine/check.ts';
import type { Observation } from '../../engine/fact.ts';
import { join, type Message, type Text, type TextValue, text } from '../../engine/text.ts';
import type { Bounced, BounceFacts, Failure, Live } from '../../facts/bounce.ts';
import { CAUSE_NAMES } from '../../knowledge/causes.ts';

/** Makes a check over the facts of `diagnose-bounce`. */
export const check = checksOf<BounceFacts>();

/** What titles and details may speak of. */
export interface BounceValues {
  /** `a@example.com`, or `a@example.com and 3 others`; words of ours where the message names nobody. */
  readonly recipient: TextValue;
  /** The recipient's domain. */
  readonly domain: TextValue;
  /** Who refused: a receiver's name, else the host, else the recipient's domain. */
  readonly receiver: TextValue;
  /** Address of the sender, else words of ours. */
  readonly sender: TextValue;
  /** The sender's domain. */
  readonly senderDomain: TextValue;
  /** Address that the message came from, as the reply says it; words of ours where it does not. */
  readonly ip: TextValue;
}

/** One cause in one message: the failures that have it, and all that is known beside. */
export interface BounceCase {
  readonly failures: readonly [Failure, ...Failure[]];
  /** The first of them, which is quoted. */
  readonly failure: Failure;
  readonly bounced: Bounced;
  readonly live: Live;
  readonly values: BounceValues;
  /** Every failure is a delay: the reporting system goes on trying. */
  readonly delayed: boolean;
  /** DNS says that what the reply complains about is right by now. */
  readonly fixed: boolean;
}

/** What live DNS adds: said behind the detail, with its proof. */
export interface LiveWord {
  readonly says: Message;
  readonly evidence: readonly Evidence[];
  /** It speaks against the finding: fixed since, or never so. */
  readonly against?: readonly Observation[];
  /** Takes the place of the check's own confidence. */
  readonly confidence?: number;
}

export interface BounceCheck {
  readonly cause: Cause;
  readonly question: Text<never>;
  readonly why: Text<never>;
  readonly route: Route;
  readonly references: readonly string[];
  /** `error` by default; a delay is at most a warning. */
  readonly severity?: Severity;
  readonly title: (values: BounceValues, given: BounceCase) => Message;
  /** What follows from it; its first words are left to the receiver's own meaning where there is one. */
  readonly detail: (values: BounceValues, given: BounceCase) => Message;
  /** What DNS says now of what the reply complains about. */
  readonly live?: (given: BounceCase) => LiveWord | null;
  readonly owner?: (given: BounceCase) => Owner | undefined;
  readonly fixes: (given: BounceCase) => readonly Fix[];
  /** Whose the page is that the reply's rule names; it comes last among this owner's fixes. None by default. */
  readonly page?: (given: BounceCase) => Owner | null;
  /** The title says already what receivers mean by it. */
  readonly plain?: true;
}

const WORDS = {
  nobody: text('the recipient', '收件人'),
  noDomain: text('the recipient’s domain', '收件人的域名'),
  noReceiver: text('the recipient’s server', '对方服务器'),
  noSender: text('the sender', '发件人'),
  noSenderDomain: text('the sender’s domain', '发件域名'),
  noIp: text('the sending server', '发信服务器'),
  others: text('{first} and {n} more', '{first} 和另外 {n} 个收件人'),
  disagree: text(
    'The notice and the server disagree. The notice says: {notice} The server said: {reply} The server’s own words are trusted.',
    '退信说明和对方服务器的原话对不上。退信说明：{notice}对方原话：{reply}以服务器原话为准。',
  ),
  dnsTakes: text(
    'DNS says now: {domain} takes mail at {mx}.',
    '现在查 DNS：{domain} 可以收信（{mx}）。',
  ),
  dnsTakesNot: text('DNS says now: {domain} takes no mail.', '现在查 DNS：{domain} 不收信。'),
  dnsSpf: text(
    'DNS says now: SPF of {domain} gives {result} for {ip}.',
    '现在查 DNS：{domain} 的 SPF 对 {ip} 的结果是 {result}。',
  ),
  takesMail: text('takes mail at {mx}', '可以收信（{mx}）'),
  takesNoMail: text('takes no mail', '不收信'),
  reads: text('“{text}” ({cause}).', '“{text}”（{cause}）。'),
  readsNothing: text('“{text}”.', '“{text}”。'),
  delayed: text(
    'It is not lost yet: the reporting system goes on trying. Do not send it again now, or the recipient gets two copies.',
    '邮件还没有丢，系统仍在自动重试。现在不要重发，否则对方会收到两封。',
  ),
  passes: text(
    'The code looks permanent, but it passes with time.',
    '返回码看着像永久错误，其实过一段时间会恢复。',
  ),
  permanent: text(
    'The code looks temporary, but it is permanent.',
    '返回码看着像临时错误，其实是永久错误。',
  ),
  wait: text('Wait: {time}.', '等待时间：{time}。'),
  sentences: { en: ' ', zh: '' },
};

/** Makes the check of one cause. */
export function bounceCheck(
  definition: BounceCheck,
): Check<BounceFacts, 'bounced' | 'live', 'yes' | 'no'> {
  const { cause, question, why, route, references } = definition;
  return check({
    id: `bounce/${cause}`,
    question,
    why,
    needs: ['bounced', 'live'],
    severity: definition.severity ?? 'error',
    route,
    references,
    answer({ bounced, live }) {
      const [failure, ...others] = bounced.failures.filter((f) => f.cause === cause);
      if (failure === undefined) return no();
      const failures: [Failure, ...Failure[]] = [failure, ...others];
      const values = valuesOf(failures, bounced);
      const delayed = failures.every((f) => f.action === 'delayed');
      const known = { failures, failure, bounced, live, values, delayed };
      const word = definition.live?.({ ...known, fixed: false }) ?? null;
      const against = word?.against ?? [];
      const given: BounceCase = { ...known, fixed: against.length > 0 };
      const owner = definition.owner?.(given);
      return yes({
        title: sentence(definition.title(values, given)),
        detail: detailOf(definition, given, word),
        evidence: [evidenceOf(failure), ...furtherEvidence(failures), ...dnsEvidence(given, word)],
        contradicts: [...explanationsAgainst(failures), ...against],
        confidence: word?.confidence ?? Math.max(...failures.map((f) => f.confidence)),
        ...(delayed ? { severity: 'warning' as const } : {}),
        ...(owner === undefined ? {} : { owner }),
        fixes: fixesOf(definition, given),
      });
    },
  });
}

function valuesOf(failures: readonly [Failure, ...Failure[]], bounced: Bounced): BounceValues {
  const [failure] = failures;
  const first = failure.recipient ?? WORDS.nobody();
  return {
    recipient: failures.length > 1 ? WORDS.others({ first, n: failures.length - 1 }) : first,
    domain: failure.domain ?? WORDS.noDomain(),
    receiver:
      failure.receiver?.name() ?? failure.remoteHost ?? failure.domain ?? WORDS.noReceiver(),
    sender: bounced.envelopeFrom ?? bounced.headerFrom ?? WORDS.noSender(),
    senderDomain: bounced.senderDomain ?? WORDS.noSenderDomain(),
    ip: failure.senderIp ?? WORDS.noIp(),
  };
}

/** The disagreement first, then what the receiver means in its own terms, the detail, and what DNS says now. */
function detailOf(
  { detail, plain }: BounceCheck,
  given: BounceCase,
  word: LiveWord | null,
): Message {
  const { failures, failure, live, delayed, values } = given;
  const { meaning, replyCode } = failure;
  const parts: Message[] = [];
  const torn = failures.find((f) => f.disagree);
  if (torn !== undefined && torn.explanation !== null && torn.reply !== null) {
    parts.push(WORDS.disagree({ notice: reads(torn.explanation), reply: reads(torn.reply) }));
    const dns = word === null ? dnsVoice(live) : null;
    if (dns !== null) parts.push(dns.says);
  }
  if (meaning !== null && plain !== true) parts.push(meaning.means());
  if (meaning?.lasting === 'passes' && replyCode?.startsWith('5') === true) {
    parts.push(WORDS.passes());
  }
  if (saysPermanent(given)) parts.push(WORDS.permanent());
  const further = detail(values, given);
  if (further.en !== '') parts.push(sentence(further));
  if (meaning !== null && meaning.wait !== null) parts.push(WORDS.wait({ time: meaning.wait() }));
  if (delayed) parts.push(WORDS.delayed());
  if (word !== null) parts.push(word.says);
  return parts.length === 1 ? (parts[0] as Message) : join(parts, WORDS.sentences);
}

/** A code of the class 4 that never passes: it is said, and nothing else may speak of trying again. */
export function saysPermanent({ failure: { meaning, replyCode } }: BounceCase): boolean {
  return meaning?.lasting === 'permanent' && replyCode?.startsWith('4') === true;
}

/** The words that the cause was read from and the server's reply, in lower case with straight quotes. */
export function wordsOf({ failures }: BounceCase): string {
  return failures
    .slice(0, MAX_QUOTED)
    .map(({ proofText, reply, status }) =>
      [proofText, reply?.text ?? '', status ?? ''].join(' ').slice(0, 4000),
    )
    .join(' ')
    .toLowerCase()
    .replaceAll('’', "'");
}

/** Any of the pieces occurs in the words. */
export function says(given: BounceCase, ...pieces: readonly string[]): boolean {
  const words = wordsOf(given);
  return pieces.some((piece) => words.includes(piece));
}

/** What DNS has to say where notice and reply disagree, and no check of its own says it. */
function dnsVoice({ recipient, spf }: Live): LiveWord | null {
  if (recipient.known) {
    const { domain, state, exchanges, seen } = recipient.value;
    const mx = exchanges.slice(0, 3).join(', ');
    return state === 'mx' || state === 'address'
      ? {
          says: WORDS.dnsTakes({ domain, mx }),
          evidence: [{ from: seen[0], saw: recordsIn(seen[0]) ?? WORDS.takesMail({ mx }) }],
        }
      : {
          says: WORDS.dnsTakesNot({ domain }),
          evidence: [{ from: seen[0], saw: recordsIn(seen[0]) ?? WORDS.takesNoMail() }],
        };
  }
  if (!spf.known) return null;
  const { domain, ip, result, seen } = spf.value;
  return {
    says: WORDS.dnsSpf({ domain, ip, result }),
    evidence: [{ from: seen[0], saw: recordsIn(seen[0], 'v=spf1') ?? `spf=${result}` }],
  };
}

function reads(said: NonNullable<Failure['reply']>): Message {
  const quoted = clipped(said.text, 200);
  return said.means === null || said.means.cause === 'unknown'
    ? WORDS.readsNothing({ text: quoted })
    : WORDS.reads({ text: quoted, cause: CAUSE_NAMES[said.means.cause]() });
}

function dnsEvidence({ failures, live }: BounceCase, word: LiveWord | null): readonly Evidence[] {
  if (word !== null) return word.evidence;
  return failures.some((f) => f.disagree) ? (dnsVoice(live)?.evidence ?? []) : [];
}

/** Words of ours in place of a name, where they begin the sentence: “The recipient’s server …”. */
function sentence(message: Message): Message {
  const name = /^\{(\w+)\}/.exec(message.en)?.[1];
  const value = name === undefined ? undefined : message.values[name];
  if (name === undefined || typeof value !== 'object' || !value.en.startsWith('the '))
    return message;
  return {
    ...message,
    values: { ...message.values, [name]: { ...value, en: `The ${value.en.slice(4)}` } },
  };
}

function evidenceOf(failure: Failure): Evidence {
  return { from: failure.proof, saw: failure.proofText };
}

/** Failures whose words are looked at and quoted. */
const MAX_QUOTED = 5;

/** The proofs of further recipients, each line once. */
function furtherEvidence(failures: readonly [Failure, ...Failure[]]): Evidence[] {
  const printed = new Set([placeOf(failures[0].proof, failures[0].proofText)]);
  const evidence: Evidence[] = [];
  for (const f of failures.slice(1, MAX_QUOTED)) {
    const place = placeOf(f.proof, f.proofText);
    if (!printed.has(place)) evidence.push(evidenceOf(f));
    printed.add(place);
  }
  return evidence;
}

/** The explanations that disagree, each line once. */
function explanationsAgainst(failures: readonly Failure[]): Observation[] {
  const against = new Map<string, Observation>();
  for (const { disagree, explanation } of failures) {
    if (!disagree || explanation === null || against.size >= MAX_QUOTED) continue;
    const place = placeOf(explanation.seen, explanation.text);
    if (!against.has(place)) against.set(place, explanation.seen);
  }
  return [...against.values()];
}

function placeOf({ of, asked }: Observation, words: string): string {
  return [of, asked, words].join('\n');
}

/** The records of an answer that begin so, as they stand; `null` where it holds none. */
export function recordsIn({ got }: Observation, begin = ''): string | null {
  const { records } = got;
  if (!Array.isArray(records)) return null;
  const values = records.flatMap((record: unknown) => {
    const { value } = (record ?? {}) as { readonly value?: unknown };
    return typeof value === 'string' && value.toLowerCase().startsWith(begin) ? [value] : [];
  });
  return values.length === 0 ? null : clipped(values.slice(0, 4).join('; '), 300);
}

function clipped(value: string, max: number): string {
  const points = [...value.slice(0, max * 2)];
  return points.length <= max ? value : `${points.slice(0, max - 1).join('')}…`;
}

/** Where Alibaba takes appeals and the like. */
export const APPEAL = 'antispam_fankui@alibaba-inc.com';

/** Click paths of Alibaba Mail's consoles, in their own words, for people's mailboxes. */
export const MAIL_CONSOLE = {
  employees: text(
    'Domain management (log on to webmail as postmaster) > Organization and Users > Employee Accounts',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 组织与用户 > 员工账号管理',
  ),
  sendLog: text(
    'Domain management (log on to webmail as postmaster) > Logs > Send and receive log',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 日志 > 收发信日志',
  ),
};

const FIXES = {
  page: text(
    'Follow the official page about this reply: {page}',
    '按这条退信的官方说明处理：{page}',
  ),
  blocklist: text('Look it up at the blocklist: {page}', '到黑名单官网查询：{page}'),
  score: text('Look up how the IP is rated: {page}', '查询该 IP 的信誉评分：{page}'),
  again: text('Send it again', '直接重发'),
  next: text('Wait: the next try should get through', '不用处理，等系统下次自动重试即可'),
};

/** Hosts of pages on which a listing is looked up, and which are not the receiver's. */
const LISTS = [
  'spamhaus.org',
  'spamcop.net',
  'barracudacentral.org',
  'uceprotect.net',
  'backscatterer.org',
  'psbl.org',
  'mailspike.io',
  'spamrats.com',
  'blocklist.de',
  'abusix.com',
  'dronebl.org',
  'invaluement.com',
  'anti-spam.org.cn',
  'uribl.com',
  'surbl.org',
  'senderscore.org',
  'cloudmark.com',
  'ipcheck.proofpoint.com',
  'trendmicro.com',
  'talosintelligence.com',
];

function pageTitle(page: string, { failure }: BounceCase): Message {
  const host = page.split('/')[2] ?? '';
  const isList = LISTS.some((list) => host === list || host.endsWith(`.${list}`));
  if (!isList) return FIXES.page({ page });
  return failure.cause === 'ip-reputation' ? FIXES.score({ page }) : FIXES.blocklist({ page });
}

const EFFORTS = ['minutes', 'hours', 'days'] as const;

/**
 * The fixes of a check: to send again first where all is well by now, and the page
 * of the reply's rule last among its owner's. Following a page takes no less than
 * what else the owner can do, and fixes are ordered by effort.
 */
function fixesOf(definition: BounceCheck, given: BounceCase): readonly Fix[] {
  const again = given.fixed ? [fix(given.delayed ? FIXES.next() : FIXES.again(), 'you')] : [];
  const fixes = [...again, ...definition.fixes(given)];
  const page = given.failure.meaning?.page ?? null;
  const owner = definition.page?.(given) ?? null;
  if (page === null || owner === null) return fixes;
  const same = fixes.filter((f) => f.owner === owner);
  const effort = EFFORTS.findLast((e) => same.some((f) => f.effort === e)) ?? 'minutes';
  const risk = same.some((f) => f.effort === effort && f.risk !== 'none') ? 'low' : 'none';
  return [...fixes, fix(pageTitle(page, given), owner, { effort, risk })];
}

/** A fix in words. */
export function fix(
  title: Message,
  owner: Owner,
  further: Partial<Omit<Fix, 'title' | 'owner'>> = {},
): Fix {
  return { title, owner, effort: 'minutes', risk: 'none', ...further };
}
