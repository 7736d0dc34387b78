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
}

/** What live DNS adds: said behind the detail, with its proof. */
export interface LiveWord {
  readonly says: Message;
  readonly evidence: readonly Evidence[];
  /** It speaks against the finding: mended since, or never so. */
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
  readonly title: (values: BounceValues) => Message;
  readonly detail: (values: BounceValues, given: BounceCase) => Message;
  /** What DNS says now of what the reply complains about. */
  readonly live?: (given: BounceCase) => LiveWord | null;
  readonly owner?: (given: BounceCase) => Owner | undefined;
  readonly fixes: (given: BounceCase) => readonly Fix[];
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
  dnsTakesNot: text(
    'DNS says now: {domain} takes no mail.',
    '现在查 DNS：{domain} 不收信。',
  ),
  dnsSpf: text(
    'DNS says now: SPF of {domain} gives {result} for {ip}.',
    '现在查 DNS：{domain} 的 SPF 对 {ip} 的结果是 {result}。',
  ),
  takesMail: text('takes mail at {mx}', '可以收信（{mx}）'),
  takesNoMail: text('takes no mail', '不收信'),
  reads: text('“{text}” ({cause}).', '“{text}”（{cause}）。'),
  readsNothing: text('“{text}”.', '“{text}”。'),
  delayed: text(
    'It is not lost yet: the reporting system goes on trying.',
    '邮件还没有丢，系统仍在继续重试。',
  ),
  passes: text(
    'Despite its code it passes with time.',
    '虽然返回码看起来是永久错误，但过一段时间会自行恢复。',
  ),
  permanent: text(
    'Despite its code it is permanent: trying again as it is changes nothing.',
    '虽然返回码是 4 开头，但属于永久错误，不改设置，重试多少次都没用。',
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
      const given: BounceCase = { failures, failure, bounced, live, values };
      const word = definition.live?.(given) ?? null;
      const owner = definition.owner?.(given);
      const delayed = failures.every((f) => f.action === 'delayed');
      return yes({
        title: definition.title(values),
        detail: detailOf(definition.detail(values, given), given, delayed, word),
        evidence: [evidenceOf(failure), ...furtherEvidence(failures), ...dnsEvidence(given, word)],
        contradicts: [
          ...failures.flatMap((f) =>
            f.disagree && f.explanation !== null ? [f.explanation.seen] : [],
          ),
          ...(word?.against ?? []),
        ],
        confidence: word?.confidence ?? Math.max(...failures.map((f) => f.confidence)),
        ...(delayed ? { severity: 'warning' as const } : {}),
        ...(owner === undefined ? {} : { owner }),
        fixes: definition.fixes(given),
      });
    },
  });
}

function valuesOf(failures: readonly [Failure, ...Failure[]], bounced: Bounced): BounceValues {
  const [failure] = failures;
  const first = failure.recipient ?? WORDS.nobody();
  return {
    recipient:
      failures.length > 1
        ? WORDS.others({ first, n: failures.length - 1 })
        : first,
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
  detail: Message,
  { failures, failure, live }: BounceCase,
  delayed: boolean,
  word: LiveWord | null,
): Message {
  const parts: Message[] = [];
  const torn = failures.find((f) => f.disagree);
  if (torn !== undefined && torn.explanation !== null && torn.reply !== null) {
    parts.push(WORDS.disagree({ notice: reads(torn.explanation), reply: reads(torn.reply) }));
    const dns = word === null ? dnsVoice(live) : null;
    if (dns !== null) parts.push(dns.says);
  }
  const { meaning } = failure;
  if (meaning !== null) parts.push(meaning.means());
  parts.push(detail);
  if (meaning?.lasting === 'passes' && failure.replyCode?.startsWith('5') === true) {
    parts.push(WORDS.passes());
  }
  if (meaning?.lasting === 'permanent' && failure.replyCode?.startsWith('4') === true) {
    parts.push(WORDS.permanent());
  }
  if (meaning !== null && meaning.wait !== null) parts.push(WORDS.wait({ time: meaning.wait() }));
  if (delayed) parts.push(WORDS.delayed());
  if (word !== null) parts.push(word.says);
  return parts.length === 1 ? detail : join(parts, WORDS.sentences);
}

/** What DNS has to say where notice and reply disagree, and no check of its own says it. */
function dnsVoice({ recipient, spf }: Live): LiveWord | null {
  if (recipient.known) {
    const { domain, state, exchanges, seen } = recipient.value;
    const mx = exchanges.slice(0, 3).join(', ');
    return state === 'mx' || state === 'address'
      ? {
          says: WORDS.dnsTakes({ domain, mx }),
          evidence: [{ from: seen[0], saw: WORDS.takesMail({ mx }) }],
        }
      : {
          says: WORDS.dnsTakesNot({ domain }),
          evidence: [{ from: seen[0], saw: WORDS.takesNoMail() }],
        };
  }
  if (!spf.known) return null;
  const { domain, ip, result, seen } = spf.value;
  return {
    says: WORDS.dnsSpf({ domain, ip, result }),
    evidence: [{ from: seen[0], saw: `spf=${result}` }],
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

function evidenceOf(failure: Failure): Evidence {
  return { from: failure.proof, saw: failure.proofText };
}

/** The explanation where it disagrees, and the proofs of up to four further recipients. */
function furtherEvidence(failures: readonly Failure[]): Evidence[] {
  const evidence: Evidence[] = [];
  for (const f of failures.slice(0, 5)) {
    if (f !== failures[0] && f.proof !== failures[0]?.proof) evidence.push(evidenceOf(f));
    if (f.disagree && f.explanation !== null && f.explanation.seen !== f.proof) {
      evidence.push({ from: f.explanation.seen, saw: f.explanation.text });
    }
  }
  return evidence;
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
  page: text('Follow {receiver}’s own page about it: {page}', '按 {receiver} 的官方说明处理：{page}'),
};

/** A fix that leads to the receiver's own page, where the reply's rule names one. */
export function pageFix({ failure, values }: BounceCase, owner: Owner = 'sender'): Fix[] {
  const page = failure.meaning?.page ?? null;
  if (page === null) return [];
  return [
    {
      title: FIXES.page({ receiver: values.receiver, page }),
      owner,
      effort: 'minutes',
      risk: 'none',
    },
  ];
}

/** A fix in words. */
export function fix(
  title: Message,
  owner: Owner,
  further: Partial<Omit<Fix, 'title' | 'owner'>> = {},
): Fix {
  return { title, owner, effort: 'minutes', risk: 'none', ...further };
}
