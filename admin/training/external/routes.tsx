import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import { judgeCertificate, requireCertificate } from '../../../api/usecases/judge-certificate.ts';
import {
  CERTIFICATE_LISTS,
  listCertificates,
  type CertificateList,
} from '../../../api/usecases/list-certificates.ts';
import { readCertificateFile } from '../../../api/usecases/read-certificate-file.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { sendEvidenceFile } from '../../evidence/send-evidence-file.ts';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { refusalOf } from '../../form/refusal.ts';
import { readListQuery } from '../../list-address.ts';
import { doneNotice, sendPage } from '../../page.tsx';
import { CouncilCertificatesPage } from './council-page.tsx';
import { VERDICT_FORM } from './form.ts';
import { JudgeCertificatePage } from './judge-page.tsx';
import { venueCertificateRoutes } from './venue-routes.tsx';

const DONE = { decided: 'The decision is saved, and the managers have an e-mail' };

/** Certificates of other providers: managers send them in, officers decide whether they count. */
export function certificateEvidenceRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const one = '/training/external/:externalId';
  routes.get('/councils/:authority/training/external', (c) => sendList(c, deps, c.req.param('authority')));
  routes.get(one, (c) => sendOne(c, deps, c.req.param('externalId'), EMPTY_FORM));
  routes.post(one, (c) => judge(c, deps, c.req.param('externalId')));
  routes.get(`${one}/file`, async (c) =>
    sendEvidenceFile(c, await readCertificateFile({ ...deps, certificateId: c.req.param('externalId') })),
  );
  routes.route('/', venueCertificateRoutes(deps));
  return routes;
}

async function sendList(c: Context<AdminEnv>, deps: Deps, authorityCode: string): Promise<Response> {
  const { filter, page } = readListQuery(c, { list: CERTIFICATE_LISTS });
  const list = (filter.list ?? 'waiting') as CertificateList;
  const { certificates, total } = await listCertificates({ ...deps, authorityCode, list, page });
  return sendPage(c, deps, {
    title: 'Certificates of other providers',
    back: { href: `/admin/councils/${authorityCode}/training`, text: 'Training' },
    ...doneNotice(c, DONE),
    content: <CouncilCertificatesPage path={c.req.path} {...{ list, page, certificates, total }} />,
  });
}

async function sendOne(
  c: Context<AdminEnv>,
  deps: Deps,
  externalId: string,
  form: Filled & { readonly status?: 409 | 422 },
): Promise<Response> {
  const certificate = await requireCertificate(deps.db, externalId);
  const back = `/admin/councils/${certificate.authorityCode ?? ''}/training/external`;
  return sendPage(c, deps, {
    title: 'Certificate',
    back: { href: back, text: 'Certificates of other providers' },
    errors: form.errors,
    ...(form.status !== undefined && { status: form.status }),
    content: <JudgeCertificatePage certificate={certificate} back={back} form={form} />,
  });
}

async function judge(c: Context<AdminEnv>, deps: Deps, externalId: string): Promise<Response> {
  const form = await readForm(c, VERDICT_FORM);
  if (!form.ok) return sendOne(c, deps, externalId, form);
  const { verdict, note } = form.data;
  const { publicOrigin } = deps.config;
  const actor = actorOf(c.get('person'));
  try {
    await judgeCertificate({
      ...{ ...deps, certificateId: externalId, verdict, note: note ?? '', actor, publicOrigin },
    });
  } catch (error) {
    return sendOne(c, deps, externalId, { values: form.values, ...refusalOf(error) });
  }
  const { authorityCode } = await requireCertificate(deps.db, externalId);
  return c.redirect(`/admin/councils/${authorityCode ?? ''}/training/external?done=decided`, 303);
}
