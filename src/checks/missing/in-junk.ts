import type { Evidence, Fix } from '../../engine/check.ts';
import { join, type Message, text } from '../../engine/text.ts';
import type { FoundMessage, Standing, Trail, Wanted } from '../../facts/missing.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import {
  FILTER_ROUTE,
  fix,
  given as givenFact,
  missingCheck,
  soughtMessage,
} from '../common/missing.ts';
import {
  cameIn,
  doubts,
  inPlace,
  isSure,
  readOrNot,
  rulesFix,
  type Siblings,
  seenMessage,
  sentences,
  siblingsOf,
  titleOf,
} from '../common/missing-found.ts';

type Verdicts = NonNullable<FoundMessage['verdicts']>;

const titles = {
  sure: text(
    'It is in Junk ({state}): {message}; move it to the inbox yourself',
    '在“垃圾邮件”文件夹里（{state}）：{message}，自己移回收件箱即可',
  ),
  expected: text(
    'It is in Junk ({state}): {message}; if you expected it, move it to the inbox',
    '在“垃圾邮件”文件夹里（{state}）：{message}，确认是自己在等的邮件再移回收件箱',
  ),
  perhaps: text(
    'Perhaps it is in Junk ({state}): {message}; see whether it is the one',
    '可能在“垃圾邮件”文件夹里（{state}）：{message}，请打开确认',
  ),
  forged: text(
    'It is in Junk, and may be forged: {message}; ask the sender before you trust it',
    '在“垃圾邮件”里，而且可能是伪造的：{message}，先向发件人核实',
  ),
  unproven: text(
    'It is in Junk, and its sender is not proven: {message}; ask the sender, then move it out',
    '在“垃圾邮件”里，发件人身份没通过验证：{message}，核实后再移出',
  ),
};
const causes = {
  failed: text(
    'The receiving server noted {results}: nothing proves that the sender sent it, which is reason enough for Junk.',
    '收信服务器记录 {results}：无法证明是发件人本人所发，足以被判为垃圾邮件。',
  ),
  unproven: text(
    'The sender’s mail carries no proof of where it comes from ({results}), which filters count against it.',
    '对方的邮件没有任何身份验证（{results}），反垃圾系统会因此扣分。',
  ),
  standing: text(
    'SPF of {domain} gives {result} for the sending address {ip}, which filters count against it.',
    '{domain} 的 SPF 对发信 IP {ip} 的结果是 {result}，反垃圾系统会因此扣分。',
  ),
  filter: text(
    'A filter on the way called it spam in its header field {name}.',
    '途中的反垃圾系统在邮件头 {name} 里标了垃圾邮件。',
  ),
  letThrough: text(
    'Alibaba Mail’s own line reads as “let through” (AC=CONTINUE, undocumented): more likely a setting of this mailbox (blacklist, level Strict, a rule), or a mail program put it there.',
    '阿里邮箱自己的记录看起来是放行（AC=CONTINUE，无官方说明）：更像是本邮箱的设置（黑名单、严格级别、收信规则）或客户端移过去的。',
  ),
  alimail: text(
    'Alibaba Mail’s own filter left a line (AC={action}); what it means is not documented.',
    '阿里邮箱的反垃圾系统留有记录（AC={action}），含义没有官方说明。',
  ),
  quiet: text(
    'The header does not say why: the filter, the blacklist, the level Strict, a rule or a mail program may have put it there.',
    '邮件头没写原因：可能是反垃圾系统、黑名单、严格级别、收信规则，或客户端移过去的。',
  ),
  unread: text(
    'Its header could not be read, so why it is there is not known.',
    '没能读到完整的邮件头，原因不明。',
  ),
};
const all = {
  one: text(
    'Another message of this sender is in Junk too, so it is not about this one message.',
    '该发件人另有 1 封也在垃圾邮件里，不只是这一封的问题。',
  ),
  many: text(
    '{n} other messages of this sender are in Junk too, so it is not about this one message.',
    '该发件人另有 {n} 封也在垃圾邮件里，不只是这一封的问题。',
  ),
};
const notAll = text(
  'Other mail of this sender is in the inbox, so the sender is hardly on the blacklist.',
  '该发件人的其他邮件在收件箱，所以不太像在黑名单里。',
);
const forwarded = text(
  'A forward or a list handled it on the way ({name}), which breaks SPF, and often DKIM, of honest mail too.',
  '邮件经过转发或邮件列表（{name}），这本身就会让 SPF 失败，DKIM 也常受影响，不一定是伪造。',
);
const passesNow = text(
  'SPF passes for {ip} today: it may have been repaired since, or a forward broke it.',
  '现在 SPF 对 {ip} 是通过的：可能后来修好了，或是中途转发导致失败。',
);

