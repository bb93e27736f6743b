import { type ChartBlock, type ReportDocument } from '../model/blocks.js';
import { reportTexts, type ReportKey } from '../texts/index.js';
import { drawChart } from './draw.js';

/** A document with its charts drawn: what every renderer works from. */
export interface Rendering {
  document: ReportDocument;
  /** The chart as an SVG document. Drawn once, used by every format that shows pictures. */
  picture(chart: ChartBlock): string;
  /** A word of the file itself, such as "Page". */
  word(key: ReportKey): string;
}

export function renderingOf(document: ReportDocument): Rendering {
  const drawn = new Map<ChartBlock, string>();
  const word = (key: ReportKey): string => reportTexts.translate(document.locale, key);
  return {
    document,
    word,
    picture(chart) {
      const known = drawn.get(chart) ?? drawChart(chart.spec, document.locale, word('no-value'));
      drawn.set(chart, known);
      return known;
    },
  };
}
