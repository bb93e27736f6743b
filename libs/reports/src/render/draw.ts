import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, setPlatformAPI, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption, seriesColours, type ChartSpec } from '../charts.js';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

// Without a browser the library guesses at a narrower typeface, and labels would run out of the picture.
setPlatformAPI({ measureText: (text, font) => ({ width: widthOf(text, Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12)) }) });

export const FONT = 'DejaVu Sans';
const WIDTH = 720;

/** The chart as an SVG document, without a browser. The same chart gives the same bytes. */
export function drawChart(spec: ChartSpec, locale: string, noValue: string): string {
  const height = 72 + spec.categories.length * (10 + 13 * spec.series.length);
  const board = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    board.setOption(chartOption(spec, { locale, noValue, fontFamily: FONT, colours: seriesColours, ink: '#17222e', line: '#7b8794', width: WIDTH, values: true, animation: false }));
    return steady(board.renderToSVGString());
  } finally {
    board.dispose();
  }
}

/** The library numbers its ids through the life of the process; here they begin anew in each picture. */
function steady(svg: string): string {
  const names = new Map<string, string>();
  return svg.replace(/\bzr\d+-[\w-]+/g, (id) => {
    const known = names.get(id) ?? `c${names.size}`;
    names.set(id, known);
    return known;
  });
}

/** Width in px, from the widths of DejaVu Sans by kind of character (in em, rounded up). */
function widthOf(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += /[fijlrtI.,:;'|!()[\] -]/.test(character) ? 0.4 : /[mwMW%@\u2026]/.test(character) ? 1 : /[A-Z0-9]/.test(character) ? 0.72 : (character.codePointAt(0) as number) > 0x2e80 ? 1.05 : 0.63;
  return em * size;
}
