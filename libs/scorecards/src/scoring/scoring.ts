import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KernelInputError } from '@peerpolis/kernels';
import { Clock, Db, Ids, Refusal, SYSTEM } from '@peerpolis/platform';
import { ScoringMethod, StandardCatalogue, type EditionView } from '@peerpolis/standards';
import { LAYERS, type ScoreLine } from '../contracts.js';
import { ScoringInputs, type DossierInputs } from './inputs.js';
import { METHOD_VERSION, scoreLayer, type ScoreMethod } from './score-dossier.js';

/** Dossiers read, computed and written in one go; keeps memory flat whatever the size of the cycle. */
const BATCH = 200;

interface CycleFacts {
  network_id: string;
  edition_id: string;
  coverage: number | null;
}

/** Computes the scores of a cycle and keeps all that is needed to compute them again. */
@Injectable()
export class Scoring {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly inputs: ScoringInputs,
    private readonly catalogue: StandardCatalogue,
  ) {}

  /**
   * Opens its own transactions. A run that dies half-way has no finishing time and is read by nobody.
   * @throws Refusal method-cannot, naming the dossier and the code, where the method cannot take the values
   */
  async compute(cycleId: string, jobId: string | null, progress: (percent: number) => Promise<void> = async () => {}): Promise<{ runId: string; dossiers: number }> {
    const { cycle, edition, ids } = await this.db.run(SYSTEM, () => this.prepare(cycleId));
    const method: ScoreMethod = methodOf(edition, cycle.coverage);
    const hash = createHash('sha256').update(JSON.stringify({ edition: edition.id, method, version: METHOD_VERSION }));
    const runId = await this.db.run(SYSTEM, () => this.open(cycleId, cycle.network_id, jobId, method));
    const counts = { lines: 0, withheld: 0 };
    for (let start = 0; start < ids.length; start += BATCH) {
      await this.db.run(SYSTEM, async () => {
        for (const dossier of await this.inputs.read(ids.slice(start, start + BATCH))) {
          const lines = this.score(edition, method, dossier, hash);
          counts.lines += lines.length;
          counts.withheld += lines.filter(({ value, kind }) => value === null && kind !== 'indicator').length;
          await this.write(runId, dossier.id, edition, lines);
        }
      });
      await progress(Math.round((100 * Math.min(start + BATCH, ids.length)) / ids.length));
    }
    const log = [
      `edition ${edition.standardCode} ${edition.label}`,
      `dossiers ${ids.length}`,
      `layers ${LAYERS.join(', ')}: peer = median of the peers' values; agreed = what was passed or settled`,
      `commitments ${method.commitment}, sections ${method.section}, overall ${method.overall}, coverage ${method.coverage ?? 'any'}`,
      `lines ${counts.lines}, withheld ${counts.withheld}`,
    ];
    await this.db.run(SYSTEM, () => this.finish(runId, cycleId, hash.digest('hex'), log));
    return { runId, dossiers: ids.length };
  }

  private async prepare(cycleId: string): Promise<{ cycle: CycleFacts; edition: EditionView; ids: string[] }> {
    const cycle = await this.db.one<CycleFacts>(`select network_id, edition_id, (rules->>'coverage')::float8 as coverage from cycle where id = $1`, [cycleId]);
    if (!cycle) throw new Refusal('not-found');
    return { cycle, edition: await this.catalogue.edition(cycle.edition_id), ids: await this.inputs.dossierIds(cycleId) };
  }

  private async open(cycleId: string, networkId: string, jobId: string | null, method: ScoreMethod): Promise<string> {
    const id = this.ids.next();
    await this.db.query(
      `insert into scoring_run (id, cycle_id, network_id, job_id, method, method_version, inputs_sha256, created_at) values ($1, $2, $3, $4, $5, $6, '', $7)`,
      [id, cycleId, networkId, jobId, JSON.stringify(method), METHOD_VERSION, this.clock.now()],
    );
    return id;
  }

  private score(edition: EditionView, method: ScoreMethod, { id, statements }: DossierInputs, hash: Hash): ScoreLine[] {
    hash.update(JSON.stringify([id, statements.map(({ layer, node, verdict, level, number }) => [layer, node, verdict, level, number])]));
    try {
      return LAYERS.flatMap((layer) => scoreLayer(edition, method, layer, statements));
    } catch (error) {
      if (!(error instanceof KernelInputError)) throw error;
      throw new Refusal('method-cannot', { detail: `Dossier ${id}: ${error.message}` });
    }
  }

  private async write(runId: string, dossierId: string, edition: EditionView, lines: readonly ScoreLine[]): Promise<void> {
    const nodes = new Map(edition.nodes.map((node) => [node.code, node.id]));
    const rows = lines.map((line, position) => ({ ...line, node: nodes.get(line.code) ?? null, position }));
    await this.db.query(
      `insert into score (run_id, dossier_id, code, node_id, kind, layer, value, coverage, why, method, terms, position)
       select $1, $2, x.code, x.node, x.kind, x.layer, x.value, x.coverage, x.why, x.method, x.terms, x.position
       from jsonb_to_recordset($3::jsonb) as x(code text, node uuid, kind text, layer text, value float8, coverage float8, why text, method text, terms jsonb, position int)`,
      [runId, dossierId, JSON.stringify(rows)],
    );
  }

  /** Ends the run and holds the published figures of others against it: equal after rounding, or not verified. */
  private async finish(runId: string, cycleId: string, sha256: string, log: readonly string[]): Promise<void> {
    await this.db.query(`update scoring_run set finished_at = $2, inputs_sha256 = $3, log = $4 where id = $1`, [runId, this.clock.now(), sha256, JSON.stringify(log)]);
    await this.db.query(
      `update published_figure f set
         verified = s.value is not null and abs(s.value - f.value) <= 0.5 * 10.0 ^ (-f.decimals) + 1e-9,
         remark = case when s.value is null then 'withheld:' || coalesce(s.why, 'no-data') when abs(s.value - f.value) <= 0.5 * 10.0 ^ (-f.decimals) + 1e-9 then null else 'differs' end
       from score s where f.cycle_id = $2 and s.run_id = $1 and s.dossier_id = f.dossier_id and s.code = f.code and s.layer = 'self'`,
      [runId, cycleId],
    );
  }
}

function methodOf(edition: EditionView, coverage: number | null): ScoreMethod {
  const { commitment, section, overall, coverage: editionCoverage } = ScoringMethod.parse(edition.method);
  return { commitment, section, overall: edition.hasOverall ? overall : 'none', coverage: coverage ?? editionCoverage };
}
