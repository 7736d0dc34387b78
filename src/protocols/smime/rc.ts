/** RC4 and RC2, in which older programs wrap keys and certificates, and which OpenSSL 3 no longer has. */

export function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    const kept = state[a] as number;
    state[a] = state[b] as number;
    state[b] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  const out = Buffer.alloc(data.length);
  for (let n = 0, i = 0, j = 0; n < data.length; n++) {
    i = (i + 1) & 255;
    j = (j + (state[i] as number)) & 255;
    swap(i, j);
    const at = ((state[i] as number) + (state[j] as number)) & 255;
    out[n] = (data[n] as number) ^ (state[at] as number);
  }
  return out;
}

/** RC2 in CBC mode (RFC 2268), without its padding; `null` where the padding is none. */
export async function rc2(
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
): Promise<Buffer | null> {
  if (data.length === 0 || data.length % 8 !== 0) return null;
  const { default: forge } = await import('node-forge');
  const binary = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
  const cipher = forge.rc2.createDecryptionCipher(binary(key), key.length * 8);
  cipher.start(binary(iv));
  cipher.update(forge.util.createBuffer(binary(data)));
  if (!cipher.finish()) return null;
  const out = Buffer.from(cipher.output.getBytes(), 'latin1');
  // Only the length of the padding is looked at there.
  return out.length < data.length && out.length >= data.length - 8 ? out : null;
}
