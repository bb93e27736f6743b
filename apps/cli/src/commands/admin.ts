import { migrateHouse, seedReferenceData } from '@peerpolis/house';
import { ConfigError, readConfig } from '@peerpolis/platform';
import { PublishedEditionChanged } from '@peerpolis/standards';
import { InputError, UsageError, type Command, type Io } from '../command.js';

const help = `peerpolis admin migrate   bring the database to this version: schema, queue tables, access rules
peerpolis admin seed      load the reference data (and, with PEERPOLIS_SANDBOX=on, the sandbox); a second run changes nothing

Reads DATABASE_URL and DATABASE_OWNER_URL. Example:
  DATABASE_URL=postgres://owner:…@localhost:5432/peerpolis peerpolis admin migrate
`;

const actions: Record<string, (io: Io) => Promise<void>> = {
  async migrate(io) {
    const ran = await migrateHouse(readConfig(io.env));
    io.err(ran.length > 0 ? `migrated: ${ran.join(', ')}\n` : 'the schema is up to date\n');
  },
  async seed(io) {
    const { standards, networks } = await seedReferenceData(readConfig(io.env));
    const rows = Object.values(networks).reduce((sum, count) => sum + count, 0);
    io.err(`editions: ${standards.added.length} new, ${standards.replaced.length} replaced, ${standards.unchanged} unchanged; rows about networks written: ${rows}\n`);
  },
};

const command: Command = {
  name: 'admin',
  summary: 'migrate and seed the database of an installation',
  help,
  async run(args, io) {
    const action = Object.hasOwn(actions, args[0] ?? '') ? actions[args[0] as string] : undefined;
    if (!action) throw new UsageError(`say one of: ${Object.keys(actions).join(', ')}`);
    try {
      await action(io);
    } catch (error) {
      if (error instanceof ConfigError || error instanceof PublishedEditionChanged) throw new InputError([{ message: error.message }]);
      throw error;
    }
  },
};

export default command;
