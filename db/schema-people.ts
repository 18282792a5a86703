import type { Generated } from 'kysely';

export interface PersonRow {
  id: string;
  email: string;
  name: Generated<string>;
  email_verified: Generated<number>;
  image: string | null;
  created_at: string;
  updated_at: string;
  stopped_at: string | null;
  left_at: string | null;
}

export interface SessionRow {
  id: string;
  person_id: string;
  token: string;
  expires_at: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
  begun_at: string;
  seen_at: string;
  fresh_at: string;
}

export interface LinkedAccountRow {
  id: string;
  person_id: string;
  account_id: string;
  provider_id: string;
  issuer: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  password: string | null;
  created_at: string;
  updated_at: string;
}

export interface VerificationRow {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

export interface SignInCodeRow {
  challenge: string;
  email: string;
  code_hash: string;
  tries: Generated<number>;
  expires_at: string;
  used_at: string | null;
}

export interface AttemptRow {
  key: string;
  window_ends_at: string;
  count: number;
}

export interface CouncilRoleRow {
  authority_code: string;
  person_id: string;
  role: string;
  granted_at: string;
  granted_by: string;
}

export interface VenueManagerRow {
  venue_id: string;
  person_id: string;
  added_at: string;
  added_by: string;
  seen_at: string | null;
}
