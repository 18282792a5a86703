/** Work that comes round, one at a time. */
export interface Timer {
  /** No new round begins; resolves when the one under way is over. */
  stop(): Promise<void>;
}

/** Runs work each interval, and never twice at once: a round that takes longer than the interval skips the next. */
export function every(intervalMs: number, work: () => Promise<void>): Timer {
  let underWay: Promise<void> | undefined;
  const timer = setInterval(() => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
  }, intervalMs);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
