import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Clock, FileMissing, Storage } from '@peerpolis/platform';
import { startTestApp, TEST_PASSWORD, type TestApp } from '../support/app.js';
import { answerAll, dossierOf, file as fileDossier, makeScene, move, openCycle, TestClock, type Scene } from '../support/cycle.js';

let world: TestApp;
let scene: Scene;
let dossier: string;
beforeAll(async () => {
  world = await startTestApp({ override: (builder) => builder.overrideProvider(Clock).useValue(new TestClock(new Date('2027-03-02T10:00:00Z'))) });
  scene = await makeScene(world, 2);
  dossier = await dossierOf(town(0), await openCycle(scene));
});
afterAll(() => world.close());

const town = (at: number) => scene.towns[at] as Scene['towns'][number];
const path = () => `/api/v1/dossiers/${dossier}/evidence`;
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const sized = (size: number) => Buffer.concat([PDF, Buffer.alloc(size - PDF.length, 'x')]);

/** A zip of stored entries, enough for a reader that looks for names. */
function zip(entries: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  for (const [name, content] of Object.entries(entries)) {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(name.length, 26);
    parts.push(header, Buffer.from(name), Buffer.from(content));
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  return Buffer.concat([...parts, end]);
}

const ODT = zip({ mimetype: 'application/vnd.oasis.opendocument.text' });
const DOCX = zip({
  '[Content_Types].xml':
    '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  'word/document.xml': '<w:document/>',
});

const upload = (content: Buffer, name: string, fields: Record<string, string> = {}) => {
  const request = town(0).coordinator.post(path());
  for (const [field, value] of Object.entries({ indicatorCode: 'A1', ...fields })) request.field(field, value);
  return request.attach('file', content, name);
};

async function stored(): Promise<{ rows: number; files: number }> {
  const [row] = await world.sql<{ rows: number }>(`select count(*)::integer as rows from evidence`);
  const folder = await readdir(world.config.dataFolder, { recursive: true, withFileTypes: true });
  return { rows: row?.rows ?? 0, files: folder.filter((entry) => entry.isFile()).length };
}

/** Waits until something is so. @throws Error after five seconds */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It did not come about');
}

