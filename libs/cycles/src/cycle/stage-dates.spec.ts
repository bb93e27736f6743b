import { describe, expect, it } from '@jest/globals';
import { STAGES } from '../contracts.js';
import { laterOnlyErrors, momentsOf, orderErrors } from './stage-dates.js';

const dates = (changes: Record<number, { opens?: string; closes?: string }> = {}) =>
  STAGES.map((stage, at) => ({ stage, opens: `2027-0${at + 1}-01T09:00`, closes: `2027-0${at + 1}-28T23:59`, ...changes[at] }));
const moments = (changes: Record<number, { opens?: string; closes?: string }> = {}, zone = 'UTC') => momentsOf(dates(changes), zone).moments;

describe('stages', () => {
  it('have their dates in the zone of the network, summer and winter', () => {
    const [winter, , , summer] = moments({}, 'Europe/Brussels');
    expect([winter?.closes.toISOString(), summer?.closes.toISOString()]).toEqual(['2027-01-28T22:59:00.000Z', '2027-04-28T21:59:00.000Z']);
    expect(moments({}, 'Pacific/Auckland')[0]?.opens.toISOString()).toBe('2026-12-31T20:00:00.000Z');
  });

  it('have no date in the hour that clocks leave out, and the first of two that they repeat', () => {
    expect(momentsOf(dates({ 2: { opens: '2027-03-28T02:30' } }), 'Europe/Brussels').errors).toEqual({ 2: { opens: 'There is no such moment in Europe/Brussels' } });
    expect(momentsOf(dates({ 2: { opens: '2027-03-28T02:30' } }), 'UTC').errors).toEqual({});
    const [twice] = momentsOf([{ stage: 'review', opens: '2027-10-31T02:30', closes: '2027-10-31T03:30' }], 'Europe/Brussels').moments;
    expect(twice?.opens.toISOString()).toBe('2027-10-31T00:30:00.000Z');
    expect(momentsOf(dates({ 1: { closes: '2027-02-30T12:00' } }), 'UTC').errors).toEqual({ 1: { closes: 'There is no such moment in UTC' } });
  });

  it('follow one another', () => {
    expect(orderErrors(moments())).toEqual({});
    expect(orderErrors(moments({ 1: { opens: '2027-01-28T23:59' } }))).toEqual({});
    expect(orderErrors(moments({ 1: { opens: '2027-01-28T23:58' } }))).toEqual({ 1: { opens: 'Opens before self-assessment closes' } });
    expect(orderErrors(moments({ 3: { closes: '2027-04-01T09:00' } }))).toEqual({ 3: { closes: 'Closes before it opens' } });
    const [first, second, ...rest] = moments();
    expect(Object.keys(orderErrors([second, first, ...rest].flatMap((stage) => stage ?? [])))).toEqual(['0', '1']);
  });

  it('move only later once the cycle runs', () => {
    const later = (changes: Parameters<typeof moments>[0], running: number) => laterOnlyErrors(moments(), moments(changes), running);
    expect(later({ 1: { closes: '2027-02-28T23:59:30' } }, 1)).toEqual({});
    expect(later({ 1: { closes: '2027-02-20T23:59' } }, 1)).toEqual({ 1: { closes: 'Only a later date, once the cycle has begun' } });
    expect(later({ 1: { opens: '2027-02-02T09:00' } }, 1)).toEqual({ 1: { opens: 'This stage has begun' } });
    expect(later({ 0: { closes: '2027-01-29T23:59' } }, 1)).toEqual({ 0: { _: 'This stage is over' } });
    expect(later({ 3: { opens: '2027-04-02T09:00' } }, 1)).toEqual({});
    expect(later({ 3: { opens: '2027-03-31T09:00' } }, 1)).toEqual({ 3: { opens: 'Only a later date, once the cycle has begun' } });
  });
});
