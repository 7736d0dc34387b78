import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, SAW } from '../common/dns.ts';

const title = text(
  'DNSSEC of {domain} is broken: resolvers that validate find nothing',
  '{domain} 的 DNSSEC 有误：做校验的解析服务器查不到任何记录',
);
const detail = text(
  'The records are there, but DNSSEC validation of them fails. Gmail, Cloudflare, Quad9 and many providers validate: their users cannot send to this domain.{extended}',
  '记录本身存在，但 DNSSEC 校验不通过。Gmail、Cloudflare、Quad9 等都会校验，它们的用户无法给该域名发信。{extended}',
);
const extended = text(' The resolver says: {text}.', '解析服务器给出的原因：{text}。');
const nothing = text('', '');
const fix = {
  title: text(
    'Make the DS record at the registrar fit the zone’s keys, or remove it',
    '让注册商处的 DS 记录与当前密钥一致，或先删除 DS',
  ),
  moved: text(
    'After a move to another DNS host: delete the old DS at the registrar; add the new one once the zone is signed there.',
    '如果换过解析服务商：先在注册商处删除旧 DS，等新解析服务商签名后再添加新 DS。',
  ),
  expired: text(
    'Otherwise have the DNS host sign the zone anew: signatures may have expired.',
    '否则请解析服务商重新签名，签名可能已过期。',
  ),
};

export default check({
  id: 'dnssec/bogus',
  question: text('Does DNSSEC validation fail?', 'DNSSEC 校验是不是失败？'),
  why: text(
    'A validating resolver answers SERVFAIL for data whose signatures do not verify (RFC 4035 §5.5), and the data when it is told not to check (CD, §3.2.2).',
    '校验不通过时解析服务器返回 SERVFAIL（RFC 4035 §5.5），要求不校验（CD 位，§3.2.2）时则能给出数据。',
  ),
  needs: ['domain', 'validation'],
  severity: 'error',
  blocking: true,
  route: { intent: 'resolve-failure', path: 'alimail-email-delivery' },
  references: ['RFC 4035 §5.5', 'RFC 8914 §4'],
  answer({ domain, validation }) {
    const [failed, again = failed] = validation.seen;
    if (!validation.bogus) return no([failed]);
    return yes({
      title: title({ domain: domain.display }),
      detail: detail({
        extended: validation.extended === '' ? nothing() : extended({ text: validation.extended }),
      }),
      evidence: [
        { from: failed, saw: 'SERVFAIL', wanted: 'NOERROR' },
        { from: again, saw: SAW.unchecked() },
      ],
      owner: 'dns-host',
      fixes: [
        {
          title: fix.title(),
          owner: 'domain-admin',
          effort: 'hours',
          risk: 'low',
          steps: [fix.moved(), fix.expired()],
        },
      ],
    });
  },
});