describe('a file', () => {
  it('is stored with its hash, found in the dossier and handed over to be saved', async () => {
    const added = await upload(PDF, 'Décision du conseil.pdf', { title: '<b>Council</b>', visibility: 'public' }).expect(201);
    expect(added.body).toEqual({
      id: expect.any(String),
      indicatorCode: 'A1',
      kind: 'file',
      title: '<b>Council</b>',
      url: null,
      fileName: 'Décision du conseil.pdf',
      mediaType: 'application/pdf',
      size: PDF.length,
      sha256: sha256(PDF),
      visibility: 'public',
      createdAt: '2027-03-02T10:00:00.000Z',
    });
    const view = await town(0).coordinator.get(`/api/v1/dossiers/${dossier}`).expect(200);
    expect(view.body.evidence).toEqual([added.body]);
    const got = await town(0).coordinator.get(`/api/v1/evidence/${added.body.id}/file`).buffer(true).expect(200);
    expect(got.body).toEqual(PDF);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="D?cision du conseil.pdf"; filename*=UTF-8''D%C3%A9cision%20du%20conseil.pdf`,
    });
    for (const person of [town(1).coordinator, scene.secretary, world.agent()]) await person.get(`/api/v1/evidence/${added.body.id}/file`).expect(404);
    await town(1).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(404);
    await town(0).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(204);
    await town(0).coordinator.get(`/api/v1/evidence/${added.body.id}/file`).expect(404);
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it.each([
    ['plan.pdf', PDF, 'application/pdf'],
    ['Photo.PNG', PNG, 'image/png'],
    ['report.odt', ODT, 'application/vnd.oasis.opendocument.text'],
    ['report.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['figures.csv', Buffer.from('town;share\r\n"=1+1";3\r\n'), 'text/csv'],
    ['notes.txt', Buffer.from('Größe, café, 日本'), 'text/plain'],
  ])('may be %s', async (name, content, mediaType) => {
    const added = await upload(content, name).expect(201);
    expect(added.body).toMatchObject({ mediaType, title: name, sha256: sha256(content) });
    await town(0).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(204);
  });

  it.each([
    ['program.exe', Buffer.from('MZ')],
    ['page.html', Buffer.from('<html></html>')],
    ['plan.pdf', PNG],
    ['plan.pdf', Buffer.from('not a pdf at all')],
    ['report.docx', ODT],
    ['report.docx', zip({ 'a.txt': 'just a zip' })],
    ['notes.txt', PDF],
    ['notes.txt', Buffer.from([0x4d, 0x00, 0x01, 0x02])],
    ['figures.csv', Buffer.from('\xff\xfea\x00b\x00', 'latin1')],
    ['no extension', PDF],
  ])('is not %s with content that its name does not promise (%#)', async (name, content) => {
    const refused = await upload(content, name).expect(415);
    expect(refused.body.code).toBe('unsupported-file');
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it('has at most 25 MB', async () => {
    const most = sized(25 * 1024 * 1024);
    for (const content of [sized(24.9 * 1024 * 1024), most]) {
      const added = await upload(content, 'large.pdf').expect(201);
      expect(added.body).toMatchObject({ size: content.length, sha256: sha256(content) });
      await town(0).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(204);
    }
    for (const size of [most.length + 1, Math.round(25.1 * 1024 * 1024)]) {
      const refused = await upload(sized(size), 'large.pdf').expect(413);
      expect(refused.body).toMatchObject({ code: 'too-large', detail: 'A file has at most 25 MB' });
    }
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it('is not empty, not missing, not two, and stands with known fields only', async () => {
    expect((await upload(Buffer.alloc(0), 'plan.pdf').expect(400)).body.code).toBe('empty-file');
    expect((await town(0).coordinator.post(path()).field('indicatorCode', 'A1').expect(400)).body.errors).toEqual({ file: 'A file is needed' });
    expect((await upload(PDF, 'plan.pdf').attach('file', PDF, 'second.pdf').expect(400)).body.errors).toEqual({ file: 'One file at a time' });
    expect((await upload(PDF, 'plan.pdf', { colour: 'red' }).expect(400)).body.errors).toEqual({ _: 'Unrecognized key: "colour"' });
    expect((await upload(PDF, 'plan.pdf', { visibility: 'secret' }).expect(400)).body.code).toBe('invalid-input');
    expect((await upload(PDF, 'plan.pdf', { indicatorCode: 'B7' }).expect(400)).body.code).toBe('other-edition');
    expect((await upload(PDF, '../../etc/plan.pdf', { indicatorCode: 'B7' }).expect(400)).body.code).toBe('other-edition');
    const broken = await town(0).coordinator.post(path()).set('Content-Type', 'multipart/form-data; boundary=x').send('--y\r\nnothing').expect(400);
    expect(broken.body.code).toBe('unreadable-body');
    await town(0).coordinator.post(path()).set('Content-Type', 'multipart/form-data').send('--y').expect(400);
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it('leaves nothing when the connection breaks in the middle', async () => {
    const session = await world.agent().post('/api/v1/session').send({ email: town(0).coordinator.email, password: TEST_PASSWORD }).expect(204);
    const cookie = String(session.get('Set-Cookie')?.[0]).split(';')[0] ?? '';
    const client = httpRequest(`${world.url}${path()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 5_000_000, Cookie: cookie },
    });
    client.on('error', () => {}); // we hang up
    client.write('--x\r\nContent-Disposition: form-data; name="indicatorCode"\r\n\r\nA1\r\n');
    client.write('--x\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\n');
    client.write(sized(1_000_000));
    await until(async () => (await stored()).files === 1);
    client.destroy();
    await until(async () => (await stored()).files === 0);
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it('is refused before it is read, where the dossier is closed or not the sender’s', async () => {
    const other = await dossierOf(town(1), await openCycle(scene));
    await town(0).coordinator.post(`/api/v1/dossiers/${other}/evidence`).field('indicatorCode', 'A1').attach('file', PDF, 'plan.pdf').expect(404);
    await fileDossier(town(1), other);
    const closed = await town(1).coordinator.post(`/api/v1/dossiers/${other}/evidence`).field('indicatorCode', 'A1').attach('file', PDF, 'plan.pdf').expect(409);
    expect(closed.body.code).toBe('wrong-state');
    expect(await stored()).toEqual({ rows: 0, files: 0 });
  });

  it('makes the answer complete that needs it, and cannot be taken away once frozen', async () => {
    const cycle = await openCycle(scene);
    const own = await dossierOf(town(0), cycle);
    await answerAll(town(0), own);
    await town(0).coordinator.put(`/api/v1/dossiers/${own}/answers/A1`).set('If-Match', '"1"').send({ kind: 'answered', level: 'fully' }).expect(200);
    expect((await move(town(0).coordinator, `dossiers/${own}`, 'request-signature').expect(409)).body).toMatchObject({
      code: 'incomplete',
      detail: 'Evidence is missing for 1 answer.',
      errors: { evidence: { A1: 'This answer needs evidence' } },
    });
    const added = await town(0).coordinator.post(`/api/v1/dossiers/${own}/evidence`).field('indicatorCode', 'A1').attach('file', PDF, 'plan.pdf').expect(201);
    const asked = await move(town(0).coordinator, `dossiers/${own}`, 'request-signature').expect(200);
    expect(asked.body.evidence).toHaveLength(1);
    await town(0).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(409);
    const { body } = await town(0).signatory.get(`/api/v1/dossiers/${own}/snapshot`).expect(200);
    expect(body.content.evidence).toEqual([
      { indicatorCode: 'A1', kind: 'file', title: 'plan.pdf', url: null, fileName: 'plan.pdf', size: PDF.length, sha256: sha256(PDF) },
    ]);
    const [row] = await world.sql<{ storage_key: string }>(`select storage_key from evidence where id = $1`, [added.body.id]);
    await world.app.get(Storage).delete(String(row?.storage_key));
    await expect(world.app.get(Storage).get(String(row?.storage_key))).rejects.toThrow(FileMissing);
    await town(0).coordinator.get(`/api/v1/evidence/${added.body.id}/file`).expect(404);
  });
});

describe('a link', () => {
  it('is http or https, and stands as it was given', async () => {
    const link = { kind: 'link', indicatorCode: 'A2', title: 'Minutes', url: 'https://example.org/minutes?x=1&y=<2>' };
    const added = await town(0).coordinator.post(path()).send(link).expect(201);
    expect(added.body).toMatchObject({ ...link, fileName: null, sha256: null, visibility: 'reviewers' });
    await town(0).coordinator.get(`/api/v1/evidence/${added.body.id}/file`).expect(404);
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'minutes', '']) {
      await town(0).coordinator.post(path()).send({ ...link, url }).expect(400);
    }
    await town(0).coordinator.post(path()).send({ ...link, size: 3 }).expect(400);
    await town(0).coordinator.delete(`/api/v1/evidence/${added.body.id}`).expect(204);
  });
});
