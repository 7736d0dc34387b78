/**
 * Bounces that a real Postfix makes of what each provider's servers say. The
 * domains are theirs, since by them the reader knows whose words it reads; the
 * servers are scripts on loopback.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cause } from '../../src/bounces/causes.ts';
import { type BounceReading, type ReadRecipient, readBounce } from '../../src/bounces/read.ts';
import type { Kind } from '../../src/bounces/types.ts';
import { cli } from '../support/cli.ts';
import { type Envelope, type Postfix, startPostfix } from '../support/postfix.ts';
import {
  type Received,
  type Script,
  type ScriptedServer,
  startScripted,
} from '../support/refusing-server.ts';
import { describeWith } from '../support/with-servers.ts';

type Stage = Exclude<keyof Script, 'extensions' | 'auth' | 'ehlo'>;

interface Case {
  readonly stage: Stage;
  readonly reply: string;
  readonly cause: Cause;
  /** Where it is not the one that follows the code. */
  readonly status?: string;
}

/** `{to}` in a reply is the recipient; lines are joined by `\n`. */
const CASES: Readonly<Record<string, readonly Case[]>> = {
  // Alibaba Mail, as it receives
  'aliyun.com': [
    rcpt("554 RCPT ({to}) dosn't exist", 'user-unknown'),
    rcpt("503 Rcptto account isn't a local account", 'user-unknown'),
    rcpt('553 "RCPT TO" mailbox unavailable', 'user-unknown'),
    rcpt("542 This account isn't allowed to receive email", 'recipient-disabled'),
    rcpt('552 mailbox is full', 'mailbox-full'),
    rcpt('554 You are not allowed to send emails to the account', 'recipient-refuses'),
    rcpt(
      '554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R9368S1, x07e09010]: spf check failedCONTINUE',
      'spf-failed',
    ),
    rcpt(
      '554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R1568S1, x07e09010]: much too frequently sendingCONTINUE',
      'rate-limited',
    ),
    data(
      '454 Transient reject by behaviour spam at DATA State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R5167S531,r41g03022]: currently unexpected sending',
      'rate-limited',
    ),
    rcpt(
      '554 Reject by behaviour spam at Rcpt State(Connection IP address:192.0.2.1)ANTISPAM_BAT[01201311R2268S1, x07e09011]: list on rbl sitesCONTINUE',
      'ip-blocklisted',
    ),
    end('554 Reject by content spam', 'content-rejected'),
    end('551 virus infected mail rejected', 'virus'),
    end('510 The length of DATA content is achieved the maximum threshold', 'message-too-large'),
  ],
  // Alibaba Mail, as the host that one sends through
  'customer.example': [
    mail(
      "440 mail from account doesn't conform with authentication (Auth Account:a@sender.example|Mail Account:b@sender.example)",
      'sender-login-mismatch',
    ),
    mail('501 "MAIL FROM" is non-local account', 'sender-rejected'),
    mail('502 Mailfrom account is a local account', 'wrong-submission-host'),
    mail("541 This account isn't allowed to send email", 'sender-rejected'),
    rcpt('504 the number of RCPT attempts is achieved the maximum threshold', 'rate-limited'),
    rcpt('505 the total of RCPTs is achieved the maximum threshold', 'rate-limited'),
    rcpt(
      '554 Your mailbox account is blocked from sending emails to external domains by the administrator',
      'external-sending-disabled',
    ),
    rcpt('554 外发权限关闭', 'external-sending-disabled'),
    end('554 (13)ESO_LOCAL_SPAM: spamed by local spam engine', 'local-spam'),
    end(
      '554 Reject by behaviour spamANTISPAM_BAT[01201311R1468S45301, a0330021]: too frequently sending',
      'rate-limited',
    ),
    // DirectMail
    mail(
      `436 "MAIL FROM" doesn't conform with authentication [@sm060104] (Auth Account:a@sender.example|Mail Account:b@sender.example)`,
      'sender-login-mismatch',
    ),
    mail('551 Main account unavailable', 'sender-rejected'),
    rcpt('552 Daily sending quota exceeded', 'rate-limited'),
    rcpt('552 Not enough sending quota', 'rate-limited'),
    rcpt('556 The number of RCPTs is over size', 'too-many-recipients'),
    rcpt('559 Invalid rcptto', 'user-unknown'),
    rcpt('526 No data by dns resolve', 'domain-not-found'),
    end('557 The length of DATA content is achieved the maximum threshold', 'message-too-large'),
    end('554 Reject by content spam [@sm190603] ANTISPAM_CAT: spam content', 'content-rejected'),
  ],
  'qq.com': [
    rcpt(
      '550 Mailbox not found [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/169',
      'user-unknown',
    ),
    rcpt(
      '550 Mailbox unavailable or access denied [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/166',
      'rate-limited',
    ),
    rcpt('550 {to} is a deactivated mailbox', 'recipient-disabled'),
    end(
      '550 SPF check failed [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/72',
      'spf-failed',
    ),
    end('550 DMARC check failed [MTIzNDU2Nzg5MA== IP: 192.0.2.1]', 'dmarc-failed'),
    end(
      '550 Mail content denied [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/171',
      'content-rejected',
    ),
    end(
      '550 Mail is rejected by recipients [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/92',
      'recipient-refuses',
    ),
    end(
      '550 The "From" header is missing or invalid. Please follow RFC5322, RFC2047, RFC822 standard protocol. [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/124/995',
      'not-rfc-compliant',
    ),
    rcpt(
      '550 Ip frequency limited [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/172',
      'rate-limited',
    ),
    end(
      '550 Suspected spam ip [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/66',
      'ip-reputation',
    ),
    mail(
      '550 Message too large [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/168',
      'message-too-large',
    ),
    greeting(
      '550 Connection denied [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/170',
      'ip-blocklisted',
    ),
  ],
  'exmail.qq.com': [
    rcpt(
      '550 Mailbox not found [MTIzNDU2Nzg5MA== IP: 192.0.2.1]. https://service.mail.qq.com/detail/122/169',
      'user-unknown',
    ),
  ],
  '163.com': [
    rcpt('550 User not found: {to}', 'user-unknown'),
    rcpt('550 User suspended', 'recipient-disabled'),
    mail('550 MI:SPF mx24,QMCowABnZ1xQ4yRl3Q--.1S2 1700000000', 'spf-failed'),
    end(
      '554 DT:SPM 163 mx9,QMCowECJsFsVXyRlb9sWAA--.3S2 1700000000,please see http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.1&hostid=mx9&time=1700000000',
      'content-rejected',
    ),
    end(
      '451 DT:SPM ,please try again mx13,QMCowEDpmG8l4yRlXdWFBA--.1S2 1700000000',
      'content-rejected',
    ),
    end('554 DT:SUM mx21,QMCowEBJdkEl4yRlXdWFBA--.1S2 1700000000', 'sender-rejected'),
    mail('554 MI:STC mx4,QMCowEBJdkEl4yRlXdWFBA--.1S2 1700000000', 'rate-limited'),
    mail('451 MI:SFQ mx1,QMCowEBJdkEl4yRlXdWFBA--.1S2 1700000000', 'rate-limited'),
    greeting('554 HL:IPB mx12,QMCowEBJdkEl4yRlXdWFBA--.1S2 1700000000', 'ip-blocklisted'),
    greeting('421 HL:REP mx31,QMCowEBJdkEl4yRlXdWFBA--.1S2 1700000000', 'ip-reputation'),
  ],
  '126.com': [
    mail('550 MI:DMA mx24,QMCowABnZ1xQ4yRl3Q--.1S2 1700000000', 'dmarc-failed'),
    rcpt('550 RP:TRC mx7,QMCowABnZ1xQ4yRl3Q--.1S2 1700000000', 'rate-limited'),
    rcpt('450 RP:DRC mx7,QMCowABnZ1xQ4yRl3Q--.1S2 1700000000', 'too-many-recipients'),
    end('552 Requested mail action aborted: exceeded mailsize limit', 'message-too-large'),
  ],
  'yeah.net': [
    mail('550 MI:IMF smtp5,QMCowABnZ1xQ4yRl3Q--.1S2 1700000000', 'not-rfc-compliant'),
    mail('553 Requested action not taken: Local user only', 'wrong-submission-host'),
  ],
  'sina.com': [
    rcpt('550 Too many recipients.', 'rate-limited'),
    {
      ...greeting(
        '554 Please visit http://antispam.sina.com.cn/denyip.php?IP=192.0.2.1 (#5.7.1)',
        'ip-blocklisted',
      ),
      status: '5.7.1',
    },
    end('552 message rejected by anti-spam engine', 'content-rejected'),
    mail('556 remote ip check error', 'spf-failed'),
  ],
  'sohu.com': [
    rcpt(
      '550 5.1.1 <{to}>: Recipient address rejected: User unknown in local recipient table',
      'user-unknown',
    ),
    rcpt('554 5.7.1 <b@sender.example>: Sender address rejected: Access denied', 'sender-rejected'),
    rcpt('554 5.7.1 <{to}>: Relay access denied', 'relay-denied'),
    mail(
      '450 4.1.8 <b@sender.example>: Sender address rejected: Domain not found',
      'sender-rejected',
    ),
    mail('552 5.3.4 Message size exceeds fixed limit', 'message-too-large'),
    greeting(
      '553 5.7.0 IP REJECT: 192.0.2.1:1700000000:http://mail.sohu.com/blocked',
      'ip-blocklisted',
    ),
  ],
  'gmail.com': [
    rcpt(
      `550-5.1.1 The email account that you tried to reach does not exist. Please try
550-5.1.1 double-checking the recipient's email address for typos or
550-5.1.1 unnecessary spaces. For more information, go to
550 5.1.1  https://support.google.com/mail/?p=NoSuchUser d9443c01a7336-1d9abc000000si0000000plg.1 - gsmtp`,
      'user-unknown',
    ),
    rcpt(
      `550-5.2.1 The email account that you tried to reach is inactive. For more
550-5.2.1 information, go to
550 5.2.1  https://support.google.com/mail/?p=DisabledUser d9443c01a7336 - gsmtp`,
      'recipient-disabled',
    ),
    rcpt(
      `452-4.2.2 The recipient's inbox is out of storage space. Please direct the
452-4.2.2 recipient to
452 4.2.2  https://support.google.com/mail/?p=OverQuotaTemp d9443c01a7336 - gsmtp`,
      'mailbox-full',
    ),
    rcpt(
      `450-4.2.1 The user you are trying to contact is receiving mail at a rate that
450-4.2.1 prevents additional messages from being delivered. Please resend your
450-4.2.1 message at a later time. For more information, visit
450 4.2.1  https://support.google.com/mail/?p=ReceivingRate d9443c01a7336 - gsmtp`,
      'rate-limited',
    ),
    end(
      `550-5.7.26 Your email has been blocked because the sender is unauthenticated.
550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.
550-5.7.26
550-5.7.26  Authentication results:
550-5.7.26  DKIM = did not pass
550-5.7.26  SPF [sender.example] with ip: [192.0.2.1] = did not pass
550-5.7.26
550-5.7.26  For instructions on setting up authentication, go to
550 5.7.26  https://support.google.com/mail/answer/81126#authentication d9443c01a7336 - gsmtp`,
      'unauthenticated',
    ),
    end(
      `550-5.7.26 The MAIL FROM domain [sender.example] has an SPF record with a hard
550-5.7.26 fail policy (-all) but it fails to pass SPF checks with the ip:
550-5.7.26 [192.0.2.1]. To best protect our users from spam and phishing, the
550-5.7.26 message has been blocked. For more information, go to
550 5.7.26  https://support.google.com/mail/answer/81126#authentication d9443c01a7336 - gsmtp`,
      'spf-failed',
    ),
    end(
      `550-5.7.26 Unauthenticated email from sender.example is not accepted due to
550-5.7.26 domain's DMARC policy. Please contact the administrator of
550-5.7.26 sender.example domain if this was a legitimate mail. To learn about the
550-5.7.26 DMARC initiative, go to
550 5.7.26  https://support.google.com/mail/?p=DmarcRejection d9443c01a7336 - gsmtp`,
      'dmarc-failed',
    ),
    end(
      `550-5.7.25 [192.0.2.1] The IP address sending this message does not have a
550-5.7.25 PTR record setup, or the corresponding forward DNS entry does not
550-5.7.25 match the sending IP. As a policy, Gmail does not accept messages from
550-5.7.25 IPs with missing PTR records. For more information, visit
550 5.7.25  https://support.google.com/mail/answer/81126#ip-practices d9443c01a7336 - gsmtp`,
      'ptr-missing',
    ),
    end(
      `421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating
421-4.7.28 from your IP Netblock. To protect our users from spam, mail sent from
421-4.7.28 your IP Netblock has been temporarily rate limited. For more
421-4.7.28 information, go to
421 4.7.28  https://support.google.com/mail/?p=UnsolicitedRateLimitError d9443c01a7336 - gsmtp`,
      'rate-limited',
    ),
    end(
      `421-4.7.30 Your email has been rate limited because DKIM authentication didn't
421-4.7.30 pass for this message. Gmail requires all bulk email senders to
421-4.7.30 authenticate their email with DKIM.
421-4.7.30
421-4.7.30  Authentication results:
421-4.7.30  DKIM = Did not pass
421 4.7.30  https://support.google.com/mail/answer/81126#authentication d9443c01a7336 - gsmtp`,
      'dkim-failed',
    ),
    end(
      `421-4.7.29 Your email has been rate limited because this message wasn't sent
421-4.7.29 over a TLS connection. Gmail requires all bulk email senders to use
421-4.7.29 TLS/SSL for SMTP connections. For more information, go to
421 4.7.29  https://support.google.com/a/answer/81126#tls d9443c01a7336 - gsmtp`,
      'tls-required',
    ),
    end(
      `550-5.7.1 [192.0.2.1      19] Gmail has detected that this message is likely
550-5.7.1 suspicious due to the very low reputation of the sending domain. To best
550-5.7.1 protect our users from spam, the message has been blocked. For more
550-5.7.1 information, go to
550 5.7.1  https://support.google.com/mail/answer/188131 d9443c01a7336 - gsmtp`,
      'domain-reputation',
    ),
    end(
      `552-5.7.0 This message was blocked because its content presents a potential
552-5.7.0 security issue. To review our message content and attachment content
552-5.7.0 guidelines, go to
552 5.7.0  https://support.google.com/mail/?p=BlockedMessage d9443c01a7336 - gsmtp`,
      'content-rejected',
    ),
    end(
      `552-5.3.4 Your message exceeded Google's message size limits. For more
552-5.3.4 information, go to
552 5.3.4  https://support.google.com/mail/?p=MaxSizeError d9443c01a7336 - gsmtp`,
      'message-too-large',
    ),
    end(
      `550-5.7.1 [192.0.2.1] Messages missing a valid address in From: header, or
550-5.7.1 having no From: header, are not accepted. For more information, go to
550 5.7.1  https://support.google.com/mail/?p=RfcMessageNonCompliant d9443c01a7336 - gsmtp`,
      'not-rfc-compliant',
    ),
  ],
  'outlook.com': [
    rcpt(
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com 2024-01-01T00:00:00.000Z 08DC0000000000000]',
      'user-unknown',
    ),
    rcpt(
      '550 5.4.1 Recipient address rejected: Access denied. [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com 2024-01-01T00:00:00.000Z 08DC0000000000000]',
      'user-unknown',
    ),
    rcpt(
      '452 4.5.3 Too many recipients (AS780090) [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com]',
      'too-many-recipients',
    ),
    end(
      "550 5.7.515 Access denied, sending domain SENDER.EXAMPLE does not meet the required authentication level. The sender's domain in the 5322.From address does not meet the authentication requirements defined for the sender. To learn how to fix this see: https://go.microsoft.com/fwlink/p/?linkid=2319303 Spf= Fail , Dkim= Pass , DMARC= Fail [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com]",
      'unauthenticated',
    ),
    end(
      '550 5.7.509 Access denied, sending domain SENDER.EXAMPLE does not pass DMARC verification and has a DMARC policy of reject. [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com]',
      'dmarc-failed',
    ),
    end(
      '550 5.7.23 The message was rejected because of Sender Policy Framework violation',
      'spf-failed',
    ),
  ],
  'hotmail.com': [
    mail(
      `550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors. [AM7EUR06FT022.eop-eur06.prod.protection.outlook.com]`,
      'ip-reputation',
    ),
    mail(
      '550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/ and follow the directions. For more information please go to http://go.microsoft.com/fwlink/?LinkID=526655 AS(1430)',
      'ip-blocklisted',
    ),
    mail(
      '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information see https://postmaster.live.com (S775)',
      'ip-reputation',
    ),
    mail(
      '451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)',
      'rate-limited',
    ),
    end(
      '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception with message Cannot open mailbox.',
      'mailbox-full',
    ),
  ],
  'yahoo.com': [
    end(
      `554 delivery error: dd Not a valid recipient / This user doesn't have a yahoo.com account ({to}) [0] - mta1234.mail.bf1.yahoo.com`,
      'user-unknown',
    ),
    end(
      '554 delivery error: dd Sorry your message to {to} cannot be delivered. This account has been disabled or discontinued [#102]. - mta1234.mail.bf1.yahoo.com',
      'recipient-disabled',
    ),
    end(
      '554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes',
      'unauthenticated',
    ),
    end(
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
      'unauthenticated',
    ),
    mail('550 5.7.25 Forward-confirmed reverse DNS failed', 'ptr-missing'),
    mail(
      '553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed. See https://senders.yahooinc.com/error-codes',
      'ip-reputation',
    ),
    greeting(
      "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list; see https://senders.yahooinc.com/error-codes",
      'ip-blocklisted',
    ),
    mail(
      '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://senders.yahooinc.com/error-codes',
      'ip-reputation',
    ),
  ],
  'icloud.com': [
    rcpt('550 5.1.1 <{to}>: user does not exist', 'user-unknown'),
    rcpt('550 5.1.6 recipient no longer on server: {to}', 'user-unknown'),
    rcpt('552 5.2.2 <{to}>: user is over quota', 'mailbox-full'),
    end(
      '554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks. See https://support.apple.com/en-us/102322 for mailing best practices',
      'unauthenticated',
    ),
    end(
      '550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      'policy-rejected',
    ),
    end(
      "550 5.7.1 Your message was rejected due to sender.example's DMARC policy. See https://support.apple.com/en-us/HT204137 for info",
      'dmarc-failed',
    ),
    greeting(
      '550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in Spamhaus SBL. For details please see http://www.spamhaus.org/query/bl?ip=192.0.2.1',
      'ip-blocklisted',
    ),
    rcpt(
      '421 4.7.1 Messages to {to} deferred due to excessive volume. Try again later - https://support.apple.com/en-us/HT204137',
      'rate-limited',
    ),
  ],
};

