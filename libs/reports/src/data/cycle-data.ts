import { Injectable } from '@nestjs/common';
import { Db, Refusal } from '@peerpolis/platform';
import { type ScoringMethod, StandardCatalogue, type EditionView } from '@peerpolis/standards';

/** A cycle with its network, its edition and the scoring run whose numbers count. */
export interface CycleData {
  cycle: {
    id: string;
    slug: string;
    title: string;
    state: string;
    blindMode: string;
    historical: boolean;
    timeZone: string;
    publishedAt: Date | null;
    silenceAccepts: boolean;
  };
  network: { id: string; name: string; sandbox: boolean; smallestGroup: number };
  edition: EditionView;
  run: {
    id: string;
    finishedAt: Date;
    methodVersion: string;
    inputsSha256: string;
    method: Pick<ScoringMethod, 'commitment' | 'section' | 'overall' | 'coverage'>;
  };
}

/** Reads what all reports of a cycle share, as the system. */
@Injectable()
export class CycleReading {
  constructor(
    private readonly db: Db,
    private readonly catalogue: StandardCatalogue,
  ) {}

  /** @throws Refusal not-found; wrong-state where nothing was computed yet */
  async read(cycleId: string): Promise<CycleData> {
    const row = await this.db.one<{ cycle: CycleData['cycle'] & { publishedAt: string | null }; network: CycleData['network']; edition_id: string }>(
      `select c.edition_id,
         jsonb_build_object('id', c.id, 'slug', c.slug, 'title', c.title, 'state', c.state, 'blindMode', c.blind_mode, 'historical', c.historical,
           'timeZone', c.time_zone, 'publishedAt', c.published_at, 'silenceAccepts', coalesce((c.rules->>'silenceAccepts')::boolean, false)) as cycle,
         jsonb_build_object('id', w.id, 'name', w.name, 'sandbox', w.sandbox, 'smallestGroup', w.smallest_group) as network
       from cycle c join network w on w.id = c.network_id where c.id = $1`,
      [cycleId],
    );
    if (!row) throw new Refusal('not-found');
    const { publishedAt } = row.cycle;
    return {
      cycle: { ...row.cycle, publishedAt: publishedAt === null ? null : new Date(publishedAt) },
      network: row.network,
      edition: await this.catalogue.edition(row.edition_id),
      run: await lastRun(this.db, cycleId),
    };
  }
}

/** The run whose numbers count. @throws Refusal wrong-state where there is none, with what to do */
export async function lastRun(db: Db, cycleId: string): Promise<CycleData['run']> {
  const run = await db.one<CycleData['run']>(
    `select id, finished_at as "finishedAt", method_version as "methodVersion", inputs_sha256 as "inputsSha256", method
     from scoring_run where id = access.last_run($1)`,
    [cycleId],
  );
  if (!run) throw new Refusal('wrong-state', { detail: 'No scores of this cycle are computed yet: compute them first (POST /cycles/:id/scoring-runs), then build the report' });
  return run;
}
