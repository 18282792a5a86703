import { expect, it } from 'vitest';
import { previewBulk } from '../../../api/usecases/bulk-actions.ts';
import { decideAccreditation } from '../../../api/usecases/decide-accreditation.ts';
import { markDuplicate } from '../../../api/usecases/mark-duplicate.ts';
import { noteOnVenue } from '../../../api/usecases/note-on-venue.ts';
import { readBulkResult, runBulk } from '../../../api/usecases/run-bulk.ts';
import { openVenueFile } from '../../../api/usecases/show-venue-file.ts';
import { insertPerson, insertVenueManager } from '../../../db/people.ts';
import { addEvidence, addVisit } from '../../helpers/assessment.ts';
import { describeEachEngine } from '../../helpers/databases.ts';
import { addVenue, BARNET, movableClock, seedRegister } from '../../helpers/register.ts';

const AT = '2026-06-01T09:00:00.000Z';
const decider = { actor: 'person/p1', roles: ['officer', 'approver'] } as const;
const publicOrigin = 'https://havens.example';

describeEachEngine('a venue’s file', (open) => {
  async function register() {
    const db = await open();
    const clock = movableClock('2026-06-10T12:00:00Z');
    await seedRegister(db);
    await addVenue(db);
    await db.writeAll([
      insertPerson(db, { id: 'p1', email: 'ada@example.org', name: 'Ada Example', at: AT }),
      insertVenueManager(db, { venueId: 'k3f9x2m4q', personId: 'p1', at: AT, by: 'test' }),
    ]);
    for (const to of ['draft', 'submitted', 'in_assessment'] as const) {
      await decideAccreditation({
        ...{
          venueId: 'k3f9x2m4q',
          schemeKey: 'safe_haven',
          to,
          reason: 'Why',
          actor: 'person/p1',
          db,
          clock,
        },
      });
    }
    const key = { venueId: 'k3f9x2m4q', authorityCode: BARNET };
    const file = () => openVenueFile({ ...key, decider, db, clock });
    return { db, clock, key, file };
  }

  it('holds what there is: facts, evidence, history with names, notes, and what can be decided', async () => {
    const { db, clock, key, file } = await register();
    await addEvidence(db, { venueId: 'k3f9x2m4q', item: 'seat', personId: 'p1' });
    await addVisit(db, { venueId: 'k3f9x2m4q', kind: 'advisory', outcome: 'good', at: AT });
    await noteOnVenue({ ...key, note: 'Asked about the door.', actor: 'person/p1', db, clock });
    const opened = await file();
    expect(opened.file).toMatchObject({
      name: 'The Paper Lantern',
      shown: null,
      sequence: 3,
      managers: [{ name: 'Ada Example', email: 'ada@example.org' }],
      accreditations: [{ schemeKey: 'safe_haven', state: 'in_assessment' }],
      hours: [{ purpose: 'opening' }],
      evidence: [{ item: 'seat', verdict: null, fileName: null }],
      trail: [
        { action: 'venue.noted', actorName: 'Ada Example', details: { note: 'Asked about the door.' } },
      ],
    });
    expect(opened.file.history.map(({ to, actorName }) => [to, actorName])).toEqual([
      ['in_assessment', 'Ada Example'],
      ['submitted', 'Ada Example'],
      ['draft', 'Ada Example'],
    ]);
    expect(opened.schemes[0]?.offers.map(({ decision, open: isOpen }) => [decision, isOpen])).toEqual([
      ['ask_information', true],
      ['ask_training', true],
      ['withdraw', true],
      ['decline', true],
    ]);
  });

  it('of another authority is not there', async () => {
    const { db, clock } = await register();
    const asked = { venueId: 'k3f9x2m4q', authorityCode: 'E09000007', decider, db, clock };
    await expect(openVenueFile(asked)).rejects.toMatchObject({ code: 'venue.not_found', status: 404 });
  });

  it('closes a duplicate with all that was applied for, once', async () => {
    const { db, clock, key, file } = await register();
    await addVenue(db, { id: 'k3f9x2m4r', source_ref: 'other', name: 'Paper Lantern' });
    await decideAccreditation({
      ...{
        venueId: 'k3f9x2m4q',
        schemeKey: 'ask_for_angela',
        to: 'draft',
        reason: '',
        actor: 'm',
        db,
        clock,
      },
    });
    expect((await file()).schemes[0]?.found.duplicates).toMatchObject([{ known: { id: 'k3f9x2m4r' } }]);
    const mark = (otherId: string, expectedSequence: number) =>
      markDuplicate({ ...key, otherId, expectedSequence, actor: 'person/p1', db, clock });
    await expect(mark('k3f9x2m4q', 4)).rejects.toMatchObject({ code: 'duplicate.same' });
    await expect(mark('nobody999', 4)).rejects.toMatchObject({ code: 'duplicate.not_found' });
    await expect(mark('k3f9x2m4r', 3)).rejects.toMatchObject({ code: 'accreditation.decided_meanwhile' });
    await mark('k3f9x2m4r', 4);
    const after = await file();
    expect(after.file.standing).toBe('closed');
    expect(after.file.accreditations.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is told of what was done with many, each for itself', async () => {
    const { db, clock } = await register();
    await addVenue(db, { id: 'k3f9x2m4r', source_ref: 'other', name: 'The Paper Owl' });
    await decideAccreditation({
      ...{ venueId: 'k3f9x2m4r', schemeKey: 'safe_haven', to: 'draft', reason: '', actor: 'm', db, clock },
    });
    await addEvidence(db, { venueId: 'k3f9x2m4q', item: 'seat', personId: 'p1' });
    const keys = ['k3f9x2m4q', 'k3f9x2m4r', 'nobody999'].map((venueId) => ({
      ...{ venueId, schemeKey: 'safe_haven' },
    }));
    const given = { authorityCode: BARNET, decider, db, clock };
    const items = await previewBulk({ action: 'evidence', keys, ...given });
    expect(items.map(({ name, possible, words }) => [name, possible, words])).toEqual([
      ['The Paper Lantern', true, 'One piece is marked as seen.'],
      ['The Paper Owl', false, 'No evidence waits to be looked at.'],
    ]);
    const order = { key: 'key-of-this', action: 'evidence' as const, choices: items };
    await runBulk({ order, publicOrigin, ...given });
    await runBulk({ order, publicOrigin, ...given });
    const result = await readBulkResult({ key: order.key, authorityCode: BARNET, db });
    expect(result.outcomes.map(({ name, done, words }) => [name, done, words])).toEqual([
      ['The Paper Lantern', true, ''],
      ['The Paper Owl', false, 'No evidence waits to be looked at.'],
    ]);
    const other = readBulkResult({ key: order.key, authorityCode: 'E09000007', db });
    await expect(other).rejects.toMatchObject({ code: 'bulk.not_found' });
    const seen = await db.query
      .selectFrom('audit_events')
      .select('id')
      .where('action', '=', 'evidence.seen')
      .execute();
    expect(seen).toHaveLength(1);
  });
});
