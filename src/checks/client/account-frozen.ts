import type { Fix } from '../../engine/check.ts';
import { type Message, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { clientCheck, fix, judge, protocolNames } from '../common/client.ts';
import {
  accountFix,
  accountStateFix,
  HINT,
  type Refusal,
  refusedFor,
  replies,
  serviceOf,
  surest,
} from '../common/client-login.ts';

type State = NonNullable<Refusal['state']>;

const perhaps = text(
  '{address} may be frozen, blocked or expired; the mail administrator has to look',
  '账号 {address} 可能被冻结、封禁或已过期，请邮箱管理员检查',
);
const TITLES = {
  frozen: text(
    'The account {address} is frozen; the mail administrator has to enable it',
    '账号 {address} 已被冻结，请邮箱管理员启用',
  ),
  blocked: text(
    '{address} is blocked; the mail administrator has to reset its password and unblock it',
    '账号 {address} 已被封禁，请邮箱管理员先改密码再解封',
  ),
  expired: text(
    'The account {address} has expired; the mail administrator has to renew it',
    '账号 {address} 已过期，请邮箱管理员续期',
  ),
  disabled: text(
    'The account {address} is disabled or deleted; the mail administrator has to enable or restore it',
    '账号 {address} 已停用或已删除，请邮箱管理员启用或恢复',
  ),
};
const detail = text(
  '{protocols} refused the login because of the state of the account: no password and no client setting changes that.',
  '{protocols} 因账号状态拒绝登录，改密码或改客户端设置都没用。',
);
const hinted = text(
  '{protocols} refused the login with words that send you to the administrator or speak of something expired; they do not name the state.',
  '{protocols} 拒绝登录，应答要求联系管理员，或提到过期，但没有说明具体状态。',
);
const spam = text(
  '{protocols} refused the login because of the state of the account. Usually an account is blocked after abuse, such as spam sent by somebody who has the password: find the cause first, or it will be blocked again.',
  '{protocols} 因账号状态拒绝登录。封禁通常是因为账号被滥用，比如密码泄露后被用来发垃圾邮件：先找到原因，否则还会被封。',
);
const enable = text('Choose Enable for {address}', '对 {address} 点“启用”');
const ask = text(
  'Ask first who did this and why: perhaps because the person has left.',
  '先问清是谁操作的、为什么：有可能是员工已离职。',
);
const unblock = text(
  'Change the password of {address}, then choose Unblock for it',
  '先修改 {address} 的密码，再点“解封”',
);
const unblockSteps = [
  text(
    'Look into the login records for addresses that nobody of yours uses, and check the owner’s computer for malware.',
    '在登录日志里查有没有陌生 IP，并给使用者的电脑杀毒。',
  ),
  text(
    'Put the new password into every client, or the old one locks the login.',
    '所有客户端都换上新密码，否则旧密码会把登录锁住。',
  ),
];
const renew = text(
  'See what has expired, the account’s validity or the domain’s mail subscription, and renew it',
  '先确认到期的是账号有效期还是邮箱套餐：账号就延长有效期，套餐就续费',
);

function fixesFor(state: State, address: string): readonly Fix[] {
  switch (state) {
    case 'blocked':
      return [
        accountFix(unblock({ address }), {
          operation: 'unblock-account',
          effort: 'hours',
          risk: 'low',
          steps: unblockSteps.map((step) => step()),
        }),
      ];
    case 'expired':
      return [fix(renew(), 'mail-admin', { effort: 'hours', operation: 'renew-expired-account' })];
    default:
      return [accountFix(enable({ address }), { operation: 'unfreeze-account', steps: [ask()] })];
  }
}

export default clientCheck({
  id: 'client/account-frozen',
  question: text(
    'Is the account frozen, blocked, expired or disabled?',
    '账号是不是被冻结、封禁、停用或已过期？',
  ),
  why: text(
    'A server may refuse a login for the state of the account although the password is right (RFC 5530 §3).',
    '密码正确，服务器也可能因账号状态拒绝登录（RFC 5530 §3）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: { intent: 'resolve-failure', path: 'alimail-service' },
  references: ['RFC 5530 §3', CLIENT_PAGES.frozen],
  answer({ services, account: { address } }) {
    return judge(services, refusedFor('account-frozen', services), (bad) => {
      const confidence = surest(bad);
      const sure = confidence >= HINT;
      const states = bad.map((b) => b.refusal.state ?? 'frozen');
      // The one that asks for more comes first: an account that is blocked is not mended by enabling it.
      const state =
        (['blocked', 'expired', 'disabled'] as const).find((s) => states.includes(s)) ?? 'frozen';
      const protocols: Message = protocolNames(bad.map(serviceOf));
      return {
        title: (sure ? TITLES[state] : perhaps)({ address }),
        detail: (!sure ? hinted : state === 'blocked' ? spam : detail)({ protocols }),
        evidence: replies(bad),
        confidence,
        owner: 'mail-admin',
        fixes: sure ? fixesFor(state, address) : [accountStateFix(address)],
      };
    });
  },
});
