import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { Refusal, type Actor } from '@peerpolis/platform';

/** Puts the actor on every request, before the access guard asks for it. */
@Injectable()
export class ActorGuard extends AuthGuard('session-cookie') {
  override getAuthenticateOptions() {
    return { property: 'actor', session: false };
  }

  override handleRequest<User = Actor>(error: unknown, user: User): User {
    if (error) throw error;
    return user;
  }
}

/** Checks e-mail and password of the body; the person is then on the request as `user`. */
@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  override getAuthenticateOptions() {
    return { session: false };
  }

  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    // passport-local gives no user, and asks nobody, where a field is missing or empty
    if (!user) throw new Refusal('wrong-credentials');
    return user;
  }
}
