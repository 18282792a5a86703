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
-- publishing compares what a cell holds with what it should
CREATE INDEX public_havens_by_cell ON public_havens (cell);

CREATE TABLE public_snapshots (
  scope TEXT PRIMARY KEY,           -- area/E09000003, cell/11-1022-679
  version TEXT NOT NULL,            -- hash of the content
  built_at TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

-- the job that renews snapshots before they end
CREATE INDEX public_snapshots_by_end ON public_snapshots (valid_until);

-- Marked in the same write as the change; cleared by publishing.
CREATE TABLE dirty_scopes (
  scope TEXT PRIMARY KEY,
  marked_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
