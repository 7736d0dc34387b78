/**
 * Texts for people, in both languages side by side.
 *
 * A text is a template with `{name}` placeholders. `text(en, zh)` does not
 * compile when the two languages do not use the same placeholders, and the
 * function that it returns does not compile when a placeholder is not filled.
 */

export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words without placeholders, in both languages: for data. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export function words(en: string, zh: string): Words {
  return { en, zh };
}

/** A value that may be put into a placeholder. A `Message` is rendered in the language of the whole. */
export type TextValue = string | number | Message;

/** A template with its values: rendered late, when the language is known. */
export interface Message {
  readonly en: string;
  readonly zh: string;
  readonly values: Readonly<Record<string, TextValue>>;
}

/** The placeholder names of a template, as a union of string literals. */
export type Placeholders<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Same<E extends string, Z extends string> = [Placeholders<E>] extends [Placeholders<Z>]
  ? [Placeholders<Z>] extends [Placeholders<E>]
    ? Z
    : `the Chinese text has a placeholder that the English one lacks: ${Exclude<Placeholders<Z>, Placeholders<E>>}`
  : `the Chinese text lacks the placeholder: ${Exclude<Placeholders<E>, Placeholders<Z>>}`;

/** A template that still has to be filled. `en` and `zh` are readable for documentation. */
export interface Text<P extends string> {
  (...values: [P] extends [never] ? [] : [Readonly<Record<P, TextValue>>]): Message;
  readonly en: string;
  readonly zh: string;
}

/** Declares a text in both languages. */
export function text<const E extends string, const Z extends string>(
  en: E,
  zh: Same<E, Z>,
): Text<Placeholders<E>> {
  const fill = (values: Readonly<Record<string, TextValue>> = {}): Message => ({
    en,
    zh: zh as string,
    values,
  });
  return Object.assign(fill, { en, zh: zh as string }) as Text<Placeholders<E>>;
}

/** A message that is the same in both languages: a record, a host name, a list of them. */
export function verbatim(value: string): Message {
  return { en: '{value}', zh: '{value}', values: { value } };
}

/** Joins messages into one, with a separator a language. */
export function join(
  parts: readonly TextValue[],
  separator: { readonly en: string; readonly zh: string },
): Message {
  const values: Record<string, TextValue> = {};
  for (const [index, part] of parts.entries()) values[`p${index}`] = part;
  const names = Object.keys(values).map((name) => `{${name}}`);
  return { en: names.join(separator.en), zh: names.join(separator.zh), values };
}

/** `a, b and c` / `a、b 和 c`. */
export function list(parts: readonly TextValue[]): Message {
  if (parts.length < 2) return join(parts, { en: '', zh: '' });
  const last = parts[parts.length - 1] as TextValue;
  const head = join(parts.slice(0, -1), { en: ', ', zh: '、' });
  return { en: '{head} and {last}', zh: '{head} 和 {last}', values: { head, last } };
}

const HAN = /[\u3000-\u9fff\uff00-\uffef]/;

/**
 * Fills a message in one language. Values are inserted as they are: making them
 * safe to print is the renderer's work. Chinese words of ours take no space
 * beside Chinese words of ours; names and records keep theirs.
 */
export function say(message: Message, language: Language): string {
  const template = message[language];
  if (!template.includes('{')) return template;
  const isHan = (at: number) => HAN.test(template[at] ?? '');
  return template.replace(
    /( ?)\{(\w+)\}( ?)/g,
    (whole, before: string, name: string, after: string, at: number) => {
      const value = message.values[name];
      if (value === undefined) return whole;
      if (typeof value !== 'object') return before + String(value) + after;
      const said = say(value, language);
      const end = at + whole.length;
      const left = isHan(at - 1) && HAN.test(said[0] ?? '') ? '' : before;
      return left + said + (isHan(end) && HAN.test(said[said.length - 1] ?? '') ? '' : after);
    },
  );
}
