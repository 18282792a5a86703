-- The finder on other people's sites: sites that count loads, the counts, and the files of each version that was served.

CREATE TABLE embed_sites (
  id TEXT PRIMARY KEY,              -- public: it stands in the site's pages
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  name TEXT NOT NULL,               -- "Council website, community safety pages"
  created_at TEXT NOT NULL,
  ended_at TEXT                     -- no longer counted since; null while it is
) STRICT, WITHOUT ROWID;

-- the sites of an authority
CREATE INDEX embed_sites_by_authority ON embed_sites (authority_code, name, id);

-- How often something was loaded on a site on a London day: a number, and nothing about anybody.
CREATE TABLE embed_loads (
  site_id TEXT NOT NULL REFERENCES embed_sites (id),
  day TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('finder', 'badge', 'frame')),
  loads INTEGER NOT NULL CHECK (loads > 0),
  PRIMARY KEY (site_id, day, part)
) STRICT, WITHOUT ROWID;

-- retention: counts whose time is over
CREATE INDEX embed_loads_by_day ON embed_loads (day);

-- Each version of the scripts that other sites load, kept for those who pinned it.
CREATE TABLE embed_versions (
  version TEXT PRIMARY KEY,         -- 0.1.0-1a2b3c4d5e6f: the release, and a hash of the files
  first_served_on TEXT NOT NULL,
  last_current_on TEXT NOT NULL     -- the last day on which it was the newest
) STRICT, WITHOUT ROWID;

CREATE TABLE embed_files (
  version TEXT NOT NULL REFERENCES embed_versions (version) ON DELETE CASCADE,
  name TEXT NOT NULL,               -- haven-finder.js, messages/cy.js
  body TEXT NOT NULL,
  PRIMARY KEY (version, name)
) STRICT, WITHOUT ROWID;
