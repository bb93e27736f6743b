import type { Framework } from './framework.js';
import type { MeanMethod } from './means.js';

/** Methods that add up weighted terms: x, ln x or 1 / x. */
export type SummedMethod = Exclude<MeanMethod, 'median'>;

/**
 * Normalised indicators together with what every aggregation of them needs again: which are complete, their terms, the coverage
 * of the parents right above. Nothing here depends on weights.
 */
export class IndicatorSet {
  private readonly position = new Map<number, number>();
  private readonly terms = new Map<string, Float64Array>();
  private readonly presences = new Map<number, Float64Array>();
  private readonly coverages = new Map<number, Float64Array>();
  private readonly gaps = new Map<number, Int32Array>();
  private readonly refused = new Map<number, Int32Array>();

  /**
   * @param columns in the order of framework.indicators; NaN = missing; must not change any more
   * @param complete whether each column has no missing value
   */
  constructor(
    framework: Framework,
    readonly columns: readonly Float64Array[],
    private readonly complete: readonly boolean[] = columns.map(isComplete),
  ) {
    framework.indicators.forEach((node, k) => this.position.set(node, k));
  }

  has(node: number): boolean {
    return this.position.has(node);
  }

  column(node: number): Float64Array {
    return this.columns[this.position.get(node) ?? -1] as Float64Array;
  }

  isComplete(node: number): boolean {
    return this.complete[this.position.get(node) ?? -1] === true;
  }

  /** The terms of an indicator, 0 where it is missing. */
  termsOf(node: number, method: SummedMethod): Float64Array {
    if (method === 'arithmetic' && this.isComplete(node)) return this.column(node);
    return remember(this.terms, `${method} ${node}`, () => termsOf(this.column(node), method, this.isComplete(node)));
  }

  /** 1 where an indicator is present, 0 where it is missing. */
  presenceOf(node: number): Float64Array {
    return remember(this.presences, node, () => presence(this.column(node)));
  }

  /** Share of the children present, for a parent of indicators only. */
  coverageOf(parent: number, children: Int32Array): Float64Array {
    return remember(this.coverages, parent, () => {
      const coverage = new Float64Array(this.columns[0]?.length ?? 0);
      cover(
        Array.from(children, (c) => this.column(c)),
        coverage,
      );
      return coverage;
    });
  }

  /** Units that lack at least one child, for a parent of indicators only. */
  gapsOf(parent: number, children: Int32Array): Int32Array {
    return remember(this.gaps, parent, () => incompleteUnits(this.coverageOf(parent, children)));
  }

  /** Units whose value is 0 or below. */
  notPositive(node: number): Int32Array {
    return remember(this.refused, node, () => notPositive(this.column(node)));
  }
}

function remember<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

export function isComplete(column: Float64Array): boolean {
  // a sum is missing when any part of it is, or when infinities cancel: only then look closely
  let sum = 0;
  for (let u = 0; u < column.length; u++) sum += column[u] as number;
  if (sum === sum) return true;
  for (let u = 0; u < column.length; u++) if (column[u] !== column[u]) return false;
  return true;
}

export function termsOf(column: Float64Array, method: SummedMethod, complete: boolean): Float64Array {
  if (method === 'arithmetic' && complete) return column;
  const terms = new Float64Array(column.length);
  for (let u = 0; u < column.length; u++) {
    const x = column[u] as number;
    if (x === x) terms[u] = method === 'arithmetic' ? x : method === 'harmonic' ? 1 / x : Math.log(x);
  }
  return terms;
}

export function presence(column: Float64Array): Float64Array {
  const present = new Float64Array(column.length);
  for (let u = 0; u < column.length; u++) if (column[u] === column[u]) present[u] = 1;
  return present;
}

/** Share of the columns present, per unit. */
export function cover(columns: readonly Float64Array[], coverage: Float64Array): void {
  coverage.fill(0);
  for (const column of columns) for (let u = 0; u < column.length; u++) if (column[u] === column[u]) coverage[u]!++;
  for (let u = 0; u < coverage.length; u++) coverage[u] = (coverage[u] as number) / columns.length;
}

export function incompleteUnits(coverage: Float64Array): Int32Array {
  const units: number[] = [];
  for (let u = 0; u < coverage.length; u++) if ((coverage[u] as number) < 1) units.push(u);
  return Int32Array.from(units);
}

export function notPositive(column: Float64Array): Int32Array {
  const units: number[] = [];
  for (let u = 0; u < column.length; u++) if ((column[u] as number) <= 0) units.push(u);
  return Int32Array.from(units);
}
