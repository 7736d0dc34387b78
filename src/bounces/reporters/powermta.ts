/** PowerMTA: the delivery status says all. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'powermta',
  name: 'PowerMTA',
  recognises(mail: Mail): boolean {
    return (
      hints(mail).head.includes('to inform you on the delivery status of a') ||
      mail.statuses[0]?.message.has('x-powermta-virtualmta') === true ||
      mail.statuses[0]?.recipients[0]?.has('x-powermta-bouncecategory') === true
    );
  },
} satisfies Reporter;
