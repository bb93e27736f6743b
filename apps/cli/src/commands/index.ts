import { createHash } from 'node:crypto';
import {
  COMPOSITE_VERSION,
  KernelInputError,
  buildFramework,
  computeComposite,
  computePanel,
  panelUnit,
  parseSpec,
  type CompositeResult,
  type CompositeSpec,
  type KernelProblem,
} from '@peerpolis/kernels';
import { InputError, UsageError, type Command, type Problem } from '../command.js';
import { parseJson, parseTable, readOptions, readText, writeResult, type Table } from '../io.js';
import { toJson } from '../json.js';
import { rowsInJson } from '../json-place.js';
import { analysisOf } from './index-analysis.js';
import { readIndexInput, type IndexInput } from './index-input.js';
import { panelUncertainty, uncertainty } from './index-uncertainty.js';

const help = `peerpolis index: compute a composite indicator from two tables

  peerpolis index --data iData.csv --meta iMeta.csv [--spec spec.json] [--panel | --analysis] [--out result.json]

  --data FILE   uCode, uName, then one column per code; empty or NA is missing
  --meta FILE   Level, iCode, iName, Direction, Weight, Parent, Type
                (Indicator, Aggregate, Denominator, Group, Other),
                optional Target, Lower, Upper, Denominator, Unit
  --spec FILE   JSON, every key optional:
                denominate, impute, treat, normalise, weights, aggregate, coverage, uncertainty
                ("uncertainty": {"sobol": 256} adds the share of each source and a sentence per unit,
                "missing": "hot-deck" lets the draws fill missing values)
  --panel       several years on one common scale: the data has a Time column, one row per unit and year;
                the result holds one entry per year, with ranks within the year
  --analysis    adds outliers treated, the effect of removing each element, correlations and Cronbach's alpha
  --out FILE    write the result there, whole or not at all (default: standard output)

Definitions and formulas: docs/methods.md. run.inputsSha256 is the SHA-256 of the data file followed by the meta file
(cat iData.csv iMeta.csv | sha256sum). Exit 0 done, 1 the input is wrong (every problem with file, row, column), 2 usage.

Example: min-max to 1..100, geometric mean at the top

  echo '{"normalise": {"method": "minmax", "lower": 1, "upper": 100}, "aggregate": ["arithmetic", "geometric"]}' > spec.json
  peerpolis index --data iData.csv --meta iMeta.csv --spec spec.json --out result.json
`;

const META_COLUMNS = ['Level', 'iCode', 'Direction', 'Weight', 'Parent', 'Type'];

const command: Command = {
  name: 'index',
  summary: 'compute a composite indicator, with ranks, coverage and uncertainty',
  help,
  async run(args, io) {
    const text = { type: 'string' } as const;
    const options = readOptions(args, { data: text, meta: text, spec: text, out: text, panel: { type: 'boolean' }, analysis: { type: 'boolean' } }, ['data', 'meta']);
    if (options['panel'] === true && options['analysis'] === true) throw new UsageError('--analysis is for one year, without --panel');
    const file = (name: string): string => String(options[name]);
    const problems: Problem[] = [];
    const data = await attempt(problems, () => readText(file('data')));
    const meta = await attempt(problems, () => readText(file('meta')));
    const specText = options['spec'] === undefined ? '{}' : await attempt(problems, () => readText(file('spec')));
    const spec = specText === undefined ? undefined : await attempt(problems, () => readSpec(file('spec'), specText));
    const dataTable = data === undefined ? undefined : await attempt(problems, () => parseTable(file('data'), data, ['uCode']));
    const metaTable = meta === undefined ? undefined : await attempt(problems, () => parseTable(file('meta'), meta, META_COLUMNS));
    const input = dataTable && metaTable ? checkTables(dataTable, metaTable, options['panel'] === true, problems) : undefined;
    if (problems.length > 0 || !input || !spec) throw new InputError(problems);

    const result = located(input, file('spec'), specText ?? '', () => compute(input, spec, options['analysis'] === true));
    const ignored = input.ignored.length > 0 ? [`read: columns that the description does not name are left out: ${input.ignored.join(', ')}`] : [];
    for (const line of ignored) io.err(`${line}\n`);
    const run = {
      method: spec,
      version: COMPOSITE_VERSION,
      inputsSha256: createHash('sha256').update(data ?? '').update(meta ?? '').digest('hex'),
      seed: spec.uncertainty?.seed ?? null,
      log: [...ignored, ...result.log],
    };
    await writeResult(io, `${toJson({ run, ...result.body })}\n`, options['out'] === undefined ? undefined : file('out'));
  },
};

