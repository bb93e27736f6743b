import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { GiveUp } from '../queue/errors.js';
import { CONSUMES, type Delivery, type OutboxConsumer } from './consumer.js';

/** Brings an entry to the consumers of its kind in this process. */
@Injectable()
export class Dispatcher implements OnApplicationBootstrap {
  private consumers: ReadonlyMap<string, readonly OutboxConsumer[]> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    this.find();
  }

  has(kind: string): boolean {
    return this.find().has(kind);
  }

  /** @throws GiveUp when nothing consumes the kind */
  async dispatch(kind: string, delivery: Delivery): Promise<void> {
    const consumers = this.find().get(kind);
    if (!consumers) throw new GiveUp('unknown-kind');
    for (const consumer of consumers) await consumer.consume(delivery);
  }

  /** The entry has become a dead letter. */
  async abandon(kind: string, data: Delivery['data']): Promise<void> {
    for (const consumer of this.find().get(kind) ?? []) await consumer.abandoned?.(data);
  }

  /** A dead letter is about to be tried again. */
  async revive(kind: string, data: Delivery['data']): Promise<void> {
    for (const consumer of this.find().get(kind) ?? []) await consumer.revived?.(data);
  }

  private find(): ReadonlyMap<string, readonly OutboxConsumer[]> {
    if (this.consumers) return this.consumers;
    const found = new Map<string, OutboxConsumer[]>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (!metatype || !instance) continue;
      const kind = Reflect.getMetadata(CONSUMES, metatype) as string | undefined;
      if (kind === undefined) continue;
      const list = found.get(kind) ?? [];
      if (!list.includes(instance as OutboxConsumer)) list.push(instance as OutboxConsumer);
      found.set(kind, list);
    }
    this.consumers = found;
    return found;
  }
}
