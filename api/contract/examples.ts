import type { DetailAnswer, ListAnswer, NearestAnswer } from './havens.ts';

/** Answers as they look, by operation; tested against the schemas. The places are invented. */

const lantern = {
  id: 'k3f9x2m4q',
  slug: 'the-paper-lantern-k3f9x2m4q',
  name: 'The Paper Lantern',
  kind: 'cafe',
  schemes: ['safe_haven'],
  address: '1 Example Street, North Finchley',
  postcode: 'N12 0QG',
  phone: '020 7946 0001',
  lat: 51.6135,
  lon: -0.1765,
} as const;

const state = { open: true, open_until: '2026-05-02T22:00:00.000Z', opens_at: null, hours_known: true };

const facilities: DetailAnswer['facilities'] = ['step_free', 'toilet'];
const more = {
  age_note: '',
  facilities,
  trained_on: '2026-03-02',
  url: 'https://havens.example.org/havens/the-paper-lantern-k3f9x2m4q',
};

const nearest: NearestAnswer = {
  at: '2026-05-02T21:30:00.000Z',
  point_rounded: { lat: 51.61, lon: -0.18 },
  searched_radius_metres: 50_000,
  havens: [{ ...lantern, schemes: ['safe_haven'], distance_metres: 240, walk_minutes: 4, ...state, ...more }],
};

const listed = {
  ...lantern,
  schemes: ['safe_haven'],
  town: 'North Finchley',
  website: '',
  area: 'E09000003',
  ward: 'E05013637',
  ...more,
};

const list: ListAnswer = { page: 1, per_page: 50, pages: 1, total: 1, havens: [listed] };

const detail: DetailAnswer = {
  ...listed,
  ...state,
  scheme_names: ['Safe Haven'],
  shown_until: '2026-09-30T23:00:00.000Z',
  openingHoursSpecification: [
    {
      '@type': 'OpeningHoursSpecification',
      dayOfWeek: ['https://schema.org/Friday', 'https://schema.org/Saturday'],
      opens: '10:00',
      closes: '23:00',
    },
  ],
  specialOpeningHoursSpecification: [],
  hoursAvailable: [],
};

export const EXAMPLES: Readonly<Record<string, unknown>> = {
  findNearestHavens: nearest,
  listHavens: list,
  getHaven: detail,
  raiseConcern: {
    status: 'received',
    received_at: '2026-05-02T21:40:00.000Z',
    advice: 'Nobody watches these messages as they come in. In danger, call 999.',
  },
  findPlaces: [{ label: 'North Finchley', lat: 51.6135, lon: -0.1765, accuracy_metres: 500, guess: false }],
  getHealth: { status: 'ok' },
  getReadiness: {
    status: 'ready',
    database: 'ok',
    snapshots: { published: 12, oldest_age_seconds: 3_600, waiting: 0 },
  },
};
