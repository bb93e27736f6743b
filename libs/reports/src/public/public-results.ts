import { Injectable } from '@nestjs/common';
import { Db, list, notFound, type ListQuery, type ListSpec } from '@peerpolis/platform';
import { OVERALL } from '@peerpolis/scorecards';
import { StandardCatalogue } from '@peerpolis/standards';
import { type Response } from 'express';
import { type PublicResults } from '../contracts.js';

const KNOWN = `access.knows_member(d.network_id, d.member_id, d.blind_mode, d.revealed)`;

const ROWS: ListSpec = {
  name: 'results',
  from: `dossier d join cycle c on c.id = d.cycle_id join member m on m.id = d.member_id`,
  fields: {
    id: 'd.id',
    dossierId: 'd.id',
    slug: `case when ${KNOWN} then m.slug end`,
    name: `case when ${KNOWN} then m.name else d.pseudonym end`,
    country: `case when ${KNOWN} then m.country end`,
    alphabet: `lower(case when ${KNOWN} then m.name else d.pseudonym end)`,
    values: `(select coalesce(jsonb_agg(jsonb_build_object('code', s.code, 'kind', s.kind, 'layer', s.layer, 'value', s.value, 'coverage', s.coverage, 'why', s.why)
      order by array_position(array['self', 'peer', 'agreed'], s.layer), s.position), '[]')
      from score s where s.dossier_id = d.id and s.run_id = access.last_run(d.cycle_id) and s.kind <> 'indicator')`,
  },
  // Never by a value: a page of results is no league table.
  sort: ['alphabet'],
  filters: { slug: 'c.slug = $', state: 'd.state = $' },
};

/** Published results of a cycle, in the order of the alphabet. */
@Injectable()
export class PublicResultsReading {
  constructor(
    private readonly db: Db,
    private readonly catalogue: StandardCatalogue,
  ) {}

  async read(slug: string, { range }: ListQuery, response: Response): Promise<PublicResults> {
    const cycle = await this.db.one<{ edition_id: string }>(`select edition_id from cycle where slug = $1`, [slug]);
    if (!cycle) throw notFound();
    const edition = await this.catalogue.edition(cycle.edition_id);
    const rows = await list<PublicResults['rows'][number] & { id: string; alphabet: string }>(this.db, ROWS, { range, filter: { slug, state: 'published' } }, response);
    const scored = new Set(rows.flatMap(({ values }) => values.map(({ code }) => code)));
    const nodes = edition.nodes.flatMap(({ code, kind, texts }): PublicResults['nodes'] =>
      kind !== 'indicator' && scored.has(code) ? [{ code, kind, titles: Object.fromEntries(Object.entries(texts).map(([language, { title }]) => [language, title])) }] : [],
    );
    return {
      nodes: [...nodes, ...(scored.has(OVERALL) ? [{ code: OVERALL, kind: 'overall' as const, titles: {} }] : [])],
      low: edition.method.low,
      high: edition.method.high,
      rows: rows.map(({ dossierId, slug: member, name, country, values }) => ({ dossierId, slug: member, name, country, values })),
    };
  }
}
