/** Draws that are the same in every run. */
export interface Draws {
  /** From 0 to below 1. */
  fraction(): number;
  /** A whole number from 0 to below the count. */
  below(count: number): number;
  /** True so often. */
  chance(share: number): boolean;
  oneOf<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Mulberry32 by Tommy Ettinger (public domain): small, quick, good enough to draw a register with. */
export function drawsFrom(seed: number): Draws {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(fraction() * count);
  return {
    fraction,
    below,
    chance: (share) => fraction() < share,
    oneOf<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('nothing to draw from');
      return items[below(items.length)] as Item;
    },
    shuffled<Item>(items: readonly Item[]): Item[] {
      const order = [...items];
      for (let n = order.length - 1; n > 0; n--) {
        const other = below(n + 1);
        [order[n], order[other]] = [order[other] as Item, order[n] as Item];
      }
      return order;
    },
  };
}
