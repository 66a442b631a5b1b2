-- Step 2: the whole workflow: what a step carried with it, joined duplicates, response groups, urges, attachments.

-- until: of a suspension the resume date, of an extension the new deadline. satisfied: of a follow-up. due: the deadline of
-- the state that the step ended, as it stood then; NULL where none ran.
ALTER TABLE transitions ADD COLUMN until INTEGER;
ALTER TABLE transitions ADD COLUMN satisfied INTEGER;
ALTER TABLE transitions ADD COLUMN due INTEGER;

-- suspect: the open case that this report probably repeats; cleared when it is joined or dispatched.
ALTER TABLE cases ADD COLUMN resume_at INTEGER;
ALTER TABLE cases ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN urges INTEGER NOT NULL DEFAULT 0;
ALTER TABLE cases ADD COLUMN suspect BLOB;

-- A duplicate that was joined to the case it repeats. informed_at: when its reporter was told of the result.
CREATE TABLE case_links (
  id BLOB NOT NULL UNIQUE, duplicate BLOB PRIMARY KEY, original BLOB NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, informed_at INTEGER
);
CREATE INDEX case_links_original ON case_links (original);

-- Response groups: what supporting departments do beside the lead. state: 1 open, 2 done, 3 withdrawn.
CREATE TABLE case_tasks (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, case_n INTEGER NOT NULL REFERENCES cases (n) ON DELETE CASCADE, department BLOB NOT NULL,
  state INTEGER NOT NULL, request TEXT NOT NULL, result TEXT NOT NULL, opened_at INTEGER NOT NULL, opened_by TEXT NOT NULL, due INTEGER, ended_at INTEGER, ended_by TEXT
);
CREATE INDEX case_tasks_case ON case_tasks (case_n);
CREATE INDEX case_tasks_open ON case_tasks (department) WHERE state = 1;

-- Each urging 催办 of a case: the state it waited in, the level (1 who must act, 2 and up: the superior), by hand or by the clock.
CREATE TABLE case_urges (
  case_n INTEGER NOT NULL REFERENCES cases (n) ON DELETE CASCADE, i INTEGER NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, level INTEGER NOT NULL,
  automatic INTEGER NOT NULL, actor TEXT NOT NULL, department BLOB, messages INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY (case_n, i)
) WITHOUT ROWID;
CREATE INDEX case_urges_at ON case_urges (at);

-- Attachments: the bytes lie beside the store in a folder by content hash (BLAKE2b-256); step: of the trail.
CREATE TABLE attachments (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, case_n INTEGER NOT NULL REFERENCES cases (n) ON DELETE CASCADE, step INTEGER NOT NULL, hash BLOB NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, UNIQUE (case_n, step, hash)
);

-- A work queue is one state by age; the closed history is read by its end.
CREATE INDEX cases_queue ON cases (state, state_since) WHERE state NOT IN (9, 10);
DROP INDEX cases_open;
CREATE INDEX cases_closed ON cases (state, closed_at) WHERE closed_at IS NOT NULL;
