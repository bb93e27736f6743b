import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { accessibilityBreaches, launchBrowser, screenshots } from './browser.js';
import { startTestRedis } from './redis.js';

const redis = await startTestRedis();
const browser = await launchBrowser();

afterAll(async () => {
  await browser?.close();
  await redis?.stop();
});

(redis ? describe : describe.skip)('the Redis of the tests', () => {
  it('is empty, keeps values and is not the one of the machine', async () => {
    const client = new Redis(redis?.url ?? '');
    try {
      expect(await client.dbsize()).toBe(0);
      await client.set('key', 'value');
      expect(await client.get('key')).toBe('value');
      expect(client.options.port).not.toBe(6379);
    } finally {
      await client.quit();
    }
  });
});

(browser ? describe : describe.skip)('the browser of the tests', () => {
  const page = (body: string): string => `data:text/html;charset=utf-8,${encodeURIComponent(`<!doctype html><html lang="en"><title>Page</title><body>${body}`)}`;

  it('draws letters of every member country, in pictures at both widths', async () => {
    const context = await browser?.newContext();
    const tab = await context?.newPage();
    if (!context || !tab) throw new Error('no page');
    await tab.goto(page('<p><span>iiiii</span> <span>Łódź</span> <span>Αθήνα</span> <span>Київ</span>'));
    const widths = await tab.locator('span').evaluateAll((all) => all.map((one) => (one as unknown as { offsetWidth: number }).offsetWidth));
    expect(widths.every((width) => width > 10)).toBe(true);
    const files = await screenshots(tab, 'support-letters');
    // width and height stand big-endian at bytes 16 and 20 of a PNG
    expect(files.map((file) => readFileSync(file).readUInt32BE(16))).toEqual([1280, 390]);
    await context.close();
  });

  it('reports a page that scrolls sideways on a phone', async () => {
    const context = await browser?.newContext();
    const tab = await context?.newPage();
    if (!context || !tab) throw new Error('no page');
    await tab.goto(page('<div style="width: 600px">wide</div>'));
    await expect(screenshots(tab, 'support-wide')).rejects.toThrow('608 pixels in a window of 390');
    await context.close();
  });

  it('finds a breach of accessibility, and none on a clean page', async () => {
    const context = await browser?.newContext();
    const tab = await context?.newPage();
    if (!context || !tab) throw new Error('no page');
    await tab.goto(page('<main><h1>Title</h1><p>Text</p></main>'));
    expect(await accessibilityBreaches(tab)).toEqual([]);
    await tab.goto(page('<main><h1>Title</h1><img src="x"></main>'));
    expect(await accessibilityBreaches(tab)).toEqual([expect.stringMatching(/^image-alt: /)]);
    await context.close();
  });
});
