import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { serialize } from 'cookie';
import { Clock, CONFIG, CurrentActor, CurrentPerson, Db, RateLimits, Refusal, Route, SYSTEM, type Actor, type Config, type Limit, type PersonActor } from '@peerpolis/platform';
import { ChangePassword, RequestReset, SignIn, UseLink } from '../contracts.js';
import { PasswordGuard } from './actor.guard.js';
import { Links, type LinkRecipient } from './links.js';
import { checkPassword, hashPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { SESSION_COOKIE } from './strategies.js';

const RESETS: Limit = { name: 'reset:address', points: 5, seconds: 3600 };

/** Doors: sign in and out, ask for a link, use one, change the password. */
@Controller()
export class SessionController {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly links: Links,
    private readonly limits: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Post('session')
  @HttpCode(204)
  @UseGuards(PasswordGuard)
  @Route({ permission: 'session.create', summary: 'Sign in with e-mail and password; sets the session cookie', status: 204, transaction: false })
  async signIn(@Body({ schema: SignIn }) _: SignIn, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { id } = request.user as { id: string };
    await this.enter(id, request, response);
  }

  @Delete('session')
  @HttpCode(204)
  @Route({ permission: 'session.create', summary: 'Sign out', status: 204, transaction: false })
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    if (actor.kind === 'person') await this.db.run(SYSTEM, () => this.sessions.close(actor.sessionId));
    this.setCookie(response, '', new Date(0));
  }

  @Post('me/password')
  @HttpCode(204)
  @Route({ permission: 'self.manage', summary: 'Change the own password; ends all other sessions', status: 204, transaction: false })
  async changePassword(@CurrentPerson() actor: PersonActor, @Body({ schema: ChangePassword }) input: ChangePassword): Promise<void> {
    const person = await this.db.run(SYSTEM, () => this.db.one<{ password_hash: string | null }>(`select password_hash from person where id = $1`, [actor.personId]));
    if (!(await checkPassword(person?.password_hash, input.current))) throw new Refusal('invalid-input', { errors: { current: 'This is not the present password' } });
    const hash = await hashPassword(input.next);
    await this.db.run(SYSTEM, async () => {
      await this.db.query(`update person set password_hash = $2, version = version + 1 where id = $1`, [actor.personId, hash]);
      await this.sessions.closeOthers(actor.personId, actor.sessionId);
    });
  }

  @Post('links')
  @HttpCode(202)
  @Route({ permission: 'session.create', summary: 'Ask for a link to choose a new password; the answer is the same for unknown addresses', status: 202, transaction: false })
  async requestReset(@Body({ schema: RequestReset }) { email }: RequestReset): Promise<void> {
    await this.limits.consume(RESETS, email.toLowerCase());
    await this.db.run(SYSTEM, async () => {
      const person = await this.db.one<LinkRecipient>(`select id, email, name, locale from person where lower(email) = $1 and disabled_at is null`, [email.toLowerCase()]);
      if (person) await this.links.send('reset', person);
    });
  }

  @Post('links/use')
  @HttpCode(204)
  @Route({ permission: 'session.create', summary: 'Use an invitation or reset link: choose a password and sign in', status: 204, transaction: false })
  async useLink(@Body({ schema: UseLink }) input: UseLink, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const hash = await hashPassword(input.password);
    const personId = await this.db.run(SYSTEM, async () => {
      const used = await this.links.use(input.token);
      await this.db.query(`update person set password_hash = $2, name = coalesce($3, name), version = version + 1 where id = $1`, [used.personId, hash, input.name ?? null]);
      await this.sessions.closeOthers(used.personId, null);
      return used.personId;
    });
    await this.enter(personId, request, response);
  }

  private async enter(personId: string, request: Request, response: Response): Promise<void> {
    const { token, expires } = await this.db.run(SYSTEM, () => this.sessions.open(personId, request.get('user-agent')));
    this.setCookie(response, token, expires);
  }

  private setCookie(response: Response, value: string, expires: Date): void {
    const secure = this.config.publicUrl.startsWith('https:');
    const maxAge = Math.max(0, Math.round((expires.getTime() - this.clock.now().getTime()) / 1000));
    response.setHeader('Set-Cookie', serialize(SESSION_COOKIE, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge }));
  }
}
