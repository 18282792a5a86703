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
  supervisor_before TEXT NOT NULL DEFAULT '', -- who it was until the name changed
  supervisor_since TEXT,            -- a day: when an officer or an import saw the name change
  status TEXT NOT NULL CHECK (status IN ('in_force', 'suspended', 'under_review', 'surrendered', 'lapsed', 'revoked', 'unknown')),
  status_text TEXT NOT NULL DEFAULT '', -- as the source says it
  activities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(activities) AND json_type(activities) = 'array'),
  alcohol TEXT NOT NULL DEFAULT 'unknown' CHECK (alcohol IN ('on', 'off', 'both', 'none', 'unknown')),
  late_night_refreshment INTEGER NOT NULL DEFAULT 0 CHECK (late_night_refreshment IN (0, 1)),
  hours_text TEXT NOT NULL DEFAULT '', -- as the licence says it, never read as opening hours
  issued_on TEXT,                   -- a day
  starts_on TEXT,
  ends_on TEXT,
  register_link TEXT NOT NULL DEFAULT '', -- http(s) only
  uprn TEXT,
  source TEXT NOT NULL,             -- who gave the row first: licences-csv, officer, demo
  source_ref TEXT NOT NULL,         -- number@postcode: api/domain/licence.ts licenceKey
  extracted_on TEXT,                -- a day: of the newest extract that held it; null where none did
  imported TEXT CHECK (imported IS NULL OR json_valid(imported)), -- what the last import said: what an officer changed since stays
  checked_on TEXT,                  -- the day an officer last looked at the register itself; null since the supervisor changed
  checked_by TEXT,
  venue_id TEXT REFERENCES venues (id), -- once an officer has confirmed the match
  matched_by TEXT,
  matched_at TEXT,
  no_match INTEGER NOT NULL DEFAULT 0 CHECK (no_match IN (0, 1)), -- an officer said none of the suggestions is it
  version INTEGER NOT NULL DEFAULT 1, -- goes up with each change: a stale page is noticed
  updated_at TEXT NOT NULL,
  CHECK ((lat IS NULL) = (lon IS NULL)),
  CHECK ((venue_id IS NULL) = (matched_by IS NULL) AND (venue_id IS NULL) = (matched_at IS NULL)),
  CHECK (venue_id IS NULL OR no_match = 0)
) STRICT;

-- imports find the row they wrote before; a licence is entered once
CREATE UNIQUE INDEX premises_licences_by_key ON premises_licences (authority_code, source_ref);
-- lists of an authority by ward and town
CREATE INDEX premises_licences_by_authority ON premises_licences (authority_code, ward_code, town);
-- licences that a venue may have
CREATE INDEX premises_licences_by_postcode ON premises_licences (authority_code, postcode);
-- a venue's licences
CREATE INDEX premises_licences_by_venue ON premises_licences (venue_id) WHERE venue_id IS NOT NULL;
-- matched licences of an authority: those whose venue may have to be looked at
CREATE INDEX premises_licences_matched ON premises_licences (authority_code, status) WHERE venue_id IS NOT NULL;

-- Two people who change one licence at once: the second is told, and nothing of hers is written.
CREATE TRIGGER premises_licences_change_in_turn BEFORE UPDATE OF version ON premises_licences
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'this licence was changed meanwhile'); END;

CREATE TABLE licence_conditions (
  id TEXT PRIMARY KEY,
  licence_id TEXT NOT NULL REFERENCES premises_licences (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,        -- order within the licence
  annex INTEGER CHECK (annex IN (1, 2, 3)), -- mandatory, operating schedule, after a hearing; null where the source does not say
  text TEXT NOT NULL,
  tags TEXT NOT NULL DEFAULT '[]'   -- api/domain/licence-conditions.ts CONDITION_TAGS
    CHECK (json_valid(tags) AND json_type(tags) = 'array'),
  refresh_months INTEGER CHECK (refresh_months > 0), -- how often the condition asks for training anew
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  asks_for TEXT                     -- of its tags: the scheme whose accreditation answers it, 'any' where every one does
    CHECK (asks_for IS iif(instr(tags, '"ask_for_angela"') > 0, 'ask_for_angela',
      iif(instr(tags, '"wave_training"') > 0, 'any', NULL)))
) STRICT;

-- conditions of a licence
CREATE INDEX licence_conditions_by_licence ON licence_conditions (licence_id, annex, position);
-- licences with a condition that only an accreditation meets
CREATE INDEX licence_conditions_asking ON licence_conditions (licence_id, asks_for) WHERE asks_for IS NOT NULL;

-- where a premises licence names the same premises
CREATE INDEX venues_by_uprn ON venues (uprn) WHERE uprn IS NOT NULL;
