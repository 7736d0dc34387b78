/** What people come for: the four intents of the routing guides. */
import { type Intent, words } from './types.ts';

export const INTENTS: readonly Intent[] = [
  {
    id: 'configure-communication',
    title: words('Set up secure email communication', '让邮件往来更安全'),
    about: words(
      'Keep others from sending in your name, decide who gets into the mailbox, sign and encrypt messages.',
      '防止别人冒用你的域名发信，管好谁的邮件能进来，给邮件签名和加密。',
    ),
    says: [
      words('Someone sends mail in our name.', '有人冒用我们的域名发信。'),
      words('Gmail wants SPF, DKIM and DMARC.', 'Gmail 要求配置 SPF、DKIM、DMARC。'),
      words('I want to sign or encrypt mail.', '想给邮件签名或加密。'),
      words('I want to block or always allow a sender.', '想拦截或放行某个发件人。'),
    ],
    defaultPath: 'configure-communication/dns-authentication',
    whyDefault: words(
      'Without these records, Gmail, Yahoo, Outlook.com and others may refuse the domain’s mail or put it into the spam folder; everything else comes after.',
      '没有这些解析记录，Gmail、Yahoo、Outlook.com 等可能拒收，或判为垃圾邮件；先配好它们，再做其他设置。',
    ),
  },
  {
    id: 'recover-access',
    title: words('Recover access to the mailbox', '找回邮箱的登录'),
    about: words(
      'The password is forgotten, the account is locked, or the second step of the logon does not pass.',
      '忘记密码、账号被锁，或者二次验证过不去。',
    ),
    says: [
      words('I forgot my password.', '我忘记密码了。'),
      words('Too many password errors, and now I am locked out.', '密码错误过多，账号被锁了。'),
      words('I lost the phone that gets the codes.', '收验证码的手机丢了。'),
    ],
    defaultPath: 'recover-access/forgotten-password',
    whyDefault: words(
      'Most people who cannot log on have lost the password, and with a secure phone or security questions they need nobody’s help.',
      '登录不了大多是忘记密码；绑过安全手机或设过安全问题的，自己就能找回。',
    ),
  },
  {
    id: 'resolve-failure',
    title: words('Resolve a failure to send', '解决发信失败'),
    about: words(
      'Mail comes back, webmail does not open, or a mail client does not connect.',
      '邮件被退回、网页邮箱打不开，或者邮件客户端连不上。',
    ),
    says: [
      words('My mail was returned with 550 or 554.', '发出去的邮件被退回，报 550 或 554。'),
      words('I cannot send to other domains.', '发不了外域邮件。'),
      words('Webmail shows 503 or AccountFrozen.', '网页邮箱报 503 或 AccountFrozen。'),
      words('Outlook asks for the password again and again.', 'Outlook 一直要求输入密码。'),
    ],
    defaultPath: 'resolve-failure/rejected-mail',
    whyDefault: words(
      'Most mail that does not get out is refused for DNS records or for a permission.',
      '发不出去多半是解析记录或发信权限的问题。',
    ),
  },
  {
    id: 'troubleshoot-received',
    title: words('Find mail that did not arrive', '排查没收到的邮件'),
    about: words(
      'Someone sent it and it is not in the inbox: filtered, moved, deleted, bounced, or sent to the wrong place.',
      '对方说发了，收件箱里却没有：可能被过滤、移走、删除、退回，或者根本投到了别处。',
    ),
    says: [
      words('They sent it and I did not get it.', '对方发了，我没收到。'),
      words('Mail disappears from my inbox.', '收件箱里的邮件不见了。'),
      words('People who write to us get bounces.', '别人给我们发信会被退回。'),
    ],
    defaultPath: 'troubleshoot-received/mailbox-settings',
    whyDefault: words(
      'Most missing mail did arrive and was moved, filtered or deleted by a setting of the mailbox itself.',
      '多数“没收到”的邮件其实到了，只是被邮箱自己的设置移走、过滤或删掉了。',
    ),
  },
];
