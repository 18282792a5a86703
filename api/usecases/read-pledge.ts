import type { Database } from '../../db/database.ts';
import { selectPledge, type PledgeText } from '../../db/pledges.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { notFound } from '../domain/errors.ts';
import { londonDate } from '../domain/london-time.ts';

export type { PledgeText } from '../../db/pledges.ts';

/**
 * The pledge in force today.
 * @throws DomainError `pledge.not_found` (404)
 */
export async function readPledge({ db, clock }: { db: Database; clock: Clock }): Promise<PledgeText> {
  const pledge = await selectPledge(db, londonDate(epochMinutes(clock.now())));
  if (pledge) return pledge;
  throw notFound('pledge.not_found', 'The register holds no pledge yet. Tell the council.');
}
