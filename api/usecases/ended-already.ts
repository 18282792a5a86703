import { ConstraintError } from '../../db/errors.ts';

/**
 * Whether a write was refused because what it would end has ended already: a visit recorded, a plan or a concern closed by
 * someone else a moment ago. The triggers of db/migrations/0009_visits_and_concerns.sql see to it; nothing was written.
 */
export function endedAlready(error: unknown): boolean {
  return error instanceof ConstraintError && error.constraint === 'trigger';
}
