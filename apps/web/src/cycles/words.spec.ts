import { describe, it, expect } from '@jest/globals';
import { CYCLE_STATES, STAGES } from '../../../../libs/cycles/src/contracts.js';
import { cycleStates, proposedDates, slugOf, stages, wallClock } from './words.js';

describe('words of a cycle', () => {
  it('are those of the API', () => {
    expect([...cycleStates]).toEqual([...CYCLE_STATES]);
    expect([...stages]).toEqual([...STAGES]);
  });

  it('propose stages that follow one another from a Monday on', () => {
    const dates = proposedDates(Date.parse('2027-03-10T15:00:00Z'));
    expect(dates[0]).toEqual({ stage: 'self-assessment', opens: '2027-03-22T00:00', closes: '2027-05-21T00:00' });
    expect(dates.slice(1).every(({ opens }, at) => opens === dates[at]?.closes)).toBe(true);
  });

  it('read the wall clock of the network, not of the reader', () => {
    expect(wallClock('2027-03-31T22:00:00Z', 'Europe/Brussels')).toBe('2027-04-01T00:00');
    expect(wallClock('2027-01-31T22:00:00Z', 'Europe/Brussels')).toBe('2027-01-31T23:00');
  });

  it('make an address of a title', () => {
    expect(slugOf('  Évaluation 2027: villes & régions ')).toBe('evaluation-2027-villes-regions');
  });
});
