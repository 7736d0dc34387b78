/** Reads the settings of a mail client out of a file, whatever its name is. */
import { readAutoconfig } from './autoconfig.ts';
import { readAutodiscover } from './autodiscover.ts';
import { readCard } from './card.ts';
import { readEnv } from './env.ts';
import { choose, type Reading } from './found.ts';
import { readJson } from './json.ts';
import { readMobileconfig, signedContent } from './mobileconfig.ts';
import { readPrefs } from './prefs.ts';
import type { SettingsFormat, SettingsRead } from './types.ts';
import { readXml } from './xml.ts';

const MAX_BYTES = 2 * 1024 * 1024;

/** By its mark, else UTF-8 where it is valid, else GB 18030. */
function decodeText(bytes: Uint8Array): string {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe) return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 0xfeff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

const startsWith = (bytes: Uint8Array, word: string) =>
  [...word].every((c, at) => bytes[at] === c.charCodeAt(0));

/** The property list within bytes that are no text, such as a signature that cannot be taken apart. */
function plistWithin(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes);
  const end = text.lastIndexOf('</plist>');
  const xml = text.indexOf('<?xml');
  const start = xml >= 0 && xml < end ? xml : text.indexOf('<plist');
  return start < 0 || end < start ? null : decodeText(bytes.subarray(start, end + 8));
}

const XML_FORMATS = [
  ['mobileconfig', /<(?:\w{1,20}:)?plist[\s>]/i],
  ['autoconfig', /<(?:\w{1,20}:)?clientConfig[\s>]/i],
  ['autodiscover', /<(?:\w{1,20}:)?Autodiscover[\s>]/i],
] as const;

type Recognised = readonly [format: SettingsFormat, reading: Exclude<Reading, null>];

function recognise(text: string, address: string): Recognised | null {
  const start = text.trimStart();
  if (start.startsWith('<')) {
    for (const [format, mark] of XML_FORMATS) {
      if (!mark.test(text)) continue;
      const root = readXml(text);
      const reading =
        format === 'mobileconfig'
          ? readMobileconfig(root)
          : format === 'autoconfig'
            ? readAutoconfig(root, address)
            : readAutodiscover(root);
      if (reading !== null) return [format, reading];
    }
  }
  const prefs = readPrefs(text);
  if (prefs !== null) return ['thunderbird-prefs', prefs];

  const json = () => ['json', readJson(text)] as const;
  const env = () => ['env', readEnv(text)] as const;
  const card = () => ['card', readCard(text)] as const;
  const program = /^[{[(]|^\/[/*]|^(?:const|let|var|import|export|module)\b/.test(
    start.slice(0, 20),
  );
  const tries = program
    ? [json, card, env]
    : /createTransport|ImapFlow/.test(text)
      ? [card, json, env]
      : [card, env, json];
  for (const attempt of tries) {
    const [format, reading] = attempt();
    if (reading !== null) return [format, reading];
  }
  return null;
}

/**
 * The servers that a file holds for `address`: at most one a protocol, IMAP,
 * POP3, SMTP in that order. Of a password it is said only that there is one.
 * Never throws; a file over 2 MB is not read.
 */
export function readSettings(bytes: Uint8Array, address: string): SettingsRead {
  const fail = (problem: string): SettingsRead => ({ ok: false, problem });
  if (bytes.length > MAX_BYTES) return fail('the file is over 2 MB: settings are far smaller');
  if (startsWith(bytes, 'bplist')) {
    return fail('the profile is in binary form: convert it first (plutil -convert xml1)');
  }
  const signed = signedContent(bytes);
  let text = signed === null ? null : plistWithin(signed);
  if (text === null && (bytes[0] === 0x30 || bytes.includes(0))) text = plistWithin(bytes);
  text ??= decodeText(bytes);
  if (text.trim() === '') return fail('the file is empty');

  const recognised = recognise(text, address);
  if (recognised === null) {
    return fail(
      'no settings of a known kind: Thunderbird prefs.js or config-v1.1.xml, .mobileconfig, Autodiscover, env or nodemailer settings, a card of this program',
    );
  }
  const [format, reading] = recognised;
  if (typeof reading === 'string') return fail(reading);
  const chosen = choose(reading.accounts, address);
  if (typeof chosen === 'string') return fail(chosen);
  return {
    ok: true,
    file: { format, ...chosen, holdsPassword: reading.holdsPassword },
  };
}
