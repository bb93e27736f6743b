import {
  correlations,
  cronbachAlpha,
  removalEffects,
  type CompositeInput,
  type CompositeResult,
  type CompositeSpec,
} from '@peerpolis/kernels';

/**
 * What `--analysis` adds: outliers treated, the effect of removing each element on the ranks, correlations of all columns
 * (normalised indicators and scores, in the order of `codes`) and Cronbach's alpha of each aggregate's children.
 * @throws KernelInputError as computeComposite does, also where the index without one of its elements cannot be computed
 */
export function analysisOf(input: CompositeInput, spec: CompositeSpec, result: CompositeResult): object {
  const columns = new Map(result.codes.map(({ code }) => [code, result.normalised.get(code) ?? result.scores.get(code) ?? new Float64Array(0)]));
  const all = [...columns.values()];
  const named = (rows: Float64Array[]): Map<string, Float64Array> => new Map([...columns.keys()].map((code, i) => [code, rows[i] as Float64Array]));
  const childrenOf = (parent: string): Float64Array[] =>
    result.codes.filter((c) => c.parent === parent).map(({ code }) => columns.get(code) as Float64Array);
  return {
    treatment: result.treatment,
    removal: removalEffects(input, spec).map(({ code, level, top, meanRankChange, largestRankChange }) => ({
      code,
      level,
      top,
      meanRankChange,
      largestRankChange,
    })),
    correlations: { pearson: named(correlations(all)), spearman: named(correlations(all, 'spearman')) },
    cronbachAlpha: new Map([...result.scores.keys()].map((code) => [code, cronbachAlpha(childrenOf(code))])),
  };
}
