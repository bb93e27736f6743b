import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, Ids, SYSTEM } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../../../../test/support/app.js';
import { EditionRow, EditionView, StandardRow, StandardView } from '../contracts.js';
import { readEditions, type EditionModel } from '../index.js';
import { PublishedEditionChanged, seedStandards, type StandardSeedResult } from '../seed/seed-standards.js';

let test: TestApp;
const seed = (editions?: readonly EditionModel[]): Promise<StandardSeedResult> =>
  test.db.run(SYSTEM, () => seedStandards({ db: test.db, clock: test.app.get(Clock), ids: test.app.get(Ids) }, editions));
const fingerprint = async (): Promise<unknown> =>
  test.sql(`select (select md5(string_agg(x::text, '|' order by x.id)) from standard x) as standard, (select md5(string_agg(x::text, '|' order by x.id)) from edition x) as edition,
    (select md5(string_agg(x::text, '|' order by x.id)) from scale x) as scale, (select md5(string_agg(x::text, '|' order by x.id)) from node x) as node`);

beforeAll(async () => {
  test = await startTestApp();
  await seed();
});
afterAll(() => test.close());

describe('loading the shipped standards', () => {
  it('puts every node of the files into the database', async () => {
    const [counts] = await test.sql(
      `select (select count(*)::int from standard) as standards, (select count(*)::int from edition) as editions, (select count(*)::int from node) as nodes`,
    );
    const files = readEditions();
    expect(counts).toEqual({ standards: 16, editions: 16, nodes: files.reduce((sum, edition) => sum + edition.nodes.length, 0) });
  });

  it('changes nothing the second time', async () => {
    const before = await fingerprint();
    expect(await seed()).toEqual({ added: [], replaced: [], unchanged: 16 });
    expect(await fingerprint()).toEqual(before);
  });

  it('refuses a published edition whose file changed, names it and writes nothing', async () => {
    const before = await fingerprint();
    const changed = readEditions().map((edition) => (edition.standard === 'IC2010' ? { ...edition, sha256: 'other', title: { en: 'Other' } } : edition));
    await expect(seed(changed)).rejects.toThrow(PublishedEditionChanged);
    await expect(seed(changed)).rejects.toThrow(/IC2010-2010/);
    expect(await fingerprint()).toEqual(before);
  });

  it('lets a draft follow its file and freezes it once it is published', async () => {
    const charter = readEditions().find((edition) => edition.standard === 'NSC6') as EditionModel;
    const draft: EditionModel = { ...charter, code: 'TOY-1', standard: 'TOY', edition: '1', status: 'draft', sha256: 'a' };
    const status = (): Promise<unknown> => test.sql(`select e.status, s.title->>'en' as title from edition e join standard s on s.id = e.standard_id where s.code = 'TOY'`);
    expect(await seed([draft])).toMatchObject({ added: ['TOY-1'] });
    expect(await seed([{ ...draft, title: { en: 'Better title' }, sha256: 'b' }])).toMatchObject({ replaced: ['TOY-1'] });
    expect(await status()).toEqual([{ status: 'draft', title: 'Better title' }]);
    expect(await seed([{ ...draft, status: 'published', sha256: 'b' }])).toMatchObject({ replaced: ['TOY-1'] });
    await expect(seed([{ ...draft, status: 'published', sha256: 'c' }])).rejects.toThrow(/TOY-1/);
    await expect(test.sql(`update node set code = 'X' where edition_id = (select e.id from edition e join standard s on s.id = e.standard_id where s.code = 'TOY')`)).rejects.toThrow(
      /published and cannot change/,
    );
  });
});

