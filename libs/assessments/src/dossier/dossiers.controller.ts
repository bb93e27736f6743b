import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { entityTag, ListQuery, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { DossierRow, DossierTransition, DossierView, GrantExtension, SnapshotDetail } from '../contracts.js';
import { DossierViews } from './dossier-views.js';
import { Dossiers } from './dossiers.js';
import { Extensions } from './extensions.js';

@Controller('dossiers')
export class DossiersController {
  constructor(
    private readonly views: DossierViews,
    private readonly dossiers: Dossiers,
    private readonly extensions: Extensions,
  ) {}

  @Get()
  @Route({ permission: 'dossier.read', summary: 'Dossiers the reader may see', response: z.array(DossierRow) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<DossierRow[]> {
    return this.views.list(query, response);
  }

  @Get(':id')
  @Route({ permission: 'dossier.read', summary: 'A dossier with answers, evidence, signature and what the reader may do', response: DossierView })
  find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<DossierView> {
    return this.tagged(id, response);
  }

  @Get(':id/snapshot')
  @Route({ permission: 'snapshot.read', summary: 'The frozen self-assessment that is to be signed, or was', response: SnapshotDetail })
  snapshot(@Param('id') id: string): Promise<SnapshotDetail> {
    return this.views.snapshot(id);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Route({ permission: 'dossier.read', summary: 'Move a dossier on: request-signature, sign, return, withdraw, …', response: DossierView })
  async transition(
    @Param('id') id: string,
    @Body({ schema: DossierTransition }) { event, reason }: DossierTransition,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DossierView> {
    await this.dossiers.act(id, event, reason);
    return this.tagged(id, response);
  }

  @Post(':id/extensions')
  @HttpCode(201)
  @Route({ permission: 'dossier.manage', summary: 'Grant one dossier more time', response: DossierView, status: 201 })
  async extend(
    @Param('id') id: string,
    @Body({ schema: GrantExtension }) grant: GrantExtension,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DossierView> {
    await this.extensions.grant(id, grant);
    return this.tagged(id, response);
  }

  private async tagged(id: string, response: Response): Promise<DossierView> {
    const view = await this.views.find(id);
    response.setHeader('ETag', entityTag(view.version));
    return view;
  }
}