const move = text(
  'Move it out of Junk, or report it as not spam',
  '把邮件移出“垃圾邮件”，或标记为非垃圾邮件',
);
const moveChecked = text(
  'Once the sender confirms it, move it out of Junk, or report it as not spam',
  '核实无误后，把邮件移出“垃圾邮件”，或标记为非垃圾邮件',
);
/** Where nothing proves the sender, or a filter spoke against the message. */
const caution = {
  unproven: text(
    'Only if you know the sender and expected it: nothing here proves who sent it.',
    '前提是认识发件人、也在等这封邮件：这里无法证明是谁发的。',
  ),
  filter: text(
    'Only if you know the sender and expected it: a filter took it for spam.',
    '前提是认识发件人、也在等这封邮件：反垃圾系统把它判成了垃圾邮件。',
  ),
  alimail: text(
    'Only if you know the sender and expected it: a filter may have taken it for spam.',
    '前提是认识发件人、也在等这封邮件：反垃圾系统可能把它判成了垃圾邮件。',
  ),
};
const askFirst = text(
  'First ask the sender by phone or chat whether it is theirs; open no link or attachment before',
  '先通过电话、微信等向发件人核实；核实之前不要点链接、不要开附件',
);
const whitelist = text(
  'Put the sender’s address on the whitelist: its mail does not go to Junk any more',
  '把发件人地址加入白名单，以后不再进垃圾邮件',
);
const whitelistChecked = text(
  'Only once the sender confirms it, put the one address on the whitelist, never the whole domain',
  '核实无误后，只把这一个地址加入白名单，不要加整个域名',
);
const whitelistSteps = {
  address: text(
    'Enter the full address, not the whole domain.',
    '填完整的邮箱地址，不要填整个域名。',
  ),
  forgery: text(
    'While its checks fail, anyone can write in this name: whitelisted forgeries reach the inbox as well.',
    '验证失败期间，任何人都能冒用这个地址：加了白名单，伪造的邮件也会进收件箱。',
  ),
};
const level = text(
  'See which anti-spam level this mailbox has; use High rather than Strict',
  '查看本邮箱的反垃圾级别，建议用“高”，不要用“严格”',
);
const levelSteps = [
  text(
    'There are Low, Medium, High and Strict. Strict lets only whitelisted senders and contacts through; everything else is kept out. Low lets more spam into the inbox.',
    '有低、中、高、严格四级。“严格”只放行白名单和联系人，其他一律拦截；“低”会有更多垃圾邮件进收件箱。',
  ),
  text(
    'Let spam be put into Junk, not deleted for good, so that a mistake can be undone.',
    '处理方式选“放入垃圾邮件”，不要选“彻底删除”，误判了还能找回。',
  ),
];
const blacklist = text(
  'See whether the sender’s address or domain is on the blacklist, and take it out',
  '检查发件人的地址或域名是否在黑名单里，有就移出',
);
const repair = {
  fail: text(
    'Have the administrator of {domain} add {ip} to its SPF record, or send by the servers listed there',
    '请 {domain} 的管理员把 {ip} 加进 SPF 记录，或改从 SPF 里已有的服务器发信',
  ),
  none: text(
    'Have the administrator of {domain} publish an SPF record that names {ip}',
    '请 {domain} 的管理员添加包含 {ip} 的 SPF 记录',
  ),
  permerror: text(
    'Have the administrator of {domain} repair its SPF record: it cannot be evaluated',
    '请 {domain} 的管理员修复 SPF 记录：目前无法解析',
  ),
  checks: text(
    'Have the administrator of {domain} repair SPF, DKIM and DMARC for mail like this',
    '请 {domain} 的管理员检查并修复 SPF、DKIM 和 DMARC',
  ),
  theirs: text(
    'Have the sender’s administrator repair SPF, DKIM and DMARC for mail like this',
    '请发件方管理员检查并修复 SPF、DKIM 和 DMARC',
  ),
};
const genuine = text(
  'Only if the message is genuine: a forger sends from addresses that SPF rightly leaves out.',
  '前提是邮件确实是对方发的：伪造者的 IP 本来就不该在 SPF 里。',
);
const sawResults = text('{by}: {results}', '{by}：{results}');
const sawStanding = text(
  'SPF of {domain} for {ip}: {result}; DMARC policy: {policy}',
  '{domain} 的 SPF 对 {ip}：{result}；DMARC 策略：{policy}',
);
const noPolicy = text('no record', '无记录');
const noName = text('the receiving server', '收信服务器');
const field = text('{name}: {value}', '{name}: {value}');
const own = text(
  'X-Alimail-AntiSpam (Alibaba’s own, undocumented): {value}',
  'X-Alimail-AntiSpam（阿里邮箱自己的记录，无官方说明）：{value}',
);

