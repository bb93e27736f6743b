import { address } from '../api/client.js';

type Listener = (data: unknown) => void;
type HealthListener = (connected: boolean) => void;

/**
 * The one event stream of this tab (`GET /events`). It is open while somebody listens; the browser reconnects by itself.
 */
class EventStream {
  private source: EventSource | null = null;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly health = new Set<HealthListener>();
  private readonly relays = new Map<string, (event: MessageEvent<string>) => void>();

  /** Listens to one kind of event; returns the way to stop. */
  on(kind: string, listener: Listener): () => void {
    const set = this.listeners.get(kind) ?? new Set<Listener>();
    set.add(listener);
    this.listeners.set(kind, set);
    this.open();
    this.relay(kind);
    return () => {
      set.delete(listener);
      this.closeIfIdle();
    };
  }

  /** Tells when the connection is lost and found again. */
  onHealth(listener: HealthListener): () => void {
    this.health.add(listener);
    return () => this.health.delete(listener);
  }

  private open(): void {
    if (this.source) return;
    const source = new EventSource(address('/events'), { withCredentials: true });
    source.onopen = () => this.health.forEach((listener) => listener(true));
    source.onerror = () => this.health.forEach((listener) => listener(false));
    this.source = source;
    this.relays.clear();
  }

  private relay(kind: string): void {
    if (this.relays.has(kind)) return;
    const relay = (event: MessageEvent<string>) => {
      const data: unknown = JSON.parse(event.data);
      this.listeners.get(kind)?.forEach((listener) => listener(data));
    };
    this.relays.set(kind, relay);
    this.source?.addEventListener(kind, relay as EventListener);
  }

  private closeIfIdle(): void {
    if ([...this.listeners.values()].some((set) => set.size > 0)) return;
    this.source?.close();
    this.source = null;
    this.relays.clear();
  }
}

export const events = new EventStream();
