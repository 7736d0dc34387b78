import { type Fix, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { absolute } from '../../protocols/dns/name.ts';
import { CONSOLE, check, PAGES, record, WANTED } from '../common/dns.ts';

const title = text(
  '{domain} itself is an alias (CNAME) of {target}: its MX and SPF are not seen',
  '{domain} 的主机记录 @ 是 CNAME，指向 {target}：MX 和 SPF 都会失效',
);
const detail = text(
  'Whoever asks for MX or TXT is sent on to {target}, so mail goes by that name’s records. A CNAME cannot stand beside other records.',
  '查询 MX、TXT 时都会被带到 {target}，收发信按它的记录处理。CNAME 不能与其他记录并存。',
);
const fix = {
  title: text(
    'Delete the CNAME at @ and point the website in another way',
    '删除 @ 的 CNAME，网站改用其他方式指向',
  ),
  website: text(
    'Use an A record with the website’s address, or your DNS host’s ALIAS/ANAME or flattening in place of the CNAME.',
    '网站改用 A 记录填写 IP；解析服务商支持时也可用 ALIAS/ANAME 或“CNAME 展平”。',
  ),
  www: text('A CNAME at www is fine and may stay.', 'www 上的 CNAME 不受影响，可以保留。'),
};

export default check({
  id: 'cname/at-apex',
  question: text('Is the domain itself a CNAME?', '域名自身（@）是不是 CNAME？'),
  why: text(
    'A CNAME forbids every other record at its name, MX and TXT included (RFC 1034 §3.6.2).',
    '有 CNAME 的名字不能有任何其他记录，包括 MX 和 TXT（RFC 1034 §3.6.2）。',
  ),
  needs: ['domain', 'apexAlias'],
  severity: 'error',
  blocking: true,
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 1034 §3.6.2', PAGES.spfChina],
  answer({ domain, apexAlias }) {
    const { target, seen, beside } = apexAlias;
    if (target === null) return no([seen]);
    const remove: Fix = {
      title: fix.title(),
      owner: 'you',
      effort: 'minutes',
      risk: 'high',
      console: CONSOLE.dns(),
      steps: [fix.website(), fix.www()],
      change: { replace: [record(domain.name, 'CNAME', absolute(target))], with: [] },
      seenTtl: apexAlias.ttl,
    };
    return yes({
      title: title({ domain: domain.display, target }),
      detail: detail({ target }),
      evidence: [
        {
          from: seen,
          saw: [`CNAME ${target}`, ...beside].join(', '),
          wanted: WANTED.noCname(),
        },
      ],
      fixes: [remove],
    });
  },
});
