import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { csvLine } from '../../api/domain/csv-line.ts';
import { noteTrailExport } from '../../api/usecases/export-trail.ts';
import { readAuthorityContact } from '../../api/usecases/read-authority-contact.ts';
import { readTrail, readWholeTrail, type TrailAsked } from '../../api/usecases/read-trail.ts';
import type { AdminEnv } from '../admin-env.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { sendFile } from '../send-file.ts';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { actionWords } from './trail-actions.ts';
import { TrailPage } from './trail-page.tsx';
import { readTrailQuery } from './trail-query.ts';
import { TRAIL_HEADINGS, trailCells } from './trail-words.ts';

/** The audit trail: /councils/:authority/settings/trail. */
export function trailRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(`${SETTINGS}/trail`, (c) => show(c, deps));
  routes.post(`${SETTINGS}/trail.csv`, (c) => download(c, deps));
  return routes;
}

async function show(c: Asked, deps: Deps): Promise<Response> {
  const { authorityCode } = authorityOf(c);
  const query = readTrailQuery(c.req.query(), authorityCode);
  const asked = Number(c.req.query('before'));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined;
  const { name } = await readAuthorityContact({ authorityCode, ...deps });
  const page = await readTrail({ asked: query.asked, after: before, ...deps });
  return sendPage(c, deps, {
    title: 'Audit trail',
    back: { href: baseOf(c), text: 'Settings' },
    errors: query.form.errors,
    content: <TrailPage {...{ path: `${baseOf(c)}/trail`, authority: name, query, page, before }} />,
  });
}

/** By a form that is sent: it leaves an event, and names of people leave the register. */
async function download(c: Asked, deps: Deps): Promise<Response> {
  const { authorityCode } = authorityOf(c);
  const form = await readForm(c, z.object({}));
  const { asked } = readTrailQuery(form.values, authorityCode);
  await noteTrailExport({ asked, ...by(c), ...deps });
  const day = new Date(deps.clock.now()).toISOString().slice(0, 10);
  const name = `audit-trail-${asked.authorityCode ?? 'register'}-${day}.csv`;
  return sendFile(c, { name, type: 'text/csv; charset=utf-8', content: streamOf(linesOf(asked, deps)) });
}

async function* linesOf(asked: TrailAsked, deps: Deps): AsyncGenerator<string> {
  // Without the mark a spreadsheet takes the text for Windows-1252.
  yield `\uFEFF${csvLine(TRAIL_HEADINGS)}`;
  for await (const { events, names } of readWholeTrail({ asked, ...deps }))
    yield events.map((event) => csvLine(trailCells(event, names, actionWords(event.action)))).join('');
}

/** Line by line as it is read: a long trail is never in memory at once. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
