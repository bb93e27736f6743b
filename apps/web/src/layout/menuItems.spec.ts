import { it, expect } from '@jest/globals';
import { menuFor } from './menuItems.js';

const paths = (roles: Parameters<typeof menuFor>[0]) => menuFor(roles).flatMap((group) => group.entries.map((entry) => entry.to));

it('a reviewer sees reviews and no administration', () => {
  expect(paths(['reviewer'])).toContain('/reviews');
  expect(paths(['reviewer'])).not.toContain('/people');
});

it('two mandates add up, and nobody gets an empty group', () => {
  expect(paths(['reviewer', 'coordinator'])).toEqual(expect.arrayContaining(['/reviews', '/dossiers', '/findings']));
  expect(menuFor([]).every((group) => group.entries.length > 0)).toBe(true);
});
