import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { checklistItem } from '../../api/domain/checklist.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { MOST_FILE_BYTES } from '../../api/domain/evidence-file.ts';
import { addEvidence, requireItem, type GivenEvidence } from '../../api/usecases/add-evidence.ts';
import { requireAttempt } from '../../api/usecases/limit-attempts.ts';
import type { SignUpView } from '../../api/usecases/read-sign-up.ts';
import { removeEvidence } from '../../api/usecases/remove-evidence.ts';
import { requireAsked } from '../../api/usecases/save-sign-up-step.ts';
import type { AdminEnv } from '../admin-env.ts';
import { optionalText, text, upload, webAddress } from '../form/fields.ts';
import { EMPTY_FORM, type Filled } from '../form/filled.ts';
import { FILE_TOO_LARGE, readGivenFile } from '../form/given-file.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { schemeOf, viewOf, type Asked } from './asked.ts';
import { attachedTo } from './checklist-form.ts';
import { ItemPage } from './item-page.tsx';
import { checklistPath, itemPath } from './paths.ts';

const FILE = z.object({ key: optionalText('the form'), file: upload('a file') });
const LINK = z.object({ key: optionalText('the form'), url: webAddress('the link').required });
const REMOVAL = z.object({ remove: text('what to remove') });
/** Room for what else a form with a file sends. */
const BODY_BYTES = MOST_FILE_BYTES + 64 * 1024;
const AN_HOUR = { most: 100, windowMs: 60 * 60_000 };

/** The files and links of one item of a checklist. A file and a link are forms of their own: neither loses the other. */
export function itemRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const path = '/sign-up/:signUpId/checklist/:schemeKey/:item';
  routes.get(path, async (c) => page(c, deps, await viewOf(c, deps), EMPTY_FORM));
  routes.post(path, async (c) => {
    const view = await viewOf(c, deps);
    requireAsked(view, 'checklist');
    requireItem(view, schemeOf(c, view).key, itemOf(c));
    const multipart = (c.req.header('Content-Type') ?? '').startsWith('multipart/');
    return multipart ? addFile(c, deps, view) : addLinkOrRemove(c, deps, view);
  });
  return routes;
}

function itemOf(c: Asked): string {
  return c.req.param('item') ?? '';
}

async function page(c: Asked, deps: Deps, view: SignUpView, form: Filled): Promise<Response> {
  requireAsked(view, 'checklist');
  const scheme = schemeOf(c, view);
  const item = itemOf(c);
  requireItem(view, scheme.key, item);
  const back = checklistPath(view.signUp.id, scheme.key);
  return sendPage(c, deps, {
    title: checklistItem(item).name,
    errors: form.errors,
    back: { href: back, text: 'Back to the checklist' },
    ...doneNotice(c, { added: 'It is added.', removed: 'It is removed.' }),
    content: (
      <ItemPage
        item={item}
        attached={attachedTo(view.evidence, item)}
        form={form}
        newKey={() => deps.ids.next()}
        back={back}
      />
    ),
  });
}

async function addFile(c: Asked, deps: Deps, view: SignUpView): Promise<Response> {
  const refuse = (file: string) => page(c, deps, view, { values: {}, errors: { file } });
  const form = await readForm(c, FILE, { limitBytes: BODY_BYTES }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'form.too_large') return undefined;
    throw error;
  });
  if (form === undefined) return refuse(FILE_TOO_LARGE);
  if (!form.ok) return page(c, deps, view, form);
  const read = await readGivenFile(form.data.file);
  if ('wrong' in read) return refuse(read.wrong);
  return add(c, deps, view, { given: { kind: 'file', ...read.file }, key: form.data.key ?? '' });
}

async function addLinkOrRemove(c: Asked, deps: Deps, view: SignUpView): Promise<Response> {
  const form = await readForm(c, z.union([REMOVAL, LINK]));
  const { values } = form;
  if (!form.ok) {
    const link = LINK.safeParse(values);
    const errors = Object.fromEntries(
      (link.error?.issues ?? []).map(({ path, message }) => [String(path[0]), message]),
    );
    return page(c, deps, view, { values, errors });
  }
  if ('url' in form.data)
    return add(c, deps, view, {
      given: { kind: 'link', url: form.data.url },
      key: form.data.key ?? '',
      values,
    });
  const removing = { signUpId: view.signUp.id, evidenceId: form.data.remove };
  await removeEvidence({ ...removing, person: c.get('person'), ...deps });
  return c.redirect(`${itemPath(view.signUp.id, schemeOf(c, view).key, itemOf(c))}?done=removed`, 303);
}

async function add(
  c: Asked,
  deps: Deps,
  view: SignUpView,
  { given, key, values = {} }: { given: GivenEvidence; key: string; values?: Filled['values'] },
): Promise<Response> {
  const person = c.get('person');
  const { key: schemeKey } = schemeOf(c, view);
  const to = { signUpId: view.signUp.id, schemeKey, item: itemOf(c) };
  await requireAttempt({ limits: [{ key: `add evidence ${person.id}`, ...AN_HOUR }], ...deps });
  try {
    await addEvidence({ ...to, given, key, person, ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'evidence.too_many') throw error;
    const message = Object.values(error.fields)[0] ?? error.message;
    return page(c, deps, view, { values, errors: { [given.kind === 'file' ? 'file' : 'url']: message } });
  }
  return c.redirect(`${itemPath(to.signUpId, schemeKey, to.item)}?done=added`, 303);
}
