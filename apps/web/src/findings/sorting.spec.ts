import { it, expect } from '@jest/globals';
import type { FindingView } from '@contracts/findings';
import type { NodeView } from '@contracts/standards';
import { awaitsModerator, awaitsReply, inOrder } from './sorting.js';

const finding = (indicatorCode: string, more: Partial<FindingView> = {}) => ({ indicatorCode, state: 'passed', reply: null, ...more }) as FindingView;
const reply = (state: 'accepted' | 'contested', resolvedAt: string | null = null) => ({ state, resolvedAt, reason: 'x', repliedAt: '', resolution: '', version: 1 }) as FindingView['reply'];

it('lists findings in the order of the edition and leaves out indicators without one', () => {
  const nodes = ['A', 'B', 'C'].map((code) => ({ kind: 'indicator', code }) as NodeView);
  expect(inOrder([finding('C'), finding('A')], nodes).map(({ node }) => node.code)).toEqual(['A', 'C']);
});

it('asks the moderator about disputes and open contests only', () => {
  expect(awaitsModerator(finding('A'))).toBe(false);
  expect(awaitsModerator(finding('A', { state: 'disputed' }))).toBe(true);
  expect(awaitsModerator(finding('A', { state: 'settled', reply: reply('contested') }))).toBe(true);
  expect(awaitsModerator(finding('A', { state: 'settled', reply: reply('contested', '2026-01-01T00:00:00Z') }))).toBe(false);
  expect(awaitsModerator(finding('A', { reply: reply('accepted') }))).toBe(false);
});

it('asks the city about what it has not answered', () => {
  expect([finding('A'), finding('B', { reply: reply('accepted') })].filter(awaitsReply).map((item) => item.indicatorCode)).toEqual(['A']);
});
