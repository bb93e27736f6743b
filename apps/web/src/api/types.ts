import type { MandateView } from '@contracts/people';

/** What a person may be, by mandate. */
export type Role = MandateView['role'];
