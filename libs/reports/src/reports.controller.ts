import { pipeline } from 'node:stream/promises';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { CurrentActor, Db, ListQuery, Route, type Actor } from '@peerpolis/platform';
import { BuildCycleReports, BuildReports, ReportsRequested, ReportView } from './contracts.js';
import { FILE_POLICY } from './render/html.js';
import { Reports } from './reports.js';

@Controller()
export class ReportsController {
  constructor(
    private readonly db: Db,
    private readonly reports: Reports,
  ) {}

  @Post('cycles/:id/reports')
  @HttpCode(202)
  @Route({ permission: 'report.build', summary: 'Build the reports of a cycle: of the network and of each city', response: ReportsRequested, status: 202 })
  async ofCycle(@Param('id') cycleId: string, @Body({ schema: BuildCycleReports }) input: BuildCycleReports, @Res({ passthrough: true }) response: Response): Promise<ReportsRequested> {
    return located(response, await this.reports.ofCycle(cycleId, input));
  }

  @Post('dossiers/:id/reports')
  @HttpCode(202)
  @Route({ permission: 'report.build', summary: 'Build the report of one dossier', response: ReportsRequested, status: 202 })
  async ofDossier(@Param('id') dossierId: string, @Body({ schema: BuildReports }) input: BuildReports, @Res({ passthrough: true }) response: Response): Promise<ReportsRequested> {
    return located(response, await this.reports.ofDossier(dossierId, input));
  }

  @Get('reports')
  @Route({ permission: 'report.read', summary: 'Reports, newest first', response: z.array(ReportView) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<ReportView[]> {
    return this.reports.list(query, response);
  }

  @Get('reports/:id')
  @Route({ permission: 'report.read', summary: 'One report', response: ReportView })
  find(@Param('id') id: string): Promise<ReportView> {
    return this.reports.find(id);
  }

  /** HTML is shown in the browser, where nothing in it can run; the other formats are handed over to be saved. */
  @Get('reports/:id/file')
  @Route({ permission: 'report.read', summary: 'The file of a report', transaction: false })
  async file(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const file = await this.db.run(actor, () => this.reports.file(id));
    const content = await this.reports.open(file);
    response.setHeader('Content-Type', file.mediaType);
    response.setHeader('Content-Length', file.size);
    response.setHeader('Content-Disposition', disposition(file.format === 'html' ? 'inline' : 'attachment', file.fileName));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', `${FILE_POLICY}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`);
    // A reader who leaves in the middle is no failure of ours.
    await pipeline(content, response).catch(() => response.destroy());
  }
}

function located(response: Response, requested: ReportsRequested): ReportsRequested {
  response.setHeader('Location', `/api/v1/jobs/${requested.jobId}`);
  return requested;
}

/** RFC 6266: the name in any script, and beside it one in ASCII for old readers. */
function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const ascii = fileName.normalize('NFKD').replace(/[^\x20-\x7e]/g, '').replace(/["\\]/g, '');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
