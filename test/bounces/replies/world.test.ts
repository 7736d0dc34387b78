import { describe, expect, it } from 'vitest';
import type { Cause } from '../../../src/bounces/causes.ts';
import apple from '../../../src/bounces/replies/apple.ts';
import google from '../../../src/bounces/replies/google.ts';
import microsoft from '../../../src/bounces/replies/microsoft.ts';
import {
  matches,
  normalise,
  type Receiver,
  type ReplyText,
  type Rule,
} from '../../../src/bounces/replies/rule.ts';
import { WORLD } from '../../../src/bounces/replies/world.ts';
import yahoo from '../../../src/bounces/replies/yahoo.ts';

/** A reply as the reader of bounces hands it over: code and status are taken from its beginning. */
function reply(text: string): ReplyText {
  const normal = normalise(text);
  const begin = /^([245]\d\d)?[ -]*#?([245]\.\d{1,3}\.\d{1,3})?(?![\d.])/.exec(normal);
  return { text: normal, code: begin?.[1] ?? null, status: begin?.[2] ?? null };
}

interface Told {
  readonly receiver: Receiver;
  readonly rule: Rule;
}

/** The rules of the known receiver, then of all others those that are not `only`. */
function tell(text: string, known: Receiver | null): Told | null {
  const said = reply(text);
  const order = known === null ? WORLD : [known, ...WORLD];
  for (const receiver of order) {
    for (const rule of receiver.rules) {
      if ((receiver === known || !rule.only) && matches(rule, said)) return { receiver, rule };
    }
  }
  return null;
}

type Row = readonly [reply: string, cause: Cause];

/** Each row with its receiver known. */
function table(receiver: Receiver, rows: readonly Row[]): void {
  it.each(rows)('%s', (text, cause) => {
    const told = tell(text, receiver);
    expect(told?.rule.cause).toBe(cause);
    expect(told?.rule.means?.en).toMatch(/^[A-Z].*\.$/);
    expect(told?.rule.means?.zh).toMatch(/。$/);
    expect(told?.rule.confidence).toBeGreaterThan(0.5);
  });
}

/** Each row with nothing known but the reply. */
function unknownReceiver(rows: readonly Row[]): void {
  it.each(rows)('receiver not known: %s', (text, cause) => {
    expect(tell(text, null)?.rule.cause).toBe(cause);
  });
}

