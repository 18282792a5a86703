/**
 * @pdf-lib/fontkit 1.1.1 was built for a global `regeneratorRuntime` and does not bring one: without it, shaping any
 * Indic script throws (its one generator walks the syllables of a word). This is what that generator needs of it.
 */
interface Step {
  prev: number;
  next: number | string;
  stop(): undefined;
}

const runtime = {
  mark: <Generator>(generator: Generator): Generator => generator,
  wrap(step: (context: Step) => unknown): Iterator<unknown> & Iterable<unknown> {
    let done = false;
    const context: Step = {
      prev: 0,
      next: 0,
      stop() {
        done = true;
        return undefined;
      },
    };
    return {
      next() {
        const value = done ? undefined : step(context);
        return done ? { done: true, value: undefined } : { done: false, value };
      },
      [Symbol.iterator]() {
        return this;
      },
    };
  },
};

/** Before anything is shaped. What another library put there stays. */
export function provideRegenerator(): void {
  const holder = globalThis as { regeneratorRuntime?: unknown };
  holder.regeneratorRuntime ??= runtime;
}
