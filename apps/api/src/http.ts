import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { type NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { describeApi, refuseCrossSite, validationPipe, type Config } from '@peerpolis/platform';

export const API_PREFIX = 'api/v1';

/** Everything around the routes that express knows and Nest does not. The same for the process and for tests. */
export function configureHttp(app: NestExpressApplication, config: Config, webFolder?: string): void {
  app.setGlobalPrefix(API_PREFIX);
  app.set('trust proxy', 'loopback');
  app.set('etag', false); // versions are ours; a hash of the body would look like one
  app.disable('x-powered-by');
  app.use(helmet({ contentSecurityPolicy: { directives: policyDirectives(config) }, crossOriginEmbedderPolicy: false }));
  app.use(`/${API_PREFIX}`, refuseCrossSite(config.publicUrl), (_: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.useBodyParser('json', { limit: '1mb' });
  app.useGlobalPipes(validationPipe());
  app.enableShutdownHooks();
  let description: object | undefined;
  app.use(`/${API_PREFIX}/openapi.json`, (_: Request, response: Response) => {
    description ??= describeApi(app);
    response.json(description);
  });
  if (webFolder && existsSync(webFolder)) serveWeb(app, webFolder);
}

/** Built files by name; any other path outside the API is a page of the single-page application. */
function serveWeb(app: NestExpressApplication, folder: string): void {
  app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
  const files = express.static(folder, { index: false, maxAge: '1h' });
  // no look at the disk for what is the API's
  app.use((request: Request, response: Response, next: NextFunction) => (request.path.startsWith('/api/') ? next() : files(request, response, next)));
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path.startsWith('/api/')) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'));
  });
}

function policyDirectives(config: Config): Record<string, Iterable<string> | null> {
  return {
    'default-src': ["'self'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    // Emotion writes style elements at run time
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'frame-ancestors': ["'none'"],
    'upgrade-insecure-requests': config.publicUrl.startsWith('https:') ? [] : null,
  };
}
