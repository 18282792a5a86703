import { assert, boolean, integer, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_POLICIES, FACILITIES } from '../../api/domain/venue.ts';
import { walkMinutes } from '../../api/domain/geo.ts';
import * as site from '../../api/html/haven-words.ts';
import { sessionsWords, weekLines } from '../../api/html/hours-words.ts';
import { clockWords, comingWords, timeWords } from '../../api/html/time-words.ts';
import { openWords as widgetOpenWords, coming as widgetComing } from '../../widget/times.ts';
import { en } from '../../widget/messages/en.ts';
import { everyDay } from '../helpers/builders.ts';

const minute = integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2028, 0) / 60_000 });

describe('the pages and the finder say the same', () => {
  it('of whether a place is open', () => {
    assert(
      property(
        minute,
        option(integer({ min: 1, max: 20_160 }), { nil: undefined }),
        boolean(),
        boolean(),
        (now, ahead, open, hoursKnown) => {
          const state = { open, hoursKnown, ...(ahead !== undefined && { changesAt: now + ahead }) };
          const found = { ...state, index: undefined as never, row: 0, metres: 0 };
          expect(site.openWords(state, now)).toBe(widgetOpenWords(found, now, en));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of a time to come', () => {
    assert(
      property(minute, integer({ min: 1, max: 20_160 }), (now, ahead) => {
        expect(comingWords(now + ahead, now)).toBe(widgetComing(now + ahead, now, en));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a walk and a distance', () => {
    for (let metres = 0; metres < 30_000; metres += 37) {
      const minutes = walkMinutes(metres);
      expect(site.walkWords(minutes, metres)).toBe(en.walk(minutes, metres));
      expect(`We looked within ${site.milesWords(metres)}.`).toBe(en.looked(metres));
    }
  });

  it('of ages, facilities, training and closing doors', () => {
    expect(AGE_POLICIES.map(site.ageNote)).toEqual(en.ages);
    expect(FACILITIES.map(site.facilityWords)).toEqual(en.facilities);
    expect(site.trainedWords('2026-03-02')).toBe(en.trained('March 2026'));
    expect(site.CLOSES_FIRST).toBe(en.closesFirst);
  });
});

describe('hours in words', () => {
  it.each([
    ['00:00', 'midnight'],
    ['24:00', 'midnight'],
    ['12:00', 'midday'],
    ['09:00', '9am'],
    ['17:30', '5:30pm'],
    ['00:15', '12:15am'],
    ['12:05', '12:05pm'],
  ])('%s is %s', (time, words) => {
    expect(timeWords(time)).toBe(words);
  });

  it('say "the next day" where doors close on it, but not for midnight itself', () => {
    expect(sessionsWords([['18:00', '02:00']])).toBe('6pm to 2am the next day');
    expect(sessionsWords([['18:00', '24:00']])).toBe('6pm to midnight');
    expect(sessionsWords([['18:00', '00:00']])).toBe('6pm to midnight');
    expect(sessionsWords([['09:00', '09:00']])).toBe('9am to 9am the next day');
    expect(sessionsWords([['00:00', '24:00']])).toBe('All day and night');
    expect(sessionsWords([])).toBe('Closed');
  });

  it('put days in a row with the same hours on one line', () => {
    const weekdays = everyDay(['09:00', '17:00']);
    const late = {
      ...weekdays,
      weekly: { ...weekdays.weekly, fr: [['09:00', '01:00']], sa: [], su: [] },
    } as const;
    expect(weekLines(late)).toEqual([
      { day: 'Monday to Thursday', words: '9am to 5pm' },
      { day: 'Friday', words: '9am to 1am the next day' },
      { day: 'Saturday and Sunday', words: 'Closed' },
    ]);
    expect(weekLines(weekdays)).toEqual([{ day: 'Every day', words: '9am to 5pm' }]);
  });

  it('never show an hour that a clock does not have', () => {
    for (let hour = 0; hour <= 24; hour++) {
      for (const minutes of [0, 1, 30, 59])
        expect(clockWords(hour, minutes)).toMatch(/^(1[0-2]|[1-9])(:[0-5]\d)?(am|pm)$|^mid/);
    }
  });
});
