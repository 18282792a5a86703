import { checklistItem } from '../../api/domain/checklist.ts';
import type { SchemeContent } from '../../api/domain/scheme-changes.ts';
import { TRAINING_MODULES, MODULE_NAMES } from '../../api/domain/training-modules.ts';
import { dayOf, listOf, textOf, type Filled } from '../form/filled.ts';
import { Button } from '../html/buttons.tsx';
import { Checkboxes, Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { Fieldset } from '../html/fieldset.tsx';
import { SelectField, TextArea, TextField } from '../html/text-fields.tsx';
import { itemField, itemKeys, LONGEST, OWN_ITEMS, ownField, ownPlaceField, placesOf } from './scheme-form.ts';

/** A new version of a scheme: a field for every rule and every sentence. */
export function SchemeFormPage({
  name,
  before,
  form,
}: {
  name: string;
  /** The newest version: the items and groups that can be chosen. */
  before: SchemeContent;
  form: Filled;
}) {
  const places = placesOf(before).map((value) => ({
    value,
    text: value === 'required' ? 'Needed' : `One of group ${value.slice(6)}`,
  }));
  const options = [{ value: '', text: 'Not asked for' }, ...places];
  return (
    <form method="post" novalidate data-warn-unsaved>
      <h1>Change {name}</h1>
      <p>
        What is accredited stays under the rules it was decided by. All decisions from the day below on go by
        the new ones. You see what changes before anything is saved.
      </p>
      <input type="hidden" name="version" value={textOf(form, 'version').value ?? ''} />
      <RuleFields form={form} />
      <Fieldset legend="Evidence">
        <p>
          Of a group, a venue needs one. For example, CCTV or two members of staff at all times: put both into
          group 1.
        </p>
        <div class="asked-items">
          {itemKeys(before).map((key) => (
            <SelectField
              {...textOf(form, itemField(key))}
              label={checklistItem(key).name}
              options={options}
            />
          ))}
        </div>
        <Fieldset legend="Anything else" size="s">
          <div class="asked-items asked-items--own">
            {OWN_ITEMS.map((place) => (
              <>
                <TextField
                  {...textOf(form, ownField(place))}
                  label={`What else, ${place} of ${OWN_ITEMS.length}`}
                  hint={place === 1 ? 'For example, Lockable door' : undefined}
                />
                <SelectField
                  {...textOf(form, ownPlaceField(place))}
                  label={`How it is asked for, ${place} of ${OWN_ITEMS.length}`}
                  options={options}
                />
              </>
            ))}
          </div>
        </Fieldset>
      </Fieldset>
      <WordFields form={form} />
      <DateField
        {...dayOf(form, 'effectiveFrom')}
        label="From which day does this hold?"
        hint="Today, or a day to come"
      />
      <Button>See what changes</Button>
    </form>
  );
}

function RuleFields({ form }: { form: Filled }) {
  const number = (name: string) => ({
    ...textOf(form, name),
    inputmode: 'numeric' as const,
    width: 3 as const,
  });
  return (
    <>
      <Fieldset legend="Training">
        <TextField
          {...number('minimumTrained')}
          label="Trained people, at least"
          hint="A lead and a deputy is 2"
        />
        <TextField {...number('currentShare')} label="Share of staff who meet the public" suffix="%" />
        <Checkboxes
          {...listOf(form, 'modules')}
          label="What each of them learns"
          options={TRAINING_MODULES.map((value) => ({ value, text: MODULE_NAMES[value] }))}
          small
        />
        <TextField {...number('refreshMonths')} label="Refreshed every" suffix="months" />
        <TextField {...number('newStarterDays')} label="New starters within" suffix="days" />
        <TextField
          {...number('headcountMonths')}
          label="The number of staff is confirmed every"
          suffix="months"
        />
        <TextField
          {...number('graceDays')}
          label="Grace when training is under the rule"
          hint="Then the venue is suspended"
          suffix="days"
        />
      </Fieldset>
      <Fieldset legend="Accreditation">
        <TextField {...number('accreditationMonths')} label="It lasts" suffix="months" />
        <YesNo form={form} name="visitRequired" label="Is a visit needed before it?" />
        <YesNo
          form={form}
          name="secondApprover"
          label="Are two people needed?"
          hint="Who approves must not be who assessed"
        />
        <YesNo
          form={form}
          name="shownWhileActionRequired"
          label="Does a venue stay in the finder while it has to put something right?"
          hint="Until the deadline of its action plan; after a second failed test it leaves at once all the same"
        />
      </Fieldset>
    </>
  );
}

function YesNo({ form, name, label, hint }: { form: Filled; name: string; label: string; hint?: string }) {
  return (
    <Radios
      {...textOf(form, name)}
      label={label}
      hint={hint}
      inline
      options={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
    />
  );
}

function WordFields({ form }: { form: Filled }) {
  return (
    <Fieldset legend="Words for the public">
      <p>
        Short and plain: for someone who is frightened and in a hurry. Say what staff do, never that a place
        is safe.
      </p>
      <TextField {...textOf(form, 'name')} label="Name" width={20} />
      <TextArea {...textOf(form, 'summary')} label="What it is" rows={3} maxLength={LONGEST.summary} />
      <TextArea {...textOf(form, 'say')} label="What a person says there" rows={2} maxLength={LONGEST.say} />
      <TextArea
        {...textOf(form, 'staffWill')}
        label="What staff will do"
        rows={4}
        maxLength={LONGEST.staffWill}
      />
    </Fieldset>
  );
}
