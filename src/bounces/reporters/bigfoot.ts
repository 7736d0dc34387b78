/** Bigfoot, a forwarding service: sendmail's form. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';
import { readSendmail } from './sendmail.ts';

export default {
  id: 'bigfoot',
  name: 'Bigfoot',
  recognises: (mail: Mail): boolean => hints(mail).from.includes('mailer-daemon@bigfoot.'),
  read: readSendmail,
} satisfies Reporter;
