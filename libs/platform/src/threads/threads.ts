import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';

type Message<Output> = { progress: number } | { output: Output } | { error: string };

export interface ThreadHooks {
  /** Share done, 0 … 1. May throw to end the work (JobContext.progress does when somebody cancelled). */
  onProgress?: (share: number) => Promise<void> | void;
  /** Asked every second; throws to end the work. */
  check?: () => Promise<void>;
}

/**
 * Runs long synchronous work in a thread of its own, so that the process keeps its locks and its heartbeat. Ended at once when a hook
 * throws; that error is then the result.
 * @param entry the module that calls `serveThread`
 * @param input cloned into the thread (structured clone)
 */
export async function runInThread<Input, Output>(entry: URL, input: Input, { onProgress, check }: ThreadHooks = {}): Promise<Output> {
  const worker = new Worker(...launch(entry, input));
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Output>((resolve, reject) => {
      const guard = (work: (() => Promise<void> | void) | undefined): void => void Promise.resolve().then(work).catch(reject);
      worker.on('message', (message: Message<Output>) => {
        if ('progress' in message) guard(() => onProgress?.(message.progress));
        else if ('output' in message) resolve(message.output);
        else reject(new Error(message.error));
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The thread ended without a result (${code})`)));
      if (check) timer = setInterval(() => guard(check), 1000);
    });
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}

/** The other side: call once in the entry module. */
export function serveThread<Input, Output>(work: (input: Input, progress: (share: number) => void) => Promise<Output>): void {
  const port = parentPort;
  if (!port) throw new Error('serveThread runs in a thread only');
  const send = (message: Message<Output>): void => port.postMessage(message);
  work(workerData as Input, (progress) => send({ progress })).then(
    (output) => send({ output }),
    (error: unknown) => send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
}

/** Tests run from the sources and name a loader that lets a thread do the same. */
function launch(entry: URL, input: unknown): ConstructorParameters<typeof Worker> {
  const loader = process.env.PEERPOLIS_THREAD_LOADER;
  const source = new URL(entry.href.replace(/\.js$/, '.ts'));
  if (loader && !existsSync(fileURLToPath(entry)) && existsSync(fileURLToPath(source))) {
    return [source, { workerData: input, execArgv: ['--import', pathToFileURL(loader).href] }];
  }
  return [entry, { workerData: input, execArgv: [] }];
}
