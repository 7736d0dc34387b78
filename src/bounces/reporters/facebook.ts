/** Facebook: the delivery status says all, with codes of its own. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'facebook',
  name: 'Facebook',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return (
      from.includes('mailer-daemon@') &&
      (from.includes('facebook.com') || from.includes('facebookmail.com'))
    );
  },
} satisfies Reporter;
