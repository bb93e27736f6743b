import { createHash } from 'node:crypto';
import { type Randomness } from '@peerpolis/platform';

/** 256 random bits for a cookie or a link. Only its SHA-256 is stored: who reads the database cannot sign in with it. */
export function newToken(randomness: Randomness): { token: string; tokenHash: Buffer } {
  const token = randomness.bytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
