-- People who sign in, and what they may do. Trainees and the public never have an account.

CREATE TABLE people (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL DEFAULT '',
  email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
  image TEXT,                       -- asked for by the sign-in library, never filled
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  stopped_at TEXT                   -- may no longer sign in
) STRICT;

-- The sign-in library's sessions; begun_at, seen_at and fresh_at follow the register's own clock.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  token TEXT NOT NULL UNIQUE,
  expires_at TEXT NOT NULL,
  ip_address TEXT,                  -- asked for by the library, never filled
  user_agent TEXT,                  -- likewise
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  begun_at TEXT NOT NULL,           -- council staff: 12 hours from here at most
  seen_at TEXT NOT NULL,            -- council staff: 30 minutes from here at most
  fresh_at TEXT NOT NULL            -- when a code was last given: asked anew before what cannot be taken back
) STRICT;

-- sign a person out everywhere
CREATE INDEX sessions_by_person ON sessions (person_id);
-- pruning
CREATE INDEX sessions_by_end ON sessions (expires_at);

-- Microsoft Entra: a council account, keyed on tenant and object id.
CREATE TABLE linked_accounts (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  issuer TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at TEXT,
  refresh_token_expires_at TEXT,
  scope TEXT,
  password TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (provider_id, account_id)
) STRICT;

-- the accounts of a person
CREATE INDEX linked_accounts_by_person ON linked_accounts (person_id);

CREATE TABLE verifications (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- the challenge that a code answers
CREATE INDEX verifications_by_identifier ON verifications (identifier);
-- pruning
CREATE INDEX verifications_by_end ON verifications (expires_at);

-- A code that was mailed. It answers only the browser that asked for it, so a stranger's guesses spend nobody's code.
CREATE TABLE sign_in_codes (
  challenge TEXT PRIMARY KEY,       -- hash of what that browser's cookie holds
  email TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  expires_at TEXT NOT NULL,
  used_at TEXT
) STRICT, WITHOUT ROWID;

-- pruning
CREATE INDEX sign_in_codes_by_end ON sign_in_codes (expires_at);

-- How often something limited was tried in its window. Keys are hashes: no address, no account.
CREATE TABLE attempts (
  key TEXT PRIMARY KEY,
  window_ends_at TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- pruning
CREATE INDEX attempts_by_end ON attempts (window_ends_at);

CREATE TABLE council_roles (
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('tester', 'officer', 'approver', 'partner', 'administrator')),
  granted_at TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  PRIMARY KEY (authority_code, person_id, role)
) STRICT, WITHOUT ROWID;

-- what a person who signs in may do, asked with every request
CREATE INDEX council_roles_by_person ON council_roles (person_id);

CREATE TABLE venue_managers (
  venue_id TEXT NOT NULL REFERENCES venues (id),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  seen_at TEXT,                     -- null until the invited person has first opened the venue
  PRIMARY KEY (venue_id, person_id)
) STRICT, WITHOUT ROWID;

-- what a person who signs in may do, asked with every request
CREATE INDEX venue_managers_by_person ON venue_managers (person_id);