describe('Gmail', () => {
  const unmistakable: readonly Row[] = [
    [
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM. 550-5.7.26 Authentication results: 550-5.7.26  DKIM = did not pass 550-5.7.26  SPF [example.com] with ip: [192.0.2.1] = did not pass 550 5.7.26  https://support.google.com/mail/answer/81126#authentication abc - gsmtp',
      'unauthenticated',
    ],
    [
      '421-4.7.26 Your email has been rate limited because the sender is unauthenticated. Gmail 421-4.7.26 requires all senders to authenticate with either SPF or DKIM. abc - gsmtp',
      'unauthenticated',
    ],
    ['421-4.7.26', 'unauthenticated'],
    ['550-5.7.26', 'unauthenticated'],
    ['550 5.7.26', 'unauthenticated'],
    [
      '550-5.7.26 The MAIL FROM domain [example.com] has an SPF record with a hard fail 550-5.7.26 policy (-all) but it fails to pass SPF checks with the ip: 550-5.7.26 [192.0.2.1]. abc - gsmtp',
      'spf-failed',
    ],
    [
      "550-5.7.26 Unauthenticated email from example.com is not accepted due to domain's 550-5.7.26 DMARC policy. Please contact the administrator of example.com domain if 550 5.7.26 this was a legitimate mail. abc - gsmtp",
      'dmarc-failed',
    ],
    [
      "550-5.7.1 Unauthenticated email from example.com is not accepted due to domain's",
      'dmarc-failed',
    ],
    [
      "451-4.7.23 The sending IP address for this message doesn't have a PTR record, or the PTR record's forward DNS entry doesn't match the sending IP address. abc - gsmtp",
      'ptr-missing',
    ],
    [
      '550-5.7.25 [192.0.2.1] The IP address sending this message does not have a 550-5.7.25 PTR record setup, or the corresponding forward DNS entry does not 550-5.7.25 point to the sending IP. abc - gsmtp',
      'ptr-missing',
    ],
    ['550 5.7.25', 'ptr-missing'],
    [
      '421-4.7.24 The SPF record of the sending domain has one or more suspicious entries. abc - gsmtp',
      'spf-failed',
    ],
    [
      "421-4.7.27 Your email has been rate limited because SPF authentication didn't pass 421-4.7.27 for this message. abc - gsmtp",
      'spf-failed',
    ],
    [
      '421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating 421-4.7.28 from your IP address. abc - gsmtp',
      'rate-limited',
    ],
    [
      '550-5.7.28 There is an unusual rate of unsolicited mail originating from your DKIM domain [example.com 35]. abc - gsmtp',
      'rate-limited',
    ],
    ['421 4.7.28', 'rate-limited'],
    [
      "421-4.7.29 Your email has been rate limited because this message wasn't sent over a TLS connection. abc - gsmtp",
      'tls-required',
    ],
    [
      "421-4.7.30 Your email has been rate limited because DKIM authentication didn't pass 421-4.7.30 for this message. abc - gsmtp",
      'dkim-failed',
    ],
    [
      "550-5.7.32 Your email has been blocked because the From: header (RFC5322) in this 550-5.7.32 message isn't aligned with either the authenticated SPF or DKIM 550-5.7.32 organizational domain. abc - gsmtp",
      'dmarc-failed',
    ],
    ['421 4.7.32', 'dmarc-failed'],
    [
      "550-5.7.40 Your email has been blocked because the sending domain doesn't have a 550-5.7.40 DMARC record, or the DMARC record doesn't specify a DMARC policy. abc - gsmtp",
      'dmarc-failed',
    ],
    ['421-4.7.40', 'dmarc-failed'],
    [
      '550-5.7.1 [192.0.2.1      12] Our system has detected that this message is 550-5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail, 550-5.7.1 this message has been blocked. abc - gsmtp',
      'content-rejected',
    ],
    [
      '550-5.7.1 [192.0.2.1      18] Our system has detected that this message is 550-5.7.1 likely suspicious due to the very low reputation of the sending IP 550-5.7.1 address. abc - gsmtp',
      'ip-reputation',
    ],
    [
      '550-5.7.1 [192.0.2.1      19] Our system has detected that this message is 550-5.7.1 likely suspicious due to the very low reputation of the sending domain. 550-5.7.1 To best protect our users from spam, the message has been blocked. abc - gsmtp',
      'domain-reputation',
    ],
    [
      '550-5.7.1 This message is not RFC 5322 compliant. There are multiple Subject 550-5.7.1 headers. abc - gsmtp',
      'not-rfc-compliant',
    ],
    [
      '550-5.7.1 [192.0.2.1      13] Messages with multiple 550 5.7.1 addresses in From: header are not accepted. abc - gsmtp',
      'not-rfc-compliant',
    ],
    [
      '552-5.7.0 This message was blocked because its content presents a potential 552-5.7.0 security issue. abc - gsmtp',
      'content-rejected',
    ],
    [
      "552-5.3.4 Your message exceeded Google's message size limits. abc - gsmtp",
      'message-too-large',
    ],
    [
      '552-5.2.2 The email account that you tried to reach is over quota. abc - gsmtp',
      'mailbox-full',
    ],
    ["452-4.2.2 The recipient's inbox is out of storage space. abc - gsmtp", 'mailbox-full'],
    [
      "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient's email address. abc - gsmtp",
      'user-unknown',
    ],
    ['550 5.1.1  https://support.google.com/mail/?p=NoSuchUser abc - gsmtp', 'user-unknown'],
    [
      '450-4.2.1 The user you are trying to contact is receiving mail too quickly. abc - gsmtp',
      'rate-limited',
    ],
    [
      '550-5.2.1 The user you are trying to contact is receiving mail at a rate that 550-5.2.1 prevents additional messages from being delivered. abc - gsmtp',
      'rate-limited',
    ],
    [
      '550 5.2.1 The email account that you tried to reach is disabled. abc - gsmtp',
      'recipient-disabled',
    ],
    ['550-5.4.5 Daily user sending limit exceeded. abc - gsmtp', 'rate-limited'],
    ['452-4.5.3 Your message has too many recipients. abc - gsmtp', 'too-many-recipients'],
    [
      '550 5.7.1 This message violates example.com email policy. - gcdp abc - gsmtp',
      'policy-rejected',
    ],
    [
      "DNS Error: 1 DNS type 'mx' lookup of example.com responded with code NXDOMAIN Domain name not found: example.com",
      'domain-not-found',
    ],
    [
      "DNS Error: 1 DNS type 'mx' lookup of example.com responded with code NOERROR The domain example.com doesn't receive email according to the administrator: returned Null MX",
      'null-mx',
    ],
  ];
  table(google, [
    ...unmistakable,
    ['451 4.7.23', 'ptr-missing'],
    ['550 5.7.24', 'spf-failed'],
    ['550 5.7.27', 'spf-failed'],
    ['421 4.7.27', 'spf-failed'],
    ['550 5.7.28', 'rate-limited'],
    ['550 5.7.29', 'tls-required'],
    ['550 5.7.30', 'dkim-failed'],
    ['421 4.7.31', 'dmarc-failed'],
    ['550 5.7.40', 'dmarc-failed'],
    ['550 5.7.1', 'content-rejected'],
    ['550 5.7.1 No such user abc', 'user-unknown'],
    ['552 5.7.0', 'content-rejected'],
    ['552 5.3.4', 'message-too-large'],
    ['552 5.2.2', 'mailbox-full'],
    ['550 5.1.1', 'user-unknown'],
    ['450 4.2.1', 'rate-limited'],
    ['550 5.4.5', 'rate-limited'],
  ]);
  unknownReceiver(unmistakable);
});

