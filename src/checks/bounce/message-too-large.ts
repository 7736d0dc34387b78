import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { MAILBOX_PAGES, WEBMAIL } from '../common/bounce-recipient.ts';
import {
  explained,
  isAlibabaAccount,
  isDirectMail,
  PAGES,
  ROUTES,
} from '../common/bounce-sending.ts';

const title = text(
  'The message is too large for {receiver}: send large files as a link',
  '邮件太大，{receiver} 不收，大文件请改发链接',
);
const means = text(
  'The message, or its attachments in size or number, is over what the server takes.',
  '整封邮件或附件的大小、个数超过了服务器的上限。',
);
const third = text(
  'On the way an attachment is a third larger than on disk: 20 MB become about 27 MB.',
  '附件在传输时会比原文件大三分之一左右，20 MB 会变成约 27 MB。',
);
const again = text('Sent again unchanged, it is refused every time.', '原样重发，每次都会被退。');
const link = text(
  'Take the file out and send it as a large attachment (超大附件): the message then holds only a link',
  '去掉附件，改成超大附件再发，邮件里只带下载链接',
);
const linkSteps = [
  text(
    'Works for recipients of any mail system. One file may have up to 4 GB, and the link lives for 30 days: tell the recipient to download it in time.',
    '对方用什么邮箱都能下载。单个文件不超过 4 GB，链接保留 30 天，提醒对方及时下载。',
  ),
  text(
    'For ordinary attachments Alibaba recommends at most 30 MB in all; many receivers take less.',
    '普通附件官方建议控制在 30 MB 以内，很多收信方的上限还要更小。',
  ),
];
const linkElsewhere = text(
  'Take the file out and send a link to it (file share, cloud drive)',
  '去掉附件，改用网盘或文件中转站的链接',
);
const shrink = text(
  'Make the message smaller: compress or split the files, scale pictures down, cut the quoted history, and send again',
  '缩小邮件：压缩或拆分文件、缩小图片、删掉历史引用，再发',
);
const directMail = text(
  'DirectMail takes 15 MB for the whole message, which leaves about 8 MB for attachments: put files behind a link',
  '邮件推送整封上限 15 MB，附件实际约 8 MB，文件请用链接',
);
const recipient = text(
  'If it has to be the attachment, ask the recipient for an address that takes more',
  '一定要发附件的话，问对方有没有能收更大邮件的地址',
);

export default bounceCheck({
  cause: 'message-too-large',
  question: text('Is the message too large?', '是不是邮件太大了？'),
  why: text(
    'Servers limit the size of a message as it is transferred, and base64 makes attachments a third larger (RFC 1870 §6, RFC 2045 §6.8).',
    '服务器限制的是传输时的大小，附件经 base64 编码后会大三分之一（RFC 1870 §6、RFC 2045 §6.8）。',
  ),
  route: ROUTES.delivery,
  references: ['RFC 1870 §6', 'RFC 2045 §6.8', PAGES.bounces, MAILBOX_PAGES.attachments],
  title,
  detail: (_, given) => explained(given, means(), third(), again()),
  page: () => 'you',
  fixes(given) {
    const files = isDirectMail(given)
      ? fix(directMail(), 'you')
      : isAlibabaAccount(given)
        ? fix(link(), 'you', {
            console: WEBMAIL.largeAttachment(),
            operation: 'attach-large-files',
            steps: linkSteps.map((step) => step()),
          })
        : fix(linkElsewhere(), 'you');
    return [files, fix(shrink(), 'you'), fix(recipient(), 'recipient')];
  },
});
