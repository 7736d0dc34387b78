/** iCloud Mail. Apple's page for senders: support.apple.com/en-us/102322. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://support.apple.com/en-us/102322';

const LOCAL_POLICY = text(
  "Apple refuses the message under its own policy, mostly for content or the sender's reputation.",
  'Apple 按自己的策略拒收，多半是内容或发件方信誉问题。',
);
const UNAUTHENTICATED = text(
  'The message failed both SPF and DKIM; Apple requires one of them.',
  '这封信 SPF 和 DKIM 都没通过，Apple 要求至少通过一项。',
);
const DMARC = text(
  'The message failed DMARC, and Apple follows the policy of the From domain.',
  '这封信没通过 DMARC，Apple 按发件域名的 DMARC 策略拒收。',
);
const NO_USER = text('That iCloud address does not exist.', '这个 iCloud 地址不存在。');
const FULL = text("The recipient's iCloud storage is full.", '收件人的 iCloud 空间已满。');
const VOLUME = text(
  'Too much mail at once for this recipient or from this server; Apple takes it again later.',
  '短时间内发给该收件人（或从这台服务器发出）的邮件太多，Apple 过一会儿再收。',
);
const SIZE = text(
  'The message is over the 20 MB that iCloud takes.',
  '邮件超过 iCloud 的 20 MB 上限。',
);

export default receiver({
  id: 'apple',
  name: text('iCloud Mail', 'iCloud 邮箱'),
  hosts: [
    'icloud.com',
    'me.com',
    'mac.com',
    'privaterelay.appleid.com',
    'mail.icloud.com',
    'apple.com',
  ],
  rules: [
    // 554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks.
    rule('[hme1]', 'unauthenticated', { means: UNAUTHENTICATED, page: PAGE }),
    rule('failing both spf and dkim', 'unauthenticated', { means: UNAUTHENTICATED, page: PAGE }),
    // 550 5.7.1 Your message was rejected due to example.com's DMARC policy.
    rule('message was rejected due to*dmarc policy', 'dmarc-failed', { means: DMARC, page: PAGE }),
    // 550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL -- see https://www.spamhaus.org/dbl/
    rule('domain present in the spamhaus dbl', 'domain-reputation', {
      means: text(
        'A domain in the message is on the Spamhaus domain blocklist (DBL).',
        '邮件里有个域名在 Spamhaus 域名黑名单（DBL）上。',
      ),
      page: 'https://check.spamhaus.org/',
    }),
    // 550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in Spamhaus SBL. For details please see http://www.spamhaus.org/query/bl?ip=192.0.2.1
    rule('mail from ip*rejected due to listing in', 'ip-blocklisted', {
      means: text('The sending IP is on a Spamhaus blocklist.', '发信 IP 在 Spamhaus 黑名单上。'),
      page: 'https://check.spamhaus.org/',
    }),
    // 550 5.7.1 [CS01] Message rejected due to local policy.
    rule('[cs01]', 'policy-rejected', { means: LOCAL_POLICY, page: PAGE }),
    // 550 5.7.1 [CS02] Message rejected due to local policy.
    rule('[cs02]', 'policy-rejected', { means: LOCAL_POLICY, page: PAGE }),
    // 554 5.7.1 [HM08] Message rejected due to local policy.
    rule('[hm08]', 'policy-rejected', { means: LOCAL_POLICY, page: PAGE }),
    // 550 5.7.1 Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137
    rule('message rejected due to local policy', 'policy-rejected', {
      means: LOCAL_POLICY,
      page: PAGE,
    }),
    // 421 4.7.1 Messages to bob@icloud.com deferred due to excessive volume. Try again later
    rule('deferred due to excessive volume', 'rate-limited', { means: VOLUME, page: PAGE }),
    // 421 4.7.0 mx01.mail.icloud.com Error: too many errors after RCPT
    rule('too many errors', 'rate-limited', {
      code: '421',
      only: true,
      confidence: 0.85,
      means: text(
        'Apple ended the session after too many refused recipients.',
        '无效收件人太多，Apple 中断了会话。',
      ),
      page: PAGE,
    }),
    // 451 4.7.1 Service unavailable - try again later
    rule('service unavailable', 'rate-limited', {
      code: '4',
      only: true,
      confidence: 0.75,
      means: VOLUME,
      page: PAGE,
    }),
    rule('', 'rate-limited', {
      status: '4.7.1',
      only: true,
      confidence: 0.9,
      means: VOLUME,
      page: PAGE,
    }),
    // 450 4.1.8 <bounce@example.com>: Sender address rejected: Domain not found
    rule('', 'sender-rejected', {
      status: 'x.1.8',
      only: true,
      means: text(
        'The domain of the MAIL FROM address does not resolve in DNS.',
        'MAIL FROM 的域名在 DNS 里查不到。',
      ),
      page: PAGE,
    }),
    // 552 5.2.2 <bob@icloud.com>: user is over quota
    rule('user is over quota', 'mailbox-full', { only: true, means: FULL, page: PAGE }),
    rule('', 'mailbox-full', { status: 'x.2.2', only: true, means: FULL, page: PAGE }),
    // 552 5.3.4 Message size exceeds fixed limit
    rule('', 'message-too-large', { status: '5.3.4', only: true, means: SIZE, page: PAGE }),
    // 552 5.2.3 Message exceeds size limit
    rule('', 'message-too-large', { status: '5.2.3', only: true, means: SIZE, page: PAGE }),
    // 550 5.1.1 <bob@icloud.com>: inactive email address
    rule('inactive email address', 'user-unknown', {
      confidence: 0.9,
      means: text(
        'The address exists no more, or its owner has switched it off.',
        '这个地址已不再使用，或者主人把它停用了。',
      ),
      page: PAGE,
    }),
    // 550 5.1.1 <bob@icloud.com>: user does not exist
    // 550 5.1.1 <abc@privaterelay.appleid.com>: user not found
    // 550 5.1.1 <bob@icloud.com>: user lookup success but no user record found
    rule('', 'user-unknown', { status: '5.1.1', only: true, means: NO_USER, page: PAGE }),
    // 550 5.1.6 recipient no longer on server: bob@icloud.com
    rule('recipient no longer on server', 'user-unknown', {
      only: true,
      means: NO_USER,
      page: PAGE,
    }),
    rule('', 'user-unknown', { status: '5.1.6', only: true, means: NO_USER, page: PAGE }),
    // 550 5.7.1 alone
    rule('', 'policy-rejected', {
      status: '5.7.1',
      only: true,
      confidence: 0.8,
      means: LOCAL_POLICY,
      page: PAGE,
    }),
  ],
});
