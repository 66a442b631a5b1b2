-- Step 9: the analysts' own entries of the statistics catalog, as TOML texts.
CREATE TABLE statistics_entries (key TEXT PRIMARY KEY, toml TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL) WITHOUT ROWID;
