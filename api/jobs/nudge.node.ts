/** Work that begins when it is asked for, in the background. */
export interface Nudged {
  /** Never throws, and returns at once. Asked while a round is under way, one more follows. */
  nudge(): void;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
}

/**
 * Rounds of work, one at a time. One that hangs is left to itself after a while: a mail server that keeps its answer for
 * ten minutes must not hold up the codes of others. The work has to bear that.
 *
 * @param work must not reject
 */
export function nudged(work: () => Promise<void>, patienceMs = 60_000): Nudged {
  const underWay = new Set<Promise<void>>();
  /** The round that a nudge joins, if any. */
  let current: object | undefined;
  let again = false;

  async function rounds(own: object): Promise<void> {
    // After the answer that asked for it, not before.
    await new Promise((resolve) => void setTimeout(resolve));
    for (;;) {
      again = false;
      await work();
      if (!again || current !== own) return;
    }
  }

  function begin(): void {
    const own = {};
    current = own;
    const leave = () => {
      if (current === own) current = undefined;
    };
    const patience = setTimeout(leave, patienceMs);
    const round = rounds(own).finally(() => {
      clearTimeout(patience);
      leave();
      underWay.delete(round);
    });
    underWay.add(round);
  }

  return {
    nudge() {
      again = true;
      if (!current) begin();
    },
    async idle() {
      await Promise.all(underWay);
    },
  };
}
