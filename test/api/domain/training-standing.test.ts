import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../api/domain/london-time.ts';
import type { StandingRecord, StandingStaff } from '../../../api/domain/training-people.ts';
import { trainingStanding, type StandingFacts } from '../../../api/domain/training-standing.ts';
import { standingWords } from '../../../api/domain/training-words.ts';

const TODAY = '2026-06-10';
const TRAINING: StandingFacts['rules']['training'] = {
  minimumTrained: 2,
  currentShare: 0.8,
  refreshMonths: 12,
  newStarterDays: 14,
  graceDays: 14,
  modules: ['ask_for_angela'],
  headcountMonths: 3,
};

function someone(id: string, given: Partial<StandingStaff> = {}): StandingStaff {
  return {
    ...{ id, publicFacing: true, duty: null, joinedOn: '2025-01-01', leftOn: null },
    ...{ source: 'manager', confirmedAt: null },
    ...given,
  };
}

function record(staffId: string, trainedOn: string, given: Partial<StandingRecord> = {}): StandingRecord {
  return { staffId, moduleKey: 'ask_for_angela', trainedOn, revokedAt: null, ...given };
}

const NAMES = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo', 'Gus', 'Hal', 'Ivy'];
const NINE = NAMES.map((id, place) =>
  someone(id, { duty: place === 0 ? 'lead' : place === 1 ? 'deputy' : null }),
);
const CONFIRMED = { publicFacing: 9, confirmedOn: '2026-06-01', everyShift: true };

function bar(given: Partial<StandingFacts> = {}): StandingFacts {
  return {
    staff: NINE,
    records: NAMES.map((id) => record(id, '2026-05-20')),
    rules: { training: TRAINING },
    ...{ licenceMonths: null, headcount: CONFIRMED, today: TODAY },
    ...given,
  };
}

const standing = (given?: Partial<StandingFacts>) => trainingStanding(bar(given));
const words = (given?: Partial<StandingFacts>) => standingWords(standing(given), (id) => id);

