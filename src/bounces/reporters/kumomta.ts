/** KumoMTA: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'kumomta',
  name: 'KumoMTA',
  recognises(mail: Mail): boolean {
    const { head } = hints(mail);
    return (
      hints(mail).fields.has('x-kumoref') ||
      (head.startsWith('the message was received at') && head.includes('and addressed to:'))
    );
  },
} satisfies Reporter;
