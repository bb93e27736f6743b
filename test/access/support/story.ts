import { type BlindMode } from '@peerpolis/platform';
import { STAGE_DATES } from '../../support/cycle.js';
import { ENROLLED, type Town, type Who } from './cast.js';
import { type World } from './world.js';

/** What two worlds may differ in. */
export interface Twist {
  /** Who writes the second review of Alder, and who was asked before and declared a conflict. */
  second: 'zoe' | 'ann';
  refusing: 'yves' | 'bea';
  /** The second reviewer has begun to write, or has only accepted. */
  begun: boolean;
  /** What the second reviewer says of the first indicator. */
  verdict: 'not-at-all' | 'fully';
}

export const PLAIN: Twist = { second: 'zoe', refusing: 'yves', begun: true, verdict: 'not-at-all' };

export const STAGES = ['filed', 'asked', 'refused', 'accepted', 'scoring', 'one-left', 'in-moderation', 'in-reply', 'published', 'revealed'] as const;
export type Stage = (typeof STAGES)[number];

interface Round {
  mode: BlindMode;
  cycleId: string;
  dossiers: Map<Town, string>;
  reviews: Map<Who, string>;
}

const CODES = ['A1', 'A2', 'A3', 'A4'] as const;
const scored = (reason: string, what: object) => ({ verdict: 'scored', confidence: 'high', evidenceStrength: 'documented', reason, ...what });

/** One cycle for each blind mode, with the same people, told over HTTP. The reviewed town is Alder; Cedar and Dogwood also file. */
export class Story {
  readonly rounds: Round[] = [];

  constructor(
    readonly world: World,
    private readonly modes: readonly BlindMode[],
    private readonly twist: Twist,
  ) {}

  /** Tells one stage; they must come in their order. */
  async tell(stage: Stage): Promise<void> {
    const { world } = this;
    switch (stage) {
      case 'filed':
        await world.at('2027-03-02T08:00:00Z');
        for (const mode of this.modes) this.rounds.push(await this.plan(mode));
        return this.each((round) => this.file(round));
      case 'asked':
        await world.at('2027-04-02T08:00:00Z');
        return this.each((round) => this.ask(round));
      case 'refused':
        await world.at('2027-04-04T08:00:00Z');
        return this.each((round) => this.refuse(round));
      case 'accepted':
        await world.at('2027-04-05T08:00:00Z');
        return this.each((round) => this.moveReview(round, this.twist.second, 'accept'));
      case 'scoring':
        await world.at('2027-04-06T08:00:00Z');
        await this.each((round) => this.score(round));
        // Last, and with the ids of what follows made independent of it: worlds may differ in this.
        if (this.twist.begun) await this.each((round) => this.judge(round, this.twist.second, ['A1', 'A2']));
        return world.at('2027-04-06T09:00:00Z');
      case 'one-left':
        await world.at('2027-04-08T08:00:00Z');
        return this.each((round) => this.submitAllButOne(round));
      case 'in-moderation':
        await world.at('2027-04-12T08:00:00Z');
        await this.each((round) => this.submitLast(round));
        await world.at('2027-04-15T12:00:00Z');
        return this.each((round) => this.moveCycle(round, 'start-moderation'));
      case 'in-reply':
        await world.at('2027-04-20T08:00:00Z');
        await this.each((round) => this.settle(round));
        await world.at('2027-04-29T12:00:00Z');
        return this.each((round) => this.moveCycle(round, 'start-reply'));
      case 'published':
        await world.at('2027-05-03T08:00:00Z');
        await this.each((round) => this.reply(round));
        await world.at('2027-05-13T12:00:00Z');
        return this.each((round) => this.publish(round));
      case 'revealed':
        await world.at('2027-06-01T08:00:00Z');
        for (const round of this.rounds) if (round.mode === 'single') await this.moveCycle(round, 'reveal');
    }
  }

  round(mode: BlindMode): Round {
    return this.rounds.find((round) => round.mode === mode) as Round;
  }

