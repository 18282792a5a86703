import type { Database } from '../../db/database.ts';
import { selectSignagePacks, type SignagePack } from '../../db/signage.ts';
import { selectAccreditationsOf, type VenueAccreditation } from '../../db/venue-accreditations.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { londonDate } from '../domain/london-time.ts';
import { publicStanding, type PublicStanding } from '../domain/public-standing.ts';
import { signsStanding, signsUntil, type SignsStanding } from '../domain/signage.ts';
import { requireVenue } from './change-venue.ts';

export type { SignagePack } from '../../db/signage.ts';

/** The signs of a venue under one scheme. */
export interface SchemeSigns {
  readonly accreditation: VenueAccreditation & { readonly standing: PublicStanding };
  /** The day that signs made today would say; undefined where none can be made. */
  readonly until: LocalDate | undefined;
  /** What is out, and what is to be done about it. */
  readonly out: (SignagePack & { readonly standing: SignsStanding }) | undefined;
}

export interface VenueSigns {
  readonly venue: VenueRecord;
  readonly today: LocalDate;
  readonly schemes: readonly SchemeSigns[];
  /** What was replaced or given back, the newest first. */
  readonly ended: readonly SignagePack[];
}

/**
 * The signs of a venue: what is out, what can be made, what came back.
 * @throws DomainError `venue.not_found` (404)
 */
export async function showSigns({
  venueId,
  db,
  clock,
}: {
  venueId: string;
  db: Database;
  clock: Clock;
}): Promise<VenueSigns> {
  const today = londonDate(epochMinutes(clock.now()));
  const venue = await requireVenue(db, venueId);
  const packs = await selectSignagePacks(db, venueId);
  const accreditations = await selectAccreditationsOf(db, venueId);
  return {
    venue,
    today,
    schemes: accreditations.map((accreditation) => {
      const now = signsUntil(accreditation, today);
      const out = packs.find(
        ({ schemeKey, state }) => schemeKey === accreditation.schemeKey && state === 'issued',
      );
      return {
        accreditation: { ...accreditation, standing: publicStanding(accreditation, today) },
        until: 'until' in now ? now.until : undefined,
        out: out && { ...out, standing: signsStanding(out.validUntil, accreditation, today) },
      };
    }),
    ended: packs.filter(({ state }) => state !== 'issued'),
  };
}
