import type { Context } from 'hono';
import { STATES } from '../../api/domain/accreditation.ts';
import { CASE_GROUPS } from '../../api/domain/report-cases.ts';
import { NOT_KNOWN } from '../../api/domain/report-filter.ts';
import { TRAINING_CURRENCIES } from '../../api/domain/training-currency.ts';
import type { ReportBase } from '../../api/usecases/read-report.ts';
import { filledWith, textOf } from '../form/filled.ts';
import { FilterPanel, type ActiveFilter } from '../html/filter-panel.tsx';
import { STATE_WORDS } from '../html/tags.tsx';
import { SelectField, type Option } from '../html/text-fields.tsx';
import { readListQuery, type ListFilter } from '../list-address.ts';
import type { Asked } from './asked.ts';
import { GROUP_WORDS, TRAINING_WORDS } from './words.ts';

/** Something a list can be narrowed down by. */
export interface FilterField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Where nothing is chosen. */
  readonly all?: string;
  readonly options: readonly Option[];
}

/** What an address narrows a list down to, of what its fields allow, and the page of the list. */
export function readFilter<Name extends string>(c: Context, fields: readonly FilterField<Name>[]) {
  const allowed: Partial<Record<Name, readonly string[]>> = {};
  for (const { name, options } of fields) allowed[name] = options.map(({ value }) => value);
  return readListQuery(c, allowed as Record<Name, readonly string[]>);
}

/** The panel of a list, its days kept. */
export function ReportFilters<Name extends string>({
  asked,
  page,
  fields,
  filter,
  summary,
}: {
  asked: Asked;
  /** The list's own address within the reports. */
  page: string;
  fields: readonly FilterField<Name>[];
  filter: ListFilter<Name>;
  summary?: string;
}) {
  const form = filledWith(filter as Readonly<Record<string, string | undefined>>);
  const active = fields.flatMap(({ name, label, options }): ActiveFilter[] => {
    const chosen = options.find(({ value }) => value === filter[name]);
    if (!chosen) return [];
    return [
      { text: `${label}: ${chosen.text}`, removeHref: asked.hrefOf(page, { ...filter, [name]: undefined }) },
    ];
  });
  const clearHref = asked.hrefOf(page);
  return (
    <FilterPanel
      action={clearHref.split('?')[0] ?? clearHref}
      active={active}
      clearHref={clearHref}
      {...(summary !== undefined && { summary })}
    >
      <CarriedDays asked={asked} />
      {fields.map(({ name, label, all = 'All', options }) => (
        <SelectField {...textOf(form, name)} label={label} options={[{ value: '', text: all }, ...options]} />
      ))}
    </FilterPanel>
  );
}

/** The days of the page, in a form that asks for something else. */
export function CarriedDays({ asked: { carried } }: { asked: Pick<Asked, 'carried'> }) {
  return (
    <>
      {Object.entries(carried).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

type Named = Pick<ReportBase, 'frame'> & { readonly venues?: readonly { readonly town: string }[] };

export function schemeField({ frame }: Named): FilterField<'scheme'> {
  return {
    name: 'scheme',
    label: 'Scheme',
    options: frame.schemes.map(({ key, name }) => ({ value: key, text: name })),
  };
}

export function wardField({ frame }: Named): FilterField<'ward'> {
  const wards = frame.wards.map(({ code, name }) => ({ value: code, text: name }));
  return { name: 'ward', label: 'Ward', options: [...wards, { value: NOT_KNOWN, text: 'Not known' }] };
}

/** The town centres that venues have. */
export function townField({ venues = [] }: Named): FilterField<'town'> {
  const towns = [...new Set(venues.map(({ town }) => town))].filter((town) => town !== '').toSorted();
  return {
    name: 'town',
    label: 'Town centre',
    options: [...towns.map((town) => ({ value: town, text: town })), { value: NOT_KNOWN, text: 'Not known' }],
  };
}

export const AGE_FIELD: FilterField<'age'> = {
  name: 'age',
  label: 'Who for',
  all: 'Everyone',
  options: [{ value: 'any', text: 'Under 18s: places not led by alcohol' }],
};

export const STATE_FIELD: FilterField<'state'> = {
  name: 'state',
  label: 'State',
  options: STATES.map((state) => ({ value: state, text: STATE_WORDS[state].words })),
};

export const GROUP_FIELD: FilterField<'group'> = {
  name: 'group',
  label: 'Stage',
  options: CASE_GROUPS.map((group) => ({ value: group, text: GROUP_WORDS[group] })),
};

export const TRAINING_FIELD: FilterField<'training'> = {
  name: 'training',
  label: 'Training',
  options: TRAINING_CURRENCIES.map((each) => ({ value: each, text: TRAINING_WORDS[each] })),
};
