import { describe, expect, it } from '@jest/globals';
import { countTranslated, pickText, readEditions, textsOf, type EditionModel } from '../index.js';

const editions = readEditions();
const edition = (standard: string): EditionModel => {
  const found = editions.find((candidate) => candidate.standard === standard);
  if (!found) throw new Error(`no edition of ${standard}`);
  return found;
};
const items = (of: EditionModel): number => of.nodes.filter((node) => node.item !== undefined).length;
const indicators = (of: EditionModel): number => of.nodes.filter((node) => node.kind === 'indicator').length;

/** Items of each standard as its owner numbers them; ELoGE's benchmark has not been seen. */
const ITEMS: Readonly<Record<string, number>> = {
  IC2010: 11,
  ECCAR10: 10,
  ECHRC2000: 28,
  GCA2011: 12,
  ICCIX: 17,
  NSC6: 6,
  SOLC4: 4,
  'COM-E': 9,
  GWANGJU10: 10,
  'FRA-HRC': 3,
  ICCAR: 1,
  'CEMR-EQ2006': 30,
  RFSC30: 30,
  'C40-LS': 5,
  ELoGE: 0,
};

describe('shipped editions', () => {
  it('are the fifteen standards of the field and the City Prosperity Index', () => {
    expect(editions.map((one) => one.standard).sort()).toEqual([...Object.keys(ITEMS), 'CPI5'].sort());
  });

  it.each(Object.entries(ITEMS))('%s has %i items', (standard, count) => {
    expect(items(edition(standard))).toBe(count);
  });

  it('have 176 items in all', () => {
    expect(Object.keys(ITEMS).reduce((sum, standard) => sum + items(edition(standard)), 0)).toBe(176);
  });

  it('say where every item is from and how sure that is', () => {
    const unsure = editions.flatMap((one) => one.nodes.filter((node) => node.item !== undefined && node.confidence === undefined).map((node) => node.code));
    expect(unsure).toEqual([]);
  });

  it('can be assessed, but for the two that are catalogued with a reason', () => {
    expect(editions.filter((one) => one.status === 'catalogued').map((one) => one.standard)).toEqual(['ELoGE', 'ICCAR']);
    expect(editions.filter((one) => one.status === 'catalogued').every((one) => one.reason !== undefined && indicators(one) === 0)).toBe(true);
  });

  it('have an overall score only where the owner has one', () => {
    expect(editions.filter((one) => one.scoring.overall !== 'none').map((one) => one.standard)).toEqual(['CPI5', 'ICCIX']);
  });
});

describe('Integrating Cities Charter', () => {
  const charter = edition('IC2010');

  it('has eleven indicators under four roles', () => {
    expect(charter.nodes.filter((node) => node.kind === 'section').map((node) => node.code)).toEqual(['A', 'B', 'C', 'D']);
    expect(charter.nodes.filter((node) => node.kind === 'indicator').map((node) => node.code)).toEqual(
      ['P1.1', 'P2.1', 'P3.1', 'S1.1', 'S2.1', 'E1.1', 'E2.1', 'E3.1', 'B1.1', 'B2.1', 'B3.1'],
    );
  });

  it('scores fully, partly and not at all as 100, 50 and 0 and asks for evidence of the first two', () => {
    const scale = charter.scales[0];
    expect(scale?.levels.map((level) => [level.code, level.number, level.evidenceRequired])).toEqual([
      ['fully', 100, true],
      ['partly', 50, true],
      ['not-at-all', 0, false],
    ]);
    expect(scale?.notApplicable).toEqual({ allowed: true, reason: 'required' });
    expect(charter.scoring.overall).toBe('none');
  });

  it('says for each indicator what each level means, in both languages', () => {
    const described = charter.nodes.flatMap((node) => (node.indicator ? [node.indicator] : []));
    for (const indicator of described) {
      expect(Object.keys(indicator.levels)).toEqual(['fully', 'partly', 'not-at-all']);
      expect(indicator.guidance).toBeDefined();
      expect(indicator.examples.length).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(['IC2010', 'ECCAR10', 'CPI5'])('%s is wholly in French too', (standard) => {
    const { present, all } = countTranslated(textsOf(edition(standard)), 'fr');
    expect(present).toBe(all);
  });
});

describe('other shapes', () => {
  it('the ten-point plan asks for a narrative and marks its scale as ours', () => {
    const plan = edition('ECCAR10');
    expect(plan.scales.map((scale) => scale.ours)).toEqual([true]);
    expect(plan.nodes.flatMap((node) => (node.indicator ? [node.indicator.narrative] : []))).toEqual(Array<string>(10).fill('required'));
  });

  it('the Global Charter-Agenda has a short and a mid term for each article', () => {
    const horizons = edition('GCA2011').nodes.flatMap((node) => (node.indicator ? [node.indicator.horizon] : []));
    expect(horizons.filter((horizon) => horizon === 'short')).toHaveLength(12);
    expect(horizons.filter((horizon) => horizon === 'mid')).toHaveLength(12);
  });

  it('the intercultural index weighs its twelve indicators alike, the lens being one of them', () => {
    const index = edition('ICCIX');
    const top = index.nodes.filter((node) => node.kind === 'section').map((node) => [node.code, node.weight, index.nodes.filter((child) => child.parent === node.code).length]);
    expect(top).toEqual([
      ['base', 9, 9],
      ['extended', 3, 3],
    ]);
    expect(index.nodes.filter((node) => node.parent === 'I2').map((node) => node.code)).toEqual(['I2a', 'I2b', 'I2c', 'I2d', 'I2e', 'I2f']);
  });

  it('the City Prosperity Index is a geometric mean that wants all five dimensions', () => {
    const { scoring } = edition('CPI5');
    expect(scoring).toMatchObject({ overall: 'geometric', coverage: 1, reporting: { low: 0, high: 1 } });
  });

  it('the ambitions, the pillars and the frameworks without a rater are narrative only', () => {
    for (const standard of ['NSC6', 'SOLC4', 'GWANGJU10', 'FRA-HRC']) expect(edition(standard).scales).toEqual([]);
  });
});

describe('texts', () => {
  it('fall back string by string', () => {
    const rating = edition('ECHRC2000').rating;
    expect(pickText(rating, 'fr', 'en')).toEqual({ text: rating['en'], language: 'en' });
    expect(pickText(edition('IC2010').title, 'fr', 'en')).toEqual({ text: 'Charte des villes intégratrices', language: 'fr' });
    expect(pickText({}, 'fr', 'en')).toBeUndefined();
  });
});
