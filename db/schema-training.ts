import type { Generated } from 'kysely';

export interface StaffMemberRow {
  id: string;
  venue_id: string;
  name: string;
  job: Generated<string>;
  email: string | null;
  public_facing: number;
  duty: string | null;
  joined_on: string;
  left_on: string | null;
  source: string;
  confirmed_at: string | null;
  claimed_at: string | null;
  added_by: string;
  added_at: string;
  updated_at: string;
  erased_at: string | null;
}

export interface JoinLinkRow {
  token: string;
  venue_id: string;
  created_by: string;
  created_at: string;
  revoked_by: string | null;
  revoked_at: string | null;
}

export interface LearnerRow {
  token_hash: string;
  staff_id: string;
  begun_at: string;
  seen_at: string;
  ended_at: string | null;
}

export interface ModuleAttemptRow {
  id: string;
  staff_id: string;
  module_key: string;
  module_version: number;
  begun_at: string;
  page: Generated<number>;
  answers: Generated<string>;
  finished_at: string | null;
  correct: number | null;
  asked: number | null;
  passed: number | null;
}

export interface TrainingSessionRow {
  id: string;
  authority_code: string;
  module_key: string;
  starts_at: string;
  minutes: number;
  place: string;
  trainer: Generated<string>;
  places: number;
  note: Generated<string>;
  state: string;
  called_off_because: Generated<string>;
  planned_by: string;
  planned_at: string;
  register_taken_by: string | null;
  register_taken_at: string | null;
}

export interface SessionPlaceRow {
  session_id: string;
  staff_id: string;
  booked_by: string;
  booked_at: string;
  given_up_at: string | null;
  attended: number | null;
}

export interface ExternalCertificateRow {
  id: string;
  venue_id: string;
  staff_id: string;
  module_key: string;
  provider: string;
  trained_on: string;
  reference: Generated<string>;
  file_id: string | null;
  sent_by: string;
  sent_at: string;
  verdict: string | null;
  verdict_note: Generated<string>;
  verdict_by: string | null;
  verdict_at: string | null;
}

export interface TrainingRecordRow {
  id: string;
  staff_id: string;
  venue_id: string;
  module_key: string;
  module_version: number | null;
  way: string;
  trained_on: string;
  attempt_id: string | null;
  session_id: string | null;
  external_id: string | null;
  certificate_code: string;
  recorded_by: string;
  recorded_at: string;
  revoked_by: string | null;
  revoked_at: string | null;
  revoked_because: Generated<string>;
}

export interface TrainingChangeRow {
  venue_id: string;
  changed_at: string;
}

export interface MailChoiceRow {
  recipient: string;
  frequency: string;
  chosen_at: string;
}

export interface SignagePackRow {
  id: string;
  venue_id: string;
  scheme_key: string;
  languages: string;
  valid_until: string;
  issued_by: string;
  issued_at: string;
  state: string;
  ended_by: string | null;
  ended_at: string | null;
  note: Generated<string>;
}
