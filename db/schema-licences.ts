import type { Generated } from 'kysely';

export interface PremisesLicenceRow {
  id: string;
  authority_code: string;
  number: string;
  kind: string;
  premises_name: string;
  address: Generated<string>;
  postcode: Generated<string>;
  ward_code: string | null;
  town: Generated<string>;
  lat: number | null;
  lon: number | null;
  holder: Generated<string>;
  supervisor: Generated<string>;
  supervisor_before: Generated<string>;
  supervisor_since: string | null;
  status: string;
  status_text: Generated<string>;
  activities: Generated<string>;
  alcohol: Generated<string>;
  late_night_refreshment: Generated<number>;
  hours_text: Generated<string>;
  issued_on: string | null;
  starts_on: string | null;
  ends_on: string | null;
  register_link: Generated<string>;
  uprn: string | null;
  source: string;
  source_ref: string;
  extracted_on: string | null;
  imported: string | null;
  checked_on: string | null;
  checked_by: string | null;
  venue_id: string | null;
  matched_by: string | null;
  matched_at: string | null;
  no_match: Generated<number>;
  version: Generated<number>;
  updated_at: string;
}

export interface LicenceConditionRow {
  id: string;
  licence_id: string;
  position: number;
  annex: number | null;
  text: string;
  tags: Generated<string>;
  refresh_months: number | null;
  added_by: string;
  added_at: string;
  asks_for: string | null;
}
