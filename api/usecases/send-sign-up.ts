import { selectApplications } from '../../db/applications.ts';
import { writeAudited } from '../../db/audit.ts';
import { selectBankHolidayDates } from '../../db/bank-holidays.ts';
import { insertConfirmation } from '../../db/confirmations.ts';
import type { Database, Write } from '../../db/database.ts';
import { ConflictError } from '../../db/errors.ts';
import { moveEvidenceToVenue } from '../../db/evidence.ts';
import { changedMeanwhile } from '../../db/expectations.ts';
import { insertVenueManager, updatePersonName } from '../../db/people.ts';
import { selectPledge } from '../../db/pledges.ts';
import { updateSignUp } from '../../db/sign-ups.ts';
import { workingDaysAfter } from '../domain/calendar.ts';
import { epochMinutes, type Clock, type Ids, type LocalDate } from '../domain/clock.ts';
import { alreadyWords } from '../domain/duplicates.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { bankHolidayDates } from '../domain/hours.ts';
import { londonDate } from '../domain/london-time.ts';
import { actorOf } from '../domain/people.ts';
import { applicationSteps } from './application-steps.ts';
import { copyEvidence } from './copy-evidence.ts';
import { findDuplicates } from './find-duplicates.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';
import { sentInMails } from './sign-up-mails.ts';
import { answerTo, incomplete, venueWrites } from './signed-up-venue.ts';

/** How soon an officer has looked at an application. */
const FIRST_LOOK_WORKING_DAYS = 10;

