import { filledText, type Filled } from './filled.ts';
import { Problem } from './problem.tsx';

/**
 * Name and job. The fields are not filled in by the browser: on a shared tablet it would offer the names and addresses of
 * those who came before.
 */
export function YouPage({ form, formKey }: { form: Filled; formKey: string }) {
  return (
    <>
      <h1>About you</h1>
      <Problem errors={form.errors} fieldIds={{ public: 'public-yes' }} />
      <form method="post" novalidate>
        <input type="hidden" name="key" value={formKey} />
        <Field form={form} name="name" label="Your name" hint="As your manager would write it on the rota." />
        <Field form={form} name="job" label="Your job here" hint="For example: bar staff, door, kitchen." />
        <MeetsPublic form={form} />
        <Field
          {...{ form, name: 'email', type: 'email', label: 'Your e-mail address (you can leave this empty)' }}
          hint="Only to remind you when your training runs out."
        />
        <button class="button main">Save and go on</button>
      </form>
    </>
  );
}

function Field({
  form,
  name,
  label,
  hint,
  type = 'text',
}: {
  form: Filled;
  name: string;
  label: string;
  hint: string;
  type?: string;
}) {
  const error = form.errors[name];
  return (
    <>
      <label for={name}>{label}</label>
      <p class="muted small" id={`${name}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <span class="error" id={`${name}-error`}>
          {error}
        </span>
      )}
      <input
        class="field"
        id={name}
        name={name}
        type={type}
        value={filledText(form, name)}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={error === undefined ? `${name}-hint` : `${name}-error ${name}-hint`}
        {...(error === undefined ? {} : { 'aria-invalid': 'true' })}
      />
    </>
  );
}

const OPTIONS = [
  ['yes', 'Yes'],
  ['no', 'No, or hardly ever'],
] as const;

function MeetsPublic({ form }: { form: Filled }) {
  const error = form.errors['public'];
  return (
    <fieldset {...(error === undefined ? {} : { 'aria-describedby': 'public-error' })}>
      <legend>Do you meet customers or visitors in your job?</legend>
      {error !== undefined && (
        <span class="error" id="public-error">
          {error}
        </span>
      )}
      <div class="options">
        {OPTIONS.map(([value, words]) => (
          <label class="check" for={`public-${value}`}>
            <input
              type="radio"
              name="public"
              id={`public-${value}`}
              value={value}
              checked={filledText(form, 'public') === value}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
