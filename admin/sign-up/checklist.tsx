import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { checklistItem } from '../../api/domain/checklist.ts';
import type { Scheme } from '../../api/domain/scheme.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { saveChecklist, type Said } from '../../api/usecases/save-checklist.ts';
import { requireAsked } from '../../api/usecases/save-sign-up-step.ts';
import type { AdminEnv } from '../admin-env.ts';
import type { Filled } from '../form/filled.ts';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { goOn, schemeOf, textIn, versionIn, viewOf, type Asked } from './asked.ts';
import { checklistStart, readChecklist } from './checklist-form.ts';
import { ChecklistFields } from './checklist-page.tsx';
import { itemRoutes } from './item.tsx';
import { itemPath, signUpPath } from './paths.ts';
import { StepForm, type Meanwhile } from './step-frame.tsx';

/** The checklist of a scheme, and the files and links of each of its items. */
export function checklistRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/sign-up/:signUpId/checklist/:schemeKey', async (c) => {
    const view = await viewOf(c, deps);
    requireAsked(view, 'checklist');
    const scheme = schemeOf(c, view);
    const form = checklistStart(view, scheme.key, scheme.rules);
    return page(c, deps, { view, scheme, form });
  });
  routes.post('/sign-up/:signUpId/checklist/:schemeKey', (c) => save(c, deps));
  routes.route('/', itemRoutes(deps));
  return routes;
}

function page(
  c: Asked,
  deps: Deps,
  given: { view: SignUpView; scheme: Scheme; form: Filled; version?: number; meanwhile?: Meanwhile },
): Promise<Response> {
  const { view, scheme, form, version = view.signUp.version, meanwhile } = given;
  const title = `What your venue has, for ${scheme.name}`;
  return sendPage(c, deps, {
    title,
    errors: form.errors,
    ...(meanwhile && { status: 409 as const }),
    back: { href: signUpPath(view.signUp.id) },
    content: (
      <StepForm
        heading={title}
        intro={
          <p>Tick what is true for your venue, and say a little about it. You can leave some for later.</p>
        }
        form={form}
        version={version}
        meanwhile={meanwhile}
      >
        <ChecklistFields view={view} scheme={scheme} form={form} />
      </StepForm>
    ),
  });
}

async function save(c: Asked, deps: Deps): Promise<Response> {
  const view = await viewOf(c, deps);
  requireAsked(view, 'checklist');
  const scheme = schemeOf(c, view);
  const { values } = await readForm(c, z.unknown());
  const add = textIn(values, 'add');
  const lenient = add !== '' || textIn(values, 'then') === 'list';
  const { said, errors } = readChecklist(values, { view, rules: scheme.rules, lenient });
  const version = versionIn(values);
  if (Object.keys(errors).length > 0)
    return page(c, deps, { view, scheme, form: { values, errors }, version });
  const saving = await saveChecklist({
    signUpId: view.signUp.id,
    schemeKey: scheme.key,
    said,
    shownVersion: version,
    person: c.get('person'),
    ...deps,
  });
  if (!saving.saved) {
    const meanwhile = { rows: rowsOf(saving.present) };
    return page(c, deps, { view, scheme, form: { values, errors: {} }, version: saving.version, meanwhile });
  }
  if (add !== '' && add in said) return c.redirect(itemPath(view.signUp.id, scheme.key, add), 303);
  return goOn(c, saving.view, values, { checklist: scheme.key });
}

function rowsOf(present: Said) {
  return Object.entries(present).map(([item, words]) => ({
    key: checklistItem(item).name,
    value: words ?? 'Not ticked',
  }));
}
