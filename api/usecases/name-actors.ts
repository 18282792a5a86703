import type { Database } from '../../db/database.ts';
import { selectActorNames } from '../../db/people-names.ts';

/** What stands for an actor whose name is nobody's. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^import\//, 'an import'],
  [/^(job|rule)\//, 'the register itself'],
  [/^demo\//, 'the demo'],
  [/^operator\//, 'the operator'],
  [/^person\//, 'someone who has left'],
];

/** Actors of the trail (`person/…`, `import/licences`) as people read them: one query. */
export async function nameActors({
  actors,
  db,
}: {
  actors: readonly (string | null)[];
  db: Database;
}): Promise<(actor: string) => string> {
  const names = await selectActorNames(db, actors);
  return (actor) => names.get(actor) ?? OTHERS.find(([pattern]) => pattern.test(actor))?.[1] ?? actor;
}
