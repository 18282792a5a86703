import type { PreparedHaven } from '../../api/domain/build-snapshot.ts';
import { nearestOverCells } from '../../api/domain/finder.ts';
import { distanceMetres, type Point } from '../../api/domain/geo.ts';
import { SEARCH_METRES } from '../../api/usecases/find-nearest.ts';
import type { Bench } from './bench.ts';
import { drawInstant } from './drawn-havens.ts';
import { indexedCells } from './indexed-cells.ts';
import { realHavens, realVenues } from './real-havens.ts';
import type { Report } from './report.ts';
import { filterAndSort, kdbush, tightScan, type Finder } from './rivals.ts';
import { drawsFrom } from './seeded.ts';
import { alternate, quantile, spreadOf, type Spread } from './spread.ts';

const ASKED = { limit: 10, withinMetres: SEARCH_METRES };
const QUERIES = 2_000;
/** A filter and sort of everything takes milliseconds, so it answers fewer of the same questions. */
const FEW_QUERIES = 20;
const ROUNDS = 5;
const SIZES = [5_000, 50_000, 290_000];

interface Question {
  readonly point: Point;
  readonly at: number;
}

export const find: Bench = {
  name: 'find',
  about: 'the ten nearest open havens, in process, at 5,000, 50,000 and 290,000',
  method:
    `${QUERIES} questions near real venues, one in five at any hour, the rest in the evening; each timed alone; ` +
    `p50 and p99 a round, median of ${ROUNDS} alternated rounds`,
  async run(report) {
    const questions = drawQuestions();
    const ours = new Map<number, Spread>();
    for (const size of SIZES) ours.set(size, await measure(report, size, questions));
    for (const [small, large] of [
      [5_000, 50_000],
      [50_000, 290_000],
    ] as const) {
      report.add({
        what: `p50 at ${large.toLocaleString('en')} beside ${small.toLocaleString('en')}`,
        ours: { value: ours.get(large) ?? NaN, unit: 'µs' },
        beside: { what: `at ${small.toLocaleString('en')}`, value: ours.get(small) ?? NaN, unit: 'µs' },
        target: { of: 'ratio', atMost: 4 },
      });
    }
  },
};

async function measure(report: Report, size: number, questions: readonly Question[]): Promise<Spread> {
  const havens = realHavens(size);
  const rivals = { kdbush: kdbush(havens, ASKED), tight: tightScan(havens, ASKED) };
  const ours = overCells(havens);
  const sorting = filterAndSort(havens, ASKED);
  const at = `at ${size.toLocaleString('en')} havens`;

  checkAnswers(report, at, havens, questions, ours, rivals.tight);
  checkAnswers(
    report,
    `${at}, beside filter().sort()`,
    havens,
    questions.slice(0, FEW_QUERIES),
    ours,
    sorting,
  );

  const times = await alternate(ROUNDS, {
    ours: () => timesOf(ours, questions),
    kdbush: () => timesOf(rivals.kdbush, questions),
    tight: () => timesOf(rivals.tight, questions),
    sorting: () => timesOf(sorting, questions.slice(0, FEW_QUERIES)),
  });
  const share = (name: keyof typeof times, part: number) =>
    spreadOf(times[name].map((round) => quantile(round, part)));
  for (const [label, part] of [
    ['p50', 0.5],
    ['p99', 0.99],
  ] as const) {
    const value = share('ours', part);
    const add = (what: string, name: keyof typeof times) =>
      report.add({
        what: `${label} ${at}`,
        ours: { value, unit: 'µs' },
        beside: { what, value: share(name, part), unit: 'µs' },
        ...(name === 'kdbush' && { target: { of: 'ratio', atMost: 1 } as const }),
      });
    add('kdbush + geokdbush', 'kdbush');
    add('tight scan', 'tight');
    if (part === 0.5) add('filter().sort()', 'sorting');
  }
  return share('ours', 0.5);
}

function overCells(havens: readonly PreparedHaven[]): Finder {
  const cells = indexedCells(havens);
  const options = { ...ASKED, openOnly: true };
  return (point, at) =>
    nearestOverCells((key) => cells.get(key) ?? null, point, at, options).found.map(
      ({ index, row }) => index.snapshot.havens.id[row] as string,
    );
}

/** Two right answers can differ only in which of equally far havens comes first. */
function checkAnswers(
  report: Report,
  at: string,
  havens: readonly PreparedHaven[],
  questions: readonly Question[],
  ours: Finder,
  scan: Finder,
): void {
  const place = new Map<string, Point>(havens.map(({ haven }) => [haven.id, haven]));
  const metres = (point: Point, id: string | undefined) =>
    distanceMetres(point, place.get(id ?? '') ?? { lat: NaN, lon: NaN });
  let tied = 0;
  let wrong = 0;
  for (const { point, at: minute } of questions) {
    const given = ours(point, minute);
    const right = scan(point, minute);
    if (given.length === right.length && given.every((id, n) => id === right[n])) continue;
    const onlyTies =
      given.length === right.length &&
      given.every((id, n) => Math.abs(metres(point, id) - metres(point, right[n])) < 1e-6);
    if (onlyTies) tied++;
    else wrong++;
  }
  const ties = tied > 0 ? `, ${tied} differing in exact ties only` : '';
  report.check(wrong === 0, `the ten ids of ${questions.length} answers ${at} equal a naive scan's${ties}`);
}

function timesOf(finder: Finder, questions: readonly Question[]): number[] {
  return questions.map(({ point, at }) => {
    const began = performance.now();
    finder(point, at);
    return (performance.now() - began) * 1_000;
  });
}

function drawQuestions(): Question[] {
  const draws = drawsFrom(7);
  const venues = realVenues();
  return Array.from({ length: QUERIES }, () => {
    const { lat, lon } = draws.oneOf(venues);
    const aside = () => (draws.fraction() - 0.5) * 0.02;
    return { point: { lat: lat + aside(), lon: lon + aside() }, at: drawInstant(draws) };
  });
}
