import type { Generated } from 'kysely';
import type {
  PersonRow,
  SessionRow,
  LinkedAccountRow,
  VerificationRow,
  SignInCodeRow,
  AttemptRow,
  CouncilRoleRow,
  VenueManagerRow,
} from './schema-people.ts';
import type {
  SignUpRow,
  StoredFileRow,
  FilePartRow,
  EvidenceRow,
  AccessRequestRow,
  PledgeTextRow,
  ConfirmationRow,
  VenueChangeRow,
  FormReceiptRow,
} from './schema-sign-up.ts';
import type { TrainingCheckRow, ConcernRow, VisitRow, ActionPlanRow } from './schema-casework.ts';
import type {
  AuthoritySettingRow,
  DailyWorkRow,
  HelplineRow,
  RegisterSettingRow,
} from './schema-settings.ts';
import type { EmbedFileRow, EmbedLoadsRow, EmbedSiteRow, EmbedVersionRow } from './schema-embeds.ts';
import type { PremisesLicenceRow, LicenceConditionRow } from './schema-licences.ts';
import type { OutboxRow } from './schema-outbox.ts';
import type { PublicationRow, PublicHavenRow, PublicSnapshotRow } from './schema-published.ts';
import type {
  ExternalCertificateRow,
  JoinLinkRow,
  LearnerRow,
  MailChoiceRow,
  ModuleAttemptRow,
  SessionPlaceRow,
  SignagePackRow,
  StaffMemberRow,
  TrainingChangeRow,
  TrainingRecordRow,
  TrainingSessionRow,
} from './schema-training.ts';

/** Row types of db/migrations. Booleans are 0/1, instants UTC ISO text, days `YYYY-MM-DD`, lists JSON text. */
export interface Schema {
  authorities: AuthorityRow;
  wards: WardRow;
  postcodes: PostcodeRow;
  outcodes: OutcodeRow;
  places: PlaceRow;
  bank_holidays: BankHolidayRow;
  venues: VenueRow;
  opening_hours: OpeningHoursRow;
  hours_exceptions: HoursExceptionRow;
  closures: ClosureRow;
  schemes: SchemeRow;
  scheme_versions: SchemeVersionRow;
  accreditations: AccreditationRow;
  accreditation_counts: AccreditationCountRow;
  accreditation_events: AccreditationEventRow;
  audit_events: AuditEventRow;
  audit_heads: AuditHeadRow;
  public_havens: PublicHavenRow;
  public_snapshots: PublicSnapshotRow;
  publications: PublicationRow;
  helplines: HelplineRow;
  people: PersonRow;
  sessions: SessionRow;
  linked_accounts: LinkedAccountRow;
  verifications: VerificationRow;
  sign_in_codes: SignInCodeRow;
  attempts: AttemptRow;
  council_roles: CouncilRoleRow;
  venue_managers: VenueManagerRow;
  sign_ups: SignUpRow;
  stored_files: StoredFileRow;
  file_parts: FilePartRow;
  evidence: EvidenceRow;
  access_requests: AccessRequestRow;
  pledge_texts: PledgeTextRow;
  confirmations: ConfirmationRow;
  venue_changes: VenueChangeRow;
  form_receipts: FormReceiptRow;
  training_checks: TrainingCheckRow;
  concerns: ConcernRow;
  visits: VisitRow;
  action_plans: ActionPlanRow;
  authority_settings: AuthoritySettingRow;
  register_settings: RegisterSettingRow;
  daily_work: DailyWorkRow;
  premises_licences: PremisesLicenceRow;
  licence_conditions: LicenceConditionRow;
  outbox: OutboxRow;
  embed_sites: EmbedSiteRow;
  embed_loads: EmbedLoadsRow;
  embed_versions: EmbedVersionRow;
  embed_files: EmbedFileRow;
  staff_members: StaffMemberRow;
  join_links: JoinLinkRow;
  learners: LearnerRow;
  module_attempts: ModuleAttemptRow;
  training_sessions: TrainingSessionRow;
  session_places: SessionPlaceRow;
  external_certificates: ExternalCertificateRow;
  training_records: TrainingRecordRow;
  training_changes: TrainingChangeRow;
  mail_choices: MailChoiceRow;
  signage_packs: SignagePackRow;
  expectations: { holds: number };
}

export interface AuthorityRow {
  code: string;
  name: string;
  west: number | null;
  south: number | null;
  east: number | null;
  north: number | null;
  updated_at: string;
  boundary: string | null;
}

export interface WardRow {
  code: string;
  authority_code: string;
  name: string;
  west: number;
  south: number;
  east: number;
  north: number;
  updated_at: string;
  boundary: string;
}

export interface PostcodeRow {
  postcode: string;
  lat: number;
  lon: number;
  quality: number;
  authority_code: string | null;
  ward_code: string | null;
}

export interface OutcodeRow {
  outcode: string;
  lat: number;
  lon: number;
  postcodes: number;
}

export interface PlaceRow {
  id: string;
  name: string;
  search_name: string;
  kind: string;
  lat: number;
  lon: number;
  authority_code: string | null;
}

export interface BankHolidayRow {
  division: string;
  date: string;
  title: string;
}

export interface VenueRow {
  id: string;
  standing: string;
  name: string;
  kind: string;
  address: string;
  town: string;
  postcode: string;
  lat: number | null;
  lon: number | null;
  cell: string | null;
  authority_code: string | null;
  ward_code: string | null;
  phone: string;
  website: string;
  facilities: string;
  age_policy: string;
  uprn: string | null;
  fhrsid: string | null;
  source: string;
  source_ref: string;
  review: string;
  created_at: string;
  updated_at: string;
}

export interface OpeningHoursRow {
  venue_id: string;
  purpose: string;
  weekly: string;
  bank_holidays: string;
  known_until: string | null;
  source: string;
  confirmed_on: string | null;
}

export interface HoursExceptionRow {
  venue_id: string;
  purpose: string;
  date: string;
  sessions: string;
}

export interface ClosureRow {
  id: string;
  venue_id: string;
  starts_at: string;
  ends_at: string | null;
  reason: string;
}

export interface SchemeRow {
  key: string;
  name: string;
  position: number;
  listed: number;
}

export interface SchemeVersionRow {
  scheme_key: string;
  version: number;
  rules: string;
  wording: string;
  effective_from: string;
}

export interface AccreditationRow {
  venue_id: string;
  scheme_key: string;
  scheme_version: number;
  state: string;
  valid_from: string | null;
  valid_to: string | null;
  trained_on: string | null;
  training_until: string | null;
  action_deadline: string | null;
  sequence: number;
  updated_at: string;
}

export interface AccreditationCountRow {
  scheme_key: string;
  scheme_version: number;
  state: string;
  venues: number;
}

export interface AccreditationEventRow {
  venue_id: string;
  sequence: number;
  scheme_key: string;
  from_state: string | null;
  to_state: string;
  decided_at: string;
  actor: string;
  reason: string;
  facts: string;
}

export interface AuditEventRow {
  id: Generated<number>;
  authority_code: string | null;
  occurred_at: string;
  actor: string;
  action: string;
  subject: string;
  details: string;
  chain: string | null;
  position: number | null;
  hash: string | null;
}

export interface AuditHeadRow {
  chain: string;
  position: number;
  hash: string;
  signed_position: Generated<number>;
  signed_hash: string | null;
  signature: string | null;
  signed_at: string | null;
}
