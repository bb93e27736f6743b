import { Injectable } from '@nestjs/common';
import { Audit, Clock, Db, Ids, inNetwork, isTimeZone, notFound, Refusal, type FieldErrors } from '@peerpolis/platform';
import { STAGES, type CreateCycle, type UpdateCycle } from '../contracts.js';
import { CycleFactsReader, type CycleFacts } from './facts.js';
import { laterOnlyErrors, momentsOf, orderErrors, type StageMoments } from './stage-dates.js';

/** Cycles are planned: created as drafts, and changed as far as nobody relies on them yet. */
@Injectable()
export class Cycles {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly facts: CycleFactsReader,
  ) {}

  /** @returns id of the draft. @throws Refusal not-found (not one's network), invalid-input with a tree, duplicate (slug) */
  async create(input: CreateCycle): Promise<string> {
    const network = await this.db.one<{ time_zone: string }>(`select time_zone from network where id = $1 and (${inNetwork('cycle.manage', 'id')})`, [
      input.networkId,
    ]);
    if (!network) throw notFound();
    const timeZone = input.timeZone ?? network.time_zone;
    const errors = await this.errorsOf(input, timeZone);
    if (Object.keys(errors).length > 0) throw new Refusal('invalid-input', { errors });
    await this.refuseTakenSlug(input.slug);
    const id = this.ids.next();
    await this.db.query(
      `insert into cycle (id, network_id, edition_id, slug, title, state, blind_mode, time_zone, rules, planned, created_at)
       values ($1, $2, $3, $4, $5, 'draft', $6, $7, $8, $9, $10)`,
      [
        id,
        input.networkId,
        input.editionId,
        input.slug,
        input.title,
        input.blindMode,
        timeZone,
        JSON.stringify(input.rules),
        input.memberIds ?? null,
        this.clock.now(),
      ],
    );
    for (const { stage, opens, closes } of momentsOf(input.stages, timeZone).moments) {
      await this.db.query(`insert into cycle_stage (cycle_id, stage, opens_at, closes_at) values ($1, $2, $3, $4)`, [id, stage, opens, closes]);
    }
    await this.audit.record({ action: 'cycle.created', objectType: 'cycle', objectId: id, networkId: input.networkId, details: { slug: input.slug } });
    return id;
  }

  /**
   * Changes a draft as a whole; of a running cycle the title, and dates to later ones.
   * @throws Refusal not-found, conflict (changed meanwhile), wrong-state, invalid-input with a tree
   */
  async update(id: string, seen: number, input: UpdateCycle): Promise<void> {
    await this.manage(id);
    const facts = await this.facts.read(id, { lock: true });
    if (facts.version !== seen) throw new Refusal('conflict', { current: { version: facts.version, title: facts.title, state: facts.state } });
    if (input.rules && facts.state !== 'draft') {
      throw new Refusal('wrong-state', { detail: 'The rules of a cycle are fixed when it opens', params: { state: facts.state } });
    }
    if (input.stages) await this.moveStages(facts, input.stages);
    await this.db.query(`update cycle set title = coalesce($2, title), rules = coalesce($3, rules), version = version + 1 where id = $1`, [
      id,
      input.title ?? null,
      input.rules ? JSON.stringify(input.rules) : null,
    ]);
    await this.audit.record({
      action: 'cycle.changed',
      objectType: 'cycle',
      objectId: id,
      networkId: facts.networkId,
      details: { fields: Object.keys(input) },
    });
  }

  /** @throws Refusal not-found to whoever may not manage the cycle */
  async manage(id: string): Promise<void> {
    const row = await this.db.one(`select 1 from cycle c where c.id = $1 and (${inNetwork('cycle.manage', 'c.network_id')} or access.is_system())`, [id]);
    if (!row) throw notFound();
  }

  private async moveStages(facts: CycleFacts, given: NonNullable<UpdateCycle['stages']>): Promise<void> {
    const { moments, errors } = momentsOf(given, facts.timeZone);
    const old = STAGES.flatMap((stage): StageMoments[] => {
      const dates = facts.stages[stage];
      return dates ? [{ stage, ...dates }] : [];
    });
    const next = old.map((stage) => moments.find((candidate) => candidate.stage === stage.stage) ?? stage);
    // A stage of the cycle's state runs; beyond them all (follow-up, closed) everything is over.
    const running = STAGES.findIndex((stage) => stage === facts.state);
    const wrong = { ...orderErrors(next), ...(facts.state === 'draft' ? {} : laterOnlyErrors(old, next, running < 0 ? STAGES.length : running)), ...errors };
    if (Object.keys(wrong).length > 0) throw new Refusal('invalid-input', { errors: { stages: wrong } });
    for (const { stage, opens, closes } of next) {
      await this.db.query(`update cycle_stage set opens_at = $3, closes_at = $4 where cycle_id = $1 and stage = $2`, [facts.id, stage, opens, closes]);
    }
  }

  private async errorsOf(input: CreateCycle, timeZone: string): Promise<FieldErrors> {
    if (!isTimeZone(timeZone)) return { timeZone: 'An IANA name such as Europe/Brussels' };
    const errors: FieldErrors = {};
    const { moments, errors: nowhere } = momentsOf(input.stages, timeZone);
    const stages = Object.keys(nowhere).length > 0 ? nowhere : orderErrors(moments);
    if (Object.keys(stages).length > 0) errors['stages'] = stages;
    const edition = await this.db.one<{ status: string }>(`select status from edition where id = $1`, [input.editionId]);
    if (edition?.status !== 'published') errors['editionId'] = edition ? `This edition is ${edition.status}, not published` : 'There is no such edition';
    if (input.memberIds) {
      const members = new Set(await this.facts.membersOf({ networkId: input.networkId, planned: input.memberIds }));
      const strangers = input.memberIds.flatMap((member, at) => (members.has(member) ? [] : [[at, 'Not a current member of the network'] as const]));
      if (strangers.length > 0) errors['memberIds'] = Object.fromEntries(strangers);
    }
    return errors;
  }

  private async refuseTakenSlug(slug: string): Promise<void> {
    const taken = await this.db.elevate(() => this.db.one(`select 1 from cycle where slug = $1`, [slug]));
    if (taken) throw new Refusal('duplicate', { errors: { slug: 'Taken' } });
  }
}
