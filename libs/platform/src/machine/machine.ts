import { Refusal } from '../http/problem.js';

/** One row of a state machine: in `from`, `event` leads to `to` if the guard has no objection. */
export interface Transition<State extends string, Event extends string, Subject> {
  from: State | readonly State[];
  event: Event;
  /** A function where the way leads back to what the subject remembers. */
  to: State | ((subject: Subject) => State);
  /** A sentence for the user when it is not possible now, undefined when it is. Also answers "why can't I do this?". */
  guard?: (subject: Subject) => string | undefined;
}

export interface Possibility<Event extends string> {
  event: Event;
  /** Absent when the event is possible now. */
  reason?: string;
}

/** A state machine is a table; this reads it. */
export class Machine<State extends string, Event extends string, Subject> {
  constructor(
    readonly name: string,
    readonly table: readonly Transition<State, Event, Subject>[],
  ) {}

  /** The next state. Refuses with `wrong-state` and the reason. */
  next(state: State, event: Event, subject: Subject): State {
    const rows = this.table.filter((row) => row.event === event);
    const row = rows.find((candidate) => covers(candidate.from, state));
    if (!row) {
      const where = rows.flatMap((candidate) => candidate.from);
      throw new Refusal('wrong-state', {
        detail: where.length > 0 ? `"${event}" is possible in ${where.join(', ')}; this is ${state}` : `There is no "${event}"`,
        params: { event, state },
      });
    }
    const reason = row.guard?.(subject);
    if (reason) throw new Refusal('wrong-state', { detail: reason, params: { event, state } });
    return typeof row.to === 'function' ? row.to(subject) : row.to;
  }

  /** Every event that leaves this state, with the reason where it is not possible now. */
  possibilities(state: State, subject: Subject): Possibility<Event>[] {
    return this.table
      .filter((row) => covers(row.from, state))
      .map((row) => {
        const reason = row.guard?.(subject);
        return reason ? { event: row.event, reason } : { event: row.event };
      });
  }
}

function covers<State extends string>(from: State | readonly State[], state: State): boolean {
  return typeof from === 'string' ? from === state : from.includes(state);
}
