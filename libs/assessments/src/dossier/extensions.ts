import { Injectable } from '@nestjs/common';
import { Audit, Clock, Db, Ids, localMoment, notFound, Refusal } from '@peerpolis/platform';
import { type GrantExtension } from '../contracts.js';
import { Dossiers } from './dossiers.js';
import { DossierFactsReader } from './facts.js';

/** More time for one dossier, with a reason. */
@Injectable()
export class Extensions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly dossiers: Dossiers,
    private readonly facts: DossierFactsReader,
  ) {}

  /** A later grant for the same stage takes the place of the earlier one. @throws Refusal not-found, invalid-input */
  async grant(id: string, { stage, until, reason }: GrantExtension): Promise<void> {
    if (!(await this.dossiers.held(id)).includes('dossier.manage')) throw notFound();
    const facts = await this.facts.read(id, { lock: true });
    const moment = localMoment(until, facts.timeZone);
    if (!moment) throw new Refusal('invalid-input', { errors: { until: `There is no such moment in ${facts.timeZone}` } });
    if (moment <= this.clock.now()) throw new Refusal('invalid-input', { errors: { until: 'This has passed' } });
    if (moment <= facts.closes[stage]) throw new Refusal('invalid-input', { errors: { until: 'The stage itself is open longer' } });
    await this.db.query(
      `insert into dossier_extension (id, dossier_id, stage, until, reason, granted_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (dossier_id, stage) do update set until = excluded.until, reason = excluded.reason, granted_at = excluded.granted_at`,
      [this.ids.next(), id, stage, moment, reason, this.clock.now()],
    );
    await this.audit.record({
      action: 'dossier.extended',
      objectType: 'dossier',
      objectId: id,
      networkId: facts.networkId,
      details: { stage, until: moment.toISOString() },
    });
  }
}
