/** What the DKIM checks share: which selectors count, repaired keys, and where a key is generated. */
import type { Change, Fix } from '../../engine/check.ts';
import type { Observation, Partly } from '../../engine/fact.ts';
import { list, type Message, text } from '../../engine/text.ts';
import type { DkimSelector } from '../../facts/dns.ts';
import { DIRECTMAIL } from '../../knowledge/directmail.ts';
import { parseDkimKey, tagList } from '../../protocols/dkim/parse.ts';
import type { DkimKey } from '../../protocols/dkim/types.ts';
import { hostRecord } from '../../protocols/dns/name.ts';
import { CONSOLE, record } from './dns.ts';

/** Receivers can verify with it, whatever its strength. */
export function isUsable(key: DkimKey): boolean {
  return key.problems.length === 0 && !key.revoked && key.bits !== null;
}

export function isDirectMail(selector: string): boolean {
  return (DIRECTMAIL.selectors as readonly string[]).includes(selector);
}

/**
 * The selectors whose keys are judged. DirectMail signs with one region's; a
 * broken or revoked key of another region is a leftover once one can be used.
 */
export function judgedSelectors(dkim: Partly<DkimSelector>): readonly DkimSelector[] {
  const usable = (s: DkimSelector) => s.keys.some(isUsable);
  const directmail = dkim.items.some((s) => s.origin === 'directmail' && usable(s));
  return dkim.items.filter((s) => s.origin !== 'directmail' || !directmail || usable(s));
}

export interface SelectorKey {
  readonly selector: DkimSelector;
  readonly key: DkimKey;
}

export function judgedKeys(dkim: Partly<DkimSelector>): readonly SelectorKey[] {
  return judgedSelectors(dkim).flatMap((selector) =>
    selector.keys.map((key) => ({ selector, key })),
  );
}

export function lookedAt(dkim: Partly<DkimSelector>): readonly Observation[] {
  return dkim.items.map((s) => s.seen);
}

/** More pieces than consoles cut a key into. */
const MAX_PIECES = 4;

/**
 * The key that the records of a selector make together, when one key was cut
 * into several records; `null` when they do not.
 */
export function joinedPieces({ keys, others }: DkimSelector): string | null {
  const [head, ...more] = keys;
  if (head === undefined || more.length > 0 || others.length === 0) return null;
  if (others.length >= MAX_PIECES || isUsable(head)) return null;
  // An RRset has no order, so the pieces behind the first are tried in each.
  for (const rest of orders(others)) {
    const joined = [head.text, ...rest].join('');
    if (isUsable(parseDkimKey(joined))) return joined;
  }
  return null;
}

