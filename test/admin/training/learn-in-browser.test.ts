import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEARN_STYLES } from '../../../admin/training/learn/send-learn-page.tsx';
import { selectStaff } from '../../../db/staff.ts';
import { selectTrainingRecords } from '../../../db/training-records.ts';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useBrowserPages } from '../../helpers/browser-pages.ts';
import { ANGELA, comeInBy, heading, press, takeAngela } from '../../helpers/learner-in-browser.ts';
import { aJoinLink } from '../../helpers/learner.ts';
import { useServedOffice } from '../../helpers/served-office.ts';

const VENUE = 'k3f9x2m4q';
/** One page on a slow phone: it comes in one round trip. */
const MOST_PAGE_BYTES = 5_500;
const MOST_STYLES_BYTES = 1_900;

const office = useServedOffice({ site: ['keep-answers'] });
const openPage = useBrowserPages();
let link: string;
beforeAll(async () => {
  await office().addHaven({ schemes: ['ask_for_angela'] });
  link = await aJoinLink(office(), VENUE);
});

const open = async (options: { javaScript?: boolean; width?: number } = {}) =>
  openPage({ origin: office().origin, width: 360, ...options });
const comeIn = (page: Page, name: string) => comeInBy(page, link, name);

describe.each([true, false])('the training on a phone of 360 pixels, JavaScript %s', (javaScript) => {
  it('from the link to a record; axe finds nothing on any kind of page', async () => {
    const { page, complaints } = await open({ javaScript });
    const name = `Ada With${javaScript ? '' : 'out'} Script`;
    // axe itself is a script.
    const look = async (at: Page) => {
      if (javaScript) await expectNoViolations(at);
    };
    await page.goto(link);
    await look(page);
    await page.getByRole('link', { name: 'Start' }).click();
    await press(page, 'Save and go on');
    expect(await page.getByRole('alert').innerText()).toContain('Enter your name');
    await look(page);
    await comeIn(page, name);
    await look(page);
    await page.getByRole('link', { name: /^Open.*Ask for Angela$/ }).click();
    await look(page);
    await takeAngela(page, 3, look);
    expect(await heading(page)).toBe('Not passed yet');
    const missed = ANGELA.lessons.find(({ id }) => id === ANGELA.questions[0]?.lesson);
    await page.getByRole('link', { name: missed?.title ?? '' }).click();
    await look(page);
    await page.goBack();
    await press(page, 'Try the questions again');
    expect(page.url()).toMatch(new RegExp(`/${ANGELA.lessons.length + 1}$`));
    for (const { answers } of ANGELA.questions) {
      await page.check(`#choice-${answers.find(({ right }) => right)?.id}`);
      await press(page, 'Answer');
      await press(page, /^(Next question|See your result)$/);
    }
    expect(await heading(page)).toBe('You passed: Ask for Angela');
    await look(page);
    const member = (await selectStaff(office().db, VENUE)).find((each) => each.name === name);
    const records = (await selectTrainingRecords(office().db, VENUE)).filter(
      ({ staffId }) => staffId === member?.id,
    );
    expect(records).toHaveLength(1);
    await page.getByRole('link', { name: 'All modules' }).click();
    expect(await page.locator('main').innerText()).toContain('Passed on 10 June 2026.');
    await look(page);
    // A browser complains of each form that came back to be put right.
    expect(complaints.filter((each) => !each.includes('400'))).toEqual([]);
  }, 120_000);
});

describe('the training', () => {
  it('can be taken with the keyboard alone', async () => {
    const { page } = await open();
    await comeIn(page, 'Grace Keyboard');
    await page.goto('/join/me/ask_for_angela');
    const reach = async (wanted: string): Promise<void> => {
      for (let n = 0; n < 40; n += 1) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const { activeElement: element } = document;
          return `${element?.id ?? ''} ${element?.textContent?.trim() ?? ''}`;
        });
        if (at.includes(wanted)) return;
      }
      throw new Error(`the keyboard does not reach ${wanted} on ${page.url()}`);
    };
    const pressReached = async (wanted: string, next: RegExp) => {
      await reach(wanted);
      await page.keyboard.press('Enter');
      await page.waitForURL(next);
    };
    await pressReached('Start', /\/1$/);
    await pressReached('Next', /\/2$/);
    await pressReached('Back', /\/1$/);
    await page.goto('/join/me/ask_for_angela/2');
    for (let step = 2; step < 12; step += 1) await pressReached('Next', new RegExp(`/${step + 1}$`));
    await reach('choice-a');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/12#what-follows$/);
    expect(await page.locator('#what-follows').innerText()).toContain('A good way');
    await pressReached('Next', /\/13$/);
  }, 60_000);

  it('goes on with another phone, by the code, where somebody was', async () => {
    const { page } = await open();
    await comeIn(page, 'Alan Twophones');
    await page.goto('/join/me/ask_for_angela');
    await press(page, 'Start');
    await press(page, 'Next');
    await page.goto('/join/me');
    const code = await page.locator('.code').innerText();
    const { page: other } = await open({ javaScript: false });
    await other.goto('/join');
    await other.getByLabel('Your code').fill(code.toUpperCase());
    await press(other, 'Go on');
    expect(await other.locator('main').innerText()).toContain('You are at page 2 of 14.');
  });

  it('on a shared tablet shows the next person nothing of the one before, Back button included', async () => {
    const { page } = await open({ width: 1024 });
    await comeIn(page, 'Mary Before');
    await page.getByRole('button', { name: /^Next person/ }).click();
    expect(await heading(page)).toMatch(/^Training for the staff of/);
    await page.goBack();
    await page.waitForLoadState();
    expect(await page.locator('body').innerText()).not.toContain('Mary');
    await page.goto(`${link}/you`);
    expect(await page.getByLabel('Your name').inputValue()).toBe('');
    await comeIn(page, 'Tim After');
    expect(await page.locator('main').innerText()).toContain('Hello Tim');
  });

  it('keeps an answer that is given without a network, says so, and sends it when there is one', async () => {
    const { page, context } = await open();
    await comeIn(page, 'Barbara Offline');
    await page.goto('/join/me/ask_for_angela');
    await press(page, 'Start');
    for (let step = 1; step < 12; step += 1) await press(page, 'Next');
    await page.check('#choice-b');
    await page.reload();
    expect(await page.isChecked('#choice-b')).toBe(true);
    await context.setOffline(true);
    await press(page, 'See what comes of it');
    await press(page, 'See what comes of it');
    await page.getByRole('status').getByText('You are offline. Your answer is kept on this device').waitFor();
    expect(await page.getByRole('status').count()).toBe(1);
    await expectNoViolations(page);
    await context.setOffline(false);
    await page.waitForURL(/\/12#what-follows$/);
    expect(await page.locator('#what-follows').innerText()).toContain('A good way');
    await page.getByRole('button', { name: /^Next person/ }).click();
    await page.waitForURL(/\/join\/[0-9a-z]{27}$/);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  }, 60_000);

  it('is light: a whole page, styles and all, fits into the first answer of a slow network', async () => {
    const bytes = (text: string) => brotliCompressSync(text).length;
    expect(bytes(LEARN_STYLES.join('\n'))).toBeLessThan(MOST_STYLES_BYTES);
    const { page } = await open();
    await comeIn(page, 'Edsger Light');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/join/me/ask_for_angela');
    await press(page, 'Start');
    expect(bytes(await page.content())).toBeLessThan(MOST_PAGE_BYTES);
    expect(asked.filter((path) => !path.startsWith('/join/') && path !== '/favicon.svg')).toEqual([]);
  });
});