  private async each(act: (round: Round) => Promise<void>): Promise<void> {
    for (const round of this.rounds) await act(round);
  }

  private async plan(mode: BlindMode): Promise<Round> {
    const { world } = this;
    const { id: cycleId } = await world.must('officer', 'POST', '/cycles', {
      networkId: world.networkId,
      editionId: world.editionId,
      title: `Round ${mode}`,
      slug: `round-${mode}`,
      blindMode: mode,
      timeZone: 'Europe/Brussels',
      stages: STAGE_DATES,
      rules: { reviewersPerDossier: 3, revealAfterPublication: mode === 'single' },
      memberIds: ENROLLED.map((town) => world.members.get(town)),
    });
    await world.must('officer', 'POST', `/cycles/${cycleId}/transitions`, { event: 'open' });
    const rows = await world.house.sql<{ id: string; slug: Town }>(`select d.id, m.slug from dossier d join member m on m.id = d.member_id where d.cycle_id = $1`, [cycleId]);
    return { mode, cycleId, dossiers: new Map(rows.map(({ id, slug }) => [slug, id])), reviews: new Map() };
  }

  private async file({ dossiers }: Round): Promise<void> {
    const { world } = this;
    for (const town of ENROLLED) {
      const dossier = `/dossiers/${dossiers.get(town)}`;
      const [coordinator, signatory] = [`${town}Coordinator` as Who, `${town}Signatory` as Who];
      const put = (code: string, answer: object) => world.must(coordinator, 'PUT', `${dossier}/answers/${code}`, answer, { 'if-match': '"0"' });
      await put('A1', { kind: 'answered', level: 'partly' });
      await put('A2', { kind: 'answered', level: 'fully' });
      await put('A3', { kind: 'answered', number: 40 });
      await put('A4', { kind: 'answered', text: 'We asked everybody' });
      await world.must(coordinator, 'POST', `${dossier}/evidence`, { indicatorCode: 'A2', kind: 'link', title: 'Paper', url: 'https://example.org/paper', visibility: 'public' });
      await this.upload(coordinator, dossier, 'public');
      await this.upload(coordinator, dossier, 'reviewers');
      await world.must(coordinator, 'POST', `${dossier}/transitions`, { event: 'request-signature' });
      await world.must(signatory, 'POST', `${dossier}/transitions`, { event: 'sign' });
    }
  }

