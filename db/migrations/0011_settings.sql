-- What an authority decides for itself: contact details, retention periods.

CREATE TABLE authority_settings (
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  key TEXT NOT NULL,                -- contact, retention, …
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (authority_code, key)
) STRICT, WITHOUT ROWID;
