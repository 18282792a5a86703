import type { ShownPlace } from '../../api/domain/report-cases.ts';
import { havenSlug } from '../../api/domain/venue.ts';
import { addressWords, ageNote, kindWords } from '../../api/html/haven-words.ts';
import type { Report } from '../../api/usecases/read-report.ts';
import type { Asked } from './asked.ts';
import { dayCell, helpWords, schemeName, venueHref, wardName } from './names.ts';
import type { ReportColumn } from './report-list.tsx';

export interface HavenColumnsGiven {
  readonly report: Report;
  readonly asked: Asked;
  /** Of the public pages. */
  readonly origin: string;
  /** The list in another order. */
  readonly sort?: (by: 'name' | 'town' | 'ward') => NonNullable<ReportColumn<ShownPlace>['sort']>;
}

/** What a list of havens says of each. Everything in it is public. */
export function havenColumns({
  report,
  asked,
  origin,
  sort,
}: HavenColumnsGiven): readonly ReportColumn<ShownPlace>[] {
  const inFile = (csv: string, text: (place: ShownPlace) => string) => ({
    heading: csv,
    csv,
    text,
    only: 'file' as const,
  });
  const schemes = ({ haven }: ShownPlace, between: string) =>
    haven.schemes.map((key) => schemeName(report, key)).join(between);
  return [
    {
      heading: 'Place',
      csv: 'name',
      text: ({ haven }) => haven.name,
      cell: (place) => <PlaceCell place={place} asked={asked} />,
      ...(sort && { sort: sort('name') }),
    },
    inFile('kind', ({ haven }) => kindWords(haven.kind)),
    inFile('address', ({ haven }) => haven.address),
    { heading: 'Town', csv: 'town', text: ({ haven }) => haven.town, ...(sort && { sort: sort('town') }) },
    inFile('postcode', ({ haven }) => haven.postcode),
    {
      heading: 'Ward',
      csv: 'ward',
      text: ({ venue }) => wardName(report, venue.wardCode),
      ...(sort && { sort: sort('ward') }),
    },
    {
      heading: 'Schemes',
      csv: 'schemes',
      text: (place) => schemes(place, '; '),
      cell: (place) => schemes(place, ', '),
    },
    {
      heading: 'When help is there',
      csv: 'open',
      text: ({ haven }) => helpWords(haven),
      cell: ({ haven }) => (
        <>
          {helpWords(haven)}
          {haven.agePolicy !== 'all_ages' && (
            <>
              <br />
              <strong>{ageNote(haven.agePolicy)}</strong>
            </>
          )}
        </>
      ),
    },
    inFile('age_note', ({ haven }) => ageNote(haven.agePolicy)),
    inFile('phone', ({ haven }) => haven.phone),
    inFile('website', ({ haven }) => haven.website),
    {
      heading: 'Trained',
      csv: 'staff_trained_on',
      text: ({ haven }) => haven.trainedOn,
      cell: ({ haven }) => dayCell(haven.trainedOn),
    },
    inFile('page', ({ haven }) => `${origin}/havens/${havenSlug(haven.name, haven.id)}`),
  ];
}

function PlaceCell({ place: { haven }, asked }: { place: ShownPlace; asked: Asked }) {
  return (
    <>
      <a href={venueHref(asked, haven.id)}>{haven.name}</a>
      <br />
      <span class="beside-name">
        {kindWords(haven.kind)}, {addressWords(haven.address, haven.postcode)}
      </span>
    </>
  );
}
