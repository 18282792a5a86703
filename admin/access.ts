/** Roles of people who sign in. `public` and `trainee` never do. */
export const ROLES = ['manager', 'tester', 'officer', 'approver', 'partner', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may do what: the only place that grants. A route of /admin that is not here answers nobody; the structure tests
 * walk the routes and fail on one that is missing.
 */
export const ACCESS: Readonly<Record<string, readonly Role[]>> = {};
