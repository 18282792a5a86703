import { describe, expect, it } from 'vitest';
import { systemClock } from '../../api/system-clock.ts';
import { finderOn } from './finder-on-page.ts';
import { NORTH_FINCHLEY, usePhones } from './open-phone.ts';

/** How old a kept answer is, is told by the date in its headers, which is the machine's. */
const NOW = systemClock.now();
const openPhone = usePhones({}, new Date(NOW).toISOString());

describe('a list that the phone kept', () => {
  it('is shown without a word while it is new, and says from when it is two hours later', async () => {
    const { page, context } = await openPhone({ position: NORTH_FINCHLEY, keepsSite: true });
    await page.goto('/');
    const kept = () =>
      page.evaluate(async () => (await caches.open('havens-lists')).keys().then((keys) => keys.length));
    await finderOn(page).find.click();
    await finderOn(page).names();
    expect(await page.getByText(/This list is from/).count()).toBe(0);
    await expect.poll(kept, { timeout: 15_000 }).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.clock.setSystemTime(NOW + 2 * 3_600_000);
    await page.goto('/');
    await finderOn(page).find.click();
    await finderOn(page).names();
    await page.getByText(/This list is from \d{1,2}(:\d\d)?[ap]m|This list is from mid(day|night)/).waitFor();
  });
});
