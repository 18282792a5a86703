import type { CouncilRole, SignedIn } from '../../api/domain/people.ts';

/** What someone may do with the licences of an authority; access.ts says which pages they may open at all. */
export interface LicenceRights {
  readonly mayChange: boolean;
  /** Who holds it and who supervises: partners see what a licence is worth, and no names. */
  readonly maySeePeople: boolean;
}

export function licenceRights(person: SignedIn, authorityCode: string): LicenceRights {
  const roles = person.councilRoles
    .filter((each) => each.authorityCode === authorityCode)
    .map(({ role }) => role);
  const hasAny = (...some: CouncilRole[]) => some.some((role) => roles.includes(role));
  return {
    mayChange: hasAny('officer', 'approver'),
    maySeePeople: hasAny('officer', 'approver', 'administrator'),
  };
}
