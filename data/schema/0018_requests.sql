-- Step 18: what the department that has a case asks the desk for: more time 延期申请 or a pause 挂账申请.

-- action: 12 extend, 10 suspend; until: the deadline or the resume date that it wishes. state: 1 open, 2 granted, 3 refused, 4 withdrawn,
-- 5 lapsed (the case went on without it).
CREATE TABLE case_requests (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, case_n INTEGER NOT NULL REFERENCES cases (n) ON DELETE CASCADE, department BLOB NOT NULL,
  action INTEGER NOT NULL, state INTEGER NOT NULL, reason TEXT NOT NULL, until INTEGER, answer TEXT NOT NULL, asked_at INTEGER NOT NULL, asked_by TEXT NOT NULL,
  answered_at INTEGER, answered_by TEXT
);
CREATE INDEX case_requests_case ON case_requests (case_n);
CREATE INDEX case_requests_open ON case_requests (case_n) WHERE state = 1;
