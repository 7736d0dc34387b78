/**
 * Text from strangers (DNS, messages, servers), made safe to print.
 *
 * Two forms. For people, `visible` writes a character that cannot be seen, or
 * that changes how its neighbours are shown, as `<U+202E>`; a line break becomes
 * `↵`. That is not reversible. For programs, `jsonText` escapes the same
 * characters the JSON way, so that the text parses to the original value.
 */

/**
 * - `Cc` C0 and C1 controls, DEL; `Cf` format characters: all bidirectional
 *   controls, joiners, soft hyphen, BOM, interlinear annotation, tags.
 * - `Cs` a lone surrogate (in a `u` pattern a pair is one code point).
 * - `Zl`, `Zp` the line and paragraph separators.
 * - `DI` default ignorable: Hangul and Khmer fillers, variation selectors, grapheme joiner.
 * - `NChar` noncharacters such as U+FFFE.
 * - Spaces other than the two that people type (U+0020, U+3000), and the blank
 *   Braille pattern: a no-break space pasted into an SPF record looks right and is not.
 */
const UNSAFE =
  '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\p{Noncharacter_Code_Point}' +
  '\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u2800';

/**
 * `##[error]`, `##vso[…]`, `##teamcity[…]`: CI runners obey these anywhere in a
 * line of a job's log, whoever wrote them.
 */
const RUNNER_COMMAND = '(?<=##[A-Za-z]*)\\[';
/** `::error::…`: these at the start of a line, which a text may be put at. */
const RUNNER_LINE = '(?<=^\\s*):(?=:[A-Za-z-]+(?: [^]*)?::)';

const FOR_PEOPLE = new RegExp(`\\r?\\n|${RUNNER_COMMAND}|${RUNNER_LINE}|[${UNSAFE}]`, 'gu');
// Line breaks inside strings are already `\n` in JSON; those that are left are its layout.
const FOR_JSON = new RegExp(`${RUNNER_COMMAND}|(?!\\n)[${UNSAFE}]`, 'gu');

/** One line of text for a terminal, Markdown or XML, with everything invisible made visible. */
export function visible(text: string): string {
  return text.replace(FOR_PEOPLE, (found) => {
    if (found.endsWith('\n')) return '↵';
    const code = found.codePointAt(0) as number;
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/**
 * Whether a text holds only characters that are known to be harmless, so that it
 * need not be searched: printable ASCII, and what Chinese and our own texts are
 * written in. Reports by the thousand are nearly all like this.
 */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f) {
      // `##[`: see RUNNER_COMMAND.
      if (code === 0x23 && text.charCodeAt(i + 1) === 0x23) return false;
    } else if (
      code !== 0x0a &&
      !(code >= 0x4e00 && code <= 0x9fff) && // ideographs
      !(code >= 0x3000 && code <= 0x3029) && // 　、。《》【】
      !(code >= 0xff01 && code <= 0xff60) && // ，：（）
      !(code >= 0x2010 && code <= 0x2027) && // dashes, quotation marks, …
      code !== 0xa7 && // §
      code !== 0xb7
    ) {
      return false;
    }
  }
  return true;
}

/** `JSON.stringify`, with the characters that `visible` shows written as `\uXXXX`. */
export function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent);
  if (isPlain(text)) return text;
  return text.replace(FOR_JSON, (found) => {
    let escaped = '';
    for (let i = 0; i < found.length; i++) {
      escaped += `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}
