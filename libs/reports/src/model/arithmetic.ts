import { type ScoreLine } from '@peerpolis/scorecards';
import { type Cell, type SectionBlock, type TableBlock } from './blocks.js';
import { type Words } from './words.js';

const WEIGHT_DECIMALS = 4;

/**
 * The arithmetic behind every number: per commitment, section and overall score one table with, for each layer, its parts, what each
 * weighs and what it contributes, what was left out and why, and the result.
 */
export function arithmeticSection(lines: readonly ScoreLine[], words: Words): SectionBlock {
  const combined = lines.filter(({ kind }) => kind !== 'indicator');
  const codes = [...new Set(combined.map(({ code }) => code))];
  const medians = lines.filter(({ kind, method }) => kind === 'indicator' && method === 'median');
  const blocks = codes.map((code) => combinedTable(code, combined.filter((line) => line.code === code), words));
  return {
    kind: 'section',
    title: words.t('arithmetic.title'),
    blocks: [
      { kind: 'note', tone: 'plain', text: words.t('arithmetic.about') },
      ...blocks,
      ...(medians.length > 0 ? [medianTable(medians, words)] : []),
    ],
  };
}

function combinedTable(code: string, lines: readonly ScoreLine[], words: Words): TableBlock {
  const rows = lines.flatMap((line): Cell[][] => {
    const layer = words.code('layer', line.layer);
    const geometric = line.method === 'geometric';
    const parts = line.terms.map((term): Cell[] => [
      layer,
      words.nodeName(term.code),
      words.value(term.value, term.note ?? null),
      { value: term.weight, decimals: WEIGHT_DECIMALS },
      term.value === null
        ? { value: null, decimals: 0, otherwise: words.t('arithmetic.left-out') }
        : { value: geometric ? term.value ** term.weight : term.value * term.weight, decimals: WEIGHT_DECIMALS },
    ]);
    const present = line.terms.filter(({ value }) => value !== null);
    const label = line.method === null || line.value === null ? words.t('arithmetic.result') : words.code('method', line.method);
    const coverage = line.coverage === null ? '' : words.t('arithmetic.coverage', { present: present.length, all: applicable(line), share: percent(line.coverage, words.locale) });
    return [...parts, [layer, [label, coverage].filter(Boolean).join('; '), words.value(line.value, line.why), { value: sum(present.map(({ weight }) => weight)), decimals: WEIGHT_DECIMALS }, words.value(line.value, line.why)]];
  });
  return {
    kind: 'table',
    title: words.nodeName(code),
    columns: [
      { label: words.t('column.layer'), width: 1.1 },
      { label: words.t('column.part'), width: 3.4 },
      { label: words.t('column.value'), numeric: true, width: 1.3 },
      { label: words.t('column.weight'), numeric: true, width: 0.9 },
      { label: words.t('column.contribution'), numeric: true, width: 1.3 },
    ],
    rows,
  };
}

/** The peers' value of each indicator: the middle one of their numbers, which are told in order of value. */
function medianTable(lines: readonly ScoreLine[], words: Words): TableBlock {
  return {
    kind: 'table',
    title: words.t('arithmetic.medians'),
    columns: [
      { label: words.t('column.question'), width: 3.4 },
      { label: words.t('column.peer-values'), width: 2 },
      { label: words.t('column.median'), numeric: true, width: 1 },
    ],
    rows: lines.map((line) => [
      words.nodeName(line.code),
      line.terms.map(({ value }) => (value === null ? '' : format(value, words))).join('; '),
      words.value(line.value, line.why),
    ]),
  };
}

/** Parts that do not apply, or are no score, are neither present nor missing. */
function applicable(line: ScoreLine): number {
  return line.terms.filter(({ value, note }) => value !== null || !['not-applicable', 'told-in-words', 'not-scored'].includes(note ?? '')).length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const percent = (share: number, locale: string): string => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
const format = (value: number, words: Words): string => new Intl.NumberFormat(words.locale, { maximumFractionDigits: words.decimals }).format(value);
