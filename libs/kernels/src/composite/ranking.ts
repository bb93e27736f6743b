/** Scores closer than this share of the larger one differ by rounding only. */
const TIE = 1e-12;
const RADIX = 2048;
const SMALL = 48;

/**
 * Orders and ranks columns of one length; keeps its working memory, so that thousands of draws allocate nothing.
 * Sorting is a radix sort over the upper half of each number, finished by comparison.
 */
export class Ranker {
  private readonly bits: Float64Array;
  private readonly words: Uint32Array;
  private keys: Uint32Array;
  private otherKeys: Uint32Array;
  private indices: Int32Array;
  private otherIndices: Int32Array;
  private readonly counts = new Uint32Array(3 * RADIX);

  /** @param length number of units in every column to be ranked */
  constructor(readonly length: number) {
    this.bits = new Float64Array(length);
    this.words = new Uint32Array(this.bits.buffer);
    this.keys = new Uint32Array(length);
    this.otherKeys = new Uint32Array(length);
    this.indices = new Int32Array(length);
    this.otherIndices = new Int32Array(length);
  }

  /** Indices of the present values from lowest to highest; a view that the next call overwrites. */
  order(values: Float64Array): Int32Array {
    const { bits, words, keys, indices, counts } = this;
    bits.set(values);
    counts.fill(0);
    let n = 0;
    for (let i = 0; i < values.length; i++) {
      const x = values[i] as number;
      if (x !== x) continue;
      const high = words[2 * i + 1] as number;
      const key = (high & 0x8000_0000 ? ~high : high | 0x8000_0000) >>> 0; // order of the numbers as order of integers
      keys[n] = key;
      indices[n++] = i;
      counts[key & 2047]!++;
      counts[RADIX + ((key >>> 11) & 2047)]!++;
      counts[2 * RADIX + (key >>> 22)]!++;
    }
    if (n > SMALL) for (let pass = 0; pass < 3; pass++) this.pass(n, pass);
    this.finish(values, n);
    return this.indices.subarray(0, n);
  }

  private pass(n: number, pass: number): void {
    const { keys, indices, otherKeys, otherIndices, counts } = this;
    const base = pass * RADIX;
    const shift = 11 * pass;
    let start = 0;
    for (let b = base; b < base + RADIX; b++) {
      const count = counts[b] as number;
      counts[b] = start;
      start += count;
    }
    for (let i = 0; i < n; i++) {
      const key = keys[i] as number;
      const to = counts[base + ((key >>> shift) & 2047)]!++;
      otherKeys[to] = key;
      otherIndices[to] = indices[i] as number;
    }
    this.keys = otherKeys;
    this.otherKeys = keys;
    this.indices = otherIndices;
    this.otherIndices = indices;
  }

  /** Insertion sort inside runs of equal upper halves (or over a short column as a whole); long runs by comparison. */
  private finish(values: Float64Array, n: number): void {
    const { keys, indices } = this;
    let from = 0;
    while (from < n) {
      let to = from + 1;
      if (n <= SMALL) to = n;
      else while (to < n && keys[to] === keys[from]) to++;
      if (to - from > SMALL) {
        indices.subarray(from, to).sort((a, b) => (values[a] as number) - (values[b] as number));
      } else {
        for (let i = from + 1; i < to; i++) {
          const index = indices[i] as number;
          const x = values[index] as number;
          let j = i - 1;
          while (j >= from && (values[indices[j] as number] as number) > x) {
            indices[j + 1] = indices[j] as number;
            j--;
          }
          indices[j + 1] = index;
        }
      }
      from = to;
    }
  }

  /**
   * Competition ranks of computed scores: 1 = highest, ties get the smallest rank, missing gets 0. Scores that differ from
   * the highest of a tie by rounding belong to it, so that equal scores share a rank in whatever order their parts were added.
   */
  descending(values: Float64Array, out: Int32Array): void {
    const order = this.order(values);
    out.fill(0);
    let rank = 0;
    let top = Number.NaN;
    for (let i = order.length - 1, place = 1; i >= 0; i--, place++) {
      const unit = order[i] as number;
      const x = values[unit] as number;
      if (x !== top && !(top - x < TIE * Math.abs(top))) {
        rank = place;
        top = x;
      }
      out[unit] = rank;
    }
  }

  /** Ranks from the bottom: the lowest gets 1, ties as named; missing stays NaN. */
  ascending(values: Float64Array, ties: 'min' | 'average' | 'max', out: Float64Array): void {
    const order = this.order(values);
    out.fill(Number.NaN);
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      const x = values[order[from] as number];
      while (to < order.length && values[order[to] as number] === x) to++;
      const rank = ties === 'min' ? from + 1 : ties === 'max' ? to : (from + 1 + to) / 2;
      for (let i = from; i < to; i++) out[order[i] as number] = rank;
      from = to;
    }
  }
}

/** Competition ranks of one column of computed scores; see Ranker.descending. */
export function rankDescending(values: Float64Array): Int32Array {
  const out = new Int32Array(values.length);
  new Ranker(values.length).descending(values, out);
  return out;
}
