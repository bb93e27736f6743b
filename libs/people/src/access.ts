import { anywhere, inNetwork, ownedBy, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const known = (column: string): string => `(select access.everywhere('person.read')) or ${column} in (select access.known_persons())`;

/** Persons are seen by themselves, their colleagues and the secretariats they work with. Sessions and links are nobody's but the system's. */
export const peoplePolicies: Policy[] = [
  ...['person', 'mandate', 'session', 'login_link'].flatMap(systemPolicies),
  policy('person', 'select', 'acquaintances', known('id')),
  policy('person', 'update', 'self', ownedBy('id')),
  policy('mandate', 'select', 'acquaintances', known('person_id')),
  policy('mandate', 'insert', 'secretariat', `${inNetwork('person.manage')} or (network_id is null and ${anywhere('person.manage')})`),
  policy('mandate', 'update', 'secretariat', inNetwork('person.manage')),
  policy('session', 'select', 'self', ownedBy('person_id')),
];
