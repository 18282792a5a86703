import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import { listStuckMail, sendMailAgain } from '../../api/usecases/stuck-mail.ts';
import type { AdminEnv } from '../admin-env.ts';
import { wholeNumber } from '../form/fields.ts';
import { readForm } from '../form/read-form.ts';
import { doneNotice, sendPage } from '../page.tsx';
import { authorityOf, baseOf, by, SETTINGS, type Asked } from './at-authority.ts';
import { MailPage } from './mail-page.tsx';

const MAIL = z.object({ id: wholeNumber('the mail', { min: 1, max: Number.MAX_SAFE_INTEGER }) });

/** Mail that did not go: /councils/:authority/settings/mail. */
export function mailRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get(`${SETTINGS}/mail`, async (c) => {
    const stuck = await listStuckMail({ ...authorityOf(c), ...deps });
    return sendPage(c, deps, {
      title: 'Mail',
      back: { href: baseOf(c), text: 'Settings' },
      ...doneNotice(c, { again: 'It is sent again.' }),
      content: <MailPage path={`${baseOf(c)}/mail`} {...stuck} />,
    });
  });
  routes.post(`${SETTINGS}/mail/send-again`, (c) => sendAgain(c, deps));
  return routes;
}

async function sendAgain(c: Asked, deps: Deps): Promise<Response> {
  const form = await readForm(c, MAIL);
  if (!form.ok) return c.redirect(`${baseOf(c)}/mail`, 303);
  await sendMailAgain({ mailId: form.data.id, ...by(c), ...deps });
  return c.redirect(`${baseOf(c)}/mail?done=again`, 303);
}
