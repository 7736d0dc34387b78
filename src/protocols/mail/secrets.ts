/** The forms in which a password may come back in what a server says. */

/**
 * The password itself, its base64 as AUTH LOGIN and AUTH PLAIN send it, its
 * percent-encoding and its quoted form (RFC 9051 §4.3); longest first.
 */
export function secretForms(given: string, username: string): readonly string[] {
  // A lone surrogate has no UTF-8 and no percent-encoding.
  const password = given.toWellFormed();
  if (password === '') return [];
  const forms = new Set<string>([
    password,
    password.replace(/[\\"]/g, '\\$&'),
    encodeURIComponent(password),
    encodeURIComponent(password).replace(/%20/g, '+'),
  ]);
  // Of a longer text in base64 the password shows at one of three places.
  for (const around of ['', '\0', '\0\0', `\0${username}\0`, `${username}\0${username}\0`]) {
    for (const text of [`${around}${password}`, `${around}${password}\r\n`]) {
      forms.add(toBase64(text));
      forms.add(toBase64(text).replace(/=+$/, ''));
    }
  }
  for (let shift = 0; shift < 3; shift++) {
    const inside = within(password, shift);
    if (inside.length >= 6) forms.add(inside);
  }
  // Of three letters, masking them everywhere would tell them.
  return [...forms].filter((form) => form.length >= 4).sort((a, b) => b.length - a.length);
}

/** A part of a form that gives it away: this much of it, and six letters at least. */
const PART = 0.5;
const LEAST = 6;

/**
 * Puts `***` in the place of the password in a text: in any of its forms, in any
 * case, broken over lines or blanks, and also the greater part of a form.
 * Linear in the length of the text.
 */
export function scrubber(password: string, username: string): (text: string) => string {
  const forms = [...secretForms(password, username), hexOf(password)]
    .map((form) => form.replace(UNSEEN, '').toLowerCase())
    .filter((form) => form.length >= 4);
  const pieces = new Map<number, Set<string>>();
  for (const form of forms) {
    const size = form.length < 8 ? form.length : Math.max(LEAST, Math.ceil(form.length * PART));
    const known = pieces.get(size) ?? new Set<string>();
    for (let at = 0; at + size <= form.length; at++) known.add(form.slice(at, at + size));
    pieces.set(size, known);
  }
  if (pieces.size === 0) return (text) => text;
  return (text) => {
    // What can be seen, and where each of it stands.
    const places: number[] = [];
    let seen = '';
    for (let at = 0; at < text.length; at++) {
      const letter = text[at] as string;
      UNSEEN.lastIndex = 0;
      if (UNSEEN.test(letter)) continue;
      const lower = letter.toLowerCase();
      seen += lower.length === 1 ? lower : letter;
      places.push(at);
    }
    const hidden = new Uint8Array(text.length);
    let any = false;
    for (const [size, known] of pieces) {
      for (let at = 0; at + size <= seen.length; at++) {
        if (!known.has(seen.slice(at, at + size))) continue;
        any = true;
        hidden.fill(1, places[at] as number, (places[at + size - 1] as number) + 1);
      }
    }
    if (!any) return text;
    let safe = '';
    for (let at = 0; at < text.length; at++) {
      if (hidden[at] === 0) safe += text[at];
      else if (at === 0 || hidden[at - 1] === 0) safe += '***';
    }
    return safe;
  };
}

/** Blanks, line breaks and what is not shown: they may stand between the letters. */
const UNSEEN = /[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function hexOf(password: string): string {
  return Buffer.from(password.toWellFormed(), 'utf8').toString('hex');
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** The letters of base64 that the password alone decides when `shift` bytes stand before it. */
function within(password: string, shift: number): string {
  const bytes = Buffer.byteLength(password, 'utf8');
  const whole = toBase64(`${'\0'.repeat(shift)}${password}`);
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes) * 8) / 6);
  return whole.slice(first, last);
}
