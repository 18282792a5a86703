import { PERIOD_LIMITS, type RetentionKind } from '../../api/domain/retention.ts';
import type { Months } from '../../api/usecases/retention-periods.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { WarningText } from '../html/messages.tsx';
import { TextField } from '../html/text-fields.tsx';
import { meanwhile } from './meanwhile.tsx';
import { monthsWords, RETENTION_WORDS } from './retention-words.ts';

/** Periods, and what would go with them today. */
export interface ShownPeriods {
  readonly kinds: readonly RetentionKind[];
  readonly months: Months;
  readonly counts: ReadonlyMap<RetentionKind, number>;
}

/** How long what is kept, and how much goes tonight. */
export function RetentionPage({
  base,
  authority,
  own,
  register,
}: {
  base: string;
  /** Its name. */
  authority: string;
  own: ShownPeriods;
  register: ShownPeriods;
}) {
  return (
    <>
      <h1>Retention</h1>
      <p>
        Once a day the register lets go of what has had its time. What is in use stays, however old. The audit
        trail is never pruned: it says how many of which kind went, and who somebody was only by a number.
      </p>
      <PeriodTable caption={`Kept by ${authority}`} href={`${base}/retention/own`} {...own} />
      <PeriodTable caption="Kept by the whole register" href={`${base}/retention/register`} {...register} />
      <p>
        What belongs to no authority, such as a sign-up of premises that nobody has placed yet, is kept for
        the usual time. Sessions, codes and counts of attempts go by themselves when they end.
      </p>
    </>
  );
}

function PeriodTable({
  caption,
  href,
  kinds,
  months,
  counts,
}: ShownPeriods & { caption: string; href: string }) {
  return (
    <>
      <DataTable
        caption={caption}
        rows={kinds}
        empty=""
        columns={[
          { heading: 'What', cell: (kind) => RETENTION_WORDS[kind].name },
          { heading: 'What goes', cell: (kind) => RETENTION_WORDS[kind].goes },
          { heading: 'After', cell: (kind) => monthsWords(months[kind] ?? 0) },
          { heading: 'Goes today', numeric: true, cell: (kind) => counts.get(kind) ?? 0 },
        ]}
      />
      <p>
        <a href={href}>
          Change these periods<span class="govuk-visually-hidden">: {caption}</span>
        </a>
      </p>
    </>
  );
}

/**
 * Periods to change. What is deleted cannot be brought back: where more would go than today it is said first.
 * @param saved after a conflict, what somebody else saved meanwhile
 * @param warning what would go with what was typed, to be confirmed
 */
export function ChangePeriodsPage({
  title,
  kinds,
  form,
  seen,
  saved,
  warning,
}: {
  title: string;
  kinds: readonly RetentionKind[];
  form: Filled;
  seen: string;
  saved: Months | undefined;
  warning: readonly { readonly kind: RetentionKind; readonly number: number }[] | undefined;
}) {
  return (
    <form method="post" novalidate data-warn-unsaved={saved || warning ? 'changed' : ''}>
      <h1>{title}</h1>
      {warning && (
        <>
          <WarningText>With these periods this goes within a day, and cannot be brought back:</WarningText>
          <ul>
            {warning.map(({ kind, number }) => (
              <li>
                {RETENTION_WORDS[kind].name}: {number}
              </li>
            ))}
          </ul>
        </>
      )}
      <input type="hidden" name="seen" value={seen} />
      {kinds.map((kind) => (
        <TextField
          {...textOf(form, kind)}
          label={RETENTION_WORDS[kind].name}
          hint={meanwhile(hintOf(kind), saved && String(saved[kind]), textOf(form, kind).value)}
          inputmode="numeric"
          width={3}
          suffix="months"
        />
      ))}
      <ButtonGroup>
        {warning ? (
          <Button kind="warning" name="confirmed" value="yes">
            Save, and let these go
          </Button>
        ) : (
          <Button>Save</Button>
        )}
      </ButtonGroup>
    </form>
  );
}

function hintOf(kind: RetentionKind): string {
  const { usual, least, most } = PERIOD_LIMITS[kind];
  return `${RETENTION_WORDS[kind].goes} Usually ${usual}; from ${least} to ${most}.`;
}
