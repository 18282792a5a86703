import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { localDate } from '../domain/london-time.ts';
import type { EpochMinutes } from '../domain/clock.ts';
import { doorsOf, type Found } from '../domain/finder.ts';
import { walkMinutes } from '../domain/geo.ts';
import { AGE_POLICIES, FACILITIES } from '../domain/venue.ts';
import { findNearest } from '../usecases/find-nearest.ts';
import { findPlaces, type PlaceFound } from '../usecases/find-places.ts';
import type { HavenCardProps } from './haven-card.tsx';
import { NearPage, SearchAgainPage, WhichPlacePage, type Asked } from './near-page.tsx';
import { sendPage } from './send-page.tsx';

const SHOWN = 10;
const LONGEST_PLACE = 100;
/** As the finder says: a quarter of an hour on foot. */
const NEARBY_MINUTES = 15;

/** GET /near: the nearest places to one that was typed, for phones without JavaScript. */
export async function near(c: Context, deps: Deps): Promise<Response> {
  const place = (c.req.query('place') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_PLACE);
  const asked = { place, under18: c.req.query('under18') === '1' };
  if (place === '') return askAgain(c, deps, asked, 400, 'Type a postcode, town centre or station.');
  const matches = await findPlaces({ text: place, db: deps.db });
  const match = chosen(matches, c.req.query('choice'));
  if (match) return showNear(c, deps, asked, match);
  if (matches.length > 0) return askWhich(c, deps, asked, matches);
  return askAgain(
    c,
    deps,
    asked,
    404,
    `We could not find “${place}”. Check the spelling, or try a town centre.`,
  );
}

/** The one that is meant: the one picked from the list, or the only one where that is no guess. */
function chosen(matches: readonly PlaceFound[], choice?: string): PlaceFound | undefined {
  if (choice !== undefined) return matches[Number(choice) - 1];
  return matches.length === 1 && !matches[0]?.isGuess ? matches[0] : undefined;
}

async function showNear(c: Context, deps: Deps, asked: Asked, match: PlaceFound): Promise<Response> {
  const question = { point: match, limit: SHOWN, under18: asked.under18, onFoot: true };
  const { found, searchedMetres, at } = await findNearest({ question, ...deps });
  const havens = found.map((each) => cardOf(each, at));
  const open = havens.filter(({ state }) => state.open);
  const reachable = open.filter(({ closesFirst }) => !closesFirst);
  return sendPage(c, deps, {
    // What she typed stands in no tab and no list of pages: the heading says it.
    title: 'Results',
    caching: 'never',
    indexed: false,
    content: (
      <NearPage
        asked={asked}
        label={match.label}
        accuracyMetres={match.accuracyMetres}
        open={open}
        shut={havens.filter(({ state }) => !state.open)}
        nearby={reachable.filter(({ metres }) => walkMinutes(metres) <= NEARBY_MINUTES).length}
        searchedMetres={searchedMetres}
        now={at}
      />
    ),
  });
}

function askWhich(c: Context, deps: Deps, asked: Asked, matches: readonly PlaceFound[]): Promise<Response> {
  const choices = matches.map(({ label }, n) => ({ label, href: nearHref(asked, n + 1) }));
  return sendPage(c, deps, {
    title: 'Which place',
    caching: 'never',
    indexed: false,
    content: (
      <WhichPlacePage asked={asked} choices={choices} guessed={matches.some(({ isGuess }) => isGuess)} />
    ),
  });
}

function askAgain(c: Context, deps: Deps, asked: Asked, status: 400 | 404, error: string): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Search again',
    caching: 'never',
    status,
    content: <SearchAgainPage asked={asked} error={error} />,
  });
}

function nearHref({ place, under18 }: Asked, choice: number): string {
  const query = new URLSearchParams({ place, choice: String(choice), ...(under18 && { under18: '1' }) });
  return `/near?${query}`;
}

/** One row of a snapshot as a card. */
function cardOf(found: Found, at: EpochMinutes): HavenCardProps {
  const { index, row, metres, open, late, hoursKnown, changesAt } = found;
  const { havens, schemes } = index.snapshot;
  const has = (bits: number | undefined, n: number) => (((bits ?? 0) >> n) & 1) === 1;
  return {
    id: havens.id[row] ?? '',
    name: havens.name[row] ?? '',
    state: { open, hoursKnown, ...(changesAt !== undefined && { changesAt }) },
    doors: doorsOf(found, at),
    metres,
    closesFirst: late,
    address: havens.address[row] ?? '',
    postcode: havens.postcode[row] ?? '',
    phone: havens.phone[row] ?? '',
    lat: havens.lat[row] ?? NaN,
    lon: havens.lon[row] ?? NaN,
    facilities: FACILITIES.filter((_, n) => has(havens.facilities[row], n)),
    agePolicy: AGE_POLICIES[havens.age[row] ?? 0] ?? 'all_ages',
    schemes: schemes.filter((_, n) => has(havens.schemes[row], n)),
    trainedOn: localDate(havens.trained_on[row] ?? 0),
  };
}
