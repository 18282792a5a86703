import type { Role } from '../api/domain/people.ts';

/** Who may ask for a route. What the address names must be theirs as well: grants.ts. */
export interface Rule {
  readonly for: 'anyone' | 'signed-in' | readonly Role[];
  /** A code given lately is asked for, because this cannot be taken back or shows people's data. */
  readonly fresh?: true;
}

export const anyone: Rule = { for: 'anyone' };
export const signedIn: Rule = { for: 'signed-in' };
export const signedInAgain: Rule = { for: 'signed-in', fresh: true };
export const administrators: Rule = { for: ['administrator'] };
export const administratorsAgain: Rule = { for: ['administrator'], fresh: true };
/** Whose sign-up or venue it is: also who has no venue yet. */
export const managers: Rule = { for: ['manager'] };
/** Work on the venues of a council. */
export const officers: Rule = { for: ['officer', 'approver'] };
/** Decide what the public is shown. */
export const officersAndAdministrators: Rule = { for: ['officer', 'approver', 'administrator'] };
export const approvers: Rule = { for: ['approver'] };
export const approversAgain: Rule = { for: ['approver'], fresh: true };
/** Keep a venue's facts right: its own managers, or its council for them. */
export const managersAndOfficers: Rule = { for: ['manager', 'officer', 'approver'] };
/** Go on visits. */
export const visitors: Rule = { for: ['tester', 'officer', 'approver'] };
export const councilReads: Rule = { for: ['officer', 'approver', 'administrator', 'partner'] };
