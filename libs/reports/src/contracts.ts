import { z } from 'zod';

export const FORMATS = ['html', 'pdf', 'xlsx', 'csv'] as const;

export const BuildReports = z.strictObject({
  formats: z.array(z.enum(FORMATS)).min(1).default([...FORMATS]),
  locale: z.enum(['en', 'fr']).default('en'),
});
export type BuildReports = z.infer<typeof BuildReports>;

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
const PublicCycleLink = z.object({ slug: z.string(), title: z.string(), state: z.string(), standardTitle: z.record(z.string(), z.string()), publishedAt: z.iso.datetime().nullable() });
const PublicMemberLink = z.object({ slug: z.string(), name: z.string(), country: z.string() });

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

export const PublicMember = PublicMemberLink.extend({
  city: z
    .object({ population: z.number().int().nullable(), populationAsOf: z.string().nullable(), latitude: z.number().nullable(), longitude: z.number().nullable(), status: z.string() })
    .nullable(),
  networks: z.array(z.object({ slug: z.string(), name: z.string(), category: z.string() })),
  sightings: z.array(z.object({ network: z.string(), role: z.string(), asOf: z.string(), source: z.string(), confidence: z.string() })),
  results: z.array(z.object({ cycle: PublicCycleLink, dossierId: z.uuid(), reports: z.array(ReportView) })),
});
export type PublicMember = z.infer<typeof PublicMember>;
