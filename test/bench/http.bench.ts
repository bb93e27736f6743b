import { arrange } from './http/arrange.js';
import { Measures } from './http/measures.js';
import { openStage } from './http/processes.js';
import { type LoadResult } from './http/protocol.js';

type Print = (line: object) => void;

const CONNECTIONS = [1, 8, 32];

async function measureAll(measures: Measures, print: Print): Promise<void> {
  const size = await measures.sizes();
  for (const connections of CONNECTIONS) {
    // what is compared runs back to back
    const alone = await measures.rawSave(connections, 'alone');
    const saved = await measures.save(connections);
    const framed = await measures.rawSave(connections, 'framed');
    const share = (raw: LoadResult): number => Number((saved.requestsPerSecond / raw.requestsPerSecond).toFixed(2));
    print({ name: 'save an answer, share of the raw limit', connections, ofStatementAlone: share(alone), ofFramedStatement: share(framed) });
    await measures.bare(connections, 'a saved answer', size.saved);
  }
  for (const connections of CONNECTIONS) await measures.open(connections);
  for (const rows of [500, 2000]) for (const connections of CONNECTIONS) await measures.list(connections, rows);
  for (const connections of CONNECTIONS) await measures.bare(connections, 'a list of 2000', size.listed);
}

/** About two and a half minutes. See docs/benchmarks.md. */
export default {
  group: 'http',
  async run(print: Print): Promise<void> {
    const stage = await openStage(arrange);
    try {
      const measures = new Measures(stage, print);
      await measures.warmUp();
      await measureAll(measures, print);
    } finally {
      await stage.stop();
    }
  },
};
