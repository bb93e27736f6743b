import { expect, it } from '@jest/globals';
import { LOCALES, namesIn } from '@peerpolis/platform';
import { reviewTexts } from './index.js';

it('names the same values in every language', () => {
  for (const key of reviewTexts.keys) {
    for (const locale of LOCALES) expect([key, namesIn(reviewTexts.message(locale, key))]).toEqual([key, namesIn(reviewTexts.message('en', key))]);
  }
});
