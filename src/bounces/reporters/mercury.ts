/** Mercury/32: templates that every operator words himself. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'mercury',
  name: 'Mercury/32',
  recognises(mail: Mail): boolean {
    const { mailer, head, from } = hints(mail);
    return (
      mailer.startsWith('mercury') ||
      head.includes('mercury/32') ||
      head.includes('mercury mail transport') ||
      from.includes('mercury mail')
    );
  },
} satisfies Reporter;
