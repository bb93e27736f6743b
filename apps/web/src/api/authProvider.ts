import type { SignIn } from '@contracts/people';
import type { AuthProvider } from 'react-admin';
import { isProblem } from './problem.js';
import { forgetMe, me, signIn, signOut } from './session.js';

/** react-admin's view of the session cookie: the browser never sees a token. */
export const authProvider: AuthProvider = {
  login: (credentials: SignIn) => signIn(credentials),

  logout: async () => {
    try {
      await signOut();
    } catch (error) {
      // signing out twice is no failure
      if (!isProblem(error) || (error.status !== 401 && error.status !== 403)) throw error;
    }
  },

  checkAuth: async () => {
    try {
      await me();
    } catch (error) {
      if (isProblem(error) && error.status === 401) throw error;
      // an unreachable server must not sign anybody out: the page itself shows what is wrong
    }
  },

  checkError: async (error: unknown) => {
    if (isProblem(error) && error.status === 401) {
      forgetMe();
      throw error;
    }
  },

  getIdentity: async () => {
    const { id, name } = await me();
    return { id, fullName: name };
  },

  getPermissions: () => me().catch(() => null),
};
