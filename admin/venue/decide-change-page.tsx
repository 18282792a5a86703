import { epochMinutes } from '../../api/domain/clock.ts';
import type { ApprovedFacts } from '../../api/usecases/propose-venue-change.ts';
import type { ChangeToDecide } from '../../api/usecases/decide-venue-change.ts';
import { instantWords } from '../../api/html/time-words.ts';
import { textOf, type Filled } from '../form/filled.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { ExternalLink } from '../html/links.tsx';
import { WarningText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { TextArea } from '../html/text-fields.tsx';
import { mapAddress } from './place-page.tsx';

const DECIDED = { approved: 'Agreed to', refused: 'Not agreed to', taken_back: 'Taken back' } as const;

/** What a manager wants to change, beside what the public sees now; and the officer's answer. */
export function DecideChangePage({ given, form }: { given: ChangeToDecide; form: Filled }) {
  const { change, venue, outdated, movedMetres } = given;
  const rows = rowsOf(given);
  return (
    <>
      <h1>A change to {venue.name}</h1>
      <p>Asked at {instantWords(epochMinutes(Date.parse(change.proposedAt)))}.</p>
      <DataTable
        caption="What would change"
        stacked={false}
        rows={rows}
        empty="Nothing would change."
        columns={[
          { heading: 'What', cell: ({ what }) => what },
          { heading: 'The public sees now', cell: ({ now }) => now },
          { heading: 'Asked for', cell: ({ asked }) => asked },
        ]}
      />
      {movedMetres !== undefined && (
        <p>
          On the map it moves{' '}
          {movedMetres < 1_000 ? `${movedMetres} metres` : `${(movedMetres / 1_000).toFixed(1)} km`}.
        </p>
      )}
      {change.decision !== null ? (
        <>
          <p>
            <Tag tone={change.decision === 'approved' ? 'green' : 'grey'}>{DECIDED[change.decision]}</Tag>
          </p>
          {change.reason !== '' && <p class="as-written">{change.reason}</p>}
        </>
      ) : (
        <form method="post" novalidate>
          {outdated.length > 0 && (
            <WarningText>
              What the public sees has changed since this was asked, so it can only be refused: the manager
              can ask anew.
            </WarningText>
          )}
          <TextArea
            {...textOf(form, 'reason')}
            label="What you write to the managers"
            hint="Needed to refuse. They read it as you write it."
            maxLength={1_000}
            rows={3}
          />
          <ButtonGroup>
            {outdated.length === 0 && (
              <Button name="decision" value="approved">
                Agree: make it public
              </Button>
            )}
            <Button kind="warning" name="decision" value="refused">
              Refuse
            </Button>
          </ButtonGroup>
        </form>
      )}
    </>
  );
}

function rowsOf({ change: { proposed, present } }: ChangeToDecide) {
  const texts = (['name', 'address', 'postcode'] as const)
    .filter((fact) => fact in proposed)
    .map((fact) => ({ what: FACTS[fact], now: present[fact] ?? '', asked: proposed[fact] ?? '' }));
  if (!('lat' in proposed)) return texts;
  return [...texts, { what: 'Place on the map', now: pinOf(present), asked: pinOf(proposed) }];
}

const FACTS = { name: 'Name', address: 'Address', postcode: 'Postcode' } as const;

function pinOf({ lat, lon }: Partial<ApprovedFacts>) {
  if (typeof lat !== 'number' || typeof lon !== 'number') return 'None';
  return <ExternalLink href={mapAddress(lat, lon)}>{`${lat}, ${lon}`}</ExternalLink>;
}