interface Sending {
  readonly signUpId: string;
  /** Of the sign-up when its answers were checked. */
  readonly shownVersion: number;
  /** Of the pledge that was accepted; null where the box was not ticked. */
  readonly pledge: number | null;
  readonly publicOrigin: string;
  readonly person: { readonly id: string; readonly email: string; readonly name: string };
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * Sends a sign-up in: the venue with its hours, its manager, the evidence, what was confirmed, and the application for each
 * scheme, in one atomic write with the mails that tell of it. Sent twice it finds the first result.
 *
 * @returns the venue
 * @throws DomainError `sign_up.not_found` (404), `sign_up.incomplete`, `sign_up.no_pledge` (400, with the field),
 *   `sign_up.changed`, `sign_up.already_registered`, `sign_up.same_place`, `sign_up.set_aside`, `venue.closed` (409)
 */
export async function sendSignUp(sending: Sending): Promise<{ venueId: string }> {
  const view = await readSignUp(sending);
  const { signUp } = view;
  if (signUp.state === 'sent' && !view.changeable) return { venueId: signUp.venueId ?? '' };
  await requireSendable(view, sending);
  try {
    return await write(view, sending);
  } catch (error) {
    if (!(error instanceof ConflictError) && !changedMeanwhile(error)) throw error;
    const now = await readSignUp(sending);
    if (now.signUp.state === 'sent' && !now.changeable) return { venueId: now.signUp.venueId ?? '' };
    if (now.taken) throw taken(now);
    throw changed(error);
  }
}

async function requireSendable(
  view: SignUpView,
  { shownVersion, pledge, db, clock }: Sending,
): Promise<void> {
  if (view.signUp.state === 'set_aside')
    throw conflict('sign_up.set_aside', 'You have set this sign-up aside. Start a new one.');
  if (view.taken) throw taken(view);
  if (view.venue?.standing === 'closed')
    throw conflict('venue.closed', 'This venue has closed for good, so it cannot apply.');
  if (!view.standing.complete) throw incomplete();
  const current = await selectPledge(db, today(clock));
  if (pledge === null || pledge !== current?.version) {
    const advice = 'Tick the box to make the pledge for your venue';
    throw invalid('sign_up.no_pledge', `${advice}.`, { pledge: advice });
  }
  if (view.signUp.version !== shownVersion) throw changed();
  const [duplicate] = await findDuplicates({ view, db });
  if (duplicate) {
    throw conflict(
      'sign_up.same_place',
      `${duplicate.known.name} at ${duplicate.known.postcode} may be the same place. Say whether it is, then send.`,
    );
  }
}

async function write(
  view: SignUpView,
  { publicOrigin, pledge, person, db, clock, ids }: Sending,
): Promise<{ venueId: string }> {
  const { signUp, factsKnown } = view;
  const at = new Date(clock.now()).toISOString();
  const actor = actorOf(person);
  const venueId = signUp.venueId ?? ids.next();
  const again = signUp.state === 'sent';
  const authorityCode = factsKnown ? (view.venue?.authorityCode ?? null) : signUp.authorityCode;
  const { all, sequence } = await selectApplications(db, venueId);
  const steps = await applicationSteps({
    venueId,
    authorityCode,
    schemes: again ? view.chosen.filter(({ key }) => isAsked(view, key)) : view.chosen,
    applications: all,
    sequence,
    signUpId: signUp.id,
    actor,
    at,
    db,
  });
  if (steps.schemes.length === 0) throw changed();
  const sent = view.chosen.filter(({ key }) => steps.schemes.includes(key));
  const mails = await sentInMails({
    venueId,
    venueName: venueNameOf(view),
    authority: view.authority,
    schemeNames: sent.map(({ name }) => name),
    again,
    firstLookBy: await firstLookBy({ sentAt: at, db }),
    sequence: steps.sequence,
    manager: person,
    publicOrigin,
    at,
    db,
  });
  const headcount = answerTo(signUp.answers, 'staff').headcount;
  const confirmed = (what: 'hours' | 'headcount' | 'pledge', value = 0) =>
    insertConfirmation(db, { venueId, what, at, by: actor, value });
  await writeAudited(
    db,
    [
      ...(await venueWrites({ view, venueId, at, today: today(clock), db })),
      updateSignUp(db, signUp, { venueId, authorityCode, state: 'sent', sentAt: at }, at),
      ...managerWrites(view, { venueId, person, actor, at, db }),
      moveEvidenceToVenue(db, signUp.id, venueId),
      ...copyEvidence({ view, venueId, schemes: sent, personId: person.id, at, db, ids }),
      confirmed('hours'),
      confirmed('headcount', headcount),
      confirmed('pledge', pledge ?? 0),
      ...steps.writes,
      ...mails,
    ],
    [
      {
        authority_code: authorityCode,
        occurred_at: at,
        actor,
        action: again ? 'sign_up.sent_again' : 'sign_up.sent',
        subject: `venue/${venueId}`,
        details: { signUp: signUp.id, pledge, headcount, schemes: steps.schemes },
      },
      ...steps.events,
    ],
  );
  return { venueId };
}

/** The manager's link to the venue, and their name where they gave it. */
function managerWrites(
  { signUp: { answers }, factsKnown }: SignUpView,
  given: { venueId: string; person: Sending['person']; actor: string; at: string; db: Database },
): readonly Write[] {
  if (factsKnown) return [];
  const { venueId, person, actor, at, db } = given;
  const name = answerTo(answers, 'contact').managerName;
  return [
    insertVenueManager(db, { venueId, personId: person.id, at, by: actor, seenAt: at }),
    ...(name === person.name ? [] : [updatePersonName(db, { id: person.id, name, at })]),
  ];
}

/** The day by which an officer has looked at an application that was sent at an instant. */
export async function firstLookBy({ sentAt, db }: { sentAt: string; db: Database }): Promise<LocalDate> {
  const holidays = bankHolidayDates(await selectBankHolidayDates(db));
  const sentOn = londonDate(epochMinutes(Date.parse(sentAt)));
  return workingDaysAfter(sentOn, FIRST_LOOK_WORKING_DAYS, holidays);
}

export function venueNameOf({ signUp, venue, factsKnown }: SignUpView): string {
  const typed = factsKnown ? undefined : signUp.answers.about?.is.name;
  return typed ?? venue?.name ?? '';
}

function isAsked({ questions }: SignUpView, key: string): boolean {
  return questions.some(({ schemeKey }) => schemeKey === key);
}

function today(clock: Clock): LocalDate {
  return londonDate(epochMinutes(clock.now()));
}

function taken({ venue }: SignUpView) {
  return conflict('sign_up.already_registered', alreadyWords(venue ?? { name: 'This venue', postcode: '' }));
}

function changed(cause?: unknown) {
  return conflict(
    'sign_up.changed',
    'Your answers were changed in another window since you checked them. Check them once more, then send.',
    cause,
  );
}
