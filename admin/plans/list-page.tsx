import type { LocalDate } from '../../api/domain/clock.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import { PLANS_A_PAGE, type PlanList, type PlanSummary } from '../../api/usecases/list-plans.ts';
import { ListTabs } from '../html/list-tabs.tsx';
import { Pagination, ShownCount } from '../html/pagination.tsx';
import { listAddress } from '../list-address.ts';
import { PlanTable } from './plan-table.tsx';

const LIST_WORDS: Readonly<Record<PlanList, string>> = {
  open: 'Open',
  answered: 'Answered',
  closed: 'Closed',
};

const EMPTY_WORDS: Readonly<Record<PlanList, string>> = {
  open: 'No action plan is open.',
  answered: 'No venue has answered a plan that is open.',
  closed: 'No action plan was closed.',
};

/** The action plans of a council, the nearest deadline first. */
export function PlanListPage({
  path,
  list,
  page,
  plans,
  total,
  schemes,
  today,
}: {
  path: string;
  list: PlanList;
  page: number;
  plans: readonly PlanSummary[];
  total: number;
  schemes: readonly Scheme[];
  today: LocalDate;
}) {
  return (
    <>
      <h1>Action plans</h1>
      <ListTabs
        label="Action plans by state"
        tabs={Object.entries(LIST_WORDS).map(([each, text]) => ({
          href: listAddress(path, { list: each }),
          text,
          current: each === list,
        }))}
      />
      <ShownCount page={page} perPage={PLANS_A_PAGE} total={total} what={total === 1 ? 'plan' : 'plans'} />
      <PlanTable
        caption={LIST_WORDS[list]}
        empty={EMPTY_WORDS[list]}
        plans={plans}
        schemes={schemes}
        today={today}
      />
      <Pagination
        page={page}
        pages={Math.ceil(total / PLANS_A_PAGE)}
        hrefOf={(each) => listAddress(path, { list }, each)}
      />
    </>
  );
}
