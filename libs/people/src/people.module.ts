import { Global, Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { Mandates } from './directory/mandates.js';
import { PeopleController } from './directory/people.controller.js';
import { Persons } from './directory/persons.js';
import { ExpectedSources } from './expected.js';
import { ActorGuard } from './sign-in/actor.guard.js';
import { Credentials } from './sign-in/credentials.js';
import { Links } from './sign-in/links.js';
import { SessionController } from './sign-in/session.controller.js';
import { Sessions } from './sign-in/sessions.js';
import { PasswordStrategy, SessionStrategy } from './sign-in/strategies.js';

@Global()
@Module({
  imports: [PassportModule],
  controllers: [SessionController, PeopleController],
  providers: [Sessions, Credentials, Links, SessionStrategy, PasswordStrategy, ActorGuard, Mandates, Persons, ExpectedSources],
  exports: [Sessions, Mandates, Persons, ExpectedSources, ActorGuard],
})
export class PeopleModule {}
