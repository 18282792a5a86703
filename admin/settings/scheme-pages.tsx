import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { KeptScheme, SchemeVersion } from '../../api/usecases/read-scheme.ts';
import { Button, ButtonLink } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { SummaryList } from '../html/lists.tsx';
import { Details, InsetText, WarningText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { ruleLines, type RuleLine } from './rule-words.ts';

const sum = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

/** Every scheme of the register. */
export function SchemesPage({ base, schemes }: { base: string; schemes: readonly KeptScheme[] }) {
  return (
    <>
      <h1>Schemes</h1>
      <p>
        Their rules and their words for the public. They are the same for every authority of this register.
      </p>
      <DataTable
        caption="Schemes"
        captionHidden
        rows={schemes}
        empty="The register has no scheme."
        columns={[
          { heading: 'Scheme', cell: ({ key, name }) => <a href={`${base}/schemes/${key}`}>{name}</a> },
          {
            heading: 'Version',
            cell: ({ inForce, coming }) => (
              <>
                {inForce.version}, since {dateWords(inForce.effectiveFrom)}
                {coming && (
                  <>
                    <br />
                    {coming.version} from {dateWords(coming.effectiveFrom)}
                  </>
                )}
              </>
            ),
          },
          {
            heading: 'In the finder',
            cell: ({ listed }) => (listed ? 'Yes' : <Tag tone="grey">No</Tag>),
          },
          { heading: 'Accredited', numeric: true, cell: ({ accredited }) => sum(accredited) },
          { heading: 'Applying', numeric: true, cell: ({ applying }) => applying },
        ]}
      />
    </>
  );
}

/** One scheme: what it asks and says today, what comes, and what was. */
export function SchemePage({ path, scheme, today }: { path: string; scheme: KeptScheme; today: LocalDate }) {
  const { name, listed, inForce, newest, versions, accredited, applying } = scheme;
  const coming = versions.filter(({ effectiveFrom }) => effectiveFrom > today).toReversed();
  const before = versions.filter(({ version }) => version < inForce.version);
  return (
    <>
      <h1>{name}</h1>
      <SummaryList
        rows={[
          { key: 'In the finder', value: listed ? 'Yes' : 'No', change: `${path}/listed` },
          { key: 'Accredited', value: countWords(accredited) },
          { key: 'Applying', value: `${applying}, decided by the version in force on that day` },
        ]}
      />
      <ButtonLink href={`${path}/add`}>Change its rules or words</ButtonLink>
      {coming.map((version) => (
        <>
          <h2>
            Version {version.version}, from {dateWords(version.effectiveFrom)}
          </h2>
          <InsetText>Not yet in force.</InsetText>
          <Lines lines={ruleLines(version)} />
          {version === newest && (
            <form method="post" action={`${path}/take-back`}>
              <input type="hidden" name="version" value={String(version.version)} />
              <Button kind="secondary">Take version {version.version} back</Button>
            </form>
          )}
        </>
      ))}
      <h2>
        Version {inForce.version}, in force since {dateWords(inForce.effectiveFrom)}
      </h2>
      <Lines lines={ruleLines(inForce)} />
      {before.length > 0 && <h2>Versions before</h2>}
      {before.map((version) => (
        <Earlier version={version} accredited={accredited.get(version.version) ?? 0} />
      ))}
    </>
  );
}

function countWords(accredited: ReadonlyMap<number, number>): string {
  const total = sum(accredited);
  const split = [...accredited]
    .toSorted(([a], [b]) => a - b)
    .map(([version, venues]) => `${venues} under version ${version}`);
  return split.length > 1 ? `${total}: ${split.join(', ')}` : String(total);
}

function Earlier({ version, accredited }: { version: SchemeVersion; accredited: number }) {
  const held = accredited === 1 ? '1 venue is' : `${accredited} venues are`;
  return (
    <Details summary={`Version ${version.version}, from ${dateWords(version.effectiveFrom)}`}>
      <p>
        {accredited === 0
          ? 'No venue is accredited under it any more.'
          : `${held} still accredited under it.`}
      </p>
      <Lines lines={ruleLines(version)} />
    </Details>
  );
}

function Lines({ lines }: { lines: readonly RuleLine[] }) {
  return <SummaryList rows={lines.map(({ rule, says }) => ({ key: rule, value: <Says says={says} /> }))} />;
}

/** A sentence, or a list of several. */
export function Says({ says }: { says: readonly string[] | null }) {
  if (says === null) return <span class="muted">Not asked for</span>;
  if (says.length === 1) return <>{says[0]}</>;
  return (
    <ul>
      {says.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

/** Whether the public is told of a scheme: with what follows. */
export function ListedPage({ scheme: { name, listed, accredited } }: { scheme: KeptScheme }) {
  const venues = sum(accredited);
  const counted = venues === 1 ? '1 venue is' : `${venues} venues are`;
  return (
    <>
      <h1>{listed ? `Take ${name} out of the finder` : `Show ${name} in the finder`}</h1>
      <p>
        {counted} accredited under it.{' '}
        {listed
          ? 'They keep their accreditation. Those that are accredited under another scheme as well stay in the finder under that one.'
          : 'Those whose training holds and that are not closed are shown at once.'}
      </p>
      {listed && <WarningText>All others leave the finder, every embed and every list at once.</WarningText>}
      <form method="post">
        <input type="hidden" name="listed" value={listed ? 'no' : 'yes'} />
        <Button kind={listed ? 'warning' : 'main'}>{listed ? 'Take it out' : 'Show it'}</Button>
      </form>
    </>
  );
}
