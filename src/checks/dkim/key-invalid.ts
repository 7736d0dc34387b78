import { type Evidence, noUnless, yes } from '../../engine/check.ts';
import { join, list, type Message, text } from '../../engine/text.ts';
import type { DkimSelector } from '../../facts/dns.ts';
import type { DkimKey, DkimKeyProblem } from '../../protocols/dkim/types.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import {
  joinedPieces,
  judgedSelectors,
  keyChange,
  keyFixes,
  lookedAt,
  mendKey,
} from '../common/dkim.ts';
import { check, clip, ROUTE } from '../common/dns.ts';

const title = text(
  'The DKIM key at {host} is unusable: {what}',
  '{host} 的 DKIM 公钥无法使用：{what}',
);
const several = text('The DKIM keys at {hosts} are unusable', '{hosts} 的 DKIM 公钥都无法使用');

type Told = Exclude<DkimKeyProblem, 'not-for-email'> | 'other-text';

/** What is wrong, in a few words, the most telling first. */
const WHAT = {
  'quotes-inside': text('quotes were typed into it', '记录值里多了引号或反斜杠'),
  truncated: text('it was cut off', '内容被截断'),
  'bad-base64': text('it is not valid base64', '不是合法的 base64'),
  'not-a-key': text('it holds no public key', '内容不是公钥'),
  'missing-p': text('it has no p=', '缺少 p='),
  'bad-version': text('it does not begin with v=DKIM1', '开头不是 v=DKIM1'),
  'unknown-key-type': text('its key type is unknown', '密钥类型无法识别'),
  'key-type-mismatch': text('k= and the key do not match', 'k= 与实际密钥类型不符'),
  'duplicate-tag': text('a tag stands there twice', '有标签写了两次'),
  'bad-tag-list': text('it is no list of tag=value', '不是“标签=值”的格式'),
  'other-text': text('another text stands there', '那里是别的 TXT'),
} as const satisfies Record<Told, unknown>;

const ORDER = Object.keys(WHAT) as readonly Told[];

const DETAIL = {
  quotes: text(
    'Quotes belong to zone files; in a DNS console they become part of the value. Enter the value without them.',
    '引号只用于区域文件；在解析控制台里输入引号，会成为记录值的一部分。请去掉引号再填。',
  ),
  cut: text(
    'Of {whole} bytes of the key, {present} are there ({length} characters of text). DNS consoles cut a string at 255 characters: split the value into several quoted strings in one record.',
    '公钥共 {whole} 字节，只查到 {present} 字节（记录值 {length} 个字符）。解析控制台会在 255 个字符处截断：请在同一条记录里拆成多个带引号的字符串。',
  ),
  broken: text(
    '{present} bytes can be read from p= ({length} characters of text), and they are no whole key. A value that was cut off or pasted with a gap looks like this; DNS consoles cut a string at 255 characters.',
    'p= 里能读出 {present} 字节（记录值 {length} 个字符），不是完整的公钥。常见原因是复制不全，或被解析控制台在 255 个字符处截断。',
  ),
  missing: text(
    'p= holds the key itself; without it the record says nothing.',
    'p= 就是公钥本身，没有它记录就没有意义。',
  ),
  version: text(
    'v= may be left out; when it is there it comes first and is exactly DKIM1 (in capitals).',
    'v= 可以不写；写了就必须放在最前面，且必须是大写的 DKIM1。',
  ),
  type: text(
    'Receivers know k=rsa and k=ed25519. A key from Alibaba Mail is k=rsa.',
    '收信方只认 k=rsa 和 k=ed25519。阿里邮箱的密钥是 k=rsa。',
  ),
  list: text(
    'Receivers drop a record that is not written as tag=value, separated by semicolons (half-width), each tag once.',
    '记录要写成“标签=值”，用英文分号隔开，每个标签只出现一次，否则收信方会丢弃整条记录。',
  ),
  other: text(
    'TXT at {name} is “{text}”. A wildcard record (*) or a record entered at the wrong host record does this.',
    '{name} 的 TXT 是“{text}”。可能是泛解析（*），或者别的记录填错了主机记录。',
  ),
};

