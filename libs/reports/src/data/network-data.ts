import { Injectable } from '@nestjs/common';
import { Db, Refusal } from '@peerpolis/platform';
import { type ScoreLine } from '@peerpolis/scorecards';
import { CycleReading, type CycleData } from './cycle-data.js';

/** How the included dossiers lie on one node, in one layer. Quartiles are null where the group is too small to be shown. */
export interface Distribution {
  code: string;
  kind: ScoreLine['kind'];
  layer: ScoreLine['layer'];
  /** Dossiers with a value. */
  n: number;
  /** Dossiers without one. */
  withheld: number;
  median: number | null;
  lower: number | null;
  upper: number | null;
  coverage: number | null;
}

export interface NetworkMember {
  name: string;
  country: string | null;
  state: string;
  answered: number;
  questions: number;
}

/** All that a report of a cycle is made from. */
export interface NetworkData extends CycleData {
  /** Only published dossiers were read. */
  open: boolean;
  distributions: readonly Distribution[];
  /** In the order of the alphabet; at most `MOST_MEMBERS`. */
  members: readonly NetworkMember[];
  memberCount: number;
  /** Dossiers by state, all of the cycle. */
  states: Readonly<Record<string, number>>;
  /** Of the included dossiers: answers by kind, findings by state, replies by state. */
  answers: Readonly<Record<string, number>>;
  findings: Readonly<Record<string, number>>;
  replies: Readonly<Record<string, number>>;
}

export const MOST_MEMBERS = 2000;

/** Reads a whole cycle for its report, as the system; distributions are made in the database, so memory does not grow with the cycle. */
@Injectable()
export class NetworkReading {
  constructor(
    private readonly db: Db,
    private readonly cycles: CycleReading,
  ) {}

  /** @throws Refusal not-found; wrong-state where nothing is computed, settled or published yet */
  async read(cycleId: string): Promise<NetworkData> {
    const cycle = await this.cycles.read(cycleId);
    // Once the cycle is published, what it did not publish stays out.
    const open = cycle.cycle.publishedAt !== null;
    const states = open ? ['published'] : ['settled', 'published'];
    const included = [cycleId, states];
    const memberCount = await this.count(included);
    if (memberCount === 0) {
      throw new Refusal('wrong-state', { detail: 'No dossier of this cycle is settled or published yet: a network report needs settled results' });
    }
    return {
      ...cycle,
      open,
      distributions: await this.distributions(included, cycle.run.id, cycle.network.smallestGroup),
      members: await this.members(included),
      memberCount,
      states: await this.byWord(`select state as word, count(*)::int as n from dossier where cycle_id = $1 group by state`, [cycleId]),
      answers: await this.byWord(`select a.kind as word, count(*)::int as n from answer a join dossier d on d.id = a.dossier_id where ${INCLUDED} group by a.kind`, included),
      findings: await this.byWord(`select f.state as word, count(*)::int as n from finding f join dossier d on d.id = f.dossier_id where ${INCLUDED} group by f.state`, included),
      replies: await this.byWord(`select y.state as word, count(*)::int as n from reply y join dossier d on d.id = y.dossier_id where ${INCLUDED} group by y.state`, included),
    };
  }

  private async count(included: unknown[]): Promise<number> {
    return (await this.db.one<{ n: number }>(`select count(*)::int as n from dossier d where ${INCLUDED}`, included))?.n ?? 0;
  }

  /** Quartiles by linear interpolation (type 7 of Hyndman and Fan 1996); none for fewer than `least` values. */
  private distributions(included: unknown[], runId: string, least: number): Promise<Distribution[]> {
    return this.db.query(
      `select s.code, s.kind, s.layer, count(s.value)::int as n, (count(*) - count(s.value))::int as withheld,
         case when count(s.value) >= $4 then percentile_cont(0.5) within group (order by s.value) end as median,
         case when count(s.value) >= $4 then percentile_cont(0.25) within group (order by s.value) end as lower,
         case when count(s.value) >= $4 then percentile_cont(0.75) within group (order by s.value) end as upper,
         case when count(s.value) >= $4 then percentile_cont(0.5) within group (order by s.coverage) end as coverage
       from score s join dossier d on d.id = s.dossier_id where ${INCLUDED} and s.run_id = $3 and s.kind <> 'indicator'
       group by s.code, s.kind, s.layer order by min(s.position), s.code, s.layer`,
      [...included, runId, least],
    );
  }

  private members(included: unknown[]): Promise<NetworkMember[]> {
    return this.db.query(
      `select t.name, t.country, t.state, t.answered, t.questions from (
         select d.id, d.state, d.answered, d.questions,
           case when d.blind_mode = 'double' and not d.revealed then d.pseudonym else m.name end as name,
           case when d.blind_mode = 'double' and not d.revealed then null else m.country end as country
         from dossier d join member m on m.id = d.member_id where ${INCLUDED}) t
       order by lower(t.name) collate "C", t.country, t.id limit ${MOST_MEMBERS}`,
      included,
    );
  }

  private async byWord(sql: string, parameters: unknown[]): Promise<Record<string, number>> {
    const rows = await this.db.query<{ word: string; n: number }>(sql, parameters);
    return Object.fromEntries(rows.map(({ word, n }) => [word, n]));
  }
}

const INCLUDED = `d.cycle_id = $1 and d.state = any($2)`;
