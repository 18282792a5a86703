import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS } from '../../admin/access.ts';
import type { Browser } from '../helpers/browser-of.ts';
import { anEstate, OWNERS, type Estate, type Owner } from '../helpers/estate.ts';
import { fieldNames } from '../helpers/fields.ts';

/**
 * Nobody reads or writes what is not theirs, whatever they send: random routes with ids of own and of others' things mixed
 * in the address, and random forms whose values are such ids too. Each owner's things carry a mark of their own, in every
 * text: it must not stand in an answer to somebody else, and others' rows must be as they were.
 */
const REQUESTS = 10_000;
const SEED = 20_261_128;

/** Whom to try, and whose things must stay unseen and untouched. */
const PEOPLE = [
  {
    who: 'council staff',
    askers: ['officer', 'approver', 'administrator', 'partner'],
    foreign: ['other authority'],
  },
  {
    who: 'managers, testers and strangers',
    askers: ['manager', 'tester', 'stranger'],
    foreign: ['other venue', 'other authority'],
  },
] as const satisfies readonly { who: string; askers: readonly string[]; foreign: readonly Owner[] }[];

const FIELDS = fieldNames();
const ROUTES = Object.keys(ACCESS).filter(
  (route) => !/ \/admin\/(sign-|auth|mail|me\/sign-out)/.test(route) || / \/admin\/sign-up/.test(route),
);

let estate: Estate;
beforeAll(async () => {
  estate = await anEstate();
}, 60_000);

interface Draw {
  readonly asker: string;
  readonly route: string;
  readonly owners: readonly Owner[];
  readonly fields: readonly (readonly [string, string])[];
}

function draws(askers: readonly string[]): fc.Arbitrary<Draw> {
  const owner = fc.constantFrom(...OWNERS);
  const value = fc.oneof(
    fc.tuple(owner, fc.nat()).map(([whose, pick]) => anyId(whose, pick)),
    fc.constantFrom(
      'safe_haven',
      'suspended',
      'accredited',
      'yes',
      '1',
      '2026-07-01',
      'x@example.org',
      'A reason in words',
    ),
    fc.string({ maxLength: 30, unit: 'binary' }),
  );
  return fc.record({
    asker: fc.constantFrom(...askers),
    route: fc.constantFrom(...ROUTES),
    owners: fc.array(owner, { minLength: 3, maxLength: 3 }),
    fields: fc.array(fc.tuple(fc.constantFrom(...FIELDS), value), { maxLength: 12 }),
  });
}

function anyId(owner: Owner, pick: number): string {
  const ids = estate.idsOf(owner);
  return ids[pick % ids.length] ?? '';
}

describe.each(PEOPLE)('$who', ({ askers, foreign }) => {
  it(
    `send ${REQUESTS} random requests, and read and change nothing of others`,
    { timeout: 600_000 },
    async () => {
      const before = await Promise.all(foreign.map((owner) => estate.rowsOf(owner)));
      const browsers = new Map<string, Browser>();
      for (const asker of askers) browsers.set(asker, await estate.browserOf(asker));
      const marks = foreign.map((owner) => estate.markOf(owner));
      const wrong: string[] = [];
      let answered = 0;
      for (const draw of fc.sample(draws(askers), { numRuns: REQUESTS, seed: SEED })) {
        const answer = await send(browsers.get(draw.asker), draw);
        if (answer.status >= 500) wrong.push(`${answer.status}: ${JSON.stringify(draw)}`);
        const type = answer.headers.get('Content-Type') ?? '';
        const text = /^(text|application\/json)/.test(type) ? await answer.text() : '';
        if (answer.status < 400) answered += 1;
        for (const mark of marks) if (text.includes(mark)) wrong.push(`saw ${mark}: ${JSON.stringify(draw)}`);
        if (wrong.length > 5) break;
      }
      expect(wrong).toEqual([]);
      // Some got through, or nothing would have been tried; the more pages there are, the fewer of them are a manager's.
      expect(answered).toBeGreaterThan(REQUESTS / 200);
      expect(await Promise.all(foreign.map((owner) => estate.rowsOf(owner)))).toEqual(before);
    },
  );
});

function send(browser: Browser | undefined, { route, owners, fields }: Draw): Promise<Response> {
  if (!browser) throw new Error('no browser');
  const [method, pattern = ''] = route.split(' ');
  let place = 0;
  const path = pattern.replace(/:\w+/g, (parameter) => {
    const owner = owners[place % owners.length] ?? 'own';
    place += 1;
    return estate.pathOf(parameter, owner);
  });
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
  if (method === 'GET') return browser.get(`${path}?${query}`);
  const form: Record<string, string[]> = {};
  for (const [name, value] of fields) (form[name] ??= []).push(value);
  return browser.post(path, form);
}