describe('a bar with nine staff', () => {
  it('is current when all are trained, and its number of staff ends first', () => {
    expect(standing()).toMatchObject({
      ...{ status: 'current', holds: true, trainedPeople: 9, publicFacing: 9, needed: 8 },
      ...{ lead: 'Ada', deputy: 'Bo', trainedOn: '2026-05-20', until: '2026-09-29', reasons: [] },
      ...{ headcountDueOn: '2026-09-01', ahead: [{ kind: 'headcount', confirmedOn: '2026-06-01' }] },
    });
    expect(words()).toEqual([
      '9 of 9 staff who meet the public are trained and in date; the rule asks for 8.',
      'This holds until 29 September 2026 with what is known today.',
      'After that: the number of staff was last confirmed on 1 June 2026, which is too long ago.',
    ]);
  });

  it('has not started before anybody learnt anything', () => {
    expect(standing({ records: [] })).toMatchObject({ status: 'not_started', until: null, trainedOn: null });
  });

  it('is partly trained while some were never trained, and says who', () => {
    const records = NAMES.slice(0, 7).map((id) => record(id, '2026-05-20'));
    expect(standing({ records }).status).toBe('partly_trained');
    expect(words({ records })).toEqual([
      '7 of 9 staff who meet the public are trained and in date; the rule asks for 8.',
      '2 of 9 staff are not trained yet: Hal and Ivy.',
    ]);
  });

  it('lapses by time alone, and says who is out of date', () => {
    const records = NAMES.map((id, place) => record(id, place < 2 ? '2025-06-10' : '2026-05-20'));
    const before = standing({ records, today: '2026-06-09', headcount: CONFIRMED });
    expect(before).toMatchObject({ status: 'expiring', until: '2026-06-09', trainedOn: '2025-06-10' });
    expect(standing({ records }).status).toBe('lapsed');
    expect(words({ records })).toEqual([
      '7 of 9 staff who meet the public are trained and in date; the rule asks for 8.',
      '2 of 9 staff are out of date: Ada and Bo.',
      'The lead, Ada, is not trained or no longer in date.',
      'The deputy, Bo, is not trained or no longer in date.',
    ]);
  });

  it('is held to the interval of its licence where that is shorter', () => {
    const headcount = { ...CONFIRMED, confirmedOn: '2026-11-01' };
    const at = { today: '2026-11-10', headcount };
    expect(standing({ ...at, licenceMonths: 6 })).toMatchObject({ until: '2026-11-19', status: 'expiring' });
    expect(standing({ ...at, licenceMonths: 24 }).until).toBe('2027-03-01');
  });

  it('needs a lead and a deputy in date; a scheme that asks for one person needs a lead', () => {
    const staff = NINE.map((each) => ({ ...each, duty: each.duty === 'deputy' ? null : each.duty }));
    expect(standing({ staff })).toMatchObject({ status: 'partly_trained', deputy: null });
    expect(words({ staff })).toEqual(['No deputy is chosen among the trained staff.']);
    const rules = { training: { ...TRAINING, minimumTrained: 1 } };
    expect(standing({ staff, rules }).holds).toBe(true);
  });

  it('gives a new starter fourteen days, then counts them', () => {
    const staff = [...NINE, ...['Jo', 'Kit', 'Lee'].map((id) => someone(id, { joinedOn: '2026-06-01' }))];
    const now = standing({ staff });
    expect(now).toMatchObject({ holds: true, publicFacing: 9, until: '2026-06-15', status: 'expiring' });
    expect(now.people.at(-1)).toMatchObject({ newStarterUntil: '2026-06-15', missing: ['ask_for_angela'] });
    expect(standing({ staff, today: '2026-06-16' })).toMatchObject({ holds: false, needed: 10 });
  });

  it('does not count who left, who is to come, or who joined by the link without a word of the manager', () => {
    const staff = NINE.map((each) => (each.id === 'Ivy' ? { ...each, leftOn: TODAY } : each));
    const joined = someone('Jo', { source: 'link' });
    const after = standing({ staff: [...staff, joined, someone('Kit', { joinedOn: '2026-07-01' })] });
    expect(after).toMatchObject({ trainedPeople: 8, publicFacing: 9, holds: true, until: '2026-09-29' });
    expect(after.people.map(({ counts }) => counts).slice(-3)).toEqual([false, false, false]);
    expect(after.people.at(-2)).toMatchObject({ toConfirm: true });
    expect(after.people.at(-1)).toMatchObject({ toConfirm: false });
  });

  it('says where more meet the public than are on the list', () => {
    const headcount = { ...CONFIRMED, publicFacing: 12 };
    expect(words({ headcount })).toEqual([
      '9 of 12 staff who meet the public are trained and in date; the rule asks for 10.',
      'You said that 12 meet the public; 9 of them are on the list.',
    ]);
  });

  it('needs its number of staff to be confirmed, for 28 days longer at most, and somebody on every shift', () => {
    const headcount = { ...CONFIRMED, confirmedOn: '2026-02-10' };
    expect(standing({ headcount, today: '2026-06-07' })).toMatchObject({ holds: true, until: '2026-06-07' });
    expect(standing({ headcount, today: '2026-06-08' })).toMatchObject({ holds: false, status: 'lapsed' });
    expect(words({ headcount: null })).toEqual(['Nobody has confirmed the number of staff yet.']);
    expect(words({ headcount: { ...CONFIRMED, everyShift: false } })).toEqual([
      'Nobody has said that a trained person is there on every shift.',
    ]);
  });

  it('needs every module of the rule', () => {
    const rules = {
      training: { ...TRAINING, modules: ['ask_for_angela', 'under_18s_and_safeguarding'] as const },
    };
    expect(standing({ rules })).toMatchObject({ holds: false, status: 'partly_trained', trainedPeople: 0 });
    const both = [
      ...bar().records,
      ...NAMES.map((id) => record(id, '2026-04-01', { moduleKey: 'under_18s_and_safeguarding' })),
    ];
    expect(standing({ rules, records: both })).toMatchObject({ holds: true, trainedOn: '2026-04-01' });
  });

  it('does not count what was revoked, and names nobody who was erased', () => {
    const records = bar().records.map((each) =>
      ['Hal', 'Ivy'].includes(each.staffId) ? { ...each, revokedAt: '2026-06-09T10:00:00.000Z' } : each,
    );
    const after = standing({ records });
    expect(after.holds).toBe(false);
    expect(standingWords(after, (id) => (id === 'Hal' ? 'Hal' : ''))[1]).toBe(
      '2 of 9 staff are not trained yet: Hal and one more.',
    );
  });
});

const dayAround = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));
const MODULES = ['ask_for_angela', 'under_18s_and_safeguarding'] as const;
const IDS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

const aRecord: fc.Arbitrary<StandingRecord> = fc.record({
  staffId: fc.constantFrom(...IDS),
  moduleKey: fc.constantFrom(...MODULES),
  trainedOn: dayAround(-420, 0),
  revokedAt: fc.option(fc.constant('2026-06-01T00:00:00.000Z'), { freq: 6 }),
});

