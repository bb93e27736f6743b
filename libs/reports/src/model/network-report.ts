import { LAYERS } from '@peerpolis/scorecards';
import { type ChartSpec } from '../charts.js';
import { type Distribution, type NetworkData } from '../data/network-data.js';
import { type Block, type Cell, type Fact, type ReportDocument, type SectionBlock, type TableBlock } from './blocks.js';
import { chartBlock, cycleFacts, methodBlocks, placeName, sandboxNote } from './common.js';
import { type Words } from './words.js';

const MOST_BARS = 20;
const FILED = ['submitted', 'in-review', 'in-moderation', 'in-reply', 'settled', 'published'];

/** The report of a cycle: how results lie, never who is first. Groups smaller than the network allows are not shown. */
export function networkReport(data: NetworkData, words: Words): ReportDocument {
  return {
    locale: words.locale,
    title: words.t('network.title', { name: data.network.name }),
    subtitle: `${words.standardTitle}, ${data.cycle.title}`,
    computedAt: data.run.finishedAt,
    facts: [...cycleFacts(data, words), { label: words.t('fact.included'), value: words.t(data.open ? 'network.included.published' : 'network.included.settled', { count: data.memberCount }) }],
    blocks: [
      ...sandboxNote(data, words),
      ...(data.open ? [] : [{ kind: 'note', tone: 'caution', text: words.t('network.internal') } satisfies Block]),
      results(data, words),
      response(data, words),
      members(data, words),
      { kind: 'section', title: words.t('method.title'), blocks: [...methodBlocks(data, words), { kind: 'note', tone: 'plain', text: words.t('network.quartiles') }] },
    ],
  };
}

function results(data: NetworkData, words: Words): SectionBlock {
  const shown = data.distributions;
  const codes = [...new Set(shown.filter(({ kind }) => kind === 'commitment').map(({ code }) => code))];
  const charted = codes.length > 0 && codes.length <= MOST_BARS ? codes : [...new Set(shown.filter(({ kind }) => kind === 'section').map(({ code }) => code))];
  const layers = LAYERS.filter((layer) => shown.some((row) => row.layer === layer));
  const spec: ChartSpec = {
    kind: 'bars',
    title: words.t('network.chart'),
    summary: words.t('network.chart.summary', { count: charted.length, least: data.network.smallestGroup, low: data.edition.method.low, high: data.edition.method.high }),
    categoryLabel: words.t(charted === codes ? 'column.commitment' : 'column.section'),
    categories: charted.map((code) => words.nodeName(code)),
    series: layers.map((layer) => ({ name: words.code('layer', layer), values: charted.map((code) => shown.find((row) => row.code === code && row.layer === layer)?.median ?? null) })),
    min: data.edition.method.low,
    max: data.edition.method.high,
    decimals: words.decimals,
  };
  const hasValues = spec.series.some(({ values }) => values.some((value) => value !== null));
  const tooFew = shown.some(({ n }) => n < data.network.smallestGroup);
  return {
    kind: 'section',
    title: words.t('network.results'),
    blocks: [
      ...(hasValues ? [chartBlock(spec, words, words.t('chart.numbers'))] : []),
      ...(tooFew ? [{ kind: 'note', tone: 'plain', text: words.t('network.smallest', { least: data.network.smallestGroup }) } satisfies Block] : []),
      ...layers.map((layer) => distributionTable(shown.filter((row) => row.layer === layer), words.code('layer', layer), data, words)),
    ],
  };
}

function distributionTable(rows: readonly Distribution[], layer: string, { network }: NetworkData, words: Words): TableBlock {
  const few = words.t('network.too-few', { least: network.smallestGroup });
  const number = (value: number | null): Cell => ({ value, decimals: words.decimals, fixed: true, otherwise: few });
  return {
    kind: 'table',
    title: words.t('network.distribution', { layer }),
    columns: [
      { label: words.t('column.node'), width: 3 },
      { label: words.t('column.n'), numeric: true, width: 0.95 },
      { label: words.t('column.withheld'), numeric: true, width: 0.9 },
      { label: words.t('column.lower'), numeric: true },
      { label: words.t('column.median'), numeric: true },
      { label: words.t('column.upper'), numeric: true },
      { label: words.t('column.median-coverage'), numeric: true },
    ],
    rows: rows.map((row) => [
      words.nodeName(row.code),
      { value: row.n, decimals: 0 },
      { value: row.withheld, decimals: 0 },
      number(row.lower),
      number(row.median),
      number(row.upper),
      row.median === null ? few : words.share(row.coverage),
    ]),
  };
}

/** Who filed, what was left open, and what became of the differences. Counts, no values. */
function response({ states, answers, findings, replies }: NetworkData, words: Words): SectionBlock {
  const count = (label: string, value: number): Fact => ({ label, value: { value, decimals: 0 } });
  const of = (counts: Readonly<Record<string, number>>, key: string): number => counts[key] ?? 0;
  const enrolled = Object.values(states).reduce((sum, n) => sum + n, 0);
  const filed = FILED.reduce((sum, state) => sum + of(states, state), 0);
  const replied = of(replies, 'accepted') + of(replies, 'contested') + of(replies, 'upheld') + of(replies, 'changed');
  const groups: [string, Fact[]][] = [
    [
      words.t('response.dossiers'),
      [
        count(words.t('response.enrolled'), enrolled),
        count(words.t('response.filed'), filed),
        count(words.t('response.published'), of(states, 'published')),
        count(words.t('response.on-hold'), of(states, 'on-hold')),
        count(words.t('response.withdrawn'), of(states, 'withdrawn')),
      ],
    ],
    [
      words.t('response.answers'),
      [count(words.t('response.answered'), of(answers, 'answered')), ...['not-applicable', 'no-data', 'declined', 'unanswered'].map((kind) => count(words.code('why', kind), of(answers, kind)))],
    ],
    [words.t('response.findings'), [count(words.t('response.passed'), of(findings, 'passed')), count(words.t('response.settled'), of(findings, 'settled'))]],
    [
      words.t('response.replies'),
      [count(words.t('response.replied'), replied), ...['accepted', 'contested', 'upheld', 'changed', 'silent'].map((state) => count(words.code('reply', state), of(replies, state)))],
    ],
  ];
  return {
    kind: 'section',
    title: words.t('response.title'),
    blocks: groups
      .filter(([, facts]) => facts.some(({ value }) => typeof value !== 'string' && value.value !== 0))
      .map(([title, facts]) => ({
        kind: 'table',
        title,
        columns: [{ label: words.t('column.what'), width: 3 }, { label: words.t('column.count'), numeric: true }],
        rows: facts.map(({ label, value }) => [label, value]),
      })),
  };
}

function members({ members: rows, memberCount }: NetworkData, words: Words): SectionBlock {
  return {
    kind: 'section',
    title: words.t('members.title'),
    blocks: [
      { kind: 'note', tone: 'plain', text: words.t('members.about') },
      ...(memberCount > rows.length ? [{ kind: 'note', tone: 'plain', text: words.t('members.cut', { shown: rows.length, all: memberCount }) } satisfies Block] : []),
      {
        kind: 'table',
        title: words.t('members.table'),
        columns: [
          { label: words.t('column.member'), width: 3 },
          { label: words.t('column.state'), width: 1.4 },
          { label: words.t('column.answered'), numeric: true },
          { label: words.t('column.questions'), numeric: true },
        ],
        rows: rows.map((row) => [placeName(row.name, row.country, words.locale), words.code('state', row.state), { value: row.answered, decimals: 0 }, { value: row.questions, decimals: 0 }]),
      },
    ],
  };
}
