/** Mailman, LISTSERV, Majordomo: a post that waits for a moderator, a command's answer. No bounces. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'moderation',
  name: 'Mailing list manager',
  recognises(mail: Mail): boolean {
    const { subject, from } = hints(mail);
    return (
      (subject.startsWith('your message to ') && subject.includes('awaits moderator approval')) ||
      subject.startsWith('majordomo results') ||
      subject.includes('moderator request(s) waiting') ||
      (subject.includes('post from ') && subject.includes('requires approval')) ||
      (from.startsWith('"l-soft list server') && !subject.includes('rejected')) ||
      subject.startsWith('confirm your unsubscription') ||
      subject.startsWith('the results of your email commands')
    );
  },
  read: (): Reading => ({ kind: 'not-a-bounce', recipients: [] }),
} satisfies Reporter;
