import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'softbank',
  name: text('SoftBank', 'SoftBank'),
  hosts: [
    'softbank.ne.jp',
    'i.softbank.jp',
    'vodafone.ne.jp',
    'disney.ne.jp',
    'ymobile.ne.jp',
    'ymobile1.ne.jp',
    'yahoo.ne.jp',
  ],
  rules: [
    // 550 Invalid recipient: <bob@softbank.ne.jp>
    rule('invalid recipient: <', 'user-unknown', { only: true }),
    rule('user unknown', 'user-unknown', { only: true, confidence: 0.9 }),
    // 552 Mailbox is full
    rule('mailbox*full', 'mailbox-full', { only: true }),
  ],
});
