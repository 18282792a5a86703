import type { VenueKind } from '../domain/venue.ts';
import { kindWords } from '../html/haven-words.ts';

export interface NamedArea {
  /** ONS code. */
  readonly code: string;
  readonly name: string;
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

export interface ListFiltersProps {
  /** The area whose places are listed; undefined on an empty register. */
  readonly area: NamedArea | undefined;
  /** All areas of the register; with one, there is nothing to choose. */
  readonly areas: readonly NamedArea[];
  readonly schemes: readonly Choice[];
  readonly kinds: readonly VenueKind[];
  readonly chosen: { readonly scheme: string; readonly kind: string };
}

/** The form that narrows the list down. */
export function ListFilters({ area, areas, schemes, kinds, chosen }: ListFiltersProps) {
  return (
    <form action="/havens" method="get" aria-label="Show only some places">
      <div class="row filters">
        {areas.length > 1 && (
          <Select
            name="area"
            label="Area"
            chosen={area?.code ?? ''}
            choices={areas.map(({ code, name }) => ({ value: code, words: name }))}
          />
        )}
        <Select name="scheme" label="Scheme" chosen={chosen.scheme} all="All schemes" choices={schemes} />
        <Select
          name="kind"
          label="Kind of place"
          chosen={chosen.kind}
          all="All kinds"
          choices={kinds.map((kind) => ({ value: kind, words: kindWords(kind) }))}
        />
        <button class="button" type="submit">
          Show
        </button>
      </div>
    </form>
  );
}

function Select({
  name,
  label,
  choices,
  chosen,
  all,
}: {
  name: string;
  label: string;
  choices: readonly Choice[];
  chosen: string;
  all?: string;
}) {
  return (
    <div>
      <label for={name}>{label}</label>
      <select class="field" id={name} name={name}>
        {all !== undefined && <option value="">{all}</option>}
        {choices.map(({ value, words }) => (
          <option key={value} value={value} selected={value === chosen}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
