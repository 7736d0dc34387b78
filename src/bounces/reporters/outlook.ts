/** Outlook.com, Hotmail and the SMTP service of Windows: the delivery status says all; the text lists the addresses. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'outlook',
  name: 'Outlook.com and Windows SMTP service',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    if (hints(mail).fields.has('x-dsncontext')) return true;
    return (
      head.startsWith('this is an automatically generated delivery status notification') &&
      (head.includes('delivery to the following recipients failed.') ||
        head.includes('delivery to the following recipients has been delayed.') ||
        from.includes('hotmail.com'))
    );
  },
} satisfies Reporter;
