/** Differences of won and lost weight below this share of the compared weight are rounding, that is, a tie. */
const TIE = 1e-12;

/**
 * Copeland scores: for each pair of units the weight won (ties half) among the children present for both; the score is the
 * number of pairs won (share above one half) minus lost. O(units^2 x children).
 * @param columns children, each one number per unit, NaN = missing
 * @param weights one per child
 * @param out score per unit; NaN for units without a present child, which take part in no pair
 */
export function copeland(columns: readonly Float64Array[], weights: ArrayLike<number>, out: Float64Array): void {
  const units = out.length;
  const k = columns.length;
  const rows = new Float64Array(units * k);
  for (let c = 0; c < k; c++) {
    const column = columns[c] as Float64Array;
    for (let u = 0; u < units; u++) rows[u * k + c] = column[u] as number;
  }
  for (let u = 0; u < units; u++) {
    let present = false;
    for (let c = 0; c < k; c++) present ||= !Number.isNaN(rows[u * k + c]);
    out[u] = present ? 0 : Number.NaN;
  }
  for (let a = 0; a < units; a++) {
    for (let b = a + 1; b < units; b++) {
      let won = 0;
      let lost = 0;
      let compared = 0;
      for (let c = 0; c < k; c++) {
        const x = rows[a * k + c] as number;
        const y = rows[b * k + c] as number;
        const w = weights[c] as number;
        if (x > y) won += w;
        else if (x < y) lost += w;
        else if (x !== y) continue;
        compared += w;
      }
      if (Math.abs(won - lost) <= TIE * compared) continue;
      const sign = won > lost ? 1 : -1;
      out[a] = (out[a] as number) + sign;
      out[b] = (out[b] as number) - sign;
    }
  }
}
