/** Roles of people who sign in. `public` and `trainee` never do; `manager` belongs to venues, the others to an authority. */
export const COUNCIL_ROLES = ['tester', 'officer', 'approver', 'partner', 'administrator'] as const;
export type CouncilRole = (typeof COUNCIL_ROLES)[number];
export const ROLES = ['manager', ...COUNCIL_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking, as the register stands at this request. */
export interface SignedIn {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly sessionId: string;
  /** When this browser last gave a code; epoch milliseconds. */
  readonly freshAt: number;
  readonly councilRoles: readonly CouncilMembership[];
  /** Ids of the venues that this person manages. */
  readonly venueIds: readonly string[];
}

export interface CouncilMembership {
  readonly authorityCode: string;
  readonly role: CouncilRole;
}

const MINUTE_MS = 60_000;

/** Council staff work on shared machines; a manager at the bar signs in once a week. */
export const COUNCIL_SESSION_MS = 12 * 60 * MINUTE_MS;
export const COUNCIL_IDLE_MS = 30 * MINUTE_MS;
export const MANAGER_SESSION_MS = 7 * 24 * 60 * MINUTE_MS;
/** Before what cannot be taken back, a code is asked for where the last one is older; a form already open has longer. */
export const FRESH_MS = 15 * MINUTE_MS;
export const FRESH_ENOUGH_TO_SEND_MS = 30 * MINUTE_MS;

/**
 * Whether a session still stands.
 * @param council whether the person has a council role
 */
export function sessionStands(
  session: { readonly begunAt: number; readonly seenAt: number },
  council: boolean,
  now: number,
): boolean {
  if (!council) return now - session.begunAt < MANAGER_SESSION_MS;
  return now - session.begunAt < COUNCIL_SESSION_MS && now - session.seenAt < COUNCIL_IDLE_MS;
}

/** The actor of what a person does, as the audit trail names it: never a name or an address. */
export function actorOf({ id }: { readonly id: string }): string {
  return `person/${id}`;
}

/** The address by which people are known: trimmed, lower case. */
export function normalEmail(typed: string): string {
  return typed.trim().toLowerCase();
}
