import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Route } from '../access/route.js';
import { Refusal } from './problem.js';

const Health = z.object({ status: z.literal('ok') });

/** For load balancers and for `npm start`: alive, and able to work. */
@Controller()
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('health')
  @Route({ permission: 'public.read', summary: 'The process is alive', response: Health, transaction: false })
  health(): z.infer<typeof Health> {
    return { status: 'ok' };
  }

  @Get('ready')
  @Route({ permission: 'public.read', summary: 'The process can reach its database', response: Health, transaction: false })
  async ready(): Promise<z.infer<typeof Health>> {
    try {
      await this.dataSource.query('select 1');
    } catch {
      throw new Refusal('not-ready', { detail: 'The database does not answer' });
    }
    return { status: 'ok' };
  }
}
