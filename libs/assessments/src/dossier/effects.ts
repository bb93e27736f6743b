import { Injectable } from '@nestjs/common';
import { Clock, Db, type DossierState } from '@peerpolis/platform';
import { Snapshots } from '../signing/snapshots.js';
import { type DossierFacts } from './facts.js';
import { type DossierEventName } from './machine.js';
import { Recipients } from './recipients.js';

export interface Transit {
  facts: DossierFacts;
  event: DossierEventName;
  to: DossierState;
  reason: string | undefined;
  /** Name of the one who signs, for `sign`. */
  signedBy: string | undefined;
}

/** What a transition does to the dossier besides its state, and whom it tells. Run as the system. */
@Injectable()
export class DossierEffects {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly snapshots: Snapshots,
    private readonly recipients: Recipients,
  ) {}

  async apply(transit: Transit): Promise<void> {
    const { facts, event, to } = transit;
    const now = this.clock.now();
    await this.db.query(
      `update dossier set state = $2, version = version + 1, held_from = $3,
         submitted_at = case when $4 then $6::timestamptz else submitted_at end,
         published_at = case when $5 then $6::timestamptz else published_at end
       where id = $1`,
      [facts.id, to, event === 'hold' ? facts.state : null, event === 'sign', event === 'publish', now],
    );
    if (event === 'request-signature') await this.snapshots.freeze(facts);
    if (event === 'sign') await this.snapshots.sign(facts.id, transit.signedBy ?? '');
    if (event === 'recall' || (event === 'return' && facts.state === 'awaiting-signature')) await this.snapshots.void(facts.id);
    await this.tell(transit, now);
  }

  private async tell({ facts, event, reason }: Transit, now: Date): Promise<void> {
    const { id, networkId, memberId, memberName, cycleTitle, timeZone } = facts;
    const params = { cycle: cycleTitle, member: memberName };
    const key = `${event}:${id}:${now.toISOString()}`;
    const city = (...roles: ('coordinator' | 'signatory')[]) => this.recipients.ofMember(memberId, networkId, roles);
    switch (event) {
      case 'request-signature':
        return this.recipients.tell(await city('signatory'), { kind: 'signature-requested', path: `/dossiers/${id}/sign`, params, key });
      case 'sign':
        await this.recipients.tell(await city('coordinator'), { kind: 'dossier-submitted', path: `/dossiers/${id}`, params, key });
        return;
      case 'return':
        return this.recipients.tell(await city('coordinator'), {
          kind: 'dossier-returned',
          path: `/dossiers/${id}`,
          params: { ...params, reason: reason ?? '' },
          key,
        });
      case 'start-reply':
        return this.recipients.tell(await city('coordinator'), {
          kind: 'reply-open',
          path: `/dossiers/${id}/reply`,
          params,
          until: { at: facts.extended.reply ?? facts.closes.reply, timeZone },
          key,
        });
      case 'publish':
        return this.recipients.tell(await city('coordinator', 'signatory'), { kind: 'published', path: `/dossiers/${id}`, params, key });
      default:
        return;
    }
  }
}