const DOMAIN = /@([a-z0-9.-]{1,255})/i;
/** Fields that a forward or a list leaves behind, of those that `verdicts.touched` names. */
const RELAYED = /^(?:x-forwarded|resent|x-sieve-redirected|list-id|mailing-list|x-mailing-list)/i;
const BROKEN: ReadonlySet<string> = new Set(['fail', 'softfail', 'permerror']);

/** What the receiving server noted, in the words of RFC 8601: `spf=fail, dmarc=fail`. */
function resultsOf({ authentication: a }: Verdicts): Message {
  const results = (['spf', 'dkim', 'dmarc'] as const).flatMap((m) =>
    a?.[m] == null ? [] : [`${m}=${a[m]}`],
  );
  return join(results, { en: ', ', zh: '、' });
}

/** DMARC passes where one of SPF and DKIM does (RFC 7489 §4.2): the other one then proves nothing bad. */
function failsChecks({ authentication: a }: Verdicts): boolean {
  if (a === null || a.dmarc === 'pass') return false;
  if (a.dmarc === 'fail') return true;
  return BROKEN.has(a.spf ?? '') && a.dkim !== 'pass';
}

function provesNothing({ authentication: a }: Verdicts): boolean {
  if (a === null || a.dmarc === 'pass') return false;
  return a.spf !== 'pass' && a.dkim !== 'pass' && (a.spf !== null || a.dkim !== null);
}

/**
 * SPF judges the envelope sender (RFC 7208 §2.4). Where Alibaba Mail noted another one than the domain
 * that was looked up, as with newsletters sent by a service, the look-up says nothing of this message.
 */
function standingOf(trail: Trail, { verdicts }: FoundMessage): Standing | null {
  const standing = givenFact(trail.standing);
  const sender = DOMAIN.exec(verdicts?.alimail?.fields.MF ?? '')?.[1]?.toLowerCase();
  if (standing === null || sender === undefined) return standing;
  return sender === standing.domain.toLowerCase() ? standing : null;
}

/** SPF that tells against the sending address; `none` and `neutral` only leave it open. */
function isBroken(standing: Standing | null): standing is Standing {
  return standing !== null && BROKEN.has(standing.spf);
}

type Cause = keyof typeof causes;

function causeOf(verdicts: Verdicts | null, standing: Standing | null): Cause {
  if (verdicts !== null && failsChecks(verdicts)) return 'failed';
  if (verdicts?.others.some((o) => o.spam)) return 'filter';
  // What the receiving server noted on that day goes before what DNS says today.
  if (verdicts?.authentication == null && isBroken(standing)) return 'standing';
  if (verdicts !== null && provesNothing(verdicts)) return 'unproven';
  if (verdicts === null) return 'unread';
  if (verdicts.alimail === null) return 'quiet';
  return letThrough(verdicts.alimail.fields) ? 'letThrough' : 'alimail';
}

function letThrough({ AC, CH }: Readonly<Record<string, string>>): boolean {
  return AC?.toUpperCase() === 'CONTINUE' && !/spam|junk|black|red/i.test(CH ?? '');
}

