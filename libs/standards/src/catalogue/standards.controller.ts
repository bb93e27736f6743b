import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ListQuery, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { EditionRow, EditionView, StandardRow, StandardView } from '../contracts.js';
import { StandardCatalogue } from './catalogue.js';

@Controller()
export class StandardsController {
  constructor(private readonly catalogue: StandardCatalogue) {}

  @Get('standards')
  @Route({ permission: 'catalogue.read', summary: 'Standards', response: z.array(StandardRow) })
  standards(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<StandardRow[]> {
    return this.catalogue.standards(query, response);
  }

  @Get('standards/:id')
  @Route({ permission: 'catalogue.read', summary: 'A standard with its editions, by id or code', response: StandardView })
  standard(@Param('id') id: string): Promise<StandardView> {
    return this.catalogue.standard(id);
  }

  @Get('editions')
  @Route({ permission: 'catalogue.read', summary: 'Editions of all standards', response: z.array(EditionRow) })
  editions(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<EditionRow[]> {
    return this.catalogue.editions(query, response);
  }

  @Get('editions/:id')
  @Route({ permission: 'catalogue.read', summary: 'An edition with its whole tree, by id or by code and label', response: EditionView })
  edition(@Param('id') id: string): Promise<EditionView> {
    return this.catalogue.edition(id);
  }
}
