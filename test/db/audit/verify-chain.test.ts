import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { signAudit } from '../../../api/usecases/sign-audit.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { writeAudited } from '../../../db/audit.ts';
import { selectAllHeads } from '../../../db/audit-heads.ts';
import { withAuditKey } from '../../../db/audit-signature.ts';
import type { Database } from '../../../db/database.ts';
import { verifyChain } from '../../../db/verify-chain.ts';
import { anEntry, AUDIT_SECRET, faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

const BARNET = 'E09000003';
const CAMDEN = 'E09000007';
const clock = fixedClock(Date.parse('2026-05-02T08:00:00.000Z'));

/** What somebody does to the file of the register, past its triggers. */
async function byHand(db: Database, ...statements: string[]): Promise<void> {
  const all = [
    'DROP TRIGGER audit_events_are_kept',
    'DROP TRIGGER audit_events_stay',
    'DROP TRIGGER audit_events_are_chained',
    'DROP TRIGGER audit_heads_are_kept',
    'DROP TRIGGER audit_heads_go_forward',
    ...statements,
  ];
  await db.writeAll(all.map((sql) => CompiledQuery.raw(sql)));
}

/** What is told, but for the triggers that are gone. */
const told = async (db: Database) =>
  (await faultsOf(db)).filter((fault) => !fault.includes('keeps the trail'));

describeEachEngine('verifying the audit trail', (open) => {
  async function register() {
    const plain = await open();
    const db = withAuditKey(plain, AUDIT_SECRET);
    for (const authority_code of [BARNET, CAMDEN]) {
      for (const action of ['a', 'b', 'c', 'd'])
        await writeAudited(db, [], [anEntry({ action, authority_code })]);
    }
    return { plain, db };
  }

  it('tells nothing of a trail that nobody touched', async () => {
    const { db, plain } = await register();
    expect(await faultsOf(db)).toEqual([]);
    expect(await faultsOf(plain)).toEqual([]);
    expect(await verifyChain(db, BARNET, () => {})).toEqual({
      chain: BARNET,
      position: 4,
      hash: (await selectAllHeads(db))[0]?.hash,
      signedPosition: 4,
      signedAt: '2026-05-02T07:00:00.000Z',
      faults: 0,
    });
  });

  it.each<[string, string[], string[]]>([
    [
      'a changed event',
      [`UPDATE audit_events SET details = '{"reason":"none"}' WHERE id = 4`],
      [
        `${BARNET}: event 4 at position 3 does not fit its hash: it was changed, or the one before it was given another hash`,
      ],
    ],
    [
      'a removed event',
      ['DELETE FROM audit_events WHERE id = 3'],
      [
        `${BARNET}: 1 event is missing: position 2, before event 4, which cannot be checked without`,
        'event 3 is missing',
      ],
    ],
    [
      'a cut end',
      ['DELETE FROM audit_events WHERE id IN (4, 5)'],
      [
        `${BARNET}: 2 events are missing at the end: the head is at position 4, the last event at 2`,
        'events 4 to 5 are missing',
      ],
    ],
    [
      'a cut end with a head to match',
      [
        'DELETE FROM audit_events WHERE id IN (9, 10)',
        `UPDATE audit_heads SET position = 2, hash = (SELECT hash FROM audit_events WHERE id = 8) WHERE chain = '${CAMDEN}'`,
      ],
      [`${CAMDEN}: it is signed up to position 4, but its head is at 2`, 'events 9 to 10 are missing'],
    ],
    [
      'two events in each other’s place',
      [
        'UPDATE audit_events SET position = 99 WHERE id = 3',
        'UPDATE audit_events SET position = 2 WHERE id = 4',
        'UPDATE audit_events SET position = 3 WHERE id = 3',
      ],
      [
        `${BARNET}: event 4 at position 2 does not fit its hash: it was changed, or the one before it was given another hash`,
        `${BARNET}: event 3 at position 3 comes after event 4: the order was changed`,
        `${BARNET}: event 3 at position 3 does not fit its hash: it was changed, or the one before it was given another hash`,
        `${BARNET}: event 5 at position 4 does not fit its hash: it was changed, or the one before it was given another hash`,
      ],
    ],
    [
      'a place taken twice',
      [
        'DROP INDEX audit_events_by_chain',
        `INSERT INTO audit_events SELECT 11, authority_code, occurred_at, actor, 'forged', subject, details, chain, position, hash
          FROM audit_events WHERE id = 3`,
      ],
      [
        `${BARNET}: position 2 is taken twice: by event 3 and by event 11`,
        `${BARNET}: event 11 at position 2 does not fit its hash: it was changed, or the one before it was given another hash`,
        `${BARNET}: event 4 at position 3 comes after event 11: the order was changed`,
      ],
    ],
    [
      'a forged head',
      [`UPDATE audit_heads SET hash = 'ff', signed_hash = 'ff' WHERE chain = '${BARNET}'`],
      [
        `${BARNET}: the head's hash is not that of its last event, at position 4`,
        `${BARNET}: the event at position 4 is not the one that was signed`,
        `${BARNET}: the signature at position 4 does not fit: the head was changed, or SESSION_SECRET is not the one it was signed with`,
      ],
    ],
    [
      'a head that is gone',
      [`DELETE FROM audit_heads WHERE chain = '${BARNET}'`],
      [`${BARNET}: its head is missing`],
    ],
    [
      'a signature that is gone',
      [
        `UPDATE audit_heads SET signed_position = 0, signed_hash = NULL, signature = NULL, signed_at = NULL WHERE chain = '${BARNET}'`,
      ],
      [`${BARNET}: its signature was removed: the chain of the register was signed after this one began`],
    ],
    [
      'every signature gone',
      ['UPDATE audit_heads SET signed_position = 0, signed_hash = NULL, signature = NULL, signed_at = NULL'],
      [
        'nothing is signed: start the server once, which signs it; if it has run before, every signature was removed',
      ],
    ],
    [
      'a whole chain gone with its head',
      [
        `DELETE FROM audit_events WHERE chain = '${CAMDEN}'`,
        `DELETE FROM audit_heads WHERE chain = '${CAMDEN}'`,
      ],
      ['events 7 to 10 are missing', `the chain of ${CAMDEN} is missing: it had begun`],
    ],
    [
      'the chain of the register gone with its head',
      [
        "DELETE FROM audit_events WHERE chain = 'register'",
        "DELETE FROM audit_heads WHERE chain = 'register'",
      ],
      [
        'event 1 is missing',
        'event 6 is missing',
        'the chain of the register is missing',
        'the chain of the register has lost its signature: others have theirs',
        `the chain of ${BARNET} never began, as the register's chain has it`,
        `the chain of ${CAMDEN} never began, as the register's chain has it`,
      ],
    ],
    [
      'an event outside of any chain',
      [
        "INSERT INTO audit_events (authority_code, occurred_at, actor, action, subject) VALUES (NULL, '', '', 'forged', '')",
      ],
      ['event 11 stands in no chain, though chains had begun'],
    ],
  ])('tells of %s', async (_, statements, faults) => {
    const { db } = await register();
    await byHand(db, ...statements);
    expect(await told(db)).toEqual(faults);
  });

  it('tells of bytes that are no text, which read like what was written', async () => {
    const { db } = await register();
    await writeAudited(db, [], [anEntry({ actor: '\ufffd' })]);
    expect(await faultsOf(db)).toEqual([]);
    await byHand(db, "UPDATE audit_events SET actor = CAST(x'f09f92' AS TEXT) WHERE id = 11");
    expect(await told(db)).toEqual([
      `${BARNET}: event 11 at position 5 was changed: it holds bytes that are no text`,
    ]);
  });

  it('tells of the triggers that are gone', async () => {
    const { db } = await register();
    await byHand(db);
    expect(await faultsOf(db)).toHaveLength(5);
    expect((await faultsOf(db))[0]).toBe(
      'audit_events_are_kept, which keeps the trail as it is, is missing from the database',
    );
  });

  it('tells of the first event after many, and of each fault', async () => {
    const { db } = await register();
    const many = Array.from({ length: 2_500 }, () => anEntry());
    await writeAudited(db, [], many);
    await byHand(db, "UPDATE audit_events SET actor = 'somebody' WHERE id IN (1011, 2211)");
    expect(await told(db)).toEqual([
      expect.stringMatching(/^E09000003: event 1011 at position 1005 /),
      expect.stringMatching(/^E09000003: event 2211 at position 2205 /),
    ]);
  });

  it('goes on to the new head where events are written meanwhile', async () => {
    const { db } = await register();
    await writeAudited(
      db,
      [],
      Array.from({ length: 1_500 }, () => anEntry()),
    );
    let reads = 0;
    const busy = withAuditKey(
      {
        ...db,
        query: db.query.withPlugin({
          transformQuery: ({ node }) => node,
          async transformResult({ result }) {
            reads += 1;
            if (reads < 6) await writeAudited(db, [], [anEntry({ action: `meanwhile.${reads}` })]);
            return result;
          },
        }),
      },
      AUDIT_SECRET,
    );
    const faults: string[] = [];
    const report = await verifyChain(busy, BARNET, (fault) => void faults.push(fault));
    expect(faults).toEqual([]);
    expect(report.position).toBe(1_509);
  });

  it('leaves events from before chains began alone', async () => {
    const plain = await open();
    await byHand(
      plain,
      "INSERT INTO audit_events (authority_code, occurred_at, actor, action, subject) VALUES (NULL, '', '', 'old', '')",
    );
    const db = withAuditKey(plain, AUDIT_SECRET);
    await writeAudited(db, [], [anEntry()]);
    await signAudit({ db, clock });
    expect(await told(db)).toEqual([]);
  });
});
