/** Kerio Connect: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'kerio',
  name: 'Kerio Connect',
  recognises(mail: Mail): boolean {
    const { mailer, head } = hints(mail);
    return (
      mailer.startsWith('kerio') ||
      head.includes('kerio connect') ||
      head.includes('kerio mailserver')
    );
  },
} satisfies Reporter;
