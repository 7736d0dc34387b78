/**
 * All rows of the guide, from the files in which they are kept.
 *
 * The build writes this module anew, with the rows in it as JSON: one file that is
 * parsed is loaded in half the time of a dozen that are run.
 */
import { ACCESS_OPERATIONS } from './operations/access.ts';
import { MAIL_HANDLING_OPERATIONS } from './operations/mail-handling.ts';
import { MAIL_SETTINGS_OPERATIONS } from './operations/mail-settings.ts';
import { SECURITY_OPERATIONS } from './operations/security.ts';
import { SETUP_OPERATIONS } from './operations/setup.ts';
import { WEBMAIL_DESK_OPERATIONS } from './operations/webmail-desk.ts';
import { WEBMAIL_MAIL_OPERATIONS } from './operations/webmail-mail.ts';
import type { Operation } from './types.ts';

export { ANSWERS } from './answers.ts';
export { CONTRADICTIONS } from './contradictions.ts';
export { INTENTS } from './intents.ts';
export { LIMITS } from './limits.ts';
export { PATHS } from './paths.ts';
export { GUIDE_TREES } from './trees.ts';

export const OPERATIONS: readonly Operation[] = [
  ...MAIL_HANDLING_OPERATIONS,
  ...MAIL_SETTINGS_OPERATIONS,
  ...SECURITY_OPERATIONS,
  ...ACCESS_OPERATIONS,
  ...SETUP_OPERATIONS,
  ...WEBMAIL_MAIL_OPERATIONS,
  ...WEBMAIL_DESK_OPERATIONS,
];
