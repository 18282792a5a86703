import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { csvLine } from '../../../api/domain/csv-line.ts';
import { importStaff, previewStaffImport } from '../../../api/usecases/import-staff.ts';
import { STAFF_CHANGED } from '../../../api/usecases/change-staff.ts';
import { DomainError } from '../../../api/domain/errors.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { optionalUpload, single, text } from '../../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { sendPage } from '../../page.tsx';
import { sendFile } from '../../send-file.ts';
import { isManager } from '../../venue/venue-address.ts';
import { trainingAddress } from './addresses.ts';
import { ImportPage, PreviewPage } from './import-pages.tsx';
import { LIST_LIMIT_BYTES, listRows, listText } from './list-file.ts';
import { writerOf } from './writer-of.ts';

const IMPORT = '/venues/:venueId/training/import';
/** A multipart body is a little more than its file; an encoded text up to three times itself. */
const BODY_BYTES = 4 * LIST_LIMIT_BYTES;

const CHOOSE = z.object({ list: optionalUpload() });
const APPLY = z.object({ version: text('the preview', { max: 40 }) });

/** /admin/venues/:venueId/training/import: a list of staff, looked at first, then imported. */
export function importRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(IMPORT, (c) => show(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post(IMPORT, (c) => preview(c, deps, c.req.param('venueId')));
  routes.post(`${IMPORT}/apply`, (c) => apply(c, deps, c.req.param('venueId')));
  routes.get(`${IMPORT}/template.csv`, (c) =>
    sendFile(c, { name: 'staff-list.csv', type: 'text/csv; charset=utf-8', content: TEMPLATE }),
  );
  return routes;
}

/** With a mark of its encoding, without which Excel reads names with accents wrongly. */
const TEMPLATE = `\ufeff${csvLine(['name', 'job', 'email', 'public facing', 'joined on'])}${csvLine([
  ...['Sam Sample', 'Bar staff', 'sam@example.org', 'yes', '27/03/2026'],
])}`;

function show(c: Context<AdminEnv>, deps: Deps, venueId: string, form: Filled): Promise<Response> {
  return sendPage(c, deps, {
    title: 'Import a list of staff',
    back: { href: trainingAddress(venueId), text: 'Training' },
    errors: form.errors,
    content: <ImportPage venueId={venueId} form={form} />,
  });
}

async function preview(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, CHOOSE, { limitBytes: BODY_BYTES });
  const file = form.ok ? form.data.list : null;
  const pasted = pastedIn(form.values['pasted']);
  try {
    const list = file ? listText(new Uint8Array(await file.arrayBuffer())) : pasted;
    return await showPreview(c, deps, venueId, list);
  } catch (error) {
    return show(c, deps, venueId, { values: { pasted }, errors: refusalOf(error).errors });
  }
}

async function showPreview(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  list: string,
  changed = false,
): Promise<Response> {
  const plan = await previewStaffImport({ venueId, rows: listRows(list), ...deps });
  const form =
    'The staff list was changed while this page was open. Nothing was saved: look at this, then confirm';
  return sendPage(c, deps, {
    title: 'Look at the list before it is imported',
    back: { href: trainingAddress(venueId, 'import') },
    ...(changed && { errors: { form }, status: 409 }),
    content: (
      <PreviewPage
        venueId={venueId}
        plan={plan}
        list={list}
        seesAddresses={isManager(c.get('person'), venueId)}
      />
    ),
  });
}

async function apply(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const form = await readForm(c, APPLY, { limitBytes: BODY_BYTES });
  const list = pastedIn(form.values['pasted']);
  try {
    if (!form.ok) return await showPreview(c, deps, venueId, list);
    const asked = { venueId, rows: listRows(list), version: form.data.version };
    await importStaff({ ...asked, ...writerOf(c, deps) });
    return c.redirect(`${trainingAddress(venueId)}?done=imported`, 303);
  } catch (error) {
    if (error instanceof DomainError && error.code === STAFF_CHANGED)
      return showPreview(c, deps, venueId, list, true);
    return show(c, deps, venueId, { values: { pasted: list }, errors: refusalOf(error).errors });
  }
}

function pastedIn(value: string | readonly string[] | undefined): string {
  return single(value);
}
