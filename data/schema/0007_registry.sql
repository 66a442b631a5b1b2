-- Step 7: the registry: coded attributes, validity and history, compounds, organisations, volunteers, appointments.
-- Codes are small numbers, 0 is "not recorded"; data/codes/registry.toml names them. health is the sealed pair of disability
-- type and grade. since: this version holds since then; valid_from/valid_to: the row is in force, half open, by the day it
-- happened. ended: 1 moved away, 2 died, 3 merged into another, 4 entered by mistake, 5 dissolved.
ALTER TABLE people ADD COLUMN initials TEXT NOT NULL DEFAULT '';
ALTER TABLE people ADD COLUMN paper INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN education INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN marital INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN employment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN employment_registration INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN welfare_post INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN job_fair INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN retirement INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN military_service INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN hobby INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN pension INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN medical INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN work_injury INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN unemployment INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN maternity INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN subsidy INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN public_office INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN volunteer INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN living_alone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN left_behind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN health BLOB;
ALTER TABLE people ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN valid_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN valid_to INTEGER;
ALTER TABLE people ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN merged_into INTEGER;

ALTER TABLE households ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
ALTER TABLE households ADD COLUMN special_family INTEGER NOT NULL DEFAULT 0;
ALTER TABLE households ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE households ADD COLUMN valid_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE households ADD COLUMN valid_to INTEGER;
ALTER TABLE households ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;

ALTER TABLE dwellings ADD COLUMN type INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dwellings ADD COLUMN ownership INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dwellings ADD COLUMN landlord BLOB;
ALTER TABLE dwellings ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dwellings ADD COLUMN valid_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dwellings ADD COLUMN valid_to INTEGER;
ALTER TABLE dwellings ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;

ALTER TABLE buildings ADD COLUMN compound INTEGER;
ALTER TABLE buildings ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buildings ADD COLUMN year INTEGER NOT NULL DEFAULT 0;

-- What the statistics alone may read (spec 06, item 2). No list, page, filter, export or history touches this table.
CREATE TABLE people_aggregate (
  person INTEGER PRIMARY KEY REFERENCES people (n) ON DELETE CASCADE, ethnic_group INTEGER NOT NULL DEFAULT 0, political_affiliation INTEGER NOT NULL DEFAULT 0
);

-- Compounds 小区: a part of one community, or of several grids of it.
CREATE TABLE compounds (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL DEFAULT 1, name TEXT NOT NULL, address TEXT NOT NULL DEFAULT '', area TEXT NOT NULL,
  property_company BLOB, since INTEGER NOT NULL DEFAULT 0, valid_from INTEGER NOT NULL DEFAULT 0, valid_to INTEGER, ended INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX compounds_area ON compounds (area);
CREATE INDEX buildings_compound ON buildings (compound) WHERE compound IS NOT NULL;

-- Organisations of every kind, merchants and teams among them; contact (a person's name and telephone) is sealed.
CREATE TABLE organisations (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL DEFAULT 1, kind INTEGER NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL DEFAULT '',
  credit_code TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', business TEXT NOT NULL DEFAULT '', area TEXT NOT NULL,
  building INTEGER REFERENCES buildings (n) ON DELETE SET NULL, parent INTEGER REFERENCES organisations (n) ON DELETE SET NULL, contact BLOB,
  since INTEGER NOT NULL DEFAULT 0, valid_from INTEGER NOT NULL DEFAULT 0, valid_to INTEGER, ended INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX organisations_credit ON organisations (credit_code) WHERE credit_code <> '';
CREATE INDEX organisations_area ON organisations (area, kind);
CREATE INDEX organisations_building ON organisations (building) WHERE building IS NOT NULL;

-- Volunteers and their teams (organisations of kind 12); of the registry's people, or of elsewhere with a sealed contact.
CREATE TABLE volunteers (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL DEFAULT 1, person INTEGER REFERENCES people (n) ON DELETE RESTRICT, name TEXT NOT NULL, contact BLOB,
  team INTEGER REFERENCES organisations (n) ON DELETE SET NULL, skills TEXT NOT NULL DEFAULT '', area TEXT NOT NULL,
  since INTEGER NOT NULL DEFAULT 0, valid_from INTEGER NOT NULL DEFAULT 0, valid_to INTEGER, ended INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX volunteers_area ON volunteers (area);
CREATE INDEX volunteers_person ON volunteers (person) WHERE person IS NOT NULL;

-- Who is, or was, responsible where. post: as staff.post (1 grid leader, 3 building leader …), from 100 on posts of an
-- organisation. place_kind: 1 area, 2 building, 3 organisation; place: its id. phone is the post's, as staff.phone is.
CREATE TABLE appointments (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL DEFAULT 1, post INTEGER NOT NULL, title TEXT NOT NULL DEFAULT '', place_kind INTEGER NOT NULL, place BLOB NOT NULL,
  area TEXT NOT NULL, person BLOB, staff BLOB, name TEXT NOT NULL, phone TEXT NOT NULL DEFAULT '',
  since INTEGER NOT NULL DEFAULT 0, valid_from INTEGER NOT NULL, valid_to INTEGER, ended INTEGER NOT NULL DEFAULT 0, appointed_by TEXT NOT NULL, dismissed_by TEXT, reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX appointments_place ON appointments (place, post);
CREATE INDEX appointments_area ON appointments (area) WHERE valid_to IS NULL;
INSERT INTO appointments (id, post, place_kind, place, area, staff, name, phone, valid_from, appointed_by)
  SELECT randomblob(16), s.post, 1, a.id, s.area, s.id, s.name, s.phone, 0, '' FROM staff s JOIN areas a ON a.path = s.area AND a.valid_to IS NULL WHERE s.post IN (1, 3);

-- Older versions of rows: image is JSON of the columns; sealed ones stay sealed (hexadecimal). parent: the row number above
-- it (of people: the household) in that version. tbl: as in the journal.
CREATE TABLE registry_history (
  tbl INTEGER NOT NULL, row INTEGER NOT NULL, row_ver INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, parent INTEGER, recorded_at INTEGER NOT NULL,
  recorded_by TEXT NOT NULL, image TEXT NOT NULL, PRIMARY KEY (tbl, row, row_ver)
) WITHOUT ROWID;
CREATE INDEX registry_history_parent ON registry_history (tbl, parent);
CREATE INDEX registry_history_until ON registry_history (tbl, until);

-- How the columns of a file are read, by name; mapping is JSON.
CREATE TABLE import_mappings (name TEXT NOT NULL, subject TEXT NOT NULL, mapping TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, PRIMARY KEY (subject, name)) WITHOUT ROWID;

CREATE UNIQUE INDEX people_id ON people (id);
CREATE INDEX people_name ON people (name);
CREATE INDEX people_initials ON people (initials);
CREATE INDEX people_citizen_id ON people (citizen_id_index) WHERE citizen_id_index IS NOT NULL;
CREATE INDEX people_phone ON people (phone_index) WHERE phone_index IS NOT NULL;
CREATE UNIQUE INDEX households_id ON households (id);
CREATE UNIQUE INDEX dwellings_id ON dwellings (id);
