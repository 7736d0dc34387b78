/** Takes passwords out of all that a server told, wherever in it they stand. */
import type { Observation } from '../engine/fact.ts';

/** A value of plain data with every string scrubbed; observations in it stay the objects that they are. */
export function safely<T>(value: T, scrub: (said: string) => string): T {
  return scrubbed(value, scrub) as T;
}

function scrubbed(value: unknown, scrub: (said: string) => string): unknown {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return value.map((one) => scrubbed(one, scrub));
  if (value === null || typeof value !== 'object' || isObservation(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [scrub(key), scrubbed(one, scrub)]),
  );
}

/** They are told apart by who they are; what is in them is scrubbed when they are written. */
function isObservation(value: object): value is Observation {
  return 'order' in value && 'asked' in value && 'got' in value;
}
