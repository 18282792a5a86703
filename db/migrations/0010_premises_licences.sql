-- The licensing authority's public register, as an officer tracks it (Licensing Act 2003 s.8). Nothing here is public.

CREATE TABLE premises_licences (
  id TEXT PRIMARY KEY,
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  number TEXT NOT NULL,             -- free text: there is no national format
  kind TEXT NOT NULL CHECK (kind IN ('premises_licence', 'club_premises_certificate', 'other')),
  premises_name TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  ward_code TEXT REFERENCES wards (code),
  town TEXT NOT NULL DEFAULT '',    -- nearest town centre
  lat REAL,
  lon REAL,
  holder TEXT NOT NULL DEFAULT '',
  supervisor TEXT NOT NULL DEFAULT '', -- designated premises supervisor
  supervisor_since TEXT,            -- a day: when an officer or an import saw the name change
  status TEXT NOT NULL CHECK (status IN ('in_force', 'suspended', 'under_review', 'surrendered', 'lapsed', 'revoked', 'unknown')),
  status_text TEXT NOT NULL DEFAULT '', -- as the source says it
  activities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(activities)),
  alcohol TEXT NOT NULL DEFAULT 'unknown' CHECK (alcohol IN ('on', 'off', 'both', 'none', 'unknown')),
  late_night_refreshment INTEGER NOT NULL DEFAULT 0 CHECK (late_night_refreshment IN (0, 1)),
  hours_text TEXT NOT NULL DEFAULT '', -- as the licence says it, never read as opening hours
  starts_on TEXT,
  ends_on TEXT,
  register_link TEXT NOT NULL DEFAULT '', -- http(s) only
  uprn TEXT,
  source TEXT NOT NULL,             -- licences-csv, officer, demo
  source_ref TEXT NOT NULL,         -- its key there
  checked_on TEXT,                  -- the day an officer last looked at the register itself
  checked_by TEXT,
  venue_id TEXT REFERENCES venues (id), -- once an officer has confirmed the match
  matched_by TEXT,
  matched_at TEXT,
  no_match INTEGER NOT NULL DEFAULT 0 CHECK (no_match IN (0, 1)), -- an officer said none of the suggestions is it
  updated_at TEXT NOT NULL
) STRICT;

-- imports find the row they wrote before
CREATE UNIQUE INDEX premises_licences_by_source ON premises_licences (authority_code, source, source_ref);
-- lists of an authority by ward and town
CREATE INDEX premises_licences_by_authority ON premises_licences (authority_code, ward_code, town);
-- match suggestions
CREATE INDEX premises_licences_by_postcode ON premises_licences (authority_code, postcode);
-- a venue's licences
CREATE INDEX premises_licences_by_venue ON premises_licences (venue_id) WHERE venue_id IS NOT NULL;

CREATE TABLE licence_conditions (
  id TEXT PRIMARY KEY,
  licence_id TEXT NOT NULL REFERENCES premises_licences (id) ON DELETE CASCADE,
  annex INTEGER NOT NULL CHECK (annex IN (1, 2, 3)), -- mandatory, operating schedule, after a hearing
  text TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)), -- ask_for_angela, wave_training, training_records, refresh, …
  refresh_months INTEGER,           -- how often the condition asks for training anew
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

-- conditions of a licence
CREATE INDEX licence_conditions_by_licence ON licence_conditions (licence_id, annex);
