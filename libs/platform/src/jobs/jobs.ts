import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { notFound, Refusal } from '../http/problem.js';
import { Outbox } from '../outbox/outbox.js';
import { JOB_ENTRY } from '../outbox/relay.js';
import { Clock, Ids } from '../ports/index.js';
import { JobCatalogue } from './catalogue.js';

export interface JobRequest {
  kind: string;
  /**
   * What makes the work the same (a hash of its inputs): asking twice gives the same job while it waits, runs or is done. A job
   * without a key is always new.
   */
  key?: string;
  networkId?: string | null;
  cycleId?: string | null;
  dossierId?: string | null;
  /** Ids and numbers only. */
  data?: Record<string, unknown>;
}

/** Background work: asked for in the transaction that needs it, run by a worker after the commit. */
@Injectable()
export class Jobs {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outbox: Outbox,
    private readonly catalogue: JobCatalogue,
  ) {}

  /**
   * Row and outbox entry in the caller's transaction. Requested by the acting person; by nobody where the system acts.
   * @throws Error when no handler of the kind exists: a defect of the caller
   */
  async request(request: JobRequest): Promise<{ id: string }> {
    this.catalogue.require(request.kind);
    const { actor } = this.db;
    if (actor.kind === 'anonymous') throw new Refusal('not-signed-in');
    const requestedBy = actor.kind === 'person' ? actor.personId : null;
    const [created] = await this.db.query<{ id: string }>(
      `insert into job (id, kind, key, network_id, cycle_id, dossier_id, requested_by, data, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [
        this.ids.next(),
        request.kind,
        request.key ?? null,
        request.networkId ?? null,
        request.cycleId ?? null,
        request.dossierId ?? null,
        requestedBy,
        JSON.stringify(request.data ?? {}),
        this.clock.now(),
      ],
    );
    if (created) {
      await this.outbox.add({ kind: JOB_ENTRY, key: `job:${created.id}`, data: { jobId: created.id } });
      return created;
    }
    const known = await this.db.one<{ id: string }>(
      `select id from job where kind = $1 and key = $2 and requested_by is not distinct from $3 and status in ('queued', 'active', 'done')`,
      [request.kind, request.key, requestedBy],
    );
    if (!known) throw new Refusal('conflict');
    return known;
  }

  /** Asks a waiting or running job to end. A waiting one ends at once, a running one at its next step. */
  async cancel(id: string): Promise<void> {
    // Reading under the actor's own rights decides whether it may.
    const visible = await this.db.one<{ status: string }>(`select status from job where id = $1`, [id]);
    if (!visible) throw notFound();
    if (!['queued', 'active'].includes(visible.status)) throw new Refusal('already-done', { detail: `The job is ${visible.status}` });
    await this.db.elevate(() =>
      this.db.query(
        `update job set cancel_requested = true,
           status = case when status = 'queued' then 'cancelled' else status end,
           finished_at = case when status = 'queued' then $2::timestamptz else finished_at end
         where id = $1 and status in ('queued', 'active')`,
        [id, this.clock.now()],
      ),
    );
  }
}
