import { beforeAll, describe, expect, it } from 'vitest';
import { ACCESS, type Rule } from '../../admin/access.ts';
import { COUNCIL_ROLES, type Role } from '../../api/domain/people.ts';
import type { Browser } from '../helpers/browser-of.ts';
import { anEstate, OWNERS, type Estate, type Owner } from '../helpers/estate.ts';

/**
 * Every route of /admin, asked by every role, of one's own things, of another venue's and of another authority's: the
 * guard must let through what `admin/access.ts` says and nothing else. What is expected is worked out here a second
 * time, from the table and the words of the design, not from the guard's own code.
 */
const ASKERS = ['nobody', 'stranger', 'manager', ...COUNCIL_ROLES] as const;
type Asker = (typeof ASKERS)[number];

/** What the guard says where it lets nobody through; a page that is let through never says these. */
const REFUSALS = /(sign_in\.needed|access\.refused|request\.unknown_path)/;

let estate: Estate;
const browsers = new Map<Asker, Browser>();

beforeAll(async () => {
  estate = await anEstate();
  for (const asker of ASKERS) browsers.set(asker, await estate.browserOf(asker));
}, 60_000);

describe('who may ask for what', () => {
  it('is for each role, on own and on others’ things, as the table says', { timeout: 300_000 }, async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const [route, rule] of Object.entries(ACCESS)) {
      for (const asker of ASKERS) {
        for (const owner of OWNERS) {
          if (owner !== 'own' && !/:\w/.test(route)) continue;
          asked += 1;
          const answer = await ask(route, asker, owner);
          const expected = isGranted(rule, asker, owner, route);
          if (answer.through !== expected || answer.status >= 500)
            wrong.push(
              `${asker}, ${owner}: ${route} → ${answer.status}, expected ${expected ? 'an answer' : 'a refusal'}`,
            );
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(Object.keys(ACCESS).length * ASKERS.length - 1);
  });
});

async function ask(route: string, asker: Asker, owner: Owner): Promise<{ status: number; through: boolean }> {
  const [method, pattern = ''] = route.split(' ');
  const path = estate.pathOf(pattern, owner);
  const browser = browsers.get(asker) ?? (await estate.browserOf(asker));
  const answer = method === 'GET' ? await browser.get(path) : await browser.post(path);
  // Who has signed out signs in again for the next question.
  if (/sign-out/.test(pattern)) browsers.set(asker, await estate.browserOf(asker));
  const toSignIn = (answer.headers.get('Location') ?? '').startsWith('/admin/sign-in?');
  const open = ACCESS[route]?.for === 'anyone';
  const refused = answer.status === 303 ? toSignIn && !open : REFUSALS.test(await answer.text());
  return { status: answer.status, through: !refused };
}

function isGranted(rule: Rule, asker: Asker, owner: Owner, route: string): boolean {
  if (rule.for === 'anyone') return true;
  if (asker === 'nobody') return false;
  if (rule.for === 'signed-in') return true;
  if (asker === 'stranger' || !rule.for.includes(asker as Role)) return false;
  const named = [...route.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '');
  const owned = named.filter((name) => /^(authority|\w+Id)$/.test(name) && !UNOWNED.has(name));
  if (owned.length === 0) return true;
  // A council's people see all of their authority, a manager what is theirs, a tester the visits that they go on.
  if (asker === 'manager')
    return owner === 'own' && owned.every((name) => name !== 'authority' && name !== 'licenceId');
  if (asker === 'tester') return owner === 'own' && owned.every((name) => name === 'visitId');
  return owner !== 'other authority';
}

/** Named beside what they belong to, and checked by the use case. */
const UNOWNED = new Set(['personId', 'conditionId', 'fileId']);
