import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import {
  revokeTraining,
  showTrainingRecord,
  staffCertificate,
} from '../../../api/usecases/revoke-training.ts';
import type { AdminEnv } from '../../admin-env.ts';
import { text } from '../../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../../form/filled.ts';
import { readForm } from '../../form/read-form.ts';
import { sendPage } from '../../page.tsx';
import { sendFile } from '../../send-file.ts';
import { staffAddress, trainingAddress } from '../staff/addresses.ts';
import { RevokePage } from './revoke-page.tsx';

const RECORD = '/venues/:venueId/training/records/:recordId';
const REVOKE_FORM = z.object({ because: text('why it is taken back', { max: 500, lines: true }) });

/** What a venue's managers, or its council, do with what somebody has learnt: print its certificate, or take it back. */
export function certificateRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(`${RECORD}/certificate`, (c) => print(c, deps));
  routes.get(`${RECORD}/revoke`, (c) => showRevoke(c, deps, EMPTY_FORM));
  routes.post(`${RECORD}/revoke`, (c) => revoke(c, deps));
  return routes;
}

function asked(c: Context<AdminEnv>) {
  return { venueId: c.req.param('venueId') ?? '', recordId: c.req.param('recordId') ?? '' };
}

async function print(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const facts = await staffCertificate({ ...asked(c), publicOrigin: deps.config.publicOrigin, ...deps });
  return sendFile(c, {
    name: `certificate-${facts.code}.pdf`,
    type: 'application/pdf',
    content: await deps.print.certificate(facts, { madeAt: deps.clock.now() }),
  });
}

async function showRevoke(c: Context<AdminEnv>, deps: Deps, form: Filled): Promise<Response> {
  const { venueId } = asked(c);
  const record = await showTrainingRecord({ ...asked(c), ...deps });
  const cancel = staffAddress(venueId, record.staffId);
  return sendPage(c, deps, {
    title: `Take training back: ${record.moduleName}`,
    back: { href: cancel, text: record.name },
    errors: form.errors,
    content: <RevokePage record={record} form={form} cancel={cancel} />,
  });
}

async function revoke(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const form = await readForm(c, REVOKE_FORM);
  if (!form.ok) return showRevoke(c, deps, form);
  const { venueId } = asked(c);
  await revokeTraining({
    ...{ ...asked(c), ...form.data, actor: actorOf(c.get('person')) },
    ...{ publicOrigin: deps.config.publicOrigin, ...deps },
  });
  return c.redirect(`${trainingAddress(venueId)}?done=revoked`, 303);
}
