import type { LocalDate } from '../../api/domain/clock.ts';
import { csvLine } from '../../api/domain/csv-line.ts';
import { licenceConcerns } from '../../api/domain/licence-concerns.ts';
import type { ListedLicence } from '../../api/usecases/list-licences.ts';
import { STATE_WORDS } from '../html/tags.tsx';
import { licencePath } from './addresses.ts';
import { ALCOHOL_WORDS, CONCERN_WORDS, STATUS_WORDS } from './words.ts';

const HEADINGS = [
  'licence_number',
  'premises_name',
  'address',
  'postcode',
  'ward',
  'town',
  'status',
  'status_in_register',
  'alcohol',
  'venue',
  'accreditations',
  'look_again_because',
  'last_checked',
  'page',
] as const;

/** A list of licences as CSV, without the people. */
export async function* licenceCsv(
  batches: AsyncIterable<readonly ListedLicence[]>,
  { origin, today }: { origin: string; today: LocalDate },
): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  for await (const licences of batches) {
    for (const licence of licences) yield csvLine(cellsOf(licence, origin, today));
  }
}

function cellsOf(licence: ListedLicence, origin: string, today: LocalDate): readonly string[] {
  return [
    licence.number,
    licence.premisesName,
    licence.address,
    licence.postcode,
    licence.wardName,
    licence.town,
    STATUS_WORDS[licence.status].words,
    licence.statusText,
    ALCOHOL_WORDS[licence.alcohol],
    licence.venue?.name ?? '',
    licence.accreditations.map(({ scheme, state }) => `${scheme}: ${STATE_WORDS[state].words}`).join('; '),
    licenceConcerns(licence, today)
      .map((concern) => CONCERN_WORDS[concern])
      .join('; '),
    licence.checkedOn ?? '',
    origin + licencePath(licence.id),
  ];
}
