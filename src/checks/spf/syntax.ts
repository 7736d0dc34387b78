import { no, yes } from '../../engine/check.ts';
import { join, type Message, type Text, text } from '../../engine/text.ts';
import { parseSpf } from '../../protocols/spf/parse.ts';
import type { SpfSyntaxProblem } from '../../protocols/spf/types.ts';
import { check, clip, PAGES } from '../common/dns.ts';
import { mentions, SPF_ROUTE, sawSpf, spfFix, wantedInclude, wantedSpf } from '../common/spf.ts';

const TITLE = {
  pasted: text(
    'SPF of {domain} is mistranslated help text: replace it',
    '{domain} 的 SPF 照抄了机器翻译的帮助文档，请改成正确写法',
  ),
  one: text(
    'SPF of {domain} cannot be read: {term}',
    '{domain} 的 SPF 有语法错误，收信方无法识别：{term}',
  ),
  several: text(
    'SPF of {domain} cannot be read: {count} bad terms',
    '{domain} 的 SPF 有 {count} 处语法错误，收信方无法识别',
  ),
  unread: text(
    'A TXT of {domain} is meant as SPF and not read as such',
    '{domain} 有一条 TXT 本想写成 SPF，但收信方不认',
  ),
};

const DETAIL = {
  permerror: text(
    'One bad term makes the whole record a permerror: {problems}.',
    '只要有一处写错，整条记录就判 permerror：{problems}。',
  ),
  unread: text(
    'Receivers skip it as if it were not there: {problems}.',
    '收信方会当它不存在：{problems}。',
  ),
  both: text(
    'One bad term makes the whole record a permerror: {problems}. A further TXT is skipped: {unread}.',
    '只要有一处写错，整条记录就判 permerror：{problems}。另有一条 TXT 不被识别：{unread}。',
  ),
};

const PROBLEM: Readonly<Record<SpfSyntaxProblem, Text<'term'>>> = {
  'unknown-mechanism': text('“{term}” is no SPF term', '“{term}”不是 SPF 的写法'),
  'missing-argument': text('“{term}” lacks its value', '“{term}”缺少值'),
  'unexpected-argument': text('“{term}” takes no value', '“{term}”后面不能带值'),
  'bad-ip': text('“{term}” holds no valid IP address', '“{term}”里的 IP 地址无效'),
  'bad-cidr': text('“{term}” has no valid prefix length', '“{term}”里的掩码长度无效'),
  'bad-domain': text('“{term}” holds no valid domain name', '“{term}”里的域名无效'),
  'bad-macro': text('“{term}” holds a macro that does not exist', '“{term}”里的宏无效'),
  'duplicate-modifier': text('“{term}” may stand only once', '“{term}”只能出现一次'),
  'not-ascii': text(
    '“{term}” holds characters outside ASCII, such as full-width punctuation',
    '“{term}”里有全角标点等非 ASCII 字符',
  ),
  'pasted-page-text': text(
    '“{term}” is text of a machine-translated help page; SPF wants “include:” and the name, without a space',
    '“{term}”是机器翻译文档里的文字，SPF 里应写“include:域名”，中间没有空格',
  ),
  'too-many-terms': text(
    'the record has hundreds of terms, from “{term}” on none was read',
    '记录有几百项，从“{term}”起不再读取',
  ),
  'glued-terms': text(
    '“{term}” is two terms run together: strings of a TXT are joined without a space (RFC 7208 §3.3)',
    '“{term}”是两项连在了一起：TXT 分成多段时拼接处不会自动补空格（RFC 7208 §3.3）',
  ),
};

const UNREAD = {
  quote: text('“{start}” begins with a quotation mark', '“{start}”以引号开头'),
  space: text('“{start}” begins with a space', '“{start}”以空格开头'),
  ascii: text(
    '“{start}” begins with full-width or other characters outside ASCII',
    '“{start}”开头有全角等非 ASCII 字符',
  ),
  glued: text('“{start}” lacks the space after v=spf1', '“{start}”在 v=spf1 后面缺少空格'),
  version: text('“{start}” does not begin with v=spf1', '“{start}”不是以 v=spf1 开头'),
};

/** Why receivers do not take a text for an SPF record: it has to begin with `v=spf1` and a space (RFC 7208 §4.5). */
function whyUnread(value: string): Message {
  const start = clip(value, 30);
  if (/^\\?["'“”‘’`]/u.test(value)) return UNREAD.quote({ start });
  if (/^\s/u.test(value)) return UNREAD.space({ start });
  if (/[^\x20-\x7e]/.test([...value].slice(0, 7).join(''))) return UNREAD.ascii({ start });
  return /^v=spf1/i.test(value) ? UNREAD.glued({ start }) : UNREAD.version({ start });
}

const SEPARATOR = { en: '; ', zh: '；' } as const;

/** Problems that are told one by one; the rest only counts. */
const SHOWN = 5;

export default check({
  id: 'spf/syntax',
  question: text(
    'Is there something in the SPF record that receivers cannot read?',
    'SPF 记录里是不是有收信方无法识别的内容？',
  ),
  why: text(
    'A record begins with v=spf1 (RFC 7208 §4.5), and one syntax error anywhere makes all of it a permerror (§4.6).',
    '记录必须以 v=spf1 开头（RFC 7208 §4.5），任何一处语法错误都会让整条记录变成 permerror（§4.6）。',
  ),
  needs: ['domain', 'zone', 'spf', 'edition'],
  severity: 'error',
  route: SPF_ROUTE,
  references: ['RFC 7208 §4.5', 'RFC 7208 §4.6', 'RFC 7208 §3.3', PAGES.spf],
  answer({ domain, zone, spf, edition }) {
    const problems = spf.records.flatMap((r) => parseSpf(r).problems);
    const { lookalikes } = spf;
    if (problems.length === 0 && lookalikes.length === 0) return no([spf.seen]);
    const first = problems[0];
    const terms = join(
      problems.slice(0, SHOWN).map((p) => PROBLEM[p.problem]({ term: clip(p.text, 80) })),
      SEPARATOR,
    );
    const unread = join(lookalikes.slice(0, SHOWN).map(whyUnread), SEPARATOR);
    const values = { domain: domain.display };
    const wanted = wantedInclude(edition);
    // Beside a record that is read and needs nothing of it, the other text is litter.
    const litter =
      problems.length === 0 &&
      spf.records.length > 0 &&
      !(
        wanted !== null &&
        lookalikes.some((l) => mentions(l, wanted)) &&
        !spf.records.some((r) => mentions(r, wanted))
      );
    return yes({
      title:
        first === undefined
          ? TITLE.unread(values)
          : problems.some((p) => p.problem === 'pasted-page-text')
            ? TITLE.pasted(values)
            : problems.length === 1
              ? TITLE.one({ ...values, term: clip(first.text, 40) })
              : TITLE.several({ ...values, count: problems.length }),
      detail:
        first === undefined
          ? DETAIL.unread({ problems: unread })
          : lookalikes.length === 0
            ? DETAIL.permerror({ problems: terms })
            : DETAIL.both({ problems: terms, unread }),
      evidence: [{ from: spf.seen, saw: sawSpf(spf), wanted: wantedSpf(edition) }],
      ...(litter ? { severity: 'warning' } : {}),
      fixes: [spfFix({ domain, zone, spf, edition }, null)],
    });
  },
});
