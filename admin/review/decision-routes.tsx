import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { DECISIONS, type Decider, type Decision } from '../../api/domain/case-facts.ts';
import { epochMinutes } from '../../api/domain/clock.ts';
import { textForManagers } from '../../api/domain/decision-text.ts';
import { offerOf } from '../../api/domain/decisions.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { londonDate } from '../../api/domain/london-time.ts';
import { actorOf, type SignedIn } from '../../api/domain/people.ts';
import { requireVenue } from '../../api/usecases/change-venue.ts';
import { makeDecision, usualEnd } from '../../api/usecases/make-decision.ts';
import { approvedFactsVersion } from '../../api/usecases/propose-venue-change.ts';
import { readCase, type Case } from '../../api/usecases/read-cases.ts';
import { readNewerHistory } from '../../api/usecases/show-venue-file.ts';
import type { AdminEnv } from '../admin-env.ts';
import { rolesIn } from '../council-roles.ts';
import { filledWith, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { sendPage } from '../page.tsx';
import { venueAddress } from './addresses.ts';
import { codesOf, decisionForm, DECISION_WORDS } from './decision-form.ts';
import { DecisionPage } from './decision-page.tsx';

const PATH = '/councils/:authority/venues/:venueId/schemes/:schemeKey';

/** A page and a form for each decision; who may decide what stands in access.ts, and when, in the domain. */
export function decisionRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  for (const decision of DECISIONS) {
    const path = `${PATH}/${decision.replaceAll('_', '-')}`;
    routes.get(path, async (c) => {
      const found = await caseAt(c, deps);
      const codes = codesOf(decision);
      const code = codes.length === 1 ? codes[0] : codes.find((each) => each === c.req.query('code'));
      return showDecision(c, deps, { decision, found, code, form: firstForm(decision, found, code, deps) });
    });
    routes.post(path, (c) => decide(c, deps, decision));
  }
  return routes;
}

export function deciderOf(person: SignedIn, authorityCode: string): Decider {
  return { actor: actorOf(person), roles: rolesIn(person, authorityCode) };
}

function keyAt(c: Context<AdminEnv>) {
  const authorityCode = c.req.param('authority') ?? '';
  return { authorityCode, venueId: c.req.param('venueId') ?? '', schemeKey: c.req.param('schemeKey') ?? '' };
}

function caseAt(c: Context<AdminEnv>, { db, clock }: Deps): Promise<Case> {
  return readCase({ ...keyAt(c), db, clock });
}

function firstForm(decision: Decision, found: Case, code: string | undefined, { clock }: Deps): Filled {
  const names = { venueName: found.record.venueName, schemeName: found.scheme.name };
  const ends = decision === 'accredit' || decision === 'renew';
  return filledWith({
    text: code === undefined ? null : textForManagers({ decision, code, ...names }),
    valid_to: ends ? usualEnd(found.facts, londonDate(epochMinutes(clock.now()))) : null,
  });
}

async function showDecision(
  c: Context<AdminEnv>,
  deps: Deps,
  shown: {
    decision: Decision;
    found: Case;
    code: string | undefined;
    form: Filled;
    status?: 409 | 422;
    /** The last event that whoever decided had seen. */
    seen?: number;
  },
): Promise<Response> {
  const { decision, found, code, form, status, seen } = shown;
  const { authorityCode, venueId } = keyAt(c);
  const decider = deciderOf(c.get('person'), authorityCode);
  const offer = offerOf(decision, found.facts, decider, londonDate(epochMinutes(deps.clock.now())));
  const venueHref = venueAddress(authorityCode, venueId);
  const newer = seen === undefined ? [] : await readNewerHistory({ venueId, after: seen, db: deps.db });
  const place = decision === 'accredit' ? await placeOf(venueId, deps) : undefined;
  return sendPage(c, deps, {
    title: `${DECISION_WORDS[decision].button}: ${found.record.venueName}`,
    back: { href: venueHref },
    errors: form.errors,
    ...(status && { status }),
    content: <DecisionPage {...{ decision, found, offer, code, form, place, venueHref, newer }} />,
  });
}

/** What the public would be shown, as this page says it: until then its managers may still change it. */
async function placeOf(venueId: string, { db }: Deps) {
  const venue = await requireVenue(db, venueId);
  const words = [venue.address, venue.postcode].filter((part) => part !== '').join(', ');
  return { words, version: await approvedFactsVersion(venue) };
}

async function decide(c: Context<AdminEnv>, deps: Deps, decision: Decision): Promise<Response> {
  const key = keyAt(c);
  const form = await readForm(c, decisionForm(decision, londonDate(epochMinutes(deps.clock.now()))));
  const typed = form.values['code'];
  const code = codesOf(decision).find((each) => each === typed);
  if (!form.ok) return showDecision(c, deps, { decision, found: await caseAt(c, deps), code, form });
  const { text, note, sequence, valid_to: validTo, place: placeSeen } = form.data;
  try {
    await makeDecision({
      asked: {
        ...key,
        decision,
        code: form.data.code,
        text,
        note: note ?? '',
        expectedSequence: sequence,
        validTo,
        placeSeen,
      },
      decider: deciderOf(c.get('person'), key.authorityCode),
      publicOrigin: deps.config.publicOrigin,
      ...deps,
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'case.not_found') throw error;
    const refusal = refusalOf(error);
    const found = await caseAt(c, deps);
    return showDecision(c, deps, {
      ...{ decision, found, code, seen: sequence, status: refusal.status },
      form: { values: form.values, errors: refusal.errors },
    });
  }
  return c.redirect(`${venueAddress(key.authorityCode, key.venueId)}?done=${decision}`, 303);
}
