import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import request from 'supertest';
import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { person, startPlatform, type PlatformApp } from '../../spec/platform-app.js';
import { ANONYMOUS, type Actor } from '../actor/index.js';
import { drainJobs } from '../outbox/index.js';
import { Mailer, type MailRequest } from './mailer.js';

const ANN = '0190a000-0000-7000-8000-000000000001';
const BOB = '0190a000-0000-7000-8000-000000000002';

const reset = (more: Partial<MailRequest> = {}): MailRequest => ({
  personId: ANN,
  to: 'ann@sandbox.example',
  kind: 'reset',
  locale: 'en',
  params: { name: 'Zoë', until: '3 March 2026', link: 'https://peerpolis.example/reset/secret' },
  key: 'reset:1',
  ...more,
});

let database: PlatformDatabase;
beforeAll(async () => {
  database = await createPlatformDatabase();
});
afterAll(() => database.drop());

const queue = (platform: PlatformApp, mail: MailRequest, actor: Actor = ANONYMOUS) => platform.db.run(actor, () => platform.app.get(Mailer).queue(mail));

describe('without a mail server', () => {
  let platform: PlatformApp;
  beforeAll(async () => {
    platform = await startPlatform({ ...database.config, sandbox: true }, false);
    await queue(platform, reset());
    await queue(platform, reset());
    await queue(platform, reset({ key: 'reset:2', personId: BOB, to: 'Bob@Sandbox.example' }), person(ANN));
    await queue(platform, reset({ key: 'reset:3', personId: null, to: 'mayor@real-town.example' }));
    await queue(
      platform,
      reset({ key: 'signature:1', kind: 'signature-requested', params: { cycle: 'C', member: 'M', link: 'https://peerpolis.example/d' } }),
      person(BOB),
    );
    await drainJobs(platform.app);
  });
  afterAll(() => platform.close());

  const get = (path: string, who?: string) => {
    const call = request(platform.app.getHttpServer()).get(path);
    return who ? call.set('x-person', who) : call;
  };

  it('each mail is sent once, as a file that is a mail', async () => {
    const names = (await readdir(join(platform.dataFolder, 'mail'))).sort();
    const rows = await database.owner<{ id: string; sent: boolean }>(`select id::text, sent_at is not null as sent from mail order by id`);
    expect(rows.map((row) => row.sent)).toEqual([true, true, true, true]);
    expect(names).toEqual(rows.map((row) => `${row.id}.eml`).sort());
    const parsed = await simpleParser(await readFile(join(platform.dataFolder, 'mail', `${rows[0]?.id}.eml`)));
    expect(parsed.subject).toBe('Choose a new password');
    expect(parsed.text).toContain('Dear Zoë,');
    expect(parsed.messageId).toContain(rows[0]?.id);
  });

  it('everybody finds their own in the mailbox', async () => {
    const ann = await get('/mailbox', ANN);
    expect(ann.body.map((mail: { kind: string }) => mail.kind)).toEqual(['signature-requested', 'reset']);
    expect(ann.headers['content-range']).toBe('mailbox 0-1/2');
    expect((await get('/mailbox', BOB)).body).toHaveLength(1);
    expect((await get('/mailbox')).status).toBe(401);
  });

  it('the sandbox shows what one needs before signing in, of fictional addresses', async () => {
    const bob = await get('/sandbox/mailbox?to=bob@sandbox.example');
    expect(bob.body).toMatchObject([{ kind: 'reset', subject: 'Choose a new password' }]);
    expect((await get('/sandbox/mailbox?to=ann@sandbox.example')).body.map((mail: { kind: string }) => mail.kind)).toEqual(['reset']);
    for (const to of ['mayor@real-town.example', 'x@evil.example?@sandbox.example', 'a@notsandbox.example']) {
      expect([400, 404]).toContain((await get(`/sandbox/mailbox?to=${encodeURIComponent(to)}`)).status);
    }
    expect((await get('/sandbox/mailbox')).status).toBe(400);
  });
});

describe('outside the sandbox', () => {
  it('there is no mailbox without signing in', async () => {
    const platform = await startPlatform(database.config, false);
    expect((await request(platform.app.getHttpServer()).get('/sandbox/mailbox?to=bob@sandbox.example')).status).toBe(404);
    await platform.close();
  });
});

describe('with a mail server', () => {
  const received: ParsedMail[] = [];
  let refuse: { code: number } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        if (refuse) return done(Object.assign(new Error('no'), { responseCode: refuse.code }));
        received.push(mail);
        done();
      });
    },
  });
  let platform: PlatformApp;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as { port: number };
    const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: 'Peerpolis <no-reply@peerpolis.example>' };
    platform = await startPlatform({ ...database.config, sandbox: true, mail }, false);
  });
  afterAll(async () => {
    await platform.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('mails go out as text and HTML', async () => {
    await queue(platform, reset({ key: 'smtp:1', locale: 'fr' }));
    await drainJobs(platform.app);
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ subject: 'Choisir un nouveau mot de passe' });
    expect(mail?.from?.text).toBe('"Peerpolis" <no-reply@peerpolis.example>');
    expect(mail?.text).toContain('Bonjour Zoë,');
    expect(mail?.html).toContain('<html lang="fr">');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('the sandbox mailbox is closed', async () => {
    expect((await request(platform.app.getHttpServer()).get('/sandbox/mailbox?to=ann@sandbox.example')).status).toBe(404);
  });

  it('a refusal for good is not tried again, one for now is, and neither error is told outside the table', async () => {
    refuse = { code: 550 };
    await queue(platform, reset({ key: 'smtp:2' }));
    expect((await drainJobs(platform.app, { tolerate: true })).failures).toMatchObject([{ kind: 'mail', code: 'mail-refused' }]);
    refuse = { code: 451 };
    await queue(platform, reset({ key: 'smtp:3' }));
    expect((await drainJobs(platform.app, { tolerate: true })).failures).toMatchObject([{ kind: 'mail', code: 'internal' }]);
    refuse = undefined;
    expect(await database.owner(`select key, sent_at, attempts, last_error from mail where key in ('smtp:2', 'smtp:3') order by key`)).toEqual([
      { key: 'smtp:2', sent_at: null, attempts: 1, last_error: 'mail-refused' },
      { key: 'smtp:3', sent_at: null, attempts: 1, last_error: '451' },
    ]);
  });
});
