import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { entityTag, IfMatch, ListQuery, Route } from '@peerpolis/platform';
import { FindingView, ReplyToFinding, SettleFinding } from './contracts.js';
import { FindingReading } from './reading.js';
import { Settling } from './settling.js';

@Controller('findings')
export class FindingsController {
  constructor(
    private readonly reading: FindingReading,
    private readonly settling: Settling,
  ) {}

  @Get()
  @Route({ permission: 'finding.read', summary: 'Findings the reader may see', response: z.array(FindingView) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<FindingView[]> {
    return this.reading.list(query, response);
  }

  @Get(':id')
  @Route({ permission: 'finding.read', summary: 'A finding', response: FindingView })
  find(@Param('id') id: string, @Res({ passthrough: true }) response: Response): Promise<FindingView> {
    return this.answer(id, response);
  }

  @Put(':id')
  @Route({ permission: 'finding.settle', summary: 'Settle a dispute, or decide a contested finding; If-Match', response: FindingView })
  async settle(
    @Param('id') id: string,
    @IfMatch() version: number,
    @Body({ schema: SettleFinding }) input: SettleFinding,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FindingView> {
    await this.settling.settle(id, input, version);
    return this.answer(id, response);
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Route({ permission: 'reply.write', summary: 'The city accepts or contests a finding', response: FindingView })
  async reply(@Param('id') id: string, @Body({ schema: ReplyToFinding }) input: ReplyToFinding, @Res({ passthrough: true }) response: Response): Promise<FindingView> {
    await this.settling.reply(id, input);
    return this.answer(id, response);
  }

  private async answer(id: string, response: Response): Promise<FindingView> {
    const finding = await this.reading.find(id);
    response.setHeader('ETag', entityTag(finding.version));
    return finding;
  }
}
