import { Injectable } from '@nestjs/common';
import { Db, RateLimits, Refusal, SYSTEM, type Limit } from '@peerpolis/platform';
import { checkPassword } from './passwords.js';

export interface KnownPerson {
  id: string;
}

const PER_ADDRESS: Limit = { name: 'sign-in:address', points: 10, seconds: 900 };
/** Wide: an office of many people shares one network address. */
const PER_HOST: Limit = { name: 'sign-in:host', points: 300, seconds: 900 };

/** Checks an e-mail and password against the database, slowly and not too often. */
@Injectable()
export class Credentials {
  constructor(
    private readonly db: Db,
    private readonly limits: RateLimits,
  ) {}

  /** @throws Refusal wrong-credentials (unknown, wrong, disabled: all alike) or too-many-requests */
  async check(email: string, password: string, host: string): Promise<KnownPerson> {
    const address = email.trim().toLowerCase();
    await this.limits.consume(PER_ADDRESS, address);
    await this.limits.consume(PER_HOST, host);
    const person = await this.db.run(SYSTEM, () =>
      this.db.one<{ id: string; password_hash: string | null }>(
        `select id, password_hash from person where lower(email) = $1 and disabled_at is null`,
        [address],
      ),
    );
    if (!(await checkPassword(person?.password_hash, password)) || !person) throw new Refusal('wrong-credentials');
    await this.limits.forgive(PER_ADDRESS, address);
    return { id: person.id };
  }
}
