import { createPlatformDatabase, type PlatformDatabase } from '../../spec/platform-database.js';
import { queueBackend } from './backend.js';
import { queueContract } from './queue.contract.js';

let database: PlatformDatabase;

queueContract(
  'PostgreSQL',
  async () => {
    database = await createPlatformDatabase();
    return queueBackend(database.config);
  },
  () => database.drop(),
);
