import { Injectable } from '@nestjs/common';

/** A dossier at the moment of a transition. */
export interface DossierMoment {
  id: string;
  cycleId: string;
  networkId: string;
  memberId: string;
  editionId: string;
  event: string;
  from: string;
  to: string;
}

/** A sentence against the event now (reviews are missing, disputes are open), or undefined. */
export type Objection = (dossier: Omit<DossierMoment, 'to'>) => Promise<string | undefined>;
export type Consequence = (dossier: DossierMoment) => Promise<void>;

/**
 * How modules that stand on the dossier take part in its transitions without being imported by it: they may object before, and act
 * after, in the same transaction and as the system.
 */
@Injectable()
export class DossierHooks {
  private readonly objections = new Map<string, Objection[]>();
  private readonly consequences = new Map<string, Consequence[]>();

  objectTo(event: string, objection: Objection): void {
    this.objections.set(event, [...(this.objections.get(event) ?? []), objection]);
  }

  after(event: string, consequence: Consequence): void {
    this.consequences.set(event, [...(this.consequences.get(event) ?? []), consequence]);
  }

  /** The first objection, if any. */
  async objection(dossier: Omit<DossierMoment, 'to'>): Promise<string | undefined> {
    for (const objection of this.objections.get(dossier.event) ?? []) {
      const reason = await objection(dossier);
      if (reason) return reason;
    }
    return undefined;
  }

  async happened(dossier: DossierMoment): Promise<void> {
    for (const consequence of this.consequences.get(dossier.event) ?? []) await consequence(dossier);
  }
}
