import { LAYERS, type ScoreLine } from '@peerpolis/scorecards';
import { type NodeView } from '@peerpolis/standards';
import { type ChartSpec } from '../charts.js';
import { type CityData } from '../data/city-data.js';
import { arithmeticSection } from './arithmetic.js';
import { type Block, type Cell, type DetailsBlock, type Fact, type ReportDocument, type SectionBlock, type TableBlock } from './blocks.js';
import { chartBlock, cycleFacts, methodBlocks, placeName, sandboxNote } from './common.js';
import { type Words } from './words.js';

/** Above this many commitments the chart shows sections. */
const MOST_BARS = 16;

/** The report of one member in one cycle: what it said, what peers found, what was agreed, and how each number came about. */
export function cityReport(data: CityData, words: Words): ReportDocument {
  return {
    locale: words.locale,
    title: words.t(data.cycle.historical ? 'city.title.historical' : 'city.title', { name: data.name }),
    subtitle: `${words.standardTitle}, ${data.cycle.title}`,
    computedAt: data.run.finishedAt,
    facts: [
      { label: words.t('fact.member'), value: placeName(data.name, data.country, words.locale) },
      ...cycleFacts(data, words),
      { label: words.t('fact.state'), value: words.code('state', data.state) },
      ...(data.submittedAt && !data.cycle.historical ? [{ label: words.t('fact.submitted'), value: words.day(data.submittedAt) }] : []),
    ],
    blocks: [
      ...sandboxNote(data, words),
      ...laterNote(data, words),
      summary(data, words),
      ...(data.published.length > 0 ? [publishedSection(data, words)] : []),
      ...resultSections(data, words),
      { kind: 'section', title: words.t('method.title'), blocks: methodBlocks(data, words) },
      arithmeticSection(data.lines, words),
    ],
  };
}

function laterNote({ later }: CityData, words: Words): Block[] {
  return later === 0 ? [] : [{ kind: 'note', tone: 'caution', text: words.t('note.later', { count: later }) }];
}

function summary(data: CityData, words: Words): SectionBlock {
  const commitments = codesOf(data.lines, 'commitment');
  const sections = codesOf(data.lines, 'section');
  const codes = commitments.length > 0 && (commitments.length <= MOST_BARS || sections.length === 0) ? commitments : sections;
  const layers = LAYERS.filter((layer) => data.lines.some((line) => line.layer === layer));
  const spec: ChartSpec = {
    kind: 'bars',
    title: words.t(layers.length > 1 ? 'chart.title' : 'chart.title.one'),
    summary: words.t(layers.length > 1 ? 'chart.summary' : 'chart.summary.one', { count: codes.length, low: data.edition.method.low, high: data.edition.method.high }),
    categoryLabel: words.t(codes === commitments ? 'column.commitment' : 'column.section'),
    categories: codes.map((code) => words.nodeName(code)),
    series: layers.map((layer) => ({ name: words.code('layer', layer), values: codes.map((code) => lineOf(data.lines, layer, code)?.value ?? null) })),
    min: data.edition.method.low,
    max: data.edition.method.high,
    decimals: words.decimals,
  };
  const why = (row: number, at: number): string | null => lineOf(data.lines, layers[at] as ScoreLine['layer'], codes[row] as string)?.why ?? null;
  return {
    kind: 'section',
    title: words.t('summary.title'),
    blocks: [...(codes.length > 0 ? [chartBlock(spec, words, words.t('chart.numbers'), why)] : []), totals(data, layers, words)],
  };
}

/** Sections and the overall score, with the share of what is present. */
function totals(data: CityData, layers: readonly ScoreLine['layer'][], words: Words): TableBlock {
  const codes = [...codesOf(data.lines, 'section'), ...codesOf(data.lines, 'overall')];
  const shown = codes.length > 0 ? codes : codesOf(data.lines, 'commitment');
  return {
    kind: 'table',
    title: words.t('totals.title'),
    columns: [
      { label: words.t('column.section'), width: 2 },
      ...layers.flatMap((layer) => [
        { label: words.code('layer', layer), numeric: true },
        { label: words.t('column.coverage-of', { layer: words.code('layer', layer) }), numeric: true },
      ]),
    ],
    rows: shown.map((code) => [
      words.nodeName(code),
      ...layers.flatMap((layer): Cell[] => {
        const line = lineOf(data.lines, layer, code);
        return [words.value(line?.value ?? null, line?.why ?? null), words.share(line?.coverage ?? null)];
      }),
    ]),
  };
}

