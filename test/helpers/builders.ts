import type { Haven } from '../../api/domain/haven.ts';
import type { Hours, Session } from '../../api/domain/hours.ts';
import { londonInstant } from '../../api/domain/london-time.ts';

/** The same sessions each day, bank holidays included. */
export function everyDay(...sessions: Session[]): Hours {
  return {
    weekly: {
      mo: sessions,
      tu: sessions,
      we: sessions,
      th: sessions,
      fr: sessions,
      sa: sessions,
      su: sessions,
    },
    bankHolidays: 'as_usual',
    exceptions: [],
  };
}

/** A haven that is shown; a test states only what matters to it. */
export function aHaven(given: Partial<Haven> = {}): Haven {
  return {
    id: 'k3f9x2m4q',
    name: 'The Paper Lantern',
    kind: 'cafe',
    schemes: ['safe_haven'],
    address: '1 Example Street',
    town: 'North Finchley',
    postcode: 'N12 0QG',
    phone: '020 7946 0001',
    website: '',
    lat: 51.6135,
    lon: -0.1765,
    authorityCode: 'E09000003',
    wardCode: null,
    facilities: [],
    agePolicy: 'all_ages',
    trainedOn: '2026-03-02',
    until: londonInstant('2027-03-02'),
    opening: everyDay(['00:00', '24:00']),
    ...given,
  };
}
