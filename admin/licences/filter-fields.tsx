import { LICENCE_STATUSES } from '../../api/domain/licence.ts';
import { MATCH_STATES } from '../../api/domain/licence-lists.ts';
import type { LicencePlaces } from '../../api/usecases/list-licences.ts';
import { Checkboxes } from '../html/choices.tsx';
import { FilterPanel } from '../html/filter-panel.tsx';
import { SelectField, TextField } from '../html/text-fields.tsx';
import { activeFilters, type ListQuery } from './filter.ts';
import { MATCH_WORDS, STATUS_WORDS } from './words.ts';

const ANY = { value: '', text: 'Any' };

/** Narrows a list of licences down. Ward and town centre are on all of them; `all` adds what only the whole register needs. */
export function LicenceFilters({
  path,
  query,
  places,
  all = false,
}: {
  path: string;
  query: ListQuery;
  places: LicencePlaces;
  all?: boolean;
}) {
  const { text, status, ward, town, match, on, gone } = query;
  return (
    <FilterPanel action={path} active={activeFilters(path, query, places)}>
      <TextField name="text" label="Name, address, number or postcode" value={text} type="search" />
      <SelectField
        name="ward"
        label="Ward"
        value={ward}
        options={[
          ANY,
          ...places.wards.map(({ code, name }) => ({ value: code, text: name })),
          { value: 'none', text: 'Not known' },
        ]}
      />
      <SelectField
        name="town"
        label="Town centre"
        value={town}
        options={[ANY, ...places.towns.map((name) => ({ value: name, text: name }))]}
      />
      {all && (
        <>
          <SelectField
            name="status"
            label="Status"
            value={status}
            options={[ANY, ...LICENCE_STATUSES.map((value) => ({ value, text: STATUS_WORDS[value].words }))]}
          />
          <SelectField
            name="match"
            label="Match"
            value={match}
            options={[ANY, ...MATCH_STATES.map((value) => ({ value, text: MATCH_WORDS[value] }))]}
          />
        </>
      )}
      <Checkboxes
        name="on"
        label="Alcohol"
        values={on === '' ? [] : [on]}
        options={[{ value: 'yes', text: 'Only where it is sold to drink there' }]}
        small
      />
      {all && (
        <Checkboxes
          name="gone"
          label="Register"
          values={gone === '' ? [] : [gone]}
          options={[{ value: 'yes', text: 'Only what the newest extract no longer holds' }]}
          small
        />
      )}
    </FilterPanel>
  );
}
