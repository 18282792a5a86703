import type { Context } from 'hono';
import type { Deps } from '../../api/deps.ts';
import { actorOf } from '../../api/domain/people.ts';
import { licenceNotFound } from '../../api/usecases/find-licence.ts';
import { findSubject } from '../../api/usecases/find-subject.ts';
import type { AdminEnv } from '../admin-env.ts';

/** Which licence an address names, whose it is, and who asks: what every use case on a licence takes. */
export async function ofLicence(c: Context<AdminEnv>, { db, clock, ids }: Deps) {
  const licenceId = c.req.param('licenceId') ?? '';
  const subject = await findSubject(db, 'licenceId', licenceId);
  if (!subject || subject.authorityCode === null) throw licenceNotFound();
  const { authorityCode } = subject;
  return { authorityCode, licenceId, actor: actorOf(c.get('person')), db, clock, ids };
}

/** The version that a form carries of what it was shown for; 0, which none has, where it carries none. */
export function versionOf(typed: unknown): number {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}

/** The key that a form was drawn with, which becomes the id of what it enters; a new one where it carries none of ours. */
export function keyOf(typed: string | null, { ids }: Pick<Deps, 'ids'>): string {
  return typed !== null && /^[0-9a-z]{9}$/.test(typed) ? typed : ids.next();
}
