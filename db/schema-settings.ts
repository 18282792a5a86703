import type { Generated } from 'kysely';

export interface HelplineRow {
  key: string;
  position: number;
  emergency: number;
  name: string;
  for_whom: string;
  phone: string;
  text_number: string;
  email: string;
  website: string;
  hours: string;
  owner: string;
  source: string;
  checked_on: string;
  authority_code: string | null;
  shown: Generated<number>;
}

export interface AuthoritySettingRow {
  authority_code: string;
  key: string;
  value: string;
  updated_at: string;
  updated_by: string;
}

export interface RegisterSettingRow {
  key: string;
  value: string;
  updated_at: string;
  updated_by: string;
}

export interface DailyWorkRow {
  name: string;
  day: string;
}
