import { anywhere, policy, systemPolicies, type Policy } from '@peerpolis/platform';

/** Standards are public knowledge; only an operator (later: their owners) writes them. */
export const standardPolicies: Policy[] = ['standard', 'edition', 'scale', 'node'].flatMap((table) => [
  ...systemPolicies(table),
  policy(table, 'select', 'readers', anywhere('catalogue.read')),
  policy(table, 'insert', 'managers', anywhere('standard.manage')),
  policy(table, 'update', 'managers', anywhere('standard.manage')),
  policy(table, 'delete', 'managers', anywhere('standard.manage')),
]);
