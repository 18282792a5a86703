import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTime } from '../../../api/domain/read-time.ts';
import {
  choice,
  choices,
  email,
  mustTick,
  optionalChoice,
  optionalText,
  phone,
  postcode,
  text,
  ticked,
  upload,
  webAddress,
  wholeNumber,
} from '../../../admin/form/fields.ts';
import { day, optionalDay, optionalTimeOfDay, timeOfDay } from '../../../admin/form/time-fields.ts';

/** What a field makes of what was sent: its value, or the first sentence that says what is wrong. */
function read(schema: z.ZodType, sent: unknown): unknown {
  const result = schema.safeParse(sent);
  return result.success ? result.data : `✗ ${result.error.issues[0]?.message}`;
}

const boxes = (dayOfMonth: string, month: string, year: string) =>
  new Map([
    ['day', dayOfMonth],
    ['month', month],
    ['year', year],
  ]);

describe('a text', () => {
  it.each([
    ['  The   Arms ', 'The Arms'],
    [undefined, '✗ Enter the venue’s name'],
    ['', '✗ Enter the venue’s name'],
    [' \u200b\u202e ', '✗ Enter the venue’s name'],
    ['x'.repeat(201), '✗ The venue’s name must be 200 characters or fewer'],
    [['first', 'second'], 'second'],
    [new File(['x'], 'x.txt'), '✗ Enter the venue’s name'],
    ['a\u0007b\u202Ec', 'abc'],
    ['Cafe\u0301', 'Café'],
    ['one\ntwo', 'one two'],
  ])('%j is %j', (sent, expected) => {
    expect(read(text('the venue’s name'), sent)).toBe(expected);
  });

  it('of several lines keeps them, without the space at their ends and without large gaps', () => {
    expect(read(text('a reason', { lines: true }), ' one  \n\n\n\n two\t')).toBe('one\n\n two');
  });

  it('that may be left out is null then', () => {
    expect(read(optionalText('a note'), ' ')).toBeNull();
    expect(read(optionalText('a note', { max: 3 }), 'four')).toBe('✗ A note must be 3 characters or fewer');
  });

  it('is never longer than its limit, never untrimmed, and reads the same again', () => {
    for (const lines of [true, false]) {
      const field = text('x', { max: 20, lines });
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (sent) => {
          const value = read(field, sent.toWellFormed());
          if (typeof value !== 'string' || value.startsWith('✗')) return;
          expect(value.length).toBeLessThanOrEqual(20);
          expect(value.trim()).toBe(value);
          expect(value).not.toBe('');
          expect(read(field, value)).toBe(value);
        }),
      );
    }
  });
});

describe('texts of a form', () => {
  it.each([
    [email('your e-mail address').required, 'Ada@Council.Example', 'ada@council.example'],
    [
      email('your e-mail address').required,
      'ada@localhost',
      '✗ Enter your e-mail address in the correct format, like name@example.com',
    ],
    [email('your e-mail address').required, '', '✗ Enter your e-mail address'],
    [
      email('your e-mail address').required,
      'a b@c.example',
      '✗ Enter your e-mail address in the correct format, like name@example.com',
    ],
    [
      email('your e-mail address').required,
      'a@b.example\nBcc: c@d.example',
      '✗ Enter your e-mail address in the correct format, like name@example.com',
    ],
    [phone('a phone number').required, '+44 (0)20 8359 2000', '+44 (0)20 8359 2000'],
    [
      phone('a phone number').required,
      'call me',
      '✗ Enter a phone number in the correct format, like 020 8359 2000',
    ],
    [phone('a phone number').optional, '', null],
    [postcode('the postcode').required, 'n120qg', 'N12 0QG'],
    [postcode('the postcode').required, 'N12', '✗ Enter the postcode in the correct format, like N12 0QG'],
    [webAddress('the website').optional, 'www.example.com/a', 'https://www.example.com/a'],
    [webAddress('the website').optional, 'http://example.com', 'http://example.com'],
    [
      webAddress('the website').optional,
      'javascript:alert(1)',
      '✗ Enter the website in the correct format, like https://www.example.com',
    ],
    [
      webAddress('the website').optional,
      'data:text/html,x',
      '✗ Enter the website in the correct format, like https://www.example.com',
    ],
    [
      webAddress('the website').optional,
      'nowhere',
      '✗ Enter the website in the correct format, like https://www.example.com',
    ],
  ])('%#: %j of %j', (field, sent, expected) => {
    expect(read(field, sent)).toBe(expected);
  });
});

describe('a whole number', () => {
  const staff = wholeNumber('how many people work there', { min: 1, max: 500 });
  it.each([
    ['12', 12],
    [' 1,2 0 ', 120],
    ['', '✗ Enter how many people work there'],
    ['twelve', '✗ How many people work there must be a whole number, like 12'],
    ['1.5', '✗ How many people work there must be a whole number, like 12'],
    ['0', '✗ How many people work there must be between 1 and 500'],
    ['-3', '✗ How many people work there must be between 1 and 500'],
    ['99999999999999999999', '✗ How many people work there must be between 1 and 500'],
    ['1e3', '✗ How many people work there must be a whole number, like 12'],
  ])('%j is %j', (sent, expected) => {
    expect(read(staff, sent)).toBe(expected);
  });
});

