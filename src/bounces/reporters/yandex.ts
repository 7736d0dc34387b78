/** Yandex: Postfix's form under sentences in Russian. */
import type { Mail, Reading, Reporter } from '../types.ts';
import { hints, isTold } from './common.ts';
import { readPostfix } from './postfix.ts';

export default {
  id: 'yandex',
  name: 'Yandex',
  recognises(mail: Mail): boolean {
    const { from, head } = hints(mail);
    return (
      from.includes('mailer-daemon@yandex') ||
      head.includes('this is the mail system at host yandex')
    );
  },
  read(mail: Mail): Reading | null {
    return isTold(mail) ? null : readPostfix(mail);
  },
} satisfies Reporter;
