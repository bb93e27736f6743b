import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { TEST_PASSWORD } from '../support/app.js';
import { dossierOf, openCycle, type Town } from '../support/cycle.js';
import { inspect, silentFailures, startJourney, type Journey } from '../support/journey.js';

const browser = await launchBrowser();
const withBrowser = browser ? describe : describe.skip;

withBrowser('a city files its self-assessment', () => {
  let journey: Journey;
  let town: Town;
  let cycleId: string;
  let dossierId: string;

  beforeAll(async () => {
    journey = await startJourney(browser!);
    town = journey.scene.towns[0]!;
    cycleId = await openCycle(journey.scene);
    dossierId = await dossierOf(town, cycleId);
  });
  afterAll(async () => {
    await journey?.close();
    await browser?.close();
  });

  const question = (page: Page, code: string) => page.locator(`#question-${code.replace('.', '\\.')}`);
  const openWorkspace = async (page: Page, code: string) => {
    await page.goto(`${journey.world.url}/dossiers/${dossierId}?q=${code}`);
    await question(page, code).waitFor();
  };

  it('signs in and finds what is expected, by when', async () => {
    const page = await journey.window(null);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await inspect(page, 'sign-in')).toEqual([]);
    await page.getByLabel('E-mail address').fill(town.coordinator.email);
    await page.getByLabel('Password', { exact: true }).or(page.locator('input[type=password]')).first().fill('wrong words');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('E-mail address or password is wrong').waitFor();
    await page.locator('input[type=password]').fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    const task = page.getByRole('link', { name: `File the self-assessment of ${town.name}` });
    await task.waitFor();
    await page.getByText('Due end of 31 March 2027', { exact: false }).or(page.getByText('Due 31 March 2027', { exact: false })).first().waitFor();
    expect(await inspect(page, 'my-work')).toEqual([]);
    await task.click();
    await page.getByRole('heading', { level: 1, name: town.name }).waitFor();
    expect(failures).toEqual([]);
  });

  it('saves answers as they are written, and shows what is missing', async () => {
    const page = await journey.window(town.coordinator);
    const failures = silentFailures(page);
    await openWorkspace(page, 'P1.1');
    const first = question(page, 'P1.1');
    await first.getByRole('radio', { name: /^Partly/ }).check();
    await first.getByRole('textbox').fill('The mayor says so every spring.');
    await first.getByText(/^Saved at/).first().waitFor();
    await page.getByText(/^1 of \d+ questions answered/).waitFor();
    await first.getByText('Evidence needed').waitFor();
    await first.getByRole('radio', { name: /^Does not apply here/ }).check();
    await first.getByRole('textbox').fill('');
    await first.getByText('Say why it does not apply; then the answer is saved.').waitFor();
    expect(await inspect(page, 'self-assessment')).toEqual([]);
    await first.getByRole('radio', { name: /^Partly/ }).check();
    await first.getByRole('textbox').fill('The mayor says so every spring.');
    await first.getByText(/^Saved at/).first().waitFor();
    await page.reload();
    expect(await question(page, 'P1.1').getByRole('textbox').inputValue()).toBe('The mayor says so every spring.');
    await question(page, 'P1.1').getByRole('textbox').fill('Something worse.');
    await first.getByText(/^Saved at/).first().waitFor();
    await first.getByRole('button', { name: 'Earlier versions' }).click();
    expect(await inspect(page, 'versions')).toEqual([]);
    const former = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'The mayor says so every spring.' }).first();
    await former.getByRole('button', { name: 'Take this version again' }).click();
    await first.getByText(/^Saved at/).first().waitFor();
    expect(await first.getByRole('textbox').inputValue()).toBe('The mayor says so every spring.');
    await page.getByRole('button', { name: /questions? without an answer/ }).click();
    await page.getByRole('button', { name: /^B1\.1/ }).click();
    await question(page, 'B1.1').waitFor();
    expect(failures).toEqual([]);
  });

  it('takes files and links as evidence, and says what it does not take', async () => {
    const page = await journey.window(town.coordinator);
    const failures = silentFailures(page);
    await openWorkspace(page, 'S1.1');
    const card = question(page, 'S1.1');
    await card.getByRole('button', { name: 'Add evidence' }).click();
    const input = card.locator('input[type=file]');
    await input.setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
    await card.getByText('empty.pdf is empty.').waitFor();
    await input.setInputFiles({ name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ this is a program') });
    await card.getByText('This kind of file is not accepted').waitFor();
    await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Minutes of the council') });
    await card.getByRole('link', { name: 'notes.txt' }).waitFor();
    await card.getByRole('button', { name: 'Add the link' }).click();
    await card.getByText('Write the whole address, beginning with https://').waitFor();
    await card.getByLabel('Address (https://…)').fill('https://example.org/plan');
    await card.getByLabel('What it is').fill('The plan, adopted in spring');
    await card.getByRole('button', { name: 'Add the link' }).click();
    await card.getByRole('link', { name: /^The plan, adopted in spring/ }).waitFor();
    expect(await inspect(page, 'evidence')).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), card.getByRole('link', { name: 'notes.txt' }).click()]);
    expect(download.suggestedFilename()).toBe('notes.txt');
    await card.getByRole('button', { name: 'Remove “notes.txt”' }).click();
    await card.getByRole('link', { name: 'notes.txt' }).waitFor({ state: 'detached' });
    expect(failures).toEqual([]);
  });

  it('shows both texts where two write at once, and loses neither', async () => {
    const mine = await journey.window(town.coordinator);
    const theirs = await journey.window(town.coordinator);
    await openWorkspace(mine, 'P2.1');
    await openWorkspace(theirs, 'P2.1');
    await question(theirs, 'P2.1').getByRole('textbox').fill('What a colleague wrote.');
    await question(theirs, 'P2.1').getByText(/^Saved at/).first().waitFor();
    await question(mine, 'P2.1').getByRole('textbox').fill('What I wrote.');
    const dialog = mine.getByRole('dialog', { name: 'Somebody else changed this in the meantime' });
    await dialog.waitFor();
    await dialog.getByText('What a colleague wrote.').waitFor();
    await dialog.getByText('What I wrote.').first().waitFor();
    expect(await inspect(mine, 'conflict')).toEqual([]);
    await dialog.getByLabel('Text to save').fill('What a colleague wrote. What I wrote.');
    await dialog.getByRole('button', { name: 'Save this text' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const view = await town.coordinator.get(`/api/v1/dossiers/${dossierId}`);
    expect(view.body.answers.find((answer: { indicatorCode: string }) => answer.indicatorCode === 'P2.1').text).toBe('What a colleague wrote. What I wrote.');
  });

  it('keeps words typed while the server could not be reached', async () => {
    const page = await journey.window(town.coordinator);
    await openWorkspace(page, 'P3.1');
    await page.route('**/answers/**', (route) => route.abort());
    const card = question(page, 'P3.1');
    await card.getByRole('textbox').fill('Typed in a tunnel.');
    await card.getByRole('alert').getByText('The server cannot be reached').waitFor();
    expect(await inspect(page, 'unreachable')).toEqual([]);
    await page.unroute('**/answers/**');
    await page.reload();
    await question(page, 'P3.1').getByText(/^Saved at/).first().waitFor();
    const view = await town.coordinator.get(`/api/v1/dossiers/${dossierId}`);
    expect(view.body.answers.find((answer: { indicatorCode: string }) => answer.indicatorCode === 'P3.1').text).toBe('Typed in a tunnel.');
  });

  it('says why the signature cannot be asked for yet', async () => {
    const page = await journey.window(town.coordinator);
    await page.goto(`${journey.world.url}/dossiers/${dossierId}`);
    const ask = page.getByRole('button', { name: 'Ask for the signature' });
    await ask.waitFor();
    expect(await ask.getAttribute('aria-disabled')).toBe('true');
    await ask.focus();
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('is signed on a page without a form, over the content shown', async () => {
    const { body } = await town.coordinator.get(`/api/v1/dossiers/${dossierId}`);
    for (const code of body.unanswered as string[]) {
      const seen = (body.answers as { indicatorCode: string; version: number }[]).find((answer) => answer.indicatorCode === code)?.version ?? 0;
      await town.coordinator.put(`/api/v1/dossiers/${dossierId}/answers/${code}`).set('If-Match', `"${seen}"`).send({ kind: 'no-data', text: 'Nobody counts this.' }).expect(200);
    }
    await town.coordinator.put(`/api/v1/dossiers/${dossierId}/answers/P1.1`).set('If-Match', `"${await versionOf('P1.1')}"`).send({ kind: 'answered', level: 'not-at-all', text: 'Not yet.' }).expect(200);
    const coordinator = await journey.window(town.coordinator);
    await coordinator.goto(`${journey.world.url}/dossiers/${dossierId}`);
    await coordinator.getByRole('button', { name: 'Ask for the signature' }).click();
    await coordinator.getByRole('dialog').getByRole('button', { name: 'Ask for the signature' }).click();
    await coordinator.getByText('Waiting for signature').first().waitFor();

    const page = await journey.window(town.signatory);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: `Read and sign the self-assessment of ${town.name}` }).click();
    await page.getByText('Checked in this browser: the content shown has this fingerprint.').waitFor();
    await page.getByText('Nobody counts this.').first().waitFor();
    expect(await page.locator('main input, main textarea').count()).toBe(0);
    expect(await inspect(page, 'sign')).toEqual([]);
    await page.getByRole('button', { name: 'Sign', exact: true }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('Submitted', { exact: true }).first().waitFor();
    expect(failures).toEqual([]);
  });

  it('speaks French throughout when asked to', async () => {
    const page = await journey.window(town.coordinator, { width: 390 });
    await page.goto(`${journey.world.url}/dossiers/${dossierId}`);
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('menuitemradio', { name: 'Français' }).click();
    await page.getByText('Remis', { exact: true }).first().waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('fr');
    await page.getByRole('heading', { name: /Engagement public pour l'égalité des chances/ }).waitFor();
    expect(await inspect(page, 'dossier-fr')).toEqual([]);
    expect((await town.coordinator.get('/api/v1/me')).body.locale).toBe('fr');
  });

  const versionOf = async (code: string): Promise<number> => {
    const { body } = await town.coordinator.get(`/api/v1/dossiers/${dossierId}`);
    return (body.answers as { indicatorCode: string; version: number }[]).find((answer) => answer.indicatorCode === code)?.version ?? 0;
  };
});
