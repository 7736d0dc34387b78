/** SendGrid: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'sendgrid',
  name: 'SendGrid',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      head.includes('automatically generated message from sendgrid') ||
      (from.includes('mailer-daemon@') && from.includes('sendgrid.'))
    );
  },
} satisfies Reporter;
