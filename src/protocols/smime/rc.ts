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

/** The digits of π in the order of RFC 2268 §2. */
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2' +
    '179a59f587b34f1361456d8d09817d32bd8f40eb86b77b0bf09521225c6b4e82' +
    '54d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed7' +
    '08e8eade8052eef784aa72ac354d6a2a961ad2715a1549744b9fd05e0418a4ec' +
    'c2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a9' +
    '0d38341bab33ffb0bb480c5fb9b1cd2ec5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);
const SHIFTS = [1, 2, 3, 5] as const;

/** 64 words from a key, all of whose bits count (RFC 2268 §2). */
function rc2Words(key: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const pi = (at: number) => PI[at & 255] as number;
  const { length } = key;
  for (let at = length; at < 128; at++) {
    bytes[at] = pi((bytes[at - 1] as number) + (bytes[at - length] as number));
  }
  bytes[128 - length] = pi(bytes[128 - length] as number);
  for (let at = 127 - length; at >= 0; at--) {
    bytes[at] = pi((bytes[at + 1] as number) ^ (bytes[at + length] as number));
  }
  return Uint16Array.from(
    { length: 64 },
    (_, i) => (bytes[2 * i] as number) | ((bytes[2 * i + 1] as number) << 8),
  );
}

/** Deciphers one block of four words in place (RFC 2268 §4). */
function rc2Block(words: Uint16Array, block: Uint16Array): void {
  const word = (at: number) => block[at & 3] as number;
  let next = 63;
  for (let round = 15; round >= 0; round--) {
    for (let i = 3; i >= 0; i--) {
      const shift = SHIFTS[i] as number;
      const turned = (word(i) >> shift) | (word(i) << (16 - shift));
      const [before, second, third] = [word(i + 3), word(i + 2), word(i + 1)];
      block[i] = turned - (words[next--] as number) - (before & second) - (~before & third);
    }
    // After the fifth and the eleventh round of enciphering all are mashed.
    if (round !== 5 && round !== 11) continue;
    for (let i = 3; i >= 0; i--) {
      block[i] = word(i) - (words[word(i + 3) & 63] as number);
    }
  }
}

/** RC2 in CBC mode (RFC 2268), without its padding; `null` where the padding is none. */
export function rc2(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer | null {
  if (data.length === 0 || data.length % 8 !== 0 || iv.length !== 8) return null;
  if (key.length === 0 || key.length > 128) return null;
  const words = rc2Words(key);
  const out = Buffer.alloc(data.length);
  const block = new Uint16Array(4);
  for (let at = 0; at < data.length; at += 8) {
    for (let i = 0; i < 4; i++) {
      const low = at + 2 * i;
      block[i] = (data[low] as number) | ((data[low + 1] as number) << 8);
    }
    rc2Block(words, block);
    for (let i = 0; i < 8; i++) {
      const byte = ((block[i >> 1] as number) >> (8 * (i & 1))) & 255;
      out[at + i] = byte ^ ((at === 0 ? iv[i] : data[at - 8 + i]) as number);
    }
  }
  const padding = out[out.length - 1] as number;
  const sound =
    padding >= 1 && padding <= 8 && out.subarray(-padding).every((byte) => byte === padding);
  return sound ? out.subarray(0, out.length - padding) : null;
}
