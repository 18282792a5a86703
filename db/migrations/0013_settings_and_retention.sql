-- What administrators decide for the whole register, and what lets go of what is old.

CREATE TABLE register_settings (
  key TEXT PRIMARY KEY,             -- retention
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Work that is done once a London day, whichever process comes first.
CREATE TABLE daily_work (
  name TEXT PRIMARY KEY,            -- retention
  day TEXT NOT NULL                 -- the last on which it was done
) STRICT, WITHOUT ROWID;

-- Since when a person has had no role, no venue and nothing under way: instant; null while they have.
ALTER TABLE people ADD COLUMN left_at TEXT;

-- 0: kept, and not told to the public.
ALTER TABLE helplines ADD COLUMN shown INTEGER NOT NULL DEFAULT 1 CHECK (shown IN (0, 1));

-- retention: whose time is over
CREATE INDEX people_by_leaving ON people (left_at) WHERE left_at IS NOT NULL;

-- the trail of an authority: one kind of event, newest first
CREATE INDEX audit_events_by_action ON audit_events (authority_code, action, id);
-- the trail of an authority: from one day to another
CREATE INDEX audit_events_by_time ON audit_events (authority_code, occurred_at, id);
-- what a person did
CREATE INDEX audit_events_by_actor ON audit_events (actor, id);
