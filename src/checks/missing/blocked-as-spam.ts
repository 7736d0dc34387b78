import type { Cause } from '../../bounces/causes.ts';
import { cannotTell, type Evidence, type Fix, no, noUnless, yes } from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { type Message, text } from '../../engine/text.ts';
import type { FoundMessage, Returned, Standing } from '../../facts/missing.ts';
import { CAUSE_NAMES } from '../../knowledge/causes.ts';
import { MAILBOX_PAGES, MAILBOX_PATHS } from '../../knowledge/mailbox-pages.ts';
import {
  FILTER_ROUTE,
  fix,
  folderName,
  given,
  inboxOf,
  missingCheck,
  moment,
  placeOf,
  unreadParts,
} from '../common/missing.ts';
import { notAbsent, reportEvidence, reportsFor } from '../common/missing-absent.ts';
import { logFix } from '../common/missing-found.ts';
import { senderOf } from '../common/missing-sender.ts';

const TITLES = {
  refused: text(
    'The message was turned away: {cause}; its sender has to act',
    '邮件没能进来：{cause}，要由发件方处理',
  ),
  own: text(
    'The sender’s own mail system stopped the message as spam: its sender has to act',
    '邮件被发件方自己的邮箱系统当垃圾邮件拦下，要由发件方处理',
  ),
  standing: text(
    'SPF of {domain} does not pass for {ip}: such mail may be refused; the sender has to act',
    '{domain} 的 SPF 对 {ip} 不通过：来信可能被拒收，要由发件方修正',
  ),
  junk: text(
    'Other mail of {from} is in Junk; this one may have been deleted as junk',
    '{from} 的其他来信在垃圾邮件里，这封可能因此被删',
  ),
};
const DETAILS = {
  refused: text(
    'The bounce shows that it was refused, so it did not get into this mailbox. Until the reason is mended, it is refused again.',
    '退信说明邮件被拒收，没有进这个邮箱。原因没解决，重发还会被拒。',
  ),
  own: text(
    'The bounce shows that it never left the sender’s side. Settings of this mailbox change nothing about that.',
    '退信说明邮件没有离开发件方，改这个邮箱的设置没有用。',
  ),
  standing: text(
    'Receivers may refuse such mail, put it into Junk or drop it, unless DKIM passes. That this happened to the message was not seen.',
    '收信方可能拒收这样的来信、放进垃圾邮件或丢弃，除非 DKIM 通过。没有看到这封邮件被拦的记录。',
  ),
  handled: text(
    'The message was accepted and is in no folder, and other mail of the sender lies in Junk. Junk may be set to be deleted for good; that this one was, was not seen.',
    '邮件已被收下但不在任何文件夹，同一发件人的其他来信在垃圾邮件里。反垃圾可能设成了彻底删除；没有看到这封被删的记录。',
  ),
  junk: text(
    'Other mail of the sender lies in Junk. That this message was refused or deleted for the same reason is possible and was not seen.',
    '同一发件人的其他来信在垃圾邮件里。这封可能因同样原因被拒收或删除，但没有看到记录。',
  ),
};
const SPF = text('SPF of {domain} for {ip}: {result}', '{domain} 的 SPF 对 {ip} 的结果：{result}');
const SPF_POLICY = text(
  'SPF of {domain} for {ip}: {result}; DMARC policy {policy}',
  '{domain} 的 SPF 对 {ip} 的结果：{result}；DMARC 策略 {policy}',
);
const IN_JUNK = text('in {folder}, came {time}: {subject}', '{folder}，{time} 送达：{subject}');
const READ = text('all folders read: not there', '所有文件夹都查过，没有');

