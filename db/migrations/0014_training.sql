-- Training in the product: who works at a venue, what each has learnt, and what was made of it. Trainees have no account.

CREATE TABLE staff_members (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  name TEXT NOT NULL,               -- as they are known at work; empty once erased
  job TEXT NOT NULL DEFAULT '',     -- bar staff, door supervisor, …: what they say, never a role of this register
  email TEXT,                       -- optional, for their own reminders and certificates
  public_facing INTEGER NOT NULL CHECK (public_facing IN (0, 1)),
  duty TEXT CHECK (duty IN ('lead', 'deputy')), -- of the trained staff: at most one of each
  joined_on TEXT NOT NULL,          -- a day: from here a new starter has the scheme's days
  left_on TEXT,                     -- a day: stops counting from here
  source TEXT NOT NULL CHECK (source IN ('manager', 'link', 'import')),
  confirmed_at TEXT,                -- who joined by the link: when a manager said that they work here
  claimed_at TEXT,                  -- when the person first began on a device of their own or of the venue
  added_by TEXT NOT NULL,           -- person/…, or staff/… of who joined by the link
  added_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  erased_at TEXT                    -- their name and address are gone; the counts stay
) STRICT;

-- the staff of a venue
CREATE INDEX staff_members_by_venue ON staff_members (venue_id, left_on);
-- one lead and one deputy of a venue at a time
CREATE UNIQUE INDEX staff_members_on_duty ON staff_members (venue_id, duty) WHERE duty IS NOT NULL AND left_on IS NULL;
-- jobs: new starters whom nobody has seen begin
CREATE INDEX staff_members_unclaimed ON staff_members (joined_on) WHERE claimed_at IS NULL AND left_on IS NULL;
-- retention: who left long ago
CREATE INDEX staff_members_by_leaving ON staff_members (left_on) WHERE left_on IS NOT NULL AND erased_at IS NULL;

-- What opens /join/…: on the staff-room sheet, so it is kept as it is. It lets anyone add a name, and read nothing.
CREATE TABLE join_links (
  token TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;

-- one link of a venue works at a time
CREATE UNIQUE INDEX join_links_in_use ON join_links (venue_id) WHERE revoked_at IS NULL;

-- A person on a device: a cookie, or the address they noted to go on elsewhere. Only hashes are kept.
CREATE TABLE learners (
  token_hash TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff_members (id),
  begun_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  ended_at TEXT                     -- "next person" on a shared tablet, or revoked
) STRICT, WITHOUT ROWID;

-- the devices of a person
CREATE INDEX learners_by_staff ON learners (staff_id);
-- pruning
CREATE INDEX learners_by_use ON learners (seen_at);

-- One way through a module: where they are, and what they answered. A retake is another.
CREATE TABLE module_attempts (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff_members (id),
  module_key TEXT NOT NULL,
  module_version INTEGER NOT NULL,
  begun_at TEXT NOT NULL,
  page INTEGER NOT NULL DEFAULT 1,  -- the furthest page that was opened
  answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)), -- by question
  finished_at TEXT,
  correct INTEGER,
  asked INTEGER,
  passed INTEGER CHECK (passed IN (0, 1))
) STRICT;

-- one way at a time
CREATE UNIQUE INDEX module_attempts_open ON module_attempts (staff_id, module_key) WHERE finished_at IS NULL;
-- what somebody has done
CREATE INDEX module_attempts_by_staff ON module_attempts (staff_id, module_key, begun_at);
-- pruning
CREATE INDEX module_attempts_by_age ON module_attempts (begun_at);

-- Officers and trainers teach in a room; managers book places for their staff.
CREATE TABLE training_sessions (
  id TEXT PRIMARY KEY,
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  module_key TEXT NOT NULL,
  starts_at TEXT NOT NULL,          -- instant
  minutes INTEGER NOT NULL CHECK (minutes > 0),
  place TEXT NOT NULL,              -- an address in words
  trainer TEXT NOT NULL DEFAULT '', -- by role or organisation
  places INTEGER NOT NULL CHECK (places > 0),
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('planned', 'held', 'called_off')),
  called_off_because TEXT NOT NULL DEFAULT '',
  planned_by TEXT NOT NULL,
  planned_at TEXT NOT NULL,
  register_taken_by TEXT,
  register_taken_at TEXT
) STRICT;

-- what comes and what was, of an authority
CREATE INDEX training_sessions_by_authority ON training_sessions (authority_code, starts_at);

CREATE TABLE session_places (
  session_id TEXT NOT NULL REFERENCES training_sessions (id),
  staff_id TEXT NOT NULL REFERENCES staff_members (id),
  booked_by TEXT NOT NULL,
  booked_at TEXT NOT NULL,
  given_up_at TEXT,                 -- the place is free again
  attended INTEGER CHECK (attended IN (0, 1)),
  PRIMARY KEY (session_id, staff_id)
) STRICT, WITHOUT ROWID;

