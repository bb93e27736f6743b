import { migrateHouse, resetSandbox, sandboxExists, seedReferenceData, StoryClock } from '@peerpolis/house';
import { PublishedEditionChanged } from '@peerpolis/standards';
import { InputError, UsageError, type Command, type Io } from '../command.js';
import { configOf, withHouse } from '../house.js';

const help = `peerpolis admin migrate   bring the database to this version: schema, queue tables, access rules
peerpolis admin seed      load the reference data (and, with PEERPOLIS_SANDBOX=on, the sandbox); a second run changes nothing

Reads DATABASE_URL and DATABASE_OWNER_URL. Example:
  DATABASE_URL=postgres://owner:…@localhost:5432/peerpolis peerpolis admin migrate
`;

const actions: Record<string, (io: Io) => Promise<void>> = {
  async migrate(io) {
    const ran = await migrateHouse(configOf(io));
    io.err(ran.length > 0 ? `migrated: ${ran.join(', ')}\n` : 'the schema is up to date\n');
  },
  async seed(io) {
    const lines = await withHouse(
      io,
      async (app, { sandbox }) => {
        const loaded = await seedReferenceData(app);
        if (!sandbox || (await sandboxExists(app))) return loaded;
        await resetSandbox(app, new Date());
        return [...loaded, 'the sandbox'];
      },
      new StoryClock(),
    );
    io.err(lines.length > 0 ? `loaded: ${lines.join(', ')}\n` : 'the reference data are loaded already\n');
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
      if (error instanceof PublishedEditionChanged) throw new InputError([{ message: error.message }]);
      throw error;
    }
  },
};

export default command;
