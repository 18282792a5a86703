import { describe, expect, it } from 'vitest';
import { usePhones } from './open-phone.ts';

const openPhone = usePhones();

describe('a phone without JavaScript', () => {
  it('finds the nearest open places by a typed place, and their pages', async () => {
    const { page } = await openPhone({ javaScript: false });
    await page.goto('/');
    await page.getByLabel('Postcode, town centre or station').fill('North Finchley');
    await page.getByRole('button', { name: 'Show places' }).click();
    await page.getByRole('heading', { level: 1, name: 'Open now near North Finchley' }).waitFor();
    const cards = page.locator('li.card');
    expect(await cards.count()).toBe(10);
    const first = await cards.first().getByRole('heading').innerText();
    await cards.first().getByRole('heading').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: first }).waitFor();
  });

  it('tells the council that a place did not help', async () => {
    const { page, server } = await openPhone({ javaScript: false });
    await page.goto('/havens');
    await page.locator('.places h3 a').first().click();
    await page.getByRole('link', { name: 'This place didn’t help me' }).click();
    await page.getByRole('button', { name: 'Send to the council' }).click();
    await page.getByRole('link', { name: 'Choose what happened.' }).waitFor();
    await page.getByLabel('They sent me away').check();
    await page.getByLabel(/Anything else/).fill('At the door.');
    await page.getByRole('button', { name: 'Send to the council' }).click();
    await page.getByRole('heading', { level: 1, name: 'Thank you. The council has it' }).waitFor();
    const kept = await server.database.query
      .selectFrom('concerns')
      .select('reason')
      .where('note', '=', 'At the door.')
      .execute();
    expect(kept).toEqual([{ reason: 'turned_away' }]);
  });

  it('keeps what was typed where no place fits, and asks where several do', async () => {
    const { page } = await openPhone({ javaScript: false });
    await page.goto('/near?place=Atlantis&under18=1');
    expect(await page.getByLabel('Postcode, town centre or station').inputValue()).toBe('Atlantis');
    expect(await page.getByRole('checkbox').isChecked()).toBe(true);
    await page.getByLabel('Postcode, town centre or station').fill('finchley');
    await page.getByRole('button', { name: 'Show places' }).click();
    await page.getByRole('link', { name: 'East Finchley', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /near East Finchley$/ }).waitFor();
    expect(page.url()).toContain('under18=1');
  });

  it('narrows the list down, and finds phone numbers', async () => {
    const { page } = await openPhone({ javaScript: false });
    await page.goto('/havens');
    const all = await page.locator('.places h3').count();
    await page.getByLabel('Scheme').selectOption({ label: 'Ask for Angela' });
    await page.getByRole('button', { name: 'Show' }).click();
    const some = await page.locator('.places h3').count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.getByRole('link', { name: 'Phone numbers' }).click();
    await page.getByRole('link', { name: '101', exact: true }).first().waitFor();
  });
});
