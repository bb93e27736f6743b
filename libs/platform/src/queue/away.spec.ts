import { expect, it } from '@jest/globals';
import { freePort } from '../../../../infra/embedded/index.mjs';
import { queueBackend } from './backend.js';
import { Queues } from './queues.js';

it.each([
  ['Redis', async () => ({ url: '', redisUrl: `redis://127.0.0.1:${await freePort()}` })],
  ['PostgreSQL', async () => ({ url: `postgres://nobody@127.0.0.1:${await freePort()}/none`, redisUrl: undefined })],
])('a producer fails soon while %s is away', async (_name, address) => {
  const { url, redisUrl } = await address();
  const backend = queueBackend({ database: { url, ownerUrl: url, switchRole: false, pool: 2 }, redisUrl });
  const queues = new Queues(backend);
  const begun = performance.now();
  await expect(queues.add('jobs', [{ kind: 'x', key: 'x', data: {} }])).rejects.toThrow();
  expect(performance.now() - begun).toBeLessThan(12_000);
  await queues.close();
  await backend.close();
  expect(performance.now() - begun).toBeLessThan(15_000);
}, 25_000);
