import { useCallback, useEffect } from 'react';
import type { UpdateMe } from '@contracts/people';
import { useLocaleState } from 'react-admin';
import { put } from '../api/client.js';
import { useMe } from '../api/hooks.js';
import { languageWasChosen } from '../i18n/index.js';

/** Takes over the person's language after sign-in, and gives back the way to keep a new choice with the person (mails follow it). */
export function usePersonalLanguage(): (locale: string) => void {
  const { data } = useMe();
  const [locale, setLocale] = useLocaleState();
  const wanted = data?.locale;
  useEffect(() => {
    if (wanted && wanted !== locale && !languageWasChosen()) void setLocale(wanted);
  }, [wanted, locale, setLocale]);
  return useCallback((chosen) => {
    const change: UpdateMe = { locale: chosen as UpdateMe['locale'] };
    // the page already speaks the language; that the server does not know it yet must not disturb
    put('/me', change).catch(() => undefined);
  }, []);
}
