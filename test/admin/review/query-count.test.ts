import { expect, it } from 'vitest';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { addEvidence, addVisit } from '../../helpers/assessment.ts';
import { countQueries } from '../../helpers/counted-queries.ts';
import { openOffice } from '../../helpers/office.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';

const COUNCIL = `/admin/councils/${BARNET}`;
/** Five ask who it is and what they may do; the page itself takes a dozen at most. */
const MOST = 5 + 12;

/** Venues under two schemes, each with evidence and a visit. */
async function anOfficeWith(venues: number) {
  const office = await openOffice();
  await office.addOfficer('approver@example.org', ['officer', 'approver']);
  const personId = await office.addManager('manager@example.org', []);
  for (let place = 0; place < venues; place++) {
    const venueId = await addVenue(office.db, { id: `venue${place}`, source_ref: `${place}` });
    for (const schemeKey of ['safe_haven', 'ask_for_angela'])
      for (const to of ['draft', 'submitted', 'in_assessment'] as const)
        await decideAccreditation({ venueId, schemeKey, to, reason: '', actor: 'x', ...office });
    await addEvidence(office.db, { venueId, item: 'seat', personId });
    await addVisit(office.db, {
      ...{ venueId, kind: 'advisory', outcome: 'good', at: '2026-06-09T12:00:00.000Z' },
    });
  }
  const browser = await office.signIn('approver@example.org');
  const counted = countQueries(office.db);
  return async (path: string, form?: Record<string, string | string[]>): Promise<number> => {
    counted();
    const answer = form ? await browser.post(path, form) : await browser.get(path);
    expect(answer.status).toBe(200);
    return counted();
  };
}

it('an officer’s page takes a dozen reads at most, however much there is', async () => {
  const [few, many] = [await anOfficeWith(1), await anOfficeWith(20)];
  const chosen = Array.from({ length: 20 }, (_, place) => `venue${place}.safe_haven`);
  for (const path of [
    `${COUNCIL}/queue`,
    `${COUNCIL}/venues?search=lantern`,
    `${COUNCIL}/venues/venue0`,
    `${COUNCIL}/venues/venue0/schemes/safe_haven/ask-information?code=other`,
    `${COUNCIL}/venues/venue0/schemes/safe_haven/training`,
    `${COUNCIL}/venues/venue0/duplicate`,
  ]) {
    const reads = await many(path);
    expect({ path, reads }).toEqual({ path, reads: await few(path) });
    expect(reads).toBeLessThanOrEqual(MOST);
  }
  const preview = { action: 'evidence', chosen };
  expect(await many(`${COUNCIL}/bulk/preview`, preview)).toBeLessThanOrEqual(MOST);
});
