import { dayOf } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { DateField } from '../html/date-field.tsx';
import { Details } from '../html/messages.tsx';
import type { Asked } from './asked.ts';

/** Which day to look at, and with which to compare it. */
export function DaysForm({ asked, page }: { asked: Asked; page: string }) {
  const { days, hrefOf } = asked;
  const action = hrefOf(page).split('?')[0] ?? '';
  return (
    <Details summary="Choose other days" open={Object.keys(days.errors).length > 0}>
      <form method="get" action={action} novalidate>
        <DateField
          {...dayOf(days, 'on')}
          label="Look at the end of which day?"
          hint="Leave it empty for the register as it is now"
        />
        <DateField
          {...dayOf(days, 'since')}
          label="Tell what has changed since which day?"
          hint="Leave it empty for the three months before"
        />
        <Button kind="secondary">Show these days</Button> <a href={action}>Back to today</a>
      </form>
    </Details>
  );
}
