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

/** Puts `***` in the place of the password, in any of its forms, in all strings of a value. */
export function scrubber(password: string, username: string): <T>(value: T) => T {
  const forms = secretForms(password, username);
  const scrub = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return forms.reduce((text, form) => text.replaceAll(form, '***'), value);
    }
    if (Array.isArray(value)) return value.map(scrub);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, scrub(one)]));
  };
  return <T>(value: T) => scrub(value) as T;
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
