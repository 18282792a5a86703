import {
  type BankHolidayPolicy,
  type Session,
  type Weekday,
  type WeeklyTable,
} from '../../api/domain/hours.ts';

/** What starts on one day instead: so many days from the day of loading, or on the next such day of the year. */
export interface DemoChange {
  readonly on: number | '12-24' | '12-25' | '12-26' | '12-31';
  readonly times: string;
}

export interface Timetable {
  readonly weekly: WeeklyTable;
  readonly bankHolidays: BankHolidayPolicy;
  readonly changes?: readonly DemoChange[];
  /** Days from the day of loading after which the hours are not known. */
  readonly knownForDays?: number;
}

/** Reads `12:00-15:00 18:00-23:00`; no text is closed. */
export function sessions(times: string): readonly Session[] {
  return times
    .split(' ')
    .filter(Boolean)
    .map((session): Session => {
      const [opens = '', closes = ''] = session.split('-');
      return [opens, closes];
    });
}

/** A week of the usual times, and the days that differ. */
export function week(usual: string, others: Partial<Record<Weekday, string>> = {}): WeeklyTable {
  const on = (day: Weekday) => sessions(others[day] ?? usual);
  return { mo: on('mo'), tu: on('tu'), we: on('we'), th: on('th'), fr: on('fr'), sa: on('sa'), su: on('su') };
}

export const CLOSED_AT_CHRISTMAS: readonly DemoChange[] = [
  { on: '12-24', times: '09:00-13:00' },
  { on: '12-25', times: '' },
  { on: '12-26', times: '' },
];

export const PUB_CHRISTMAS: readonly DemoChange[] = [
  { on: '12-24', times: '12:00-20:00' },
  { on: '12-25', times: '12:00-15:00' },
  { on: '12-31', times: '12:00-01:30' },
];

const CLOSED_WEEKEND = { sa: '', su: '' } as const;

export const ALWAYS: Timetable = { weekly: week('00:00-24:00'), bankHolidays: 'as_usual' };

