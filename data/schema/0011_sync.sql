-- Step 11: comparing the whole store with the center, after it was restored, after a long absence, or when the scope has changed.
-- What the center has given since the comparison began; a row that is not here at its end is one that the center does not have.
CREATE TABLE sync_seen (tbl INTEGER NOT NULL, row BLOB NOT NULL, PRIMARY KEY (tbl, row)) WITHOUT ROWID;
-- row_ver of rows that were deleted: one that comes back goes on from there.
CREATE TABLE sync_versions (tbl INTEGER NOT NULL, row BLOB NOT NULL, ver INTEGER NOT NULL, PRIMARY KEY (tbl, row)) WITHOUT ROWID;
-- state 5 of sync_outbox: settled with a center that was restored since, to be told once more.
CREATE INDEX sync_outbox_again ON sync_outbox (local_seq) WHERE state = 5;
