/** Octets in charsets for which Node.js has a decoder and no encoder: the decoder's two-octet space, inverted. */

const tables = new Map<string, Map<string, readonly number[]>>();

function tableOf(charset: string): Map<string, readonly number[]> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = new Map<string, readonly number[]>();
  // `TextDecoder` of Node.js 22 reads the punctuation of this one as controls.
  if (charset === 'windows-1252') {
    for (let single = 0xa0; single <= 0xff; single += 1) {
      table.set(String.fromCharCode(single), [single]);
    }
    table.set('’', [0x92]).set('“', [0x93]).set('”', [0x94]).set('–', [0x96]);
    tables.set(charset, table);
    return table;
  }
  const decoder = new TextDecoder(charset);
  for (let single = 0x80; single <= 0xff; single += 1) {
    const text = decoder.decode(Uint8Array.of(single));
    if (text.length === 1 && text !== '\ufffd') table.set(text, [single]);
  }
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd' && !table.has(text))
        table.set(text, [lead, trail]);
    }
  }
  tables.set(charset, table);
  return table;
}

/** One character an octet. */
export function encode(text: string, charset: string): string {
  if (charset === 'utf-8') return Buffer.from(text, 'utf8').toString('latin1');
  const table = tableOf(charset);
  let out = '';
  for (const character of text) {
    if (character.charCodeAt(0) < 0x80) out += character;
    else {
      const octets = table.get(character);
      if (octets === undefined) throw new Error(`${character} is not in ${charset}`);
      out += String.fromCharCode(...octets);
    }
  }
  return out;
}

export const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
