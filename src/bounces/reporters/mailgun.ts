/** Mailgun: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'mailgun',
  name: 'Mailgun',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return hints(mail).fields.has('x-mailgun-sid') || from.includes('mailgun.');
  },
} satisfies Reporter;
