import { addressLine } from '../domain/build-snapshot.ts';
import { LONGEST_CONCERN_NOTE, type ConcernReason } from '../domain/concern.ts';
import type { Haven } from '../domain/haven.ts';
import { addressWords } from '../html/haven-words.ts';

const REASON_WORDS: Readonly<Record<ConcernReason, string>> = {
  closed: 'It was closed when it should have been open',
  not_there: 'I could not find it, or it is not there any more',
  staff_did_not_know: 'Staff did not know what I was asking for',
  turned_away: 'They sent me away',
  felt_unsafe: 'I felt unsafe there',
  other: 'Something else',
};
const REASONS = Object.entries(REASON_WORDS) as [ConcernReason, string][];

export interface ConcernFormProps {
  /** Undefined where the place is not shown now: then nothing is told about it. */
  readonly haven: Haven | undefined;
  /** What was typed before. */
  readonly reason: string;
  readonly note: string;
  /** Drawn for this form, so that one sent twice is kept once. */
  readonly formKey: string;
  /** What was wrong, by field; `form` for the whole. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Fixed choices first: most people need no more, and a choice says nothing about who they are. */
export function ConcernForm({ haven, reason, note, formKey, errors }: ConcernFormProps) {
  return (
    <>
      <h1>This place didn’t help me</h1>
      {Object.keys(errors).length > 0 && <Errors errors={errors} />}
      {haven ? (
        <p>
          <strong>{haven.name}</strong>
          <br />
          {addressWords(addressLine(haven), haven.postcode)}
        </p>
      ) : (
        <p>This place is not listed now. You can still tell the council what happened.</p>
      )}
      <p class="notice">
        <strong>Nobody watches these messages as they come in.</strong> In danger now?{' '}
        <a href="tel:999">Call 999</a>. To talk to someone, look at the <a href="/help">phone numbers</a>.
      </p>
      <form method="post" novalidate data-later="">
        <input type="hidden" name="key" value={formKey} />
        <Reasons chosen={reason} error={errors['reason']} />
        <Note note={note} error={errors['note']} />
        <button class="button main">Send to the council</button>
      </form>
      <p class="muted small">
        The council does not know who you are, so it cannot answer you. It reads these messages in working
        hours, and looks into places that did not help.
      </p>
    </>
  );
}

function Errors({ errors }: { errors: ConcernFormProps['errors'] }) {
  return (
    <div class="notice" role="alert">
      <h2 class="error">That was not sent yet</h2>
      <ul>
        {Object.entries(errors).map(([field, message]) => (
          <li key={field}>
            {field === 'form' ? message : <a href={field === 'reason' ? '#reason-1' : '#note'}>{message}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Reasons({ chosen, error }: { chosen: string; error: string | undefined }) {
  return (
    <fieldset {...(error === undefined ? {} : { 'aria-describedby': 'reason-error' })}>
      <legend>What happened?</legend>
      {error !== undefined && (
        <span class="error" id="reason-error">
          {error}
        </span>
      )}
      <div class="options">
        {REASONS.map(([reason, words], n) => (
          <label key={reason} class="check" for={`reason-${n + 1}`}>
            <input
              type="radio"
              name="reason"
              id={`reason-${n + 1}`}
              value={reason}
              checked={chosen === reason}
              required
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Note({ note, error }: { note: string; error: string | undefined }) {
  const described = error === undefined ? 'note-hint' : 'note-error note-hint';
  return (
    <>
      <label for="note">Anything else the council should know? (you can leave this empty)</label>
      <p class="muted small" id="note-hint">
        Please don’t write names, phone numbers, or anything that says who you are. At most{' '}
        {LONGEST_CONCERN_NOTE} characters.
      </p>
      {error !== undefined && (
        <span class="error" id="note-error">
          {error}
        </span>
      )}
      <textarea
        class="field"
        id="note"
        name="note"
        rows={4}
        autocomplete="off"
        aria-describedby={described}
        {...(error === undefined ? {} : { 'aria-invalid': 'true' })}
      >
        {note}
      </textarea>
    </>
  );
}

/** After the form: what happens now, and where else to go. */
export function ConcernSent() {
  return (
    <>
      <h1>Thank you. The council has it</h1>
      <p>
        Somebody at the council reads it in working hours. We did not ask who you are, so they cannot answer
        you.
      </p>
      <p>
        <strong>If you need help now:</strong> <a href="/">find another place near you</a>, or look at the{' '}
        <a href="/help">phone numbers</a>.
      </p>
    </>
  );
}
