import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../spec/until.js';
import { Refusal } from '../http/problem.js';
import { type QueueBackend } from './backend.js';
import { Queues } from './queues.js';
import { LaneWorker, type Work } from './workers.js';

/** What every backend of the queue must do; run against each of them. */
export function queueContract(name: string, open: () => Promise<QueueBackend>, close: () => Promise<void>): void {
  describe(`the queue on ${name}`, () => {
    let backend: QueueBackend;
    let queues: Queues;
    let worker: LaneWorker;
    const seen: Work[] = [];
    const abandoned: Work[] = [];
    const errors: unknown[] = [];
    let behave: (work: Work) => Promise<void> = async () => {};

    beforeAll(async () => {
      backend = await open();
      queues = new Queues(backend, { attempts: 3, firstWaitMs: 20 });
      worker = new LaneWorker(backend, 'jobs', {
        process: async (work) => {
          seen.push(work);
          await behave(work);
        },
        abandoned: async (work) => void abandoned.push(work),
        onError: (error) => errors.push(error),
      });
      await worker.ready();
    });
    afterAll(async () => {
      await worker?.close();
      await queues?.close();
      await backend?.close();
      await close();
    });

    const of = (key: string) => seen.filter((work) => work.key === key);

    it('delivers what was handed over, with its kind and data', async () => {
      await queues.add('jobs', [{ kind: 'plain', key: 'a:1', data: { jobId: 'x', n: 1 } }]);
      await until(() => of('a:1').length === 1);
      expect(of('a:1')[0]).toMatchObject({ kind: 'plain', data: { jobId: 'x', n: 1 }, attempt: 1, last: false });
    });

    it('takes the same key once', async () => {
      const item = { kind: 'plain', key: 'a:twice', data: {} };
      await queues.add('jobs', [item, item]);
      await queues.add('jobs', [item]);
      await queues.add('jobs', [{ kind: 'plain', key: 'a:after', data: {} }]);
      await until(() => of('a:after').length === 1);
      expect(of('a:twice')).toHaveLength(1);
    });

    it('tries again with growing waits, and succeeds', async () => {
      const at: number[] = [];
      behave = async (work) => {
        at.push(performance.now());
        if (work.attempt < 3) throw new Error('of Jane Doe');
      };
      await queues.add('jobs', [{ kind: 'shaky', key: 'shaky', data: {} }]);
      await until(() => of('shaky').length === 3);
      expect(of('shaky').map((work) => [work.attempt, work.last])).toEqual([[1, false], [2, false], [3, true]]);
      expect(abandoned).toEqual([]);
      expect((at[2] as number) - (at[1] as number)).toBeGreaterThanOrEqual(35);
      expect(await queues.deadLetters()).toEqual([]);
    });

    it('keeps what failed for good as a dead letter, without the text of the error, and can redrive it', async () => {
      behave = async () => {
        throw new Error('of Jane Doe');
      };
      await queues.add('jobs', [{ kind: 'broken', key: 'broken', data: { id: 7 } }]);
      await until(() => abandoned.some((work) => work.key === 'broken'));
      expect(of('broken')).toHaveLength(3);
      const [letter] = await queues.deadLetters();
      expect(letter).toMatchObject({ kind: 'broken', data: { id: 7 }, error: 'internal', attempts: 3 });
      expect(JSON.stringify(await queues.deadLetters())).not.toContain('Jane');

      behave = async () => {};
      await queues.redrive((letter as { id: string }).id);
      await until(() => of('broken').length === 4);
      expect(of('broken')[3]).toMatchObject({ attempt: 1 });
      await until(async () => (await queues.deadLetters()).length === 0);
    });

    it('does not try again what a rule refused', async () => {
      behave = async () => {
        throw new Refusal('wrong-state', { detail: 'of Jane Doe' });
      };
      await queues.add('jobs', [{ kind: 'refused', key: 'refused', data: {} }]);
      await until(() => abandoned.some((work) => work.key === 'refused'));
      expect(of('refused')).toHaveLength(1);
      const letter = (await queues.deadLetters()).find((one) => one.kind === 'refused');
      expect(letter?.error).toBe('wrong-state');
      behave = async () => {};
    });

    it('answers an unknown dead letter with not-found', async () => {
      for (const id of ['jobs.unknown', 'nonsense', 'other.x', 'jobs.']) await expect(queues.redrive(id)).rejects.toThrow(Refusal);
    });

    it('keeps the timetable equal to the list', async () => {
      const bare = backend.queue('peerpolis-messages', {});
      await queues.schedule([
        { kind: 'one', cron: '0 3 * * *' },
        { kind: 'two', cron: '30 8 * * 1', timeZone: 'Europe/Brussels' },
      ]);
      await queues.schedule([{ kind: 'two', cron: '45 8 * * 1', timeZone: 'Europe/Brussels' }]);
      const schedulers = await bare.getJobSchedulers();
      expect(schedulers.map(({ key, pattern, tz }) => ({ key, pattern, tz }))).toEqual([{ key: 'two', pattern: '45 8 * * 1', tz: 'Europe/Brussels' }]);
      await queues.schedule([]);
      expect(await bare.getJobSchedulers()).toEqual([]);
      await bare.close();
    });

    it('takes over the work of a worker that died', async () => {
      const lost = backend.queue('peerpolis-messages', {});
      let taken = false;
      const hang = new Promise<void>(() => {});
      const dying = backend.worker('peerpolis-messages', () => ((taken = true), hang), { lockDuration: 400, skipStalledCheck: true, skipLockRenewal: true });
      await queues.add('messages', [{ kind: 'orphan', key: 'orphan', data: {} }]);
      await until(() => taken);
      const found: Work[] = [];
      const hooks = { process: async (work: Work) => void found.push(work), abandoned: async () => {}, onError: (error: unknown) => errors.push(error) };
      const heir = new LaneWorker(backend, 'messages', hooks, { lockMs: 2000, stalledCheckMs: 200 });
      await until(() => found.length === 1);
      expect(found[0]).toMatchObject({ kind: 'orphan', key: 'orphan' });
      await heir.close();
      await dying.close(true);
      await lost.close();
    });

    it('does not wait for ever for what runs when it is closed', async () => {
      const hooks = { process: () => new Promise<void>(() => {}), abandoned: async () => {}, onError: () => {} };
      const slow = new LaneWorker(backend, 'messages', hooks);
      await queues.add('messages', [{ kind: 'endless', key: 'endless', data: {} }]);
      await until(async () => (await queues.counts()).active === 1);
      const begun = performance.now();
      await slow.close(100);
      expect(performance.now() - begun).toBeLessThan(3000);
    });

    it('hands over hundreds at once', async () => {
      const items = Array.from({ length: 300 }, (_, i) => ({ kind: 'many', key: `many:${i}`, data: { i } }));
      await queues.add('jobs', items);
      await until(() => seen.filter((work) => work.kind === 'many').length === 300);
      expect(new Set(seen.filter((work) => work.kind === 'many').map((work) => work.key)).size).toBe(300);
      expect(errors).toEqual([]);
    });
  });
}
