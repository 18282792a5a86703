import { SIGN_KINDS, SIGN_NAMES } from '../../api/domain/signage.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { SchemeSigns, SignagePack, VenueSigns } from '../../api/usecases/show-signs.ts';
import { ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { DataTable } from '../html/data-table.tsx';
import { InsetText, WarningText } from '../html/messages.tsx';
import { Tag } from '../html/tags.tsx';
import { dayOf } from '../instants.ts';
import { standingWords } from '../venue/standing-words.ts';
import { schemeSignsAddress } from './addresses.ts';
import { languageWords, PACK_ENDED, SIGNS_STANDING } from './words.ts';

/** The signs of a venue: made, printed, taken down. */
export function SignsPage({ signs }: { signs: VenueSigns }) {
  const { venue, schemes, ended } = signs;
  const nameOf = (key: string) =>
    schemes.find(({ accreditation }) => accreditation.schemeKey === key)?.accreditation.schemeName ?? key;
  return (
    <>
      <h1>Signs for {venue.name}</h1>
      <p>
        A sticker for the window, posters for the bar and for toilet doors, and a card for the staff room.
        They are made only while the public is shown the venue, and say until when they hold.
      </p>
      {schemes.length === 0 && <p>It has not been signed up under any scheme, so there are no signs.</p>}
      {schemes.map((scheme) => (
        <SchemePart scheme={scheme} />
      ))}
      {ended.length > 0 && (
        <DataTable
          caption="Signs that were replaced or given back"
          rows={ended}
          empty=""
          columns={[
            { heading: 'Scheme', cell: ({ schemeKey }) => nameOf(schemeKey) },
            { heading: 'Made on', cell: ({ issuedAt }) => dateWords(dayOf(issuedAt)) },
            { heading: 'They said', cell: ({ validUntil }) => `Valid until ${dateWords(validUntil)}` },
            { heading: 'What became of them', cell: endedWords },
          ]}
        />
      )}
    </>
  );
}

function endedWords({ state, endedAt, note }: SignagePack): string {
  const what = state === 'issued' ? '' : PACK_ENDED[state];
  const when = endedAt === null ? '' : ` on ${dateWords(dayOf(endedAt))}`;
  return `${what}${when}${note === '' ? '' : `: ${note}`}`;
}

function SchemePart({ scheme }: { scheme: SchemeSigns }) {
  const { accreditation, until, out } = scheme;
  const address = schemeSignsAddress(accreditation.venueId, accreditation.schemeKey);
  const why = standingWords({ ...accreditation, isPublic: false }, { closedForNow: false, placed: true });
  return (
    <>
      <div class="heading-row">
        <h2>{accreditation.schemeName}</h2>
        {out && <Tag tone={SIGNS_STANDING[out.standing].tone}>{SIGNS_STANDING[out.standing].words}</Tag>}
      </div>
      {out && (
        <p>
          Made on {dateWords(dayOf(out.issuedAt))}, valid until {dateWords(out.validUntil)}, in{' '}
          {languageWords(out.languages)}.
        </p>
      )}
      {out?.standing === 'take_down' && (
        <WarningText>
          Take these signs down today, and give them back to the council or destroy them. {why}
        </WarningText>
      )}
      {out?.standing === 'replace' && until !== undefined && (
        <InsetText>
          The accreditation now runs until {dateWords(until)}. Make new signs, and take the old ones down.
        </InsetText>
      )}
      {out?.standing === 'in_use' && <Files address={address} schemeName={accreditation.schemeName} />}
      {!out && until === undefined && <p>No signs can be made now. {why}</p>}
      {!out && until !== undefined && <p>No signs were made yet. They will say {dateWords(until)}.</p>}
      <ButtonGroup>
        {until !== undefined && (
          <ButtonLink href={`${address}/make`} kind={out?.standing === 'in_use' ? 'secondary' : 'main'}>
            {out ? 'Make them anew' : 'Make the signs'}
          </ButtonLink>
        )}
        {out && (
          <ButtonLink href={`${address}/return`} kind={out.standing === 'take_down' ? 'main' : 'secondary'}>
            They are down
          </ButtonLink>
        )}
      </ButtonGroup>
    </>
  );
}

/** Each sign as a file: as a press wants it, and as a printer at hand does. */
function Files({ address, schemeName }: { address: string; schemeName: string }) {
  const rows = [
    ...SIGN_KINDS.map((kind) => ({ kind, name: SIGN_NAMES[kind] })),
    { kind: 'all', name: 'All of them, a page each' },
  ];
  return (
    <DataTable
      caption={`Files to print: ${schemeName}`}
      rows={rows}
      empty=""
      columns={[
        { heading: 'Sign', cell: ({ name }) => name },
        {
          heading: 'For a print shop',
          cell: ({ kind, name }) => (
            <a href={`${address}/print/${kind}?for=press`}>
              PDF with bleed<span class="govuk-visually-hidden">: {name}</span>
            </a>
          ),
        },
        {
          heading: 'For your own printer',
          cell: ({ kind, name }) => (
            <a href={`${address}/print/${kind}`}>
              PDF<span class="govuk-visually-hidden">: {name}</span>
            </a>
          ),
        },
      ]}
    />
  );
}