function greeting(reply: string, cause: Cause): Case {
  return { stage: 'greeting', reply, cause };
}
function mail(reply: string, cause: Cause): Case {
  return { stage: 'mail', reply, cause };
}
function rcpt(reply: string, cause: Cause): Case {
  return { stage: 'rcpt', reply, cause };
}
function data(reply: string, cause: Cause): Case {
  return { stage: 'data', reply, cause };
}
function end(reply: string, cause: Cause): Case {
  return { stage: 'end', reply, cause };
}

interface Sent extends Case {
  readonly from: string;
  readonly to: string;
  readonly status: string;
}

const SENT: readonly Sent[] = Object.entries(CASES)
  .flatMap(([domain, cases]) => cases.map((one) => ({ ...one, domain })))
  .map(({ domain, ...one }, i) => {
    const to = `user${i}@${domain}`;
    const from = `case${i}@sender.example`;
    return { ...one, from, to, reply: one.reply.replaceAll('{to}', to), status: statusOf(one) };
  });

/** What is no row of the table: by name the recipient, and how its domain is served. */
const OTHERS = {
  refused: 'someone@refused.example',
  hung: 'someone@hung.example',
  dropped: 'someone@dropped.example',
  untrusted: 'someone@untrusted.example',
  login: 'someone@login.example',
  size: 'someone@size.example',
  nowhere: 'someone@nowhere.example',
  loop: 'someone@loop.example',
  lmtp: 'someone@lmtp.example',
  relayed: 'someone@relayed.example',
  delivered: 'someone@delivered.example',
  utf8: '李明@utf8.example',
  ascii: '李明@ascii.example',
} as const;

