import { isStrong } from '../../api/domain/match-suggestions.ts';
import type { Licence } from '../../api/usecases/find-licence.ts';
import type { Candidate, VenueSuggestion } from '../../api/usecases/suggest-venues.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, SendOrCancel } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import type { Choice } from '../html/fieldset.tsx';
import { SummaryList } from '../html/lists.tsx';
import { TextField } from '../html/text-fields.tsx';
import { licencePath } from './addresses.ts';

/** Stands for "none of these" in a form. */
export const NO_VENUE = 'none';

export interface MatchPageProps {
  readonly licence: Licence;
  readonly suggestions: readonly VenueSuggestion[];
  /** What was searched for, and the venues found by it. */
  readonly searched: string;
  readonly found: readonly Candidate[];
  readonly form: Filled;
}

/** Which venue a licence belongs to: an officer confirms one of the suggestions, looks for another, or says none. */
export function MatchPage({ licence, suggestions, searched, found, form }: MatchPageProps) {
  const { id, premisesName, address, postcode, uprn, number, version } = licence;
  const suggested = new Set(suggestions.map(({ candidate }) => candidate.id));
  const others = found.filter((each) => !suggested.has(each.id));
  return (
    <>
      <h1>Which venue does this licence belong to?</h1>
      <SummaryList
        rows={[
          { key: 'Premises', value: premisesName },
          { key: 'Address', value: [address, postcode].filter(Boolean).join(', ') || 'Not known' },
          { key: 'Licence', value: number },
          ...(uprn === null ? [] : [{ key: 'UPRN', value: uprn }]),
        ]}
      />
      <form method="post" action={`${licencePath(id)}/match`} novalidate>
        <input type="hidden" name="version" value={String(version)} />
        <Radios
          {...textOf(form, 'venue')}
          label="Venue"
          hint={
            suggestions.length === 0
              ? 'No venue near by has this name, postcode or UPRN. Search for it below.'
              : 'Those most alike come first'
          }
          options={[
            ...suggestions.map(suggestionChoice),
            ...others.map((venue) => ({ value: venue.id, text: venue.name, hint: whereWords(venue) })),
            {
              divider: 'or',
              value: NO_VENUE,
              text: 'None of these',
              hint: 'It stays on the list of premises that have not signed up',
            },
          ]}
        />
        <SendOrCancel cancel={licencePath(id)}>Save</SendOrCancel>
      </form>
      <form method="get" action={`${licencePath(id)}/match`}>
        <TextField
          name="text"
          label="Search for another venue"
          hint="Part of its name or postcode"
          value={searched}
          type="search"
          width={20}
        />
        {searched !== '' && found.length === 0 && (
          <p>No venue of this council has “{searched}” in its name or postcode.</p>
        )}
        <Button kind="secondary">Search</Button>
      </form>
    </>
  );
}

/** A suggestion, and why it is one. */
export function suggestionChoice(suggestion: VenueSuggestion): Choice {
  const { candidate } = suggestion;
  return {
    value: candidate.id,
    text: candidate.name,
    hint: `${whereWords(candidate)}. ${whyWords(suggestion)}`,
  };
}

function whereWords({ address, postcode, standing }: Candidate): string {
  const where = [address, postcode].filter(Boolean).join(', ') || 'Address not known';
  return standing === 'closed' ? `${where} (closed for good)` : where;
}

function whyWords(suggestion: VenueSuggestion): string {
  const { sameUprn, samePostcode, likeness } = suggestion;
  const name = likeness === 1 ? 'same name' : `name ${Math.round(likeness * 100)}% alike`;
  const why = [
    ...(sameUprn ? ['same UPRN'] : []),
    ...(samePostcode ? ['same postcode'] : ['another postcode']),
    name,
  ].join(', ');
  return `${isStrong(suggestion) ? 'Very likely: ' : ''}${isStrong(suggestion) ? why : why.charAt(0).toUpperCase() + why.slice(1)}`;
}
