/** Replies of Sohu Mail (搜狐邮箱), most of them Postfix's own words. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'sohu',
  name: text('Sohu Mail', '搜狐邮箱'),
  hosts: ['sohu.com', 'sohu.net', 'sohu-inc.com', 'sogou.com', 'chinaren.com'],
  rules: [
    // 553 5.7.0 IP REJECT: 192.0.2.1:1700000000:http://mail.sohu.com/…
    rule('ip reject:', 'ip-blocklisted', {
      means: text(
        'Sohu refuses the IP address of the sending server; the page in the reply tells more.',
        '发信服务器的 IP 被搜狐拦截，打开回复里的链接可以查看。',
      ),
    }),
    // 450 4.1.8 <user@example.com>: Sender address rejected: Domain not found
    rule('domain not found', 'sender-rejected', {
      means: text(
        'Sohu finds neither MX nor address record for the domain of the sender.',
        '搜狐查不到发件域名的 MX 或 A 记录。',
      ),
      only: true,
    }),
    // 450 4.1.8 <user@example.com>: Sender address rejected: Malformed DNS server reply
    rule('malformed dns', 'sender-rejected', {
      means: text(
        'The DNS of the sender’s domain gave Sohu an answer that it cannot use.',
        '发件域名的 DNS 返回了搜狐无法识别的结果，检查解析。',
      ),
      only: true,
    }),
    // 554 5.7.1 <user@example.com>: Sender address rejected: Access denied
    rule('sender address rejected: access denied', 'sender-rejected', {
      means: text('Sohu does not take mail from this sender.', '搜狐拒收该发件人的邮件。'),
      only: true,
    }),
    // 554 5.7.1 <user@example.com>: Relay access denied
    rule('relay access denied', 'relay-denied', {
      means: text(
        'The recipient is not at this Sohu server; look at the MX of its domain.',
        '收件域名不归这台搜狐服务器管，检查对方的 MX。',
      ),
      lasting: 'permanent',
      only: true,
    }),
    // 550 5.1.1 <user@example.com>: Recipient address rejected: User unknown in local recipient table
    rule('user unknown in local recipient table', 'user-unknown', {
      means: text('The recipient address does not exist at Sohu.', '收件地址在搜狐不存在。'),
      lasting: 'permanent',
      only: true,
    }),
    // 552 5.3.4
    rule('', 'message-too-large', {
      status: '5.3.4',
      means: text('The message is larger than Sohu takes.', '邮件超过了搜狐允许的大小。'),
      lasting: 'permanent',
      only: true,
    }),
    // 504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname
    rule('', 'protocol-error', {
      status: '5.5.2',
      means: text(
        'A command of the sending server has a wrong argument, a HELO name that is no full host name as a rule.',
        '发信服务器的命令参数不对，多半是 HELO 没用完整主机名。',
      ),
      lasting: 'permanent',
      only: true,
    }),
    // 503 5.5.0 <mail.example.com>: Client host rejected: Improper use of SMTP command pipelining
    rule('client host rejected', 'protocol-error', {
      code: '503',
      confidence: 0.85,
      means: text(
        'The sending server broke the order of commands, by not waiting for replies as a rule.',
        '发信服务器的命令顺序不对，多半是没等应答就连着发。',
      ),
      only: true,
    }),
  ],
});
