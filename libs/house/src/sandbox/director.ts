import { type INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Answers, Dossiers, Evidence } from '@peerpolis/assessments';
import { Cycles, CycleTransitions } from '@peerpolis/cycles';
import { Settling } from '@peerpolis/findings';
import { Clock, Db, SYSTEM, type PersonActor } from '@peerpolis/platform';
import { FORMATS, Reports } from '@peerpolis/reports';
import { Assigning, ReviewTransitions, Scores } from '@peerpolis/reviews';
import { Scoring } from '@peerpolis/scorecards';
import { Indicators } from '@peerpolis/standards';
import { NETWORK, TOWNS, type Town } from './cast.js';
import { type StoryClock } from './clock.js';
import { type Stage } from './people.js';
import { chance, DATED, datesFor, peerLevel, selfLevel, type CycleState, type DatedStage, type Plot } from './plot.js';

const DAY = 86_400_000;

interface Scene {
  plot: Plot;
  cycleId: string;
  codes: readonly string[];
  dates: ReturnType<typeof datesFor>;
  /** Town → its dossier. */
  dossiers: ReadonlyMap<string, string>;
}

/** Tells cycles through the same use cases that real people use, each in its own person and at its own time. */
export class Director {
  private readonly db: Db;
  private readonly clock: StoryClock;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly stage: Stage,
    private readonly today: Date,
    private readonly editionId: string,
  ) {
    this.db = app.get(Db);
    this.clock = app.get<StoryClock>(Clock);
  }

  async tell(plot: Plot): Promise<void> {
    const dates = datesFor(plot.until, this.today);
    this.clock.set(new Date(Math.min(dates['self-assessment'].opens.getTime() - DAY, this.today.getTime())));
    const cycleId = await this.as('secretariat', () => this.app.get(Cycles).create(this.charter(plot, dates)));
    const scene: Scene = { plot, cycleId, dates, codes: await this.codes(), dossiers: new Map() };
    const acts: [CycleState, (scene: Scene) => Promise<void>][] = [
      ['self-assessment', (at) => this.file(at)],
      ['review', (at) => this.review(at)],
      ['moderation', (at) => this.moderate(at)],
      ['reply', (at) => this.reply(at)],
      ['publication', (at) => this.score(at)],
      ['follow-up', (at) => this.report(at)],
      ['closed', async () => {}],
    ];
    const last = acts.findIndex(([state]) => state === plot.until);
    for (const [state, act] of acts.slice(0, last + 1)) {
      await this.enter(state, scene);
      await act({ ...scene, dossiers: await this.enrolled(scene) });
    }
    this.clock.set(this.today);
  }

  private charter(plot: Plot, dates: Scene['dates']) {
    const local = (moment: Date): string => DateTime.fromJSDate(moment, { zone: NETWORK.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
    return {
      networkId: this.stage.networkId,
      editionId: this.editionId,
      title: plot.title,
      slug: plot.slug,
      blindMode: 'single' as const,
      timeZone: NETWORK.timeZone,
      stages: DATED.map((stage) => ({ stage, opens: local(dates[stage].opens), closes: local(dates[stage].closes) })),
      rules: { reviewersPerDossier: 2, maxLoadPerReviewer: 4, maxPerCountry: 2, noMutual: true, coverage: null, allowUnanswered: false, silenceAccepts: true, revealAfterPublication: false },
    };
  }

  /** Moves the cycle into a state, an hour after the stage opens. */
  private async enter(state: CycleState, { cycleId, dates }: Scene): Promise<void> {
    const event = ({ 'self-assessment': 'open', review: 'start-review', moderation: 'start-moderation', reply: 'start-reply', publication: 'start-publication', 'follow-up': 'publish', closed: 'close' } as const)[
      state as Exclude<CycleState, 'draft'>
    ];
    const opens = DATED.includes(state as DatedStage) ? dates[state as DatedStage].opens : dates.publication.closes;
    this.clock.set(new Date(Math.min(opens.getTime() + 3_600_000, this.today.getTime())));
    await this.as('secretariat', () => this.app.get(CycleTransitions).act(cycleId, event));
  }

  /** Cities answer, add evidence and sign; in the round that is still open some have only begun. */
  private async file({ plot, codes, dossiers, dates }: Scene): Promise<void> {
    const open = plot.until === 'self-assessment';
    for (const [index, town] of TOWNS.entries()) {
      const id = dossiers.get(town.slug) as string;
      const share = open ? [1, 0.6, 0.3, 0, 1, 0.1][index] ?? 1 : 1;
      this.clock.set(new Date(Math.min(dates['self-assessment'].opens.getTime() + (5 + index) * DAY, this.today.getTime())));
      for (const code of codes.slice(0, Math.round(codes.length * share))) await this.answer(id, town, code);
      if (share < 1) continue;
      await this.as(`coordinator.${town.slug}`, () => this.app.get(Dossiers).act(id, 'request-signature'));
      if (open && index > 0) continue;
      await this.as(`mayor.${town.slug}`, () => this.app.get(Dossiers).act(id, 'sign'));
    }
  }

  private async answer(id: string, town: Town, code: string): Promise<void> {
    const level = selfLevel(town.slug, code);
    await this.as(`coordinator.${town.slug}`, async () => {
      await this.app.get(Answers).save(id, code, 0, {
        kind: level === 'not-applicable' ? 'not-applicable' : 'answered',
        level: level === 'not-applicable' ? null : level,
        number: null,
        text: level === 'not-applicable' ? `${town.name} holds no power in this field; the county does.` : `What ${town.name} does here: an invented account for the sandbox, question ${code}.`,
      });
      if (level === 'fully' || level === 'partly') {
        await this.app.get(Evidence).addLink(id, {
          indicatorCode: code,
          kind: 'link',
          title: `Council paper on ${code}`,
          url: `https://${town.slug}.sandbox.example/papers/${code.toLowerCase()}`,
          visibility: 'public',
        });
      }
    });
  }

  /** Two reviewers each, around the ring of towns; in the round still in review some have not finished. */
  private async review({ plot, codes, dossiers, dates }: Scene): Promise<void> {
    const open = plot.until === 'review';
    for (const [index, town] of TOWNS.entries()) {
      const id = dossiers.get(town.slug) as string;
      for (const offset of [1, 2]) {
        const reviewer = TOWNS[(index + offset) % TOWNS.length] as Town;
        const account = `reviewer.${reviewer.slug}`;
        this.clock.set(new Date(dates.review.opens.getTime() + 2 * DAY));
        const personId = this.stage.actor(account).personId;
        const reviewId = await this.as('secretariat', () => this.app.get(Assigning).assign(id, personId, true));
        if (open && index === 5) continue;
        this.clock.set(new Date(dates.review.opens.getTime() + (3 + offset) * DAY));
        await this.as(account, () => this.app.get(ReviewTransitions).apply(reviewId, { event: 'accept' }));
        const share = open && offset === 2 ? (index % 3) / 2 : 1;
        for (const code of codes.slice(0, Math.round(codes.length * share))) await this.judge(reviewId, town, code, account);
        if (share === 1) await this.as(account, () => this.app.get(ReviewTransitions).apply(reviewId, { event: 'submit' }));
      }
    }
  }

  private async judge(reviewId: string, town: Town, code: string, account: string): Promise<void> {
    const level = peerLevel(town.slug, code, account);
    const applies = level !== 'not-applicable';
    await this.as(account, () =>
      this.app.get(Scores).save(
        reviewId,
        code,
        {
          verdict: applies ? 'scored' : 'not-applicable',
          level: applies ? level : null,
          number: null,
          confidence: applies ? (chance(0.6, 'sure', town.slug, code) ? 'high' : 'medium') : null,
          evidenceStrength: applies ? (level === 'not-at-all' ? 'none' : 'documented') : null,
          reason: applies ? `The papers for ${code} show as much; an invented reason for the sandbox.` : 'The county holds this power.',
        },
        0,
      ),
    );
  }

  /** The moderator settles what is disputed; in the round still in moderation only for half of the towns. */
  private async moderate({ plot, dossiers, dates }: Scene): Promise<void> {
    this.clock.set(new Date(dates.moderation.opens.getTime() + 5 * DAY));
    const towns = plot.until === 'moderation' ? TOWNS.slice(0, 2) : TOWNS;
    for (const town of towns) {
      const disputed = await this.as('moderator', () =>
        this.db.query<{ id: string; version: number; levels: string[] }>(`select id, version, levels from finding where dossier_id = $1 and state = 'disputed' order by id`, [dossiers.get(town.slug)]),
      );
      for (const { id, version, levels } of disputed) {
        const scored = levels.filter((level) => level !== 'not-applicable');
        const settled = { verdict: 'scored' as const, level: scored[0] ?? null, number: null, rationale: 'The lower level stands until the new rules are in force (invented).', dissent: '' };
        await this.as('moderator', () => this.app.get(Settling).settle(id, settled, version));
      }
    }
  }

  /** Cities accept, one contests, and the moderator decides; in the round still in reply only the first have answered. */
  private async reply({ plot, dossiers, dates }: Scene): Promise<void> {
    const open = plot.until === 'reply';
    for (const [index, town] of (open ? TOWNS.slice(0, 3) : TOWNS).entries()) {
      this.clock.set(new Date(dates.reply.opens.getTime() + 4 * DAY));
      const coordinator = `coordinator.${town.slug}`;
      const findings = await this.as(coordinator, () =>
        this.db.query<{ id: string; version: number; verdict: string; level: string | null }>(`select id, version, verdict, level from finding where dossier_id = $1 order by id`, [dossiers.get(town.slug)]),
      );
      for (const [place, finding] of findings.entries()) {
        const contests = index === 1 && place === 0;
        await this.as(coordinator, () =>
          this.app.get(Settling).reply(finding.id, contests ? { state: 'contested', reason: 'A council decision of last month was not seen (invented).' } : { state: 'accepted', reason: '' }),
        );
        if (!contests || open) continue;
        const verdict = finding.verdict === 'not-applicable' ? ('not-applicable' as const) : ('scored' as const);
        await this.as('moderator', () =>
          this.app.get(Settling).settle(finding.id, { verdict, level: finding.level, number: null, rationale: 'The decision came after the closing date (invented).', dissent: '' }, finding.version),
        );
      }
    }
  }

  private async score({ cycleId }: Scene): Promise<void> {
    await this.app.get(Scoring).compute(cycleId, null);
  }

  /** Asked for here, built by the worker of the running installation. */
  private async report({ cycleId }: Scene): Promise<void> {
    await this.as('secretariat', () => this.app.get(Reports).ofCycle(cycleId, { formats: [...FORMATS], locale: 'en', cities: true }));
  }

  private async enrolled({ cycleId }: Scene): Promise<Map<string, string>> {
    const rows = await this.db.run(SYSTEM, () => this.db.query<{ id: string; member_id: string }>(`select id, member_id from dossier where cycle_id = $1`, [cycleId]));
    const byMember = new Map(rows.map((row) => [row.member_id, row.id]));
    return new Map(TOWNS.map((town) => [town.slug, byMember.get(this.stage.memberIds.get(town.slug) as string) as string]));
  }

  private async codes(): Promise<string[]> {
    const { list } = await this.db.run(SYSTEM, () => this.app.get(Indicators).of(this.editionId));
    return list.map(({ code }) => code);
  }

  private as<T>(account: string, work: () => Promise<T>): Promise<T> {
    const actor: PersonActor = this.stage.actor(account);
    return this.db.run(actor, async () => {
      // thousands of small commits of invented things: after a crash the sandbox is simply told again
      await this.db.query('set local synchronous_commit = off');
      return work();
    });
  }
}
