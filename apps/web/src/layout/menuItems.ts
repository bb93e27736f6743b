import type { Role } from '../api/types.js';
import type { MessageKey } from '../i18n/index.js';

export interface MenuEntry {
  to: string;
  label: MessageKey;
  icon: 'work' | 'dossiers' | 'reviews' | 'findings' | 'cycles' | 'reports' | 'standards' | 'networks' | 'members' | 'people' | 'mailbox' | 'jobs' | 'deadLetters';
  /** Roles that see the entry; left out means everybody. What they may do there is decided by the API. */
  roles?: readonly Role[];
}

export interface MenuGroup {
  label: MessageKey;
  entries: readonly MenuEntry[];
}

const secretariat: readonly Role[] = ['secretariat', 'assigning-officer', 'operator'];

/** The menu, in the order of a cycle. */
export const menu: readonly MenuGroup[] = [
  {
    label: 'shell.menu.groups.tasks',
    entries: [
      { to: '/work', label: 'shell.menu.work', icon: 'work' },
      { to: '/dossiers', label: 'shell.menu.dossiers', icon: 'dossiers', roles: ['coordinator', 'contributor', 'signatory', ...secretariat] },
      { to: '/reviews', label: 'shell.menu.reviews', icon: 'reviews', roles: ['reviewer', ...secretariat] },
      { to: '/findings', label: 'shell.menu.findings', icon: 'findings', roles: ['moderator', 'coordinator', ...secretariat] },
      { to: '/reports', label: 'shell.menu.reports', icon: 'reports' },
    ],
  },
  {
    label: 'shell.menu.groups.secretariat',
    entries: [
      { to: '/cycles', label: 'shell.menu.cycles', icon: 'cycles', roles: secretariat },
      { to: '/members', label: 'shell.menu.members', icon: 'members', roles: secretariat },
      { to: '/people', label: 'shell.menu.people', icon: 'people', roles: secretariat },
    ],
  },
  {
    label: 'shell.menu.groups.administration',
    entries: [
      { to: '/standards', label: 'shell.menu.standards', icon: 'standards', roles: secretariat },
      { to: '/networks', label: 'shell.menu.networks', icon: 'networks', roles: secretariat },
      { to: '/jobs', label: 'shell.menu.jobs', icon: 'jobs', roles: secretariat },
      { to: '/dead-letters', label: 'shell.menu.deadLetters', icon: 'deadLetters', roles: ['operator'] },
      { to: '/mailbox', label: 'shell.menu.mailbox', icon: 'mailbox' },
    ],
  },
];

/** What somebody with these roles sees; groups without an entry fall away. */
export function menuFor(roles: readonly Role[]): MenuGroup[] {
  return menu
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => !entry.roles || entry.roles.some((role) => roles.includes(role))) }))
    .filter((group) => group.entries.length > 0);
}
