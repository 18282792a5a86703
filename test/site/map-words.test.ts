import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsBeside, type Spot } from '../../widget/map-words.ts';

const MAP = { width: 328, height: 384 };
const WORDS = { width: 84, height: 18 };
const MIDDLE = { x: 164, y: 192 };

/** Whether a pin whose tip is there lies over the words. */
function covers(pin: Spot, ring: Spot, words: Spot): boolean {
  const [left, top] = [ring.x + words.x, ring.y + words.y];
  const across = pin.x + 22 > left && pin.x - 22 < left + WORDS.width;
  return across && pin.y + 2 > top && pin.y - 46 < top + WORDS.height;
}

describe('the words of the ring on the map', () => {
  it('stand below it, in its middle, where nothing is in the way', () => {
    expect(wordsBeside(MIDDLE, WORDS, [], MAP)).toEqual({ x: -42, y: 14 });
  });

  it.each([
    ['above it where a pin is below', MIDDLE, [{ x: 164, y: 240 }], (words: Spot) => words.y === -32],
    ['above it at the lower edge', { x: 164, y: 375 }, [], (words: Spot) => words.y === -32],
    ['to its right at the left edge', { x: 8, y: 192 }, [], (words: Spot) => words.x === 14],
    ['to its left at the right edge', { x: 320, y: 192 }, [], (words: Spot) => words.x === -98],
  ])('stand %s', (_, ring, pins, isThere) => {
    expect(wordsBeside(ring, WORDS, pins, MAP)).toSatisfy(isThere);
  });

  it('are never under a pin while one of the four sides is free, wherever the pins are', () => {
    const pin = fc.record({ x: fc.integer({ min: 0, max: 328 }), y: fc.integer({ min: 46, max: 384 }) });
    fc.assert(
      fc.property(fc.array(pin, { maxLength: 6 }), (pins) => {
        const sides = [
          { x: -42, y: 14 },
          { x: -42, y: -32 },
          { x: 14, y: -9 },
          { x: -98, y: -9 },
        ];
        // With the room that a chosen pin takes.
        const isFree = (side: Spot) =>
          pins.every(
            (each) => !covers(each, MIDDLE, side) && !covers({ ...each, y: each.y - 6 }, MIDDLE, side),
          );
        fc.pre(sides.some(isFree));
        const words = wordsBeside(MIDDLE, WORDS, pins, MAP);
        expect(pins.filter((each) => covers(each, MIDDLE, words))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
