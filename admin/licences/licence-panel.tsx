import { dateWords } from '../../api/html/time-words.ts';
import type { Licence } from '../../api/usecases/find-licence.ts';
import type { VenueLicences } from '../../api/usecases/show-licence.ts';
import { ExternalLink } from '../html/links.tsx';
import { SummaryList } from '../html/lists.tsx';
import { licencePath } from './addresses.ts';
import { LicenceStatusTag } from './licence-table.tsx';
import type { LicenceRights } from './rights.ts';
import { everyMonthsWords, KIND_WORDS } from './words.ts';

/**
 * The premises licences of a venue, for the officer's page of it: a card each, and those at its postcode that nobody has matched.
 * Give it what `showVenueLicences` answers, and the rights of whoever looks (`licenceRights`).
 */
export function LicencePanel({
  licences: { licences, near, trainingIntervalMonths },
  rights,
}: {
  licences: VenueLicences;
  rights: LicenceRights;
}) {
  return (
    <section aria-labelledby="licences">
      <h2 id="licences">Premises licence</h2>
      {licences.length === 0 && <p>No licence is matched to this venue.</p>}
      {licences.map((licence) => (
        <LicenceCard licence={licence} rights={rights} />
      ))}
      {trainingIntervalMonths !== null && (
        <p>A condition asks for training anew {everyMonthsWords(trainingIntervalMonths)}.</p>
      )}
      {near.length > 0 && (
        <>
          <p>
            {near.length === 1 ? 'A licence at this postcode is' : 'Licences at this postcode are'} not
            matched yet:
          </p>
          <ul>
            {near.map(({ id, premisesName, number }) => (
              <li>
                <a class="govuk-link" href={rights.mayChange ? `${licencePath(id)}/match` : licencePath(id)}>
                  {premisesName}, {number}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function LicenceCard({ licence, rights }: { licence: Licence; rights: LicenceRights }) {
  const { id, number, kind, holder, supervisor, supervisorSince, checkedOn, registerLink } = licence;
  const changed = supervisorSince === null ? '' : ` (change seen on ${dateWords(supervisorSince)})`;
  return (
    <SummaryList
      title={`${KIND_WORDS[kind]} ${number}`}
      action={{ href: licencePath(id), text: 'See all of it' }}
      rows={[
        { key: 'Status', value: <LicenceStatusTag {...licence} /> },
        ...(rights.maySeePeople
          ? [
              { key: 'Licence holder', value: holder || 'Not known' },
              { key: 'Designated premises supervisor', value: `${supervisor || 'Not known'}${changed}` },
            ]
          : []),
        { key: 'Last checked', value: checkedOn === null ? 'Not yet' : dateWords(checkedOn) },
        ...(registerLink === ''
          ? []
          : [
              {
                key: 'Register',
                value: <ExternalLink href={registerLink}>See it in the register</ExternalLink>,
              },
            ]),
      ]}
    />
  );
}
