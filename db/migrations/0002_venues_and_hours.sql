-- Venues and when their doors are open. An imported venue is a prospect: never public.
-- What publishing reads from JSON is checked for its shape: one row that it cannot read would hold up a whole area.

CREATE TABLE venues (
  id TEXT PRIMARY KEY,
  standing TEXT NOT NULL CHECK (standing IN ('prospect', 'registered', 'closed')),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,               -- api/domain/venue.ts VENUE_KINDS
  address TEXT NOT NULL DEFAULT '', -- street lines, without town and postcode
  town TEXT NOT NULL DEFAULT '',    -- town centre people would search by
  postcode TEXT NOT NULL DEFAULT '',
  lat REAL,                         -- WGS 84; null where only the postcode is known
  lon REAL,
  cell TEXT,                        -- zoom-11 map cell '1022-679'
  authority_code TEXT REFERENCES authorities (code),
  ward_code TEXT REFERENCES wards (code),
  phone TEXT NOT NULL DEFAULT '',   -- the public one
  website TEXT NOT NULL DEFAULT '',
  facilities TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(facilities) AND json_type(facilities) = 'array'),
  age_policy TEXT NOT NULL DEFAULT 'all_ages'
    CHECK (age_policy IN ('all_ages', 'under_16_accompanied', 'over_18_only')),
  uprn TEXT,
  fhrsid TEXT,
  source TEXT NOT NULL,             -- who gave the row: fhrs, open-pubs, csv, officer, manager, demo
  source_ref TEXT NOT NULL,         -- its key there
  review TEXT NOT NULL DEFAULT '',  -- why an officer should look, empty when nobody needs to
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((lat IS NULL) = (lon IS NULL) AND (lat IS NULL) = (cell IS NULL))
) STRICT;

-- imports find the row they wrote before
CREATE UNIQUE INDEX venues_by_source ON venues (source, source_ref);
-- publish one map cell, or the cells an area touches: the few registered ones among many prospects
CREATE INDEX venues_by_cell ON venues (cell, standing, id);
-- an officer's venues, prospects by ward
CREATE INDEX venues_by_authority ON venues (authority_code, standing, ward_code);
-- duplicate check at sign-up
CREATE INDEX venues_by_postcode ON venues (postcode);
-- duplicate check and "find your premises" by FHRSID
CREATE INDEX venues_by_fhrsid ON venues (fhrsid) WHERE fhrsid IS NOT NULL;

CREATE TABLE opening_hours (
  venue_id TEXT NOT NULL REFERENCES venues (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('opening', 'haven')), -- haven: when trained help is on hand
  weekly TEXT NOT NULL              -- {"mo":[["09:00","17:30"]],…} by operating day, all seven
    CHECK (json_valid(weekly) AND json_type(weekly, '$.mo') IS 'array' AND json_type(weekly, '$.tu') IS 'array'
      AND json_type(weekly, '$.we') IS 'array' AND json_type(weekly, '$.th') IS 'array'
      AND json_type(weekly, '$.fr') IS 'array' AND json_type(weekly, '$.sa') IS 'array'
      AND json_type(weekly, '$.su') IS 'array'),
  bank_holidays TEXT NOT NULL       -- "as_usual" or the sessions of that day
    CHECK (json_valid(bank_holidays) AND (json_type(bank_holidays) = 'array' OR bank_holidays = '"as_usual"')),
  known_until TEXT,                 -- a day; after it the hours are not known
  source TEXT NOT NULL,             -- manager, officer, osm, csv, demo
  confirmed_on TEXT,                -- the day a person last said they are right
  PRIMARY KEY (venue_id, purpose)
) STRICT, WITHOUT ROWID;

CREATE TABLE hours_exceptions (
  venue_id TEXT NOT NULL REFERENCES venues (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('opening', 'haven')),
  date TEXT NOT NULL,               -- operating day
  sessions TEXT NOT NULL            -- what starts on that day instead; [] is closed
    CHECK (json_valid(sessions) AND json_type(sessions) = 'array'),
  PRIMARY KEY (venue_id, purpose, date)
) STRICT, WITHOUT ROWID;

CREATE TABLE closures (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id) ON DELETE CASCADE,
  starts_at TEXT NOT NULL,          -- instant
  ends_at TEXT,                     -- instant; null until someone reopens
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- publish: closures of the venues of a scope
CREATE INDEX closures_by_venue ON closures (venue_id);
-- the job that shows a venue again when its closure is over
CREATE INDEX closures_by_end ON closures (ends_at) WHERE ends_at IS NOT NULL;
