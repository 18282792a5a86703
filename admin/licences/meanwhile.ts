import type { LicenceFacts } from '../../api/domain/licence.ts';
import { dateWords } from '../../api/html/time-words.ts';
import { ALCOHOL_WORDS, KIND_WORDS, STATUS_WORDS } from './words.ts';

/** What the register says of a licence by now, where that is not what was typed: a line a fact. */
export function meanwhileOf(now: LicenceFacts, typed: LicenceFacts): readonly string[] {
  const [present, wanted] = [wordsOf(now), wordsOf(typed)];
  return Object.keys(present)
    .filter((fact) => present[fact] !== wanted[fact])
    .map((fact) => `${fact}: ${present[fact] || 'nothing'}`);
}

function wordsOf(facts: LicenceFacts): Record<string, string> {
  const day = (date: string | null) => (date === null ? '' : dateWords(date));
  return {
    'Licence number': facts.number,
    Kind: KIND_WORDS[facts.kind],
    Status: STATUS_WORDS[facts.status].words,
    Issued: day(facts.issuedOn),
    'First day': day(facts.startsOn),
    'Last day': day(facts.endsOn),
    'Link to the register': facts.registerLink,
    'Name of the premises': facts.premisesName,
    Address: facts.address,
    Postcode: facts.postcode,
    UPRN: facts.uprn ?? '',
    'Licence holder': facts.holder,
    'Designated premises supervisor': facts.supervisor,
    Alcohol: ALCOHOL_WORDS[facts.alcohol],
    'Late night refreshment': facts.lateNightRefreshment ? 'yes' : 'no',
    Entertainment: facts.activities.join(', '),
    Hours: facts.hoursText,
  };
}
