import { Injectable } from '@nestjs/common';
import { Clock, Db, History, notFound, Refusal } from '@peerpolis/platform';
import { Indicators, type Indicator } from '@peerpolis/standards';
import { type AnswerVersion, type AnswerView, type SaveAnswer, type SavedAnswer } from '../contracts.js';
import { Dossiers } from '../dossier/dossiers.js';
import { DossierFactsReader } from '../dossier/facts.js';
import { iso } from '../sql.js';
import { checkAnswer } from './check-answer.js';

interface Saved {
  outcome: 'saved' | 'refused' | 'conflict';
  version: number;
  answered: number;
  questions: number;
  started_network: string | null;
}

const MOST_KEPT = 20_000;

/** What a city says on the questions of its dossier. */
@Injectable()
export class Answers {
  /** Edition of a dossier, which never changes. Only a hint for reading the question early: who may write is asked every time. */
  private readonly editions = new Map<string, string>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly indicators: Indicators,
    private readonly dossiers: Dossiers,
    private readonly facts: DossierFactsReader,
    private readonly history: History,
  ) {}

  /**
   * Saves one answer over the version that was seen (0: none). The first answer starts the drafting.
   * @throws Refusal not-found, wrong-state (with the reason and what to do), other-edition, outside-scale, invalid-input,
   * conflict (with what is there now)
   */
  async save(dossierId: string, code: string, seen: number, input: SaveAnswer): Promise<SavedAnswer> {
    const editionId = await this.editionOf(dossierId);
    const indicator = await this.fitting(editionId, code, input, dossierId);
    const saved = await this.db.oneOften<Saved>(`select * from save_answer($1, $2, $3, $4, $5, $6, $7, $8)`, [
      dossierId,
      editionId,
      indicator.id,
      seen,
      input.kind,
      input.level,
      input.number,
      input.text,
    ]);
    if (saved?.outcome === 'conflict') throw new Refusal('conflict', { current: await this.find(dossierId, code) });
    if (saved?.outcome !== 'saved') {
      await this.refuseUnlessOpen(dossierId);
      throw new Refusal('conflict', { current: await this.find(dossierId, code) }); // it was opened between the two looks
    }
    if (saved.started_network !== null) await this.recordStart(dossierId, saved.started_network);
    const { version, answered, questions } = saved;
    return { indicatorCode: code, ...input, version, updatedAt: this.clock.now().toISOString(), answered, questions };
  }

  /** Versions of an answer, oldest first, for those who write it. @throws Refusal not-found, other-edition */
  async versions(dossierId: string, code: string): Promise<AnswerVersion[]> {
    if (!(await this.dossiers.held(dossierId)).includes('answer.write')) throw notFound();
    const indicator = await this.indicators.find(await this.editionOf(dossierId), code);
    return this.db.query<AnswerVersion>(
      `select h.version, h.kind, h.level, h.number, h.text, ${iso('h.at')} as at, p.name as by
       from answer_history h left join person p on p.id = h.person_id where h.dossier_id = $1 and h.node_id = $2 order by h.version`,
      [dossierId, indicator.id],
    );
  }

  /** @throws Refusal not-found to those who may never write, wrong-state to those who may not now */
  async refuseUnlessOpen(dossierId: string): Promise<void> {
    if (!(await this.dossiers.held(dossierId)).includes('answer.write')) throw notFound();
    const facts = await this.facts.read(dossierId);
    const reason = this.facts.whyFrozen(facts);
    if (reason) throw new Refusal('wrong-state', { detail: reason, params: { state: facts.state } });
  }

  private async find(dossierId: string, code: string): Promise<AnswerView | null> {
    const found = await this.db.one<AnswerView>(
      `select n.code as "indicatorCode", a.kind, a.level, a.number, a.text, a.version, ${iso('a.updated_at')} as "updatedAt"
       from answer a join node n on n.id = a.node_id where a.dossier_id = $1 and n.code = $2`,
      [dossierId, code],
    );
    return found ?? null;
  }

  /** A wrong answer to a dossier that is closed, or not the actor's, gets the dossier's refusal first: it tells nothing of the edition. */
  private async fitting(editionId: string, code: string, input: SaveAnswer, dossierId: string): Promise<Indicator> {
    try {
      const indicator = await this.indicators.find(editionId, code);
      checkAnswer(indicator, input);
      return indicator;
    } catch (problem) {
      await this.refuseUnlessOpen(dossierId);
      throw problem;
    }
  }

  private async editionOf(dossierId: string): Promise<string> {
    const known = this.editions.get(dossierId);
    if (known) return known;
    const row = await this.db.one<{ edition_id: string }>(`select edition_id from dossier where id = $1`, [dossierId]);
    if (!row) throw notFound();
    if (this.editions.size >= MOST_KEPT) this.editions.clear();
    this.editions.set(dossierId, row.edition_id);
    return row.edition_id;
  }

  private recordStart(dossierId: string, networkId: string): Promise<void> {
    return this.history.record({ machine: 'dossier', objectId: dossierId, dossierId, networkId, event: 'start', from: 'enrolled', to: 'drafting' });
  }
}
