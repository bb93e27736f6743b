import { Inject, type OnApplicationShutdown } from '@nestjs/common';
import { SYSTEM } from '../actor/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Db } from '../database/db.js';
import { Consumes, type Delivery, type OutboxConsumer } from '../outbox/consumer.js';
import { Clock } from '../ports/index.js';
import { codeOf } from '../queue/errors.js';
import { MAIL_ENTRY } from './mailer.js';
import { mailTransport, type MailTransport, type OutgoingMail } from './transport.js';

/** Sends mails that were queued. A mail that was sent is not sent again; one whose sending nobody could note may be. */
@Consumes(MAIL_ENTRY)
export class MailDelivery implements OutboxConsumer, OnApplicationShutdown {
  private readonly transport: MailTransport;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.transport = mailTransport(config);
  }

  async consume({ data }: Delivery): Promise<void> {
    const id = String(data.mailId);
    const mail = await this.db.run(SYSTEM, () =>
      this.db.one<OutgoingMail>(
        `select id, to_address as "to", subject, text, html, created_at as "createdAt" from mail where id = $1 and sent_at is null`,
        [id],
      ),
    );
    if (!mail) return;
    try {
      await this.transport.send(mail);
    } catch (error) {
      const reason = (error as { responseCode?: number }).responseCode ?? (error as { code?: string }).code ?? codeOf(error);
      await this.db.run(SYSTEM, () => this.db.query(`update mail set attempts = attempts + 1, last_error = $2 where id = $1`, [id, String(reason)]));
      throw error;
    }
    await this.db.run(SYSTEM, () =>
      this.db.query(`update mail set sent_at = $2, attempts = attempts + 1, last_error = null where id = $1`, [id, this.clock.now()]),
    );
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
