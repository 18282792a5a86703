import type { Spread } from './spread.ts';

export type Unit =
  'µs' | 'ms' | 's' | 'B' | 'kB' | 'MB' | 'rows/s' | 'requests/s' | 'writes/s' | 'events/s' | 'havens' | '';

export interface Measured {
  readonly what: string;
  readonly value: Spread | number;
  readonly unit: Unit;
}

export interface Target {
  /** What is compared with it: our figure divided by the other one, or our figure alone. */
  readonly of: 'ratio' | 'ours';
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** One line of the table: ours beside a floor or a peer of the same run. */
export interface Comparison {
  readonly what: string;
  readonly ours: Omit<Measured, 'what'>;
  readonly beside?: Measured;
  readonly target?: Target;
}

/** Collects figures as they are taken, and prints them as one table at the end. */
export class Report {
  readonly #subjects = new Map<string, Comparison[]>();
  readonly #wrong: string[] = [];
  #current: Comparison[] = [];

  begin(subject: string, method: string): void {
    this.#current = [];
    this.#subjects.set(subject, this.#current);
    console.log(`\n${subject}: ${method}`);
  }

  /** A line of context: what was drawn, what was counted, what is not measured here. */
  note(text: string): void {
    console.log(`  ${text}`);
  }

  add(comparison: Comparison): void {
    this.#current.push(comparison);
    console.log(`  ${cells(comparison).filter(Boolean).join(' | ')}`);
  }

  /** Something that must hold whatever the machine does: counts, bytes, equal answers. */
  check(holds: boolean, rule: string): void {
    console.log(`  ${holds ? 'holds' : 'WRONG'}: ${rule}`);
    if (!holds) this.#wrong.push(rule);
  }

  get wrong(): readonly string[] {
    return this.#wrong;
  }

  print(): void {
    const head = ['', 'ours (min–max)', 'beside (min–max)', 'ratio', 'target', 'met'];
    const rows = [...this.#subjects].flatMap(([subject, comparisons]) =>
      comparisons.map((each) => cells({ ...each, what: `${subject}: ${each.what}` })),
    );
    const widths = head.map((title, n) => Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)));
    console.log('');
    for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows]) {
      console.log(`| ${row.map((text, n) => text.padEnd(widths[n] ?? 0)).join(' | ')} |`);
    }
    for (const rule of this.#wrong) console.log(`WRONG: ${rule}`);
  }
}

function cells({ what, ours, beside, target }: Comparison): string[] {
  const ratio = beside && middle(ours.value) / middle(beside.value);
  return [
    what,
    withUnit(ours),
    beside ? `${beside.what} ${withUnit(beside)}` : '',
    ratio === undefined ? '' : `${figure(ratio)} ×`,
    target ? targetText(target, ours.unit) : '',
    target ? (isMet(target, ratio, middle(ours.value)) ? 'yes' : 'NO') : '',
  ];
}

function targetText({ of, atMost, atLeast }: Target, unit: Unit): string {
  const suffix = of === 'ratio' ? '×' : unit;
  return [
    atMost !== undefined && `≤ ${figure(atMost)} ${suffix}`,
    atLeast !== undefined && `≥ ${figure(atLeast)} ${suffix}`,
  ]
    .filter(Boolean)
    .join(', ')
    .trim();
}

function isMet({ of, atMost, atLeast }: Target, ratio: number | undefined, ours: number): boolean {
  const value = of === 'ratio' ? (ratio ?? NaN) : ours;
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

function middle(value: Spread | number): number {
  return typeof value === 'number' ? value : value.median;
}

function withUnit({ value, unit }: Omit<Measured, 'what'>): string {
  const text =
    typeof value === 'number'
      ? figure(value)
      : `${figure(value.median)} (${figure(value.min)}–${figure(value.max)})`;
  return `${text} ${unit}`.trim();
}

/** Three significant digits, without exponents. */
function figure(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en-GB', {
    maximumFractionDigits: Math.min(digits, 6),
    minimumFractionDigits: Math.min(digits, 6),
  });
}