describe('Microsoft', () => {
  const unmistakable: readonly Row[] = [
    [
      "550 5.7.515 Access denied, sending domain EXAMPLE.COM does not meet the required authentication level. The sender's domain in the 5322.From address doesn't meet the authentication requirements defined for the sender. Spf= Fail , Dkim= Pass , DMARC= Fail [ABC.eop.outlook.com]",
      'unauthenticated',
    ],
    ['550 5.7.515', 'unauthenticated'],
    [
      '550 5.7.509 Access denied, sending domain [EXAMPLE.COM] does not pass DMARC verification and has a DMARC policy of reject. [ABC.prod.outlook.com 2026-01-01]',
      'dmarc-failed',
    ],
    ['550 5.7.509', 'dmarc-failed'],
    [
      '550 5.7.23 The message was rejected because of Sender Policy Framework violation -> 550 5.7.1 SPF',
      'spf-failed',
    ],
    ['550 5.7.23', 'spf-failed'],
    [
      '550 5.7.511 Access denied, banned sender[192.0.2.1]. To request removal from this list please forward this message to delist@messaging.microsoft.com.',
      'ip-blocklisted',
    ],
    [
      '550 5.7.513 Service unavailable, Client host [192.0.2.1] blocked by example.com using Customer Block list (AS16012607)',
      'ip-blocklisted',
    ],
    ['550 5.7.511', 'ip-blocklisted'],
    ['550 5.7.513', 'ip-blocklisted'],
    [
      '550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com and follow the directions. (AS16012609)',
      'ip-blocklisted',
    ],
    ['550 5.7.606', 'ip-blocklisted'],
    ['550 5.7.611', 'ip-blocklisted'],
    ['550 5.7.649', 'ip-blocklisted'],
    [
      '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. For more information please go to http://go.microsoft.com/fwlink/?LinkId=526653 AS(7240)',
      'ip-reputation',
    ],
    ['550 5.7.708', 'ip-reputation'],
    ['550 5.7.705 Access denied, tenant has exceeded threshold.', 'behaviour-spam'],
    ['550 5.7.705', 'behaviour-spam'],
    [
      '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775) [ABC.eop.outlook.com]',
      'ip-reputation',
    ],
    ['451 4.7.650', 'ip-reputation'],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140). You can also refer your provider to http://mail.live.com/mail/troubleshooting.aspx#errors.",
      'ip-reputation',
    ],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150).",
      'ip-reputation',
    ],
    ['550 5.7.1 … part of their network is on our block list (AS3150).', 'ip-reputation'],
    [
      "550 SC-001 (COL004-MC1F1) Unfortunately, messages from 192.0.2.1 weren't sent. Please contact your Internet service provider.",
      'ip-reputation',
    ],
    ['550 DY-001 (COL004-MC1F1) Unfortunately, messages were not sent.', 'ip-reputation'],
    ['550 OU-002 (COL004-MC1F1) Mail rejected by Outlook.com for policy reasons.', 'ip-reputation'],
    ['421 RP-001 (BAY004-MC1F1) Unfortunately, some messages from 192.0.2.1', 'rate-limited'],
    [
      '550 5.4.1 Recipient address rejected: Access denied. AS(201806281) [ABC.eop-nam11.prod.protection.outlook.com]',
      'user-unknown',
    ],
    [
      '550 5.4.1 [bob@example.com]: Recipient address rejected: Access denied [ABC.prod.protection.outlook.com]',
      'user-unknown',
    ],
    [
      '550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [ABC.eop.prod.protection.outlook.com]',
      'user-unknown',
    ],
    [
      '452 4.5.3 Too many recipients (AS780090) [ABC.prod.outlook.com] ATTR38',
      'too-many-recipients',
    ],
    ['451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (S77719)', 'rate-limited'],
    ['451 4.7.500', 'rate-limited'],
    ['451 4.7.699', 'rate-limited'],
    ['451 4.7.850 Access denied, please try again later', 'rate-limited'],
    ['451 4.7.899', 'rate-limited'],
    [
      '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bob@example.com not found by SMTP address lookup',
      'user-unknown',
    ],
    ['550 5.1.10', 'user-unknown'],
    ['550 5.1.1 RESOLVER.ADR.RecipNotFound; not found', 'user-unknown'],
    [
      '554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message',
      'mailbox-full',
    ],
    [
      '550 5.2.2 STOREDRV.Deliver: mailbox full. The following information should help identify the cause',
      'mailbox-full',
    ],
    [
      '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
      'message-too-large',
    ],
    [
      '550 5.3.4 ROUTING.SizeLimit; message size exceeds fixed maximum size for route',
      'message-too-large',
    ],
    [
      '554 5.4.14 Hop count exceeded - possible mail loop ATTR34 [ABC.prod.outlook.com]',
      'mail-loop',
    ],
    ['554 5.4.14', 'mail-loop'],
    ['554 5.4.6 Hop count exceeded - possible mail loop', 'mail-loop'],
    [
      '550 5.4.310 DNS domain example.com does not exist [Message=InfoDomainNonexistent] [LastAttemptedServerName=example.com]',
      'domain-not-found',
    ],
    ['550 5.4.312 Message expired, DNS query failed(ErrorRetry)', 'domain-not-found'],
    ['550 5.4.300 Message expired -> 451 4.7.1 Try again later', 'delivery-timeout'],
    ['550 4.4.7 QUEUE.Expired; message expired', 'delivery-timeout'],
    ['450 4.4.316 Connection refused [Message=Socket error code 10061]', 'host-unreachable'],
    [
      '550 5.4.316 Message expired, connection refused(Socket error code 10061)',
      'host-unreachable',
    ],
    [
      '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM [ABC.prod.outlook.com]',
      'authentication-failed',
    ],
    [
      '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
      'sender-login-mismatch',
    ],
    [
      '554 5.7.64 TenantAttribution; Relay Access Denied [ABC.prod.protection.outlook.com]',
      'relay-denied',
    ],
    ['550 5.7.124', 'recipient-refuses'],
    [
      '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required; Delivery restriction check failed',
      'recipient-refuses',
    ],
    ['550 5.7.134', 'recipient-refuses'],
    ['550 5.1.8 Access denied, bad outbound sender AS(42004)', 'sender-rejected'],
    [
      '550 5.7.520 Access denied, Your organization does not allow external forwarding. AS(7555)',
      'policy-rejected',
    ],
    [
      '550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy',
      'policy-rejected',
    ],
    [
      '550 5.2.122 The recipient has exceeded their limit for the number of messages they can receive per hour.',
      'rate-limited',
    ],
  ];
  table(microsoft, [
    ...unmistakable,
    ['550 Requested action not taken: mailbox unavailable', 'user-unknown'],
    ['550 5.4.1', 'user-unknown'],
    ['550 5.5.0', 'user-unknown'],
    ['550 5.2.2', 'mailbox-full'],
    ['550 5.2.3', 'message-too-large'],
    ['552 5.3.4 Message size exceeds fixed maximum message size', 'message-too-large'],
    ['550 5.1.8', 'sender-rejected'],
    ['550 4.4.7', 'delivery-timeout'],
  ]);
  unknownReceiver(unmistakable);
});

