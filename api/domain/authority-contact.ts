/** How a council is reached about its schemes. Empty texts where it has not said. */
export interface AuthorityContact {
  /** Who runs the schemes: "Community Safety Team". */
  readonly team: string;
  /** Where venues and the public write; on pages and in mail. */
  readonly email: string;
  readonly phone: string;
  /** Lines of the postal address, for letters. */
  readonly address: string;
  /** Who answers questions about personal data; on the privacy page. */
  readonly privacyEmail: string;
  /** Where word of a venue that signs up goes; nobody else sees it. */
  readonly signUpEmail: string;
}

export const CONTACT_FIELDS = ['team', 'email', 'phone', 'address', 'privacyEmail', 'signUpEmail'] as const;

/** The details in what is stored under the key `contact`: what is missing there is empty here. */
export function contactIn(stored: unknown): AuthorityContact {
  const known = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const text = (field: keyof AuthorityContact): string => {
    const value = Object.hasOwn(known, field) ? known[field] : '';
    return typeof value === 'string' ? value : '';
  };
  return {
    team: text('team'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    privacyEmail: text('privacyEmail'),
    signUpEmail: text('signUpEmail'),
  };
}
