import { Clock } from '@peerpolis/platform';

/** A clock that a story can set: the sandbox tells months of a cycle in seconds. Never runs backwards between two readings of one moment. */
export class StoryClock extends Clock {
  private moment = new Date();

  now(): Date {
    return this.moment;
  }

  set(moment: Date): void {
    this.moment = moment;
  }
}
