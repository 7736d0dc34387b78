import { cannotTell, type Judgement } from '../../engine/check.ts';
import { type Observation, type Unknown, unknown } from '../../engine/fact.ts';
import { text } from '../../engine/text.ts';
import type { Service } from '../../facts/client.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, givenCell } from '../common/client.ts';
import { unknownLogin } from '../common/client-login.ts';

type Outcome = 'accepted' | 'refused' | 'mixed' | 'not-tried';

function seenOf(services: readonly Service[]): readonly Observation[] {
  return services.map((s) => ('seen' in s.login ? s.login.seen : givenCell(s).seen));
}

/** The login was accepted and nothing could be done with it: what a client would have met is not known. */
function brokenOff({ protocol, login, view }: Service): Unknown | null {
  if (login.result !== 'accepted' || view === null) return null;
  const { folders, messages } = view.mailbox;
  const dead = protocol === 'imap' ? folders === null : protocol === 'pop3' && messages === null;
  return dead ? unknown('closed', [view.seen]) : null;
}

export default clientCheck({
  id: 'client/login-outcome',
  question: text('Does the account let the client log in?', '账号能不能用客户端登录？'),
  why: text(
    'Only the answer to a login tells whether the user name, the password and the permissions of the account are right (RFC 9051 §6.2.3, RFC 1939 §7, RFC 4954 §4).',
    '用户名、密码和账号权限对不对，只有登录的应答说了算（RFC 9051 §6.2.3、RFC 1939 §7、RFC 4954 §4）。',
  ),
  severity: 'info',
  needs: ['services'],
  answers: ['accepted', 'refused', 'mixed', 'not-tried'],
  route: CLIENT_ROUTE,
  references: ['RFC 9051 §6.2.3', 'RFC 1939 §7', 'RFC 4954 §4', CLIENT_PAGES.hosts],
  answer({ services }): Judgement<Outcome> {
    const by = (result: Service['login']['result']) =>
      services.filter((s) => s.login.result === result);
    const [accepted, refused] = [by('accepted'), by('refused')];
    // What was seen counts, whatever is not known beside it.
    if (refused.length > 0) {
      const answer = accepted.length > 0 ? 'mixed' : 'refused';
      return { answer, because: seenOf([...refused, ...accepted]) };
    }
    const missing: Unknown[] = services.flatMap((s) => unknownLogin(s) ?? brokenOff(s) ?? []);
    if (missing.length > 0) return cannotTell(missing);
    if (accepted.length > 0) return { answer: 'accepted', because: seenOf(accepted) };
    const waived = services.filter(
      ({ login }) =>
        login.result === 'not-tried' && (login.why === 'no-login' || login.why === 'not-wanted'),
    );
    return waived.length > 0
      ? { answer: 'not-tried', because: seenOf(waived) }
      : cannotTell([unknown('not-tried', seenOf(services))]);
  },
});
