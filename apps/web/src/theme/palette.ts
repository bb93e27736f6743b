/** The house's colours. Every text colour here has at least 4.5:1 on `paper` and on `ground`, every line that carries meaning 3:1. */
export const palette = {
  ink: '#17222e',
  inkSoft: '#46525f',
  line: '#d5dbe1',
  lineStrong: '#7b8794',
  ground: '#f5f6f8',
  paper: '#ffffff',
  harbour: '#1a4f8b',
  harbourDark: '#12355b',
  harbourWash: '#e8eff7',
  brick: '#8a4b12',
  brickWash: '#fbf0e2',
  amber: '#f2b35a',
  moss: '#1e6b3c',
  mossWash: '#e6f3ea',
  alarm: '#b3261e',
  alarmWash: '#fcebea',
} as const;

export { seriesColours } from '../../../../libs/reports/src/charts.js';
