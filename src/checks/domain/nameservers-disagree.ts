import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { list, text } from '../../engine/text.ts';
import { check, SAW } from '../common/dns.ts';

const title = text(
  'The name servers of {domain} give different {types} records',
  '{domain} 的各台 NS 服务器给出的 {types} 记录不一致',
);
const detail = text(
  'Which records a sender sees depends on the server it happens to ask, so mail works at one time and fails at another.',
  '对方查到哪一份取决于问到哪台服务器，于是收发信时好时坏。',
);
const fix = {
  title: text('Bring all name servers to the same zone', '让所有 NS 服务器的记录保持一致'),
  wait: text(
    'After a change just made, wait for the servers to copy it (minutes, as a rule) and run again.',
    '如果刚改过记录，等各服务器同步（一般几分钟）后再查一次。',
  ),
  two: text(
    'When the servers belong to two DNS hosts, make the same change at both, or keep only one host at the registrar.',
    '如果 NS 分属两家解析服务商，要么两边同样修改，要么在注册商处只保留一家。',
  ),
  transfer: text(
    'When a secondary server lags, have its operator check the zone transfer (compare the SOA serials).',
    '如果是从服务器落后，请运维检查区域传送（对比 SOA 序列号）。',
  ),
};

export default check({
  id: 'domain/nameservers-disagree',
  question: text(
    'Do the name servers give different mail records?',
    '各台 NS 服务器的邮件记录是不是不一致？',
  ),
  why: text(
    'All authoritative servers of a zone must serve the same data (RFC 1034 §4.3.5).',
    '同一个域的所有权威服务器应提供相同的数据（RFC 1034 §4.3.5）。',
  ),
  needs: ['domain', 'delegation'],
  severity: 'error',
  optional: true,
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 1034 §4.3.5', 'RFC 1912 §2.2'],
  answer({ domain, delegation }) {
    const asked = delegation.servers.flatMap((s) =>
      s.servers.map((at) => ({ ...at, name: s.name })),
    );
    const types: string[] = [];
    const evidence: Evidence[] = [];
    for (const [type, index] of [
      ['MX', 0],
      ['TXT', 1],
    ] as const) {
      const said = asked.flatMap((at) => {
        const values = type === 'MX' ? at.mx : at.txt;
        const seen = at.compared[index];
        return at.state !== 'authoritative' || values === null || seen === undefined
          ? []
          : [{ at, text: values.join(', '), seen }];
      });
      if (new Set(said.map((s) => s.text)).size < 2) continue;
      types.push(type);
      for (const s of said) {
        const what = s.text === '' ? SAW.nothing() : s.text;
        evidence.push({ from: s.seen, saw: SAW.at({ name: s.at.name, what }) });
      }
    }
    const [first, ...rest] = evidence;
    if (first !== undefined) {
      return yes({
        title: title({ domain: domain.display, types: list(types) }),
        detail: detail(),
        evidence: [first, ...rest],
        owner: 'dns-host',
        fixes: [
          {
            title: fix.title(),
            owner: 'domain-admin',
            effort: 'hours',
            risk: 'low',
            steps: [fix.wait(), fix.two(), fix.transfer()],
          },
        ],
      });
    }
    const nameless = delegation.servers.filter((s) => s.state === 'unknown');
    if (nameless.length > 0) {
      return cannotTell([
        unknown(
          'depends-on-unknown',
          nameless.map((s) => s.seen),
        ),
      ]);
    }
    const silent = asked.filter((at) => at.state === 'silent' || at.state === 'not-asked');
    // One server that answers cannot disagree with itself, and a lame one says nothing.
    if (silent.length === 0 || asked.length < 2) return no([delegation.seen]);
    const reason = silent.some((at) => at.state === 'silent') ? 'timeout' : 'offline';
    return cannotTell([
      unknown(
        reason,
        silent.flatMap((at) => at.seen ?? []),
      ),
    ]);
  },
});
