/** What the DNS checks share: the maker of checks, records of changes, the console's paths. */
import { type ChangeRecord, checksOf } from '../../engine/check.ts';
import { type Message, text } from '../../engine/text.ts';
import type { DnsFacts, EditionFact } from '../../facts/dns.ts';
import { absolute } from '../../protocols/dns/name.ts';

/** Makes a check over the facts of `check-dns`. */
export const check = checksOf<DnsFacts>();

/** A record of a change; `name` canonical, without the dot. */
export function record(name: string, type: string, value: string): ChangeRecord {
  return { name: absolute(name), type, value };
}

/** Click paths, in the consoles' own words. */
export const CONSOLE = {
  dns: text(
    'Console > Mail > Domain Management > DNS Settings (or the console of your DNS host)',
    '控制台 > 邮箱 > 域名管理 > 解析设置（域名解析在云解析 DNS 或其他解析服务商时，到那里修改）',
  ),
  dkim: text(
    'Domain management (log on to webmail as postmaster) > Mail Security > DKIM',
    '域管理后台（用 postmaster 登录网页邮箱进入）> 邮件安全 > DKIM',
  ),
  resolution: text(
    'Alibaba Mail Console > Manage > Resolution Result > Refresh',
    '阿里邮箱控制台 > 管理 > 解析结果 > 刷新',
  ),
  directmail: text('DirectMail Console > Email Domains', '邮件推送控制台 > 发信域名'),
};

const ASSUMED = text(
  'Nothing in DNS tells which site hosts the mailboxes, so this is written for Singapore (sg); for another site run again with --edition, such as --edition cn-qiye.',
  'DNS 里看不出邮箱开在哪个站点，这里按新加坡站（sg）给出；如是其他站点，请加 --edition 再查一次，例如 --edition cn-qiye（中国站）。',
);

/** The step that a fix begins with when nothing told the edition; none otherwise. */
export function editionSteps(edition: EditionFact): readonly Message[] {
  return edition.basis === 'assumed' ? [ASSUMED()] : [];
}

/** The guide's path for what DKIM and DMARC find. */
export const ROUTE = { intent: 'configure-communication', path: 'alimail-configuration' } as const;

/** Cuts what came from DNS to a length that a title or a sentence bears. */
export function clip(value: string, max = 60): string {
  const points = [...value];
  return points.length <= max ? value : `${points.slice(0, max - 1).join('')}…`;
}

/** What evidence says in words of ours, where no record can be shown. */
export const SAW = {
  nothing: text('(none)', '（无）'),
  aliasOnly: text('CNAME {alias}, TXT (none)', 'CNAME {alias}，TXT（无）'),
  at: text('{name}: {what}', '{name}：{what}'),
  noAddress: text('no A or AAAA', '没有 A 或 AAAA'),
  notAuthoritative: text('an answer without authority (AA clear)', '应答不具权威性（未置 AA）'),
  unchecked: text('NOERROR with checking disabled (CD)', '不做校验（CD）时为 NOERROR'),
};

/** The same for what should have been there. */
export const WANTED = {
  address: text('A or AAAA', 'A 或 AAAA'),
  authoritative: text('an authoritative SOA', '权威应答的 SOA'),
  noCname: text('no CNAME', '没有 CNAME'),
  oneRecord: text('one record', '只有一条记录'),
  key: text('p=<key>', 'p=<公钥>'),
  rsaBits: text('k=rsa, {bits} bits', 'k=rsa，{bits} 位'),
  oneSpf: text('(a name with one SPF record)', '（有且只有一条 SPF 记录的域名）'),
  end: text('~all or -all', '~all 或 -all'),
  addresses: text('ip4:… or a:…', 'ip4:… 或 a:…'),
  atMost: text('at most {n} lookups', '查询不超过 {n} 次'),
  fewerThan: text('fewer than {n} lookups', '查询少于 {n} 次'),
  atMostVoid: text('at most {n} void lookups', '空查询不超过 {n} 次'),
};

/** Pages that findings refer to. */
export const PAGES = {
  setup: 'https://www.alibabacloud.com/help/en/alibaba-mail/latest/1000112',
  setupChina: 'https://help.aliyun.com/zh/document_detail/36710.html',
  mxConflict: 'https://help.aliyun.com/zh/document_detail/609862.html',
  spf: 'https://www.alibabacloud.com/help/en/alibaba-mail/latest/spfadd',
  spfChina: 'https://help.aliyun.com/zh/document_detail/36771.html',
  authentication:
    'https://www.alibabacloud.com/help/en/alibaba-mail/latest/because-spf-dkim-dmarc-and-other-mailbox-protocols-are-not',
  dmarc:
    'https://www.alibabacloud.com/help/en/alibaba-mail/latest/what-is-dmarc-how-do-i-set-it-up',
} as const;
