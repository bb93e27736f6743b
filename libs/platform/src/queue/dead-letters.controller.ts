import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Route } from '../access/route.js';
import { SYSTEM, type Actor } from '../actor/index.js';
import { Audit } from '../audit/audit.js';
import { DeadLetterView } from '../contracts.js';
import { CurrentActor } from '../http/actor.decorator.js';
import { Db } from '../database/db.js';
import { Dispatcher } from '../outbox/dispatcher.js';
import { Queues } from './queues.js';

@Controller('queue/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly queues: Queues,
    private readonly dispatcher: Dispatcher,
    private readonly db: Db,
    private readonly audit: Audit,
  ) {}

  @Get()
  @Route({ permission: 'queue.manage', summary: 'Work that failed for good, newest first', response: z.array(DeadLetterView), transaction: false })
  async all(): Promise<DeadLetterView[]> {
    return (await this.queues.deadLetters()).map((letter) => ({ ...letter, failedAt: letter.failedAt.toISOString() }));
  }

  @Post(':id/redrive')
  @HttpCode(204)
  @Route({ permission: 'queue.manage', summary: 'Try a dead letter again as if it were new', status: 204, transaction: false })
  async redrive(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    const letter = await this.queues.deadLetter(id);
    await this.db.run(actor, () =>
      this.audit.record({ action: 'queue.redriven', objectType: 'dead-letter', objectId: letter.id, networkId: null, details: { kind: letter.kind } }),
    );
    // The row first: a worker that is quicker than us must find it waiting.
    await this.db.run(SYSTEM, () => this.dispatcher.revive(letter.kind, letter.data));
    await this.queues.redrive(id);
  }
}
