/** Symantec Email Security.cloud (MessageLabs): qmail's paragraphs under an introduction of its own. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints } from './common.ts';
import { readQmail } from './qmail.ts';

export default {
  id: 'messagelabs',
  name: 'Symantec Email Security.cloud (MessageLabs)',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return from.includes('messagelabs.com') || head.includes('mail delivery agent at messagelabs');
  },
  read: (mail: Mail): Reading | null => (mail.statuses.length > 0 ? null : readQmail(mail)),
} satisfies Reporter;
