/** Zimbra: Postfix underneath, recognised by its own headers. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'zimbra',
  name: 'Zimbra',
  recognises(mail: Mail): boolean {
    const { from, mailer } = hints(mail);
    return mailer.startsWith('zimbra') || from.includes('zimbra');
  },
} satisfies Reporter;
