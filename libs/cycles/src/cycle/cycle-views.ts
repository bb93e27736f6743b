import { Injectable } from '@nestjs/common';
import { Db, inNetwork, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { iso } from '@peerpolis/assessments';
import { type Response } from 'express';
import { CycleRules, type CycleRow, type CycleView } from '../contracts.js';
import { CycleFactsReader } from './facts.js';
import { CycleMachine } from './machine.js';

const CYCLES: ListSpec = {
  name: 'cycles',
  from: `cycle c join network n on n.id = c.network_id join edition e on e.id = c.edition_id join standard s on s.id = e.standard_id`,
  fields: {
    id: 'c.id',
    slug: 'c.slug',
    title: 'c.title',
    state: 'c.state',
    network: `jsonb_build_object('id', n.id, 'name', n.name, 'slug', n.slug, 'sandbox', n.sandbox)`,
    edition: `jsonb_build_object('id', e.id, 'label', e.label, 'standardCode', s.code, 'standardTitle', s.title)`,
    blindMode: 'c.blind_mode',
    timeZone: 'c.time_zone',
    historical: 'c.historical',
    revealed: 'c.revealed_at is not null',
    publishedAt: iso('c.published_at'),
    version: 'c.version',
  },
  sort: ['title', 'state', 'publishedAt'],
  filters: { networkId: 'c.network_id = $', editionId: 'c.edition_id = $', state: 'c.state = $', slug: 'c.slug = $', historical: 'c.historical = $' },
  search: ['c.title'],
};

const DETAILS = `select c.rules, ${inNetwork('cycle.manage', 'c.network_id')} as manages,
    (select jsonb_agg(jsonb_build_object('stage', s.stage, 'opensAt', ${iso('s.opens_at')}, 'closesAt', ${iso('s.closes_at')}) order by s.opens_at)
     from cycle_stage s where s.cycle_id = c.id) as stages
  from cycle c where c.id = $1`;

/** Cycles as they are shown. */
@Injectable()
export class CycleViews {
  constructor(
    private readonly db: Db,
    private readonly facts: CycleFactsReader,
  ) {}

  list(query: ListQuery, response?: Response): Promise<CycleRow[]> {
    return list<CycleRow>(this.db, CYCLES, query, response);
  }

  /** @throws Refusal not-found */
  async find(id: string): Promise<CycleView> {
    const [row] = await list<CycleRow>(this.db, CYCLES, { filter: { id } });
    const details = row && (await this.db.one<{ rules: Partial<CycleRules>; manages: boolean; stages: CycleView['stages'] | null }>(DETAILS, [id]));
    if (!row || !details) throw notFound();
    const possibilities = details.manages && !row.historical ? await this.possibilities(id) : [];
    return { ...row, rules: { ...CycleRules.parse({}), ...details.rules }, stages: details.stages ?? [], possibilities };
  }

  private async possibilities(id: string): Promise<CycleView['possibilities']> {
    const facts = await this.facts.read(id);
    const subject = await this.facts.subjectOf(facts);
    const withReason = CycleMachine.possibilities(facts.state, { ...subject, reason: '-' });
    return CycleMachine.possibilities(facts.state, subject).map((possibility, at) =>
      possibility.reason && !withReason[at]?.reason ? { ...possibility, needsReason: true } : possibility,
    );
  }
}
