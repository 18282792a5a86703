import type { Child, PropsWithChildren } from 'hono/jsx';

/** What every field of a form takes. Its id is its name, so that the error summary can lead to it. */
export interface FieldProps {
  readonly name: string;
  /** Plain words; a question ends with its mark. */
  readonly label: Child;
  readonly hint?: Child;
  /** What is wrong with it and how to put it right: "Enter the venue’s postcode". */
  readonly error?: string | undefined;
  /** How large the label is set; `l` and `xl` where the page asks one thing. */
  readonly size?: LabelSize | undefined;
  /** True where the label is the page's heading as well: no other h1 then. */
  readonly pageHeading?: boolean | undefined;
}

export type LabelSize = 's' | 'm' | 'l' | 'xl';

/** Class names, without those that do not apply. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** What assistive technology reads after a field's label: its hint, its error, and what else is given. */
export function described(
  { name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>,
  ...others: readonly string[]
): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const ids = [...others];
  if (hint !== undefined) ids.push(`${name}-hint`);
  if (error !== undefined) ids.push(`${name}-error`);
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(error !== undefined && { 'aria-invalid': 'true' }),
  };
}

/** The box round a field and what belongs to it; it is marked where the field has an error. */
export function FormGroup({ error, class: more, children, ...data }: PropsWithChildren<FormGroupProps>) {
  return (
    <div
      class={classes('govuk-form-group', error !== undefined && 'govuk-form-group--error', more)}
      {...data}
    >
      {children}
    </div>
  );
}

interface FormGroupProps {
  readonly error?: string | undefined;
  readonly class?: string | undefined;
  readonly 'data-module'?: string;
  readonly 'data-maxlength'?: number;
}

/** Label, hint and error of a field that is one control. */
export function FieldWords({ name, label, hint, error, size = 's', pageHeading = false }: FieldProps) {
  const words = (
    <label class={`govuk-label govuk-label--${size}`} for={name}>
      {label}
    </label>
  );
  return (
    <>
      {pageHeading ? <h1 class="govuk-label-wrapper">{words}</h1> : words}
      <HintAndError name={name} hint={hint} error={error} />
    </>
  );
}

/** Hint and error, with the ids that `described` names. */
export function HintAndError({ name, hint, error }: Pick<FieldProps, 'name' | 'error'> & { hint?: Child }) {
  return (
    <>
      {hint !== undefined && (
        <div id={`${name}-hint`} class="govuk-hint">
          {hint}
        </div>
      )}
      {error !== undefined && (
        <p id={`${name}-error`} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
    </>
  );
}
