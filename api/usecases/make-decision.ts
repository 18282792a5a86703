import type { AccreditationDates } from '../../db/accreditations.ts';
import type { Database, Write } from '../../db/database.ts';
import { changedMeanwhile, expectation } from '../../db/expectations.ts';
import { trainingChanged } from '../../db/training-records.ts';
import { approvedFactsAreStill } from '../../db/venue-facts.ts';
import { lastDayOfMonths } from '../domain/calendar.ts';
import type { Decider, Decision } from '../domain/case-facts.ts';
import { epochMinutes, type Clock, type LocalDate } from '../domain/clock.ts';
import { subjectForManagers } from '../domain/decision-text.ts';
import { offerOf, type Offer } from '../domain/decisions.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { addDays, londonDate } from '../domain/london-time.ts';
import { prepareStep } from './accreditation-step.ts';
import { requireVenue, venueChangedMeanwhile } from './change-venue.ts';
import { mailManagers } from './mail-managers.ts';
import { approvedFactsVersion } from './propose-venue-change.ts';
import type { Case } from './read-cases.ts';
import { readDecidedCase } from './training-to-decide-by.ts';
import { decidedFirst, writeAndPublish } from './write-and-publish.ts';

/** What an officer decides. */
export interface DecisionAsked {
  readonly venueId: string;
  readonly schemeKey: string;
  readonly authorityCode: string;
  readonly decision: Decision;
  /** One of REASON_CODES of the decision. */
  readonly code: string;
  /** What the managers are told, and read on their page. */
  readonly text: string;
  /** For the trail only; '' where there is none. */
  readonly note: string;
  /** The venue's last event that the officer has seen. */
  readonly expectedSequence: number;
  /** Of what is shown: its last day, where the officer wants another than the scheme's. */
  readonly validTo?: LocalDate | null;
  /** The version of name and place that the officer has seen, where the decision shows them to the public. */
  readonly placeSeen?: string | null;
}

/**
 * Carries out what an officer has decided on a venue under a scheme, if its guards are met: one atomic write with its
 * event, its audit event and the mail to the managers. What the public sees is right when this returns.
 *
 * @param facts what else the trail is to say, such as the key of a bulk decision
 * @throws DomainError `case.not_found` (404), `accreditation.decided_meanwhile`, `venue.changed_meanwhile`,
 *   `decision.not_open` (409), `decision.valid_to_wrong` (400), and those of `decideAccreditation`
 */
export async function makeDecision({
  asked,
  decider,
  facts = {},
  publicOrigin,
  db,
  clock,
}: {
  asked: DecisionAsked;
  decider: Decider;
  facts?: Readonly<Record<string, string>>;
  publicOrigin: string;
  db: Database;
  clock: Clock;
}): Promise<{ sequence: number }> {
  const { venueId, schemeKey, decision, expectedSequence, code, text, note } = asked;
  const today = londonDate(epochMinutes(clock.now()));
  const found = await readDecidedCase({ ...asked, db, clock });
  if (found.record.sequence !== expectedSequence) throw decidedFirst();
  const offer = offerOf(decision, found.facts, decider, today);
  if (!offer?.open) throw notOpen(offer, found.remedies);
  const asSeen = await placeAsSeen(db, asked);
  const step = await prepareStep({
    ...{ venueId, schemeKey, to: offer.to, reason: text, expectedSequence },
    dates: datesOf(asked, found, today),
    facts: { code, ...facts },
    ...{ actor: decider.actor, db, clock },
  });
  const mail = await mailManagers({
    venueId,
    write: (venueName) => ({
      reference: `decision/${venueId}/${step.sequence}`,
      kind: 'decision',
      subject: subjectForManagers({ decision, venueName }),
      paragraphs: [text, `See where your venue stands: ${publicOrigin}/admin/venues/${venueId}`],
    }),
    db,
    clock,
  });
  const event = note === '' ? step.event : withNote(step.event, note);
  try {
    await writeAndPublish({
      writes: [
        ...asSeen,
        ...found.asRead,
        ...step.writes,
        ...mail,
        // It may be held to another version of the scheme's rules from now on.
        trainingChanged(db, venueId, new Date(clock.now()).toISOString()),
      ],
      events: [event],
      scopes: step.scopes,
      db,
      clock,
    });
  } catch (error) {
    throw changedMeanwhile(error) ? venueChangedMeanwhile(error) : error;
  }
  return { sequence: step.sequence };
}

/** Until a venue is first shown its managers change name and place at once: what is approved is what was seen. */
async function placeAsSeen(
  db: Database,
  { venueId, placeSeen }: Pick<DecisionAsked, 'venueId' | 'placeSeen'>,
): Promise<readonly Write[]> {
  if (placeSeen === undefined || placeSeen === null) return [];
  const venue = await requireVenue(db, venueId);
  if ((await approvedFactsVersion(venue)) !== placeSeen) throw venueChangedMeanwhile();
  return [expectation(db, approvedFactsAreStill(venueId, venue))];
}

type Event = Awaited<ReturnType<typeof prepareStep>>['event'];

function withNote(event: Event, note: string): Event {
  return { ...event, details: { ...(typeof event.details === 'object' && event.details), note } };
}

function notOpen(offer: Offer | undefined, remedies: readonly string[]) {
  const unmet = offer?.guards.flatMap(({ met, words }) => (met ? [] : [words]));
  const why = unmet
    ? [...unmet, ...remedies].join(' ')
    : 'It is no longer in a state in which this can be decided.';
  return conflict('decision.not_open', `This cannot be decided now. ${why}`);
}

function datesOf(
  { decision, validTo }: DecisionAsked,
  { facts }: Case,
  today: LocalDate,
): Partial<AccreditationDates> {
  const trained = facts.training && {
    trained_on: facts.training.trainedOn,
    training_until: facts.training.trainingUntil,
  };
  switch (decision) {
    case 'accredit':
    case 'renew':
      return {
        ...trained,
        ...(facts.state === 'renewal_due' ? {} : { valid_from: today }),
        valid_to: chosenEnd(validTo, usualEnd(facts, today), today),
        action_deadline: null,
      };
    case 'lift':
      return { ...trained, action_deadline: null };
    case 'suspend':
    case 'revoke':
      return { action_deadline: null };
    default:
      return {};
  }
}

/** A renewal goes on from where the accreditation ends; what has lapsed, and what is new, begins today. */
function firstDay({ state, validTo }: Case['facts'], today: LocalDate): LocalDate {
  return state === 'renewal_due' && validTo !== null && validTo >= today ? addDays(validTo, 1) : today;
}

/** The last day that the scheme gives an accreditation, or a renewal, which is decided today. */
export function usualEnd(facts: Case['facts'], today: LocalDate): LocalDate {
  return lastDayOfMonths(firstDay(facts, today), facts.rules.accreditationMonths);
}

function chosenEnd(chosen: LocalDate | null | undefined, usual: LocalDate, today: LocalDate): LocalDate {
  if (chosen === null || chosen === undefined) return usual;
  if (chosen >= today && chosen <= usual) return chosen;
  const advice = `Enter a last day from ${today} to ${usual}.`;
  throw invalid('decision.valid_to_wrong', advice, { valid_to: advice });
}
