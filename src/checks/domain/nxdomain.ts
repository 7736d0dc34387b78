import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check } from '../common/dns.ts';

const title = text('The domain {domain} does not exist in DNS', 'DNS 中不存在域名 {domain}');
const detail = text(
  'Nothing can be sent to it or verified for it. Either the name is misspelt, or its registration lapsed, or it was never delegated.',
  '既不能向它发信，也无法做任何验证。可能是拼写有误、域名已过期，或注册后没有设置 DNS 服务器。',
);
const fix = {
  title: text('Check the name, then its registration', '先核对拼写，再查注册状态'),
  spelling: text(
    'Compare the spelling with the registrar’s list.',
    '与域名注册商控制台里的列表核对拼写。',
  ),
  renew: text(
    'Renew it when it has expired; a renewed name is back within hours, sometimes up to two days.',
    '如已过期请先续费；续费后一般几小时内恢复，最长约两天。',
  ),
  delegate: text('Set its name servers at the registrar.', '在注册商处设置 DNS 服务器。'),
};

export default check({
  id: 'domain/nxdomain',
  question: text('Does the domain not exist?', '域名是不是不存在？'),
  why: text(
    'NXDOMAIN says that neither the name nor anything below it exists (RFC 8020 §2).',
    'NXDOMAIN 表示该名字及其下所有名字都不存在（RFC 8020 §2）。',
  ),
  needs: ['domain', 'existence'],
  severity: 'error',
  blocking: true,
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 2308 §2.1', 'RFC 8020 §2'],
  answer({ domain, existence }) {
    if (existence.exists) return no([existence.seen]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail(),
      evidence: [{ from: existence.seen, saw: 'NXDOMAIN', wanted: 'NOERROR' }],
      owner: 'domain-admin',
      fixes: [
        {
          title: fix.title(),
          owner: 'domain-admin',
          effort: 'hours',
          risk: 'none',
          steps: [fix.spelling(), fix.renew(), fix.delegate()],
        },
      ],
    });
  },
});
