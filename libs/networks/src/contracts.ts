import { z } from 'zod';

export const STANDINGS = ['candidate', 'member', 'reminded', 'grace', 'on-hold', 'left'] as const;

export const NetworkRow = z.object({
  id: z.uuid(),
  code: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  sandbox: z.boolean(),
  timeZone: z.string(),
  members: z.number().int(),
  sightings: z.number().int(),
});
export type NetworkRow = z.infer<typeof NetworkRow>;

export const NetworkView = NetworkRow.extend({
  smallestGroup: z.number().int(),
  facts: z.record(z.string(), z.unknown()),
  relations: z.array(z.object({ kind: z.string(), network: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }), direction: z.enum(['to', 'from']) })),
  figures: z.array(z.object({ programme: z.string(), at: z.string(), measure: z.string(), value: z.string(), source: z.string(), remark: z.string().nullable() })),
  version: z.number().int(),
});
export type NetworkView = z.infer<typeof NetworkView>;

export const CreateNetwork = z.strictObject({
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/, 'Capital letters, digits and hyphens, 2 to 40'),
  name: z.string().trim().min(1).max(200),
  kind: z.string().trim().min(1).max(60).default('network'),
  timeZone: z.string().min(3).max(60).default('Europe/Brussels'),
  smallestGroup: z.number().int().min(3).max(100).default(5),
});
export type CreateNetwork = z.infer<typeof CreateNetwork>;

export const UpdateNetwork = z.strictObject({
  timeZone: z.string().min(3).max(60).optional(),
  smallestGroup: z.number().int().min(3).max(100).optional(),
});
export type UpdateNetwork = z.infer<typeof UpdateNetwork>;

export const CityView = z.object({
  id: z.uuid(),
  name: z.string(),
  country: z.string(),
  population: z.number().int().nullable(),
  populationAsOf: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  geonamesId: z.number().int().nullable(),
  status: z.enum(['matched', 'ambiguous', 'missing', 'not-a-city', 'fictional']),
  candidates: z.array(z.unknown()),
});
export type CityView = z.infer<typeof CityView>;

export const MemberRow = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  country: z.string(),
  sandbox: z.boolean(),
  population: z.number().int().nullable(),
  identity: CityView.shape.status.nullable(),
  networks: z.number().int(),
});
export type MemberRow = z.infer<typeof MemberRow>;

export const MembershipView = z.object({
  id: z.uuid(),
  network: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }),
  member: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }),
  category: z.string(),
  since: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  standing: z.enum(STANDINGS),
  version: z.number().int(),
});
export type MembershipView = z.infer<typeof MembershipView>;

export const MemberView = MemberRow.extend({
  city: CityView.nullable(),
  memberships: z.array(MembershipView),
  /** Lists on which the member was seen. `asOf` is when the list was seen, never when the member joined. */
  sightings: z.array(
    z.object({
      network: z.string(),
      networkId: z.uuid().nullable(),
      role: z.string(),
      kind: z.string(),
      asOf: z.string(),
      source: z.string(),
      confidence: z.string(),
    }),
  ),
  version: z.number().int(),
});
export type MemberView = z.infer<typeof MemberView>;

export const CreateMember = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(['city', 'joint-group', 'district', 'county', 'region', 'island', 'other']),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Network the member joins at once; a secretariat may only add to its own. */
  networkId: z.uuid(),
  category: z.string().trim().min(1).max(60).default('member'),
  since: z.iso.date().nullable().default(null),
});
export type CreateMember = z.infer<typeof CreateMember>;

export const UpdateMember = CreateMember.pick({ name: true, kind: true, country: true }).partial();
export type UpdateMember = z.infer<typeof UpdateMember>;

export const CreateMembership = z.strictObject({
  memberId: z.uuid(),
  networkId: z.uuid(),
  category: z.string().trim().min(1).max(60).default('member'),
  since: z.iso.date().nullable().default(null),
});
export type CreateMembership = z.infer<typeof CreateMembership>;

export const UpdateMembership = z.strictObject({
  category: z.string().trim().min(1).max(60).optional(),
  since: z.iso.date().nullable().optional(),
  until: z.iso.date().nullable().optional(),
  standing: z.enum(STANDINGS).optional(),
});
export type UpdateMembership = z.infer<typeof UpdateMembership>;
