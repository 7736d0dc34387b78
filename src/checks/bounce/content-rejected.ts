import { text } from '../../engine/text.ts';
import { APPEAL, bounceCheck, fix } from '../common/bounce.ts';
import {
  explained,
  isAlibabaAccount,
  PAGES,
  ROUTES,
  whitelistFix,
} from '../common/bounce-sending.ts';

const title = text(
  'The content was refused by {receiver}: change it before sending again',
  '邮件内容被 {receiver} 拦截，改内容后再发',
);
const means = text(
  'The filter takes the text, a link or an attachment for spam or for a danger.',
  '过滤系统认为正文、链接或附件像垃圾邮件，或者有风险。',
);
const again = text(
  'Sent again unchanged it is refused again, and every try harms the sender’s standing.',
  '原样重发还会被拦，试得越多，发信信誉越差。',
);
const passes = text(
  'It is a passing verdict: wait, then send it once more; if it comes back again, change it.',
  '这是临时判定：等一会儿再重发一次；还被退就要改内容。',
);
const plain = text(
  'Send one plain line, with no link, signature or attachment, to the same recipient',
  '先给同一收件人发一句纯文字，不带链接、签名和附件',
);
const plainStep = text(
  'If it arrives, the content is at fault: put the pieces back one by one to find the one. If it is refused as well, it is about the sender, not the content.',
  '能收到，就是内容的问题，再逐项加回去，找出是哪一项；这样也被拒，就不是内容，而是发件方的问题。',
);
const change = text(
  'Take out what looks like spam, then send again',
  '去掉容易被判为垃圾邮件的内容，再发',
);
const changeStep = text(
  'Shortened links and bare addresses, links to a domain that is on a blocklist, a body that is one picture, and words of advertising in the subject.',
  '常见的有：短链接和裸网址、链接的域名在黑名单里、整封只有一张图、标题像广告。',
);
const ask = text(
  'Ask the recipient by phone or chat to allow {sender}, or to have {receiver} correct the verdict',
  '用电话、微信等方式请收件人放行 {sender}，或者请 {receiver} 更正误判',
);
const appeal = text(
  'If it is ordinary business mail, send the original bounce as an attachment (.eml) to {address}',
  '如果是正常业务邮件，把退信原件作为附件（.eml）发到 {address} 申诉',
);

export default bounceCheck({
  cause: 'content-rejected',
  question: text('Was it refused for its content?', '是不是因为邮件内容被拒收？'),
  why: text(
    'A server may refuse a message for what it holds after having read it; other mail of the same sender still passes (RFC 5321 §7.9, RFC 3463 §3.7).',
    '服务器收完内容后，可能因内容拒收这一封，同一发件人的其他邮件仍能通过（RFC 5321 §7.9、RFC 3463 §3.7）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 5321 §7.9', 'RFC 3463 §3.7', PAGES.bounces, PAGES.marketing],
  title,
  detail: (_, given) =>
    explained(
      given,
      means(),
      given.failure.replyCode?.startsWith('4') === true ? passes() : again(),
    ),
  page: () => 'you',
  fixes(given) {
    const { sender, receiver } = given.values;
    const whitelist = whitelistFix(given);
    return [
      fix(plain(), 'you', { steps: [plainStep()] }),
      fix(change(), 'you', { steps: [changeStep()] }),
      ...whitelist,
      // What the own system refuses, the recipient has never seen.
      ...(whitelist.length > 0 || given.failure.alibaba === 'submission'
        ? []
        : [fix(ask({ sender, receiver }), 'recipient')]),
      ...(isAlibabaAccount(given) && given.failure.alibaba !== 'sent'
        ? [
            fix(appeal({ address: APPEAL }), 'alibaba', {
              effort: 'days',
              operation: 'appeal-spam-verdict',
            }),
          ]
        : []),
    ];
  },
});
