import { expect, it } from '@jest/globals';
import { LOCALES, namesIn } from '@peerpolis/platform';
import { cycleTexts } from './index.js';

it('names the same values in every language', () => {
  for (const key of cycleTexts.keys) {
    for (const locale of LOCALES) expect([key, namesIn(cycleTexts.message(locale, key))]).toEqual([key, namesIn(cycleTexts.message('en', key))]);
  }
});
