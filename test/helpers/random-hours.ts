import { weeklyTable, type Hours, type Session } from '../../api/domain/hours.ts';
import { addDays } from '../../api/domain/london-time.ts';

/** A repeatable stream of numbers from 0 to 1 (mulberry32): a failing test prints its seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run, or the one given in HOURS_SEED to repeat an earlier run. */
export function chooseSeed(): number {
  return Number(process.env['HOURS_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
}

export function randomInteger(random: () => number, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function pick<T>(random: () => number, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)];
  if (choice === undefined) throw new Error('nothing to pick from');
  return choice;
}

export interface RandomHoursOptions {
  /** Exceptions fall within `spread` days from here. */
  readonly around: string;
  readonly spread: number;
  /** Minutes of the day that openings and closings are multiples of. */
  readonly step?: number;
}

/** Any week a table can hold: closed days, long nights, overlaps, round-the-clock, odd minutes, dated changes. */
export function randomHours(random: () => number, { around, spread, step = 1 }: RandomHoursOptions): Hours {
  const usual = randomSessions(random, step);
  const weekly = weeklyTable(() => (random() < 0.5 ? usual : randomSessions(random, step)));
  const dates = new Set(
    Array.from({ length: randomInteger(random, 0, 3) }, () =>
      addDays(around, randomInteger(random, -spread, spread)),
    ),
  );
  return {
    weekly,
    bankHolidays: random() < 0.4 ? 'as_usual' : randomSessions(random, step),
    exceptions: [...dates].map((date) => ({ date, sessions: randomSessions(random, step) })),
  };
}

function randomSessions(random: () => number, step: number): Session[] {
  const kind = random();
  if (kind < 0.15) return [];
  if (kind < 0.22) return [['00:00', '24:00']];
  if (kind < 0.5) return [randomSession(random, step)];
  if (kind < 0.8) return [[randomTime(random, 960, 1380, step), randomTime(random, 0, 300, step)]];
  return [randomSession(random, step), randomSession(random, step)];
}

function randomSession(random: () => number, step: number): Session {
  const closes = random() < 0.1 ? '24:00' : randomTime(random, 0, 1439, step);
  return [randomTime(random, 0, 1439, step), closes];
}

function randomTime(random: () => number, from: number, to: number, step: number): string {
  const minute = Math.floor(randomInteger(random, from, to) / step) * step;
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
