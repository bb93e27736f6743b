import { z } from 'zod';

export const FORMATS = ['html', 'pdf', 'xlsx', 'csv'] as const;

export const BuildReports = z.strictObject({
  formats: z.array(z.enum(FORMATS)).min(1).max(FORMATS.length).default([...FORMATS]),
  locale: z.enum(['en', 'fr']).default('en'),
});
export type BuildReports = z.infer<typeof BuildReports>;

/** For a cycle: its network report and, unless `cities` is false, the report of every dossier that has something to report, in one job. */
export const BuildCycleReports = BuildReports.extend({ cities: z.boolean().default(true) });
export type BuildCycleReports = z.infer<typeof BuildCycleReports>;

/** Answer to a request for reports: the job that builds them. */
export const ReportsRequested = z.object({ jobId: z.uuid() });
export type ReportsRequested = z.infer<typeof ReportsRequested>;

export const ReportView = z.object({
  id: z.uuid(),
  cycleId: z.uuid(),
  cycleTitle: z.string(),
  dossierId: z.uuid().nullable(),
  name: z.string(),
  kind: z.enum(['city', 'network']),
  format: z.enum(FORMATS),
  locale: z.string(),
  state: z.enum(['building', 'ready', 'failed']),
  fileName: z.string(),
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  jobId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
});
export type ReportView = z.infer<typeof ReportView>;

/** Pages without sign-in: published only. */
export const PublicCycleLink = z.object({ slug: z.string(), title: z.string(), state: z.string(), standardTitle: z.record(z.string(), z.string()), publishedAt: z.iso.datetime().nullable() });
export type PublicCycleLink = z.infer<typeof PublicCycleLink>;
const PublicMemberLink = z.object({ slug: z.string(), name: z.string(), country: z.string() });

/** Rows of the lists of networks and cycles, for everybody. */
export const PublicNetworkRow = z.object({ slug: z.string(), name: z.string(), kind: z.string(), sandbox: z.boolean(), members: z.number().int(), cycles: z.number().int() });
export type PublicNetworkRow = z.infer<typeof PublicNetworkRow>;
export const PublicCycleRow = PublicCycleLink.extend({
  network: z.object({ slug: z.string(), name: z.string(), sandbox: z.boolean() }),
  historical: z.boolean(),
  /** Dossiers published so far. */
  published: z.number().int(),
});
export type PublicCycleRow = z.infer<typeof PublicCycleRow>;

export const PublicNetwork = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  sandbox: z.boolean(),
  facts: z.record(z.string(), z.unknown()),
  members: z.array(PublicMemberLink.extend({ category: z.string(), standing: z.string() })),
  cycles: z.array(PublicCycleLink),
});
export type PublicNetwork = z.infer<typeof PublicNetwork>;

export const PublicCycle = PublicCycleLink.extend({
  network: z.object({ slug: z.string(), name: z.string(), sandbox: z.boolean() }),
  historical: z.boolean(),
  stages: z.array(z.object({ stage: z.string(), opensAt: z.iso.datetime(), closesAt: z.iso.datetime() })),
  timeZone: z.string(),
  members: z.array(PublicMemberLink.extend({ dossierId: z.uuid(), published: z.boolean() })),
  reports: z.array(ReportView),
});
export type PublicCycle = z.infer<typeof PublicCycle>;

/** A computed value of a published dossier; `why`: the reason where there is none. */
export const PublicValue = z.object({
  code: z.string(),
  kind: z.enum(['commitment', 'section', 'overall']),
  layer: z.enum(['self', 'peer', 'agreed']),
  value: z.number().nullable(),
  coverage: z.number().nullable(),
  why: z.string().nullable(),
});
export type PublicValue = z.infer<typeof PublicValue>;

/**
 * Results of a cycle: published dossiers in the order of the alphabet (never of a value), a page at a time (`range`, Content-Range).
 * `slug` and `country` are null, and `name` is the dossier's pseudonym, where a double-blind cycle keeps the member unknown.
 */
export const PublicResults = z.object({
  /** Nodes and the overall score in display order, with titles by language; `overall` has none. */
  nodes: z.array(z.object({ code: z.string(), kind: PublicValue.shape.kind, titles: z.record(z.string(), z.string()) })),
  low: z.number(),
  high: z.number(),
  rows: z.array(z.object({ dossierId: z.uuid(), slug: z.string().nullable(), name: z.string(), country: z.string().nullable(), values: z.array(PublicValue) })),
});
export type PublicResults = z.infer<typeof PublicResults>;

export const PublicMember = PublicMemberLink.extend({
  city: z
    .object({ population: z.number().int().nullable(), populationAsOf: z.string().nullable(), latitude: z.number().nullable(), longitude: z.number().nullable(), status: z.string() })
    .nullable(),
  networks: z.array(z.object({ slug: z.string(), name: z.string(), category: z.string() })),
  sightings: z.array(z.object({ network: z.string(), role: z.string(), asOf: z.string(), source: z.string(), confidence: z.string() })),
  results: z.array(z.object({ cycle: PublicCycleLink, dossierId: z.uuid(), reports: z.array(ReportView) })),
});
export type PublicMember = z.infer<typeof PublicMember>;
