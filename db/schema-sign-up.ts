import type { Generated } from 'kysely';

export interface SignUpRow {
  id: string;
  person_id: string;
  venue_id: string | null;
  authority_code: string | null;
  schemes: Generated<string>;
  answers: Generated<string>;
  state: string;
  version: number;
  created_at: string;
  updated_at: string;
  sent_at: string | null;
}

export interface StoredFileRow {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  uploaded_by: string;
  uploaded_at: string;
}

export interface FilePartRow {
  file_id: string;
  position: number;
  content: string;
}

export interface EvidenceRow {
  id: string;
  sign_up_id: string | null;
  venue_id: string | null;
  scheme_key: string;
  item: string;
  kind: string;
  text: Generated<string>;
  file_id: string | null;
  added_by: string;
  added_at: string;
  verdict: string | null;
  verdict_note: Generated<string>;
  verdict_by: string | null;
  verdict_at: string | null;
  removed_at: string | null;
}

export interface AccessRequestRow {
  id: string;
  venue_id: string;
  person_id: string;
  note: string;
  asked_at: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: string | null;
}

export interface PledgeTextRow {
  version: number;
  text: string;
  effective_from: string;
}

export interface ConfirmationRow {
  venue_id: string;
  what: string;
  confirmed_at: string;
  confirmed_by: string;
  value: Generated<number>;
  /** Of a headcount; null where it was not asked. */
  every_shift: number | null;
}

export interface VenueChangeRow {
  id: string;
  venue_id: string;
  proposed: string;
  present: string;
  proposed_by: string;
  proposed_at: string;
  decision: string | null;
  decided_by: string | null;
  decided_at: string | null;
  reason: Generated<string>;
}

export interface FormReceiptRow {
  key: string;
  person_id: string;
  location: string;
  created_at: string;
}
