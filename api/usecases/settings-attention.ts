import type { Database } from '../../db/database.ts';
import { selectHelplines } from '../../db/helplines.ts';
import { countOutbox } from '../../db/outbox-records.ts';
import { epochMinutes, type Clock } from '../domain/clock.ts';
import { isCheckOverdue } from '../domain/helpline.ts';
import { londonDate } from '../domain/london-time.ts';

/** What wants an administrator's eye. */
export interface SettingsAttention {
  /** Helplines that nobody has checked for six months. */
  readonly helplines: number;
  /** Mail that did not go. */
  readonly mail: number;
}

/** What of the settings wants doing: two queries. */
export async function settingsAttention({
  authorityCode,
  db,
  clock,
}: {
  authorityCode: string;
  db: Database;
  clock: Clock;
}): Promise<SettingsAttention> {
  const today = londonDate(epochMinutes(clock.now()));
  const helplines = await selectHelplines(db, authorityCode);
  const { failed, unclear } = await countOutbox(db);
  return {
    helplines: helplines.filter(({ checkedOn }) => isCheckOverdue(checkedOn, today)).length,
    mail: failed + unclear,
  };
}
