import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Db, Mailer, Randomness, Refusal, type Config } from '@peerpolis/platform';
import { hashToken, newToken } from './tokens.js';

export type LinkKind = 'invitation' | 'reset';

const LIFETIME_HOURS: Record<LinkKind, number> = { invitation: 14 * 24, reset: 2 };

export interface LinkRecipient {
  id: string;
  email: string;
  name: string;
  locale: string;
}

/** Links that let a person choose a password: sent by mail, good once, for a while. Run inside a system transaction. */
@Injectable()
export class Links {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes a link and mails it; earlier ones of the same kind stop working. `words` fill the mail: network and role of an invitation. */
  async send(kind: LinkKind, person: LinkRecipient, words: Record<string, string> = {}): Promise<void> {
    const now = this.clock.now();
    const expires = new Date(now.getTime() + LIFETIME_HOURS[kind] * 3_600_000);
    const { token, tokenHash } = newToken(this.randomness);
    await this.db.query(`update login_link set expires_at = $3 where person_id = $1 and kind = $2 and used_at is null and expires_at > $3`, [
      person.id,
      kind,
      now,
    ]);
    await this.db.query(`insert into login_link (token_hash, kind, person_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`, [
      tokenHash,
      kind,
      person.id,
      now,
      expires,
    ]);
    await this.mailer.queue({
      personId: person.id,
      to: person.email,
      kind,
      locale: person.locale,
      params: {
        name: person.name,
        link: `${this.config.publicUrl}/link/${token}`,
        until: expires.toLocaleString(person.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC',
        ...words,
      },
      key: tokenHash.toString('hex'),
    });
  }

  /** Uses a link up. @throws Refusal link-expired, link-used, not-found */
  async use(token: string): Promise<{ personId: string; kind: LinkKind }> {
    const now = this.clock.now();
    const tokenHash = hashToken(token);
    const used = await this.db.one<{ person_id: string; kind: LinkKind }>(
      `update login_link set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2 returning person_id, kind`,
      [tokenHash, now],
    );
    if (used) return { personId: used.person_id, kind: used.kind };
    const known = await this.db.one<{ used_at: Date | null }>(`select used_at from login_link where token_hash = $1`, [tokenHash]);
    if (!known) throw new Refusal('not-found');
    throw known.used_at
      ? new Refusal('link-used', { detail: 'This link was used already. Sign in, or ask for a new one.' })
      : new Refusal('link-expired', { detail: 'This link has expired. Ask for a new one.' });
  }
}
