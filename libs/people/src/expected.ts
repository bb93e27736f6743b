import { Injectable } from '@nestjs/common';
import { type PersonActor } from '@peerpolis/platform';
import { type ExpectedItem } from './contracts.js';

/** A module's answer to "what is expected of me?". Runs in the person's own transaction, so it sees what the person sees. */
export interface ExpectedSource {
  expected(person: PersonActor): Promise<ExpectedItem[]>;
}

/** Modules add their sources when they start; GET /me asks all of them. */
@Injectable()
export class ExpectedSources {
  private readonly sources: ExpectedSource[] = [];

  add(source: ExpectedSource): void {
    this.sources.push(source);
  }

  /** Most urgent first; what has no date comes last. */
  async of(person: PersonActor): Promise<ExpectedItem[]> {
    const items: ExpectedItem[] = [];
    for (const source of this.sources) items.push(...(await source.expected(person)));
    return items.sort((a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999') || a.path.localeCompare(b.path));
  }
}
