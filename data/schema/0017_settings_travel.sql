-- Step 17: settings travel. id: of "settings:" + scope + ":" + key, the same in every workstation. value NULL: nothing is set here any
-- more; the row stays, since one that was deleted could never come back under its id.
CREATE TABLE settings_new (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, server_ver INTEGER NOT NULL DEFAULT 0, scope TEXT NOT NULL, key TEXT NOT NULL, value TEXT, UNIQUE (scope, key)
);
INSERT INTO settings_new (id, row_ver, scope, key, value) SELECT jw_named('settings:' || scope || ':' || key), row_ver, scope, key, value FROM settings ORDER BY scope, key;
DROP TABLE settings;
ALTER TABLE settings_new RENAME TO settings;
-- A store that has joined a center tells it of them.
INSERT INTO sync_dirty (tbl, row, journal_seq) SELECT 7, id, coalesce((SELECT max(seq) FROM journal), 0) FROM settings WHERE EXISTS (SELECT 1 FROM sync_state WHERE key = 'site') ORDER BY n;
