import { UnavailableError } from './errors.ts';

/** Runs a piece of work after those before it, and gives its outcome. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * A queue: one piece of work at a time, in the order in which they came. Where one waited for the register in vain, those
 * that stood behind it waited as long, so they fail with it instead of each waiting anew.
 */
export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    const over = turn.catch((error: unknown) => {
      if (error instanceof UnavailableError && error.reason === 'busy') throw error;
    });
    last = over;
    over.catch(() => {
      if (last === over) last = Promise.resolve();
    });
    return turn;
  };
}
