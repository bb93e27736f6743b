import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BadTables, dataFolder } from './csv.js';
import { labelKey, memberSlug, placeKey, readNetworkData, type TableSource } from './read-networks.js';

const data = readNetworkData();
const shipped: TableSource = (file) => readFileSync(join(dataFolder(), file), 'utf8');

describe('shipped tables of networks', () => {
  it('hold 50 networks, their branches, 594 sightings of 330 places under 25 labels, and 41 monitoring figures', () => {
    expect(data.networks).toHaveLength(50);
    expect(data.branches).toHaveLength(4);
    expect(data.sightings).toHaveLength(594);
    expect(new Set(data.sightings.map(placeKey)).size).toBe(330);
    expect(data.identities).toHaveLength(330);
    expect(new Set(data.labels.map((row) => row.label)).size).toBe(25);
    expect(data.monitoring).toHaveLength(41);
    expect(data.cityProsperity).toHaveLength(8);
  });

  it('give each place an address of its own', () => {
    expect(new Set(data.identities.map((row) => memberSlug(row.place, row.country))).size).toBe(330);
    expect(memberSlug('Łeba', 'PL')).toBe('leba-pl');
  });

  it('count 33 places in three or more of 19 families, 25 in two, 272 in one', () => {
    const family = new Map(data.labels.map((row) => [labelKey(row), row.family]));
    const families = new Map<string, Set<string>>();
    for (const sighting of data.sightings) {
      const place = placeKey(sighting);
      const of = families.get(place) ?? new Set();
      families.set(place, of.add(family.get(labelKey(sighting)) ?? ''));
    }
    const sizes = [...families.values()].map((of) => of.size);
    expect(new Set(data.labels.map((row) => row.family)).size).toBe(19);
    expect([sizes.filter((n) => n >= 3).length, sizes.filter((n) => n === 2).length, sizes.filter((n) => n === 1).length]).toEqual([33, 25, 272]);
    expect(families.get('Barcelona|ES')?.size).toBe(9);
  });

  it('keep the two lists of the Baltic union apart: 96 and 68 names, 58 of them the same', () => {
    const list = (asOf: string): Set<string> => new Set(data.sightings.filter((row) => row.label === 'Union of the Baltic Cities' && row.as_of === asOf).map(placeKey));
    const [before, after] = [list('2014'), list('2022-autumn')];
    expect([before.size, after.size, [...after].filter((place) => before.has(place)).length]).toEqual([96, 68, 58]);
  });

  it('keep both values where sources contradict each other', () => {
    const charter = data.contradictions.find((row) => row.network === 'ECHRC');
    expect(charter).toMatchObject({ value_a: '2000', value_b: '2002' });
    expect(data.contradictions.every((row) => row.value_a !== row.value_b)).toBe(true);
  });

  it('leave the dimension that the source lacks empty', () => {
    expect(data.cityProsperity.find((row) => row.city === 'Oslo')).toMatchObject({ equity: null, published_cpi5: 0.924 });
  });
});

describe('published values of the City Prosperity Index', () => {
  const whole = data.cityProsperity.filter((row) => row.equity !== null);
  const geometric = (values: readonly number[]): number => Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

  it.each(whole.map((row) => [row.city, row] as const))('%s: both totals are the geometric mean within rounding', (_city, row) => {
    const four = [row.infrastructure, row.quality_of_life, row.environment, row.productivity].map(Number);
    expect(Math.abs(geometric(four) - Number(row.published_cpi4))).toBeLessThan(0.0005);
    expect(Math.abs(geometric([...four, Number(row.equity)]) - Number(row.published_cpi5))).toBeLessThan(0.0005);
  });
});

describe('bad tables', () => {
  const problems = (file: string, change: (text: string) => string): string[] => {
    try {
      readNetworkData((name) => (name === file ? change(shipped(name)) : shipped(name)));
    } catch (error) {
      if (error instanceof BadTables) return error.problems.map((problem) => `${problem.file} ${problem.row} ${problem.column}: ${problem.message}`);
      throw error;
    }
    return [];
  };
  const addTo = (file: string, row: string): string[] => problems(file, (text) => `${text}${row}\n`);

  it.each([
    ['a relation to a network that does not exist', 'relations.csv', 'UBC,part-of,NOWHERE,none,own', ['relations.csv 20 related: no network has the code NOWHERE']],
    ['a network related to itself', 'relations.csv', 'UBC,part-of,UBC,none,own', ['relations.csv 20 network: a network is not related to itself']],
    ['a relation given twice', 'relations.csv', 'CEMR,branch-of,UCLG,none,own', ['relations.csv 20 kind: CEMR|branch-of|UCLG occurs more than once']],
    [
      'a sighting under an unknown label',
      'sightings.csv',
      'Unknown club,Oslo,NO,member,2014,nowhere,own',
      ['sightings.csv 595 label: labels.csv has no row for Unknown club, member'],
    ],
    [
      'a sighting of a place in an unknown country',
      'sightings.csv',
      'C40,Atlantis,ZZ,steering committee,2014,nowhere,own',
      ['sightings.csv 595 place: identity.csv has no row for Atlantis (ZZ)', 'sightings.csv 595 country: no country has the code ZZ'],
    ],
    ['a date that is none', 'sightings.csv', 'C40,Oslo,NO,steering committee,2014-13,nowhere,own', ['sightings.csv 595 as_of: not a day, month, season, year or span']],
    ['a share above 1', 'city-prosperity.csv', 'Oz,NO,1.2,0.5,0.5,0.5,0.5,0.5,0.5,nowhere,own', ['city-prosperity.csv 9 infrastructure: Too big: expected number to be <=1']],
    ['a network code given twice', 'national-branches.csv', 'UBC,Again,EUROCITIES,NO,,nowhere,own', ['national-branches.csv 5 code: UBC occurs more than once']],
  ])('name %s by file, row and column', (_what, file, row, expected) => {
    expect(addTo(file, row)).toEqual(expected);
  });

  it('find an identifier on a place that was not matched', () => {
    expect(problems('identity.csv', (text) => text.replace(/^Botkyrka,SE,city,missing,seat-only,,/m, 'Botkyrka,SE,city,missing,seat-only,1,'))).toEqual([
      expect.stringContaining('geonames_id: only a matched place has one'),
    ]);
  });
});
