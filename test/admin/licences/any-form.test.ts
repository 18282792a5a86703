import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCESS } from '../../../admin/access.ts';
import { addLicenceRow } from '../../helpers/licences.ts';
import { openOffice } from '../../helpers/office.ts';
import { addVenue, BARNET } from '../../helpers/register.ts';

const ROUTES = Object.keys(ACCESS).filter((route) => route.includes('licences'));
const FORMS = ROUTES.filter((route) => route.startsWith('POST ')).map((route) => route.slice('POST '.length));
const PAGES = ROUTES.filter((route) => route.startsWith('GET ')).map((route) => route.slice('GET '.length));
const NAMES = [
  ...[
    'key',
    'version',
    'number',
    'kind',
    'premisesName',
    'address',
    'postcode',
    'uprn',
    'ward',
    'town',
    'status',
  ],
  ...[
    'holder',
    'supervisor',
    'alcohol',
    'late',
    'activities',
    'hours',
    'starts-day',
    'starts-month',
    'starts-year',
  ],
  ...[
    'registerLink',
    'venue',
    'annex',
    'text',
    'tags',
    'months',
    'venue-licence01',
    'version-licence01',
    '__proto__',
  ],
];
const SENSIBLE = [
  ...[
    '1',
    '2',
    'licence01',
    'v1',
    'none',
    'premises_licence',
    'in_force',
    'suspended',
    'on',
    'N12 0QG',
    '2',
    '3',
    '2020',
  ],
  ...[
    'The Swan',
    'https://example.org/',
    'javascript:alert(1)',
    'ask_for_angela',
    'Annex 1\n1. WAVE training.',
    '',
  ],
];
const value = fc.oneof(
  fc.constantFrom(...SENSIBLE),
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constant('x'.repeat(25_000)),
  fc.constantFrom('\u0000', '\ud800', '9'.repeat(40), '-1', '<script>', '‮'),
);
const typed = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(value, fc.array(value, { maxLength: 3 })), {
  maxKeys: 4,
});
/** A form that would be taken, to which something is done. */
const taken = fc.record({
  key: fc.stringMatching(/^[a-z0-9]{9}$/),
  version: fc.integer({ min: 1, max: 40 }).map(String),
  number: fc.integer({ min: 1, max: 9_999 }).map(String),
  supervisor: fc.constantFrom('Ann Example', 'Bob Sample'),
  ...{
    kind: fc.constant('premises_licence'),
    premisesName: fc.constant('The Swan'),
    status: fc.constant('in_force'),
  },
  ...{
    alcohol: fc.constant('on'),
    annex: fc.constant('2'),
    text: fc.constant('WAVE training.'),
    venue: fc.constant('v1'),
  },
});
const fields = fc
  .tuple(fc.oneof(fc.constant({}), taken), typed)
  .map(([form, more]): Record<string, string | string[]> => ({ ...form, ...more }));

describe('any form or address of licences', () => {
  const fill = (path: string) =>
    path
      .replace(':authority', BARNET)
      .replace(':licenceId', 'licence01')
      .replace(':conditionId', 'licence01-1')
      .replace(':list', 'look-again');

  it('is answered, and never with a failure', { timeout: 120_000 }, async () => {
    const office = await openOffice();
    await addVenue(office.db, { id: 'v1' });
    await office.addOfficer('officer@example.org', ['officer', 'approver']);
    const officer = await office.signIn('officer@example.org');
    await addLicenceRow(office.db, { id: 'licence01' }, 'WAVE training is given.');
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FORMS), fields, async (path, sent) => {
        const answer = await officer.post(fill(path), sent);
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text()).not.toContain('<script>');
      }),
      { numRuns: 2_000 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PAGES),
        fc.dictionary(
          fc.constantFrom('text', 'status', 'ward', 'town', 'match', 'on', 'gone', 'page', 'done'),
          value,
        ),
        async (path, query) => {
          const answer = await officer.get(`${fill(path)}?${new URLSearchParams(query)}`);
          expect(answer.status).toBeLessThan(500);
          const isPage = answer.headers.get('Content-Type')?.startsWith('text/html');
          expect(isPage && (await answer.text()).includes('<script>')).not.toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(office.failures).toEqual([]);
  });
});
