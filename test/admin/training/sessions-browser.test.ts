import { describe, expect, it } from 'vitest';
import { addListed } from '../../helpers/training-room.ts';
import { expectNoViolations } from '../../helpers/axe.ts';
import { useOfficeInBrowser } from '../../helpers/office-in-browser.ts';
import { BARNET } from '../../helpers/register.ts';

const NAMES = ['Ada Sample', 'Ben Example', 'Cay Specimen', 'Dee Pretend'];
const { office, openAs } = useOfficeInBrowser(async (opened) => {
  await opened.addOfficer('olwen@example.org', ['officer']);
  const lantern = await opened.addHaven();
  const bell = await opened.addHaven({ id: 'otherven1', name: 'The Paper Bell and Assembly Rooms' });
  await opened.addManager('mia@example.org', [lantern]);
  for (const name of NAMES) await addListed(opened.db, { name, venueId: lantern });
  await addListed(opened.db, { name: 'Eve Walkin', venueId: bell });
});

describe('a session from plan to record, in a real browser', () => {
  it(
    'is planned at a desk, booked at a bar, and its register taken on a phone',
    { timeout: 60_000 },
    async () => {
      const desk = await openAs('olwen@example.org', { width: 1280 });
      await desk.page.goto(`/admin/councils/${BARNET}/training/sessions`);
      await expectNoViolations(desk.page);
      await desk.page.getByRole('button', { name: 'Plan a session' }).click();
      await desk.page.getByLabel('What does the session teach?').selectOption('safe_haven_welcome');
      for (const [box, value] of Object.entries({ Day: '10', Month: '6', Year: '2026' }))
        await desk.page.getByLabel(box, { exact: true }).fill(value);
      await desk.page.getByLabel('When does it begin?').fill('6:20pm');
      await desk.page.getByLabel('How long does it last?').fill('45');
      await desk.page.getByLabel('Where is it?').fill('Example Hall, 1 Example Street, room 2');
      await desk.page.getByLabel('How many places are there?').fill('12');
      await expectNoViolations(desk.page);
      await desk.page.getByRole('button', { name: 'Plan the session' }).click();
      await desk.page.getByText('The session is planned').waitFor();
      await expectNoViolations(desk.page);
      const path = new URL(desk.page.url()).pathname;

      const bar = await openAs('mia@example.org', { width: 360 });
      await bar.page.goto('/admin/venues/k3f9x2m4q/training/sessions');
      await expectNoViolations(bar.page);
      await bar.page.getByRole('link', { name: '6:20pm on Wednesday 10 June' }).click();
      for (const name of NAMES.slice(0, 3)) await bar.page.getByLabel(name).check();
      await expectNoViolations(bar.page);
      await bar.page.getByRole('button', { name: 'Save' }).click();
      await bar.page.getByText('Your places are saved').waitFor();
      expect(await bar.page.getByText('Ada Sample, Ben Example, Cay Specimen').count()).toBe(1);

      office().clock.set('2026-06-10T17:10:00Z');
      for (const javaScript of [true, false]) {
        const phone = await openAs('olwen@example.org', { width: 360, javaScript });
        await phone.page.goto(`${path}/register`);
        await phone.page.getByLabel('Ada Sample').check();
        await phone.page.getByLabel('Ben Example').check();
        await phone.page
          .getByLabel('Did somebody come without a place?')
          .selectOption({ label: 'The Paper Bell and Assembly Rooms' });
        await phone.page.getByRole('button', { name: 'Show their names' }).click();
        const walkIn = phone.page.getByLabel('Eve Walkin');
        await walkIn.check();
        expect(await phone.page.getByLabel('Ada Sample').isChecked()).toBe(true);
        if (javaScript) await expectNoViolations(phone.page);
        // A thumb's width (WCAG 2.5.5): the label ticks too.
        const label = await phone.page.locator('label', { hasText: 'Eve Walkin' }).boundingBox();
        expect(label?.height).toBeGreaterThanOrEqual(44);
        await phone.page.getByRole('button', { name: 'Save the register' }).click();
        await phone.page.getByText('The register is saved').waitFor();
        expect(phone.complaints).toEqual([]);
      }
      const records = await office().db.query.selectFrom('training_records').select('way').execute();
      expect(records).toHaveLength(3);
      await desk.page.goto(path);
      await expectNoViolations(desk.page);
      expect(await desk.page.getByText('3, by the register of 10 June 2026').count()).toBe(1);
    },
  );
});
