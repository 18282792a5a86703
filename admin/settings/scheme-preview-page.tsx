import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { KeptScheme, SchemeVersion } from '../../api/usecases/read-scheme.ts';
import { HiddenValues } from '../form/hidden-values.tsx';
import type { FormValues } from '../form/read-form.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { changedLines } from './rule-words.ts';
import { Says } from './scheme-pages.tsx';

/** What a new version changes, before anything is saved. */
export function SchemePreviewPage({
  scheme,
  next,
  values,
  today,
}: {
  scheme: KeptScheme;
  next: SchemeVersion;
  values: FormValues;
  today: LocalDate;
}) {
  const { newest, accredited, applying, listed } = scheme;
  const lines = changedLines(newest, next);
  const isSaidAnew = JSON.stringify(newest.wording) !== JSON.stringify(next.wording);
  const isToday = next.effectiveFrom <= today;
  const venues = [...accredited.values()].reduce((a, b) => a + b, 0);
  const languages = Object.keys(newest.wording).filter((language) => language !== 'en');
  return (
    <form method="post">
      <h1>What changes in {scheme.name}</h1>
      <DataTable
        caption={`Version ${next.version}, from ${isToday ? 'today' : dateWords(next.effectiveFrom)}`}
        rows={lines}
        empty="Nothing is different from the version before. Go back and change something, or leave it."
        columns={[
          { heading: 'Rule', cell: ({ rule }) => rule },
          { heading: 'Now', cell: ({ was }) => <Says says={was} /> },
          { heading: 'Then', cell: ({ becomes }) => <Says says={becomes} /> },
        ]}
      />
      <h2>What follows</h2>
      <ul>
        <li>
          {venues === 1
            ? '1 venue that is accredited keeps the rules by which it was decided, until the next decision.'
            : `${venues} venues that are accredited keep the rules by which they were decided, until the next decision.`}
        </li>
        <li>
          {applying === 1 ? '1 application' : `${applying} applications`} under way: decided by these rules
          {isToday ? ' from now on' : ` from ${dateWords(next.effectiveFrom)} on`}, and asked for this
          evidence.
        </li>
        {listed && isSaidAnew && (
          <li>
            The public reads the new words{' '}
            {isToday ? 'as soon as this is saved' : 'from the beginning of that day'}.
          </li>
        )}
        {languages.length > 0 && <li>Words in other languages stay as they are: {languages.join(', ')}.</li>}
      </ul>
      <HiddenValues values={values} except={['confirmed', 'again']} />
      <ButtonGroup>
        {lines.length > 0 && (
          <Button name="confirmed" value="yes">
            Save version {next.version}
          </Button>
        )}
        <Button kind="secondary" name="again" value="yes">
          Go back and change it
        </Button>
      </ButtonGroup>
    </form>
  );
}
