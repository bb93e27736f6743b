import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DossierHooks } from '@peerpolis/assessments';
import { Db } from '@peerpolis/platform';
import { OPEN_STATES } from './machine.js';
import { sayIn } from './texts/index.js';

/** A dossier leaves the review when its reviews are in: all that the rules ask for, or, once the stage is over, all that will come. */
@Injectable()
export class ReviewProgress implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly hooks: DossierHooks,
  ) {}

  onModuleInit(): void {
    this.hooks.objectTo('start-moderation', ({ id }) => this.missing(id));
  }

  private async missing(dossierId: string): Promise<string | undefined> {
    const count = await this.db.one<{ submitted: number; open: number; wanted: number; stage_over: boolean }>(
      `select count(*) filter (where r.state = 'submitted')::int as submitted, count(*) filter (where r.state = any($2))::int as open,
         (c.rules->>'reviewersPerDossier')::int as wanted, c.state not in ('draft', 'self-assessment', 'review') as stage_over
       from dossier d join cycle c on c.id = d.cycle_id left join review r on r.dossier_id = d.id where d.id = $1 group by c.id`,
      [dossierId, OPEN_STATES],
    );
    if (!count) return undefined;
    const say = sayIn(this.db.actor.locale);
    if (count.open > 0) return say('reviews-open', { count: count.open });
    const needed = count.stage_over ? 1 : count.wanted;
    return count.submitted < needed ? say('reviews-missing', { count: count.submitted, all: needed }) : undefined;
  }
}
