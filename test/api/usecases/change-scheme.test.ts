import { describe, expect, it } from 'vitest';
import { promisesSafety } from '../../../api/domain/scheme-changes.ts';
import {
  addSchemeVersion,
  setSchemeListed,
  takeBackVersion,
  type WantedVersion,
} from '../../../api/usecases/change-scheme.ts';
import { listSchemes } from '../../../api/usecases/list-schemes.ts';
import { readScheme } from '../../../api/usecases/read-scheme.ts';
import { publishDue } from '../../../api/usecases/publish-snapshots.ts';
import type { Database } from '../../../db/database.ts';
import { SCHEME_WORDING } from '../../../db/reference/scheme-wording.ts';
import { faultsOf } from '../../helpers/audit.ts';
import { openCasework } from '../../helpers/casework.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

const ADE = 'person/ade';

async function aRegister(open: () => Promise<Database>) {
  const casework = await openCasework(await open());
  const { db, clock } = casework;
  const changing = { schemeKey: 'safe_haven', actor: ADE, db, clock };
  const { newest } = await readScheme(changing);
  const wanted = (given: Partial<WantedVersion> = {}): WantedVersion => ({
    version: 2,
    rules: { ...newest.rules, visitRequired: true },
    wording: { ...newest.wording.en, say: 'Say “Can I wait here?”' },
    effectiveFrom: '2026-06-10',
    ...given,
  });
  const snapshots = async () => {
    const rows = await db.query.selectFrom('public_snapshots').select('body').execute();
    return rows.map(({ body }) => body).join('\n');
  };
  const events = (action: string) =>
    db.query
      .selectFrom('audit_events')
      .select(['authority_code', 'details'])
      .where('action', '=', action)
      .execute();
  return {
    ...casework,
    changing,
    wanted,
    newest,
    snapshots,
    events,
    add: (given?: Partial<WantedVersion>) => addSchemeVersion({ ...changing, wanted: wanted(given) }),
  };
}

describeEachEngine('a version of a scheme', (open) => {
  it('that holds from today is read by the public at once; what is accredited keeps its rules', async () => {
    const { db, clock, add, snapshots, events, venueId, changing } = await aRegister(open);
    expect(await snapshots()).not.toContain('Can I wait here?');
    await add();
    expect(await snapshots()).toContain('Can I wait here?');
    expect((await listSchemes({ db, clock }))[0]).toMatchObject({
      version: 2,
      wording: { en: { say: 'Say “Can I wait here?”' } },
    });
    const decided = await db.query
      .selectFrom('accreditations')
      .select('scheme_version')
      .where('venue_id', '=', venueId)
      .execute();
    expect(decided).toEqual([{ scheme_version: 1 }]);
    expect((await readScheme(changing)).accredited).toEqual(new Map([[1, 1]]));
    const [event] = await events('scheme.version_added');
    expect(event?.authority_code).toBeNull();
    expect(JSON.parse(event?.details ?? '')).toEqual({
      version: 2,
      effective_from: '2026-06-10',
      from: { visitRequired: false, 'wording.en.say': 'Say safe_haven' },
      to: { visitRequired: true, 'wording.en.say': 'Say “Can I wait here?”' },
    });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('that is to come holds from its day, and is published on it', async () => {
    const { clock, db, add, snapshots, changing } = await aRegister(open);
    await add({ effectiveFrom: '2026-06-12' });
    expect((await readScheme(changing)).inForce.version).toBe(1);
    clock.set('2026-06-11T22:59:00Z');
    await publishDue({ db, clock });
    expect(await snapshots()).not.toContain('Can I wait here?');
    clock.set('2026-06-11T23:00:00Z');
    await publishDue({ db, clock });
    expect(await snapshots()).toContain('Can I wait here?');
    expect((await readScheme(changing)).inForce.version).toBe(2);
  });

  it('is added once, however often its form is sent; of two people who add one, the second is told', async () => {
    const { add, wanted, events } = await aRegister(open);
    await add();
    await add();
    expect(await events('scheme.version_added')).toHaveLength(1);
    const other = { ...wanted().wording, say: 'Say “Help”' };
    await expect(add({ wording: other })).rejects.toMatchObject({
      code: 'scheme.changed_meanwhile',
      status: 409,
    });
    const both = await Promise.allSettled([
      add({ version: 3, wording: other }),
      add({ version: 3, wording: { ...other, say: 'Ask' } }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((each) => each.status === 'rejected')?.reason).toMatchObject({
      code: 'scheme.changed_meanwhile',
    });
  });

  it('is not taken where it begins in the past or before the newest, promises safety, or changes nothing', async () => {
    const { add, newest } = await aRegister(open);
    await expect(add({ effectiveFrom: '2026-06-09' })).rejects.toMatchObject({
      fields: { effectiveFrom: expect.stringContaining('today or later') },
    });
    const wording = { ...newest.wording.en, summary: 'You are safe here.' };
    await expect(add({ wording })).rejects.toMatchObject({
      fields: { summary: expect.stringContaining('trained to help') },
    });
    await expect(add({ rules: newest.rules, wording: newest.wording.en })).rejects.toMatchObject({
      code: 'scheme.nothing_new',
    });
    await add({ effectiveFrom: '2026-08-01' });
    const third = { version: 3, rules: { ...newest.rules, accreditationMonths: 6 } };
    await expect(add({ ...third, effectiveFrom: '2026-07-01' })).rejects.toMatchObject({
      fields: { effectiveFrom: expect.stringContaining('Version 2 begins on 1 August 2026') },
    });
  });

  it('can be taken back before its day, and not on it', async () => {
    const { clock, add, changing } = await aRegister(open);
    await add({
      effectiveFrom: '2026-06-12',
      wording: { ...(await readScheme(changing)).newest.wording.en, name: 'Haven' },
    });
    expect((await readScheme(changing)).name).toBe('Haven');
    await takeBackVersion({ ...changing, version: 2 });
    expect(await readScheme(changing)).toMatchObject({ name: 'safe_haven', newest: { version: 1 } });
    await expect(takeBackVersion({ ...changing, version: 2 })).rejects.toMatchObject({ status: 409 });
    await add({ effectiveFrom: '2026-06-12' });
    clock.set('2026-06-12T00:00:00Z');
    await expect(takeBackVersion({ ...changing, version: 2 })).rejects.toMatchObject({
      code: 'scheme.in_force',
    });
  });
});

describeEachEngine('a scheme that is taken out of the finder', (open) => {
  it('hides its venues before the answer, and shows them again', async () => {
    const { db, changing, isShown, events } = await aRegister(open);
    expect(await isShown()).toBe(true);
    await setSchemeListed({ ...changing, listed: false });
    expect(await isShown()).toBe(false);
    await setSchemeListed({ ...changing, listed: false });
    expect(await events('scheme.listing_changed')).toHaveLength(1);
    await setSchemeListed({ ...changing, listed: true });
    expect(await isShown()).toBe(true);
    expect(await faultsOf(db)).toEqual([]);
  });
});

describe('words that promise safety', () => {
  it.each([
    'This is a safe place.',
    'You are safe here.',
    'We guarantee help.',
    'You will be completely safe.',
    'Stay safe with us.',
    'It is safe.',
    'Your safety comes first.',
  ])('are found: %s', (words) => expect(promisesSafety(words)).toBe(true));

  it.each([
    ...Object.values(SCHEME_WORDING).flatMap((wording) => Object.values(wording)),
    'This is a Safe Haven.',
    'Say “I want to be safe”.',
  ])('are not these: %s', (words) => expect(promisesSafety(words)).toBe(false));
});
