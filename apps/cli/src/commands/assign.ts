import { KernelInputError, loadProblems, parseInstance, solveAssignment, type AssignmentInstance, type KernelProblem } from '@peerpolis/kernels';
import { InputError, UsageError, type Command, type Io } from '../command.js';
import { rowsInJson } from '../json-place.js';
import { parseJson, readOptions, readText, writeResult } from '../io.js';

const help = `peerpolis assign --instance FILE [--time-limit SECONDS] [--out FILE]

Assigns reviewers to submissions with the highest total affinity that the rules allow.

  --instance FILE        the problem as JSON (format: docs/methods.md, "Assignment")
  --time-limit SECONDS   past it, the best found is given with a proved upper bound (default 60)
  --out FILE             write the result there instead of to standard output

Where no assignment keeps all rules, the result says which rule binds, how much can be placed and the smallest repairs.
Loads that add up to less than the demand are an error in the input as well: the result is still given, the exit code is 1.

Example: two submissions, three reviewers, two reviews each; reviewer 0 may not review submission 0

  echo '{"submissions": 2, "reviewers": 3, "reviews_per_submission": [2, 2], "max_load": [2, 2, 2],
         "affinity": [[9, 4, 7], [3, 8, 5]], "conflicts": [[0, 0]]}' > instance.json
  peerpolis assign --instance instance.json
`;

function timeLimit(text: string | boolean | undefined): number {
  if (text === undefined) return 60;
  const seconds = typeof text === 'string' && /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds > 0)) throw new UsageError('--time-limit must be a number of seconds above 0');
  return seconds;
}

function inputError(file: string, text: string, problems: readonly KernelProblem[]): InputError {
  const rows = rowsInJson(text, problems.flatMap(({ key }) => key ?? []));
  return new InputError(problems.map(({ key, message }) => (key === undefined ? { file, message } : { file, row: rows.get(key) ?? 1, column: key, message })));
}

async function run(args: string[], io: Io): Promise<void> {
  const options = readOptions(args, { instance: { type: 'string' }, 'time-limit': { type: 'string' }, out: { type: 'string' } }, ['instance']);
  const seconds = timeLimit(options['time-limit']);
  const file = String(options['instance']);
  const out = typeof options['out'] === 'string' ? options['out'] : undefined;
  const text = await readText(file);
  let instance: AssignmentInstance;
  try {
    instance = parseInstance(parseJson(file, text));
  } catch (error) {
    if (error instanceof KernelInputError) throw inputError(file, text, error.problems);
    throw error;
  }
  const result = await solveAssignment(instance, { timeLimitSeconds: seconds });
  await writeResult(io, `${JSON.stringify(result)}\n`, out);
  const loads = loadProblems(instance);
  if (loads.length > 0) throw inputError(file, text, loads);
}

const command: Command = { name: 'assign', summary: 'assign reviewers to submissions, optimally, under rules', help, run };
export default command;
