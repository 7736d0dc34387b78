/** How people ask for each entry. */
import type { EntryKind } from '../index.ts';
import { ANSWER_SAYINGS } from './answers.ts';
import { LIMIT_SAYINGS } from './limits.ts';
import { MORE_LIMIT_SAYINGS } from './limits-more.ts';
import { OPERATION_SAYINGS } from './operations.ts';
import { MORE_OPERATION_SAYINGS } from './operations-more.ts';
import { PATH_SAYINGS } from './paths.ts';
import { MORE_PATH_SAYINGS } from './paths-more.ts';
import {
  SAFETY_ANSWER_SAYINGS,
  SAFETY_INTENT_SAYINGS,
  SAFETY_LIMIT_SAYINGS,
  SAFETY_OPERATION_SAYINGS,
  SAFETY_PATH_SAYINGS,
} from './safety.ts';
import { THIRD_LIMIT_SAYINGS, THIRD_OPERATION_SAYINGS, THIRD_PATH_SAYINGS } from './third.ts';
import { WEBMAIL_SAYINGS } from './webmail.ts';
import { MORE_WEBMAIL_SAYINGS } from './webmail-more.ts';

type Sayings = Readonly<Record<string, readonly string[]>>;

function joined(...all: readonly Sayings[]): Sayings {
  const out: Record<string, string[]> = {};
  for (const sayings of all) {
    for (const [id, said] of Object.entries(sayings)) out[id] = [...(out[id] ?? []), ...said];
  }
  return out;
}

export const SAYINGS: Readonly<Record<EntryKind, Sayings>> = {
  intent: SAFETY_INTENT_SAYINGS,
  path: joined(PATH_SAYINGS, MORE_PATH_SAYINGS, THIRD_PATH_SAYINGS, SAFETY_PATH_SAYINGS),
  operation: joined(
    OPERATION_SAYINGS,
    MORE_OPERATION_SAYINGS,
    WEBMAIL_SAYINGS,
    MORE_WEBMAIL_SAYINGS,
    THIRD_OPERATION_SAYINGS,
    SAFETY_OPERATION_SAYINGS,
  ),
  question: joined(ANSWER_SAYINGS, SAFETY_ANSWER_SAYINGS),
  limit: joined(LIMIT_SAYINGS, MORE_LIMIT_SAYINGS, THIRD_LIMIT_SAYINGS, SAFETY_LIMIT_SAYINGS),
};
