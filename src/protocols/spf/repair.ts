import type { SpfTree } from './types.ts';
export function repairSpf(_: { records: readonly string[]; domain: string; wantedInclude: string; directmail: boolean; tree: SpfTree | null; knownIncludes: readonly string[] }): { text: string; dropped: readonly { text: string; why: string }[] } | null { return null; }
