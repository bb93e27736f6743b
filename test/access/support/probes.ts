import { RouteCatalogue, type RouteEntry } from '@peerpolis/platform';
import { addressOf, type Who } from './cast.js';
import { type World } from './world.js';

/** One request that a reader makes in both worlds. */
export interface Probe {
  /** Route it belongs to, for the report. */
  route: string;
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** A write that must be refused. */
  forbidden?: boolean;
}

/** Where the values of a path parameter come from, by the segment before it. A kind that is missing here makes the tests fail. */
const ID_SOURCES: Record<string, string> = {
  dossiers: `select d.id from dossier d join member m on m.id = d.member_id order by m.slug, d.id`,
  reviews: `select r.id from review r join review_identity i on i.review_id = r.id join person p on p.id = i.person_id
    order by p.name not similar to '(Zoe|Ann|Yves|Bea) %', r.id desc`,
  findings: `select id from finding order by id`,
  cycles: `select id from cycle order by id`,
  networks: `select id from network order by id`,
  members: `select id from member order by slug`,
  memberships: `select id from membership order by id`,
  standards: `select id from standard order by id`,
  editions: `select id from edition order by id`,
  people: `select id from person order by name not similar to '(Zoe|Ann|Yves|Bea) %', id`,
  mandates: `select id from mandate order by id`,
  jobs: `select id from job order by id desc`,
  proposals: `select id from assignment_proposal order by id desc`,
  evidence: `select id from evidence order by id`,
  reports: `select id from report order by id desc`,
  'dead-letters': `select '1'`,
};
const OTHER_SOURCES: Record<string, string> = {
  indicatorCode: `select code from node where kind = 'indicator' order by 1`,
};
const SLUG_SOURCES: Record<string, string> = {
  networks: 'select slug from network order by 1',
  cycles: 'select slug from cycle order by 1',
  members: 'select slug from member order by 1',
};

/** What tells nothing of a cycle, and streams, which take a quarter of a second: asked once in a story, not at every stage. */
const SELDOM = /^\/(standards|editions|networks|members|memberships|health|ready|events)\b/;

/** Doors of the asker's own: using them would end the asking. */
const OWN_DOORS = new Set(['POST /session', 'DELETE /session', 'POST /links', 'POST /links/use', 'POST /me/password']);

/** Bodies with which a write gets past its shape; what is not named here is sent `{}`. Nobody who may not know may do any of these. */
function bodiesFor(route: string, world: World): unknown[] {
  switch (route) {
    case 'POST /dossiers/:id/reviews':
      return (['zoe', 'ann', 'yves', 'bea'] as const).map((who) => ({ reviewerId: world.person(who) }));
    case 'POST /reviews/:id/transitions':
      return [{ event: 'accept' }, { event: 'submit' }, { event: 'replace' }, { event: 'reopen' }, { event: 'conflict', reason: 'No' }];
    case 'PUT /reviews/:id/scores/:indicatorCode':
      return [{ verdict: 'scored', level: 'partly', confidence: 'low', evidenceStrength: 'none', reason: 'No' }];
    case 'POST /dossiers/:id/transitions':
      return [{ event: 'start-moderation' }];
    case 'POST /cycles/:id/transitions':
      return [{ event: 'reveal' }];
    case 'PUT /dossiers/:id/answers/:indicatorCode':
      return [{ kind: 'answered', level: 'partly' }];
    case 'POST /dossiers/:id/evidence':
      return [{ indicatorCode: 'A1', kind: 'link', title: 'Paper', url: 'https://example.org' }];
    default:
      return [];
  }
}

const NOWHERE = '00000000-0000-7000-8000-000000000000';

/** Not in the list of routes, or asking for more than a path. */
const EXTRA_PATHS = ['/openapi.json', '/no-such-route'];

/** Names in both worlds' stories that a hidden row could be found by. */
const CHANGING: readonly Who[] = ['zoe', 'ann', 'yves', 'bea'];

export class Probes {
  private readonly known = new Map<string, Promise<string[]>>();

  private readonly perKind: number;

  /** @param brief only the values that matter most of each parameter (Alder's come first), and without what is the same for all */
  constructor(
    private readonly world: World,
    private readonly brief: boolean,
  ) {
    this.perKind = brief ? 2 : 8;
  }

  routes(): RouteEntry[] {
    return this.world.house.app.get(RouteCatalogue).routes();
  }

  /** Every GET route with every id of the right kind, one that does not exist, and one that is none. */
  async reading(): Promise<Probe[]> {
    const probes: Probe[] = this.brief ? [] : EXTRA_PATHS.map((path) => ({ route: path, method: 'GET', path }));
    for (const route of this.routes().filter(({ method }) => method === 'GET')) {
      if (this.brief && SELDOM.test(route.path)) continue;
      for (const path of await this.filled(route.path)) probes.push({ route: route.path, method: 'GET', path });
    }
    for (const who of CHANGING) probes.push({ route: '/sandbox/mailbox', method: 'GET', path: `/sandbox/mailbox?to=${encodeURIComponent(addressOf(who))}` });
    return probes;
  }

