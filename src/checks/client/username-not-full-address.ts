import type { ClientSetting, Evidence } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { hasBlank, isBadUsername } from '../../protocols/mail/username.ts';
import {
  type Bad,
  CLIENT_ROUTE,
  clientCheck,
  fix,
  judge,
  protocolNames,
  settingsFix,
  works,
} from '../common/client.ts';
import {
  type Answered,
  type Refused,
  refusalOf,
  replies,
  serviceOf,
  surest,
} from '../common/client-login.ts';

const noAddress = text(
  '{protocols}: the user name {username} is no full address; set it to {address}',
  '{protocols}：用户名 {username} 不是完整的邮箱地址，请改为 {address}',
);
const blank = text(
  '{protocols}: the user name {username} has a blank in it; set it to {address}',
  '{protocols}：用户名 {username} 里有空格，请改为 {address}',
);
const told = text(
  '{protocols}: the server refuses the user name {username}; set it to {address}',
  '{protocols}：服务器不接受用户名 {username}，请改为 {address}',
);
const doubted = text(
  '{protocols}: the server finds the user name {username} incomplete; compare it with webmail',
  '{protocols}：服务器认为用户名 {username} 不完整，请和网页邮箱里显示的账号核对',
);
const untried = text(
  'Alibaba Mail knows accounts by their full address only. No login was tried with this name, so nothing counts towards a lock-out.',
  '阿里邮箱只认完整邮箱地址。本次没有用这个用户名试登录，不会计入锁定次数。',
);
const refused = text(
  'The reply blames the user name. Alibaba Mail knows accounts by their full address only; do not try again before it is changed, as too many failures lock the login.',
  '应答指出是用户名的问题。阿里邮箱只认完整邮箱地址；改好之前不要再试，错多了会被锁定。',
);
const set = text(
  'Put {address} into the user name field, for the incoming and the outgoing server',
  '把用户名改成 {address}，收信和发信服务器都要改',
);
const compare = text(
  'Log in to webmail and copy the account’s own address from there into the user name field',
  '登录网页邮箱，把里面显示的账号地址原样填到用户名里',
);
const typed = text(
  'Type it by hand: pasting may bring blanks along that are not seen.',
  '手工输入，不要粘贴：粘贴容易带进看不见的空格。',
);

/** In quotes, so that blanks at its ends are seen. */
function shown(username: string): string {
  return `"${username.slice(0, 100).replace(/[ \u3000]/g, '␣')}"`;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

interface BadName extends Bad {
  /** Of a login that was refused for it; `null` where the name itself tells. */
  readonly refused: Refused | null;
}

export default clientCheck({
  id: 'client/username-not-full-address',
  question: text(
    'Is the user name something else than the full address?',
    '用户名是不是没有填完整的邮箱地址？',
  ),
  why: text(
    'The server looks up the account by the user name as it comes (RFC 9051 §6.2.3); at Alibaba Mail that is the full address, without blanks.',
    '服务器按收到的用户名原样查找账号（RFC 9051 §6.2.3），阿里邮箱要求填完整邮箱地址，不能带空格。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 9051 §6.2.3', CLIENT_PAGES.login],
  answer({ services, account: { address } }) {
    return judge(
      services,
      (service): BadName | 'fine' => {
        if (works(service)) return 'fine';
        if (isBadUsername(service.given.username.value)) return { service, refused: null };
        const refusal = refusalOf(service, services);
        return refusal?.cause === 'username-not-full-address'
          ? { service, refused: { service, login: service.login as Answered, refusal } }
          : 'fine';
      },
      (bad) => {
        const all = bad.map(serviceOf);
        const names = [...new Set(all.map((s) => s.given.username.value))];
        const said = bad.flatMap((b) => b.refused ?? []);
        const byForm = bad.filter((b) => b.refused === null);
        // Full by form and refused for it all the same: the address that was given may be an alias.
        const isDoubted = byForm.length === 0 && names.every((n) => same(n, address));
        const title = isDoubted
          ? doubted
          : byForm.length === 0
            ? told
            : names.some((n) => !hasBlank(n))
              ? noAddress
              : blank;
        const settings = (of: readonly ClientSetting[] = []) =>
          of.map((s): ClientSetting => ({ ...s, username: address }));
        const rest = names.some(hasBlank) ? { steps: [typed()] } : {};
        const fixes = settingsFix(set({ address }), all, address, rest);
        const [first, ...others] = said;
        return {
          title: title({
            protocols: protocolNames(all),
            username: list(names.map(shown)),
            address,
          }),
          detail: (byForm.length > 0 ? untried : refused)(),
          evidence: [
            ...byForm.map(
              ({ service: { given } }): Evidence => ({
                from: given.seen,
                saw: shown(given.username.value),
                wanted: address,
              }),
            ),
            ...(first === undefined ? [] : replies([first, ...others])),
          ] as unknown as [Evidence, ...Evidence[]],
          confidence: byForm.length > 0 ? 0.97 : surest(said),
          fixes: isDoubted
            ? [fix(compare(), 'you', { operation: 'configure-mail-client' })]
            : fixes.length === 0
              ? [fix(set({ address }), 'you', { operation: 'configure-mail-client', ...rest })]
              : fixes.map((f) => ({ ...f, settings: settings(f.settings) })),
        };
      },
    );
  },
});
