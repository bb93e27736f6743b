import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { type PersonActor } from '../actor/index.js';
import { type JobView } from '../contracts.js';
import { Db } from '../database/db.js';
import { Refusal } from '../http/problem.js';
import { liveJobs, visibleJobs } from '../jobs/job-view.js';
import { Clock } from '../ports/index.js';
import { Listener } from './listener.js';

/** One server-sent event. */
export interface SentEvent {
  id?: string;
  type: 'job' | 'heartbeat';
  data: JobView | '';
}

export interface StreamTuning {
  heartbeatMs: number;
  /** Changes of one job within this time are told as one. */
  gatherMs: number;
  /** The browser connects again after this, and its session is checked anew. */
  lifetimeMs: number;
}

const TUNING: StreamTuning = { heartbeatMs: 20_000, gatherMs: 300, lifetimeMs: 15 * 60_000 };
const PER_PERSON = 8;
/** What ended longer ago is not told again to one who comes back. */
const MEMORY_MS = 60 * 60_000;
const REMEMBERED_HIDDEN = 5000;

interface Connection {
  tell(jobId: string): void;
  end(): void;
}

/**
 * Progress of jobs for the people who may see them. The database says only which job changed; each connection reads the row in
 * a transaction of its own actor, so row-level security decides for every single event.
 */
@Injectable()
export class EventStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly tuning: StreamTuning = { ...TUNING };
  private readonly connections = new Set<Connection>();
  private readonly perPerson = new Map<string, number>();
  private stopHearing: (() => void) | undefined;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly listener: Listener,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.stopHearing = await this.listener.on('peerpolis_job', (jobId) => {
      for (const connection of this.connections) connection.tell(jobId);
    });
  }

  beforeApplicationShutdown(): void {
    this.stopHearing?.();
    for (const connection of [...this.connections]) connection.end();
  }

  /** Begins with the actor's jobs under way, and those that ended since `lastEventId` (a moment we gave) or just now. */
  open(actor: PersonActor, lastEventId: string | undefined): Observable<SentEvent> {
    const count = this.perPerson.get(actor.personId) ?? 0;
    if (count >= PER_PERSON) throw new Refusal('too-many-requests', { detail: `At most ${PER_PERSON} open event streams` });
    return new Observable((subscriber) => this.serve(actor, this.since(lastEventId), subscriber));
  }

  private since(lastEventId: string | undefined): Date {
    const now = this.clock.now().getTime();
    const told = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : now;
    return new Date(Math.min(now, Math.max(told, now - MEMORY_MS)));
  }

  private serve(actor: PersonActor, since: Date, subscriber: Subscriber<SentEvent>): () => void {
    const pending = new Set<string>();
    // Jobs of others, so that their progress costs this connection nothing.
    const hidden = new Set<string>();
    let everything = true;
    let reading = false;
    let timer: NodeJS.Timeout | undefined;

    const read = async (): Promise<void> => {
      const ids = [...pending];
      const whole = everything;
      pending.clear();
      everything = false;
      const at = this.clock.now();
      const jobs = await this.db.run(actor, async () => (whole ? liveJobs(this.db, since) : visibleJobs(this.db, ids)));
      if (!whole) {
        const seen = new Set(jobs.map((job) => job.id));
        if (hidden.size > REMEMBERED_HIDDEN) hidden.clear();
        for (const id of ids) if (!seen.has(id)) hidden.add(id);
      }
      for (const job of jobs) subscriber.next({ id: String(at.getTime()), type: 'job', data: job });
      since = at;
    };
    const flush = (): void => {
      timer = undefined;
      if (reading || subscriber.closed) return;
      reading = true;
      read()
        .catch(() => subscriber.complete()) // the browser comes back by itself, and is told everything anew
        .finally(() => {
          reading = false;
          if (pending.size > 0 || everything) timer ??= setTimeout(flush, this.tuning.gatherMs);
        });
    };
    const connection: Connection = {
      tell: (jobId) => {
        if (jobId === '') everything = true;
        else if (hidden.has(jobId)) return;
        else pending.add(jobId);
        timer ??= setTimeout(flush, this.tuning.gatherMs);
      },
      end: () => subscriber.complete(),
    };
    const heartbeat = setInterval(() => subscriber.next({ type: 'heartbeat', data: '' }), this.tuning.heartbeatMs);
    const lifetime = setTimeout(() => subscriber.complete(), this.tuning.lifetimeMs);
    this.connections.add(connection);
    this.count(actor.personId, 1);
    flush();

    return () => {
      clearInterval(heartbeat);
      clearTimeout(lifetime);
      clearTimeout(timer);
      this.connections.delete(connection);
      this.count(actor.personId, -1);
    };
  }

  private count(personId: string, change: number): void {
    const count = (this.perPerson.get(personId) ?? 0) + change;
    if (count <= 0) this.perPerson.delete(personId);
    else this.perPerson.set(personId, count);
  }
}
