import { WEEKDAYS, type Weekday } from '../../api/domain/hours.ts';
import { typedSessionLine } from '../../api/html/session-words.ts';
import { weekdayWords } from '../../api/html/time-words.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Radios } from '../html/choices.tsx';
import { classes } from '../html/field.tsx';
import { boxName, MOST_SESSIONS, stretchesOf, textIn } from './hours-fields.ts';

/**
 * The hours of a week to fill in, and what holds on bank holidays; below each stretch stands what it means, such as that
 * it closes on the next day. Works as a plain form: buttons that add a stretch or copy Monday's times send the form, and
 * the page answers with `rearranged`. The module `hours.ts` brings the words up to date while one types.
 *
 * Inside a `<form method="post">`, first in it: Enter then sends the form, not one of those buttons.
 */
export function HoursGrid({ form, prefix = '' }: { form: Filled; prefix?: string }) {
  return (
    <div class="hours-grid" data-hours={prefix}>
      <DefaultButton />
      <p class="govuk-hint">
        Write times like 6pm, 18:30 or midnight. Leave a day empty when it is closed. A time to close that is
        earlier than the time to open means the next day. For all day and night, write midnight to midnight.
      </p>
      {WEEKDAYS.map((day, place) => (
        <div class="hours-day" role="group" aria-labelledby={`${prefix}${day}-name`}>
          <p id={`${prefix}${day}-name`} class="hours-day__name">
            {weekdayWords(place)}
          </p>
          <div>
            <Stretches form={form} prefix={prefix} row={day} day={day} owner={weekdayWords(place)} />
            {day === 'mo' && <CopyButtons prefix={prefix} />}
          </div>
        </div>
      ))}
      <Radios
        {...textOf(form, `${prefix}bank-holidays`)}
        label="Bank holidays"
        options={[
          { value: 'as_usual', text: 'As on the weekday' },
          { value: 'closed', text: 'Closed' },
          {
            value: 'own',
            text: 'Other times',
            reveal: <Stretches form={form} prefix={prefix} row="bh" owner="Bank holidays" />,
          },
        ]}
      />
    </div>
  );
}

/** Enter in a box presses a form's first button: this one, which no one sees, and which is not one of the grid's. */
export function DefaultButton() {
  return (
    <button type="submit" class="govuk-visually-hidden" tabindex={-1} aria-hidden="true">
      Save
    </button>
  );
}

/**
 * The stretches of one day.
 * @param row names its boxes; `day` is its weekday where it has one
 */
export function Stretches({
  form,
  prefix,
  row,
  day,
  owner,
}: {
  form: Filled;
  prefix: string;
  row: string;
  day?: Weekday;
  owner: string;
}) {
  const count = stretchesOf(form.values, prefix, row);
  return (
    <>
      {Array.from({ length: count }, (_, place) => (
        <Stretch
          form={form}
          prefix={prefix}
          row={row}
          stretch={place + 1}
          owner={owner}
          {...(day && { day })}
        />
      ))}
      {count < MOST_SESSIONS && (
        <button
          type="submit"
          class="link-button"
          name={`${prefix}more`}
          value={row}
          formaction={`#${boxName(prefix, row, count, 'opens')}`}
        >
          Add another time<span class="govuk-visually-hidden">, {owner}</span>
        </button>
      )}
    </>
  );
}

function Stretch({
  form,
  prefix,
  row,
  stretch,
  day,
  owner,
}: {
  form: Filled;
  prefix: string;
  row: string;
  stretch: number;
  day?: Weekday;
  owner: string;
}) {
  const names = [boxName(prefix, row, stretch, 'opens'), boxName(prefix, row, stretch, 'closes')] as const;
  const errors = names.flatMap((name) => textOf(form, name).error ?? []);
  const wordsId = `${prefix}${row}-${stretch}-words`;
  const errorId = `${prefix}${row}-${stretch}-error`;
  const empty = stretch === 1 && day !== undefined ? 'Closed' : '';
  return (
    <div class={classes('govuk-form-group hours-stretch', errors.length > 0 && 'govuk-form-group--error')}>
      {errors.length > 0 && (
        <p id={errorId} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {errors.join('. ')}
        </p>
      )}
      <div class="hours-times">
        {names.map((name, place) => {
          const { value, error } = textOf(form, name);
          return (
            <div>
              <label class="govuk-label" for={name}>
                {place === 0 ? 'Opens' : 'Closes'}
                <span class="govuk-visually-hidden">
                  {`${stretch > 1 ? ` again (${stretch})` : ''}, ${owner}`}
                </span>
              </label>
              <input
                class={classes('govuk-input', error !== undefined && 'govuk-input--error')}
                id={name}
                name={name}
                type="text"
                spellcheck={false}
                autocomplete="off"
                value={value}
                aria-describedby={errors.length > 0 ? `${errorId} ${wordsId}` : wordsId}
                {...(error !== undefined && { 'aria-invalid': 'true' })}
              />
            </div>
          );
        })}
      </div>
      <p id={wordsId} class="hours-words" data-day={day} data-empty={empty}>
        {typedSessionLine(textIn(form.values, names[0]), textIn(form.values, names[1]), empty, day)}
      </p>
    </div>
  );
}

function CopyButtons({ prefix }: { prefix: string }) {
  return (
    <div class="hours-copy">
      <button
        type="submit"
        class="link-button"
        name={`${prefix}copy`}
        value="weekdays"
        formaction={`#${prefix}tu-1-opens`}
      >
        Same times Tuesday to Friday
      </button>
      <button
        type="submit"
        class="link-button"
        name={`${prefix}copy`}
        value="all"
        formaction={`#${prefix}tu-1-opens`}
      >
        Same times every day
      </button>
    </div>
  );
}
