import { type Evidence, noUnless, yes } from '../../engine/check.ts';
import { join, list, type Message, text } from '../../engine/text.ts';
import type { DkimSelector } from '../../facts/dns.ts';
import { isDirectMail, lookedAt, publishDirectMailKey, publishKey } from '../common/dkim.ts';
import { check, PAGES, ROUTE, SAW } from '../common/dns.ts';

const title = {
  own: text(
    'No DKIM key for {domain}: receivers cannot verify its mail by signature',
    '{domain} 没有发布 DKIM 公钥：收信方无法通过签名验证邮件',
  ),
  directmail: text(
    'DirectMail may send for {domain} and has no DKIM key there',
    '{domain} 使用邮件推送发信，但没有发布它的 DKIM 公钥',
  ),
  option: text(
    'No DKIM key of {domain} at the selector {selectors}',
    '{domain} 的选择器 {selectors} 下没有 DKIM 公钥',
  ),
};
const DETAIL = {
  own: text(
    'Nothing is published at {name}. Alibaba Mail does not sign until a key is generated in domain management (Mail Security > DKIM) and published.',
    '{name} 没有记录。阿里邮箱默认不签名，要先在域管理后台“邮件安全 > DKIM”生成密钥，再发布公钥。',
  ),
  directmail: text(
    'SPF includes DirectMail, and none of its selectors ({selectors}) has a key: what it sends is not signed as {domain}.',
    'SPF 包含了邮件推送，但它各地域的选择器（{selectors}）都没有公钥，通过它发出的邮件没有 {domain} 的签名。',
  ),
  option: text('Nothing is published at {names}.', '{names} 没有记录。'),
};

const WANTED = 'v=DKIM1; k=rsa; p=…';

function evidence(selector: DkimSelector): Evidence {
  const { alias } = selector;
  const saw = alias === null ? SAW.nothing() : SAW.aliasOnly({ alias });
  return { from: selector.seen, saw, wanted: WANTED };
}

export default check({
  id: 'dkim/missing',
  question: text('Is a DKIM key missing?', '是不是缺少 DKIM 公钥？'),
  why: text(
    'A signature can only be verified with the key at its selector (RFC 6376 §3.6.2); without DKIM, mail that is forwarded fails DMARC.',
    '收信方要用选择器下的公钥验证签名（RFC 6376 §3.6.2）；没有 DKIM，邮件一经转发就通不过 DMARC。',
  ),
  needs: ['domain', 'zone', 'edition', 'dkim'],
  severity: 'warning',
  route: ROUTE,
  references: ['RFC 6376 §3.6.2', PAGES.authentication],
  answer({ domain, zone, edition, dkim }) {
    // Something else at the name is dkim/key-invalid.
    const isEmpty = (s: DkimSelector) => s.keys.length === 0 && s.others.length === 0;
    const own = edition.directmailOnly
      ? []
      : dkim.items.filter((s) => s.origin === 'alibaba-mail' && isEmpty(s));
    const options = dkim.items.filter((s) => s.origin === 'option' && isEmpty(s));

    // One region's key is enough.
    const regions = dkim.items.filter((s) => isDirectMail(s.selector));
    const regionFound = regions.some((s) => s.keys.length > 0);
    const open = dkim.missing.filter(({ selector }) => {
      if (selector === 'default') return !edition.directmailOnly;
      return !isDirectMail(selector) || !regionFound;
    });
    const regionOpen = open.some(({ selector }) => isDirectMail(selector));
    const asked = regions.filter((s) => s.origin === 'directmail');
    const directmail = regionFound || regionOpen ? [] : asked;

    const empty = [...own, ...options, ...directmail];
    const [first, ...more] = empty;
    if (first === undefined) return noUnless(open, lookedAt(dkim));

    const details: Message[] = [];
    for (const { name } of own) details.push(DETAIL.own({ name }));
    if (options.length > 0)
      details.push(DETAIL.option({ names: list(options.map((s) => s.name)) }));
    if (directmail.length > 0) {
      const selectors = list(directmail.map((s) => s.selector));
      details.push(DETAIL.directmail({ selectors, domain: domain.display }));
    }
    return yes({
      title:
        own.length > 0
          ? title.own({ domain: domain.display })
          : options.length > 0
            ? title.option({
                domain: domain.display,
                selectors: list(options.map((s) => s.selector)),
              })
            : title.directmail({ domain: domain.display }),
      detail: join(details, { en: ' ', zh: '' }),
      evidence: [evidence(first), ...more.map(evidence)],
      // DirectMail has regions whose selectors are on no page.
      confidence: own.length + options.length > 0 ? 0.99 : 0.8,
      fixes: [
        ...[...own, ...options].map((selector) => publishKey({ selector, zone, how: 'generate' })),
        ...(directmail.length > 0 ? [publishDirectMailKey()] : []),
      ],
    });
  },
});
