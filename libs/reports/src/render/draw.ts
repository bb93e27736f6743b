import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption, seriesColours, type ChartSpec } from '../charts.js';

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

export const FONT = 'DejaVu Sans';
const WIDTH = 720;

/** The chart as an SVG document, without a browser. The same chart gives the same bytes. */
export function drawChart(spec: ChartSpec, locale: string, noValue: string): string {
  const height = 72 + spec.categories.length * (14 + 18 * spec.series.length);
  const board = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    board.setOption(chartOption(spec, { locale, noValue, fontFamily: FONT, colours: seriesColours, ink: '#17222e', line: '#7b8794', width: WIDTH, animation: false }));
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
