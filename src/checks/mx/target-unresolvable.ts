import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import type { MxTarget } from '../../facts/dns.ts';
import { check, SAW } from '../common/dns.ts';
import { meantBy, mxFix, wantedMx } from '../common/mx.ts';

const title = text(
  'An MX leads nowhere: {hosts} has no address',
  'MX 指向的主机不存在或没有地址：{hosts}',
);
const appended = text(
  'The DNS console appended the zone to an MX: it should be {hosts}',
  '解析控制台给 MX 的值自动拼接了域名：应为 {hosts}',
);
const misspelt = text(
  'An MX host is misspelt and leads nowhere: it should be {hosts}',
  'MX 主机名拼写有误，无法解析：应为 {hosts}',
);
const all = text(
  'No mail can be delivered: senders find no server behind any MX.',
  '所有 MX 都解析不到服务器，来信全部无法投递。',
);
const some = text(
  'Mail still arrives through the other MX; it is delayed whenever a sender tries this one.',
  '目前还能靠其余 MX 收信，但对方选到这一条时会延迟。',
);
const dot = text(
  ' Your console treats a value without a final dot as relative: write it with the dot, or in the form its help shows.',
  '这类解析控制台把结尾没有点的值当成相对名称：请在末尾加一个点，或按其帮助文档的格式填写。',
);
const none = text('', '');
const joined = text('{first}{second}', '{first}{second}');

export default check({
  id: 'mx/target-unresolvable',
  question: text('Does an MX name a host without an address?', 'MX 指向的主机是不是解析不到地址？'),
  why: text(
    'A sender needs an address behind the MX host; without one it tries the next MX or gives up (RFC 5321 §5.1).',
    '发送方要解析出 MX 主机的地址才能投递，解析不到就换下一条 MX 或放弃（RFC 5321 §5.1）。',
  ),
  needs: ['domain', 'mx', 'mxTargets', 'edition'],
  severity: 'error',
  route: { intent: 'troubleshoot-received', path: 'alimail-email-delivery' },
  references: ['RFC 5321 §5.1'],
  answer({ domain, mx, mxTargets, edition }) {
    const dead = mxTargets.items.filter((t) => t.state === 'nxdomain' || t.state === 'nodata');
    const [first, ...rest] = dead;
    if (first === undefined) return noUnless(mxTargets.missing, [mx.seen]);
    const evidence = (t: MxTarget) => ({
      from: t.seen[t.seen.length - 1] ?? mx.seen,
      saw: SAW.at({
        name: t.exchange,
        what: t.state === 'nxdomain' ? 'NXDOMAIN' : SAW.noAddress(),
      }),
      wanted: meantBy(t.host) ?? wantedMx(edition.edition),
    });
    const present = new Set(mx.records.map((r) => r.exchange));
    // A host that is published already was not what this one was meant to be.
    const everyMeant = dead.every((t) => {
      const name = meantBy(t.host);
      return name !== null && !present.has(name);
    });
    const isAppended = dead.every((t) => t.host.kind === 'zone-appended');
    const meant = list([...new Set(dead.map((t) => meantBy(t.host) ?? t.exchange))]);
    // Hosts that could not be looked up may work: only what was seen counts.
    const works = mxTargets.missing.length + mxTargets.items.length > dead.length;
    return yes({
      title: isAppended
        ? appended({ hosts: meant })
        : everyMeant
          ? misspelt({ hosts: meant })
          : title({ hosts: list(dead.map((t) => t.exchange)) }),
      detail: joined({ first: works ? some() : all(), second: isAppended ? dot() : none() }),
      evidence: [evidence(first), ...rest.map(evidence)],
      severity: works ? 'warning' : 'error',
      fixes: [mxFix(domain.name, mx, edition)],
    });
  },
});
