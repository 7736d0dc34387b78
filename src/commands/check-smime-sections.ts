/** What a report of `check-smime` shows beside its findings: what the file holds, and what comes before the upload. */
import type { Facts } from '../engine/fact.ts';
import type { ReportSection } from '../engine/report.ts';
import { join, type Language, type Message, say, type TextValue, text } from '../engine/text.ts';
import type { HeldCertificate, SmimeContainer, SmimeFacts } from '../facts/smime.ts';
import type { SmimeCertificate } from '../protocols/smime/certificate.ts';
import { dayOf, purposeNames } from '../protocols/smime/words.ts';
import { padTo, widthOf, wrap } from '../render/width.ts';

/** Columns of a line below a title, which stands two columns to the left. */
const WIDTH = 76;
/** Certificates that are listed beside the one that was judged; mailboxes of that one. */
const LISTED = 20;

const LABEL = {
  subject: text('certificate', '证书'),
  mailboxes: text('mailboxes', '邮箱'),
  issuer: text('issuer', '签发者'),
  valid: text('valid', '有效期'),
  serial: text('serial number', '序列号'),
  key: text('key', '密钥'),
  signature: text('signature', '签名算法'),
  usages: text('key usage', '密钥用法'),
  purposes: text('purposes', '用途'),
  chain: text('chain', '证书链'),
  trust: text('trust', '信任'),
  fingerprint: text('SHA-256', 'SHA-256 指纹'),
  encryption: text('file encryption', '文件加密'),
  mac: text('file MAC', '文件校验'),
  others: text('also in it', '其他证书'),
};

const HOLDS = {
  title: text('What the file holds', '文件里的内容'),
  none: text('none', '无'),
  any: text('not limited', '未限制'),
  dates: text('{from} to {to} ({left})', '{from} 至 {to}（{left}）'),
  left: text('{n} days left', '还有 {n} 天'),
  over: text('expired', '已过期'),
  early: text('not yet', '尚未生效'),
  withKey: text('{key}, private key in the file', '{key}，文件里有私钥'),
  withoutKey: text('{key}, private key not in the file', '{key}，文件里没有私钥'),
  rsa: text('{type} {bits} bits', '{type} {bits} 位'),
  ec: text('elliptic curve {curve}', '椭圆曲线 {curve}'),
  nameless: text('elliptic curve without a name', '未命名的椭圆曲线'),
  iterations: text('{name}, {n} iterations', '{name}，迭代 {n} 次'),
  case: text(
    '{address} (but for the case of its letters the one that was asked for)',
    '{address}（与所查地址仅大小写不同）',
  ),
  knownRoot: text(
    'the root is known here, as one for websites; whether receivers take it for mail could not be told',
    '根证书在本程序的列表里（网站用）；收件方是否信任它签发的邮件证书无法判断',
  ),
  root: text(
    'the root is in the file; whether receivers trust it could not be told',
    '根证书在文件里；收件方是否信任它无法判断',
  ),
  missingRoot: text(
    'the root ({issuer}) is not in the file and need not be; whether receivers trust it could not be told',
    '根证书（{issuer}）不在文件里，也不必在；收件方是否信任它无法判断',
  ),
  missing: text(
    'could not be told: the issuer ({issuer}) is not in the file',
    '无法判断：签发者（{issuer}）的证书不在文件里',
  ),
  self: text('its own word alone', '自签名，没有 CA 作证'),
  limit: text('could not be told', '无法判断'),
  unverified: text(
    'could not be told: a signature of the chain cannot be verified here',
    '无法判断：证书链上的签名算法本程序无法验证',
  ),
  more: text('and {n} more', '另有 {n} 张'),
  moreNames: text('and {n} more', '另有 {n} 个'),
  line: text('{label}  {value}', '{label}  {value}'),
};

const BEFORE = {
  title: text(
    'Before you upload (not checked here: the file does not tell)',
    '导入之前（以下几项从文件里看不出来，本次未检查）',
  ),
  edition: text(
    'S/MIME takes the AI Premium Edition. One price list counts it among all standard plans; the questions and answers of the same guide and the product page say AI Premium only, so go by that.',
    'S/MIME 只有 AI 尊享版支持。有一处价格说明写的是标准套餐都含，但同一份指引的问答和产品页都说只有 AI 尊享版支持，以后者为准。',
  ),
  admin: text(
    'The administrator has to enable S/MIME in domain management first. Without either, “S/MIME Settings” is not shown.',
    '要先由管理员在域管理后台开启 S/MIME。缺其中任何一项，设置里都没有“S/MIME 设置”。',
  ),
  limit: text('A mailbox takes 30 certificates at most.', '每个邮箱最多 30 张证书。'),
  steps: [
    text(
      'In webmail click Settings, then View more settings.',
      '登录网页邮箱，点击“设置”，再点击“查看更多设置”。',
    ),
    text(
      'Choose Account and Security, then the tab S/MIME Settings.',
      '选择“账号与安全”，打开“S/MIME 设置”。',
    ),
    text(
      'Click Import a new certificate at the top right and choose the file.',
      '点击右上角的“导入新证书”，选择文件。',
    ),
    text('Type the password of the file as Certificate password.', '在“证书密码”里填文件的密码。'),
    text(
      'Then switch on Digital signature and Email encryption.',
      '导入后打开“数字签名”和“邮件加密”。',
    ),
  ],
};

export function sectionsOf(facts: Facts<SmimeFacts>, language: Language): readonly ReportSection[] {
  const sections: ReportSection[] = [];
  const lines = holdsLines(facts, language);
  if (lines.length > 0) {
    sections.push({
      id: 'contents',
      title: say(HOLDS.title(), language),
      lines,
      verbose: false,
      first: true,
    });
  }
  sections.push({
    id: 'before-upload',
    title: say(BEFORE.title(), language),
    lines: beforeLines(language),
    verbose: false,
  });
  return sections;
}

