/**
 * Replies of NetEase: 163, 126, yeah.net, 188 and the company mail qiye.163.com.
 * A token `XX:YYY` stands right after the code, then a server and an id:
 * `550 MI:SPF 163 mx12,PMCowABC… http://mail.163.com/help/help_spam_16.htm?ip=…`.
 * No enhanced status code. Coremail appliances elsewhere use the same tokens.
 *
 * Source: NetEase's table of bounce codes on help.163.com, from copies of it.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const NEXT_DAY = text('until the next day', '等到第二天');

const BAD_COMMANDS = text(
  'The sending program sent too many wrong commands in one connection.',
  '发信程序在一次连接里发了太多错误指令，检查发信程序。',
);

const COMMANDS = text(
  'The sending program sent more commands in one connection than a normal delivery needs.',
  '发信程序在一次连接里发的指令数异常，检查发信程序。',
);

const IP_NOT_ALLOWED = text(
  'NetEase does not take mail from this IP address.',
  '该 IP 不在网易允许的发信地址里，被拒收。',
);

const USER_NOT_ALLOWED = text(
  'NetEase does not take mail from this sender.',
  '该发件人不在网易允许的发信用户里，被拒收。',
);

/** Tokens that were not in the table: the two letters still tell what they are about. */
const UNLISTED = {
  confidence: 0.6,
  only: true,
  means: text(
    'NetEase refuses the message by a rule of its own, whose token is not in its published table.',
    '被网易的某条规则拒收，这个代码不在网易公布的列表里。',
  ),
} as const;

