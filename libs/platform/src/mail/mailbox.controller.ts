import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { Route } from '../access/route.js';
import { CONFIG, type Config } from '../config/index.js';
import { MailView } from '../contracts.js';
import { Db } from '../database/db.js';
import { list, ListQuery, type ListSpec } from '../http/list-query.js';
import { notFound } from '../http/problem.js';

const SandboxQuery = z.strictObject({ to: z.email().max(254) });

const FIELDS = {
  id: 'm.id',
  kind: 'm.kind',
  to: 'm.to_address',
  subject: 'm.subject',
  text: 'm.text',
  createdAt: 'm.created_at',
  sentAt: 'm.sent_at',
};

const MAILBOX: ListSpec = {
  name: 'mailbox',
  from: 'mail m',
  fields: FIELDS,
  sort: ['createdAt'],
  filters: { kind: 'm.kind = $' },
};

/** Kinds that somebody needs before they can sign in; in the sandbox there is no other way to get at them. */
const BEFORE_SIGN_IN = ['invitation', 'reset'];

@Controller()
export class MailboxController {
  constructor(
    private readonly db: Db,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('mailbox')
  @Route({ permission: 'self.manage', summary: 'Mails to the signed-in person', response: z.array(MailView) })
  mailbox(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<MailView[]> {
    return list<MailView>(this.db, MAILBOX, { sort: ['createdAt', 'DESC'], ...query }, response);
  }

  @Get('sandbox/mailbox')
  @Route({ permission: 'session.create', summary: 'Invitations and resets of a fictional address; only in a sandbox without a mail server', response: z.array(MailView) })
  async sandbox(@Query({ schema: SandboxQuery }) { to }: z.infer<typeof SandboxQuery>): Promise<MailView[]> {
    const fictional = to.toLowerCase().endsWith('@sandbox.example');
    if (!this.config.sandbox || this.config.mail.smtpUrl !== undefined || !fictional) throw notFound();
    const fields = Object.entries(FIELDS).map(([name, sql]) => `${sql} as "${name}"`);
    return this.db.elevate(() =>
      this.db.query<MailView>(
        `select ${fields.join(', ')} from mail m where lower(m.to_address) = lower($1) and m.kind = any($2::text[]) order by m.created_at desc, m.id desc limit 20`,
        [to, BEFORE_SIGN_IN],
      ),
    );
  }
}
