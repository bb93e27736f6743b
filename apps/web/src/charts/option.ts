export { chartOption, type ChartLook, type ChartOption } from '../../../../libs/reports/src/charts.js';