export const PUB: Timetable = {
  weekly: week('12:00-23:00', { fr: '12:00-00:00', sa: '11:00-00:00', su: '12:00-22:30' }),
  bankHolidays: sessions('12:00-22:30'),
  changes: PUB_CHRISTMAS,
};
export const LATE_PUB: Timetable = {
  weekly: week('12:00-23:30', { th: '12:00-01:00', fr: '12:00-02:00', sa: '11:00-02:00', su: '12:00-22:30' }),
  bankHolidays: sessions('12:00-23:00'),
  changes: PUB_CHRISTMAS,
};
export const BAR: Timetable = {
  weekly: week('17:00-00:30', { mo: '', fr: '16:00-02:00', sa: '14:00-02:00', su: '14:00-23:00' }),
  bankHolidays: sessions('14:00-23:00'),
  changes: [{ on: '12-25', times: '' }],
};
export const LATE_BAR: Timetable = {
  weekly: week('17:00-02:00', { fr: '16:00-04:00', sa: '15:00-04:00', su: '15:00-00:00' }),
  bankHolidays: sessions('15:00-01:00'),
  changes: [{ on: '12-25', times: '' }],
};
export const CLUB: Timetable = {
  weekly: week('', { th: '22:00-03:00', fr: '22:00-04:00', sa: '22:00-04:00' }),
  bankHolidays: 'as_usual',
  changes: [
    { on: '12-25', times: '' },
    { on: '12-31', times: '21:00-05:00' },
  ],
};
export const RESTAURANT: Timetable = {
  weekly: week('12:00-15:00 17:30-23:00', { mo: '', su: '12:00-22:00' }),
  bankHolidays: sessions('12:00-22:00'),
  changes: [{ on: '12-25', times: '' }],
};
export const LATE_RESTAURANT: Timetable = {
  weekly: week('12:00-02:00', { fr: '12:00-04:00', sa: '12:00-04:00' }),
  bankHolidays: 'as_usual',
};
export const CAFE: Timetable = {
  weekly: week('07:30-17:30', { sa: '08:00-18:00', su: '09:00-16:00' }),
  bankHolidays: sessions('09:00-16:00'),
  changes: CLOSED_AT_CHRISTMAS,
};
export const CORNER_SHOP: Timetable = { weekly: week('06:00-23:00'), bankHolidays: sessions('08:00-22:00') };
/** Large shops may open for six hours on a Sunday (Sunday Trading Act 1994). */
export const SUPERMARKET: Timetable = {
  weekly: week('07:00-23:00', { su: '11:00-17:00' }),
  bankHolidays: sessions('09:00-18:00'),
  changes: CLOSED_AT_CHRISTMAS,
};
export const NIGHT_SUPERMARKET: Timetable = {
  weekly: week('00:00-24:00', { mo: '06:00-24:00', sa: '00:00-22:00', su: '11:00-17:00' }),
  bankHolidays: sessions('09:00-18:00'),
  changes: CLOSED_AT_CHRISTMAS,
};
export const PHARMACY: Timetable = {
  weekly: week('09:00-18:30', { sa: '09:00-17:30', su: '' }),
  bankHolidays: [],
};
export const LATE_PHARMACY: Timetable = {
  weekly: week('08:00-23:00', { su: '10:00-20:00' }),
  bankHolidays: sessions('10:00-18:00'),
  changes: [{ on: '12-25', times: '' }],
};
export const LIBRARY: Timetable = {
  weekly: week('09:00-20:00', { we: '', fr: '09:00-17:00', sa: '09:00-16:00', su: '' }),
  bankHolidays: [],
  changes: CLOSED_AT_CHRISTMAS,
};
export const SMALL_LIBRARY: Timetable = {
  weekly: week('', { tu: '10:00-17:00', th: '13:00-19:30', sa: '10:00-13:00' }),
  bankHolidays: [],
  changes: CLOSED_AT_CHRISTMAS,
};
export const LEISURE_CENTRE: Timetable = {
  weekly: week('06:30-22:00', { sa: '08:00-20:00', su: '08:00-20:00' }),
  bankHolidays: sessions('09:00-17:00'),
  changes: CLOSED_AT_CHRISTMAS,
};
export const COMMUNITY_CENTRE: Timetable = {
  weekly: week('09:00-21:00', { sa: '10:00-16:00', su: '' }),
  bankHolidays: [],
};
export const CHURCH: Timetable = {
  weekly: week('10:00-16:00', { mo: '', sa: '', su: '08:00-13:00 17:00-20:00' }),
  bankHolidays: [],
  changes: [
    { on: '12-24', times: '15:00-00:30' },
    { on: '12-25', times: '08:00-12:00' },
  ],
};
export const OFFICE: Timetable = {
  weekly: week('09:00-17:00', CLOSED_WEEKEND),
  bankHolidays: [],
  changes: CLOSED_AT_CHRISTMAS,
};
export const COLLEGE: Timetable = {
  weekly: week('08:00-18:00', { fr: '08:00-16:30', ...CLOSED_WEEKEND }),
  bankHolidays: [],
  knownForDays: 90,
};
export const STATION: Timetable = {
  weekly: week('05:15-00:45', { su: '06:30-00:15' }),
  bankHolidays: sessions('06:30-00:15'),
  changes: [{ on: '12-25', times: '' }],
};

/** When door staff are on, at places that open earlier. */
export const EVENINGS: Timetable = {
  weekly: week('18:00-23:00', { th: '18:00-01:00', fr: '18:00-02:00', sa: '18:00-02:00' }),
  bankHolidays: 'as_usual',
};
/** When the trained people of a place with few staff are in. */
export const OFFICE_HOURS: Timetable = {
  weekly: week('09:30-16:30', CLOSED_WEEKEND),
  bankHolidays: [],
};
export const NIGHT_DESK: Timetable = { weekly: week('20:00-08:00'), bankHolidays: 'as_usual' };
