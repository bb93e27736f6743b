import { useCallback } from 'react';
import { useLocaleState, useTranslate, type I18nProvider, type TranslationMessages } from 'react-admin';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import reactAdminEnglish from 'ra-language-english';
import reactAdminFrench from 'ra-language-french';
import { speak } from '../api/client.js';
import en from './en/index.js';
import fr from './fr/index.js';
import type { MessageKey } from './types.js';

export type { MessageKey } from './types.js';

export const languages = [
  { locale: 'en', name: 'English' },
  { locale: 'fr', name: 'Français' },
];

const catalogues: Record<string, TranslationMessages> = {
  en: { ...reactAdminEnglish, ...en, resources: en.resources },
  fr: { ...reactAdminFrench, ...fr, resources: fr.resources },
};

const kept = 'peerpolis.language';

function firstLanguage(): string {
  const wanted = [readKept(), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag) => tag !== undefined && tag in catalogues) ?? 'en';
}

function readKept(): string | undefined {
  try {
    return localStorage.getItem(kept) ?? undefined;
  } catch {
    return undefined; // storage may be switched off: then the browser's languages decide
  }
}

function apply(locale: string): void {
  document.documentElement.lang = locale;
  speak(locale);
}

/** The translations of react-admin, the page's language and the API's language change together. */
export function makeI18nProvider(): I18nProvider {
  const first = firstLanguage();
  const provider = polyglotI18nProvider((locale) => catalogues[locale] ?? catalogues.en!, first, languages, { allowMissing: false });
  apply(first);
  return {
    ...provider,
    changeLocale: async (locale: string) => {
      await provider.changeLocale(locale);
      apply(locale);
    },
  };
}

let chosenNow = false;

/** The visitor picked a language by hand: it goes before the person's own setting, now and on the next visit. */
export function rememberLanguage(locale: string): void {
  chosenNow = true;
  try {
    localStorage.setItem(kept, locale);
  } catch {
    // no storage: the choice holds for this visit
  }
}

/** Whether this browser's visitor ever chose a language here; if not, the person's own setting counts after sign-in. */
export function languageWasChosen(): boolean {
  return chosenNow || readKept() !== undefined;
}

export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

/** `t` with keys the compiler knows. `smart_count` among the values picks the plural. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}

/** Translates a key made at run time (a state, a problem code) and falls back where the catalogue has none. */
export function useTOr(): (key: string, fallback: string, values?: Record<string, string | number>) => string {
  const translate = useTranslate();
  return useCallback((key, fallback, values) => translate(key, { ...values, _: fallback }), [translate]);
}

export function useLocale(): string {
  return useLocaleState()[0];
}
