import { RUBRIC, type VisitKind } from '../../api/domain/rubric.ts';
import type { VisitOutcome } from '../../api/domain/visit.ts';
import { raiseConcern } from '../../api/usecases/raise-concern.ts';
import { BARNET } from './register.ts';
import { openOffice, type Office } from './office.ts';
import type { Browser } from './browser-of.ts';

export const COUNCIL = `/admin/councils/${BARNET}`;

/** An accredited venue, somebody signed in for each role, and what they do by the real pages. */
export async function openFieldwork(given: Parameters<typeof openOffice>[0] = {}) {
  const office = await openOffice(given);
  const venueId = await office.addHaven();
  const testerId = await office.addOfficer('tess@example.org', ['tester']);
  await office.addOfficer('olwen@example.org', ['officer']);
  await office.addOfficer('ava@example.org', ['approver']);
  await office.addOfficer('pat@example.org', ['partner']);
  await office.addManager('mia@example.org', [venueId]);
  const browserOf = (name: string) => office.signIn(`${name}@example.org`, { 'Test-Client': name });
  const venuePath = `${COUNCIL}/venues/${venueId}`;

  return {
    ...office,
    venueId,
    venuePath,
    testerId,
    tester: await browserOf('tess'),
    officer: await browserOf('olwen'),
    approver: await browserOf('ava'),
    partner: await browserOf('pat'),
    manager: await browserOf('mia'),

    /** Plans a visit by the officer's form; its id. */
    async planned(fields: Record<string, string> = {}): Promise<string> {
      const answer = await this.officer.post(`${venuePath}/visits`, planFields(testerId, fields));
      return /\/admin\/visits\/(\w+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? '';
    },
    /** Plans a visit and records it by the tester's form; its id. */
    async visited(outcome: VisitOutcome): Promise<string> {
      const visitId = await this.planned();
      await this.tester.post(`/admin/my-visits/${visitId}`, recordFields(outcome));
      return visitId;
    },
    async raised(note = ''): Promise<string> {
      await raiseConcern({
        ...office,
        idOrSlug: venueId,
        key: null,
        reason: 'turned_away',
        note,
        client: 'x',
      });
      const row = await office.db.query
        .selectFrom('concerns')
        .select('id')
        .orderBy('received_at', 'desc')
        .executeTakeFirst();
      return row?.id ?? '';
    },
    planIds: async () =>
      (await office.db.query.selectFrom('action_plans').select('id').orderBy('opened_at').execute()).map(
        ({ id }) => id,
      ),
    state: async () =>
      (await office.db.query.selectFrom('accreditations').select('state').executeTakeFirst())?.state,
  };
}

export type Fieldwork = Awaited<ReturnType<typeof openFieldwork>>;

/** What the officer's form sends. */
export function planFields(visitorId: string, given: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ scheme: 'safe_haven', kind: 'mystery', visitorId, brief: 'Ask at the bar.' },
    ...{ 'dueOn-day': '20', 'dueOn-month': '6', 'dueOn-year': '2026' },
    ...given,
  };
}

/** What the tester's form sends of a visit that went so. */
export function recordFields(outcome: VisitOutcome, kind: VisitKind = 'mystery'): Record<string, string> {
  const fields: Record<string, string> = {
    ...{ 'visitedOn-day': '10', 'visitedOn-month': '6', 'visitedOn-year': '2026', visitedTime: '5:30pm' },
    ...{ minutesToResponse: '4', outcome, reason: '', notes: 'Loud music at the bar.' },
  };
  for (const { key } of RUBRIC[kind]) fields[`answer-${key}`] = 'yes';
  if (outcome === 'partial') fields['answer-quieter_spot'] = 'no';
  if (outcome === 'poor') fields['answer-phrase_recognised'] = 'no';
  return fields;
}

export async function htmlOf(browser: Browser, path: string): Promise<string> {
  return (await browser.get(path)).text();
}

export type { Office };
