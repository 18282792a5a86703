import { Hono, type Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { chooseMail, readMailChoice, whoChooses } from '../../../api/usecases/mail-choice.ts';
import { readForm } from '../../form/read-form.ts';
import type { Filled } from '../learn/filled.ts';
import { sendLearnPage } from '../learn/send-learn-page.tsx';
import { CHOICE_FORM } from './choice-form.ts';
import { ChoicePage } from './choice-page.tsx';

/**
 * /join/mail/:key, from the mail to a lead or deputy: no account, no JavaScript. Opening it changes nothing, since mail
 * scanners open what they find.
 */
export function mailChoiceRoutes(deps: Deps): Hono {
  const routes = new Hono();

  routes.get('/:key', async (c) => {
    const who = await whoChooses({ key: c.req.param('key'), ...deps });
    const frequency = await readMailChoice({ who, ...deps });
    return send(c, deps, {
      form: { values: { frequency }, errors: {} },
      saved: c.req.query('done') === 'saved',
    });
  });

  routes.post('/:key', async (c) => {
    const key = c.req.param('key');
    const who = await whoChooses({ key, ...deps });
    const form = await readForm(c, CHOICE_FORM);
    if (!form.ok) return send(c, deps, { form, status: 400 });
    await chooseMail({ who, frequency: form.data.frequency, ...deps });
    return c.redirect(`/join/mail/${encodeURIComponent(key)}?done=saved`, 303);
  });

  return routes;
}

function send(
  c: Context,
  deps: Deps,
  { form, saved = false, status = 200 }: { form: Filled; saved?: boolean; status?: 200 | 400 },
): Promise<Response> {
  return sendLearnPage(c, deps, {
    title: status === 200 ? 'How often we write' : 'Not saved yet: how often we write',
    status,
    content: <ChoicePage form={form} saved={saved} />,
  });
}
