import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { nudged } from '../../api/jobs/nudge.node.ts';

/** Work that a test lets go on, one round at a time. */
function heldWork() {
  const held: (() => void)[] = [];
  let begun = 0;
  return {
    begun: () => begun,
    work: () => {
      begun += 1;
      return new Promise<void>((resolve) => void held.push(resolve));
    },
    goOn: () => held.shift()?.(),
  };
}

describe('a nudge', () => {
  it('returns before any work is done', async () => {
    const { work, begun, goOn } = heldWork();
    const { nudge, idle } = nudged(work);
    nudge();
    await Promise.resolve();
    expect(begun()).toBe(0);
    await sleep(10);
    expect(begun()).toBe(1);
    goOn();
    await idle();
  });

  it('during a round makes one more follow, however many there were', async () => {
    const { work, begun, goOn } = heldWork();
    const { nudge, idle } = nudged(work);
    nudge();
    await sleep(10);
    nudge();
    nudge();
    nudge();
    expect(begun()).toBe(1);
    goOn();
    await sleep(10);
    expect(begun()).toBe(2);
    goOn();
    await idle();
    expect(begun()).toBe(2);
  });

  it('after a round begins another', async () => {
    const { work, begun, goOn } = heldWork();
    const { nudge, idle } = nudged(work);
    for (let round = 1; round <= 3; round += 1) {
      nudge();
      await sleep(10);
      expect(begun()).toBe(round);
      goOn();
      await idle();
    }
  });

  it('does not wait for ever behind a round that hangs', async () => {
    const { work, begun, goOn } = heldWork();
    const { nudge, idle } = nudged(work, 30);
    nudge();
    await sleep(60);
    nudge();
    await sleep(10);
    expect(begun()).toBe(2);
    goOn();
    goOn();
    await idle();
    expect(begun()).toBe(2);
  });
});
