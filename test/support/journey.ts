import { jest } from '@jest/globals';
import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Clock, Ids, SYSTEM } from '@peerpolis/platform';
import { sandboxAccounts, type SandboxAccounts } from '@peerpolis/house';
import { seedStandards } from '@peerpolis/standards';
import { accessibilityBreaches, screenshots } from './browser.js';
import { startTestApp, TEST_PASSWORD, type TestApp } from './app.js';
import { makeScene, TestClock, type Scene } from './cycle.js';
import { builtWeb } from './web.js';

// On a crowded machine a window may lose a click to its own repaint. A second failure is a failure; the first is printed.
jest.retryTimes(1, { logErrorsBeforeRetry: true });

export interface WindowOptions {
  locale?: string;
  width?: number;
}

/** The application with its screens, a network of fictional towns on the Integrating Cities Charter, and a browser. */
export interface Journey {
  world: TestApp;
  scene: Scene;
  clock: TestClock;
  /** A window in which this person is signed in; English unless said otherwise. */
  window(person: { email: string } | null, options?: WindowOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function startJourney(browser: Browser, towns = 2): Promise<Journey> {
  const clock = new TestClock(new Date('2027-03-02T10:00:00Z'));
  const world = await worldWithStandards(clock);
  const scene = await makeScene(world, towns);
  const [charter] = await world.sql<{ id: string }>(`select e.id from edition e join standard s on s.id = e.standard_id where s.code = 'IC2010' and e.status = 'published'`);
  if (!charter) throw new Error('the charter is not among the reference data');
  const windows = openWindows(browser, world);
  return { world, scene: { ...scene, editionId: charter.id }, clock, window: (person, options) => windows.open(person && { ...person, password: TEST_PASSWORD }, options), close: windows.close };
}

/** The sandbox with a cycle in every stage, its accounts by name, and a browser. */
export interface SandboxJourney {
  world: TestApp;
  accounts: SandboxAccounts['accounts'];
  /** A window in which this account is signed in, by the part of its address before the domain; null: nobody. */
  window(account: string | null, options?: WindowOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function startSandboxJourney(browser: Browser): Promise<SandboxJourney> {
  const world = await startTestApp({ filled: true, web: builtWeb() });
  const { accounts } = await sandboxAccounts(world.app);
  const windows = openWindows(browser, world);
  return {
    world,
    accounts,
    window(name, options) {
      if (name === null) return windows.open(null, options);
      const account = accounts.find(({ email }) => email.startsWith(`${name}@`));
      if (!account) throw new Error(`the sandbox has no ${name}`);
      return windows.open(account, options);
    },
    close: windows.close,
  };
}

async function worldWithStandards(clock: Clock): Promise<TestApp> {
  const world = await startTestApp({ web: builtWeb(), override: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  await world.db.run(SYSTEM, () => seedStandards({ db: world.db, clock, ids: world.app.get(Ids) }));
  return world;
}

function openWindows(browser: Browser, world: TestApp) {
  const contexts: BrowserContext[] = [];
  return {
    async open(person: { email: string; password: string } | null, { locale = 'en-GB', width = 1280 }: WindowOptions = {}): Promise<Page> {
      const context = await browser.newContext({ locale, viewport: { width, height: 900 }, timezoneId: 'Europe/Brussels', reducedMotion: 'reduce' });
      contexts.push(context);
      if (person) {
        const { email, password } = person;
        const entered = await context.request.post(`${world.url}/api/v1/session`, { data: { email, password } });
        if (entered.status() !== 204) throw new Error(`sign-in answered ${entered.status()}`);
      }
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return page;
    },
    async close(): Promise<void> {
      for (const context of contexts) await context.close();
      await world.close();
    },
  };
}

/** Pictures at desk and phone width, and what axe finds at both. Empty when clean. */
export async function inspect(page: Page, name: string): Promise<string[]> {
  const before = page.viewportSize();
  await page.evaluate('window.scrollTo(0, 0)');
  await screenshots(page, name);
  const breaches: string[] = [];
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    breaches.push(...(await accessibilityBreaches(page)).map((breach) => `${width}: ${breach}`));
  }
  if (before) await page.setViewportSize(before);
  // the frame turns from phone to desk; what is clicked next must have come to rest
  await page.evaluate('new Promise((rest) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rest, 150))))');
  return breaches;
}

/** What goes wrong without anybody saying so: uncaught errors, and errors in the console other than refused requests. */
export function silentFailures(page: Page): string[] {
  const failures: string[] = [];
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) failures.push(message.text());
  });
  return failures;
}
