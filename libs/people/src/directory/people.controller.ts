import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { type Response } from 'express';
import { z } from 'zod';
import { Audit, CurrentPerson, Db, ListQuery, Route, type PersonActor } from '@peerpolis/platform';
import { EndMandate, Invite, Me, PersonView, UpdateMe } from '../contracts.js';
import { ExpectedSources } from '../expected.js';
import { Sessions } from '../sign-in/sessions.js';
import { Mandates } from './mandates.js';
import { Persons } from './persons.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly db: Db,
    private readonly persons: Persons,
    private readonly mandates: Mandates,
    private readonly expected: ExpectedSources,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  @Get('me')
  @Route({ permission: 'self.manage', summary: 'Who am I, for whom do I act, what is expected of me', response: Me })
  async me(@CurrentPerson() actor: PersonActor): Promise<Me> {
    const { active: _, ...person } = await this.persons.find(actor.personId);
    return { ...person, roles: [...actor.roles], expected: await this.expected.of(actor) };
  }

  @Put('me')
  @Route({ permission: 'self.manage', summary: 'Change own name or language', response: Me })
  async update(@CurrentPerson() actor: PersonActor, @Body({ schema: UpdateMe }) input: UpdateMe): Promise<Me> {
    await this.db.query(`update person set name = coalesce($2, name), locale = coalesce($3, locale), version = version + 1 where id = $1`, [
      actor.personId,
      input.name ?? null,
      input.locale ?? null,
    ]);
    this.sessions.forgetPerson(actor.personId);
    return this.me(actor);
  }

  @Get('people')
  @Route({ permission: 'person.read', summary: 'Persons of own networks', response: z.array(PersonView) })
  list(@Query({ schema: ListQuery }) query: ListQuery, @Res({ passthrough: true }) response: Response): Promise<PersonView[]> {
    return this.persons.list(query, response);
  }

  @Get('people/:id')
  @Route({ permission: 'person.read', summary: 'A person of own networks', response: PersonView })
  find(@Param('id') id: string): Promise<PersonView> {
    return this.persons.find(id);
  }

  @Post('people')
  @HttpCode(201)
  @Route({ permission: 'person.manage', summary: 'Give a person a mandate; a new person is invited by mail', response: PersonView, status: 201 })
  async invite(@Body({ schema: Invite }) input: Invite): Promise<PersonView> {
    const person = await this.persons.invite(input);
    await this.audit.record({ action: 'mandate.granted', objectType: 'person', objectId: person.id, networkId: input.networkId, details: { role: input.role } });
    return person;
  }

  @Post('mandates/:id/end')
  @HttpCode(204)
  @Route({ permission: 'person.manage', summary: 'End a mandate', status: 204 })
  async end(@Param('id') id: string, @Body({ schema: EndMandate }) { validUntil }: EndMandate): Promise<void> {
    await this.mandates.end(id, new Date(validUntil));
    await this.audit.record({ action: 'mandate.ended', objectType: 'mandate', objectId: id, networkId: null });
  }
}
