import { cannotTell, no, yes } from '../../engine/check.ts';
import { text } from '../../engine/text.ts';
import { check, PAGES, WANTED } from '../common/dns.ts';
import { allOf, endFix, missingRecords, placeOfAll, SPF_ROUTE, seenOf } from '../common/spf.ts';

const title = text(
  'SPF of {domain} ends with {all}, which rejects nothing: use ~all or -all',
  '{domain} 的 SPF 以 {all} 结尾，不起防伪作用，请改为 ~all 或 -all',
);
const detail = text(
  'Mail from servers that are not listed is treated as if there were no SPF record.{place}',
  '未列出的服务器发的信，会被当作没有 SPF 来处理。{place}',
);

export default check({
  id: 'spf/all-neutral',
  question: text('Does the SPF record end with “?all”?', 'SPF 是不是以 ?all 结尾？'),
  why: text(
    'A neutral result is treated like no result at all, so forged mail is not told apart (RFC 7208 §8.2).',
    'neutral 与没有结果同等对待，分不出伪造邮件（RFC 7208 §8.2）。',
  ),
  needs: ['domain', 'zone', 'spf', 'spfTree', 'edition'],
  severity: 'warning',
  route: SPF_ROUTE,
  references: ['RFC 7208 §8.2', 'RFC 7208 §5.1', PAGES.spf],
  answer({ domain, zone, spf, spfTree, edition }) {
    const found = allOf(spfTree);
    if (found === 'unknown') return cannotTell(missingRecords(spfTree));
    if (found === null || found.term.qualifier !== '?') return no([spf.seen]);
    return yes({
      title: title({ domain: domain.display, all: found.term.text }),
      detail: detail({ place: placeOfAll(spfTree, found, zone) }),
      evidence: [
        {
          from: seenOf(found.node, spf),
          saw: found.node.record?.text ?? '',
          wanted: WANTED.end(),
        },
      ],
      fixes: [endFix({ domain, zone, spf, edition }, spfTree, found.node)],
    });
  },
});
