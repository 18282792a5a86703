import type { Database } from '../../db/database.ts';
import type { FoundPremises } from '../../db/premises-search.ts';
import type { Clock } from '../domain/clock.ts';
import { conflict, invalid } from '../domain/errors.ts';
import { findDuplicates } from './find-duplicates.ts';
import { findPremises, type PremisesSearch } from './find-premises.ts';
import { readSignUp, type SignUpView } from './read-sign-up.ts';
import { busy, requireAsked, saveSignUpStep } from './save-sign-up-step.ts';

interface Choosing {
  readonly signUpId: string;
  /** Null for "none of these". */
  readonly venueId: string | null;
  readonly person: { readonly id: string };
  readonly db: Database;
  readonly clock: Clock;
}

/**
 * Says which premises of the register a sign-up is for, out of what a search finds; or that they are entered by hand. Other
 * premises than before have another name, address and pin: those answers are asked again.
 *
 * @throws DomainError `sign_up.not_found` (404), `sign_up.not_found_there` (400), `sign_up.sent`, `sign_up.busy` (409)
 */
export async function choosePremises({
  search,
  ...choosing
}: Choosing & { search: PremisesSearch }): Promise<SignUpView> {
  const { venueId, db } = choosing;
  if (venueId === null) return keep(choosing, null, {});
  const { found } = await findPremises({ ...search, db });
  const chosen = found.find(({ id }) => id === venueId);
  if (!chosen) {
    const advice = 'Choose one of the places that the search finds, or enter yours by hand.';
    throw invalid('sign_up.not_found_there', advice, { venue: advice });
  }
  return keep(choosing, chosen, {});
}

/**
 * Answers "Is it one of these?", asked where the register holds premises that are like those entered by hand. What was
 * entered stays.
 *
 * @throws DomainError as choosePremises
 */
export async function answerDuplicates(choosing: Choosing): Promise<SignUpView> {
  const { signUpId, venueId, db, clock } = choosing;
  const view = await readSignUp({ signUpId, db, clock });
  const duplicates = await findDuplicates({ view, db });
  if (venueId !== null) {
    const chosen = duplicates.find(({ known: { id } }) => id === venueId);
    if (!chosen) {
      const advice = 'Choose one of the places on this page, or “None of these”.';
      throw invalid('sign_up.not_found_there', advice, { venue: advice });
    }
    return keep(choosing, chosen.known, { keepAbout: true });
  }
  const sure = duplicates.find(({ sameNumber }) => sameNumber);
  if (sure) {
    throw conflict(
      'sign_up.same_number',
      `${sure.known.name} has the same number as your premises, so it is the same place. Ask for access to it.`,
    );
  }
  const notThese = duplicates.map(({ known: { id } }) => id);
  return keep(choosing, undefined, { keepAbout: true, notThese });
}

/** @param chosen null for premises entered by hand; undefined leaves the premises as they are */
async function keep(
  { signUpId, person, db, clock }: Choosing,
  chosen: FoundPremises | null | undefined,
  { keepAbout = false, notThese = [] }: { keepAbout?: boolean; notThese?: readonly string[] },
): Promise<SignUpView> {
  const view = await readSignUp({ signUpId, db, clock });
  requireAsked(view, 'premises');
  const { signUp } = view;
  const before = signUp.answers.premises?.is;
  const venueId = chosen === undefined ? signUp.venueId : (chosen?.id ?? null);
  const saving = await saveSignUpStep({
    signUpId,
    step: 'premises',
    answer: { venueId, notThese: [...new Set([...(before?.notThese ?? []), ...notThese])] },
    shownVersion: signUp.version,
    changes: venueId === signUp.venueId ? {} : { venueId, authorityCode: chosen?.authorityCode ?? null },
    forget: venueId === signUp.venueId || keepAbout || before === undefined ? [] : ['about', 'place'],
    person,
    db,
    clock,
  });
  if (!saving.saved) throw busy();
  return saving.view;
}
