import type { SqliteRegister } from '../db/sqlite.node.ts';

/**
 * The register's change token, cheap enough for every request. Writes of this process are seen at once. Those of other
 * processes are looked for once a turn of the event loop, since that look is a system call: a request that follows
 * another process's answer arrives in a later turn.
 */
export function changeTokenOf({ connection, changeToken }: SqliteRegister): () => number {
  const ownChanges = connection.prepare<[], number>('SELECT total_changes()').pluck();
  let seen: number | undefined;
  let token = 0;
  let looked = false;
  return () => {
    const own = ownChanges.get();
    if (looked && own === seen) return token;
    if (!looked) setImmediate(() => (looked = false));
    looked = true;
    seen = own;
    token = changeToken();
    return token;
  };
}
