import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { textForManagers } from '../../api/domain/decision-text.ts';
import { previewBulk, type BulkAction } from '../../api/usecases/bulk-actions.ts';
import { readBulkResult, runBulk, type BulkChoice, type BulkOrder } from '../../api/usecases/run-bulk.ts';
import type { AdminEnv } from '../admin-env.ts';
import { EMPTY_FORM, filledWith, type Filled } from '../form/filled.ts';
import { formKeyOf } from '../form/form-key.tsx';
import { readForm } from '../form/read-form.ts';
import { sendPage } from '../page.tsx';
import { councilAddress } from './addresses.ts';
import { APPLY_FORM, PREVIEW_FORM, SUSPEND_FORM, SUSPEND_PREVIEW_FORM } from './bulk-form.ts';
import { BULK_WORDS, BulkPreviewPage, BulkResultPage } from './bulk-pages.tsx';
import { NothingChosenPage } from './nothing-chosen.tsx';
import { deciderOf } from './decision-routes.tsx';

const COUNCIL = '/councils/:authority';

/** What is done with many venues: a page that shows what would happen, then one that tells what did. */
export function bulkRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.post(`${COUNCIL}/bulk/preview`, async (c) => {
    const form = await readForm(c, PREVIEW_FORM);
    if (!form.ok) return nothingChosen(c, deps, form);
    return showPreview(c, deps, form.data.action, form.data.chosen, EMPTY_FORM);
  });
  routes.post(`${COUNCIL}/bulk/apply`, async (c) => {
    const form = await readForm(c, APPLY_FORM);
    if (!form.ok) return nothingChosen(c, deps, form);
    const { action, key, chosen: choices } = form.data;
    return carryOut(c, deps, { action, key, choices });
  });
  routes.post(`${COUNCIL}/bulk/suspend/preview`, async (c) => {
    const form = await readForm(c, SUSPEND_PREVIEW_FORM);
    if (!form.ok) return nothingChosen(c, deps, form);
    const names = { venueName: '{venue}', schemeName: '{scheme}' };
    const text = textForManagers({ decision: 'suspend', code: 'other', ...names });
    return showPreview(c, deps, 'suspend', form.data.chosen, filledWith({ text }));
  });
  routes.post(`${COUNCIL}/bulk/suspend`, async (c) => {
    const form = await readForm(c, SUSPEND_FORM);
    if (!form.ok) {
      const again = SUSPEND_PREVIEW_FORM.safeParse(form.values);
      return again.success
        ? showPreview(c, deps, 'suspend', again.data.chosen, form)
        : nothingChosen(c, deps, form);
    }
    const { key, code, text, note, chosen: choices } = form.data;
    return carryOut(c, deps, { action: 'suspend', key, choices, code, text, note: note ?? '' });
  });
  routes.get(`${COUNCIL}/bulk/result`, async (c) => {
    const authorityCode = c.req.param('authority');
    const result = await readBulkResult({ key: c.req.query('key') ?? '', authorityCode, db: deps.db });
    return sendPage(c, deps, {
      title: `${BULK_WORDS[result.action].ask}: what was done`,
      back: { href: councilAddress(authorityCode, 'queue'), text: 'Work queue' },
      content: <BulkResultPage result={result} authorityCode={authorityCode} />,
    });
  });
  return routes;
}

async function showPreview(
  c: Context<AdminEnv>,
  deps: Deps,
  action: BulkAction,
  keys: readonly BulkChoice[],
  form: Filled,
): Promise<Response> {
  const authorityCode = c.req.param('authority') ?? '';
  const decider = deciderOf(c.get('person'), authorityCode);
  const items = await previewBulk({ action, keys, authorityCode, decider, ...deps });
  return sendPage(c, deps, {
    title: BULK_WORDS[action].ask,
    back: { href: councilAddress(authorityCode, 'queue'), text: 'Work queue' },
    errors: form.errors,
    content: (
      <BulkPreviewPage
        {...{ action, items, authorityCode, form }}
        formKey={formKeyOf(form.values, deps.ids)}
      />
    ),
  });
}

async function carryOut(c: Context<AdminEnv>, deps: Deps, order: BulkOrder): Promise<Response> {
  const authorityCode = c.req.param('authority') ?? '';
  const decider = deciderOf(c.get('person'), authorityCode);
  await runBulk({ order, authorityCode, decider, publicOrigin: deps.config.publicOrigin, ...deps });
  return c.redirect(
    `${councilAddress(authorityCode, 'bulk/result')}?key=${encodeURIComponent(order.key)}`,
    303,
  );
}

function nothingChosen(c: Context<AdminEnv>, deps: Deps, { errors }: Filled): Promise<Response> {
  const authorityCode = c.req.param('authority') ?? '';
  const back = councilAddress(authorityCode, 'queue');
  const words = Object.values(errors);
  return sendPage(c, deps, {
    title: 'Choose venues first',
    back: { href: back, text: 'Work queue' },
    errors: { form: words.join('. ') },
    content: <NothingChosenPage back={back} />,
  });
}
