import { addressWords, kindWords } from '../../api/html/haven-words.ts';
import type { FoundPremises, PremisesFound, PremisesSearch } from '../../api/usecases/find-premises.ts';
import { EMPTY_FORM, textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { Details } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';

/** Searching for the premises, and what was found. */
export function PremisesPage({
  form,
  search,
  result,
}: {
  form: Filled;
  search: PremisesSearch;
  /** Undefined before anything was looked for. */
  result: PremisesFound | undefined;
}) {
  return (
    <>
      <h1>Find your premises</h1>
      <p>Many places are on our list already, from public registers. It saves you typing.</p>
      <form method="get" role="search" novalidate>
        <TextField
          {...textOf(form, 'place')}
          label="Postcode or town"
          hint="For example N12 0QG, N12 or North Finchley"
          autocomplete="postal-code"
          width={20}
          spellcheck={false}
        />
        <TextField
          {...textOf(form, 'name')}
          label="Name of the venue (optional)"
          hint="A part of it is enough"
          autocomplete="organization"
          spellcheck={false}
        />
        <Details summary="I know our food hygiene number" open={search.fhrsid !== ''}>
          <TextField
            {...textOf(form, 'fhrsid')}
            label="Food hygiene number (FHRSID)"
            hint="It stands in the address of your page at ratings.food.gov.uk"
            inputmode="numeric"
            width={10}
          />
        </Details>
        <Button kind={result?.found.length ? 'secondary' : 'main'}>Search</Button>
      </form>
      {result?.placeKnown ? (
        <Found result={result} form={form} search={search} />
      ) : (
        <form method="post">
          <input type="hidden" name="venue" value="none" />
          <p>
            Not on any list?{' '}
            <button type="submit" class="link-button">
              Enter your premises by hand
            </button>
          </p>
        </form>
      )}
    </>
  );
}

function Found({
  result: { found, more },
  form,
  search,
}: {
  result: PremisesFound;
  form: Filled;
  search: PremisesSearch;
}) {
  const { error } = textOf(form, 'venue');
  return (
    <form method="post" novalidate>
      <input type="hidden" name="name" value={search.name} />
      <input type="hidden" name="place" value={search.place} />
      <input type="hidden" name="fhrsid" value={search.fhrsid} />
      {found.length === 0 ? (
        <>
          <h2>Nothing found</h2>
          <p>We do not have your premises on our list. That is no problem: enter them by hand.</p>
          <input type="hidden" name="venue" value="none" />
          <Button>Enter them by hand</Button>
        </>
      ) : (
        <>
          <Radios
            {...textOf({ ...EMPTY_FORM, errors: error === undefined ? {} : { venue: error } }, 'venue')}
            label="Is yours one of these?"
            size="m"
            {...(more && { hint: 'There are more than we can show. Add the name, or the whole postcode.' })}
            options={[
              ...found.map(choiceOf),
              { value: 'none', text: 'It is none of these', divider: 'or', hint: 'You can enter it by hand' },
            ]}
          />
          <Button>Continue</Button>
        </>
      )}
    </form>
  );
}

/** Premises as one of several to choose from. */
export function choiceOf(premises: FoundPremises) {
  const { id, name, kind, address, postcode, standing } = premises;
  const where = [kindWords(kind), addressWords(address, postcode)].filter((part) => part !== '').join(', ');
  return {
    value: id,
    text: name,
    hint: standing === 'registered' ? `${where}. On the register already: you can ask for access` : where,
  };
}
