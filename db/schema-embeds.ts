export interface EmbedSiteRow {
  id: string;
  authority_code: string;
  name: string;
  created_at: string;
  ended_at: string | null;
}

export interface EmbedLoadsRow {
  site_id: string;
  day: string;
  part: string;
  loads: number;
}

export interface EmbedVersionRow {
  version: string;
  first_served_on: string;
  last_current_on: string;
}

export interface EmbedFileRow {
  version: string;
  name: string;
  body: string;
}