describe('Yahoo', () => {
  const unmistakable: readonly Row[] = [
    [
      '421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://senders.yahooinc.com/error-codes',
      'ip-reputation',
    ],
    ['421 4.7.0 [TSS04]', 'ip-reputation'],
    [
      '553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed. See https://senders.yahooinc.com/error-codes',
      'ip-reputation',
    ],
    [
      '553 5.7.2 [TSS11] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.',
      'ip-reputation',
    ],
    [
      '421 4.7.1 [IPTS04] Messages from 192.0.2.1 temporarily deferred due to user complaints',
      'ip-reputation',
    ],
    [
      '554 5.7.9 Message not accepted for policy reasons. See https://senders.yahooinc.com/error-codes',
      'unauthenticated',
    ],
    [
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
      'unauthenticated',
    ],
    ['554 5.7.9 [PH01] Email not accepted for policy reasons', 'policy-rejected'],
    [
      '554 Message not allowed - [PH01] Email not accepted for policy reasons. Please visit https://senders.yahooinc.com/error-codes [120]',
      'policy-rejected',
    ],
    [
      "553 5.7.1 [BL21] Connections will not be accepted from 192.0.2.1, because the ip is in Spamhaus's list; see http://postmaster.yahoo.com/550-bl23.html",
      'ip-blocklisted',
    ],
    ['553 5.7.1 [BL23] Connections will not be accepted from 192.0.2.1', 'ip-blocklisted'],
    ['550 5.7.25 Forward-confirmed reverse DNS failed', 'ptr-missing'],
    [
      "554 delivery error: dd This user doesn't have a yahoo.com account (bob@yahoo.com) [0] - mta1.mail.bf1.yahoo.com",
      'user-unknown',
    ],
    ['554 delivery error: dd Requested mail action aborted, mailbox not found', 'user-unknown'],
    [
      '554 delivery error: dd Sorry your message to bob@yahoo.com cannot be delivered. This account has been disabled or discontinued [#102]. - mta1.mail.mud.yahoo.com',
      'recipient-disabled',
    ],
    [
      '554 delivery error: dd Sorry, your message to bob@yahoo.com cannot be delivered. This account is over quota. - mta1.mail.bf1.yahoo.com',
      'mailbox-full',
    ],
    [
      '554 30 Sorry, your message to bob@yahoo.com cannot be delivered. This mailbox is disabled (554.30).',
      'recipient-disabled',
    ],
    ['450 User is receiving mail too quickly', 'rate-limited'],
    [
      '421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.',
      'ip-reputation',
    ],
    ['421 Message temporarily deferred - [GL01]', 'greylisted'],
  ];
  table(yahoo, [
    ...unmistakable,
    ['554 5.7.9', 'unauthenticated'],
    ['550 5.7.9', 'unauthenticated'],
    ['550 5.7.25', 'ptr-missing'],
    ['553 5.7.2', 'ip-reputation'],
    ['421 4.7.0', 'ip-reputation'],
    ['554 5.7.5 Message failed DMARC evaluation', 'dmarc-failed'],
    ['552 5.2.2', 'mailbox-full'],
  ]);
  unknownReceiver(unmistakable);
  it('says that a deferral of 421 with TS03 never passes', () => {
    expect(
      tell('421 4.7.1 [TS03] All messages from 192.0.2.1 will be permanently deferred', null)?.rule
        .lasting,
    ).toBe('permanent');
  });
});

