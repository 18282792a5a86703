import type { SignedIn } from '../api/domain/people.ts';

/** What the guard has found out before a handler of /admin runs. */
export interface AdminEnv {
  Variables: {
    /** Who is asking. On the pages that anyone may see (access.ts) there may be nobody: ask `visitor`. */
    person: SignedIn;
    visitor: SignedIn | undefined;
  };
}
