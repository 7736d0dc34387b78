import { no, yes } from '../../engine/check.ts';
import { join, list, type Message, text, verbatim } from '../../engine/text.ts';
import { parseDmarc } from '../../protocols/dmarc/parse.ts';
import type { DmarcProblem, DmarcRecord } from '../../protocols/dmarc/types.ts';

import { dmarcFix, judgedStep, proposedRecord, walked } from '../common/dmarc.ts';
import { check, clip, PAGES, ROUTE } from '../common/dns.ts';

const title = {
  unused: text(
    'The DMARC record of {domain} is not used: {what}',
    '{domain} 的 DMARC 记录无效，不会被采用：{what}',
  ),
  none: text(
    'The DMARC record of {domain} is taken as p=none: {what}',
    '{domain} 的 DMARC 记录有误，收信方只当 p=none：{what}',
  ),
  beside: text(
    'A second text at {name} is meant as DMARC and read by nobody',
    '{name} 上另有一条格式不对的 DMARC 记录，没有作用',
  ),
  partly: text(
    'The DMARC record of {domain} is partly ignored: {what}',
    '{domain} 的 DMARC 记录有误，部分内容会被忽略：{what}',
  ),
};

/** In a few words, for the title. */
const WHAT = {
  version: text('it does not begin with v=DMARC1', '开头不是 v=DMARC1'),
  quotes: text('quotes were typed into it', '记录值里多了引号'),
  missing: text('it has no p=', '缺少 p='),
  twice: text('{tag}= stands there twice', '{tag}= 写了两次'),
};

const DETAIL = {
  version: text(
    'It has to begin with exactly v=DMARC1; in these letters and signs (half-width, “DMARC” in capitals), with nothing before it.',
    '记录必须以 v=DMARC1; 开头：DMARC 大写，等号和分号用英文半角，前面不能有任何字符。',
  ),
  quotes: text(
    'Quotes belong to zone files; in a DNS console they become part of the value. Enter the value without them.',
    '引号只用于区域文件；在解析控制台里输入引号，会成为记录值的一部分。请去掉引号再填。',
  ),
  twice: text(
    'A record with the same tag twice is invalid as a whole.',
    '同一标签重复出现时，整条记录作废。',
  ),
  policyUnused: text(
    'p, sp and np may be none, quarantine or reject; p is required. As there is no usable rua either, the record does not count.',
    'p、sp、np 只能是 none、quarantine 或 reject，且 p 必填。记录里又没有可用的 rua，所以整条不生效。',
  ),
  policyNone: text(
    'p, sp and np may be none, quarantine or reject; p is required. Because rua is usable, receivers go on as with p=none: they only report.',
    'p、sp、np 只能是 none、quarantine 或 reject，且 p 必填。因为 rua 可用，收信方按 p=none 处理：只发报告，不拦截。',
  ),
  value: text(
    '“{text}” is not allowed; receivers go by the default, {tag}={value}.',
    '“{text}”不是合法取值，收信方按默认值 {tag}={value} 处理。',
  ),
  unknown: text(
    '“{text}” is no tag of DMARC; receivers ignore it.',
    '“{text}”不是 DMARC 标签，收信方会忽略。',
  ),
  list: text(
    '“{text}” is not tag=value; receivers skip it, and some drop the whole record. Separate the tags with semicolons.',
    '“{text}”不是“标签=值”的形式，会被忽略，有的系统会因此放弃整条记录。标签之间用英文分号隔开。',
  ),
  uri: text(
    'No reports go to “{text}”: an address in {tag} is written mailto:name@domain, several are separated by commas.',
    '“{text}”收不到报告：{tag} 里的地址要写成 mailto:邮箱地址，多个地址用英文逗号隔开。',
  ),
  beside: text(
    'Beside the record that counts stands another text that is meant as one and is not read. Delete it.',
    '除了生效的记录，还有一条想写成 DMARC、但格式不对的 TXT，不会被读取，请删掉。',
  ),
};

/** RFC 9989 §4.7. */
const DEFAULTS: Readonly<Record<string, string>> = {
  adkim: 'r',
  aspf: 'r',
  fo: '0',
  t: 'n',
  psd: 'u',
};

interface Told {
  readonly what: Message;
  readonly detail: Message;
}

