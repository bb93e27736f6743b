import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import { entityTag, IfMatch, Route } from '@peerpolis/platform';
import { type Response } from 'express';
import { z } from 'zod';
import { AnswerVersion, SaveAnswer, SavedAnswer } from '../contracts.js';
import { Answers } from './answers.js';

@Controller('dossiers/:id/answers/:indicatorCode')
export class AnswersController {
  constructor(private readonly answers: Answers) {}

  @Put()
  @Route({ permission: 'answer.write', summary: 'Save an answer over the version that was read (If-Match; "0" for a new one)', response: SavedAnswer })
  async save(
    @Param('id') id: string,
    @Param('indicatorCode') code: string,
    @IfMatch() seen: number,
    @Body({ schema: SaveAnswer }) input: SaveAnswer,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SavedAnswer> {
    const saved = await this.answers.save(id, code, seen, input);
    response.setHeader('ETag', entityTag(saved.version));
    return saved;
  }

  @Get('history')
  @Route({ permission: 'answer.write', summary: 'Versions of an answer', response: z.array(AnswerVersion) })
  versions(@Param('id') id: string, @Param('indicatorCode') code: string): Promise<AnswerVersion[]> {
    return this.answers.versions(id, code);
  }
}
