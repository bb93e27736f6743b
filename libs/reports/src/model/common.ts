import { type CycleData } from '../data/cycle-data.js';
import { type ChartBlock, type Fact, type NoteBlock, type TableBlock } from './blocks.js';
import { type ChartSpec } from '../charts.js';
import { type Words } from './words.js';

/** Facts that every report of a cycle begins with. */
export function cycleFacts({ cycle, network, edition, run }: CycleData, words: Words): Fact[] {
  return [
    { label: words.t('fact.network'), value: network.name },
    { label: words.t('fact.cycle'), value: `${cycle.title} (${words.code('cycle', cycle.state)})` },
    { label: words.t('fact.standard'), value: words.t('fact.standard-edition', { title: words.standardTitle, edition: edition.label }) },
    ...(cycle.historical ? [] : [{ label: words.t('fact.blind'), value: words.code('blind', cycle.blindMode) }]),
    ...(cycle.publishedAt ? [{ label: words.t('fact.published'), value: words.day(cycle.publishedAt) }] : []),
    { label: words.t('fact.computed'), value: words.moment(run.finishedAt) },
    { label: words.t('fact.method-version'), value: run.methodVersion },
    { label: words.t('fact.inputs'), value: run.inputsSha256 },
  ];
}

/** The invented must never pass for the real. */
export function sandboxNote({ network }: CycleData, words: Words): NoteBlock[] {
  return network.sandbox ? [{ kind: 'note', tone: 'caution', text: words.t('note.sandbox') }] : [];
}

/** How the numbers are made, in words. */
export function methodBlocks(data: CycleData, words: Words): NoteBlock[] {
  const { method } = data.run;
  const steps = (['commitment', 'section', 'overall'] as const).map((step) =>
    method[step] === 'none' ? words.t(`method.none.${step}`) : words.t(`method.by.${step}`, { mean: words.code('method', method[step]) }),
  );
  const coverage =
    method.coverage === null
      ? words.t('method.coverage.any')
      : words.t('method.coverage.least', { share: new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0 }).format(method.coverage) });
  const layers = data.cycle.historical ? [words.t('method.historical')] : [words.t('method.layers'), ...(data.cycle.silenceAccepts ? [words.t('method.silence')] : [])];
  return [...layers, [...steps, coverage].join(' '), words.t('method.nothing')].map((text) => ({ kind: 'note', tone: 'plain', text }));
}

/** A chart and, made from the same values, the table of its numbers. `why`: the reason where a value is missing. */
export function chartBlock(spec: ChartSpec, words: Words, numbersTitle: string, why: (row: number, series: number) => string | null = () => null): ChartBlock {
  const table: TableBlock = {
    kind: 'table',
    title: numbersTitle,
    columns: [{ label: spec.categoryLabel, width: 3 }, ...spec.series.map(({ name }) => ({ label: name, numeric: true }))],
    rows: spec.categories.map((category, row) => [
      category,
      ...spec.series.map(({ values }, at) => ({ value: values[row] ?? null, decimals: spec.decimals ?? 1, fixed: true, otherwise: reason(why(row, at), words) })),
    ]),
  };
  return { kind: 'chart', spec, table };
}

/** "Ghent (Belgium)"; codes that the standard leaves to users, as the sandbox has them, name no country. */
export function placeName(name: string, country: string | null, locale: string): string {
  if (country === null || /^(X[A-JL-Z]|Q[M-Z]|AA|ZZ)$/.test(country)) return name;
  return `${name} (${new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country})`;
}

const reason = (why: string | null, words: Words): string => (why === null ? words.t('no-value') : words.code('why', why));
