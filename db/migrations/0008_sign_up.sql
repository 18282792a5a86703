-- A manager signs a venue up: answers kept at every step, evidence, pledge, and changes that wait for an officer.

CREATE TABLE sign_ups (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  venue_id TEXT REFERENCES venues (id), -- the premises on the register; null while they are entered by hand
  authority_code TEXT REFERENCES authorities (code), -- whose officers will look at it, once the premises are known
  schemes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(schemes) AND json_type(schemes) = 'array'),
  answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)), -- by step, as last saved
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'set_aside')),
  version INTEGER NOT NULL,         -- goes up with each save: a stale page is noticed
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  sent_at TEXT
) STRICT;

-- a manager's sign-ups to go on with
CREATE INDEX sign_ups_by_person ON sign_ups (person_id, state);
-- an officer sees who has begun, and pruning what nobody went on with
CREATE INDEX sign_ups_by_state ON sign_ups (state, updated_at);
-- what was sent in for a venue
CREATE INDEX sign_ups_by_venue ON sign_ups (venue_id) WHERE venue_id IS NOT NULL;

-- Two tabs that save at once, or a form that is sent twice: the second is told, and nothing of it is written.
CREATE TRIGGER sign_ups_change_in_turn BEFORE UPDATE ON sign_ups
WHEN NEW.version <> OLD.version + 1
BEGIN SELECT RAISE(ABORT, 'this sign-up was changed meanwhile'); END;

CREATE TABLE stored_files (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,               -- as the person named it, shown as text only
  type TEXT NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg', 'image/png')), -- by its bytes
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  uploaded_by TEXT NOT NULL REFERENCES people (id),
  uploaded_at TEXT NOT NULL
) STRICT;

-- In base64, in parts that both engines take in one statement; never served but to those who may see the evidence.
CREATE TABLE file_parts (
  file_id TEXT NOT NULL REFERENCES stored_files (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (file_id, position)
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  sign_up_id TEXT REFERENCES sign_ups (id),
  venue_id TEXT REFERENCES venues (id), -- from the moment the sign-up is sent
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  item TEXT NOT NULL,               -- of the scheme's checklist: cctv, drinking_water, …
  kind TEXT NOT NULL CHECK (kind IN ('text', 'link', 'file')),
  text TEXT NOT NULL DEFAULT '',    -- what the manager says, or the link
  file_id TEXT REFERENCES stored_files (id),
  added_by TEXT NOT NULL REFERENCES people (id),
  added_at TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('seen', 'not_enough')), -- the officer's
  verdict_note TEXT NOT NULL DEFAULT '',
  verdict_by TEXT,
  verdict_at TEXT,
  removed_at TEXT,                  -- the manager took it back
  CHECK (sign_up_id IS NOT NULL OR venue_id IS NOT NULL),
  CHECK ((kind = 'file') = (file_id IS NOT NULL))
) STRICT;

-- the checklist of a sign-up
CREATE INDEX evidence_by_sign_up ON evidence (sign_up_id) WHERE sign_up_id IS NOT NULL;
-- the checklist of a venue
CREATE INDEX evidence_by_venue ON evidence (venue_id, scheme_key) WHERE venue_id IS NOT NULL;
-- who may see a file
CREATE INDEX evidence_by_file ON evidence (file_id) WHERE file_id IS NOT NULL;

-- Someone who works at a venue that is on the register asks to be let in, instead of signing it up a second time.
CREATE TABLE access_requests (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  note TEXT NOT NULL,               -- what they do there
  asked_at TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('granted', 'refused')),
  answered_by TEXT,
  answered_at TEXT
) STRICT;

-- what waits at a venue; a person asks once at a time
CREATE UNIQUE INDEX access_requests_waiting ON access_requests (venue_id, person_id) WHERE answer IS NULL;
-- who asked for what, when the person is removed
CREATE INDEX access_requests_by_person ON access_requests (person_id);

-- What a manager promises. A new version is a new row.
CREATE TABLE pledge_texts (
  version INTEGER PRIMARY KEY,
  text TEXT NOT NULL,               -- a promise a line
  effective_from TEXT NOT NULL      -- a day
) STRICT;

-- What a manager has said of the venue, and when: hours are right, how many staff meet the public, the pledge.
CREATE TABLE confirmations (
  venue_id TEXT NOT NULL REFERENCES venues (id),
  what TEXT NOT NULL CHECK (what IN ('hours', 'headcount', 'pledge')),
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  value INTEGER NOT NULL DEFAULT 0, -- staff who meet the public; version of the pledge
  PRIMARY KEY (venue_id, what, confirmed_at)
) STRICT, WITHOUT ROWID;

-- Name, address and pin of an accredited venue wait for an officer; the approved version stays public.
CREATE TABLE venue_changes (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  proposed TEXT NOT NULL CHECK (json_valid(proposed)), -- the facts that would change, new
  present TEXT NOT NULL CHECK (json_valid(present)),   -- the same facts when it was asked
  proposed_by TEXT NOT NULL,
  proposed_at TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('approved', 'refused', 'taken_back')),
  decided_by TEXT,
  decided_at TEXT,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- one waits at a time
CREATE UNIQUE INDEX venue_changes_waiting ON venue_changes (venue_id) WHERE decision IS NULL;
-- a venue's history
CREATE INDEX venue_changes_by_venue ON venue_changes (venue_id, proposed_at);

-- A form that was sent twice finds its first result.
CREATE TABLE form_receipts (
  key TEXT PRIMARY KEY,             -- the form's own, drawn when it was shown
  person_id TEXT NOT NULL,
  location TEXT NOT NULL,           -- where the first result is
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
