/** One chart, said once: the screen draws it, the report prints it, and the table of numbers is made from the same values. */
export interface ChartSpec {
  kind: 'bars' | 'stacked-bars' | 'radar' | 'lines' | 'dots';
  title: string;
  /** What the chart shows, in one or two sentences: the text alternative. */
  summary: string;
  /** Heading of the first column of the table and of the category axis. */
  categoryLabel: string;
  categories: readonly string[];
  series: readonly ChartSeries[];
  unit?: string;
  /** Ends of the value axis; left out, they follow the data. */
  min?: number;
  max?: number;
  /** Decimals in labels and table. */
  decimals?: number;
}

export interface ChartSeries {
  name: string;
  /** One per category; null is "no data" and is never drawn as zero. */
  values: readonly (number | null)[];
}

/** Number as the chart's labels and its table show it. */
export function formatValue(value: number | null, spec: Pick<ChartSpec, 'decimals' | 'unit'>, locale: string, noValue: string): string {
  if (value === null) return noValue;
  const digits = spec.decimals ?? 1;
  const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: digits }).format(value);
  return spec.unit ? `${text} ${spec.unit}` : text;
}
