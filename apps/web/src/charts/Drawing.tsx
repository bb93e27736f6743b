import { useEffect, useRef, useState } from 'react';
import { Box, useMediaQuery } from '@mui/material';
import { useLocale, useT } from '../i18n/index.js';
import { palette, seriesColours } from '../theme/palette.js';
import { init } from './engine.js';
import { chartOption } from './option.js';
import type { ChartSpec } from './spec.js';

/** The drawn chart (SVG), as wide as its place. Pictures only: words and numbers are beside it. */
export default function Drawing({ spec, height, label }: { spec: ChartSpec; height: number; label: string }) {
  const t = useT();
  const locale = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)');

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = place.current;
    if (!element || width === 0) return;
    const chart = init(element, null, { renderer: 'svg', width, height });
    chart.setOption(
      chartOption(spec, {
        locale, width, noValue: t('common.chart.noValue'), colours: seriesColours, ink: palette.ink, line: palette.lineStrong,
        fontFamily: getComputedStyle(element).fontFamily, animation: !calm,
      }),
    );
    // the library writes its own English description; ours is on the frame
    element.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    element.removeAttribute('aria-label');
    return () => chart.dispose();
  }, [spec, width, height, locale, calm, t]);

  return (
    <Box role="img" aria-label={label} sx={{ height, overflow: 'hidden' }}>
      <Box ref={place} aria-hidden="true" sx={{ width: '100%', height }} />
    </Box>
  );
}