describe('Apple', () => {
  const unmistakable: readonly Row[] = [
    [
      '550 5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      'policy-rejected',
    ],
    ['550 5.7.1 [CS02] Message rejected due to local policy.', 'policy-rejected'],
    [
      '554 5.7.1 [HME1] This message was blocked for failing both SPF and DKIM authentication checks. See https://support.apple.com/en-us/HT204137',
      'unauthenticated',
    ],
    ['554 5.7.1 [HM08] Message rejected due to local policy.', 'policy-rejected'],
    [
      '550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in Spamhaus SBL. For details please see http://www.spamhaus.org/query/bl?ip=192.0.2.1',
      'ip-blocklisted',
    ],
    [
      "550 5.7.1 Your message was rejected due to example.com's DMARC policy. See https://support.apple.com/en-us/HT204137",
      'dmarc-failed',
    ],
    [
      '550 5.7.1 Your email was rejected due to having a domain present in the Spamhaus DBL -- see https://www.spamhaus.org/dbl/',
      'domain-reputation',
    ],
    [
      '421 4.7.1 Messages to bob@icloud.com deferred due to excessive volume. Try again later',
      'rate-limited',
    ],
    ['550 5.1.1 <bob@icloud.com>: inactive email address', 'user-unknown'],
  ];
  table(apple, [
    ...unmistakable,
    ['421 4.7.1', 'rate-limited'],
    ['450 4.1.8 <a@example.com>: Sender address rejected: Domain not found', 'sender-rejected'],
    ['552 5.2.2 <bob@icloud.com>: user is over quota', 'mailbox-full'],
    ['552 5.3.4 Message size exceeds fixed limit', 'message-too-large'],
    ['550 5.1.1 <bob@icloud.com>: user does not exist', 'user-unknown'],
    ['550 5.1.6 recipient no longer on server: bob@icloud.com', 'user-unknown'],
    ['550 5.1.6', 'user-unknown'],
    ['550 5.7.1', 'policy-rejected'],
  ]);
  unknownReceiver(unmistakable);
});

