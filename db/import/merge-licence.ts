import { samePerson } from '../../api/domain/licence.ts';
import { FACT_COLUMNS, type FactColumn, type FactRow } from '../licence-rows.ts';
import type { PremisesPlace } from '../premises-places.ts';
import type { JudgedLicence } from './judge-licence.ts';

/** The licence that already has a row's key. */
export interface KnownLicence extends FactRow {
  readonly id: string;
  readonly version: number;
  readonly ward_code: string | null;
  readonly town: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly supervisor_before: string;
  readonly supervisor_since: string | null;
  readonly checked_on: string | null;
  readonly checked_by: string | null;
  readonly extracted_on: string | null;
  readonly imported: string | null;
  readonly venue_id: string | null;
}

/** What an import said of a licence, to see next time what has changed there: facts, and a digest of its conditions. */
export type Imported = Partial<FactRow> & { readonly conditions?: string };

export interface LicenceMerge {
  /** `touched`: nothing that anyone sees has changed, but what the import last said has. */
  readonly outcome: 'added' | 'updated' | 'touched' | 'unchanged';
  readonly row: MergedRow;
  readonly conditionsChanged: boolean;
  readonly supervisorChanged: boolean;
  readonly statusChanged: boolean;
  /** Facts that an officer had changed, and which the file now says otherwise. */
  readonly overruled: readonly FactColumn[];
}

export type MergedRow = FactRow &
  Omit<KnownLicence, keyof FactRow | 'id' | 'version' | 'venue_id' | 'imported'> & {
    readonly imported: string;
  };

const NEW: FactRow = {
  ...{ number: '', kind: 'other', premises_name: '', address: '', postcode: '', holder: '', supervisor: '' },
  ...{ status: 'unknown', status_text: '', activities: '[]', alcohol: 'unknown', late_night_refreshment: 0 },
  ...{ hours_text: '', issued_on: null, starts_on: null, ends_on: null, register_link: '', uprn: null },
};

/**
 * Holds a row against the licence that has its key. What the file says differently from the last import is taken over; what it
 * says as before is not, so that what an officer has put right since then stays. A blank supervisor says nothing of who it
 * is, so the name that is known stays, and a later other name is still seen as a change.
 *
 * @param conditions digest of the running text; undefined where the file has no such column
 * @param today the day on which a change of supervisor is seen
 */
export function mergeLicence(
  row: JudgedLicence,
  known: KnownLicence | undefined,
  place: PremisesPlace,
  { conditions, today }: { conditions: string | undefined; today: string },
): LicenceMerge {
  const before: Imported = JSON.parse(known?.imported ?? '{}') as Imported;
  const { facts, overruled } = mergedFacts(row.facts, known, before);
  const supervisorChanged =
    known !== undefined && known.supervisor !== '' && !samePerson(known.supervisor, facts.supervisor);
  const { supervisor, ...said } = row.facts;
  const imported = JSON.stringify({
    ...before,
    ...said,
    ...(supervisor && { supervisor }),
    ...(conditions !== undefined && { conditions }),
  } satisfies Imported);
  const merged: MergedRow = {
    ...facts,
    ...placeOf(place, known),
    supervisor_before: supervisorChanged ? known.supervisor : (known?.supervisor_before ?? ''),
    supervisor_since: supervisorChanged ? today : (known?.supervisor_since ?? null),
    // Nobody has looked at the register since the name changed there.
    checked_on: supervisorChanged ? null : (known?.checked_on ?? null),
    checked_by: supervisorChanged ? null : (known?.checked_by ?? null),
    extracted_on: later(known?.extracted_on ?? null, row.extractedOn),
    imported,
  };
  const conditionsChanged = conditions !== undefined && conditions !== before.conditions;
  return {
    outcome: outcomeOf(merged, known, conditionsChanged),
    row: merged,
    conditionsChanged,
    supervisorChanged,
    statusChanged: known !== undefined && known.status !== facts.status,
    overruled,
  };
}

function mergedFacts(
  stated: JudgedLicence['facts'],
  known: KnownLicence | undefined,
  before: Imported,
): { facts: FactRow; overruled: FactColumn[] } {
  const overruled: FactColumn[] = [];
  const taken = FACT_COLUMNS.flatMap((column) => {
    const said = stated[column];
    if (said === undefined || (column === 'supervisor' && said === '')) return [];
    if (known && column in before && said === before[column]) return [];
    const officers = known && known[column] !== (before[column] ?? NEW[column]);
    if (officers && known[column] !== said) overruled.push(column);
    return [[column, said] as const];
  });
  const base = known ? factsOf(known) : NEW;
  return { facts: { ...base, ...Object.fromEntries(taken) }, overruled };
}

function factsOf(known: KnownLicence): FactRow {
  const facts = { ...NEW };
  for (const column of FACT_COLUMNS) Object.assign(facts, { [column]: known[column] });
  return facts;
}

/** What is known of the place stays where this import knows none: an officer may have given it. */
function placeOf({ point, wardCode, town }: PremisesPlace, known: KnownLicence | undefined) {
  return {
    lat: point?.lat ?? known?.lat ?? null,
    lon: point?.lon ?? known?.lon ?? null,
    ward_code: wardCode ?? known?.ward_code ?? null,
    town: town || (known?.town ?? ''),
  };
}

function outcomeOf(
  row: MergedRow,
  known: KnownLicence | undefined,
  conditionsChanged: boolean,
): LicenceMerge['outcome'] {
  if (!known) return 'added';
  const { imported, extracted_on, ...seen } = row;
  const same = (Object.keys(seen) as (keyof typeof seen)[]).every((column) => seen[column] === known[column]);
  if (!same || conditionsChanged) return 'updated';
  return imported === known.imported && extracted_on === known.extracted_on ? 'unchanged' : 'touched';
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
