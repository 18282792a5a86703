import type { Child, PropsWithChildren } from 'hono/jsx';
import { classes, described, FormGroup, HintAndError, type FieldProps, type LabelSize } from './field.tsx';

export interface FieldsetProps {
  readonly legend: Child;
  readonly size?: LabelSize | undefined;
  /** True where the legend is the page's heading as well. */
  readonly pageHeading?: boolean | undefined;
  readonly describedBy?: string | undefined;
  /** `group` where text boxes are inside: JAWS reads a description of such a fieldset only then. */
  readonly role?: 'group';
}

/** Fields that belong together, such as the lines of an address. */
export function Fieldset({
  legend,
  size = 'm',
  pageHeading = false,
  describedBy,
  role,
  children,
}: PropsWithChildren<FieldsetProps>) {
  return (
    <fieldset class="govuk-fieldset" role={role} aria-describedby={describedBy}>
      <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${size}`}>
        {pageHeading ? <h1 class="govuk-fieldset__heading">{legend}</h1> : legend}
      </legend>
      {children}
    </fieldset>
  );
}

/** A field that is several controls: radios, checkboxes, the boxes of a date. */
export function FieldOfSeveral({
  name,
  label,
  hint,
  error,
  size = 's',
  pageHeading,
  role,
  children,
}: PropsWithChildren<FieldProps & { role?: 'group' }>) {
  return (
    <FormGroup error={error}>
      <Fieldset
        legend={label}
        size={size}
        pageHeading={pageHeading}
        describedBy={described({ name, hint, error })['aria-describedby']}
        {...(role && { role })}
      >
        <HintAndError name={name} hint={hint} error={error} />
        {children}
      </Fieldset>
    </FormGroup>
  );
}

/** One choice of radios or checkboxes. */
export interface Choice {
  readonly value: string;
  readonly text: Child;
  readonly hint?: Child;
  /** Shown while it is chosen; without JavaScript always. */
  readonly reveal?: Child;
  /** A word before it, such as "or", that sets it apart. */
  readonly divider?: string;
}

interface ChoiceItemProps extends Choice {
  readonly kind: 'radios' | 'checkboxes';
  readonly name: string;
  /** The field's id for the first choice, so that the error summary leads to it. */
  readonly id: string;
  readonly checked: boolean;
  readonly exclusive?: boolean;
}

/** A radio button or checkbox with its words. */
export function ChoiceItem({
  kind,
  name,
  id,
  value,
  text,
  hint,
  reveal,
  divider,
  checked,
  exclusive,
}: ChoiceItemProps) {
  const block = `govuk-${kind}`;
  const revealId = `conditional-${id}`;
  return (
    <>
      {divider !== undefined && <div class={`${block}__divider`}>{divider}</div>}
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={value}
          checked={checked}
          {...(reveal !== undefined && { 'data-aria-controls': revealId })}
          {...(exclusive && { 'data-behaviour': 'exclusive' })}
          {...(hint !== undefined && { 'aria-describedby': `${id}-item-hint` })}
        />
        <label class={`govuk-label ${block}__label`} for={id}>
          {text}
        </label>
        {hint !== undefined && (
          <div id={`${id}-item-hint`} class={`govuk-hint ${block}__hint`}>
            {hint}
          </div>
        )}
      </div>
      {reveal !== undefined && (
        <div
          id={revealId}
          class={classes(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
        >
          {reveal}
        </div>
      )}
    </>
  );
}
