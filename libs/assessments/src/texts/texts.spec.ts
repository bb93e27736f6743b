import { expect, it } from '@jest/globals';
import { LOCALES, namesIn } from '@peerpolis/platform';
import { assessmentTexts } from './index.js';

it('names the same values in every language', () => {
  for (const key of assessmentTexts.keys) {
    for (const locale of LOCALES) expect([key, namesIn(assessmentTexts.message(locale, key))]).toEqual([key, namesIn(assessmentTexts.message('en', key))]);
  }
});