export default receiver({
  id: 'netease',
  name: text('NetEase Mail', '网易邮箱'),
  hosts: ['163.com', '126.com', 'yeah.net', '188.com', 'netease.com', '163.cn', '126.net'],
  rules: [
    // 421 HL:REP
    rule('hl:rep', 'ip-reputation', {
      means: text(
        'The IP address has sent to many addresses that do not exist, so NetEase refuses it for a while; clean the list.',
        '该 IP 给大量不存在的地址发信，被网易临时禁止连接；清理名单。',
      ),
      lasting: 'passes',
    }),
    // 421 HL:ICC
    rule('hl:icc', 'rate-limited', {
      means: text(
        'The IP address holds too many connections to NetEase at once.',
        '该 IP 到网易的并发连接太多，被临时禁止连接。',
      ),
      lasting: 'passes',
    }),
    // 421 HL:IFC
    rule('hl:ifc', 'rate-limited', {
      means: text(
        'The IP address has sent too much to NetEase in a short time.',
        '该 IP 短时间内发信太多，被网易临时禁止连接。',
      ),
      lasting: 'passes',
    }),
    // 421 HL:MEP
    rule('hl:mep', 'ip-reputation', {
      means: text(
        'The IP address sends in the name of many forged domains, so NetEase refuses it for a while.',
        '该 IP 大量伪造发件域名，被网易临时禁止连接；要用真实域名发信。',
      ),
      lasting: 'passes',
    }),
    // 450 MI:CEL
    rule('mi:cel', 'protocol-error', { means: BAD_COMMANDS }),
    // 451 RP:CEL
    rule('rp:cel', 'protocol-error', { means: BAD_COMMANDS }),
    // 450 MI:DMC
    // 451 MI:DMC
    rule('mi:dmc', 'rate-limited', {
      means: text(
        'Too many messages were sent in one connection; send fewer in each.',
        '单次连接投递的邮件太多，减少每次连接的封数。',
      ),
      lasting: 'passes',
    }),
    // 450 MI:CCL
    rule('mi:ccl', 'protocol-error', { means: COMMANDS }),
    // 450 RP:CCL
    rule('rp:ccl', 'protocol-error', { means: COMMANDS }),
    // 450 RP:DRC
    rule('rp:drc', 'too-many-recipients', {
      means: text(
        'Too many recipients were named in one connection; send to fewer in each.',
        '单次连接的收件人太多，分几次连接投递。',
      ),
      lasting: 'passes',
    }),
    // 450 DT:RBL
    rule('dt:rbl', 'ip-blocklisted', {
      means: text(
        'The sending IP address is on one or more public blocklists; waiting does not help until it is delisted.',
        '发信 IP 在一个或多个 RBL 黑名单里，移除之前等也没用。',
      ),
      lasting: 'permanent',
    }),
    // 450 WM:BLI
    rule('wm:bli', 'ip-blocklisted', { means: IP_NOT_ALLOWED, lasting: 'permanent' }),
    // 450 WM:BLU
    rule('wm:blu', 'sender-rejected', { means: USER_NOT_ALLOWED, lasting: 'permanent' }),
    // 451 DT:SPM ,please try again
    rule('dt:spm', 'content-rejected', {
      code: '4',
      means: text(
        'The message looks somewhat like spam, so NetEase puts it off; the same message may pass when tried again.',
        '邮件有垃圾邮件特征或发信环境不规范，网易临时拒收，过一会儿重投可能就通过。',
      ),
      lasting: 'passes',
      wait: text('2 minutes', '2 分钟'),
    }),
    // 550 DT:SPM
    // 554 DT:SPM
    rule('dt:spm', 'content-rejected', {
      means: text(
        'NetEase takes the message for spam, by its content or by the server that sent it.',
        '邮件内容或发信环境被网易判成垃圾邮件。',
      ),
    }),
    // 554 DT:SUM
    rule('dt:sum', 'sender-rejected', {
      means: text(
        'The envelope sender and the From header name different senders; make them the same.',
        '信封发件人（MAIL FROM）和信头 From 不一致，改成一致。',
      ),
      lasting: 'permanent',
    }),
    // 451 MI:SFQ
    rule('mi:sfq', 'rate-limited', {
      means: text(
        'The sender has used up what NetEase takes from it in a quarter of an hour.',
        '发件人 15 分钟内的发信量超限。',
      ),
      lasting: 'passes',
      wait: text('15 minutes', '15 分钟'),
    }),
    // 451 RP:QRC
    rule('rp:qrc', 'rate-limited', {
      means: text(
        'The sender has written to too many recipients in a short time and is held back for a while.',
        '短时间内累计的收件人太多，该发件人被临时禁止发信。',
      ),
      lasting: 'passes',
    }),
    // 550 MI:SPF
    rule('mi:spf', 'spf-failed', {
      means: text(
        'The SPF record of the sender’s domain does not allow the sending IP address.',
        '发件域名的 SPF 记录没有包含发信 IP。',
      ),
      lasting: 'permanent',
    }),
    // 550 MI:DMA
    rule('mi:dma', 'dmarc-failed', {
      means: text(
        'The message fails the DMARC policy that the From domain publishes.',
        '邮件没有通过发件域名自己的 DMARC 策略。',
      ),
      lasting: 'permanent',
    }),
    // 550 MI:NHD
    rule('mi:nhd', 'protocol-error', {
      means: text(
        'The sending server gave no name in HELO.',
        '发信服务器的 HELO 是空的，要填主机名。',
      ),
      lasting: 'permanent',
    }),
    // 550 MI:IMF
    rule('mi:imf', 'not-rfc-compliant', {
      means: text('The sender address is not a well-formed address.', '发件地址的格式不合规范。'),
      lasting: 'permanent',
    }),
    // 550 MI:STC
    // 554 MI:STC
    rule('mi:stc', 'rate-limited', {
      means: text(
        'The sender has used up its connections or messages of the day at NetEase.',
        '发件人当天的连接数或邮件数超限，网易当天不再接收。',
      ),
      lasting: 'passes',
      wait: NEXT_DAY,
    }),
    // 554 MI:SPB
    rule('mi:spb', 'sender-rejected', { means: USER_NOT_ALLOWED, lasting: 'permanent' }),
    // 550 RP:FRL
    rule('rp:frl', 'relay-denied', {
      means: text(
        'The recipient is not at this NetEase server, which does not relay for strangers.',
        '网易不开放匿名转发（Open relay），收件域名不归这台服务器管。',
      ),
      lasting: 'permanent',
    }),
    // 550 RP:RCL
    rule('rp:rcl', 'too-many-recipients', {
      means: text(
        'The message has more recipients than NetEase takes in one; send it in several.',
        '单封邮件的收件人数超限，分批发。',
      ),
      lasting: 'permanent',
    }),
    // 550 RP:TRC
    rule('rp:trc', 'rate-limited', {
      means: text(
        'The sender has used up its recipients of the day at NetEase.',
        '发件人当天累计的收件人数超限，网易当天不再接收。',
      ),
      lasting: 'passes',
      wait: NEXT_DAY,
    }),
    // 554 HL:IHU
    rule('hl:ihu', 'ip-reputation', {
      means: text(
        'NetEase has suspended the IP address for a while, for spam or abnormal connections.',
        '该 IP 因发垃圾邮件或连接异常，被网易暂时挂起。',
      ),
      lasting: 'passes',
    }),
    // 554 HL:IPB
    rule('hl:ipb', 'ip-blocklisted', { means: IP_NOT_ALLOWED, lasting: 'permanent' }),

    // 554 IP in blacklist
    rule('554 ip in blacklist', 'ip-blocklisted', { means: IP_NOT_ALLOWED, lasting: 'permanent' }),
    // 554 IP is rejected, smtp auth error limit exceed
    rule('smtp auth error limit exceed', 'authentication-failed', {
      means: text(
        'Too many logins have failed from this IP address, so it is refused for a while; correct the stored password.',
        '该 IP 登录失败次数太多，被临时禁止连接；先改正保存的密码。',
      ),
      lasting: 'passes',
    }),
    // 451 Requested mail action not taken: too much fail authentication
    rule('too much fail authentication', 'authentication-failed', {
      means: text(
        'Too many logins have failed, so logins are refused for a while; correct the stored password.',
        '登录失败次数太多，被临时禁止登录；先改正保存的密码。',
      ),
      lasting: 'passes',
    }),
    // 451 Requested action aborted: local error in processing
    rule('local error in processing', 'remote-system-error', {
      means: text(
        'NetEase has a fault at present; the same message will pass later.',
        '网易系统暂时故障，过一会儿再发。',
      ),
      lasting: 'passes',
      only: true,
    }),
    // 550 Invalid User
    rule('invalid user', 'user-unknown', {
      means: text('The recipient address does not exist.', '收件地址不存在。'),
      lasting: 'permanent',
      only: true,
    }),
    // 550 User not found: user@example.com
    rule('user not found', 'user-unknown', {
      means: text('The recipient address does not exist.', '收件地址不存在。'),
      lasting: 'permanent',
      only: true,
    }),
    // 550 User suspended
    rule('user suspended', 'recipient-disabled', {
      means: text(
        'The mailbox of the recipient is disabled or frozen.',
        '收件人的邮箱被禁用或冻结。',
      ),
      lasting: 'permanent',
      only: true,
    }),
    // 550 User in blacklist. In NetEase's table the user is the one who sends.
    rule('user in blacklist', 'sender-rejected', {
      confidence: 0.85,
      means: text(
        'This sender is on a blacklist and may not write to the receiver’s users.',
        '发件人在黑名单里，不允许给对方的用户发信。',
      ),
      lasting: 'permanent',
    }),
    // 550 Requested mail action not taken: too much recipient
    rule('too much recipient', 'too-many-recipients', {
      means: text(
        'The message has more recipients than the server takes in one; send it in several.',
        '群发的收件人数超限，分批发。',
      ),
      lasting: 'permanent',
    }),
    // 552 Illegal Attachment
    rule('illegal attachment', 'content-rejected', {
      means: text(
        'Attachments of this type, programs and scripts above all, are not taken.',
        '不允许发这种类型的附件，比如程序和脚本。',
      ),
      lasting: 'permanent',
    }),
    // 552 Requested mail action aborted: exceeded mailsize limit
    rule('exceeded mailsize limit', 'message-too-large', {
      means: text(
        'The message is larger than the receiver takes.',
        '邮件超过了对方允许接收的大小。',
      ),
      lasting: 'permanent',
    }),
    // 553 Requested action not taken: NULL sender is not allowed
    rule('null sender is not allowed', 'sender-rejected', {
      means: text(
        'The envelope sender is empty, which this server does not take.',
        '信封发件人为空，对方不收，要用真实发件人。',
      ),
      lasting: 'permanent',
    }),
    // 553 Requested action not taken: Local user only
    rule('action not taken: local user only', 'wrong-submission-host', {
      means: text(
        'This server is for submission and takes only senders of its own; mail from outside belongs to the MX.',
        '这是发信（SMTP）服务器，只收本站用户提交的邮件；外站来信要投到 MX。',
      ),
      lasting: 'permanent',
    }),
    // 553 Requested action not taken: no smtp MX only
    rule('no smtp mx only', 'wrong-submission-host', {
      means: text(
        'This server is an MX and takes no sender of its own domains; submit through the smtp host.',
        '这是收信（MX）服务器，不收本站用户提交的邮件；发信要填 smtp 服务器。',
      ),
      lasting: 'permanent',
    }),
    // 553 authentication is required
    rule('553 authentication is required', 'authentication-failed', {
      means: text(
        'The client did not log in before sending; switch on SMTP authentication.',
        '客户端没有登录就发信，要勾选“发送服务器需要身份验证”。',
      ),
      lasting: 'permanent',
    }),
    // 553 Mail from must equal authorized user
    rule('mail from must equal authorized user', 'sender-login-mismatch', {
      means: text(
        'The sender address is not the account that logged in.',
        '发件地址和登录账号不一致。',
      ),
      lasting: 'permanent',
    }),
    // 550 User has no permission
    rule('550 user has no permission', 'authentication-failed', {
      confidence: 0.85,
      means: text(
        'SMTP is not switched on for the account, or the account may not send.',
        '账号没有开启 SMTP 服务，或没有发信权限。',
      ),
      lasting: 'permanent',
    }),
    // 500 Error: bad syntaxU
    rule('error: bad syntax', 'protocol-error', {
      means: text(
        'The sending program sent a command that is not SMTP.',
        '发信程序发的 SMTP 命令语法有误。',
      ),
    }),

    // Tokens that are not listed above, by what their letters stand for: the connection (HL), MAIL
    // FROM (MI), RCPT TO (RP), DATA (DT), and WM.
    rule(' hl:', 'policy-rejected', UNLISTED),
    rule(' mi:', 'policy-rejected', UNLISTED),
    rule(' rp:', 'policy-rejected', UNLISTED),
    rule(' dt:', 'policy-rejected', UNLISTED),
    rule(' wm:', 'policy-rejected', UNLISTED),
  ],
});
