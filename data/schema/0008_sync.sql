-- Step 8: the workstation's side of the sync. server_ver: the center's version of the row that lies here (0: the center does not
-- know it); row_ver goes on counting what happened to the row in this file. tbl: as in the journal.
ALTER TABLE areas ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE buildings ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE compounds ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dwellings ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE households ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE people ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organisations ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteers ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE appointments ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE departments ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE crews ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facilities ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE categories ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rules ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN server_ver INTEGER NOT NULL DEFAULT 0;

-- site, epoch, cursors, scope …; empty in a store that belongs to no center.
CREATE TABLE sync_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Rows changed since the outbox was filled last, in the order of their first change; the triggers of a joined store write here.
-- journal_seq: the last row of the journal by then; who made the change stands a little behind it.
CREATE TABLE sync_dirty (seq INTEGER PRIMARY KEY AUTOINCREMENT, tbl INTEGER NOT NULL, row BLOB NOT NULL, journal_seq INTEGER NOT NULL, UNIQUE (tbl, row));
-- Each step taken here of a case that the center knows: the case as it was after it.
CREATE TABLE sync_steps (seq INTEGER PRIMARY KEY AUTOINCREMENT, op BLOB NOT NULL, row BLOB NOT NULL, image TEXT NOT NULL, step TEXT NOT NULL);
CREATE INDEX sync_steps_row ON sync_steps (row);

-- The center's copy of rows that have changes of ours which it has not taken in yet; image NULL: it has no such row.
CREATE TABLE sync_shadow (tbl INTEGER NOT NULL, row BLOB NOT NULL, ver INTEGER NOT NULL, image TEXT, PRIMARY KEY (tbl, row)) WITHOUT ROWID;

-- What was done here. state: 1 waits for an answer, 2 taken in, waits until the row comes back, 3 settled (kept for a center that
-- is restored), 4 refused (and in sync_conflicts).
CREATE TABLE sync_outbox (
  local_seq INTEGER PRIMARY KEY AUTOINCREMENT, op_id BLOB NOT NULL UNIQUE, tbl INTEGER NOT NULL, row BLOB NOT NULL, kind INTEGER NOT NULL, base_ver INTEGER NOT NULL, prev_op_id BLOB,
  actor TEXT NOT NULL, user BLOB, role INTEGER NOT NULL, area TEXT NOT NULL, patch TEXT NOT NULL, base TEXT NOT NULL, step TEXT NOT NULL, at INTEGER NOT NULL,
  state INTEGER NOT NULL DEFAULT 1, attempts INTEGER NOT NULL DEFAULT 0, new_ver INTEGER NOT NULL DEFAULT 0, settled_at INTEGER
);
CREATE INDEX sync_outbox_waiting ON sync_outbox (local_seq) WHERE state = 1;
CREATE INDEX sync_outbox_row ON sync_outbox (tbl, row) WHERE state IN (1, 2);
CREATE INDEX sync_outbox_settled ON sync_outbox (settled_at) WHERE state = 3;

-- What the center did not take, or only in part: nothing is dropped. status: as the answer's. decision: 0 open, 1 theirs, 2 mine.
CREATE TABLE sync_conflicts (
  op_id BLOB PRIMARY KEY, tbl INTEGER NOT NULL, row BLOB NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL, area TEXT NOT NULL, mine TEXT NOT NULL, base TEXT NOT NULL, step TEXT NOT NULL,
  detail TEXT NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, answered_at INTEGER NOT NULL, decision INTEGER NOT NULL DEFAULT 0, decided_at INTEGER, decided_by TEXT
) WITHOUT ROWID;

-- Delivered, but not to be placed yet: the row that it needs is not here (need_tbl, need_row), or its key is taken (NULL).
-- gone: 0 a row, 1 a tombstone, 2 left the scope.
CREATE TABLE sync_waiting (
  tbl INTEGER NOT NULL, row BLOB NOT NULL, ver INTEGER NOT NULL, gone INTEGER NOT NULL, area TEXT NOT NULL, image TEXT NOT NULL, updated_at INTEGER NOT NULL, updated_by TEXT NOT NULL, need_tbl INTEGER, need_row BLOB,
  PRIMARY KEY (tbl, row)
) WITHOUT ROWID;
CREATE INDEX sync_waiting_for ON sync_waiting (need_tbl, need_row);
-- References to rows that are not here and that a row can do without.
CREATE TABLE sync_dangling (tbl INTEGER NOT NULL, row BLOB NOT NULL, col TEXT NOT NULL, target_tbl INTEGER NOT NULL, target BLOB NOT NULL, PRIMARY KEY (tbl, row, col)) WITHOUT ROWID;
CREATE INDEX sync_dangling_target ON sync_dangling (target_tbl, target);
CREATE TABLE sync_tombstones (tbl INTEGER NOT NULL, row BLOB NOT NULL, ver INTEGER NOT NULL, PRIMARY KEY (tbl, row)) WITHOUT ROWID;
