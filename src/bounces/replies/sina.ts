/**
 * Replies of Sina Mail (新浪邮箱). The words from "black ip" on are from a list
 * of its kind of server that does not name it, so they count for less.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const IP_BLOCKED = text(
  'Sina refuses the IP address of the sending server.',
  '发信服务器的 IP 被新浪拦截。',
);

const SENDER = text(
  'The server does not take mail from this sender address.',
  '对方服务器不收这个发件地址的邮件。',
);

const RELAY = text(
  'The recipient is not at this server, which does not relay for strangers.',
  '收件域名不归这台服务器管，对方不做中继。',
);

const BUSY = text(
  'The server has a fault of its own at present; the same message will pass later.',
  '对方服务器暂时故障，过一会儿再发。',
);

export default receiver({
  id: 'sina',
  name: text('Sina Mail', '新浪邮箱'),
  hosts: ['sina.com', 'sina.cn', 'sina.com.cn', 'sina.net'],
  rules: [
    // 550 Too many recipients.
    rule('too many recipients', 'rate-limited', {
      means: text(
        'A rate limit in spite of its words and code: Sina has had too much from this sender in a short time.',
        '虽然写的是收件人太多、代码是 550，其实是频率限制：短时间内给新浪发得太多，慢一点再发。',
      ),
      lasting: 'passes',
      only: true,
    }),
    // 554 Please visit http://antispam.sina.com.cn/denyip.php?IP=192.0.2.1 (#5.7.1)
    rule('antispam.sina.com.cn', 'ip-blocklisted', {
      means: text(
        'The sending IP address is on Sina’s blocklist; the page in the reply tells more.',
        '发信 IP 在新浪的黑名单里，打开回复里的页面可以查看。',
      ),
    }),
    // 550 black ip
    rule('550 black ip', 'ip-blocklisted', { confidence: 0.85, means: IP_BLOCKED }),
    // 552 message rejected by anti-spam engine
    rule('message rejected by anti-spam engine', 'content-rejected', {
      confidence: 0.85,
      means: text(
        'The anti-spam engine takes the message for spam.',
        '邮件被对方的反垃圾引擎拒收。',
      ),
    }),
    // 552 looping message
    rule('looping message', 'mail-loop', {
      confidence: 0.85,
      means: text(
        'The message goes in a circle, by forwarding rules that point at each other as a rule.',
        '邮件在来回循环，多半是互相设置了自动转发。',
      ),
      lasting: 'permanent',
    }),
    // 554 rbl deny
    rule('rbl deny', 'ip-blocklisted', {
      confidence: 0.85,
      means: text(
        'The sending IP address is on a public blocklist.',
        '发信 IP 在 RBL 黑名单里，先去申请移除。',
      ),
    }),
    // 554 openrelay check
    rule('openrelay check', 'ip-reputation', {
      confidence: 0.8,
      means: text(
        'The sending server is taken for an open relay.',
        '发信服务器被当成开放中继（open relay）。',
      ),
    }),
    // 556 remote ip check error
    rule('remote ip check error', 'spf-failed', {
      confidence: 0.8,
      means: text(
        'The IP address that connected does not belong to the domain of the sender address.',
        '发信 IP 和 MAIL FROM 的域名对不上。',
      ),
      lasting: 'permanent',
    }),
    // 550 user is locked
    rule('user is locked', 'recipient-disabled', {
      confidence: 0.85,
      means: text('The mailbox of the recipient is locked.', '收件人的邮箱被锁定。'),
      only: true,
    }),
    // 550 mailbox unavailable
    rule('550 mailbox unavailable', 'user-unknown', {
      confidence: 0.85,
      means: text('The recipient address does not exist.', '收件地址不存在。'),
      only: true,
    }),
    // 552 too many same size mails
    rule('too many same size mails', 'rate-limited', {
      confidence: 0.85,
      means: text(
        'Too many messages of the same size came in, which looks like bulk mail.',
        '短时间内来了太多大小相同的邮件，被当成群发。',
      ),
      lasting: 'passes',
    }),
    // 552 mail from invalid
    rule('mail from invalid', 'sender-rejected', { confidence: 0.85, means: SENDER, only: true }),
    // 553 host denies the sender
    rule('host denies the sender', 'sender-rejected', { confidence: 0.85, means: SENDER }),
    // 554 Black mail address
    rule('black mail address', 'sender-rejected', { confidence: 0.85, means: SENDER }),
    // 554 sender is unvalidated
    rule('sender is unvalidated', 'sender-rejected', { confidence: 0.85, means: SENDER }),
    // 553 private list access denied
    rule('private list access denied', 'recipient-refuses', {
      confidence: 0.8,
      means: text(
        'The recipient is a list that is not open to this sender.',
        '收件地址是不对外开放的列表，不接受该发件人。',
      ),
    }),
    // 553 relay check domain fail
    rule('relay check domain fail', 'relay-denied', { confidence: 0.85, means: RELAY }),
    // 553 host denies relay
    rule('host denies relay', 'relay-denied', { confidence: 0.85, means: RELAY }),
    // 553 relay check local fail
    rule('relay check local fail', 'authentication-failed', {
      confidence: 0.8,
      means: text(
        'The sender address belongs to the receiver’s own domain, which takes it only after a login.',
        '发件地址属于对方自己的域名，必须登录验证后才能发。',
      ),
      lasting: 'permanent',
    }),
    // 552 message is too long
    // 554 attachment is too long
    rule(' is too long', 'message-too-large', {
      code: '55',
      confidence: 0.85,
      means: text(
        'The message or one of its attachments is larger than the server takes.',
        '邮件或单个附件超过了对方允许的大小。',
      ),
      only: true,
    }),
    // 552 Virus found
    rule('virus found', 'virus', {
      confidence: 0.9,
      means: text('A virus was found in the message.', '邮件里查出病毒。'),
      only: true,
    }),
    // 451 out of allow RCPT numbers
    rule('out of allow rcpt numbers', 'too-many-recipients', {
      confidence: 0.9,
      means: text(
        'The message has more recipients than the server takes in one.',
        '收件人数超过了对方允许的上限，分批发。',
      ),
    }),
    // 450 out of memory
    rule('450 out of memory', 'remote-system-error', { means: BUSY, only: true }),
    // 450 queue unavailable
    rule('queue unavailable', 'remote-system-error', { means: BUSY, only: true }),
    // 450 database temporary error
    rule('database temporary error', 'remote-system-error', { means: BUSY, only: true }),
  ],
});
