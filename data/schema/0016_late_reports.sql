-- Step 16: what was believed before a late report. Versions that another one has taken the place of (told_ver, told at told_at by told_by):
-- as registry_history had them; until NULL: it was the present version.
CREATE TABLE registry_superseded (
  tbl INTEGER NOT NULL, row INTEGER NOT NULL, told_ver INTEGER NOT NULL, row_ver INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER, recorded_at INTEGER, recorded_by TEXT NOT NULL DEFAULT '',
  image TEXT NOT NULL, told_at INTEGER NOT NULL, told_by TEXT NOT NULL, PRIMARY KEY (tbl, row, told_ver, row_ver)
) WITHOUT ROWID;
