import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { launchBrowser } from '../support/browser.js';
import { inspect, silentFailures, startSandboxJourney, type SandboxJourney } from '../support/journey.js';

const browser = await launchBrowser();
const withBrowser = browser ? describe : describe.skip;

withBrowser('somebody without an account', () => {
  let journey: SandboxJourney;

  beforeAll(async () => {
    journey = await startSandboxJourney(browser!);
  }, 240_000);
  afterAll(async () => {
    await journey?.close();
    await browser?.close();
  });

  it('learns what this is, and goes on to results and networks', async () => {
    const page = await journey.window(null);
    const failures = silentFailures(page);
    await page.goto(journey.world.url);
    await page.getByRole('heading', { level: 1, name: 'Cities keep their promises better when peers look in' }).waitFor();
    await page.getByRole('link', { name: 'City Prosperity Index 2012/2013' }).waitFor();
    await page.getByRole('link', { name: 'Eurocities', exact: true }).waitFor();
    expect(await inspect(page, 'landing')).toEqual([]);
    await page.getByRole('link', { name: 'Eurocities', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Eurocities' }).waitFor();
    await page.getByRole('heading', { name: 'Where the sources disagree' }).waitFor();
    expect(await inspect(page, 'public-network')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('sees a historical index computed again, and why one city has no total', async () => {
    const page = await journey.window(null);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/public/cycles/city-prosperity-index-2012`);
    await page.getByText('Historical figures: nobody filed or reviewed here.', { exact: false }).waitFor();
    const table = page.getByRole('table', { name: 'Results' });
    const cells = async (city: string) => (await table.getByRole('row', { name: new RegExp(`^${city} `) }).getByRole('cell').allInnerTexts()).map((text) => text.trim());
    await table.getByRole('link', { name: 'Oslo' }).waitFor();
    expect((await cells('Vienna')).slice(0, 3)).toEqual(['0.925', '0.925', 'Equal within rounding']);
    expect((await cells('Oslo')).slice(0, 3)).toEqual(['withheld', '0.924', 'Unverified: our value is withheld']);
    // a chart never speaks without its numbers
    await page.getByRole('button', { name: 'Show the numbers' }).click();
    await page.getByRole('table').getByText('no data').first().waitFor();
    expect(await inspect(page, 'public-cycle-historical')).toEqual([]);

    await table.getByRole('link', { name: 'Oslo' }).click();
    await page.getByRole('heading', { level: 1, name: 'Oslo' }).waitFor();
    await page.getByRole('table', { name: 'All numbers' }).getByRole('row', { name: /^Overall score/ }).getByRole('button', { name: 'withheld' }).click();
    const dialog = page.getByRole('dialog', { name: 'Overall score' });
    await dialog.getByText('Withheld: too few of the parts that apply are present', { exact: true }).waitFor();
    expect(await inspect(page, 'public-arithmetic')).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await inspect(page, 'public-member')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('reads a published cycle of the sandbox as what it is, in French and on a phone', async () => {
    const page = await journey.window(null, { locale: 'fr-FR', width: 390 });
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/public/cycles/sandbox-winter-round`);
    await page.getByText('Ceci est la démo', { exact: false }).waitFor();
    await page.getByRole('table', { name: 'Résultats' }).getByRole('link', { name: 'Aldermoor' }).click();
    await page.getByRole('heading', { level: 1, name: 'Aldermoor' }).waitFor();
    await page.getByRole('list', { name: 'Tous les nombres' }).first().getByRole('button').first().click();
    await page.getByRole('dialog').getByText('Moyenne arithmétique', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    expect(await inspect(page, 'public-member-fr')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('finds nothing about what is not published, and the way back', async () => {
    const page = await journey.window(null);
    await page.goto(`${journey.world.url}/public/cycles/sandbox-next-round`);
    await page.getByRole('heading', { level: 1, name: 'Nothing is published here' }).waitFor();
    expect(await inspect(page, 'public-nothing')).toEqual([]);
    await page.getByRole('link', { name: 'Peerpolis, start page' }).click();
    await page.getByRole('link', { name: 'Sign in to my work' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
