import { resetSandbox, sandboxAccounts, StoryClock } from '@peerpolis/house';
import { UsageError, type Command, type Io } from '../command.js';
import { withHouse } from '../house.js';

const help = `peerpolis sandbox accounts   sign-ins and cycles of the sandbox, as JSON
peerpolis sandbox reset      throw the sandbox away and build it anew; real networks are not touched

Needs the database of a running \`npm start\` (found by itself), or DATABASE_URL. Example:
  npm run -s peerpolis -- sandbox accounts
`;

const actions: Record<string, (io: Io) => Promise<void>> = {
  async accounts(io) {
    const accounts = await withHouse(io, sandboxAccounts);
    io.out(`${JSON.stringify(accounts, null, 2)}\n`);
  },
  async reset(io) {
    await withHouse(io, (app) => resetSandbox(app, new Date()), new StoryClock());
    io.err('the sandbox is built anew\n');
  },
};

const command: Command = {
  name: 'sandbox',
  summary: 'sign-ins of the sandbox of fictional towns, and its reset',
  help,
  async run(args, io) {
    const action = Object.hasOwn(actions, args[0] ?? '') ? actions[args[0] as string] : undefined;
    if (!action) throw new UsageError(`say one of: ${Object.keys(actions).join(', ')}`);
    await action(io);
  },
};

export default command;
