import { expect, it } from '@jest/globals';
import { LOCALES, namesIn } from '@peerpolis/platform';
import { findingTexts } from './index.js';

it('names the same values in every language', () => {
  for (const key of findingTexts.keys) {
    for (const locale of LOCALES) expect([key, namesIn(findingTexts.message(locale, key))]).toEqual([key, namesIn(findingTexts.message('en', key))]);
  }
});
