import type { Evidence, Problem } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { join, type Message, text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES, CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import { type Bad, CLIENT_ROUTE, clientCheck, fix, judge, type Look } from '../common/client.ts';
import { unknownLogin } from '../common/client-login.ts';

const fewer = {
  title: text(
    'POP3 shows {pop} messages, IMAP {imap} in INBOX: the POP scope may leave some out',
    'POP3 能看到 {pop} 封，IMAP 收件箱有 {imap} 封：POP 收取范围可能没包含全部',
  ),
  detail: text(
    'POP can be set to all mail, to new mail only, or to the last days (180 at most); what is outside stays in webmail.',
    'POP 可以设为收取全部、只收新邮件或最近若干天（最多 180 天），范围之外的只能在网页邮箱看到。',
  ),
};
const more = {
  title: text(
    'IMAP shows {imap} messages in INBOX, POP3 {pop}: the IMAP scope may leave some out',
    'IMAP 收件箱能看到 {imap} 封，POP3 有 {pop} 封：IMAP 收取范围可能没包含全部',
  ),
  detail: text(
    'IMAP has a retrieval scope too; what is outside stays in webmail. Or POP3 counts mail of other folders as well.',
    'IMAP 也有收取范围，范围之外的只能在网页邮箱看到；也可能是 POP3 把其他文件夹的邮件也算上了。',
  ),
};
const expires = {
  title: text(
    'POP3: the server announces that it may delete messages after {days} days',
    'POP3：服务器声明邮件满 {days} 天后可能被删除',
  ),
  now: text(
    'POP3: the server announces that messages do not stay once they were fetched',
    'POP3：服务器声明邮件被收取后不保留',
  ),
  detail: text(
    'A client that leaves mail on the server may lose it there. Whoever reads in several places should use IMAP.',
    '客户端设为保留副本，服务器上也可能没了。多处收信应改用 IMAP。',
  ),
};
const unmarked = {
  title: text(
    'POP3 offers no UIDL: clients cannot leave mail on the server reliably',
    'POP3 不支持 UIDL：客户端无法可靠地在服务器上保留邮件',
  ),
  detail: text(
    'A client that leaves mail there fetches all of it each time. Use IMAP instead.',
    '客户端设为保留邮件时，每次都会重新收取全部，请改用 IMAP。',
  ),
};
const scopeFix = text(
  'Set in webmail which mail {protocols} may fetch',
  '在网页邮箱里设置 {protocols} 的收取范围',
);
const keepFix = text(
  'See in webmail whether mail is deleted after it was fetched, and turn that off',
  '在网页邮箱里查看是否开启了收取后删除，开了就关掉',
);
const imapFix = text('Use IMAP instead of POP3 in the client', '客户端改用 IMAP，不用 POP3');

/** Mail comes and goes between two counts. */
const CHANCE = 1;

type Reason = 'fewer' | 'more' | 'expires' | 'unmarked';

interface Limited extends Bad {
  readonly reasons: readonly [Reason, ...Reason[]];
  readonly view: NonNullable<Service['view']>;
}

function countOf(services: readonly Service[], protocol: 'imap' | 'pop3'): number | null {
  return services.find((s) => s.protocol === protocol)?.view?.mailbox.messages ?? null;
}

function reasonsOf(service: Service, pop: number | null, imap: number | null): Reason[] {
  const mailbox = service.view?.mailbox;
  const both = pop !== null && imap !== null;
  if (service.protocol === 'imap') return both && pop - imap > CHANCE ? ['more'] : [];
  const reasons: Reason[] = [];
  if (both && imap - pop > CHANCE) reasons.push('fewer');
  if (typeof mailbox?.expire === 'number') reasons.push('expires');
  if (mailbox?.uidl === false) reasons.push('unmarked');
  return reasons;
}

export default clientCheck({
  id: 'client/retrieval-limited',
  question: text(
    'Does the client get to see only part of the mail, or lose it on the server?',
    '客户端是不是只能看到部分邮件，或收取后服务器会删除？',
  ),
  why: text(
    'What POP3 lists and how long it keeps mail is up to the server (RFC 1939 §5, RFC 2449 §6.7), and at Alibaba Mail to settings of the account: mail that seems lost may only be out of scope.',
    'POP3 列出哪些邮件、保留多久由服务器决定（RFC 1939 §5、RFC 2449 §6.7），在阿里邮箱取决于账号设置：看似丢失的邮件可能只是不在收取范围内。',
  ),
  severity: 'info',
  needs: ['services'],
  route: CLIENT_ROUTE,
  references: ['RFC 1939 §5', 'RFC 2449 §6.7', CLIENT_PAGES.hosts],
  optional: true,
  answer({ services }) {
    const [pop, imap] = [countOf(services, 'pop3'), countOf(services, 'imap')];
    return judge(
      services,
      (service): Look<Limited> => {
        if (service.protocol === 'smtp') return 'not-reached';
        const { login, view } = service;
        if (login.result !== 'accepted') return unknownLogin(service) ?? 'not-reached';
        const [first, ...rest] = reasonsOf(service, pop, imap);
        if (first !== undefined && view !== null)
          return { service, reasons: [first, ...rest], view };
        return view === null || view.mailbox.messages === null
          ? unknown('depends-on-unknown', [login.seen])
          : 'fine';
      },
      (bad): Problem => {
        const reasons = bad.flatMap((b) => b.reasons);
        const counts = { pop: pop ?? 0, imap: imap ?? 0 };
        const days = bad.map((b) => b.view.mailbox.expire).find((d) => typeof d === 'number') ?? 0;
        const path = { console: CLIENT_PATHS.popAndImap() };
        const titles: Readonly<Record<Reason, Message>> = {
          fewer: fewer.title(counts),
          more: more.title(counts),
          expires: days === 0 ? expires.now() : expires.title({ days }),
          unmarked: unmarked.title(),
        };
        const details = { fewer, more, expires, unmarked };
        const counted = reasons.includes('fewer') || reasons.includes('more');
        // Both counts prove it, whichever of the two is the small one.
        const seen = new Map<Service, Evidence>();
        for (const s of services) {
          if (s.view === null || s.protocol === 'smtp') continue;
          if (!counted && !bad.some((b) => b.service === s)) continue;
          seen.set(s, { from: s.view.seen, saw: sawIn(s) });
        }
        return {
          title: titles[reasons[0] as Reason],
          detail: join(
            reasons.flatMap((r, i) =>
              i === 0
                ? [details[r].detail()]
                : [SENTENCE({ said: titles[r] }), details[r].detail()],
            ),
            { en: ' ', zh: '' },
          ),
          evidence: [...seen.values()] as unknown as Problem['evidence'],
          confidence: counted ? 0.85 : 0.95,
          fixes: [
            ...(counted
              ? [
                  fix(scopeFix({ protocols: reasons.includes('fewer') ? 'POP' : 'IMAP' }), 'you', {
                    ...path,
                    operation: reasons.includes('fewer')
                      ? 'configure-pop-retrieval-scope'
                      : 'set-imap-email-retrieval-scope',
                  }),
                ]
              : []),
            ...(reasons.includes('expires')
              ? [fix(keepFix(), 'you', { ...path, operation: 'configure-pop-retrieval-scope' })]
              : []),
            ...(reasons.some((r) => r === 'expires' || r === 'unmarked')
              ? [fix(imapFix(), 'you', { risk: 'low', operation: 'configure-mail-client' })]
              : []),
          ],
        };
      },
    );
  },
});

const SENTENCE = text('{said}.', '{said}。');
const COUNT = text('{count} messages', '{count} 封邮件');
const EXPIRE = text('EXPIRE {days}', 'EXPIRE {days}');
const NO_UIDL = text('UIDL refused', 'UIDL 被拒绝');

function sawIn({ view }: Service): Message {
  const { messages = null, expire = null, uidl = null } = view?.mailbox ?? {};
  const parts = [
    ...(messages === null ? [] : [COUNT({ count: messages })]),
    ...(typeof expire === 'number' ? [EXPIRE({ days: expire })] : []),
    ...(uidl === false ? [NO_UIDL()] : []),
  ];
  return join(parts, { en: ', ', zh: '，' });
}
