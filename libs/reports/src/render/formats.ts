import { type FORMATS } from '../contracts.js';
import { renderCsv } from './csv.js';
import { renderHtml } from './html.js';
import { type Rendering } from './rendering.js';

export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Record<Format, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The file in a format. Heavy renderers are loaded when they are first needed. */
export async function render(format: Format, rendering: Rendering): Promise<Buffer> {
  switch (format) {
    case 'html':
      return renderHtml(rendering);
    case 'csv':
      return renderCsv(rendering);
    case 'xlsx':
      return (await import('./xlsx.js')).renderXlsx(rendering);
    case 'pdf':
      return (await import('./pdf.js')).renderPdf(rendering);
  }
}
