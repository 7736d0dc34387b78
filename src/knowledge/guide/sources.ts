/** What the rows of the guide stand on. */
import { help, international, type Source } from '../sources.ts';
import { type SourceId, type Words, words } from './types.ts';

interface NamedSource extends Source {
  readonly name: Words;
}

/** Sources that are not single help pages, the most trusted first. */
const NAMED: Readonly<Record<Exclude<SourceId, `help/${number}` | `intl/${string}`>, NamedSource>> =
  {
    'setup-page': {
      name: words('setup page of Alibaba Mail (Singapore)', '阿里邮箱开通指引（新加坡站）'),
      at: international('1000112'),
      date: '2026-11-20',
      trust: 'high',
    },
    'webmail-manual': {
      name: words('Webmail 5.0 manual (Chinese)', '《Webmail 使用手册》5.0'),
      at: 'www.email-aliyun.com',
      // Its screens show April and May 2020.
      date: '2020-05-31',
      trust: 'medium',
    },
    'security-guide': {
      name: words('routing guide alimail-security', '路由指引 alimail-security'),
      at: 'https://company-skill.com/p/alimail',
      date: '2026-06-14',
      trust: 'medium',
    },
    'email-guide': {
      name: words('routing guide alimail-email', '路由指引 alimail-email'),
      at: 'https://company-skill.com/p/alimail',
      date: '2026-06-14',
      trust: 'medium',
    },
    'product-page': {
      name: words('product page of the routing guides', '路由指引的产品页'),
      at: 'https://company-skill.com/p/alimail',
      date: '2026-06-14',
      trust: 'low',
    },
    reseller: {
      name: words('resellers’ pages', '代理商页面'),
      at: '',
      date: '2026-11-20',
      trust: 'low',
    },
  };

/** A source by its id. Help pages are official, so they are trusted most. */
export function sourceOf(id: SourceId): NamedSource {
  const [kind, rest = ''] = id.split(/\/(.*)/s);
  if (kind === 'help') {
    const at = help(Number(rest));
    return {
      name: words(`help page ${rest}`, `帮助文档 ${rest}`),
      at,
      date: '2026-11-20',
      trust: 'high',
    };
  }
  if (kind === 'intl') {
    const at = international(rest);
    return {
      name: words('international help page', '国际站帮助文档'),
      at,
      date: '2026-11-20',
      trust: 'high',
    };
  }
  return NAMED[id as keyof typeof NAMED];
}
