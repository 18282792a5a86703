/** Work that begins when it is asked for, in the background, and never twice at once. */
export interface Nudged {
  /** Never throws, and returns at once. Asked while a round is under way, one more follows. */
  nudge(): void;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
}

/** @param work must not reject */
export function nudged(work: () => Promise<void>): Nudged {
  let underWay: Promise<void> | undefined;
  let again = false;
  /** After the answer that asked for it, not before. */
  const nextTurn = () => new Promise<void>((resolve) => void setTimeout(resolve));

  async function rounds(): Promise<void> {
    do {
      again = false;
      await work();
    } while (again);
    underWay = undefined;
  }

  return {
    nudge() {
      again = true;
      underWay ??= nextTurn().then(rounds);
    },
    idle: async () => underWay,
  };
}
