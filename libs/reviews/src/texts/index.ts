import { Catalogue, type Params } from '@peerpolis/platform';
import { en } from './en.js';
import { fr } from './fr.js';

export const reviewTexts = new Catalogue<keyof typeof en>({ en, fr });

/** A sentence in the language of the one who reads it. */
export type Say = (key: keyof typeof en, params?: Params) => string;

export const sayIn =
  (locale: string): Say =>
  (key, params) =>
    reviewTexts.translate(locale, key, params);