function sayCause(cause: Cause, verdicts: Verdicts | null, standing: Standing | null): Message {
  const results = verdicts === null ? '' : resultsOf(verdicts);
  switch (cause) {
    case 'failed':
    case 'unproven':
      return causes[cause]({ results });
    case 'standing':
      return causes.standing({
        domain: standing?.domain ?? '',
        result: standing?.spf ?? '',
        ip: standing?.ip ?? '',
      });
    case 'filter':
      return causes.filter({ name: verdicts?.others.find((o) => o.spam)?.name ?? '' });
    case 'alimail':
      return causes.alimail({ action: verdicts?.alimail?.fields.AC ?? '?' });
    default:
      return causes[cause]();
  }
}

const MAX_VALUE = 160;

function evidenceOf(
  { seen, verdicts }: FoundMessage,
  standing: Standing | null,
): readonly Evidence[] {
  const found: Evidence[] = [];
  if (verdicts?.authentication != null) {
    const { by } = verdicts.authentication;
    const bad = failsChecks(verdicts);
    found.push({
      from: seen,
      saw: sawResults({ by: by === '' ? noName() : by, results: resultsOf(verdicts) }),
      ...(bad ? { wanted: 'dmarc=pass' } : {}),
    });
  }
  if (verdicts?.alimail != null) {
    const fields = Object.entries(verdicts.alimail.fields).map(([k, v]) => `${k}=${v}`);
    const value = fields.join(';');
    found.push({
      from: seen,
      saw: own({
        value: value.length > MAX_VALUE ? `${value.slice(0, MAX_VALUE)}…` : value,
      }),
    });
  }
  for (const { name, value, spam } of verdicts?.others ?? []) {
    if (spam && found.length < 5) {
      found.push({ from: seen, saw: field({ name, value: value.slice(0, MAX_VALUE) }) });
    }
  }
  if (standing !== null) {
    const { domain, ip, spf, policy } = standing;
    found.push({
      from: standing.seen[0],
      saw: sawStanding({
        domain,
        ip,
        result: spf,
        policy: policy === null ? noPolicy() : `p=${policy}`,
      }),
      ...(spf === 'pass' ? {} : { wanted: 'pass' }),
    });
  }
  return found;
}

function sendersDomain({ sought }: Wanted, { envelope }: FoundMessage): string | null {
  return (DOMAIN.exec(envelope.from ?? '') ?? DOMAIN.exec(sought.from ?? ''))?.[1] ?? null;
}

/** What the sender has to repair; nothing where the checks passed. */
function repairs(
  wanted: Wanted,
  best: FoundMessage,
  standing: Standing | null,
  forged: boolean,
): readonly Fix[] {
  const rest = { effort: 'hours', ...(forged ? { steps: [genuine()] } : {}) } as const;
  const on = (title: Message) => [fix(title, 'sender', rest)];
  const { verdicts } = best;
  const bad = verdicts !== null && (failsChecks(verdicts) || provesNothing(verdicts));
  // What passed on that day needs no repair.
  if (verdicts?.authentication != null && !bad) return [];
  if (standing !== null) {
    const { domain, ip, spf } = standing;
    if (spf === 'fail' || spf === 'softfail') return on(repair.fail({ domain, ip }));
    if (spf === 'none') return on(repair.none({ domain, ip }));
    if (spf === 'permerror') return on(repair.permerror({ domain }));
  }
  if (!bad) return [];
  const domain = sendersDomain(wanted, best);
  return on(domain === null ? repair.theirs() : repair.checks({ domain }));
}

/** What may be forged is not to be let in before the sender was asked; a broken record alone says nothing of that. */
function isDoubtful(cause: Cause, standing: Standing | null): boolean {
  return cause === 'failed' || (cause === 'standing' && standing?.spf !== 'permerror');
}

/** Beside the way out of Junk: nothing where what put it there is most likely a setting or not known. */
function cautionOf(cause: Cause): readonly Message[] {
  switch (cause) {
    case 'filter':
    case 'alimail':
      return [caution[cause]()];
    // Of a standing, here only a record that cannot be evaluated.
    case 'unproven':
    case 'standing':
      return [caution.unproven()];
    default:
      return [];
  }
}

