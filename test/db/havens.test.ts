import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../db/database.ts';
import { createQuery } from '../../db/dialect.ts';
import { selectVenueFacts, selectVenueSpots } from '../../db/havens.ts';
import { migrate } from '../../db/migrate.node.ts';
import { selectEndedSpots } from '../../db/scopes.ts';
import { openSqlite, type SqliteRegister } from '../../db/sqlite.node.ts';
import { describeEachEngine, MIGRATIONS } from '../helpers/databases.ts';
import { addVenue, seedRegister } from '../helpers/register.ts';

describe('what publishing reads of a few cells', () => {
  let register: SqliteRegister;
  beforeEach(() => {
    register = openSqlite(':memory:');
    migrate(register.connection, MIGRATIONS);
  });
  afterEach(() => register.close());

  /** How SQLite goes about the reads of a piece of work. */
  async function plansOf(work: (db: Database) => Promise<unknown>): Promise<string[]> {
    const plans: string[] = [];
    const query = createQuery(async ({ sql, parameters }) => {
      const steps = register.connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
      plans.push(...steps.map((step) => (step as { detail: string }).detail));
      return [];
    });
    await work({ query, writeAll: register.database.writeAll });
    return plans;
  }

  it('is found by those cells: the rest of the register is not looked at', async () => {
    const plans = await plansOf(async (db) => {
      await selectVenueSpots(db, ['1022-680']);
      await selectVenueFacts(db, { since: '2026-06-01', ids: ['k3f9x2m4q'] });
    });
    expect(plans).toContain('SEARCH venues USING INDEX venues_by_cell (cell=? AND standing=?)');
    const scans = plans.filter((step) => /^SCAN|accreditations_by_state/.test(step));
    expect(scans.filter((step) => !step.startsWith('SCAN json_each'))).toEqual([]);
  });

  it('and what has ended, by its end', async () => {
    const plans = await plansOf((db) => selectEndedSpots(db, { since: '2026-06-01', now: '2026-06-02' }));
    expect(plans.filter((step) => step.startsWith('SCAN'))).toEqual([]);
  });
});

describeEachEngine('a register', (open) => {
  it.each([
    ['a week without its Sunday', { weekly: '{"mo":[],"tu":[],"we":[],"th":[],"fr":[],"sa":[]}' }],
    ['a week that is a text', { weekly: '"Mo-Su 09:00-17:00"' }],
    ['another policy for bank holidays', { bank_holidays: '"closed"' }],
  ])('refuses hours that publishing could not read: %s', async (_, wrong) => {
    const db = await open();
    await seedRegister(db);
    await addVenue(db);
    await expect(
      db.writeAll([db.query.updateTable('opening_hours').set(wrong).compile()]),
    ).rejects.toMatchObject({ constraint: 'check' });
  });
});
