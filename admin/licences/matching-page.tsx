import type { ListedLicence, LicencePage, LicencePlaces } from '../../api/usecases/list-licences.ts';
import type { VenueSuggestion } from '../../api/usecases/suggest-venues.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { licencePath, licencesPath } from './addresses.ts';
import { LicenceFilters } from './filter-fields.tsx';
import { hrefOf, type ListQuery } from './filter.ts';
import { suggestionChoice } from './match-page.tsx';

export const TO_MATCH_PER_PAGE = 20;
/** Of each licence; the rest are on its own page. */
const MOST_SUGGESTED = 3;

export interface MatchingPageProps {
  readonly authorityCode: string;
  readonly query: ListQuery;
  readonly places: LicencePlaces;
  readonly found: LicencePage;
  /** Of each licence, in order. */
  readonly suggestions: readonly (readonly VenueSuggestion[])[];
  readonly form: Filled;
}

/** Many licences to match on one page: what is chosen is saved at once, what is not stays to be matched. */
export function MatchingPage({ authorityCode, query, places, found, suggestions, form }: MatchingPageProps) {
  const path = `${licencesPath(authorityCode)}/matching`;
  const { licences, page, pages, total } = found;
  return (
    <>
      <h1>Match licences to venues</h1>
      <p>
        Licences where a venue on the register has the same postcode or UPRN. Choose where you are sure: the
        others stay on this list.{' '}
        <a href={`${licencesPath(authorityCode)}?match=to_match`}>All licences that are not matched yet</a>{' '}
        can be matched one by one.
      </p>
      <LicenceFilters path={path} query={query} places={places} />
      <ShownCount
        page={page}
        perPage={TO_MATCH_PER_PAGE}
        total={total}
        what={total === 1 ? 'licence to match' : 'licences to match'}
      />
      {licences.length === 0 ? (
        <p>No licence that is to be matched has a venue at its postcode.</p>
      ) : (
        <form method="post" action={hrefOf(path, query, { page })} novalidate>
          {licences.map((licence, at) => (
            <ToMatch licence={licence} suggestions={suggestions[at] ?? []} form={form} />
          ))}
          <Button>Save the matches</Button>
        </form>
      )}
      <Pagination page={page} pages={pages} hrefOf={(each) => hrefOf(path, query, { page: each })} />
    </>
  );
}

function ToMatch({
  licence: { id, premisesName, address, postcode, version },
  suggestions,
  form,
}: {
  licence: ListedLicence;
  suggestions: readonly VenueSuggestion[];
  form: Filled;
}) {
  const where = [address, postcode].filter(Boolean).join(', ');
  const chosen = textOf(form, `venue-${id}`);
  return (
    <>
      <input type="hidden" name={`version-${id}`} value={String(version)} />
      <Radios
        {...chosen}
        value={chosen.value ?? ''}
        label={`${premisesName}, ${where}`}
        small
        options={[
          ...suggestions.slice(0, MOST_SUGGESTED).map(suggestionChoice),
          { value: '', text: 'Leave it for now' },
        ]}
      />
      <p>
        <a class="govuk-link" href={`${licencePath(id)}/match`}>
          Another venue, or none<span class="govuk-visually-hidden"> ({premisesName})</span>
        </a>
      </p>
    </>
  );
}
