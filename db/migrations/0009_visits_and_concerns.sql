-- What officers and testers see on site, what the public says, and what a venue has to put right.

CREATE TABLE training_checks (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  trained_people INTEGER NOT NULL,
  public_facing INTEGER NOT NULL,   -- staff who meet the public, as declared
  trained_on TEXT NOT NULL,         -- a day: the rule held then
  training_until TEXT NOT NULL,     -- a day: the last on which it still counts
  note TEXT NOT NULL DEFAULT '',
  checked_by TEXT NOT NULL,
  checked_at TEXT NOT NULL
) STRICT;

-- the training summary of a venue, newest first
CREATE INDEX training_checks_by_venue ON training_checks (venue_id, scheme_key, checked_at);

CREATE TABLE concerns (
  id TEXT PRIMARY KEY,
  key TEXT UNIQUE,                  -- the sender's idempotency key
  venue_id TEXT NOT NULL REFERENCES venues (id),
  authority_code TEXT REFERENCES authorities (code),
  reason TEXT NOT NULL
    CHECK (reason IN ('closed', 'not_there', 'staff_did_not_know', 'turned_away', 'felt_unsafe', 'other')),
  note TEXT NOT NULL DEFAULT '',
  received_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'looked_at', 'closed')),
  looked_at_by TEXT,
  looked_at TEXT,
  outcome TEXT CHECK (outcome IN ('upheld', 'not_upheld', 'already_known', 'not_about_the_venue')),
  closing_note TEXT NOT NULL DEFAULT '',
  closed_by TEXT,
  closed_at TEXT
) STRICT;

-- the inbox of an authority, oldest first
CREATE INDEX concerns_by_authority ON concerns (authority_code, state, received_at);
-- a venue's concerns
CREATE INDEX concerns_by_venue ON concerns (venue_id, received_at);

CREATE TABLE visits (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  authority_code TEXT REFERENCES authorities (code),
  kind TEXT NOT NULL CHECK (kind IN ('advisory', 'inspection', 'mystery')),
  state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'called_off')),
  visitor_id TEXT REFERENCES people (id), -- who goes: a tester, or an officer
  due_on TEXT NOT NULL,             -- a day
  planned_by TEXT NOT NULL,
  planned_at TEXT NOT NULL,
  brief TEXT NOT NULL DEFAULT '',   -- what the visitor is to know
  retest_of TEXT REFERENCES visits (id),
  concern_id TEXT REFERENCES concerns (id),
  visited_at TEXT,                  -- instant
  rubric TEXT CHECK (rubric IS NULL OR json_valid(rubric)), -- api/domain/visit.ts
  outcome TEXT CHECK (outcome IN ('good', 'partial', 'poor')),
  minutes_to_response INTEGER,
  notes TEXT NOT NULL DEFAULT '',   -- of the venue, never of a member of staff
  recorded_by TEXT,
  recorded_at TEXT,
  debriefed_on TEXT,                -- a day
  debrief_note TEXT NOT NULL DEFAULT '',
  called_off_because TEXT NOT NULL DEFAULT ''
) STRICT;

-- the visits of an authority: planned by day, done for the reports
CREATE INDEX visits_by_authority ON visits (authority_code, state, due_on);
-- a venue's visits
CREATE INDEX visits_by_venue ON visits (venue_id, due_on);
-- whether a failed test has its retest
CREATE INDEX visits_by_retest ON visits (retest_of) WHERE retest_of IS NOT NULL;
-- the visits that look into a concern
CREATE INDEX visits_by_concern ON visits (concern_id) WHERE concern_id IS NOT NULL;
-- a tester's own list
CREATE INDEX visits_by_visitor ON visits (visitor_id, state, due_on) WHERE visitor_id IS NOT NULL;

CREATE TABLE action_plans (
  id TEXT PRIMARY KEY,
  venue_id TEXT NOT NULL REFERENCES venues (id),
  scheme_key TEXT NOT NULL REFERENCES schemes (key),
  authority_code TEXT REFERENCES authorities (code),
  cause TEXT NOT NULL CHECK (cause IN ('visit', 'concern', 'training', 'licence', 'change_of_people')),
  visit_id TEXT REFERENCES visits (id),
  concern_id TEXT REFERENCES concerns (id),
  steps TEXT NOT NULL CHECK (json_valid(steps) AND json_type(steps) = 'array'), -- what has to be put right, in words
  deadline TEXT NOT NULL,           -- a day
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',  -- what the manager says was done
  answered_at TEXT,
  result TEXT CHECK (result IN ('met', 'not_met', 'withdrawn')),
  closing_note TEXT NOT NULL DEFAULT '',
  closed_by TEXT,
  closed_at TEXT
) STRICT;

-- a venue's plans, and whether one is open
CREATE INDEX action_plans_by_venue ON action_plans (venue_id, scheme_key, closed_at);
-- deadlines of an authority
CREATE INDEX action_plans_by_authority ON action_plans (authority_code, closed_at, deadline);

-- What has an end has one: of two people who end it at once the second is told, and nothing of hers is written.
CREATE TRIGGER visits_end_once BEFORE UPDATE OF state ON visits WHEN OLD.state <> 'planned'
BEGIN SELECT RAISE(ABORT, 'this visit is recorded or called off'); END;
CREATE TRIGGER visits_are_debriefed_once BEFORE UPDATE OF debriefed_on ON visits WHEN OLD.debriefed_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this visit is debriefed'); END;
CREATE TRIGGER concerns_are_closed_once BEFORE UPDATE OF state ON concerns WHEN OLD.state = 'closed'
BEGIN SELECT RAISE(ABORT, 'this concern is closed'); END;
CREATE TRIGGER action_plans_are_closed_once BEFORE UPDATE OF closed_at ON action_plans WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this plan is closed'); END;
-- An answer counts only while its plan is open.
CREATE TRIGGER action_plans_are_answered_open BEFORE UPDATE OF answer ON action_plans WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this plan is closed'); END;

-- jobs: whose training ends, or has ended, among those that may be shown
CREATE INDEX accreditations_by_training ON accreditations (state, training_until);
-- jobs: whose hours nobody may have confirmed for a year
CREATE INDEX accreditations_by_start ON accreditations (state, valid_from);
