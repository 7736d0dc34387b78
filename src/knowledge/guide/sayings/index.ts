/** How people ask for each entry. */
import type { EntryKind } from '../index.ts';
import { ANSWER_SAYINGS } from './answers.ts';
import { LIMIT_SAYINGS } from './limits.ts';
import { SPOKEN_LIMIT_SAYINGS } from './limits-spoken.ts';
import { OPERATION_SAYINGS } from './operations.ts';
import { SPOKEN_OPERATION_SAYINGS } from './operations-spoken.ts';
import { PATH_SAYINGS } from './paths.ts';
import { SPOKEN_PATH_SAYINGS } from './paths-spoken.ts';
import {
  SAFETY_ANSWER_SAYINGS,
  SAFETY_INTENT_SAYINGS,
  SAFETY_LIMIT_SAYINGS,
  SAFETY_OPERATION_SAYINGS,
  SAFETY_PATH_SAYINGS,
} from './safety.ts';
import {
  SYMPTOM_LIMIT_SAYINGS,
  SYMPTOM_OPERATION_SAYINGS,
  SYMPTOM_PATH_SAYINGS,
} from './symptoms.ts';
import { WEBMAIL_SAYINGS } from './webmail.ts';
import { SPOKEN_WEBMAIL_SAYINGS } from './webmail-spoken.ts';

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
  path: joined(PATH_SAYINGS, SPOKEN_PATH_SAYINGS, SYMPTOM_PATH_SAYINGS, SAFETY_PATH_SAYINGS),
  operation: joined(
    OPERATION_SAYINGS,
    SPOKEN_OPERATION_SAYINGS,
    WEBMAIL_SAYINGS,
    SPOKEN_WEBMAIL_SAYINGS,
    SYMPTOM_OPERATION_SAYINGS,
    SAFETY_OPERATION_SAYINGS,
  ),
  question: joined(ANSWER_SAYINGS, SAFETY_ANSWER_SAYINGS),
  limit: joined(LIMIT_SAYINGS, SPOKEN_LIMIT_SAYINGS, SYMPTOM_LIMIT_SAYINGS, SAFETY_LIMIT_SAYINGS),
};
