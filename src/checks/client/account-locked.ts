import { join, text } from '../../engine/text.ts';
import { CLIENT_PAGES } from '../../knowledge/client-pages.ts';
import { ACCESS_ROUTE, clientCheck, fix, judge, protocolNames } from '../common/client.ts';
import { accountFix, refusedFor, replies, serviceOf, surest } from '../common/client-login.ts';

const title = text(
  '{protocols}: locked after too many failed logins; stop every client, then wait an hour',
  '{protocols}：登录失败太多被锁定，先停掉所有客户端，再等 1 小时',
);
const detail = text(
  'The lock lasts an hour. Alibaba’s pages name the account in one place and the client’s IP in another; expect both: others behind the same office IP may be locked out too.',
  '会锁 1 小时。官方文档有的说锁账号，有的说锁登录 IP，按两者都会锁来处理：同一个办公出口的其他人也可能登录不了。',
);
const spared = text(
  'No login was sent to {others}, so as to add no further failure.',
  '为了不增加失败次数，{others} 没有再试登录。',
);
const stop = text(
  'Stop every client and script that logs in as {address}, wait an hour, correct the password in one of them and try once',
  '停掉所有用 {address} 登录的客户端和脚本，等 1 小时，改好其中一个的密码后只试一次',
);
const stopSteps = [
  text(
    'Look for forgotten ones: a phone, a scanner, a program with an old password, on other computers of the office too.',
    '重点找遗漏的：手机、扫描仪、存着旧密码的程序，办公室里其他电脑也要查。',
  ),
  text(
    'Try nothing during the hour, not even the right password.',
    '这 1 小时内什么都不要试，正确的密码也不要试。',
  ),
  text('Correct the others only after the first one works.', '第一个能登录之后，再改其余的。'),
];
const unlock = text(
  'Choose Unlock for {address}, after the old password is gone from every client',
  '所有客户端的旧密码都清掉之后，对 {address} 点“解锁”',
);
const unlockStep = text(
  'That is for the account. Where the client’s IP is locked, the hour has to pass.',
  '解锁只针对账号；如果锁的是登录 IP，只能等满 1 小时。',
);

export default clientCheck({
  id: 'client/account-locked',
  question: text('Are logins locked after too many failures?', '是不是登录失败太多被锁定了？'),
  why: text(
    'Servers stop taking logins after too many failures, so that passwords cannot be guessed (RFC 9051 §11); then the right one is refused as well.',
    '为防止猜密码，失败次数太多时服务器会暂停登录（RFC 9051 §11），这时正确的密码也会被拒。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: ACCESS_ROUTE,
  references: ['RFC 9051 §11', CLIENT_PAGES.frozen],
  answer({ services, account: { address } }) {
    return judge(services, refusedFor('account-locked', services), (bad) => {
      const others = services.filter(
        ({ login }) => login.result === 'not-tried' && login.why === 'locked',
      );
      const more = others.length === 0 ? [] : [spared({ others: protocolNames(others) })];
      return {
        title: title({ protocols: protocolNames(bad.map(serviceOf)) }),
        detail: join([detail(), ...more], { en: ' ', zh: '' }),
        evidence: replies(bad),
        confidence: surest(bad),
        fixes: [
          fix(stop({ address }), 'you', {
            effort: 'hours',
            steps: stopSteps.map((step) => step()),
          }),
          accountFix(unlock({ address }), { operation: 'unlock-account', steps: [unlockStep()] }),
        ],
      };
    });
  },
});
