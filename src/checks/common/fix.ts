/** A fix that takes minutes and risks nothing, unless it says otherwise. */
import type { Fix } from '../../engine/check.ts';
import type { Message } from '../../engine/text.ts';

export interface FixRest {
  readonly effort?: Fix['effort'];
  readonly risk?: Fix['risk'];
  readonly console?: Message;
  readonly operation?: string;
  readonly steps?: readonly Message[];
}

export function fix(title: Message, owner: Fix['owner'], rest: FixRest = {}): Fix {
  return { title, owner, effort: 'minutes', risk: 'none', ...rest };
}
