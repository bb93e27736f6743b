import { z } from 'zod';

const email = z.email().max(254);
/** Long enough to resist guessing; no rules about kinds of characters (NIST SP 800-63B). */
const password = z.string().min(10, 'At least 10 characters').max(200);

export const SignIn = z.strictObject({ email, password: z.string().min(1).max(200) });
export type SignIn = z.infer<typeof SignIn>;

export const LOCALES = ['en', 'fr'] as const;
export const Locale = z.enum(LOCALES);

export const MandateView = z.object({
  id: z.uuid(),
  role: z.enum(['coordinator', 'contributor', 'signatory', 'reviewer', 'secretariat', 'assigning-officer', 'moderator', 'observer', 'operator']),
  network: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
  member: z.object({ id: z.uuid(), name: z.string(), slug: z.string() }).nullable(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
});
export type MandateView = z.infer<typeof MandateView>;

/** One thing that is expected of the person: where to go, and by when. */
export const ExpectedItem = z.object({
  kind: z.enum(['file', 'sign', 'answer-invitation', 'score', 'settle', 'reply', 'assign', 'publish', 'open-stage']),
  /** Route in the web application, without host. */
  path: z.string(),
  /** Name of the cycle, and of the member unless it is hidden from the person. */
  cycle: z.string(),
  subject: z.string().nullable(),
  count: z.number().int(),
  dueAt: z.iso.datetime().nullable(),
  timeZone: z.string(),
});
export type ExpectedItem = z.infer<typeof ExpectedItem>;

export const Me = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: Locale,
  roles: z.array(z.string()),
  mandates: z.array(MandateView),
  expected: z.array(ExpectedItem),
});
export type Me = z.infer<typeof Me>;

export const UpdateMe = z.strictObject({ name: z.string().trim().min(1).max(200).optional(), locale: Locale.optional() });
export type UpdateMe = z.infer<typeof UpdateMe>;

export const ChangePassword = z.strictObject({ current: z.string().min(1).max(200), next: password });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const RequestReset = z.strictObject({ email });
export type RequestReset = z.infer<typeof RequestReset>;

/** Uses an invitation or reset link: sets the password and signs in. */
export const UseLink = z.strictObject({ token: z.string().min(20).max(200), password, name: z.string().trim().min(1).max(200).optional() });
export type UseLink = z.infer<typeof UseLink>;

export const PersonView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: Locale,
  active: z.boolean(),
  mandates: z.array(MandateView),
});
export type PersonView = z.infer<typeof PersonView>;

export const Invite = z.strictObject({
  email,
  name: z.string().trim().min(1).max(200),
  locale: Locale.default('en'),
  role: MandateView.shape.role,
  networkId: z.uuid().nullable().default(null),
  memberId: z.uuid().nullable().default(null),
  validFrom: z.iso.datetime({ offset: true }).optional(),
  validUntil: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type Invite = z.infer<typeof Invite>;

export const EndMandate = z.strictObject({ validUntil: z.iso.datetime({ offset: true }) });
export type EndMandate = z.infer<typeof EndMandate>;
