/** What the proposal knows of a dossier's member and of a reviewer's home. */
export interface Place {
  country: string;
  population: number | null;
}

export interface Affinity {
  value: number;
  /** Codes of what counted, for the officer: shown with the pair. */
  reasons: string[];
}

/**
 * How well a reviewer fits a dossier, 1 to 10 in whole numbers: another country sees with other eyes (+3), a place of similar size
 * knows the means at hand (up to +6 where neither is more than 1.5, 3 or 6 times the other).
 */
export function affinity(dossier: Place, reviewer: Place): Affinity {
  const reasons: string[] = [];
  let value = 1;
  if (dossier.country !== reviewer.country) {
    value += 3;
    reasons.push('other-country');
  }
  if (dossier.population && reviewer.population) {
    const ratio = Math.max(dossier.population, reviewer.population) / Math.min(dossier.population, reviewer.population);
    const bonus = ratio <= 1.5 ? 6 : ratio <= 3 ? 4 : ratio <= 6 ? 2 : 0;
    value += bonus;
    if (bonus > 0) reasons.push('similar-size');
  } else {
    reasons.push('size-unknown');
  }
  return { value, reasons };
}
