import { CONCERN_REASONS, CONCERN_STATES, type ConcernState } from '../../api/domain/concern.ts';
import { CONCERNS_A_PAGE, type ConcernSummary } from '../../api/usecases/list-concerns.ts';
import { filledWith, textOf } from '../form/filled.ts';
import { FilterPanel, type ActiveFilter } from '../html/filter-panel.tsx';
import { ListTabs } from '../html/list-tabs.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { SelectField } from '../html/text-fields.tsx';
import { listAddress, listAddressWithout, type ListFilter } from '../list-address.ts';
import { ConcernTable } from './concern-table.tsx';
import { REASON_WORDS, stateWords } from './words.tsx';

const EMPTY_WORDS: Readonly<Record<ConcernState, string>> = {
  new: 'No new concern. People send them from the page of each place.',
  looked_at: 'No concern is being looked at.',
  closed: 'No concern was closed.',
};

export interface ConcernListProps {
  readonly path: string;
  readonly state: ConcernState;
  readonly filter: ListFilter<'state' | 'reason'>;
  readonly page: number;
  readonly concerns: readonly ConcernSummary[];
  readonly total: number;
  readonly seesNotes: boolean;
}

/** What people said of places that did not help them: new ones first, the oldest on top. */
export function ConcernListPage(props: ConcernListProps) {
  const { path, state, filter, page, concerns, total, seesNotes } = props;
  const { reason } = filter;
  return (
    <>
      <h1>Concerns</h1>
      <p>
        What people sent from the page of a place that did not help. Nobody was asked who they are. Where a
        note names somebody, do not pass the name on.
      </p>
      <ListTabs
        label="Concerns by state"
        tabs={CONCERN_STATES.map((each) => ({
          href: listAddress(path, { state: each, reason }),
          text: stateWords(each),
          current: each === state,
        }))}
      />
      <Filters path={path} filter={filter} />
      <ShownCount
        page={page}
        perPage={CONCERNS_A_PAGE}
        total={total}
        what={total === 1 ? 'concern' : 'concerns'}
      />
      <ConcernTable
        caption={stateWords(state)}
        empty={EMPTY_WORDS[state]}
        concerns={concerns}
        seesNotes={seesNotes}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / CONCERNS_A_PAGE)}
        hrefOf={(each) => listAddress(path, filter, each)}
      />
    </>
  );
}

function Filters({ path, filter }: Pick<ConcernListProps, 'path' | 'filter'>) {
  const { state, reason } = filter;
  const options = CONCERN_REASONS.map((value) => ({ value, text: REASON_WORDS[value] }));
  const active: ActiveFilter[] = options
    .filter(({ value }) => value === reason)
    .map(({ text }) => ({
      text: `What was said: ${text}`,
      removeHref: listAddressWithout(path, filter, 'reason'),
    }));
  return (
    <FilterPanel action={path} active={active} clearHref={listAddress(path, { state })}>
      {state !== undefined && <input type="hidden" name="state" value={state} />}
      <SelectField
        {...textOf(filledWith({ reason }), 'reason')}
        label="What was said"
        options={[{ value: '', text: 'All' }, ...options]}
      />
    </FilterPanel>
  );
}
