import { Injectable } from '@nestjs/common';
import { Db } from '@peerpolis/platform';
import { Indicators, type Indicator } from '@peerpolis/standards';

/** Codes of what is missing, in the order of the edition. */
export interface Shortcomings {
  unanswered: string[];
  withoutEvidence: string[];
}

export const NOTHING_LACKING: Shortcomings = { unanswered: [], withoutEvidence: [] };

interface Given {
  node_id: string;
  kind: string;
  level: string | null;
  told: boolean;
  evidenced: boolean;
}

/** What a self-assessment lacks before it can be signed. Sees what the actor sees. */
@Injectable()
export class Completeness {
  constructor(
    private readonly db: Db,
    private readonly indicators: Indicators,
  ) {}

  async of(dossierId: string, editionId: string): Promise<Shortcomings> {
    const { list } = await this.indicators.of(editionId);
    const given = await this.db.often<Given>(
      `select a.node_id, a.kind, a.level, a.text <> '' as told,
         exists (select 1 from evidence e where e.dossier_id = a.dossier_id and e.node_id = a.node_id) as evidenced
       from answer a where a.dossier_id = $1`,
      [dossierId],
    );
    const byNode = new Map(given.map((answer) => [answer.node_id, answer]));
    return {
      unanswered: list.filter((indicator) => isOpen(indicator, byNode.get(indicator.id))).map(({ code }) => code),
      withoutEvidence: list.filter((indicator) => lacksEvidence(indicator, byNode.get(indicator.id))).map(({ code }) => code),
    };
  }
}

function isOpen(indicator: Indicator, answer: Given | undefined): boolean {
  if (!answer || answer.kind === 'unanswered') return true;
  return answer.kind === 'answered' && indicator.narrative === 'required' && !answer.told;
}

function lacksEvidence({ scale }: Indicator, answer: Given | undefined): boolean {
  if (!answer || answer.kind !== 'answered' || answer.evidenced) return false;
  return scale?.levels.find(({ code }) => code === answer.level)?.evidenceRequired ?? false;
}
