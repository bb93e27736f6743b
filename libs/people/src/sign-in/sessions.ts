import { Injectable } from '@nestjs/common';
import { Clock, Db, Ids, Randomness, SYSTEM, type PersonActor, type Role } from '@peerpolis/platform';
import { hashToken, newToken } from './tokens.js';

/** Days a session lasts from sign-in. */
const LIFETIME_DAYS = 14;
/** How long a process trusts what it read: a session ended elsewhere, or a mandate granted, counts after this at the latest. */
const TRUST_MS = 5_000;
const MOST_KEPT = 10_000;

interface SessionRow {
  id: string;
  person_id: string;
  locale: string;
  expires_at: Date;
  roles: Role[];
}

/** Server-side sessions: the browser holds a random token, the database its hash. */
@Injectable()
export class Sessions {
  private readonly trusted = new Map<string, { actor: PersonActor; until: number }>();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly randomness: Randomness,
  ) {}

  /** Opens a session inside the caller's system transaction. */
  async open(personId: string, userAgent: string | undefined): Promise<{ token: string; expires: Date }> {
    const { token, tokenHash } = newToken(this.randomness);
    const now = this.clock.now();
    const expires = new Date(now.getTime() + LIFETIME_DAYS * 86_400_000);
    await this.db.query(`insert into session (id, token_hash, person_id, created_at, expires_at, user_agent) values ($1, $2, $3, $4, $5, $6)`, [
      this.ids.next(),
      tokenHash,
      personId,
      now,
      expires,
      userAgent?.slice(0, 300) ?? null,
    ]);
    return { token, expires };
  }

  /** The person behind a cookie, or undefined: unknown, expired, disabled. */
  async resolve(token: string): Promise<PersonActor | undefined> {
    const key = hashToken(token);
    const text = key.toString('base64');
    const now = this.clock.now();
    const known = this.trusted.get(text);
    if (known && known.until > now.getTime()) return known.actor;
    this.trusted.delete(text);
    const row = await this.db.run(SYSTEM, () => this.read(key, now));
    if (!row) return undefined;
    const actor: PersonActor = { kind: 'person', personId: row.person_id, sessionId: row.id, locale: row.locale, roles: row.roles };
    if (this.trusted.size >= MOST_KEPT) this.trusted.clear();
    this.trusted.set(text, { actor, until: Math.min(now.getTime() + TRUST_MS, row.expires_at.getTime()) });
    return actor;
  }

  async close(sessionId: string): Promise<void> {
    this.forget(sessionId);
    await this.db.query(`delete from session where id = $1`, [sessionId]);
  }

  /** Ends all sessions of a person but one: after a change of password. */
  async closeOthers(personId: string, keep: string | null): Promise<void> {
    this.trusted.clear();
    await this.db.query(`delete from session where person_id = $1 and id is distinct from $2`, [personId, keep]);
  }

  /** After a change of person or mandates in this process. */
  forgetPerson(personId: string): void {
    for (const [key, { actor }] of this.trusted) if (actor.personId === personId) this.trusted.delete(key);
  }

  private forget(sessionId: string): void {
    for (const [key, { actor }] of this.trusted) if (actor.sessionId === sessionId) this.trusted.delete(key);
  }

  private read(tokenHash: Buffer, now: Date): Promise<SessionRow | undefined> {
    return this.db.one<SessionRow>(
      `select s.id, s.person_id, p.locale, s.expires_at,
         coalesce((select array_agg(distinct m.role) from mandate m
           where m.person_id = p.id and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2)), '{}') as roles
       from session s join person p on p.id = s.person_id
       where s.token_hash = $1 and s.expires_at > $2 and p.disabled_at is null`,
      [tokenHash, now],
    );
  }
}
