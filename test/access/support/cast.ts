import { type Role } from '@peerpolis/platform';

/** Fictional towns. Alder is the one reviewed; its reviewers are what nobody may learn. Elm only lends reviewers. */
export const TOWNS = ['alder', 'birch', 'cedar', 'dogwood', 'elm'] as const;
export type Town = (typeof TOWNS)[number];

/** Towns that take part in the cycles. */
export const ENROLLED: readonly Town[] = ['alder', 'cedar', 'dogwood'];

interface Post {
  role: Role;
  town?: Town;
  /** A mandate in the network of the story, or in the other one. */
  network?: 'here' | 'elsewhere';
}

const here = (...roles: Role[]): Post[] => roles.map((role) => ({ role, network: 'here' }));
const town = (role: Role, of: Town): Post => ({ role, town: of });
const peer = (of: Town): Post => ({ role: 'reviewer', town: of, network: 'here' });

interface Part {
  name: string;
  posts: readonly Post[];
}

/**
 * Everybody exists in every world. The names of those who change places stand far apart in the alphabet, so that whatever is sorted
 * by a hidden name comes out in another order.
 */
export const CAST = {
  officer: { name: 'Olga Wells', posts: here('secretariat', 'assigning-officer') },
  staff: { name: 'Stefan Bauer', posts: here('secretariat') },
  moderator: { name: 'Mara Dunn', posts: here('moderator') },
  observer: { name: 'Otto Frey', posts: here('observer') },
  operator: { name: 'Oona Kent', posts: [{ role: 'operator' }] },
  /** Runs the assignment, and files for Alder. */
  partialOfficer: { name: 'Paul Quist', posts: [...here('secretariat', 'assigning-officer', 'moderator'), town('coordinator', 'alder')] },
  /** Runs the assignment, and has declared a conflict with Alder. */
  declaredOfficer: { name: 'Dora Imhof', posts: here('secretariat', 'assigning-officer', 'moderator') },
  outsider: { name: 'Ursula Noor', posts: [{ role: 'secretariat', network: 'elsewhere' }, { role: 'assigning-officer', network: 'elsewhere' }] },
  stranger: { name: 'Sven Torp', posts: [{ role: 'observer', network: 'elsewhere' }] },
  alderCoordinator: { name: 'Alma Coro', posts: [town('coordinator', 'alder')] },
  alderContributor: { name: 'Alan Conti', posts: [town('contributor', 'alder')] },
  alderSignatory: { name: 'Agnes Sand', posts: [town('signatory', 'alder')] },
  cedarCoordinator: { name: 'Carla Cole', posts: [town('coordinator', 'cedar')] },
  cedarSignatory: { name: 'Cyril Senn', posts: [town('signatory', 'cedar')] },
  dogwoodCoordinator: { name: 'Dirk Coen', posts: [town('coordinator', 'dogwood')] },
  dogwoodSignatory: { name: 'Doris Stamm', posts: [town('signatory', 'dogwood')] },
  elmCoordinator: { name: 'Emil Corte', posts: [town('coordinator', 'elm')] },
  /** Reviews Alder in every world. */
  firstPeer: { name: 'Mona Peer', posts: [peer('birch')] },
  /** Reviews Alder in every world, and runs the assignment of other dossiers. */
  peerOfficer: { name: 'Nora Pike', posts: [peer('elm'), ...here('assigning-officer')] },
  /** One of these two reviews Alder. */
  zoe: { name: 'Zoe Zimmer', posts: [peer('cedar')] },
  ann: { name: 'Ann Abel', posts: [peer('dogwood')] },
  /** One of these two is asked and declares a conflict. */
  yves: { name: 'Yves Yorke', posts: [peer('cedar')] },
  bea: { name: 'Bea Brandt', posts: [peer('dogwood')] },
  idlePeer: { name: 'Ilse Petri', posts: [peer('elm')] },
  alderPeer: { name: 'Arno Peltz', posts: [peer('alder')] },
} satisfies Record<string, Part>;
export type Who = keyof typeof CAST;
export const EVERYBODY = Object.keys(CAST) as Who[];

/** Addresses of the sandbox's domain, so that its open mailbox is asked about them too. */
export const addressOf = (who: Who): string => `${who.toLowerCase()}@sandbox.example`;

/** Who may not know who reviews Alder in a blind cycle; `nobody` is not signed in. */
export const READERS = [
  'alderCoordinator',
  'alderContributor',
  'alderSignatory',
  'cedarCoordinator',
  'elmCoordinator',
  'staff',
  'moderator',
  'observer',
  'operator',
  'firstPeer',
  'peerOfficer',
  'partialOfficer',
  'declaredOfficer',
  'idlePeer',
  'alderPeer',
  'outsider',
  'nobody',
] as const satisfies readonly (Who | 'nobody')[];
export type Reader = (typeof READERS)[number];
