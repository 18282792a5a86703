import type { Role, SignedIn } from '../api/domain/people.ts';
import type { Subject } from '../api/usecases/find-subject.ts';
import type { Rule } from './access.ts';

/**
 * Whether a rule grants this person what the address names: one role that the rule lists must hold for every subject of
 * the address. Council roles hold in their own authority, a manager's for their own venues and sign-ups, a tester's for
 * the visits that they go on. Without a subject it is enough to have the role at all: such pages show what is one's own.
 */
export function grants(rule: Rule, person: SignedIn | undefined, subjects: readonly Subject[]): boolean {
  if (rule.for === 'anyone') return true;
  if (!person) return false;
  if (rule.for === 'signed-in') return subjects.length === 0;
  return rule.for.some((role) => holds(role, person, subjects));
}

function holds(role: Role, person: SignedIn, subjects: readonly Subject[]): boolean {
  if (role === 'manager') {
    if (subjects.length === 0) return person.venueIds.length > 0;
    return subjects.every(
      ({ venueId, ownerId }) =>
        ownerId === person.id || (venueId !== null && person.venueIds.includes(venueId)),
    );
  }
  const authorities = person.councilRoles
    .filter((membership) => membership.role === role)
    .map(({ authorityCode }) => authorityCode);
  if (authorities.length === 0) return false;
  return subjects.every(
    ({ authorityCode, visitorId }) =>
      authorityCode !== null &&
      authorities.includes(authorityCode) &&
      (role !== 'tester' || visitorId === person.id),
  );
}
