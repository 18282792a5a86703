import { selectAreaAt } from '../../db/area-at.ts';
import type { Database, Write } from '../../db/database.ts';
import { claimProspect, insertSignedUpVenue, type SignedUpFacts } from '../../db/signed-up-venues.ts';
import { confirmVenueHours, deleteVenueHours, upsertVenueHours } from '../../db/venue-hours.ts';
import type { VenueRecord } from '../../db/venue-facts.ts';
import type { LocalDate } from '../domain/clock.ts';
import { invalid } from '../domain/errors.ts';
import type { Answers, SavedAnswers, StepKey } from '../domain/sign-up.ts';
import type { SignUpView } from './read-sign-up.ts';

/**
 * The writes that put the venue of a sign-up on the register with its hours: a new one, or the prospect that it was found
 * as. Of a venue that its manager has there already only the hours are confirmed.
 */
export async function venueWrites({
  view,
  venueId,
  at,
  today,
  db,
}: {
  view: SignUpView;
  venueId: string;
  at: string;
  today: LocalDate;
  db: Database;
}): Promise<readonly Write[]> {
  const { signUp, venue, factsKnown } = view;
  if (factsKnown) return [confirmVenueHours(db, venueId, today)];
  const facts = await factsOf(view, db);
  const { weekly, bankHolidays } = answerTo(signUp.answers, 'hours');
  const hours = { weekly, bankHolidays, source: 'manager', confirmedOn: today };
  return [
    venue
      ? claimProspect(db, venueId, facts, at)
      : insertSignedUpVenue(db, { id: venueId, signUpId: signUp.id }, facts, at),
    // What was imported of them, with its exceptions, is not what the manager has just said.
    ...(['opening', 'haven'] as const).flatMap((purpose) => deleteVenueHours(db, venueId, purpose)),
    upsertVenueHours(db, { venueId, purpose: 'opening', ...hours }),
  ];
}

async function factsOf({ signUp: { answers }, venue }: SignUpView, db: Database): Promise<SignedUpFacts> {
  const about = answerTo(answers, 'about');
  const { lat, lon, by } = answerTo(answers, 'place');
  const { phone, website } = answerTo(answers, 'contact');
  const { facilities, agePolicy } = answerTo(answers, 'offer');
  const { authorityCode, wardCode, town } = await selectAreaAt(db, { lat, lon }, about.postcode);
  return {
    ...about,
    lat,
    lon,
    authorityCode,
    wardCode,
    town: by === 'register' && venue?.town ? venue.town : town,
    phone,
    website,
    facilities,
    agePolicy,
    review: reviewOf(about, by, venue),
  };
}

/** What an officer should look at: a rough pin, and where the manager says otherwise than the register did. */
function reviewOf(
  about: Answers['about'],
  by: Answers['place']['by'],
  venue: VenueRecord | undefined,
): string {
  const rough = by === 'outcode' || by === 'beside' ? ['its pin is rough: look where it is'] : [];
  const otherwise = venue
    ? (['name', 'address', 'postcode'] as const)
        .filter((fact) => venue[fact] !== '' && venue[fact] !== about[fact])
        .map((fact) => `the register had the ${fact} "${venue[fact]}"`)
    : [];
  return [...rough, ...otherwise].join('; ');
}

/**
 * An answer that a complete sign-up holds.
 * @throws DomainError `sign_up.incomplete` (400)
 */
export function answerTo<Step extends StepKey>(answers: SavedAnswers, step: Step): Answers[Step] {
  const saved = answers[step];
  if (!saved) throw incomplete();
  return saved.is as Answers[Step];
}

export function incomplete() {
  return invalid(
    'sign_up.incomplete',
    'Something is still missing. Go back to your list and finish it first.',
  );
}
