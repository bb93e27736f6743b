import { Module } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { destination } from 'pino';
import { CONFIG, type Config } from '../config/index.js';

/**
 * Logs as JSON lines, one per request, without bodies, query strings, cookies or persons: a log must not tell who reviewed whom.
 */
@Module({
  imports: [
    LoggerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        pinoHttp: {
          level: config.logLevel,
          // No request waits for the log to be written; what is left is written when the process ends.
          stream: destination({ sync: false }),
          autoLogging: { ignore: (request) => request.url === '/api/v1/health' || request.url === '/api/v1/ready' },
          serializers: {
            req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
            res: (response: { statusCode: number }) => ({ status: response.statusCode }),
          },
        },
      }),
    }),
  ],
  exports: [LoggerModule],
})
export class LogModule {}
