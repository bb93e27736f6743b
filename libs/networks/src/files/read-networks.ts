import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type z } from 'zod';
import { COUNTRY_CODES } from './countries.js';
import { BadTables, dataFolder, readTable, type TableProblem } from './csv.js';
import { foldName, unitOf } from './place-matcher.js';
import * as shapes from './shapes.js';

/** Everything the catalogue of networks ships with, checked row by row and against each other. */
export interface NetworkData {
  readonly networks: readonly shapes.NetworkFileRow[];
  readonly branches: readonly shapes.BranchFileRow[];
  readonly relations: readonly shapes.RelationFileRow[];
  readonly contradictions: readonly shapes.ContradictionFileRow[];
  readonly labels: readonly shapes.LabelFileRow[];
  readonly sightings: readonly shapes.SightingFileRow[];
  /** How networks were seen to monitor: signatories, respondents, reports, suspensions. */
  readonly monitoring: readonly shapes.FigureFileRow[];
  /** Sizes of networks, each with its date and source. */
  readonly figures: readonly shapes.FigureFileRow[];
  readonly identities: readonly shapes.IdentityFileRow[];
  readonly placeNames: readonly z.output<typeof shapes.placeNameRow>[];
  readonly placeLinks: readonly shapes.PlaceLinkRow[];
  readonly cityProsperity: readonly shapes.CityProsperityRow[];
}

/** Reads a table's text by file name; the default reads the shipped folder. */
export type TableSource = (file: string) => string;
const shipped: TableSource = (file) => readFileSync(join(dataFolder(), file), 'utf8');

/** All tables. Throws BadTables with everything that is wrong in any of them. */
export function readNetworkData(source: TableSource = shipped): NetworkData {
  const problems: TableProblem[] = [];
  const table = <Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape>[] => readTable(source(file), file, shape, problems);
  const data: NetworkData = {
    networks: table('networks.csv', shapes.networkRow),
    branches: table('national-branches.csv', shapes.branchRow),
    relations: table('relations.csv', shapes.relationRow),
    contradictions: table('contradictions.csv', shapes.contradictionRow),
    labels: table('labels.csv', shapes.labelRow),
    sightings: table('sightings.csv', shapes.sightingRow),
    monitoring: table('monitoring.csv', shapes.figureRow),
    figures: table('figures.csv', shapes.figureRow),
    identities: table('identity.csv', shapes.identityRow),
    placeNames: table('place-names.csv', shapes.placeNameRow),
    placeLinks: table('place-links.csv', shapes.placeLinkRow),
    cityProsperity: table('city-prosperity.csv', shapes.cityProsperityRow),
  };
  problems.push(...crossCheck(data));
  if (problems.length > 0) throw new BadTables(problems);
  return data;
}

/** Which row of labels.csv a sighting belongs to. */
export const labelKey = (row: { readonly label: string; readonly role: string }): string => `${row.label}|${row.role}`;
export const placeKey = (row: { readonly place: string; readonly country: string }): string => `${row.place}|${row.country}`;

/** Address of a member in links: name and country in plain letters. */
export const memberSlug = (place: string, country: string): string => slug(`${place} ${country}`);
export const slug = (text: string): string =>
  foldName(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function crossCheck(data: NetworkData): TableProblem[] {
  const codes = new Set([...data.networks, ...data.branches].map((row) => row.code));
  const labels = new Set(data.labels.map(labelKey));
  const places = new Set(data.identities.map(placeKey));
  const known = (code: string): string | undefined => (codes.has(code) ? undefined : `no network has the code ${code}`);
  const country = (code: string): string | undefined => (COUNTRY_CODES.has(code) ? undefined : `no country has the code ${code}`);
  const optional = (code: string): string | undefined => (code === '' ? undefined : known(code));
  return [
    ...check('networks.csv', data.networks, { code: unique((row) => row.code) }),
    ...check('national-branches.csv', data.branches, {
      code: unique((row) => row.code, data.networks.map((row) => row.code)),
      parent: (row) => known(row.parent),
      country: (row) => country(row.country),
    }),
    ...check('relations.csv', data.relations, {
      network: (row) => known(row.network) ?? (row.network === row.related ? 'a network is not related to itself' : undefined),
      related: (row) => known(row.related),
      kind: unique((row) => `${row.network}|${row.kind}|${row.related}`),
    }),
    ...check('contradictions.csv', data.contradictions, { network: (row) => known(row.network) }),
    ...check('labels.csv', data.labels, { network: (row) => known(row.network), label: unique(labelKey) }),
    ...check('sightings.csv', data.sightings, {
      label: (row) => (labels.has(labelKey(row)) ? undefined : `labels.csv has no row for ${row.label}, ${row.role}`),
      place: (row) => (places.has(placeKey(row)) ? undefined : `identity.csv has no row for ${row.place} (${row.country})`),
      country: (row) => country(row.country),
      as_of: unique((row) => [row.label, row.place, row.country, row.role, row.as_of].join('|')),
    }),
    ...check('monitoring.csv', data.monitoring, { network: (row) => optional(row.network) }),
    ...check('figures.csv', data.figures, { network: (row) => known(row.network) }),
    ...check('identity.csv', data.identities, {
      place: unique(placeKey),
      unit: (row) => (row.unit === unitOf(row.place) ? undefined : `the name says ${unitOf(row.place)}`),
      geonames_id: (row) => ((row.geonames_id !== null) === (row.status === 'matched') ? undefined : 'only a matched place has one'),
    }),
    ...check('place-names.csv', data.placeNames, { place: (row) => (places.has(placeKey(row)) ? undefined : 'is in no list') }),
    ...check('place-links.csv', data.placeLinks, {
      place: (row) => (places.has(placeKey(row)) ? undefined : 'is in no list'),
      other: (row) => (places.has(placeKey({ place: row.other, country: row.other_country })) ? undefined : 'is in no list'),
    }),
  ];
}

type Check<Row> = (row: Row) => string | undefined;

function check<Row extends object>(file: string, rows: readonly Row[], checks: Partial<Record<keyof Row & string, Check<Row>>>): TableProblem[] {
  return rows.flatMap((row, at) =>
    Object.entries<Check<Row> | undefined>(checks).flatMap(([column, test]) => {
      const message = test?.(row);
      return message === undefined ? [] : [{ file, row: at + 1, column, message }];
    }),
  );
}

/** A check that remembers what it saw, in the order of the rows. */
function unique<Row>(key: (row: Row) => string, taken: readonly string[] = []): Check<Row> {
  const seen = new Set(taken);
  return (row) => {
    const value = key(row);
    if (seen.has(value)) return `${value} occurs more than once`;
    seen.add(value);
    return undefined;
  };
}
