import { InputError, UsageError, type Command, type Io } from './command.js';

/** Loaded on demand: a researcher who computes alpha must not wait for the web framework. */
const commands: Record<string, () => Promise<Command>> = {
  assign: async () => (await import('./commands/assign.js')).default,
  admin: async () => (await import('./commands/admin.js')).default,
  audit: async () => (await import('./commands/audit.js')).default,
  sandbox: async () => (await import('./commands/sandbox.js')).default,
  index: async () => (await import('./commands/index.js')).default,
  agreement: async () => (await import('./commands/agreement.js')).default,
  severity: async () => (await import('./commands/severity.js')).default,
};

export async function main(argv: string[], io: Io): Promise<number> {
  const [name, ...args] = argv;
  if (!name || name === '--help' || name === 'help') {
    for (const load of Object.values(commands)) {
      const command = await load();
      io.out(`${command.name.padEnd(12)} ${command.summary}\n`);
    }
    return name ? 0 : 2;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    io.err(`peerpolis: unknown command "${name}"; "peerpolis help" lists them\n`);
    return 2;
  }
  const command = await load();
  if (args.includes('--help')) {
    io.out(command.help);
    return 0;
  }
  try {
    await command.run(args, io);
    return 0;
  } catch (error) {
    if (error instanceof InputError) {
      io.err(`${error.message}\n`);
      return 1;
    }
    if (error instanceof UsageError) {
      io.err(`peerpolis ${name}: ${error.message}\n`);
      return 2;
    }
    io.err(`peerpolis ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 70;
  }
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  // a reader that has seen enough (… | head) is no defect
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
  });
}
