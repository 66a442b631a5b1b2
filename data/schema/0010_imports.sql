-- Step 10: imports are stored in many small transactions; until the last of them these steps say how to take all of it back.
CREATE TABLE import_batches (
  id BLOB PRIMARY KEY, subject TEXT NOT NULL, rows INTEGER NOT NULL, started_at INTEGER NOT NULL, started_by TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2)  -- 0 being stored, 1 stored, 2 taken back
) WITHOUT ROWID;
CREATE TABLE import_steps (
  batch BLOB NOT NULL, n INTEGER NOT NULL, journal_table INTEGER NOT NULL, row INTEGER NOT NULL, row_ver INTEGER NOT NULL, inserted INTEGER NOT NULL,
  PRIMARY KEY (batch, n)
) WITHOUT ROWID;
