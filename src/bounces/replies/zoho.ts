import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'zoho',
  name: text('Zoho Mail', 'Zoho Mail'),
  hosts: [
    'zoho.com',
    'zoho.eu',
    'zoho.in',
    'zohomail.com',
    'zoho.com.cn',
    'zohomail.cn',
    'zohocorp.com',
  ],
  rules: [
    // 553 5.7.1 Sender is not allowed to relay emails
    rule('sender is not allowed to relay emails', 'sender-login-mismatch', {
      means: text('The login may not send as this address.', '登录的账号无权用这个地址发信。'),
    }),
    // 550 5.4.6 Unusual sending activity detected. Please try after sometime
    rule('unusual sending activity detected', 'behaviour-spam', { lasting: 'passes' }),
    // 554 5.7.7 Email policy violation detected
    rule('email policy violation detected', 'policy-rejected'),
    // 554 5.7.1 Email cannot be delivered. Reason: Email flagged as Spam.
    rule('reason: email flagged as spam', 'content-rejected', { confidence: 0.93 }),
    // 554 5.1.8 Email Outgoing Blocked
    rule('email outgoing blocked', 'sender-rejected'),
    // 550 5.1.1 User does not exist - <bob@example.com>
    rule('user does not exist - <', 'user-unknown'),
    // 554 5.2.3 MailPolicy violation Error delivering to mailboxes
    rule('mailpolicy violation', 'policy-rejected'),
    // 541 5.4.1 Mail rejected by destination domain
    rule('mail rejected by destination domain', 'recipient-refuses', { confidence: 0.85 }),
  ],
});
