/** Languages the server writes in. Screens have catalogues of their own. */
export const LOCALES = ['en', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** Values for the {names} in a message. */
export type Params = Readonly<Record<string, string | number>>;

/** A sentence with {names}, or one per plural category of the parameter `count`; `other` is the fallback. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** The catalogue's language for a person's: "fr-BE" reads French, an unknown one English. */
export function localeOf(wanted: string | null | undefined): Locale {
  const language = (wanted ?? '').toLowerCase().split(/[-_]/)[0];
  return LOCALES.find((locale) => locale === language) ?? 'en';
}

/**
 * Messages of one room in all languages. The English keys are the type, so a language that lacks one, or has one too many, does
 * not compile.
 */
export class Catalogue<Key extends string> {
  constructor(private readonly messages: { en: Record<Key, Message> } & Record<Locale, Record<Key, Message>>) {}

  get keys(): Key[] {
    return Object.keys(this.messages.en) as Key[];
  }

  has(key: string): key is Key {
    return Object.hasOwn(this.messages.en, key);
  }

  message(locale: string, key: Key): Message {
    return this.messages[localeOf(locale)][key];
  }

  /** The message in the person's language. @throws Error where a {name} has no value: a defect of the caller */
  translate(locale: string, key: Key, params: Params = {}): string {
    const language = localeOf(locale);
    const message = this.messages[language][key];
    const sentence = typeof message === 'string' ? message : pluralOf(language, key, message, params);
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      if (value === undefined) throw new Error(`Message "${key}" lacks a value for {${name}}`);
      return typeof value === 'number' ? new Intl.NumberFormat(language).format(value) : value;
    });
  }
}

function pluralOf(locale: Locale, key: string, message: Exclude<Message, string>, params: Params): string {
  if (typeof params.count !== 'number') throw new Error(`Message "${key}" lacks the number {count}`);
  return message[new Intl.PluralRules(locale).select(params.count)] ?? message.other;
}

/** Names in a message, for the comparison of languages. */
export function namesIn(message: Message): string[] {
  const sentences = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(sentences.flatMap((sentence) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string)))].sort();
}