function beforeLines(language: Language): readonly string[] {
  const marked = (mark: string, message: Message) =>
    wrap(say(message, language), WIDTH, 3).map((line, i) =>
      i === 0 ? mark.padEnd(3) + line.slice(3) : line,
    );
  return [
    ...[BEFORE.edition, BEFORE.admin, BEFORE.limit].flatMap((item) => marked('-', item())),
    ...BEFORE.steps.flatMap((step, i) => marked(`${i + 1}.`, step())),
  ];
}

type Row = readonly [Message, TextValue];

function holdsLines(
  { own, contents, container, asked }: Facts<SmimeFacts>,
  language: Language,
): readonly string[] {
  const rows: Row[] = [];
  const now = asked.known ? asked.value.now : 0;
  if (own.known) {
    rows.push(...certificateRows(own.value.own, asked.known ? asked.value.mailbox : null, now));
  }
  if (container.known) rows.push(...containerRows(container.value));
  const judged = own.known ? own.value.own : null;
  const others = contents.known ? contents.value.certificates.filter((h) => h !== judged) : [];
  for (const [i, held] of others.slice(0, LISTED).entries()) {
    const { certificate } = held;
    const line = HOLDS.dates({
      from: dayOf(certificate.from),
      to: dayOf(certificate.to),
      left: leftOf(certificate, now),
    });
    const value = join([certificate.subject, line], { en: ', ', zh: '，' });
    rows.push([i === 0 ? LABEL.others() : text('', '')(), value]);
  }
  if (others.length > LISTED) {
    rows.push([text('', '')(), HOLDS.more({ n: others.length - LISTED })]);
  }
  const column = Math.max(0, ...rows.map(([label]) => widthOf(say(label, language))));
  return rows.flatMap(([label, value]) => {
    const said = typeof value === 'object' ? say(value, language) : String(value);
    const indent = column + 2;
    return wrap(said, WIDTH, indent).map((line, i) =>
      i === 0 ? padTo(say(label, language), indent) + line.slice(indent) : line,
    );
  });
}

function certificateRows(held: HeldCertificate, asked: string | null, now: number): Row[] {
  const { certificate: c, hasKey } = held;
  const comma = { en: ', ', zh: '、' };
  const listed = c.mailboxes
    .slice(0, LISTED)
    .map(({ address }) =>
      held.match === 'case' && address.toLowerCase() === asked?.toLowerCase()
        ? HOLDS.case({ address })
        : address,
    );
  const unlisted = c.mailboxes.length - listed.length;
  const names = unlisted > 0 ? [...listed, HOLDS.moreNames({ n: unlisted })] : listed;
  const key = keyWords(c);
  return [
    [LABEL.subject(), c.subject],
    [LABEL.mailboxes(), names.length === 0 ? HOLDS.none() : join(names, comma)],
    [LABEL.issuer(), c.issuer],
    [LABEL.valid(), HOLDS.dates({ from: dayOf(c.from), to: dayOf(c.to), left: leftOf(c, now) })],
    [LABEL.serial(), c.serial],
    [LABEL.key(), hasKey ? HOLDS.withKey({ key }) : HOLDS.withoutKey({ key })],
    [LABEL.signature(), c.signature.name],
    [LABEL.usages(), c.usages === null ? HOLDS.any() : c.usages.join(', ') || HOLDS.none()],
    [
      LABEL.purposes(),
      c.purposes === null ? HOLDS.any() : purposeNames(c.purposes) || HOLDS.none(),
    ],
    [LABEL.chain(), held.chain.links.map((link) => link.subject).join(' ← ')],
    [LABEL.trust(), trustWords(held)],
    [LABEL.fingerprint(), c.fingerprint],
  ];
}

function keyWords({ key }: SmimeCertificate): Message | string {
  const { type, bits, curve } = key;
  if (bits !== null) return HOLDS.rsa({ type: type.toUpperCase(), bits });
  if (curve === null) return type;
  return curve === '?' ? HOLDS.nameless() : HOLDS.ec({ curve });
}

function trustWords({ chain }: HeldCertificate): Message {
  const last = chain.links[chain.links.length - 1];
  const issuer = last?.issuer ?? '';
  const alone = chain.links.length === 1;
  switch (chain.end) {
    case 'known-root':
      return HOLDS.knownRoot();
    case 'root':
      return alone ? HOLDS.self() : HOLDS.root();
    case 'missing':
      return alone || chain.forged !== null
        ? HOLDS.missing({ issuer })
        : HOLDS.missingRoot({ issuer });
    default:
      return chain.unverified ? HOLDS.unverified() : HOLDS.limit();
  }
}

function containerRows({ protections, mac }: SmimeContainer): Row[] {
  const counted = (name: string, n: number | null) =>
    n === null ? name : HOLDS.iterations({ name, n });
  const ways = protections.map((p) => counted(p.name, p.iterations));
  return [
    [LABEL.encryption(), ways.length === 0 ? HOLDS.none() : join(ways, { en: '; ', zh: '；' })],
    [LABEL.mac(), mac === null ? HOLDS.none() : counted(mac.name, mac.iterations)],
  ];
}

const DAY = 24 * 60 * 60 * 1000;

function leftOf({ from, to }: SmimeCertificate, now: number): Message {
  if (to < now) return HOLDS.over();
  return from > now ? HOLDS.early() : HOLDS.left({ n: Math.floor((to - now) / DAY) });
}
