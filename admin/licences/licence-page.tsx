import type { Child } from 'hono/jsx';
import { licenceStanding } from '../../api/domain/licence.ts';
import type { LocalDate } from '../../api/domain/clock.ts';
import { dateWords } from '../../api/html/time-words.ts';
import type { Licence } from '../../api/usecases/find-licence.ts';
import type { LicencePage as Shown } from '../../api/usecases/show-licence.ts';
import { Button, ButtonGroup, ButtonLink } from '../html/buttons.tsx';
import { ExternalLink } from '../html/links.tsx';
import { SummaryList, type SummaryRow } from '../html/lists.tsx';
import { WarningText } from '../html/messages.tsx';
import { StateTag, Tag } from '../html/tags.tsx';
import { Timeline } from '../html/timeline.tsx';
import { licencePath, venuePath } from './addresses.ts';
import { ConditionList } from './condition-list.tsx';
import { historyOf } from './history.ts';
import { LicenceStatusTag } from './licence-table.tsx';
import type { LicenceRights } from './rights.ts';
import { ALCOHOL_WORDS, KIND_WORDS } from './words.ts';

export interface LicencePageProps {
  readonly shown: Shown;
  readonly rights: LicenceRights;
  readonly today: LocalDate;
  readonly nameOf: (actor: string) => string;
}

/** What the register has of one licence, and what can be done about it. */
export function LicencePage({ shown, rights, today, nameOf }: LicencePageProps) {
  const { licence, conditions, history } = shown;
  return (
    <>
      <h1>{licence.premisesName}</h1>
      <p>
        {KIND_WORDS[licence.kind]} {licence.number} <LicenceStatusTag {...licence} />
      </p>
      {licenceStanding(licence, today) === 'does_not_stand' && (
        <WarningText>
          This licence does not stand today. Look at the venue’s accreditations, and decide there.
        </WarningText>
      )}
      <SummaryList rows={factsOf(shown, rights)} title="Licence" {...editing(licence, rights)} />
      <Match shown={shown} rights={rights} nameOf={nameOf} />
      <Checked licence={licence} rights={rights} nameOf={nameOf} />
      <ConditionList licenceId={licence.id} conditions={conditions} mayChange={rights.mayChange} />
      <h2>History</h2>
      <Timeline events={historyOf(history, rights.maySeePeople ? nameOf : () => 'the council')} />
    </>
  );
}

function editing({ id }: Licence, { mayChange }: LicenceRights) {
  return mayChange ? { action: { href: `${licencePath(id)}/edit`, text: 'Change' } } : {};
}

function factsOf({ licence, wardName }: Shown, { maySeePeople }: LicenceRights): readonly SummaryRow[] {
  const { address, postcode, town, uprn, activities, hoursText, statusText, registerLink } = licence;
  const days = (day: LocalDate | null) => (day === null ? undefined : dateWords(day));
  const rows: readonly (readonly [string, Child | undefined])[] = [
    ['Address', [address, postcode].filter(Boolean).join(', ') || undefined],
    ['Ward', wardName || 'Not known'],
    ['Town centre', town || 'Not known'],
    ['UPRN', uprn ?? undefined],
    ['Status in the register', statusText || undefined],
    ...(maySeePeople ? peopleOf(licence) : []),
    ['Alcohol', ALCOHOL_WORDS[licence.alcohol]],
    ['Late night refreshment', licence.lateNightRefreshment ? 'Yes' : 'No'],
    ['Entertainment', activities.join(', ') || undefined],
    ['Hours on the licence', hoursText === '' ? undefined : <span class="as-written">{hoursText}</span>],
    ['Issued', days(licence.issuedOn)],
    ['From', days(licence.startsOn)],
    ['Until', days(licence.endsOn)],
    [
      'Register',
      registerLink === '' ? undefined : (
        <ExternalLink href={registerLink}>See it in the authority’s register</ExternalLink>
      ),
    ],
    ['Last extract that held it', days(licence.extractedOn)],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

function peopleOf({
  holder,
  supervisor,
  supervisorBefore,
  supervisorSince,
}: Licence): [string, Child | undefined][] {
  const before = supervisorBefore === '' ? '' : ` (before: ${supervisorBefore})`;
  return [
    ['Licence holder', holder || 'Not known'],
    ['Designated premises supervisor', `${supervisor || 'Not known'}${before}`],
    ['Change of supervisor seen', supervisorSince === null ? undefined : dateWords(supervisorSince)],
  ];
}

function Match({
  shown: { licence, venue },
  rights,
  nameOf,
}: Pick<LicencePageProps, 'shown' | 'rights' | 'nameOf'>) {
  const { id, version, authorityCode, noMatch, matchedBy } = licence;
  const path = licencePath(id);
  return (
    <section aria-labelledby="match">
      <h2 id="match">Venue</h2>
      {venue === null ? (
        <p>
          {noMatch
            ? 'An officer has said that this licence belongs to none of the venues on the register.'
            : 'Nobody has said yet which venue this licence belongs to.'}
        </p>
      ) : (
        <p>
          <a class="govuk-link" href={venuePath(authorityCode, venue.id)}>
            {venue.name}
          </a>
          , {[venue.address, venue.postcode].filter(Boolean).join(', ')}{' '}
          {venue.accreditations.map(({ state }) => (
            <>
              <StateTag state={state} />{' '}
            </>
          ))}
          {rights.maySeePeople && matchedBy !== null && (
            <span class="muted">
              <br />
              Matched by {nameOf(matchedBy)}
            </span>
          )}
        </p>
      )}
      {rights.mayChange && (
        <form method="post" action={`${path}/unmatch`}>
          <input type="hidden" name="version" value={String(version)} />
          <ButtonGroup>
            <ButtonLink kind="secondary" href={`${path}/match`}>
              {venue === null ? 'Choose its venue' : 'Choose another venue'}
            </ButtonLink>
            {(venue !== null || noMatch) && <Button kind="secondary">Take this back</Button>}
          </ButtonGroup>
        </form>
      )}
    </section>
  );
}

function Checked({
  licence,
  rights,
  nameOf,
}: { licence: Licence } & Pick<LicencePageProps, 'rights' | 'nameOf'>) {
  const { id, version, checkedOn, checkedBy, supervisorSince } = licence;
  const never =
    supervisorSince === null
      ? 'Nobody has checked it against the authority’s register yet.'
      : 'Nobody has checked it against the authority’s register since the supervisor changed.';
  return (
    <section aria-labelledby="checked">
      <h2 id="checked">Check against the register</h2>
      <p>
        {checkedOn === null
          ? never
          : `Last checked on ${dateWords(checkedOn)}${rights.maySeePeople && checkedBy !== null ? ` by ${nameOf(checkedBy)}` : ''}.`}
        {checkedOn === null && supervisorSince !== null && (
          <>
            {' '}
            <Tag tone="orange">To check</Tag>
          </>
        )}
      </p>
      {rights.mayChange && (
        <form method="post" action={`${licencePath(id)}/checked`}>
          <input type="hidden" name="version" value={String(version)} />
          <Button kind="secondary">I have looked today, and it says the same</Button>
        </form>
      )}
    </section>
  );
}
