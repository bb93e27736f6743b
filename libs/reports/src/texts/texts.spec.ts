import { describe, expect, it } from '@jest/globals';
import { namesIn } from '@peerpolis/platform';
import { reportTexts } from './index.js';

describe('the texts of reports', () => {
  it('are complete in French: every key, with the same names in it, and in other words', () => {
    const alike: string[] = [];
    for (const key of reportTexts.keys) {
      const [en, fr] = [reportTexts.message('en', key), reportTexts.message('fr', key)];
      expect([key, namesIn(fr)]).toEqual([key, namesIn(en)]);
      expect([key, typeof fr]).toEqual([key, typeof en]);
      if (JSON.stringify(fr) === JSON.stringify(en)) alike.push(key);
    }
    // Words that both languages share.
    expect(alike.sort()).toEqual(['column.question', 'column.questions', 'column.source', 'cycle.publication', 'fact.cycle', 'file.city', 'file.network', 'file.page']);
  });
});
