/** A figure of several rounds: the middle one, and how far the machine's noise threw the others. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}

/** The value under which a share of the others lies: the nearest rank, 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/**
 * Measures contenders in turn, round after round, so that whatever else the machine does falls on all of them alike.
 * Every other round goes backwards. A first round warms up and is not counted.
 * @returns what each gave in each counted round
 */
export async function alternate<Name extends string, Value>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Value | Promise<Value>>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(contenders) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let round = -1; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const value = await contenders[name]();
      if (round >= 0) results[name].push(value);
    }
  }
  return results;
}

/** Milliseconds that a piece of work takes. */
export async function millisecondsOf(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
