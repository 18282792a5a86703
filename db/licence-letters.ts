import type { LocalDate } from '../api/domain/clock.ts';
import type { LicenceFilter } from '../api/domain/licence-lists.ts';
import type { Database } from './database.ts';
import { licencesWhere } from './licence-filter.ts';
import { inListOrder, type PageOf } from './licence-pages.ts';

/** To whom and where a letter about a licence goes. */
export interface LicenceLetter {
  readonly number: string;
  readonly premisesName: string;
  readonly address: string;
  readonly postcode: string;
  readonly holder: string;
  readonly wardName: string;
  readonly town: string;
}

/** Letters to licensed premises, in the order of the list. */
export async function selectLetters(
  db: Database,
  filter: LicenceFilter,
  { today, limit, offset }: PageOf & { readonly today: LocalDate },
): Promise<readonly LicenceLetter[]> {
  const rows = await inListOrder(licencesWhere(db, filter, today))
    .select([
      'l.number',
      'l.premises_name',
      'l.address',
      'l.postcode',
      'l.holder',
      'w.name as ward',
      'l.town',
    ])
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ premises_name, ward, ...row }) => ({
    ...row,
    premisesName: premises_name,
    wardName: ward ?? '',
  }));
}
