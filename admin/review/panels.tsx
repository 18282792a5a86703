import type { LocalDate } from '../../api/domain/clock.ts';
import type { listVenueCasework } from '../../api/usecases/list-venue-casework.ts';
import type { VenueTraining } from '../../api/usecases/read-venue-training.ts';
import type { VenueLicences } from '../../api/usecases/show-licence.ts';
import type { OpenedFile } from '../../api/usecases/show-venue-file.ts';
import { ConcernsPanel } from '../concerns/concerns-panel.tsx';
import { LicencePanel } from '../licences/licence-panel.tsx';
import type { LicenceRights } from '../licences/rights.ts';
import { PlansPanel } from '../plans/plans-panel.tsx';
import { SignsPanel } from '../signage/signs-panel.tsx';
import { ChangeForVenue } from '../venue/officer-panel.tsx';
import { RecordsPanel } from '../training/staff/training-panel.tsx';
import { VisitsPanel } from '../visits/visits-panel.tsx';

/** What of a venue is shown by the journeys that it belongs to. */
export type Casework = Awaited<ReturnType<typeof listVenueCasework>>;

/** Licences, visits, plans, signs and concerns of a venue on its page. */
export function CaseworkPanels({
  casework,
  licences,
  training,
  rights,
  opened,
  path,
  today,
  works,
  partner,
}: {
  casework: Casework;
  licences: VenueLicences;
  training: VenueTraining;
  rights: LicenceRights;
  opened: OpenedFile;
  /** Of the venue's page. */
  path: string;
  today: LocalDate;
  works: boolean;
  partner: boolean;
}) {
  const schemes = opened.file.accreditations.map(({ schemeKey, schemeName }) => ({
    key: schemeKey,
    name: schemeName,
  }));
  const begun = works && schemes.length > 0;
  return (
    <>
      {works && (
        <ChangeForVenue
          venueId={opened.file.id}
          authorityCode={opened.file.authorityCode}
          waitingChange={opened.file.waitingChange}
          closed={opened.file.closures.length > 0}
        />
      )}
      {training.staff.length > 0 && training.schemes.length > 0 && (
        <RecordsPanel
          venueId={opened.file.id}
          schemes={training.schemes}
          works={works}
          nameOf={(staffId) => (works ? (training.staff.find(({ id }) => id === staffId)?.name ?? '') : '')}
        />
      )}
      <LicencePanel licences={licences} rights={rights} />
      <h2 id="visits">Visits</h2>
      <VisitsPanel
        visits={casework.visits}
        schemes={schemes}
        today={today}
        planHref={begun ? `${path}/visits/new` : undefined}
        namesVisitor={!partner}
      />
      <h2 id="plans">Action plans</h2>
      <PlansPanel
        plans={casework.plans}
        schemes={schemes}
        today={today}
        openHref={begun ? `${path}/plans/new` : undefined}
      />
      <SignsPanel signs={casework.signs} opened={opened} today={today} works={works} />
      <h2 id="concerns">Concerns</h2>
      <ConcernsPanel concerns={casework.concerns} seesNotes={!partner} />
    </>
  );
}
