import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
const onOff = z.enum(['on', 'off']).transform((value) => value === 'on');

/**
 * Environment of a process. Every variable is optional but the database; an unknown name is ignored (the environment holds
 * more than ours), a wrong value stops the boot with one line that names it.
 */
const environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PEERPOLIS_DATA: z.string().min(1).default('./.data'),
  PEERPOLIS_SANDBOX: onOff.default(false),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Peerpolis <no-reply@peerpolis.example>'),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(3).optional(),
  S3_REGION: z.string().min(1).default('eu-central-1'),
  S3_ACCESS_KEY: z.string().min(1).optional(),
  S3_SECRET_KEY: z.string().min(1).optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  port: number;
  host: string;
  dataFolder: string;
  /** The sandbox network, its sign-ins and its mailbox page exist. */
  sandbox: boolean;
  database: { url: string; ownerUrl: string; switchRole: boolean; pool: number };
  redisUrl: string | undefined;
  mail: { smtpUrl: string | undefined; from: string };
  s3: { endpoint: string | undefined; bucket: string; region: string; accessKey: string; secretKey: string } | undefined;
  /** Without a trailing slash. */
  publicUrl: string;
  logLevel: string;
}

/** A wrong environment: `message` is a line per wrong variable, fit to be printed as it is. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  // An empty variable is how compose files and shells say "not set".
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const e = parsed.data;
  return {
    port: e.PORT,
    host: e.HOST,
    dataFolder: e.PEERPOLIS_DATA,
    sandbox: e.PEERPOLIS_SANDBOX,
    database: {
      url: e.DATABASE_URL,
      ownerUrl: e.DATABASE_OWNER_URL ?? e.DATABASE_URL,
      // With one URL only, it is the owner's, and the application lays its rights down by itself.
      switchRole: e.DATABASE_OWNER_URL === undefined,
      pool: e.DATABASE_POOL,
    },
    redisUrl: e.REDIS_URL,
    mail: { smtpUrl: e.SMTP_URL, from: e.MAIL_FROM },
    s3: readS3(e),
    publicUrl: (e.PUBLIC_URL ?? `http://localhost:${e.PORT}`).replace(/\/+$/, ''),
    logLevel: e.LOG_LEVEL,
  };
}

function readS3(e: z.infer<typeof environment>): Config['s3'] {
  const given = [e.S3_BUCKET, e.S3_ACCESS_KEY, e.S3_SECRET_KEY].filter((value) => value !== undefined).length;
  if (given === 0 && e.S3_ENDPOINT === undefined) return undefined;
  if (!e.S3_BUCKET || !e.S3_ACCESS_KEY || !e.S3_SECRET_KEY) {
    throw new ConfigError('S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY: set all three, or none to keep files on disk');
  }
  return { endpoint: e.S3_ENDPOINT, bucket: e.S3_BUCKET, region: e.S3_REGION, accessKey: e.S3_ACCESS_KEY, secretKey: e.S3_SECRET_KEY };
}
