import fc from 'fast-check';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '../../../api/domain/errors.ts';
import { choices, optionalUpload, text } from '../../../admin/form/fields.ts';
import { day } from '../../../admin/form/time-fields.ts';
import { readForm, type FormResult } from '../../../admin/form/read-form.ts';

const SCHEMA = z.object({
  name: text('the venue’s name', { max: 40 }),
  reason: text('a reason', { max: 5_000, lines: true }),
  facilities: choices(['toilet', 'charger'], { missing: 'Choose what is there' }),
  visited: day('the day of the visit'),
  plan: optionalUpload(),
});
type Read = FormResult<z.output<typeof SCHEMA>>;

const URLENCODED = 'application/x-www-form-urlencoded';

/** What readForm makes of a request, or the error that it throws. */
async function send(
  body: BodyInit | null,
  headers: Record<string, string> = {},
  limitBytes?: number,
): Promise<Read | DomainError> {
  let read: Read | DomainError | undefined;
  const app = new Hono();
  app.post('/', async (c) => {
    read = await readForm(c, SCHEMA, limitBytes === undefined ? {} : { limitBytes });
    return c.text('read');
  });
  app.onError((error, c) => {
    if (!(error instanceof DomainError)) throw error;
    read = error;
    return c.text('refused', 400);
  });
  await app.request('/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
  if (read === undefined) throw new Error('nothing was read');
  return read;
}

const sendPairs = (pairs: string): Promise<Read | DomainError> => send(pairs, { 'Content-Type': URLENCODED });

const WHOLE =
  'name=The+Arms&reason=a%0D%0Ab&facilities=toilet&visited-day=1&visited-month=3&visited-year=2026';

describe('a form', () => {
  it('is read by its schema, three boxes as one day', async () => {
    expect(await sendPairs(WHOLE)).toEqual({
      ok: true,
      data: { name: 'The Arms', reason: 'a\nb', facilities: ['toilet'], visited: '2026-03-01', plan: null },
      values: expect.anything() as unknown,
    });
  });

  it('reads the same of a multipart body, and its file', async () => {
    const body = new FormData();
    for (const [name, value] of new URLSearchParams(WHOLE)) body.append(name, value);
    body.append('plan', new File(['%PDF-'], 'plan.pdf', { type: 'application/pdf' }));
    expect(await send(body)).toMatchObject({
      ok: true,
      data: { name: 'The Arms', plan: expect.any(File) as unknown },
    });
  });

  it('takes a file field that was left empty for no file', async () => {
    const body = new FormData();
    for (const [name, value] of new URLSearchParams(WHOLE)) body.append(name, value);
    body.append('plan', new File([], ''));
    expect(await send(body)).toMatchObject({ ok: true, data: { plan: null } });
  });

  it('comes back with everything that was typed, and an error for each field in the order of the form', async () => {
    const read = await sendPairs(
      'visited-year=2026&visited-month=2&visited-day=31&name=++&facilities=other&extra=1&extra=2',
    );
    expect(read).toEqual({
      ok: false,
      values: expect.anything() as unknown,
      errors: {
        name: 'Enter the venue’s name',
        reason: 'Enter a reason',
        facilities: 'Choose what is there',
        visited: 'The day of the visit must be a real date',
      },
    });
    if (read instanceof DomainError || read.ok) throw new Error('it was accepted');
    expect(Object.keys(read.errors)).toEqual(['name', 'reason', 'facilities', 'visited']);
    expect({ ...read.values }).toEqual({
      'visited-year': '2026',
      'visited-month': '2',
      'visited-day': '31',
      name: '  ',
      facilities: 'other',
      extra: ['1', '2'],
    });
  });

  it('names an error of the whole form "form"', async () => {
    const app = new Hono();
    const schema = z.object({ a: text('a') }).refine(() => false, 'Both cannot be');
    app.post('/', async (c) => c.json(await readForm(c, schema)));
    const answer = await app.request('/', { method: 'POST', body: new URLSearchParams('a=1') });
    expect(await answer.json()).toMatchObject({ ok: false, errors: { form: 'Both cannot be' } });
  });

  it('holds no value of a field that nobody sent, whatever its name', async () => {
    const read = await sendPairs('__proto__=x&constructor=y');
    if (read instanceof DomainError) throw read;
    expect(Object.keys(read.values)).toEqual(['__proto__', 'constructor']);
    expect(read.values['toString']).toBeUndefined();
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('a body that is no form of ours', () => {
  it.each([
    ['nothing at all', null, {}, 415],
    ['plain text', 'name=x', { 'Content-Type': 'text/plain' }, 415],
    ['JSON', '{}', { 'Content-Type': 'application/json' }, 415],
    ['multipart without a boundary', 'x', { 'Content-Type': 'multipart/form-data' }, 400],
    [
      'multipart that is torn',
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      400,
    ],
    ['more than the limit', `name=${'x'.repeat(70_000)}`, { 'Content-Type': URLENCODED }, 413],
    ['a length over the limit', 'name=x', { 'Content-Type': URLENCODED, 'Content-Length': '999999999' }, 413],
    ['nothing but separators', 'a&'.repeat(5_000), { 'Content-Type': URLENCODED }, 413],
  ])('%s is refused with a status that says so', async (_, body, headers, status) => {
    const refused = await send(body, headers as Record<string, string>);
    expect(refused).toBeInstanceOf(DomainError);
    expect(refused).toMatchObject({ status });
  });

  it('is read to its end or up to a point, where it says nothing of its length, and not kept', async () => {
    const read = { bytes: 0 };
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read.bytes += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(120));
      },
    });
    expect(await send(endless, { 'Content-Type': URLENCODED })).toMatchObject({ status: 413 });
    expect(read.bytes).toBeGreaterThan(30_000_000);
    expect(read.bytes).toBeLessThan(40_000_000);
  });

  it('may be larger where the page takes a file', async () => {
    const body = new FormData();
    body.append('plan', new File(['x'.repeat(100_000)], 'plan.pdf'));
    expect(await send(body)).toMatchObject({ status: 413 });
    expect(await send(body, {}, 1024 * 1024)).toMatchObject({ ok: false });
  });
});

const RUNS = 10_000;

/** Names that a form has, and names that no form has. */
const aName = fc.oneof(
  fc.constantFrom(
    'name',
    'reason',
    'facilities',
    'visited',
    'visited-day',
    'visited-month',
    'visited-year',
    'plan',
    '__proto__',
    'constructor',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const aValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '<script>',
    "' OR 1=1",
    '2026',
    '31',
    '\u202Egnp.exe',
    'toilet',
    'x'.repeat(6_000),
  ),
);
const pairs = fc.array(fc.tuple(aName, aValue), { maxLength: 12 });

const aBody = fc.oneof(
  pairs.map((each) => ({
    type: URLENCODED,
    body: each.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&'),
  })),
  fc.record({
    type: fc.constantFrom(
      URLENCODED,
      'multipart/form-data; boundary=b',
      'text/plain',
      'multipart/form-data',
      '',
    ),
    body: fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()),
  }),
  pairs.map((each) => ({
    type: 'multipart/form-data; boundary=b',
    body: `${each.map(([name, value], place) => `--b\r\nContent-Disposition: form-data; name="${name}"${place % 3 === 0 ? '; filename="x"' : ''}\r\n\r\n${value}\r\n`).join('')}--b--`,
  })),
);

