import { it } from '@jest/globals';
import { findRedis, startRedis, type RedisServer } from '../../spec/redis-server.js';
import { queueBackend } from './backend.js';
import { queueContract } from './queue.contract.js';

let server: RedisServer;

if (findRedis() || process.env.CI === 'true') {
  queueContract(
    'Redis',
    async () => {
      server = await startRedis();
      return queueBackend({ database: { url: '', ownerUrl: '', switchRole: false, pool: 2 }, redisUrl: server.url });
    },
    () => server.stop(),
  );
} else {
  it.skip('the queue on Redis: there is no redis-server on this machine (it is required where CI=true)', () => {});
}