interface Bad {
  readonly selector: DkimSelector;
  readonly key: DkimKey | null;
  readonly text: string;
  readonly problem: Told;
}

/** The first bytes of a key in DER tell how many there should be: SEQUENCE, two bytes of length. */
function sizeOf(key: DkimKey): { readonly whole: number | null; readonly present: number } {
  const bytes = Buffer.from((key.tags.get('p') ?? '').replace(/\s+/g, ''), 'base64');
  const isDer = bytes[0] === 0x30 && bytes[1] === 0x82 && bytes.length >= 4;
  return { whole: isDer ? bytes.readUInt16BE(2) + 4 : null, present: bytes.length };
}

function detailOf({ selector, key, text: saw, problem }: Bad): Message {
  switch (problem) {
    case 'quotes-inside':
      return DETAIL.quotes();
    case 'truncated':
    case 'bad-base64':
    case 'not-a-key': {
      if (key === null) break;
      const { whole, present } = sizeOf(key);
      return problem === 'truncated' && whole !== null
        ? DETAIL.cut({ whole, present, length: key.text.length })
        : DETAIL.broken({ present, length: key.text.length });
    }
    case 'missing-p':
      return DETAIL.missing();
    case 'bad-version':
      return DETAIL.version();
    case 'unknown-key-type':
    case 'key-type-mismatch':
      return DETAIL.type();
    case 'other-text':
      return DETAIL.other({ name: selector.name, text: clip(saw, 60) });
  }
  return DETAIL.list();
}

function badOf(selector: DkimSelector): readonly Bad[] {
  // A key cut into several records is dkim/multiple.
  if (joinedPieces(selector) !== null) return [];
  const bad = selector.keys.flatMap((key): Bad[] => {
    const problem = ORDER.find((kind) => (key.problems as readonly string[]).includes(kind));
    return problem === undefined ? [] : [{ selector, key, text: key.text, problem }];
  });
  // A wildcard answers at DirectMail's selectors too: whether they are used is not known.
  const other = selector.keys.length === 0 ? selector.others[0] : undefined;
  if (other !== undefined && selector.origin !== 'directmail') {
    bad.push({ selector, key: null, text: other, problem: 'other-text' });
  }
  return bad;
}

export default check({
  id: 'dkim/key-invalid',
  question: text('Is a DKIM key unusable?', 'DKIM 公钥是不是无法使用？'),
  why: text(
    'Verifiers ignore a key record that is no valid tag list or whose p= is no key, and the signature fails (RFC 6376 §3.6.1, §6.1.2).',
    '记录格式有误或 p= 不是公钥时，收信方会忽略该记录，签名验证失败（RFC 6376 §3.6.1、§6.1.2）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 6376 §3.6.1', 'RFC 6376 §6.1.2'],
  answer({ zone, dkim }) {
    const bad = judgedSelectors(dkim).flatMap(badOf);
    const evidence = (b: Bad): Evidence => ({
      from: b.selector.seen,
      saw: b.text,
      wanted: (b.key === null ? null : mendKey(b.key)) ?? 'v=DKIM1; k=rsa; p=…',
    });
    const [first, ...more] = bad;
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    const details = [...new Map(bad.map(detailOf).map((d) => [JSON.stringify(d), d])).values()];
    return yes({
      title:
        more.length === 0
          ? title({ host: hostRecord(first.selector.name, zone), what: WHAT[first.problem]() })
          : several({
              hosts: list([...new Set(bad.map((b) => hostRecord(b.selector.name, zone)))]),
            }),
      detail: join(details, { en: ' ', zh: '' }),
      evidence: [evidence(first), ...more.map(evidence)],
      // Many verifiers read on after a part that is no tag=value.
      confidence: bad.every((b) => b.problem === 'bad-tag-list') ? 0.8 : 0.99,
      fixes: keyFixes(
        bad.map(({ selector, key }) => {
          const mended = key === null ? null : mendKey(key);
          const change =
            key === null || mended === null ? null : keyChange(selector, [key.text], [mended]);
          // Without a key there the console may not have generated one yet.
          return { selector, change, how: key === null ? 'generate' : 'copy' };
        }),
        zone,
      ),
    });
  },
});
