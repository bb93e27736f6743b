import { post } from './client.js';

/** Shortest password the API takes, in characters. */
export const minPassword = 12;

/** Asks for a link to set a password; the answer does not tell whether the address is known. */
export const requestLink = (email: string) => post('/password-links', { email });

/** Sets the password with the token of an invitation or reset link; 410 when it was used or has expired. */
export const setPassword = (token: string, password: string) => post(`/password-links/${encodeURIComponent(token)}`, { password });
