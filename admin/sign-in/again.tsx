import { Hono, type Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { DomainError } from '../../api/domain/errors.ts';
import { confirmAgain } from '../../api/usecases/confirm-again.ts';
import { beginSignIn } from '../../api/usecases/sign-in.ts';
import { signInMail } from '../../api/usecases/sign-in-mail.ts';
import type { AdminEnv } from '../admin-env.ts';
import { readEntries } from '../form/body.ts';
import { sendAdminPage } from '../html/send-admin-page.tsx';
import { challengeOf, forgetChallenge, keepChallenge } from './cookies.ts';
import { releaseForm, stillHeld, type HeldFields } from './held-form.ts';
import { mailIsShown } from './mail-is-shown.ts';
import { nextPath } from './next-path.ts';
import { AgainPage, CodePage, HeldFormPage } from './pages.tsx';

const TITLE = 'Confirm that it is you';

/** Before what cannot be taken back a code is asked for; a form that was already sent waits and is not lost. */
export function againRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/', (c) =>
    sendAdminPage(c, deps, {
      title: TITLE,
      person: c.get('person'),
      content: <AgainPage email={c.get('person').email} next={nextPath(c.req.query('next'))} />,
    }),
  );
  routes.post('/', async (c) => {
    const entries = await readEntries(c);
    const held = stillHeld(entries);
    const sent = new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    const next = nextPath(sent.get('next'));
    const code = sent.get('code');
    return code === undefined ? sendCode(c, deps, next, held) : enter(c, deps, { code, next, held });
  });
  return routes;
}

async function sendCode(c: Context<AdminEnv>, deps: Deps, next: string, held: HeldFields): Promise<Response> {
  const { email } = c.get('person');
  const { challenge } = await beginSignIn({
    email,
    client: deps.clientAddress(c),
    knownBrowser: true,
    writeMail: signInMail(deps),
    ...deps,
  });
  keepChallenge(c, deps, { challenge, email });
  return codePage(c, deps, next, held);
}

async function enter(
  c: Context<AdminEnv>,
  deps: Deps,
  { code, next, held }: { code: string; next: string; held: HeldFields },
): Promise<Response> {
  const person = c.get('person');
  try {
    const challenge = challengeOf(c)?.challenge ?? '';
    await confirmAgain({ person, challenge, code, client: deps.clientAddress(c), ...deps });
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 400) throw error;
    return codePage(c, deps, next, held, { ...error.fields });
  }
  forgetChallenge(c);
  const waiting = releaseForm(held);
  if (!waiting) return c.redirect(next, 303);
  return sendAdminPage(c, deps, {
    title: 'Send it now',
    person,
    content: <HeldFormPage action={waiting.action} held={waiting.fields} />,
  });
}

function codePage(
  c: Context<AdminEnv>,
  deps: Deps,
  next: string,
  held: HeldFields,
  errors: Record<string, string> = {},
): Promise<Response> {
  const person = c.get('person');
  return sendAdminPage(c, deps, {
    title: TITLE,
    person,
    errors,
    content: (
      <CodePage
        action="/admin/sign-in/again"
        heading={TITLE}
        email={person.email}
        next={next}
        errors={errors}
        held={held}
        shown={mailIsShown(deps.config)}
      />
    ),
  });
}
