import { type GazetteerPlace } from './gazetteer.js';

export const UNITS = ['city', 'island', 'county', 'province', 'canton', 'region', 'state', 'district', 'parish', 'joint-group'] as const;
/** What kind of unit a place of a list is. */
export type Unit = (typeof UNITS)[number];

export const IDENTITY_STATUSES = ['matched', 'ambiguous', 'missing', 'not-a-city'] as const;
export type IdentityStatus = (typeof IDENTITY_STATUSES)[number];

/** Rules of docs/reference-data.md, "City identity". */
export const RULES = ['unit', 'only-one', 'ten-times', 'too-close', 'section-of-a-place', 'longer-names', 'seat-only', 'not-in-gazetteer'] as const;

export interface Place {
  readonly place: string;
  readonly country: string;
}

/** Another name under which the gazetteer has a place (`same`), or the main place of a municipality it does not have (`seat`). */
export interface PlaceName extends Place {
  readonly geonames_name: string;
  readonly geonames_country: string;
  readonly use: 'same' | 'seat';
  readonly reason: string;
}

export interface Identity extends Place {
  readonly unit: Unit;
  readonly status: IdentityStatus;
  /** The rule that decided. */
  readonly rule: (typeof RULES)[number];
  readonly found: GazetteerPlace | undefined;
  /** The others it could be, largest first. */
  readonly candidates: readonly GazetteerPlace[];
}

/** One place must have this many times the population of the next of the same name in its country to be clearly meant. */
export const CLEARLY_LARGER = 10;

const BRACKET_UNITS: readonly [RegExp, Unit][] = [
  [/\((?:functional urban area|union)\)$/, 'joint-group'],
  [/\([^()]*(?:district|borough)\)$/, 'district'],
  [/\(parish\b[^()]*\)$/, 'parish'],
  [/\(island\)$/, 'island'],
  [/\(county\)$/, 'county'],
  [/\(province\)$/, 'province'],
  [/\(canton\)$/, 'canton'],
  [/\(region\)$/, 'region'],
  [/\(state\)$/, 'state'],
];

/** The kind of unit a list's own label names in brackets; without one, a city (or a municipality, which lists do not tell apart). */
export function unitOf(place: string): Unit {
  return BRACKET_UNITS.find(([pattern]) => pattern.test(place))?.[1] ?? 'city';
}

const SPECIAL: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', ı: 'i', đ: 'd', œ: 'oe', '’': "'" };

/** Lower case without accents, for comparing names. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøßæıđœ’]/g, (letter) => SPECIAL[letter] ?? letter);
}

/** A matcher over one gazetteer. Pure: the same place gives the same answer. */
export function placeMatcher(gazetteer: readonly GazetteerPlace[], names: readonly PlaceName[]): (place: Place) => Identity {
  const byName = new Map<string, GazetteerPlace[]>();
  for (const entry of gazetteer) push(byName, `${entry.country} ${foldName(entry.name)}`, entry);
  const named = (country: string, name: string): GazetteerPlace[] => bySize(byName.get(`${country} ${foldName(name)}`) ?? []);
  const longer = (country: string, name: string): GazetteerPlace[] => {
    const start = foldName(name);
    return bySize(
      gazetteer.filter((entry) => {
        if (entry.country !== country) return false;
        const folded = foldName(entry.name);
        return folded.startsWith(start) && /^[ (/-]/.test(folded.slice(start.length));
      }),
    );
  };

  return ({ place, country }) => {
    const unit = unitOf(place);
    const other = names.find((name) => name.place === place && name.country === country);
    const answer = (status: IdentityStatus, rule: Identity['rule'], candidates: readonly GazetteerPlace[] = [], found?: GazetteerPlace): Identity => {
      return { place, country, unit, status, rule, found, candidates };
    };
    if (unit !== 'city') return answer('not-a-city', 'unit');
    const candidates = other ? named(other.geonames_country, other.geonames_name) : named(country, place);
    if (other?.use === 'seat') return answer('missing', 'seat-only', candidates);
    const [first, second] = candidates;
    if (first?.featureCode === 'PPLX') return answer('ambiguous', 'section-of-a-place', candidates);
    if (first && !second) return answer('matched', 'only-one', [], first);
    if (first && second) {
      const clear = first.population > 0 && first.population >= CLEARLY_LARGER * second.population;
      return clear ? answer('matched', 'ten-times', candidates.slice(1), first) : answer('ambiguous', 'too-close', candidates);
    }
    const longerNames = longer(country, place);
    return longerNames.length > 0 ? answer('ambiguous', 'longer-names', longerNames) : answer('missing', 'not-in-gazetteer');
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function bySize(places: readonly GazetteerPlace[]): GazetteerPlace[] {
  return [...places].sort((a, b) => b.population - a.population || a.cityId - b.cityId);
}
