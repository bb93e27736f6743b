import { describe, expect, it } from '@jest/globals';
import { Catalogue, LOCALES, localeOf, namesIn } from './catalogue.js';
import { formatDay, formatMoment } from './dates.js';
import { serverCatalogue } from './server-catalogue.js';

describe('a catalogue', () => {
  const catalogue = new Catalogue({
    en: { hello: 'Hello {name}', left: { one: '{count} day left', other: '{count} days left' } },
    fr: { hello: 'Bonjour {name}', left: { one: 'encore {count} jour', other: 'encore {count} jours' } },
  });

  it('fills names, by the language of the person', () => {
    expect(catalogue.translate('en', 'hello', { name: 'Ann' })).toBe('Hello Ann');
    expect(catalogue.translate('fr-BE', 'hello', { name: 'Ann' })).toBe('Bonjour Ann');
    expect(catalogue.translate('sv', 'hello', { name: 'Ann' })).toBe('Hello Ann');
    expect(['FR', 'fr_CH', '', null, undefined, 'en-IE'].map(localeOf)).toEqual(['fr', 'fr', 'en', 'en', 'en', 'en']);
  });

  it('counts as the language does', () => {
    expect([0, 1, 2].map((count) => catalogue.translate('en', 'left', { count }))).toEqual(['0 days left', '1 day left', '2 days left']);
    expect([0, 1, 2].map((count) => catalogue.translate('fr', 'left', { count }))).toEqual(['encore 0 jour', 'encore 1 jour', 'encore 2 jours']);
    expect(catalogue.translate('en', 'left', { count: 12345 })).toBe('12,345 days left');
  });

  it('does not read names out of values, and does not pass a gap over', () => {
    expect(catalogue.translate('en', 'hello', { name: '{count} $1 {name}' })).toBe('Hello {count} $1 {name}');
    expect(() => catalogue.translate('en', 'hello')).toThrow('{name}');
    expect(() => catalogue.translate('en', 'left', { count: '2' })).toThrow('{count}');
  });
});

describe('the server’s texts', () => {
  it.each(LOCALES)('are complete in %s, with the same names as in English', (locale) => {
    for (const key of serverCatalogue.keys) {
      const message = serverCatalogue.message(locale, key);
      const sentences = typeof message === 'string' ? [message] : Object.values(message);
      expect([key, sentences.every((sentence) => sentence.trim() !== '')]).toEqual([key, true]);
      expect([key, namesIn(message)]).toEqual([key, namesIn(serverCatalogue.message('en', key))]);
    }
  });

  it('differ between the languages', () => {
    const same = serverCatalogue.keys.filter((key) => serverCatalogue.message('en', key) === serverCatalogue.message('fr', key));
    expect(same).toEqual([]);
  });

  it('have a subject, a body and an action for each kind of mail', () => {
    const kinds = new Set(serverCatalogue.keys.map((key) => key.split('.')).filter((parts) => parts.length === 3).map((parts) => parts[1]));
    for (const kind of kinds) for (const part of ['subject', 'body', 'action']) expect(serverCatalogue.has(`mail.${kind}.${part}`)).toBe(true);
  });
});

it('writes dates on the calendar of a place', () => {
  const at = new Date('2026-03-02T23:30:00Z');
  expect(formatDay('en', at, 'UTC')).toBe('2 March 2026');
  expect(formatDay('en', at, 'Europe/Brussels')).toBe('3 March 2026');
  expect(formatDay('fr', at, 'Europe/Brussels')).toBe('3 mars 2026');
  expect(formatMoment('en', at, 'Europe/Brussels')).toMatch(/^3 March 2026.* 00:30 .+$/);
});
