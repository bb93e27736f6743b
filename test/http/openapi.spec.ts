import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RouteCatalogue } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../support/app.js';

/** What others build on. A change on purpose: UPDATE_OPENAPI=1 npm test -- test/http/openapi, and the diff is read in review. */
const KEPT = join(import.meta.dirname, '../../docs/openapi.json');

interface Description {
  openapi: string;
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

let world: TestApp;
let served: Description;
beforeAll(async () => {
  world = await startTestApp();
  served = (await world.agent().get('/api/v1/openapi.json').expect(200)).body as Description;
});
afterAll(() => world.close());

it('is OpenAPI 3.1 and describes every route', () => {
  expect(served.openapi).toMatch(/^3\.1\./);
  const described = Object.entries(served.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
  const routes = world.app.get(RouteCatalogue).routes();
  const expected = routes.map(({ method, path }) => `${method} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.sort()).toEqual(expected.sort());
});

it('names every route of the main line', () => {
  const line = ['/session', '/me', '/networks', '/standards', '/members', '/cycles', '/dossiers', '/reviews', '/findings', '/cycles/{id}/transitions', '/dossiers/{id}', '/dossiers/{id}/evidence'];
  const rest = ['/dossiers/{id}/answers/{indicatorCode}', '/dossiers/{id}/transitions', '/dossiers/{id}/reviews', '/reviews/{id}/transitions', '/reviews/{id}/scores/{indicatorCode}', '/findings/{id}'];
  const jobs = ['/findings/{id}/reply', '/cycles/{id}/scoring-runs', '/cycles/{id}/reports', '/dossiers/{id}/reports', '/jobs/{id}', '/events', '/reports/{id}/file', '/health', '/ready'];
  const open = ['/public/networks/{slug}', '/public/cycles/{slug}', '/public/members/{slug}'];
  expect(Object.keys(served.paths)).toEqual(expect.arrayContaining([...line, ...rest, ...jobs, ...open].map((path) => `/api/v1${path}`)));
});

it('is what it was', () => {
  const now = `${JSON.stringify(served, null, 1)}\n`;
  if (process.env.UPDATE_OPENAPI) writeFileSync(KEPT, now);
  expect(now).toBe(readFileSync(KEPT, 'utf8'));
});
