/**
 * Blocklists, by the name or page that any server puts into its reply. Lists of
 * domains come first: a reply about one often names the keeper of the IP lists too.
 */
import { text } from '../../engine/text.ts';
import { type Rule, receiver, rule } from './rule.ts';

const DOMAIN = text(
  'A domain of the sender or in the message is on a domain blocklist.',
  '发件域名或邮件里的域名在域名黑名单上。',
);
const LINK = text(
  'A link in the message is on a blocklist of spam sites.',
  '邮件里的链接在垃圾网址黑名单上。',
);
const LISTED = text(
  'The sending IP is on the blocklist that the reply names.',
  '发信 IP 在回复里写的黑名单上。',
);

/** IP lists by a piece of their name, with the page where a listing is looked up and ended. */
const LISTS: readonly (readonly [string, string | null])[] = [
  // 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1
  // 553 http://www.spamhaus.org/query/bl?ip=192.0.2.1
  ['spamhaus', 'https://check.spamhaus.org/'],
  ['abuseat.org', 'https://check.spamhaus.org/'],
  // 554 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net; Blocked - see http://www.spamcop.net/bl.shtml?192.0.2.1
  ['spamcop', 'https://www.spamcop.net/bl.shtml'],
  // 521-5.7.1 Service unavailable; client [192.0.2.1] blocked using dnsbl.sorbs.net
  ['sorbs.net', null],
  ['barracudacentral', 'https://www.barracudacentral.org/lookups'],
  ['uceprotect', 'https://www.uceprotect.net/en/rblcheck.php'],
  ['backscatterer.org', 'https://www.backscatterer.org/?target=test'],
  ['psbl.', 'https://psbl.org/'],
  ['mailspike', 'https://mailspike.io/ip_verify'],
  ['nixspam', null],
  ['ix.dnsbl', null],
  ['spamrats', 'https://www.spamrats.com/lookup.php'],
  ['blocklist.de', 'https://www.blocklist.de/en/delist.html'],
  ['abusix', 'https://lookup.abusix.com/'],
  ['hostkarma', null],
  ['gbudb', null],
  ['dronebl', 'https://dronebl.org/lookup'],
  ['invaluement', 'https://www.invaluement.com/lookup/'],
  ['wpbl.info', null],
  ['njabl', null],
  ['ordb.org', null],
  ['dsbl.org', null],
  ['dnsbl', null],
  ['sbl-xbl', null],
  ['anti-spam.org.cn', 'http://www.anti-spam.org.cn/'],
  ['rbl.', null],
];

const BY_NAME: readonly Rule[] = LISTS.map(([name, page]) =>
  rule(name, 'ip-blocklisted', {
    confidence: 0.95,
    means: LISTED,
    ...(page === null ? {} : { page }),
  }),
);

export default receiver({
  id: 'blocklists',
  name: text('a blocklist', '黑名单'),
  hosts: [],
  rules: [
    // 554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53/
    rule('spamhaus.org/returnc/', 'policy-rejected', {
      confidence: 0.9,
      means: text(
        "The sending IP is not listed: the recipient's server asks Spamhaus through a public resolver and takes the error for a listing.",
        '发信 IP 并没有被列入黑名单：收件方服务器用公共 DNS 查询 Spamhaus，把报错当成了命中。',
      ),
      page: 'https://check.spamhaus.org/',
    }),
    // 554 5.7.1 Service unavailable; Sender address [a@example.com] blocked using dbl.spamhaus.org
    rule('dbl.spamhaus', 'domain-reputation', {
      means: DOMAIN,
      page: 'https://check.spamhaus.org/',
    }),
    rule('spamhaus dbl', 'domain-reputation', {
      means: DOMAIN,
      page: 'https://check.spamhaus.org/',
    }),
    rule('spamhaus.org/dbl', 'domain-reputation', {
      means: DOMAIN,
      page: 'https://check.spamhaus.org/',
    }),
    rule('spamhaus.org/query/d', 'domain-reputation', {
      means: DOMAIN,
      page: 'https://check.spamhaus.org/',
    }),
    // 550 5.7.1 Service unavailable; Helo command [mail.example.com] blocked using …
    rule('; sender address [*blocked using', 'domain-reputation', { means: DOMAIN }),
    rule('; helo command [*blocked using', 'domain-reputation', { means: DOMAIN }),
    rule('rhsbl', 'domain-reputation', { means: DOMAIN }),
    rule('rfc-ignorant', 'domain-reputation', { means: DOMAIN }),
    // 550-REJECTED - Blacklisted URL in message. (example.com) in [black]. See http://lookup.uribl.com.
    rule('uribl', 'content-rejected', { means: LINK, page: 'https://admin.uribl.com/' }),
    // 550 5.7.1 Message contains a link listed in multi.surbl.org
    rule('surbl', 'content-rejected', { means: LINK, page: 'https://surbl.org/surbl-analysis' }),
    rule('ivmuri', 'content-rejected', { means: LINK }),
    rule('blacklisted url in message', 'content-rejected', { means: LINK }),
    // 554 5.7.1 … blocked: SenderScore … see https://www.senderscore.org/
    rule('senderscore', 'ip-reputation', {
      means: text(
        'Sender Score gives the sending IP a poor reputation.',
        'Sender Score 对发信 IP 的信誉评分很低。',
      ),
      page: 'https://senderscore.org/',
    }),
    ...BY_NAME,
    // 554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using list.example
    rule('client host [*blocked using', 'ip-blocklisted', { confidence: 0.95, means: LISTED }),
    // 554 5.7.1 <mail.example.com[192.0.2.1]>: Client host rejected: blocked using list.example
    rule('client host rejected: blocked using', 'ip-blocklisted', {
      confidence: 0.95,
      means: LISTED,
    }),
    // 550 5.7.1 Connection refused: 192.0.2.1 is listed in RBL
    rule('listed*rbl', 'ip-blocklisted', { confidence: 0.9, means: LISTED }),
  ],
});
