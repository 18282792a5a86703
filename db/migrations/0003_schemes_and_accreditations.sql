-- Schemes are data with versioned rules; an accreditation is a venue under one scheme.

CREATE TABLE schemes (
  key TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,        -- order on lists
  listed INTEGER NOT NULL CHECK (listed IN (0, 1)) -- 0: never shown to the public
) STRICT;

CREATE TABLE scheme_versions (
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  version INTEGER NOT NULL CHECK (version > 0),
  rules TEXT NOT NULL               -- api/domain/scheme.ts SchemeRules
    CHECK (json_valid(rules) AND json_type(rules) = 'object'),
  wording TEXT NOT NULL             -- by language: SchemeWording
    CHECK (json_valid(wording) AND json_type(wording, '$.en') IS 'object'),
  effective_from TEXT NOT NULL,     -- a day
  PRIMARY KEY (scheme_key, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE accreditations (
  venue_id TEXT NOT NULL REFERENCES venues (id),
  scheme_key TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,  -- the rules it was decided under
  state TEXT NOT NULL,              -- api/domain/accreditation.ts STATES
  valid_from TEXT,                  -- days, both included
  valid_to TEXT,
  trained_on TEXT,                  -- the latest day the training rule was seen to hold
  training_until TEXT,              -- the last day on which it still holds
  action_deadline TEXT,             -- a day, while action is required
  sequence INTEGER NOT NULL,        -- of the event that made this row
  updated_at TEXT NOT NULL,
  PRIMARY KEY (venue_id, scheme_key),
  FOREIGN KEY (scheme_key, scheme_version) REFERENCES scheme_versions (scheme_key, version)
) STRICT, WITHOUT ROWID;

-- jobs and work queues: what is in a state, soonest end first
CREATE INDEX accreditations_by_state ON accreditations (state, valid_to);

-- The truth; the accreditations table is its projection. Two people deciding at once collide on the key.
CREATE TABLE accreditation_events (
  venue_id TEXT NOT NULL REFERENCES venues (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  from_state TEXT,
  to_state TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(facts)),
  PRIMARY KEY (venue_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  authority_code TEXT,
  occurred_at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,             -- accreditation.suspended, import.venues, …
  subject TEXT NOT NULL,            -- venue/k3f9x2m4q, authority/E09000003, …
  details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details))
) STRICT;

-- the trail of one authority, newest first
CREATE INDEX audit_events_by_authority ON audit_events (authority_code, id);
-- the trail of one venue
CREATE INDEX audit_events_by_subject ON audit_events (subject, id);

CREATE TRIGGER accreditation_events_are_kept BEFORE DELETE ON accreditation_events
BEGIN SELECT RAISE(ABORT, 'accreditation_events is append-only'); END;
CREATE TRIGGER accreditation_events_stay BEFORE UPDATE ON accreditation_events
BEGIN SELECT RAISE(ABORT, 'accreditation_events is append-only'); END;
CREATE TRIGGER audit_events_are_kept BEFORE DELETE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
CREATE TRIGGER audit_events_stay BEFORE UPDATE ON audit_events
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