/** Figures somebody else published for the same member, beside ours. */
function publishedSection(data: CityData, words: Words): SectionBlock {
  const rows = data.published.map((figure): Cell[] => {
    const ours = lineOf(data.lines, 'self', figure.code);
    const [remark, why] = (figure.remark ?? '').split(':');
    const reason = !remark ? '' : why ? words.code('why', why) : words.code('remark', remark);
    return [
      figure.label,
      { value: figure.value, decimals: figure.decimals, fixed: true },
      { value: ours?.value ?? null, decimals: figure.decimals, fixed: true, otherwise: words.code('why', ours ? (ours.why ?? 'no-data') : 'not-computed') },
      words.t(figure.verified ? 'published.verified' : 'published.unverified'),
      reason,
      figure.source,
    ];
  });
  return {
    kind: 'section',
    title: words.t('published.title'),
    blocks: [
      { kind: 'note', tone: 'plain', text: words.t('published.about') },
      {
        kind: 'table',
        title: words.t('published.table'),
        columns: [
          { label: words.t('column.figure'), width: 1.6 },
          { label: words.t('column.published'), numeric: true },
          { label: words.t('column.ours'), numeric: true },
          { label: words.t('column.check') },
          { label: words.t('column.reason'), width: 1.4 },
          { label: words.t('column.source'), width: 1.6 },
        ],
        rows,
      },
    ],
  };
}

function resultSections(data: CityData, words: Words): SectionBlock[] {
  const { nodes } = data.edition;
  const children = new Map<string | null, NodeView[]>();
  for (const node of nodes) children.set(node.parentId, [...(children.get(node.parentId) ?? []), node]);
  const build = (node: NodeView): SectionBlock => {
    const below = children.get(node.id) ?? [];
    const questions = below.filter(({ kind }) => kind === 'indicator');
    return {
      kind: 'section',
      title: words.nodeName(node.code),
      blocks: [
        ...(questions.length > 0 ? [questionTable(node.code, questions, data, words), ...questions.flatMap((question) => details(question, data, words))] : []),
        ...below.filter(({ kind }) => kind !== 'indicator').map(build),
      ],
    };
  };
  return (children.get(null) ?? []).filter(({ kind }) => kind !== 'indicator').map(build);
}

function questionTable(parent: string, questions: readonly NodeView[], data: CityData, words: Words): TableBlock {
  const peers = data.findings.size > 0;
  return {
    kind: 'table',
    title: words.t('questions.title', { code: parent }),
    columns: [
      { label: words.t('column.question'), width: 3 },
      { label: words.t('column.city-says'), width: 1.2 },
      ...(peers ? [{ label: words.t('column.peers'), width: 1.6 }, { label: words.t('column.agreed'), width: 1.2 }] : []),
    ],
    rows: questions.map(({ code }): Cell[] => [words.question(code), citySays(code, data, words), ...(peers ? [peersSay(code, data, words), agreed(code, data, words)] : [])]),
  };
}

function citySays(code: string, data: CityData, words: Words): Cell {
  const answer = data.answers.get(code);
  if (!answer) return words.code('why', 'unanswered');
  return answer.kind === 'answered' ? said(code, answer, words) : words.code('why', answer.kind);
}

function peersSay(code: string, { findings }: CityData, words: Words): string {
  const finding = findings.get(code);
  return finding && finding.levels.length > 0 ? finding.levels.map((level) => words.level(code, level)).join(', ') : words.code('why', 'no-data');
}

function agreed(code: string, { findings }: CityData, words: Words): Cell {
  const finding = findings.get(code);
  if (!finding) return words.code('why', 'no-data');
  if (finding.verdict === null) return words.code('why', 'disputed');
  return finding.verdict === 'scored' ? said(code, finding, words) : words.code('why', finding.verdict);
}

function said(code: string, { level, number }: { level: string | null; number: number | null }, words: Words): Cell {
  if (level !== null) return words.level(code, level);
  return number === null ? words.code('why', 'told-in-words') : words.given(number);
}

/** What was written about a question, by whom in kind: the city, the moderators, the city's reply. */
function details({ code }: NodeView, data: CityData, words: Words): DetailsBlock[] {
  const answer = data.answers.get(code);
  const finding = data.findings.get(code);
  const told = (label: string, text: string | undefined): Fact[] => (text ? [{ label, value: text }] : []);
  const items: Fact[] = [
    ...told(words.t(answer?.kind === 'answered' ? 'details.answer' : 'details.reason'), answer?.text),
    ...told(words.t('details.rationale'), finding?.rationale),
    ...told(words.t('details.dissent'), finding?.dissent),
    ...(finding?.reply ? [{ label: words.t('details.reply'), value: [words.code('reply', finding.reply.state), finding.reply.reason].filter(Boolean).join(words.t('colon')) }] : []),
    ...told(words.t('details.resolution'), finding?.reply?.resolution),
    ...data.evidence.filter((piece) => piece.code === code).map((piece): Fact => evidence(piece, words)),
  ];
  return items.length === 0 ? [] : [{ kind: 'details', title: code, items }];
}

function evidence({ title, url, fileName, sha256 }: CityData['evidence'][number], words: Words): Fact {
  const label = words.t('details.evidence');
  if (url !== null) return { label, value: `${title}${words.t('colon')}${url}`, href: url };
  return { label, value: words.t('details.file', { title, name: fileName ?? '', sha256: sha256 ?? '' }) };
}

const codesOf = (lines: readonly ScoreLine[], kind: ScoreLine['kind']): string[] => [...new Set(lines.filter((line) => line.kind === kind).map(({ code }) => code))];
const lineOf = (lines: readonly ScoreLine[], layer: ScoreLine['layer'], code: string): ScoreLine | undefined =>
  lines.find((line) => line.layer === layer && line.code === code);
