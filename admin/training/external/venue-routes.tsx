import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { epochMinutes } from '../../../api/domain/clock.ts';
import { londonDate } from '../../../api/domain/london-time.ts';
import { requireAttempt } from '../../../api/usecases/limit-attempts.ts';
import { listVenueCertificates } from '../../../api/usecases/list-certificates.ts';
import { sendCertificate } from '../../../api/usecases/send-certificate.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { formKeyOf } from '../../form/form-key.tsx';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readGivenFile } from '../../form/given-file.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { doneNotice, sendPage } from '../../page.tsx';
import { BODY_BYTES, certificateForm, WAVE } from './form.ts';
import { SendCertificatePage } from './send-page.tsx';
import { VenueCertificatesPage } from './venue-page.tsx';

const DONE = { sent: 'The certificate is sent. The council looks at it, and you get an e-mail' };
const AN_HOUR = { most: 60, windowMs: 60 * 60_000 };

/** A venue's managers send certificates in, and see what became of them. */
export function venueCertificateRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const list = '/venues/:venueId/training/external';
  routes.get(list, (c) => sendList(c, deps, c.req.param('venueId')));
  routes.get(`${list}/new`, (c) => sendNew(c, deps, c.req.param('venueId'), EMPTY_FORM));
  routes.post(`${list}/new`, (c) => send(c, deps, c.req.param('venueId')));
  return routes;
}

async function sendList(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const shown = await listVenueCertificates({ ...deps, venueId });
  return sendPage(c, deps, {
    title: 'Certificates of other providers',
    back: { href: `/admin/venues/${venueId}/training`, text: `Training at ${shown.venueName}` },
    ...doneNotice(c, DONE),
    content: <VenueCertificatesPage path={c.req.path} shown={shown} />,
  });
}

async function sendNew(
  c: Context<AdminEnv>,
  deps: Deps,
  venueId: string,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const { staff } = await listVenueCertificates({ ...deps, venueId });
  const back = `/admin/venues/${venueId}/training/external`;
  const formKey = formKeyOf(form.values, deps.ids);
  return sendPage(c, deps, {
    title: 'Send a certificate',
    back: { href: back, text: 'Certificates of other providers' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <SendCertificatePage {...{ back, staff, form, formKey }} />,
  });
}

async function send(c: Context<AdminEnv>, deps: Deps, venueId: string): Promise<Response> {
  const person = c.get('person');
  const today = londonDate(epochMinutes(deps.clock.now()));
  const form = await readForm(c, certificateForm(today), { limitBytes: BODY_BYTES });
  if (!form.ok) return sendNew(c, deps, venueId, form);
  const { staff: staffId, module: moduleKey, provider, providerName, trainedOn, reference, file } = form.data;
  const read = file === null ? { file: null } : await readGivenFile(file);
  if ('wrong' in read)
    return sendNew(c, deps, venueId, { values: form.values, errors: { file: read.wrong } });
  const named = provider === 'wave' ? WAVE : (providerName ?? '');
  const given = { staffId, moduleKey, provider: named, trainedOn, reference: reference ?? '', ...read };
  await requireAttempt({ limits: [{ key: `send certificate ${person.id}`, ...AN_HOUR }], ...deps });
  try {
    const certificateId = formKeyOf(form.values, deps.ids);
    await sendCertificate({ ...deps, certificateId, venueId, given, person });
  } catch (error) {
    return sendNew(c, deps, venueId, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`/admin/venues/${venueId}/training/external?done=sent`, 303);
}
