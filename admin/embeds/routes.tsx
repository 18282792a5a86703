import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { actorOf, type CouncilRole } from '../../api/domain/people.ts';
import {
  addEmbedSite,
  listEmbedSites,
  showEmbedSite,
  stopEmbedSite,
} from '../../api/usecases/embed-sites.ts';
import type { AdminEnv } from '../admin-env.ts';
import { rolesIn } from '../council-roles.ts';
import { text } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { EmbedSitePage, EmbedSitesPage, LONGEST_NAME } from './pages.tsx';

const ADD = z.object({ name: text('the name of the website', { max: LONGEST_NAME }) });
const KEEPERS: readonly CouncilRole[] = ['officer', 'approver', 'administrator'];
const LIST = '/councils/:authority/embeds';

/** Websites on which loads are counted: /councils/:authority/embeds. */
export function embedRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(LIST, (c) => list(c, deps, EMPTY_FORM));
  routes.post(LIST, (c) => add(c, deps));
  routes.get(`${LIST}/:embedSiteId`, (c) => show(c, deps));
  routes.post(`${LIST}/:embedSiteId/stop`, async (c) => {
    await stopEmbedSite({ ...named(c), actor: actorOf(c.get('person')), ...deps });
    return c.redirect(`${pathOf(c)}/${named(c).id}?done=stopped`, 303);
  });
  return routes;
}

type Asked = Context<AdminEnv>;

const named = (c: Asked) => ({
  authorityCode: c.req.param('authority') ?? '',
  id: c.req.param('embedSiteId') ?? '',
});
const pathOf = (c: Asked) => `/admin/councils/${named(c).authorityCode}/embeds`;

/** Partners look on. */
const mayChange = (c: Asked) =>
  rolesIn(c.get('person'), named(c).authorityCode).some((role) => KEEPERS.includes(role));

async function list(c: Asked, deps: Deps, form: Filled): Promise<Response> {
  const sites = await listEmbedSites({ ...named(c), ...deps });
  return sendPage(c, deps, {
    title: 'Websites',
    errors: form.errors,
    content: (
      <EmbedSitesPage
        {...{ sites, form, path: pathOf(c), mayAdd: mayChange(c) }}
        formKey={formKeyOf(form.values, deps.ids)}
      />
    ),
  });
}

async function add(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, ADD);
  if (!form.ok) return list(c, deps, form);
  const id = formKeyOf(form.values, deps.ids);
  const { authorityCode } = named(c);
  await addEmbedSite({ authorityCode, id, ...form.data, actor: actorOf(c.get('person')), ...deps });
  return c.redirect(`${pathOf(c)}/${id}?done=added`, 303);
}

async function show(c: Asked, deps: Deps): Promise<Response> {
  const { site, days } = await showEmbedSite({ ...named(c), ...deps });
  return sendPage(c, deps, {
    title: site.name,
    back: { href: pathOf(c), text: 'Websites' },
    ...doneNotice(c, {
      added: 'The website has its id. Copy the lines with it to the website.',
      stopped: 'Nothing is counted here any more.',
    }),
    content: <EmbedSitePage {...{ site, days, path: `${pathOf(c)}/${site.id}`, mayStop: mayChange(c) }} />,
  });
}
