import { computeComposite, computeUncertainty, parseSpec, Random, type CodeDescription, type CompositeInput } from '@peerpolis/kernels';
import { measure } from './measure.js';

type Print = (line: object) => void;

/** An index of `units` x `indicators`, ten indicators to a dimension, dimensions under one top. */
function syntheticIndex(units: number, indicators: number, missing: number): CompositeInput {
  const random = new Random(1);
  const columns = new Map<string, Float64Array>();
  const row = (code: string, level: number, parent: string | null, weight: number, direction: 1 | -1): CodeDescription => ({
    code,
    type: level === 1 ? 'Indicator' : 'Aggregate',
    level,
    direction,
    weight,
    parent,
  });
  const codes: CodeDescription[] = [];
  for (let i = 0; i < indicators; i++) {
    codes.push(row(`I${i}`, 1, `D${i % 10}`, 1 + (i % 4), i % 3 === 0 ? -1 : 1));
    columns.set(`I${i}`, Float64Array.from({ length: units }, () => (random.uniform() < missing ? Number.NaN : random.normal())));
  }
  for (let d = 0; d < 10; d++) codes.push(row(`D${d}`, 2, 'INDEX', 1, 1));
  codes.push(row('INDEX', 3, null, 1, 1));
  return { units: Array.from({ length: units }, (_, u) => `U${u}`), codes, columns, groups: new Map() };
}

/** Min-max, three levels and ranks of every aggregate, checks and log included. */
export function indexMeasure(print: Print, missing = 0): void {
  const input = syntheticIndex(10_000, 100, missing);
  const spec = parseSpec({});
  measure(print, `index: normalise, 3 levels, ranks, 10,000 x 100, ${missing * 100} % missing`, () => computeComposite(input, spec), 41);
}

/** Draws of all weights, with ranks in every draw and intervals at the end. */
export function drawsMeasure(print: Print, missing = 0): void {
  const input = syntheticIndex(1000, 100, missing);
  const spec = parseSpec({ uncertainty: { draws: 1000 } });
  measure(print, `uncertainty: 1,000 weight draws with ranks, 1,000 x 100, ${missing * 100} % missing`, () => computeUncertainty(input, spec), 5);
}

export default {
  group: 'kernels',
  async run(print: Print): Promise<void> {
    for (const missing of [0, 0.05]) {
      indexMeasure(print, missing);
      drawsMeasure(print, missing);
    }
  },
};
