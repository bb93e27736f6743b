import { Injectable } from '@nestjs/common';
import { Db, Refusal } from '@peerpolis/platform';
import { type NodeTexts, type NodeView, type ScaleView } from '../contracts.js';

/** One question of an edition, with the scale it is answered on; null: told in words only. */
export interface Indicator {
  id: string;
  code: string;
  scale: ScaleView | null;
  narrative: NodeView['narrative'];
  texts: NodeTexts;
}

/** Indicators of one edition in display order. */
export interface EditionIndicators {
  list: readonly Indicator[];
  byCode: ReadonlyMap<string, Indicator>;
  byId: ReadonlyMap<string, Indicator>;
}

interface Row {
  id: string;
  code: string;
  narrative: NodeView['narrative'];
  texts: NodeTexts;
  scale: ScaleView | null;
}

const MOST_KEPT = 200;

/** The questions of published editions, kept in memory: a published edition never changes. */
@Injectable()
export class Indicators {
  private readonly kept = new Map<string, EditionIndicators>();

  constructor(private readonly db: Db) {}

  async of(editionId: string): Promise<EditionIndicators> {
    const known = this.kept.get(editionId);
    if (known) return known;
    const read = await this.read(editionId);
    const [edition] = await this.db.query<{ status: string }>(`select status from edition where id = $1`, [editionId]);
    if (edition && ['published', 'retired'].includes(edition.status)) {
      if (this.kept.size >= MOST_KEPT) this.kept.clear();
      this.kept.set(editionId, read);
    }
    return read;
  }

  /** @throws Refusal other-edition: no such question in this edition */
  async find(editionId: string, code: string): Promise<Indicator> {
    const indicator = (await this.of(editionId)).byCode.get(code);
    if (!indicator) throw new Refusal('other-edition', { detail: `The edition has no indicator ${code}` });
    return indicator;
  }

  private async read(editionId: string): Promise<EditionIndicators> {
    const list = await this.db.query<Row>(
      `with recursive tree as (
         select n.id, array[n.position] as place from node n where n.edition_id = $1 and n.parent_id is null
         union all
         select n.id, t.place || n.position from node n join tree t on n.parent_id = t.id)
       select n.id, n.code, n.narrative, n.texts,
         case when s.id is not null then jsonb_build_object('id', s.id, 'code', s.code, 'kind', s.kind, 'minimum', s.minimum, 'maximum', s.maximum,
           'unit', s.unit, 'levels', s.levels, 'ours', s.ours, 'scored', s.scored, 'direction', s.direction, 'mayNotApply', s.may_not_apply) end as scale
       from tree t join node n on n.id = t.id left join scale s on s.id = n.scale_id
       where n.kind = 'indicator' order by t.place`,
      [editionId],
    );
    return { list, byCode: new Map(list.map((row) => [row.code, row])), byId: new Map(list.map((row) => [row.id, row])) };
  }
}
