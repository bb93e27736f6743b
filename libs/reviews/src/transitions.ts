import { Inject, Injectable } from '@nestjs/common';
import { Dossiers } from '@peerpolis/assessments';
import { Clock, CONFIG, Db, History, Ids, Mailer, notFound, Refusal, requireOnDossier, type Config } from '@peerpolis/platform';
import { type ReviewTransition } from './contracts.js';
import { OFFICER_EVENTS, reviewMachine, REVIEWER_EVENTS, type ReviewEvent, type ReviewState } from './machine.js';
import { COMPLETE } from './reading.js';
import { sayIn, type Say } from './texts/index.js';

interface Subject {
  id: string;
  state: ReviewState;
  pseudonym: string;
  dossier_id: string;
  dossier_state: string;
  network_id: string;
  member_id: string;
  cycle_id: string;
  mine: boolean;
  questions: number;
  complete: number;
}

/** Moves reviews on: by their author, by the assigning officer, and by the house. */
@Injectable()
export class ReviewTransitions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly history: History,
    private readonly mailer: Mailer,
    private readonly dossiers: Dossiers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refusal not-found (not the actor's to move), wrong-state, incomplete */
  async apply(reviewId: string, { event, reason }: ReviewTransition): Promise<void> {
    const subject = await this.subject(reviewId);
    const own = subject.mine && REVIEWER_EVENTS.has(event);
    if (!own) {
      if (!OFFICER_EVENTS.has(event)) throw notFound();
      await requireOnDossier(this.db, 'review.assign', subject.dossier_id);
    }
    if (event === 'conflict' && !reason) throw new Refusal('invalid-input', { errors: { reason: this.say('conflict-needs-reason') } });
    if (event === 'submit') await this.refuseIncomplete(subject);
    await this.move(subject, event);
    if (own) await this.respond(subject, event, reason);
    if (event === 'invite') await this.db.elevate(() => this.invite(subject));
    if (event === 'submit' || event === 'replace') await this.dossiers.advance(subject.dossier_id);
  }

  /** The first score begins the work. */
  async start(reviewId: string): Promise<void> {
    await this.move(await this.subject(reviewId), 'start');
  }

  /** Asks the person; inside the system's rights, since the mail is the person's alone. */
  async invite(subject: Pick<Subject, 'id' | 'dossier_id'>): Promise<void> {
    const words = await this.db.one<{ person: string; name: string; email: string; locale: string; cycle: string; member: string; closes_at: Date | null; time_zone: string }>(
      `select p.id as person, p.name, p.email, p.locale, c.title as cycle, case when d.blind_mode = 'double' then d.pseudonym else m.name end as member, g.closes_at, c.time_zone
       from review_identity i join person p on p.id = i.person_id join dossier d on d.id = i.dossier_id join member m on m.id = d.member_id
       join cycle c on c.id = d.cycle_id left join cycle_stage g on g.cycle_id = c.id and g.stage = 'review' where i.review_id = $1`,
      [subject.id],
    );
    if (!words) return;
    await this.mailer.queue({
      personId: words.person,
      to: words.email,
      kind: 'review-invited',
      locale: words.locale,
      params: {
        name: words.name,
        cycle: words.cycle,
        member: words.member,
        until: words.closes_at?.toLocaleDateString(words.locale, { dateStyle: 'long', timeZone: words.time_zone }) ?? '',
        link: `${this.config.publicUrl}/reviews/${subject.id}`,
      },
      key: `review-invited:${subject.id}`,
    });
  }

  /** After the findings are agreed. */
  async settleAll(dossierId: string): Promise<void> {
    const rows = await this.db.query<{ id: string }>(`select id from review where dossier_id = $1 and state = 'submitted' order by pseudonym`, [dossierId]);
    for (const { id } of rows) await this.move(await this.subject(id), 'settle');
  }

  private async move(subject: Subject, event: ReviewEvent): Promise<void> {
    const to = reviewMachine.next(subject.state, event, {
      dossierState: subject.dossier_state,
      questions: subject.questions,
      complete: subject.complete,
      say: this.say,
    });
    const now = this.clock.now();
    const moved = await this.db.elevate(() =>
      this.db.query(
        `update review set state = $3, version = version + 1, submitted_at = case when $3 = 'submitted' then $4::timestamptz else submitted_at end
         where id = $1 and state = $2 returning id`,
        [subject.id, subject.state, to, now],
      ),
    );
    if (moved.length === 0) throw new Refusal('already-done', { detail: this.say('moved-meanwhile') });
    await this.history.record({ machine: 'review', objectId: subject.id, dossierId: subject.dossier_id, networkId: subject.network_id, event, from: subject.state, to });
  }

  /** The words of a refusal stay with the identity; a conflict is remembered for the next round. */
  private async respond(subject: Subject, event: ReviewEvent, reason: string | undefined): Promise<void> {
    const now = this.clock.now();
    await this.db.elevate(async () => {
      await this.db.query(`update review_identity set reason = coalesce($2, reason), responded_at = $3 where review_id = $1`, [subject.id, reason ?? null, now]);
      if (event !== 'conflict') return;
      await this.db.query(
        `insert into declared_conflict (id, person_id, member_id, kind, reason, declared_at)
         select $1, i.person_id, $3, 'other', $4, $5 from review_identity i where i.review_id = $2`,
        [this.ids.next(), subject.id, subject.member_id, reason ?? '', now],
      );
    });
  }

  private async refuseIncomplete(subject: Subject): Promise<void> {
    if (subject.complete >= subject.questions) return;
    const missing = await this.db.query<{ code: string; started: boolean }>(
      `select n.code, s.review_id is not null as started from node n join dossier d on d.edition_id = n.edition_id
       left join review_score s on s.node_id = n.id and s.review_id = $1
       where d.id = $2 and n.kind = 'indicator' and (s.review_id is null or not ${COMPLETE}) order by n.code`,
      [subject.id, subject.dossier_id],
    );
    const errors = Object.fromEntries(missing.map(({ code, started }) => [code, this.say(started ? 'judged-in-part' : 'not-judged')]));
    throw new Refusal('incomplete', { detail: this.say('not-complete', { count: missing.length, all: subject.questions }), errors });
  }

  private get say(): Say {
    return sayIn(this.db.actor.locale);
  }

  private async subject(reviewId: string): Promise<Subject> {
    const subject = await this.db.one<Subject>(
      `select r.id, r.state, r.pseudonym, r.dossier_id, d.state as dossier_state, d.network_id, d.member_id, d.cycle_id, d.questions,
         coalesce(i.person_id = access.person(), false) as mine,
         (select count(*)::int from review_score s where s.review_id = r.id and ${COMPLETE}) as complete
       from review r join dossier d on d.id = r.dossier_id left join review_identity i on i.review_id = r.id where r.id = $1`,
      [reviewId],
    );
    if (!subject) throw notFound();
    return subject;
  }
}
