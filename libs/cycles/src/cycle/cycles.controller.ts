import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { entityTag, IfMatch, ListQuery, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { CockpitView, CreateCycle, CycleRow, CycleView, Enrol, Enrolled, TransitionInput, UpdateCycle } from '../contracts.js';
import { Cockpit } from './cockpit.js';
import { CycleViews } from './cycle-views.js';
import { Cycles } from './cycles.js';
import { CycleTransitions } from './transitions.js';

@Controller('cycles')
export class CyclesController {
  constructor(
    private readonly views: CycleViews,
    private readonly cycles: Cycles,
    private readonly transitions: CycleTransitions,
    private readonly cockpits: Cockpit,
  ) {}

  @Get()
  @Route({ permission: 'cycle.read', summary: 'Cycles', response: z.array(CycleRow) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<CycleRow[]> {
    return this.views.list(query, response);
  }

  @Post()
  @HttpCode(201)
  @Route({ permission: 'cycle.manage', summary: 'Plan a cycle: a draft that nobody but its secretariat sees', response: CycleView, status: 201 })
  async create(@Body({ schema: CreateCycle }) input: CreateCycle, @Res({ passthrough: true }) response: Response): Promise<CycleView> {
    const id = await this.cycles.create(input);
    response.setHeader('Location', `/api/v1/cycles/${id}`);
    return this.tagged(id, response);
  }

  @Get(':id')
  @Route({ permission: 'cycle.read', summary: 'A cycle with its stages, rules and what may be done with it', response: CycleView })
  find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<CycleView> {
    return this.tagged(id, response);
  }

  @Put(':id')
  @Route({ permission: 'cycle.manage', summary: 'Change a draft; of a running cycle the title, and dates to later ones', response: CycleView })
  async update(
    @Param('id') id: string,
    @IfMatch() seen: number,
    @Body({ schema: UpdateCycle }) input: UpdateCycle,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CycleView> {
    await this.cycles.update(id, seen, input);
    return this.tagged(id, response);
  }

  @Post(':id/transitions')
  @HttpCode(200)
  @Route({ permission: 'cycle.manage', summary: 'Move a cycle on, and with it the dossiers that are ready', response: CycleView })
  async transition(
    @Param('id') id: string,
    @Body({ schema: TransitionInput }) { event, reason }: TransitionInput,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CycleView> {
    await this.transitions.act(id, event, reason);
    return this.tagged(id, response);
  }

  @Post(':id/enrolments')
  @HttpCode(200)
  @Route({ permission: 'cycle.manage', summary: 'Enrol members in a cycle that is in self-assessment; those who take part already stay as they are', response: Enrolled })
  async enrol(@Param('id') id: string, @Body({ schema: Enrol }) { memberIds }: Enrol): Promise<Enrolled> {
    return { enrolled: await this.transitions.enrol(id, memberIds) };
  }

  @Get(':id/cockpit')
  @Route({ permission: 'cycle.read-draft', summary: 'Where everybody stands', response: CockpitView })
  cockpit(@Param('id') id: string): Promise<CockpitView> {
    return this.cockpits.of(id);
  }

  private async tagged(id: string, response: Response): Promise<CycleView> {
    const view = await this.views.find(id);
    response.setHeader('ETag', entityTag(view.version));
    return view;
  }
}
