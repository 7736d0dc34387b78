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
    'Console > Mail > Domain Management > DNS Settings',
    '云解析 DNS 控制台 > 域名解析 > 解析设置 > 添加记录（域名不在阿里云时，到域名所在服务商的解析后台操作）',
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

const EDITION_NOTE = {
  assumed: text(
    ' Nothing in DNS tells which site hosts the mailboxes, so this is written for Singapore (sg); for another site run again with --edition, such as --edition cn-qiye.',
    ' DNS 里看不出邮箱开在哪个站点，这里按新加坡站（sg）给出；如是其他站点，请加 --edition 再查一次，例如 --edition cn-qiye（中国站）。',
  ),
  none: text('', ''),
};

/** Said with a fix when nothing told the edition; empty otherwise. */
export function editionNote(edition: EditionFact): Message {
  return edition.basis === 'assumed' ? EDITION_NOTE.assumed() : EDITION_NOTE.none();
}

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
