/** Hornetsecurity (antispameurope), a gateway before others' mail. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'hornetsecurity',
  name: text('Hornetsecurity', 'Hornetsecurity'),
  hosts: [
    'hornetsecurity.com',
    'antispameurope.com',
    'hornetdrive.com',
    'hornetsecurity.us',
    'vadesecure.com',
  ],
  rules: [
    // 554 5.6.9 customer rule based reject by antispameurope
    rule('customer rule based reject', 'policy-rejected', {
      means: text(
        "A rule of the recipient's administrator refuses the message.",
        '收件方管理员设置的规则拒收了这封信。',
      ),
    }),
    // 554 5.6.9 SPAM reject by antispameurope
    rule('spam*by antispameurope', 'content-rejected', { confidence: 0.93 }),
    rule('spam*by hornetsecurity', 'content-rejected', { confidence: 0.93 }),
    // 550 5.1.1 invalid recipient
    rule('invalid recipient', 'user-unknown', { only: true }),
  ],
});
