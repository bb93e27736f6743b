import { get, post, remove } from './client.js';
import type { Me, SignIn } from '@contracts/people';

/** The answer of `GET /me` is kept this long, in ms: react-admin asks on every route. */
const fresh = 20_000;
let personId: string | null = null;
let kept: { at: number; me: Promise<Me> } | null = null;

/** Who is signed in; throws a problem with status 401 when nobody is. */
export function me(): Promise<Me> {
  if (kept && Date.now() - kept.at < fresh) return kept.me;
  const asked = get<Me>('/me').then((reply) => reply.data);
  const entry = { at: Date.now(), me: asked };
  kept = entry;
  asked.then((person) => (personId = person.id)).catch(() => undefined);
  asked.catch(() => {
    if (kept === entry) kept = null;
  });
  return asked;
}

/** Who was last known to be signed in in this tab; known on every page behind sign-in. */
export const lastPersonId = (): string | null => personId;

export function forgetMe(): void {
  kept = null;
}

export async function signIn(credentials: SignIn): Promise<void> {
  forgetMe();
  await post('/session', credentials);
}

export async function signOut(): Promise<void> {
  forgetMe();
  await remove('/session');
}
