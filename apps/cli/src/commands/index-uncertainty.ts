import {
  computeSourceShares,
  computeUncertainty,
  panelUnit,
  reasonFor,
  reasonSentence,
  rowsOf,
  sortedTimes,
  type CompositeInput,
  type CompositeSpec,
  type PanelInput,
  type SourceShares,
  type UncertaintyBands,
  type UncertaintyOptions,
} from '@peerpolis/kernels';

interface Shown {
  uncertainty: Map<string, object>;
  /** Only where "sobol" was asked for. */
  sources?: Map<string, object>;
  reasons?: Map<string, string[]>;
}

/** Intervals per top aggregate; with "sobol" also shares of the sources and a sentence per unit. */
export function uncertainty(input: CompositeInput, spec: CompositeSpec): Shown {
  return part(compute(input, spec, {}), input, input.units, [...input.units.keys()]);
}

/** The same per year of a panel; ranks are within the year. */
export function panelUncertainty(input: PanelInput, spec: CompositeSpec): Map<string, Shown> {
  const units = input.units.map((unit, u) => panelUnit(unit, input.times[u] ?? ''));
  const pooled = compute({ ...input, units }, spec, { strata: input.times });
  return new Map(sortedTimes(input.times).map((time) => [time, part(pooled, input, units, rowsOf(input.times, time))]));
}

interface Computed {
  bands: Map<string, UncertaintyBands>;
  shares: Map<string, SourceShares> | undefined;
}

function compute(input: CompositeInput, spec: CompositeSpec, options: UncertaintyOptions): Computed {
  const samples = spec.uncertainty?.sobol ?? null;
  const bands = computeUncertainty(input, spec, options);
  return { bands, shares: samples === null ? undefined : computeSourceShares(input, spec, samples, options) };
}

function part({ bands, shares }: Computed, input: CompositeInput, units: readonly string[], at: readonly number[]): Shown {
  const of = (column: Float64Array): Float64Array => Float64Array.from(at, (u) => column[u] as number);
  const columnsOf = (object: object): [string, Float64Array][] => Object.entries(object) as [string, Float64Array][];
  const uncertainty = new Map([...bands].map(([code, b]) => [code, new Map(columnsOf(b).map(([key, column]) => [key, of(column)]))]));
  if (!shares) return { uncertainty };
  const sources = new Map(
    [...shares].map(([code, share]) => {
      const named = (list: Float64Array[]): Map<string, Float64Array> => new Map(share.sources.map((s, i) => [s, of(list[i] as Float64Array)]));
      const both = (x: SourceShares['rank']): object => ({ first: named(x.first), total: named(x.total) });
      return [code, { score: both(share.score), rank: both(share.rank) }];
    }),
  );
  const indicators = input.codes.filter((c) => c.type === 'Indicator').map((c) => input.columns.get(c.code));
  const reasons = new Map(
    [...shares].map(([code, share]) => [
      code,
      at.map((u) => {
        const missingValues = indicators.filter((column) => Number.isNaN(column?.[u])).length;
        return reasonSentence(reasonFor({ unit: units[u] ?? '', at: u, missingValues }, bands.get(code) as UncertaintyBands, share));
      }),
    ]),
  );
  return { uncertainty, sources, reasons };
}
