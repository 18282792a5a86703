import { classes, described, FieldWords, FormGroup, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search';
  readonly inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  /** What a browser may fill in: `street-address`, `one-time-code` (WCAG 1.3.5). */
  readonly autocomplete?: string;
  /** About how many characters are asked for; the whole width where it is not said. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly spellcheck?: boolean;
}

/** One line of text. */
export function TextField({
  value,
  type = 'text',
  inputmode,
  autocomplete,
  width,
  prefix,
  suffix,
  spellcheck,
  ...field
}: TextFieldProps) {
  const input = (
    <input
      class={classes(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        field.error !== undefined && 'govuk-input--error',
      )}
      id={field.name}
      name={field.name}
      type={type}
      value={value}
      inputmode={inputmode}
      autocomplete={autocomplete}
      spellcheck={spellcheck}
      {...described(field)}
    />
  );
  return (
    <FormGroup error={field.error}>
      <FieldWords {...field} />
      {prefix === undefined && suffix === undefined ? (
        input
      ) : (
        <div class="govuk-input__wrapper">
          <Affix kind="prefix" text={prefix} />
          {input}
          <Affix kind="suffix" text={suffix} />
        </div>
      )}
    </FormGroup>
  );
}

function Affix({ kind, text }: { kind: 'prefix' | 'suffix'; text: string | undefined }) {
  if (text === undefined) return <></>;
  return (
    <div class={`govuk-input__${kind}`} aria-hidden="true">
      {text}
    </div>
  );
}

/**
 * Several lines of text.
 * @param maxLength characters; said below the field, and counted down by the module
 */
export function TextArea({
  value,
  rows = 5,
  maxLength,
  ...field
}: FieldProps & { value?: string | undefined; rows?: number; maxLength?: number }) {
  const counted = maxLength !== undefined;
  return (
    <FormGroup
      error={field.error}
      {...(counted && {
        class: 'govuk-character-count',
        'data-module': 'govuk-character-count',
        'data-maxlength': maxLength,
      })}
    >
      <FieldWords {...field} />
      <textarea
        class={classes(
          'govuk-textarea',
          counted && 'govuk-js-character-count',
          field.error !== undefined && 'govuk-textarea--error',
        )}
        id={field.name}
        name={field.name}
        rows={rows}
        {...described(field, ...(counted ? [`${field.name}-info`] : []))}
      >
        {leadingLine(value)}
      </textarea>
      {counted && (
        <div id={`${field.name}-info`} class="govuk-hint govuk-character-count__message">
          You can enter up to {maxLength} characters
        </div>
      )}
    </FormGroup>
  );
}

/** HTML drops a line break that comes first in a textarea: one more keeps what was typed. */
function leadingLine(value = ''): string {
  return value.startsWith('\n') ? `\n${value}` : value;
}

export interface Option {
  readonly value: string;
  readonly text: string;
}

/** One of many. The first option is for "none yet": give it an empty value. */
export function SelectField({
  value = '',
  options,
  ...field
}: FieldProps & { value?: string | undefined; options: readonly Option[] }) {
  return (
    <FormGroup error={field.error}>
      <FieldWords {...field} />
      <select
        class={classes('govuk-select', field.error !== undefined && 'govuk-select--error')}
        id={field.name}
        name={field.name}
        {...described(field)}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