/** Runs one step; its problems join the list, so that all files are checked before anything is said. */
async function attempt<T>(problems: Problem[], step: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

function readSpec(file: string, text: string): CompositeSpec {
  const value = parseJson(file, text);
  try {
    return parseSpec(value);
  } catch (error) {
    if (!(error instanceof KernelInputError)) throw error;
    throw new InputError(placedInSpec(file, text, error.problems));
  }
}

/** Problems of the specification with the row of their key; the column is the key itself. */
function placedInSpec(file: string, text: string, problems: readonly KernelProblem[]): Problem[] {
  const rows = rowsInJson(text, problems.map(({ key = '' }) => key));
  return problems.map(({ key = '', message }) => {
    const column = key.replace(/(\[\d+\])+$/, '').split('.').at(-1) ?? '';
    return { file, row: rows.get(key) ?? 1, ...(column === '' ? {} : { column }), message };
  });
}

function checkTables(data: Table, meta: Table, panel: boolean, problems: Problem[]): IndexInput {
  const input = readIndexInput(data, meta, panel);
  problems.push(...input.problems);
  const { times } = input;
  const units = times ? input.input.units.map((unit, u) => panelUnit(unit, times[u] ?? '')) : input.input.units;
  try {
    buildFramework({ ...input.input, units });
  } catch (error) {
    if (!(error instanceof KernelInputError)) throw error;
    problems.push(...error.problems.filter((p) => !input.reported(p)).map((p) => input.locate(p)));
  }
  return input;
}

/** Turns the problems of the kernels into places in the files. */
function located<T>(input: IndexInput, specFile: string, specText: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof KernelInputError)) throw error;
    throw new InputError(
      error.problems.flatMap((p) => {
        const ofSpec = p.unit === undefined && p.code === undefined && p.key !== undefined;
        return ofSpec ? placedInSpec(specFile, specText, [p]) : [input.locate(p)];
      }),
    );
  }
}

function compute({ input, times }: IndexInput, spec: CompositeSpec, analysis: boolean): { body: object; log: string[] } {
  if (times) {
    const { codes, years, log } = computePanel({ ...input, times }, spec);
    const uncertain = spec.uncertainty ? panelUncertainty({ ...input, times }, spec) : undefined;
    const body = years.map(({ time, units, normalised, scores, ranks, coverage }): [string, object] => [
      time,
      { units, normalised, scores, ranks: withNull(ranks), coverage, uncertainty: null, ...uncertain?.get(time) },
    ]);
    return { body: { codes: shown(codes), times: years.map((y) => y.time), years: new Map(body) }, log };
  }
  const result = computeComposite(input, spec);
  const { units, codes, normalised, scores, ranks, coverage, log } = result;
  const uncertain = spec.uncertainty ? uncertainty(input, spec) : { uncertainty: null };
  const more = analysis ? { analysis: analysisOf(input, spec, result) } : {};
  return { body: { units, codes: shown(codes), normalised, scores, ranks: withNull(ranks), coverage, ...uncertain, ...more }, log };
}

function shown(codes: CompositeResult['codes']): object[] {
  return codes.map(({ code, level, parent, effectiveWeight }) => ({ code, level, parent, effectiveWeight }));
}

/** Rank 0 means missing inside the kernels. */
function withNull(ranks: Map<string, Int32Array>): Map<string, (number | null)[]> {
  return new Map([...ranks].map(([code, column]) => [code, Array.from(column, (rank) => (rank === 0 ? null : rank))]));
}

export default command;
