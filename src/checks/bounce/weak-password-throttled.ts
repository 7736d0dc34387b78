import { text } from '../../engine/text.ts';
import { bounceCheck, fix } from '../common/bounce.ts';
import { explained, PAGES, PATHS, ROUTES } from '../common/bounce-sending.ts';

const title = text(
  'Weak password: {sender} is held back until the password is changed',
  '弱密码：{sender} 被限制发信，改成强密码才能恢复',
);
const means = text(
  'Alibaba Mail keeps accounts with a simple password from sending outside, because such accounts are taken over for spam.',
  '弱密码账号容易被盗用来发垃圾邮件，阿里邮箱会限制它们向外部域名发信。',
);
const order = text(
  'Change the password first: that lifts it by itself. Waiting or sending again without it is of no use.',
  '先改密码，改完限制自动解除；不改密码，等多久、重发多少次都没用。',
);
const change = text(
  'Change the password of {sender} to a strong one, then send again',
  '把 {sender} 的密码改成强密码，然后重发',
);
const rules = text(
  'Alibaba Mail takes 8 to 64 characters with three of: upper case, lower case, digits, special characters.',
  '密码要 8 到 64 位，大写字母、小写字母、数字、特殊字符至少用三种。',
);
const clients = text(
  'Put the new password into every client and script that logs in with it; wrong attempts lock the login for an hour.',
  '所有用该密码登录的客户端和脚本都要同步更新，错误尝试多了会被锁 1 小时。',
);
const still = text(
  'If it is refused after the change as well, the sending rate is meant: pause and try again the next day',
  '改完密码还被退，就是发信频率超限：先暂停，第二天再试',
);
const reset = text(
  'Reset the password of {sender} as administrator, and look in the send log for mail that the user did not write',
  '由管理员重置 {sender} 的密码，并查发信日志，看有没有不是本人发的邮件',
);

export default bounceCheck({
  cause: 'weak-password-throttled',
  question: text(
    'Is the sender held back because of a weak password?',
    '发件人是不是因为弱密码被限制发信？',
  ),
  why: text(
    'Alibaba Mail limits what accounts with a weak password may send outside; only a new password lifts that (its page on “too frequently sending”).',
    '阿里邮箱会限制弱密码账号外发，只有改密码才能解除（见官方 too frequently sending 说明）。',
  ),
  route: ROUTES.delivery,
  references: [PAGES.frequency],
  title,
  detail: (_, given) => explained(given, means(), order()),
  fixes({ values: { sender } }) {
    return [
      fix(change({ sender }), 'you', {
        console: PATHS.password(),
        operation: 'change-password',
        steps: [rules(), clients()],
      }),
      fix(still(), 'you', { effort: 'days' }),
      fix(reset({ sender }), 'mail-admin', {
        console: PATHS.account(),
        operation: 'reset-member-password',
      }),
    ];
  },
});
