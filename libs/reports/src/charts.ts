// Pure: the web imports this file too (its second door beside contracts.ts), so that screen and report draw alike.
import type { ComposeOption } from 'echarts/core';
import type { BarSeriesOption, LineSeriesOption, RadarSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GridComponentOption, LegendComponentOption, RadarComponentOption, TooltipComponentOption } from 'echarts/components';

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

/** Colours of series, told apart also in greyscale; charts add patterns besides. */
export const seriesColours = ['#1a4f8b', '#c2701c', '#1e6b3c', '#7a3b86', '#5c6670', '#a3324a'] as const;

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | RadarSeriesOption | ScatterSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | RadarComponentOption | TooltipComponentOption
>;

export interface ChartLook {
  locale: string;
  /** Words for a missing value. */
  noValue: string;
  fontFamily: string;
  colours: readonly string[];
  ink: string;
  line: string;
  /** Width in px the chart is drawn for: labels turn and shorten below 600. */
  width: number;
  /** Writes each value at the end of its bar: in print a zero must look unlike a missing value. */
  values?: boolean;
  /** Off in print and where the reader asked for less movement. */
  animation: boolean;
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'] as const;

/**
 * The ECharts option for a chart. Pure: no DOM, no clock, the same for the browser and for a report drawn on the server.
 * Series differ by pattern and symbol as well as by colour.
 */
export function chartOption(spec: ChartSpec, look: ChartLook): ChartOption {
  const common = commonOption(spec, look);
  return spec.kind === 'radar' ? { ...common, ...radarOption(spec, look) } : { ...common, ...axesOption(spec, look) };
}

function commonOption(spec: ChartSpec, look: ChartLook): ChartOption {
  const bars = spec.kind === 'bars' || spec.kind === 'stacked-bars';
  return {
    animation: look.animation,
    color: [...look.colours],
    textStyle: { fontFamily: look.fontFamily, color: look.ink, fontSize: 13 },
    aria: { enabled: true, label: { enabled: true, description: `${spec.title}. ${spec.summary}` }, decal: { show: bars && spec.series.length > 1 } },
    legend: spec.series.length > 1 ? { show: true, bottom: 0, textStyle: { color: look.ink } } : { show: false },
    tooltip: { trigger: spec.kind === 'radar' ? 'item' : 'axis', renderMode: 'richText', valueFormatter: (value) => formatValue(typeof value === 'number' ? value : null, spec, look.locale, look.noValue) },
  };
}

function axesOption(spec: ChartSpec, look: ChartLook): ChartOption {
  const bars = spec.kind === 'bars' || spec.kind === 'stacked-bars';
  const narrow = look.width < 600;
  // long names are read along horizontal bars, not turned by 45 degrees
  const category = {
    type: 'category' as const,
    data: [...spec.categories],
    inverse: bars,
    axisLabel: { color: look.ink, width: narrow ? 110 : 220, overflow: narrow ? ('truncate' as const) : ('break' as const), lineHeight: 15, interval: bars ? 0 : ('auto' as const) },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  };
  const value = {
    type: 'value' as const,
    min: spec.min,
    max: spec.max,
    name: spec.unit,
    nameTextStyle: { color: look.ink },
    axisLabel: { color: look.ink, formatter: (n: number) => formatValue(n, { decimals: spec.decimals }, look.locale, look.noValue) },
    splitLine: { lineStyle: { color: look.line, type: 'dashed' as const } },
  };
  return {
    grid: { left: 8, right: 24, top: 24, bottom: spec.series.length > 1 ? 44 : 16, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: bars ? value : category,
    yAxis: bars ? category : value,
    series: spec.series.map((series, index) => axesSeries(spec, look, series.name, [...series.values], index)),
  };
}

function axesSeries(spec: ChartSpec, look: ChartLook, name: string, data: (number | null)[], index: number): BarSeriesOption | LineSeriesOption | ScatterSeriesOption {
  const symbol = symbols[index % symbols.length];
  if (spec.kind === 'lines') return { type: 'line', name, data, symbol, symbolSize: 8, connectNulls: false };
  if (spec.kind === 'dots') return { type: 'scatter', name, data, symbol, symbolSize: 11 };
  const formatter = ({ value }: { value: unknown }): string => (typeof value === 'number' ? formatValue(value, { decimals: spec.decimals }, look.locale, '') : '');
  const label = look.values ? { label: { show: true, position: 'right' as const, color: look.ink, fontSize: 11, formatter: formatter as () => string } } : {};
  return { type: 'bar', name, data, barMaxWidth: 22, ...label, ...(spec.kind === 'stacked-bars' ? { stack: 'all' } : {}) };
}

function radarOption(spec: ChartSpec, look: ChartLook): ChartOption {
  return {
    radar: {
      indicator: spec.categories.map((name) => ({ name, min: spec.min, max: spec.max })),
      radius: look.width < 600 ? '52%' : '64%',
      axisName: { color: look.ink, width: look.width < 600 ? 80 : 150, overflow: 'break' },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: look.line } },
      axisLine: { lineStyle: { color: look.line } },
    },
    series: [
      {
        type: 'radar',
        // the library draws a missing radar value at the centre, which would read as zero: '-' leaves it out
        data: spec.series.map((series, index) => ({ name: series.name, value: series.values.map((value) => value ?? '-'), symbol: symbols[index % symbols.length], symbolSize: 7, lineStyle: { width: 2, type: index % 2 === 0 ? 'solid' : 'dashed' } })) as RadarSeriesOption['data'],
      },
    ],
  };
}
