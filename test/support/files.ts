/** Files of the project, for guards that look at all of them. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at the end. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Paths below a folder, relative to the project and sorted. */
export function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith(ending))
    .map((e) => `${e.parentPath}/${e.name}`.slice(ROOT.length).replace(/\/{2,}/g, '/'))
    .sort();
}

/** `src/checks/spf/missing.ts` → `spf/missing`, for every check. */
export function checkIds(): string[] {
  return filesBelow('src/checks', '.ts')
    .filter((f) => !f.startsWith('src/checks/common/'))
    .map((f) => f.slice('src/checks/'.length, -'.ts'.length));
}
