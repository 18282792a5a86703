/** Pixels from the map's top left corner. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Rect extends Spot, Size {}

/** From the middle of the ring to its words. */
const GAP = 14;
/** What a pin covers, from its tip: one that is chosen is larger. */
const PIN = { x: -22, y: -52, width: 44, height: 54 };
/** Below first, then the other sides, then the corners: in halves of the words' own size, from their middle. */
const SIDES = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [-1, 1],
  [1, -1],
  [-1, -1],
] as const;

/**
 * Where the words of the ring begin, from its middle: on the side where the least of them meets a pin or leaves the map.
 * Sides that are as good as each other are taken in the order of `SIDES`.
 * @param pins the tips of all pins
 */
export function wordsBeside(ring: Spot, words: Size, pins: readonly Spot[], map: Size): Spot {
  const area = words.width * words.height;
  const frame = { x: 0, y: 0, ...map };
  const covered = pins.map(({ x, y }) => ({ ...PIN, x: x + PIN.x, y: y + PIN.y }));
  let best = { x: 0, y: 0, lost: Infinity };
  for (const [across, down] of SIDES) {
    const x = ((across - 1) * words.width) / 2 + across * GAP;
    const y = ((down - 1) * words.height) / 2 + down * GAP;
    const there = { x: ring.x + x, y: ring.y + y, ...words };
    const outside = area - shared(there, frame);
    const lost = covered.reduce((sum, pin) => sum + shared(there, pin), outside);
    if (lost < best.lost) best = { x, y, lost };
  }
  return { x: best.x, y: best.y };
}

/** The area that two rectangles have in common. */
function shared(one: Rect, other: Rect): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(width, 0) * Math.max(height, 0);
}
