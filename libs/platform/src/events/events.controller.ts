import { Controller, Headers, Sse } from '@nestjs/common';
import { type Observable } from 'rxjs';
import { Route } from '../access/route.js';
import { type PersonActor } from '../actor/index.js';
import { CurrentPerson } from '../http/actor.decorator.js';
import { EventStreams, type SentEvent } from './event-stream.js';

@Controller('events')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  @Sse()
  @Route({ permission: 'job.read', summary: 'Server-sent events: progress of one’s own jobs and those of one’s network', transaction: false })
  events(@CurrentPerson() person: PersonActor, @Headers('last-event-id') lastEventId?: string): Observable<SentEvent> {
    return this.streams.open(person, lastEventId);
  }
}
