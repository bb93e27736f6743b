import { Injectable } from '@nestjs/common';
import { Db, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { type Response } from 'express';
import { type EditionRow, type EditionView, type NodeView, type ScaleView, type StandardRow, type StandardView } from '../contracts.js';

const STANDARDS: ListSpec = {
  name: 'standards',
  from: 'standard s',
  fields: {
    id: 's.id',
    code: 's.code',
    title: 's.title',
    owner: 's.owner',
    adopted: 's.adopted',
    editions: '(select count(*)::int from edition e where e.standard_id = s.id)',
  },
  sort: ['code', 'owner', 'adopted', 'editions'],
  filters: { code: 's.code = $' },
  search: ['s.code', 's.title::text', 's.owner'],
};

const EDITIONS: ListSpec = {
  name: 'editions',
  from: 'edition e join standard s on s.id = e.standard_id',
  fields: {
    id: 'e.id',
    standardId: 'e.standard_id',
    standardCode: 's.code',
    label: 'e.label',
    status: 'e.status',
    languages: 'e.languages',
    hasOverall: 'e.has_overall',
    rhythm: 'e.rhythm',
    publishedAt: `to_char(e.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    indicators: `(select count(*)::int from node n where n.edition_id = e.id and n.kind = 'indicator')`,
  },
  sort: ['standardCode', 'label', 'status', 'publishedAt', 'indicators'],
  filters: { standardId: 'e.standard_id = $::uuid', standardCode: 's.code = $', status: 'e.status = $' },
  search: ['s.code', 's.title::text'],
};

/** Standards and editions as everybody may read them. */
@Injectable()
export class StandardCatalogue {
  constructor(private readonly db: Db) {}

  standards(query: ListQuery, response?: Response): Promise<StandardRow[]> {
    return list(this.db, STANDARDS, query, response);
  }

  editions(query: ListQuery, response?: Response): Promise<EditionRow[]> {
    return list(this.db, EDITIONS, query, response);
  }

  /** By id or by code. @throws Refusal not-found */
  async standard(key: string): Promise<StandardView> {
    const row = await this.db.one<Omit<StandardView, 'editions'>>(
      `select id, code, title, owner, adopted, facts, sources from standard where id::text = $1 or code = $1`,
      [key],
    );
    if (!row) throw notFound();
    return { ...row, editions: await this.editions({ filter: { standardId: row.id }, sort: ['label', 'ASC'] }) };
  }

  /** By id, or by code of standard and label: "IC2010-2010". @throws Refusal not-found */
  async edition(key: string): Promise<EditionView> {
    const head = await this.db.one<{ id: string } & Pick<EditionView, 'standardTitle' | 'method'>>(
      `select e.id, s.title as "standardTitle", e.method from edition e join standard s on s.id = e.standard_id
       where e.id::text = $1 or s.code || '-' || e.label = $1`,
      [key],
    );
    if (!head) throw notFound();
    const [row] = await this.editions({ filter: { id: head.id } });
    if (!row) throw notFound();
    return { ...row, ...head, scales: await this.scales(head.id), nodes: await this.nodes(head.id) };
  }

  private scales(editionId: string): Promise<ScaleView[]> {
    return this.db.query(
      `select id, code, kind, minimum, maximum, unit, levels, ours, scored, direction, may_not_apply as "mayNotApply"
       from scale where edition_id = $1 order by code`,
      [editionId],
    );
  }

  /** Parents before children, children in their order. */
  private nodes(editionId: string): Promise<NodeView[]> {
    return this.db.query(
      `with recursive tree as (
         select n.id, array[n.position] as place from node n where n.edition_id = $1 and n.parent_id is null
         union all
         select n.id, t.place || n.position from node n join tree t on n.parent_id = t.id)
       select n.id, n.parent_id as "parentId", n.kind, n.code, n.position, n.weight, s.code as "scaleCode", n.narrative, n.confidence, n.source,
         n.facts->>'item' as item, n.facts->>'horizon' as horizon, n.texts
       from tree t join node n on n.id = t.id left join scale s on s.id = n.scale_id order by t.place`,
      [editionId],
    );
  }
}
