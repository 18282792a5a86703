import type { Generated } from 'kysely';

/** Row type of 0005_outbox.sql. */
export interface OutboxRow {
  id: Generated<number>;
  reference: string;
  recipient: string;
  kind: string;
  subject: string;
  body: string;
  state: Generated<string>;
  created_at: string;
  due_at: string;
  expires_at: string;
  attempts: Generated<number>;
  claim: string | null;
  claimed_until: string | null;
  settled_at: string | null;
  last_error: Generated<string>;
}
