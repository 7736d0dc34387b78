/** SAKURA Internet: lists of addresses with replies, as common readers know them. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'sakura',
  name: 'SAKURA Internet',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return from.includes('sakura.ne.jp');
  },
} satisfies Reporter;
