import { describe, it, expect } from '@jest/globals';
import { init, use } from 'echarts/core';
import { BarChart, RadarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, RadarComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { chartOption, type ChartLook } from './option.js';
import { formatValue, type ChartSpec } from './spec.js';

use([BarChart, RadarChart, AriaComponent, GridComponent, LegendComponent, RadarComponent, TooltipComponent, SVGRenderer]);

const spec: ChartSpec = {
  kind: 'bars', title: 'Commitments', summary: 'Self-assessment beside the peers.', categoryLabel: 'Commitment', min: 0, max: 100,
  categories: ['Services', 'Participation'],
  series: [{ name: 'Self', values: [75, null] }, { name: 'Peers', values: [50, 50] }],
};
const look: ChartLook = { locale: 'en', noValue: 'no data', fontFamily: 'serif', colours: ['#111111', '#222222'], ink: '#000', line: '#999', width: 640, animation: false };

function draw(chart: ChartSpec): string {
  const board = init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 });
  board.setOption(chartOption(chart, look));
  const svg = board.renderToSVGString();
  board.dispose();
  return svg;
}

describe('a chart', () => {
  it('is drawn without a browser, with its categories and series', () => {
    const svg = draw(spec);
    for (const word of ['Services', 'Participation', 'Self', 'Peers']) expect(svg).toContain(word);
  });

  it('keeps a missing value missing', () => {
    const series = chartOption(spec, look).series as { data: unknown[] }[];
    expect(series[0]!.data).toEqual([75, null]);
    expect(formatValue(null, spec, 'en', 'no data')).toBe('no data');
  });

  it('does not draw a missing radar value at the centre', () => {
    const series = chartOption({ ...spec, kind: 'radar' }, look).series as { data: { value: unknown[] }[] }[];
    expect(series[0]!.data[0]!.value).toEqual([75, '-']);
    expect(draw({ ...spec, kind: 'radar' })).toContain('<svg');
  });

  it('tells series apart by more than colour', () => {
    expect(chartOption(spec, look).aria).toMatchObject({ decal: { show: true } });
  });
});
