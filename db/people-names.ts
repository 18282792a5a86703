import type { Database } from './database.ts';
import { chunked } from './writes.ts';

/** What people are called, by the actor that the register keeps of them (`person/…`): their name, or else their address. */
export async function selectActorNames(
  db: Database,
  actors: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(actors.flatMap((actor) => /^person\/(.+)$/.exec(actor ?? '')?.[1] ?? []));
  const names = new Map<string, string>();
  for (const some of chunked([...ids], 1)) {
    const rows = await db.query
      .selectFrom('people')
      .select(['id', 'name', 'email'])
      .where('id', 'in', some)
      .execute();
    for (const { id, name, email } of rows) names.set(`person/${id}`, name || email);
  }
  return names;
}
