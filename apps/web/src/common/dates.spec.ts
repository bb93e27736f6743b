import { describe, it, expect } from '@jest/globals';
import { absolute, dayBefore, isMidnight, relative, urgency } from './dates.js';

const now = Date.parse('2026-05-01T12:00:00Z');

describe('deadlines', () => {
  it('are shown in the zone of the network', () => {
    expect(absolute('2026-05-31T22:00:00Z', 'en', 'Europe/Helsinki')).toContain('1 June 2026');
    expect(absolute('2026-05-31T22:00:00Z', 'en', 'America/Montreal')).toContain('31 May 2026');
    expect(absolute('2026-05-31T22:00:00Z', 'fr', 'Europe/Paris')).toMatch(/^1 juin 2026/);
  });

  it('at midnight mean the end of the day before, in the zone of the network', () => {
    expect(isMidnight('2026-05-31T21:00:00Z', 'Europe/Helsinki')).toBe(true);
    expect(isMidnight('2026-05-31T21:00:00Z', 'Europe/Paris')).toBe(false);
    expect(dayBefore('2026-05-31T21:00:00Z', 'en', 'Europe/Helsinki')).toBe('31 May 2026');
  });

  it.each([
    ['2026-05-04T13:00:00Z', 'in 3 days', 'later'],
    ['2026-05-02T13:00:00Z', 'tomorrow', 'soon'],
    ['2026-05-01T10:30:00Z', '1 hour ago', 'past'],
    ['2026-05-01T12:00:20Z', 'this minute', 'soon'],
  ])('%s is %s (%s)', (iso, words, pressing) => {
    expect(relative(iso, 'en', now)).toBe(words);
    expect(urgency(iso, now)).toBe(pressing);
  });
});
