import { Db, SYSTEM, verifyAudit } from '@peerpolis/platform';
import { InputError, UsageError, type Command } from '../command.js';
import { withHouse } from '../house.js';

const help = `peerpolis audit verify   recompute the audit chain and compare; exit 1 and the first fault where it does not hold

Needs the database of a running \`npm start\` (found by itself), or DATABASE_URL. Example:
  npm run -s peerpolis -- audit verify
`;

const command: Command = {
  name: 'audit',
  summary: 'verify that nothing in the audit was changed, removed or reordered',
  help,
  async run(args, io) {
    if (args[0] !== 'verify') throw new UsageError('say: verify');
    const result = await withHouse(io, (app) => {
      const db = app.get(Db);
      return db.run(SYSTEM, () => verifyAudit(db));
    });
    io.out(`${JSON.stringify(result)}\n`);
    if (!result.ok) throw new InputError([{ message: 'the audit chain does not hold' }]);
  },
};

export default command;
