/** Libero: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'libero',
  name: 'Libero',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return from.includes('libero.it') || from.includes('iol.it');
  },
} satisfies Reporter;
