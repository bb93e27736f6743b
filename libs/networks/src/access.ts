import { anywhere, inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const catalogue = ['network', 'network_relation', 'city', 'member', 'membership', 'membership_sighting', 'monitoring_figure'];

/** The catalogue of networks and members is public; an operator adds networks, a secretariat keeps its own and the list of its members. */
export const networkPolicies: Policy[] = [
  ...catalogue.flatMap((table) => [...systemPolicies(table), policy(table, 'select', 'readers', anywhere('membership.read'))]),
  policy('network', 'insert', 'operators', anywhere('network.manage')),
  policy('network', 'update', 'secretariat', inNetwork('network.manage', 'id')),
  policy('member', 'insert', 'secretariats', `(select access.everywhere('membership.manage')) or cardinality((select access.networks('membership.manage'))) > 0`),
  policy('membership', 'insert', 'secretariat', inNetwork('membership.manage')),
  policy('membership', 'update', 'secretariat', inNetwork('membership.manage')),
];
