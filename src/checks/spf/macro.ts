import { noUnless, yes } from '../../engine/check.ts';
import { list, text } from '../../engine/text.ts';
import { check, clip } from '../common/dns.ts';
import { missingRecords, nodesOf, SPF_ROUTE, seenOf } from '../common/spf.ts';

const title = text(
  'SPF of {domain} has terms that depend on each message: {terms}',
  '{domain} 的 SPF 里有随每封邮件变化的项：{terms}',
);
const detail = text(
  'Their macros stand for the sender’s address or IP, so the record alone does not tell whom they let in. Nothing has to be done; ask about one sender with --spf-ip.',
  '其中的宏代表发件地址或发信 IP，只看记录判断不出放行了谁。无需处理；可以用 --spf-ip 查某个发信 IP 的结果。',
);

export default check({
  id: 'spf/macro',
  question: text(
    'Do terms of the SPF record depend on the message?',
    'SPF 里是不是有取决于具体邮件的项？',
  ),
  why: text(
    'Macros for the sender and the sending address are filled from the message when it arrives (RFC 7208 §7).',
    '代表发件人和发信 IP 的宏，要等收到邮件时才能展开（RFC 7208 §7）。',
  ),
  needs: ['domain', 'spf', 'spfTree'],
  severity: 'info',
  optional: true,
  route: SPF_ROUTE,
  references: ['RFC 7208 §7'],
  answer({ domain, spf, spfTree }) {
    const { notEvaluable } = spfTree;
    const first = notEvaluable[0];
    if (first === undefined) return noUnless(missingRecords(spfTree), [spf.seen]);
    const node = nodesOf(spfTree).find((n) => n.domain === first.domain);
    return yes({
      title: title({
        domain: domain.display,
        terms: list(notEvaluable.slice(0, 3).map((t) => clip(t.text))),
      }),
      detail: detail(),
      evidence: [
        {
          from: node === undefined ? spf.seen : seenOf(node, spf),
          saw: `${first.domain}: ${first.text}`,
        },
      ],
      fixes: [],
    });
  },
});