describe('other receivers', () => {
  /** The receiver whose rule has to tell it, and whether it is known beforehand. */
  const rows: readonly (readonly [id: string, reply: string, cause: Cause, known?: true])[] = [
    [
      'aol',
      '554- (HVU:B1) The URL contained in your email to AOL members has generated a high volume of complaints.',
      'content-rejected',
    ],
    ['aol', '554- (CON:B1) http://postmaster.info.aol.com/errors/554conb1.html', 'ip-reputation'],
    [
      'aol',
      '421 4.7.1 : (DYN:T1) http://postmaster.info.aol.com/errors/421dynt1.html',
      'rate-limited',
    ],
    ['aol', '554- (RTR:BL) http://postmaster.info.aol.com/errors/554rtrbl.html', 'ip-reputation'],
    ['aol', '421 (DNS:NR) http://postmaster.info.aol.com/errors/421dnsnr.html', 'ptr-missing'],
    [
      'aol',
      '521 5.2.1 : (DMARC) This message failed DMARC Evaluation and is being refused due to provided DMARC Policy',
      'dmarc-failed',
    ],
    [
      'yahoojapan',
      '554 Message not allowed - DM Email not accepted for policy reasons. Please visit https://www.yahoo-help.jp/app/answers/detail/a_id/80870/p/622 [895]',
      'policy-rejected',
    ],
    [
      'comcast',
      '554 mta1.comcast.net comcast 192.0.2.1 Comcast requires that all mail servers must have a PTR record with a valid Reverse DNS entry.',
      'ptr-missing',
    ],
    [
      'comcast',
      '554 mta1.comcast.net comcast 192.0.2.1 Comcast block for spam. Please see http://postmaster.comcast.net/smtp-error-codes.php#BL000000',
      'ip-reputation',
    ],
    [
      'cox',
      '550 5.1.0 <a@example.com> sender rejected. Refer to Error Codes section at https://www.cox.com/residential/support/email-error-codes.html for more information. AUP#CDRBL',
      'ip-blocklisted',
    ],
    [
      'spectrum',
      '550 5.1.0 <a@example.com> sender rejected. Please see https://www.spectrum.net/support/internet/understanding-email-error-codes for more information. AUP#In-1310',
      'rate-limited',
    ],
    [
      'att',
      '553 5.3.0 flpd575 DNSBL:RBL 521< 192.0.2.1 >_is_blocked.For assistance forward this error to abuse_rbl@abuse-att.net',
      'ip-blocklisted',
    ],
    [
      'verizon',
      "571 Email from 192.0.2.1 is currently blocked by Verizon Online's anti-spam system.",
      'ip-reputation',
    ],
    [
      'earthlink',
      '550 Dynamic/zombied/spam IPs blocked. Write blockedbyearthlink@abuse.earthlink.net',
      'ip-blocklisted',
    ],
    [
      'mailru',
      '550 Access from ip address 192.0.2.1 blocked. Visit http://win.mail.ru/cgi-bin/support_bl?ip=192.0.2.1',
      'ip-blocklisted',
    ],
    [
      'mailru',
      '550 5.7.1 This message was not accepted due to domain (example.com) owner DMARC policy (RFC 7489) https://help.mail.ru/mail-help/postmaster/dmarc',
      'dmarc-failed',
    ],
    [
      'mailru',
      '550 Message was not accepted -- invalid mailbox.  Local mailbox bob@mail.ru is unavailable: user not found',
      'user-unknown',
    ],
    ['yandex', '550 5.7.1 No such user!', 'user-unknown'],
    [
      'yandex',
      '554 5.7.1 Message rejected under suspicion of SPAM; https://ya.cc/1IrBc',
      'content-rejected',
    ],
    [
      'unitedinternet',
      '554-No SMTP service 554-Bad DNS PTR resource record. 554 For explanation visit https://postmaster.gmx.net/en/error-messages?ip=192.0.2.1&c=rdns',
      'ptr-missing',
    ],
    [
      'unitedinternet',
      '550-Requested action not taken: mailbox unavailable 550 For explanation visit https://postmaster.web.de/case?c=r0103',
      'user-unknown',
    ],
    [
      'unitedinternet',
      "554 Transaction failed: Duplicate header 'DKIM-Signature'.",
      'not-rfc-compliant',
    ],
    [
      'tonline',
      '554 IP=192.0.2.1 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)',
      'ip-reputation',
    ],
    [
      'tonline',
      '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
      'ip-blocklisted',
    ],
    ['orange', '550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]', 'content-rejected'],
    [
      'orange',
      '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR204_416 [416]',
      'user-unknown',
    ],
    [
      'orange',
      '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102 Ref http://csi.cloudmark.com/reset-request/?ip=192.0.2.1 [102]',
      'ip-blocklisted',
    ],
    [
      'orange',
      '421 4.2.0 Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR005_505 [505]',
      'remote-system-error',
    ],
    [
      'laposte',
      '550 5.5.0 Adresse destinataire invalide. Invalid recipient. LPN007_416',
      'user-unknown',
    ],
    [
      'laposte',
      '550 5.5.0 Le compte du destinataire est bloque. The recipient account is blocked. LPN007_426',
      'recipient-disabled',
      true,
    ],
    ['laposte', '501 5.1.0 Emetteur invalide. Invalid Sender. LPN007_405', 'sender-rejected', true],
    [
      'sfr',
      '550 5.7.1 <bob@sfr.fr>: Recipient address rejected: User unknown',
      'user-unknown',
      true,
    ],
    [
      'free',
      '550 Too many spams from your IP (192.0.2.1), please visit http://postmaster.free.fr/',
      'ip-reputation',
    ],
    [
      'libero',
      '550 smtp-17.iol.local IP blacklisted by CSI. For remediation please use http://csi.cloudmark.com/reset-request/?ip=192.0.2.1 [smtp-17.iol.local; LIB_102]',
      'ip-blocklisted',
    ],
    [
      'secureserver',
      '554 Temporarily rejected. Reverse DNS for 192.0.2.1 failed. IB108 <http://x.co/srbounce>',
      'ptr-missing',
    ],
    [
      'secureserver',
      '550 5.2.0 <a@example.com> From: Domain is invalid. Please provide a valid From: IB506',
      'sender-rejected',
    ],
    ['secureserver', '554 p3plibsmtp Connection refused. IB105', 'ip-blocklisted', true],
    [
      'zoho',
      '550 5.4.6 Unusual sending activity detected. Please try after sometime',
      'behaviour-spam',
    ],
    ['zoho', '553 5.7.1 Sender is not allowed to relay emails', 'sender-login-mismatch'],
    [
      'facebook',
      '550 5.1.1 RCP-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1#rcp Refused due to recipient preferences',
      'recipient-refuses',
    ],
    ['docomo', '550 Unknown user bob@docomo.ne.jp', 'user-unknown', true],
    ['kddi', '550 <bob@ezweb.ne.jp>: User unknown', 'user-unknown', true],
    ['kddi', '550 : User unknown', 'recipient-refuses', true],
    ['softbank', '550 Invalid recipient: <bob@softbank.ne.jp>', 'user-unknown', true],
    [
      'mimecast',
      '550 Rejected by header based Anti-Spoofing policy: a@example.com - https://community.mimecast.com/docs/DOC-1369#550',
      'sender-rejected',
    ],
    [
      'mimecast',
      '554 email rejected due to security policies - MCSpamSignature.sa.5.6',
      'content-rejected',
    ],
    [
      'proofpoint',
      '554 Blocked - see https://ipcheck.proofpoint.com/?ip=192.0.2.1',
      'ip-reputation',
    ],
    ['proofpoint', '550 5.7.1 Email rejected per DMARC policy for example.com', 'dmarc-failed'],
    [
      'messagelabs',
      '553-SPF (Sender Policy Framework) domain authentication 553-fail. Refer to the Troubleshooting page',
      'spf-failed',
    ],
    [
      'messagelabs',
      '553-you are trying to use me [server-9.tower-1.messagelabs.com] 553-as a relay, but I have not been configured to let you [192.0.2.1] do this.',
      'relay-denied',
    ],
    [
      'ironport',
      "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
      'ip-reputation',
    ],
    ['ironport', '550 #5.1.0 Address rejected.', 'user-unknown'],
    [
      'trendmicro',
      '550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.1',
      'ip-blocklisted',
    ],
    ['hornetsecurity', '554 5.6.9 customer rule based reject by antispameurope', 'policy-rejected'],
    [
      'cloudflare',
      '421 4.3.0 Upstream error, please check https://developers.cloudflare.com/email-routing/postmaster for possible reasons why. abc',
      'remote-system-error',
    ],
    ['postini', '553 Invalid recipient bob@example.com (Mode: normal)', 'user-unknown'],
    [
      'rediffmail',
      '553 Blocked using spam pattern, your message may contain the spam contents',
      'content-rejected',
    ],
    [
      'brazil',
      '554 Usuário Inválido ou Inexistente. Sorry, no mailbox here by that name. (#5.2.1)',
      'user-unknown',
    ],
    [
      'barracuda',
      '554 Service unavailable; Client host [192.0.2.1] blocked using Barracuda Reputation; http://www.barracudanetworks.com/reputation/?r=1&ip=192.0.2.1',
      'ip-blocklisted',
    ],
    [
      'blocklists',
      '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1',
      'ip-blocklisted',
    ],
    [
      'blocklists',
      '554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53/',
      'policy-rejected',
    ],
    [
      'blocklists',
      '554 5.7.1 Service unavailable; Sender address [a@example.com] blocked using dbl.spamhaus.org',
      'domain-reputation',
    ],
    [
      'blocklists',
      '554 Service unavailable; Client host [192.0.2.1] blocked using bl.spamcop.net; Blocked - see http://www.spamcop.net/bl.shtml?192.0.2.1',
      'ip-blocklisted',
    ],
    [
      'blocklists',
      '521-5.7.1 Service unavailable; client [192.0.2.1] blocked using dnsbl.sorbs.net',
      'ip-blocklisted',
    ],
    [
      'blocklists',
      '550-REJECTED - Blacklisted URL in message. (example.com) in [black]. 550-See http://lookup.uribl.com.',
      'content-rejected',
    ],
    [
      'microsoft-relayed',
      '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 bob',
      'user-unknown',
    ],
  ];
  it.each(rows.map((row) => [row[0], row[1], row] as const))('%s: %s', (id, text, row) => {
    const [, , cause, known] = row;
    const own = WORLD.find((one) => one.id === id) ?? null;
    const told = tell(text, known === true ? own : null);
    expect([told?.receiver.id, told?.rule.cause]).toEqual([id, cause]);
  });
});