function fixesOf(
  wanted: Wanted,
  best: FoundMessage,
  standing: Standing | null,
  cause: Cause,
  { inbox }: Siblings,
): readonly Fix[] {
  const forged = isDoubtful(cause, standing);
  const out = fix(forged ? moveChecked() : move(), 'you', {
    console: MAILBOX_PATHS.junkFolder(),
    operation: 'check-junk-folder',
    ...(forged ? {} : { steps: cautionOf(cause) }),
  });
  const allow = fix(forged ? whitelistChecked() : whitelist(), 'you', {
    console: MAILBOX_PATHS.whitelist(),
    operation: 'add-to-whitelist',
    risk: forged ? 'high' : 'low',
    steps: forged ? [whitelistSteps.forgery()] : [...cautionOf(cause), whitelistSteps.address()],
  });
  const strict = fix(level(), 'you', {
    console: MAILBOX_PATHS.antiSpam(),
    operation: 'configure-custom-anti-spam-settings',
    risk: 'low',
    steps: levelSteps.map((step) => step()),
  });
  const barred = fix(blacklist(), 'you', {
    console: MAILBOX_PATHS.blacklist(),
    operation: 'add-to-blacklist',
    risk: 'low',
  });
  const theirs = repairs(wanted, best, standing, forged);
  if (forged) return [fix(askFirst(), 'you'), out, ...theirs, allow];
  // Where no filter said spam, settings of the mailbox come before the sender.
  const own = cause === 'letThrough' || cause === 'quiet' || cause === 'unread';
  const black = inbox.length > 0 ? [] : [barred];
  if (own) return [out, allow, ...black, strict, rulesFix(), ...theirs];
  return [out, allow, ...theirs, strict];
}

export default missingCheck({
  id: 'missing/in-junk',
  question: text('Is the message in Junk?', '邮件是不是在“垃圾邮件”文件夹里？'),
  why: text(
    'Mail that a filter doubts is delivered to the folder with the attribute \\Junk (RFC 6154 §2). What the filter noted stands in the header, the checks of the sender among it (RFC 8601 §2.2).',
    '被怀疑的邮件会投到 \\Junk 文件夹（RFC 6154 §2）。判断依据写在邮件头里，包括对发件人的验证结果（RFC 8601 §2.2）。',
  ),
  severity: 'error',
  // The place is asked first: this one only says more of it.
  optional: true,
  needs: ['wanted', 'mailbox', 'trail'],
  route: FILTER_ROUTE,
  references: ['RFC 6154 §2', 'RFC 8601 §2.2', MAILBOX_PAGES.limits, MAILBOX_PAGES.trouble],
  answer(given) {
    return inPlace(given, 'junk', (best) => {
      const { wanted, mailbox, trail } = given;
      const { verdicts } = best;
      const standing = standingOf(trail, best);
      const cause = causeOf(verdicts, standing);
      const siblings = siblingsOf(mailbox, best);
      const { beside, inbox } = siblings;
      const doubtful = isDoubtful(cause, standing);
      const forged = verdicts?.authentication?.dmarc === 'fail';
      const message = soughtMessage(wanted);
      const relay = verdicts?.touched.find(({ name }) => RELAYED.test(name))?.name ?? null;
      const further =
        cause === 'failed' && relay !== null
          ? [forwarded({ name: relay })]
          : cause === 'failed' && standing?.spf === 'pass'
            ? [passesNow({ ip: standing.ip })]
            : beside.length === 1
              ? [all.one()]
              : beside.length > 1
                ? [all.many({ n: beside.length })]
                : inbox.length > 0
                  ? [notAll()]
                  : [];
      return {
        title:
          doubtful && isSure(best)
            ? (forged ? titles.forged : titles.unproven)({ message })
            : titleOf(
                best,
                cautionOf(cause).length > 0 ? { ...titles, sure: titles.expected } : titles,
              )({ state: readOrNot(best), message }),
        detail: sentences([
          cameIn(best),
          sayCause(cause, verdicts, standing),
          ...further,
          ...doubts(given, best),
        ]),
        evidence: [
          seenMessage(best, wanted),
          ...evidenceOf(best, standing),
          ...(beside.length > 0 ? beside.slice(0, 3) : inbox.slice(0, 1)).map((m) =>
            seenMessage(m),
          ),
        ],
        fixes: fixesOf(wanted, best, standing, cause, siblings),
      };
    });
  },
});
