/** ActiveHunter, an anti-spam gateway of Japan: sendmail's rules with `>>> a@example.com <<<`. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';
import { readSendmail } from './sendmail.ts';

export default {
  id: 'activehunter',
  name: 'ActiveHunter',
  recognises: (mail: Mail): boolean => hints(mail).fields.has('x-ahmailid'),
  read: readSendmail,
} satisfies Reporter;
