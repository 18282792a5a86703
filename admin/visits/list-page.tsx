import type { LocalDate } from '../../api/domain/clock.ts';
import { VISIT_KINDS } from '../../api/domain/rubric.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { VISIT_OUTCOMES } from '../../api/domain/visit.ts';
import { VISITS_A_PAGE, type VisitList, type VisitSummary } from '../../api/usecases/list-visits.ts';
import { filledWith, textOf } from '../form/filled.ts';
import { SelectField } from '../html/text-fields.tsx';
import { FilterPanel, type ActiveFilter } from '../html/filter-panel.tsx';
import { ListTabs } from '../html/list-tabs.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { listAddress, listAddressWithout, type ListFilter } from '../list-address.ts';
import { VisitTable } from './visit-table.tsx';
import { KIND_WORDS, outcomeWords } from './words.tsx';

export type VisitFilterName = 'list' | 'scheme' | 'ward' | 'kind' | 'outcome';

const LIST_WORDS: Readonly<Record<VisitList, string>> = {
  planned: 'Planned',
  to_debrief: 'To tell the venue',
  to_retest: 'To test again',
  done: 'Done',
  called_off: 'Called off',
};

const EMPTY_WORDS: Readonly<Record<VisitList, string>> = {
  planned: 'No visit is planned. Plan one from a venue’s page.',
  to_debrief: 'Every venue has been told how its visits went.',
  to_retest: 'No venue waits to be tested again.',
  done: 'No visit has been recorded.',
  called_off: 'No visit was called off.',
};

export interface VisitListProps {
  readonly path: string;
  readonly list: VisitList;
  readonly filter: ListFilter<VisitFilterName>;
  readonly page: number;
  readonly visits: readonly VisitSummary[];
  readonly total: number;
  readonly schemes: readonly Scheme[];
  readonly wards: readonly { readonly code: string; readonly name: string }[];
  readonly today: LocalDate;
  /** False for those who may not learn who goes. */
  readonly namesVisitor: boolean;
}

/** The visits of a council, a list for each thing that wants doing about them. */
export function VisitListPage({ path, list, filter, page, total, ...props }: VisitListProps) {
  const { list: _, ...narrowed } = filter;
  return (
    <>
      <h1>Visits</h1>
      <ListTabs
        label="Visits by what is to be done"
        tabs={Object.entries(LIST_WORDS).map(([each, text]) => ({
          href: listAddress(path, { list: each, ...narrowed }),
          text,
          current: each === list,
        }))}
      />
      <Filters path={path} filter={filter} {...props} />
      <ShownCount page={page} perPage={VISITS_A_PAGE} total={total} what={total === 1 ? 'visit' : 'visits'} />
      <VisitTable caption={LIST_WORDS[list]} empty={EMPTY_WORDS[list]} {...props} />
      <Pagination
        page={page}
        pages={Math.ceil(total / VISITS_A_PAGE)}
        hrefOf={(each) => listAddress(path, filter, each)}
      />
    </>
  );
}

function Filters({
  path,
  filter,
  schemes,
  wards,
}: Pick<VisitListProps, 'path' | 'filter' | 'schemes' | 'wards'>) {
  const options = {
    scheme: schemes.map(({ key, name }) => ({ value: key, text: name })),
    ward: wards.map(({ code, name }) => ({ value: code, text: name })),
    kind: VISIT_KINDS.map((kind) => ({ value: kind, text: KIND_WORDS[kind] })),
    outcome: VISIT_OUTCOMES.map((outcome) => ({ value: outcome, text: outcomeWords(outcome) })),
  };
  const labels = { scheme: 'Scheme', ward: 'Ward', kind: 'Kind of visit', outcome: 'Result' } as const;
  const names = Object.keys(labels) as (keyof typeof labels)[];
  const form = filledWith(filter);
  const active = names.flatMap((name): ActiveFilter[] => {
    const chosen = options[name].find(({ value }) => value === filter[name]);
    if (!chosen) return [];
    return [
      {
        text: `${labels[name]}: ${chosen.text}`,
        removeHref: listAddressWithout(path, filter, name),
      },
    ];
  });
  const clearHref = listAddress(path, { list: filter.list });
  return (
    <FilterPanel action={path} active={active} clearHref={clearHref}>
      {filter.list !== undefined && <input type="hidden" name="list" value={filter.list} />}
      {names.map((name) => (
        <SelectField
          {...textOf(form, name)}
          label={labels[name]}
          options={[{ value: '', text: 'All' }, ...options[name]]}
        />
      ))}
    </FilterPanel>
  );
}
