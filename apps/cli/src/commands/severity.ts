import { severity, type Severity } from '@peerpolis/kernels';
import type { Command } from '../command.js';
import { readOptions, writeResult } from '../io.js';
import { toJson } from '../json.js';
import { readRatings, type RatingFile } from '../ratings.js';

const help = `peerpolis severity --data FILE [--out FILE]

How strict each rater is, and the units' scores adjusted for it: score = unit + rater by least squares, rater effects summing
to zero, on any design. Raters who are not linked by shared units cannot be compared: then units and raters are null and "why"
names the separate components.

  --data FILE     CSV with the columns unit,rater,score; one row per rating given
  --out FILE      write there instead of to standard output

Example:
  printf 'unit,rater,score\\na,r1,60\\na,r2,70\\nb,r2,55\\nb,r3,50\\nc,r1,40\\nc,r3,42\\n' > ratings.csv
  peerpolis severity --data ratings.csv
`;

const command: Command = {
  name: 'severity',
  summary: 'severity of raters and scores adjusted for it',
  help,
  async run(args, io) {
    const options = readOptions(args, { data: { type: 'string' }, out: { type: 'string' } }, ['data']);
    const ratings = await readRatings(String(options['data']));
    const result = severity({ ...ratings, units: ratings.units.length, raters: ratings.raters.length });
    const byCode = (codes: string[], values: Float64Array | null): Map<string, number | null> =>
      new Map(codes.map((code, i) => [code, values?.[i] ?? null]));
    const output = {
      components: result.components,
      unit: byCode(ratings.units, result.unit),
      rater: byCode(ratings.raters, result.rater),
      raw: byCode(ratings.units, result.raw),
      sigma: result.sigma,
      residualDf: result.residualDf,
      why: reason(ratings, result),
    };
    await writeResult(io, `${toJson(output)}\n`, options['out'] === undefined ? undefined : String(options['out']));
  },
};

/** Why something is null; null where everything is defined. */
function reason(ratings: RatingFile, result: Severity): string | null {
  if (result.components === 1) return result.sigma === null ? 'no residual degrees of freedom, so sigma is undefined' : null;
  const units = grouped(ratings.units, result.componentOfUnit, result.components);
  const raters = grouped(ratings.raters, result.componentOfRater, result.components);
  const named = units.map((codes, c) => `${c + 1}: raters ${listed(raters[c] ?? [])} with units ${listed(codes)}`);
  return `the design falls into ${result.components} components that no rating connects, and nothing can be adjusted between them; ${named.join('; ')}`;
}

function grouped(codes: string[], component: Int32Array, count: number): string[][] {
  const groups = Array.from({ length: count }, (): string[] => []);
  codes.forEach((code, i) => groups[component[i] ?? -1]?.push(code));
  return groups;
}

function listed(codes: string[]): string {
  const shown = codes.slice(0, 12).join(', ');
  return codes.length > 12 ? `${shown} and ${codes.length - 12} more` : shown;
}

export default command;
