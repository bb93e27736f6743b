import { Injectable } from '@nestjs/common';
import { Clock, Db } from '@peerpolis/platform';
import { type ReviewerView } from '../contracts.js';
import { sayIn, type Say } from '../texts/index.js';

/** A person of the pool as seen from one dossier: what stands against it, and what speaks for it. */
export interface Candidate {
  id: string;
  name: string;
  homeId: string;
  homeName: string;
  homeCountry: string;
  homePopulation: number | null;
  load: number;
  conflict: string | null;
}

interface Row extends Omit<Candidate, 'conflict'> {
  own_city: boolean;
  declared: boolean;
  assigned: boolean;
  mutual: boolean;
}

/** What the asking officer has a stake in, and must learn nothing of by way of other dossiers. */
export interface Stakes {
  members: readonly string[];
  dossiers: readonly string[];
}

const NO_STAKES: Stakes = { members: [], dossiers: [] };

/** States in which a review counts as work, and as a review given. */
const COUNTS = `('proposed', 'invited', 'accepted', 'scoring', 'reopened', 'submitted', 'settled')`;

/** The other dossier is none of the asker's stakes. */
const OPEN = `o.member_id <> all($3::uuid[]) and o.id <> all($4::uuid[])`;

/**
 * The pool of a dossier's network with the rule that stands against each person. Conflicts are checked before a person is asked.
 * Runs in `Db.elevate`; only the assigning officer may see the result.
 */
@Injectable()
export class Candidates {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * @param stakes reviews of these members and dossiers are left out of load and of the rule on mutual reviews: a number or a refusal
   * on one dossier must not tell an officer who reviews the one it is shut out of
   */
  async of(dossierId: string, stakes: Stakes = NO_STAKES): Promise<Candidate[]> {
    const rows = await this.db.query<Row>(
      `select p.id, p.name, h.id as "homeId", h.name as "homeName", h.country as "homeCountry", ct.population as "homePopulation",
         (select count(*)::int from review_identity i join review r on r.id = i.review_id join dossier o on o.id = i.dossier_id
           where i.person_id = p.id and o.cycle_id = d.cycle_id and r.state in ${COUNTS} and ${OPEN}) as load,
         exists (select 1 from mandate o where o.person_id = p.id and o.member_id = d.member_id) as own_city,
         exists (select 1 from declared_conflict k where k.person_id = p.id and k.member_id = d.member_id and (k.expires_at is null or k.expires_at > $2)) as declared,
         exists (select 1 from review_identity i join review r on r.id = i.review_id where i.person_id = p.id and i.dossier_id = d.id) as assigned,
         (c.rules->>'noMutual')::boolean and exists (
           select 1 from review_identity i join review r on r.id = i.review_id join dossier o on o.id = i.dossier_id
           where o.cycle_id = d.cycle_id and o.member_id = h.id and i.home_member_id = d.member_id and r.state in ${COUNTS} and ${OPEN}) as mutual
       from dossier d join cycle c on c.id = d.cycle_id
       join mandate m on m.network_id = d.network_id and m.role = 'reviewer' and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2)
       join person p on p.id = m.person_id and p.disabled_at is null
       join member h on h.id = m.member_id left join city ct on ct.id = h.city_id
       where d.id = $1 order by p.name, p.id`,
      [dossierId, this.clock.now(), stakes.members, stakes.dossiers],
    );
    return rows.map(({ own_city, declared, assigned, mutual, ...row }) => ({ ...row, conflict: rule(sayIn(this.db.actor.locale), { own_city, declared, assigned, mutual }) }));
  }
}

/** The rule that fired, as a sentence for the officer. */
function rule(say: Say, { own_city, declared, assigned, mutual }: Pick<Row, 'own_city' | 'declared' | 'assigned' | 'mutual'>): string | null {
  if (own_city) return say('own-city');
  if (declared) return say('declared-conflict');
  if (assigned) return say('asked-before');
  if (mutual) return say('mutual');
  return null;
}

export const toReviewerView = (candidate: Candidate): ReviewerView => ({
  id: candidate.id,
  name: candidate.name,
  home: { id: candidate.homeId, name: candidate.homeName, country: candidate.homeCountry },
  load: candidate.load,
  conflict: candidate.conflict,
});
