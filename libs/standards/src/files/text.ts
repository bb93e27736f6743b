/**
 * A text in one or more languages, keyed by two-letter code. A bare string in a file stands for the edition's source language.
 * A translation may be missing for any single string: the reader then gets the source language, string by string.
 */
export type Text = Readonly<Record<string, string>>;

export interface PickedText {
  readonly text: string;
  readonly language: string;
}

/** The text in `language`, else in `source`, else in the first language there is; undefined only for an empty text. */
export function pickText(text: Text, language: string, source: string): PickedText | undefined {
  for (const candidate of [language, source, ...Object.keys(text)]) {
    const found = text[candidate];
    if (found !== undefined && found !== '') return { text: found, language: candidate };
  }
  return undefined;
}

/** Strings present in `language` and strings in all, for "translated 40 of 55". */
export function countTranslated(texts: readonly Text[], language: string): { present: number; all: number } {
  return { present: texts.filter((text) => (text[language] ?? '') !== '').length, all: texts.length };
}
