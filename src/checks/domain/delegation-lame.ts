import { cannotTell, type Evidence, no, yes } from '../../engine/check.ts';
import { unknown } from '../../engine/fact.ts';
import { list, text } from '../../engine/text.ts';
import { check, SAW, WANTED } from '../common/dns.ts';

const partial = text(
  'A name server of {domain} does not serve it: {servers}',
  '{domain} 有 NS 服务器不提供解析：{servers}',
);
const total = text(
  'No name server of {domain} serves it: {servers}',
  '{domain} 的 NS 服务器都不提供解析：{servers}',
);
const works = text(
  'Other servers answer, so mail flows; each lookup that hits this one is slow or fails.',
  '其他服务器能应答，收发信暂时正常；查询碰到这一台时会变慢或失败。',
);
const anyhow = text(
  'The resolver still gets answers for the domain; senders whose lookups end at this server do not.',
  '本次查询仍能得到应答；但别人的查询落到这一台时会失败。',
);
const fails = text(
  'Every lookup fails, so mail is neither sent nor received under this name.',
  '所有查询都会失败，该域名既不能收信也不能发信。',
);
const fix = {
  title: text(
    'Make the delegation name only servers that hold the zone',
    '让域名只委派给真正托管该域的 NS 服务器',
  ),
  registrar: text(
    'At the registrar, set the name servers that the DNS host names for this domain.',
    '在域名注册商处，把 DNS 服务器改成解析服务商给出的那一组。',
  ),
  host: text(
    'Or have the DNS host add the zone to the server that lacks it.',
    '或者请解析服务商在缺少该域的服务器上补上。',
  ),
};

export default check({
  id: 'domain/delegation-lame',
  question: text(
    'Does a name server that the domain is delegated to not serve it?',
    '有没有 NS 服务器不提供该域名的解析？',
  ),
  why: text(
    'A delegation to a server that is not authoritative for the zone is lame (RFC 1912 §2.8).',
    '委派到不是该域权威的服务器称为“跛脚委派”（RFC 1912 §2.8）。',
  ),
  needs: ['domain', 'delegation'],
  severity: 'error',
  // Asking the servers themselves is an extra: the resolver's answers decide about mail.
  optional: true,
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 1912 §2.8', 'RFC 9499 §7'],
  answer({ domain, delegation }) {
    const evidence: Evidence[] = [];
    const bad: string[] = [];
    for (const server of delegation.servers) {
      if (server.state === 'nxdomain' || server.state === 'nodata') {
        bad.push(server.name);
        const what = server.state === 'nxdomain' ? 'NXDOMAIN' : SAW.noAddress();
        evidence.push({
          from: server.seen,
          saw: SAW.at({ name: server.name, what }),
          wanted: WANTED.address(),
        });
      }
      for (const at of server.servers) {
        if (at.state !== 'lame' || at.seen === null) continue;
        bad.push(`${server.name} (${at.address})`);
        const what = at.refusal ?? SAW.notAuthoritative();
        evidence.push({
          from: at.seen,
          saw: SAW.at({ name: at.address, what }),
          wanted: WANTED.authoritative(),
        });
      }
    }
    const [first, ...rest] = evidence;
    const asked = delegation.servers.flatMap((s) => s.servers);
    if (first === undefined) {
      const silent = asked.filter((at) => at.state !== 'authoritative');
      const nameless = delegation.servers.filter((s) => s.state === 'unknown');
      if (nameless.length > 0) {
        return cannotTell([
          unknown(
            'depends-on-unknown',
            nameless.map((s) => s.seen),
          ),
        ]);
      }
      if (silent.length === 0) return no([delegation.seen]);
      const reason = silent.some((at) => at.state === 'silent') ? 'timeout' : 'offline';
      return cannotTell([
        unknown(
          reason,
          silent.flatMap((at) => at.seen ?? []),
        ),
      ]);
    }
    const serving = asked.some((at) => at.state === 'authoritative');
    const alive = delegation.answersAnyhow || asked.some((at) => at.state === 'authoritative');
    return yes({
      title: (alive ? partial : total)({ domain: domain.display, servers: list(bad) }),
      detail: serving ? works() : alive ? anyhow() : fails(),
      evidence: [first, ...rest],
      severity: alive ? 'warning' : 'error',
      owner: 'dns-host',
      fixes: [
        {
          title: fix.title(),
          owner: 'domain-admin',
          effort: 'hours',
          risk: 'low',
          steps: [fix.registrar(), fix.host()],
        },
      ],
    });
  },
});
