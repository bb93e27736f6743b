import { pipeline } from 'node:stream/promises';
import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type Request, type Response } from 'express';
import { type z } from 'zod';
import { CurrentActor, Db, fieldErrors, Refusal, Route, type Actor } from '@peerpolis/platform';
import { AddLink, EvidenceView, UploadFields } from '../contracts.js';
import { EvidenceFiles } from './evidence-files.js';
import { Evidence, openDownload } from './evidence.js';

@Controller()
export class EvidenceController {
  constructor(
    private readonly db: Db,
    private readonly evidence: Evidence,
    private readonly files: EvidenceFiles,
  ) {}

  /** No transaction is open while a file comes in; the right to add it is asked for before, and again when the row is written. */
  @Post('dossiers/:id/evidence')
  @HttpCode(201)
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ description: 'A link as JSON (kind, indicatorCode, title, url, visibility), or a file of at most 25 MB as multipart (indicatorCode, title, visibility, file)' })
  @Route({ permission: 'evidence.write', summary: 'Add a link or a file to an answer', response: EvidenceView, status: 201, transaction: false })
  async add(@CurrentActor() actor: Actor, @Param('id') id: string, @Req() request: Request): Promise<EvidenceView> {
    await this.db.run(actor, () => this.evidence.mayAdd(id));
    if (!request.is('multipart/form-data')) {
      const link = parse(AddLink, request.body ?? {});
      return this.db.run(actor, () => this.evidence.addLink(id, link));
    }
    const { fields, file } = await this.files.receive(request);
    try {
      const checked = parse(UploadFields, fields);
      return await this.db.run(actor, () => this.evidence.addFile(id, checked, file));
    } catch (error) {
      await this.files.discard(file.key);
      throw error;
    }
  }

  /** Never shown in the browser under our address: always handed over to be saved. */
  @Get('evidence/:id/file')
  @Route({ permission: 'evidence.read-public', summary: 'The file of a piece of evidence', transaction: false })
  async download(@CurrentActor() actor: Actor, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const stored = await this.db.run(actor, () => this.evidence.fileOf(id));
    const { fileName, mediaType, size, content } = await openDownload(this.files, stored);
    response.attachment(fileName);
    response.setHeader('Content-Type', mediaType);
    response.setHeader('Content-Length', size);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', `sandbox; default-src 'none'`);
    response.setHeader('Cache-Control', 'private, no-store');
    // A reader who leaves in the middle is no failure of ours.
    await pipeline(content, response).catch(() => response.destroy());
  }

  @Delete('evidence/:id')
  @HttpCode(204)
  @Route({ permission: 'evidence.write', summary: 'Remove a piece of evidence', status: 204, transaction: false })
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    const key = await this.db.run(actor, () => this.evidence.remove(id));
    if (key !== null) await this.files.discard(key);
  }
}

function parse<Shape extends z.ZodType>(shape: Shape, input: unknown): z.output<Shape> {
  const parsed = shape.safeParse(input);
  if (!parsed.success) throw new Refusal('invalid-input', { errors: fieldErrors(parsed.error.issues) });
  return parsed.data;
}
