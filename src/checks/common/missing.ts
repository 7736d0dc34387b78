/** What the checks of a message that did not arrive share: the message in words, the mailbox in numbers, the ways to act. */
import { checksOf } from '../../engine/check.ts';
import type { Fact } from '../../engine/fact.ts';
import type { Mailbox, MissingFacts } from '../../facts/missing.ts';

export {
  bestOf,
  folderName,
  inboxOf,
  isInbox,
  isOutgoing,
  moment,
  type Place,
  placeOf,
  SURE,
  soughtMessage,
  span,
  unreadParts,
} from '../../facts/mailbox-places.ts';

export { fix } from './fix.ts';

/** Makes a check over the facts of `trace-missing`. */
export const missingCheck = checksOf<MissingFacts>();

/** Paths of the guides: the mailbox itself, how mail comes to it, and what filters keep out. */
export const MAILBOX_ROUTE = { intent: 'troubleshoot-received', path: 'alimail-email' } as const;
export const DELIVERY_ROUTE = {
  intent: 'troubleshoot-received',
  path: 'alimail-email-delivery',
} as const;
export const FILTER_ROUTE = { intent: 'troubleshoot-received', path: 'alimail-security' } as const;

/** Below this part of its quota a mailbox has room. */
export const ROOMY = 0.9;

/** The part of its quota that a mailbox uses; `null` where the server does not tell. */
export function usedShare({ quota }: Mailbox): number | null {
  return quota === null || quota.limit <= 0 ? null : quota.used / quota.limit;
}

/** A part of the trail that a check can do without; `null` where it is not known. */
export function given<T>(fact: Fact<T>): T | null {
  return fact.known ? fact.value : null;
}
