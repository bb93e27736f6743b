import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { houseModules } from '@peerpolis/house';
import { ConfigError, readConfig, type Config } from '@peerpolis/platform';

/** The job process: the same modules as the API, without routes; relays the outbox, runs jobs, sends mail, seals the audit. */
@Module({})
class WorkerModule {
  static with(config: Config): DynamicModule {
    return { module: WorkerModule, imports: houseModules(config, { worker: true }) };
  }
}

async function start(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(readConfig(process.env)), { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.enableShutdownHooks();
}

try {
  await start();
} catch (error) {
  process.stderr.write(error instanceof ConfigError ? `${error.message}\n` : `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