const whitelist = text('Put {from} on the whitelist', '把 {from} 加入白名单');
const whitelistChecked = text(
  'Only once the sender confirms it by phone, put {from} on the whitelist',
  '先打电话向发件人核实，再把 {from} 加入白名单',
);
const junkStep = text(
  'Open the mail in Junk first: whitelist the one address only if that mail is really theirs.',
  '先看垃圾邮件里那封是不是对方本人发的，确认后只加这一个地址。',
);
const failingStep = text(
  'While SPF does not pass, anyone can write in this name, and whitelisted forgeries get in as well. It keeps mail out of Junk; no page of Alibaba says that it lifts a refusal.',
  'SPF 不通过期间，任何人都能冒用这个地址，加了白名单，伪造的邮件也会进来。白名单能让邮件不进垃圾邮件，官方文档没说能解除服务器拒收。',
);
const refusedStep = text(
  'Whitelisted forgeries in this name get in as well. It keeps mail out of Junk; no page of Alibaba says that it lifts a refusal.',
  '加了白名单，冒用这个地址的伪造邮件也会进来。白名单能让邮件不进垃圾邮件，官方文档没说能解除服务器拒收。',
);
const settings = text('Look into the anti-spam settings of the mailbox', '检查邮箱的反垃圾设置');
const settingsSteps = [
  text(
    'Have junk put into Junk, not deleted for good: then nothing gets lost unseen.',
    '垃圾邮件处理方式选“放入垃圾邮件”，不要选“彻底删除”。',
  ),
  text(
    'At the level Strict only the whitelist and contacts get through: choose a lower one.',
    '级别如果是“严格”，只有白名单和联系人能进来，请改低一级。',
  ),
];
const domainLevel = text(
  'Look at the anti-spam level of the whole domain: it applies beside the user’s own',
  '检查整个域的反垃圾级别：它和用户自己的设置同时生效',
);
const spf = text(
  'Have {domain} put {ip} into its SPF record, or send through a server that is in it, and sign with DKIM',
  '请 {domain} 的管理员把 {ip} 加进 SPF 记录，或改用记录里的服务器发信，并启用 DKIM 签名',
);
const mend = text(
  'Have the sender give the bounce to their mail administrator: {cause}',
  '请发件人把退信交给自己的邮箱管理员处理：{cause}',
);
const mendStep = text(
  'Run alimail-doctor diagnose-bounce on the bounce: it says what to mend.',
  '用 alimail-doctor diagnose-bounce 分析退信，会给出处理办法。',
);
const log = text(
  'Look in the received-mail log whether the message came and what became of it',
  '在收信查询里看这封邮件有没有到、去了哪里',
);

/** Refused for what it is taken for, or for whom it came from. */
const SPAM: ReadonlySet<Cause> = new Set([
  'local-spam',
  'behaviour-spam',
  'content-rejected',
  'ip-blocklisted',
  'ip-reputation',
  'domain-reputation',
  'sender-rejected',
]);

function fails({ spf: result, policy }: Standing): boolean {
  if (result === 'fail') return true;
  // Not looked up is not failed; DKIM may still pass.
  const strict = policy === 'quarantine' || policy === 'reject';
  return strict && result !== 'pass' && result !== 'temperror';
}

function standingEvidence({
  domain,
  ip,
  spf: result,
  policy,
  seen,
}: Standing): readonly Evidence[] {
  const said =
    policy === null ? SPF({ domain, ip, result }) : SPF_POLICY({ domain, ip, result, policy });
  return seen.map((from, i) =>
    i === 0 ? { from, saw: said, wanted: 'pass' } : { from, saw: said },
  );
}

function junkEvidence({
  folder: name,
  role,
  internalDate,
  envelope,
  seen,
}: FoundMessage): Evidence {
  const folder = folderName(name, role);
  const time = moment(internalDate);
  return { from: seen, saw: IN_JUNK({ folder, time, subject: envelope.subject ?? '—' }) };
}