describe(`${RUNS.toLocaleString('en-GB')} random bodies`, () => {
  it('are read or refused, and lose nothing that was typed', { timeout: 120_000 }, async () => {
    const seen = { ok: 0, back: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(aBody, async ({ type, body }) => {
        const read = await send(body as BodyInit, type === '' ? {} : { 'Content-Type': type });
        if (read instanceof DomainError) {
          seen.refused++;
          return [400, 413, 415].includes(read.status);
        }
        seen[read.ok ? 'ok' : 'back']++;
        const told = read.ok || Object.values(read.errors).some((message) => message !== '');
        const typed = type === URLENCODED && typeof body === 'string' ? typedIn(body) : valuesOf(read);
        return told && valuesOf(read).every(canBeStored) && equal(valuesOf(read), typed);
      }),
      { numRuns: RUNS },
    );
    expect(seen.back).toBeGreaterThan(RUNS / 10);
    expect(seen.refused).toBeGreaterThan(RUNS / 100);
  });
});

describe('a form that is whole', () => {
  it('is accepted with any name that has letters', async () => {
    const names = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((name) => /\p{L}/u.test(name));
    const refused: string[] = [];
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const read = await send(new URLSearchParams([...new URLSearchParams(WHOLE), ['name', name]]));
        if (read instanceof DomainError || !read.ok) refused.push(name);
      }),
    );
    expect(refused).toEqual([]);
  });
});

function valuesOf(read: Read): string[] {
  return Object.values(read.values).flat().toSorted();
}

function typedIn(body: string): string[] {
  return [...new URLSearchParams(body)].map(([, value]) => storedForm(value)).toSorted();
}

/** In a page, in JSON and in SQLite alike. */
function canBeStored(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000');
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function escape(typed: string): string {
  return encodeURIComponent(typed.toWellFormed());
}

function storedForm(typed: string): string {
  return typed.replaceAll('\u0000', '').replaceAll('\r\n', '\n');
}
