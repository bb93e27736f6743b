/**
 * The power of ten that turns all values into integers small enough for exact sums, or null if there is none
 * (then sums are ordinary doubles). Decimals are recognised by their nearest double: 0.1 is taken as one tenth.
 */
export function decimalScale(...lists: ArrayLike<number>[]): number | null {
  let scale = 1;
  let largest = 0;
  for (const values of lists) {
    for (let k = 0; k < values.length; k++) {
      const v = values[k]!;
      const size = Math.abs(v);
      if (size > largest) largest = size;
      while (Math.round(v * scale) / scale !== v) {
        scale *= 10;
        if (scale > 1e9) return null;
      }
    }
  }
  return largest * scale <= 2 ** 40 ? scale : null;
}
