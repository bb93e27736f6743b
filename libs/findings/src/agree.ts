import { medianOf } from '@peerpolis/kernels';
import { valueOnScale, type Indicator } from '@peerpolis/standards';

/** One peer's judgement of an indicator. */
export interface Judgement {
  verdict: 'scored' | 'not-applicable' | 'not-competent';
  level: string | null;
  number: number | null;
}

export interface Agreement {
  /** Passed where all who judged said the same; disputed otherwise, and where nobody felt competent. */
  state: 'passed' | 'disputed';
  verdict: 'scored' | 'not-applicable' | null;
  level: string | null;
  number: number | null;
  /** Median of the peers' values on the reporting scale; null where none gave a value. */
  peerValue: number | null;
  /** What the peers said, lowest value first, without authors; those not competent are left out. */
  levels: string[];
}

/**
 * What several peers' judgements of one indicator come to. `not-competent` does not count. The median of an even number is the mean
 * of the two middle values (the usual sample median).
 */
export function agree(indicator: Pick<Indicator, 'scale'>, judgements: readonly Judgement[]): Agreement {
  const counted = judgements.filter(({ verdict }) => verdict !== 'not-competent');
  const valued = counted.map((judgement) => ({ judgement, value: valueOf(indicator, judgement) })).sort(byValue);
  const values = valued.flatMap(({ value }) => (value === null ? [] : [value]));
  const levels = valued.map(({ judgement }) => said(judgement));
  const [first] = counted;
  const unanimous = first !== undefined && counted.every((judgement) => said(judgement) === said(first));
  return {
    state: unanimous ? 'passed' : 'disputed',
    verdict: unanimous ? (first.verdict as 'scored' | 'not-applicable') : null,
    level: unanimous ? first.level : null,
    number: unanimous ? first.number : null,
    peerValue: values.length > 0 ? medianOf(values) : null,
    levels,
  };
}

function valueOf({ scale }: Pick<Indicator, 'scale'>, { verdict, level, number }: Judgement): number | null {
  return verdict === 'scored' && scale ? valueOnScale(scale, { level, number }) : null;
}

/** Ties by what was said, so that the order of equals tells nothing of who came first. */
function byValue(a: { judgement: Judgement; value: number | null }, b: { judgement: Judgement; value: number | null }): number {
  if (a.value !== b.value) return order(a.value) < order(b.value) ? -1 : 1;
  return said(a.judgement) < said(b.judgement) ? -1 : Number(said(a.judgement) > said(b.judgement));
}

const order = (value: number | null): number => value ?? Number.NEGATIVE_INFINITY;

const said = ({ verdict, level, number }: Judgement): string => (verdict === 'scored' ? (level ?? (number === null ? 'told' : String(number))) : verdict);
