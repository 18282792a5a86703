import { classes, type FieldProps } from './field.tsx';
import { FieldOfSeveral } from './fieldset.tsx';
import { TextField, type TextFieldProps } from './text-fields.tsx';

/** What was typed into the three boxes. */
export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const BOXES = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

/**
 * A day in three boxes, as people know it by heart. They are sent as `NAME-day`, `NAME-month` and `NAME-year`; the first
 * has the field's own id.
 * @param value what was typed, or a day `YYYY-MM-DD`
 */
export function DateField({ value, ...field }: FieldProps & { value?: TypedDay | string | undefined }) {
  const typed = typeof value === 'string' ? boxesOf(value) : value;
  return (
    <FieldOfSeveral {...field} role="group">
      <div class="govuk-date-input">
        {BOXES.map(({ part, label, width }) => (
          <div class="govuk-date-input__item">
            <div class="govuk-form-group">
              <label
                class="govuk-label govuk-date-input__label"
                for={part === 'day' ? field.name : `${field.name}-${part}`}
              >
                {label}
              </label>
              <input
                class={classes(
                  'govuk-input govuk-date-input__input',
                  `govuk-input--width-${width}`,
                  field.error !== undefined && 'govuk-input--error',
                )}
                id={part === 'day' ? field.name : `${field.name}-${part}`}
                name={`${field.name}-${part}`}
                type="text"
                inputmode="numeric"
                value={typed?.[part]}
                {...(field.error !== undefined && { 'aria-invalid': 'true' })}
              />
            </div>
          </div>
        ))}
      </div>
    </FieldOfSeveral>
  );
}

function boxesOf(day: string): TypedDay {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return { day: dayOfMonth.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** A time of day as people write it: `18:00`, `6pm`, `midnight`. */
export function TimeField(props: Omit<TextFieldProps, 'type' | 'width'>) {
  return <TextField width={10} spellcheck={false} {...props} />;
}
