import type { Context } from 'hono';
import type { Deps } from '../../../api/deps.ts';
import { actorOf } from '../../../api/domain/people.ts';
import type { StaffWriter } from '../../../api/usecases/change-staff.ts';
import type { AdminEnv } from '../../admin-env.ts';

/** Who changes a staff list here, and with what. */
export function writerOf(c: Context<AdminEnv>, { db, clock, ids, config }: Deps): StaffWriter {
  return { actor: actorOf(c.get('person')), publicOrigin: config.publicOrigin, db, clock, ids };
}
