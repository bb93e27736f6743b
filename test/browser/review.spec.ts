import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.js';
import { inspect, silentFailures, startSandboxJourney, type SandboxJourney } from '../support/journey.js';

const browser = await launchBrowser();
const withBrowser = browser ? describe : describe.skip;

withBrowser('peers review, a moderator settles, the city replies', () => {
  let journey: SandboxJourney;

  beforeAll(async () => {
    journey = await startSandboxJourney(browser!);
  }, 240_000);
  afterAll(async () => {
    await journey?.close();
    await browser?.close();
  });

  /** Names of everybody who reviews: none of them may be on a page of those who may not know. */
  const reviewers = () => journey.accounts.filter(({ role }) => role === 'reviewer').map(({ name }) => name);
  const mainText = (page: Page) => page.locator('main').innerText();

  it('a reviewer answers the request, and the desk opens', async () => {
    const page = await journey.window('reviewer.aldermoor');
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: 'Say whether you will review Farwick' }).click();
    await page.getByRole('heading', { name: 'Will you review this dossier?' }).waitFor();
    expect(await inspect(page, 'invitation')).toEqual([]);
    await page.getByRole('button', { name: 'Declare a conflict of interest' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Declare a conflict of interest' }).click();
    await page.getByText('Please give a reason.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('heading', { name: 'Your score' }).waitFor();
    await page.getByText('What Farwick does here').waitFor();
    expect(failures).toEqual([]);
  });

  it('scores beside the city’s answer, by keyboard, and cannot hand in half a review', async () => {
    const page = await journey.window('reviewer.aldermoor');
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: /^Review Farwick/ }).click();
    const score = page.getByRole('region', { name: 'Your score' });
    await score.getByLabel('Your reason').fill('Seen in the council papers.');
    await score.getByText('Choose a level; then the score is saved.').waitFor();
    await score.getByRole('radio', { name: /^Partly/ }).focus();
    await page.keyboard.press('Space');
    await score.getByRole('radio', { name: 'Fairly' }).check();
    await score.getByRole('radio', { name: 'Documented' }).check();
    await score.getByText(/^Saved at/).first().waitFor();
    await page.getByText(/^1 of 11 indicators scored/).waitFor();
    expect(await inspect(page, 'review-desk')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Hand in the review' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('2 of 11', { exact: true }).waitFor();
    await page.goBack();
    await page.getByText('1 of 11', { exact: true }).waitFor();
    expect(await score.getByLabel('Your reason').inputValue()).toBe('Seen in the council papers.');
    expect(failures).toEqual([]);
  });

  it('hands in when everything is scored', async () => {
    const page = await journey.window('reviewer.aldermoor');
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: /^Review Farwick/ }).click();
    for (let place = 2; place <= 11; place++) {
      await page.getByText(`${place} of 11`, { exact: true }).waitFor();
      const score = page.getByRole('region', { name: 'Your score' });
      await score.getByRole('radio', { name: /^Not at all/ }).check();
      await score.getByRole('radio', { name: 'Very', exact: true }).check();
      await score.getByRole('radio', { name: 'There is none' }).check();
      await score.getByLabel('Your reason').fill('Nothing to be seen.');
      await page.getByText(`${place} of 11 indicators scored`).waitFor();
      if (place < 11) await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    const submit = page.getByRole('button', { name: 'Hand in the review' });
    await page.locator('button:not([aria-disabled="true"])', { hasText: 'Hand in the review' }).waitFor();
    await submit.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hand in the review' }).click();
    await page.getByText('Submitted', { exact: true }).first().waitFor();
    expect(await page.locator('main textarea').count()).toBe(0);
  });

  it('a moderator sees only what is disputed, by pseudonym, and settles it with a reason', async () => {
    const page = await journey.window('moderator');
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: /^Settle what is disputed about Eastfell|^Settle what is disputed about Corvane|^Settle what is disputed about Dunmeadow/ }).first().click();
    await page.getByText(/waits? for your decision/).waitFor();
    const cards = page.getByRole('article');
    const before = await cards.count();
    expect(before).toBeGreaterThan(0);
    expect(await inspect(page, 'moderation')).toEqual([]);
    const text = await mainText(page);
    expect(reviewers().filter((name) => text.includes(name))).toEqual([]);
    const first = cards.first();
    await first.getByRole('button', { name: 'Settle' }).click();
    await first.getByText('Please give a reason.').waitFor();
    await first.getByRole('radio', { name: /^Partly/ }).check();
    await first.getByLabel(/^Why/).fill('The rules are in force in two of four departments.');
    await first.getByRole('button', { name: 'Settle' }).click();
    await page.getByText(/is settled\./).first().waitFor();
    await cards.nth(before - 1).waitFor({ state: 'detached' });
    expect(failures).toEqual([]);
  });

  it('the city accepts or contests, and is never told who reviewed it', async () => {
    const page = await journey.window('coordinator.dunmeadow');
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/work`);
    await page.getByRole('link', { name: /^Reply to the findings on Dunmeadow/ }).click();
    await page.getByText('11 findings have no reply yet.').waitFor();
    expect(await inspect(page, 'reply')).toEqual([]);
    const first = page.getByRole('article').first();
    await first.getByRole('button', { name: 'Contest' }).click();
    await first.getByRole('button', { name: 'Send the objection' }).click();
    await first.getByText('Please give a reason.').waitFor();
    await first.getByLabel(/^What is not right about it/).fill('The council decided this in March.');
    await first.getByRole('button', { name: 'Send the objection' }).click();
    await first.getByText('Contested', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Accept the remaining 10' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Accept the remaining 10' }).click();
    await page.getByText('You have replied to every finding.').waitFor();
    const text = await mainText(page);
    expect(reviewers().filter((name) => text.includes(name))).toEqual([]);
    expect(failures).toEqual([]);
  });

  it.each([
    ['coordinator.aldermoor', 'dossiers'],
    ['reviewer.brackwater', 'reviews'],
    ['moderator', 'findings'],
    ['mayor.aldermoor', 'mailbox'],
  ])('%s can read %s on a phone', async (account, list) => {
    const page = await journey.window(account);
    const failures = silentFailures(page);
    await page.goto(`${journey.world.url}/${list}`);
    await page.locator('main').getByRole('table').or(page.locator('main').getByRole('list')).or(page.locator('main').getByRole('heading', { level: 2 })).first().waitFor();
    expect(await inspect(page, `list-${list}`)).toEqual([]);
    expect(failures).toEqual([]);
  });
});
