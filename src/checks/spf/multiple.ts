import { no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { DIRECTMAIL } from '../../knowledge/directmail.ts';
import { EDITION_INCLUDES } from '../../knowledge/editions.ts';
import { check, PAGES } from '../common/dns.ts';
import { mentions, SPF_ROUTE, sawSpf, spfFix, wantedSpf } from '../common/spf.ts';

const title = text(
  '{domain} has {count} SPF records: merge them into one',
  '{domain} 有 {count} 条 SPF 记录，必须合并成一条',
);
const detail = text(
  'With more than one record receivers use none of them and answer permerror: mail is refused although each record may be right.',
  '同一个主机记录下有多条 SPF 时，收信方一条都不用，直接判 permerror，哪怕每条单独看都没问题，邮件照样会被拒收。',
);
const apart = text(
  'Alibaba Mail and DirectMail each got a record of their own. Receivers use neither and answer permerror: both includes belong in one record.',
  '阿里邮箱和邮件推送各加了一条 SPF，收信方一条都不用，直接判 permerror。两个 include 要写进同一条记录。',
);

export default check({
  id: 'spf/multiple',
  question: text('Is there more than one SPF record?', 'SPF 记录是不是不止一条？'),
  why: text(
    'More than one record at a name is a permerror, whatever they say (RFC 7208 §3.2, §4.5).',
    '同一域名下有多条 SPF 记录，结果就是 permerror，与内容无关（RFC 7208 §3.2、§4.5）。',
  ),
  needs: ['domain', 'zone', 'spf', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §3.2', 'RFC 7208 §4.5', PAGES.spfChina],
  answer({ domain, zone, spf, edition }) {
    const { records } = spf;
    if (records.length < 2) return no([spf.seen]);
    const isApart =
      records.some((r) => mentions(r, DIRECTMAIL.include)) &&
      records.some((r) => EDITION_INCLUDES.some((i) => mentions(r, i))) &&
      !records.some(
        (r) => mentions(r, DIRECTMAIL.include) && EDITION_INCLUDES.some((i) => mentions(r, i)),
      );
    return yes({
      title: title({ domain: domain.display, count: records.length }),
      detail: isApart ? apart() : detail(),
      evidence: [{ from: spf.seen, saw: sawSpf(spf), wanted: wantedSpf(edition) }],
      fixes: [spfFix({ domain, zone, spf, edition }, null)],
    });
  },
});
