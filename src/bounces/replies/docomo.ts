/** NTT docomo: the same words for an unknown user and for the recipient's own filter. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'docomo',
  name: text('NTT docomo', 'NTT docomo'),
  hosts: ['docomo.ne.jp'],
  rules: [
    // 550 Unknown user bob@docomo.ne.jp
    rule('unknown user', 'user-unknown', {
      only: true,
      confidence: 0.9,
      means: text(
        "The address does not exist, or the recipient's filter refuses the sender: docomo says the same for both.",
        '地址不存在，或者被收件人的过滤设置拒收：docomo 两种情况回复相同。',
      ),
    }),
    // 552 Mailbox full / 452
    rule('mailbox full', 'mailbox-full', { only: true }),
    // 550 5.2.0 Message Filtered / 550 Message filtered
    rule('message filtered', 'recipient-refuses', { only: true, confidence: 0.9 }),
  ],
});