describe('reading standards without signing in', () => {
  const get = async (path: string): Promise<{ status: number; body: unknown; range: string | undefined }> => {
    const response = await test.agent().get(`/api/v1${path}`);
    return { status: response.status, body: response.body as unknown, range: response.headers['content-range'] as string | undefined };
  };

  it('lists standards in the simple REST dialect', async () => {
    const { body, range } = await get(`/standards?sort=["code","DESC"]&range=[0,4]&filter={"q":"charter"}`);
    const rows = StandardRow.array().parse(body);
    expect(rows.map((row) => row.code)).toEqual(['IC2010', 'GCA2011', 'ECHRC2000', 'CEMR-EQ2006']);
    expect(range).toBe('standards 0-3/4');
  });

  it('gives a standard by code with its facts and editions', async () => {
    const standard = StandardView.parse((await get('/standards/IC2010')).body);
    expect(standard.editions).toHaveLength(1);
    expect(standard.editions[0]).toMatchObject({ label: '2010', status: 'published', indicators: 11, hasOverall: false, languages: ['en', 'fr'] });
    expect(standard.facts['rhythmMonths']).toBe(24);
  });

  it('says why a catalogued standard has nothing to assess', async () => {
    const standard = StandardView.parse((await get('/standards/ELoGE')).body);
    expect(standard.editions).toEqual([expect.objectContaining({ status: 'draft', indicators: 0 })]);
    expect(standard.facts['catalogued']).toEqual({ en: expect.stringContaining('neither its new text nor the pass mark') });
  });

  it('gives an edition with its tree, parents first, and what each level means', async () => {
    const edition = EditionView.parse((await get('/editions/IC2010-2010')).body);
    expect(edition.method).toEqual({ commitment: 'arithmetic', section: 'arithmetic', overall: 'none', coverage: null, low: 0, high: 100 });
    expect(edition.nodes.slice(0, 4).map((node) => node.code)).toEqual(['A', 'P1', 'P1.1', 'P2']);
    const place = new Map(edition.nodes.map((node, at) => [node.id, at]));
    expect(edition.nodes.every((node, at) => node.parentId === null || (place.get(node.parentId) ?? Infinity) < at)).toBe(true);
    const question = edition.nodes[2];
    expect(Object.keys(question?.texts['fr']?.levels ?? {})).toEqual(['fully', 'partly', 'not-at-all']);
    expect(question?.texts['en']?.exampleEvidence?.split('\n')).toHaveLength(2);
    expect(edition.scales[0]).toMatchObject({ code: 'fulfilment', ours: false, mayNotApply: true, scored: true });
    expect(edition.scales[0]?.levels.map((level) => [level.code, level.value, level.evidenceRequired])).toEqual([
      ['fully', 100, true],
      ['partly', 50, true],
      ['not-at-all', 0, false],
    ]);
  });

  it('keeps a nested lens, two terms and values that are no score', async () => {
    const index = EditionView.parse((await get('/editions/ICCIX-2019')).body);
    const lens = index.nodes.find((node) => node.code === 'I2');
    expect(index.nodes.filter((node) => node.parentId === lens?.id).map((node) => node.item)).toEqual(['2a', '2b', '2c', '2d', '2e', '2f']);
    const agenda = EditionView.parse((await get('/editions/GCA2011-2011')).body);
    expect(agenda.nodes.filter((node) => node.horizon === 'mid')).toHaveLength(12);
    const covenant = EditionView.parse((await get('/editions/COM-E-2021')).body);
    expect(covenant.scales.filter((scale) => !scale.scored).map((scale) => scale.unit)).toEqual(['MWh per year', 'euro', 'per cent below the base year', 'tonnes of CO2 equivalent per year']);
  });

  it('lists editions by status', async () => {
    const rows = EditionRow.array().parse((await get(`/editions?filter={"status":"draft"}`)).body);
    expect(rows.map((row) => row.standardCode)).toEqual(['ELoGE', 'ICCAR']);
  });

  it('knows nothing of others, and refuses fields it does not know', async () => {
    expect((await get('/editions/nothing')).status).toBe(404);
    expect((await get('/standards/00000000-0000-7000-8000-000000000000')).status).toBe(404);
    expect((await get(`/standards?sort=["facts","ASC"]`)).status).toBe(400);
    expect((await get(`/standards?filter={"owner":"x"}`)).status).toBe(400);
  });
});
