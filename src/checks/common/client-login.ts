/**
 * What the checks of logins share. Each refused login belongs to one cause, told
 * here once, so that no two checks claim it.
 */
import type { Evidence, Fix } from '../../engine/check.ts';
import { type Unknown, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Login, Service } from '../../facts/client.ts';
import type { EditionFact, MxSet } from '../../facts/dns.ts';
import { CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import type { LoginCause, LoginMeaning } from '../../knowledge/login-replies.ts';
import { type Bad, type FixRest, fix, givenCell, type Look } from './client.ts';
import { isForeign, isOurs, isUnseen } from './mx.ts';

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
  if (meaning !== null && meaning.cause !== 'authentication-failed') {
    const { cause, confidence, state } = meaning;
    return { cause, by: 'reply', confidence, state: state ?? null };
  }
  const [taken] = sameLogin(service, services);
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

export function serviceOf({ service }: Bad): Service {
  return service;
}

const FIXES = {
  security: text(
    'Generate a third-party client security password and put it into the client in place of the webmail password',
    '生成三方客户端安全密码，填到客户端里代替网页密码',
  ),
  securitySteps: [
    text(
      'It has 16 characters and is shown once: paste it into every client of this account, without blanks.',
      '共 16 位，只显示一次：该账号的每个客户端都要换成它，粘贴时不要带空格。',
    ),
    text(
      'Once it is set, the webmail password works in webmail only. Where the switch is locked on, the administrator demands it.',
      '启用之后，网页密码只能登录网页邮箱。开关是锁定开启状态的话，说明管理员强制使用。',
    ),
  ],
  policy: text(
    'Allow third-party clients: disable or delete the “Third-party Client Access Policy”',
    '允许三方客户端：停用或删除“三方客户端访问策略”',
  ),
  policyStep: text(
    'New customers have it on by default. The change works after about five minutes.',
    '新开通的邮箱默认启用该策略。修改后约 5 分钟生效。',
  ),
};

export function securityPasswordFix(): Fix {
  return fix(FIXES.security(), 'you', {
    console: CLIENT_PATHS.securityPassword(),
    steps: FIXES.securitySteps.map((step) => step()),
  });
}

export function accessPolicyFix(): Fix {
  return fix(FIXES.policy(), 'mail-admin', {
    risk: 'low',
    console: CLIENT_PATHS.accessPolicy(),
    steps: [FIXES.policyStep()],
  });
}

/** Something that the administrator does to the account: unlock, unblock, enable. */
export function accountFix(title: Fix['title'], rest: FixRest = {}): Fix {
  return fix(title, 'mail-admin', { console: CLIENT_PATHS.accountAction(), ...rest });
}

/** Where a domain's mail is when nothing in DNS leads to Alibaba Mail. */
export type Elsewhere = 'no' | 'foreign' | 'none' | 'null' | Unknown;

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
  if (named || mx.records.some((r) => isOurs(r) && r.host.kind !== 'directmail')) return 'no';
  // What could have told an edition counts more than what the rest says.
  const [missing] = edition.missing;
  if (missing !== undefined) return missing;
  if (mx.records.some(isUnseen)) return unknown('depends-on-unknown', [mx.seen]);
  if (mx.isNull) return 'null';
  return mx.records.some(isForeign) ? 'foreign' : 'none';
}
