import type { ComponentProps } from '../html/component-props.ts';
import { ButtonLink } from '../html/buttons.tsx';
import { VisitTable } from './visit-table.tsx';

/**
 * The visits to one venue, for its page: placed under a heading of that page.
 * @example <VisitsPanel visits={casework.visits} schemes={schemes} today={today} planHref={`${path}/visits/new`} namesVisitor />
 */
export function VisitsPanel({
  planHref,
  ...table
}: Omit<ComponentProps<typeof VisitTable>, 'caption' | 'empty' | 'ofOneVenue'> & {
  /** Where a visit is planned; none for those who only read. */
  planHref?: string | undefined;
}) {
  return (
    <>
      <VisitTable caption="Visits" empty="Nobody has visited this venue." ofOneVenue {...table} />
      {planHref !== undefined && (
        <ButtonLink href={planHref} kind="secondary">
          Plan a visit
        </ButtonLink>
      )}
    </>
  );
}
