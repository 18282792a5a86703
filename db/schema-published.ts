export interface PublicHavenRow {
  id: string;
  until: string;
  authority_code: string | null;
  ward_code: string | null;
  cell: string;
  town: string;
  name: string;
  kind: string;
  schemes: string;
  lat: number;
  lon: number;
  document: string;
}

export interface PublicSnapshotRow {
  scope: string;
  version: string;
  built_at: string;
  valid_until: string;
  body: string;
}

export interface PublicationRow {
  scope: string;
  changed: number;
  published: number;
  published_at: string;
}
