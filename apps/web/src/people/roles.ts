import type { Role } from '../api/types.js';

/** Roles a person can be given, in the order of a cycle. */
export const roles: readonly Role[] = ['coordinator', 'contributor', 'signatory', 'reviewer', 'moderator', 'assigning-officer', 'secretariat', 'observer', 'operator'];
/** Roles held for a member. A reviewer has a home city and belongs to a network's pool. */
export const forMember = (role: string): boolean => ['coordinator', 'contributor', 'signatory', 'reviewer'].includes(role);
export const forNetwork = (role: string): boolean => ['reviewer', 'moderator', 'assigning-officer', 'secretariat', 'observer'].includes(role);
