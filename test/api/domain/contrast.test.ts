import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, mixed, readableOn, readColour, TEXT_CONTRAST } from '../../../api/domain/contrast.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('the contrast of two colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.47],
    ['#767676', '#ffffff', 4.54],
    ['#17565f', '#fbfaf7', 7.94],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 1);
  });

  it('is the same both ways, and between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastRatio(one, other);
        expect(ratio).toBe(contrastRatio(other, one));
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThanOrEqual(21);
      }),
    );
  });

  it('is always enough on any ground for what is chosen to be read on it', () => {
    fc.assert(
      fc.property(colour, fc.array(colour, { maxLength: 3 }), (ground, wanted) => {
        expect(contrastRatio(readableOn(ground, wanted), ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
    );
  });
});

describe('a colour that somebody typed', () => {
  it.each([
    ['17565F', '#17565f'],
    [' #17565f ', '#17565f'],
    ['#fff', '#ffffff'],
  ])('%j is %s', (text, read) => {
    expect(readColour(text)).toBe(read);
  });

  it.each(['', 'red', '#12345', 'rgb(1,2,3)', '#17565f;}body{', '#ffff'])('%j is none', (text) => {
    expect(readColour(text)).toBeUndefined();
  });

  it('between two others lies between them', () => {
    expect(mixed('#000000', '#ffffff', 0)).toBe('#000000');
    expect(mixed('#000000', '#ffffff', 1)).toBe('#ffffff');
    expect(mixed('#000000', '#102030', 0.5)).toBe('#081018');
  });
});
