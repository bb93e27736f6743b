export { coreNumbers, membershipCores, mostConnected, sharedMembershipGraph } from './cores.js';
export { type Memberships } from './memberships.js';
export { overlap, type Overlap } from './overlap.js';
