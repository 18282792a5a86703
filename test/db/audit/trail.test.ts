import { expect, it } from 'vitest';
import { selectAuditEvents, writeAudited, type AuditEntry } from '../../../db/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

const anEvent = (event: Partial<AuditEntry> & { action: string }): AuditEntry => ({
  authority_code: 'E09000003',
  occurred_at: '2026-05-02T07:00:00.000Z',
  actor: 'person/1',
  subject: 'venue/v1',
  details: { reason: 'training lapsed' },
  ...event,
});

describeEachEngine('the audit trail', (open) => {
  it('of one thing is told newest first', async () => {
    const db = await open();
    await writeAudited(
      db,
      [],
      [
        anEvent({ action: 'venue.created' }),
        anEvent({ action: 'venue.created', subject: 'venue/v2' }),
        anEvent({ action: 'accreditation.suspended', details: '{"reason":"training lapsed"}' }),
      ],
    );
    const events = await selectAuditEvents(db, { trail: { subject: 'venue/v1' } });
    expect(events.map(({ action }) => action)).toEqual(['accreditation.suspended', 'venue.created']);
    expect(events[0]).toEqual({
      id: expect.any(Number),
      authorityCode: 'E09000003',
      occurredAt: '2026-05-02T07:00:00.000Z',
      actor: 'person/1',
      action: 'accreditation.suspended',
      subject: 'venue/v1',
      details: { reason: 'training lapsed' },
    });
  });

  it('of one authority holds nothing of another', async () => {
    const db = await open();
    await writeAudited(
      db,
      [],
      [
        anEvent({ action: 'a' }),
        anEvent({ action: 'b', authority_code: 'E09000007' }),
        anEvent({ action: 'c', authority_code: null }),
      ],
    );
    const events = await selectAuditEvents(db, { trail: { authorityCode: 'E09000003' } });
    expect(events.map(({ action }) => action)).toEqual(['a']);
  });

  it('goes on page by page without a gap, at most 200 a page', async () => {
    const db = await open();
    const events = Array.from({ length: 250 }, (_, index) => anEvent({ action: `step.${index}` }));
    await writeAudited(db, [], events);
    const trail = { subject: 'venue/v1' };
    const first = await selectAuditEvents(db, { trail, limit: 1_000 });
    expect(first).toHaveLength(200);
    const rest = await selectAuditEvents(db, { trail, limit: 1_000, before: first.at(-1)?.id ?? 0 });
    expect([...first, ...rest].map(({ action }) => action)).toEqual(
      Array.from({ length: 250 }, (_, index) => `step.${249 - index}`),
    );
  });

  it('is empty where nothing happened', async () => {
    expect(await selectAuditEvents(await open(), { trail: { subject: 'venue/none' } })).toEqual([]);
  });
});
