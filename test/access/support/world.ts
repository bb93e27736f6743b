import { Agent, request, type IncomingMessage } from 'node:http';
import { Sessions, SESSION_COOKIE } from '@peerpolis/people';
import { Clock, drainJobs, EventStreams, Ids, Randomness, SYSTEM } from '@peerpolis/platform';
import { startTestApp, type TestApp } from '../../support/app.js';
import { makeEdition, TestClock } from '../../support/cycle.js';
import { addressOf, CAST, EVERYBODY, TOWNS, type Town, type Who } from './cast.js';
import { SeededRandomness } from './seeded.js';

/** An answer as it came over the wire. */
export interface Reply {
  status: number;
  /** `name: value` in the order in which they came, without what only the connection says. */
  headers: string[];
  body: string;
}

/** Said by the machine's clock and the connection, not by the application. */
const OF_THE_CONNECTION = new Set(['date', 'connection', 'keep-alive']);

/** A heartbeat ends the reading of an event stream; by then the first events have come. */
const HEARTBEAT_MS = 250;

/** One house with clock, ids and randomness of its own, so that a second one with the same story is the same to the byte. */
export class World {
  private readonly sockets = new Agent({ keepAlive: true });
  private readonly cookies = new Map<Who, string>();
  readonly persons = new Map<Who, string>();
  readonly members = new Map<Town, string>();
  networkId = '';
  editionId = '';

  private constructor(
    readonly house: TestApp,
    readonly clock: TestClock,
    private readonly randomness: SeededRandomness,
    private readonly names: Partial<Record<Who, string>>,
  ) {}

  static async start(names: Partial<Record<Who, string>> = {}): Promise<World> {
    const clock = new TestClock(new Date('2027-02-20T08:00:00Z'));
    const randomness = new SeededRandomness('two worlds');
    const house = await startTestApp({
      override: (builder) => builder.overrideProvider(Clock).useValue(clock).overrideProvider(Randomness).useValue(randomness),
    });
    const world = new World(house, clock, randomness, names);
    house.app.get(EventStreams).tuning.heartbeatMs = HEARTBEAT_MS;
    await world.populate();
    return world;
  }

  async close(): Promise<void> {
    this.sockets.destroy();
    await this.house.close();
  }

  person(who: Who): string {
    return this.persons.get(who) as string;
  }

  /** Moves the clock and signs everybody in again: sessions last two weeks. */
  async at(moment: string): Promise<void> {
    this.clock.set(moment);
    this.randomness.reseed(moment);
    const sessions = this.house.app.get(Sessions);
    for (const who of EVERYBODY) {
      const { token } = await this.house.db.run(SYSTEM, () => sessions.open(this.person(who), undefined));
      this.cookies.set(who, `${SESSION_COOKIE}=${token}`);
    }
  }

  /** @param path below /api/v1 */
  call(who: Who | 'nobody', method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const cookie = who === 'nobody' ? undefined : this.cookies.get(who);
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        `${this.house.url}/api/v1${path}`,
        {
          method,
          agent: this.sockets,
          headers: {
            ...(cookie ? { cookie } : {}),
            ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
            ...headers,
          },
        },
        (incoming) => read(incoming).then(resolve, reject),
      );
      outgoing.on('error', reject);
      outgoing.end(text);
    });
  }

  /** A call of the story, which must succeed. */
  async must<Body = { id: string }>(who: Who, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Body> {
    const reply = await this.call(who, method, path, body, headers);
    if (reply.status >= 400) throw new Error(`${who} ${method} ${path}: ${reply.status} ${reply.body}`);
    return (reply.body === '' ? undefined : JSON.parse(reply.body)) as Body;
  }

  /** Runs the jobs and mails that wait. */
  async work(): Promise<void> {
    await drainJobs(this.house.app);
  }

  private async populate(): Promise<void> {
    const { house, clock } = this;
    const ids = house.app.get(Ids);
    this.networkId = ids.next();
    const elsewhere = ids.next();
    for (const [id, code] of [[this.networkId, 'WOODS'], [elsewhere, 'HILLS']] as const) {
      await house.sql(`insert into network (id, code, slug, name, kind, time_zone, sandbox) values ($1, $2, lower($2), $2, 'network', 'Europe/Brussels', true)`, [id, code]);
    }
    this.editionId = await makeEdition(house);
    for (const [at, town] of TOWNS.entries()) {
      const [memberId, cityId] = [ids.next(), ids.next()];
      this.members.set(town, memberId);
      await house.sql(`insert into city (id, name, country, population, population_as_of, status) values ($1, $2, $3, $4, 'invented', 'fictional')`, [cityId, town, `X${'ABCDE'[at]}`, 40_000 * (at + 1)]);
      await house.sql(`insert into member (id, slug, name, kind, country, city_id, sandbox) values ($1, $2, initcap($2), 'city', $3, $4, true)`, [memberId, town, `X${'ABCDE'[at]}`, cityId]);
      await house.sql(`insert into membership (id, network_id, member_id) values ($1, $2, $3)`, [ids.next(), this.networkId, memberId]);
    }
    for (const who of EVERYBODY) {
      const personId = ids.next();
      this.persons.set(who, personId);
      await house.sql(`insert into person (id, email, name, sandbox, created_at) values ($1, $2, $3, true, $4)`, [personId, addressOf(who), this.names[who] ?? CAST[who].name, clock.now()]);
      for (const { role, town, network } of CAST[who].posts as readonly { role: string; town?: Town; network?: string }[]) {
        await house.sql(`insert into mandate (id, person_id, role, network_id, member_id, valid_from) values ($1, $2, $3, $4, $5, '2020-01-01')`, [
          ids.next(),
          personId,
          role,
          network === undefined ? null : network === 'here' ? this.networkId : elsewhere,
          town ? this.members.get(town) : null,
        ]);
      }
    }
    await house.sql(`insert into declared_conflict (id, person_id, member_id, kind, declared_at) values ($1, $2, $3, 'past-employer', $4)`, [
      ids.next(),
      this.person('declaredOfficer'),
      this.members.get('alder'),
      clock.now(),
    ]);
  }
}

function read(incoming: IncomingMessage): Promise<Reply> {
  const headers: string[] = [];
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
    const name = (incoming.rawHeaders[at] as string).toLowerCase();
    if (!OF_THE_CONNECTION.has(name)) headers.push(`${name}: ${incoming.rawHeaders[at + 1]}`);
  }
  const endless = (incoming.headers['content-type'] ?? '').startsWith('text/event-stream');
  const chunks: Buffer[] = [];
  const reply = (): Reply => ({ status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString('utf8') });
  return new Promise((resolve, reject) => {
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      if (!endless || !chunk.includes('heartbeat')) return;
      resolve(reply());
      incoming.destroy();
    });
    incoming.on('end', () => resolve(reply()));
    incoming.on('error', reject);
  });
}
