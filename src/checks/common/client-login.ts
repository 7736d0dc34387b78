/**
 * What the checks of logins share. Each refused login belongs to one cause, told
 * here once, so that no two checks claim it.
 */
import type { Evidence, Fix } from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { type TextValue, text } from '../../engine/text.ts';
import type { Login, Service } from '../../facts/client.ts';
import type { EditionFact, MxSet } from '../../facts/dns.ts';
import { CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import type { MxHost } from '../../knowledge/hosts.ts';
import type { LoginCause, LoginMeaning } from '../../knowledge/login-replies.ts';
import { isBadUsername } from '../../protocols/mail/username.ts';
import { type Bad, type FixRest, fix, givenCell, type Look } from './client.ts';
import { isForeign, isUnseen } from './mx.ts';

/** A login that was answered. */
export type Answered = Extract<Login, { readonly reply: string }>;

export interface Refusal {
  readonly cause: LoginCause;
  /** `reply`: the words tell. `pattern`: another protocol took the same login. */
  readonly by: 'reply' | 'pattern';
  readonly confidence: number;
  readonly state: NonNullable<LoginMeaning['state']> | null;
}

/** Told by nothing but that it was refused. */
const PLAIN = {
  cause: 'authentication-failed',
  by: 'reply',
  confidence: 0.9,
  state: null,
} as const;

/** Why a login was refused; `null` for one that was not. */
export function refusalOf(service: Service, services: readonly Service[]): Refusal | null {
  const { login } = service;
  if (login.result !== 'refused') return null;
  const { meaning } = login;
  const [taken] = sameLogin(service, services);
  if (meaning !== null && meaning.cause !== 'authentication-failed') {
    const { cause, confidence, state } = meaning;
    // Vague words do not outweigh what was seen: a policy against clients would have kept
    // them out everywhere, and a name that is a full address cannot lack its domain.
    const outweighed =
      confidence < 0.8 &&
      ((cause === 'third-party-clients-disabled' && taken !== undefined) ||
        (cause === 'username-not-full-address' && !isBadUsername(service.given.username.value)));
    if (!outweighed) return { cause, by: 'reply', confidence, state: state ?? null };
  }
  if (taken === undefined) return PLAIN;
  // The same name and password: right for the account, wrong for this protocol alone.
  const confidence = taken.given.known.kind === service.given.known.kind ? 0.85 : 0.6;
  return { cause: 'protocol-disabled', by: 'pattern', confidence, state: null };
}

/** The services that took the user name and password that this one was given. */
export function sameLogin(service: Service, services: readonly Service[]): readonly Service[] {
  const name = service.given.username.value;
  return services.filter(
    (s) => s !== service && s.login.result === 'accepted' && s.given.username.value === name,
  );
}

/** A refused login that belongs to the check. */
export interface Refused extends Bad {
  readonly login: Answered;
  readonly refusal: Refusal;
}

/** Looks for refused logins of one cause. */
export function refusedFor(
  cause: LoginCause,
  services: readonly Service[],
): (service: Service) => Look<Refused> {
  return (service) => {
    const { login } = service;
    const refusal = refusalOf(service, services);
    if (refusal !== null && login.result === 'refused') {
      if (refusal.cause === 'server-trouble') return unknown('refused', [login.seen]);
      return refusal.cause === cause ? { service, login, refusal } : 'fine';
    }
    return login.result === 'accepted' ? 'fine' : (unknownLogin(service) ?? 'not-reached');
  };
}

/** A login of which it is not known what would come of it; `null` for one that was answered, or not tried for a reason of its own. */
export function unknownLogin(service: Service): Unknown | null {
  const { login } = service;
  if (login.result === 'unknown') return unknown(login.why, [login.seen]);
  return login.result === 'not-tried' && login.why === 'no-password'
    ? unknown('no-password', [givenCell(service).seen])
    : null;
}

const ACCEPTED = text('an accepted login', '登录成功');

/** What the servers said. */
export function replies(bad: readonly [Refused, ...Refused[]]): [Evidence, ...Evidence[]] {
  const said = ({ login }: Refused): Evidence => ({
    from: login.seen,
    saw: login.reply,
    wanted: ACCEPTED(),
  });
  const [first, ...rest] = bad;
  return [said(first), ...rest.map(said)];
}

/** Of several replies that say the same, the clearest. */
export function surest(bad: readonly Refused[]): number {
  return Math.max(...bad.map((b) => b.refusal.confidence));
}

/** Below it, words only hint at a cause, and a title must not state it. */
export const HINT = 0.6;

export function serviceOf({ service }: Bad): Service {
  return service;
}

const FIXES = {
  security: text(
    'Put the third-party client security password into the client in place of the webmail password; generate one if it is not known',
    '客户端里改填三方客户端安全密码，不要填网页密码；没有或忘了就新生成一个',
  ),
  securitySteps: [
    text(
      'Log on to webmail once: if that fails too, the password itself is wrong, or the account is locked.',
      '先登录一次网页邮箱：网页也登不上，就是密码本身不对或账号被锁。',
    ),
    text(
      'It has 16 characters and is shown once: paste it into every client of this account, without blanks.',
      '共 16 位，只显示一次：该账号的每个客户端都要换成它，粘贴时不要带空格。',
    ),
    text(
      'Once it is switched on, the webmail password works in webmail only, and clients that use it stop. Where the switch is locked on, the administrator demands it.',
      '启用之后，网页密码只能登录网页邮箱，还在用网页密码的客户端都会登录失败。开关锁定为开启的，说明管理员强制使用。',
    ),
  ],
  protocol: text('Switch {protocols} on for {address}', '为 {address} 开启 {protocols}'),
  state: text(
    'Look at the state of {address}: enable, unlock or unblock it, as the console shows',
    '查看 {address} 的状态，按控制台显示的启用、解锁或解封',
  ),
  policy: text(
    'Allow third-party clients: disable or delete the “Third-party Client Access Policy”',
    '允许三方客户端：停用或删除“三方客户端访问策略”',
  ),
  policySteps: [
    text(
      'New customers have it on by default. The change works after about five minutes.',
      '新开通的邮箱默认启用该策略。修改后约 5 分钟生效。',
    ),
    text(
      'Use webmail until then, and try the client once after the change, not before.',
      '放开之前先用网页邮箱；改好后再用客户端试一次，之前不要试。',
    ),
  ],
};

export function securityPasswordFix(): Fix {
  return fix(FIXES.security(), 'you', {
    risk: 'low',
    console: CLIENT_PATHS.securityPassword(),
    operation: 'set-third-party-client-security-password',
    steps: FIXES.securitySteps.map((step) => step()),
  });
}

export function accessPolicyFix(): Fix {
  return fix(FIXES.policy(), 'mail-admin', {
    risk: 'low',
    console: CLIENT_PATHS.accessPolicy(),
    operation: 'allow-third-party-clients',
    steps: FIXES.policySteps.map((step) => step()),
  });
}

export function protocolSwitchFix(protocols: TextValue, address: string, rest: FixRest = {}): Fix {
  return fix(FIXES.protocol({ protocols, address }), 'mail-admin', {
    risk: 'low',
    console: CLIENT_PATHS.features(),
    operation: 'enable-pop-and-imap',
    ...rest,
  });
}

/** The account's state, where it is not known what is wrong with it. */
export function accountStateFix(address: string): Fix {
  return accountFix(FIXES.state({ address }), { operation: 'manage-domain-accounts' });
}

/** Something that the administrator does to the account: unlock, unblock, enable. */
export function accountFix(title: Fix['title'], rest: FixRest = {}): Fix {
  return fix(title, 'mail-admin', { console: CLIENT_PATHS.accountAction(), ...rest });
}

/** Where a domain's mail is when nothing in DNS leads to Alibaba Mail. */
export type Elsewhere = 'no' | 'foreign' | 'none' | 'null' | Unknown;

/** Hosts of Alibaba Mail or meant to be, whether they resolve or not. DirectMail has no mailboxes. */
const MEANT_FOR_ALIMAIL: readonly MxHost['kind'][] = [
  'edition',
  'alibaba',
  'client-host',
  'zone-appended',
  'near-miss',
];

/** Whether the mailboxes seem to be at another provider: nothing tells an edition, and no host was named. */
export function elsewhere(
  mx: MxSet,
  edition: EditionFact,
  services: readonly Service[],
): Elsewhere {
  if (edition.basis !== 'assumed') return 'no';
  const named = services.some(
    ({ given: { host } }) => host.origin === 'option' || host.origin === 'file',
  );
  if (named || mx.records.some((r) => MEANT_FOR_ALIMAIL.includes(r.host.kind))) return 'no';
  // What could have told an edition counts more than what the rest says.
  const [missing] = edition.missing;
  if (missing !== undefined) return missing;
  if (mx.records.some(isUnseen)) return unknown('depends-on-unknown', [mx.seen]);
  if (mx.isNull) return 'null';
  return mx.records.some(isForeign) ? 'foreign' : 'none';
}
