import { checklistItem } from '../../api/domain/checklist.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { Checkboxes } from '../html/choices.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { DefaultButton } from '../venue/hours-grid.tsx';
import { attachedTo, boxesOf, MOST_WORDS, sayField } from './checklist-form.ts';

interface ChecklistProps {
  readonly view: SignUpView;
  readonly scheme: Scheme;
  readonly form: Filled;
}

/** Boxes for what is needed and for each group of which one is; each opens to a few words and files. */
export function ChecklistFields({ view, scheme, form }: ChecklistProps) {
  return (
    <>
      <DefaultButton />
      {boxesOf(scheme.rules).map(({ field, items }) => (
        <Checkboxes
          {...listOf(form, field)}
          label={field === 'have' ? 'You need all of these' : 'You need at least one of these'}
          size="m"
          options={items.map((item) => ({
            value: item,
            text: checklistItem(item).name,
            hint: hintOf(view, scheme, item),
            reveal: <ItemFields item={item} view={view} form={form} />,
          }))}
        />
      ))}
    </>
  );
}

/** What counts, and what an officer said of it. */
function hintOf({ evidence }: SignUpView, { key }: Scheme, item: string) {
  const { counts } = checklistItem(item);
  const turnedDown = evidence.filter(
    (each) => each.item === item && each.schemeKey === key && each.verdict === 'not_enough',
  );
  if (turnedDown.length === 0) return counts;
  const notes = turnedDown.map(({ verdictNote }) => verdictNote).filter((note) => note !== '');
  return (
    <>
      {counts}{' '}
      <strong>
        The council says that this is not enough yet{notes.length > 0 ? `: ${notes.join('; ')}` : '.'}
      </strong>
    </>
  );
}

function ItemFields({ item, view, form }: { item: string; view: SignUpView; form: Filled }) {
  const { saidEnough, name } = checklistItem(item);
  const attached = attachedTo(view.evidence, item).length;
  const field = textOf(form, sayField(item));
  return (
    <>
      {saidEnough ? (
        <TextField {...field} label={<Label words="Tell us more (optional)" about={name} />} />
      ) : (
        <TextArea
          {...field}
          label={<Label words="In a few words" about={name} />}
          rows={2}
          maxLength={MOST_WORDS}
        />
      )}
      <button type="submit" class="link-button" name="add" value={item}>
        {attached === 0 ? 'Add a photo, document or link' : `${attachedWords(attached)}: see, add or remove`}
        <span class="govuk-visually-hidden">, {name}</span>
      </button>
    </>
  );
}

function Label({ words, about }: { words: string; about: string }) {
  return (
    <>
      {words}
      <span class="govuk-visually-hidden">, {about}</span>
    </>
  );
}

function attachedWords(count: number): string {
  return count === 1 ? '1 file or link added' : `${count} files and links added`;
}
