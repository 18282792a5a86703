import type { Insertable } from 'kysely';
import { isoInstant } from '../../api/domain/clock.ts';
import { addDays, londonInstant } from '../../api/domain/london-time.ts';
import type { SavedAnswers } from '../../api/domain/sign-up.ts';
import type { VenueKind } from '../../api/domain/venue.ts';
import { BARNET } from '../reference/barnet.ts';
import type { SchemeKey } from '../reference/scheme-rules.ts';
import type { SignUpRow } from '../schema-sign-up.ts';
import type { DecidedVenue, DemoOffice } from './decided-venue.ts';
import type { DemoRows } from './demo-rows.ts';

const AT_MINUTE = 15 * 60;
const SCHEMES: readonly SchemeKey[] = ['safe_haven', 'ask_for_angela'];

/** What the demo's manager has sent in for each of their venues, by venue: the council's questions lead back to it. */
export function sentSignUps(
  decided: readonly DecidedVenue[],
  managed: readonly string[],
  { staff, today, nextId }: DemoOffice,
): readonly (Insertable<SignUpRow> & { readonly venue_id: string })[] {
  const at = isoInstant(londonInstant(addDays(today, -21), AT_MINUTE));
  const answers: SavedAnswers = { staff: { at: 1, is: { headcount: 8 } } };
  return managed.map((venueId) => ({
    id: nextId(),
    person_id: staff.manager,
    venue_id: venueId,
    authority_code: BARNET.code,
    schemes: JSON.stringify(decided.filter((each) => each.venueId === venueId).map(({ scheme }) => scheme)),
    answers: JSON.stringify(answers),
    state: 'sent',
    version: 2,
    created_at: at,
    updated_at: at,
    sent_at: at,
  }));
}

/** One that the demo's manager has begun for premises on the list, and not gone on with yet. */
export function openSignUps(
  venues: DemoRows['venues'],
  { staff, today, nextId }: DemoOffice,
): readonly Insertable<SignUpRow>[] {
  const prospect = venues.find(({ standing }) => standing === 'prospect');
  if (!prospect) return [];
  const { id, name, kind, address, postcode } = prospect;
  const answers: SavedAnswers = {
    premises: { at: 2, is: { venueId: id, notThese: [] } },
    schemes: { at: 3, is: SCHEMES },
    about: { at: 4, is: { name, kind: kind as VenueKind, address, postcode } },
  };
  const at = isoInstant(londonInstant(addDays(today, -2), AT_MINUTE));
  return [
    {
      id: nextId(),
      person_id: staff.manager,
      venue_id: id,
      authority_code: BARNET.code,
      schemes: JSON.stringify(SCHEMES),
      answers: JSON.stringify(answers),
      state: 'open',
      version: 4,
      created_at: at,
      updated_at: at,
      sent_at: null,
    },
  ];
}
