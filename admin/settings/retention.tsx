import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { PERIOD_LIMITS, type RetentionKind } from '../../api/domain/retention.ts';
import { readAuthorityContact } from '../../api/usecases/read-authority-contact.ts';
import {
  changePeriods,
  countWhatWouldGo,
  kindsOf,
  readPeriods,
  type Months,
} from '../../api/usecases/retention-periods.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText, ticked, wholeNumber } from '../form/fields.ts';
import { filledWith, textOf, type Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { refusalOf } from '../form/refusal.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { ChangePeriodsPage, RetentionPage, type ShownPeriods } from './retention-pages.tsx';
import { RETENTION_WORDS } from './retention-words.ts';

/** How long what is kept: /councils/:authority/settings/retention. */
export function retentionRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = `${SETTINGS}/retention`;
  routes.get(path, (c) => show(c, deps));
  routes.get(`${path}/own`, (c) => sendForm(c, deps, ownOf(c)));
  routes.post(`${path}/own`, (c) => save(c, deps, ownOf(c)));
  routes.get(`${path}/register`, (c) => sendForm(c, deps, null));
  routes.post(`${path}/register`, (c) => save(c, deps, null));
  return routes;
}

const ownOf = (c: Asked) => authorityOf(c).authorityCode;

async function shown(authorityCode: string | null, deps: Deps): Promise<ShownPeriods> {
  const { months } = await readPeriods({ authorityCode, ...deps });
  const counts = await countWhatWouldGo({ authorityCode, months, ...deps });
  return { kinds: kindsOf(authorityCode), months, counts };
}

async function show(c: Asked, deps: Deps): Promise<Response> {
  const { name } = await readAuthorityContact({ ...authorityOf(c), ...deps });
  const [own, register] = await Promise.all([shown(ownOf(c), deps), shown(null, deps)]);
  return sendPage(c, deps, {
    title: 'Retention',
    back: { href: baseOf(c), text: 'Settings' },
    ...doneNotice(c, { saved: 'The periods are saved.' }),
    content: <RetentionPage {...{ base: baseOf(c), authority: name, own, register }} />,
  });
}

type Shown = Filled & { readonly status?: 409 | 422; readonly warning?: readonly Going[] };
type Going = { readonly kind: RetentionKind; readonly number: number };

async function sendForm(
  c: Asked,
  deps: Deps,
  authorityCode: string | null,
  given?: Shown,
): Promise<Response> {
  const { months, updatedAt } = await readPeriods({ authorityCode, ...deps });
  const kinds = kindsOf(authorityCode);
  const form = given ?? filledWith(Object.fromEntries(kinds.map((kind) => [kind, String(months[kind])])));
  const conflict = given?.status === 409;
  const title = authorityCode === null ? 'Kept by the whole register' : 'Kept by your authority';
  const seen = (conflict ? undefined : textOf(form, 'seen').value) ?? updatedAt ?? '';
  return sendPage(c, deps, {
    title,
    back: { href: `${baseOf(c)}/retention`, text: 'Retention' },
    errors: form.errors,
    ...(given?.status !== undefined && { status: given.status }),
    content: (
      <ChangePeriodsPage
        {...{ title, kinds, form, seen, warning: given?.warning, saved: conflict ? months : undefined }}
      />
    ),
  });
}

async function save(c: Asked, deps: Deps, authorityCode: string | null): Promise<Response> {
  const kinds = kindsOf(authorityCode);
  const form = await readForm(c, periodsForm(kinds));
  if (!form.ok) return sendForm(c, deps, authorityCode, { ...form, status: 422 });
  const { seen, confirmed, ...typed } = form.data;
  const months = typed as Months;
  const warning = confirmed === true ? [] : await whatWouldGo(authorityCode, months, deps);
  if (warning.length > 0)
    return sendForm(c, deps, authorityCode, { values: form.values, errors: {}, warning });
  try {
    const given = { authorityCode, months, seen: seen as string | null };
    await changePeriods({ ...given, ...by(c), ...deps });
  } catch (error) {
    return sendForm(c, deps, authorityCode, { values: form.values, ...refusalOf(error) });
  }
  return c.redirect(`${baseOf(c)}/retention?done=saved`, 303);
}

/** What goes with a period that is shorter than the one that holds now. */
async function whatWouldGo(
  authorityCode: string | null,
  months: Months,
  deps: Deps,
): Promise<readonly Going[]> {
  const { months: before } = await readPeriods({ authorityCode, ...deps });
  const counts = await countWhatWouldGo({ authorityCode, months, ...deps });
  return kindsOf(authorityCode).flatMap((kind) => {
    const number = counts.get(kind) ?? 0;
    return number > 0 && (months[kind] ?? 0) < (before[kind] ?? 0) ? [{ kind, number }] : [];
  });
}

function periodsForm(kinds: readonly RetentionKind[]) {
  const fields = kinds.map((kind) => {
    const { least: min, most: max } = PERIOD_LIMITS[kind];
    const { name } = RETENTION_WORDS[kind];
    return [
      kind,
      wholeNumber(`the months for “${name.charAt(0).toLowerCase()}${name.slice(1)}”`, { min, max }),
    ];
  });
  return z.object({
    seen: optionalText('the version'),
    confirmed: ticked(),
    ...(Object.fromEntries(fields) as Record<string, ReturnType<typeof wholeNumber>>),
  });
}
