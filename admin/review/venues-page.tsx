import { addressWords, kindWords } from '../../api/html/haven-words.ts';
import { dateWords } from '../../api/html/time-words.ts';
import {
  VENUES_A_PAGE,
  type ListedVenue,
  type VenueFilter,
  type VenueList,
} from '../../api/usecases/list-venues.ts';
import { DataTable, type Column } from '../html/data-table.tsx';
import { FilterPanel } from '../html/filter-panel.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { StateTag, Tag } from '../html/tags.tsx';
import { SelectField, TextField } from '../html/text-fields.tsx';
import { dayOf } from '../instants.ts';
import { listAddress } from '../list-address.ts';
import { councilAddress, venueAddress } from './addresses.ts';
import { BulkBar, ChooseBox } from './bulk-bar.tsx';
import {
  activeFilters,
  anyOf,
  KIND_OPTIONS,
  schemeOptions,
  STATE_OPTIONS,
  wardOptions,
} from './queue-query.ts';

const SHOWN_OPTIONS = anyOf([
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]);
const STANDING_OPTIONS = [
  { value: '', text: 'Signed up' },
  { value: 'prospect', text: 'Imported, not signed up' },
  { value: 'closed', text: 'Closed' },
];

/** The venues of an authority. */
export function VenuesPage({
  list,
  filter: { authorityCode, ...query },
  works,
  decides,
}: {
  list: VenueList;
  filter: VenueFilter;
  works: boolean;
  decides: boolean;
}) {
  const path = councilAddress(authorityCode, 'venues');
  const { venues, total, page, choices } = list;
  const options = {
    scheme: schemeOptions(choices),
    state: STATE_OPTIONS,
    ward: wardOptions(choices),
    kind: KIND_OPTIONS,
    shown: SHOWN_OPTIONS,
    standing: STANDING_OPTIONS,
  };
  return (
    <>
      <h1>Venues</h1>
      <FilterPanel action={path} active={activeFilters(path, query, options)} open>
        <TextField
          name="search"
          label="Name, address or postcode"
          type="search"
          value={query.search}
          spellcheck={false}
        />
        <SelectField name="scheme" label="Scheme" options={options.scheme} value={query.scheme} />
        <SelectField name="state" label="State" options={options.state} value={query.state} />
        <SelectField name="ward" label="Ward" options={options.ward} value={query.ward} />
        <SelectField name="kind" label="Kind of place" options={options.kind} value={query.kind} />
        <SelectField name="shown" label="Shown to the public" options={options.shown} value={query.shown} />
        <SelectField
          name="standing"
          label="On the register as"
          options={options.standing}
          value={query.standing}
        />
      </FilterPanel>
      <ShownCount page={page} perPage={VENUES_A_PAGE} total={total} what={total === 1 ? 'venue' : 'venues'} />
      <form method="post">
        <DataTable
          caption="Venues by name"
          captionHidden
          columns={columns(list, authorityCode, works)}
          rows={venues}
          empty="No venue is like this."
        />
        {works && venues.some(({ accreditations }) => accreditations.length > 0) && (
          <BulkBar authorityCode={authorityCode} decides={decides} />
        )}
      </form>
      <Pagination
        page={page}
        pages={Math.ceil(total / VENUES_A_PAGE)}
        hrefOf={(each) => listAddress(path, query, each)}
      />
      <p>
        <a class="govuk-link" href={listAddress(`${path}.csv`, query)}>
          Download this list (CSV)
        </a>
      </p>
    </>
  );
}

function columns(
  { choices }: VenueList,
  authorityCode: string,
  works: boolean,
): readonly Column<ListedVenue>[] {
  const nameOf = (key: string) => choices.schemes.find((scheme) => scheme.key === key)?.name ?? key;
  return [
    {
      heading: 'Venue',
      cell: (venue) => (
        <>
          <a class="govuk-link" href={venueAddress(authorityCode, venue.id)}>
            {venue.name}
          </a>
          <br />
          <span class="muted">{kindWords(venue.kind)}</span>
        </>
      ),
    },
    {
      heading: 'Where',
      cell: ({ address, town, postcode, wardName }) => (
        <>
          {addressWords([address, town].filter(Boolean).join(', '), postcode)}
          {wardName && <span class="muted"> ({wardName})</span>}
        </>
      ),
    },
    {
      heading: 'Schemes',
      cell: (venue) => (
        <>
          {venue.accreditations.map(({ schemeKey, state, validTo }) => (
            <div class="venue-scheme">
              {works && (
                <ChooseBox
                  venueId={venue.id}
                  schemeKey={schemeKey}
                  label={`${venue.name}, ${nameOf(schemeKey)}`}
                  place="list"
                />
              )}
              <span>
                {nameOf(schemeKey)} <StateTag state={state} />
                {validTo !== null && <span class="muted"> to {dateWords(validTo)}</span>}
              </span>
            </div>
          ))}
          {venue.accreditations.length === 0 && 'None'}
        </>
      ),
    },
    {
      heading: 'Public',
      cell: ({ shownUntil }) =>
        shownUntil === null ? (
          <Tag tone="grey">Not shown</Tag>
        ) : (
          <>
            <Tag tone="green">Shown</Tag> <span class="muted">until {dateWords(dayOf(shownUntil))}</span>
          </>
        ),
    },
  ];
}
