import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { runJobs, SIGN_AUDIT_JOB, type JobDeps } from '../../../api/jobs/jobs.ts';
import { signAudit } from '../../../api/usecases/sign-audit.ts';
import { fixedClock } from '../../../api/system-clock.ts';
import { writeAudited } from '../../../db/audit.ts';
import { selectAllHeads } from '../../../db/audit-heads.ts';
import { auditKey, isSignedToTheEnd, withAuditKey } from '../../../db/audit-signature.ts';
import type { Database } from '../../../db/database.ts';
import { anEntry, AUDIT_SECRET, faultsOf } from '../../helpers/audit.ts';
import { describeEachEngine } from '../../helpers/databases.ts';

const BARNET = 'E09000003';
const CAMDEN = 'E09000007';
const clock = fixedClock(Date.parse('2026-05-02T08:00:00.000Z'));

const run = (db: Database, ...statements: string[]) =>
  db.writeAll(
    [
      'DROP TRIGGER IF EXISTS audit_events_stay',
      'DROP TRIGGER IF EXISTS audit_events_are_kept',
      'DROP TRIGGER IF EXISTS audit_heads_go_forward',
      ...statements,
    ].map((sql) => CompiledQuery.raw(sql)),
  );

const UNSIGNED = 'signed_position = 0, signed_hash = NULL, signature = NULL, signed_at = NULL';

describeEachEngine('signing the audit trail', (open) => {
  /** A register that commands wrote, which have no secret. */
  async function written() {
    const plain = await open();
    await writeAudited(plain, [], [anEntry(), anEntry({ authority_code: CAMDEN }), anEntry()]);
    const db = withAuditKey(plain, AUDIT_SECRET);
    const isSigned = async () => {
      const heads = await selectAllHeads(plain);
      return heads.map((head) => isSignedToTheEnd(auditKey(AUDIT_SECRET), head));
    };
    return { plain, db, isSigned };
  }

  it('signs what was written without the secret, once', async () => {
    const { db, isSigned } = await written();
    expect(await isSigned()).toEqual([false, false, false]);
    expect(await signAudit({ db, clock })).toEqual({ signed: 3, broken: [] });
    expect(await isSigned()).toEqual([true, true, true]);
    const heads = await selectAllHeads(db);
    expect(heads[0]?.signed_at).toBe('2026-05-02T08:00:00.000Z');
    expect(await signAudit({ db, clock })).toEqual({ signed: 0, broken: [] });
    expect(await selectAllHeads(db)).toEqual(heads);
  });

  it('signs only the chains that have grown', async () => {
    const { plain, db, isSigned } = await written();
    await signAudit({ db, clock });
    await writeAudited(plain, [], [anEntry()]);
    expect(await isSigned()).toEqual([false, true, true]);
    expect(await signAudit({ db, clock })).toEqual({ signed: 1, broken: [] });
    expect(await faultsOf(db)).toEqual([]);
  });

  it('does nothing without the secret, or on an empty register', async () => {
    const { plain, isSigned } = await written();
    expect(await signAudit({ db: plain, clock })).toEqual({ signed: 0, broken: [] });
    expect(await isSigned()).toEqual([false, false, false]);
    const empty = withAuditKey(await open(), AUDIT_SECRET);
    expect(await signAudit({ db: empty, clock })).toEqual({ signed: 0, broken: [] });
  });

  it('signs nothing while a chain does not hold, and says so each time', async () => {
    const { plain, db, isSigned } = await written();
    await signAudit({ db, clock });
    await writeAudited(plain, [], [anEntry({ action: 'x' }), anEntry({ authority_code: CAMDEN })]);
    await run(plain, "UPDATE audit_events SET actor = 'somebody' WHERE action = 'x'");
    const said: string[] = [];
    const log = {
      note: () => {},
      failure: (what: string, error: unknown) => void said.push(`${what}: ${(error as Error).message}`),
    };
    const deps = { db, clock, log } as unknown as JobDeps;
    await runJobs(deps, [SIGN_AUDIT_JOB]);
    await runJobs(deps, [SIGN_AUDIT_JOB]);
    const line =
      'job sign-audit: The audit trail of E09000003 does not hold after position 2: event 6 at position 3 does not fit ' +
      'its hash: it was changed, or the one before it was given another hash. It is not signed. Run: register verify-audit';
    expect(said).toEqual([line, line]);
    expect(await isSigned()).toEqual([false, false, true]);
  });

  it.each([
    ['the head was forged', `UPDATE audit_heads SET hash = 'ff' WHERE chain = '${BARNET}'`, 'last event'],
    [
      'the signed event was changed',
      `UPDATE audit_events SET hash = 'ff' WHERE id = 5`,
      'not the one that was signed',
    ],
    ['the end was cut', `DELETE FROM audit_events WHERE id = 6`, '1 event is missing at the end'],
    [
      'a signature was made up',
      `UPDATE audit_heads SET signature = 'ff' WHERE chain = '${BARNET}'`,
      'SESSION_SECRET',
    ],
    [
      'its signature was removed',
      `UPDATE audit_heads SET ${UNSIGNED} WHERE chain = '${BARNET}'`,
      'was removed',
    ],
    [
      'that of the register was removed',
      `UPDATE audit_heads SET ${UNSIGNED} WHERE chain = 'register'`,
      'was removed',
    ],
    ['every signature was removed', `UPDATE audit_heads SET ${UNSIGNED}`, 'was removed'],
  ])('signs nothing where %s', async (_, statement, fault) => {
    const { plain, db } = await written();
    await signAudit({ db, clock });
    await writeAudited(plain, [], [anEntry()]);
    await run(plain, statement);
    const before = await selectAllHeads(db);
    const { signed, broken } = await signAudit({ db, clock });
    expect(signed).toBe(0);
    expect(broken[0]?.fault).toContain(fault);
    expect(await selectAllHeads(db)).toEqual(before);
  });

  it('puts no signature of a writer on top of a forged head', async () => {
    const { plain, db, isSigned } = await written();
    await signAudit({ db, clock });
    await run(plain, `UPDATE audit_heads SET hash = 'ff', signed_hash = 'ff' WHERE chain = '${BARNET}'`);
    await writeAudited(db, [], [anEntry()]);
    expect(await isSigned()).toEqual([false, true, true]);
    expect((await signAudit({ db, clock })).broken).toMatchObject([{ chain: BARNET }]);
  });
});
