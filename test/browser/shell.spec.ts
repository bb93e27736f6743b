import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launchBrowser } from '../support/browser.js';
import { TEST_PASSWORD } from '../support/app.js';
import { dossierOf, openCycle, type Town } from '../support/cycle.js';
import { inspect, silentFailures, startJourney, type Journey } from '../support/journey.js';

const browser = await launchBrowser();
const withBrowser = browser ? describe : describe.skip;

withBrowser('the frame of all pages', () => {
  let journey: Journey;
  let town: Town;
  let dossierId: string;

  beforeAll(async () => {
    journey = await startJourney(browser!);
    town = journey.scene.towns[0]!;
    dossierId = await dossierOf(town, await openCycle(journey.scene));
  });
  afterAll(async () => {
    await journey?.close();
    await browser?.close();
  });

  it('is walked by keyboard: skip link first, the page after it, its title in the tab', async () => {
    const page = await journey.window(town.coordinator);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main-content');
    expect(await page.title()).toBe('My work · Peerpolis');
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Self-assessments' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Self-assessments' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('main-content');
    expect(failures).toEqual([]);
  });

  it('has its menu in a drawer on a phone, which Escape closes', async () => {
    const page = await journey.window(town.coordinator, { width: 390 });
    await page.goto(`${journey.world.url}/work`);
    const opener = page.getByRole('button', { name: 'Open the menu' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    await menu.getByRole('link', { name: 'My work' }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Open the menu');
    await opener.click();
    await menu.getByRole('link', { name: 'Mailbox' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mailbox' }).waitFor();
    await menu.waitFor({ state: 'hidden' });
  });

  it('says the same of what does not exist and of what is not yours', async () => {
    const page = await journey.window(journey.scene.towns[1]!.coordinator);
    const said: string[] = [];
    for (const id of [dossierId, '00000000-0000-7000-8000-000000000000']) {
      await page.goto(`${journey.world.url}/dossiers/${id}`);
      await page.getByRole('alert').getByText('This does not exist, or you may not see it').waitFor();
      said.push(await page.locator('main').innerText());
    }
    expect(said[0]).toBe(said[1]);
    await page.goto(`${journey.world.url}/nowhere`);
    await page.getByRole('heading', { level: 1, name: 'This page does not exist, or you may not see it' }).waitFor();
    expect(await inspect(page, 'not-found')).toEqual([]);
  });

  it('keeps what was typed when the session ends, until it is saved', async () => {
    const page = await journey.window(town.coordinator);
    await page.goto(`${journey.world.url}/dossiers/${dossierId}?q=P1.1`);
    const card = page.locator('#question-P1\\.1');
    await card.waitFor();
    await page.context().clearCookies();
    await card.getByRole('textbox').fill('Typed after the session had ended.');
    await card.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('E-mail address').fill(town.coordinator.email);
    await page.locator('input[type=password]').fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await card.getByText(/^Saved at/).first().waitFor();
    expect(await card.getByRole('textbox').inputValue()).toBe('Typed after the session had ended.');
    expect(await page.evaluate('Object.keys(sessionStorage).filter((name) => name.includes("unsaved"))')).toEqual([]);
  });

  it('lets people change their own name and password', async () => {
    const page = await journey.window(town.signatory);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/account`);
    await page.getByLabel(/^Name, as others see it/).fill('Mayor Marrow');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Account: Mayor Marrow' }).waitFor();
    const [present, next] = [page.getByLabel(/^Present password/), page.getByLabel(/^New password/)];
    await present.fill('not this one');
    await next.fill('a whole new sentence');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('This is not your present password.').waitFor();
    expect(await inspect(page, 'account')).toEqual([]);
    await present.fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Your password is changed.').waitFor();
    expect(failures).toEqual([]);
  });
});
