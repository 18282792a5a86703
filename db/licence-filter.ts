import { sql } from 'kysely';
import { SHOWABLE_STATES } from '../api/domain/accreditation.ts';
import type { LocalDate } from '../api/domain/clock.ts';
import { ENDED_STATUSES } from '../api/domain/licence.ts';
import type { LicenceFilter, LicenceList } from '../api/domain/licence-lists.ts';
import type { Database } from './database.ts';

/** The licences that a filter lets through, as `l`, joined with their ward `w` and their venue `v`. */
export function licencesWhere(db: Database, filter: LicenceFilter, today: LocalDate) {
  const { status, ward, town, text, match } = filter;
  let licences = licencesOf(db, filter.authorityCode);
  if (filter.list !== undefined) licences = LISTS[filter.list](licences, today);
  if (status !== undefined) licences = licences.where('l.status', '=', status);
  if (ward === 'none') licences = licences.where('l.ward_code', 'is', null);
  else if (ward !== undefined) licences = licences.where('l.ward_code', '=', ward);
  if (town !== undefined) licences = licences.where('l.town', '=', town);
  if (filter.onSales) licences = licences.where('l.alcohol', 'in', ['on', 'both']);
  if (filter.gone) licences = notInNewestExtract(licences, filter.authorityCode);
  if (filter.likely) licences = withVenueThere(licences);
  if (text !== undefined) licences = holding(licences, text);
  if (match === 'matched') licences = licences.where('l.venue_id', 'is not', null);
  if (match === 'no_match') licences = licences.where('l.no_match', '=', 1);
  if (match === 'to_match') licences = licences.where('l.venue_id', 'is', null).where('l.no_match', '=', 0);
  return licences;
}

type Licences = ReturnType<typeof licencesOf>;

function licencesOf(db: Database, authorityCode: string) {
  return db.query
    .selectFrom('premises_licences as l')
    .leftJoin('wards as w', 'w.code', 'l.ward_code')
    .leftJoin('venues as v', 'v.id', 'l.venue_id')
    .where('l.authority_code', '=', authorityCode);
}

const LISTS: Readonly<Record<LicenceList, (licences: Licences, today: LocalDate) => Licences>> = {
  'not-signed-up': notSignedUp,
  'condition-not-met': conditionNotMet,
  'look-again': lookAgain,
};

/** Those who have nothing under way with a scheme: nobody writes to a venue that was declined, or whose approval was revoked. */
const OVER = ['lapsed', 'withdrawn'] as const;

/** Premises with a licence that stands, or is not known not to, where nobody has signed up. */
function notSignedUp(licences: Licences, today: LocalDate): Licences {
  return notEnded(licences, today)
    .where('l.status', '<>', 'suspended')
    .where(({ or, eb }) => or([eb('v.standing', 'is', null), eb('v.standing', '<>', 'closed')]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('accreditations as a')
            .select('a.venue_id')
            .whereRef('a.venue_id', '=', 'l.venue_id')
            .where('a.state', 'not in', OVER),
        ),
      ),
    );
}

/**
 * Licences with a condition that asks for Ask for Angela or WAVE, where no accreditation that can be shown today answers it:
 * that scheme's for Ask for Angela, any for WAVE alone.
 */
function conditionNotMet(licences: Licences, today: LocalDate): Licences {
  return notEnded(licences, today).where(({ exists, selectFrom }) =>
    exists(
      selectFrom('licence_conditions as c')
        .select('c.id')
        .whereRef('c.licence_id', '=', 'l.id')
        .where('c.asks_for', 'is not', null)
        .where(({ not, exists: is, selectFrom: from }) =>
          not(
            is(
              from('accreditations as a')
                .select('a.venue_id')
                .whereRef('a.venue_id', '=', 'l.venue_id')
                .where('a.state', 'in', SHOWABLE_STATES)
                .where('a.valid_from', '<=', today)
                .where('a.valid_to', '>=', today)
                .where('a.training_until', '>=', today)
                .where(({ or, eb, ref }) =>
                  or([eb('c.asks_for', '=', 'any'), eb('a.scheme_key', '=', ref('c.asks_for'))]),
                ),
            ),
          ),
        ),
    ),
  );
}

/**
 * Licences of accredited venues that do not stand or are under review, or whose designated premises supervisor has changed
 * since the venue was accredited and since an officer looked at the register.
 */
function lookAgain(licences: Licences, today: LocalDate): Licences {
  return licences.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('accreditations as a')
        .select('a.venue_id')
        .whereRef('a.venue_id', '=', 'l.venue_id')
        .where('a.state', 'in', SHOWABLE_STATES)
        .where(({ or, and, eb, ref }) =>
          or([
            eb('l.status', 'in', ['suspended', 'under_review', ...ENDED_STATUSES]),
            eb('l.ends_on', '<', today),
            and([
              eb('l.supervisor_since', '>=', ref('a.valid_from')),
              or([eb('l.checked_on', 'is', null), eb('l.checked_on', '<', ref('l.supervisor_since'))]),
            ]),
          ]),
        ),
    ),
  );
}

function notEnded(licences: Licences, today: LocalDate): Licences {
  return licences
    .where('l.status', 'not in', ENDED_STATUSES)
    .where(({ or, eb }) => or([eb('l.ends_on', 'is', null), eb('l.ends_on', '>=', today)]));
}

/** By the postcode first: next to no venue has a UPRN. */
function withVenueThere(licences: Licences): Licences {
  return licences.where(({ or, and, eb, exists, selectFrom }) =>
    or(
      (['postcode', 'uprn'] as const).map((column) =>
        and([
          eb(`l.${column}`, '<>', ''),
          exists(
            selectFrom('venues as there')
              .select('there.id')
              .whereRef(`there.${column}`, '=', `l.${column}`)
              .whereRef('there.authority_code', '=', 'l.authority_code'),
          ),
        ]),
      ),
    ),
  );
}

function notInNewestExtract(licences: Licences, authorityCode: string): Licences {
  return licences.where(({ eb, selectFrom }) =>
    eb(
      'l.extracted_on',
      '<',
      selectFrom('premises_licences as newest')
        .select(({ fn }) => fn.max('newest.extracted_on').as('day'))
        .where('newest.authority_code', '=', authorityCode),
    ),
  );
}

/** Part of a name, address, number or postcode, whatever its case; a postcode also without its space. */
function holding(licences: Licences, text: string): Licences {
  const all = sql<string>`lower(l.premises_name || ' ' || l.address || ' ' || l.number || ' ' || l.postcode || ' ' || replace(l.postcode, ' ', ''))`;
  return licences.where(({ eb, fn, val }) => eb(fn<number>('instr', [all, val(text.toLowerCase())]), '>', 0));
}
