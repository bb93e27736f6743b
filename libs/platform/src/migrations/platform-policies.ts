import { inNetwork, ownedBy, policy, systemPolicies, type Policy } from '../access/policy.js';

/** Nothing but the system, and whoever adds: the row is written in the transaction of the one who acts, who cannot read it back. */
const APPEND = 'true';

/**
 * Row-level security of the platform's own tables. Modules add policies of theirs where their roles may see more, for example
 * the transitions of a dossier for its coordinator.
 */
export const platformPolicies: Policy[] = [
  ...systemPolicies('outbox'),
  policy('outbox', 'insert', 'anyone', APPEND),

  // A job carries ids and numbers, never a name: the network's report builders may follow all jobs of their network.
  ...systemPolicies('job'),
  policy('job', 'insert', 'requester', `${ownedBy('requested_by')} and status = 'queued'`),
  policy('job', 'select', 'requester', ownedBy('requested_by')),
  policy('job', 'select', 'network', inNetwork('report.build')),

  ...systemPolicies('mail'),
  policy('mail', 'insert', 'anyone', `${APPEND} and sent_at is null`),
  policy('mail', 'select', 'recipient', ownedBy('person_id')),

  ...systemPolicies('audit_entry'),
  policy('audit_entry', 'insert', 'anyone', `${APPEND} and block_id is null`),
  policy('audit_entry', 'select', 'network', inNetwork('audit.read')),
  ...systemPolicies('audit_identity'),
  policy('audit_identity', 'insert', 'self', ownedBy('person_id')),
  policy('audit_identity', 'select', 'self', ownedBy('person_id')),
  ...systemPolicies('audit_block'),

  ...systemPolicies('transition_log'),
  policy('transition_log', 'insert', 'anyone', APPEND),
  policy('transition_log', 'select', 'network', inNetwork('audit.read')),

  ...systemPolicies('idempotency_key'),
  ...(['select', 'insert', 'update'] as const).map((command) => policy('idempotency_key', command, 'owner', ownedBy('person_id'))),

  // Attempts are counted before anybody is signed in, by a connection without an actor. The keys are hashes; no row belongs to
  // a network or tells who somebody is.
  ...(['select', 'insert', 'update', 'delete'] as const).map((command) => policy('rate_limit', command, 'counter', 'true')),
];

