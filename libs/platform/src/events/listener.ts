import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { CONFIG, type Config } from '../config/index.js';

/** Channels on which the database tells of new rows. */
export type Channel = 'peerpolis_outbox' | 'peerpolis_job';

type Hear = (payload: string) => void;

const RECONNECT_MS = 1000;

/**
 * One connection per process that hears the database's notifications. What was said while it was broken is lost: after a
 * reconnection every listener hears an empty payload and looks for itself.
 */
@Injectable()
export class Listener implements OnApplicationShutdown {
  private readonly logger = new Logger('Listener');
  private readonly listeners = new Map<Channel, Set<Hear>>();
  private client: Promise<pg.Client> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Returns how to stop hearing. Resolves when the channel is heard, or at once while the database is away. */
  async on(channel: Channel, hear: Hear): Promise<() => void> {
    const known = this.listeners.get(channel);
    if (known) known.add(hear);
    else this.listeners.set(channel, new Set([hear]));
    try {
      if (!this.client) await this.connect();
      else if (!known) await (await this.client).query(`listen ${channel}`);
    } catch (error) {
      this.lost(error);
    }
    return () => void this.listeners.get(channel)?.delete(hear);
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retry);
    const client = await this.client?.catch(() => undefined);
    await client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    this.client = this.open();
    await this.client;
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.config.database.url, application_name: 'peerpolis listener', keepAlive: true });
    client.on('error', (error) => this.lost(error, client));
    client.on('end', () => this.lost(undefined, client));
    client.on('notification', ({ channel, payload }) => this.tell(channel as Channel, payload ?? ''));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return client;
  }

  private lost(error: unknown, client?: pg.Client): void {
    if (this.closed || this.retry) return;
    this.client = undefined;
    client?.removeAllListeners('end');
    void client?.end().catch(() => undefined);
    if (error) this.logger.warn(`lost the database's notifications: ${(error as { code?: string }).code ?? 'connection error'}`);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      if (this.closed) return;
      this.connect().then(
        () => {
          for (const channel of this.listeners.keys()) this.tell(channel, '');
        },
        (again: unknown) => this.lost(again),
      );
    }, RECONNECT_MS);
    this.retry.unref();
  }

  private tell(channel: Channel, payload: string): void {
    for (const hear of this.listeners.get(channel) ?? []) hear(payload);
  }
}
