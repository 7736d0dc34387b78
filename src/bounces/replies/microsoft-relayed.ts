/**
 * Exchange Online's words around the reply of another server, which follows the
 * arrow. Last of all: a rule for what follows the arrow knows more.
 */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const WRAPPED = text(
  'The server that Exchange Online passed the message to refused it; its reply follows the arrow.',
  'Exchange Online 把邮件交给下一台服务器时被拒，箭头后面是对方的回复。',
);

export default receiver({
  id: 'microsoft-relayed',
  name: text('Microsoft 365', 'Microsoft 365'),
  hosts: [],
  rules: [
    // 550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 User unknown
    rule('remote server returned unknown recipient', 'user-unknown', { means: WRAPPED }),
    rule('', 'user-unknown', { status: '5.1.351', means: WRAPPED }),
    // 550 5.2.350 Remote server returned mailbox full -> 552 …
    rule('remote server returned*mailbox full', 'mailbox-full', { means: WRAPPED }),
    // 550 5.7.350 Remote server returned message detected as spam -> 554 …
    rule('remote server returned message detected as spam', 'content-rejected', {
      confidence: 0.9,
      means: WRAPPED,
    }),
    rule('', 'content-rejected', { status: '5.7.350', confidence: 0.85, means: WRAPPED }),
    // 550 5.0.350 Remote server returned an error -> 550 …
    rule('remote server returned sender verification failed', 'sender-rejected', {
      confidence: 0.9,
      means: WRAPPED,
    }),
    rule('remote server returned sender denied', 'sender-rejected', {
      confidence: 0.9,
      means: WRAPPED,
    }),
    rule('remote server returned message too large', 'message-too-large', { means: WRAPPED }),
  ],
});