/** Small enough that the rule often holds, and varied enough that everything in it ends first now and then. */
const facts: fc.Arbitrary<StandingFacts> = fc.record({
  staff: fc.tuple(
    ...IDS.map((id, place) =>
      fc.record({
        id: fc.constant(id),
        publicFacing: fc.boolean().map((other) => place < 3 || other),
        duty: fc.constant(place === 0 ? ('lead' as const) : place === 1 ? ('deputy' as const) : null),
        joinedOn: place < 2 ? fc.constant('2025-01-01') : dayAround(-60, 40),
        leftOn: fc.option(dayAround(-30, 200), { freq: 3 }),
        source: fc.constantFrom('manager', 'link', 'import'),
        confirmedAt: fc.option(fc.constant('2026-01-01T00:00:00.000Z'), { freq: 8 }),
      }),
    ),
  ),
  records: fc
    .tuple(fc.array(aRecord, { maxLength: 20 }), dayAround(-300, -1), fc.nat(7))
    .map(([some, oldest, most]) => [
      ...some,
      ...IDS.slice(0, most).flatMap((id, place) =>
        MODULES.map((moduleKey) => record(id, addDays(oldest, place * 3), { moduleKey })),
      ),
    ])
    .map((records) => records.filter(({ trainedOn }) => trainedOn <= TODAY)),
  rules: fc.record({
    training: fc.record({
      minimumTrained: fc.constantFrom(1, 2, 3),
      currentShare: fc.constantFrom(0, 0.5, 0.8, 1),
      refreshMonths: fc.constantFrom(1, 6, 12),
      newStarterDays: fc.constantFrom(0, 14, 90),
      graceDays: fc.constant(14),
      modules: fc.constantFrom(['ask_for_angela' as const], MODULES),
      headcountMonths: fc.constantFrom(1, 3, 12),
    }),
  }),
  licenceMonths: fc.option(fc.constantFrom(3, 6, 24)),
  headcount: fc.option(
    fc.record({
      publicFacing: fc.nat(8),
      confirmedOn: dayAround(-200, 0),
      everyShift: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    }),
    { freq: 20 },
  ),
  today: fc.constant(TODAY),
});

const check = (rule: (given: StandingFacts, extra: StandingRecord) => void) =>
  fc.assert(fc.property(facts, aRecord, rule), { numRuns: 1000 });

/** Nothing is before every day. */
const untilOf = (given: StandingFacts) => trainingStanding(given).until ?? '';

describe('for any staff, records and rule', () => {
  it('until is the day before the first on which the rule fails, looked at day by day', () => {
    let held = 0;
    check((given) => {
      const { until, holds } = trainingStanding(given);
      expect(until === null).toBe(!holds);
      if (until === null) return;
      held += 1;
      for (let day = TODAY; day <= until; day = addDays(day, 1))
        expect(trainingStanding({ ...given, today: day }).holds).toBe(true);
      expect(trainingStanding({ ...given, today: addDays(until, 1) }).holds).toBe(false);
    });
    expect(held).toBeGreaterThan(40);
  });

  it('holds where nothing stands against it, with as many as are needed, and a lead', () => {
    check((given) => {
      const now = trainingStanding(given);
      expect(now.holds).toBe(now.reasons.length === 0);
      expect(['current', 'expiring'].includes(now.status)).toBe(now.holds);
      const enough = now.trainedPeople >= now.needed && now.lead !== null && now.ahead.length > 0;
      expect(now.holds && !enough).toBe(false);
      expect(now.trainedPeople).toBeLessThanOrEqual(now.publicFacing);
    });
  });

  it('another record never makes it worse, and one taken away never better', () => {
    check((given, extra) => {
      expect(untilOf({ ...given, records: [...given.records, extra] }) >= untilOf(given)).toBe(true);
      for (const gone of given.records) {
        const records = given.records.filter((each) => each !== gone);
        expect(untilOf({ ...given, records }) <= untilOf(given)).toBe(true);
      }
    });
  });

  it('revoking is as if it had never been recorded', () => {
    check((given, extra) => {
      const revoked = { ...extra, revokedAt: '2026-06-09T00:00:00.000Z' };
      expect(trainingStanding({ ...given, records: [...given.records, revoked] })).toEqual(
        trainingStanding(given),
      );
    });
  });

  it('a licence that names an interval never makes it longer, and a shorter one never does', () => {
    check((given) => {
      const lasts = [null, 24, 12, 6, 3, 1].map((licenceMonths) => untilOf({ ...given, licenceMonths }));
      expect(lasts).toEqual(lasts.toSorted().toReversed());
    });
  });

  it('who has left, and whom no manager has confirmed, is as if they were not there', () => {
    check((given) => {
      const counted = given.staff.filter(
        ({ leftOn, source, confirmedAt }) =>
          (leftOn === null || leftOn > TODAY) && (source !== 'link' || confirmedAt !== null),
      );
      const { people: _of, ...without } = trainingStanding({ ...given, staff: counted });
      const { people: _all, ...all } = trainingStanding(given);
      expect(without).toEqual(all);
    });
  });

  it('declaring more staff, or confirming earlier, never makes it last longer', () => {
    check((given) => {
      const { headcount } = given;
      fc.pre(headcount !== null);
      const more = { ...headcount, publicFacing: headcount.publicFacing + 1 };
      const earlier = { ...headcount, confirmedOn: addDays(headcount.confirmedOn, -30) };
      expect(untilOf({ ...given, headcount: more }) <= untilOf(given)).toBe(true);
      expect(untilOf({ ...given, headcount: earlier }) <= untilOf(given)).toBe(true);
    });
  });

  it('says of each person until when their own training counts', () => {
    check((given) => {
      for (const person of trainingStanding(given).people) {
        expect(person.current).toBe(person.missing.length === 0);
        expect(person.current).toBe((person.until ?? '') >= TODAY);
      }
    });
  });
});