  private upload(who: Who, dossier: string, visibility: string): Promise<unknown> {
    const fields = Object.entries({ indicatorCode: 'A2', visibility }).map(([name, value]) => `--part\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const file = `--part\r\nContent-Disposition: form-data; name="file"; filename="minutes-${visibility}.txt"\r\nContent-Type: text/plain\r\n\r\nMinutes, ${visibility}\r\n--part--\r\n`;
    return this.world.must(who, 'POST', `${dossier}/evidence`, fields.join('') + file, { 'content-type': 'multipart/form-data; boundary=part' });
  }

  private async ask(round: Round): Promise<void> {
    await this.moveCycle(round, 'start-review');
    for (const who of ['firstPeer', this.twist.refusing, 'peerOfficer'] as const) await this.assign(round, who);
    for (const who of ['firstPeer', 'peerOfficer'] as const) await this.moveReview(round, who, 'accept');
  }

  private async refuse(round: Round): Promise<void> {
    await this.moveReview(round, this.twist.refusing, 'conflict', 'We built a tramway together');
    await this.world.must('officer', 'POST', `/reviews/${round.reviews.get(this.twist.refusing)}/transitions`, { event: 'replace' });
    await this.assign(round, this.twist.second);
    // A proposal for what is still missing, left as a draft.
    await this.world.must('officer', 'POST', `/cycles/${round.cycleId}/proposals`);
    await this.world.work();
  }

  private async score(round: Round): Promise<void> {
    await this.judge(round, 'firstPeer', ['A1', 'A2', 'A3', 'A4']);
    await this.judge(round, 'peerOfficer', ['A1']);
    // Waits in the queue: what a network sees of work under way.
    await this.world.must('officer', 'POST', `/cycles/${round.cycleId}/scoring-runs`);
  }

  private async submitAllButOne(round: Round): Promise<void> {
    await this.judge(round, 'peerOfficer', ['A2', 'A3', 'A4']);
    for (const who of ['firstPeer', 'peerOfficer'] as const) await this.moveReview(round, who, 'submit');
    await this.world.must('officer', 'POST', `/reviews/${round.reviews.get('firstPeer')}/transitions`, { event: 'reopen' });
    await this.moveReview(round, 'firstPeer', 'submit');
  }

  private async submitLast(round: Round): Promise<void> {
    await this.judge(round, this.twist.second, this.twist.begun ? ['A3', 'A4'] : CODES);
    await this.moveReview(round, this.twist.second, 'submit');
    for (const town of ['cedar', 'dogwood'] as const) {
      await this.world.must('officer', 'POST', `/dossiers/${round.dossiers.get(town)}/transitions`, { event: 'withdraw', reason: 'Elections' });
    }
  }

  private async settle(round: Round): Promise<void> {
    for (const { id, version, code, state } of await this.findings(round)) {
      if (state !== 'disputed') continue;
      const value = code === 'A3' ? { number: 42 } : { level: 'partly' };
      await this.world.must('moderator', 'PUT', `/findings/${id}`, { ...value, rationale: 'The papers say so' }, { 'if-match': `"${version}"` });
    }
  }

  private async reply(round: Round): Promise<void> {
    for (const { id, version, code } of await this.findings(round)) {
      const contested = code === 'A1';
      await this.world.must('alderCoordinator', 'POST', `/findings/${id}/reply`, contested ? { state: 'contested', reason: 'A newer paper' } : { state: 'accepted' });
      if (contested) await this.world.must('moderator', 'PUT', `/findings/${id}`, { level: 'fully', rationale: 'It is newer' }, { 'if-match': `"${version}"` });
    }
  }

  private async publish(round: Round): Promise<void> {
    await this.moveCycle(round, 'start-publication');
    await this.world.must('officer', 'POST', `/cycles/${round.cycleId}/scoring-runs`);
    await this.world.work();
    await this.moveCycle(round, 'publish');
  }

  private findings({ dossiers }: Round) {
    return this.world.house.sql<{ id: string; version: number; code: string; state: string }>(
      `select f.id, f.version, n.code, f.state from finding f join node n on n.id = f.node_id where f.dossier_id = $1 order by n.code`,
      [dossiers.get('alder')],
    );
  }

  private async assign(round: Round, who: Who): Promise<void> {
    const { id } = await this.world.must('officer', 'POST', `/dossiers/${round.dossiers.get('alder')}/reviews`, { reviewerId: this.world.person(who) });
    round.reviews.set(who, id);
  }

  private async judge(round: Round, who: Who, codes: readonly string[]): Promise<void> {
    const slot = who === this.twist.second ? 'second' : who;
    for (const code of codes) {
      const what = code === 'A4' ? {} : code === 'A3' ? { number: slot === 'second' ? 45 : 40 } : { level: code === 'A1' ? (slot === 'second' ? this.twist.verdict : 'partly') : 'fully' };
      await this.world.must(who, 'PUT', `/reviews/${round.reviews.get(who)}/scores/${code}`, scored(`${slot} on ${code}`, what), { 'if-match': '"0"' });
    }
  }

  private moveReview(round: Round, who: Who, event: string, reason?: string): Promise<void> {
    return this.world.must(who, 'POST', `/reviews/${round.reviews.get(who)}/transitions`, { event, ...(reason ? { reason } : {}) });
  }

  private moveCycle({ cycleId }: Round, event: string): Promise<void> {
    return this.world.must('officer', 'POST', `/cycles/${cycleId}/transitions`, { event });
  }
}
