import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_RANGE_BYTES, rangeOf, rangeStands } from '../../../api/http/ranges.ts';

describe('a Range header', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-9', { offset: 0, length: 10 }],
    ['bytes=90-', { offset: 90, length: 10 }],
    ['bytes=90-200', { offset: 90, length: 10 }],
    ['bytes=-10', { offset: 90, length: 10 }],
    ['bytes=-1000', { offset: 0, length: 100 }],
    ['bytes=99-99', { offset: 99, length: 1 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=100-200', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['bytes=a-b', 'whole'],
    ['items=0-9', 'whole'],
    ['bytes=0-9999999999999999', 'whole'],
  ])('%s of 100 bytes', (header, expected) => {
    expect(rangeOf(header, 100)).toEqual(expected);
  });

  it('never leads outside the file, nor to more than the longest stretch', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 2 ** 40 }), (from, to, size) => {
        const range = rangeOf(`bytes=${from}-${to}`, size);
        if (typeof range === 'string') return;
        expect(range.offset + range.length).toBeLessThanOrEqual(size);
        expect(range.length).toBeGreaterThan(0);
        expect(range.length).toBeLessThanOrEqual(LONGEST_RANGE_BYTES);
      }),
    );
  });

  it('is left alone where the rest of the file is of another version', () => {
    expect(rangeStands(undefined, '"a"')).toBe(true);
    expect(rangeStands('"a"', '"a"')).toBe(true);
    expect(rangeStands('"b"', '"a"')).toBe(false);
    expect(rangeStands('W/"a"', '"a"')).toBe(false);
    expect(rangeStands('Wed, 21 Oct 2015 07:28:00 GMT', '"a"')).toBe(false);
  });
});
