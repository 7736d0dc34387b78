/** Orange: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'orange',
  name: 'Orange',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return (
      from.includes('mailer-daemon@') && (from.includes('orange.fr') || from.includes('wanadoo.fr'))
    );
  },
} satisfies Reporter;
