import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { explained, isDirectMail, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The sender is not the account that logged in: set both to the same address',
  '发件地址与登录账号不一致，请改成同一个地址',
);
const means = text(
  'The server takes mail only in the name of the account that logged in.',
  '服务器只允许以登录账号的名义发信。',
);
const both = text(
  'MAIL FROM and the From header both have to be that account.',
  'MAIL FROM 和邮件头 From 都要等于登录账号。',
);
const codes = text(
  'No retry succeeds before they are, even where the code begins with 4.',
  '改好之前怎么重试都发不出去，返回码是 4 开头也一样。',
);
const set = text(
  'Set the sender in the client or script to the address that it logs in with, then send again',
  '把客户端或脚本里的发件地址改成登录账号，再重发',
);
const setSteps = [
  text(
    'In a script both count: the envelope sender (MAIL FROM, Return-Path) and the From header. The display name is free.',
    '脚本里两处都要改：信封发件人（MAIL FROM、Return-Path）和邮件头 From；显示名可以随意。',
  ),
  text(
    'In a client with several accounts, choose the outgoing server of the same account for each of them.',
    '客户端里有多个账号时，每个账号都要选自己对应的发信服务器。',
  ),
];
const other = text(
  'To send from another address, log in with that address',
  '要用另一个地址发信，就用那个地址登录',
);
const replyTo = text(
  'Where only the answers should go elsewhere, put that address into Reply-To.',
  '只是想让回信发到别处，把那个地址写到 Reply-To 即可。',
);
const directMail = text(
  'In DirectMail log in with the sender address that stands in MAIL FROM, and its own SMTP password',
  '邮件推送要用 MAIL FROM 里的那个发信地址登录，并使用它自己的 SMTP 密码',
);

export default bounceCheck({
  cause: 'sender-login-mismatch',
  question: text(
    'Does the sender differ from the account that logged in?',
    '发件地址和登录账号是不是不一致？',
  ),
  why: text(
    'A submission server may refuse a MAIL FROM that the login is not authorized to use (RFC 6409 §6.1); Alibaba Mail always does.',
    '登录账号无权使用该 MAIL FROM 时，发信服务器可以拒绝（RFC 6409 §6.1），阿里邮箱一律拒绝。',
  ),
  route: ROUTES.client,
  references: ['RFC 6409 §6.1', PAGES.bounces],
  title,
  detail: (_, given) =>
    given.failure.meaning === null
      ? explained(given, means(), both(), codes())
      : explained(given, means(), both()),
  page: () => 'you',
  fixes(given) {
    return [
      fix(set(), 'you', { steps: setSteps.map((step) => step()) }),
      ...(isDirectMail(given)
        ? [fix(directMail(), 'you', { console: PATHS.senderAddresses() })]
        : [fix(other(), 'you', { steps: [replyTo()] })]),
    ];
  },
});