function tell(problem: DmarcProblem): Told {
  const { kind, fatal } = problem;
  const tag = problem.tag ?? '';
  const about = clip(problem.text, 40);
  switch (kind) {
    case 'bad-version':
      return { what: WHAT.version(), detail: DETAIL.version() };
    case 'quotes-inside':
      return { what: WHAT.quotes(), detail: DETAIL.quotes() };
    case 'missing-policy':
      return { what: WHAT.missing(), detail: fatal ? DETAIL.policyUnused() : DETAIL.policyNone() };
    case 'bad-policy':
      return { what: verbatim(about), detail: fatal ? DETAIL.policyUnused() : DETAIL.policyNone() };
    case 'duplicate-tag':
      return { what: WHAT.twice({ tag }), detail: DETAIL.twice() };
    case 'bad-value': {
      const detail = DETAIL.value({ text: about, tag, value: DEFAULTS[tag] ?? '' });
      return { what: verbatim(about), detail };
    }
    case 'bad-uri':
      return {
        what: verbatim(`${tag}=${about}`),
        detail: DETAIL.uri({ text: about, tag }),
      };
    case 'bad-tag-list':
      return { what: verbatim(about === '' ? ';;' : about), detail: DETAIL.list({ text: about }) };
    default:
      return { what: verbatim(about), detail: DETAIL.unknown({ text: about }) };
  }
}

/** The problems worth telling: what follows from another one, or has a check of its own, is not. */
function worthTelling({ problems, tags }: DmarcRecord): readonly DmarcProblem[] {
  const cause =
    problems.find((p) => p.kind === 'quotes-inside' && p.fatal) ??
    problems.find((p) => p.kind === 'bad-version');
  if (cause !== undefined) return [cause];
  return problems
    .filter(
      (p) =>
        p.kind !== 'removed-tag' &&
        // dmarc/no-rua
        !(p.kind === 'bad-uri' && p.tag === 'rua' && tags.get('rua') === ''),
    )
    .sort((a, b) => Number(b.fatal) - Number(a.fatal));
}

/** Each message once: several tags may have the same trouble. */
function unlike(messages: readonly Message[]): readonly Message[] {
  return [...new Map(messages.map((m) => [JSON.stringify(m), m])).values()];
}

export default check({
  id: 'dmarc/syntax',
  question: text(
    'Are there mistakes in how the DMARC record is written?',
    'DMARC 记录的写法是不是有误？',
  ),
  why: text(
    'A record counts only if it begins with v=DMARC1 and is a valid tag list; a tag with a bad value is ignored (RFC 9989 §4.7, §4.8), a bad policy means none or nothing (§4.10.1).',
    '记录必须以 v=DMARC1 开头且为合法的标签列表；取值有误的标签会被忽略（RFC 9989 §4.7、§4.8），策略有误则按 none 处理或整条不用（§4.10.1）。',
  ),
  needs: ['domain', 'zone', 'dmarc', 'dmarcReports'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 9989 §4.8', 'RFC 9989 §4.10.1', PAGES.dmarc],
  answer({ domain, zone, dmarc, dmarcReports }) {
    const step = judgedStep(dmarc, domain.name);
    // Several records are dmarc/multiple: none of them is used, whatever stands in it.
    if (step === null || step.records.length > 1) return no(walked(dmarc));
    const judged =
      step.records[0] ?? (step.texts[0] === undefined ? null : parseDmarc(step.texts[0]));
    const beside = step.texts.filter((t) => t !== judged?.text);
    const problems = judged === null ? [] : worthTelling(judged);
    const told = problems.map(tell);
    const details = told.map(({ detail }) => detail);
    const isBeside = step.records.length === 1 && beside.length > 0;
    if (isBeside) details.push(DETAIL.beside());
    if (judged === null || details.length === 0) return no(walked(dmarc));

    const input = { domain, zone, dmarc, dmarcReports };
    const unused = step.records.length === 0 || problems.some((p) => p.fatal);
    const none = problems.some((p) => p.kind === 'missing-policy' || p.kind === 'bad-policy');
    const at = step.domain === domain.name ? domain.display : step.domain;
    const [first] = told;
    const whole = unused ? title.unused : none ? title.none : null;
    return yes({
      title:
        first === undefined
          ? title.beside({ name: `_dmarc.${step.domain}` })
          : whole === null
            ? title.partly({ domain: at, what: list(told.map(({ what }) => what)) })
            : whole({ domain: at, what: first.what }),
      detail: join(unlike(details), { en: ' ', zh: '' }),
      evidence: [
        { from: step.seen, saw: judged.text, wanted: proposedRecord(input) },
        ...beside.map((saw) => ({ from: step.seen, saw })),
      ],
      severity: unused ? 'error' : 'warning',
      fixes: [dmarcFix(input)],
    });
  },
});
