import type { Evidence } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { CLIENT_PAGES, CLIENT_PATHS } from '../../knowledge/client-pages.ts';
import { CLIENT_ROUTE, clientCheck, fix, judge, protocolNames } from '../common/client.ts';
import {
  type Answered,
  protocolSwitchFix,
  refusedFor,
  replies,
  sameLogin,
  serviceOf,
  surest,
} from '../common/client-login.ts';

const title = text(
  '{protocols}: switched off for {address}; the mail administrator has to switch it on',
  '{protocols}：{address} 没有开通，请邮箱管理员开启',
);
const either = text(
  '{protocols}: switched off for {address}; switch it on in webmail, or ask the administrator',
  '{protocols}：{address} 没有开通，请在网页邮箱里开启，或找管理员开启',
);
const titleLikely = text(
  '{protocols}: probably switched off for {address}; the mail administrator has to look',
  '{protocols}：{address} 很可能没有开通，请邮箱管理员查看',
);
const eitherLikely = text(
  '{protocols}: probably switched off for {address}; look in webmail, or ask the administrator',
  '{protocols}：{address} 很可能没有开通，请在网页邮箱里查看，或找管理员',
);
const byReply = text(
  'The reply says that the account may not use {protocols}. The password is not the reason; do not try other ones.',
  '应答说明该账号不允许使用 {protocols}，与密码无关，不要换密码再试。',
);
const byPattern = text(
  '{accepted} took the same user name and password, so they are right. A refusal by {protocols} alone points to a switch that is off for this account.',
  '同样的用户名和密码，{accepted} 可以登录，说明没填错；只有 {protocols} 被拒，多半是该账号没有开通。',
);
const own = text(
  'See in webmail whether you can switch {protocols} on yourself; if not, the administrator has to',
  '先在网页邮箱里看能不能自己开启 {protocols}；没有开关就找管理员',
);
const meanwhile = text(
  'Until then, send from webmail. Try the client once after the change, with the same password.',
  '开通之前先用网页邮箱发信。改好后用同一个密码试一次。',
);
const accepted = text('accepted', '登录成功');

export default clientCheck({
  id: 'client/protocol-disabled',
  question: text('Is a protocol switched off for the account?', '账号是不是没有开通某个协议？'),
  why: text(
    'POP3, IMAP and SMTP each have a switch for each account. What is switched off is refused like a wrong password, often in the same words (RFC 5530 §3 has a word of its own for it).',
    '每个账号的 POP3、IMAP、SMTP 各有开关。关着的协议登录时和密码错误一样被拒，连措辞都常常相同（RFC 5530 §3 为此定义了专门的应答）。',
  ),
  severity: 'error',
  needs: ['account', 'services'],
  route: CLIENT_ROUTE,
  references: ['RFC 5530 §3', CLIENT_PAGES.permissions],
  answer({ services, account: { address } }) {
    return judge(services, refusedFor('protocol-disabled', services), (bad) => {
      const all = bad.map(serviceOf);
      const protocols = protocolNames(all);
      const took = [...new Set(all.flatMap((s) => sameLogin(s, services)))];
      const shown = took.map(
        (s): Evidence => ({ from: (s.login as Answered).seen, saw: accepted() }),
      );
      const guessed = bad.some((b) => b.refusal.by === 'pattern');
      const readers = all.filter((s) => s.protocol !== 'smtp');
      return {
        title: (readers.length === all.length
          ? guessed
            ? eitherLikely
            : either
          : guessed
            ? titleLikely
            : title)({ protocols, address }),
        detail: guessed
          ? byPattern({ protocols, accepted: protocolNames(took) })
          : byReply({ protocols }),
        evidence: [...replies(bad), ...shown],
        confidence: surest(bad),
        fixes: [
          ...(readers.length > 0
            ? [
                fix(own({ protocols: protocolNames(readers) }), 'you', {
                  console: CLIENT_PATHS.popAndImap(),
                  operation: 'enable-pop-and-imap',
                }),
              ]
            : []),
          protocolSwitchFix(
            protocols,
            address,
            readers.length < all.length ? { steps: [meanwhile()] } : {},
          ),
        ],
      };
    });
  },
});
