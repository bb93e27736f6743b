import { anywhere, inNetwork, policy, systemPolicies, type Policy } from '@peerpolis/platform';

const catalogue = ['network', 'network_relation', 'city', 'member', 'membership', 'membership_sighting', 'monitoring_figure'];

/** The catalogue of networks and members is public; an operator adds networks, a secretariat keeps its own and the list of its members. */
export const networkPolicies: Policy[] = [
  ...catalogue.flatMap((table) => [...systemPolicies(table), policy(table, 'select', 'readers', anywhere('membership.read'))]),
  policy('network', 'insert', 'operators', anywhere('network.manage')),
  policy('network', 'update', 'secretariat', inNetwork('network.manage', 'id')),
  policy('member', 'insert', 'secretariats', `(select access.everywhere('membership.manage')) or cardinality((select access.networks('membership.manage'))) > 0`),
  // Whoever is a member elsewhere too is not one secretariat's to rename.
  policy(
    'member',
    'update',
    'secretariat',
    `(select access.everywhere('membership.manage'))
      or (exists (select 1 from membership s where s.member_id = member.id and s.network_id = any((select access.networks('membership.manage'))::uuid[]))
        and not exists (select 1 from membership s where s.member_id = member.id and s.network_id <> all((select access.networks('membership.manage'))::uuid[])))`,
  ),
  policy('membership', 'insert', 'secretariat', inNetwork('membership.manage')),
  policy('membership', 'update', 'secretariat', inNetwork('membership.manage')),
];