describe('the same words of two receivers', () => {
  it.each([
    [
      'yahoo',
      '550 5.7.9 This mail has been blocked because the sender is unauthenticated. Yahoo requires all senders to authenticate with either SPF or DKIM.',
    ],
    [
      'google',
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.',
    ],
    ['yahoo', '450 User is receiving mail too quickly'],
    ['google', '450-4.2.1 The user you are trying to contact is receiving mail too quickly.'],
    ['authentication-codes', '550 5.7.26 <bob@example.com>: Multiple authentication checks failed'],
    ['apple', '550 5.7.1 Mail from IP 192.0.2.1 was rejected due to listing in Spamhaus SBL.'],
  ])('%s: %s', (id, text) => {
    expect(tell(text, null)?.receiver.id).toBe(id);
  });
});

describe('ordinary replies', () => {
  // Words that any server may use are nobody's own: the common rules tell them.
  it.each([
    '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown in local recipient table',
    '550 5.7.1 Access denied',
    '554 5.7.1 <bob@example.com>: Relay access denied',
    '552 5.2.2 Mailbox full',
    '450 4.7.1 <bob@example.com>: Recipient address rejected: Greylisted',
    '550 5.7.27 Sender address has null MX',
    '550 5.1.6 recipient no longer on server: bob@example.com',
    '530 5.7.0 Must issue a STARTTLS command first',
    '550 Administrative prohibition',
    '552 Requested mail action aborted: exceeded storage allocation',
    '550 Requested action not taken: mailbox unavailable',
    '551 not our customer',
    '421 Service not available, closing transmission channel',
    '550 Denied',
    '250 2.0.0 Ok: nearly: clearly: https://www.example.com/sc-001 corp-001',
    '',
  ])('%s', (text) => {
    expect(tell(text, null)).toBeNull();
  });
});

