import type { DataProvider, GetListParams, GetManyReferenceParams, RaRecord } from 'react-admin';
import { get, post, put, remove, type Reply } from './client.js';

type Listing = Pick<GetListParams, 'pagination' | 'sort' | 'filter'>;

/** The simple REST dialect: `sort=["f","ASC"]`, `range=[0,24]` (both ends included), `filter={}`. */
export function listQuery({ pagination, sort, filter }: Listing): Record<string, string> {
  const query: Record<string, string> = {};
  if (sort) query.sort = JSON.stringify([sort.field, sort.order]);
  if (pagination) {
    const first = (pagination.page - 1) * pagination.perPage;
    query.range = JSON.stringify([first, first + pagination.perPage - 1]);
  }
  query.filter = JSON.stringify(filter ?? {});
  return query;
}

const one = (resource: string, id: unknown) => `/${resource}/${encodeURIComponent(String(id))}`;

/** Versions last read per record: what the person saw is what If-Match must name. */
const versions = new Map<string, string>();

function remember<T extends { id?: unknown }>(resource: string, reply: Reply<T>): T {
  if (reply.version && reply.data?.id !== undefined) versions.set(one(resource, reply.data.id), reply.version);
  return reply.data;
}

async function list<T extends RaRecord>(resource: string, params: Listing & { signal?: AbortSignal }) {
  const reply = await get<T[]>(`/${resource}`, { query: listQuery(params), signal: params.signal });
  return { data: reply.data, total: reply.total ?? reply.data.length };
}

/** react-admin's data provider over the API. A write names the version it was based on in If-Match (`meta.version` wins). */
export const dataProvider: DataProvider = {
  getList: (resource, params) => list(resource, params),

  getOne: async (resource, params) => {
    const reply = await get<never>(one(resource, params.id), { signal: params.signal });
    return { data: remember(resource, reply), meta: { version: reply.version } };
  },

  getMany: (resource, params) =>
    list(resource, {
      filter: { id: params.ids },
      sort: { field: 'id', order: 'ASC' },
      pagination: { page: 1, perPage: Math.max(params.ids.length, 1) },
      signal: params.signal,
    }),

  getManyReference: (resource, params: GetManyReferenceParams & { signal?: AbortSignal }) =>
    list(resource, { ...params, filter: { ...params.filter, [params.target]: params.id } }),

  create: async (resource, params) => ({ data: remember(resource, await post<never>(`/${resource}`, params.data)) }),

  update: async (resource, params) => {
    const at = one(resource, params.id);
    const ifMatch = (params.meta as { version?: string } | undefined)?.version ?? versions.get(at);
    return { data: remember(resource, await put<never>(at, params.data, { ifMatch })) };
  },

  updateMany: async (resource, params) => {
    for (const id of params.ids) await put(one(resource, id), params.data, { ifMatch: versions.get(one(resource, id)) });
    return { data: params.ids };
  },

  delete: async (resource, params) => {
    const at = one(resource, params.id);
    await remove(at, { ifMatch: versions.get(at) });
    versions.delete(at);
    return { data: (params.previousData ?? { id: params.id }) as never };
  },

  deleteMany: async (resource, params) => {
    for (const id of params.ids) await remove(one(resource, id), { ifMatch: versions.get(one(resource, id)) });
    return { data: params.ids };
  },

  supportAbortSignal: true,
};
