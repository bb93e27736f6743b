import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JOB_KIND, type JobWork } from './job-handler.js';

/** The handlers of all kinds of jobs in this process. Two for one kind, or a schedule without one, stop the start. */
@Injectable()
export class JobCatalogue implements OnApplicationBootstrap {
  private handlers: ReadonlyMap<string, JobWork> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    this.find();
  }

  get kinds(): string[] {
    return [...this.find().keys()].sort();
  }

  handler(kind: string): JobWork | undefined {
    return this.find().get(kind);
  }

  /** @throws Error when nothing handles the kind */
  require(kind: string): void {
    if (!this.find().has(kind)) throw new Error(`No handler for jobs of kind "${kind}"; known are ${this.kinds.join(', ') || 'none'}`);
  }

  private find(): ReadonlyMap<string, JobWork> {
    if (this.handlers) return this.handlers;
    const found = new Map<string, JobWork>();
    for (const wrapper of this.discovery.getProviders()) {
      if (!wrapper.metatype || !wrapper.instance) continue;
      const kind = Reflect.getMetadata(JOB_KIND, wrapper.metatype) as string | undefined;
      if (kind === undefined) continue;
      const work = wrapper.instance as JobWork;
      if (found.has(kind) && found.get(kind) !== work) throw new Error(`Refusing to start: two handlers for jobs of kind "${kind}"`);
      found.set(kind, work);
    }
    this.handlers = found;
    return found;
  }
}