function orders(items: readonly string[]): readonly (readonly string[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, i) => orders(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

/**
 * The same key without the slips in how it was typed: quotes, full-width signs,
 * a version in the wrong place or case. `null` when it is not certain what was
 * meant, or the key itself is damaged.
 */
export function mendKey(key: DkimKey): string | null {
  const plain = key.text
    .normalize('NFKC')
    // `"one" "two"` pasted as it stands in a zone file: the strings join without the space.
    .replace(/["\u201c\u201d]\s*["\u201c\u201d]/g, '')
    .replace(/["\\\u201c\u201d\ufeff\u200b]/g, '');
  const tags = new Map<string, string>();
  for (const { name, value } of tagList(plain.trim())) {
    if (name === null) continue;
    // Of two different values nobody can say which was meant.
    if (tags.has(name) && tags.get(name) !== value) return null;
    tags.set(name, value);
  }
  const parts = [...tags]
    .filter(([name]) => name !== 'v')
    .map(([name, value]) => `${name}=${value}`);
  const mended = ['v=DKIM1', ...parts].join('; ');
  const read = parseDkimKey(mended);
  return isUsable(read) && read.bits !== null ? mended : null;
}

/** The same key without `t=y`; its other flag, `s`, stays. `null` when the rest has problems. */
export function withoutTesting(key: DkimKey): string | null {
  const parts = tagList(key.text).flatMap(({ name, value, text: part }) => {
    if (name !== 't') return [part];
    const flags = value.split(':').map((flag) => flag.trim());
    const kept = flags.filter((flag) => flag.toLowerCase() !== 'y' && flag !== '');
    return kept.length === 0 ? [] : [`t=${kept.join(':')}`];
  });
  const value = parts.join('; ');
  const read = parseDkimKey(value);
  return isUsable(read) && !read.testing ? value : null;
}

/** Replaces texts at a selector; `null` behind an alias, where the records are not in this zone. */
export function keyChange(
  selector: DkimSelector,
  remove: readonly string[],
  put: readonly string[],
): Change | null {
  if (selector.alias !== null) return null;
  const entry = (value: string) => record(selector.name, 'TXT', value);
  return { replace: remove.map(entry), with: put.map(entry) };
}

const FIX = {
  change: text('Replace the TXT record at host record {host}', '修改主机记录 {host} 的 TXT 记录值'),
  remove: text(
    'Delete what does not belong at host record {host}',
    '删除主机记录 {host} 上多余的 TXT 记录',
  ),
  generate: text(
    'Generate a DKIM key in the console and publish it at host record {host}',
    '在控制台生成 DKIM 密钥，再发布到主机记录 {host}',
  ),
  keep: text(
    'Keep the key that the console shows at host record {host}, delete the others',
    '主机记录 {host} 只保留与控制台一致的那条，其余删除',
  ),
  directmail: text(
    'Publish the DKIM key that the DirectMail console shows',
    '发布邮件推送控制台给出的 DKIM 公钥',
  ),
  copy: text(
    'Copy the DKIM key from the console again, to host record {host}',
    '从控制台重新复制 DKIM 记录值，填到主机记录 {host}',
  ),
  option: text(
    'Publish the key of the selector {selector} as its service shows it',
    '按对应服务给出的内容发布选择器 {selector} 的公钥',
  ),
};

const STEP = {
  generate: text(
    'In domain management, Mail Security > DKIM: generate the key and copy the record value that is shown.',
    '在域管理后台“邮件安全 > DKIM”生成密钥，复制页面给出的记录值。',
  ),
  copy: text(
    'In domain management, Mail Security > DKIM: copy the whole record value again.',
    '在域管理后台“邮件安全 > DKIM”重新复制完整的记录值。',
  ),
  keep: text(
    'In domain management, Mail Security > DKIM: compare the record value that is shown with those in DNS.',
    '在域管理后台“邮件安全 > DKIM”查看记录值，与 DNS 里的几条对照。',
  ),
  asShown: text(
    'In the DNS console: record type TXT, host record and record value as shown there, without quotes.',
    '在解析控制台添加：记录类型 TXT，主机记录和记录值都按那里显示的填，不加引号。',
  ),
  directmail: text(
    'In the DirectMail console, open the domain’s settings and copy the DKIM record of its region.',
    '在邮件推送控制台打开该发信域名的配置，复制对应地域的 DKIM 记录。',
  ),
  option: text(
    'Copy the key from the service that signs with the selector {selector}.',
    '从使用选择器 {selector} 签名的服务那里复制公钥。',
  ),
  publish: text(
    'In the DNS console: record type TXT, host record {host}, record value as copied, without quotes. One record only at this host record.',
    '在解析控制台添加：记录类型 TXT，主机记录 {host}，记录值填复制的内容，不加引号。该主机记录只能有这一条。',
  ),
  split: text(
    'If the console takes only 255 characters, write the value as several quoted strings in the same record: "first part" "second part".',
    '如果解析控制台限制 255 个字符，在同一条记录里拆成多个带引号的字符串："第一段" "第二段"，不要拆成多条记录。',
  ),
  alias: text(
    'The host record is an alias (CNAME) of {alias}: have the key changed there, or delete the CNAME first.',
    '该主机记录是指向 {alias} 的 CNAME：请在那边修改，或先删除这条 CNAME。',
  ),
  verify: text(
    'Back on that page, see that the record is found and signing is on; a test mail then shows dkim=pass.',
    '回到该页面，确认记录校验通过、签名已开启；再发一封测试邮件，邮件头里应有 dkim=pass。',
  ),
};

export interface PublishOptions {
  readonly selector: Pick<DkimSelector, 'selector' | 'name' | 'origin' | 'alias'>;
  readonly zone: string;
  /** `copy` where the key exists and only its record is wrong; `keep` where there are several. */
  readonly how: 'generate' | 'copy' | 'keep';
}

/** The way to a key that cannot be made up: from the console to DNS. */
export function publishKey({ selector, zone, how }: PublishOptions): Fix {
  const { origin, alias } = selector;
  const host = hostRecord(selector.name, zone);
  const directmail = origin === 'directmail' || isDirectMail(selector.selector);
  const alimail = origin === 'alibaba-mail';
  const steps: Message[] = [
    directmail
      ? STEP.directmail()
      : alimail
        ? STEP[how]()
        : STEP.option({ selector: selector.selector }),
    ...(alias === null ? [] : [STEP.alias({ alias })]),
    STEP.publish({ host }),
    STEP.split(),
    ...(directmail || alimail ? [STEP.verify()] : []),
  ];
  return {
    title: directmail || alimail ? FIX[how]({ host }) : FIX.option({ selector: selector.selector }),
    owner: 'you',
    effort: 'minutes',
    risk: 'none',
    ...(directmail
      ? { console: CONSOLE.directmail() }
      : alimail
        ? { console: CONSOLE.dkim(), operation: 'publish-dkim-record' }
        : {}),
    steps,
  };
}

/** The same for DirectMail where it is not known which region is used. */
export function publishDirectMailKey(): Fix {
  return {
    title: FIX.directmail(),
    owner: 'you',
    effort: 'minutes',
    risk: 'none',
    console: CONSOLE.directmail(),
    steps: [STEP.directmail(), STEP.asShown(), STEP.split(), STEP.verify()],
  };
}

export interface Mended {
  readonly selector: DkimSelector;
  /** `null` where it is not certain what to publish. */
  readonly change: Change | null;
  readonly how: PublishOptions['how'];
}

/**
 * The fixes of a finding: what is certain as one change, since only all of it
 * makes the finding go away, and the way through the console for the rest.
 */
export function keyFixes(mended: readonly Mended[], zone: string): readonly Fix[] {
  const certain = mended.flatMap(({ selector, change }) =>
    change === null ? [] : [{ selector, change }],
  );
  const rest = new Map(
    mended.filter(({ change }) => change === null).map((m) => [m.selector.name, m] as const),
  );
  const fixes: Fix[] = [...rest.values()].map(({ selector, how }) =>
    publishKey({ selector, zone, how }),
  );
  const [first] = certain;
  if (first === undefined) return fixes;
  const change: Change = {
    replace: certain.flatMap((c) => c.change.replace),
    with: unlike(certain.flatMap((c) => c.change.with)),
  };
  const hosts = [...new Set(certain.map((c) => hostRecord(c.selector.name, zone)))];
  const ttls = certain.flatMap(({ selector }) => (selector.ttl === null ? [] : [selector.ttl]));
  const title = change.with.length === 0 ? FIX.remove : FIX.change;
  // Keys of other services come from elsewhere.
  const ours = certain.every(({ selector }) => selector.origin === 'alibaba-mail');
  return [
    {
      title: title({ host: list(hosts) }),
      owner: 'you',
      effort: 'minutes',
      risk: 'low',
      console: CONSOLE.dns(),
      ...(ours && change.with.length > 0 ? { operation: 'publish-dkim-record' } : {}),
      change,
      // The slowest of them decides.
      seenTtl: ttls.length === 0 ? null : Math.max(...ttls),
    },
    ...fixes,
  ];
}

/** Two records mended may come to the same. */
function unlike(records: Change['with']): Change['with'] {
  return [...new Map(records.map((r) => [`${r.name} ${r.value}`, r])).values()];
}
