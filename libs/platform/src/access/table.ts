import { BLIND_MODES, DOSSIER_STATES, type BlindMode, type DossierState, type Relation } from './words.js';

/**
 * The one access table: permission × relation × stage × blind mode. Three things read it: the guard of every route, the
 * row-level-security policies of the database (as `access.grants`), and the tests generated from it. What is not here is denied.
 */
export interface AccessRule {
  permission: string;
  relation: Relation;
  /** States of the dossier in which the rule holds; absent = all. Ignored for objects that belong to no dossier. */
  states?: readonly DossierState[];
  /** Blind modes in which the rule holds; absent = all. */
  modes?: readonly BlindMode[];
  /** Holds in every mode once the cycle has revealed its reviewers. */
  afterReveal?: boolean;
}

export const EDITABLE: readonly DossierState[] = ['enrolled', 'drafting', 'returned'];
export const FILED: readonly DossierState[] = ['submitted', 'in-review', 'in-moderation', 'in-reply', 'settled', 'published'];
export const UNSEALED: readonly DossierState[] = ['in-moderation', 'in-reply', 'settled', 'published'];
export const FOUND: readonly DossierState[] = ['in-reply', 'settled', 'published'];
const PUBLISHED: readonly DossierState[] = ['published'];

/** Permissions, each with who holds it and when. Short on purpose: a newcomer must be able to check it by reading. */
type Holders = Partial<Record<Relation, Omit<AccessRule, 'permission' | 'relation'>>>;

const TABLE = {
  // Doors without an object behind them
  'public.read': { anyone: {} },
  'session.create': { anyone: {} },
  'self.manage': { 'signed-in': {} },
  'catalogue.read': { anyone: {} },

  // Standards and networks
  'standard.manage': { operator: {} },
  'network.manage': { secretariat: {}, operator: {} },
  'membership.read': { anyone: {} },
  'membership.manage': { secretariat: {}, operator: {} },
  'person.read': { secretariat: {}, 'assigning-officer': {}, operator: {} },
  'person.manage': { secretariat: {}, operator: {} },
  'audit.read': { secretariat: {}, operator: {} },
  'queue.manage': { operator: {} },

  // Cycles
  'cycle.read': { anyone: {} },
  'cycle.read-draft': { secretariat: {}, 'assigning-officer': {}, moderator: {} },
  'cycle.manage': { secretariat: {} },

  // What the city says
  'dossier.read': {
    coordinator: {},
    contributor: {},
    signatory: {},
    secretariat: {},
    'assigning-officer': {},
    moderator: {},
    'invited-reviewer': { states: FILED },
    reviewer: { states: FILED },
    anyone: { states: PUBLISHED },
  },
  'dossier.manage': { secretariat: {} },
  'dossier.file': { coordinator: {} },
  'dossier.history': { coordinator: {}, contributor: {}, signatory: {}, secretariat: {}, 'assigning-officer': {}, moderator: {} },
  'answer.read': {
    coordinator: {},
    contributor: {},
    signatory: {},
    secretariat: { states: FILED },
    'assigning-officer': { states: FILED },
    moderator: { states: FILED },
    reviewer: { states: FILED },
    anyone: { states: PUBLISHED },
  },
  'answer.write': { coordinator: { states: EDITABLE }, contributor: { states: EDITABLE } },
  'evidence.read': {
    coordinator: {},
    contributor: {},
    signatory: {},
    secretariat: { states: FILED },
    moderator: { states: FILED },
    reviewer: { states: FILED },
  },
  'evidence.read-public': { anyone: { states: PUBLISHED } },
  'evidence.write': { coordinator: { states: EDITABLE }, contributor: { states: EDITABLE } },
  'snapshot.read': {
    coordinator: {},
    contributor: {},
    signatory: {},
    secretariat: { states: FILED },
    moderator: { states: FILED },
    reviewer: { states: FILED },
  },
  'dossier.sign': { signatory: { states: ['awaiting-signature'] } },

  // What peers found
  'review.read': { secretariat: {}, 'assigning-officer': {}, moderator: {}, reviewer: { states: FILED } },
  'review.own': { 'signed-in': {} },
  'review.assign': { 'assigning-officer': { states: ['submitted', 'in-review'] } },
  'review.score': { reviewer: { states: ['in-review'] } },
  'review-score.read': { secretariat: { states: UNSEALED }, moderator: { states: UNSEALED }, reviewer: { states: UNSEALED } },
  'reviewer-identity.read': {
    'assigning-officer': {},
    reviewer: { modes: ['open'], afterReveal: true },
    moderator: { modes: ['open'], afterReveal: true },
    secretariat: { modes: ['open'], afterReveal: true },
    coordinator: { modes: ['open'], afterReveal: true },
    contributor: { modes: ['open'], afterReveal: true },
    signatory: { modes: ['open'], afterReveal: true },
    'network-member': { modes: ['open'], afterReveal: true },
    operator: { modes: ['open'], afterReveal: true },
  },

  // What was agreed
  'finding.read': {
    secretariat: { states: UNSEALED },
    moderator: { states: UNSEALED },
    reviewer: { states: UNSEALED },
    coordinator: { states: FOUND },
    contributor: { states: FOUND },
    signatory: { states: FOUND },
    anyone: { states: PUBLISHED },
  },
  'finding.settle': { moderator: { states: ['in-moderation', 'in-reply'] } },
  'reply.write': { coordinator: { states: ['in-reply'] } },

  // Numbers and reports
  'score.read': {
    secretariat: { states: UNSEALED },
    moderator: { states: UNSEALED },
    reviewer: { states: FOUND },
    coordinator: { states: FOUND },
    contributor: { states: FOUND },
    signatory: { states: FOUND },
    anyone: { states: PUBLISHED },
  },
  'score.compute': { secretariat: {} },
  'report.read': {
    secretariat: {},
    moderator: { states: FOUND },
    coordinator: { states: FOUND },
    contributor: { states: FOUND },
    signatory: { states: FOUND },
    anyone: { states: PUBLISHED },
  },
  'report.build': { secretariat: {} },
  'job.read': { 'signed-in': {} },
} satisfies Record<string, Holders>;

export type Permission = keyof typeof TABLE;

export const ACCESS_RULES: readonly AccessRule[] = Object.entries(TABLE).flatMap(([permission, holders]) =>
  Object.entries(holders as Holders).map(([relation, rule]) => ({ permission, relation: relation as Relation, ...rule })),
);

export const PERMISSIONS: ReadonlySet<string> = new Set(Object.keys(TABLE));

/** Relations that can hold a permission in some stage and mode. */
export function holders(permission: string): Relation[] {
  return ACCESS_RULES.filter((rule) => rule.permission === permission).map((rule) => rule.relation);
}

export function statesOf(rule: AccessRule): readonly DossierState[] {
  return rule.states ?? DOSSIER_STATES;
}

export function modesOf(rule: AccessRule): readonly BlindMode[] {
  return rule.modes ?? BLIND_MODES;
}
