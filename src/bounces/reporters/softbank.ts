/** SoftBank: lists of addresses with replies, as common readers know them. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'softbank',
  name: 'SoftBank',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return from.includes('softbank.ne.jp') || from.includes('vodafone.ne.jp');
  },
} satisfies Reporter;
