import { describe, expect, it } from 'vitest';
import { CAUSES, type Cause } from '../../../src/bounces/causes.ts';
import { interpret } from '../../../src/bounces/interpret.ts';
import common from '../../../src/bounces/replies/common.ts';
import { normalise } from '../../../src/bounces/replies/rule.ts';
import { readReply } from '../../../src/bounces/reply.ts';

/** What mail systems reply, and what they mean: hosts that no receiver's rules name. */
const REPLIES: readonly (readonly [Cause, string])[] = [
  // Sendmail
  ['user-unknown', '550 5.1.1 <u@example.com>... User unknown'],
  ['mail-loop', '554 5.0.0 rewrite: excessive recursion (max 50), ruleset 96'],
  ['recipient-moved', '550 5.1.6 no longer here; moved to new@example.com'],
  ['recipient-refuses', 'because they are not accepting mail from u@example.com:'],
  ['recipient-disabled', '550 [SUSPEND] Mailbox currently suspended'],
  ['mailbox-full', 'Permanent Failure: 522_mailbox_full;_sz=629/0_ct=8/100'],
  ['local-delivery-failed', 'preline: fatal: unable to run /usr/bin/procmail: file does not exist'],
  ['domain-not-found', 'There are no DNS entries for the hostname example.com.'],
  ['null-mx', 'an MX or SRV record indicated no SMTP service'],
  ['policy-rejected', '550 5.7.1 Connection refused by policy'],
  ['remote-system-error', '451 virus scanner failed'],
  ['protocol-error', '503 5.5.1 Error: send HELO/EHLO first'],
  ['message-too-large', '552 el mensaje es demasiado grande'],
  ['relay-denied', '550 5.7.1 <u@example.com>... Relaying denied. Proper authentication required.'],
  [
    'relay-denied',
    '550 5.7.1 <u@example.com>... Relaying denied. IP name lookup failed [192.0.2.9]',
  ],
  [
    'sender-rejected',
    '553 5.1.8 <u@example.com>... Domain of sender address u@example.com does not exist',
  ],
  ['sender-rejected', '451 4.1.8 Domain of sender address u@example.com does not resolve'],
  ['ip-blocklisted', '550 5.7.1 Rejected: 192.0.2.4 listed at sbl.spamhaus.org'],
  ['mail-loop', '554 5.4.6 Too many hops 26 (25 max): from <a@example.com> via mx.example.net'],
  ['mail-loop', '553 5.3.5 system config error: mail loops back to me (MX problem?)'],
  [
    'domain-not-found',
    '550 5.1.2 <u@example.com>... Host unknown (Name server: mx.example.com: host not found)',
  ],
  ['message-too-large', '552 5.2.3 Message size exceeds fixed maximum message size (10485760)'],
  ['message-too-large', '552 5.3.4 Message is too large; 10000000 bytes max'],
  ['local-delivery-failed', "550 5.2.0 can't create user output file"],
  ['local-delivery-failed', '554 5.3.0 unknown mailer error 2'],
  ['remote-system-error', '452 4.4.5 Insufficient disk space; try again later'],
  ['host-unreachable', '<u@example.com>... Deferred: Connection timed out with mx.example.com.'],
  ['host-unreachable', '<u@example.com>... Deferred: Connection refused by mx.example.com.'],
  ['rate-limited', '421 4.3.2 Connection rate limit exceeded.'],
  ['rate-limited', '421 4.3.2 Too many open connections.'],
  ['user-unknown', '553 5.3.0 <u@example.com>... No such user here'],
  ['protocol-error', '503 5.5.1 Bad sequence of commands'],
  // Postfix
  [
    'user-unknown',
    '550 5.1.1 <u@example.com>: Recipient address rejected: User unknown in local recipient table',
  ],
  [
    'user-unknown',
    '550 5.1.1 <u@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
  ],
  [
    'user-unknown',
    '550 5.1.1 <u@example.com>: Recipient address rejected: undeliverable address: unknown user: "u"',
  ],
  [
    'greylisted',
    '450 4.2.0 <u@example.com>: Recipient address rejected: Greylisted, see http://postgrey.example/help/example.com.html',
  ],
  ['sender-rejected', '450 4.1.8 <u@example.com>: Sender address rejected: Domain not found'],
  [
    'sender-rejected',
    '550 5.1.0 <u@example.com>: Sender address rejected: User unknown in virtual mailbox table',
  ],
  [
    'sender-login-mismatch',
    '553 5.7.1 <a@example.com>: Sender address rejected: not owned by user b@example.com',
  ],
  ['relay-denied', '554 5.7.1 <u@example.com>: Relay access denied'],
  ['ptr-missing', '450 4.7.1 Client host rejected: cannot find your hostname, [192.0.2.4]'],
  ['ptr-missing', '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.4]'],
  [
    'ip-blocklisted',
    '554 5.7.1 Service unavailable; Client host [192.0.2.4] blocked using bl.example.org; see http://bl.example.org/q?192.0.2.4',
  ],
  [
    'spf-failed',
    '550 5.7.23 <u@example.com>: Recipient address rejected: Message rejected due to: SPF fail - not authorized',
  ],
  ['mailbox-full', '552 5.2.2 <u@example.com>: user is over quota'],
  ['mailbox-full', '552 5.7.1 <u@example.com>: Recipient address rejected: mailbox full'],
  ['remote-system-error', '452 4.3.1 Insufficient system storage'],
  ['remote-system-error', '451 4.3.0 Error: queue file write error'],
  ['remote-system-error', '451 4.3.5 Server configuration problem'],
  ['too-many-recipients', '452 4.5.3 Error: too many recipients'],
  ['rate-limited', '450 4.7.1 Error: too much mail from 192.0.2.4'],
  ['rate-limited', '421 4.7.0 mx.example.com Error: too many connections from 192.0.2.4'],
  ['host-unreachable', 'connect to mx.example.com[192.0.2.1]:25: No route to host'],
  [
    'host-unreachable',
    'lost connection with mx.example.com[192.0.2.1] while receiving the initial server greeting',
  ],
  [
    'host-unreachable',
    'conversation with mx.example.com[192.0.2.1] timed out while sending end of data -- message may be sent more than once',
  ],
  [
    'domain-not-found',
    'Host or domain name not found. Name service error for name=example.invalid type=AAAA: Host not found',
  ],
  ['mail-loop', 'mail for example.com loops back to myself'],
  ['mail-loop', 'mail forwarding loop for u@example.com'],
  ['null-mx', 'Domain example.com does not accept mail (nullMX)'],
  ['tls-required', '530 5.7.0 Must issue a STARTTLS command first'],
  ['tls-required', 'TLS is required, but was not offered by host mx.example.com[192.0.2.1]'],
  ['local-delivery-failed', 'Command died with status 1: "/usr/local/bin/filter"'],
  [
    'mailbox-full',
    'cannot update mailbox /var/mail/u for user u. error writing message: Disk quota exceeded',
  ],
  ['content-rejected', '554 5.7.1 Service unavailable; Message content rejected'],
  // qmail and its kin
  ['user-unknown', 'Sorry, no mailbox here by that name. (#5.1.1)'],
  ['user-unknown', '550 sorry, no mailbox here by that name (#5.1.1 - chkuser)'],
  ['relay-denied', "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"],
  ['sender-rejected', '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)'],
  ['sender-rejected', '553 sorry, your envelope sender domain must exist (#5.7.1)'],
  ['domain-not-found', "Sorry, I couldn't find any host named example.invalid. (#5.1.2)"],
  ['domain-not-found', "Sorry, I couldn't find a mail exchanger or IP address. (#5.4.4)"],
  ['host-unreachable', "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)"],
  ['mailbox-full', 'mailfolder is over the allowed quota (#5.2.2)'],
  ['mailbox-full', 'user is over quota'],
  ['mailbox-full', 'The user account has exceeded its storage quota'],
  ['message-too-large', '552 sorry, that message size exceeds my databytes limit (#5.3.4)'],
  ['mail-loop', 'This message is looping: it already has my Delivered-To line. (#5.4.6)'],
  [
    'mail-loop',
    "Sorry. Although I'm listed as a best-preference MX or A for that host, it isn't in my control/locals file, so I don't treat it as local. (#5.4.6)",
  ],
  ['recipient-disabled', 'This account is disabled'],
  ['protocol-error', '451 See http://pobox.example/docs/smtplf.html. Stray newline from 192.0.2.4'],
  // Exim
  ['user-unknown', 'Unknown user'],
  ['user-unknown', '550 No such person at this address.'],
  ['user-unknown', '550-Callout verification failed: 550 No such user here'],
  [
    'sender-rejected',
    '550-Verification failed for <u@example.com> 550-No Such User Here 550 Sender verify failed',
  ],
  ['sender-rejected', '451 Could not complete sender verify callout'],
  ['domain-not-found', 'all relevant MX records point to non-existent hosts'],
  ['domain-not-found', 'unrouteable mail domain "example.invalid"'],
  ['mail-loop', 'Too many "Received" headers - suspected mail loop'],
  ['relay-denied', '550 relay not permitted'],
  ['message-too-large', '552 message size exceeds maximum permitted'],
  ['delivery-timeout', 'retry timeout exceeded'],
  ['mailbox-full', 'mailbox is full: retry timeout exceeded'],
  ['content-rejected', '550 This message scored 12.1 spam points.'],
  [
    'rate-limited',
    'Domain example.com has exceeded the max emails per hour (100/100 (100%)) allowed. Message discarded.',
  ],
  [
    'local-delivery-failed',
    'pipe to |/home/u/bin/filter generated by u@example.com: local delivery failed',
  ],
  ['not-rfc-compliant', '550 Header syntax: missing or malformed local part'],
  // Exchange
  ['user-unknown', '550 5.1.1 RESOLVER.ADR.RecipNotFound; not found'],
  [
    'user-unknown',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
  ],
  [
    'message-too-large',
    '550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient',
  ],
  ['mailbox-full', '554 5.2.2 STOREDRV.Deliver; mailbox full'],
  ['recipient-refuses', '550 5.7.1 RESOLVER.RST.NotAuthorized; not authorized'],
  ['recipient-refuses', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required'],
  ['relay-denied', '550 5.7.1 Unable to relay for u@example.com'],
  ['delivery-timeout', '550 4.4.7 QUEUE.Expired; message expired'],
  [
    'sender-login-mismatch',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
  ],
  ['authentication-failed', '530 5.7.1 Client was not authenticated'],
  ['mail-loop', '554 5.4.14 Hop count exceeded - possible mail loop'],
  ['user-unknown', '550 Requested action not taken: mailbox unavailable'],
  ['remote-system-error', '452 4.3.1 Insufficient system resources'],
  ['user-unknown', 'The recipient name is not recognized'],
  // Domino, GroupWise, Notes, Lotus, MDaemon, IMail, hMailServer, Zimbra, CommuniGate, Courier, MailEnable, Kerio, IceWarp
  ['user-unknown', 'User u (u@example.com) not listed in Domino Directory'],
  ['user-unknown', 'User not listed in public Name & Address Book'],
  ['user-unknown', '550 5.1.1 Recipient unknown <u@example.com>'],
  ['user-unknown', '550 <u@example.com>, Recipient unknown'],
  ['user-unknown', '550 Unknown user'],
  ['mailbox-full', '552 Message for <u@example.com> would exceed mailbox quota'],
  ['mailbox-full', "452 4.2.2 Recipient's mailbox is full"],
  ['user-unknown', '550 u account is unknown'],
  ['mailbox-full', '450 u@example.com account is full (quota exceeded)'],
  ['user-unknown', '550 User unknown.'],
  [
    'relay-denied',
    '503 This mail server requires authentication when attempting to send to a non-local e-mail address. Please check your mail client settings',
  ],
  ['relay-denied', '550 5.7.1 we do not relay <u@example.com>'],
  ['recipient-disabled', '550 5.2.1 Mailbox disabled for this recipient'],
  ['user-unknown', '554 5.1.1 unknown or illegal alias: u@example.com'],
  // Authentication
  ['spf-failed', '550 5.7.1 SPF unauthorized mail is prohibited.'],
  ['spf-failed', '550 SPF: 192.0.2.4 is not allowed to send mail from example.com'],
  ['spf-failed', '550 5.7.1 Sender Policy Framework (SPF) check failed'],
  ['dkim-failed', '550 5.7.20 DKIM verification failed'],
  ['dkim-failed', '554 5.7.5 Permanent error: bad DKIM signature'],
  ['dmarc-failed', '550 5.7.1 Email rejected per DMARC policy for example.com'],
  ['dmarc-failed', '550 5.7.1 rejected by DMARC policy for example.com'],
  ['unauthenticated', '550 5.7.26 Multiple authentication checks failed'],
  // Blocklists and reputation
  ['ip-blocklisted', '554 5.7.1 Your IP 192.0.2.4 is listed in our RBL'],
  ['ip-blocklisted', '550 Your IP address 192.0.2.4 has been blacklisted'],
  [
    'ip-reputation',
    "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
  ],
  ['ip-reputation', '421 Connection refused due to bad reputation'],
  ['ptr-missing', '550 5.7.1 No PTR record for 192.0.2.4'],
  ['ptr-missing', '554 mx.example.com 192.0.2.4 has no reverse DNS'],
  ['ptr-missing', '550 Reverse DNS lookup failed for host 192.0.2.4'],
  [
    'ptr-missing',
    '554 5.7.1 The server sending your mail [192.0.2.4] does not have a reverse DNS entry',
  ],
  // Greylisting, rate
  ['greylisted', '451 4.7.1 Greylisting in action, please come back in 00:05:00'],
  ['greylisted', '451 4.7.1 Please try again later (greylisted)'],
  ['greylisted', '450 4.7.1 Temporarily rejected. Try again later.'],
  ['rate-limited', '421 4.7.0 Too many messages, slow down'],
  ['rate-limited', '450 4.2.1 The user you are trying to contact is receiving mail too quickly'],
  ['rate-limited', '452 4.2.1 Message rate exceeded, throttled'],
  // Content
  ['content-rejected', '550 5.7.1 Message contains spam or virus'],
  ['content-rejected', '554 5.7.1 Message rejected as spam by Content Filtering.'],
  ['content-rejected', '554 rejected due to spam content'],
  ['content-rejected', '550 High probability of spam'],
  ['content-rejected', '552 5.7.0 Illegal attachment'],
  ['virus', '554 5.7.1 Message infected with Eicar-Test-Signature'],
  ['virus', '550 This message contains a virus (Eicar)'],
  ['not-rfc-compliant', '550 5.6.0 Message not RFC 5322 compliant: missing "From" header'],
  // Null MX, network, time
  ['null-mx', '556 5.1.10 Recipient domain has a null MX'],
  ['delivery-timeout', '550 5.4.7 Delivery expired (message too old)'],
  ['delivery-timeout', "I'm not going to try again; this message has been in the queue too long."],
  ['user-unknown', '550 5.1.1 Mailbox "u" does not exist'],
  ['recipient-disabled', '550 5.2.1 This mailbox has been suspended'],
  ['recipient-disabled', '554 Account inactive'],
  ['recipient-moved', '551 User not local; please try <v@example.net>'],
  ['recipient-moved', '550 5.1.6 Mailbox has moved, no forwarding address'],
  ['policy-rejected', '554 5.7.1 Message rejected for policy reasons'],
  ['policy-rejected', '550 5.7.1 Message rejected due to local policy'],
  ['authentication-failed', '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6'],
  ['protocol-error', '500 5.5.2 Error: bad syntax'],
  ['protocol-error', '501 Syntax error in parameters or arguments'],
  ['protocol-error', '550 5.6.11 Bare linefeeds are not allowed'],
  // Other languages
  ['user-unknown', '550 Benutzer unbekannt'],
  ['user-unknown', '550 Unbekannter Empfänger'],
  ['mailbox-full', '552 Postfach des Empfängers ist voll'],
  ['user-unknown', '550 5.1.1 Adresse inconnue'],
  ['user-unknown', "550 Cet utilisateur n'existe pas"],
  ['mailbox-full', '552 La boîte aux lettres du destinataire est pleine'],
  ['user-unknown', '550 Usuario desconocido'],
  ['user-unknown', '550 El buzón de correo no existe'],
  ['mailbox-full', '552 El buzón del destinatario está lleno'],
  ['user-unknown', '550 Usuário inexistente'],
  ['mailbox-full', '552 Caixa postal do destinatário cheia'],
  ['user-unknown', '550 Utente sconosciuto'],
  ['mailbox-full', '552 Casella piena'],
  ['user-unknown', '550 Gebruiker onbekend'],
  ['user-unknown', '550 Nie ma takiego użytkownika'],
  ['mailbox-full', '552 Skrzynka odbiorcy jest pełna'],
  ['user-unknown', '550 Пользователь не найден'],
  ['mailbox-full', '552 Почтовый ящик переполнен'],
  ['user-unknown', '550 宛先のメールアドレスは存在しません'],
  ['mailbox-full', '552 メールボックスがいっぱいです'],
  ['user-unknown', '550 用户不存在'],
  ['mailbox-full', '552 收件人邮箱已满'],
  ['content-rejected', '554 垃圾邮件'],
  ['message-too-large', '552 邮件太大'],
  ['user-unknown', '550 존재하지 않는 사용자입니다'],
  ['mailbox-full', '552 사용자의 메일함 용량이 초과되었습니다'],
];

describe('common words', () => {
  it.each(REPLIES)('%s: %s', (cause, said) => {
    const [best] = interpret({ ...readReply(said), hosts: ['mx.example.com'] });
    expect(best?.cause).toBe(cause);
  });

  it('does not look into addresses', () => {
    const reply = readReply(
      '550 5.1.1 <spam.virus.quota@relay-denied.example.com>... User unknown',
    );
    expect(interpret({ ...reply, hosts: [] }).map(({ cause }) => cause)).toEqual(['user-unknown']);
  });

  it('takes no footer of a scanner for a virus', () => {
    const [best] = interpret({ ...readReply('No virus found in this message. 5.1.1'), hosts: [] });
    expect(best?.cause).toBe('user-unknown');
  });

  it('is made of literal pieces that a normalised reply can hold', () => {
    for (const { pieces, cause, confidence } of common.rules) {
      expect(CAUSES).toContain(cause);
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(0.97);
      expect(pieces.length).toBeGreaterThan(0);
      for (const piece of pieces) expect(normalise(`a${piece}a`)).toBe(`a${piece}a`);
    }
  });

  it('says nothing twice', () => {
    const seen = common.rules.map(
      ({ pieces, code, status }) => `${pieces.join('*')} ${code} ${status}`,
    );
    expect(seen.filter((one, at) => seen.indexOf(one) !== at)).toEqual([]);
  });

  it('belongs to no receiver', () => {
    expect(common.hosts).toEqual([]);
    expect(common.rules.filter(({ only }) => only)).toEqual([]);
  });
});
