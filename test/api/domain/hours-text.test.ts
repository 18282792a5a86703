import { describe, expect, it } from 'vitest';
import { osmHours, schemaOrgHours } from '../../../api/domain/hours-text.ts';
import { bankHolidayDates, weeklyTable, type Hours, type Session } from '../../../api/domain/hours.ts';
import { addDays } from '../../../api/domain/london-time.ts';
import { readOsmHours } from '../../../db/import/osm-hours.ts';
import { differencesFromLibrary } from '../../helpers/osm-library-word.ts';
import { chooseSeed, pick, randomHours, seededRandom } from '../../helpers/random-hours.ts';

const BANK_HOLIDAYS = bankHolidayDates([
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
]);

function everyDay(...sessions: Session[]): Hours {
  return { weekly: weeklyTable(() => sessions), bankHolidays: 'as_usual', exceptions: [] };
}

const LATE_BAR: Hours = {
  weekly: {
    ...weeklyTable(() => [['17:00', '24:00']]),
    mo: [],
    fr: [
      ['12:00', '15:00'],
      ['17:00', '03:00'],
    ],
    sa: [['17:00', '03:00']],
  },
  bankHolidays: [['12:00', '20:00']],
  exceptions: [
    { date: '2026-12-26', sessions: [] },
    { date: '2026-12-25', sessions: [] },
    { date: '2026-12-31', sessions: [['18:00', '04:00']] },
  ],
};

describe('hours as an OSM string', () => {
  it('are a week like a mapper’s', () => {
    expect(osmHours(everyDay(['09:00', '17:30']))).toBe('Mo-Su 09:00-17:30');
    expect(osmHours(everyDay(['00:00', '24:00']))).toBe('Mo-Su 00:00-24:00');
    expect(osmHours(everyDay())).toBe('off');
    expect(osmHours({ ...everyDay(['09:00', '17:30']), bankHolidays: [] })).toBe('Mo-Su 09:00-17:30; PH off');
  });

  it('of a place open past midnight change by operating day', () => {
    expect(osmHours(LATE_BAR)).toBe(
      'Tu-Th,Su 17:00-24:00, Fr 12:00-15:00,17:00-27:00, Sa 17:00-27:00; ' +
        'PH 04:00-28:00 off, PH 12:00-20:00; ' +
        '2026 Dec 25-2026 Dec 26 04:00-28:00 off; ' +
        '2026 Dec 31 04:00-28:00 off, 2026 Dec 31 18:00-28:00',
    );
  });

  it('that no string says are not said', () => {
    const overlapping: Hours = { ...everyDay(['10:00', '12:00'], ['22:00', '11:00']), bankHolidays: [] };
    expect(osmHours(overlapping)).toBeUndefined();
    expect(osmHours({ ...overlapping, bankHolidays: 'as_usual' })).toBe('Mo-Su 10:00-12:00,22:00-35:00');
  });

  it('come back as the same hours where there are no dates', () => {
    const options = { from: '2026-11-22', to: '2027-11-22', bankHolidays: BANK_HOLIDAYS };
    for (const hours of [
      everyDay(['18:00', '02:00']),
      { ...LATE_BAR, bankHolidays: 'as_usual' as const, exceptions: [] },
      { ...everyDay(['09:00', '12:00'], ['13:00', '17:00']), bankHolidays: [] },
    ]) {
      expect(readOsmHours(osmHours(hours) ?? '', options)).toEqual({ hours });
    }
  });

  it('are what the library makes of the string, for 150 random tables around Christmas and Easter', () => {
    const seed = chooseSeed();
    console.log(`OSM export test: HOURS_SEED=${seed}`);
    const random = seededRandom(seed);
    const wrong: string[] = [];
    let said = 0;
    for (let draw = 0; draw < 150; draw += 1) {
      const around = pick(random, ['2026-12-26', '2027-03-28']);
      const hours =
        draw % 2 === 0 ? randomHours(random, { around, spread: 5, step: 30 }) : aLateBar(random, around);
      const text = osmHours(hours);
      if (text === undefined) continue;
      said += 1;
      const range = {
        from: addDays(around, -9),
        to: addDays(around, 10),
        every: 15,
        bankHolidays: BANK_HOLIDAYS,
      };
      const [first] = differencesFromLibrary(hours, text, range);
      if (first) wrong.push(`HOURS_SEED=${seed}: ${text} at ${first} for ${JSON.stringify(hours)}`);
    }
    expect(wrong).toEqual([]);
    expect(said).toBeGreaterThan(75);
  }, 120_000);
});

describe('hours in schema.org’s names', () => {
  it('share a specification among weekdays, and close on the next day by an earlier time', () => {
    const { openingHoursSpecification } = schemaOrgHours({ ...everyDay(), weekly: LATE_BAR.weekly });
    expect(openingHoursSpecification).toEqual([
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['Tuesday', 'Wednesday', 'Thursday', 'Sunday'].map((day) => `https://schema.org/${day}`),
        opens: '17:00',
        closes: '00:00',
      },
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['https://schema.org/Friday'],
        opens: '12:00',
        closes: '15:00',
      },
      {
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: ['https://schema.org/Friday', 'https://schema.org/Saturday'],
        opens: '17:00',
        closes: '03:00',
      },
    ]);
  });

  it('have bank holidays, dated changes in order, and days closed', () => {
    const { openingHoursSpecification, specialOpeningHoursSpecification } = schemaOrgHours({
      ...LATE_BAR,
      bankHolidays: [],
      knownUntil: '2027-12-31',
    });
    expect(openingHoursSpecification.at(-1)).toEqual({
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['https://schema.org/PublicHolidays'],
      validThrough: '2027-12-31',
      opens: '00:00',
      closes: '00:00',
    });
    expect(
      specialOpeningHoursSpecification.map(({ validFrom, opens, closes }) => [validFrom, opens, closes]),
    ).toEqual([
      ['2026-12-25', '00:00', '00:00'],
      ['2026-12-26', '00:00', '00:00'],
      ['2026-12-31', '18:00', '04:00'],
    ]);
  });

  it('close a whole day at 23:59, for schema.org has no 24:00', () => {
    const [specification] = schemaOrgHours(everyDay(['00:00', '24:00'])).openingHoursSpecification;
    expect(specification).toMatchObject({ opens: '00:00', closes: '23:59' });
    const [fromTen] = schemaOrgHours(everyDay(['10:00', '10:00'])).openingHoursSpecification;
    expect(fromTen).toMatchObject({ opens: '10:00', closes: '09:59' });
  });
});

/** Evenings that run past midnight, as the places this register is about have them. */
function aLateBar(random: () => number, around: string): Hours {
  const evening = (): Session[] => {
    const closes = pick(random, ['22:30', '23:00', '24:00', '00:30', '01:00', '02:00', '03:00', '04:00']);
    const night: Session = [pick(random, ['11:00', '12:00', '16:30', '18:00', '20:00']), closes];
    return random() < 0.15 ? [] : [night];
  };
  return {
    weekly: weeklyTable(evening),
    bankHolidays: random() < 0.3 ? 'as_usual' : evening(),
    exceptions: [-4, -2, -1, 0, 1, 2, 5]
      .filter(() => random() < 0.4)
      .map((days) => ({ date: addDays(around, days), sessions: evening() })),
  };
}
