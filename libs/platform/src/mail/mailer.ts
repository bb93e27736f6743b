import { Injectable } from '@nestjs/common';
import { Db } from '../database/db.js';
import { type Params } from '../i18n/index.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock, Ids } from '../ports/index.js';
import { renderMail, type MailKind } from './render.js';

export interface MailRequest {
  /** The recipient, who may read it in the mailbox; null for an address without a person yet. */
  personId?: string | null;
  to: string;
  kind: MailKind;
  /** Language of the recipient; English where there is no catalogue. */
  locale: string;
  params: Params;
  /** The same key is sent once. */
  key: string;
}

/** Kind of the outbox entries that send mail. */
export const MAIL_ENTRY = 'mail';

/** Writes mails in the transaction that causes them; a worker delivers them after the commit. */
@Injectable()
export class Mailer {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly outbox: Outbox,
  ) {}

  async queue({ personId, to, kind, locale, params, key }: MailRequest): Promise<void> {
    if (/[\r\n]/.test(to)) throw new Error('An address is one line');
    const { subject, text, html } = renderMail(kind, locale, params);
    const id = this.ids.next();
    await this.db.query(
      `insert into mail (id, key, person_id, to_address, kind, subject, text, html, locale, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
      [id, key, personId ?? null, to, kind, subject, text, html, locale, this.clock.now()],
    );
    await this.outbox.add({ kind: MAIL_ENTRY, key: `mail:${key}`, data: { mailId: id } });
  }
}
