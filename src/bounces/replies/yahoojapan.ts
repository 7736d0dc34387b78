/** Yahoo! JAPAN, a company of its own. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'yahoojapan',
  name: text('Yahoo! JAPAN', 'Yahoo! JAPAN'),
  hosts: ['yahoo.co.jp', 'ybb.ne.jp', 'mail.yahoo.co.jp'],
  rules: [
    // 554 Message not allowed - DM Email not accepted for policy reasons. Please visit https://www.yahoo-help.jp/app/answers/detail/a_id/80870/p/622 [895]
    rule('- dm email not accepted for policy reasons', 'policy-rejected', {
      means: text(
        'Yahoo! JAPAN does not take mail of this sender under its policy.',
        'Yahoo! JAPAN 按策略拒收该发件方的邮件。',
      ),
    }),
    rule('www.yahoo-help.jp', 'policy-rejected', { confidence: 0.8 }),
  ],
});
