export { formatValue, type ChartSeries, type ChartSpec } from '../../../../libs/reports/src/charts.js';
