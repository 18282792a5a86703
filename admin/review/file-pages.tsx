import type { OpenedFile } from '../../api/usecases/show-venue-file.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { WarningText } from '../html/messages.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { LONGEST_NOTE } from './decision-form.ts';

/** A note to the file. */
export function NotePage({ name, form }: { name: string; form: Filled }) {
  return (
    <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : true}>
      <h1>A note to the file of {name}</h1>
      <TextArea
        {...textOf(form, 'note')}
        label="The note"
        hint="Officers see it. It stays for good: no names, telephone numbers or anything about a person’s health."
        rows={5}
        maxLength={LONGEST_NOTE}
      />
      <Button>Add the note</Button>
    </form>
  );
}

/** Which entry stands for the same premises. */
export function DuplicatePage({ opened: { file, schemes }, form }: { opened: OpenedFile; form: Filled }) {
  const likely = new Map(
    schemes.flatMap(({ found }) => found.duplicates.map(({ known }) => [known.id, known] as const)),
  );
  const other = textOf(form, 'other');
  return (
    <form method="post" novalidate>
      <h1>{file.name} is a duplicate</h1>
      <p>
        What was applied for with this entry is withdrawn, and the entry is closed. Its history stays. The
        other entry does not change.
      </p>
      <input type="hidden" name="sequence" value={String(file.sequence)} />
      {likely.size > 0 ? (
        <Radios
          {...other}
          label="Which entry is the same place?"
          options={[...likely.values()].map(({ id, name, postcode }) => ({
            value: id,
            text: `${name}, ${postcode}`,
          }))}
        />
      ) : (
        <TextField
          {...other}
          label="Id of the entry that is the same place"
          hint="It stands on its page under “Numbers”, such as k3f9x2m4q."
          width={20}
          spellcheck={false}
        />
      )}
      <WarningText>An entry that is closed as a duplicate cannot be opened again.</WarningText>
      <Button kind="warning">Close as a duplicate</Button>
    </form>
  );
}
