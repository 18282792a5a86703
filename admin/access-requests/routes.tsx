import { Hono } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../api/deps.ts';
import {
  answerAccessRequest,
  listAccessRequests,
  type AccessRequest,
} from '../../api/usecases/answer-access-request.ts';
import type { AdminEnv } from '../admin-env.ts';
import { choice } from '../form/fields.ts';
import { readForm } from '../form/read-form.ts';
import { Button, ButtonGroup } from '../html/buttons.tsx';
import { InsetText } from '../html/messages.tsx';
import { doneNotice, sendPage } from '../page.tsx';

const ANSWER = z.object({ answer: choice(['granted', 'refused'], 'Choose whether to let them in') });

const DONE = {
  granted: 'They manage the venue with you now, and have been told by e-mail.',
  refused: 'They have been told by e-mail that they do not have access.',
};

/** People who ask to manage a venue that is on the register: for those who manage it, and for its council. */
export function accessRequestRoutes(deps: Deps): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get('/venues/:venueId/access-requests', async (c) =>
    sendPage(c, deps, {
      title: 'Who asks for access',
      ...doneNotice(c, DONE),
      content: (
        <RequestsPage requests={await listAccessRequests({ venueId: c.req.param('venueId'), ...deps })} />
      ),
    }),
  );
  routes.post('/venues/:venueId/access-requests/:personId', async (c) => {
    const { venueId, personId } = c.req.param();
    const list = `/admin/venues/${venueId}/access-requests`;
    const form = await readForm(c, ANSWER);
    if (!form.ok) return c.redirect(list, 303);
    const { answer } = form.data;
    const { publicOrigin } = deps.config;
    await answerAccessRequest({ venueId, personId, answer, publicOrigin, by: c.get('person'), ...deps });
    deps.mail.nudge();
    return c.redirect(`${list}?done=${answer}`, 303);
  });
  return routes;
}

function RequestsPage({ requests }: { requests: readonly AccessRequest[] }) {
  return (
    <>
      <h1>Who asks for access</h1>
      {requests.length === 0 && <p>Nobody is waiting for an answer.</p>}
      {requests.map((request) => (
        <Request request={request} />
      ))}
    </>
  );
}

function Request({ request: { venueId, personId, name, email, note } }: { request: AccessRequest }) {
  const who = name === '' ? email : `${name} (${email})`;
  return (
    <section>
      <h2>{who}</h2>
      <p>They say that they work at the venue:</p>
      <InsetText>
        <span class="as-written">{note}</span>
      </InsetText>
      <p>Let them in if you know them. They can then do all that a manager can.</p>
      <form method="post" action={`/admin/venues/${venueId}/access-requests/${personId}`}>
        <ButtonGroup>
          <Button name="answer" value="granted">
            Let them in<span class="govuk-visually-hidden">: {who}</span>
          </Button>
          <Button kind="secondary" name="answer" value="refused">
            Refuse<span class="govuk-visually-hidden"> {who}</span>
          </Button>
        </ButtonGroup>
      </form>
    </section>
  );
}
