/** What is wrong with the input of a kernel, placed by the words of the caller's data. */
export interface KernelProblem {
  message: string;
  /** Code of the unit (row) concerned. */
  unit?: string;
  /** Code of the indicator, aggregate or other column concerned. */
  code?: string;
  /** Property of the code's description, for example `Target`, or path of the key in a specification. */
  key?: string;
}

/** The input of a kernel cannot be used; every problem found is listed, nothing was computed. */
export class KernelInputError extends Error {
  constructor(readonly problems: readonly KernelProblem[]) {
    super(problems.map((p) => p.message).join('\n'));
    this.name = 'KernelInputError';
  }
}

/**
 * The known word with the smallest edit distance, or undefined when even that one has nothing in common with it
 * (unless `always`).
 */
export function nearestWord(word: string, known: Iterable<string>, always = false): string | undefined {
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best !== undefined && (always || bestDistance < Math.max(word.length, best.length)) ? best : undefined;
}

/** Levenshtein distance in characters. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replace, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
