import type { CouncilRole, SignedIn } from '../api/domain/people.ts';

/** The roles that a person holds in an authority. What they grant stands in access.ts; pages ask what to offer. */
export function rolesIn(person: SignedIn, authorityCode: string | null): readonly CouncilRole[] {
  return person.councilRoles
    .filter((membership) => membership.authorityCode === authorityCode)
    .map(({ role }) => role);
}

/** Whether a person works on the venues of an authority: plans, records, closes. */
export function worksFor(person: SignedIn, authorityCode: string | null): boolean {
  return rolesIn(person, authorityCode).some((role) => role === 'officer' || role === 'approver');
}

/** Whether a person may decide for an authority. */
export function decidesFor(person: SignedIn, authorityCode: string | null): boolean {
  return rolesIn(person, authorityCode).includes('approver');
}

/** Whether a person only looks in from another service, such as the police: no notes, and nobody's name. */
export function isPartnerOnly(person: SignedIn, authorityCode: string | null): boolean {
  return rolesIn(person, authorityCode).every((role) => role === 'partner' || role === 'tester');
}
