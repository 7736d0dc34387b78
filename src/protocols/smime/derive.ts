/** Keys from passwords, as PKCS#12 files derive them. What an iteration costs is paid for before it is done. */
import { createHash, hash, pbkdf2Sync, scryptSync } from 'node:crypto';
import type { Hash } from './algorithms.ts';

/** NSS writes 600,000; a few million take seconds. */
export const MAX_ITERATIONS = 3_000_000;
/** Microseconds for a file, over every form of the password that is tried. */
const MAX_WORK = 2_500_000;
/** Microseconds that an iteration takes on a slow computer. */
const COST = { own: 1.6, pbkdf2: 0.3, pbkdf2Slow: 1.2, scrypt: 0.55 } as const;
/** Hashes that OpenSSL does with instructions of the processor. */
const QUICK = ['sha1', 'sha224', 'sha256'];
const MAX_KEY = 64;
const MAX_SALT = 1024;
/** Memory of scrypt, in bytes. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** More work than an honest file asks for. */
export class WorkLimit extends Error {
  readonly iterations: number;
  constructor(iterations: number) {
    super('too much work');
    this.iterations = iterations;
  }
}

export interface Work {
  left: number;
}

export function newWork(): Work {
  return { left: MAX_WORK };
}

/** `each`: microseconds of an iteration. */
function spend(work: Work, iterations: number, each: number, salt: Uint8Array): void {
  if (!(iterations >= 1 && iterations <= MAX_ITERATIONS) || salt.length > MAX_SALT) {
    throw new WorkLimit(iterations);
  }
  work.left -= iterations * each;
  if (work.left < 0) throw new WorkLimit(iterations);
}

/** Bytes of a block of the hash, for those that PKCS#12 is used with. */
function blockOf(id: string): number {
  return id === 'sha384' || id.startsWith('sha512') ? 128 : 64;
}

/** What a derived key is for (RFC 7292 appendix B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const;

/** The derivation of RFC 7292 appendix B.2; `password` is in UTF-16 with its end. */
export function derivePkcs12(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  purpose: number,
  length: number,
  { id }: Hash,
  work: Work,
): Buffer {
  const size = createHash(id).digest().length;
  const rounds = Math.ceil(length / size);
  spend(work, iterations, rounds * COST.own, salt);
  const block = blockOf(id);
  const filled = (bytes: Uint8Array): Buffer => {
    const out = Buffer.alloc(block * Math.ceil(bytes.length / block));
    for (let at = 0; at < out.length; at++) out[at] = bytes[at % bytes.length] as number;
    return out;
  };
  const mark = Buffer.alloc(block, purpose);
  const state = Buffer.concat([filled(salt), filled(password)]);
  const out: Buffer[] = [];
  for (let round = 0; round < rounds; round++) {
    let digest = hash(id, Buffer.concat([mark, state]), 'buffer');
    for (let i = 1; i < iterations; i++) digest = hash(id, digest, 'buffer');
    out.push(digest);
    for (let start = 0; start < state.length; start += block) {
      let carry = 1;
      for (let at = block - 1; at >= 0; at--) {
        carry += (state[start + at] as number) + (digest[at % size] as number);
        state[start + at] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

/** PBKDF2 (RFC 8018 §5.2). Native, so that an iteration costs less than those above. */
export function derivePbkdf2(
  password: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
  { id }: Hash,
  work: Work,
): Buffer {
  if (!(length >= 1 && length <= MAX_KEY)) throw new WorkLimit(length);
  const size = createHash(id).digest().length;
  const each = QUICK.includes(id) ? COST.pbkdf2 : COST.pbkdf2Slow;
  spend(work, iterations, Math.ceil(length / size) * each, salt);
  return pbkdf2Sync(password, salt, iterations, length, id);
}

export interface Scrypt {
  readonly cost: number;
  readonly block: number;
  readonly parallel: number;
}

/** scrypt (RFC 7914). Throws where its parameters can be none. */
export function deriveScrypt(
  password: Uint8Array,
  salt: Uint8Array,
  { cost, block, parallel }: Scrypt,
  length: number,
  work: Work,
): Buffer {
  if (!(length >= 1 && length <= MAX_KEY)) throw new WorkLimit(length);
  if (cost * block * 128 > MAX_MEMORY) throw new WorkLimit(cost);
  spend(work, cost * block * parallel, COST.scrypt, salt);
  return scryptSync(password, salt, length, {
    N: cost,
    r: block,
    p: parallel,
    maxmem: MAX_MEMORY * 2,
  });
}
