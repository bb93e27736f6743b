/** Units per block, so that the sums of a block stay in the first-level cache. */
const BLOCK = 1024;

/**
 * sums[u] = sum over c of weights[c] x terms[c][u], eight columns at a time: the inner loop of every weighted mean.
 * @param terms one column per child, no NaN
 */
export function weightedSum(terms: readonly Float64Array[], weights: Float64Array, sums: Float64Array): void {
  const n = sums.length;
  const k = terms.length;
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(from + BLOCK, n);
    let c = 0;
    for (let u = from; u < to; u++) sums[u] = 0;
    for (; c + 7 < k; c += 8) addEight(sums, terms, weights, c, from, to);
    for (; c < k; c++) addOne(sums, terms[c] as Float64Array, weights[c] as number, from, to);
  }
}

function addEight(sums: Float64Array, terms: readonly Float64Array[], weights: Float64Array, c: number, from: number, to: number): void {
  const t0 = terms[c] as Float64Array;
  const t1 = terms[c + 1] as Float64Array;
  const t2 = terms[c + 2] as Float64Array;
  const t3 = terms[c + 3] as Float64Array;
  const t4 = terms[c + 4] as Float64Array;
  const t5 = terms[c + 5] as Float64Array;
  const t6 = terms[c + 6] as Float64Array;
  const t7 = terms[c + 7] as Float64Array;
  const w0 = weights[c] as number;
  const w1 = weights[c + 1] as number;
  const w2 = weights[c + 2] as number;
  const w3 = weights[c + 3] as number;
  const w4 = weights[c + 4] as number;
  const w5 = weights[c + 5] as number;
  const w6 = weights[c + 6] as number;
  const w7 = weights[c + 7] as number;
  for (let u = from; u < to; u++) {
    const low = w0 * (t0[u] as number) + w1 * (t1[u] as number) + (w2 * (t2[u] as number) + w3 * (t3[u] as number));
    const high = w4 * (t4[u] as number) + w5 * (t5[u] as number) + (w6 * (t6[u] as number) + w7 * (t7[u] as number));
    sums[u] = (sums[u] as number) + (low + high);
  }
}

function addOne(sums: Float64Array, column: Float64Array, w: number, from: number, to: number): void {
  for (let u = from; u < to; u++) sums[u] = (sums[u] as number) + w * (column[u] as number);
}
