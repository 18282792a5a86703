import { MAIL_FREQUENCIES } from '../../../api/usecases/mail-choice.ts';
import { filledText, type Filled } from '../learn/filled.ts';
import { Problem } from '../learn/problem.tsx';
import { FREQUENCY_WORDS, TOLD_ALWAYS } from './choice-form.ts';

/** How often somebody without an account wants mail about training. */
export function ChoicePage({ form, saved = false }: { form: Filled; saved?: boolean }) {
  return (
    <>
      <h1>How often should we write to you?</h1>
      <Problem errors={form.errors} fieldIds={{ frequency: 'frequency-each' }} />
      {saved && (
        <div class="notice" role="status">
          <p>Saved. You can change it at any time with the same link.</p>
        </div>
      )}
      <p>This is about mail on the training at your venue.</p>
      <form method="post" novalidate>
        <fieldset>
          <legend>Write to me</legend>
          <div class="options">
            {MAIL_FREQUENCIES.map((value) => (
              <label class="check" for={`frequency-${value}`}>
                <input
                  type="radio"
                  name="frequency"
                  id={`frequency-${value}`}
                  value={value}
                  checked={filledText(form, 'frequency') === value}
                />
                {FREQUENCY_WORDS[value]}
              </label>
            ))}
          </div>
        </fieldset>
        <p class="muted">{TOLD_ALWAYS}</p>
        <button class="button main">Save</button>
      </form>
    </>
  );
}
