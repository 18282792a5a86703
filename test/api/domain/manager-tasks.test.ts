import { describe, expect, it } from 'vitest';
import type { AccreditationState } from '../../../api/domain/accreditation.ts';
import { managerTasks, waitsForManager, type WorkFacts } from '../../../api/domain/manager-tasks.ts';

const TODAY = '2026-06-10';
const LONG_AGO = '2025-01-10T12:00:00.000Z';
const LATELY = '2026-06-01T12:00:00.000Z';

type Accreditation = WorkFacts['accreditations'][number];

const anAccreditation = (state: AccreditationState, more: Partial<Accreditation> = {}): Accreditation => ({
  schemeKey: 'safe_haven',
  state,
  reason: 'because',
  validTo: '2027-02-28',
  trainingUntil: '2027-02-28',
  ...more,
});

/** All is well; a test states only what matters to it. */
const facts = (more: Partial<WorkFacts> = {}): WorkFacts => ({
  placed: true,
  hoursConfirmedOn: '2026-06-01',
  headcountAt: LATELY,
  hoursAt: LATELY,
  pledgeAt: LATELY,
  accreditations: [anAccreditation('accredited')],
  plans: [],
  poorEvidence: [],
  signs: [],
  ...more,
});

const kinds = (given: Partial<WorkFacts>) =>
  managerTasks(facts(given), TODAY).map(({ kind, due }) => (due === undefined ? kind : `${kind} ${due}`));

describe('what a manager has to do', () => {
  it('is nothing where all is well', () => {
    expect(kinds({})).toEqual([]);
  });

  it('follows from where each accreditation stands', () => {
    const of = (state: AccreditationState, more: Partial<Accreditation> = {}) =>
      kinds({ accreditations: [anAccreditation(state, more)] });
    expect(of('draft')).toEqual(['finish_sign_up']);
    expect(of('submitted')).toEqual([]);
    expect(of('more_information_needed')).toEqual(['more_information']);
    expect(of('training_required')).toEqual(['training']);
    expect(of('suspended')).toEqual(['suspended']);
    expect(of('renewal_due', { validTo: '2026-08-01' })).toEqual(['renew 2026-08-01']);
    expect(of('accredited', { trainingUntil: '2026-08-01' })).toEqual(['training_ends 2026-08-01']);
    expect(of('accredited', { trainingUntil: '2026-08-10' })).toEqual([]);
  });

  it('after a lapse is to renew within 90 days, and nothing after that', () => {
    const of = (validTo: string) => kinds({ accreditations: [anAccreditation('lapsed', { validTo })] });
    expect(of('2026-03-12')).toEqual(['renew 2026-06-10']);
    expect(of('2026-03-11')).toEqual([]);
  });

  it('to renew is with the council once hours, headcount and pledge were confirmed in its last 90 days', () => {
    const renewal = (more: Partial<WorkFacts>) =>
      managerTasks(
        facts({ accreditations: [anAccreditation('renewal_due', { validTo: '2026-07-01' })], ...more }),
        TODAY,
      ).filter(({ kind }) => kind === 'renew');
    expect(renewal({}).map(waitsForManager)).toEqual([false]);
    for (const what of ['hoursAt', 'headcountAt', 'pledgeAt'] as const) {
      expect(renewal({ [what]: LONG_AGO }).map(waitsForManager)).toEqual([true]);
      expect(renewal({ [what]: null }).map(waitsForManager)).toEqual([true]);
      // 1 July less 90 days, that day included: 3 April.
      expect(renewal({ [what]: '2026-04-03T12:00:00.000Z' }).map(waitsForManager)).toEqual([false]);
      expect(renewal({ [what]: '2026-04-02T12:00:00.000Z' }).map(waitsForManager)).toEqual([true]);
    }
  });

  it('is asked of the number of staff every quarter, and of the hours before they take the venue off the finder', () => {
    expect(kinds({ headcountAt: '2026-03-25T12:00:00.000Z' })).toEqual([]);
    expect(kinds({ headcountAt: '2026-03-24T12:00:00.000Z' })).toEqual(['confirm_headcount 2026-06-24']);
    expect(kinds({ headcountAt: null })).toEqual(['confirm_headcount']);
    expect(kinds({ hoursConfirmedOn: '2025-07-10' })).toEqual([]);
    expect(kinds({ hoursConfirmedOn: '2025-07-09' })).toEqual(['confirm_hours 2026-08-09']);
    expect(kinds({ hoursConfirmedOn: null })).toEqual(['confirm_hours']);
    expect(kinds({ hoursConfirmedOn: undefined })).toEqual(['enter_hours']);
    expect(kinds({ hoursConfirmedOn: null, accreditations: [anAccreditation('declined')] })).toEqual([]);
  });

  it('comes in the order of its days, and what has none after', () => {
    expect(
      kinds({
        placed: false,
        headcountAt: '2025-06-10T12:00:00.000Z',
        plans: [
          { id: 'p', cause: 'visit', deadline: '2026-06-20', schemeKey: 'safe_haven', answered: false },
        ],
        poorEvidence: [{ schemeKey: 'safe_haven', item: 'cctv', note: 'A photo, please' }],
      }),
    ).toEqual(['confirm_headcount 2025-09-10', 'put_right 2026-06-20', 'better_evidence', 'place']);
  });
});
