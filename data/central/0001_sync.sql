-- Step 1: what the center keeps about workstations, operations and changes (schema sync) and the rows themselves (schema city).
-- Everything belongs to jingwei_center, a role nobody logs in as; workstations are members of jingwei_workstation and may
-- only execute functions (step 5). Every key that must become unique across shards is a UUID; area paths begin with the
-- district, so the indexes by area are the ones to distribute by.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jingwei_center') THEN CREATE ROLE jingwei_center NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'jingwei_workstation') THEN CREATE ROLE jingwei_workstation NOLOGIN; END IF;
END $$;
GRANT pg_read_all_stats TO jingwei_center;  -- the age of the oldest running transaction
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE SCHEMA sync AUTHORIZATION jingwei_center;
CREATE SCHEMA city AUTHORIZATION jingwei_center;
SET LOCAL ROLE jingwei_center;

-- One row. epoch changes when the center has lost commits it once acknowledged (failover, restore); timeline and system are
-- what the server said when the epoch began. log_floor: changes before it are no longer in the log. key_id: of the key that
-- seals fields, set by the first workstation; the key itself never comes here.
CREATE TABLE sync.meta (
  one boolean PRIMARY KEY DEFAULT true CHECK (one), epoch uuid NOT NULL DEFAULT gen_random_uuid(), timeline text NOT NULL, system text NOT NULL, schema_version int NOT NULL DEFAULT 0,
  tables_version int NOT NULL DEFAULT 0, min_client int NOT NULL DEFAULT 1, key_id bigint, log_floor xid8 NOT NULL DEFAULT '0', created_at timestamptz NOT NULL DEFAULT now()
);

-- The synced tables and their columns, from data/sync/tables.toml. Expressions over "t": row_json for merging,
-- row_text what is given out, with what hangs on the row, digest_text; key_match: that
-- a new row "r" has the key of "t".
CREATE TABLE sync.tbl (
  tbl smallint PRIMARY KEY, name text NOT NULL UNIQUE, scope text NOT NULL CHECK (scope IN ('area', 'up', 'all')), lane text NOT NULL CHECK (lane IN ('live', 'registry')), place int NOT NULL,
  row_json text NOT NULL DEFAULT '', row_text text NOT NULL DEFAULT '', digest_text text NOT NULL DEFAULT '', key_match text
);
CREATE TABLE sync.col (tbl smallint NOT NULL REFERENCES sync.tbl, name text NOT NULL, type text NOT NULL, class text NOT NULL CHECK (class IN ('A', 'B', 'T')), PRIMARY KEY (tbl, name));

