import type { ChangePassword, RequestReset, UseLink } from '@contracts/people';
import { post } from './client.js';

/** Shortest password the API takes, in characters. */
export const minPassword = 10;

/** Asks for a link to set a password; the answer does not tell whether the address is known. */
export const requestLink = (input: RequestReset) => post('/links', input);

/** Sets the password with the token of an invitation or reset link and signs in; 410 when it was used or has expired. */
export const consumeLink = (input: UseLink) => post('/links/use', input);

/** Changes the own password; all other sessions end. */
export const changePassword = (input: ChangePassword) => post('/me/password', input);
