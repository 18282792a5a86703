import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { makeJoinLink, revokeJoinLink, showJoinLink } from '../../../api/usecases/keep-join-link.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { optionalText } from '../../form/fields.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf, type Refusal } from '../../form/refusal.ts';
import { doneNotice, sendPage } from '../../page.tsx';
import { trainingAddress } from './addresses.ts';
import { LinkPage } from './link-page.tsx';
import { JoinSheet } from './sheet-page.tsx';
import { writerOf } from './writer-of.ts';

const LINK = '/venues/:venueId/training/link';
/** The link that the page showed: whoever changed it meanwhile is not overruled. */
const FORM = z.object({ was: optionalText('the link', { max: 60 }) });
const DONE = {
  made: 'The link is made. Staff can join now.',
  replaced: 'The link is new. Anyone with the old sheet can no longer join: print the new one.',
  revoked: 'The link is taken back. Nobody can join by it any more.',
};

/** /admin/venues/:venueId/training/link and …/sheet: how staff join, and what hangs in the staff room. */
export function linkRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(LINK, (c) => show(c, deps, c.req.param('venueId')));
  routes.post(LINK, async (c) => {
    const venueId = c.req.param('venueId');
    const { was } = await shown(c);
    return change(c, deps, venueId, was === null ? 'made' : 'replaced', () =>
      makeJoinLink({ venueId, was, ...writerOf(c, deps) }),
    );
  });
  routes.post(`${LINK}/revoke`, async (c) => {
    const venueId = c.req.param('venueId');
    const { was } = await shown(c);
    return change(c, deps, venueId, 'revoked', () => revokeJoinLink({ venueId, was, ...writerOf(c, deps) }));
  });
  routes.get('/venues/:venueId/training/sheet', (c) => showSheet(c, deps, c.req.param('venueId')));
  return routes;
}

async function shown(c: Context<AdminEnv>): Promise<z.output<typeof FORM>> {
  const form = await readForm(c, FORM);
  return form.ok ? form.data : { was: null };
}

async function change(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  done: keyof typeof DONE,
  act: () => Promise<void>,
): Promise<Response> {
  try {
    await act();
  } catch (error) {
    return show(c, deps, venueId, refusalOf(error));
  }
  return c.redirect(`${trainingAddress(venueId, 'link')}?done=${done}`, 303);
}

async function show(c: Context<AdminEnv>, deps: Deps, venueId: string, refusal?: Refusal): Promise<Response> {
  const { venue, link } = await showJoinLink({ venueId, ...deps });
  return sendPage(c, deps, {
    title: 'How staff join',
    back: { href: trainingAddress(venueId), text: 'Training' },
    ...doneNotice(c, DONE),
    ...refusal,
    content: <LinkPage venue={venue} link={link} address={link && joinAddress(deps, link.token)} />,
  });
}

async function showSheet(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const { venue, link } = await showJoinLink({ venueId, ...deps });
  if (!link) return c.redirect(trainingAddress(venueId, 'link'), 303);
  return sendPage(c, deps, {
    title: `Staff-room sheet: ${venue.name}`,
    back: { href: trainingAddress(venueId, 'link'), text: 'How staff join' },
    content: <JoinSheet venueName={venue.name} address={joinAddress(deps, link.token)} />,
  });
}

function joinAddress({ config }: Pick<Deps, 'config'>, token: string): string {
  return new URL(`/join/${token}`, config.publicOrigin).href;
}
