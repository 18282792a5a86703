import type { Write } from '../../db/database.ts';
import { expectation } from '../../db/expectations.ts';
import { selectStaff } from '../../db/staff.ts';
import { clearDuty, dutyIsStill, updateDuty } from '../../db/staff-changes.ts';
import { epochMinutes } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import { isOnStaff, isUnconfirmed } from '../domain/staff.ts';
import { STAFF_DUTIES, type StaffDuty } from '../domain/training-modules.ts';
import { changeStaff, type StaffWriter, staffChangedMeanwhile, type StaffMember } from './change-staff.ts';

/** Ids of the lead and the deputy of a venue's trained staff; null for nobody. */
export type Leads = Readonly<Record<StaffDuty, string | null>>;

/** Who leads now. */
export function leadsOf(staff: readonly StaffMember[]): Leads {
  const withDuty = (duty: StaffDuty) =>
    staff.find((member) => member.duty === duty && member.leftOn === null)?.id ?? null;
  return { lead: withDuty('lead'), deputy: withDuty('deputy') };
}

/** Whether somebody can lead: works there now, as far as a manager has said. */
export function canLead(member: StaffMember, today: string): boolean {
  return member.name !== '' && isOnStaff(member, today) && !isUnconfirmed(member);
}

/**
 * Says who leads the trained staff of a venue, and who is the deputy: two people.
 *
 * @param was who led when the page was made
 * @returns whether anything was different
 * @throws DomainError `staff.same_lead`, `staff.cannot_lead` (400) with their field, `staff.changed_meanwhile` (409)
 */
export async function chooseLeads({
  venueId,
  leads,
  was,
  ...writer
}: {
  venueId: string;
  leads: Leads;
  was: Leads;
} & StaffWriter): Promise<boolean> {
  const { db, clock } = writer;
  const today = londonDate(epochMinutes(clock.now()));
  const staff = await selectStaff(db, venueId);
  requirePossible(leads, staff, today);
  const now = leadsOf(staff);
  const differ = STAFF_DUTIES.filter((duty) => leads[duty] !== now[duty]);
  if (differ.length === 0) return false;
  if (STAFF_DUTIES.some((duty) => was[duty] !== now[duty])) throw staffChangedMeanwhile();
  const at = new Date(clock.now()).toISOString();
  const writes: Write[] = [
    ...STAFF_DUTIES.map((duty) => expectation(db, dutyIsStill(venueId, duty, now[duty]))),
    ...differ.map((duty) => clearDuty(db, { venueId, duty, at })),
    ...differ.flatMap((duty) => {
      const id = leads[duty];
      return id === null ? [] : [updateDuty(db, { id, duty, at })];
    }),
  ];
  const details = { from: now, to: leads };
  await changeStaff({ venueId, writes, action: 'staff.leads_chosen', details, ...writer });
  return true;
}

function requirePossible({ lead, deputy }: Leads, staff: readonly StaffMember[], today: string): void {
  if (lead !== null && lead === deputy) {
    const advice = 'The lead and the deputy must be two people';
    throw invalid('staff.same_lead', `${advice}.`, { deputy: advice });
  }
  for (const [duty, id] of Object.entries({ lead, deputy })) {
    const member = staff.find((each) => each.id === id);
    if (id === null || (member && canLead(member, today))) continue;
    const advice = 'Choose somebody who works there now';
    throw invalid('staff.cannot_lead', `${advice}.`, { [duty]: advice });
  }
}
