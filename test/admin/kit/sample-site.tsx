import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../../../api/domain/errors.ts';
import { readForm } from '../../../admin/form/read-form.ts';
import { Button } from '../../../admin/html/buttons.tsx';
import { FileField } from '../../../admin/html/file-field.tsx';
import { Panel } from '../../../admin/html/messages.tsx';
import { sendAdminPage, type AdminPage } from '../../../admin/html/send-admin-page.tsx';
import { ROOT } from '../../structure/sources.ts';
import { SampleForm, SampleLists } from './sample-page.tsx';

const FRAME: Pick<AdminPage, 'nav' | 'person'> = {
  nav: [
    { href: '/queue', text: 'Work queue' },
    { href: '/lists', text: 'Venues', current: true },
    { href: '/visits', text: 'Visits' },
    { href: '/concerns', text: 'Concerns' },
    { href: '/licences', text: 'Licences' },
    { href: '/reports', text: 'Reports' },
    { href: '/settings', text: 'Settings' },
  ],
  person: { name: 'Ada Example', email: 'ada@council.example' },
};

export const SAMPLE_ERRORS = {
  form: 'Someone else changed this venue while you were writing. Look at it again.',
  name: 'Enter what the venue is called',
  postcode: 'Enter the postcode in the correct format, like N12 0QG',
  reason: 'Why you want to join must be 500 characters or fewer',
  kind: 'Choose what kind of place it is',
  contact: 'Choose how we may reach you',
  facilities: 'Choose what is there, or “None of these”',
  opened: 'The day on which it opened must be a real date',
  closes: 'Enter when it closes',
  plan: 'Choose a PDF',
};

/** The built stylesheet and module, in a folder of their own. */
export function useBuiltAssets(): (path: string) => Promise<string | undefined> {
  const outDir = mkdtempSync(join(tmpdir(), 'havens-admin-'));
  beforeAll(async () => {
    await build({ configFile: join(ROOT, 'admin/vite.config.ts'), build: { outDir }, logLevel: 'error' });
  });
  afterAll(() => rmSync(outDir, { recursive: true }));
  return async (path) => readFileSync(join(outDir, path.replace('assets/', '')), 'utf8');
}

/** Pages that hold every component, in each state. */
export function sampleSite(asset: (path: string) => Promise<string | undefined>): Hono {
  const app = new Hono();
  const deps = { asset };
  app.get('/assets/:file', async (c) => {
    const file = c.req.param('file');
    const type = file.endsWith('.css') ? 'text/css' : 'text/javascript';
    return c.body((await asset(`assets/${file}`)) ?? '', 200, { 'Content-Type': type });
  });
  app.get('/favicon.svg', (c) =>
    c.body('<svg xmlns="http://www.w3.org/2000/svg"/>', 200, { 'Content-Type': 'image/svg+xml' }),
  );
  app.get('/lists', (c) =>
    sendAdminPage(c, deps, {
      ...FRAME,
      title: 'The Invented Arms',
      back: [{ href: '/', text: 'Work queue' }, { href: '/', text: 'Venues' }, { text: 'The Invented Arms' }],
      notice: { kind: 'done', text: 'The visit has been written down' },
      content: <SampleLists />,
    }),
  );
  app.get('/form', (c) =>
    sendAdminPage(c, deps, {
      ...FRAME,
      title: 'Sign a venue up',
      back: { href: '/lists' },
      notice: { text: <p>The register is slow today.</p> },
      content: (
        <>
          <h1>Sign a venue up</h1>
          <SampleForm />
        </>
      ),
    }),
  );
  app.post('/form', (c) =>
    sendAdminPage(c, deps, {
      ...FRAME,
      title: 'Sign a venue up',
      errors: SAMPLE_ERRORS,
      content: (
        <>
          <h1>Sign a venue up</h1>
          <SampleForm
            form={{
              values: {
                name: '',
                contact: 'phone',
                facilities: ['charger'],
                'opened-day': '31',
                'opened-month': '2',
                'opened-year': '2026',
              },
              errors: SAMPLE_ERRORS,
            }}
          />
        </>
      ),
    }),
  );
  app.get('/done', (c) =>
    sendAdminPage(c, deps, {
      title: 'Sent in',
      person: { name: '', email: 'manager@venue.example' },
      content: (
        <>
          <Panel title="Your venue has been sent in">An officer looks at it within five working days</Panel>
          <h2>What happens next</h2>
          <p>We write to you.</p>
        </>
      ),
    }),
  );
  app.get('/upload', (c) =>
    sendAdminPage(c, deps, {
      title: 'Send a plan',
      content: (
        <form method="post" enctype="multipart/form-data">
          <h1>Send a plan</h1>
          <FileField name="plan" label="Plan" />
          <Button>Send</Button>
        </form>
      ),
    }),
  );
  app.post('/upload', async (c) => c.json((await readForm(c, z.object({}))).ok));
  app.onError((error, c) => {
    if (!(error instanceof DomainError)) throw error;
    const status = error.status === 413 ? 413 : 400;
    return sendAdminPage(c, deps, { title: 'Try again', status, content: <p>{error.message}</p> });
  });
  return app;
}
