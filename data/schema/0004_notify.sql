-- Step 4: the outbox of e-mail and SMS, which is their log too. channel: 1 e-mail, 2 SMS. state: 1 waiting, 2 sent, 3 given up, 4 withdrawn.
-- address, subject and text of a message to a resident are sealed; to a post they stand in clear.
-- Quiet hours of the receiver: minutes after local midnight; NULL: none. Urgent messages pass.
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, row_ver INTEGER NOT NULL, channel INTEGER NOT NULL, kind TEXT NOT NULL, area TEXT NOT NULL, case_id BLOB,
  receiver TEXT NOT NULL, address BLOB NOT NULL, subject BLOB NOT NULL, text BLOB NOT NULL, sealed INTEGER NOT NULL, urgent INTEGER NOT NULL, quiet_from INTEGER, quiet_to INTEGER,
  created_at INTEGER NOT NULL, created_by TEXT NOT NULL, state INTEGER NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL, ended_at INTEGER, error TEXT NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (channel, urgent, next_at) WHERE state = 1;
CREATE INDEX outbox_case ON outbox (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX outbox_created ON outbox (created_at);
ALTER TABLE staff ADD COLUMN quiet_from INTEGER;
ALTER TABLE staff ADD COLUMN quiet_to INTEGER;
