import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Db, formatMoment, Mailer, type Config, type MailKind, type Params, type Role } from '@peerpolis/platform';

export interface Recipient {
  id: string;
  email: string;
  name: string;
  locale: string;
}

export interface Announcement {
  kind: MailKind;
  /** Path of the page in the web application. */
  path: string;
  params: Params;
  /** A moment the mail names as {until}, written in the recipient's language. */
  until?: { at: Date; timeZone: string };
  /** The same key is sent once to each person. */
  key: string;
}

/** Finds who acts for a city or a network, and writes to them. Run as the system (`Db.elevate`). */
@Injectable()
export class Recipients {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  ofMember(memberId: string, networkId: string, roles: readonly Role[]): Promise<Recipient[]> {
    return this.find(`m.member_id = $3 and (m.network_id is null or m.network_id = $4)`, roles, [memberId, networkId]);
  }

  ofNetwork(networkId: string, roles: readonly Role[]): Promise<Recipient[]> {
    return this.find(`m.network_id = $3 and m.member_id is null`, roles, [networkId]);
  }

  async tell(recipients: readonly Recipient[], { kind, path, params, until, key }: Announcement): Promise<void> {
    for (const { id, email, name, locale } of recipients) {
      const words: Params = until ? { until: formatMoment(locale, until.at, until.timeZone) } : {};
      await this.mailer.queue({
        personId: id,
        to: email,
        kind,
        locale,
        params: { name, link: `${this.config.publicUrl}${path}`, ...params, ...words },
        key: `${key}:${id}`,
      });
    }
  }

  private find(where: string, roles: readonly Role[], parameters: string[]): Promise<Recipient[]> {
    return this.db.query<Recipient>(
      `select distinct p.id, p.email, p.name, p.locale from person p join mandate m on m.person_id = p.id
       where m.role = any($1) and m.valid_from <= $2 and (m.valid_until is null or m.valid_until > $2) and p.disabled_at is null and ${where}
       order by p.id`,
      [roles, this.clock.now(), ...parameters],
    );
  }
}
