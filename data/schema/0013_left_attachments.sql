-- Step 13: attachments of a case that is not here (any longer): of a report that the center had already, until the case comes that stands
-- in its place. home: that case.
CREATE TABLE attachments_left (
  n INTEGER PRIMARY KEY, home BLOB NOT NULL, id BLOB NOT NULL UNIQUE, step INTEGER NOT NULL, hash BLOB NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL
);
CREATE INDEX attachments_left_home ON attachments_left (home);
