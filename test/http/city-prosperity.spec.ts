import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seedReferenceData } from '@peerpolis/house';
import { startTestApp, type TestApp } from '../support/app.js';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp({ filled: true });
}, 180_000);
afterAll(() => world.close());

interface Scorecard {
  lines: { code: string; layer: string; value: number | null; why: string | null; terms: { code: string; value: number | null; weight: number }[] }[];
  published: { code: string; value: number; verified: boolean; remark: string | null }[];
}

async function scorecard(city: string): Promise<Scorecard> {
  const [dossier] = await world.sql<{ id: string }>(
    `select d.id from dossier d join member m on m.id = d.member_id join cycle c on c.id = d.cycle_id where c.historical and m.name = $1`,
    [city],
  );
  return (await world.agent().get(`/api/v1/dossiers/${dossier?.id}/scorecard`).expect(200)).body;
}

describe('the City Prosperity Index as a historical cycle', () => {
  it('is read by anybody, and our totals equal the published ones within rounding', async () => {
    for (const city of ['Vienna', 'New York', 'Toronto', 'London', 'Stockholm', 'Helsinki', 'Dublin']) {
      const { lines, published } = await scorecard(city);
      const total = lines.find((line) => line.code === 'overall' && line.layer === 'self');
      const figure = published.find((candidate) => candidate.code === 'overall');
      expect([city, figure?.verified, figure?.remark]).toEqual([city, true, null]);
      expect(Math.abs((total?.value ?? 0) - (figure?.value ?? 1))).toBeLessThanOrEqual(0.0005 + 1e-9);
    }
  });

  it('withholds the total of a city that lacks a dimension, and keeps its published figure as unverified', async () => {
    const { lines, published } = await scorecard('Oslo');
    expect(lines.find((line) => line.code === 'overall')).toMatchObject({ value: null, why: 'coverage' });
    expect(lines.find((line) => line.code === 'equity')).toMatchObject({ value: null, why: 'unanswered' });
    expect(published.find((figure) => figure.code === 'overall')).toMatchObject({ value: 0.924, verified: false, remark: 'withheld:coverage' });
  });

  it('is loaded once', async () => {
    expect(await seedReferenceData(world.app)).toEqual([]);
  });
});
