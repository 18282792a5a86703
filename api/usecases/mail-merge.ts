import type { Database } from '../../db/database.ts';
import { selectLetters } from '../../db/licence-letters.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { csvLine } from '../domain/csv-line.ts';
import type { LicenceFilter } from '../domain/licence-lists.ts';
import { londonDate } from '../domain/london-time.ts';

const HEADINGS = [
  'premises_name',
  'address',
  'postcode',
  'holder',
  'salutation',
  'ward',
  'town',
  'licence_number',
  'sign_up_link',
] as const;

/** To whom a letter is addressed where the register does not name the holder, or the letter should not. */
const SALUTATION = 'The licence holder';
const LETTERS_A_BATCH = 1_000;

/**
 * Letters to licensed premises that have not signed up, a line each: CSV for a word processor's mail merge. It holds the names
 * of licence holders: for officers, never for partners or the public.
 *
 * @param signUpLink where a manager begins
 */
export async function* writeMailMerge({
  filter,
  signUpLink,
  db,
  clock,
}: {
  filter: Omit<LicenceFilter, 'list'>;
  signUpLink: string;

  db: Database;
  clock: Clock;
}): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  const today = londonDate(epochMinutes(clock.now()));
  for (let offset = 0; ; offset += LETTERS_A_BATCH) {
    const part = { today, limit: LETTERS_A_BATCH, offset };
    const letters = await selectLetters(db, { ...filter, list: 'not-signed-up' }, part);
    for (const { premisesName, address, postcode, holder, wardName, town, number } of letters) {
      yield csvLine([
        premisesName,
        address,
        postcode,
        holder,
        SALUTATION,
        wardName,
        town,
        number,
        signUpLink,
      ]);
    }
    if (letters.length < LETTERS_A_BATCH) return;
  }
}
