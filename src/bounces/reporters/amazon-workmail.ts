/** Amazon WorkMail: the fields of a delivery status in the text. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'amazon-workmail',
  name: 'Amazon WorkMail',
  recognises(mail: Mail): boolean {
    const { mailer, from } = hints(mail);
    return mailer === 'amazon workmail' || from.includes('awsapps.com');
  },
} satisfies Reporter;
