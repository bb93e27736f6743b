import { describe, it, expect } from '@jest/globals';
import { address, settle, totalOf } from './client.js';
import { listQuery } from './dataProvider.js';
import { fieldErrors, Problem } from './problem.js';

const noHeaders = () => null;

describe('the list dialect', () => {
  it('asks for page 2 of 25 as items 25 to 49, both ends included', () => {
    expect(listQuery({ pagination: { page: 2, perPage: 25 }, sort: { field: 'name', order: 'ASC' }, filter: { stage: 'review' } })).toEqual({
      sort: '["name","ASC"]', range: '[25,49]', filter: '{"stage":"review"}',
    });
  });

  it('writes it into an address that can be read back', () => {
    const url = new URL(address('/cycles', listQuery({ filter: { q: 'a&b=ç' } })), 'http://localhost');
    expect(url.pathname).toBe('/api/v1/cycles');
    expect(JSON.parse(url.searchParams.get('filter')!)).toEqual({ q: 'a&b=ç' });
  });

  it.each([['items 0-24/319', 319], ['items */0', 0], ['items 0-24/*', null], [null, null]])('reads the total of %s', (header, total) => {
    expect(totalOf(header)).toBe(total);
  });
});

describe('an answer', () => {
  it('keeps version, total and location', () => {
    const headers: Record<string, string> = { ETag: '"7"', Location: '/api/v1/jobs/1', 'Content-Range': 'items 0-0/1' };
    expect(settle(200, '[{"id":1}]', (name) => headers[name] ?? null)).toEqual({ data: [{ id: 1 }], status: 200, version: '"7"', total: 1, location: '/api/v1/jobs/1' });
  });

  it('without a body is no error', () => {
    expect(settle(204, '', noHeaders).data).toBeUndefined();
  });

  it('outside 2xx throws a problem with code and field errors where forms look for them', () => {
    const text = JSON.stringify({ title: 'Invalid', status: 422, code: 'validation', errors: { answer: { level: ['out of scale'] } } });
    const thrown = caught(() => settle(422, text, noHeaders));
    expect(thrown).toMatchObject({ status: 422, code: 'validation', body: { errors: { answer: { level: 'out of scale' } } } });
  });

  it('that is no problem document still names its status', () => {
    expect(caught(() => settle(502, '<html>', noHeaders)).code).toBe('not-ready');
  });
});

describe('field errors', () => {
  it('keep their tree, lists of messages are joined', () => {
    expect(fieldErrors({ stages: { 0: { opens: ['too early', 'and odd'] } }, name: 'missing' })).toEqual({ stages: { '0': { opens: 'too early and odd' } }, name: 'missing' });
  });

  it('on the whole go to the form itself', () => {
    expect(fieldErrors({ _: 'not now' })).toEqual({ root: { serverError: 'not now' } });
    expect(fieldErrors('not now')).toEqual({ root: { serverError: 'not now' } });
  });
});

function caught(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('no problem was thrown');
}
