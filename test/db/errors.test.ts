import { describe, expect, it } from 'vitest';
import { ConflictError, ConstraintError, translateError, UnavailableError } from '../../db/errors.ts';

// What reaches us through the engines is in database-contract.test.ts and sqlite.test.ts; these cannot be provoked here.
describe('errors that D1 documents', () => {
  it.each([
    ['D1_ERROR: D1 DB is overloaded. Requests queued for too long.', 'busy'],
    ['D1_ERROR: D1 DB is overloaded. Too many requests queued.', 'busy'],
    ['D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.', 'busy'],
    ['D1_ERROR: Exceeded maximum DB size.', 'full'],
    ["D1_ERROR: Your account has exceeded D1's maximum account storage limit.", 'full'],
    ['D1_ERROR: Network connection lost.', 'failing'],
    ['D1_ERROR: D1 DB reset because its code was updated.', 'failing'],
    ['D1_ERROR: Internal error in D1 DB storage caused object to be reset.', 'failing'],
    ['D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.', 'failing'],
    ['D1_ERROR: D1 DB exceeded its CPU time limit and was reset.', 'failing'],
    ["D1_ERROR: Can't read from request stream because client disconnected.", 'failing'],
  ])('%s is 503: %s', (message, reason) => {
    const cause = new Error(message);
    const error = translateError(cause);
    expect(error).toBeInstanceOf(UnavailableError);
    expect(error).toMatchObject({ reason, status: 503, cause });
  });

  it('are told apart by their sentence where a server gives no extended code', () => {
    const taken = translateError(
      new Error('D1_ERROR: UNIQUE constraint failed: a.b, a.c: SQLITE_CONSTRAINT'),
    );
    expect(taken).toBeInstanceOf(ConflictError);
    expect(taken).toMatchObject({ columns: ['a.b', 'a.c'] });
    for (const [sentence, constraint] of [
      ['FOREIGN KEY constraint failed', 'foreign_key'],
      ['NOT NULL constraint failed: a.b', 'not_null'],
      ['CHECK constraint failed: a IN (0, 1)', 'check'],
      ['cannot store TEXT value in REAL column a.b', 'type'],
      ['audit_events is append-only', 'trigger'],
    ]) {
      const error = translateError(new Error(`D1_ERROR: ${sentence}: SQLITE_CONSTRAINT`));
      expect(error).toBeInstanceOf(ConstraintError);
      expect(error).toMatchObject({ constraint });
    }
  });
});

it('anything else stays what it was', () => {
  const mistake = new TypeError('x is not a function');
  expect(translateError(mistake)).toBe(mistake);
  expect(translateError('text')).toBe('text');
  const missing = new Error('D1_ERROR: no such table: nowhere: SQLITE_ERROR');
  expect(translateError(missing)).toBe(missing);
  const named = new Error('the name of a constraint is no code: D1_ERROR');
  expect(translateError(named)).toBe(named);
});