describe('choices', () => {
  it('of one are among its values, or asked for', () => {
    expect(read(choice(['pub', 'bar'], 'Choose a kind'), 'pub')).toBe('pub');
    expect(read(choice(['pub', 'bar'], 'Choose a kind'), 'toString')).toBe('✗ Choose a kind');
    expect(read(optionalChoice(['pub', 'bar']), 'castle')).toBeNull();
    // Radios of which none is pressed are not sent at all.
    expect(z.object({ kind: optionalChoice(['pub', 'bar']) }).parse({})).toEqual({ kind: null });
  });

  it('of several are each counted once, in their own order', () => {
    const field = choices(['a', 'b', 'c'], { missing: 'Choose some', none: 'none' });
    expect(read(field, ['c', 'a', 'c', 'x'])).toEqual(['a', 'c']);
    expect(read(field, 'b')).toEqual(['b']);
    expect(read(field, 'none')).toEqual([]);
    expect(read(field, undefined)).toBe('✗ Choose some');
    expect(read(field, ['a', 'none'])).toBe('✗ Choose “none”, or any of the others, but not both');
    expect(read(choices(['a']), undefined)).toEqual([]);
  });

  it('of a single box are ticked or not', () => {
    expect(read(ticked(), 'yes')).toBe(true);
    expect(read(ticked(), undefined)).toBe(false);
    expect(read(mustTick('Tick the box to accept the pledge'), undefined)).toBe(
      '✗ Tick the box to accept the pledge',
    );
  });

  it('of a file are a file', () => {
    expect(read(upload('the floor plan'), 'plan.pdf')).toBe('✗ Choose the floor plan');
    expect(read(upload('the floor plan'), new File(['x'], 'x.pdf'))).toBeInstanceOf(File);
  });
});

describe('a day', () => {
  const visited = day('the day of the visit', { notBefore: '2026-01-01', notAfter: '2026-06-12' });
  it.each([
    [boxes('1', '3', '2026'), '2026-03-01'],
    [boxes(' 01 ', 'March', '2026'), '2026-03-01'],
    [boxes('29', '2', '2026'), '✗ The day of the visit must be a real date'],
    [boxes('31', 'x', '2026'), '✗ The day of the visit must be a real date'],
    [boxes('1', '3', '26'), '✗ The day of the visit must be a real date'],
    [boxes('', '3', '2026'), '✗ The day of the visit must include a day'],
    [boxes('1', '', ''), '✗ The day of the visit must include a month and year'],
    [boxes('', '', ''), '✗ Enter the day of the visit'],
    [undefined, '✗ Enter the day of the visit'],
    ['2026-03-01', '✗ Enter the day of the visit'],
    [boxes('31', '12', '2025'), '✗ The day of the visit must be on or after 1 January 2026'],
    [boxes('13', '6', '2026'), '✗ The day of the visit must be on or before 12 June 2026'],
  ])('%# is read', (sent, expected) => {
    expect(read(visited, sent)).toBe(expected);
  });

  it('that may be left out is null then', () => {
    expect(read(optionalDay('the day'), boxes('', '', ''))).toBeNull();
  });

  it('of any calendar is read as it was written, leap years and all', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const typed = boxes(
            String(date.getUTCDate()),
            String(date.getUTCMonth() + 1),
            String(date.getUTCFullYear()),
          );
          expect(read(day('x'), typed)).toBe(date.toISOString().slice(0, 10));
        },
      ),
    );
  });
});

describe('a time of day', () => {
  it.each([
    ['18:00', '18:00'],
    ['18.30', '18:30'],
    ['1830', '18:30'],
    ['9:05', '09:05'],
    ['6pm', '18:00'],
    ['6:30 PM', '18:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['11 p.m.', '23:00'],
    ['midnight', '00:00'],
    ['noon', '12:00'],
    ['24:00', '24:00'],
    ['24:30', undefined],
    ['18', undefined],
    ['13pm', undefined],
    ['0am', undefined],
    ['7:60', undefined],
    ['late', undefined],
    ['18:00:00', undefined],
  ])('%j is %j', (typed, expected) => {
    expect(readTime(typed)).toBe(expected);
  });

  it('is asked for, or may be left out', () => {
    expect(read(timeOfDay('when it opens'), '')).toBe('✗ Enter when it opens');
    expect(read(timeOfDay('when it opens'), 'late')).toBe(
      '✗ When it opens must be a time, like 6pm or 18:30',
    );
    expect(read(optionalTimeOfDay('when it opens'), '')).toBeNull();
  });

  it('is read from every minute of the day, in both ways to write it', () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const hour = Math.floor(minute / 60);
      const two = (value: number): string => String(value).padStart(2, '0');
      const whole = `${two(hour)}:${two(minute % 60)}`;
      expect(readTime(whole)).toBe(whole);
      expect(readTime(`${hour % 12 || 12}:${two(minute % 60)}${hour < 12 ? 'am' : 'pm'}`)).toBe(whole);
    }
  });
});
