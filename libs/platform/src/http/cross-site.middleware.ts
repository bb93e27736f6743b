import { type NextFunction, type Request, type Response } from 'express';
import { PROBLEMS } from './problem-catalogue.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses requests that another site makes with our visitor's cookie. Browsers say where a request comes from (Sec-Fetch-Site,
 * else Origin); programs say neither and carry no foreign cookie. Together with SameSite=Lax this needs no token in forms.
 */
export function refuseCrossSite(publicUrl: string) {
  const ownOrigin = new URL(publicUrl).origin;
  return (request: Request, response: Response, next: NextFunction): void => {
    if (SAFE.has(request.method) || isOurs(request, ownOrigin)) {
      next();
      return;
    }
    const { status, title } = PROBLEMS['cross-site'] as { status: number; title: string };
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'urn:peerpolis:problem:cross-site', title, status, code: 'cross-site' }));
  };
}

function isOurs(request: Request, ownOrigin: string): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return origin === ownOrigin || origin === `${request.protocol}://${request.get('host')}`;
}
