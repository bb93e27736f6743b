/** node --import ./tools/typescript.mjs test/bench/http/load.ts LOAD: makes the load and prints its result. A process of its own, so that it waits for nobody. */
import autocannon from 'autocannon';
import pg from 'pg';
import { ANSWER, type HttpConnection, type HttpLoad, type Load, type LoadResult, type PgLoad } from './protocol.js';
import { Tally } from './tally.js';

function httpLoad({ url, seconds, connections }: HttpLoad): Promise<LoadResult> {
  const tally = new Tally();
  const units = new Map<autocannon.Client, { each: number; done: number; milliseconds: number }>();
  let next = 0;
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const instance = autocannon(
      {
        url,
        connections: connections.length,
        duration: seconds,
        setupClient(client) {
          const connection = connections[next++ % connections.length] as HttpConnection;
          units.set(client, { each: 'each' in connection ? connection.each : 1, done: 0, milliseconds: 0 });
          client.setRequests('paths' in connection ? reads(connection) : saves(connection));
        },
      },
      (error, result) => {
        if (error) reject(error);
        tally.errors += result.errors + result.timeouts;
        resolve(tally.result((performance.now() - began) / 1000));
      },
    );
    instance.on('response', (client, status, _, milliseconds) => {
      if (status !== 200) tally.errors++;
      const unit = units.get(client);
      if (!unit) return;
      unit.milliseconds += milliseconds;
      if (++unit.done < unit.each) return;
      tally.add(unit.milliseconds);
      Object.assign(unit, { done: 0, milliseconds: 0 });
    });
  });
}

function reads({ cookie, paths }: Extract<HttpConnection, { paths: string[] }>): autocannon.Request[] {
  return paths.map((path) => ({ method: 'GET', path, headers: { cookie } }));
}

/** autocannon asks for the next request when the last was answered; the first one it asks for once, before all. */
function saves({ cookie, answers, version }: Extract<HttpConnection, { answers: string[] }>): autocannon.Request[] {
  let made = -1;
  const body = JSON.stringify(ANSWER);
  return [
    {
      method: 'PUT',
      setupRequest(request) {
        made++;
        const seen = version + Math.floor(made / answers.length);
        return { ...request, path: answers[made % answers.length] ?? '', body, headers: { cookie, 'content-type': 'application/json', 'if-match': `"${seen}"` } };
      },
    },
  ];
}

const SAVE = 'select * from save_answer($1, $2, $3, $4, $5, $6, $7, $8)';
const ACT = `select set_config('app.kind', 'person', $2), set_config('app.person', $1, $2), set_config('app.now', $3, $2)`;

async function pgLoad({ url, seconds, frame, connections }: PgLoad): Promise<LoadResult> {
  const tally = new Tally();
  const clients = await Promise.all(
    connections.map(async ({ personId }) => {
      const client = new pg.Client(url);
      await client.connect();
      if (frame === 'alone') await client.query(ACT, [personId, false, new Date().toISOString()]);
      return client;
    }),
  );
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    connections.map(async ({ personId, dossierId, editionId, nodeIds, version }, at) => {
      const client = clients[at] as pg.Client;
      for (let made = 0; performance.now() < end; made++) {
        const from = performance.now();
        const parameters = [dossierId, editionId, nodeIds[made % nodeIds.length], version + Math.floor(made / nodeIds.length), ANSWER.kind, ANSWER.level, ANSWER.number, ANSWER.text];
        if (frame === 'framed') {
          await client.query('begin');
          await client.query(ACT, [personId, true, new Date().toISOString()]);
        }
        const { rows } = await client.query<{ outcome: string }>(SAVE, parameters);
        if (frame === 'framed') await client.query('commit');
        tally.add(performance.now() - from);
        if (rows[0]?.outcome !== 'saved') tally.errors++;
      }
    }),
  );
  const result = tally.result((performance.now() - began) / 1000);
  await Promise.all(clients.map((client) => client.end()));
  return result;
}

const load = JSON.parse(process.argv[2] ?? '') as Load;
process.stdout.write(JSON.stringify(load.kind === 'http' ? await httpLoad(load) : await pgLoad(load)));
