import { classes, type FieldProps } from './field.tsx';
import { ChoiceItem, FieldOfSeveral, type Choice } from './fieldset.tsx';

interface ChoicesProps extends FieldProps {
  readonly options: readonly Choice[];
  /** Smaller buttons, where a page has many. */
  readonly small?: boolean;
}

/** One of a few. `inline` for two short answers, such as yes and no. */
export function Radios({
  options,
  value,
  small = false,
  inline = false,
  ...field
}: ChoicesProps & { value?: string | undefined; inline?: boolean }) {
  return (
    <FieldOfSeveral {...field}>
      <div
        class={classes('govuk-radios', small && 'govuk-radios--small', inline && 'govuk-radios--inline')}
        data-module="govuk-radios"
      >
        {options.map((option, place) => (
          <ChoiceItem
            kind="radios"
            name={field.name}
            id={idOf(field.name, place)}
            checked={option.value === value}
            {...option}
          />
        ))}
      </div>
    </FieldOfSeveral>
  );
}

/**
 * Any of a few; they are sent under one name, again and again.
 * @param none a last choice that takes the others back: "None of these"
 */
export function Checkboxes({
  options,
  values = [],
  none,
  small = false,
  id: ownId,
  ...field
}: ChoicesProps & {
  values?: readonly string[] | undefined;
  none?: Choice;
  /** Sets groups apart that are sent under one name; the name where it is not said. */
  id?: string;
}) {
  const id = ownId ?? field.name;
  const all = none === undefined ? options : [...options, { divider: 'or', ...none }];
  return (
    <FieldOfSeveral {...field}>
      <div
        class={classes('govuk-checkboxes', small && 'govuk-checkboxes--small')}
        data-module="govuk-checkboxes"
      >
        {all.map((option, place) => (
          <ChoiceItem
            kind="checkboxes"
            name={field.name}
            id={idOf(id, place)}
            checked={values.includes(option.value)}
            exclusive={none !== undefined && option.value === none.value}
            {...option}
          />
        ))}
      </div>
    </FieldOfSeveral>
  );
}

/** The first has the field's own id: the error summary leads there. */
function idOf(name: string, place: number): string {
  return place === 0 ? name : `${name}-${place + 1}`;
}
