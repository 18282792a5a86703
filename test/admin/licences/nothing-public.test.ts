import { describe, expect, it } from 'vitest';
import { createApp } from '../../../api/app.ts';
import { openOffice } from '../../helpers/office.ts';
import { addLicenceRow } from '../../helpers/licences.ts';

/** Words that stand only in licences: wherever one turns up, the register has got out. */
const CANARIES = {
  holder: 'Canary Holder Ltd',
  supervisor: 'Canary Supervisor',
  supervisor_before: 'Canary Before',
  number: 'CANARY/1',
  premises_name: 'Canary Premises',
  status_text: 'Canary Status',
  hours_text: 'Canary Hours',
  register_link: 'https://canary.example.org/',
};
const CONDITION = 'Canary condition on WAVE training.';

describe('a premises licence', () => {
  it('reaches no public answer, not even that there is one', async () => {
    const office = await openOffice();
    const venueId = await office.addHaven({ id: 'k3f9x2m4q', schemes: ['safe_haven', 'ask_for_angela'] });
    await office.addPlace('North Finchley');
    const answers = () => publicAnswers(office);
    await office.republish();
    const before = await answers();
    expect(before.size).toBeGreaterThan(20);

    await addLicenceRow(
      office.db,
      { id: 'licence01', venue_id: venueId, status: 'suspended', ...CANARIES },
      CONDITION,
    );
    await addLicenceRow(office.db, { id: 'licence02', ...CANARIES, number: 'CANARY/2' }, CONDITION);
    await office.republish();
    const after = await answers();
    for (const [path, text] of after) expect(`${path} ${text}`).not.toMatch(/canary/i);
    // Nor that there is one: every answer is as it was, to the letter.
    expect([...after].filter(([path, text]) => text !== before.get(path)).map(([path]) => path)).toEqual([]);
  });
});

/** Every GET route that needs no signing in, with what it can be asked about. */
async function publicAnswers(office: Awaited<ReturnType<typeof openOffice>>): Promise<Map<string, string>> {
  const paths = createApp(office)
    .routes.filter(
      ({ method, path }) => method === 'GET' && !path.startsWith('/admin') && !path.includes('*'),
    )
    .map(({ path }) => filled(path));
  const asked = [
    ...new Set(paths),
    '/near?place=North+Finchley',
    '/havens?area=E09000003',
    '/api/v1/havens/nearest?lat=51.6135&lon=-0.1765',
    '/api/v1/havens?area=E09000003',
    '/api/v1/places?q=Holder',
    '/admin/licences/licence01',
    '/admin/councils/E09000003/licences',
    '/admin/councils/E09000003/licences/letters',
  ];
  const answers = new Map<string, string>();
  for (const path of asked) {
    const answer = await office.request(path);
    // The key of a form is drawn anew each time.
    const text = (await answer.text()).replace(/name="key" value="\w+"/, '');
    answers.set(path, text + JSON.stringify([...answer.headers]));
  }
  return answers;
}

function filled(path: string): string {
  return path
    .replace(/:idOrSlug|:id\b/, 'the-paper-lantern-k3f9x2m4q')
    .replace('area/:file', 'area/E09000003.json')
    .replace('cell/:file', 'cell/11-1022-680.json');
}
