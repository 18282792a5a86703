/** Premises that came onto the register with an import, counted together: months are those of London, `2026-03`. */
export interface ProspectCount {
  readonly source: string;
  readonly importedIn: string;
  /** When they first sent a form in, or were entered as accredited; null where they have not. */
  readonly signedUpIn: string | null;
  readonly accreditedIn: string | null;
  readonly count: number;
}

export const PROSPECT_STAGES = ['imported', 'signed_up', 'accredited', 'waiting'] as const;
/** How far prospects came; each holds those of the next but `waiting`: imported, and nobody has signed up. */
export type ProspectStage = (typeof PROSPECT_STAGES)[number];

/** Which prospects; all of them where nothing is given. The month is that in which the stage was reached. */
export interface ProspectFilter {
  readonly source?: string | undefined;
  readonly stage: ProspectStage;
  /** `2026-03`, a month of London. */
  readonly month?: string | undefined;
}

/** How many of the counted prospects a filter lets through. */
export function countProspects(
  counts: readonly ProspectCount[],
  { source, stage, month }: ProspectFilter,
): number {
  return counts
    .filter((each) => source === undefined || each.source === source)
    .filter((each) => {
      const reached = reachedIn(each, stage);
      return reached !== null && (month === undefined || reached === month);
    })
    .reduce((sum, { count }) => sum + count, 0);
}

function reachedIn(each: ProspectCount, stage: ProspectStage): string | null {
  if (stage === 'signed_up') return each.signedUpIn;
  if (stage === 'accredited') return each.accreditedIn;
  return stage === 'waiting' && each.signedUpIn !== null ? null : each.importedIn;
}

/** The months that ends with one, oldest first. */
export function monthsTo(month: string, many: number): readonly string[] {
  const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
  return Array.from({ length: many }, (_, n) => {
    const each = last - many + 1 + n;
    return `${Math.floor(each / 12)}-${String((each % 12) + 1).padStart(2, '0')}`;
  });
}
