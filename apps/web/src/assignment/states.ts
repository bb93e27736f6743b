import type { ReviewRow } from '@contracts/reviews';

/** States in which a review is work that is done or will be; one declined or replaced leaves its place free. */
const working: readonly ReviewRow['state'][] = ['invited', 'accepted', 'scoring', 'submitted', 'reopened', 'settled'];
export const counts = (state: ReviewRow['state']): boolean => working.includes(state);

/** What the assigning officer can do with a review in this state. */
export function eventsFor(state: ReviewRow['state']): ('invite' | 'reopen' | 'replace')[] {
  if (state === 'proposed') return ['invite', 'replace'];
  if (state === 'invited' || state === 'accepted' || state === 'scoring' || state === 'reopened') return ['replace'];
  return state === 'submitted' ? ['reopen'] : [];
}
