import { stringify } from 'csv-stringify/sync';
import { GAZETTEER, type GazetteerPlace } from './gazetteer.js';
import { placeMatcher, type Identity, type Place, type PlaceName } from './place-matcher.js';

const COLUMNS = [
  'place',
  'country',
  'unit',
  'status',
  'rule',
  'geonames_id',
  'geonames_name',
  'population',
  'population_as_of',
  'latitude',
  'longitude',
  'candidates',
] as const;

/** The checked-in table identity.csv, made anew: one row per place, by name, with what was decided, why, and what else it could be. */
export function identityReport(places: readonly Place[], gazetteer: readonly GazetteerPlace[], names: readonly PlaceName[]): string {
  const match = placeMatcher(gazetteer, names);
  const distinct = new Map(places.map((place) => [`${place.place}|${place.country}`, { place: place.place, country: place.country }]));
  const key = ({ place, country }: Place): string => `${place}|${country}`;
  const rows = [...distinct.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map((place) => rowOf(match(place)));
  return stringify(rows, { header: true, columns: [...COLUMNS] });
}

function rowOf({ found, candidates, ...identity }: Identity): Record<(typeof COLUMNS)[number], string | number> {
  const [longitude, latitude] = found?.loc.coordinates ?? ['', ''];
  const population = found && found.population > 0 ? found.population : '';
  return {
    place: identity.place,
    country: identity.country,
    unit: identity.unit,
    status: identity.status,
    rule: identity.rule,
    geonames_id: found?.cityId ?? '',
    geonames_name: found?.name ?? '',
    population,
    population_as_of: population === '' ? '' : GAZETTEER,
    latitude,
    longitude,
    candidates: candidates.map(candidateText).join('; '),
  };
}

/** name / region / kind / population / GeoNames id */
function candidateText(place: GazetteerPlace): string {
  return [place.name, place.adminCode, place.featureCode, place.population, place.cityId].join(' / ');
}
