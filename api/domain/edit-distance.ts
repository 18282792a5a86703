/**
 * How many slips part two words: a letter left out, put in, struck wrongly, or swapped with the next. `most + 1` where
 * there are more than `most`, found without counting on: the work is about `most` times the length of a word.
 *
 * Symmetric; 0 for equal words only. It is the distance of optimal string alignment: no letter is changed twice, so
 * `ca` and `abc` are 3 apart.
 *
 * Source: F. J. Damerau, "A technique for computer detection and correction of spelling errors", Communications of the
 * ACM 7 (1964): four in five misspelt words differ by one such slip.
 *
 * @param most how many slips are of interest, at least 0
 * @example editDistance('finhcley', 'finchley', 2) // 1
 */
export function editDistance(a: string, b: string, most: number): number {
  const tooMany = most + 1;
  if (Math.abs(a.length - b.length) > most) return tooMany;
  // One row for each letter of a: how far its beginning is from each beginning of b. Swaps look two rows back.
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const here = Array<number>(b.length + 1).fill(tooMany);
    if (row <= most) here[0] = row;
    const [from, to] = [Math.max(1, row - most), Math.min(b.length, row + most)];
    for (let at = from; at <= to; at++) {
      const isSame = a[row - 1] === b[at - 1];
      const isSwap = row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
      here[at] = Math.min(
        (last[at - 1] ?? tooMany) + (isSame ? 0 : 1),
        (last[at] ?? tooMany) + 1,
        (here[at - 1] ?? tooMany) + 1,
        isSwap ? (before[at - 2] ?? tooMany) + 1 : tooMany,
      );
    }
    [before, last] = [last, here];
  }
  return Math.min(last[b.length] ?? tooMany, tooMany);
}
