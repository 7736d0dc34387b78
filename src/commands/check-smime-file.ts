/** Reads the file of `check-smime`, and of a file that is too large no more than its beginning. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { MAX_FILE } from '../gather/check-smime.ts';

export { MAX_FILE } from '../gather/check-smime.ts';

export interface SmimeBytes {
  /** At most `MAX_FILE`. */
  readonly bytes: Uint8Array;
  /** `null` where the end was not seen. */
  readonly size: number | null;
  /** Without its folder; `null` for standard input. */
  readonly name: string | null;
}

export type SmimeRead =
  | ({ readonly ok: true } & SmimeBytes)
  | { readonly ok: false; readonly message: string };

/** `-` reads standard input. A message names the file and says what is wrong, in one line. */
export async function readSmimeFile(
  path: string,
  stdin: AsyncIterable<Uint8Array>,
): Promise<SmimeRead> {
  try {
    if (path === '-') return { ok: true, ...(await readBeginning(stdin, null)), name: null };
    const about = await stat(path);
    if (about.isDirectory()) {
      return { ok: false, message: `${path} is a folder; give the .p12 or .pfx file in it` };
    }
    const read = await readBeginning(createReadStream(path), about.isFile() ? about.size : null);
    return { ok: true, ...read, name: basename(path) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'may not be read' : message;
    return { ok: false, message: `${path}: ${why}` };
  }
}

async function readBeginning(
  from: AsyncIterable<Uint8Array>,
  size: number | null,
): Promise<Omit<SmimeBytes, 'name'>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of from) {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_FILE) {
      return { bytes: Buffer.concat(pieces).subarray(0, MAX_FILE), size };
    }
  }
  return { bytes: Buffer.concat(pieces), size: length };
}
