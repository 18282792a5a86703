import { filledText, type Filled } from './filled.ts';
import { Problem } from './problem.tsx';

/** Without a link: the code of another phone, or how to come by the link. */
export function EntryPage({ form, linked }: { form: Filled; linked: string | undefined }) {
  const error = form.errors['code'];
  return (
    <>
      <h1>Staff training</h1>
      <Problem errors={form.errors} />
      <h2>New here?</h2>
      <p>
        {linked === undefined ? (
          'Scan the code on the sheet in your staff room, or ask your manager for the link.'
        ) : (
          <a href={linked}>Begin with the link of this device</a>
        )}
      </p>
      <h2>Began on another phone?</h2>
      <form method="post" novalidate>
        <label for="code">Your code</label>
        <p class="muted small" id="code-hint">
          Ten letters and numbers. It stands on the list of modules on the phone on which you began.
        </p>
        {error !== undefined && (
          <span class="error" id="code-error">
            {error}
          </span>
        )}
        <input
          class="field"
          id="code"
          name="code"
          value={filledText(form, 'code')}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={40}
          aria-describedby={error === undefined ? 'code-hint' : 'code-error code-hint'}
          {...(error === undefined ? {} : { 'aria-invalid': 'true' })}
        />
        <button class="button main">Go on</button>
      </form>
    </>
  );
}
