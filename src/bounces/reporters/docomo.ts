/** NTT DOCOMO: lists of addresses with replies, as common readers know them. */
import type { Mail, Reporter } from '../types.ts';
import { hints } from './common.ts';

export default {
  id: 'docomo',
  name: 'NTT DOCOMO',
  recognises(mail: Mail): boolean {
    const { from } = hints(mail);
    return from.includes('docomo.ne.jp') || from.includes('spmode');
  },
} satisfies Reporter;
