import { text } from '../../engine/text.ts';
import { APPEAL, bounceCheck, fix } from '../common/bounce.ts';
import { explained, isAlibabaAccount, PAGES, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'The sender’s own mail system took it for spam: change the message or appeal',
  '发信时被自己的邮箱系统判为垃圾邮件，请修改内容或申诉',
);
const means = text(
  'The filter for outgoing mail took subject or content for spam. The message never left.',
  '标题或内容命中了发信反垃圾规则，邮件没有发出去。',
);
const again = text('Sent again unchanged, it is refused again.', '原样重发还会被拦。');
const change = text(
  'If it is advertising or sent to many, change the content before sending it again',
  '如果是营销或群发邮件，先改内容再发',
);
const changeStep = text(
  'Take out promotional words in the subject, bare and shortened links, large pictures and attachments, then test with one recipient.',
  '去掉标题里的营销词、裸链接和短链接、大图和附件，先给一个收件人试发。',
);
const appeal = text(
  'If it is ordinary business mail, send the original bounce as an attachment (.eml) to {address}',
  '如果是正常业务邮件，把退信原件作为附件（.eml）发到 {address} 申诉',
);
const appealSteps = [
  text(
    'In webmail right-click the bounce and choose to forward it as an attachment; forwarded inline, it loses its headers.',
    '在网页邮箱右键点退信，选“以附件转发”；直接转发正文会丢掉邮件头。',
  ),
  text(
    'Write in the message what the mail is for and to whom it goes. An answer follows; wait for it before sending the same content again.',
    '正文写明发信场景。审核结果会回复给您，收到答复前先不要重发同样的内容。',
  ),
];
const directMail = text(
  'Send notifications, sign-up mail and campaigns through DirectMail from a subdomain, not from mailboxes',
  '系统通知、注册验证、营销群发改用邮件推送（DirectMail），用子域名发，不要用普通邮箱发',
);
const elsewhere = text(
  'If it is ordinary mail, ask the support of the sender’s mail provider to release it, with the original bounce as .eml',
  '如果是正常邮件，请带上退信原件（.eml）向自己的邮箱服务商申诉',
);

export default bounceCheck({
  cause: 'local-spam',
  question: text(
    'Did the sender’s own mail system take it for spam?',
    '是不是发信时就被自己的邮箱系统判为垃圾邮件？',
  ),
  why: text(
    'Alibaba Mail filters outgoing mail as well; (13)ESO_LOCAL_SPAM says that its own engine stopped the message, and only Alibaba can revise that.',
    '阿里邮箱对外发邮件也做反垃圾检查；(13)ESO_LOCAL_SPAM 表示被自家引擎拦下，误判只能由阿里更正。',
  ),
  route: ROUTES.spam,
  references: [PAGES.localSpam, PAGES.localSpamChina, PAGES.marketing],
  title,
  detail: (_, given) => explained(given, means(), again()),
  page: () => 'you',
  fixes(given) {
    const edit = fix(change(), 'you', { steps: [changeStep()] });
    if (!isAlibabaAccount(given)) {
      return [edit, fix(elsewhere(), 'you', { effort: 'days' })];
    }
    return [
      edit,
      fix(appeal({ address: APPEAL }), 'you', {
        operation: 'appeal-spam-verdict',
        effort: 'hours',
        steps: appealSteps.map((step) => step()),
      }),
      fix(directMail(), 'mail-admin', { effort: 'days' }),
    ];
  },
});
