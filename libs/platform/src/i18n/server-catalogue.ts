import { Catalogue, type Params } from './catalogue.js';
import { mailEn } from './mail.en.js';
import { mailFr } from './mail.fr.js';

/** The platform's own texts: mails. Modules that write texts on the server (reports) make a `Catalogue` of their own. */
export const serverCatalogue = new Catalogue<keyof typeof mailEn>({ en: mailEn, fr: mailFr });

export type ServerKey = keyof typeof mailEn;

export function translate(locale: string, key: ServerKey, params?: Params): string {
  return serverCatalogue.translate(locale, key, params);
}