type Other = keyof typeof OTHERS;

const PAIR = { full: 'full@pair.example', gone: 'gone@pair.example', good: 'good@pair.example' };

const NO_USER = '550 5.1.1 No such user here';
const FULL = '552 mailbox is full';
const LMTP_FULL = '552 5.2.2 <someone@lmtp.example> Quota exceeded (mailbox for user is full)';

const SCRIPTS = {
  pair: { rcpt: { [PAIR.full]: FULL, [PAIR.gone]: NO_USER } },
  hung: { greeting: 'hang' },
  dropped: { rcpt: 'drop' },
  // Offers no STARTTLS.
  untrusted: {},
  login: { extensions: ['AUTH PLAIN'], auth: '526 Authentication failure[0]' },
  size: { extensions: ['SIZE 200'] },
  lmtp: { end: LMTP_FULL },
  relayed: {},
  utf8: { extensions: ['SMTPUTF8', '8BITMIME'], rcpt: NO_USER },
  ascii: {},
} satisfies Readonly<Record<string, Script>>;

interface Notice {
  readonly bytes: Uint8Array;
  readonly reading: BounceReading;
}

/** Some are tried twice before they are returned, and the machine may be busy. */
const WAIT_MS = 120_000;

describeWith(['postfix'], 'bounces that Postfix makes', () => {
  const servers: ScriptedServer[] = [];
  /** By the sender they were returned to. */
  const notices = new Map<string, Notice[]>();
  let postfix: Postfix;

  const serve = async (script: Script, onReceived?: (message: Received) => void) => {
    const server = await startScripted(script, onReceived);
    servers.push(server);
    return server.hop;
  };
  const collect = ({ from, to, bytes }: Received) => {
    if (from !== '') return;
    for (const sender of to) {
      const notice = { bytes, reading: readBounce(bytes) };
      notices.set(sender, [...(notices.get(sender) ?? []), notice]);
    }
  };
  const find = (sender: string, kind: Kind): Notice | undefined =>
    notices.get(sender)?.find(({ reading }) => reading.kind === kind);
  const read = (sender: string, kind: Kind = 'bounce'): BounceReading => {
    const notice = find(sender, kind);
    if (notice === undefined) throw new Error(`no ${kind} for ${sender}`);
    expect(notice.reading).toMatchObject({ format: 'postfix', sentTo: sender });
    expect(notice.reading.reportedBy?.text).toBe('out.sender.example');
    expect(notice.reading.original.from?.text).toContain(sender);
    return notice.reading;
  };
  const readOne = (sender: string, kind: Kind = 'bounce') => {
    const { recipients } = read(sender, kind);
    expect(recipients).toHaveLength(1);
    return textsOf(recipients[0] as ReadRecipient);
  };
  const readOther = (name: Other, kind: Kind = 'bounce') => {
    const recipient = readOne(`${name}@sender.example`, kind);
    expect(recipient.address).toBe(OTHERS[name]);
    return recipient;
  };

  beforeAll(async () => {
    const collector = await serve({ extensions: ['SMTPUTF8', '8BITMIME'] }, collect);
    const own = await Promise.all(
      SENT.map(async ({ to, stage, reply }) => [to, `smtp:${await serve({ [stage]: reply })}`]),
    );
    const hops = Object.fromEntries(
      await Promise.all(
        Object.entries(SCRIPTS).map(async ([name, script]) => [name, await serve(script)]),
      ),
    ) as Record<keyof typeof SCRIPTS, string>;
    const gone = await startScripted({});
    await gone.stop();
    postfix = await startPostfix({
      transports: [
        ...(own as [string, string][]),
        ...Object.entries(hops).map(
          ([name, hop]) =>
            [`${name}.example`, name === 'lmtp' ? `lmtp:inet:${hop}` : `smtp:${hop}`] as const,
        ),
        ['sender.example', `smtp:${collector}`],
        ['refused.example', `smtp:${gone.hop}`],
        ['loop.example', 'smtp:{self}'],
        ['delivered.example', 'discard:'],
      ],
      encrypted: [hops.untrusted],
      logins: [[hops.login, 'someone:secret']],
      main: { hopcount_limit: '5' },
    });
    const sent = [
      // Those that take longest go first.
      ...Object.entries(OTHERS)
        .filter(([, to]) => postfix.utf8 || isAscii(to))
        .map(([name, to]) =>
          envelope(`${name}@sender.example`, [to], name === 'relayed' || name === 'delivered'),
        ),
      envelope('pair@sender.example', Object.values(PAIR)),
      ...SENT.filter(isDeferred).map(({ from, to }) => envelope(from, [to])),
      ...SENT.filter((one) => !isDeferred(one)).map(({ from, to }) => envelope(from, [to])),
    ];
    await postfix.send(sent);
    const isBack = ({ from, notify }: Envelope) =>
      find(from, notify === undefined ? 'bounce' : 'delivered') !== undefined;
    const deadline = performance.now() + WAIT_MS;
    while (!sent.every(isBack) && performance.now() < deadline) await pause(50);
    const missing = sent.filter((one) => !isBack(one));
    if (missing.length > 0) {
      const names = missing.map(({ from, to }) => {
        const kinds = notices.get(from)?.map(({ reading }) => reading.kind) ?? [];
        return `${from} to ${to.join()}: ${kinds.join() || 'nothing came'}`;
      });
      throw new Error(`${postfix.log()}\nnot returned:\n${names.join('\n')}`);
    }
  }, WAIT_MS + 60_000);
  afterAll(async () => {
    await postfix?.stop();
    for (const server of servers) await server.stop();
  });

  it.each(SENT)('$to: $reply', ({ from, to, reply, cause, status }) => {
    const recipient = readOne(from);
    expect(inOneLine(recipient.diagnostic)).toContain(inOneLine(reply));
    expect(recipient).toMatchObject({
      address: to,
      action: 'failed',
      replyCode: reply.slice(0, 3),
      status,
      cause,
    });
  });

  it.each(SENT.filter(isDeferred))('warns of a delay first: $to: $reply', (one) => {
    const recipient = readOne(one.from, 'delay');
    expect(inOneLine(recipient.diagnostic)).toContain(inOneLine(one.reply));
    const { to, reply, status, cause } = one;
    expect(recipient).toMatchObject({
      address: to,
      action: 'delayed',
      replyCode: reply.slice(0, 3),
      status,
      cause,
    });
  });

  it('tells recipients of one notice apart', () => {
    const { recipients } = read('pair@sender.example');
    const byAddress = Object.fromEntries(recipients.map((r) => [r.address?.text, textsOf(r)]));
    expect(Object.keys(byAddress).sort()).toEqual([PAIR.full, PAIR.gone]);
    expect(byAddress[PAIR.full]).toMatchObject({
      replyCode: '552',
      status: '5.0.0',
      diagnostic: expect.stringContaining(FULL),
      cause: 'mailbox-full',
    });
    expect(byAddress[PAIR.gone]).toMatchObject({
      replyCode: '550',
      status: '5.1.1',
      diagnostic: expect.stringContaining(NO_USER),
      cause: 'user-unknown',
    });
  });

  it.each([
    ['refused', 'host-unreachable', '4.4.1', 'Connection refused'],
    ['hung', 'host-unreachable', '4.4.2', 'timed out while receiving the initial server greeting'],
    ['dropped', 'host-unreachable', '4.4.2', 'lost connection with'],
    ['untrusted', 'tls-required', '4.7.4', 'TLS is required, but was not offered'],
    ['size', 'message-too-large', '5.3.4', 'exceeds size limit 200 of server'],
    ['nowhere', 'domain-not-found', '5.1.2', 'no transport for this domain'],
  ] as const)('has no reply to read where there was none: %s', (name, cause, status, words) => {
    const recipient = readOther(name);
    expect(recipient).toMatchObject({ action: 'failed', replyCode: null, status, cause });
    expect(inOneLine(recipient.diagnostic)).toContain(words);
  });

  it.for([
    ['login', 'authentication-failed', '4.0.0', '526 Authentication failure[0]'],
    ['loop', 'mail-loop', '5.4.0', '554 5.4.0 Error: too many hops'],
    ['lmtp', 'mailbox-full', '5.2.2', LMTP_FULL],
  ] as const)(
    'reads what other servers say to it: %s',
    ([name, cause, status, reply], { skip }) => {
      const recipient = readOther(name);
      if (recipient.diagnostic.includes('no mechanism available')) {
        if (process.env.REQUIRE_SERVERS !== '1') skip('not installed: libsasl2-modules');
      }
      const replyCode = reply.slice(0, 3);
      expect(recipient).toMatchObject({ action: 'failed', replyCode, status, cause });
      expect(inOneLine(recipient.diagnostic)).toContain(reply);
    },
  );

  it.each([
    ['relayed', 'relayed'],
    ['delivered', 'delivered'],
  ] as const)('knows a report of success: %s', (name, action) => {
    expect(readOther(name, 'delivered')).toMatchObject({ action, status: '2.0.0' });
  });

  it('reads addresses that are not ASCII', ({ skip }) => {
    if (!postfix.utf8) skip('Postfix was built without SMTPUTF8');
    const notice = find('utf8@sender.example', 'bounce') as Notice;
    expect(Buffer.from(notice.bytes).toString()).toContain('message/global-delivery-status');
    expect(readOther('utf8')).toMatchObject({
      replyCode: '550',
      status: '5.1.1',
      cause: 'user-unknown',
    });
    const { diagnostic, ...refused } = readOther('ascii');
    expect(diagnostic).toContain('SMTPUTF8 is required');
    expect(refused).toMatchObject({ replyCode: null, status: '5.6.7', cause: 'protocol-error' });
  });

  it('goes through the command line', async () => {
    const one = SENT.find(({ cause, to }) => cause === 'spf-failed' && to.endsWith('@aliyun.com'));
    const { from, to, reply, cause, status } = one as Sent;
    const finding = `bounce/${cause}`;
    const { bytes } = find(from, 'bounce') as Notice;
    const folder = await mkdtemp(join(tmpdir(), 'alimail-doctor-postfix-'));
    try {
      const file = join(folder, 'bounce.eml');
      await writeFile(file, bytes);
      const run = await cli(['diagnose-bounce', file, '--offline', '--json']);
      expect(run.stderr).toBe('');
      expect(run.code).toBe(1);
      const { subject, findings } = JSON.parse(run.stdout) as {
        subject: { recipients: unknown[] };
        findings: { id: string }[];
      };
      expect(subject).toMatchObject({ kind: 'bounce', format: 'postfix' });
      expect(subject.recipients).toMatchObject([
        { address: to, action: 'failed', status, replyCode: reply.slice(0, 3), cause: finding },
      ]);
      expect(findings.map(({ id }) => id)).toContain(finding);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** Postfix tries again after a 4xx, and after any greeting that refuses it. */
function isDeferred({ stage, reply }: Case): boolean {
  return stage === 'greeting' || reply.startsWith('4');
}

/** The server's own status, or the one that Postfix makes up. */
function statusOf(one: Case): string {
  if (one.status !== undefined) return one.status;
  const own = /^\d\d\d[ -](\d\.\d+\.\d+) /.exec(one.reply)?.[1];
  return own ?? (isDeferred(one) ? '4.0.0' : '5.0.0');
}

function envelope(from: string, to: readonly string[], success = false): Envelope {
  return {
    from,
    to,
    utf8: !to.every(isAscii),
    ...(success ? { notify: 'SUCCESS' } : {}),
    message: `From: Li Ming <${from}>
To: ${to.join(', ')}
Subject: Minutes of Monday
Date: Mon, 01 Jan 2024 09:00:00 +0800
Message-ID: <${from}>

See you on Monday.`,
  };
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}

/** A recipient without its line numbers. */
function textsOf(one: ReadRecipient) {
  return {
    address: one.address?.text ?? null,
    action: one.action,
    status: one.status?.text ?? null,
    replyCode: one.replyCode?.text ?? null,
    diagnostic: one.diagnostic?.text ?? '',
    cause: one.cause,
  };
}

/** Postfix folds what it quotes, and joins the lines of a reply. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
