import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'biglobe',
  name: text('BIGLOBE', 'BIGLOBE'),
  hosts: ['biglobe.ne.jp', 'mesh.ne.jp', 'inacatv.ne.jp', 'tmtv.ne.jp', 'ttv.ne.jp'],
  rules: [
    // This recipient does not exist on the server. (in BIGLOBE's own notice)
    rule('does not exist', 'user-unknown', { code: '55', only: true, confidence: 0.9 }),
    // 552 The mailbox is full.
    rule('mailbox is full', 'mailbox-full', { only: true }),
    rule('mail box is full', 'mailbox-full', { only: true }),
  ],
});
