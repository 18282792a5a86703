-- What the public may read. Written only by publishing, never by hand.

CREATE TABLE public_havens (
  id TEXT PRIMARY KEY,              -- the venue's id
  until TEXT NOT NULL,              -- instant to which its being shown is certain; readers hide it after
  authority_code TEXT,
  ward_code TEXT,
  cell TEXT NOT NULL,
  town TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  schemes TEXT NOT NULL CHECK (json_valid(schemes)),
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)) -- api/domain/haven.ts Haven
) STRICT;

-- the accessible list and GET /api/v1/havens?area=, by town centre
CREATE INDEX public_havens_by_authority ON public_havens (authority_code, town, name, id);
-- the same list of everywhere
CREATE INDEX public_havens_by_town ON public_havens (town, name, id);
-- publishing compares what a cell holds with what it should
CREATE INDEX public_havens_by_cell ON public_havens (cell);
-- the job that publishes anew where a haven's certainty has ended
CREATE INDEX public_havens_by_end ON public_havens (until);

CREATE TABLE public_snapshots (
  scope TEXT PRIMARY KEY,           -- area/E09000003, cell/11-1022-679
  version TEXT NOT NULL,            -- hash of the content
  built_at TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- One row a scope that was ever worth publishing. `changed` goes up in the same write as any change that matters to
-- it; publishing notes the count it has read. A publisher that read before a newer change is refused, so that an
-- older truth (a venue not yet suspended) can never be written over a newer one.
CREATE TABLE publications (
  scope TEXT PRIMARY KEY,
  changed INTEGER NOT NULL DEFAULT 0,
  published INTEGER NOT NULL DEFAULT -1,
  published_at TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publications_show_the_latest BEFORE UPDATE OF published ON publications
WHEN NEW.published <> OLD.changed
BEGIN SELECT RAISE(ABORT, 'the scope changed while it was being published'); END;

CREATE TABLE helplines (
  key TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  emergency INTEGER NOT NULL CHECK (emergency IN (0, 1)),
  name TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  phone TEXT NOT NULL DEFAULT '',
  text_number TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  hours TEXT NOT NULL,
  owner TEXT NOT NULL,              -- the role that keeps this entry right
  source TEXT NOT NULL,
  checked_on TEXT NOT NULL,         -- a day; six months later it raises a task
  authority_code TEXT REFERENCES authorities (code) -- null: everywhere
) STRICT;
