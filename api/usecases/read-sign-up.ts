import { selectApplications, selectManagerIds, type Application } from '../../db/applications.ts';
import { selectAuthority } from '../../db/areas.ts';
import type { Database } from '../../db/database.ts';
import { selectEvidenceOfSignUp, type Evidence } from '../../db/evidence.ts';
import { selectSchemes } from '../../db/schemes.ts';
import { selectSignUp, type SignUp } from '../../db/sign-ups.ts';
import { selectVenueRecord, type VenueRecord } from '../../db/venue-facts.ts';
import { statesOfApplying } from '../domain/accreditation.ts';
import { itemsGiven } from '../domain/checklist.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';
import type { Scheme } from '../domain/scheme.ts';
import { signUpStanding, type SignUpStanding } from '../domain/sign-up.ts';

export type { Application } from '../../db/applications.ts';
export type { Evidence } from '../../db/evidence.ts';
export type { SignUp } from '../../db/sign-ups.ts';
export type { VenueRecord } from '../../db/venue-facts.ts';

/** A sign-up with all that it is about, as the register stands now. */
export interface SignUpView {
  readonly signUp: SignUp;
  /** The premises on the register; undefined while they are entered by hand. */
  readonly venue: VenueRecord | undefined;
  /** Where the venue stands under the schemes. */
  readonly applications: readonly Application[];
  readonly authority: { readonly code: string; readonly name: string } | undefined;
  /** Every scheme in the version in force, and those that were chosen. */
  readonly schemes: readonly Scheme[];
  readonly chosen: readonly Scheme[];
  /** What has not been taken back. */
  readonly evidence: readonly Evidence[];
  /** Facts are those of a venue that its manager has on the register: they are changed there. */
  readonly factsKnown: boolean;
  /** Somebody else has the premises on the register: this person has to ask for access. */
  readonly taken: boolean;
  /** Whether it can be changed and sent: it was not sent yet, or the council has asked for more. */
  readonly changeable: boolean;
  /** What the council has asked for, by scheme. */
  readonly questions: readonly Application[];
  readonly standing: SignUpStanding;
}

/**
 * A sign-up as the register stands now.
 * @throws DomainError `sign_up.not_found` (404)
 */
export async function readSignUp({
  signUpId,
  db,
  clock,
}: {
  signUpId: string;
  db: Database;
  clock: Clock;
}): Promise<SignUpView> {
  const signUp = await selectSignUp(db, signUpId);
  if (!signUp) throw notFound('sign_up.not_found', 'This sign-up is not there any more. Start a new one.');
  const { venueId, authorityCode } = signUp;
  const venue = venueId === null ? undefined : await selectVenueRecord(db, venueId);
  const managers = venue ? await selectManagerIds(db, venue.id) : [];
  const managed = managers.includes(signUp.personId);
  const somebodys = venue !== undefined && (venue.standing !== 'prospect' || managers.length > 0);
  const applications = venue ? (await selectApplications(db, venue.id)).all : [];
  const schemes = await selectSchemes(db, londonDate(epochMinutes(clock.now())));
  const chosen = schemes.filter(({ key }) => signUp.schemes.includes(key));
  const evidence = await selectEvidenceOfSignUp(db, signUpId);
  const factsKnown = signUp.state === 'sent' || managed;
  const questions = applications.filter(
    ({ state, schemeKey }) => state === 'more_information_needed' && signUp.schemes.includes(schemeKey),
  );
  return {
    signUp,
    venue,
    applications,
    authority: authorityCode === null ? undefined : await selectAuthority(db, authorityCode),
    schemes,
    chosen,
    evidence,
    factsKnown,
    taken: signUp.state === 'open' && !managed && somebodys,
    changeable: signUp.state === 'open' || (signUp.state === 'sent' && questions.length > 0),
    questions,
    standing: signUpStanding({
      answers: signUp.answers,
      factsKnown,
      schemes: questions.length > 0 ? asked(chosen, questions) : chosen,
      given: itemsGiven(evidence),
    }),
  };
}

/** After it was sent, only the schemes about which the council asked are looked at again. */
function asked(chosen: readonly Scheme[], questions: readonly Application[]): readonly Scheme[] {
  return chosen.filter(({ key }) => questions.some(({ schemeKey }) => schemeKey === key));
}

/** The schemes that can be applied for: those under which the venue has no application that is under way or stands. */
export function openSchemes({ schemes, applications }: SignUpView): readonly Scheme[] {
  const stateUnder = (key: string) => applications.find(({ schemeKey }) => schemeKey === key)?.state ?? null;
  return schemes.filter(({ key }) => statesOfApplying(stateUnder(key)) !== undefined);
}
