import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACCESS } from '../../../admin/access.ts';
import { STATES } from '../../../api/domain/accreditation.ts';
import { REASON_CODES } from '../../../api/domain/reason-codes.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { addEvidence } from '../../helpers/assessment.ts';
import { openOffice } from '../../helpers/office.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';

const FORMS = Object.keys(ACCESS)
  .filter((route) => /^POST .*\/(schemes|evidence|note|duplicate|bulk)\b/.test(route))
  .map((route) => route.slice('POST '.length));
const LISTS = [
  '/admin/councils/:authority/queue',
  '/admin/councils/:authority/venues',
  '/admin/councils/:authority/venues.csv',
];

const NAMES = [
  ...['code', 'text', 'note', 'sequence', 'valid_to-day', 'valid_to-month', 'valid_to-year', 'key', 'action'],
  ...['chosen', 'verdict', 'judged', 'trained_people', 'public_facing', 'trained_on-day', 'trained_on-month'],
  ...['trained_on-year', 'other', '__proto__'],
];
const codes = Object.values(REASON_CODES).flatMap((each) => Object.keys(each));
const value = fc.oneof(
  fc.constantFrom(...codes, '1', '2', '3', '4', '5', '9', '2026', '2027', '6', '', 'x'.repeat(3_000)),
  fc.constantFrom('seen', 'not_enough', 'assess', 'remind', 'evidence', 'renew', 'k3f9x2m4q', 'bulk-key-1'),
  fc.constantFrom('k3f9x2m4q.safe_haven', 'k3f9x2m4q.safe_haven.3', 'nobody.safe_haven.1', '.', 'a.b.c'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('\u0000', '\ud800', '<script>alert(1)</script>', '‮', '%'),
);
const form = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(value, fc.array(value, { maxLength: 3 })), {
  maxKeys: 9,
});
const query = fc.dictionary(
  fc.constantFrom('task', 'scheme', 'ward', 'kind', 'state', 'page', 'search', 'shown', 'standing', 'done'),
  fc.oneof(value, fc.constantFrom(...STATES, '99999999', '-1', 'NaN', '%_\\')),
);

it(
  'whatever a form or an address holds gets an answer, and never half a change',
  { timeout: 180_000 },
  async () => {
    const office = await openOffice();
    const { db } = office;
    await addVenue(db);
    await office.addOfficer('approver@example.org', ['officer', 'approver']);
    const personId = await office.addManager('manager@example.org', ['k3f9x2m4q']);
    for (const to of ['draft', 'submitted', 'in_assessment'] as const) {
      await decideAccreditation({
        ...{ venueId: 'k3f9x2m4q', schemeKey: 'safe_haven', to, reason: '', actor: 'x' },
        ...office,
      });
    }
    const evidenceId = await addEvidence(db, { venueId: 'k3f9x2m4q', item: 'seat', personId });
    const browser = await office.signIn('approver@example.org');
    const pathOf = (pattern: string) =>
      pattern
        .replace(':authority', BARNET)
        .replace(':venueId', 'k3f9x2m4q')
        .replace(':schemeKey', 'safe_haven')
        .replace(':evidenceId', evidenceId);
    const bad: string[] = [];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FORMS, ...LISTS), form, query, async (pattern, fields, asked) => {
        const path = pathOf(pattern);
        const answer = LISTS.includes(pattern)
          ? await browser.get(`${path}?${new URLSearchParams(asked).toString()}`)
          : await browser.post(path, fields);
        const page = await answer.text();
        if (answer.status >= 500) bad.push(`${path} ${answer.status}`);
        if (page.includes('<script>alert')) bad.push(`${path} echoes markup`);
      }),
      { numRuns: 1_500 },
    );
    expect(bad).toEqual([]);
    expect(office.failures).toEqual([]);
    const row = await db.query
      .selectFrom('accreditations as a')
      .innerJoin('accreditation_events as e', (join) =>
        join.onRef('e.venue_id', '=', 'a.venue_id').onRef('e.sequence', '=', 'a.sequence'),
      )
      .select(['a.state', 'e.to_state'])
      .executeTakeFirstOrThrow();
    expect(row.state).toBe(row.to_state);
  },
);