export default missingCheck({
  id: 'missing/blocked-as-spam',
  question: text(
    'Are there signs that it was refused or deleted as spam?',
    '有没有被当成垃圾邮件拒收或删除的迹象？',
  ),
  why: text(
    'A receiver may refuse what it takes for spam before it is accepted (RFC 5321 §7.9), and at Alibaba Mail a user may have junk deleted for good. A message whose SPF fails, or that breaks the policy of its domain, is the first to go (RFC 7208 §8.4, RFC 7489 §6.3).',
    '收信方可以在接收之前拒收垃圾邮件（RFC 5321 §7.9），阿里邮箱用户也可以把垃圾邮件设为彻底删除。SPF 不通过或违反发件域策略的邮件最先被拦（RFC 7208 §8.4、RFC 7489 §6.3）。',
  ),
  severity: 'error',
  optional: true,
  needs: ['wanted', 'trail'],
  route: FILTER_ROUTE,
  references: [
    'RFC 5321 §7.9',
    'RFC 7208 §8.4',
    'RFC 7489 §6.3',
    MAILBOX_PAGES.bounces,
    MAILBOX_PAGES.localSpam,
    MAILBOX_PAGES.trouble,
  ],
  answer({ wanted, trail }) {
    const mailbox = given(trail.mailbox);
    const from = senderOf(wanted);
    // What the sender is not proven by is not to be let in unasked.
    const mine = (step: Message, doubtful: boolean): readonly Fix[] => [
      fix((doubtful ? whitelistChecked : whitelist)({ from }), 'you', {
        console: MAILBOX_PATHS.whitelist(),
        operation: 'add-to-whitelist',
        risk: doubtful ? 'high' : 'low',
        steps: [step],
      }),
      fix(settings(), 'you', {
        console: MAILBOX_PATHS.antiSpam(),
        operation: 'configure-custom-anti-spam-settings',
        steps: settingsSteps.map((step) => step()),
      }),
      ...logFix('received', log(), wanted.sought.since, wanted.now),
      fix(domainLevel(), 'mail-admin', {
        console: MAILBOX_PATHS.domainAntiSpam(),
        operation: 'configure-spam-filtering',
      }),
    ];
    const bounces = reportsFor(trail, 'bounce');
    const blocked = bounces.filter((r) => r.cause !== null && SPAM.has(r.cause));
    const [bounce] = blocked;
    if (bounce !== undefined) return yes(refusal(bounce, blocked, mine(refusedStep(), true)));
    // It came back for another reason, or is in the mailbox.
    if (bounces.length > 0) return no(bounces.map((r) => r.seen));
    const absent = mailbox === null ? null : notAbsent(mailbox);
    if (mailbox !== null && absent === 'found') return no([mailbox.seen]);

    const standing = given(trail.standing);
    const failing = standing !== null && fails(standing) ? standing : null;
    const later = mailbox?.later ?? [];
    const junk = later.filter((m) => m.role === '\\Junk').slice(0, 3);
    const fine = later.filter((m) => placeOf(m) === 'inbox');
    const accepted = reportsFor(trail, 'delivered', 'auto-reply');
    // Only what was read wholly is said to lack it.
    const gone = mailbox !== null && absent === null;
    const dropped = gone && accepted.length > 0 && junk.length > 0;
    const title: Message = failing === null ? TITLES.junk({ from }) : TITLES.standing(failing);
    const evidence: Evidence[] = [
      ...(dropped ? accepted.slice(0, 3).map(reportEvidence) : []),
      ...(failing === null ? [] : standingEvidence(failing)),
      ...junk.map(junkEvidence),
    ];
    const [first, ...rest] = evidence;
    if (first === undefined) {
      if (mailbox !== null) return noUnless(unreadParts(mailbox), [mailbox.seen]);
      const missing: readonly Unknown[] = [trail.returned, trail.standing].filter((f) => !f.known);
      return cannotTell(missing.length > 0 ? missing : [unknown('depends-on-unknown')]);
    }
    const read =
      mailbox === null || !gone
        ? []
        : [{ from: inboxOf(mailbox)?.seen ?? mailbox.seen, saw: READ() }];
    // Other mail of the sender gets through.
    const against = junk.length === 0 ? fine.slice(0, 3).map((m) => m.seen) : [];
    const confidence = dropped
      ? 0.65
      : failing !== null && gone && against.length === 0
        ? 0.6
        : 0.5;
    return yes({
      title,
      detail: dropped ? DETAILS.handled() : failing === null ? DETAILS.junk() : DETAILS.standing(),
      evidence: [first, ...rest, ...read],
      ...(against.length === 0 ? {} : { contradicts: against }),
      confidence,
      ...(failing === null ? {} : { owner: 'sender' as const }),
      fixes: [
        ...(failing === null ? mine(junkStep(), false) : mine(failingStep(), true)),
        ...(failing === null ? [] : [fix(spf(failing), 'sender', { effort: 'hours' })]),
      ],
    });
  },
});

/** It came back: what the server said is why. */
function refusal(bounce: Returned, all: readonly Returned[], mine: readonly Fix[]) {
  const cause = CAUSE_NAMES[bounce.cause ?? 'unknown']();
  // Alibaba Mail's own engine for outgoing mail: no other server was asked.
  const own = bounce.cause === 'local-spam' && bounce.remoteHost === null;
  const [first, ...rest] = all.slice(0, 3).map(reportEvidence);
  return {
    title: own ? TITLES.own() : TITLES.refused({ cause }),
    detail: own ? DETAILS.own() : DETAILS.refused(),
    evidence: [first as Evidence, ...rest] as const,
    confidence: 0.9,
    owner: 'sender' as const,
    fixes: [
      ...(own ? [] : mine),
      fix(mend({ cause }), 'sender', { effort: 'hours', steps: [mendStep()] }),
    ],
  };
}