describe('the files', () => {
  it.each([google, microsoft, yahoo, apple])('$id: every rule says what it means', (receiver) => {
    for (const rule of receiver.rules) expect(rule.means).not.toBeNull();
  });

  /** Whether every reply that `later` matches is matched by `earlier`. */
  function shadows(earlier: Rule, later: Rule): boolean {
    return matches(earlier, {
      text: later.pieces.join('\u0000'),
      code: later.code,
      status: later.status?.replace(/^x\./, earlier.status?.startsWith('x.') ? '5.' : 'x.') ?? null,
    });
  }

  it.each(WORLD.map((receiver) => [receiver.id, receiver] as const))(
    '%s: no rule hides behind an earlier one',
    (_, receiver) => {
      const hidden: string[] = [];
      for (const [at, later] of receiver.rules.entries()) {
        const by = receiver.rules.slice(0, at).find((earlier) => shadows(earlier, later));
        if (by !== undefined) {
          hidden.push(
            `${later.status} ${later.pieces.join('*')} < ${by.status} ${by.pieces.join('*')}`,
          );
        }
      }
      expect(hidden).toEqual([]);
    },
  );

  it('has each receiver, host and piece once and in lower case', () => {
    expect(new Set(WORLD.map((one) => one.id)).size).toBe(WORLD.length);
    const hosts = WORLD.flatMap((one) => one.hosts);
    expect(hosts.filter((host, at) => hosts.indexOf(host) !== at)).toEqual([]);
    for (const host of hosts) expect(host).toMatch(/^[a-z0-9.-]+$/);
    for (const { rules } of WORLD) {
      for (const rule of rules) {
        expect(rule.pieces.length > 0 || rule.status !== null).toBe(true);
        if (rule.page !== null) expect(rule.page).toMatch(/^https?:\/\//);
        // What `normalise` takes away never matches.
        for (const piece of rule.pieces) expect(piece).not.toMatch(/[‘’“”]| {2}|^[245]\d\d-/);
      }
    }
  });
});
