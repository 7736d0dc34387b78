/** How people ask for each entry. */
import type { EntryKind } from '../index.ts';
import { ANSWER_SAYINGS } from './answers.ts';
import { LIMIT_SAYINGS } from './limits.ts';
import { OPERATION_SAYINGS } from './operations.ts';
import { PATH_SAYINGS } from './paths.ts';
import { WEBMAIL_SAYINGS } from './webmail.ts';

export const SAYINGS: Readonly<Record<EntryKind, Readonly<Record<string, readonly string[]>>>> = {
  intent: {},
  path: PATH_SAYINGS,
  operation: { ...OPERATION_SAYINGS, ...WEBMAIL_SAYINGS },
  question: ANSWER_SAYINGS,
  limit: LIMIT_SAYINGS,
};
