import { type Change, noUnless, yes } from '../../engine/check.ts';
import { join, list, type Message, text } from '../../engine/text.ts';
import type { DkimSelector } from '../../facts/dns.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import {
  isUsable,
  joinedPieces,
  judgedSelectors,
  keyChange,
  keyFixes,
  lookedAt,
} from '../common/dkim.ts';
import { check, ROUTE, WANTED } from '../common/dns.ts';

const title = text(
  'Several TXT records where one DKIM key belongs: {hosts}',
  '{hosts} 有多条 TXT，应该只有一条 DKIM 记录',
);
const DETAIL = {
  pieces: text(
    'One key was cut into {count} records at {name}. It belongs in one record, as several quoted strings.',
    '{name} 的一个公钥被拆成了 {count} 条记录。应放在同一条记录里，拆成多个带引号的字符串。',
  ),
  keys: text(
    '{count} keys stand at {name}; which one a receiver takes is undefined, so signatures fail now and then.',
    '{name} 有 {count} 个公钥，收信方取哪一个没有规定，签名验证时好时坏。',
  ),
  beside: text(
    'Beside the key at {name} stands a text that is none; a receiver may take that one.',
    '{name} 除了公钥还有别的 TXT，收信方可能取错。',
  ),
};

/** Everything that stands at the selector. */
function textsOf(selector: DkimSelector): readonly string[] {
  return [...selector.keys.map((k) => k.text), ...selector.others];
}

function detailOf(selector: DkimSelector): Message {
  const { name, keys } = selector;
  if (joinedPieces(selector) !== null) {
    return DETAIL.pieces({ name, count: textsOf(selector).length });
  }
  return keys.length > 1 ? DETAIL.keys({ name, count: keys.length }) : DETAIL.beside({ name });
}

/** What is left to do where it is certain which text is the key. */
function certainChange(selector: DkimSelector): Change | null {
  const joined = joinedPieces(selector);
  if (joined !== null) return keyChange(selector, textsOf(selector), [joined]);
  const [keep] = selector.keys.filter(isUsable);
  const published = new Set(selector.keys.map((k) => (k.tags.get('p') ?? '').replace(/\s+/g, '')));
  if (keep === undefined || published.size > 1) return null;
  return keyChange(
    selector,
    textsOf(selector).filter((t) => t !== keep.text),
    [],
  );
}

export default check({
  id: 'dkim/multiple',
  question: text(
    'Are there several records at one DKIM selector?',
    '同一个 DKIM 选择器下是不是有多条记录？',
  ),
  why: text(
    'The record of a selector must be the only one; with several, the result is undefined (RFC 6376 §3.6.2.2).',
    '一个选择器下只能有一条记录，有多条时结果不确定（RFC 6376 §3.6.2.2）。',
  ),
  needs: ['zone', 'dkim'],
  severity: 'error',
  route: ROUTE,
  references: ['RFC 6376 §3.6.2.2'],
  answer({ zone, dkim }) {
    const several = judgedSelectors(dkim).filter(
      (s) => s.keys.length > 0 && s.keys.length + s.others.length > 1,
    );
    const evidence = several.flatMap((s) => {
      const wanted = joinedPieces(s);
      return textsOf(s).map((saw, i) =>
        i === 0 && wanted !== null ? { from: s.seen, saw, wanted } : { from: s.seen, saw },
      );
    });
    const [first, ...more] = evidence;
    if (first === undefined) return noUnless(dkim.missing, lookedAt(dkim));
    return yes({
      title: title({ hosts: list(several.map((s) => hostRecord(s.name, zone))) }),
      detail: join(several.map(detailOf), { en: ' ', zh: '' }),
      evidence: [{ wanted: WANTED.oneRecord(), ...first }, ...more],
      fixes: keyFixes(
        several.map((selector) => ({ selector, change: certainChange(selector), how: 'keep' })),
        zone,
      ),
    });
  },
});
