import { z } from 'zod';
import { readAsOf } from './as-of.js';
import { IDENTITY_STATUSES, RULES, UNITS } from './place-matcher.js';

/** Columns of the shipped tables. What each column means is told in docs/reference-data.md. */
const text = z.string();
const filled = z.string().trim().min(1, 'must not be empty');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is its two-letter ISO code');
const yes = z.enum(['yes', 'no']).transform((value) => value === 'yes');
const figure = z.union([z.literal('').transform(() => null), z.coerce.number()]);
const asOf = filled.refine((value) => readAsOf(value) !== undefined, 'not a day, month, season, year or span');

export const networkRow = z.strictObject({
  code: filled,
  name: filled,
  kind: filled,
  named_in: filled,
  founded: text,
  initiator_or_founders: text,
  initiation_class: text,
  members_count: text,
  members_as_of: text,
  member_unit: text,
  geography: text,
  membership_categories: text,
  eligibility_rules: text,
  structure_pillars_commissions: text,
  funding: text,
  core_topic: text,
  fn_sharing_information: text,
  fn_showcasing: text,
  fn_story_telling: text,
  fn_shaming: text,
  fn_seeking_support: text,
  fn_standard_setting: text,
  where_named: text,
  further_facts: text,
  further_facts_confidence: text,
  contradictions: text,
  site: text,
  solidarity_reading: text,
});
export type NetworkFileRow = z.output<typeof networkRow>;

export const branchRow = z.strictObject({ code: filled, name: filled, parent: filled, country, founded: text, source: filled, confidence: filled });
export type BranchFileRow = z.output<typeof branchRow>;

export const RELATION_KINDS = ['part-of', 'branch-of', 'national-branch-of', 'initiated-by'] as const;
export const relationRow = z.strictObject({ network: filled, kind: z.enum(RELATION_KINDS), related: filled, source: filled, confidence: filled });
export type RelationFileRow = z.output<typeof relationRow>;

export const contradictionRow = z.strictObject({ topic: filled, network: filled, value_a: filled, source_a: filled, value_b: filled, source_b: filled, note: text });
export type ContradictionFileRow = z.output<typeof contradictionRow>;

export const SIGHTING_KINDS = [
  'signatory',
  'member',
  'founder',
  'participant',
  'steering-committee',
  'coordinator',
  'reviewed-city',
  'peer-city',
  'project-partner',
  'index-participant',
  'respondent',
  'supporter',
  'case-study',
] as const;
export const labelRow = z.strictObject({
  label: filled,
  role: filled,
  network: filled,
  /** Group of labels that counts as one when overlap is counted. */
  family: filled,
  kind: z.enum(SIGHTING_KINDS),
  shows: z.enum(['membership', 'activity']),
  activity: text,
  complete_list: yes,
});
export type LabelFileRow = z.output<typeof labelRow>;

export const sightingRow = z.strictObject({ label: filled, place: filled, country, role: filled, as_of: asOf, source: filled, confidence: filled });
export type SightingFileRow = z.output<typeof sightingRow>;

export const figureRow = z.strictObject({ programme: filled, network: text, when: filled, measure: filled, value: text, source: filled, remark: text });
export type FigureFileRow = z.output<typeof figureRow>;

const share = z.union([z.literal('').transform(() => null), z.coerce.number().min(0).max(1)]);
export const cityProsperityRow = z.strictObject({
  city: filled,
  country,
  infrastructure: share,
  quality_of_life: share,
  environment: share,
  productivity: share,
  equity: share,
  published_cpi4: share,
  published_cpi5: share,
  source: filled,
  confidence: filled,
});
export type CityProsperityRow = z.output<typeof cityProsperityRow>;

export const placeNameRow = z.strictObject({ place: filled, country, geonames_name: filled, geonames_country: country, use: z.enum(['same', 'seat']), reason: filled });

export const placeLinkRow = z.strictObject({
  place: filled,
  country,
  kind: z.enum(['appears-later-as', 'not-to-be-confused']),
  other: filled,
  other_country: country,
  note: filled,
});
export type PlaceLinkRow = z.output<typeof placeLinkRow>;

export const identityRow = z.strictObject({
  place: filled,
  country,
  unit: z.enum(UNITS),
  status: z.enum(IDENTITY_STATUSES),
  rule: z.enum(RULES),
  geonames_id: figure,
  geonames_name: text,
  population: figure,
  population_as_of: text,
  latitude: figure,
  longitude: figure,
  candidates: text,
});
export type IdentityFileRow = z.output<typeof identityRow>;
