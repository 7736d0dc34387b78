import { text } from '../../engine/text.ts';
import { type BounceCase, bounceCheck, fix, type LiveWord, recordsIn } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAddress,
  liveWord,
  PAGES,
  ROUTES,
  sendingAddress,
  someHosts,
  ticketFix,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'The {address} has no valid reverse DNS: whoever runs it must set the PTR',
  '{address} 没有有效的反向解析（PTR），请该 IP 的管理方设置',
);
const thereNow = text(
  'The {address} had no valid reverse DNS then, and has it now',
  '{address} 当时没有有效的反向解析（PTR），现在已经有了',
);
const means = text(
  'The receiver looks up the name of the IP that connects and asks that this name leads back to the IP; one of the two is missing.',
  '对方会查发信 IP 的反向解析（PTR），并要求查到的域名能解析回该 IP，两者缺一就拒收。',
);
const own = text(
  'Until the PTR is set, sending again fails. It is set by whoever hands out the IP, not in the DNS of your domain.',
  '设好 PTR 之前重发还会被退。PTR 由 IP 提供商设置，不在您自己域名的解析里。',
);
const ours = text(
  'That IP is Alibaba Mail’s, and so is its PTR: nothing in your domain changes it.',
  '这是阿里邮箱的出口 IP，PTR 归阿里管，改自己域名的解析没用。',
);
const none = text('{ip} has no PTR record', '{ip} 没有 PTR 记录');
const oneWay = text(
  '{ip} is named {names}, which does not lead back to it',
  '{ip} 的 PTR 是 {names}，但正向解析不回该 IP',
);
const confirmed = text(
  '{ip} is named {names}, which leads back to it',
  '{ip} 的 PTR 是 {names}，正反向一致',
);
const since = text(
  'It was fixed since, or the lookup failed at the receiver then.',
  '可能是退信后已改好，也可能对方当时查询失败。',
);
const ticket = text(
  'Have Alibaba Mail set the PTR of the {address}: ticket with the bounce attached',
  '请阿里邮箱设置{address} 的 PTR：提交工单并附上退信',
);
const set = text(
  'Have the provider of the {address} set its PTR to the mail server’s host name, with an A or AAAA record back',
  '请提供{address} 的运营商或云厂商把 PTR 设为邮件服务器主机名，并加一条指回该 IP 的 A 或 AAAA 记录',
);
const setSteps = [
  text(
    'Use the name that the server says in HELO/EHLO; receivers distrust generated names such as 192-0-2-1.pool.example.',
    '主机名与服务器 HELO/EHLO 里报的保持一致；带 IP 数字的自动生成名字很多收信方不认。',
  ),
  text(
    'Where the provider sets none, send through the smtp host of your mail provider with a login.',
    '提供商不给设置的话，改为登录邮箱服务商的 smtp 服务器发信。',
  ),
];

function reverseNow({ live: { reverse } }: BounceCase): LiveWord | null {
  if (!reverse.known) return null;
  const { ip, names, confirmed: leadsBack, seen } = reverse.value;
  const what =
    names.length === 0
      ? none({ ip })
      : (leadsBack ? confirmed : oneWay)({ ip, names: someHosts(names) });
  const saw = recordsIn(seen[0]) ?? what;
  return liveWord(
    [{ what, speaks: leadsBack ? 'against' : 'for', seen: seen[0], saw }],
    leadsBack ? [since()] : [],
  );
}

export default bounceCheck({
  cause: 'ptr-missing',
  question: text(
    'Does the sending IP lack valid reverse DNS?',
    '发信 IP 是不是缺少有效的反向解析？',
  ),
  why: text(
    'Every IP on the Internet should have a PTR whose name leads back to it; receivers check that with “iprev” (RFC 1912 §2.1, RFC 8601 §3).',
    '每个公网 IP 都应有 PTR，且域名能解析回该 IP；收信方用 iprev 检查这一点（RFC 1912 §2.1、RFC 8601 §3）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 1912 §2.1', 'RFC 8601 §3', 'RFC 7372 §3.3', PAGES.readingBounces],
  title: (values, { fixed }) => (fixed ? thereNow : title)({ address: sendingAddress(values) }),
  detail: (_, given) =>
    explained(given, means(), ...(given.fixed ? [] : [isAlibabaAddress(given) ? ours() : own()])),
  live: reverseNow,
  page: () => 'mail-admin',
  fixes(given) {
    const address = sendingAddress(given.values);
    if (isAlibabaAddress(given)) return [ticketFix(given, ticket({ address }))];
    return [
      fix(set({ address }), 'mail-admin', {
        effort: 'hours',
        steps: setSteps.map((step) => step()),
      }),
      ...whitelistFix(given, given.values.ip),
    ];
  },
});
