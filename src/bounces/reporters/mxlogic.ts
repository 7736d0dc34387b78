/** MX Logic (later McAfee SaaS): Exim's opening sentence, then `<a@example.com>: 550 …`. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { angled, hints, plainly } from './common.ts';

export default {
  id: 'mxlogic',
  name: 'MX Logic',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      hints(mail).fields.has('x-mx-bounce') ||
      hints(mail).fields.has('x-mxl-notehash') ||
      from.includes('mxlogic.net') ||
      head.includes('a message that you have sent could not be delivered')
    );
  },
  read: (mail: Mail): Reading | null => plainly(mail, { head: angled, blank: 'ends-reason' }),
} satisfies Reporter;
