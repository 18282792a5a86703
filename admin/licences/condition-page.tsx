import { CONDITION_TAGS } from '../../api/domain/licence-conditions.ts';
import type { Licence } from '../../api/usecases/find-licence.ts';
import { listOf, textOf, type Filled } from '../form/filled.ts';
import { Button, SendOrCancel } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { licencePath } from './addresses.ts';
import { annexOf, ANNEX_VALUES } from './condition-form.ts';
import { annexWords, TAG_WORDS } from './words.ts';

/** New conditions of a licence, from their text. */
export function NewConditionsPage({
  licence: { id, premisesName },
  form,
}: {
  licence: Licence;
  form: Filled;
}) {
  return (
    <>
      <h1>Add conditions</h1>
      <p>
        To the licence of {premisesName}. What each condition asks for is read from its words, and can be
        changed afterwards.
      </p>
      <form method="post" action={`${licencePath(id)}/conditions`} novalidate data-warn-unsaved>
        <input type="hidden" name="key" value={textOf(form, 'key').value ?? ''} />
        <AnnexField form={form} />
        <TextArea
          {...textOf(form, 'text')}
          label="Text"
          hint="One condition, or a whole annex: numbers, bullets and headings of annexes part it"
          maxLength={20_000}
          rows={12}
        />
        <SendOrCancel cancel={licencePath(id)}>Save</SendOrCancel>
      </form>
    </>
  );
}

/** One condition of a licence: its text, what it asks for, or that it is no longer there. */
export function ConditionPage({
  licence: { id, premisesName },
  conditionId,
  form,
}: {
  licence: Licence;
  conditionId: string;
  form: Filled;
}) {
  const path = `${licencePath(id)}/conditions/${conditionId}`;
  return (
    <>
      <h1>Change a condition</h1>
      <p>Of the licence of {premisesName}.</p>
      <form method="post" action={path} novalidate data-warn-unsaved>
        <AnnexField form={form} />
        <TextArea {...textOf(form, 'text')} label="Text" maxLength={5_000} rows={8} />
        <Checkboxes
          {...listOf(form, 'tags')}
          label="What does it ask for? (optional)"
          options={CONDITION_TAGS.map((value) => ({ value, text: TAG_WORDS[value] }))}
        />
        <TextField
          {...textOf(form, 'months')}
          label="Training is to be refreshed every so many months (optional)"
          hint="For example, 6"
          inputmode="numeric"
          width={3}
        />
        <SendOrCancel cancel={licencePath(id)}>Save</SendOrCancel>
      </form>
      <h2>Remove it</h2>
      <p>Its text stays in the history of the licence.</p>
      <form method="post" action={`${path}/remove`}>
        <Button kind="warning">Remove this condition</Button>
      </form>
    </>
  );
}

function AnnexField({ form }: { form: Filled }) {
  return (
    <Radios
      {...textOf(form, 'annex')}
      label="Annex"
      options={ANNEX_VALUES.map((value) => ({ value, text: annexWords(annexOf(value)) }))}
    />
  );
}
