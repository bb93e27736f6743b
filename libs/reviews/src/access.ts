import { byDossier, inNetwork, ownedBy, ownReview, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const tables = ['review', 'review_identity', 'review_score', 'declared_conflict', 'assignment_proposal', 'assignment_pair'];
const ofVisibleProposal = `exists (select 1 from assignment_proposal p where p.id = proposal_id)`;

/** A proposal weighs all dossiers of a cycle against one another: whoever has a stake in one of them could read it out of the rest. */
const wholeCycle = `(${inNetwork('review.assign')}) and not access.stake_in_cycle(cycle_id)`;

/**
 * Peers score sealed from one another and unseen by the city. The name behind a pseudonym is a row of review_identity, and that row
 * exists only for its owner and for those whom the access table names for the cycle's blind mode.
 */
export const reviewPolicies: Policy[] = [
  ...tables.flatMap(systemPolicies),
  policy('review', 'select', 'own', ownReview('id')),
  policy('review', 'select', 'readers', `state <> 'proposed' and ${byDossier('review.read')}`),
  policy('review', 'select', 'assigning', byDossier('review.assign')),
  policy('review', 'select', 'may-know', `state <> 'proposed' and ${byDossier('reviewer-identity.read')}`),
  policy('review_identity', 'select', 'own', ownReview()),
  policy('review_identity', 'select', 'may-know', `exists (select 1 from review v where v.id = review_id) and ${byDossier('reviewer-identity.read')}`),
  // The name goes with the identity: where that is a row for the reader, so is the person.
  policy('person', 'select', 'known-reviewers', `exists (select 1 from review_identity i where i.person_id = person.id)`),
  policy('review_score', 'select', 'own', ownReview()),
  policy('review_score', 'select', 'unsealed', byDossier('review-score.read')),
  policy('review_score', 'insert', 'own', `${ownReview()} and ${byDossier('review.score')}`),
  policy('review_score', 'update', 'own', `${ownReview()} and ${byDossier('review.score')}`),
  policy('declared_conflict', 'select', 'own', ownedBy('person_id')),
  policy('declared_conflict', 'insert', 'own', ownedBy('person_id')),
  policy('assignment_proposal', 'select', 'assigning', wholeCycle),
  policy('assignment_proposal', 'insert', 'assigning', wholeCycle),
  policy('assignment_pair', 'select', 'assigning', `${ofVisibleProposal} and ${byDossier('review.assign')}`),
];
