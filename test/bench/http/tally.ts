import { type LoadResult } from './protocol.js';

/** Latencies of one run. */
export class Tally {
  private readonly milliseconds: number[] = [];
  errors = 0;

  add(milliseconds: number): void {
    this.milliseconds.push(milliseconds);
  }

  result(seconds: number): LoadResult {
    const sorted = Float64Array.from(this.milliseconds).sort();
    const quantile = (share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2));
    return {
      requestsPerSecond: Number((sorted.length / seconds).toPrecision(4)),
      p50ms: quantile(0.5),
      p95ms: quantile(0.95),
      p99ms: quantile(0.99),
      errors: this.errors,
    };
  }
}
