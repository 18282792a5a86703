import { ButtonLink } from '../html/buttons.tsx';
import type { ComponentProps } from '../html/component-props.ts';
import { PlanTable } from './plan-table.tsx';

/**
 * The action plans of one venue, for its page: placed under a heading of that page.
 * @example <PlansPanel plans={casework.plans} schemes={schemes} today={today} openHref={`${path}/plans/new`} />
 */
export function PlansPanel({
  openHref,
  ...table
}: Omit<ComponentProps<typeof PlanTable>, 'caption' | 'empty' | 'ofOneVenue'> & {
  /** Where a plan is opened; none for those who only read. */
  openHref?: string | undefined;
}) {
  return (
    <>
      <PlanTable caption="Action plans" empty="This venue has had no action plan." ofOneVenue {...table} />
      {openHref !== undefined && (
        <ButtonLink href={openHref} kind="secondary">
          Open an action plan
        </ButtonLink>
      )}
    </>
  );
}
