import { readAsOf } from '../files/as-of.js';
import { type Unit } from '../files/place-matcher.js';
import { labelKey, memberSlug, placeKey, slug, type NetworkData } from '../files/read-networks.js';
import { type IdentityFileRow, type LabelFileRow, type NetworkFileRow } from '../files/shapes.js';

/** Kinds of the member table for the units of the lists. */
const MEMBER_KINDS: Readonly<Record<Unit, string>> = {
  city: 'city',
  island: 'island',
  county: 'county',
  province: 'county',
  canton: 'region',
  region: 'region',
  state: 'region',
  district: 'district',
  parish: 'district',
  'joint-group': 'joint-group',
};

/** Rows for the tables, without ids: networks are named by code, members by slug. Pure. */
export function networkRows({ networks, branches, contradictions }: NetworkData): { code: string; slug: string; name: string; kind: string; facts: object }[] {
  const against = (code: string): object[] =>
    contradictions
      .filter((row) => row.network === code)
      .map((row) => ({ topic: row.topic, values: [{ value: row.value_a, source: row.source_a }, { value: row.value_b, source: row.source_b }], note: row.note }));
  return [
    ...networks.map((row) => ({ code: row.code, slug: slug(row.code), name: row.name, kind: row.kind, facts: { ...factsOf(row), contradictions: against(row.code) } })),
    ...branches.map(({ code, name, country, founded, source, confidence }) => {
      return { code, slug: slug(code), name, kind: 'national branch', facts: filled({ country, founded, source, confidence, contradictions: against(code) }) };
    }),
  ];
}

function factsOf(row: NetworkFileRow): object {
  return filled({
    namedIn: row.named_in.split(';'),
    founded: row.founded,
    initiators: row.initiator_or_founders,
    initiationClass: row.initiation_class,
    members: row.members_count,
    membersAsOf: row.members_as_of,
    memberUnit: row.member_unit,
    geography: row.geography,
    categories: row.membership_categories,
    eligibility: row.eligibility_rules,
    structure: row.structure_pillars_commissions,
    funding: row.funding,
    topic: row.core_topic,
    functions: filled({
      sharingInformation: row.fn_sharing_information,
      showcasing: row.fn_showcasing,
      storyTelling: row.fn_story_telling,
      shaming: row.fn_shaming,
      seekingSupport: row.fn_seeking_support,
      standardSetting: row.fn_standard_setting,
    }),
    whereNamed: row.where_named,
    furtherFacts: row.further_facts,
    furtherFactsConfidence: row.further_facts_confidence,
    remark: row.contradictions,
    site: row.site,
    solidarityReading: row.solidarity_reading,
  });
}

/** Leaves out what a source does not say. */
function filled(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
}

export function cityRows({ identities }: NetworkData): object[] {
  return identities.map((row) => ({
    name: row.place,
    country: row.country,
    names: filled({ geonames: row.geonames_name }),
    population: row.population,
    population_as_of: row.population_as_of || null,
    latitude: row.latitude,
    longitude: row.longitude,
    geonames_id: row.geonames_id,
    status: row.status,
    candidates: candidatesOf(row),
  }));
}

function candidatesOf(row: IdentityFileRow): object[] {
  if (row.candidates === '') return [];
  return row.candidates.split('; ').map((text) => {
    const parts = text.split(' / ');
    // A name may hold the separator itself ("Donostia / San Sebastián"), so the fixed fields are taken from the end.
    const [region, featureCode, population, geonamesId] = parts.slice(-4);
    return { name: parts.slice(0, -4).join(' / '), region, featureCode, population: Number(population), geonamesId: Number(geonamesId) };
  });
}

export function memberRows({ identities }: NetworkData): object[] {
  return identities.map((row) => ({ slug: memberSlug(row.place, row.country), name: row.place, kind: MEMBER_KINDS[row.unit], country: row.country }));
}

export function sightingRows(data: NetworkData): object[] {
  const labels = labelsOf(data);
  return data.sightings.map((row) => {
    const label = labels(row);
    const asOf = readAsOf(row.as_of);
    return {
      network: label.network,
      member: memberSlug(row.place, row.country),
      list_label: row.label,
      role: row.role,
      kind: label.kind,
      as_of: row.as_of,
      seen_from: asOf?.from,
      seen_to: asOf?.to,
      source: row.source,
      confidence: row.confidence,
    };
  });
}

export interface MembershipSeed {
  readonly network: string;
  readonly member: string;
  readonly category: string;
  readonly standing: 'member' | 'left';
}

/**
 * Memberships that the lists show, one per network and member, without dates: a list says who is on it, not since when. `left` only
 * where two whole lists of one kind exist and the member is on an earlier one but not on the last.
 */
export function membershipRows(data: NetworkData): MembershipSeed[] {
  const labels = labelsOf(data);
  const lastOfList = new Map<string, string>();
  for (const row of data.sightings) {
    const to = readAsOf(row.as_of)?.to ?? '';
    if (to > (lastOfList.get(labelKey(row)) ?? '')) lastOfList.set(labelKey(row), to);
  }
  const latest = new Map<string, { seed: MembershipSeed; to: string }>();
  for (const row of data.sightings) {
    const label = labels(row);
    if (label.shows !== 'membership') continue;
    const to = readAsOf(row.as_of)?.to ?? '';
    const gone = label.complete_list && to < (lastOfList.get(labelKey(row)) ?? '');
    const seed: MembershipSeed = { network: label.network, member: memberSlug(row.place, row.country), category: label.kind, standing: gone ? 'left' : 'member' };
    const key = `${label.network}|${placeKey(row)}`;
    const before = latest.get(key);
    if (!before || to >= before.to) latest.set(key, { seed, to });
  }
  return [...latest.values()].map(({ seed }) => seed);
}

function labelsOf(data: NetworkData): (row: { label: string; role: string }) => LabelFileRow {
  const byKey = new Map(data.labels.map((row) => [labelKey(row), row]));
  return (row) => {
    const found = byKey.get(labelKey(row));
    if (!found) throw new Error(`labels.csv has no row for ${row.label}, ${row.role}`);
    return found;
  };
}

export function figureRows({ monitoring, figures }: NetworkData): object[] {
  return [...monitoring, ...figures].map((row) => ({
    network: row.network || null,
    programme: row.programme,
    at: row.when,
    measure: row.measure,
    value: row.value,
    source: row.source,
    remark: row.remark || null,
  }));
}