-- what somebody is booked on
CREATE INDEX session_places_by_staff ON session_places (staff_id);

-- Another provider's certificate, such as WAVE: counts once an officer has seen it.
CREATE TABLE external_certificates (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  staff_id TEXT NOT NULL REFERENCES staff_members (id),
  module_key TEXT NOT NULL,
  provider TEXT NOT NULL,
  trained_on TEXT NOT NULL,         -- a day
  reference TEXT NOT NULL DEFAULT '',
  file_id TEXT REFERENCES stored_files (id),
  sent_by TEXT NOT NULL,
  sent_at TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('accepted', 'refused')),
  verdict_note TEXT NOT NULL DEFAULT '', -- the manager reads it
  verdict_by TEXT,
  verdict_at TEXT
) STRICT;

-- what a venue has sent
CREATE INDEX external_certificates_by_venue ON external_certificates (venue_id, sent_at);
-- what waits for an officer
CREATE INDEX external_certificates_waiting ON external_certificates (sent_at) WHERE verdict IS NULL;
-- what somebody has brought from elsewhere
CREATE INDEX external_certificates_by_staff ON external_certificates (staff_id);
-- who may see a file
CREATE INDEX external_certificates_by_file ON external_certificates (file_id) WHERE file_id IS NOT NULL;

-- That somebody was trained in something on a day: the truth that a venue's status follows from. Until when it counts is
-- the scheme's rule and the licence's, never stored here.
CREATE TABLE training_records (
  id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff_members (id),
  venue_id TEXT NOT NULL REFERENCES venues (id),
  module_key TEXT NOT NULL,
  module_version INTEGER,           -- of what was learnt in the product; null elsewhere
  way TEXT NOT NULL CHECK (way IN ('online', 'in_person', 'external')),
  trained_on TEXT NOT NULL,         -- a day
  attempt_id TEXT UNIQUE REFERENCES module_attempts (id),
  session_id TEXT REFERENCES training_sessions (id),
  external_id TEXT UNIQUE REFERENCES external_certificates (id),
  certificate_code TEXT NOT NULL UNIQUE, -- /certificates/…
  recorded_by TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  revoked_by TEXT,
  revoked_at TEXT,
  revoked_because TEXT NOT NULL DEFAULT '',
  UNIQUE (session_id, staff_id)
) STRICT;

-- what a venue's people have learnt
CREATE INDEX training_records_by_venue ON training_records (venue_id, module_key, trained_on);
-- what somebody has learnt
CREATE INDEX training_records_by_staff ON training_records (staff_id, module_key, trained_on);
-- retention
CREATE INDEX training_records_by_age ON training_records (trained_on);

-- A venue whose records, staff or rules have changed since its standing was last worked out.
CREATE TABLE training_changes (
  venue_id TEXT PRIMARY KEY REFERENCES venues (id),
  changed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How often somebody wants mail about training. Lapses are told at once whatever they chose.
CREATE TABLE mail_choices (
  recipient TEXT PRIMARY KEY,       -- person/…, staff/…
  frequency TEXT NOT NULL CHECK (frequency IN ('each', 'monthly', 'none')),
  chosen_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Window stickers, posters and cards that were made for an accredited venue.
CREATE TABLE signage_packs (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  languages TEXT NOT NULL CHECK (json_valid(languages) AND json_type(languages) = 'array'), -- tags, beside English
  valid_until TEXT NOT NULL,        -- a day: printed on it
  issued_by TEXT NOT NULL,
  issued_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('issued', 'replaced', 'returned')),
  ended_by TEXT,
  ended_at TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

-- the signs of a venue
CREATE INDEX signage_packs_by_venue ON signage_packs (venue_id, issued_at);
-- one pack of a scheme is out at a time
CREATE UNIQUE INDEX signage_packs_out ON signage_packs (venue_id, scheme_key) WHERE state = 'issued';

-- What must be learnt, and how often the number of staff is confirmed, in the versions that are on the register already.
-- A version that names them keeps its own.
UPDATE scheme_versions SET rules = json_insert(
  rules,
  '$.training.modules', json_array(CASE scheme_key
    WHEN 'ask_for_angela' THEN 'ask_for_angela'
    WHEN 'hate_crime_reporting_centre' THEN 'hate_crime_reporting'
    ELSE 'safe_haven_welcome'
  END),
  '$.training.headcountMonths', 3
);

-- Said together with the number of staff: a trained person is there on every shift while the venue helps.
ALTER TABLE confirmations ADD COLUMN every_shift INTEGER CHECK (every_shift IN (0, 1));
