import { assert, boolean, integer, option, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGE_POLICIES, FACILITIES } from '../../api/domain/venue.ts';
import { walkMinutes } from '../../api/domain/geo.ts';
import { EmergencyBar, SilentLine } from '../../api/html/emergency-bar.tsx';
import { SearchForm } from '../../api/html/search-form.tsx';
import type { HavenCardProps } from '../../api/site/haven-card.tsx';
import { NearPage, type NearPageProps } from '../../api/site/near-page.tsx';
import * as site from '../../api/html/haven-words.ts';
import { sessionsWords, weekLines } from '../../api/html/hours-words.ts';
import { clockWords, comingWords, timeWords } from '../../api/html/time-words.ts';
import { en } from '../../widget/messages/en.ts';
import { count, distance, fill, walkWords } from '../../widget/say.ts';
import {
  doorsWords as widgetDoorsWords,
  moment as widgetMoment,
  openWords as widgetOpenWords,
} from '../../widget/times.ts';
import { everyDay } from '../helpers/builders.ts';
import { textOf } from './text-of.ts';

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
          const found = { ...state, late: false, index: undefined as never, row: 0, metres: 0 };
          expect(site.openWords(state, now)).toBe(widgetOpenWords(found, now, en));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of doors that are open longer than trained help is there, and nothing where both end together', () => {
    const ahead = option(integer({ min: 1, max: 20_160 }), { nil: undefined });
    const inMinutes = (now: number, minutes?: number) =>
      minutes === undefined ? {} : { changesAt: now + minutes };
    assert(
      property(minute, ahead, ahead, boolean(), boolean(), (now, help, close, open, doorsOpen) => {
        const state = { open, hoursKnown: true, ...inMinutes(now, help) };
        const found = { ...state, late: false, index: undefined as never, row: 0, metres: 0 };
        for (const ends of [close, help]) {
          const doors = { open: doorsOpen, ...inMinutes(now, ends) };
          const said = site.doorsWords(state, doors, now);
          expect(said).toBe(widgetDoorsWords(found, doors, now, en));
          expect(said === '').toBe(!doorsOpen || (open && ends === help));
        }
        expect(site.doorsWords(state, undefined, now)).toBe('');
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a time to come', () => {
    assert(
      property(minute, integer({ min: 1, max: 20_160 }), (now, ahead) => {
        expect(comingWords(now + ahead, now)).toBe(widgetMoment(now + ahead, now, en));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of a walk and a distance', () => {
    for (let metres = 0; metres < 30_000; metres += 37) {
      expect(site.walkWords(walkMinutes(metres), metres)).toBe(walkWords(metres, en));
      expect(site.milesWords(metres)).toBe(distance(en, metres));
    }
  });

  it('of ages, facilities, training and closing doors', () => {
    expect(AGE_POLICIES.map(site.ageNote)).toEqual(en.ages);
    expect(FACILITIES.map(site.facilityWords)).toEqual(en.facilities);
    expect(site.trainedWords('2026-03-02')).toBe(fill(en.trained, { month: 'March 2026' }));
    expect(site.CLOSES_FIRST).toBe(en.closesFirst);
  });
});

describe('the page of nearest places says what the finder says', () => {
  const haven: HavenCardProps = {
    id: 'k3f9x2m4q',
    name: 'The Paper Lantern',
    state: { open: true, hoursKnown: true },
    metres: 300,
    closesFirst: false,
    address: '',
    postcode: '',
    phone: '',
    lat: 0,
    lon: 0,
    facilities: [],
    agePolicy: 'all_ages',
    schemes: [],
    trainedOn: '2026-03-02',
  };
  const page = (given: Partial<NearPageProps>) =>
    textOf(
      String(
        <main>
          <NearPage
            asked={{ place: 'N12', under18: false }}
            label="N12"
            accuracyMetres={0}
            open={[]}
            shut={[]}
            nearby={0}
            searchedMetres={5_000}
            now={29_700_000}
            {...given}
          />
        </main>,
      ),
    );

  it('where places are open near by', () => {
    const text = page({ open: [haven], nearby: 3, accuracyMetres: 900 });
    const place = { place: 'N12' };
    for (const words of [
      fill(en.openNear, place),
      count(en, en.found, 3),
      fill(en.roughPlace, place),
      fill(en.looked, { distance: distance(en, 5_000) }),
    ]) {
      expect(text).toContain(words);
    }
    expect(page({ open: [haven], nearby: 1 })).toContain(count(en, en.found, 1));
  });

  it('where they are further away, shut, or nowhere', () => {
    const further = page({ open: [haven] });
    for (const words of [
      fill(en.shutNear, { place: 'N12' }),
      `${en.foundNone} ${en.further}`,
      en.help,
      en.call101,
    ])
      expect(further).toContain(words);
    expect(page({ shut: [haven] })).toContain(en.shut);
    const nowhere = fill(en.nowhere, { distance: distance(en, 5_000) });
    expect(page({})).toContain(nowhere.replace('of you', 'of N12'));
  });

  it('on top of each page, and around the form', () => {
    const bar = textOf(String(<main>{[<EmergencyBar />, <SilentLine />, <SearchForm />]}</main>));
    for (const words of [en.danger, en.emergency, en.exit, en.silent, en.search, en.under18]) {
      expect(bar).toContain(words);
    }
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
