import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { inspect, silentFailures, startSandboxJourney, type SandboxJourney } from '../support/journey.js';

const browser = await launchBrowser();
const withBrowser = browser ? describe : describe.skip;

withBrowser('the secretariat', () => {
  let journey: SandboxJourney;
  let page: Page;
  let failures: string[];

  beforeAll(async () => {
    journey = await startSandboxJourney(browser!);
    page = await journey.window('secretariat');
    failures = silentFailures(page);
  }, 240_000);
  afterAll(async () => {
    await journey?.close();
    await browser?.close();
  });

  const idOf = async (slug: string) => (await journey.world.sql<{ id: string }>(`select id from cycle where slug = $1`, [slug]))[0]!.id;
  const open = (path: string) => page.goto(`${journey.world.url}${path}`);
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  it('plans a cycle: a wrong date is told at its field, a right one becomes a draft that opens', async () => {
    await open('/cycles');
    await page.getByRole('link', { name: 'Lantern round (self-assessment)' }).waitFor();
    expect(await inspect(page, 'cycles')).toEqual([]);
    await page.getByRole('link', { name: 'Plan a cycle' }).click();
    await page.getByLabel('Standard').click();
    await page.getByRole('option', { name: 'Integrating Cities Charter, edition 2010' }).click();
    await page.getByLabel('Title').fill('Frost round');
    const review = page.getByRole('group', { name: 'Peer review' });
    const closes = review.getByLabel('Closes');
    const before = await closes.inputValue();
    await closes.fill('2020-01-01T00:00');
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await review.getByText('Closes before it opens').waitFor();
    expect(await page.getByLabel('Address').inputValue()).toBe('frost-round');
    expect(await inspect(page, 'cycle-plan')).toEqual([]);
    await closes.fill(before);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await heading('Frost round');
    await page.getByText('Nobody is enrolled yet', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Open the cycle' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Open the cycle' }).click();
    await page.getByRole('button', { name: 'Start the peer review' }).waitFor();
    // what is not possible says why
    await page.getByText('No self-assessment has been submitted yet.').waitFor();
    expect(await inspect(page, 'cockpit')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('changes title and dates', async () => {
    await open(`/cycles/${await idOf('sandbox-next-round')}/edit`);
    await page.getByLabel('Title').fill('Next round, renamed');
    expect(await inspect(page, 'cycle-edit')).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await heading('Next round, renamed');
    expect(failures).toEqual([]);
  });

  it('assigns a reviewer, and is told which rule stands against whom', async () => {
    await open(`/cycles/${await idOf('sandbox-lantern-round')}/assignment`);
    await page.getByRole('button', { name: 'Choose a reviewer for Aldermoor' }).click();
    const dialog = page.getByRole('dialog', { name: 'Choose a reviewer for Aldermoor' });
    await dialog.getByText('Not possible: Works for this city').waitFor();
    expect(await inspect(page, 'assignment-candidates')).toEqual([]);
    await dialog.getByRole('button', { name: 'Assign Fenn Abara' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Fenn Abara', { exact: true }).waitFor();
    await page.getByText('1 missing').waitFor();
    await page.getByRole('button', { name: 'Compute a proposal' }).click();
    await page.getByText('Computing a proposal').waitFor();
    expect(await inspect(page, 'assignment')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('gives a city more time, and reads its numbers down to the arithmetic', async () => {
    const filter = encodeURIComponent(JSON.stringify({ cycleId: await idOf('sandbox-lantern-round') }));
    await open(`/dossiers?filter=${filter}`);
    await page.getByRole('link', { name: 'Brackwater' }).waitFor();
    expect(await inspect(page, 'dossiers')).toEqual([]);
    await page.getByRole('link', { name: 'Brackwater' }).click();
    await page.getByRole('button', { name: 'Give more time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Give more time' });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('The town hall was flooded.');
    await dialog.locator('input[type=datetime-local]').fill('2099-01-31T18:00');
    await dialog.getByRole('button', { name: 'Give', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('The town hall was flooded.', { exact: false }).first().waitFor();
    expect(await inspect(page, 'dossier-secretariat')).toEqual([]);

    await open(`/cycles/${await idOf('sandbox-winter-round')}`);
    await page.getByRole('table', { name: 'Results' }).getByRole('link', { name: 'Aldermoor' }).click();
    await heading('Scorecard of Aldermoor');
    await page.getByRole('row', { name: /^Policy maker/ }).getByRole('button').nth(1).click();
    const numbers = page.getByRole('dialog', { name: 'Policy maker' });
    await numbers.getByText('Peers', { exact: true }).waitFor();
    expect(await inspect(page, 'arithmetic')).toEqual([]);
    const products = (await numbers.getByRole('row').allInnerTexts()).slice(1, -1).map((row) => Number(row.trim().split(/\s+/).at(-1)));
    const total = Number((await numbers.getByRole('row').last().innerText()).trim().split(/\s+/).at(-1));
    expect(Math.abs(products.reduce((sum, part) => sum + part, 0) - total)).toBeLessThan(0.2);
    await page.keyboard.press('Escape');
    await numbers.waitFor({ state: 'detached' });
    expect(await inspect(page, 'scorecard')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('asks for reports and sees the job', async () => {
    await open('/reports');
    await page.getByRole('button', { name: 'Build' }).click();
    await page.getByText('Choose a cycle.').waitFor();
    await page.getByLabel('Cycle').first().click();
    await page.getByRole('option', { name: 'Winter round (published)' }).click();
    await page.getByRole('button', { name: 'Build' }).click();
    await page.getByText('Building reports').waitFor();
    expect(await inspect(page, 'reports')).toEqual([]);
    await open('/jobs');
    await page.getByRole('button', { name: 'Stop this job' }).first().waitFor();
    expect(await inspect(page, 'jobs')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('invites a person and ends a mandate', async () => {
    await open('/people');
    await page.getByRole('link', { name: 'Ada Quill' }).waitFor();
    expect(await inspect(page, 'people')).toEqual([]);
    await page.getByRole('link', { name: 'Invite a person' }).click();
    await page.getByLabel('Name').fill('Zoe Marl');
    await page.getByLabel('E-mail address').fill('zoe@sandbox.example');
    await page.getByLabel('Role').click();
    await page.getByRole('option', { name: 'Moderator' }).click();
    expect(await inspect(page, 'invite')).toEqual([]);
    await page.getByRole('button', { name: 'Send the invitation' }).click();
    await heading('Zoe Marl');
    await page.getByRole('button', { name: 'End this mandate' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End this mandate' }).click();
    await page.getByText(/until \d/).waitFor();
    expect(await inspect(page, 'person')).toEqual([]);
    expect(failures).toEqual([]);
  });

  it('looks up standards, networks and members, and changes a membership', async () => {
    await open('/standards');
    await page.getByRole('link', { name: 'Integrating Cities Charter' }).click();
    await page.getByRole('button', { name: /^P1/ }).click();
    await page.getByText('Levels', { exact: true }).first().waitFor();
    expect(await inspect(page, 'standard')).toEqual([]);
    await open('/networks');
    await page.getByLabel('Search by name or topic').fill('Imaginary');
    await page.getByRole('link', { name: 'League of Imaginary Towns (sandbox)' }).click();
    await page.getByRole('button', { name: 'Edit the membership of Corvane' }).click();
    const dialog = page.getByRole('dialog', { name: 'Membership of Corvane' });
    await dialog.getByLabel('Standing').click();
    await page.getByRole('option', { name: 'Reminded' }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Reminded', { exact: true }).waitFor();
    expect(await inspect(page, 'network')).toEqual([]);
    await open('/members');
    await page.getByLabel('Search by name').fill('Oslo');
    await page.getByRole('link', { name: 'Oslo', exact: true }).click();
    await page.getByRole('heading', { name: 'Seen on lists' }).waitFor();
    expect(await inspect(page, 'member')).toEqual([]);
    expect(failures).toEqual([]);
  });
});
