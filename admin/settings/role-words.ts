import { COUNCIL_ROLES, type CouncilRole } from '../../api/domain/people.ts';

/** What each role is for, in words for who gives it. */
export const ROLE_WORDS: Readonly<Record<CouncilRole, { readonly name: string; readonly may: string }>> = {
  officer: {
    name: 'Officer',
    may: 'Works through sign-ups, evidence, visits, concerns and licences. Does not accredit or suspend.',
  },
  approver: { name: 'Approver', may: 'An officer who may also accredit, suspend, decline and revoke.' },
  tester: { name: 'Tester', may: 'Goes on mystery visits. Sees only the visits they go on.' },
  partner: { name: 'Partner', may: 'Police and others who read lists and reports. Sees no personal data.' },
  administrator: { name: 'Administrator', may: 'Lets people in, and keeps schemes, helplines and settings.' },
};

export function rolesInWords(roles: readonly CouncilRole[]): string {
  return COUNCIL_ROLES.filter((role) => roles.includes(role))
    .map((role) => ROLE_WORDS[role].name)
    .join(', ');
}