  /** Every write, on others' reviews and on Alder's dossiers: what is refused must be refused alike. */
  async writing(): Promise<Probe[]> {
    const probes: Probe[] = [];
    for (const { method, path } of this.routes().filter((route) => route.method !== 'GET')) {
      const route = `${method} ${path}`;
      if (OWN_DOORS.has(route)) continue;
      const bodies = bodiesFor(route, this.world);
      for (const filled of await this.filled(path)) {
        for (const body of bodies.length > 0 ? bodies : [{}]) {
          probes.push({ route: path, method, path: filled, body, headers: { 'if-match': '"1"' }, ...(bodies.length > 0 ? { forbidden: true } : {}) });
        }
      }
    }
    return probes;
  }

  /** Every list sorted by every field, in small pages, and filtered by everything, including what cannot be asked. */
  async lists(): Promise<Probe[]> {
    const probes: Probe[] = [];
    for (const { path } of this.routes().filter((route) => route.method === 'GET' && !route.path.includes(':'))) {
      const offers = await this.offersOf(path);
      if (!offers) continue;
      const add = (query: Record<string, unknown>) => {
        const search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`);
        probes.push({ route: path, method: 'GET', path: `${path}?${search.join('&')}` });
      };
      const few = SELDOM.test(path) ? 1 : Infinity;
      for (const field of offers.sorts.slice(0, few)) add({ sort: [field, 'DESC'], range: [1, 2] });
      for (const filter of [...offers.filters.slice(0, few), 'reviewerId', 'personId']) for (const value of await this.guesses(filter)) add({ filter: { [filter]: value } });
    }
    return probes;
  }

  /** The path with all its parameters filled in, in every way. */
  async filled(path: string): Promise<string[]> {
    let paths = [''];
    const segments = path.split('/').slice(1);
    let nested = false;
    for (const [at, segment] of segments.entries()) {
      const all = segment.startsWith(':') ? await this.valuesOf(segment.slice(1), segments[at - 1] ?? '', path) : [segment];
      // Of a second parameter one value is enough for each of the first.
      const values = nested ? all.slice(0, 1) : all;
      nested ||= segment.startsWith(':');
      paths = paths.flatMap((start) => values.map((value) => `${start}/${value}`));
    }
    return paths;
  }

  private async valuesOf(parameter: string, before: string, path: string): Promise<string[]> {
    const source = parameter === 'id' ? ID_SOURCES[before] : parameter === 'slug' ? SLUG_SOURCES[before] : OTHER_SOURCES[parameter];
    if (source === undefined) throw new Error(`No values known for :${parameter} of ${path}: name their table in test/access/support/probes.ts`);
    const values = (await this.values(source)).slice(0, this.perKind);
    if (this.brief) return values;
    return parameter === 'id' ? [...values, NOWHERE, 'no-id'] : [...values, 'none'];
  }

  private values(source: string): Promise<string[]> {
    const known = this.known.get(source) ?? this.readValues(source);
    this.known.set(source, known);
    return known;
  }

  private async readValues(source: string): Promise<string[]> {
    const rows = await this.world.house.sql<Record<string, unknown>>(source);
    return rows.map((row) => String(Object.values(row)[0]));
  }

  /** What a list lets one sort and filter by, as its own error texts say. */
  private async offersOf(path: string): Promise<{ sorts: string[]; filters: string[] } | undefined> {
    for (const who of ['officer', 'operator', 'nobody'] as const) {
      const [sort, filter] = await Promise.all([
        this.world.call(who, 'GET', `${path}?sort=${encodeURIComponent('["~","ASC"]')}`),
        this.world.call(who, 'GET', `${path}?filter=${encodeURIComponent('{"~":"x"}')}`),
      ]);
      const offered = (text: string): string[] => (/(?:Sort by one of|Filter by) ([\w, ]+)/.exec(text)?.[1] ?? '').split(', ').filter(Boolean);
      const offers = { sorts: offered(sort.body), filters: offered(filter.body) };
      if (offers.sorts.length > 0) return offers;
    }
    return undefined;
  }

  private async guesses(filter: string): Promise<unknown[]> {
    const people = CHANGING.map((who) => this.world.person(who));
    if (filter === 'q') return ['zoe'];
    if (filter === 'mine') return [true, false];
    if (filter === 'role') return ['reviewer'];
    if (/state|status/i.test(filter)) return ['scoring'];
    if (filter === 'id') return [people];
    const source = ID_SOURCES[`${filter.replace(/Id$/, '')}s`];
    if (filter.endsWith('Id') && source) return (await this.values(source)).slice(0, 2);
    return filter.endsWith('Id') ? people.slice(0, 1) : ['review-invited'];
  }
}
