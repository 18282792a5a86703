import { checklistItem } from '../../api/domain/checklist.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { JudgedEvidence } from '../../api/usecases/judge-evidence.ts';
import type { Case } from '../../api/usecases/read-cases.ts';
import { dayOf as dayField, textOf, type Filled } from '../form/filled.ts';
import { FormKey } from '../form/form-key.tsx';
import { Button } from '../html/buttons.tsx';
import { Radios } from '../html/choices.tsx';
import { DateField } from '../html/date-field.tsx';
import { ExternalLink } from '../html/links.tsx';
import { InsetText } from '../html/messages.tsx';
import { TextArea, TextField } from '../html/text-fields.tsx';
import { dayOf } from '../instants.ts';
import { LONGEST_NOTE } from './decision-form.ts';

/** One piece of evidence, and the officer's word on it. */
export function EvidencePage({ evidence, form }: { evidence: JudgedEvidence; form: Filled }) {
  const { item, kind, text, file, addedAt, verdict, verdictNote, verdictAt } = evidence;
  const { name, counts } = checklistItem(item);
  const value = textOf(form, 'verdict').value ?? verdict ?? undefined;
  return (
    <>
      <h1>{name}</h1>
      <p>{counts}</p>
      <h2>What the manager sent on {dateWords(dayOf(addedAt))}</h2>
      <InsetText>
        {kind === 'text' && <span class="as-written">{text}</span>}
        {kind === 'link' && <ExternalLink href={text}>{text}</ExternalLink>}
        {file && (
          <a class="govuk-link" href={`/admin/evidence/${evidence.id}/file`}>
            {file.name} ({Math.max(1, Math.round(file.bytes / 1024))} kB)
          </a>
        )}
      </InsetText>
      {verdict !== null && (
        <p>
          Looked at on {verdictAt === null ? '' : dateWords(dayOf(verdictAt))}:{' '}
          {verdict === 'seen' ? 'it is enough' : 'it is not enough'}
          {verdictNote !== '' && `. ${verdictNote}`}
        </p>
      )}
      <form method="post" novalidate>
        <input type="hidden" name="judged" value={verdictAt ?? ''} />
        <Radios
          {...textOf(form, 'verdict')}
          value={value}
          label="Is it enough?"
          size="m"
          options={[
            { value: 'seen', text: 'Yes, I have seen it' },
            {
              value: 'not_enough',
              text: 'No, something is missing',
              reveal: (
                <TextArea
                  {...textOf(form, 'note')}
                  label="What is missing"
                  hint="The manager reads it."
                  rows={3}
                  maxLength={LONGEST_NOTE}
                />
              ),
            },
          ]}
        />
        <Button>Save</Button>
      </form>
    </>
  );
}

/** What an officer found out about training. */
export function TrainingPage({ found, form, formKey }: { found: Case; form: Filled; formKey: string }) {
  const { record, scheme, facts, licenceMonths } = found;
  const { minimumTrained, currentShare, refreshMonths } = facts.rules.training;
  const months = Math.min(refreshMonths, licenceMonths ?? refreshMonths);
  return (
    <form method="post" novalidate data-warn-unsaved={Object.keys(form.errors).length > 0 ? 'changed' : true}>
      <h1>Training at {record.venueName}</h1>
      <p>
        {scheme.name} asks that at least {minimumTrained} people and {Math.round(currentShare * 100)} % of
        those who meet the public are trained. It counts for {months} months
        {licenceMonths !== null && licenceMonths < refreshMonths && ', as a condition of the licence asks'}.
      </p>
      <FormKey value={formKey} />
      <TextField
        {...textOf(form, 'trained_people')}
        label="How many people are trained"
        inputmode="numeric"
        width={4}
      />
      <TextField
        {...textOf(form, 'public_facing')}
        label="How many people meet the public"
        hint="All who work there with the public, the trained ones among them."
        inputmode="numeric"
        width={4}
      />
      <DateField
        {...dayField(form, 'trained_on')}
        label="When they were trained"
        hint="Where they were trained on several days, the first of them. For example, 27 3 2026."
      />
      <TextArea
        {...textOf(form, 'note')}
        label="What you saw (optional)"
        hint="Which records or certificates. No names of staff."
        rows={3}
        maxLength={LONGEST_NOTE}
      />
      <Button>Record the training</Button>
    </form>
  );
}
