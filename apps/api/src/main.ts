import 'reflect-metadata';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Logger } from 'nestjs-pino';
import { ConfigError, readConfig } from '@peerpolis/platform';
import { AppModule } from './app.module.js';
import { configureHttp } from './http.js';

/** dist/apps/api/src → dist/web */
const WEB = join(import.meta.dirname, '..', '..', '..', 'web');

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config), { bufferLogs: true, bodyParser: false });
  app.useLogger(app.get(Logger));
  configureHttp(app, config, WEB);
  await app.listen(config.port, config.host);
}

try {
  await start();
} catch (error) {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
