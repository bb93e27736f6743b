import { Injectable } from '@nestjs/common';

export interface Schedule {
  kind: string;
  /** Five fields of cron: minute, hour, day of month, month, day of week. */
  cron: string;
  /** IANA name; UTC when absent. */
  timeZone?: string;
}

/**
 * Jobs that the clock asks for. A module calls `every` in its `onModuleInit`; the worker keeps the queue's timetable equal to
 * this list. Each tick requests one job as the system, keyed by the time of the tick, so that two workers ask once.
 */
@Injectable()
export class Schedules {
  private readonly schedules = new Map<string, Schedule>();

  every(kind: string, cron: string, timeZone?: string): void {
    if (cron.trim().split(/\s+/).length !== 5) throw new Error(`Schedule of "${kind}": five cron fields expected, not "${cron}"`);
    this.schedules.set(kind, { kind, cron, ...(timeZone ? { timeZone } : {}) });
  }

  get all(): readonly Schedule[] {
    return [...this.schedules.values()];
  }
}
