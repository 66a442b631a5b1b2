-- Step 1: areas, places, cases with transitions, the directory, people, the journal and the audit log.
-- Keys are UUID blobs of 16 bytes; n is this file's own row number and never leaves it. Times are UTC milliseconds.
-- area is an area path: codes from the top down, each followed by '/'. row_ver counts the versions of a row.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE areas (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, network TEXT NOT NULL DEFAULT 'community',
  level INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, parent BLOB, path TEXT NOT NULL,
  valid_from INTEGER NOT NULL, valid_to INTEGER, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
  UNIQUE (network, code)
);
SELECT AddGeometryColumn('areas', 'geom', 4490, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('areas', 'geom');

CREATE TABLE buildings (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, source TEXT NOT NULL, external_id TEXT NOT NULL,
  name TEXT NOT NULL, address TEXT NOT NULL, use TEXT NOT NULL, floors INTEGER NOT NULL, area TEXT NOT NULL,
  lon REAL NOT NULL, lat REAL NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL,
  UNIQUE (source, external_id)
);
SELECT AddGeometryColumn('buildings', 'geom', 4490, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('buildings', 'geom');
CREATE INDEX buildings_area ON buildings (area);

CREATE TABLE dwellings (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, row_ver INTEGER NOT NULL DEFAULT 1, building INTEGER NOT NULL REFERENCES buildings (n) ON DELETE RESTRICT,
  unit INTEGER NOT NULL, floor INTEGER NOT NULL, number INTEGER NOT NULL, square_metres INTEGER NOT NULL, residence INTEGER NOT NULL, area TEXT NOT NULL
);
CREATE INDEX dwellings_building ON dwellings (building);

CREATE TABLE households (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, row_ver INTEGER NOT NULL DEFAULT 1, dwelling INTEGER NOT NULL REFERENCES dwellings (n) ON DELETE RESTRICT,
  registration INTEGER NOT NULL, area TEXT NOT NULL
);
CREATE INDEX households_dwelling ON households (dwelling);

-- citizen_id and phone are sealed (authenticated encryption); the *_index columns are keyed hashes for exact search.
CREATE TABLE people (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL, row_ver INTEGER NOT NULL DEFAULT 1, household INTEGER NOT NULL REFERENCES households (n) ON DELETE RESTRICT,
  relation INTEGER NOT NULL, name TEXT NOT NULL, sex INTEGER NOT NULL, birth_day INTEGER NOT NULL, residence INTEGER NOT NULL, area TEXT NOT NULL,
  citizen_id BLOB, citizen_id_index BLOB, phone BLOB, phone_index BLOB
);
CREATE INDEX people_household ON people (household);

CREATE TABLE departments (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL
);
CREATE TABLE staff (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, name TEXT NOT NULL, post INTEGER NOT NULL, area TEXT NOT NULL,
  department BLOB, phone TEXT NOT NULL, email TEXT NOT NULL
);
CREATE INDEX staff_area ON staff (area);
CREATE TABLE facilities (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL DEFAULT 1, kind TEXT NOT NULL, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  area TEXT NOT NULL, lon REAL NOT NULL, lat REAL NOT NULL, department BLOB
);
CREATE TABLE categories (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, kind INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL,
  nature INTEGER NOT NULL, department BLOB, limit_text TEXT NOT NULL,
  UNIQUE (kind, code)
);
CREATE TABLE rules (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, name TEXT NOT NULL, priority INTEGER NOT NULL, conditions TEXT NOT NULL,
  department BLOB NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER
);
-- Switches and durations: scope '' is the whole city, else 'street:<path>', 'department:<uuid>' or 'category:<uuid>'.
CREATE TABLE settings (scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, row_ver INTEGER NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID;

CREATE TABLE cases (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, number TEXT NOT NULL UNIQUE, source TEXT NOT NULL, external_id TEXT,
  category BLOB NOT NULL, kind INTEGER NOT NULL, nature INTEGER NOT NULL, channel INTEGER NOT NULL,
  title TEXT NOT NULL, text TEXT NOT NULL, address TEXT NOT NULL, stated_area TEXT NOT NULL, lon REAL, lat REAL, area TEXT NOT NULL, unlocated TEXT,
  contradicted INTEGER NOT NULL, reported_at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,
  state INTEGER NOT NULL, state_since INTEGER NOT NULL, round INTEGER NOT NULL, department BLOB, proposed BLOB, rule BLOB,
  due INTEGER, step_due INTEGER, closed_at INTEGER, transitions INTEGER NOT NULL
);
CREATE UNIQUE INDEX cases_external ON cases (source, external_id) WHERE external_id IS NOT NULL;
CREATE INDEX cases_reported ON cases (reported_at);
CREATE INDEX cases_open ON cases (state) WHERE state NOT IN (9, 10);

-- Reporter and parties, apart from the case and sealed; no row for an anonymous report without parties.
CREATE TABLE case_people (
  case_n INTEGER PRIMARY KEY REFERENCES cases (n) ON DELETE CASCADE, reporter_name BLOB, reporter_phone BLOB, phone_index BLOB, party_a BLOB, party_b BLOB
);
CREATE INDEX case_people_phone ON case_people (phone_index) WHERE phone_index IS NOT NULL;

CREATE TABLE transitions (
  case_n INTEGER NOT NULL REFERENCES cases (n) ON DELETE CASCADE, i INTEGER NOT NULL, op BLOB NOT NULL, action INTEGER NOT NULL, from_state INTEGER NOT NULL, to_state INTEGER NOT NULL,
  at INTEGER NOT NULL, recorded_at INTEGER NOT NULL, actor TEXT NOT NULL, role INTEGER NOT NULL, reason TEXT, note TEXT, department BLOB, rule BLOB, rule_ver INTEGER,
  PRIMARY KEY (case_n, i)
) WITHOUT ROWID;

-- One row for each changed row, written in the same transaction. kind: 1 insert, 2 update, 3 delete, 4 transition.
-- patch: JSON of the fields that changed (their new values); NULL where the row itself or its transition says it all.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY, op BLOB NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, user BLOB, tbl INTEGER NOT NULL, row BLOB NOT NULL,
  kind INTEGER NOT NULL, row_ver INTEGER NOT NULL, area TEXT NOT NULL, patch TEXT
);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, user BLOB, actor TEXT NOT NULL, role INTEGER NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
  purpose TEXT NOT NULL, detail TEXT NOT NULL, hash BLOB NOT NULL
);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
