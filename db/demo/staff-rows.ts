import type { Insertable } from 'kysely';
import { isoInstant, type LocalDate } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import type { StaffDuty } from '../../api/domain/training-modules.ts';
import type { StaffMemberRow } from '../schema-training.ts';

const FIRST = ['Ada', 'Bo', 'Cleo', 'Dev', 'Esme', 'Finn', 'Gita', 'Hana', 'Ivo', 'Joy', 'Kit', 'Luz', 'Mei'];
const LAST = ['Quire', 'Ream', 'Folio', 'Vellum', 'Carton', 'Leaflet', 'Margin'];
const JOBS = ['Bar staff', 'Door supervisor', 'Front of house', 'Supervisor', 'Reception'];
const DUTIES: readonly (StaffDuty | null)[] = ['lead', 'deputy'];
const AT_MINUTE = 9 * 60;

export interface DemoStaffList {
  /** Who works there and has learnt what there is to learn. */
  readonly trained: readonly Insertable<StaffMemberRow>[];
  /** Somebody new, somebody who left, somebody whom nobody has confirmed. */
  readonly others: readonly Insertable<StaffMemberRow>[];
}

/** Invented people of a venue: at least a lead and a deputy, and in larger teams one who came lately. */
export function demoStaff({
  venueId,
  place,
  today,
  nextId,
  addedBy,
  link = false,
  newcomer = true,
}: {
  venueId: string;
  place: number;
  today: LocalDate;
  nextId: () => string;
  addedBy: string;
  /** Whether somebody joined by the venue's link, and waits for a manager's word. */
  link?: boolean;
  /** Whether a larger team may have somebody who has still to learn. */
  newcomer?: boolean;
}): DemoStaffList {
  const count = 3 + (place % 6);
  const since = addDays(today, -380);
  const member = (index: number, given: Partial<Insertable<StaffMemberRow>> = {}) => {
    const id = nextId();
    return {
      ...{
        id,
        venue_id: venueId,
        name: nameOf(place, index),
        job: JOBS[(place + index) % JOBS.length] ?? '',
      },
      ...{ email: null, public_facing: 1, duty: DUTIES[index] ?? null, joined_on: since, left_on: null },
      ...{ source: 'manager', confirmed_at: null, claimed_at: instant(since), added_by: addedBy },
      ...{ added_at: instant(since), updated_at: instant(since) },
      ...given,
    };
  };
  const lately = (days: number) => ({
    joined_on: addDays(today, -days),
    claimed_at: null,
    added_at: instant(addDays(today, -days)),
    updated_at: instant(addDays(today, -days)),
  });
  return {
    trained: Array.from({ length: count }, (_, index) => member(index)),
    others: [
      ...(newcomer && count > 4 ? [member(count, lately(4))] : []),
      ...(place % 4 === 0 ? [member(count + 1, { left_on: addDays(today, -40) })] : []),
      ...(link ? [joined(member(count + 2, lately(2)))] : []),
    ],
  };
}

function joined(row: Insertable<StaffMemberRow>): Insertable<StaffMemberRow> {
  return { ...row, source: 'link', claimed_at: row.added_at, added_by: `staff/${row.id}` };
}

function nameOf(place: number, index: number): string {
  return `${FIRST[(place * 5 + index) % FIRST.length]} ${LAST[(place + index) % LAST.length]}`;
}

function instant(day: LocalDate): string {
  return isoInstant(londonInstant(day, AT_MINUTE));
}
