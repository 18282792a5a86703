-- Areas of councils, and the places people search by.

CREATE TABLE authorities (
  code TEXT PRIMARY KEY,            -- ONS code, E09000003
  name TEXT NOT NULL,
  west REAL, south REAL, east REAL, north REAL,
  updated_at TEXT NOT NULL,
  -- last: what comes after a long text in a row can only be read through all of its pages
  boundary TEXT                     -- GeoJSON Polygon or MultiPolygon, WGS 84; null until imported
) STRICT;

CREATE TABLE wards (
  code TEXT PRIMARY KEY,            -- ONS code, E05013637
  authority_code TEXT NOT NULL REFERENCES authorities (code),
  name TEXT NOT NULL,
  west REAL NOT NULL, south REAL NOT NULL, east REAL NOT NULL, north REAL NOT NULL,
  updated_at TEXT NOT NULL,
  boundary TEXT NOT NULL
) STRICT;

-- wards of one authority: imports, lists, reports
CREATE INDEX wards_by_authority ON wards (authority_code);

CREATE TABLE postcodes (
  postcode TEXT PRIMARY KEY,        -- without the space: N120QG
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  quality INTEGER NOT NULL,         -- Code-Point positional quality, 10 is best
  authority_code TEXT,              -- as published, even where that authority is not on this register
  ward_code TEXT REFERENCES wards (code)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcodes (
  outcode TEXT PRIMARY KEY,         -- N12
  lat REAL NOT NULL,                -- mean of its postcodes
  lon REAL NOT NULL,
  postcodes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  search_name TEXT NOT NULL,        -- lower case, letters and digits only
  kind TEXT NOT NULL CHECK (kind IN ('town_centre', 'station', 'landmark')),
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  authority_code TEXT REFERENCES authorities (code)
) STRICT;

-- GET /api/v1/places?q= by prefix of the name
CREATE INDEX places_by_search_name ON places (search_name);

CREATE TABLE bank_holidays (
  division TEXT NOT NULL CHECK (division IN ('england-and-wales', 'scotland', 'northern-ireland')),
  date TEXT NOT NULL,               -- YYYY-MM-DD
  title TEXT NOT NULL,
  PRIMARY KEY (division, date)
) STRICT, WITHOUT ROWID;
