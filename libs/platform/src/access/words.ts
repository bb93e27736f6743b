/** States of a dossier, in the order of its life (docs/architecture.md, "State machines"). */
export const DOSSIER_STATES = [
  'enrolled',
  'drafting',
  'awaiting-signature',
  'submitted',
  'returned',
  'in-review',
  'in-moderation',
  'in-reply',
  'settled',
  'published',
  'on-hold',
  'withdrawn',
] as const;
export type DossierState = (typeof DOSSIER_STATES)[number];

/** How much a cycle hides: open, reviewers hidden (single), reviewers and member hidden from each other (double). */
export const BLIND_MODES = ['open', 'single', 'double'] as const;
export type BlindMode = (typeof BLIND_MODES)[number];

/** What ties the actor to an object. Mandate roles keep their names; the others are facts of the object itself. */
export const RELATIONS = [
  'anyone',
  'signed-in',
  'coordinator',
  'contributor',
  'signatory',
  'network-member',
  'invited-reviewer',
  'reviewer',
  'secretariat',
  'assigning-officer',
  'moderator',
  'observer',
  'operator',
] as const;
export type Relation = (typeof RELATIONS)[number];
