import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { parse } from 'cookie';
import { type Request } from 'express';
import { Strategy as CustomStrategy } from 'passport-custom';
import { Strategy as LocalStrategy } from 'passport-local';
import { ANONYMOUS, type Actor } from '@peerpolis/platform';
import { LOCALES } from '../contracts.js';
import { Credentials, type KnownPerson } from './credentials.js';
import { Sessions } from './sessions.js';

export const SESSION_COOKIE = 'peerpolis_session';

/** Who a request comes from: the session in its cookie, or nobody. Never fails: what nobody may do is decided later. */
@Injectable()
export class SessionStrategy extends PassportStrategy(CustomStrategy, 'session-cookie') {
  constructor(private readonly sessions: Sessions) {
    super();
  }

  async validate(request: Request): Promise<Actor> {
    const token = parse(request.headers.cookie ?? '')[SESSION_COOKIE];
    const person = token ? await this.sessions.resolve(token) : undefined;
    return person ?? { ...ANONYMOUS, locale: preferredLocale(request) };
  }
}

/** E-mail and password. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(LocalStrategy, 'password') {
  constructor(private readonly credentials: Credentials) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true });
  }

  validate(request: Request, email: string, password: string): Promise<KnownPerson> {
    return this.credentials.check(email, password, request.ip ?? '');
  }
}

function preferredLocale(request: Request): string {
  return request.acceptsLanguages([...LOCALES]) || ANONYMOUS.locale;
}
