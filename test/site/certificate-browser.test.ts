import { beforeAll, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { insertStaffMember } from '../../db/staff.ts';
import { insertTrainingRecord } from '../../db/training-records.ts';
import { expectNoViolations } from '../helpers/axe.ts';
import { useBrowserPages, useServedApp } from '../helpers/browser-pages.ts';
import { openSite, type Site } from './open-site.ts';

const CODE = 'k3f9x2m4qk3f9x2m4q';
const AT = '2026-06-01T10:00:00.000Z';

let site: Site;
let app: ReturnType<typeof createApp>;
const openPage = useBrowserPages();
// The port is known only once it is served: what the app takes for its own origin is said by the request.
const origin = useServedApp((request) => app.fetch(asOwn(request)));

beforeAll(async () => {
  site = await openSite({ kept: true });
  app = createApp(site);
  const venueId = await site.addHaven();
  const { db } = site;
  await db.writeAll([
    insertStaffMember(db, {
      ...{ id: 'staff0001', venueId, name: 'Zoë Example', job: 'Bar', email: null },
      ...{ publicFacing: true, duty: null, joinedOn: '2026-01-05', leftOn: null, source: 'manager' },
      ...{ confirmedAt: null, claimedAt: null, addedBy: 'test', at: AT },
    }),
    insertTrainingRecord(db, {
      ...{ id: 'record001', staffId: 'staff0001', venueId, moduleKey: 'ask_for_angela', moduleVersion: 1 },
      ...{ way: 'online', trainedOn: '2026-06-01', certificateCode: CODE },
      ...{ recordedBy: 'staff/staff0001', recordedAt: AT },
    }),
  ]);
});

function asOwn(request: Request): Request {
  if (request.headers.get('Origin') !== origin()) return request;
  const headers = new Headers(request.headers);
  headers.set('Origin', site.config.publicOrigin);
  return new Request(request, { headers });
}

it.each([true, false])(
  'a certificate is checked on a phone, from its code to the file, with JavaScript: %s',
  async (javaScript) => {
    const { page, complaints } = await openPage({ origin: origin(), width: 360, javaScript });
    await page.goto('/certificates');
    await page.getByLabel('Code').fill('K3F9X2 M4QK3F 9X2M4Q');
    await page.getByRole('button', { name: 'Check it' }).click();
    await page.getByRole('heading', { name: 'Certificate of training' }).waitFor();
    if (javaScript) await expectNoViolations(page);
    await page.getByLabel('Name on the certificate').fill('Somebody Else');
    await page.getByRole('button', { name: 'Check the name' }).click();
    await page.getByText('is not the name on this certificate').waitFor();
    await page.getByLabel('Name on the certificate').fill('zoe example');
    await page.getByRole('button', { name: 'Check the name' }).click();
    await page.getByText('Yes: “zoe example” is the name').waitFor();
    if (javaScript) await expectNoViolations(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Get the certificate as a PDF' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`certificate-${CODE}.pdf`);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(360);
    expect(complaints).toEqual([]);
  },
);
