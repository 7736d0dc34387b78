/** T-Online: the delivery status says all; earlier notices are those of Smail. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 't-online',
  name: 'T-Online',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return from.includes('t-online.de');
  },
} satisfies Reporter;