-- Which login may work where: area paths ('' is the whole city). scope_epoch changes with the areas.
CREATE TABLE sync.login (
  login name PRIMARY KEY, areas text[] NOT NULL, may_write boolean NOT NULL DEFAULT true, may_write_shared boolean NOT NULL DEFAULT false, scope_epoch bigint NOT NULL DEFAULT 1
);
CREATE TABLE sync.site (
  site_id uuid PRIMARY KEY, site_no int GENERATED ALWAYS AS IDENTITY, login name NOT NULL, name text NOT NULL DEFAULT '', app_ver text NOT NULL DEFAULT '', tables_version int NOT NULL DEFAULT 0,
  cursor_xid xid8 NOT NULL DEFAULT '0', cursor_seq bigint NOT NULL DEFAULT 0, lag bigint NOT NULL DEFAULT 0, waiting int NOT NULL DEFAULT 0, refused int NOT NULL DEFAULT 0,
  clock_skew_ms bigint NOT NULL DEFAULT 0, first_seen timestamptz NOT NULL DEFAULT clock_timestamp(), last_seen timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Keys only; op: 1 insert, 2 update, 3 delete. Read in the order (xid, seq), and only below the oldest running transaction.
CREATE TABLE sync.change_log (
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(), seq bigint GENERATED ALWAYS AS IDENTITY, tbl smallint NOT NULL, row_id uuid NOT NULL, op smallint NOT NULL, row_ver bigint NOT NULL,
  area text NOT NULL, area_old text NOT NULL, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (xid, seq)
);
CREATE INDEX change_log_at ON sync.change_log USING brin (at);

-- Every operation a workstation ever pushed, with what became of it. result: 1 applied, 2 duplicate, 3 conflict, 4 rejected as
-- stale, 5 rejected; 0 only within its own transaction.
CREATE TABLE sync.op (
  op_id uuid PRIMARY KEY, site_id uuid NOT NULL, local_seq bigint NOT NULL, prev_op_id uuid, actor text NOT NULL, actor_id uuid, role smallint NOT NULL, tbl smallint NOT NULL, row_id uuid NOT NULL,
  kind smallint NOT NULL, base_ver bigint NOT NULL, patch jsonb, base jsonb, step jsonb, client_at timestamptz, server_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  result smallint NOT NULL DEFAULT 0, new_ver bigint NOT NULL DEFAULT 0, detail jsonb, UNIQUE (site_id, local_seq)
);
CREATE INDEX op_row ON sync.op (row_id, server_at);
CREATE INDEX op_server_at ON sync.op USING brin (server_at);

CREATE TABLE sync.tombstone (tbl smallint NOT NULL, row_id uuid NOT NULL, row_ver bigint NOT NULL, area text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (tbl, row_id));

-- A value of class A that two people changed: both versions are kept; the center's stands until somebody decides.
CREATE TABLE sync.conflict (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), op_id uuid NOT NULL, tbl smallint NOT NULL, row_id uuid NOT NULL, col text NOT NULL, base jsonb, mine jsonb, server jsonb, server_ver bigint NOT NULL,
  site_id uuid NOT NULL, actor text NOT NULL, area text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (op_id, col)
);
CREATE INDEX conflict_row ON sync.conflict (tbl, row_id);

-- The transition table of the workflow. roles: bits by the number of the role; needs: 1 reason, 2 department, 4 result, 8 date.
CREATE TABLE sync.edge (from_state smallint, action smallint, to_state smallint NOT NULL, roles int NOT NULL, needs int NOT NULL, PRIMARY KEY (from_state, action));
INSERT INTO sync.edge (from_state, action, to_state, roles, needs) VALUES
  (1, 2, 10, 72, 1), (1, 3, 2, 72, 3), (2, 4, 3, 128, 0), (2, 5, 4, 128, 1), (4, 3, 2, 72, 3), (3, 6, 5, 128, 4), (5, 7, 6, 72, 0), (5, 8, 9, 8, 0), (6, 8, 9, 8, 0), (6, 9, 7, 0, 0),
  (7, 6, 5, 128, 4), (3, 10, 8, 8, 9), (7, 10, 8, 8, 9), (8, 11, 3, 8, 0), (3, 12, 3, 8, 9), (7, 12, 7, 8, 9), (9, 13, 7, 8, 1);

-- Trail and sealed people of a case travel inside its row. The trail is append-only.
CREATE TABLE city.transitions (
  op uuid PRIMARY KEY, case_id uuid NOT NULL, n int NOT NULL, action smallint NOT NULL, from_state smallint NOT NULL, to_state smallint NOT NULL, at bigint NOT NULL, recorded_at bigint NOT NULL,
  actor text NOT NULL, role smallint NOT NULL, reason text, note text, department uuid, rule uuid, rule_ver bigint, until bigint, satisfied int, due bigint,
  site_id uuid NOT NULL, server_at timestamptz NOT NULL DEFAULT clock_timestamp(), UNIQUE (case_id, n)
);
CREATE TABLE city.case_people (case_id uuid PRIMARY KEY, reporter_name bytea, reporter_phone bytea, phone_index bytea, party_a bytea, party_b bytea);

CREATE FUNCTION city.append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail of a case is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON city.transitions FOR EACH ROW EXECUTE FUNCTION city.append_only();

INSERT INTO sync.meta (timeline, system) VALUES (left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), (SELECT system_identifier::text FROM pg_control_system()));
RESET ROLE;
