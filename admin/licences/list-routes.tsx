import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { notFound } from '../../api/domain/errors.ts';
import { LICENCE_LISTS, type LicenceList } from '../../api/domain/licence-lists.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import {
  countLists,
  listLicencePlaces,
  listLicences,
  readAllLicences,
} from '../../api/usecases/list-licences.ts';
import { writeMailMerge } from '../../api/usecases/mail-merge.ts';
import type { AdminEnv } from '../admin-env.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { licencesPath } from './addresses.ts';
import { licenceCsv } from './csv.ts';
import { filterOf, readListQuery, readPageNumber } from './filter.ts';
import { LICENCES_PER_PAGE, LicenceListPage, LicencesPage, type ListPageProps } from './licences-page.tsx';
import { licenceRights } from './rights.ts';
import { LIST_WORDS } from './words.ts';

/** All licences of an authority, the three lists, and their downloads. */
export function licenceListRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get('/councils/:authority/licences', async (c) => {
    const props = await listProps(c, deps);
    const counts = await countLists({ ...deps, authorityCode: props.authorityCode });
    return sendPage(c, deps, {
      title: 'Premises licences',
      ...doneNotice(c, { matched: 'The matches are saved.' }),
      content: <LicencesPage {...props} counts={counts} />,
    });
  });

  routes.get('/councils/:authority/licences/lists/:list', async (c) => {
    const list = listOf(c);
    const props = await listProps(c, deps, list);
    return sendPage(c, deps, {
      title: LIST_WORDS[list].title,
      back: { href: licencesPath(props.authorityCode), text: 'Premises licences' },
      content: <LicenceListPage {...props} list={list} />,
    });
  });

  routes.get('/councils/:authority/licences/lists/:list/csv', async (c) => {
    const list = listOf(c);
    const authorityCode = c.req.param('authority');
    const filter = filterOf(
      readListQuery((name) => c.req.query(name)),
      authorityCode,
      list,
    );
    const rows = licenceCsv(readAllLicences({ ...deps, filter }), {
      origin: new URL(deps.config.publicOrigin).origin,
      today: todayOf(deps),
    });
    return sendCsv(c, `licences-${list}-${todayOf(deps)}.csv`, rows);
  });

  routes.get('/councils/:authority/licences/letters', async (c) => {
    const filter = filterOf(
      readListQuery((name) => c.req.query(name)),
      c.req.param('authority'),
    );
    const signUpLink = new URL('/admin/sign-up', deps.config.publicOrigin).href;
    return sendCsv(
      c,
      `licence-letters-${todayOf(deps)}.csv`,
      writeMailMerge({ ...deps, filter, signUpLink }),
    );
  });

  return routes;
}

async function listProps(c: Context<AdminEnv>, deps: Deps, list?: LicenceList): Promise<ListPageProps> {
  const authorityCode = c.req.param('authority') ?? '';
  const query = readListQuery((name) => c.req.query(name));
  const page = readPageNumber(c.req.query('page'));
  const filter = filterOf(query, authorityCode, list);
  return {
    authorityCode,
    query,
    places: await listLicencePlaces({ ...deps, authorityCode }),
    found: await listLicences({ ...deps, filter, page, perPage: LICENCES_PER_PAGE }),
    rights: licenceRights(c.get('person'), authorityCode),
    today: todayOf(deps),
  };
}

function listOf(c: Context<AdminEnv>): LicenceList {
  const list = LICENCE_LISTS.find((each) => each === c.req.param('list'));
  if (list) return list;
  throw notFound('licence.list_not_found', 'There is no such list of licences.');
}

function todayOf({ clock }: Deps): string {
  return londonDate(epochMinutes(clock.now()));
}

async function sendCsv(c: Context<AdminEnv>, name: string, lines: AsyncIterable<string>): Promise<Response> {
  // Without the mark a spreadsheet takes the text for Windows-1252, and "Café" for "CafÃ©".
  let text = '\uFEFF';
  for await (const line of lines) text += line;
  c.header('Content-Type', 'text/csv; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${name}"`);
  c.header('Cache-Control', 'private, no-store');
  return c.body(text);
}
