import { z } from 'zod';
import { type Response } from 'express';
import { Db } from '../database/db.js';
import { Refusal } from './problem.js';

const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'Not valid JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);

/** Query string of every list: react-admin's simple REST dialect. */
export const ListQuery = z.strictObject({
  sort: json(z.tuple([z.string(), z.enum(['ASC', 'DESC'])])).optional(),
  range: json(
    z
      .tuple([z.number().int().min(0), z.number().int().min(0)])
      .refine(([first, last]) => last >= first, 'The range ends before it starts')
      .refine(([first, last]) => last - first < 2000, 'At most 2000 rows at once'),
  ).optional(),
  filter: json(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()])).max(2000)]))).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

/** What a list may show, sort and filter. SQL comes only from here; the caller names fields, never columns. */
export interface ListSpec {
  /** Resource name in Content-Range. */
  name: string;
  /** FROM clause with joins; row-level security of each table applies. */
  from: string;
  /** Field → SQL expression; all are returned. */
  fields: Record<string, string>;
  /** Fields that may be sorted by. The first is the default; ties end at `id`. */
  sort: readonly string[];
  /** Filter name → condition with $ for the parameter, e.g. `d.state = $`; an array value becomes `= any($)`. */
  filters: Record<string, string>;
  /** Text search over these expressions for filter `q`. */
  search?: readonly string[];
  /** The field `id` holds words (a slug), not a UUID. */
  textKey?: boolean;
}

/** One page of a list, and its Content-Range header. Unknown fields and filters are refused, not ignored. */
export async function list<Row>(db: Db, spec: ListSpec, query: ListQuery, response?: Response): Promise<Row[]> {
  const parameters: unknown[] = [];
  const where = conditions(spec, query.filter ?? {}, parameters);
  const [first, last] = query.range ?? [0, 99];
  const fields = Object.entries(spec.fields).map(([name, sql]) => `${sql} as "${name}"`);
  const filtered = `from ${spec.from} ${where.length > 0 ? `where ${where.join(' and ')}` : ''}`;
  const page = `limit $${parameters.length + 1} offset $${parameters.length + 2}`;
  const text = `select ${fields.join(', ')} ${filtered} order by ${order(spec, query)} ${page}`;
  const values = [...parameters, last - first + 1, first];
  const rows = await (isByKey(query) ? db.often<Row>(text, values) : db.query<Row>(text, values));
  if (response) {
    const knowsTotal = first === 0 && rows.length <= last;
    const total = knowsTotal ? rows.length : Number((await db.one<{ n: string }>(`select count(*) as n ${filtered}`, parameters))?.n ?? 0);
    const range = rows.length === 0 ? '*' : `${first}-${first + rows.length - 1}`;
    response.setHeader('Content-Range', `${spec.name} ${range}/${total}`);
  }
  return rows;
}

/** One object, or what belongs to one: few rows by key, and few different texts. */
function isByKey({ filter }: ListQuery): boolean {
  const [only, ...others] = Object.entries(filter ?? {});
  return only !== undefined && others.length === 0 && /(^i|I)d$/.test(only[0]) && typeof only[1] === 'string';
}

function order(spec: ListSpec, query: ListQuery): string {
  const [field, direction] = query.sort ?? [spec.sort[0] ?? 'id', 'ASC'];
  if (field !== 'id' && !spec.sort.includes(field)) {
    throw new Refusal('invalid-input', { errors: { sort: `Sort by one of ${['id', ...spec.sort].join(', ')}` } });
  }
  const tie = field === 'id' ? '' : `, ${spec.fields['id']} ASC`;
  return `${spec.fields[field]} ${direction} nulls last${tie}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function conditions(spec: ListSpec, filter: NonNullable<ListQuery['filter']>, parameters: unknown[]): string[] {
  return Object.entries(filter).map(([name, value]) => {
    if (name === 'q' && spec.search && typeof value === 'string') {
      parameters.push(`%${value.replace(/[\\%_]/g, '\\$&')}%`);
      return `(${spec.search.map((expression) => `${expression} ilike $${parameters.length}`).join(' or ')})`;
    }
    const known = Object.hasOwn(spec.filters, name) ? spec.filters[name] : undefined;
    if (name === 'id') {
      if (spec.textKey) {
        parameters.push([value].flat().map(String));
        return `${spec.fields['id']} = any($${parameters.length}::text[])`;
      }
      // What is no UUID is the key of nothing. Compared as what it is, the key finds its index.
      parameters.push([value].flat().filter((id) => UUID.test(String(id))));
      return `${spec.fields['id']} = any($${parameters.length}::uuid[])`;
    }
    if (known === undefined) {
      throw new Refusal('invalid-input', { errors: { filter: { [name]: `Filter by ${['id', ...Object.keys(spec.filters), ...(spec.search ? ['q'] : [])].join(', ')}` } } });
    }
    if (Array.isArray(value)) {
      const any = anyOf(known, `$${parameters.length + 1}`);
      if (any === undefined) throw new Refusal('invalid-input', { errors: { filter: { [name]: 'One value, not several' } } });
      parameters.push(value.map(String));
      return any;
    }
    parameters.push(value);
    return known.replaceAll('$', `$${parameters.length}`);
  });
}

/** `x = $` as `x = any(…)`, also within `exists (…)`; undefined for a condition that compares in another way. */
function anyOf(condition: string, parameter: string): string | undefined {
  const comparison = /([\w.>'"-]+) = \$(?:::(\w+))?/g;
  const several = condition.replace(comparison, (_, left: string, type?: string) =>
    type === undefined ? `(${left})::text = any(${parameter}::text[])` : `${left} = any(${parameter}::${type}[])`,
  );
  return several === condition || /\$(?!\d)/.test(several) ? undefined : several;
}
