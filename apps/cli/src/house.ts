import 'reflect-metadata';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { houseModules } from '@peerpolis/house';
import { ConfigError, readConfig, type Clock, type Config } from '@peerpolis/platform';
import { InputError, type Io } from './command.js';

@Module({})
class CommandModule {
  static with(config: Config, clock: Clock | undefined): DynamicModule {
    return { module: CommandModule, imports: houseModules(config, { worker: false, ...(clock ? { clock } : {}) }) };
  }
}

/** The environment, or an input error that names each wrong variable. */
export function configOf(io: Io): Config {
  try {
    return readConfig(io.env);
  } catch (error) {
    if (error instanceof ConfigError) throw new InputError([{ message: error.message }]);
    throw error;
  }
}

/** Runs `work` with all modules of the house, on the database that the environment names, and closes it. */
export async function withHouse<T>(io: Io, work: (app: INestApplicationContext, config: Config) => Promise<T>, clock?: Clock): Promise<T> {
  const config = configOf(io);
  const app = await NestFactory.createApplicationContext(CommandModule.with(config, clock), { logger: ['error', 'warn'] });
  try {
    return await work(app, config);
  } finally {
    await app.close();
  }
}
