import { Injectable, SetMetadata } from '@nestjs/common';

/** Metadata key of a consumer's kind. */
export const CONSUMES = 'peerpolis:consumes';

/** What a consumer gets: an entry of the outbox, possibly more than once. */
export interface Delivery {
  key: string;
  data: Readonly<Record<string, unknown>>;
  /** 1 for the first try. */
  attempt: number;
  /** No further try follows when this one fails. */
  last: boolean;
}

/**
 * Takes entries of one kind from the outbox. Must be idempotent: an entry may come twice. Opens its own transactions
 * (`db.run(SYSTEM, …)`). Throws to be tried again later; throws `Refusal` or `GiveUp` to give up at once.
 */
export interface OutboxConsumer {
  consume(delivery: Delivery): Promise<void>;
  /** The entry became a dead letter; also called where the worker died over it. */
  abandoned?(data: Delivery['data']): Promise<void>;
  /** An operator puts the dead letter back. */
  revived?(data: Delivery['data']): Promise<void>;
}

/** Marks a provider as consumer of a kind. Several consumers of one kind are called one after the other. */
export function Consumes(kind: string): ClassDecorator {
  return (target) => {
    Injectable()(target);
    SetMetadata(CONSUMES, kind)(target);
  };
}
