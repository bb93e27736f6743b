import { cookieOf, DOSSIERS, REVIEWED, SECRETARY, type World } from './arrange.js';
import { makeLoad, type Stage } from './processes.js';
import { ANSWER, type HttpConnection, type Load, type LoadResult, type PgLoad } from './protocol.js';

const SECONDS = 3;
const WARM_UP_SECONDS = 2;

const listOf = (rows: number): string => `/api/v1/dossiers?range=${encodeURIComponent(`[0,${rows - 1}]`)}`;
const reviewsOf = (id: string): string => `/api/v1/reviews?filter=${encodeURIComponent(JSON.stringify({ dossierId: id }))}`;

/** The measures of one run. Every save has dossiers of its own, so that all their answers still have the version they were made with. */
export class Measures {
  private used = REVIEWED;

  constructor(
    private readonly stage: Stage & { world: World },
    private readonly print: (line: object) => void,
  ) {}

  /** Code is compiled, caches of processes and database are filled; the figures are not printed. */
  async warmUp(): Promise<void> {
    const http = (connections: HttpConnection[]) => makeLoad({ kind: 'http', url: this.stage.api, seconds: WARM_UP_SECONDS, connections });
    await http(this.savers(8));
    await http(Array.from({ length: 8 }, (_, at) => this.opener(at)));
    await http([this.lister(500), this.lister(2000)]);
  }

  save(connections: number): Promise<LoadResult> {
    return this.measure('save an answer', { kind: 'http', url: this.stage.api, seconds: SECONDS, connections: this.savers(connections) });
  }

  /** @param frame see PgLoad */
  rawSave(connections: number, frame: PgLoad['frame']): Promise<LoadResult> {
    const { editionId, indicators } = this.stage.world;
    const nodeIds = indicators.map(({ id }) => id);
    const name = frame === 'alone' ? 'raw limit: the save statement through pg alone' : 'raw limit: begin, actor, save statement, commit through pg alone';
    const savers = this.take(connections).map(({ id, personId }) => ({ personId, dossierId: id, editionId, nodeIds, version: 1 }));
    return this.measure(name, { kind: 'pg', url: this.stage.appUrl, seconds: SECONDS, frame, connections: savers });
  }

  open(connections: number): Promise<LoadResult> {
    const openers = Array.from({ length: connections }, (_, at) => this.opener(at));
    return this.measure('open a dossier with its reviews (2 requests)', { kind: 'http', url: this.stage.api, seconds: SECONDS, connections: openers });
  }

  list(connections: number, rows: number): Promise<LoadResult> {
    const listers = Array.from({ length: connections }, () => this.lister(rows));
    return this.measure(`list ${rows} dossiers`, { kind: 'http', url: this.stage.api, seconds: SECONDS, connections: listers });
  }

  /** The bare server answers as many bytes as the API does. */
  bare(connections: number, what: string, bytes: number): Promise<LoadResult> {
    const readers = Array.from({ length: connections }, () => ({ cookie: '', paths: [`/${bytes}`], each: 1 }));
    return this.measure(`raw limit: bare Node, the size of ${what}`, { kind: 'http', url: this.stage.bare, seconds: SECONDS, connections: readers });
  }

  /** Bytes of the API's answers. */
  async sizes(): Promise<{ saved: number; listed: number }> {
    const [saver] = this.savers(1);
    const body = JSON.stringify(ANSWER);
    const saved = await this.sizeOf(saver?.answers[0] ?? '', { method: 'PUT', body, headers: { cookie: saver?.cookie ?? '', 'content-type': 'application/json', 'if-match': '"1"' } });
    const listed = await this.sizeOf(listOf(DOSSIERS), { headers: { cookie: cookieOf(SECRETARY) } });
    return { saved, listed };
  }

  private async sizeOf(path: string, request: RequestInit): Promise<number> {
    const response = await fetch(`${this.stage.api}${path}`, request);
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.arrayBuffer()).byteLength;
  }

  private savers(count: number): Extract<HttpConnection, { answers: string[] }>[] {
    return this.take(count).map(({ id, personId }) => ({
      cookie: cookieOf(personId),
      answers: this.stage.world.indicators.map(({ code }) => `/api/v1/dossiers/${id}/answers/${code}`),
      version: 1,
    }));
  }

  /** Five reviewed dossiers in turn, as the secretariat sees them. */
  private opener(at: number): HttpConnection {
    const from = (at * 5) % REVIEWED;
    const paths = this.stage.world.dossiers.slice(from, from + 5).flatMap(({ id }) => [`/api/v1/dossiers/${id}`, reviewsOf(id)]);
    return { cookie: cookieOf(SECRETARY), paths, each: 2 };
  }

  private lister(rows: number): HttpConnection {
    return { cookie: cookieOf(SECRETARY), paths: [listOf(rows)], each: 1 };
  }

  private async measure(name: string, load: Load): Promise<LoadResult> {
    const result = await makeLoad(load);
    this.print({ name, connections: load.connections.length, ...result });
    return result;
  }

  private take(count: number): World['dossiers'] {
    if (this.used + count > DOSSIERS) throw new Error('more saves than dossiers');
    return this.stage.world.dossiers.slice(this.used, (this.used += count));
  }
}
