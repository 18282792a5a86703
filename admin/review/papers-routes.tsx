import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf } from '../../api/domain/people.ts';
import { judgeEvidence, readEvidence } from '../../api/usecases/judge-evidence.ts';
import { readCase } from '../../api/usecases/read-cases.ts';
import { recordTrainingCheck } from '../../api/usecases/record-training-check.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice, optionalText, wholeNumber } from '../form/fields.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { day } from '../form/time-fields.ts';
import { sendPage } from '../page.tsx';
import { venueAddress } from './addresses.ts';
import { LONGEST_NOTE } from './decision-form.ts';
import { EvidencePage, TrainingPage } from './papers-pages.tsx';

const EVIDENCE = '/councils/:authority/venues/:venueId/evidence/:evidenceId';
const TRAINING = '/councils/:authority/venues/:venueId/schemes/:schemeKey/training';
const MOST_STAFF = 5_000;

const EVIDENCE_FORM = z.object({
  verdict: choice(['seen', 'not_enough'], 'Choose whether this is enough'),
  note: optionalText('what is missing', { max: LONGEST_NOTE, lines: true }),
  judged: optionalText('the page’s mark', { max: 40 }),
});

function trainingForm(today: string) {
  return z.object({
    trained_people: wholeNumber('how many people are trained', { max: MOST_STAFF }),
    public_facing: wholeNumber('how many people meet the public', { min: 1, max: MOST_STAFF }),
    trained_on: day('the day of the training', { notBefore: '2015-01-01', notAfter: today }),
    note: optionalText('the note', { max: LONGEST_NOTE, lines: true }),
  });
}

/** Evidence that an officer looks at, and training that she writes down. */
export function papersRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(EVIDENCE, (c) => showEvidence(c, deps, EMPTY_FORM));
  routes.post(EVIDENCE, async (c) => {
    const form = await readForm(c, EVIDENCE_FORM);
    if (!form.ok) return showEvidence(c, deps, form);
    const { verdict, note, judged: expected } = form.data;
    const { evidenceId, venueId, path } = placeOf(c);
    const actor = actorOf(c.get('person'));
    try {
      const judged = { evidenceId, venueId, verdict, note: note ?? '', expected, actor };
      const { ready } = await judgeEvidence({ ...judged, ...deps });
      return c.redirect(`${path}?done=${ready ? 'ready' : 'evidence'}`, 303);
    } catch (error) {
      const { errors, status } = refusalOf(error);
      return showEvidence(c, deps, { values: form.values, errors }, status);
    }
  });
  routes.get(TRAINING, (c) => showTraining(c, deps, undefined));
  routes.post(TRAINING, (c) => recordTraining(c, deps));
  return routes;
}

function placeOf(c: Context<AdminEnv>) {
  const authorityCode = c.req.param('authority') ?? '';
  const venueId = c.req.param('venueId') ?? '';
  return {
    ...{ authorityCode, venueId, path: venueAddress(authorityCode, venueId) },
    evidenceId: c.req.param('evidenceId') ?? '',
    schemeKey: c.req.param('schemeKey') ?? '',
  };
}

async function showEvidence(
  c: Context<AdminEnv>,
  { db, ...deps }: Deps,
  form: Filled,
  status?: 409 | 422,
): Promise<Response> {
  const { evidenceId, venueId, path } = placeOf(c);
  const evidence = await readEvidence({ evidenceId, venueId, db });
  return sendPage(
    c,
    { db, ...deps },
    {
      title: 'Evidence',
      back: { href: path },
      errors: form.errors,
      ...(status && { status }),
      content: <EvidencePage evidence={evidence} form={form} />,
    },
  );
}

async function recordTraining(c: Context<AdminEnv>, deps: Deps): Promise<Response> {
  const form = await readForm(c, trainingForm(londonDate(epochMinutes(deps.clock.now()))));
  if (!form.ok) return showTraining(c, deps, form);
  const { venueId, schemeKey, authorityCode, path } = placeOf(c);
  const {
    trained_people: trainedPeople,
    public_facing: publicFacing,
    trained_on: trainedOn,
    note,
  } = form.data;
  try {
    const { follows } = await recordTrainingCheck({
      seen: {
        ...{ checkId: formKeyOf(form.values, deps.ids), venueId, schemeKey, authorityCode },
        ...{ trainedPeople, publicFacing, trainedOn, note: note ?? '' },
      },
      actor: actorOf(c.get('person')),
      publicOrigin: deps.config.publicOrigin,
      ...deps,
    });
    return c.redirect(`${path}?done=${follows === 'nothing' ? 'training' : follows}`, 303);
  } catch (error) {
    const { errors, status } = refusalOf(error);
    // Sent again it is another check: it gets a key of its own.
    const isUsed = error instanceof DomainError && error.code === 'training.key_used';
    const values = isUsed ? { ...form.values, key: '' } : form.values;
    return showTraining(c, deps, { values, errors }, status);
  }
}

async function showTraining(
  c: Context<AdminEnv>,
  deps: Deps,
  typed: Filled | undefined,
  status?: 409 | 422,
): Promise<Response> {
  const { venueId, schemeKey, authorityCode, path } = placeOf(c);
  const found = await readCase({ venueId, schemeKey, authorityCode, ...deps });
  const known = found.record.headcount > 0 ? String(found.record.headcount) : null;
  const form = typed ?? filledWith({ public_facing: known });
  return sendPage(c, deps, {
    title: `Training: ${found.record.venueName}`,
    back: { href: path },
    errors: form.errors,
    ...(status && { status }),
    content: <TrainingPage found={found} form={form} formKey={formKeyOf(form.values, deps.ids)} />,
  });
}
