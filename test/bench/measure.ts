import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Runs work a few times and prints one line: median seconds, and the peak resident memory of the process meanwhile in MB
 * (on Linux the mark is reset before; elsewhere it is the peak since the process started).
 */
export function measure(print: (line: object) => void, name: string, work: () => unknown, times = 5): void {
  resetPeak();
  const seconds: number[] = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    work();
    seconds.push((performance.now() - from) / 1000);
  }
  seconds.sort((a, b) => a - b);
  print({ name, seconds: Number((seconds[times >> 1] ?? Number.NaN).toPrecision(3)), peakMB: Math.round(peakMB()) });
}

/** Forgets the peak so far (Linux only). */
export function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // not Linux: the peak then covers the whole run
  }
}

/** Peak resident memory of the process since the last reset, in MB. */
export function peakMB(): number {
  try {
    const line = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (line) return Number(line[1]) / 1024;
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS / 1024;
}
