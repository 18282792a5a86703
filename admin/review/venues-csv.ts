import { csvLine } from '../../api/domain/csv-line.ts';
import { kindWords } from '../../api/html/haven-words.ts';
import type { ListedVenue } from '../../api/usecases/list-venues.ts';
import { STATE_WORDS } from '../html/tags.tsx';

const HEADINGS = [
  'id',
  'name',
  'kind',
  'address',
  'town',
  'postcode',
  'ward',
  'scheme',
  'state',
  'valid_to',
  'training_until',
  'shown_until',
];

/** A line for each venue under each scheme; one without a scheme has a line of its own. */
export async function* venueLines(batches: AsyncIterable<readonly ListedVenue[]>): AsyncGenerator<string> {
  yield csvLine(HEADINGS);
  for await (const venues of batches) yield venues.flatMap(linesOf).join('');
}

function linesOf(venue: ListedVenue): string[] {
  const { id, name, kind, address, town, postcode, wardName, shownUntil } = venue;
  const facts = [id, name, kindWords(kind), address, town, postcode, wardName];
  if (venue.accreditations.length === 0) return [csvLine([...facts, '', '', '', '', shownUntil ?? ''])];
  return venue.accreditations.map(({ schemeKey, state, validTo, trainingUntil }) =>
    csvLine([
      ...facts,
      schemeKey,
      STATE_WORDS[state].words,
      validTo ?? '',
      trainingUntil ?? '',
      shownUntil ?? '',
    ]),
  );
}
